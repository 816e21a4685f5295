"""Names stay as people have them; what shows nothing becomes a space, and a name of it is none."""

import pytest

from bot.core.views import shortened
from bot.core.visible import cut, is_blank, visible

FAMILY = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}\u200d\N{BOY}"
RAINBOW = "\U0001f3f3\ufe0f\u200d\U0001f308"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
WAVING = "\N{WAVING HAND SIGN}\U0001f3fd"
PERSIAN = "می\u200cخواهم"
SINHALA = "ශ්\u200dරී"


@pytest.mark.parametrize("name", [FAMILY, f"Mina {FAMILY}", RAINBOW, WALES, WAVING, PERSIAN, SINHALA, "Mina", "미나"])
def test_a_name_with_signs_that_are_drawn_together_stays_whole(name: str) -> None:
    assert visible(name) == name
    assert shortened(name) == name


@pytest.mark.parametrize(
    "text", ["\u202egnp.exe", "Mi\u200dna", "a\u200bb", "\ufeffMina", "\u200dMina", "ミナ\u200d", "ミナ\u200d\u200dミ"]
)
def test_what_only_hides_something_becomes_a_space(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert visible(text).isprintable()


@pytest.mark.parametrize(
    "name", ["", " ", "\u3164", "\u2800\u2800", "\u200d", "\u115f\u1160", "\u3164\u200d\u3164", "\u0301"]
)
def test_a_name_of_blanks_is_none(name: str) -> None:
    assert is_blank(name)


@pytest.mark.parametrize("name", ["Mina", FAMILY, "ㅤMina", ".", "김"])
def test_a_name_of_which_something_is_seen_is_one(name: str) -> None:
    assert not is_blank(name)


@pytest.mark.parametrize("whole", [FAMILY, RAINBOW, WAVING, WALES, SINHALA[:4], "e\u0301"])
def test_a_long_name_is_not_cut_within_a_sign(whole: str) -> None:
    for before in range(1, 12):
        text = "x" * before + whole + "yyyy"
        for length in range(before, before + len(whole)):
            assert cut(text, length) == "x" * before
        assert cut(text, before + len(whole)) == "x" * before + whole
