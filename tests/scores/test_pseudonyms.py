"""The made-up names of people: on leaderboards, and in each round of a class."""

import pytest

from bot.core import i18n
from bot.scores.pseudonyms import person_name, pseudonym, words
from content.model import LANGUAGES

FIRST, SECOND = ([(word.en, word.ja, word.ko) for word in some] for some in words())
NAMED = {word.id: word.en for word in words()[0]}
BAD_PAIRS = {(NAMED[first], word.en) for word in words()[1] for first in word.apart}
PAIRS = len(FIRST) * len(SECOND) - len(BAD_PAIRS)
ROUNDS = (1, 2, 3, 17, 4_096, 2**53)


def names(round: int, language: str, count: int = PAIRS) -> list[str]:
    return [pseudonym(round, number, language) for number in range(count)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("round", ROUNDS)
def test_no_two_people_of_a_round_have_the_same_name_in_any_language(round: int, language: str) -> None:
    drawn = names(round, language, 2 * PAIRS + 1)
    assert len(set(drawn)) == len(drawn)
    assert max(map(len, drawn[:PAIRS])) <= 30
    assert drawn[PAIRS] == f"{drawn[0]} 2"


@pytest.mark.parametrize("round", ROUNDS)
def test_in_a_class_of_fifty_no_two_names_share_a_word(round: int) -> None:
    words = [word for name in names(round, "en", 50) for word in name.split(" ", 1)]
    assert len(set(words)) == len(words) == 100


def test_each_round_draws_names_of_its_own_and_always_the_same() -> None:
    assert len({tuple(names(round, "en", 20)) for round in range(200)}) == 200
    assert [pseudonym(9, number, "en") for number in range(3)] == [
        "Prudent Impala",
        "Attentive Curlew",
        "Early-rising Mangrove",
    ]


def test_a_name_is_the_same_pair_of_words_in_each_language() -> None:
    first = {word[0]: word for word in FIRST}
    second = {word[0]: word for word in SECOND}
    for number in range(PAIRS):
        one, other = pseudonym(5, number, "en").split(" ", 1)
        assert pseudonym(5, number, "ja") == first[one][1] + second[other][1]
        assert pseudonym(5, number, "ko") == f"{first[one][2]} {second[other][2]}"


def test_a_pair_that_reads_badly_is_never_drawn() -> None:
    assert {first for first, _ in BAD_PAIRS} <= {word for word, _, _ in FIRST}
    assert {second for _, second in BAD_PAIRS} <= {word for word, _, _ in SECOND}
    drawn = set(names(1, "en"))
    assert len(drawn) == PAIRS
    assert not drawn & {f"{first} {second}" for first, second in BAD_PAIRS}


@pytest.mark.parametrize("place", range(3))
def test_no_word_stands_twice_in_the_lists(place: int) -> None:
    for listed in (FIRST, SECOND):
        assert len({word[place] for word in listed}) == len(listed) == 60


def test_the_japanese_and_korean_words_are_written_as_such() -> None:
    for _, japanese, korean in (*FIRST, *SECOND):
        assert all("\u3040" <= sign <= "\u30ff" or "\u4e00" <= sign <= "\u9fff" for sign in japanese), japanese
        assert all("\uac00" <= sign <= "\ud7a3" or sign == " " for sign in korean), korean


def test_a_language_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="none of en, ja, ko"):
        pseudonym(1, 0, "fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_people_have_the_same_name_on_a_leaderboard(language: str) -> None:
    drawn = [person_name(number, language) for number in range(1, 2 * PAIRS)]
    assert len(set(drawn)) == len(drawn)


def test_somebody_keeps_their_name_on_leaderboards_and_bears_another_in_a_class() -> None:
    assert [person_name(number, "en") for number in (1, 2)] == [pseudonym(0, number, "en") for number in (1, 2)]
    assert [person_name(number, "en") for number in range(50)] != names(1, "en", 50)


def test_there_are_names_in_every_language_that_the_bot_speaks() -> None:
    assert tuple(i18n.LANGUAGES) == LANGUAGES
