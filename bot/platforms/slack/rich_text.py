"""Rich text on Slack: lines of spans, and as many of them as a message has room for. Pure."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

_MOST_PARTS, _LAST_LINE = 30, 600
_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))
"""Made once: many of the values are small."""

Json: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[Json, ...]


PLACE, MOMENT = "place", "moment"
"""Where a span keeps the id of a channel, and a moment in seconds since 1970: it has a text beside, for the words."""


class Part(NamedTuple):
    """Lines that belong together: a paragraph, a list, a quotation."""

    lines: Sequence[Line]
    is_quote: bool = False


def size(value: object) -> int:
    """Characters of a value as JSON."""
    return len(as_json(value))


def as_json(value: object) -> str:
    """As it is sent."""
    return _ENCODER.encode(value)


def text_span(text: str, **style: bool) -> Json:
    """A piece of plain text, in a style such as `bold` or `code`."""
    return {"type": "text", "text": text} | ({"style": style} if style else {})


def rich(part: Part) -> Json:
    """A block of rich text: the lines below each other."""
    spans: list[Json] = []
    for number, line in enumerate(part.lines):
        shown = [span for span in line if span["text"]]
        if number and shown:
            first = shown[0]
            if first.keys() == {"type", "text"}:
                shown[0] = text_span(f"\n{first['text']}")
            else:
                spans.append(text_span("\n"))
        spans += shown
    kind = "rich_text_quote" if part.is_quote else "rich_text_section"
    shown = [_live(span) for span in spans] or [text_span(" ")]
    return {"type": "rich_text", "elements": [{"type": kind, "elements": shown}]}


def _live(span: Json) -> Json:
    """What Slack itself puts into words for each reader: a channel by its name, a moment by their own clock."""
    if PLACE in span:
        return {"type": "channel", "channel_id": span[PLACE]}
    if MOMENT not in span:
        return span
    return {"type": "date", "timestamp": span[MOMENT], "format": "{time_secs}", "fallback": span["text"]}


_BETWEEN = size(text_span("\n"))
_AROUND = {is_quote: size(rich(Part([], is_quote))) for is_quote in (False, True)}
"""Characters between two lines, and around those of a part."""


def fitting(parts: Sequence[Part], room: int) -> list[Part]:
    """As many of the parts as there is room for: whole lines, or a part of one that would leave much room empty."""
    if _all_fit(parts, room):
        return [part for part in parts if part.lines]
    kept: list[Part] = []
    for part in parts:
        if not part.lines:
            continue
        room -= _AROUND[part.is_quote]
        lines: list[Line] = []
        for line in part.lines:
            taken = size(line) + _BETWEEN
            if taken > room or len(kept) == _MOST_PARTS:
                lines.append(_shortened(line, room) if room > _LAST_LINE else (text_span("…"),))
                return [*kept, Part(lines, part.is_quote)]
            lines.append(line)
            room -= taken
        kept.append(Part(lines, part.is_quote))
    return kept


def _all_fit(parts: Sequence[Part], room: int) -> bool:
    """Whether nothing has to be left out, as is usual: found by writing all lines at once."""
    parts = [part for part in parts if part.lines]
    lines = [line for part in parts for line in part.lines]
    taken = size(lines) - len(lines) - 1 + len(lines) * _BETWEEN + sum(_AROUND[part.is_quote] for part in parts)
    return len(parts) <= _MOST_PARTS and taken <= room


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
    return (*kept, text_span("…"))
