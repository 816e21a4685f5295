"""The numbers of the report: Moodle's formulas, held against a worked example and against scipy."""

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy import stats  # type: ignore[import-untyped]

from bot.report.formulas import deviation, discrimination, facility, reliability, standard_error
from bot.report.model import Outcome
from bot.report.statistics import ENOUGH, Band, band, figures
from tests.support.classes import a_class, asked, pupil, record, result

ROWS = ["11111", "11110", "11101", "11010", "10100", "11000", "10001", "10000"]
FIXTURE = [[int(sign) for sign in row] for row in ROWS]
TOTALS = [sum(row) for row in FIXTURE]
R, W, U, S, N = Outcome.RIGHT, Outcome.WRONG, Outcome.UNANSWERED, Outcome.SKIPPED, Outcome.NOT_ASKED

tables = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(st.integers(0, 1), min_size=items, max_size=items), min_size=3, max_size=14)
)


def column(rows: Sequence[Sequence[int]], place: int) -> list[int]:
    return [row[place] for row in rows]


@pytest.mark.parametrize(
    ("item", "share", "index"),
    [(0, 100.0, None), (1, 62.5, 46.67), (2, 50.0, 37.80), (3, 37.5, 38.73), (4, 37.5, 11.55)],
)
def test_eight_people_and_five_questions_give_what_moodle_gives(item: int, share: float, index: float | None) -> None:
    marks = column(FIXTURE, item)
    found = discrimination(marks, TOTALS)
    assert facility(marks) == share / 100
    assert (found if found is None else round(100 * found, 2)) == index


def test_eight_people_and_five_questions_are_as_reliable_as_moodle_says() -> None:
    consistency, spread, error = reliability(FIXTURE), deviation(TOTALS), standard_error(FIXTURE)
    assert consistency is not None
    assert spread is not None
    assert error is not None
    assert round(100 * consistency, 2) == 50.97
    assert round(spread, 4) == 1.3562
    assert round(100 * error / spread, 2) == 70.02


@given(tables)
@settings(max_examples=80, deadline=None)
def test_a_discrimination_is_pearsons_correlation_with_the_rest(rows: list[list[int]]) -> None:
    totals = [sum(row) for row in rows]
    for place in range(len(rows[0])):
        marks = column(rows, place)
        rest = [total - own for own, total in zip(marks, totals, strict=True)]
        found = discrimination(marks, totals)
        if len(set(marks)) == 1 or len(set(rest)) == 1:
            assert found is None
        else:
            assert found is not None
            assert math.isclose(found, stats.pearsonr(marks, rest).statistic, abs_tol=1e-9)


@given(tables)
@settings(max_examples=80, deadline=None)
def test_a_reliability_and_its_error_follow_from_the_variances(rows: list[list[int]]) -> None:
    table = np.array(rows)
    totals = table.sum(axis=1)
    found, spread, error = reliability(rows), deviation([int(it) for it in totals]), standard_error(rows)
    assert spread is not None
    assert math.isclose(spread, float(totals.std(ddof=1)), abs_tol=1e-9)
    if len(set(totals.tolist())) == 1:
        assert found is None
        assert error is None
        return
    items = table.shape[1]
    alpha = items / (items - 1) * (1 - table.var(axis=0, ddof=1).sum() / totals.var(ddof=1))
    assert found is not None
    assert error is not None
    assert math.isclose(found, alpha, abs_tol=1e-9)
    assert math.isclose(error, float(totals.std(ddof=1)) * math.sqrt(1 - alpha), abs_tol=1e-9)


def test_without_people_or_spread_there_is_no_number_and_no_error() -> None:
    assert facility([]) is None
    assert deviation([]) is None
    assert deviation([3]) is None
    assert discrimination([], []) is None
    assert reliability([[1, 0], [0, 1]]) is None
    assert reliability([[1], [0], [1]]) is None
    assert reliability([[], [], []]) is None


def test_no_answer_counts_against_a_person_and_is_in_no_share_of_the_class_as_at_the_reveal() -> None:
    questions = [asked(1), asked(2)]
    states = [(R, R), (U, R), (S, W), (N, R)]
    people = [pupil(n, [result(q, s) for q, s in zip(questions, row, strict=True)]) for n, row in enumerate(states)]
    numbers = figures(record(questions, people))
    first, second = numbers.items
    assert (first.eligible, first.answered, first.right, first.skipped, first.facility) == (2, 1, 1, 1, 1.0)
    assert (second.eligible, second.answered, second.right, second.percent) == (4, 4, 3, 75)
    assert [(it.eligible, it.right, it.missed) for it in numbers.pupils] == [
        *((2, 2, ()), (2, 1, (1,)), (1, 0, (2,)), (1, 1, ()))
    ]
    assert (numbers.right, numbers.answered, numbers.eligible, numbers.percent) == (4, 5, 6, 80)
    assert numbers.complete == 2


def test_fewer_than_ten_people_who_were_asked_everything_are_too_few_to_discriminate() -> None:
    questions = [asked(1), asked(2), asked(3)]
    rows = [(R, R, W), (W, W, R), (R, W, W), (R, R, R), (W, W, W), (R, R, W), (W, R, R), (R, W, R), (W, W, R)]
    late = (N, R, R)
    for extra, told in ([late], False), ([late, (R, R, R)], True):
        everybody = enumerate([*rows, *extra])
        people = [pupil(n, [result(q, s) for q, s in zip(questions, row, strict=True)]) for n, row in everybody]
        numbers = figures(record(questions, people))
        assert numbers.complete == (ENOUGH if told else ENOUGH - 1)
        assert numbers.enough is told
        assert (numbers.reliability is not None) is told
        assert all((item.discrimination is not None) is told for item in numbers.items)


def test_the_wrong_answer_that_most_people_took_is_named_and_all_of_them_if_as_many_took_each() -> None:
    question = asked(1)
    a, b, c = (choice.letter for choice in question.wrong)
    for letters, most in ([a, a, b], [a]), ([a, b, c, c, b], [b, c]), ([], []):
        people = [pupil(n, [result(question, W, letter=letter)]) for n, letter in enumerate(letters)]
        item = figures(record([question], [*people, pupil(9, [result(question, R)])])).items[0]
        assert [choice.letter for choice in item.tempting] == most
        assert item.counts[question.key.letter] == 1
        assert sum(item.counts.values()) == len(letters) + 1


@pytest.mark.parametrize(
    ("share", "found"),
    [
        (100, Band.KNOWN),
        (85, Band.KNOWN),
        (84, Band.REVISIT),
        (60, Band.REVISIT),
        (59, Band.RETEACH),
        (0, Band.RETEACH),
    ],
)
def test_what_to_do_next_changes_at_85_and_at_60_per_cent(share: int, found: Band) -> None:
    assert band(share) is found


def test_no_question_is_both_best_known_and_worth_another_look() -> None:
    for questions in range(1, 12):
        numbers = figures(a_class(questions, 12))
        best, missed = ({item.asked.number for item in them} for them in (numbers.best_known, numbers.most_missed))
        assert not best & missed
        assert max(len(best), len(missed)) <= 3


def test_the_median_person_stands_in_the_middle() -> None:
    questions = [asked(n) for n in (1, 2, 3, 4)]
    rows = [(R, R, R, R), (R, W, W, W), (R, R, W, W), (N, N, N, N)]
    people = [pupil(n, [result(q, s) for q, s in zip(questions, row, strict=True)]) for n, row in enumerate(rows)]
    numbers = figures(record(questions, people))
    assert numbers.median == Fraction(1, 2)
    assert numbers.median_percent == 50
    assert numbers.few
