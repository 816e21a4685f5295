"""A `Reply` as Slack's Block Kit, in plain dicts, with the same in words for notifications and screen readers.

What is said goes into rich_text and plain_text, where Slack looks for no markup: no text can become bold, a link or a
mention, and what is bold is so beside Japanese and Korean too. Only the words beside the blocks are read for markup;
they are escaped, here and nowhere else.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias, assert_never

from bot.core.reply import (
    Answers,
    Attachment,
    Block,
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
    Reply,
    ShownChoice,
    Standings,
)
from bot.core.signs import MARKS, medalled
from bot.platforms.slack.buttons import actions, cut, plain, printable, read_out

BLOCKS_LIMIT = 12_000
"""Characters of a message's blocks as JSON. Slack names no limit, but takes no more than some 13,200."""

TEXT_LIMIT = 3000
"""Characters of the words beside the blocks, escaped."""

_HEADING, _HEAD, _MOST_PARTS = 150, 30, 30
_MOST_SOURCES, _LONGEST_SOURCE, _LONGEST_URL, _LAST_LINE = 3500, 300, 1000, 600

_PLACE = "place"
"""Where a span keeps the id of a channel."""
_MOMENT = "moment"
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})

Json: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """What Slack is given to show. The files go by another way."""

    text: str
    blocks: Sequence[Json]
    documents: tuple[Document | Attachment, ...]
    json: str
    """Text and blocks as JSON, without the first brace: something can be put before them."""

    def fields(self, **others: object) -> Json:
        """Everything, as a dict."""
        return {"text": self.text, "blocks": self.blocks, **others}


class Part(NamedTuple):
    """Lines that belong together: a paragraph, a list, a quotation."""

    lines: Sequence[Line]
    is_quote: bool = False


def render(reply: Reply) -> Message:
    """The message of a reply. One with somebody's own file is not kept."""
    documents = tuple(block for block in reply.blocks if isinstance(block, Document | Attachment))
    drawn = _drawn.__wrapped__ if documents else _drawn
    return drawn(reply.blocks, documents)


@lru_cache(maxsize=1024)
def _drawn(blocks: tuple[Block, ...], documents: tuple[Document | Attachment, ...]) -> Message:
    """What many ask for is drawn once: most of what can be asked for is the same for everybody."""
    heads = [text for it in blocks if isinstance(it, Heading) and (text := cut(printable(it.text).strip(), _HEADING))]
    parts = [part for block in blocks for part in _parts(block)]
    sources = _fitting([Part([_cited(it) for it in blocks if isinstance(it, Cite)])], _MOST_SOURCES)
    top = [{"type": "header", "text": plain(text)} for text in heads]
    below = [{"type": "divider"}, *map(_rich, sources)] if sources else []
    buttons = list(actions(blocks))
    body = _fitting(parts, BLOCKS_LIMIT - size([*top, *below, *buttons]))
    shown = [*top, *map(_rich, body), *below, *buttons]
    lines = [*heads, *(_words(line) for part in (*body, *sources) for line in part.lines)]
    lines += [line for block in blocks if isinstance(block, Answers) for line in read_out(block)]
    words = escape(
        "\n".join(lines or [button["text"]["text"] for row in buttons for button in row.get("elements", ())])
    )
    fields = {"text": words, "blocks": shown}
    return Message(words, shown, documents, _json(fields)[1:])


