"""The teacher's workbook, read again with another library than the one that wrote it."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import cycle
from typing import Any, NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.classquiz.model import Scoring
from bot.core.i18n import LANGUAGES, Voice
from bot.report.document import workbook
from bot.report.files import workbook as workbook_from
from bot.report.model import Outcome, Record, RoundSettings
from bot.report.statistics import figures
from bot.report.workbook import breadth
from bot.worker import Worker
from tests.support.classes import a_class, asked, pupil, record, result

EN = Voice("en")
KEYS = ("summary", "students", "items", "matrix", "answers", "questions", "definitions")
TABLES = ("students", "items", "matrix", "answers", "questions")
PAGES = ({"&P", "&N"}, {"&[Page]", "&[Pages]"})
NASTY = (
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "{=1}", "http://example.org", "mailto:a@b.c"),
    *("007", "1e5", "2026-04-28", "_x0041_", "a\x07b", "\ud83d", "<b>&amp;", "'", "🎌 한 漢"),
)


class Table(NamedTuple):
    """What a sheet holds: each row by its headings."""

    headings: list[str]
    rows: list[dict[str, Any]]


def opened(record: Record, voice: Voice = EN) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(record, voice)))


def sheet(book: Workbook, key: str, voice: Voice = EN) -> Worksheet:
    found = book[voice(f"sheet-{key}")]
    assert isinstance(found, Worksheet)
    return found


def table(book: Workbook, key: str, voice: Voice = EN) -> Table:
    """The rows within the filter."""
    page = sheet(book, key, voice)
    values = [[cell.value for cell in row] for row in filtered(page)]
    return Table(values[0], [dict(zip(values[0], row, strict=True)) for row in values[1:]])


def filtered(page: Worksheet) -> Any:
    """The cells within the filter, row by row."""
    return page[str(page.auto_filter.ref)]


def everything(book: Workbook) -> Iterator[Any]:
    for page in book.worksheets:
        for row in page.iter_rows():
            yield from row


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


async def test_the_workbook_is_written_in_another_process_and_always_the_same(worker: Worker) -> None:
    record = a_class(5, 12)
    assert await workbook_from(worker, record, EN) == workbook(record, EN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_stand_in_order_under_the_names_of_the_language(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(4, 12, language), voice)
    assert book.sheetnames == [voice(f"sheet-{key}") for key in KEYS]
    for name in book.sheetnames:
        assert 1 <= len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\']", name)


def test_everybodys_line_can_be_worked_out_again_from_their_answers() -> None:
    book = opened(a_class(12, 40))
    given = defaultdict(list)
    for row in table(book, "answers").rows:
        given[row["Played as"]].append(row)
    students = table(book, "students").rows
    assert len(students) == len(given) == 40
    scores = [1000 * sum(row["Result"] == "right" for row in rows) for rows in given.values()]
    for line in students:
        rows = given[line["Played as"]]
        counted = [row for row in rows if row["Result"] != "skipped"]
        right = [row for row in counted if row["Result"] == "right"]
        replied = [row for row in counted if row["Letter"]]
        assert line["Questions that count"] == len(counted)
        assert line["Answered"] == len(replied)
        assert line["Right"] == len(right) == sum(row["Mark"] for row in counted)
        assert line["% right"] == pytest.approx(len(right) / len(counted))
        assert line["Points"] == 1000 * len(right)
        assert line["Rank"] == 1 + sum(score > line["Points"] for score in scores)
        assert line["Median seconds"] == pytest.approx(statistics.median(row["Seconds"] for row in replied))
        assert line["Skipped"] == len(rows) - len(counted)
        assert line["Joined at question"] == min(row["No."] for row in rows)
        missed = sorted(row["No."] for row in counted if row["Result"] != "right")
        assert (line["Missed questions"] or "") == ", ".join(map(str, missed))


def test_every_questions_line_can_be_worked_out_again_from_the_answers() -> None:
    book = opened(a_class(12, 40))
    answers = table(book, "answers").rows
    keys = {row["No."]: row["Right letter"] for row in table(book, "questions").rows}
    complete = [
        name
        for name, count in Counter(r["Played as"] for r in answers if r["Result"] != "skipped").items()
        if count == 12
    ]
    marks = {(row["Played as"], row["No."]): row["Mark"] for row in answers}
    for line in table(book, "items").rows:
        number = line["No."]
        rows = [row for row in answers if row["No."] == number]
        counted = [row for row in rows if row["Result"] != "skipped"]
        replied = Counter(row["Letter"] for row in counted if row["Letter"])
        assert line["People it counts for"] == len(counted)
        assert line["Answered"] == replied.total()
        assert line["Right"] == replied[keys[number]]
        assert line["% right"] == pytest.approx(replied[keys[number]] / replied.total())
        assert line["Skipped"] == len(rows) - len(counted)
        for letter in "ABCD":
            assert line[letter] == replied[letter]
            assert line[f"{letter} %"] == pytest.approx(replied[letter] / replied.total())
        wrong = {letter: count for letter, count in replied.items() if letter != keys[number]}
        tempting = [it for it in sorted(wrong) if wrong[it] == max(wrong.values())]
        assert [it[0] for it in (line["Most chosen wrong answer"] or "").splitlines()] == tempting
        own = [marks[name, number] for name in complete]
        rest = [sum(marks[name, n] for n in keys if n != number) for name in complete]
        spread = len(set(own)) > 1 < len(set(rest))
        index = statistics.correlation(own, rest) if spread else 0
        assert line["Item–rest r"] == (pytest.approx(index) if spread else "no spread")
        flags = [("look at this item", index < 0)]
        share = int(line["% right"] * 100 + 0.5)  # as it is shown
        flags += [("known", share >= 85), ("revisit briefly", 60 <= share < 85), ("teach again", share < 60)]
        assert line["What to do"].split(", ") == [words for words, holds in flags if holds]


def test_the_matrix_says_with_letters_and_signs_what_the_answers_say() -> None:
    book = opened(a_class(8, 25))
    given = {(row["Played as"], row["No."]): row for row in table(book, "answers").rows}
    matrix = table(book, "matrix")
    signs = {"right": "✔", "wrong": "✖", "no answer": "–", "skipped": "skip"}
    seen = set()
    for line in matrix.rows:
        for heading in matrix.headings[2:-2]:
            row = given.get((line["Played as"], int(heading.split()[0])))
            wanted = " ".join(filter(None, (row["Letter"], signs[row["Result"]]))) if row else None
            assert (line[heading] or None) == wanted
            seen.add(row and row["Result"])
    assert seen == {*signs, None}
    below = [cell.value for cell in sheet(book, "matrix")[len(matrix.rows) + 2]]
    assert below[2:-2] == [pytest.approx(line["% right"]) for line in table(book, "items").rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_numbers_shares_are_per_cent_and_moments_are_dates_where_the_host_is(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(6, 20, language), voice)
    for key in TABLES:
        page = sheet(book, key, voice)
        assert isinstance(page["A2"].value, str if key in ("students", "matrix") else int)
    row = table(book, "answers", voice).rows[0]
    moment = row[voice("col-at", zone="Asia/Tokyo")]
    assert isinstance(moment, datetime)
    assert moment.hour == 10  # half past one in UTC
    shares = [cell for cell in everything(book) if "%" in cell.number_format and cell.value is not None]
    assert len(shares) > 40
    assert all(isinstance(cell.value, int | float) and -1 <= cell.value <= 1 for cell in shares)
    assert {cell.number_format for cell in shares} == {Voice(language).percent_format}


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    questions = [
        replace(asked(n), prompt=it, explanation=it, sources=(it,), dispute=it, topic=it)
        for n, it in enumerate(NASTY, 1)
    ]
    marks = [result(question, Outcome.RIGHT) for question in questions]
    people = [replace(pupil(n, marks), pseudonym=it, name=it) for n, it in enumerate(NASTY)]
    written = replace(record(questions, people, title=NASTY[0]), host=NASTY[1], place=NASTY[2], community="")
    file = workbook(written, EN)
    book = openpyxl.load_workbook(BytesIO(file))
    assert {cell.data_type for cell in everything(book)} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None for cell in everything(book))
    with ZipFile(BytesIO(file)) as parts:
        sheets = "".join(parts.read(name).decode() for name in parts.namelist() if "worksheets" in name)
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets
    whole = [it.encode("utf-8", "replace").decode() for it in NASTY]
    cells = [row[1] for row in sheet(book, "students").iter_rows(min_row=2, max_row=len(NASTY) + 1)]
    names = {str(cell.value): cell.quotePrefix for cell in cells}
    # _x0007_ is how the format writes a bell; openpyxl leaves that as it is
    assert set(names) == {it.replace("\x07", "_x0007_") for it in whole}
    assert {it for it, guarded in names.items() if guarded} == {it for it in whole if it.startswith(tuple("=+-@\t"))}


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_japanese_and_korean_come_through_whole_in_a_font_that_excel_has(language: str) -> None:
    voice, record = Voice(language), a_class(4, 12, language)
    book = opened(record, voice)
    names = {row[voice("col-pupil")] for row in table(book, "students", voice).rows}
    assert names == {it.pseudonym for it in record.pupils}
    questions = table(book, "questions", voice).rows
    assert [row[voice("col-question")] for row in questions] == [it.prompt for it in record.asked]
    key = questions[0]
    assert key[key[voice("col-key-letter")]] == f"✔ {record.asked[0].key.text}"
    fonts = {cell.font.name for cell in everything(book) if cell.value is not None}
    assert fonts == {{"ja": "Yu Gothic", "ko": "Malgun Gothic"}[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sheet_can_be_printed_and_every_table_filtered(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(30, 12, language), voice)
    for page in book.worksheets:
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.page_setup.fitToHeight == 0  # as many pages as it takes; 1 in width is what is not written
        assert page.sheet_properties.pageSetUpPr
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.oddHeader
        assert page.oddFooter
        assert page.oddHeader.left.text == a_class(1, 1, language).title
        assert set(re.findall(r"&\[\w+\]|&\w", str(page.oddFooter.right.text))) in PAGES
        assert not page.merged_cells.ranges
    for key in TABLES:
        rows = sheet(book, key, voice)
        assert rows.freeze_panes in {"B2", "C2", "D2"}
        assert rows.print_title_rows == "$1:$1"
        assert str(rows.auto_filter.ref).startswith("A1:")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_is_too_narrow_for_its_numbers_and_words(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(30, 15, language), voice)
    for key in TABLES:
        page = sheet(book, key, voice)
        for row in filtered(page):
            for cell in row:
                room = page.column_dimensions[cell.column_letter].width
                if isinstance(cell.value, float) and "%" in cell.number_format:
                    assert breadth(f"{cell.value:.0%}") + 1.5 <= room
                elif isinstance(cell.value, int):
                    assert breadth(f"{cell.value:,}") + 1.5 <= room
                elif isinstance(cell.value, datetime):
                    assert room >= 19
                elif isinstance(cell.value, str) and not cell.alignment.wrap_text:
                    assert breadth(cell.value) <= room


@pytest.mark.parametrize("scoring", Scoring)
def test_without_scores_there_are_no_points_and_no_ranks(scoring: Scoring) -> None:
    book = opened(a_class(5, 12, scoring=scoring))
    headings, terms = table(book, "students").headings, [row[0].value for row in sheet(book, "definitions").iter_rows()]
    for word in ("Points", "Rank"):
        assert (word in headings) is (word in terms) is (scoring is not Scoring.NONE)
    assert "Matrix" in terms


def test_once_names_are_forgotten_there_is_no_column_for_them() -> None:
    record = a_class(5, 12)
    without = replace(record, pupils=tuple(replace(it, name=None) for it in record.pupils))
    assert "Name" in table(opened(record), "students").headings
    assert "Name" not in table(opened(without), "students").headings
    assert "Name" not in table(opened(without), "matrix").headings


def sparse() -> dict[str, Record]:
    """Rounds in which hardly anything happened."""
    questions = [asked(1), asked(2)]
    states = {"all skipped": Outcome.SKIPPED, "no answers": Outcome.UNANSWERED, "all late": Outcome.NOT_ASKED}
    found = {
        name: record(questions, [pupil(n, [result(q, state) for q in questions]) for n in range(12)])
        for name, state in states.items()
    }
    found["nobody"] = record(questions, [])
    found["no question"] = record([], [pupil(0, []), pupil(1, [])])
    found["nothing"] = record([], [])
    found["one person"] = record(questions, [pupil(0, [result(q, Outcome.RIGHT) for q in questions])])
    found["all the same"] = record(
        questions, [pupil(n, [result(q, Outcome.RIGHT) for q in questions]) for n in range(12)]
    )
    return found


@pytest.mark.parametrize(("name", "language"), list(zip(sparse(), cycle(LANGUAGES), strict=False)))
def test_a_round_in_which_hardly_anything_happened_has_its_report_too(name: str, language: str) -> None:
    voice, few = Voice(language), sparse()[name]
    book = opened(few, voice)
    assert len(table(book, "students", voice).rows) == len(few.pupils)
    assert len(table(book, "items", voice).rows) == len(few.asked)
    said = {cell.value for cell in everything(book)}
    assert (voice("report-nobody") in said) is (not few.pupils)
    assert (voice("report-no-results") in said) is (figures(few).answered == 0)
    assert (voice("report-no-questions") in said) is (not few.asked)
    assert (voice("report-no-spread") in said) is (name in ("no answers", "all the same"))
    assert not {"#DIV/0!", "nan", "None", "inf"} & said


def test_the_summary_says_how_it_was_played_how_it_went_and_who_may_need_help() -> None:
    questions = [asked(n) for n in range(1, 5)]
    rows = ["RRRR", "RRRW", "RRWW", "RWWU"] * 3
    states = {"R": Outcome.RIGHT, "W": Outcome.WRONG, "U": Outcome.UNANSWERED}
    people = [
        pupil(n, [result(q, states[s]) for q, s in zip(questions, row, strict=True)]) for n, row in enumerate(rows)
    ]
    played = replace(record(questions, people), settings=RoundSettings("tiebreak", "server", seconds=30))
    page = sheet(opened(played), "summary")
    lines = {row[0].value: [cell.value for cell in row[1:]] for row in page.iter_rows()}
    assert lines["Host"][0] == "Ms Tanaka"
    assert lines["Questions revealed"][0] == "4 of 5"
    assert lines["Time per question"][0] == "30 seconds"
    assert lines["Names shown"][0] == EN("names-server")
    assert lines["Scoring"][0] == EN("scoring-tiebreak")
    assert lines["Took part"][0] == 12
    assert lines["Left nothing without an answer"][0] == 9
    assert lines[EN("summary-right")][0] == pytest.approx(30 / 45)
    assert lines[EN("summary-that-is")][0] == "30 of the 45 answers given were right (48 were asked for)."
    assert lines[EN("summary-median")][0] == 0.625
    marks = [[int(sign == "R") for sign in row] for row in rows]
    totals = [sum(row) for row in marks]
    each = [statistics.variance(column) for column in zip(*marks, strict=True)]
    alpha = 4 / 3 * (1 - sum(each) / statistics.variance(totals))
    assert lines["Reliability (Cronbach’s α)"][0] == pytest.approx(alpha)
    error = statistics.stdev(totals) * (1 - alpha) ** 0.5 / 4
    assert lines["Standard error of one person’s % right"][0] == pytest.approx(error)
    titles = [row[0].value for row in page.iter_rows()]
    best, missed, low = (titles.index(EN(f"summary-{name}")) for name in ("best", "missed", "low"))
    assert titles[best + 2 : best + 4] == ["Question 1", "Question 2"]
    assert titles[missed + 2 : missed + 4] == ["Question 4", "Question 3"]
    assert titles[low + 2 : low + 5] == sorted(it.pseudonym for it in people[3::4])
    assert lines["Question 4"] == [questions[3].prompt, "A · Yokohama", pytest.approx(1 / 3), questions[3].sources[0]]


def test_a_round_without_time_limit_or_by_reading_length_says_so() -> None:
    for chosen, words in (
        (RoundSettings("none", "pseudonym", untimed=True), "time-off"),
        (RoundSettings("none", "pseudonym"), "time-reading"),
    ):
        page = sheet(opened(replace(a_class(2, 3), settings=chosen)), "summary")
        assert EN(words) in {cell.value for row in page.iter_rows() for cell in row}
