"""The teacher's workbook, read again with another library than the one that wrote it."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import cycle, takewhile
from typing import Any, NamedTuple
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.classquiz.model import Scoring
from bot.classquiz.report_data import record as class_record
from bot.core.i18n import LANGUAGES, Voice
from bot.report.document import workbook
from bot.report.files import workbook as workbook_from
from bot.report.model import Outcome, Record, RoundSettings, Source
from bot.report.statistics import figures
from bot.worker import Worker
from content.library import Library
from tests.support.classes import a_class, asked, pupil, record, result
from tests.support.kinds import QUIZ, with_kinds
from tests.support.rounds import played as a_round

EN = Voice("en")
KEYS = ("summary", "pupils", "questions", "grid", "answers", "asked", "about")
TABLES = ("pupils", "questions", "grid", "answers", "asked")
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
    people = table(book, "pupils").rows
    assert len(people) == len(given) == 40
    scores = [1000 * sum(row["Result"] == "right" for row in rows) for rows in given.values()]
    for line in people:
        rows = given[line["Played as"]]
        assert {row["Name"] for row in rows} == {line["Name"]}
        counted = [row for row in rows if row["Result"] != "skipped"]
        right = [row for row in counted if row["Result"] == "right"]
        replied = [row for row in counted if row["Letter"]]
        assert line["Asked"] == len(counted)
        assert line["Answered"] == len(replied)
        assert line["Right"] == len(right)
        assert line["% right"] == pytest.approx(len(right) / len(replied))
        few = len(right) < len(replied) / 2 or len(replied) <= len(counted) / 2
        assert line["May need help"] == ("yes" if few else None)
        assert line["Points"] == 1000 * len(right)
        assert line["Rank"] == 1 + sum(score > line["Points"] for score in scores)
        assert line["Median seconds"] == pytest.approx(statistics.median(row["Seconds"] for row in replied))
        assert line["Skipped"] == len(rows) - len(counted)
        assert line["Joined at question"] == min(row["No."] for row in rows)
        missed = sorted(row["No."] for row in counted if row["Result"] != "right")
        assert spelled_out(line["Questions to go over"] or "") == missed


def spelled_out(short: str) -> list[int]:
    """The numbers of "1–3, 6"."""
    ends = [[int(end) for end in part.split("–")] for part in short.split(", ") if part]
    return [number for end in ends for number in range(end[0], end[-1] + 1)]


def test_every_questions_line_can_be_worked_out_again_from_the_answers() -> None:
    book = opened(a_class(12, 40))
    answers = table(book, "answers").rows
    for line in table(book, "questions").rows:
        number, key = line["No."], line["Right answer"][0]
        rows = [row for row in answers if row["No."] == number]
        counted = [row for row in rows if row["Result"] != "skipped"]
        replied = Counter(row["Letter"] for row in counted if row["Letter"])
        assert line["Asked"] == len(counted)
        assert line["Answered"] == replied.total()
        assert line["Right"] == replied[key]
        assert line["% right"] == pytest.approx(replied[key] / replied.total())
        assert line["Skipped"] == len(rows) - len(counted)
        assert all(line[letter] == replied[letter] for letter in "ABCD")
        wrong = {letter: count for letter, count in replied.items() if letter != key}
        tempting = [f"{it} ({wrong[it]})" for it in sorted(wrong) if wrong[it] == max(wrong.values())]
        told = (line["Most chosen wrong answer"] or "").splitlines()
        assert [re.sub(" · .* ", " ", it) for it in told] == tempting
        share = int(line["% right"] * 100 + 0.5)  # as it is shown
        assert line["What to do"] == ("known" if share >= 85 else "revisit briefly" if share >= 60 else "teach again")


def test_the_grid_says_with_letters_and_signs_what_the_answers_say() -> None:
    book = opened(a_class(8, 25))
    given = {(row["Played as"], row["No."]): row for row in table(book, "answers").rows}
    grid = table(book, "grid")
    signs = {"right": "✔", "wrong": "✖", "no answer": "–", "skipped": "skip"}
    seen = set()
    for line in grid.rows:
        for heading in grid.headings[2:-2]:
            row = given.get((line["Played as"], int(heading.split()[0])))
            wanted = " ".join(filter(None, (row["Letter"], signs[row["Result"]]))) if row else None
            assert (line[heading] or None) == wanted
            seen.add(row and row["Result"])
    assert seen == {*signs, None}
    below = [cell.value for cell in sheet(book, "grid")[len(grid.rows) + 2]]
    assert below[2:-2] == [pytest.approx(line["% right"]) for line in table(book, "questions").rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_numbers_shares_are_per_cent_and_moments_are_dates_where_the_host_is(language: str) -> None:
    voice = Voice(language)
    book = opened(a_class(6, 20, language), voice)
    for key in TABLES:
        page = sheet(book, key, voice)
        assert isinstance(page["A2"].value, str if key in ("pupils", "grid") else int)
    row = table(book, "answers", voice).rows[0]
    moment = row[voice("col-at")]
    assert isinstance(moment, datetime)
    assert moment.hour == 10  # half past one in UTC
    shares = [cell for cell in everything(book) if "%" in cell.number_format and cell.value is not None]
    assert len(shares) > 40
    assert all(isinstance(cell.value, int | float) and 0 <= cell.value <= 1 for cell in shares)
    assert {cell.number_format for cell in shares} == {Voice(language).percent_format}


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    questions = [
        replace(
            asked(n),
            prompt=it,
            explanation=it,
            sources=(Source(it, None if it.startswith("http") else it),),
            dispute=it,
            topic=it,
        )
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
    cells = [row[0] for row in sheet(book, "pupils").iter_rows(min_row=2, max_row=len(NASTY) + 1)]
    names = {str(cell.value): cell.quotePrefix for cell in cells}
    # _x0007_ is how the format writes a bell; openpyxl leaves that as it is
    assert set(names) == {it.replace("\x07", "_x0007_") for it in whole}
    assert {it for it, guarded in names.items() if guarded} == {it for it in whole if it.startswith(tuple("=+-@\t"))}


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_japanese_and_korean_come_through_whole_in_a_font_that_excel_has(language: str) -> None:
    voice, record = Voice(language), a_class(4, 12, language)
    book = opened(record, voice)
    names = {row[voice("col-pupil")] for row in table(book, "pupils", voice).rows}
    assert names == {it.pseudonym for it in record.pupils}
    for one, row in zip(record.asked, table(book, "asked", voice).rows, strict=True):
        assert one.prompt in row[voice("col-question")]
        assert f"{one.key} ✔" in row[voice("col-choices")].splitlines()
    fonts = {cell.font.name for cell in everything(book) if cell.value is not None}
    assert fonts == {{"ja": "Yu Gothic", "ko": "Malgun Gothic"}[language]}


@pytest.mark.parametrize("scoring", Scoring)
def test_without_scores_there_are_no_points_and_no_ranks(scoring: Scoring) -> None:
    book = opened(a_class(5, 12, scoring=scoring))
    headings, terms = table(book, "pupils").headings, [row[0].value for row in sheet(book, "about").iter_rows()]
    for word in ("Points", "Rank"):
        assert (word in headings) is (word in terms) is (scoring is not Scoring.NONE)
    assert "Answer grid" in terms


def test_names_stand_first_and_once_they_are_forgotten_made_up_names_stand_alone() -> None:
    record = a_class(5, 12)
    without = replace(record, pupils=tuple(replace(it, name=None) for it in record.pupils))
    named, nameless = opened(record), opened(without)
    for key in ("pupils", "grid", "answers"):
        headings = table(named, key).headings
        assert headings.index("Name") + 1 == headings.index("Played as")
        assert "Name" not in table(nameless, key).headings
    for book, first in ((named, ["Name", "Played as", "Right"]), (nameless, ["Played as", "Right"])):
        rows = [[cell.value for cell in row] for row in sheet(book, "summary").iter_rows()]
        assert rows[rows.index([EN("summary-help"), *[None] * 4]) + 1][: len(first)] == first
    said = " ".join(str(cell.value) for cell in everything(nameless))
    assert "Student" not in said
    assert all(it.pseudonym in said for it in record.pupils)


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
    assert len(table(book, "pupils", voice).rows) == len(few.pupils)
    assert len(table(book, "questions", voice).rows) == len(few.asked)
    said = {cell.value for cell in everything(book)}
    assert (voice("report-nobody") in said) is (not few.pupils)
    assert (voice("report-no-results") in said) is (bool(few.pupils) and figures(few).answered == 0)
    assert (voice("report-no-questions") in said) is (not few.asked)
    assert not {"#DIV/0!", "nan", "None", "inf"} & said


def lines_of(page: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in page.iter_rows()]


def below(lines: list[list[Any]], title: str) -> list[list[Any]]:
    """What stands under a title, as far as the next empty line."""
    first = [line[0] for line in lines].index(title) + 1
    return list(takewhile(any, lines[first:]))


def played(rows: Sequence[str], settings: RoundSettings | None = None) -> Record:
    """A round of people who were right (R), wrong (W) or silent (U) on each question; the last one has a note."""
    questions = [asked(n) for n in range(1, len(rows[0]) + 1)]
    noted = tuple(it if it.is_key else replace(it, note="It is a port, too.") for it in questions[-1].choices)
    questions[-1] = replace(questions[-1], choices=noted)
    states = {"R": Outcome.RIGHT, "W": Outcome.WRONG, "U": Outcome.UNANSWERED, "S": Outcome.SKIPPED}
    people = [
        pupil(n, [result(q, states[s]) for q, s in zip(questions, row, strict=True)]) for n, row in enumerate(rows)
    ]
    return replace(record(questions, people), settings=settings or RoundSettings("accuracy", "pseudonym"))


def test_the_summary_says_how_the_class_did_who_may_need_help_and_what_to_take_up_again() -> None:
    book = opened(played(["RRRR", "RRRW", "RRWW", "RWWU"] * 3))
    lines = lines_of(sheet(book, "summary"))
    assert lines[0][0] == "The first ships"
    assert lines[1][0] == "28 April 2026, 10:30–10:55 (Asia/Tokyo) · #class-3b"
    assert [line[0] for line in below(lines, "How the class did")] == [
        EN("summary-right", percent=EN.percent(67)),
        "30 of the 45 answers given were right (48 were asked for).",
        "12 people took part; 9 answered everything they were asked.",
        "Best known: question 1, 12 of the 12 who answered.",
    ]
    heads, *people = below(lines, "Who may need help")
    assert heads == ["Name", "Played as", "Right", "Questions to go over", None]
    assert [line[:4] for line in people] == [
        [f"Student {n}", it.pseudonym, "1 of the 3 answered (4 asked)", "2–4"]
        for n, it in sorted(((n, pupil(n, [])) for n in (3, 7, 11)), key=lambda one: f"Student {one[0]}")
    ]
    heads, *questions = below(lines, "What to take up again")
    assert heads == ["Question", "Right answer", "Right", "Most chosen wrong answer", "Explanation"]
    assert [line[0][:2] for line in questions] == ["4.", "3.", "2."]
    last = asked(4)
    assert questions[0] == [
        f"4. {last.prompt}",
        last.key,
        "3 of the 9 who answered (12 were asked)",
        f"{last.wrong[0].letter} · {last.wrong[0].text} (6)\nIt is a port, too.",
        last.explanation,
    ]


def test_where_nobody_stands_out_and_all_is_known_the_summary_says_so() -> None:
    lines = lines_of(sheet(opened(played(["RRRR"] * 5)), "summary"))
    assert below(lines, "Who may need help")[0][0] == EN("summary-help-none")
    assert below(lines, "What to take up again")[0][0] == EN("summary-take-up-none", percent=EN.percent(85))
    assert not any("Best known" in str(line[0]) for line in lines)


def test_whoever_leaves_half_of_the_questions_unanswered_may_need_help_and_who_skips_them_may_not() -> None:
    lines = lines_of(sheet(opened(played(["RRUU", "RRSS", "RRRU", "UUUU"])), "summary"))
    _, *people = below(lines, "Who may need help")
    assert [line[0] for line in people] == ["Student 3", "Student 0"]
    assert [line[2] for line in people] == ["none answered (4 asked)", "2 of the 2 answered (4 asked)"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_below_thirty_people_there_is_no_statistic_and_from_thirty_on_only_on_the_last_sheet(language: str) -> None:
    voice, marks = Voice(language), ["RRRW", "RRWW", "RWWR", "WRWW", "RRRR", "WWWR"]
    for people, told in ((29, False), (30, True)):
        book = opened(played((marks * 5)[:people]), voice)
        said = {page.title: " ".join(str(cell.value) for row in page.iter_rows() for cell in row) for page in book}
        words = ("α", "알파", voice("stat-error"), voice("stat-discrimination"))
        found = [title for title, text in said.items() if any(word in text for word in words)]
        assert found == ([voice("sheet-about")] if told else [])


def test_every_statistic_has_its_interval_and_no_per_cent() -> None:
    about = {line[0]: line[1] for line in lines_of(sheet(opened(played(["RRRW", "RRWW", "WWWR"] * 12)), "about"))}
    numbers = figures(played(["RRRW", "RRWW", "WWWR"] * 12))
    assert numbers.reliability
    for term in ("Reliability (Cronbach’s α)", "Standard error", "Item–rest r, question 1", "Item–rest r, question 4"):
        assert re.match(r"−?\d+\.\d+; likely between −?\d+\.\d+ and −?\d+\.\d+\.", about[term]), term
    assert about["Reliability (Cronbach’s α)"].startswith(f"{numbers.reliability.value:.2f}".replace("-", "−"))
    assert not any(
        "%" in text for term, text in about.items() if term.startswith("Item–rest r, ") or "(Cronbach" in term
    )
    flags = {row["What to do"] for row in table(opened(played(["RRRW", "RRWW", "WWWR"] * 12)), "questions").rows}
    assert flags <= {EN("flag-known"), EN("flag-revisit"), EN("flag-reteach")}  # though some r are below zero
    assert any(item.discrimination and item.discrimination.value < 0 for item in numbers.items)


def test_the_last_sheet_says_how_it_was_played() -> None:
    settings = RoundSettings("tiebreak", "server", seconds=30)
    about = {line[0]: line[1] for line in lines_of(sheet(opened(played(["RW"] * 3, settings)), "about"))}
    assert about["Host"] == "Ms Tanaka"
    assert about["Place"] == "History club · #class-3b"
    assert about["Questions shown with their answer"] == "2 of 3"
    assert about["Time per question"] == "30 seconds"
    assert about["Names the class saw"] == EN("names-server")
    assert about["Scoring"] == EN("scoring-tiebreak")


def test_a_round_without_time_limit_or_by_reading_length_says_so() -> None:
    for chosen, words in (
        (RoundSettings("none", "pseudonym", untimed=True), "time-off"),
        (RoundSettings("none", "pseudonym"), "time-reading"),
    ):
        page = sheet(opened(replace(a_class(2, 3), settings=chosen)), "about")
        assert EN(words) in {cell.value for row in page.iter_rows() for cell in row}


def test_a_source_leads_to_its_address_which_is_written_as_people_read_it() -> None:
    address = "https://kotobank.jp/word/%E9%9F%93%E5%9B%BD%E4%BD%B5%E5%90%88-890498"
    question = replace(asked(1), sources=(Source("Kotobank", address), Source("A letter of 1959")))
    book = opened(record([question], [pupil(0, [result(question, Outcome.RIGHT)])]))
    row = table(book, "questions").rows[0]
    assert (row["Source 1"], row["Source 2"]) == ("Kotobank", "A letter of 1959")
    links = [cell.hyperlink.target for cell in everything(book) if cell.hyperlink]
    assert links == [address]
    told = table(book, "asked").rows[0]["Sources"]
    assert told == "Kotobank: https://kotobank.jp/word/韓国併合-890498\nA letter of 1959"


def test_the_questions_as_asked_have_all_that_was_told_of_them() -> None:
    question = played(["R" * 4]).asked[3]
    row = table(opened(played(["R" * 4])), "asked").rows[3]
    assert row["Question"] == f"{question.prompt}\nContent note: This mentions death."
    assert row["Answers on offer"].splitlines() == [
        f"{it.letter} · {it.text} ✔" if it.is_key else f"{it.letter} · {it.text} – It is a port, too."
        for it in question.choices
    ]
    assert row["Explanation"].startswith(question.explanation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_with_every_kind_of_question_reads_well_and_one_without_says_nothing_of_them(
    library: Library, language: str
) -> None:
    say = Voice(language)
    *_, (_, held) = a_round(with_kinds(library), QUIZ, language)
    book = opened(class_record(held, say), say)
    given = table(book, "answers", say)
    assert say("col-partial") in given.headings
    shares = [row[say("col-partial")] for row in given.rows]
    assert {it for it in shares if it is not None} <= {0, 0.25, 0.5, 0.75, 1}
    assert sum(it is not None for it in shares) == len(held.people)
    cells = [str(cell.value) for row in sheet(book, "grid", say).iter_rows() for cell in row if cell.value]
    assert "5\n✎" in cells
    assert say("legend-typed", sign="✎") in cells
    assert any("wrong 1 ✖" in cell for cell in cells)
    assert any(say("define-partial") in str(row[1].value) for row in sheet(book, "about", say).iter_rows())
    plain = opened(a_class(4, 6, language), say)
    assert say("col-partial") not in table(plain, "answers", say).headings
    assert say("legend-typed", sign="✎") not in [cell.value for row in sheet(plain, "grid", say) for cell in row]
