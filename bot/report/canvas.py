"""A sheet of 1600 × 900 to draw on, as a PNG. The only door to Pillow; what is drawn is decided in `bot.report.chart`.

Shapes are drawn at twice the size and halved, for smooth edges; text is set afterwards, at its own size. The picture
has a fixed palette of 32 colours, so that what is said to be dark is dark, and the file stays small.
"""

import math
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

Colour: TypeAlias = tuple[int, int, int]
WIDTH, HEIGHT = 1600, 900
LEAST = 24
"""No text is smaller: it is to be read on a telephone too."""
PAPER: Colour = (255, 255, 255)
INK: Colour = (27, 39, 51)
GREY: Colour = (82, 96, 109)
LINE: Colour = (201, 209, 216)
TRACK: Colour = (228, 233, 237)
BLUE: Colour = (31, 95, 139)
ORANGE: Colour = (171, 66, 12)
_BLENDS = (
    *((INK, PAPER, 8), (GREY, PAPER, 7), (BLUE, PAPER, 4), (ORANGE, PAPER, 3)),
    *((BLUE, TRACK, 1), (ORANGE, TRACK, 1)),
)
_NO_LINE_STARTS_WITH = "、。，．・：；？！）」』】〉》ー〜々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)”’"


class Box(NamedTuple):
    """A rectangle: its left, top, right and bottom edge."""

    left: float
    top: float
    right: float
    bottom: float


class Canvas:
    """Where things are drawn. All measures are pixels of the finished picture, from its top left corner."""

    def __init__(self) -> None:
        self._large = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), PAPER)
        self._draw = ImageDraw.Draw(self._large)
        self._texts: list[tuple[tuple[float, float], str, float, bool, Colour, str]] = []

    def text(
        self,
        at: tuple[float, float],
        text: str,
        size: float,
        colour: Colour = INK,
        *,
        bold: bool = False,
        to: str = "l",
    ) -> None:
        """One line of text, its baseline there, and there its left (`l`), middle (`m`) or right (`r`)."""
        self._texts.append((at, text, size, bold, colour, f"{to}s"))

    def bar(self, box: Box, colour: Colour) -> None:
        """A filled rectangle."""
        self._draw.rectangle(_doubled(box), fill=colour)

    def hatched(self, box: Box, colour: Colour) -> None:
        """A rectangle with an outline and slanting lines, which nobody needs colours to tell from a filled one."""
        left, top, right, bottom = _doubled(box)
        if right <= left or bottom <= top:
            return
        tile = Image.new("RGB", (right - left, bottom - top), PAPER)
        draw, high = ImageDraw.Draw(tile), bottom - top
        for start in range(-high, right - left, 20):
            draw.line((start, high, start + high, 0), fill=colour, width=7)
        draw.rectangle((0, 0, right - left - 1, high - 1), outline=colour, width=4)
        self._large.paste(tile, (left, top))

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """A filled circle."""
        self._draw.ellipse([2 * (x - radius), 2 * (y - radius), 2 * (x + radius), 2 * (y + radius)], fill=colour)

    def rule(self, left: float, right: float, y: float, colour: Colour, *, dashed: bool = False) -> None:
        """A level line."""
        step, dash = (20, 12) if dashed else (right - left, right - left)
        for number in range(math.ceil((right - left) / step)):
            start = left + number * step
            self._draw.line((2 * start, 2 * y, 2 * min(start + dash, right), 2 * y), fill=colour, width=5)

    def png(self) -> bytes:
        """The finished picture."""
        image = self._large.reduce(2)
        draw = ImageDraw.Draw(image)
        for at, text, size, bold, colour, anchor in self._texts:
            draw.text(at, text, font=_font(size, bold), fill=colour, anchor=anchor)
        held = BytesIO()
        image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(held, "PNG", optimize=True)
        return held.getvalue()


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is."""
    return _font(size, bold).getlength(text)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or as much of it as there is room for, and three dots."""
    if width(text, size, bold=bold) <= room:
        return text
    cuts = (text[:length].rstrip(" 、,.") for length in range(len(text) - 1, -1, -1))
    dotted = (f"{cut}{'…' if _japanese(cut[-1:]) else '...'}" for cut in cuts)  # the sign … stands mid-high in the font
    return next((cut for cut in dotted if width(cut, size, bold=bold) <= room), "")


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """The text in at most so many lines, the last one shortened."""
    lines: list[str] = []
    left = text
    while left and len(lines) + 1 < most and width(left, size) > room:
        cut = max(1, next((n for n in range(len(left), 0, -1) if width(left[:n], size) <= room), 1))
        cut = max((n for n in _breaks(left) if n <= cut), default=cut)
        lines.append(left[:cut].rstrip())
        left = left[cut:].lstrip()
    return [*lines, shortened(left, size, room)] if left else lines


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


def _doubled(box: Box) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(2 * edge) for edge in box)
    return left, top, right, bottom


@cache
def _font(size: float, bold: bool) -> ImageFont.FreeTypeFont:
    name = f"ZainichiSans-{'Bold' if bold else 'Regular'}.otf"
    data = BytesIO((files("bot") / "fonts" / name).read_bytes())
    return ImageFont.truetype(data, max(size, LEAST), layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> Image.Image:
    """The colours themselves, and as many steps between two that meet as a smooth edge needs."""
    colours = [PAPER, INK, GREY, LINE, TRACK, BLUE, ORANGE, (0, 0, 0)]
    for dark, light, steps in _BLENDS:
        for step in range(1, steps + 1):
            share = step / (steps + 1)
            colours.append(tuple(round(a + (b - a) * share) for a, b in zip(dark, light, strict=True)))  # type: ignore[arg-type]
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in colours for part in colour])
    return image
