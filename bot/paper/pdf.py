"""Sheets of A4 as a PDF: lines of text, boxes to tick, lines to write on. The only door to fpdf2.

What is put on the sheets is measured first and drawn at the end, when it is known how many sheets there are. All
measures are millimetres, sizes of letters points.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from importlib.resources import files
from typing import NamedTuple

from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.paper.wrapping import MISSING, broken, legible

WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 18.0
TOP, BOTTOM = MARGIN, HEIGHT - 20.0
ROOM = WIDTH - 2 * MARGIN
BODY, SMALL, HEAD, TITLE = 11.0, 9.0, 13.0, 18.0
"""Sizes of letters."""
INK, GREY = 20, 95
_LEADING = 1.5
_POINT = 25.4 / 72
_SHARE = 0.001
"""Widths are measured at a size of a thousand."""


class Row(NamedTuple):
    """What stands beside each other on a sheet and is never torn: how high it is, and how it is drawn from its top."""

    height: float
    draw: Callable[[float], None]


class _Widths(dict[str, float]):
    """How wide each sign is at a size of one, measured when it is first asked for."""

    def __init__(self, pdf: FPDF, style: str) -> None:
        self._pdf, self._style = pdf, style

    def __missing__(self, sign: str) -> float:
        self._pdf.set_font("Zainichi", self._style, 1000)
        self[sign] = wide = self._pdf.get_string_width(sign) * _SHARE
        return wide


class Paper:
    """Where rows are put, one below the other. `foot` stands at the bottom of each sheet, with its number."""

    def __init__(self, title: str, language: str, made: datetime) -> None:
        self._pdf = pdf = FPDF(format="A4")
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        for style, name in (("", "Regular"), ("B", "Bold")):
            pdf.add_font("Zainichi", style, str(files("bot") / "fonts" / f"ZainichiSans-{name}.otf"))
        pdf.set_font("Zainichi", size=1000)
        self._widths = {False: _Widths(pdf, ""), True: _Widths(pdf, "B")}
        fonts = [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]
        for font in fonts:
            font.ttfont.recalcBBoxes = False  # the file says how large its letters are; measuring them takes seconds
        self._known = frozenset(map(chr, fonts[0].cmap))
        self._sheets: list[list[tuple[float, Row]]] = []
        self._feet: list[str] = []
        self._marks: list[tuple[int, float, str, int]] = []
        self._at = BOTTOM
        self.foot = ""
        self.is_lacking = False
        pdf.set_title(self.legible(title))
        pdf.set_lang(language)
        pdf.set_creation_date(made)
        pdf.set_creator("zainichi")

    # What can be put on it

    def legible(self, text: str) -> str:
        """The text in signs that the font has; that some are missing is remembered."""
        shown = legible(text, self._known.__contains__)
        self.is_lacking |= MISSING in shown and MISSING not in text
        return shown

    def wide(self, text: str, size: float, *, bold: bool = False) -> float:
        """How wide a line of text is."""
        return sum(map(self._widths[bold].__getitem__, text)) * size

    def text(
        self,
        text: str,
        size: float = BODY,
        *,
        bold: bool = False,
        grey: bool = False,
        left: float = 0.0,
        room: float = ROOM,
        url: str | None = None,
    ) -> list[Row]:
        """A paragraph, a row for each line; it leads to an address if there is one."""
        high = size * _POINT * _LEADING
        lines = broken(self.legible(text), (room - left) / size, self._widths[bold].__getitem__)
        return [Row(high, self._line(it, MARGIN + left, size, bold=bold, grey=grey, url=url)) for it in lines]

    def beside(self, mark: Callable[[float], None], rows: Sequence[Row]) -> list[Row]:
        """Rows with something drawn at the left of the first one."""
        if not rows:
            return []
        first, *rest = rows

        def both(top: float) -> None:
            mark(top)
            first.draw(top)

        return [Row(first.height, both), *rest]

    def gap(self, height: float) -> Row:
        """An empty space."""
        return Row(height, lambda _: None)

    def ruled(self, left: float = 0.0, right: float = ROOM, height: float = 9.0, after: str = "") -> Row:
        """A line to write on, with what stands behind it."""
        shown = self.legible(after)
        end = MARGIN + right - (self.wide(shown, BODY) + 2 if shown else 0)

        def draw(top: float) -> None:
            self._pdf.set_draw_color(GREY)
            self._pdf.set_line_width(0.25)
            self._pdf.line(MARGIN + left, top + height - 1.5, end, top + height - 1.5)
            if shown:
                self._say(shown, end + 2, top + height - 1.8, BODY)

        return Row(height, draw)

    def said(self, text: str, x: float, size: float = BODY, *, bold: bool = False) -> Callable[[float], None]:
        """One line of text that stands so far from the left edge, beside others."""
        return self._line(self.legible(text), x, size, bold=bold)

    def box(self, x: float, letter: str, *, round: bool, filled: bool = False) -> Callable[[float], None]:
        """What is ticked for a choice: a circle where one is right, a square where several are."""

        def draw(top: float) -> None:
            pdf, side, y = self._pdf, 5.2, top + 0.5
            pdf.set_draw_color(INK)
            pdf.set_fill_color(INK)
            pdf.set_line_width(0.3)
            style = "DF" if filled else "D"
            if round:
                pdf.ellipse(x, y, side, side, style)
            else:
                pdf.rect(x, y, side, side, style)
            middle = x + (side - self.wide(letter, SMALL, bold=filled)) / 2
            self._say(letter, middle, y + side / 2 + 1.15, SMALL, bold=filled, shade=255 if filled else INK)

        return draw

    # How it is put there

    def turn(self) -> None:
        """Go on on a new sheet."""
        self._sheets.append([])
        self._feet.append(self.foot)
        self._at = TOP

    def put(self, rows: Sequence[Row], outline: str = "", level: int = 0) -> None:
        """Put rows on one sheet: on the next one if they have no room on this; torn only if no sheet has room.

        `outline`: under what the reader's table of contents leads here.
        """
        whole = sum(row.height for row in rows)
        if not self._sheets or (self._at + whole > BOTTOM and self._at > TOP and whole <= BOTTOM - TOP):
            self.turn()
        for number, row in enumerate(rows):
            if self._at + row.height > BOTTOM:
                self.turn()
            if outline and number == 0:
                self._marks.append((len(self._sheets) - 1, self._at, self.legible(outline), level))
            self._sheets[-1].append((self._at, row))
            self._at += row.height

    def finished(self) -> bytes:
        """The file."""
        pdf, of = self._pdf, len(self._sheets)
        for number, sheet in enumerate(self._sheets):
            pdf.add_page()
            for top, row in sheet:
                row.draw(top)
            for _, at, name, level in (mark for mark in self._marks if mark[0] == number):
                pdf.set_y(at)
                pdf.start_section(name, level)
            told = f"{number + 1} / {of}"
            end = WIDTH - MARGIN - self.wide(told, SMALL)
            self._say(told, end, HEIGHT - 11, SMALL, shade=GREY)
            foot = broken(self.legible(self._feet[number]), (ROOM - 25) / SMALL, self._widths[False].__getitem__)
            self._say(foot[0], MARGIN, HEIGHT - 11, SMALL, shade=GREY)
        return bytes(pdf.output())

    def _line(
        self, text: str, x: float, size: float, *, bold: bool = False, grey: bool = False, url: str | None = None
    ) -> Callable[[float], None]:
        def draw(top: float) -> None:
            self._say(text, x, top + size * _POINT * 1.1, size, bold=bold, shade=GREY if grey else INK)
            if url and text:
                self._pdf.link(x, top, self.wide(text, size, bold=bold), size * _POINT * _LEADING, url)

        return draw

    def _say(self, text: str, x: float, y: float, size: float, *, bold: bool = False, shade: int = INK) -> None:
        if text:
            self._pdf.set_font("Zainichi", "B" if bold else "", size)
            self._pdf.set_text_color(shade)
            self._pdf.text(x, y, text)
