"""Which questions a round gets."""

import random
from itertools import combinations

import pytest

from bot.core.community import CommunitySettings
from bot.core.press import Begin, BeginOn
from bot.quiz.selection import apart, choose_alone, choose_for_class
from content.library import Library
from content.model import Question

HERE = CommunitySettings()


def given_away(library: Library, questions: list[Question]) -> list[tuple[str, str]]:
    return [(one.id, other.id) for one, other in combinations(questions, 2) if library.apart(one, other)]


@pytest.mark.parametrize("seed", range(40))
def test_no_two_questions_of_a_random_quiz_give_each_other_away(library: Library, seed: int) -> None:
    chance = random.Random(seed)
    for topic in library.topics:
        alone = list(choose_alone(library, chance, HERE, Begin(BeginOn.TOPIC, topic, 10, anew=True), ()))
        assert not given_away(library, alone), topic
    mixed = list(choose_alone(library, chance, HERE, Begin(BeginOn.ANY, "", 20, anew=True), ()))
    assert len(mixed) == 20
    assert not given_away(library, mixed)
    lesson = list(choose_for_class(library, chance, HERE, None, 30))
    assert len(lesson) == 30
    assert not given_away(library, lesson)


def test_a_quiz_on_a_fact_begins_with_a_question_on_it_and_has_no_second_one(library: Library) -> None:
    for fact in library.facts:
        about = {it.id for it in library.questions.values() if fact in it.facts}
        if not about:
            continue
        asked = choose_alone(library, random.Random(7), HERE, Begin(BeginOn.FACT, fact, 5, anew=True), ())
        assert asked[0].id in about
        assert not {it.id for it in asked[1:]} & about


def test_without_enough_questions_that_go_together_there_are_fewer(library: Library) -> None:
    one = next(iter(library.questions.values()))
    assert apart(library, [one.id, one.id], 5) == [one.id]
    assert apart(library, list(library.questions), 0) == []
