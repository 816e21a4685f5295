"""A workbook to fill: sheets, widths and heights, printing. The only door to XlsxWriter; it knows no class.

Every text is written as text. None ever becomes a formula, a link or a number, and one that a spreadsheet might take
for a formula when somebody edits its cell is marked as text there too. Only what is given as a `Link` is one.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import NamedTuple, TypeAlias

import xlsxwriter  # type: ignore[import-untyped]

from bot.core.i18n import Voice
from bot.report.looks import LINES, NUMBERS, SIZE, SIZES, TO_THE_RIGHT, WRAPPED, Look, properties
from bot.report.measure import FACES, breadth, heading_width, height, shortened, usual_height

_LONGEST, _LONGEST_LINK = 32767, 2000
"""Characters in a cell and in a link, at most."""
_SHEET_NAME = 31
_BUTTON = 2.6
"""How much wider a heading is for the button of its filter, in digits."""
_INDENT = 1.3
"""And how far a number's heading, and the number, stand further from the edge."""
_PAGE = 1026
"""Pixels from margin to margin of an A4 page on its side, at full size."""
LEAST_SCALE = 74
"""Per cent to which a page is made smaller at most: 11 points become 8.1."""
_WHOLE_PAGE = _PAGE * 100 // LEAST_SCALE
"""Pixels from margin to margin where all is as small as it may be."""
_LEAST_PROSE = 0.68
"""To what part of its width a column of prose is made narrower, at most, so that a table fits on a page."""
PAGE_HEIGHT = 490.0
"""Points from margin to margin, at full size."""


class Toned(NamedTuple):
    """A text in a look that is not its column's."""

    text: str
    look: Look


class Link(NamedTuple):
    """A text that leads to an address."""

    text: str
    address: str


Cell: TypeAlias = str | int | float | datetime | Toned | Link | None
Line: TypeAlias = Sequence[tuple[Cell, Look]]


class Column(NamedTuple):
    """A column of a table: its heading, how its cells look, and the most and least that it may be wide, in digits."""

    heading: str
    look: Look = Look.TEXT
    most: float = 40
    least: float = 5


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
        self.face = FACES[voice.language]

    def sheet(self, name: str, columns: Sequence[float]) -> "Sheet":
        """A new sheet with columns so wide, which has yet to be fitted to its pages."""
        page = self._book.add_worksheet(name[:_SHEET_NAME])
        page.set_landscape()
        page.set_paper(9)  # A4
        page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.6)
        edge, options = f'&10&"{self.face.name},Regular"', {"scale_with_doc": False}
        page.set_header(f"&L{edge}{self._printed(self._title, 90)}&R{edge}{self._printed(self._date, 30)}", options)
        numbers = self._voice("report-page", page="&P", pages="&N")
        page.set_footer(f"&L{edge}{self._printed(name, 60)}&R{edge}{numbers}", options)
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})  # a text of digits is meant as one
        page.set_default_row(usual_height(self.face))
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
        widths = [self._fitting(it, [row[n] for row in rows]) for n, it in enumerate(columns)]
        sheet = self.sheet(name, _squeezed(widths, [column.look for column in columns], printed))
        for down, row in enumerate(rows, start=1):
            for across, (cell, column) in enumerate(zip(row, columns, strict=True)):
                sheet.put(down, across, cell, column.look)
        heads = (Look.NUMBER_HEAD if column.look in TO_THE_RIGHT else Look.HEAD for column in columns)
        sheet.put_line(0, [(column.heading, head) for column, head in zip(columns, heads, strict=True)])
        sheet.page.freeze_panes(1, frozen)
        sheet.page.repeat_rows(0)
        sheet.page.autofilter(0, 0, len(rows), len(columns) - 1)
        after = len(rows) + 1
        if totals:
            looks = [
                Look.LABEL if isinstance(cell, str) else column.look
                for cell, column in zip(totals, columns, strict=True)
            ]
            sheet.put_line(after, list(zip(totals, looks, strict=True)))
            after += 1
        on_one_page = sheet.fit(printed, frozen)
        for down, note in enumerate(notes, start=after + 1):
            sheet.put(down, 0 if on_one_page else frozen, note, Look.NOTE)  # what is repeated is cut at its edge
        if printed:
            sheet.page.print_area(0, 0, after + len(notes), printed - 1)

    def finished(self) -> bytes:
        """The file. Nothing can be written after that."""
        for sheet in self._sheets:
            sheet.make_room()
        self._book.close()
        return self._held.getvalue()

    def look(self, look: Look, *, guarded: bool = False) -> object:
        """The format of a look, made once; `guarded` for a text that begins like a formula."""
        if (look, guarded) not in self._formats:
            wanted = properties(look, self.face.name) | ({"quote_prefix": True} if guarded else {})
            self._formats[look, guarded] = self._book.add_format(wanted)
        return self._formats[look, guarded]

    def _printed(self, text: str, width: float) -> str:
        """A text at the edge of a page, where & is a sign of command."""
        return shortened(_plain(text), width, self.face.latin).replace("&", "&&")

    def _fitting(self, column: Column, cells: Iterable[Cell]) -> float:
        """How wide a column has to be for its cells, and for a heading on two lines."""
        latin = self.face.latin
        button = _BUTTON + (_INDENT if column.look in TO_THE_RIGHT else 0)
        least = heading_width(column.heading, latin) * 1.06 + button
        shown = (_shown(cell, column.look, latin) + 2.5 for cell in cells)
        return min(max(column.most, least), max([column.least, least, *shown]))