def size(value: object) -> int:
    """Characters of a value as JSON."""
    return len(_json(value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


# What is said


def _parts(block: Block) -> Iterator[Part]:
    match block:
        case Prose(text):
            yield Part([(_span(text),)])
        case Labelled(label, text, place):
            channel = {"type": "text", "text": label.rstrip(), _PLACE: place}
            yield Part([(channel, _text(" "), _span(text)) if place else _led(label, text)])
        case Mention(person, text):
            yield Part([(_span(f"@{person} {text}"),)])  # as text it calls nobody
        case Quote(text, by, label, note):
            yield Part([(_span(text),), (_span(by),)], is_quote=True)
            yield Part([_led(label, note)])
        case Choices(choices):
            yield Part([_choice(choice) for choice in choices])
        case Listing(listed):
            between = "  " if all(len(head) <= _HEAD for head, _ in listed) else "\n"
            yield Part([(_bold(head), _text(between), _span(text)) for head, text in listed])
        case Standings(standings):
            yield Part([(_bold(medalled(it)), _text("  "), _span(f"{it.name} · {it.points}")) for it in standings])
        case Deadline(label, at):
            clock = f"{datetime.fromtimestamp(at / 1000, UTC):%H:%M:%S} UTC"
            yield Part([(_bold(label.rstrip()), _text(" "), {"type": "text", "text": clock, _MOMENT: at // 1000})])
        case Link(text, address):
            yield Part([({"type": "link", "url": address, "text": printable(text)},)])
        case Heading() | Cite() | Answers() | Buttons() | Document() | Attachment():
            return  # they have places of their own
        case _:
            assert_never(block)


def _choice(choice: ShownChoice) -> Line:
    meaning = _span(f" ({choice.meaning})" if choice.meaning else "")
    sign = MARKS[choice.mark]
    return (_bold(f"{sign} {choice.text}"), meaning) if sign else (_span(choice.text), meaning)


def _led(label: str, text: str) -> Line:
    """What it is, in bold, and then the text, with a space between where the language has one."""
    return (_bold(label.rstrip()), _text(" " if label.endswith(" ") else ""), _span(text))


def _cited(cite: Cite) -> Line:
    text = printable(cite.text[:_LONGEST_SOURCE])
    if cite.url and len(cite.url) <= _LONGEST_URL and text.strip():
        return (_span(cite.label), {"type": "link", "url": cite.url, "text": text})
    return (_span(cite.label), _text(text))


def _span(text: str) -> Json:
    return _text(printable(text))


def _text(text: str) -> Json:
    return {"type": "text", "text": text}


def _bold(text: str) -> Json:
    return {"type": "text", "text": printable(text), "style": {"bold": True}}


def _rich(part: Part) -> Json:
    """A block of rich text: the lines below each other."""
    spans: list[Json] = []
    for number, line in enumerate(part.lines):
        shown = [span for span in line if span["text"]]
        if number and shown:
            first = shown[0]
            if first.keys() == {"type", "text"}:
                shown[0] = _text(f"\n{first['text']}")
            else:
                spans.append(_text("\n"))
        spans += shown
    kind = "rich_text_quote" if part.is_quote else "rich_text_section"
    shown = [_live(span) for span in spans] or [_text(" ")]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": shown}]}


def _live(span: Json) -> Json:
    """What Slack itself puts into words for each reader: a channel by its name, a moment by their own clock."""
    if _PLACE in span:
        return {"type": "channel", "channel_id": span[_PLACE]}
    if _MOMENT not in span:
        return span
    return {"type": "date", "timestamp": span[_MOMENT], "format": "{time_secs}", "fallback": span["text"]}


def _words(line: Line) -> str:
    return "".join(span["text"] for span in line)


# What fits


def _fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """As many of the parts as there is room for: whole lines, or a part of one that would leave much room empty."""
    kept: list[Part] = []
    for part in parts:
        if not part.lines:
            continue
        room -= size(_rich(Part([], part.is_quote)))
        lines: list[Line] = []
        for line in part.lines:
            taken = size(line) + size(_text("\n"))
            if taken > room or len(kept) == _MOST_PARTS:
                lines.append(_shortened(line, room) if room > _LAST_LINE else (_text("…"),))
                return [*kept, Part(lines, part.is_quote)]
            lines.append(line)
            room -= taken
        kept.append(Part(lines, part.is_quote))
    return kept


def _shortened(line: Line, room: int) -> Line:
    """The beginning of a line, with a sign that it goes on."""
    kept: list[Json] = []
    for span in line:
        if size([*kept, span]) <= room - 100:
            kept.append(span)
            continue
        text = span["text"][: room - 100]
        while (over := size([*kept, span | {"text": text}]) - room + 100) > 0 and text:
            text = text[: -(over + 1) // 2]  # a sign takes two characters of JSON at most
        return (*kept, span | {"text": f"{text}…"})
    return (*kept, _text("…"))


def escape(text: str) -> str:
    """Words that Slack shows as they stand, without a link or a mention in them; cut where they are too long."""
    escaped = text.translate(_ENTITIES)
    if len(escaped) <= TEXT_LIMIT:
        return escaped
    kept = escaped[: TEXT_LIMIT - 1]
    begun = kept.rfind("&", len(kept) - 4)
    return f"{kept if begun < 0 or ';' in kept[begun:] else kept[:begun]}…"
