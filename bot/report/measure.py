"""How wide a text is in a cell, and how many lines it takes there. Pure, and without fonts: a table of widths will do.

Widths are in digits of Excel's usual font, as the widths of columns are; heights in points.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Face(NamedTuple):
    """A font that Excel brings along and that has every letter of a language.

    `line` is the height of a line in it, `apart` what is left free below the last one, `latin` how much wider its Latin
    letters are than those of the usual font.
    """

    name: str
    line: float
    apart: float
    latin: float


FACES = {
    "en": Face("Calibri", 15.0, 3.0, 1.0),
    "ja": Face("Yu Gothic", 18.75, 0.75, 1.14),
    "ko": Face("Malgun Gothic", 16.5, 1.5, 1.14),
}
HIGHEST = 409.0
"""Points of a row at most, in any spreadsheet."""
_SLACK = 0.98
"""How much of a column's width a line fills before it breaks: no two spreadsheets agree to the pixel."""
_INDENT = 1.0
"""What is left free before a text."""
_WIDE_LINE = 18.75
"""A line with full-width characters: where the font has none, another one steps in."""
_WIDTHS = {
    **dict.fromkeys(" '’‘", 0.49),
    **dict.fromkeys(",.:;Iijl·", 0.53),
    **dict.fromkeys("!()-J[]`f{}", 0.65),
    **dict.fromkeys("rt", 0.74),
    **dict.fromkeys('"/\\csz“”', 0.85),
    **dict.fromkeys("?FSZagkvxy|L", 0.95),
    **dict.fromkeys("ABCRV", 1.18),
    **dict.fromkeys("DGH", 1.29),
    **dict.fromkeys("&NOQU✔✖", 1.4),
    **dict.fromkeys("%w…", 1.52),
    **dict.fromkeys("mMW@—", 1.87),
}
_USUAL, _WIDE = 1.06, 2.1
_PIECE = re.compile(r"\s+|[^\s-]*-+|[^\s-]+")


@lru_cache(maxsize=8192)
def breadth(text: str, latin: float = 1.0) -> float:
    """How wide a text is on one line. `latin`: how much wider its half-width letters are than those of Calibri."""
    return sum(_sign(sign, latin) for sign in text)


@lru_cache(maxsize=1024)
def _sign(sign: str, latin: float) -> float:
    if unicodedata.east_asian_width(sign) in "WF":
        return _WIDE
    return 0.0 if unicodedata.combining(sign) else _WIDTHS.get(sign, _USUAL) * latin


@lru_cache(maxsize=8192)
def lines(text: str, width: float, face: Face) -> int:
    """How many lines a text takes in a column so wide, broken between words, and in long words where it must."""
    room = max(2.5, width * _SLACK - _INDENT)
    return sum(_broken(line, room, face.latin) for line in text.splitlines()) or 1


def _broken(line: str, room: float, latin: float) -> int:
    count, filled = 1, 0.0
    for piece in _pieces(line):
        wide = breadth(piece, latin)
        if piece.isspace() or filled + wide <= room:
            filled += wide
        elif wide <= room:
            count, filled = count + 1, wide
        else:  # one long word, an address for instance: it begins on a new line and goes on over the next ones
            more = int(wide // room)
            count, filled = count + more + (1 if filled else 0), wide - more * room
    return count


def _pieces(line: str) -> Iterator[str]:
    """What stays together: words and the room between them; each full-width character by itself, but in Korean."""
    for piece in _PIECE.findall(line):
        start = 0
        for place, sign in enumerate(piece):
            if unicodedata.east_asian_width(sign) in "WF" and not "가" <= sign <= "힣":
                if piece[start:place]:
                    yield piece[start:place]
                yield sign
                start = place + 1
        if piece[start:]:
            yield piece[start:]


def heading_width(text: str, latin: float) -> float:
    """How wide a heading on two lines is: words stay whole, in Japanese what is in katakana, or has four signs."""
    spaced = "".join(
        f" {sign} " if "\u3040" <= sign <= "\u9fff" and not "ァ" <= sign <= "ー" else sign for sign in text
    )
    whole = breadth(text, latin)
    return max([whole / 2, min(whole, 4 * _WIDE), *(breadth(word, latin) for word in spaced.split())])


def height(text: str, width: float, face: Face) -> float:
    """How high a row has to be for a text that is broken in a column so wide."""
    return min(HIGHEST, lines(text, width, face) * _line(text, face) + face.apart)


def usual_height(face: Face) -> float:
    """The height of a row with one line."""
    return face.line + face.apart


@lru_cache(maxsize=8192)
def _line(text: str, face: Face) -> float:
    wide = any(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return max(face.line, _WIDE_LINE) if wide and face.name != FACES["ko"].name else face.line


def shortened(text: str, width: float, latin: float) -> str:
    """A text as far as it fits on a line so wide, with … where it goes on."""
    if breadth(text, latin) <= width:
        return text
    cut = text
    while cut and breadth(cut + "…", latin) > width:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"