class Sheet:
    """A sheet of a book."""

    def __init__(self, book: Book, page: xlsxwriter.worksheet.Worksheet, widths: Sequence[float]) -> None:
        self._book, self.page, self._widths = book, page, widths
        self._heights: dict[int, float] = {}

    def make_room(self) -> None:
        """Make each row high enough for its texts: not every spreadsheet does so when it opens a file."""
        for row, points in self._heights.items():
            self.page.set_row(row, points)

    def fit(self, printed: int | None = None, frozen: int = 0, high: int = 0) -> bool:
        """Fit its first `printed` columns to the width of a page, its rows to `high` pages (0: as many as it takes).

        What would become too small to read goes on on pages to the right, where the first `frozen` columns come again.
        Whether one page is wide enough.
        """
        widths = [_pixels(width) for width in self._widths[:printed]]
        room = _WHOLE_PAGE
        if sum(widths) <= room:
            self.page.fit_to_pages(1, high)
            return True
        self.page.set_print_scale(LEAST_SCALE)
        self.page.print_across()
        self.page.repeat_columns(0, frozen - 1)
        held = sum(widths[:frozen])
        pages = math.ceil((sum(widths) - held) / (room - held))
        share, filled, breaks = (sum(widths) - held) / pages, 0, list[int]()
        for place, width in enumerate(widths[frozen:], start=frozen):
            if filled and filled + width > min(room - held, share + width / 2):
                breaks.append(place)
                filled = 0
            filled += width
        self.page.set_v_pagebreaks(breaks)
        return False

    def set_height(self, row: int, points: float) -> None:
        """Make a row so high, whatever stands in it."""
        self._heights[row] = points

    def height(self, line: Line) -> float:
        """How high a row with these cells is, in points."""
        usual = usual_height(self._book.face)
        return max([usual, *(self._needed(place, cell, look) for place, (cell, look) in enumerate(line))])

    def put_line(self, row: int, line: Line) -> None:
        """Write the cells of a row, from the left."""
        for column, (cell, look) in enumerate(line):
            self.put(row, column, cell, look)

    def put(self, row: int, column: int, cell: Cell, look: Look) -> None:
        """Write a cell, rows and columns counted from 0. A number stays a number, a moment (of a local clock) one."""
        needed = self._needed(column, cell, look)
        if needed > self._heights.get(row, usual_height(self._book.face)):
            self._heights[row] = needed
        match cell:
            case Toned(text, own):
                self._say(row, column, text, own)
            case Link(text, address):
                self._link(row, column, text, address)
            case str():
                self._say(row, column, cell, Look.TEXT if look in NUMBERS else look)
            case datetime():
                self.page.write_datetime(row, column, cell.replace(tzinfo=None), self._book.look(look))
            case None:
                if look not in LINES:
                    self.page.write_blank(row, column, None, self._book.look(look))
            case _:
                self.page.write_number(row, column, cell, self._book.look(look))

    def _needed(self, column: int, cell: Cell, look: Look) -> float:
        """How high a cell has to be."""
        if isinstance(cell, Toned):
            cell, look = cell
        if not isinstance(cell, str) or isinstance(cell, Link):
            return 0.0
        if look in LINES:
            return usual_height(self._book.face) * SIZES.get(look, SIZE) / SIZE
        room = self._widths[column] - (_INDENT if look is Look.NUMBER_HEAD else 0)
        return height(cell, room, self._book.face) if look in WRAPPED else 0.0

    def _say(self, row: int, column: int, text: str, look: Look) -> None:
        guarded = text.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        self.page.write_string(row, column, _plain(text), self._book.look(look, guarded=guarded))

    def _link(self, row: int, column: int, text: str, address: str) -> None:
        if address.startswith(("http://", "https://")) and len(address) < _LONGEST_LINK:
            self.page.write_url(row, column, address, self._book.look(Look.LINK), _plain(text))
        else:
            self._say(row, column, text, Look.TEXT)


def _plain(text: str) -> str:
    """What a cell can hold: no half characters, and not too much of it."""
    return text.encode("utf-8", "replace").decode()[:_LONGEST]


def _squeezed(widths: Sequence[float], looks: Sequence[Look], printed: int | None) -> Sequence[float]:
    """Columns of prose made narrower where that brings a table onto one page."""
    over = (sum(_pixels(width) for width in widths[:printed]) - _WHOLE_PAGE) / 7
    spare = [
        width * (1 - _LEAST_PROSE) if look is Look.PROSE else 0.0
        for width, look in zip(widths[:printed], looks[:printed], strict=True)
    ]
    if not 0 < over + 1 < sum(spare):
        return widths
    part = (over + 1) / sum(spare)
    return [*(width - part * less for width, less in zip(widths, spare, strict=False)), *widths[len(spare) :]]


def _pixels(width: float) -> int:
    """How wide a column is on the screen."""
    return int(width * 7 + 0.5) + 5


def _shown(cell: Cell, look: Look, latin: float) -> float:
    """How wide a cell would have to be for all of it to stand on one line."""
    match cell:
        case None:
            return 0
        case Toned(text, _) | Link(text, _):
            return breadth(text, latin)
        case str():
            return max((breadth(line, latin) for line in cell.splitlines()), default=0)
        case datetime():
            return 20 * latin
        case _:
            return (6 if look in (Look.SHARE, Look.TENTHS) else len(f"{cell:,}") + 1) * latin
