"""The grades of a class, as Canvas and Moodle read them."""

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.report.gradebook import canvas, in_words, moodle
from bot.report.model import Outcome, Record
from bot.report.statistics import figures
from tests.support.classes import a_class, asked, pupil, record, result

EN = Voice("en")
NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "a\nb", 'a"b', "a,b;c", "한 漢", "\ud83d", "Points Possible")


def rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))


def canvas_reads(data: bytes) -> tuple[str, str, dict[str, str]]:
    """What Canvas makes of a file, by the rules of its importer: the assignment, its points, who has how many."""
    heads, points, *people = rows(data)
    assert "Student" in heads[0]
    assert "ID" in heads[1]
    assert re.search(r"SIS\s+User\s+ID", heads[2])
    assert re.search(r"SIS\s+Login\s+ID", heads[3])
    assert "Section" in heads[4]
    (title,) = heads[5:]
    assert not re.search(r"(?:Current|Final|Override) (?:Score|Points|Grade|Status)", title)
    assert not re.search(r"\(\d+\)$", title)
    assert "Points Possible" in points[0]
    assert all(len(row) == 6 for row in (points, *people))
    return title, points[5], {row[0]: row[5] for row in people}


@pytest.mark.parametrize("language", LANGUAGES)
def test_canvas_gets_everybody_with_points_of_as_many_as_there_were_questions(language: str) -> None:
    whole = a_class(7, 12, language)
    title, points, grades = canvas_reads(canvas(whole, Voice(language)))
    assert title.startswith(whole.title)
    assert points == "7"
    found = {it.pupil.name: it for it in figures(whole).pupils}
    assert set(grades) == set(found)
    for name, grade in grades.items():
        assert float(grade) == pytest.approx(7 * found[name].right / found[name].eligible, abs=0.005)
    assert all(grade == str(found[name].right) for name, grade in grades.items() if found[name].eligible == 7)
    told = dict(in_words(whole, Voice(language)))
    assert set(told) == set(grades)


def test_moodle_gets_a_grade_and_what_to_look_at_again_and_leaves_the_address_to_the_teacher() -> None:
    question, other = asked(1), asked(2)
    whole = record(
        [question, other],
        [
            pupil(0, [result(question, Outcome.RIGHT), result(other, Outcome.WRONG)]),
            pupil(1, [result(question, Outcome.NOT_ASKED), result(other, Outcome.RIGHT)]),
            pupil(2, [result(question, Outcome.SKIPPED), result(other, Outcome.SKIPPED)]),
        ],
    )
    heads, *people = rows(moodle(whole, EN))
    assert heads[:2] == [EN("gradebook-email"), EN("col-name")]
    assert [row[:3] for row in people] == [["", "Student 0", "1"], ["", "Student 1", "2"], ["", "Student 2", ""]]
    assert people[0][3].endswith(": 2")


def test_whose_name_is_not_kept_stands_there_under_the_made_up_one() -> None:
    whole = a_class(3, 5)
    nameless = replace(whole, pupils=tuple(replace(it, name=None) for it in whole.pupils))
    for data in (canvas(nameless, EN), moodle(nameless, EN)):
        assert "Student 1" not in data.decode()
        assert all(it.pseudonym in data.decode() for it in whole.pupils)


def test_no_cell_is_worked_out_and_no_title_is_taken_for_something_else() -> None:
    question = asked(1)
    people = [replace(pupil(n, [result(question, Outcome.RIGHT)]), name=name) for n, name in enumerate(NASTY)]
    for title in ("=cmd|' /C calc'!A0", "Final Score (2)", "Ships; and, more"):
        whole: Record = record([question], people, title=title)
        for data in (canvas(whole, EN), moodle(whole, EN)):
            cells = [cell for row in rows(data) for cell in row]
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
            assert not any("\n" in cell for cell in cells)
            assert len(rows(data)) == len(NASTY) + (2 if b"Student" in data[:12] else 1)
        canvas_reads(canvas(replace(whole, pupils=whole.pupils[:-1]), EN))
