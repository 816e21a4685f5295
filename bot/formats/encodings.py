"""Which letters a file's bytes stand for: Unicode, or what Excel in Japan, in Korea or in Europe saves. Pure.

UTF-8 and UTF-16 show what they are. Between Shift-JIS (cp932), EUC-KR (cp949) and Windows Latin (cp1252) the text
tells: read in the wrong one of them, Korean becomes half-width katakana, Japanese hangul that nobody writes, and a
curly apostrophe a Chinese character in the middle of an English word.
"""

import codecs
from collections.abc import Callable, Mapping

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # which begins like the next one
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 60_000
"""Bytes that are looked at to tell which encoding it is."""


def decode(data: bytes, language: str) -> str | None:
    """The text of a file, or None if it is none. Where two readings are as good, the one of `language` is taken."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked)
    if b"\0" in data[:_SAMPLE]:
        return _without_mark(data)
    text = _strictly(data, "utf-8")
    if text is not None:
        return text
    if data.startswith(b"\x1b$") or b"\x1b$B" in data[:_SAMPLE]:
        return _strictly(data, "iso2022_jp")
    readings = {name: read for name in _SCORES if (read := _strictly(data, name)) is not None}
    if not readings:
        return None
    best = max(readings, key=lambda name: _score(name, readings[name], language))
    return readings[best] if _score(best, readings[best], language) > 0 else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _without_mark(data: bytes) -> str | None:
    """UTF-16 that does not say so: half of each comma, digit and line break in it is a zero byte."""
    even, odd = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if max(even, odd) < 8 * min(even, odd) or len(data) % 2:
        return None
    return _strictly(data, "utf-16-be" if even > odd else "utf-16-le")


def _score(encoding: str, text: str, language: str) -> float:
    """How much this looks like a text that somebody wrote."""
    score = _SCORES[encoding]
    sample = text[: _SAMPLE // 2]
    told = sum(score(sample, at) for at, sign in enumerate(sample) if sign > "\x7f")
    return told + (abs(told) * 0.2 + 1 if _USUAL.get(language) == encoding else 0)


def _as_japanese(text: str, at: int) -> float:
    sign = text[at]
    if "ぁ" <= sign <= "ゖ":
        return 3
    if "ァ" <= sign <= "ー" or sign in "、。「」『』・（）！？：":
        return 2
    if "\uff61" <= sign <= "\uff9f":  # half-width katakana
        return -2
    if "一" <= sign <= "鿿":
        if text[at - 1 : at].isascii() and text[at - 1 : at].isalpha():
            return -2
        return 1 if b"\x88" <= sign.encode("cp932")[:1] <= b"\x97" else 0.2
    return 1 if sign in "０１２３４５６７８９　〜～―…◯○×" else -1


def _as_korean(text: str, at: int) -> float:
    sign = text[at]
    if "가" <= sign <= "힣":
        lead, trail = sign.encode("cp949")
        return 2 if lead >= 0xB0 and trail >= 0xA1 else -2  # the 2,350 syllables that are in use
    if sign in "‘’“”·…「」『』《》〈〉、。（）－–":
        return 1
    return 0.2 if "一" <= sign <= "鿿" else -1


def _as_european(text: str, at: int) -> float:
    """Letters with accents and curly quotes stand alone among others."""
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    if text[at] < "\xa0":  # what is no sign at all
        return -3
    return 0.9 if around.isascii() else -2


_SCORES: Mapping[str, Callable[[str, int], float]] = {
    "cp932": _as_japanese,
    "cp949": _as_korean,
    "cp1252": _as_european,
}
_USUAL = {"ja": "cp932", "ko": "cp949", "en": "cp1252"}
