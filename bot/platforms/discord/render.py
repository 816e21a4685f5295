"""A `Reply` as a Discord message: one container of text with its buttons. Everything that is not ours is escaped."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, assert_never

import discord
from discord import ui

from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Cite,
    Cites,
    Deadline,
    Document,
    Heading,
    Kicker,
    Labelled,
    Lettered,
    Listing,
    Mention,
    Menu,
    Prose,
    Quote,
    Reference,
    Reply,
    Standings,
)
from bot.core.visible import visible

PREFIX = "z|"
"""Before each press in a custom_id, so that we know our own buttons. A menu has its number there."""

TEXT_LIMIT = 4000
"""Characters in all the text of a message (components V2)."""

COLOUR = 0x2E6F9E
_ROW = 5
_LABEL, _OPTION, _PLACEHOLDER = 80, 100, 150
_HEAD = 30
_MOST_SOURCES, _LONGEST_SOURCE, _LONGEST_URL, _LAST_LINE = 3600, 300, 1000, 600
_IN_A_LINK = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})
_PARTS, _PARAGRAPHS = 40, 6
"""Parts of a message at most, with those inside others; paragraphs that are parts, closer than with an empty line."""
_APART = (Kicker, Cites, Reference, Buttons, Menu, Document, Attachment)
_SIGNS = {ChoiceMark.NONE: "", ChoiceMark.RIGHT: "✔ ", ChoiceMark.CHOSEN_RIGHT: "✔ ", ChoiceMark.CHOSEN_WRONG: "✖ "}


@dataclass(frozen=True, slots=True)
class Message:
    """What Discord is sent: its components, and the files that they show."""

    components: str
    """As JSON."""
    files: tuple[discord.File, ...]

    @property
    def view(self) -> ui.LayoutView:
        """The components as discord.py takes them."""
        return _Ready(json.loads(self.components))


class _Ready(ui.LayoutView):
    """Components that are made already. Listens to nothing: presses come through the client's one route."""

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._components = components
        self.stop()

    def to_components(self) -> list[dict[str, Any]]:
        """What is sent."""
        return self._components

    def has_components_v2(self) -> bool:
        """Always."""
        return True


def render(reply: Reply) -> Message:
    """The message of a reply. One with somebody's own file is not kept."""
    documents = [block for block in reply.blocks if isinstance(block, Document | Attachment)]
    drawn = _components.__wrapped__ if documents else _components
    return Message(drawn(reply.blocks), tuple(_file(it) for it in documents))


def _file(block: Document | Attachment) -> discord.File:
    data = block.text.encode() if isinstance(block, Document) else block.data
    return discord.File(io.BytesIO(data), block.name, description=getattr(block, "alt", None) or None)


@lru_cache(maxsize=1024)
def _components(blocks: tuple[Block, ...]) -> str:
    """What many ask for is drawn once: most of what can be asked for is the same for everybody."""
    container: ui.Container[Any] = ui.Container(*_items(blocks), accent_colour=COLOUR)
    return json.dumps([container.to_component_dict()])


def _items(blocks: Sequence[Block]) -> Iterator[ui.Item[Any]]:
    """The parts of the container: text that belongs together in one, then the sources, then the buttons."""
    kickers = [f"-# {escape(block.text)}" for block in blocks if isinstance(block, Kicker)]
    text = [_text(block) for block in blocks if not isinstance(block, _APART)]
    sources = [_sources(block) for block in blocks if isinstance(block, Cites | Reference)]
    small = _cut("\n".join(sources), _MOST_SOURCES, _MOST_SOURCES)
    body = "\n".join((*kickers, *(["\n\n".join(text)] if text else ())))
    shown = _cut(body, TEXT_LIMIT - len(small), _LAST_LINE)
    for paragraph in shown.split("\n\n", _paragraphs(blocks) - 1):
        if paragraph.strip():
            yield ui.TextDisplay(paragraph.strip("\n"))
    if sources:
        yield ui.TextDisplay(small)
    for block in blocks:
        match block:
            case Attachment(name, _, alt) if block.is_picture:
                yield ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=alt or None))
            case Document(name) | Attachment(name):
                yield ui.File(f"attachment://{name}")
    for number, block in enumerate(blocks):
        if isinstance(block, Buttons):
            for row in _rows(block.buttons):
                yield ui.ActionRow(*(_button(it) for it in row))
        elif isinstance(block, Menu):
            yield ui.ActionRow(_menu(number, block))


