"""What follows from a set that was brought: its language, its title, what it is on, and ids that stay the same."""

from dataclasses import replace

import pytest

from bot.core.question_set import SetQuestion
from bot.core.questions import AskedChoice
from bot.questionsets.rules import language_of, name_of, plain_title, subjects, title_from, with_ids
from tests.support.sets import FIVE


def prompted(*prompts: str) -> tuple[SetQuestion, ...]:
    return tuple(replace(FIVE[0], prompt=it, choices=(), because="") for it in prompts)


@pytest.mark.parametrize(
    ("prompt", "language"),
    [
        ("In which year did the ships sail?", "en"),
        ("最初の船が新潟を出たのは何年ですか", "ja"),
        ("日本赤十字社 1959年", "ja"),
        ("첫 배가 니가타를 떠난 해는?", "ko"),
        ("在日朝鮮人(재일조선인)이라는 말은 언제부터 쓰였나", "ko"),
        ("What does the word 帰国 in the name 帰国事業 mean, and who has used it since the year 1959?", "en"),
        ("1959?", None),
    ],
)
def test_the_language_of_a_set_is_seen_from_its_letters(prompt: str, language: str | None) -> None:
    assert language_of(prompted(prompt)) == language


def test_a_question_keeps_its_id_as_long_as_its_prompt_is_the_same() -> None:
    before = with_ids(FIVE)
    changed = [replace(it, choices=(AskedChoice("x"), *it.choices[1:]), because="New") for it in reversed(FIVE)]
    after = with_ids((*changed, replace(FIVE[0], prompt="Something else")))
    assert {it.prompt: it.id for it in before}.items() <= {it.prompt: it.id for it in after}.items()
    twice = with_ids((FIVE[0], replace(FIVE[0], prompt="  IN which year did the first ships leave Niigata?")))
    assert twice[1].id == f"{twice[0].id}-2"


def test_a_set_is_called_as_its_teacher_says_else_as_its_file_says_else_as_that_is_called() -> None:
    assert title_from("Mine", "In the file", "quiz.gift") == "Mine"
    assert title_from(" \u200b ", "In the\nfile", "quiz.gift") == "In the file"
    assert title_from("", "!!", "C:\\work\\my_first_quiz.v2.gift") == "my first quiz.v2"
    assert title_from("", "", "") == ""
    assert plain_title("W" * 500) == "W" * 80
    assert name_of("Ｓhips ") == name_of("ships") != name_of("ships!")


def test_what_a_set_is_on_are_its_most_frequent_topics() -> None:
    tagged = [replace(FIVE[0], topic="Ships", tags=("Niigata", "Ships")), replace(FIVE[1], topic="Ships")]
    assert subjects(tagged) == "Ships · Niigata"
    assert subjects(FIVE) == ""
