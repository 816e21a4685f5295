"""What counts as an answer to each kind of question, and as a right one."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from bot.core.kinds import (
    FORGOTTEN,
    LONGEST_WORD,
    Key,
    Kind,
    NumberNear,
    OneRight,
    SeveralRight,
    TrueFalse,
    WordAmong,
    answer_of,
    is_right,
    kind_of,
    partial,
    plain_number,
    read_number,
    right_choices,
)
from bot.core.questions import Asked, AskedChoice, Item

NIIGATA = WordAmong(("Niigata", "新潟", "にいがた", "니가타"))
MOVED = NumberNear(Decimal(93340), Decimal(5000), "people")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("93340", "93340"),
        ("93,340", "93340"),
        ("93 340", "93340"),
        ("93\u202f340", "93340"),
        ("９３，３４０", "93340"),
        ("9万3340", "93340"),
        ("9万3,340人", "93340"),
        ("9만 3,340", "93340"),
        ("9만3천", "93000"),
        ("1億2000万", "120000000"),
        ("about 93000", "93000"),
        ("約9万人", "90000"),
        ("약 9만 명", "90000"),
        ("~93000", "93000"),
        ("1959年", "1959"),
        ("1959년", "1959"),
        ("in 1959", None),
        ("-2.5", "-2.5"),
        ("−2", "-2"),
        ("0", "0"),
        ("1959-12", None),
        ("12 or 13", None),
        ("1,95", None),
        ("1e5", None),
        ("ninety", None),
        ("", None),
        ("9" * 21, None),
        ("NaN", None),
        ("Infinity", None),
    ],
)
def test_a_number_is_read_as_people_write_it_in_each_language_and_never_guessed_at(
    written: str, number: str | None
) -> None:
    found = read_number(written)
    assert (None if found is None else plain_number(found)) == number


@given(st.decimals(-(10**12), 10**12, places=3, allow_nan=False, allow_infinity=False))
def test_a_number_that_is_kept_is_read_back_as_the_same(number: Decimal) -> None:
    assert read_number(plain_number(number)) == number


@given(st.integers(-20_000, 20_000))
def test_a_number_counts_as_long_as_it_is_within_the_tolerance(off: int) -> None:
    assert is_right(MOVED, str(93340 + off)) == (abs(off) <= 5000)


@pytest.mark.parametrize(
    "typed",
    [
        "niigata",
        " NIIGATA ",
        "Ｎｉｉｇａｔａ",
        "the Niigata",
        "Nïigata",
        "ニイガタ",
        "新潟",
        "新潟です",
        "니가타",
        "니가타에서",
        "니 가타 입니다",
    ],
)
def test_a_word_counts_however_it_is_written(typed: str) -> None:
    kept = answer_of(NIIGATA, (), typed)
    assert kept is not None
    assert is_right(NIIGATA, kept)


@pytest.mark.parametrize("typed", ["Niigat", "Niigata Osaka", "니가타시장", "大阪", "i"])
def test_another_word_does_not(typed: str) -> None:
    assert not is_right(NIIGATA, typed)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (OneRight(1), "3"),
        (OneRight(1), "0,1"),
        (OneRight(1), "-1"),
        (OneRight(1), "１"),
        (TrueFalse(is_true=True), "true"),
        (SeveralRight((0, 1)), "0,9"),
        (SeveralRight((0, 1)), ""),
        (SeveralRight((0, 1)), "0,,1"),
        (MOVED, "many"),
        (NIIGATA, " … "),
        (NIIGATA, "!?"),
        (NIIGATA, FORGOTTEN),
    ],
)
def test_what_is_no_answer_to_a_question_is_refused(key: Key, said: str) -> None:
    assert answer_of(key, (2, 0, 1), said) is None


def test_of_several_all_and_no_other_must_be_chosen_in_whatever_order() -> None:
    key, offered = SeveralRight((0, 2)), (3, 0, 2, 1)
    assert answer_of(key, offered, "2, 0") == answer_of(key, offered, "0,2,2") == "0,2"
    assert is_right(key, "0,2")
    assert [is_right(key, text) for text in ("0", "0,1,2", "1,3")] == [False] * 3
    assert [partial(key, offered, text) for text in ("0,2", "0", "0,1,2", "1,3")] == [
        Fraction(1),
        Fraction(3, 4),
        Fraction(3, 4),
        Fraction(0),
    ]


@given(st.sets(st.integers(0, 9), min_size=1), st.sets(st.integers(0, 9), min_size=1))
def test_an_answer_to_several_is_wholly_right_just_when_no_choice_of_it_is_wrong(
    right: set[int], taken: set[int]
) -> None:
    key, text = SeveralRight(tuple(sorted(right))), ",".join(map(str, sorted(taken)))
    assert (partial(key, range(10), text) == 1) == is_right(key, text) == (right == taken)


@given(st.text(max_size=300))
def test_whatever_is_typed_is_kept_short_and_is_the_same_answer_when_it_is_read_again(said: str) -> None:
    kept = answer_of(NIIGATA, (), said)
    if kept is not None:
        assert 0 < len(kept) <= LONGEST_WORD
        assert answer_of(NIIGATA, (), kept) == kept


def test_each_kind_says_what_is_right_in_words() -> None:
    choices = tuple(AskedChoice(text) for text in ("Tokyo", "Osaka", "Kobe"))

    def asked(key: Key, order: tuple[int, ...] = ()) -> Asked:
        return Asked(item=Item("q", key, order), facts=(), topic="", prompt="?", choices=choices, because="")

    several = asked(SeveralRight((0, 2)), (2, 1, 0))
    assert (several.answer, several.said("1,2"), several.item.letters_of("0,1")) == (
        "Kobe · Tokyo",
        "Kobe · Osaka",
        "BC",
    )
    assert asked(OneRight(1), (0, 1, 2)).answer == "Osaka"
    assert (asked(MOVED).answer, asked(MOVED).said("9340.5")) == ("93,340 people", "9340.5 people")
    assert asked(NumberNear(Decimal(1959))).answer == "1959"
    assert asked(NumberNear(Decimal(93340), unit="人")).answer == "93,340人"
    assert (asked(NIIGATA).answer, asked(NIIGATA).said("Osaka")) == ("Niigata", "Osaka")
    keys = (OneRight(0), TrueFalse(is_true=False), SeveralRight((0, 1)), MOVED, NIIGATA)
    assert [kind_of(key) for key in keys] == list(Kind)
    assert [right_choices(key) for key in keys] == [(0,), (1,), (0, 1), (), ()]