def _paragraphs(blocks: Sequence[Block]) -> int:
    """How many paragraphs can be parts beside the frame, the sources, the buttons with their rows, and the files."""
    pressed = [block for block in blocks if isinstance(block, Buttons | Menu)]
    buttons = sum(len(it.buttons) + -(-len(it.buttons) // _ROW) if isinstance(it, Buttons) else 2 for it in pressed)
    files = 2 * sum(isinstance(block, Document | Attachment) for block in blocks)
    return max(1, min(_PARAGRAPHS, _PARTS - 2 - buttons - files))


def _cut(markup: str, room: int, last: int) -> str:
    """Markup that fits: whole lines, or a part of one that would leave more than `last` characters empty."""
    if len(markup) <= room:
        return markup
    kept = markup[: room - 4]
    line = kept.rfind("\n", max(0, len(kept) - last))
    if line >= 0:
        return f"{kept[:line].rstrip()}\n…"
    if (len(kept) - len(kept.rstrip("\\"))) % 2:  # half of an escaped sign
        kept = kept[:-1]
    stars = re.sub(r"\\.", "", kept).count("*")  # ours, which come in twos
    if stars % 2:
        kept, stars = kept[:-1], stars - 1
    return f"{kept}…{'**' if stars % 4 else ''}"


def _text(block: Block) -> str:
    match block:
        case Heading(text):
            return f"### {escape(text)}"
        case Prose(text):
            return escape(text)
        case Labelled(label, text):
            return f"{_led(label)}{escape(text)}"
        case Mention(person, text):
            return f"<@{person}> {escape(text)}"
        case Quote(text, by, label, note):
            return f"> {escape(text)}\n> {escape(by)}\n\n{_led(label)}{escape(note)}"
        case Choices(choices):
            return "\n".join(_choice(choice) for choice in choices)
        case Listing(rows):
            between = "  " if all(len(head) <= _HEAD for head, _ in rows) else "\n"
            return "\n".join(f"**{escape(head)}**{between}{escape(text)}" for head, text in rows)
        case Standings(rows):
            lines = (f"**{row.rank}**  {escape(row.name)} · {escape(row.points)}" for row in rows)
            return "\n".join(lines)
        case Deadline(label, at):
            return f"{_led(label)}<t:{at // 1000}:R>"
        case Kicker() | Cites() | Reference() | Buttons() | Menu() | Document() | Attachment():
            raise TypeError("what is small, buttons and files have parts of their own")
        case _:
            assert_never(block)


def _choice(choice: Lettered) -> str:
    meaning = f" ({escape(choice.meaning)})" if choice.meaning else ""
    return f"{_SIGNS[choice.mark]}**{choice.letter}**  {escape(choice.text)}{meaning}"


def _led(label: str) -> str:
    return f"**{escape(label.rstrip())}**{' ' if label.endswith(' ') else ''}"


def _sources(block: Cites | Reference) -> str:
    """The small line of sources, or one source with all that is known of it in small print below."""
    match block:
        case Cites(label, cites, more):
            shown = " · ".join((*map(_linked, cites), *([escape(more)] if more else ())))
            return f"-# {escape(label)}{shown}"
        case Reference(cite, about):
            return "\n".join((_linked(cite), *(f"-# {escape(line[:_LONGEST_SOURCE])}" for line in about)))
        case _:
            assert_never(block)


def _linked(cite: Cite) -> str:
    text = escape(cite.short[:_LONGEST_SOURCE])
    url = (cite.url or "").translate(_IN_A_LINK)
    return f"[{text}]({url})" if url and text.strip() and len(url) <= _LONGEST_URL else text


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    rest = iter(buttons)
    while row := tuple(islice(rest, _ROW)):
        yield row


def _button(button: Button) -> ui.Button[Any]:
    style = discord.ButtonStyle.secondary
    if button.is_danger:
        style = discord.ButtonStyle.danger
    elif len(button.label) == 1:
        style = discord.ButtonStyle.primary
    return ui.Button(label=_short(button.label, _LABEL), custom_id=f"{PREFIX}{button.press}", style=style)


def _menu(number: int, menu: Menu) -> ui.Select[Any]:
    """The press is the value of each option."""
    options = [
        discord.SelectOption(
            label=_short(it.label, _OPTION),
            value=it.press,
            description=_short(it.description, _OPTION) or None,
            default=it.is_chosen,
        )
        for it in menu.options
    ]
    return ui.Select(custom_id=f"{PREFIX}menu:{number}", placeholder=_short(menu.label, _PLACEHOLDER), options=options)


def _short(label: str, limit: int) -> str:
    return label if len(label) <= limit else f"{label[: limit - 1]}…"


@lru_cache(maxsize=2048)
def escape(text: str) -> str:
    """Text that Discord shows as it stands: no markup, no mention, no link, and nothing that cannot be seen."""
    seen = visible(text)
    inline = re.sub(r"([\\*_~`|<>\[\]@])", r"\\\1", seen)
    linked = re.sub(r"(?i)(https?|steam|discord)(:)", r"\1\\\2", inline)
    return re.sub(r"^(\s*)([#+-]|\d+(?=\.))", _escaped_start, linked)


def _escaped_start(match: re.Match[str]) -> str:
    """A list, a heading or small print begins with a sign at the start of a line; a number keeps its dot escaped."""
    return f"{match[1]}{match[2]}\\" if match[2][0].isdigit() else f"{match[1]}\\{match[2]}"
