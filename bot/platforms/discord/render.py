"""A `Reply` as a Discord message: one container of text with its buttons. Everything that is not ours is escaped."""

import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeAlias, assert_never

import discord
from discord import ui

from bot.core.command_spans import CommandSpan, plain, spans
from bot.core.reply import (
    Answer,
    Answers,
    Attachment,
    Block,
    Button,
    Buttons,
    Choices,
    Cite,
    Cites,
    Deadline,
    Document,
    Heading,
    Kicker,
    Labelled,
    Link,
    Listing,
    Mention,
    Menu,
    Prose,
    Quote,
    Reference,
    Reply,
    SeveralAnswers,
    ShownChoice,
    Standings,
    Tone,
)
from bot.core.signs import MARKS, fit, medalled, rows
from bot.core.visible import visible
from bot.platforms.discord.buttons import PREFIX, WHOLE, actions, button_of, parts_of, several
from bot.platforms.discord.platform import DISCORD

__all__ = ["COLOURS", "PREFIX", "TEXT_LIMIT", "WHOLE", "CommandIds", "Message", "escape", "render"]

TEXT_LIMIT = 4000
"""Characters in all the text of a message (components V2)."""

CommandIds: TypeAlias = tuple[tuple[str, int], ...]
"""The id of each root, as Discord has it."""

COLOURS = {Tone.NEUTRAL: 0x2E6F9E, Tone.RIGHT: 0x248046, Tone.WRONG: 0xDA373C}
"""Of the frame."""
_HEAD = 30
_MOST_SOURCES, _LONGEST_SOURCE, _LONGEST_URL, _LAST_LINE = 3600, 300, 1000, 600
_LONGEST_ANSWER, _MOST_ANSWERS, _LEAST_TEXT = 300, 2000, 400
_MARKUP = re.compile(r"([\\*_~`|<>\[\]@])")
_SCHEME = re.compile(r"(?i)(https?|steam|discord)(:)")
_START = re.compile(r"^(\s*)([#+-]|\d+(?=\.))")
_IN_A_LINK = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})
_PARTS, _PARAGRAPHS = 40, 6
"""Parts of a message at most, with those inside others; paragraphs that are parts, closer than with an empty line."""
_FILES, _SOURCES, _ANSWERS = (Document, Attachment), (Cites, Reference), (Answers, SeveralAnswers)
_APART = (Kicker, *_SOURCES, *_ANSWERS, Buttons, Menu, *_FILES)


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


def render(reply: Reply, ids: CommandIds = ()) -> Message:
    """The message of a reply; a command in it can be pressed if its id is among `ids`.

    One with somebody's own file is not kept.
    """
    documents = [block for block in reply.blocks if isinstance(block, _FILES)]
    drawn = _components.__wrapped__ if documents else _components
    return Message(drawn(reply.blocks, reply.tone, ids), tuple(_file(it) for it in documents))


def _file(block: Document | Attachment) -> discord.File:
    data = block.text.encode() if isinstance(block, Document) else block.data
    return discord.File(io.BytesIO(data), block.name, description=_alt(block))


def _alt(block: Document | Attachment) -> str | None:
    return plain(getattr(block, "alt", ""), DISCORD) or None


@lru_cache(maxsize=1024)
def _components(blocks: tuple[Block, ...], tone: Tone, ids: CommandIds) -> str:
    """What many ask for is drawn once: most of what can be asked for is the same for everybody."""
    container: ui.Container[Any] = ui.Container(*_items(blocks, ids), accent_colour=COLOURS[tone])
    return json.dumps([container.to_component_dict()])


def _items(blocks: Sequence[Block], ids: CommandIds) -> Iterator[ui.Item[Any]]:
    """The parts of the container: text that belongs together in one, then the sources, then the buttons."""
    kickers = [f"-# {escape(block.text)}" for block in blocks if isinstance(block, Kicker)]
    text = [_text(block, ids) for block in blocks if not isinstance(block, _APART)]
    sources = [_sources(block) for block in blocks if isinstance(block, _SOURCES)]
    answers = [part for block in blocks if isinstance(block, _ANSWERS) for part in _answered(block)]
    texts = [it for part in answers for it in (part.children if isinstance(part, ui.Section) else (part,))]
    beside = sum(len(text.content) for text in texts if isinstance(text, ui.TextDisplay))
    most = min(_MOST_SOURCES, TEXT_LIMIT - beside - _LEAST_TEXT)
    small = _cut("\n".join(sources), most, most)
    body = "\n".join((*kickers, *(["\n\n".join(text)] if text else ())))
    shown = _cut(body, TEXT_LIMIT - len(small) - beside, _LAST_LINE)
    for paragraph in shown.split("\n\n", _paragraphs(blocks) - 1):
        if paragraph.strip():
            yield ui.TextDisplay(paragraph.strip("\n"))
    if sources:
        yield ui.TextDisplay(small)
    for block in blocks:
        match block:
            case Attachment(name) if block.is_picture:
                yield ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{name}", description=_alt(block)))
            case Document(name) | Attachment(name):
                yield ui.File(f"attachment://{name}")
    yield from answers
    yield from actions(blocks)


