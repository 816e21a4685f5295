"""The numbers of the report: Moodle's formulas, held against a worked example and against scipy."""

import importlib
import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.report.formulas import (
    deviation,
    discrimination,
    facility,
    reliability,
    standard_error,
    sure_discrimination,
    sure_error,
    sure_reliability,
)
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


@pytest.fixture(scope="module")
def np() -> Any:
    """NumPy. Whoever only collects the tests does not load it."""
    return importlib.import_module("numpy")


@pytest.fixture(scope="module")
def stats() -> Any:
    """SciPy's statistics, the same."""
    return importlib.import_module("scipy.stats")


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
def test_a_discrimination_is_pearsons_correlation_with_the_rest(stats: Any, rows: list[list[int]]) -> None:
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
def test_a_reliability_and_its_error_follow_from_the_variances(np: Any, rows: list[list[int]]) -> None:
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


@given(tables)
@settings(max_examples=60, deadline=None)
def test_a_discrimination_lies_in_the_interval_that_fisher_gives(stats: Any, rows: list[list[int]]) -> None:
    totals = [sum(row) for row in rows]
    for place in range(len(rows[0])):
        marks = column(rows, place)
        rest = [total - own for own, total in zip(marks, totals, strict=True)]
        found = sure_discrimination(marks, totals)
        if len(rows) < 4 or len(set(marks)) == 1 or len(set(rest)) == 1:
            assert found is None
            continue
        assert found is not None
        sure = stats.pearsonr(marks, rest)
        assert found.value == pytest.approx(sure.statistic, abs=1e-9)
        if abs(found.value) < 1 - 1e-9:
            interval = sure.confidence_interval()
            assert [found.low, found.high] == pytest.approx([interval.low, interval.high])


def test_the_intervals_of_reliability_and_error_are_near_those_of_f_and_chi_square(np: Any, stats: Any) -> None:
    lots = np.random.default_rng(3)
    able = lots.normal(size=(60, 1))
    rows = (able + lots.normal(size=(60, 12)) > 0).astype(int).tolist()
    people, items = 60, 12
    consistency, error = sure_reliability(rows), sure_error(rows)
    assert consistency
    assert error
    free = (people - 1) * (items - 1)
    feldt = [1 - (1 - consistency.value) * stats.f.ppf(q, people - 1, free) for q in (0.975, 0.025)]
    assert [consistency.low, consistency.high] == pytest.approx(feldt, abs=0.03)
    exact = [error.value * (free / stats.chi2.ppf(q, free)) ** 0.5 for q in (0.975, 0.025)]
    assert [error.low, error.high] == pytest.approx(exact, rel=1e-3)


def test_what_is_certain_has_an_interval_of_no_width() -> None:
    rows = [[0, 0], [1, 1], [1, 1], [0, 0]]
    assert sure_discrimination([0, 1, 1, 0], [0, 2, 2, 0]) == (1, 1, 1)
    assert sure_reliability(rows) == (1, 1, 1)
    assert sure_error(rows) == (0, 0, 0)
    assert sure_reliability([[1, 1], [1, 1]]) is None
    assert sure_error([[1, 1], [1, 1]]) is None


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


def test_fewer_than_thirty_people_who_were_asked_everything_are_too_few_to_discriminate() -> None:
    questions = [asked(1), asked(2), asked(3)]
    rows = [(R, R, W), (W, W, R), (R, W, W), (R, R, R), (W, W, W), (R, R, W), (W, R, R), (R, W, R), (W, W, R)] * 3
    rows += [(R, W, W), (R, R, R)]
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
        assert item.counts[question.letters] == 1
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


def test_what_is_to_be_taken_up_is_all_that_is_not_known_and_the_best_known_is_not_in_front_of_it() -> None:
    for questions in range(1, 12):
        numbers = figures(a_class(questions, 12))
        again = [item.percent or 0 for item in numbers.to_take_up]
        assert again == sorted(it.percent for it in numbers.items if it.percent is not None and it.percent < 85)
        assert numbers.best_known is None or numbers.best_known is not numbers.to_take_up[0]


def test_the_median_person_stands_in_the_middle() -> None:
    questions = [asked(n) for n in (1, 2, 3, 4)]
    rows = [(R, R, R, R), (R, W, W, W), (R, R, W, W), (N, N, N, N)]
    people = [pupil(n, [result(q, s) for q, s in zip(questions, row, strict=True)]) for n, row in enumerate(rows)]
    numbers = figures(record(questions, people))
    assert numbers.median == Fraction(1, 2)
    assert numbers.median_percent == 50
    assert numbers.few
