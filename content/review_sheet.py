"""A workbook for a historian or a translator: every text in three languages, its sources, and room for remarks.

`python -m content.review_sheet [file.xlsx]` writes it, `python -m content.import_review` reads the remarks back.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

import xlsxwriter  # type: ignore[import-untyped]

from content.library import Library
from content.loader import load
from content.model import LANGUAGES, Source
from content.walk import kinds, texts

FILE = "review-sheet.xlsx"
SHEET = "Texts"
KEY = ("Kind", "Id", "Field")
TEXTS: Mapping[str, str] = {"en": "English", "ja": "日本語", "ko": "한국어"}
REMARKS: Mapping[str, str] = {"en": "Remark on the English", "ja": "日本語への指摘", "ko": "한국어에 대한 의견"}
NAME = "Name · 氏名 · 이름"
VERSION = "Version"
"""The last column, hidden: which wording of each language the sheet has."""

_WIDTHS: Mapping[str, float] = (
    {"Kind": 9, "Id": 28, "Field": 18, NAME: 16, "Best source": 26, "All sources": 70, VERSION: 8}
    | dict.fromkeys(TEXTS.values(), 46)
    | dict.fromkeys(REMARKS.values(), 34)
)
COLUMNS = (*KEY, *TEXTS.values(), *REMARKS.values(), NAME, "Best source", "All sources", VERSION)
_GUIDE = (
    "Write in the yellow columns of the sheet “Texts” what should change, and your name. The rest may stay empty.",
    "You may sort and filter. If you rewrite a text in its own column, that is read too.",
    "「Texts」シートの黄色の列に、直すべき点とお名前をお書きください。ほかの欄は空けたままで構いません。",
    "並べ替えや絞り込みもできます。本文の欄を直接書き換えた場合も読み取ります。",
    "‘Texts’ 시트의 노란 열에 고칠 점과 이름을 적어 주세요. 다른 칸은 비워 두어도 됩니다.",
    "정렬하거나 걸러 보아도 괜찮습니다. 본문 칸을 직접 고쳐 쓰셔도 읽어 들입니다.",
)
_LINE = 15.0  # points
_HIGHEST = 400.0  # a spreadsheet has at most 409 points for a row


class Row(NamedTuple):
    """A text or a name with its place, in each language, and what it rests on, the best source first."""

    kind: str
    id: str
    field: str
    words: Mapping[str, str]
    sources: Sequence[Source]

    @property
    def key(self) -> tuple[str, str, str]:
        """By which a row is found again, wherever it has been sorted to."""
        return self.kind, self.id, self.field


def rows(library: Library) -> Iterator[Row]:
    """Every text that is translated, then every name, in the order of the files."""
    entries = dict(kinds(library))
    for heading, name, field, text in texts(library):
        words = {language: text.into(language) or "" for language in LANGUAGES}
        yield Row(heading, name, field, words, sources(library, entries[heading][name]))
    for heading, named in entries.items():
        for name, entry in named.items():
            if all(isinstance(getattr(entry, language, None), str) for language in LANGUAGES):
                words = {language: getattr(entry, language) for language in LANGUAGES}
                yield Row(heading, name, "name", words, sources(library, entry))


def sources(library: Library, entry: object) -> Sequence[Source]:
    """What an entry rests on: the sources that it names, or else those of its facts. A title of a quiz has none."""
    own: Sequence[str] = getattr(entry, "sources", ())
    return [library.sources[name] for name in own] or library.sources_of(*getattr(entry, "facts", ()))


def version(text: str) -> str:
    """A mark of a wording: another wording has another one. How many spaces stand between words does not count."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def write(library: Library, path: Path) -> int:
    """Write the workbook to a file. How many texts it has."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    guide = book.add_worksheet("Read me")
    guide.set_column(0, 0, 100)
    guide.write_column(0, 0, _GUIDE, book.add_format({"text_wrap": True, "valign": "top"}))
    for down in range(len(_GUIDE)):
        guide.set_row(down, 2 * _LINE)
    sheet = book.add_worksheet(SHEET)
    known = list(rows(library))
    _head(book, sheet, len(known))
    plain = book.add_format({"text_wrap": True, "valign": "top", "border": 4})
    empty = book.add_format({"text_wrap": True, "valign": "top", "border": 4, "bg_color": "#FFF9DB"})
    link = book.add_format({"text_wrap": True, "valign": "top", "border": 4, "font_color": "#1155CC", "underline": 1})
    for down, row in enumerate(known, start=1):
        cells = _cells(row)
        for across, heading in enumerate(COLUMNS):
            if heading in cells:
                sheet.write_string(down, across, cells[heading], plain)
            else:
                sheet.write_blank(down, across, None, empty)
        if row.sources and row.sources[0].url:
            sheet.write_url(down, COLUMNS.index("Best source"), row.sources[0].url, link, row.sources[0].short)
        high = max(_lines(text, _WIDTHS[heading]) for heading, text in cells.items() if heading != VERSION)
        sheet.set_row(down, min(_HIGHEST, _LINE * high))
    sheet.activate()
    book.close()
    return len(known)


def _head(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, number: int) -> None:
    """The first row, which stays in sight with the columns that say which text it is; widths, filter, printing."""
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7EDF3", "border": 1})
    for across, heading in enumerate(COLUMNS):
        sheet.set_column(across, across, _WIDTHS[heading], None, {"hidden": heading == VERSION})
        sheet.write_string(0, across, heading, bold)
    sheet.set_row(0, 2 * _LINE)
    sheet.freeze_panes(1, len(KEY))
    sheet.autofilter(0, 0, number, len(COLUMNS) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _cells(row: Row) -> Mapping[str, str]:
    """What stands in a row, by the heading of its column; the others are for the reviewer."""
    return {
        **dict(zip(KEY, row.key, strict=True)),
        **{heading: row.words[language] for language, heading in TEXTS.items()},
        "Best source": row.sources[0].short if row.sources else "",
        "All sources": "\n".join(": ".join(filter(None, (it.short, it.url))) for it in row.sources),
        VERSION: " ".join(version(row.words[language]) for language in LANGUAGES),
    }


def _lines(text: str, width: float) -> int:
    """On how many lines a text stands in a column so wide: a character of East Asia takes the room of two digits."""
    room = width * 0.8  # for letters that are wider than digits, and for words that do not break
    return sum(max(1, -(-sum(1 + (sign > "\u1100") for sign in line) // int(room))) for line in text.split("\n"))


def main(arguments: Sequence[str], root: Traversable | None = None) -> int:
    """Write the workbook to the file that is named, or to review-sheet.xlsx, and say so."""
    path = Path(arguments[0] if arguments else FILE)
    number = write(load(root), path)
    sys.stdout.write(f"{path}: {number} texts in three languages. Read it back with: make import-review FILE={path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
