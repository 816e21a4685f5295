"""A workbook to fill: sheets, looks of cells, widths, printing. The only door to XlsxWriter; it knows no class.

Every text is written as text. None ever becomes a formula, a link or a number, and one that a spreadsheet might take
for a formula when somebody edits its cell is marked as text there too.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]

from bot.core.i18n import Voice

_FONTS = {"en": "Calibri", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
"""Fonts that Excel brings along and that have every letter of the language."""
_LONGEST = 32767
"""Characters in a cell, at most."""
_SHEET_NAME = 31
_HEADING = 48
"""Points: two lines of a heading, and below them the button of the filter."""
_LINE_HEIGHT, _HIGHEST, _SLACK = 16.0, 409.0, 0.95
"""Points of a line and of a row at most, and how much of a column's width a line fills before it breaks."""
_LIMITS = {"min_type": "num", "min_value": 0, "max_type": "num", "max_value": 1}
_BARS = {"type": "data_bar", "bar_color": "#A9C8DE", **_LIMITS}
_INK, _GREY, _HEAD, _LINE = "#1B2733", "#52606D", "#1F4E6E", "#C9D1D8"


class Look(Enum):
    """How a cell looks. What it says never depends on that alone."""

    TEXT = "text"
    PROSE = "prose"
    WHOLE = "whole"
    SHARE = "share"
    TENTHS = "tenths"
    MOMENT = "moment"
    COUNT = "count"
    RATIO = "ratio"
    GOOD = "good"
    BAD = "bad"
    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"
    PALE = "pale"
    HEAD = "head"
    TITLE = "title"
    SECTION = "section"
    LABEL = "label"
    NOTE = "note"


class Toned(NamedTuple):
    """A text in a look that is not its column's."""

    text: str
    look: Look


Cell: TypeAlias = str | int | float | datetime | Toned | None


class Column(NamedTuple):
    """A column of a table: its heading, how its cells look, and the most and least that it may be wide, in digits.

    `bars`: whether its shares, of 1, are drawn behind the numbers too.
    """

    heading: str
    look: Look = Look.TEXT
    most: float = 40
    least: float = 5
    bars: bool = False


class Book:
    """A workbook in one language. `title`, `date` and the page number are printed on each page."""

    def __init__(self, voice: Voice, title: str, date: str, made: datetime) -> None:
        self._held = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._held, options)
        self._book.set_properties({"title": _plain(title), "created": made.replace(tzinfo=None)})
        self._formats: dict[tuple[Look, bool], object] = {}
        self._sheets: list[Sheet] = []
        self._voice, self._title, self._date = voice, title, date

    def sheet(self, name: str, columns: Sequence[float]) -> "Sheet":
        """A new sheet with columns so wide, ready to be printed."""
        page = self._book.add_worksheet(name[:_SHEET_NAME])
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        page.set_header(f"&L{_printed(self._title)}&R{_printed(self._date)}")
        numbers = self._voice("report-page", page="&P", pages="&N")
        page.set_footer(f"&L{_printed(name)}&R{numbers}")
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a text of digits is meant as one
        for place, wide in enumerate(columns):
            page.set_column(place, place, wide)
        self._sheets.append(Sheet(self, page, columns))
        return self._sheets[-1]

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        frozen: int = 1,
        printed: int | None = None,
        totals: Sequence[Cell] | None = None,
        notes: Sequence[str] = (),
    ) -> None:
        """A sheet that is one table, its heading in the first row, with a filter; so many columns stay in sight.

        Only the first `printed` columns are printed. `totals` and `notes` stand below it, outside the filter.
        """
        sheet = self.sheet(name, [_fitting(it, [row[n] for row in rows]) for n, it in enumerate(columns)])
        for down, row in enumerate(rows, start=1):
            for across, (cell, column) in enumerate(zip(row, columns, strict=True)):
                sheet.put(down, across, cell, column.look)
        for place, column in enumerate(columns):
            sheet.put(0, place, column.heading, Look.HEAD)
            if column.bars and rows:
                sheet.page.conditional_format(1, place, len(rows), place, _BARS)
        sheet.set_height(0, _HEADING)
        sheet.page.freeze_panes(1, frozen)
        sheet.page.repeat_rows(0)
        sheet.page.autofilter(0, 0, len(rows), len(columns) - 1)
        after = len(rows) + 1
        if totals:
            for across, (cell, column) in enumerate(zip(totals, columns, strict=True)):
                sheet.put(after, across, cell, Look.LABEL if isinstance(cell, str) else column.look)
            after += 1
        for down, note in enumerate(notes, start=after + 1):
            sheet.put(down, 0, note, Look.NOTE)
        if printed:
            sheet.page.print_area(0, 0, max(1, len(rows)), printed - 1)

    def finished(self) -> bytes:
        """The file. Nothing can be written after that."""
        for sheet in self._sheets:
            sheet.make_room()
        self._book.close()
        return self._held.getvalue()

    def look(self, look: Look, *, guarded: bool = False) -> object:
        """The format of a look, made once; `guarded` for a text that begins like a formula."""
        if (look, guarded) not in self._formats:
            properties = _properties(look, _FONTS[self._voice.language], self._voice.language)
            properties |= {"quote_prefix": True} if guarded else {}
            self._formats[look, guarded] = self._book.add_format(properties)
        return self._formats[look, guarded]


