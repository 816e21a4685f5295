"""Rules of thumb that know nothing of the subject: what they hold for right, and that they do no better than chance."""

import subprocess
import sys
from pathlib import Path

import pytest

from content.cache import load as load_kept
from content.guessing import MOST, RULES, Measured, echoing, lines, longest, main, measure, measured, naive_bayes
from content.loader import load
from content.model import Choice, Localized, Question
from tests.content.test_loader import write

HERE = Path(__file__).parents[2]
CONTENT = tuple(it for it in load_kept().questions.values() if it.kind == "one")


def asked(*texts: str, key: int = 0, prompt: str = "What was it?", id: str = "q") -> Question:
    """A question with these choices, of which number `key` is right."""
    choices = tuple(
        Choice(
            text=Localized(en=text),
            correct=number == key,
            tempting=None if number == key else Localized(en="It sounds likely."),
        )
        for number, text in enumerate(texts)
    )
    return Question(
        id=id,
        facts=("fact",),
        difficulty=1,
        prompt=Localized(en=prompt),
        choices=choices,
        because=Localized(en="It was."),
    )


@pytest.mark.parametrize("name", [*RULES, "naive Bayes"])
def test_no_rule_of_thumb_is_more_than_eight_points_from_chance(name: str) -> None:
    (it,) = (it for it in measured(CONTENT) if it.name == name)
    assert abs(it.points) <= MOST, f"{it.points:+.1f} points; it answers {', '.join(it.found)}"


@pytest.mark.parametrize(
    ("rule", "texts", "held"),
    [
        ("longest", ("A port", "A large port", "A ship"), [1]),
        ("longest", ("A port", "A bus", "A ship"), [0, 2]),
        ("shortest", ("A port", "A large port", "A ship"), [0, 2]),
        ("hedged", ("All of them", "About half of them", "None of them"), [1]),
        ("hedged", ("Some three or more than three", "About three", "Three"), [0]),
        ("hedged", ("Fourteen", "Fifteen", "Sixteen"), [0, 1, 2]),
        ("odd one out", ("In 1959", "In winter", "In summer"), [0]),
        ("odd one out", ("To Seoul", "To the hills", "To the coast"), [0]),
        ("odd one out", ('As "aliens"', "As guests", "As aliens"), [0]),
        ("odd one out", ("Ships", "By the ships that sailed", "Trains"), [1]),
        ("echoing the stem", ("A ship", "A train", "A bus"), [0]),
    ],
)
def test_a_rule_of_thumb_singles_out_a_choice_by_its_form(rule: str, texts: tuple[str, ...], held: list[int]) -> None:
    assert list(RULES[rule](asked(*texts, prompt="Which ships left in December?"))) == held


def test_a_choice_echoes_the_stem_by_whole_words_only() -> None:
    assert list(echoing(asked("Art", "A part", "Nobody", prompt="Who took part?"))) == [1]


def test_a_rule_that_has_no_idea_draws_among_all_and_one_that_holds_two_for_right_among_these() -> None:
    fair = measure("longest", longest, [asked("one", "two", "six", "ten")])
    assert (fair.right, fair.chance, fair.points, fair.speaks, fair.found) == (0.25, 0.25, 0, 0, ())
    half = measure("longest", longest, [asked("three", "two", "seven", "ten", key=2)])
    assert (half.right, half.chance, half.points, half.speaks, half.found) == (0.5, 0.25, 25, 1, ())
    sure = measure("longest", longest, [asked("three", "two", "six", id="q-sure")])
    assert (sure.right, sure.speaks, sure.found) == (1, 1, ("q-sure",))
    assert measure("longest", longest, []) == Measured(name="longest", right=0, chance=0, speaks=0, found=())


def test_naive_bayes_learns_a_habit_from_the_other_questions_and_not_the_answer_from_the_question_itself() -> None:
    habit = [asked(f"Not the {noun}", f"The {noun}", f"A {noun}", id=noun) for noun in ("ship", "train", "letter")]
    rule = naive_bayes(habit)
    assert [list(rule(question)) for question in habit] == [[0], [0], [0]]
    alone = asked("Not so", "It was", "It fell", id="alone")
    assert list(naive_bayes([alone])(alone)) == [0, 1, 2]


def test_the_report_marks_a_rule_that_is_too_good_and_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given_away = [asked("The longest of them", "The second", "Third", id=f"q-{number}") for number in range(5)]
    marked = {line.split("  ")[0] for line in lines(given_away) if line.endswith("!")}
    assert {"longest", "naive Bayes"} <= marked
    root = write(tmp_path)
    small = tuple(load(root).questions.values())
    assert main(root) == any(abs(it.points) > MOST for it in measured(small))
    assert capsys.readouterr().out.splitlines() == list(lines(small))


def test_a_contributor_measures_it_with_one_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "content.guessing"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.splitlines() == list(lines(CONTENT))
