"""A `Reply` as Slack's Block Kit, in plain dicts, with the same in words for notifications and screen readers.

What is said goes into rich_text and plain_text, where Slack looks for no markup: no text can become bold, a link or a
mention, and what is bold is so beside Japanese and Korean too. Slack reads two things for markup: the words beside the
blocks, which are escaped here, and the line of sources, which has a module of its own: `small_print`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import assert_never

from bot.core.command_spans import plain, spans
from bot.core.reply import (
    Answers,
    Attachment,
    Block,
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
)
from bot.core.signs import MARKS, medalled
from bot.platforms.slack import elements, small_print
from bot.platforms.slack.buttons import ACTION, actions, read_out
from bot.platforms.slack.elements import cut, plain_text, printable
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.rich_text import (
    MOMENT as _MOMENT,
    PLACE as _PLACE,
    Json,
    Line,
    Part,
    as_json as _json,
    fitting as _fitting,
    rich as _rich,
    size,
    text_span as _text,
)

__all__ = ["ACTION", "BLOCKS_LIMIT", "TEXT_LIMIT", "Json", "Message", "escape", "printable", "render", "size"]

BLOCKS_LIMIT = 12_000
"""Characters of a message's blocks as JSON. Slack names no limit, but takes no more than some 13,200."""

TEXT_LIMIT = 3000
"""Characters of the words beside the blocks, escaped."""

_HEADING, _HEAD = 150, 30
_MOST_SOURCES, _LONGEST_SOURCE, _LONGEST_URL, _LEAST_TEXT = 9000, 300, 1000, 500

_FILES = (Document, Attachment)
_ANSWERS = (Answers, SeveralAnswers)


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


def render(reply: Reply) -> Message:
    """The message of a reply. One with somebody's own file is not kept."""
    documents = tuple(block for block in reply.blocks if isinstance(block, _FILES))
    drawn = _drawn.__wrapped__ if documents else _drawn
    return drawn(reply.blocks, documents)


@lru_cache(maxsize=1024)
def _drawn(blocks: tuple[Block, ...], documents: tuple[Document | Attachment, ...]) -> Message:
    """What many ask for is drawn once: most of what can be asked for is the same for everybody."""
    heads = [text for it in blocks if isinstance(it, Heading) and (text := cut(printable(it.text).strip(), _HEADING))]
    parts = [part for block in blocks for part in _parts(block)]
    kickers = [text for it in blocks if isinstance(it, Kicker) and (text := printable(it.text).strip())]
    cited = [_cited(it) for it in blocks if isinstance(it, Cites)]
    headers = ({"type": "header", "text": plain_text(text, _HEADING)} for text in heads)
    top = [*map(small_print.plain, kickers), *headers]
    cites, buttons = list(map(small_print.with_links, cited)), list(actions(blocks))
    head, end = _json(top), _joined(_json(cites), _json(buttons))
    room = min(_MOST_SOURCES, BLOCKS_LIMIT - len(_joined(head, end)) - _LEAST_TEXT)
    sources = list(_referred([block for block in blocks if isinstance(block, Reference)], room))
    end = _joined(_json([part for _, part in sources]), end)
    body = _fitting(parts, BLOCKS_LIMIT - len(_joined(head, end)))
    middle = list(map(_rich, body))
    shown = [*top, *middle, *(part for _, part in sources), *cites, *buttons]
    told = (*(line for part in body for line in part.lines), *cited)
    lines = [*kickers, *heads, *(text for text, _ in sources), *map(_words, told)]
    lines += [line for block in blocks if isinstance(block, _ANSWERS) for line in read_out(block)]
    words = escape("\n".join(lines or [elements.label_of(it) for row in buttons for it in row.get("elements", ())]))
    return Message(words, shown, documents, f'"text":{_json(words)},"blocks":{_joined(head, _json(middle), end)}}}')


def _joined(*lists: str) -> str:
    """Lists in JSON as one."""
    return f"[{','.join(filter(None, (it[1:-1] for it in lists)))}]"


# What is said


