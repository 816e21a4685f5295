"""Reads and writes workbooks. The only door to openpyxl, which takes 0.3 s to load and so is loaded when asked for.

Nothing in a workbook is ever evaluated: a cell with a formula is read as one that has a formula. Macros, links to other
files and what was worked out earlier are not looked at. Whatever is written is a text, also where it begins like one.
"""

import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import ParseError

from bot.formats.grid import MOST_COLUMNS, MOST_ROWS, Cell, Row, guarded

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_SHEETS = 8
_BROKEN = (
    *(zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError),
    *(ParseError, AssertionError, RecursionError, OverflowError, NotImplementedError),
)
"""All that openpyxl has been seen to raise where a workbook is not as it should be."""


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


class Opened(NamedTuple):
    """A workbook that was read: what its properties say, and the rows of each sheet that is not empty."""

    title: str = ""
    about: str = ""
    sheets: tuple[tuple[Row, ...], ...] = ()


class Rule(NamedTuple):
    """What may stand in a column: words of a list, or a number in a range."""

    column: int
    title: str
    said: str
    least: int = 0
    most: int | None = None
    words: tuple[str, ...] = ()


class Sheet(NamedTuple):
    """A sheet to write: its name, its rows, the width of each column, which rows are headings, and what may stand."""

    name: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    heads: Sequence[int] = (0,)
    rules: Sequence[Rule] = ()
    frozen: str | None = "B2"


def read_workbook(data: bytes) -> Opened | None:
    """What a workbook holds; None if it cannot be read. `archive` must have let it pass before."""
    try:
        with warnings.catch_warnings():  # it warns of what it does not keep, which concerns nobody here
            warnings.simplefilter("ignore")
            book = _opened(data)
            sheets = tuple(rows for sheet in book.worksheets[:_SHEETS] if (rows := tuple(_rows(sheet))))
        return Opened(book.properties.title or "", book.properties.description or "", sheets)
    except _BROKEN:
        return None
    except Exception as error:  # of the XML reader, whose classes have no common name
        if isinstance(error, SyntaxError) or type(error).__module__.startswith(("defusedxml", "openpyxl", "zlib")):
            return None
        raise


def _opened(data: bytes) -> "Workbook":
    """The workbook, with sheets that are read row by row.

    Left to itself, openpyxl walks through all of a sheet that does not begin with its size, only to learn that, and
    what a file says of its own size may be anything: nobody asks.
    """
    from openpyxl.reader.excel import ExcelReader  # noqa: PLC0415  # see above
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet  # noqa: PLC0415

    class Unsized(ReadOnlyWorksheet):
        def _get_size(self) -> None:
            pass

    class Reader(ExcelReader):
        def read_worksheets(self) -> None:
            for sheet, place in self.parser.find_sheets():
                if place.target in self.valid_files and "chartsheet" not in str(place.Type):
                    one = Unsized(self.wb, str(sheet.name), place.target, self.shared_strings)
                    self.wb._sheets.append(one)  # type: ignore[attr-defined]  # noqa: SLF001  # as its own reader does

    reader = Reader(BytesIO(data), read_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _rows(sheet: "Worksheet") -> Iterator[Row]:
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), start=1):
        if all(cell.value is None for cell in row):
            continue
        cells = tuple(_cell(cell) for cell in row)
        if any(cell.text or cell.wrong for cell in cells):
            yield Row(number, cells)


def _cell(cell: object) -> Cell:
    value, kind = getattr(cell, "value", None), getattr(cell, "data_type", "n")
    if value is None:
        return Cell()
    if kind == "f":
        return Cell("", "import-formula")
    if kind == "e":
        return Cell("", "import-cell-error")
    if isinstance(value, date | datetime | time | timedelta):
        return Cell("", "import-date-cell")
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, int | float):
        shown = value * 100 if "%" in str(getattr(cell, "number_format", "")) else value
        text = format(shown, ".15g") if isinstance(shown, float) else str(shown)
        return Cell(f"{text}%" if shown is not value else format(float(text), "f").rstrip("0").rstrip(".") or "0")
    return Cell(str(value)) if isinstance(value, str) else Cell("", "import-formula")


def write_workbook(sheets: Iterable[Sheet], title: str, about: str, language: str) -> bytes:
    """A workbook of these sheets."""
    from openpyxl import Workbook  # noqa: PLC0415  # see above

    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.description = title, about
    book.properties.language, book.properties.creator = language, "zainichi"
    for sheet in sheets:
        _write(book, sheet)
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def _write(book: "Workbook", sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    page = book.create_sheet(sheet.name)
    head = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
    wrapped = Alignment(wrap_text=True, vertical="top")
    for down, row in enumerate(sheet.rows):
        for across, text in enumerate(row):
            if text:
                cell = page.cell(down + 1, across + 1)
                cell.value = _ILLEGAL.sub(" ", text)
                cell.data_type = "s"  # whatever it begins with
                cell.number_format = "@"
                cell.alignment = wrapped
                if guarded(text) != text:
                    cell.quotePrefix = True  # it stays a text when somebody edits the cell
                if down in sheet.heads:
                    cell.font, cell.fill = head
    for across, width in enumerate(sheet.widths):
        page.column_dimensions[get_column_letter(across + 1)].width = width
    page.freeze_panes = sheet.frozen
    for rule in sheet.rules:
        _limit(page, rule, max(sheet.heads, default=0) + 2)


def _limit(page: "Worksheet", rule: Rule, first: int) -> None:
    """Excel and LibreOffice offer the words of a column, and say what is wrong with others."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    if rule.words:
        check = DataValidation(type="list", formula1='"' + ",".join(rule.words) + '"', allow_blank=True)
    elif rule.most is None:
        check = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1=str(rule.least))
    else:
        check = DataValidation(type="whole", operator="between", formula1=str(rule.least), formula2=str(rule.most))
    check.errorTitle, check.error, check.showErrorMessage = rule.title[:32], rule.said[:255], True
    column = get_column_letter(rule.column + 1)
    check.add(f"{column}{first}:{column}{MOST_ROWS}")
    page.add_data_validation(check)
