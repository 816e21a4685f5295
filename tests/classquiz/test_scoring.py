"""Points, ranks and what is said of a class, on rounds that are over."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from bot.classquiz.model import Answer, ClassRound, DisplayNames, Participant, Scoring, Terms
from bot.classquiz.scoring import ClassLine, Result, class_line, podium, points, results, tally, top
from bot.classquiz.timer import QuestionTimer
from bot.core.kinds import SKIPPED, OneRight
from bot.core.questions import Item
from bot.quiz.items import Phase
from bot.report.tally import Tally
from tests.support.class_model import ranks_like_scipy

T = 20_000


def over(count: int, scoring: Scoring = Scoring.ACCURACY, budget: int | None = T) -> ClassRound:
    """A round that asked so many questions, each open from 0 on; choice 0 is right."""
    items = tuple(Item(f"q{n}", OneRight(0), (1, 0, 2)) for n in range(count))
    clocks = (QuestionTimer(0, budget, closed=T + 1_000),) * count
    terms = Terms(scoring, DisplayNames.PSEUDONYM, "en")
    return ClassRound(1, items, terms, (T,) * count, Phase.ENDED, count - 1, clocks, locked=False, version=9, stepped=0)


def people(count: int) -> list[Participant]:
    return [Participant(person, person) for person in range(count)]


def right(person: int, position: int, at: int = 0) -> Answer:
    return Answer(person, position, "0", at, correct=True)


def wrong(person: int, position: int, choice: int = 1) -> Answer:
    return Answer(person, position, str(choice), 0)


def scored(*points: int) -> tuple[Result, ...]:
    """Results with these points, best first."""
    ranks = ranks_like_scipy(list(points))
    return tuple(
        Result(Participant(n, n), 1, 1, 1, worth, (), rank)
        for n, (worth, rank) in enumerate(zip(points, ranks, strict=True))
    )


# Points


@pytest.mark.parametrize("at", [-400, 0, 9_000, T + 900])
def test_in_accuracy_a_right_answer_is_worth_a_thousand_however_fast(at: int) -> None:
    assert points(over(5), right(0, 0, at)) == 1000
    assert points(over(5), wrong(0, 0)) == 0


@pytest.mark.parametrize(
    ("questions", "at", "worth"),
    [
        (5, 0, 1199),
        (5, 10_000, 1099),
        (5, 19_999, 1000),
        (5, 20_900, 1000),
        (5, 39_000, 1000),
        (5, -7, 1199),
        (7, 0, 1142),
        (30, 0, 1033),
    ],
)
def test_in_tiebreak_the_time_left_is_worth_a_little(questions: int, at: int, worth: int) -> None:
    assert points(over(questions, Scoring.TIEBREAK), right(0, 0, at)) == worth
    assert points(over(questions, Scoring.TIEBREAK), replace(wrong(0, 0), at=at)) == 0


def test_without_a_clock_there_is_nothing_to_break_a_tie_and_in_none_nothing_is_worth_a_point() -> None:
    assert points(over(5, Scoring.TIEBREAK, budget=None), right(0, 0)) == 1000
    assert points(over(5, Scoring.NONE), right(0, 0)) == 0


def test_a_pause_costs_no_point_and_an_extension_is_more_time_for_all() -> None:
    paused = replace(over(1, Scoring.TIEBREAK), clocks=(QuestionTimer(0, T, pauses=((5_000, 95_000),), closed=T),))
    assert points(paused, right(0, 0, 100_000)) == points(over(1, Scoring.TIEBREAK), right(0, 0, 10_000))
    extended = replace(over(1, Scoring.TIEBREAK), clocks=(QuestionTimer(0, 2 * T, closed=T),))
    assert points(extended, right(0, 0, T)) == points(over(1, Scoring.TIEBREAK), right(0, 0, T // 2))


@given(st.integers(2, 40), st.data())
def test_in_tiebreak_k_right_answers_beat_k_minus_one_at_any_speeds(questions: int, data: st.DataObject) -> None:
    more = data.draw(st.integers(1, questions))
    slow = st.integers(T - 5, 2 * T) | st.integers(0, T)
    fast = st.integers(-5, 5) | st.integers(0, T)
    answers = [right(0, position, data.draw(slow)) for position in range(more)]
    answers += [right(1, position, data.draw(fast)) for position in range(more - 1)]
    first, second = results(over(questions, Scoring.TIEBREAK), people(2), answers)
    assert (first.participant.person, first.right, second.right) == (0, more, more - 1)
    assert (first.rank, second.rank) == (1, 2)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 2), st.integers(0, T))))
def test_in_accuracy_equal_right_answers_are_an_equal_rank(presses: list[tuple[int, int, int, int]]) -> None:
    found = results(
        over(5),
        people(10),
        [
            right(who, at, ms) if not choice else replace(wrong(who, at, choice), at=ms)
            for who, at, choice, ms in presses
        ],
    )
    assert [it.rank for it in found] == ranks_like_scipy([it.right for it in found])
    assert len({(it.rank, it.right) for it in found}) == len({it.rank for it in found})


def test_double_time_brings_no_point_more_nor_less() -> None:
    doubled = [Participant(0, 0, double=True)]
    for at in (0, 5_000, 30_000):
        round = over(1, Scoring.TIEBREAK)
        assert results(round, doubled, [right(0, 0, at)])[0].points == points(round, right(0, 0, at))


# Who is counted for what


def test_what_came_before_somebody_joined_does_not_count_against_them() -> None:
    late = Participant(0, 0, since=2)
    assert results(over(3), [late], [right(0, 2)])[0] == Result(late, 1, 1, 1, 1000, (), 1)
    assert results(over(3), [late], [])[0] == Result(late, 0, 0, 1, 0, (2,), 1)
    assert results(over(3), [late], [wrong(0, 1), right(0, 2)])[0] == Result(late, 2, 1, 2, 1000, (1,), 1)


def test_an_unanswered_question_counts_and_a_skipped_one_does_not() -> None:
    (someone,) = people(1)
    assert results(over(3), [someone], [right(0, 0), Answer(0, 1, SKIPPED, 0)])[0] == Result(
        someone, 1, 1, 2, 1000, (2,), 1
    )


def test_whoever_skipped_and_then_answered_has_answered() -> None:
    assert results(over(1), people(1), [right(0, 0, 9), Answer(0, 0, SKIPPED, 3)])[0].right == 1


def test_a_question_that_was_not_revealed_is_in_no_number() -> None:
    round = over(2)
    round = replace(round, clocks=(round.clocks[0], QuestionTimer(0, T)))
    answers = [right(0, 0), right(0, 1), wrong(1, 1)]
    assert [(it.right, it.eligible) for it in results(round, people(2), answers)] == [(1, 1), (0, 1)]
    assert class_line(round, people(2), answers) == ClassLine(1, 1, None, None)


def test_somebody_who_was_removed_is_in_no_number_and_comes_back_with_all_of_theirs() -> None:
    present, gone = people(2)
    answers = [right(0, 0), wrong(1, 0)]
    removed = [present, replace(gone, removed=True)]
    assert [it.participant for it in results(over(1), removed, answers)] == [present]
    assert tally(over(1), 0, removed, answers) == Tally((1, 0, 0), (0,), 1, 1, 1)
    assert class_line(over(1), removed, answers).percent == 100
    assert class_line(over(1), [present, gone], answers).percent == 50


def test_an_answer_of_nobody_in_the_round_is_in_no_number() -> None:
    assert results(over(1), [], [right(5, 0)]) == ()
    assert class_line(over(1), [], [right(5, 0)]) == ClassLine(0, 0, None, None)


# What is said


def test_in_a_poll_nobody_has_a_point_or_a_rank() -> None:
    found = results(over(2, Scoring.NONE), people(3), [right(2, 0), right(2, 1), wrong(0, 0)])
    assert [(it.participant.number, it.points, it.rank) for it in found] == [(0, 0, None), (1, 0, None), (2, 0, None)]
    assert (podium(found), top(found)) == ((), ())
    assert class_line(over(2, Scoring.NONE), people(3), [right(2, 0), wrong(0, 0)]).percent == 50


def test_people_with_equal_points_stand_in_the_order_of_joining() -> None:
    backwards = list(reversed(people(3)))
    assert [it.participant.number for it in results(over(1), backwards, [right(2, 0), right(1, 0)])] == [1, 2, 0]


def test_a_tally_tells_how_often_each_choice_was_taken_and_what_tempted_most() -> None:
    answers = [right(0, 0), wrong(1, 0, 2), wrong(2, 0, 2), wrong(3, 0, 1), Answer(4, 0, SKIPPED, 0)]
    it = tally(over(1), 0, people(7), answers)
    assert (it.counts, it.answered, it.right, it.eligible, it.percent, it.tempting) == ((1, 1, 2), 4, 1, 6, 25, (2,))
    assert Tally((3, 1, 1), (0,), 3, 5, 5).tempting == (1, 2)
    assert Tally((3, 0, 0), (0,), 3, 3, 5).tempting == ()
    assert (Tally((0, 0, 0), (0,), 0, 0, 0).share, Tally((0, 0, 0), (0,), 0, 0, 0).percent) == (None, None)


def test_the_class_line_names_the_best_known_question_and_one_to_look_at_again() -> None:
    answers = [right(0, 0), wrong(1, 0), right(0, 1), right(1, 1), wrong(0, 2), right(1, 2), wrong(1, 3)]
    assert class_line(over(4), people(2), answers) == ClassLine(4, 7, best=1, again=3)
    assert class_line(over(4), people(2), answers).percent == 57


def test_the_class_line_is_of_those_who_answered_like_the_share_at_each_reveal() -> None:
    answers = [right(0, 0), right(1, 0), wrong(2, 0)]
    told = tally(over(1), 0, people(9), answers)
    assert (told.percent, class_line(over(1), people(9), answers).percent) == (67, 67)


def test_of_questions_known_alike_the_first_is_named() -> None:
    answers = [wrong(0, 0), right(0, 1), right(0, 2), wrong(0, 3)]
    assert class_line(over(4), people(1), answers) == ClassLine(2, 4, best=1, again=0)


@pytest.mark.parametrize("known", [0, 1])
def test_nothing_is_named_where_all_questions_are_known_alike(known: int) -> None:
    line = class_line(over(3), people(1), [right(0, position) for position in range(3 * known)])
    assert line == ClassLine(3 * known, 3 * known, None, None)


def test_what_nearly_all_know_need_not_be_looked_at_again() -> None:
    for missing, again in ((3, None), (4, 1)):
        answers = [right(n, 0) for n in range(20)] + [right(n, 1) for n in range(20 - missing)]
        answers += [wrong(n, 1) for n in range(20 - missing, 20)]
        assert class_line(over(2), people(20), answers) == ClassLine(40 - missing, 40, best=0, again=again)


def test_a_question_that_everybody_skipped_is_neither_best_known_nor_to_look_at_again() -> None:
    answers = [right(0, 0), Answer(0, 1, SKIPPED, 0), wrong(0, 2)]
    assert class_line(over(3), people(1), answers) == ClassLine(1, 2, best=0, again=2)


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(0, 0, 0), (0, 5, 0), (1, 3, 33), (1, 8, 13), (2, 3, 67), (5, 5, 100)]
)
def test_a_share_is_rounded_half_up(part: int, whole: int, share: int) -> None:
    assert ClassLine(part, whole, None, None).percent == share


def test_the_podium_is_everybody_up_to_rank_three_and_never_without_a_point() -> None:
    assert [it.rank for it in podium(scored(5, 4, 4, 4, 1))] == [1, 2, 2, 2]
    assert [it.rank for it in podium(scored(5, 5, 5, 5))] == [1, 1, 1, 1]
    assert [it.rank for it in podium(scored(5, 0, 0))] == [1]
    assert podium(scored(0, 0)) == podium(()) == ()


def test_the_first_five_are_told_and_never_who_is_last() -> None:
    assert [it.rank for it in top(scored(9, 8, 7, 6, 5, 4, 3))] == [1, 2, 3, 4, 5]
    assert [it.rank for it in top(scored(9, 8, 7, 6, 5))] == [1, 2, 3, 4]
    assert [it.rank for it in top(scored(9, 8, 7, 7, 7))] == [1, 2, 3, 3, 3]
    assert [it.rank for it in top(scored(9, 8, 7, 6, 6, 6))] == [1, 2, 3]
    assert [it.rank for it in top(scored(9, 8, 7, 6, 6, 6, 2))] == [1, 2, 3, 4, 4, 4]
    assert [it.rank for it in top(scored(9, 0, 0, 0))] == [1]
    assert top(()) == ()


@given(st.lists(st.integers(0, 6), max_size=30))
def test_nobody_below_the_podium_is_named_who_is_last_or_has_nothing(points: list[int]) -> None:
    found = scored(*sorted(points, reverse=True))
    for it in top(found):
        assert it.points > 0
        assert (it.rank or 99) <= 3 or any(other.points < it.points for other in found)
    assert [it.rank for it in top(found)] == sorted(it.rank or 0 for it in top(found))
