"""A round on a community's own set: which questions are asked, and in which order their choices stand."""

import random
from dataclasses import replace

import pytest

from bot.core.kinds import Kind
from bot.core.own import MOST_AT_ONCE, is_own, own_question, set_name, set_number
from bot.core.question_set import SetQuestion
from bot.core.questions import AskedChoice
from bot.questionsets.rules import with_ids
from bot.quiz.own import content_of_set, keeps_order
from tests.support.sets import FIVE, SHIPS


def long(count: int) -> tuple[SetQuestion, ...]:
    return with_ids(replace(FIVE[0], prompt=f"Question {number}") for number in range(count))


def test_a_set_is_asked_whole_in_its_order_and_language() -> None:
    content = content_of_set(SHIPS, random.Random(7), None)
    assert (content.title, content.language, content.about) == ("Ships", "en", "What the class has read")
    assert [it.prompt for it in content.asked] == [it.prompt for it in FIVE]
    assert [it.item.kind for it in content.asked] == list(Kind)
    assert all(is_own(it.item.question) for it in content.asked)
    assert content.asked[2].content_note == "This mentions a journey."


def test_of_a_long_set_some_are_drawn_those_first_that_somebody_has_not_had() -> None:
    whole = replace(SHIPS, questions=long(100))
    assert len(content_of_set(whole, random.Random(7), None).asked) == MOST_AT_ONCE
    known = {own_question(it.id) for it in whole.questions[:96]}
    drawn = content_of_set(whole, random.Random(7), 6, known)
    prompts = [it.prompt for it in drawn.asked]
    assert len(prompts) == 6
    assert {f"Question {number}" for number in range(96, 100)} < set(prompts)
    assert prompts == sorted(prompts, key=lambda it: int(it.split()[1]))


def test_choices_are_shuffled_but_for_true_and_false() -> None:
    orders = {tuple(content_of_set(SHIPS, random.Random(seed), None).asked[0].item.order) for seed in range(40)}
    assert len(orders) == 6
    truths = {content_of_set(SHIPS, random.Random(seed), None).asked[1].item.order for seed in range(40)}
    assert truths == {(0, 1)}


@pytest.mark.parametrize(
    "choice",
    [
        *("All of the above", "None of these", "Both A and B", "A and C", "(A) & (B)", "none of the above."),
        *("上記すべて", "以上のどれでもない", "すべて正しい", "該当なし", "AとB", "①と③"),
        *("위의 모두", "보기 중 없음", "모두 맞다", "정답 없음", "가와 나", "A, B"),
    ],
)
def test_choices_stay_in_their_order_where_one_speaks_of_those_above_it(choice: str) -> None:
    assert keeps_order(replace(FIVE[0], choices=(AskedChoice("1945"), AskedChoice("1959"), AskedChoice(choice))))


@pytest.mark.parametrize(
    "choice",
    [
        "All who were born in Japan",
        "Vitamin A and iron",
        "A ship and a plane",
        "すべての国民",
        "모두의 집",
        "Japan and Korea",
    ],
)
def test_other_choices_are_shuffled(choice: str) -> None:
    assert not keeps_order(replace(FIVE[0], choices=(AskedChoice("1945"), AskedChoice(choice))))


def test_the_name_of_a_set_is_told_from_that_of_a_quiz() -> None:
    assert set_number(set_name(12)) == 12
    assert [set_number(it) for it in ("first-ships", "set/", "set/x", "set/-1", f"set/{'9' * 30}")] == [None] * 5