def _parts(block: Block) -> Iterator[Part]:
    match block:
        case Prose(text):
            yield Part([_spans(text)])
        case Labelled(label, text, place):
            channel = {"type": "text", "text": label.rstrip(), _PLACE: place}
            yield Part([(channel, _text(" "), *_spans(text)) if place else _led(label, text)])
        case Mention(person, text):
            yield Part([(_span(f"@{person} "), *_spans(text))])  # as text it calls nobody
        case Quote(text, by, label, note, told_label, told):
            yield Part([(_span(text),), (_span(by),)], is_quote=True)
            if told:
                yield Part([_led(told_label, told)])
            yield Part([_led(label, note)])
        case Choices(choices):
            yield Part([_choice(choice) for choice in choices])
        case Listing(rows):
            between = "  " if all(len(plain(head, SLACK)) <= _HEAD for head, _ in rows) else "\n"
            yield Part([(*_spans(head, bold=True), _text(between), *_spans(text)) for head, text in rows])
        case Standings(rows):
            yield Part([(_bold(medalled(row)), _text("  "), _span(f"{row.name} · {row.points}")) for row in rows])
        case Deadline(label, at):
            clock = f"{datetime.fromtimestamp(at / 1000, UTC):%H:%M:%S} UTC"
            yield Part([(_bold(label.rstrip()), _text(" "), {"type": "text", "text": clock, _MOMENT: at // 1000})])
        case Link(text, address):
            yield Part([({"type": "link", "url": address, "text": printable(text)},)])
        case Kicker() | Heading() | Cites() | Reference() | Document() | Attachment():
            return  # they have places of their own
        case Answers() | SeveralAnswers() | Buttons() | Menu():
            return  # they have places of their own
        case _:
            assert_never(block)


def _choice(choice: ShownChoice) -> Line:
    meaning = _span(choice.meaning)
    sign = MARKS[choice.mark]
    return (_bold(f"{sign} {choice.text}"), meaning) if sign else (_span(choice.text), meaning)


def _led(label: str, text: str) -> Line:
    """What it is, in bold, and then the text, with a space between where the language has one."""
    return (_bold(label.rstrip()), _text(" " if label.endswith(" ") else ""), *_spans(text))


def _cited(block: Cites) -> Line:
    """The line of sources: each short form leads to its page."""
    parts = [*map(_linked, block.cites), *([_span(block.more)] if block.more else [])]
    between = [span for part in parts for span in (_text(" · "), part)][1:]
    return (_span(block.label), *between)


def _referred(blocks: Sequence[Reference], room: int) -> Iterator[tuple[str, Json]]:
    """As many sources as fit, each with all that is known of it in small print below: in words, and as blocks."""
    for block in blocks:
        cite = _linked(block.cite)
        about = "\n".join(printable(line[:_LONGEST_SOURCE]) for line in block.about)
        shown = [(cite["text"], _rich(Part([(cite,)]))), (about, small_print.plain(about))]
        room -= size(shown)
        if room < 0:
            return
        yield from shown if about.strip() else shown[:1]


def _linked(cite: Cite) -> Json:
    text = printable(cite.short[:_LONGEST_SOURCE])
    if cite.url and len(cite.url) <= _LONGEST_URL and text.strip():
        return {"type": "link", "url": cite.url, "text": text}
    return _text(text)


def _spans(text: str, **style: bool) -> Line:
    """A text in one style, with its commands set off as code."""
    said = ((printable(it), style) if isinstance(it, str) else (it.on(SLACK), {"code": True}) for it in spans(text))
    return tuple(_text(part, **look) for part, look in said)


def _span(text: str) -> Json:
    return _text(printable(text))


def _bold(text: str) -> Json:
    return _text(printable(text), bold=True)


def _words(line: Line) -> str:
    return "".join(span["text"] for span in line)


def escape(text: str) -> str:
    """Words that Slack shows as they stand, without a link or a mention in them; cut where they are too long."""
    escaped = small_print.as_entities(text)
    if len(escaped) <= TEXT_LIMIT:
        return escaped
    kept = escaped[: TEXT_LIMIT - 1]
    begun = kept.rfind("&", len(kept) - 4)
    return f"{kept if begun < 0 or ';' in kept[begun:] else kept[:begun]}…"
