"""Plain text from what a file holds: no signs that are not seen, no markup, white space as it is read. Pure.

What is markup in a format that has it becomes the text that a reader would see; what only looks like markup stays as it
is, since nothing here or later takes it for more than text.
"""

import html
import re
import unicodedata
from typing import NamedTuple

from bot.core.visible import visible

_TURNED = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
"""They turn the direction of what follows, also of what is not theirs."""
_TAG = re.compile(r"<!--|-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*|/)?)>")
_BREAKS = frozenset(
    ("br", "p", "div", "li", "tr", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr")
)
_HIDDEN = frozenset(("script", "style", "template", "title", "object", "noscript"))
_SEEN = frozenset(("img", "audio", "video", "svg", "iframe", "embed", "canvas"))
_ADDRESS = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_MARKED = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|a|img|ul|ol|li|sub|sup|table|tr|td|h[1-6]|script|style|audio|video|font|code|pre)"
    r"(?:\s[^<>]*|/)?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,10});", re.IGNORECASE)


class Read(NamedTuple):
    """What is read of a text with markup. `pictures`: whether something in it is to be looked at or listened to."""

    text: str
    pictures: bool = False


def line(text: str) -> str:
    """A text on one line."""
    return " ".join(_bare(text).split())


def lines(text: str) -> str:
    """A text in lines, none of them empty."""
    return "\n".join(kept for row in re.split(r"\r\n?|\n|\u2028|\u2029", text) if (kept := line(row)))


def _bare(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return visible(_TURNED.sub("", unicodedata.normalize("NFC", text)))


def is_marked(text: str) -> bool:
    """Whether a text that does not say what it is has HTML in it."""
    return _MARKED.search(text) is not None


def from_html(text: str) -> Read:
    """What a reader sees of HTML, in lines. A link is its text and then its address."""
    parts: list[str] = []
    hidden, address, shown, at, pictures = "", "", 0, 0, False
    for tag in _TAG.finditer(text):
        name, closes = (tag[2] or "").lower(), bool(tag[1])
        if not hidden:
            parts.append(_unwrapped(text[at : tag.start()]))
        at = tag.end()
        if hidden:
            ends = tag[0] == "-->" if hidden == "<!--" else name == hidden and closes
            hidden = "" if ends else hidden
        elif tag[0] == "<!--" or (name in _HIDDEN and not closes):
            hidden = tag[0] if tag[0] == "<!--" else name
        elif name in _BREAKS:
            parts.append("\n")
        elif name == "a" and not closes:
            found = _ADDRESS.search(tag[3])
            address, shown = html.unescape(next(filter(None, found.groups()), "")) if found else "", len(parts)
        elif name == "a" and address:
            if "".join(parts[shown:]).strip() != address and address.startswith(("http://", "https://")):
                parts.append(f" {address}")
            address = ""
        pictures = pictures or (not hidden and name in _SEEN)
    if not hidden:
        parts.append(_unwrapped(text[at:]))
    return Read("".join(parts), pictures or "@@PLUGINFILE@@" in text)


def _unwrapped(text: str) -> str:
    """Text between tags, where a line break is no more than a space."""
    return html.unescape(text.replace("\n", " ").replace("\r", " "))


def unescaped(text: str) -> str:
    """The same text with its entities as signs, where there are any."""
    return html.unescape(text) if _ENTITY.search(text) else text


def escaped(text: str) -> str:
    """A text as HTML that shows it as it is."""
    return html.escape(text).replace("\n", "<br/>")
