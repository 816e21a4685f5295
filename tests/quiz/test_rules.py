"""The rules of a round."""

from typing import Any

import pytest
from hypothesis import given, strategies as st

from bot.core.kinds import OneRight
from bot.core.questions import Item
from bot.quiz.items import POINTS, Phase, Refusal
from bot.quiz.rules import Accepted, Outcome, Round, advance, begin, judge, outcome, reveal, show, skip


def item(question: str = "q", *, key: int = 1, order: tuple[int, ...] = (2, 0, 1), has_note: bool = False) -> Item:
    return Item(question, OneRight(key), order, has_note=has_note)


@st.composite
def items(draw: st.DrawFn) -> Item:
    size = draw(st.integers(3, 4))
    order = draw(st.permutations(range(size)))
    return Item(
        draw(st.text(min_size=1)), OneRight(draw(st.integers(0, size - 1))), tuple(order), has_note=draw(st.booleans())
    )


rounds = st.lists(items(), min_size=1, max_size=6).map(lambda them: begin(1, them))


def test_a_round_needs_a_question() -> None:
    with pytest.raises(ValueError, match="needs a question"):
        begin(1, [])


def test_a_right_answer_is_worth_a_thousand_points_and_a_wrong_one_none() -> None:
    round = begin(1, [item(key=1)])
    assert judge(round, 0, "1") == Accepted("1", correct=True, points=POINTS)
    assert judge(round, 0, "2") == Accepted("2", correct=False, points=0)


def test_a_choice_keeps_the_letter_under_which_it_is_shown() -> None:
    shuffled = item(order=(2, 0, 1))
    assert [shuffled.letter(choice) for choice in (0, 1, 2)] == ["B", "C", "A"]


@pytest.mark.parametrize("choice", ["-1", "3", "99", "", "0,1", "Niigata", "１"])
def test_a_choice_that_is_not_on_offer_is_refused(choice: str) -> None:
    assert judge(begin(1, [item()]), 0, choice) is Refusal.NO_ANSWER


def test_an_answer_to_a_question_that_is_past_or_to_come_is_refused() -> None:
    round = begin(1, [item("one"), item("two")])
    assert judge(round, 1, "0") is Refusal.LATE
    assert judge(reveal(round), 0, "0") is Refusal.LATE


def test_nothing_moves_once_the_round_has_ended() -> None:
    ended = advance(reveal(begin(1, [item()])), 0)
    assert isinstance(ended, Round)
    assert ended.phase is Phase.ENDED
    assert {judge(ended, 0, "0"), advance(ended, 0), show(ended, 0), skip(ended, 0)} == {Refusal.ENDED}


def test_a_question_with_a_content_note_is_not_shown_until_it_is_asked_for() -> None:
    round = begin(1, [item(has_note=True), item("two")])
    assert round.phase is Phase.NOTE
    assert judge(round, 0, "1") is Refusal.LATE
    shown = show(round, 0)
    assert isinstance(shown, Round)
    assert shown.phase is Phase.OPEN
    assert show(shown, 0) is Refusal.LATE


def test_skipping_a_question_with_a_content_note_goes_on_to_the_next_without_penalty() -> None:
    round = begin(1, [item("hard", has_note=True), item("two")])
    skipped = skip(round, 0)
    assert isinstance(skipped, Round)
    assert (skipped.phase, skipped.position) == (Phase.OPEN, 1)
    assert outcome(skipped, [(1, "1")]) == Outcome(answered=1, right=1, missed=())


def test_a_question_without_a_content_note_cannot_be_skipped() -> None:
    assert skip(begin(1, [item()]), 0) is Refusal.LATE


def test_a_question_that_is_open_cannot_be_passed_by() -> None:
    assert advance(begin(1, [item()]), 0) is Refusal.LATE


@given(rounds, st.data())
def test_played_to_its_end_a_round_asks_each_question_once_and_counts_each_answer_once(
    round: Round, data: st.DataObject
) -> None:
    asked: list[int] = []
    answers: list[tuple[int, str]] = []
    right = 0
    while round.phase is not Phase.ENDED:
        here = round.position
        after: Round | Refusal
        if round.phase is Phase.NOTE:
            after = data.draw(st.sampled_from([show, skip]))(round, here)
        elif round.phase is Phase.OPEN:
            choice = str(data.draw(st.sampled_from(round.item.order)))
            verdict = judge(round, here, choice)
            assert isinstance(verdict, Accepted)
            asked.append(here)
            answers.append((here, choice))
            right += verdict.correct
            after = reveal(round)
        else:
            after = advance(round, here)
        assert isinstance(after, Round)
        round = after
    assert asked == sorted(set(asked))
    result = outcome(round, data.draw(st.permutations(answers)))
    assert (result.answered, result.right) == (len(answers), right)
    assert len(result.missed) == len(answers) - right


@given(rounds, st.integers(-1, 7), st.sampled_from([advance, show, skip]))
def test_a_press_for_another_question_never_moves_a_round(round: Round, position: int, rule: Any) -> None:
    if position != round.position:
        assert isinstance(rule(round, position), Refusal)
        assert isinstance(judge(round, position, str(round.item.right[0])), Refusal)


@pytest.mark.parametrize(("right", "answered", "percent"), [(0, 0, 0), (1, 3, 33), (2, 3, 67), (1, 8, 13), (5, 5, 100)])
def test_the_share_of_right_answers_is_rounded_half_up(right: int, answered: int, percent: int) -> None:
    assert Outcome(answered, right, ()).percent == percent
