"""What of a text can be seen. Names are people's own: emoji that are joined, and scripts that join, stay whole."""

import unicodedata

_JOINERS = frozenset("\u200c\u200d")
"""They show nothing, but tell how what stands on both sides is drawn: a family, a Persian or an Indian word."""
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""They count as letters or signs, and are drawn as nothing."""


def visible(text: str) -> str:
    """The text with a space for each sign that shows nothing and changes nothing."""
    if text.isprintable():
        return text
    return "".join(sign if _shows(text, at) else " " for at, sign in enumerate(text))


def is_blank(text: str) -> bool:
    """Whether nothing of it is to be seen, as in a name of spaces."""
    return all(it in _BLANKS or not it.isprintable() or it.isspace() or _continues(it) for it in text)


def cut(text: str, length: int) -> str:
    """At most so many characters from its beginning, without a sign that is torn from what it belongs to."""
    if len(text) <= length:
        return text
    at = length
    while at > 0 and (_continues(text[at]) or text[at - 1] in _JOINERS):
        at -= 1
    return text[: at or length]


def _shows(text: str, at: int) -> bool:
    sign = text[at]
    if sign.isprintable():
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _JOINERS:
        return before > "\x7f" and after > "\x7f" and _stands(before) and _stands(after)
    return _is_tag(sign) and (_is_tag(before) or before == "\N{WAVING BLACK FLAG}")


def _stands(sign: str) -> bool:
    return sign.isprintable() and not sign.isspace() and sign not in _BLANKS


def _is_tag(sign: str) -> bool:
    """Whether it spells out which part of a country a flag is of."""
    return "\U000e0020" <= sign <= "\U000e007f"


def _continues(sign: str) -> bool:
    """Whether it belongs to the sign before it."""
    return (
        sign in _JOINERS
        or _is_tag(sign)
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or unicodedata.category(sign) in ("Mn", "Me")
    )