def _paragraphs(blocks: Sequence[Block]) -> int:
    """How many paragraphs can be parts beside the frame, the sources, the buttons with their rows, and the files."""
    files = 2 * sum(isinstance(block, _FILES) for block in blocks)
    return max(1, min(_PARAGRAPHS, _PARTS - 2 - parts_of(blocks) - files))


def _cut(markup: str, room: int, last: int) -> str:
    """Markup that fits: whole lines, or a part of one that would leave more than `last` characters empty."""
    if len(markup) <= room:
        return markup
    kept = markup[: room - 4]
    line = kept.rfind("\n", max(0, len(kept) - last))
    if line >= 0:
        return f"{kept[:line].rstrip()}\n…"
    kept = re.sub(r"(?<!\\)<[^<>]*$", "", kept)  # half of a command
    if (len(kept) - len(kept.rstrip("\\"))) % 2:  # half of an escaped sign
        kept = kept[:-1]
    stars = re.sub(r"\\.", "", kept).count("*")  # ours, which come in twos
    if stars % 2:
        kept, stars = kept[:-1], stars - 1
    return f"{kept}…{'**' if stars % 4 else ''}"


def _text(block: Block, ids: CommandIds) -> str:
    write = partial(_written, ids)
    match block:
        case Heading(text):
            return f"### {escape(text)}"
        case Prose(text):
            return write(text)
        case Labelled(label, text):
            return f"{_led(label)}{write(text)}"
        case Mention(person, text):
            return f"<@{person}> {write(text)}"
        case Quote(text, by, label, note, told_label, told):
            translation = f"{_led(told_label)}{escape(told)}\n\n" if told else ""
            return f"> {escape(text)}\n> {escape(by)}\n\n{translation}{_led(label)}{write(note)}"
        case Choices(choices):
            return "\n".join(_choice(choice) for choice in choices)
        case Listing(rows):
            between = "  " if all(len(plain(head, DISCORD)) <= _HEAD for head, _ in rows) else "\n"
            return "\n".join(f"**{write(head)}**{between}{write(text)}" for head, text in rows)
        case Standings(lines):
            return "\n".join(f"**{escape(medalled(row))}**  {escape(row.name)} · {escape(row.points)}" for row in lines)
        case Deadline(label, at):
            return f"{_led(label)}<t:{at // 1000}:R>"
        case Link(text, url):
            return f"[{escape(text)}]({url.translate(_IN_A_LINK)})"
        case Kicker() | Cites() | Reference() | Document() | Attachment():
            raise TypeError("what is small and files have parts of their own")
        case Answers() | SeveralAnswers() | Buttons() | Menu():
            raise TypeError("what can be pressed has parts of its own")
        case _:
            assert_never(block)


def _written(ids: CommandIds, text: str) -> str:
    """A text with its commands, which can be pressed. What is typed behind a command can only be shown."""
    return "".join(escape(part) if isinstance(part, str) else _command(part, ids) for part in spans(text))


def _command(span: CommandSpan, ids: CommandIds) -> str:
    """Discord finds a command that is pressed by its own name: with a translated one, nothing would happen."""
    number = dict(ids).get(span.root)
    if number and span.line and not span.has_options:
        return f"</{span.root} {span.line}:{number}>"
    return f"`{visible(span.on(DISCORD)).replace('`', '´')}`"


def _choice(choice: ShownChoice) -> str:
    sign = f"{MARKS[choice.mark]} " if MARKS[choice.mark] else ""
    text = f"**{escape(choice.text)}**" if sign else escape(choice.text)
    return f"{sign}{text}{escape(choice.meaning)}"


def _answered(block: Answers | SeveralAnswers) -> Iterator[ui.Item[Any]]:
    """Answers to press, or to read above the menu in which several are chosen."""
    if isinstance(block, Answers):
        yield from _answers(block.answers)
        return
    most = min(_LONGEST_ANSWER, _MOST_ANSWERS // len(block.answers))
    lines = (_cut(f"{it.letter}  {escape(it.text)}", most, most) for it in block.answers)
    yield ui.TextDisplay("\n".join(lines))
    yield several(block)


def _answers(answers: Sequence[Answer]) -> Iterator[ui.Item[Any]]:
    """Answers as buttons; where a phone would cut one of them, each as a line of text with its letter to press."""
    if fit(answers, WHOLE):
        for row in rows(answers):
            yield ui.ActionRow(*(button_of(Button(it.text, it.press)) for it in row))
        return
    for it in answers:
        text = _cut(f"{it.letter}  {escape(it.text)}", _LONGEST_ANSWER, _LONGEST_ANSWER)
        yield ui.Section(ui.TextDisplay(text), accessory=button_of(Button(it.letter, it.press)))


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


@lru_cache(maxsize=2048)
def escape(text: str) -> str:
    """Text that Discord shows as it stands: no markup, no mention, no link, and nothing that cannot be seen."""
    seen = visible(plain(text, DISCORD))
    inline = _MARKUP.sub(r"\\\1", seen)
    linked = _SCHEME.sub(r"\1\\\2", inline) if ":" in inline else inline
    return _START.sub(_escaped_start, linked)


def _escaped_start(match: re.Match[str]) -> str:
    """A list, a heading or small print begins with a sign at the start of a line; a number keeps its dot escaped."""
    return f"{match[1]}{match[2]}\\" if match[2][0].isdigit() else f"{match[1]}\\{match[2]}"
