"""A table as it stands in a file: rows of cells, each a text. Pure."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from bot.formats.model import Where

_SEPARATORS = ",;\t"
MOST_ROWS, MOST_COLUMNS = 2_000, 60
"""Of a table that is read: four times what a set holds, so that empty rows between do no harm."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_RISKY = re.compile("'*[=+\\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"-\d+(?:\.\d+)?")
_GUARDED = re.compile("'+[=+\\-@\t\r＝＋－＠]")


class Cell(NamedTuple):
    """What stands in a cell. `wrong` is the key of a message where that is no text: a formula, a date, an error."""

    text: str = ""
    wrong: str = ""


class Row(NamedTuple):
    """A row, with its number as a spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, at: int) -> Cell:
        """The cell in a column, counted from 0; an empty one beyond the last."""
        return self.cells[at] if at < len(self.cells) else Cell()

    def text(self, at: int) -> str:
        """What stands in a column."""
        return self.cell(at).text

    def where(self, at: int | None = None) -> Where:
        """The place of this row, or of one of its cells."""
        return Where(row=self.number, column="" if at is None else letter(at))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.text.strip() or cell.wrong for cell in self.cells)


def letter(column: int) -> str:
    """What a spreadsheet calls a column that is counted from 0: A, Z, AB."""
    return letter(column // 26 - 1) + _LETTERS[column % 26] if column > 25 else _LETTERS[column]


def read_csv(text: str, separator: str | None = None) -> Iterator[Row]:
    """The rows of a text with commas, semicolons or tabs between its cells, as far as it can be read."""
    body = re.sub(r"\Asep=.\r?\n", "", text)
    begins = 1 if body is text or len(body) == len(text) else 2
    reader = csv.reader(StringIO(body, newline=""), delimiter=separator or separator_of(body))
    number = begins
    while number <= MOST_ROWS + begins:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(number, (Cell("", "import-csv-broken"),))
            return
        yield Row(number, tuple(Cell(unguarded(it)) for it in cells[:MOST_COLUMNS]))
        number += 1


def separator_of(text: str) -> str:
    """What stands between the cells: the sign that most of the first lines have, outside of quotation marks."""
    outside = re.sub(r'"[^"]*"', "", text[:4000])
    return max(_SEPARATORS, key=outside.count)


def write_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as a text that Excel and all others read as UTF-8, and in which no cell is taken for a formula."""
    held = StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return held.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """A cell that a spreadsheet might take for a formula, behind the apostrophe that makes it a text there."""
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The same cell without that apostrophe."""
    return text[1:] if _GUARDED.match(text) else text
