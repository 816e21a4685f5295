"""How Slack shows a text, whom it calls, and where it leads. Pure: names come from outside."""

import re
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from .problems import Json

Names: TypeAlias = Callable[[str], str]

ENTITY = re.compile(r"<([^<>\n]+)>")
LINK = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
BARE_LINK = re.compile(r"\bhttps?://(?:(?!&[lg]t;)[^\s<>|])+", re.IGNORECASE)
CALLS = re.compile(r"@(?P<id>[UW]\w+)|!(?P<all>channel|here|everyone|group)|!subteam\^(?P<group>\w+)")
AT_NAME = re.compile(r"(?<!\w)@(channel|here|everyone)\b")
# A mark counts only at the edge of a word: in Japanese and Korean, which have no spaces, it often stays as it is.
MARKS = re.compile(r"(?<![\w*_~])([*_~])(?=\S)([^\n]*?\S)\1(?![\w*_~])")
CODE = re.compile(r"```(.+?)```|`([^`\n]+)`", re.DOTALL)
BLOCK_TEXTS = ("text", "label", "hint", "title")


def unescape(text: str) -> str:
    """`&` is last, so that `&amp;lt;` is read as `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def read(markup: str, names: Names) -> str:
    """A mrkdwn text as it is shown: marks gone, links as "label (address)"."""
    kept: list[str] = []

    def keep(shown: str) -> str:
        kept.append(shown)
        return f"\0{len(kept) - 1}\0"

    text = CODE.sub(lambda found: keep(unescape(found[1] or found[2])), markup.replace("\0", ""))
    text = ENTITY.sub(lambda found: keep(read_entity(found[1], names)), text)
    before = None
    while before != text:
        before, text = text, MARKS.sub(r"\2", text)
    return re.sub("\0(\\d+)\0", lambda found: kept[int(found[1])], unescape(text))


def read_entity(inside: str, names: Names) -> str:
    """What `<…>` is shown as: a mention, a channel, a date, a link, or itself."""
    what, _, label = inside.partition("|")
    if called := CALLS.match(what):
        return f"@{called['all'] or label or names(called['id'] or called['group'])}"
    if what.startswith("#"):
        return f"#{label or names(what[1:])}"
    if what.startswith("!date^"):
        return unescape(label)
    if LINK.match(what):
        return f"{unescape(label)} ({unescape(what)})" if label else unescape(what)
    return f"<{unescape(inside)}>"


def called(markup: str) -> Iterator[str]:
    """Whom a mrkdwn text calls: ids, or "channel", "here", "everyone"."""
    for inside in ENTITY.findall(markup):
        if found := CALLS.match(inside):
            yield found["id"] or found["all"] or found["group"]


def linked(markup: str) -> Iterator[str]:
    """The addresses that can be followed from a mrkdwn text; Slack makes links of bare ones too."""
    for inside in ENTITY.findall(markup):
        if LINK.match(inside):
            yield unescape(inside.partition("|")[0])
    yield from map(unescape, BARE_LINK.findall(ENTITY.sub(" ", markup)))


def objects(part: Any) -> Iterator[Json]:
    """Every object in blocks, in the order in which it is read."""
    if isinstance(part, list):
        for item in part:
            yield from objects(item)
    elif isinstance(part, dict):
        yield part
        for value in part.values():
            yield from objects(value)


def markups(message: Json) -> Iterator[str]:
    """The texts of a message or view in which `<…>` has a meaning."""
    if message.get("text"):
        yield message["text"]
    for part in objects(message.get("blocks") or []):
        if part.get("type") == "mrkdwn" or (part.get("type") == "markdown" and isinstance(part.get("text"), str)):
            yield part["text"]


def pinged(message: Json, *, link_names: bool = False) -> list[str]:
    """Whom a message calls, in all its texts and rich texts."""
    found = [who for text in markups(message) for who in called(text)]
    if link_names:  # Slack was asked to look for plain names too
        found += [who for text in markups(message) for who in AT_NAME.findall(text)]
    for part in objects(message.get("blocks") or []):
        match part:
            case {"type": "user", "user_id": str(who)} | {"type": "usergroup", "usergroup_id": str(who)}:
                found.append(who)
            case {"type": "broadcast", "range": str(who)}:
                found.append(who)
    return found


def leads_to(message: Json) -> list[str]:
    """Every address that can be followed. The top-level text shows none where there are blocks."""
    blocks = message.get("blocks") or []
    texts = markups({"blocks": blocks} if blocks else message)
    found = [address for text in texts for address in linked(text)]
    return found + [str(part["url"]) for part in objects(blocks) if part.get("type") == "link"]


def shown(message: Json, names: Names) -> str:
    """A message or view from top to bottom, without its buttons."""
    blocks = message.get("blocks") or []
    if not blocks:
        return read(message.get("text") or "", names)
    return "\n".join(line for block in blocks if (line := show_block(block, names)))


def show_block(block: Json, names: Names) -> str:
    match block:
        case {"type": "rich_text"}:
            return show_rich_text(block["elements"], names)
        case {"type": "context"}:
            return " ".join(show_text(element, names) for element in block["elements"])
        case {"type": "image"}:
            return "\n".join(filter(None, (show_text(block.get("title"), names), show_text(block, names))))
        case {"type": "table"}:
            return "\n".join(" | ".join(show_cell(cell, names) for cell in row) for row in block["rows"])
        case {"type": "markdown"}:
            return str(block["text"])
        case _:
            texts = [block.get(name) for name in BLOCK_TEXTS]
            return "\n".join(filter(None, (show_text(text, names) for text in (*texts, *(block.get("fields") or ())))))


def show_text(part: Json | None, names: Names) -> str:
    match part:
        case {"type": "mrkdwn", "text": str(text)}:
            return read(text, names)
        case {"type": "plain_text", "text": str(text)}:
            return unescape(text)
        case {"type": "image", "alt_text": str(text)}:
            return text
        case _:
            return ""


def show_cell(cell: Json, names: Names) -> str:
    return show_rich_text(cell["elements"], names) if cell["type"] == "rich_text" else str(cell["text"])


def show_rich_text(parts: list[Json], names: Names) -> str:
    lines = []
    for part in parts:
        if part["type"] == "rich_text_list":
            first = part.get("offset", 0) + 1
            for i, item in enumerate(part["elements"]):
                mark = f"{first + i}." if part["style"] == "ordered" else "•"
                lines.append(f"{mark} {show_spans(item['elements'], names)}")
        else:
            lines.append(show_spans(part["elements"], names))
    return "\n".join(line.removesuffix("\n") for line in lines)


def show_spans(spans: list[Json], names: Names) -> str:
    return "".join(show_span(span, names) for span in spans)


def show_span(span: Json, names: Names) -> str:
    match span:
        case {"type": "text"}:
            return str(span["text"])
        case {"type": "link", "text": str(label)} if label:
            return f"{label} ({span['url']})"
        case {"type": "link"}:
            return str(span["url"])
        case {"type": "user"} | {"type": "usergroup"}:
            return f"@{names(span.get('user_id') or span['usergroup_id'])}"
        case {"type": "channel"}:
            return f"#{names(span['channel_id'])}"
        case {"type": "broadcast"}:
            return f"@{span['range']}"
        case {"type": "emoji"}:
            return f":{span['name']}:"
        case {"type": "date"}:
            return str(span.get("fallback") or span["timestamp"])
        case _:
            return str(span.get("value", ""))
