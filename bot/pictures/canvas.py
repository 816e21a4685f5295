"""A sheet to draw on, as wide as a telephone shows at its sharpest, as a PNG. The only door to Pillow.

Shapes are drawn at twice the size and halved, for smooth edges; text is set afterwards, at its own size. A picture has
a fixed palette, so that what is said to be dark is dark, and the file stays small. It is packed as zlib does by itself:
at its tightest it takes eight times as long for a file that is 6 % smaller.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

Colour: TypeAlias = tuple[int, int, int]
Point: TypeAlias = tuple[float, float]
WIDTH, MARGIN = 1080, 48
LEAST = 31
"""No text is smaller: on a telephone, which shows the sheet 390 pixels wide, that is 11 of them."""
SMALL = 32
"""The size of notes, and of what stands beside something."""
PAPER: Colour = (255, 255, 255)
INK: Colour = (27, 39, 51)
GREY: Colour = (82, 96, 109)
LINE: Colour = (201, 209, 216)
TRACK: Colour = (228, 233, 237)
BLUE: Colour = (31, 95, 139)
PALE: Colour = (176, 203, 224)
ORANGE: Colour = (171, 66, 12)
SEA: Colour = (224, 232, 238)
LAND: Colour = (232, 228, 218)
SHORE: Colour = (150, 143, 128)
_BLENDS = (
    *((INK, PAPER, 8), (GREY, PAPER, 7), (BLUE, PAPER, 4), (ORANGE, PAPER, 3)),
    *((BLUE, TRACK, 1), (ORANGE, TRACK, 1), (INK, LAND, 5), (GREY, LAND, 4), (SHORE, PAPER, 2), (SHORE, LAND, 2)),
    *((PALE, PAPER, 1), (ORANGE, SEA, 2), (ORANGE, LAND, 1), (INK, SEA, 4), (SHORE, SEA, 2)),
)
_LONGEST = 200
"""Characters that are measured for a line: more never fit, and each takes its time."""
_NO_LINE_STARTS_WITH = "、。，．・：；？！）」』】〉》ー〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)”’"


class Box(NamedTuple):
    """A rectangle: its left, top, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, by: Point) -> "Box":
        """The same, so far to the right and so far down."""
        return Box(self.left + by[0], self.top + by[1], self.right + by[0], self.bottom + by[1])

    def meets(self, other: "Box") -> bool:
        """Whether the two have some of the sheet in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


class _Text(NamedTuple):
    at: Point
    text: str
    size: float
    bold: bool
    colour: Colour
    anchor: str


class Canvas:
    """Where things are drawn. All measures are pixels of the finished picture, from its top left corner."""

    def __init__(self, height: float) -> None:
        self.height = math.ceil(height)
        self._large = Image.new("RGB", (WIDTH * 2, self.height * 2), PAPER)
        self._draw = ImageDraw.Draw(self._large)
        self._texts: list[_Text] = []

    def text(
        self, at: Point, text: str, size: float, colour: Colour = INK, *, bold: bool = False, to: str = "l"
    ) -> None:
        """One line of text, its baseline there, and there its left (`l`), middle (`m`) or right (`r`)."""
        if text:
            self._texts.append(_Text(at, text, size, bold, colour, f"{to}s"))

    @property
    def boxes(self) -> Sequence[tuple[str, Box]]:
        """Each line of text, and where it stands."""
        return [
            (it.text, Box(*_font(it.size, it.bold).getbbox(it.text, anchor=it.anchor)).moved(it.at))
            for it in self._texts
        ]

    def bar(self, box: Box, colour: Colour) -> None:
        """A filled rectangle. One that is thinner than a pixel is not drawn."""
        left, top, right, bottom = (round(2 * edge) for edge in box)
        if right > left and bottom > top:
            self._draw.rectangle((left, top, right - 1, bottom - 1), fill=colour)

    def framed(self, box: Box, colour: Colour, edge: Colour) -> None:
        """A filled rectangle with an outline, which nobody needs colours to tell from one without."""
        self.bar(box, edge)
        self.bar(Box(box.left + 3, box.top + 3, box.right - 3, box.bottom - 3), colour)

    def dot(self, at: Point, radius: float, colour: Colour) -> None:
        """A filled circle."""
        x, y = at
        self._draw.ellipse([2 * (x - radius), 2 * (y - radius), 2 * (x + radius), 2 * (y + radius)], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, wide: float = 2.5, *, dash: float = 0.0) -> None:
        """A line through these points, in dashes of this length if there is one, as far apart as two thirds of it."""
        for piece in _dashes(points, dash) if dash else [points]:
            self._draw.line([(2 * x, 2 * y) for x, y in piece], fill=colour, width=round(2 * wide), joint="curve")

    def shape(self, points: Sequence[Point], colour: Colour, edge: Colour) -> None:
        """What these points surround, filled, with an outline."""
        doubled = [(2 * x, 2 * y) for x, y in points]
        self._draw.polygon(doubled, fill=colour)
        self._draw.line([*doubled, doubled[0]], fill=edge, width=3, joint="curve")

    def png(self) -> bytes:
        """The finished picture."""
        image = self._large.reduce(2)
        draw = ImageDraw.Draw(image)
        for at, text, size, bold, colour, anchor in self._texts:
            draw.text(at, text, font=_font(size, bold), fill=colour, anchor=anchor)
        held = BytesIO()
        image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(held, "PNG", compress_level=6)
        return held.getvalue()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    return _font(size, bold).getlength(text)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as there is room for, and three dots."""
    if len(text) <= _LONGEST and width(text, size, bold=bold) <= room:
        return text
    text = text[:_LONGEST]
    most = min(len(text) - 1, _fitting(text, size, room, bold=bold))
    cuts = (text[:length].rstrip(" 、,.") for length in range(most, -1, -1))
    dotted = (f"{cut}{'…' if _japanese(cut[-1:]) else '...'}" for cut in cuts)  # the sign … stands mid-high in the font
    return next((cut for cut in dotted if width(cut, size, bold=bold) <= room), "")


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in at most so many lines, the last one shortened."""
    lines: list[str] = []
    left = text[: _LONGEST * most]
    while left and len(lines) + 1 < most and width(left[: _LONGEST + 1], size, bold=bold) > room:
        cut = max(1, _fitting(left[:_LONGEST], size, room, bold=bold))
        cut = max((n for n in _breaks(left) if n <= cut), default=cut)
        lines.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return [*lines, shortened(left, size, room, bold=bold)] if left else lines


def _fitting(text: str, size: float, room: float, *, bold: bool) -> int:
    """How many of its first characters there is room for. With each more a text is wider, or as wide."""
    return bisect_right(range(1, len(text) + 1), room, key=lambda length: width(text[:length], size, bold=bold))


def _breaks(text: str) -> Iterator[int]:
    """Where a line may end: at a space, or beside a Japanese character, unless the next one must not start a line."""
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        japanese = _japanese(before) or _japanese(after)
        if " " in (before, after) or (japanese and after not in _NO_LINE_STARTS_WITH and before not in "（「『【(“"):
            yield place


def _japanese(sign: str) -> bool:
    """Whether it is kana or a Chinese character."""
    return "\u3040" <= sign <= "\u9fff"


def _dashes(points: Sequence[Point], dash: float) -> Iterator[Sequence[Point]]:
    """A line through these points in pieces."""
    steps = [point for start, end in pairwise(points) for point in _steps(start, end)]
    every, drawn = round(dash * 5 / 3), round(dash)
    for start in range(0, len(steps), every):
        piece = steps[start : start + drawn]
        if len(piece) > 1:
            yield (piece[0], piece[-1])


def _steps(start: Point, end: Point) -> Iterator[Point]:
    """A point for each pixel between two."""
    long = math.dist(start, end)
    for step in range(round(long)):
        share = step / long
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    """By its path: of a file in memory every size would keep a copy, two megabytes each."""
    path = files("bot") / "fonts" / f"ZainichiSans-{'Bold' if bold else 'Regular'}.otf"
    return ImageFont.truetype(str(path), max(size, LEAST), layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> Image.Image:
    """The colours themselves, and as many steps between two that meet as a smooth edge needs."""
    colours = [PAPER, INK, GREY, LINE, TRACK, BLUE, PALE, ORANGE, SEA, LAND, SHORE]
    for dark, light, steps in _BLENDS:
        for step in range(1, steps + 1):
            share = step / (steps + 1)
            colours.append(tuple(round(a + (b - a) * share) for a, b in zip(dark, light, strict=True)))  # type: ignore[arg-type]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image
