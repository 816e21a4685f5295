"""How the teacher's workbook comes out of a printer: pages, size of letters, height of rows, heads that come again."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import ImageFont

from bot.core.i18n import LANGUAGES, Voice
from bot.report.document import workbook
from bot.report.measure import FACES, breadth, height, lines, shortened
from bot.report.model import Outcome, Record
from tests.support.classes import CHOICES, a_class, asked, pupil, record, result
from tests.support.paths import ROOT

PAGES = ({"&P", "&N"}, {"&[Page]", "&[Pages]"})
TABLES = ("pupils", "questions", "grid", "answers", "asked")
WIDE, HIGH = 1026, 501
"""Pixels in width and points in height that an A4 page on its side has between its margins."""
LONG = {
    "en": "Alexandra Papadopoulos-Montgomery of the third year",
    "ja": "長谷川真理子（放送部・三年二組）",
    "ko": "제갈하늘빛나래(3학년 2반 방송부)",
}
languages = pytest.mark.parametrize("language", LANGUAGES)
SIZES = [
    *((questions, people, it) for questions, people in ((1, 3), (12, 12), (30, 30)) for it in LANGUAGES),
    (6, 300, "en"),
]
sizes = pytest.mark.parametrize(("questions", "people", "language"), SIZES)


def a_long_class(questions: int, people: int, language: str) -> Record:
    """A class with long names and long texts: explanations, and notes on wrong choices."""
    whole = a_class(questions, people, language)
    text = CHOICES[language][0] + " " + " ".join(one.prompt for one in whole.asked[:2])
    longer = tuple(
        replace(
            one,
            explanation=f"{text} {text}"[:300],
            choices=tuple(it if it.is_key else replace(it, note=text[:120]) for it in one.choices),
        )
        for one in whole.asked
    )
    named = tuple(
        replace(one, name=f"{LONG[language]} {n}") if n % 5 == 0 else one for n, one in enumerate(whole.pupils)
    )
    return replace(whole, asked=longer, pupils=named)


@cache
def long_book(questions: int, people: int, language: str) -> Workbook:
    return opened(a_long_class(questions, people, language), language)


def opened(record: Record, language: str) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(record, Voice(language))))


def widths(page: Worksheet) -> list[float]:
    """Of all columns, in digits, as the file has them."""
    found: dict[int, float] = {}
    for held in page.column_dimensions.values():
        if held.min and held.max:
            found |= dict.fromkeys(range(held.min, held.max + 1), held.width)
    return [found[place] for place in sorted(found)]


def printed(page: Worksheet) -> list[int]:
    """How wide the columns that are printed are, in pixels."""
    last = page.max_column
    if page.print_area:
        last = range_boundaries(str(page.print_area).split("!")[-1].replace("$", ""))[2] or last
    return [round(width * 7) for width in widths(page)[:last]]


def rows_of(page: Worksheet) -> Iterator[tuple[Cell | MergedCell, ...]]:
    yield from page.iter_rows()


def usual(page: Worksheet) -> float:
    return float(page.sheet_format.defaultRowHeight)


@sizes
def test_no_letter_is_printed_smaller_than_eight_points(questions: int, people: int, language: str) -> None:
    for page in long_book(questions, people, language):
        columns, scale = printed(page), float(page.page_setup.scale or 100)
        if page.sheet_properties.pageSetUpPr and page.sheet_properties.pageSetUpPr.fitToPage:
            scale = min(100, 100 * WIDE / sum(columns))
            if page.page_setup.fitToHeight == 1 or page.page_setup.fitToHeight is None:
                points = sum(page.row_dimensions[row + 1].height or usual(page) for row in range(page.max_row))
                scale = min(scale, 100 * HIGH / points)
        assert 11 * scale / 100 >= 8, page.title


@languages
def test_what_is_too_wide_for_a_page_goes_on_beside_it_with_the_names(language: str) -> None:
    page = long_book(30, 30, language)[Voice(language)("sheet-grid")]
    assert isinstance(page, Worksheet)
    columns, cuts = printed(page), [it.id for it in page.col_breaks.brk]
    assert page.print_title_cols == "$A:$B"
    assert cuts
    for first, last in zip([2, *cuts], [*cuts, len(columns)], strict=True):
        assert (sum(columns[:2]) + sum(columns[first:last])) * float(page.page_setup.scale or 0) / 100 <= WIDE
    below = [row[0].value or row[2].value for row in page.iter_rows(min_row=page.max_row - 3)]
    assert below == [row[2].value for row in page.iter_rows(min_row=page.max_row - 3)]  # not where it is cut off


@sizes
def test_the_summary_is_one_page(questions: int, people: int, language: str) -> None:
    voice = Voice(language)
    page = long_book(questions, people, language).worksheets[0]
    assert page.title == voice("sheet-summary")
    assert page.page_setup.fitToHeight in (1, None)
    points = sum(page.row_dimensions[row + 1].height or usual(page) for row in range(page.max_row))
    assert points * 0.74 <= HIGH
    said = [row[0].value for row in rows_of(page)]
    for part in ("summary-result", "summary-help", "summary-take-up"):
        assert voice(part) in said


@languages
def test_every_row_is_as_high_as_its_texts_and_not_much_higher(language: str) -> None:
    """Measured with a font of our own."""
    checked = 0
    for page in long_book(12, 12, language):
        for number, row in enumerate(rows_of(page), start=1):
            room = page.row_dimensions[number].height or usual(page)
            needed = [
                points_of(str(cell.value), widths(page)[cell.column - 1])
                for cell in row
                if cell.alignment.wrap_text and cell.value
            ]
            if needed:
                assert max(needed) <= room, (page.title, [cell.value for cell in row])
                assert room <= max(needed) * 1.9 + 24, (page.title, [cell.value for cell in row])
                checked += 1
    assert checked > 150


@cache
def font() -> ImageFont.FreeTypeFont:
    """A hundred points, so that what it says of a text is not rounded."""
    return ImageFont.truetype(str(next((ROOT / "bot" / "fonts").glob("*Regular*"))), 100)


def points_of(text: str, width: float) -> float:
    """How high a text is in a column so wide, at the least: as if lines could be filled to the last letter."""
    room = (width * 7 - 14) * 0.75
    return 13.4 * sum(max(1, math.ceil(font().getlength(line) * 0.1 / room - 0.08)) for line in text.splitlines())


@languages
def test_no_text_on_a_line_of_its_own_is_wider_than_the_sheet(language: str) -> None:
    long = replace(a_class(12, 12, language), title="A title of a set of one's own " * 9, place="#" + "channel-" * 30)
    page = opened(long, language).worksheets[0]
    for row in rows_of(page):
        if isinstance(row[0].value, str) and not row[0].alignment.wrap_text:
            size = float(row[0].font.sz) / 11
            assert breadth(row[0].value, FACES[language].latin) * size <= sum(widths(page)) + 1
    assert str(page["A1"].value).endswith("…")


@languages
def test_every_sheet_is_set_for_a_page_and_every_table_has_its_head_on_each(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(12, 12, language), language)
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.oddHeader
        assert page.oddFooter
        assert str(page.oddHeader.left.text).endswith(a_class(1, 1, language).title)
        assert set(re.findall(r"&\[\w+\]|&\w", str(page.oddFooter.right.text))) in PAGES
        assert not page.merged_cells.ranges
    for key in TABLES:
        page = book[voice(f"sheet-{key}")]
        assert page.freeze_panes in {"B2", "C2", "D2"}
        assert page.print_title_rows == "$1:$1"
        assert str(page.auto_filter.ref).startswith("A1:")
    assert book[voice("sheet-about")].print_title_rows == "$1:$1"


@languages
def test_no_column_is_too_narrow_for_its_numbers_and_words(language: str) -> None:
    voice, latin = Voice(language), FACES[language].latin
    book = long_book(12, 12, language)
    for key in TABLES:
        page = book[voice(f"sheet-{key}")]
        wide = widths(page)
        for row in page[str(page.auto_filter.ref)]:
            for cell in row:
                room = wide[cell.column - 1]
                if isinstance(cell.value, float) and "%" in cell.number_format:
                    assert breadth(f"{cell.value:.0%}", latin) + 1.5 <= room
                elif isinstance(cell.value, int):
                    assert breadth(f"{cell.value:,}", latin) + 1.5 <= room
                elif isinstance(cell.value, str) and not cell.alignment.wrap_text:
                    assert breadth(cell.value, latin) <= room


def test_names_are_the_first_to_be_told_when_not_all_have_room() -> None:
    """Of three hundred people the page names some, and says where the others stand."""
    voice = Voice("en")
    questions = [asked(n) for n in range(1, 5)]
    everybody = [pupil(n, [result(q, Outcome.WRONG) for q in questions]) for n in range(300)]
    page = opened(record(questions, everybody), "en").worksheets[0]
    said = [str(row[0].value) for row in rows_of(page)]
    named = [it for it in said if it.startswith("Student ")]
    assert 4 <= len(named) <= 15
    where = {"column": voice("col-help"), "sheet": voice("sheet-pupils")}
    assert voice("summary-help-more", count=300 - len(named), **where) in said


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 20, 1),
        ("one two three", 40, 1),
        ("one two three four", 12, 2),
        ("well-established", 12, 2),
        ("https://example.org/a/very/very/long/address", 20, 3),
        ("日本語の文は どこでも折れます", 20, 2),
        ("a\nb\nc", 20, 3),
    ],
)
def test_a_text_takes_as_many_lines_as_its_column_is_narrow(text: str, width: float, count: int) -> None:
    assert lines(text, width, FACES["en"]) == count


def test_a_row_grows_with_its_lines_and_never_beyond_what_a_spreadsheet_allows() -> None:
    face = FACES["ja"]
    assert height("一", 20, face) < height("一" * 20, 20, face) < height("一" * 60, 20, face)
    assert height("一" * 9999, 20, face) == 409


def test_a_text_that_is_too_long_for_its_line_says_that_it_goes_on() -> None:
    assert shortened("short", 40, 1.0) == "short"
    cut = shortened("a rather long title", 12, 1.0)
    assert cut.endswith("…")
    assert breadth(cut) <= 12