class Sheet:
    """A sheet of a book."""

    def __init__(self, book: Book, page: xlsxwriter.worksheet.Worksheet, widths: Sequence[float]) -> None:
        self._book, self.page, self._widths = book, page, widths
        self._lines: dict[int, int] = {}
        self._set: set[int] = set()

    def set_height(self, row: int, points: float) -> None:
        """Make a row so high, whatever stands in it."""
        self.page.set_row(row, points)
        self._set.add(row)

    def make_room(self) -> None:
        """Make each row high enough for its texts: not every spreadsheet does so when it opens a file."""
        for row, lines in self._lines.items():
            if lines > 1 and row not in self._set:
                self.page.set_row(row, min(_LINE_HEIGHT * lines, _HIGHEST))

    def put(self, row: int, column: int, cell: Cell, look: Look) -> None:
        """Write a cell, rows and columns counted from 0. A number stays a number, a moment (of a local clock) one."""
        match cell:
            case Toned(text, own):
                self._say(row, column, text, own)
            case str():
                self._say(row, column, cell, Look.TEXT if look in _NUMBERS else look)
            case datetime():
                self.page.write_datetime(row, column, cell.replace(tzinfo=None), self._book.look(look))
            case None:
                self.page.write_blank(row, column, None, self._book.look(look))
            case _:
                self.page.write_number(row, column, cell, self._book.look(look))

    def _say(self, row: int, column: int, text: str, look: Look) -> None:
        if look in _WRAPPED and column < len(self._widths):
            room = max(1.0, self._widths[column] * _SLACK)
            needed = sum(max(1, math.ceil(breadth(line) / room)) for line in text.splitlines())
            self._lines[row] = max(needed, self._lines.get(row, 1))
        if look in _TALL:
            self.set_height(row, _TALL[look])
        guarded = text.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        self.page.write_string(row, column, _plain(text), self._book.look(look, guarded=guarded))


_TALL = {Look.TITLE: 27.0, Look.SECTION: 20.0}
_WRAPPED = (Look.PROSE, Look.GOOD, Look.BAD, Look.LABEL, Look.HEAD)
_NUMBERS = (Look.WHOLE, Look.SHARE, Look.TENTHS, Look.MOMENT, Look.COUNT, Look.RATIO)


def _plain(text: str) -> str:
    """What a cell can hold: no half characters, and not too much of it."""
    return text.encode("utf-8", "replace").decode()[:_LONGEST]


def _printed(text: str) -> str:
    """A text at the edge of a page, where & is a sign of command."""
    return _plain(text)[:80].replace("&", "&&")


def _properties(look: Look, font: str, language: str) -> dict[str, object]:
    percent = Voice(language).percent_format
    number: dict[str, object] = {"align": "right", "indent": 1}
    left: dict[str, object] = {"align": "left", "indent": 1}
    centred: dict[str, object] = {"align": "center"}
    good, bad, wrapped = {"bg_color": "#DDF0E2"}, {"bg_color": "#FBE3D6"}, {"text_wrap": True}
    own: dict[Look, dict[str, object]] = {
        Look.TEXT: {**left},
        Look.PROSE: {**wrapped, **left},
        Look.WHOLE: {**number, "num_format": "#,##0"},
        Look.SHARE: {**number, "num_format": percent},
        Look.TENTHS: {**number, "num_format": "0.0"},
        Look.MOMENT: {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left", "indent": 1},
        Look.COUNT: {"num_format": "#,##0", "align": "left"},  # in a list of labels, not in a column
        Look.RATIO: {"num_format": percent, "align": "left"},
        Look.GOOD: {**good, **wrapped, **left},
        Look.BAD: {**bad, **wrapped, **left},
        Look.RIGHT: {**good, **centred},
        Look.WRONG: {**bad, **centred},
        Look.OPEN: {**centred},
        Look.PALE: {**centred, "bg_color": "#EEF1F4", "font_color": _GREY},
        Look.HEAD: {**wrapped, "bold": True, "font_color": "#FFFFFF", "bg_color": _HEAD},
        Look.TITLE: {"bold": True, "font_size": 18},
        Look.SECTION: {"bold": True, "font_size": 13, "font_color": _HEAD},
        Look.LABEL: {**wrapped, "bold": True},
        Look.NOTE: {"font_color": _GREY},
    }
    base: dict[str, object] = {"font_name": font, "font_size": 11, "font_color": _INK, "valign": "top"}
    if look not in (Look.TITLE, Look.SECTION, Look.NOTE):
        base |= {"bottom": 1, "bottom_color": _LINE}
    return base | own[look]


def _fitting(column: Column, cells: Iterable[Cell]) -> float:
    """How wide a column has to be for its cells, and for a heading on two lines."""
    words = max((breadth(word) for word in _words(column.heading)), default=0)
    heading = max(words, breadth(column.heading) / 2) + 2
    return min(
        max(column.most, heading), max([column.least, heading, *(_shown(cell, column.look) + 2 for cell in cells)])
    )


def _words(text: str) -> list[str]:
    """What had better not be broken: a word, or in Japanese a character that is not katakana."""
    spaced = "".join(
        f" {sign} " if "\u3040" <= sign <= "\u9fff" and not "ァ" <= sign <= "ー" else sign for sign in text
    )
    return spaced.split()


def _shown(cell: Cell, look: Look) -> float:
    match cell:
        case None:
            return 0
        case Toned(text, _):
            return breadth(text)
        case str():
            return max((breadth(line) for line in cell.splitlines()), default=0)
        case datetime():
            return 19
        case _:
            return 7 if look in (Look.SHARE, Look.TENTHS) else len(f"{cell:,}") + 1


@lru_cache(maxsize=4096)
def breadth(text: str) -> float:
    """How wide a text is, in digits: a full-width character is a little more than two."""
    return sum(2.1 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
