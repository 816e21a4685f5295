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
    Answer,
    Answers,
    Attachment,
    Block,
    Button,
    Buttons,
    Choices,
    Cite,
    Deadline,
    Document,
    Heading,
    Labelled,
    Link,
    Listing,
    Mention,
    Prose,
    Quote,
    Rank,
    Reply,
    ShownChoice,
    Standings,
    Tone,
)
from bot.core.signs import MARKS, fit, medalled, rows
from bot.core.visible import visible

PREFIX = "z|"
"""Before each press in a custom_id, so that we know our own buttons."""

TEXT_LIMIT = 4000
"""Characters in all the text of a message (components V2)."""

COLOURS = {Tone.NEUTRAL: 0x2E6F9E, Tone.RIGHT: 0x248046, Tone.WRONG: 0xDA373C}
"""Of the frame."""
WHOLE = 38
"""Columns of a button that a phone shows whole, as Discord's guidelines have it; 80 are allowed."""
STYLES = {
    Rank.MAIN: discord.ButtonStyle.primary,
    Rank.QUIET: discord.ButtonStyle.secondary,
    Rank.DANGER: discord.ButtonStyle.danger,
}
_ROW = 5
_LABEL = 80
_HEAD = 30
_MOST_SOURCES, _LONGEST_SOURCE, _LONGEST_URL, _LAST_LINE = 2000, 300, 1000, 600
_LONGEST_ANSWER = 300
_IN_A_LINK = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})


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
    return Message(drawn(reply.blocks, reply.tone), tuple(_file(it) for it in documents))


def _file(block: Document | Attachment) -> discord.File:
    data = block.text.encode() if isinstance(block, Document) else block.data
    return discord.File(io.BytesIO(data), block.name, description=getattr(block, "alt", None) or None)


@lru_cache(maxsize=1024)
def _components(blocks: tuple[Block, ...], tone: Tone) -> str:
    """What many ask for is drawn once: most of what can be asked for is the same for everybody."""
    container: ui.Container[Any] = ui.Container(*_items(blocks), accent_colour=COLOURS[tone])
    return json.dumps([container.to_component_dict()])


def _items(blocks: Sequence[Block]) -> Iterator[ui.Item[Any]]:
    """The parts of the container: text that belongs together in one, then the sources, then the buttons."""
    apart = (Cite, Answers, Buttons, Document, Attachment)
    text = [_text(block) for block in blocks if not isinstance(block, apart)]
    sources = [_cited(block) for block in blocks if isinstance(block, Cite)]
    small = _cut("\n".join(sources), _MOST_SOURCES, _MOST_SOURCES)
    answers = [part for block in blocks if isinstance(block, Answers) for part in _answers(block.answers)]
    texts = [text for part in answers if isinstance(part, ui.Section) for text in part.children]
    beside = sum(len(text.content) for text in texts if isinstance(text, ui.TextDisplay))
    body = _cut("\n\n".join(text), TEXT_LIMIT - len(small) - beside, _LAST_LINE)
    if text:
        yield ui.TextDisplay(body)
    if sources:
        yield ui.Separator()
        yield ui.TextDisplay(small)
    for block in blocks:
        match block:
            case Attachment(name, _, alt) if block.is_picture:
                yield ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=alt or None))
            case Document(name) | Attachment(name):
                yield ui.File(f"attachment://{name}")
    yield from answers
    for block in blocks:
        if isinstance(block, Buttons):
            for row in _rows(block.buttons):
                yield ui.ActionRow(*(_button(it) for it in row))


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
        case Standings(lines):
            return "\n".join(f"**{escape(medalled(row))}**  {escape(row.name)} · {escape(row.points)}" for row in lines)
        case Deadline(label, at):
            return f"{_led(label)}<t:{at // 1000}:R>"
        case Link(text, url):
            return f"[{escape(text)}]({url.translate(_IN_A_LINK)})"
        case Cite() | Answers() | Buttons() | Document() | Attachment():
            raise TypeError("sources, buttons and files have parts of their own")
        case _:
            assert_never(block)


def _choice(choice: ShownChoice) -> str:
    sign = f"{MARKS[choice.mark]} " if MARKS[choice.mark] else ""
    text = f"**{escape(choice.text)}**" if sign else escape(choice.text)
    meaning = f" ({escape(choice.meaning)})" if choice.meaning else ""
    return f"{sign}{text}{meaning}"


def _answers(answers: Sequence[Answer]) -> Iterator[ui.Item[Any]]:
    """Answers as buttons; where a phone would cut one of them, each as a line of text with its letter to press."""
    if fit(answers, WHOLE):
        for row in rows(answers):
            yield ui.ActionRow(*(_button(Button(it.text, it.press)) for it in row))
        return
    for it in answers:
        text = _cut(f"{it.letter}  {escape(it.text)}", _LONGEST_ANSWER, _LONGEST_ANSWER)
        yield ui.Section(ui.TextDisplay(text), accessory=_button(Button(it.letter, it.press)))


def _led(label: str) -> str:
    return f"**{escape(label.rstrip())}**{' ' if label.endswith(' ') else ''}"


def _cited(cite: Cite) -> str:
    text = escape(cite.text[:_LONGEST_SOURCE])
    url = (cite.url or "").translate(_IN_A_LINK)
    linked = f"[{text}]({url})" if url and len(url) <= _LONGEST_URL else text
    return f"-# {escape(cite.label)}{linked}"


def _rows(buttons: Iterable[Button]) -> Iterator[tuple[Button, ...]]:
    rest = iter(buttons)
    while row := tuple(islice(rest, _ROW)):
        yield row


def _button(button: Button) -> ui.Button[Any]:
    label = button.label if len(button.label) <= _LABEL else f"{button.label[: _LABEL - 1]}…"
    return ui.Button(label=label or "…", custom_id=f"{PREFIX}{button.press}", style=STYLES[button.rank])


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
