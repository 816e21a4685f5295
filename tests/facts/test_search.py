"""Finding what somebody means, however they spell it."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.core.names import QUERY_LIMIT, NameIndex, fold, sound
from bot.facts.search import Index, index_of, term_names
from content.library import Library

SPELLINGS = tomllib.loads((Path(__file__).parent / "spellings.toml").read_text(encoding="utf-8"))["spelling"]


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return index_of(library)


def test_at_least_95_of_100_spellings_find_their_term_first(library: Library) -> None:
    names = term_names(library)
    missed = []
    for spelling in SPELLINGS:
        found = names.nearest(spelling["typed"], 1)
        if not found or found[0][0] != spelling["term"]:
            missed.append((spelling["typed"], spelling["term"], found))
    assert len(SPELLINGS) >= 60
    assert len(missed) <= 0.05 * len(SPELLINGS), missed


def test_many_of_these_spellings_stand_nowhere_in_the_glossary(library: Library) -> None:
    listed = {
        name
        for term in library.terms.values()
        for name in (term.en, term.ja, term.ja_reading, term.ko, term.ko_romanised, *term.spellings)
    }
    assert sum(spelling["typed"] not in listed for spelling in SPELLINGS) >= 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chōsen Sōren", "chosensoren"),
        ("ﾁｮｳｾﾝｿｳﾚﾝ", "ちょうせんそうれん"),
        ("Ｃｈｏｎｇｊｉｎ", "chongjin"),
        ("総聯", "総連"),
        ("Ch’ŏngjin", "chongjin"),
        ("특별 영주자", "특별영주자"),
        ("ボトナム通り", "ぼとなむ通り"),
    ],
)
def test_width_case_accents_spaces_and_kana_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("cheongjin", "chongjin"), ("joseon", "choson"), ("buksong", "puksong")])
def test_romanisations_of_the_same_word_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    ("query", "term"),
    [("Chongryun", "chongryon"), ("soren", "chongryon"), ("조총련", "chongryon"), ("朝鮮総聯", "chongryon")],
)
def test_a_search_in_any_script_finds_the_term_and_its_facts(index: Index, query: str, term: str) -> None:
    hits = index.search(query)
    assert hits.terms[0] == term
    assert hits.facts


def test_a_search_with_a_slip_of_the_finger_still_finds_facts(index: Index, library: Library) -> None:
    found = index.search("niigta").facts
    assert found
    assert all("niigata" in (library.facts[f].title.en + library.facts[f].text.en).lower() for f in found)


def test_a_search_for_two_words_puts_facts_with_both_first(index: Index, library: Library) -> None:
    best = library.facts[index.search("calcutta agreement").facts[0]]
    assert "calcutta" in (best.title.en + best.text.en).lower()


def test_a_search_for_nonsense_finds_nothing(index: Index) -> None:
    hits = index.search("qwxzqwxz")
    assert (hits.terms, hits.facts) == ((), ())


@given(st.text(max_size=300))
def test_no_query_is_too_odd_and_only_known_things_are_found(index: Index, library: Library, query: str) -> None:
    hits = index.search(query)
    assert set(hits.terms) <= library.terms.keys()
    assert set(hits.facts) <= library.facts.keys()


def test_a_search_takes_under_fifty_milliseconds_however_long_the_query(index: Index) -> None:
    index.search("warm up")
    for query in ("red cross", "x" * 100_000, "a b c d e f g h i j " * 5_000, "朝鮮" * QUERY_LIMIT):
        begun = time.process_time()
        index.search(query)
        assert time.process_time() - begun < 0.05


def test_names_are_found_by_their_beginning_before_their_middle() -> None:
    names = NameIndex({"a": ("alpha", "beta"), "b": ("betamax",), "c": ("alphabet",)})
    assert names.starting("bet") == ["a", "b", "c"]
    assert names.starting("") == ["a", "b", "c"]
    assert names.nearest("", 3) == []
