"""Small print on Slack: the line above a heading, and the line of sources below a text. Pure.

Only mrkdwn has links in small print, and Slack reads it for markup that it has no way to escape: a sign that could be
some is written as one that looks like it.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

_MOST = 2800
_LOOK_ALIKE = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ", "|": "¦", "\n": " "})
_MARKS = re.compile("[*_~`|\n]")
_ADDRESS_OR_EMOJI = re.compile(r":(?=//|[\w+'-]+:)")
_IN_A_LINK = str.maketrans({"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C", "\n": ""})


def plain(text: str) -> dict[str, Any]:
    """A line without any markup."""
    return _context({"type": "plain_text", "text": text[:_MOST], "emoji": False})


def with_links(spans: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A line of texts and links, each as an element of rich text has it; as many of them as there is room for."""
    shown = ""
    for span in spans:
        written = _written(span)
        if len(shown) + len(written) > _MOST:
            break
        shown += written
    return _context({"type": "mrkdwn", "text": shown.strip() or "…", "verbatim": True})


def _written(span: Mapping[str, Any]) -> str:
    text = str(span["text"])
    if _MARKS.search(text):
        text = text.translate(_LOOK_ALIKE)
    text = as_entities(_ADDRESS_OR_EMOJI.sub("∶", text))
    return f"<{span['url'].translate(_IN_A_LINK)}|{text}>" if span["type"] == "link" else text


def as_entities(text: str) -> str:
    """A text in which no link or mention can begin."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _context(element: dict[str, Any]) -> dict[str, Any]:
    return {"type": "context", "elements": [element]}
