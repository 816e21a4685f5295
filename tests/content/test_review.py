"""The workbook for reviewers: what stands in it, and what is read back from it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from content import import_review, review_sheet
from content.library import Library
from content.loader import load
from content.review_sheet import COLUMNS, NAME, REMARKS, SHEET, TEXTS, VERSION
from content.walk import texts
from tests.content.test_loader import edit
from tests.content.translated import write_translated


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return write_translated(tmp_path / "content")


@pytest.fixture
def file(root: Path) -> Path:
    """The workbook of the small content."""
    path = root.parent / "sheet.xlsx"
    review_sheet.main([str(path)], root)
    return path


def line(sheet: Worksheet, name: str, field: str) -> int:
    """The number of the row of a text."""
    return next(row[0].row or 0 for row in sheet.iter_rows() if (row[1].value, row[2].value) == (name, field))


def fill(file: Path, name: str, field: str, **cells: str) -> None:
    """Write into the row of a text, as a reviewer does: a remark (en=, ja=, ko=), their `by`, a `wording` of ko."""
    book = openpyxl.load_workbook(file)
    sheet = book[SHEET]
    headings = {**REMARKS, "by": NAME, "wording": TEXTS["ko"]}
    for what, text in cells.items():
        sheet.cell(line(sheet, name, field), COLUMNS.index(headings[what]) + 1).value = text
    book.save(file)


@pytest.fixture
def listed(root: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], list[str]]:
    """The list that is printed for the workbook, without empty lines."""

    def lines() -> list[str]:
        capsys.readouterr()
        assert import_review.main([str(file)], root) == 0
        return [text for text in capsys.readouterr().out.splitlines() if text]

    return lines


def test_each_text_has_a_row_with_three_languages_its_sources_and_room_for_remarks(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)[SHEET]
    assert tuple(cell.value for cell in sheet[1]) == COLUMNS
    row = dict(zip(COLUMNS, sheet[line(sheet, "last-ship", "text")], strict=True))
    assert [row[name].value for name in ("Kind", "Id", "Field")] == ["fact", "last-ship", "text"]
    assert [row[name].value for name in TEXTS.values()] == [
        "The last crossing was in 1984.",
        "最後の航海は1984年だった。",
        "마지막 항해는 1984년이었다.",
    ]
    link = row["Best source"].hyperlink
    assert link
    assert (row["Best source"].value, link.target) == ("Ryang 2023", "https://example.org/study")
    assert row["All sources"].value == "Ryang 2023: https://example.org/study\nMemoir 1999"
    assert [row[name].value for name in (*REMARKS.values(), NAME)] == [None] * 4


def test_a_question_is_shown_with_the_sources_of_its_facts_and_a_name_with_its_three_spellings(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)[SHEET]
    choice = dict(zip(COLUMNS, sheet[line(sheet, "q-port", "choices.2.text")], strict=True))
    assert (choice[TEXTS["ja"]].value, choice["Best source"].value) == ("新潟", "Ryang 2023")
    name = dict(zip(COLUMNS, sheet[line(sheet, "mindan", "name")], strict=True))
    assert [name[heading].value for heading in TEXTS.values()] == ["Mindan", "民団", "민단"]


def test_it_can_be_read_the_head_stays_in_sight_and_long_texts_are_wrapped(file: Path) -> None:
    sheet = openpyxl.load_workbook(file)[SHEET]
    assert sheet.freeze_panes == "D2"
    assert sheet.auto_filter.ref == f"A1:M{sheet.max_row}"
    cells = dict(zip(COLUMNS, sheet[line(sheet, "they-chose", "note")], strict=True))
    columns = {n: it for it in sheet.column_dimensions.values() for n in range(it.min or 0, (it.max or 0) + 1)}
    for heading in (*TEXTS.values(), *REMARKS.values()):
        assert cells[heading].alignment.wrap_text
        assert 30 <= columns[COLUMNS.index(heading) + 1].width <= 60
    assert [COLUMNS[n - 1] for n, it in columns.items() if it.hidden] == [VERSION]
    heights = [sheet.row_dimensions[line(sheet, *it)].height for it in (("they-chose", "note"), ("choice", "title"))]
    assert [(height or 15) > 15 for height in heights] == [True, False]  # 15 points are one line, and usual


def test_every_text_of_the_content_is_in_it(library: Library) -> None:
    known = {row.key for row in review_sheet.rows(library)}
    assert {(heading, name, field) for heading, name, field, _ in texts(library)} < known
    assert ("term", "mindan", "name") in known
    assert len(list(review_sheet.rows(library))) == len(known)


def test_a_sheet_in_which_nobody_wrote_has_no_remark(listed: Callable[[], list[str]]) -> None:
    assert listed() == ["# 0 remarks, 0 on what has changed since"]


def test_a_remark_is_listed_with_its_text_its_field_and_who_wrote_it(
    file: Path, listed: Callable[[], list[str]]
) -> None:
    fill(file, "last-ship", "text", ja="「航海」より\n「便」", by="Sato")
    fill(file, "q-port", "prompt", ko="*항구*", by="Kim")
    fill(file, "mindan", "name", en="Say what it is.", by="Kim")
    assert listed() == [
        "# 3 remarks, 0 on what has changed since",
        "## content/facts/voyages.toml",
        "- [ ] `last-ship` · `text.ja`: 「航海」より 「便」 (Sato)",
        "  - now: 最後の航海は1984年だった。",
        "## content/glossary.toml",
        "- [ ] `mindan` · `en`: Say what it is. (Kim)",
        "  - now: Mindan",
        "## content/questions/voyages.toml",
        "- [ ] `q-port` · `prompt.ko`: \\*항구\\* (Kim)",
        "  - now: 첫 배가 떠난 항구는 어디인가?",
    ]


def test_a_remark_on_a_text_that_has_changed_since_is_marked(
    root: Path, file: Path, listed: Callable[[], list[str]]
) -> None:
    fill(file, "ships-leave", "line", ja="短く", ko="짧게", by="Kim")
    edit(root, "timeline.toml", "最初の船が新潟を出る。", "最初の船が出る。")
    assert listed() == [
        "# 2 remarks, 1 on what has changed since",
        "## content/timeline.toml",
        "- [ ] `ships-leave` · `line.ja`: 短く (Kim) **(the text has changed since)**",
        "  - now: 最初の船が出る。",
        "- [ ] `ships-leave` · `line.ko`: 짧게 (Kim)",
        "  - now: 첫 배들이 니가타를 떠난다.",
    ]


def test_a_remark_on_what_is_no_longer_there_is_kept(root: Path, file: Path, listed: Callable[[], list[str]]) -> None:
    fill(file, "ships-leave", "line", ko="짧게")
    edit(root, "timeline.toml", '"ships-leave"', '"first-ships-leave"')
    assert listed()[1:] == [
        "## content/timeline.toml",
        "- [ ] `ships-leave` · `line.ko`: 짧게 (no name) **(the text is no longer there)**",
    ]


def test_a_text_that_a_reviewer_wrote_over_is_a_remark_too_and_one_name_stands_for_the_whole_sheet(
    file: Path, listed: Callable[[], list[str]]
) -> None:
    fill(file, "start", "title", by="Kim")
    fill(file, "ships-leave", "line", wording="첫 배가 니가타를 떠난다.")
    assert listed() == [
        "# 1 remark, 0 on what has changed since",
        "## content/timeline.toml",
        "- [ ] `ships-leave` · `line.ko`: rewritten (Kim)",
        "  - write: 첫 배가 니가타를 떠난다.",
        "  - now: 첫 배들이 니가타를 떠난다.",
    ]


def test_rows_may_be_sorted_otherwise(file: Path, listed: Callable[[], list[str]]) -> None:
    fill(file, "ships-leave", "line", ko="짧게", by="Kim")
    before = listed()
    book = openpyxl.load_workbook(file)
    rows = [[cell.value for cell in row] for row in book[SHEET].iter_rows(min_row=2)]
    for down, row in enumerate(reversed(rows), start=2):
        for across, value in enumerate(row, start=1):
            book[SHEET].cell(down, across).value = value
    book.save(file)
    assert listed() == before


def test_a_file_that_is_no_review_sheet_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, other, empty = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    book = openpyxl.Workbook()
    book.save(other)
    book.create_sheet(SHEET)
    book.save(empty)
    for arguments, line_ in (
        ([], "Which file? make import-review FILE=review-sheet.xlsx"),
        ([str(text)], "a.xlsx: cannot be read as a workbook"),
        ([str(tmp_path / "none.xlsx")], "none.xlsx: cannot be read as a workbook"),
        ([str(other)], "b.xlsx: has no sheet 'Texts'; is it a review sheet?"),
        ([str(empty)], "c.xlsx: lacks the columns Kind, Id, Field"),
    ):
        assert import_review.main(arguments) == 1
        said = capsys.readouterr().err.splitlines()
        assert len(said) == 1
        assert line_ in said[0]


def test_the_workbook_says_where_it_is(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = root.parent / "mine.xlsx"
    assert review_sheet.main([str(path)], root) == 0
    number = len(list(review_sheet.rows(load(root))))
    assert f"{path}: {number} texts in three languages." in capsys.readouterr().out
