"""The string in a button."""

import pytest
from hypothesis import given, strategies as st

from bot.core.press import LIMIT, Begin, BeginOn, Press, Run, Share, Show, Shown, by_name, pack, unpack
from bot.facts.buttons import Page
from bot.members.buttons import Erase
from bot.quiz.buttons import AnswerAlone, Step, StepKind

KINDS = by_name((Run, Show, Share, Page, Begin, AnswerAlone, Step, Erase))

name = st.from_regex(r"[a-z0-9-]{1,48}", fullmatch=True)
number = st.integers(0, 10**12)
presses = st.one_of(
    st.builds(Run, st.from_regex(r"[a-z :-]{1,60}", fullmatch=True)),
    st.builds(Show, st.sampled_from(Shown), name),
    st.builds(Share, st.sampled_from(["fact", "term", "leaderboard"]), name),
    st.builds(Page, number, number),
    st.builds(Begin, st.sampled_from(BeginOn), name, st.integers(0, 30), st.booleans()),
    st.builds(AnswerAlone, number, st.integers(0, 29), st.integers(0, 3)),
    st.builds(Step, number, st.integers(0, 29), st.sampled_from(StepKind)),
    st.just(Erase()),
)


@given(presses)
def test_a_press_comes_back_as_it_was_sent_and_fits_into_a_button(press: Press) -> None:
    text = pack(press)
    assert len(text) <= LIMIT
    assert unpack(text, KINDS) == press


@given(st.text(max_size=120))
def test_a_forged_or_outdated_button_is_no_press(text: str) -> None:
    press = unpack(text, KINDS)
    assert press is None or unpack(pack(press), KINDS) == press


@pytest.mark.parametrize(
    "text",
    ["", "run", "answer|1|2", "answer|1|2|3|4", "answer|-1|0|0", "answer|x|0|0", "answer|٣|0|0", "step|1|0|jump",
     "show|secret|x", "begin|quiz|x|5|2", "page|0|99999999999999999999", "erase|all", "ANSWER|1|0|0"],
)  # fmt: skip
def test_a_button_that_says_nonsense_is_no_press(text: str) -> None:
    assert unpack(text, KINDS) is None


def test_a_press_that_would_not_fit_is_a_bug_found_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="95 at most"):
        pack(Run("x" * 100))


def test_two_kinds_of_press_with_one_name_are_a_bug_found_at_the_start() -> None:
    with pytest.raises(ValueError, match="two kinds of press"):
        by_name((Run, Show, Run))
