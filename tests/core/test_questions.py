"""What people were asked is kept with the round, and read as it was written, however old it is."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import (
    Asked,
    AskedChoice,
    Caveat,
    FactLink,
    Item,
    RoundContent,
    ShownSource,
)
from bot.core.round_codec import VERSION, read_content, write_content

SAMPLES = {path.name: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "rounds").glob("*.json")}
"""Rounds as they lie in databases. One that was written by a version that is released is never changed."""

FIRST_PORT = Asked(
    item=Item("q-first-port", OneRight(1), (2, 0, 1)),
    facts=(FactLink("first-ships", "The first two ships"), FactLink("niigata-centre", "The centre at Niigata")),
    topic="Voyages",
    prompt="From which port did the first ships leave in December 1959?",
    choices=(
        AskedChoice("Yokohama", "It was the port for ships to America."),
        AskedChoice("Niigata"),
        AskedChoice("Maizuru", "People came back there after the war."),
    ),
    because="Special trains took people to Niigata.",
    sources=(ShownSource("ICRC, 1960", "https://example.org/a?b=1&c=2"),),
)
KEPT_WHOLE = replace(
    FIRST_PORT,
    sources=(
        ShownSource(
            "ICRC 1960",
            "https://example.org/a?b=1&c=2",
            "Elsa Casal",
            "The album",
            "International Committee of the Red Cross",
            1960,
            "archive",
            "fr",
            "Red Cross (ICRC)",
        ),
        ShownSource("A book", None, title="A book", publisher="A press", kind="book", language="ja"),
    ),
)
UKISHIMA = Asked(
    item=Item("q-ukishima", OneRight(0), (0, 1, 2, 3), has_note=True),
    facts=(FactLink("ukishima", "The Ukishima Maru"),),
    topic="Law and memory",
    prompt="In which year did the Ukishima Maru sink?",
    choices=(
        AskedChoice("1945"),
        AskedChoice("1946", "The trials began then."),
        AskedChoice("1949", "Organisations were dissolved then."),
        AskedChoice("1950", "A war began then."),
    ),
    because="It sank off Maizuru on 24 August 1945.",
    content_note="This speaks of death.",
    caveats=(Caveat("Disputed", "How many were on board is disputed."), Caveat("Uncertain", "So is the cause.")),
    sources=(ShownSource("A book, 1994", None), ShownSource("A judgment, 2001", "https://example.org/judgment")),
    untranslated=True,
)
ODD = Asked(
    item=Item("q-odd", OneRight(3), (3, 1, 0, 2), has_note=True),
    facts=(),
    topic="",
    prompt=" 첫 줄\n둘째 줄\t| <b>&amp;</b> $1 {0} %s \u202eevil\u202c ",
    choices=(
        AskedChoice("👩‍👩‍👧‍👦 ｶﾀｶﾅ", ""),
        AskedChoice("'; DROP TABLE round; --"),
        AskedChoice("null", "\a\u200b"),
        AskedChoice("", "Ch’ŏngjin → 淸津"),
    ),
    because="😢 = 😢",
    content_note="",
    caveats=(Caveat("", ""),),
    sources=(ShownSource("", ""), ShownSource("“”", None)),
)
KINDS = (
    replace(
        UKISHIMA,
        item=Item("q-true", TrueFalse(False), (0, 1), has_note=True),
        choices=(AskedChoice("True", "So it was said."), AskedChoice("False")),
    ),
    replace(FIRST_PORT, item=Item("q-several", SeveralRight((0, 2)), (2, 0, 1))),
    replace(FIRST_PORT, item=Item("q-number", NumberNear(Decimal(93340), Decimal("0.5"), "people")), choices=()),
    replace(FIRST_PORT, item=Item("q-word", WordAmong(("Niigata", "新潟", "니가타"))), choices=()),
)
MEANT = {
    "v1-plain.json": RoundContent("The first ships", "en", (FIRST_PORT, UKISHIMA)),
    "v1-other-hand.json": RoundContent("The first ships", "en", (FIRST_PORT,)),
    "v1-odd.json": RoundContent('「最初の船」と"引用"\\', "ko", (ODD,)),
    "v2-plain.json": RoundContent("The first ships", "en", (KEPT_WHOLE, UKISHIMA)),
    "v3-kinds.json": RoundContent("The first ships", "en", (KEPT_WHOLE, *KINDS), about="On the ships."),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_round_of_any_version_is_read_as_it_was_meant(name: str) -> None:
    assert read_content(SAMPLES[name]) == MEANT[name]


def test_there_is_a_sample_of_every_version_and_none_is_missing() -> None:
    assert SAMPLES.keys() == MEANT.keys()
    assert {json.loads(text)["v"] for text in SAMPLES.values()} == set(range(1, VERSION + 1))


@pytest.mark.parametrize("name", [name for name, text in SAMPLES.items() if json.loads(text)["v"] == VERSION])
def test_nothing_is_written_in_another_way_without_another_version(name: str) -> None:
    assert json.loads(write_content(MEANT[name])) == json.loads(SAMPLES[name])


def test_of_a_source_in_a_round_of_version_1_the_short_form_and_the_words_on_its_kind_are_known() -> None:
    written = json.loads(SAMPLES["v1-plain.json"])
    written["items"][0]["sources"] = [["Asahi 2013 · newspaper · in English", "https://example.org"]]
    (source,) = read_content(json.dumps(written)).asked[0].sources
    assert source == ShownSource("Asahi 2013", "https://example.org", told="newspaper · in English")


@pytest.mark.parametrize("version", [0, VERSION + 1, 99, -1, None, str(VERSION), ""])
def test_a_round_of_a_version_that_is_not_known_is_refused_and_not_guessed_at(version: Any) -> None:
    written = json.loads(SAMPLES["v1-plain.json"]) | {"v": version}
    with pytest.raises(ValueError, match=f"this code knows version {VERSION}"):
        read_content(json.dumps(written))


def test_a_choice_keeps_the_letter_under_which_it_was_shown() -> None:
    assert [FIRST_PORT.item.letter(choice) for choice in range(3)] == ["B", "C", "A"]
    assert FIRST_PORT.item.letters == "ABC"
    assert FIRST_PORT.answer == "Niigata"


texts = st.text(st.characters(exclude_categories=["Cs"]))  # no database holds half a letter
sources = st.builds(
    ShownSource,
    texts,
    st.none() | texts,
    texts,
    texts,
    texts,
    st.none() | st.integers(0, 3000),
    texts,
    texts,
    texts,
    texts,
)


def keys(places: range) -> st.SearchStrategy[Key]:
    numbers = st.decimals(allow_nan=False, allow_infinity=False)
    return st.one_of(
        st.builds(OneRight, st.sampled_from(places)),
        st.builds(TrueFalse, st.booleans()),
        st.builds(SeveralRight, st.lists(st.sampled_from(places), unique=True, min_size=1).map(tuple)),
        st.builds(NumberNear, numbers, numbers.map(abs), texts),
        st.builds(WordAmong, st.lists(texts, min_size=1).map(tuple)),
    )


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    choices = draw(st.lists(st.builds(AskedChoice, texts, st.none() | texts), min_size=2, max_size=10))
    places = range(len(choices))
    note = draw(st.none() | texts)
    order = tuple(draw(st.permutations(places)))
    return Asked(
        item=Item(draw(texts), draw(keys(places)), order, has_note=note is not None),
        facts=tuple(draw(st.lists(st.builds(FactLink, texts, texts), max_size=3))),
        topic=draw(texts),
        prompt=draw(texts),
        choices=tuple(choices),
        because=draw(texts),
        content_note=note,
        caveats=tuple(draw(st.lists(st.builds(Caveat, texts, texts), max_size=3))),
        sources=tuple(draw(st.lists(sources, max_size=3))),
        untranslated=draw(st.booleans()),
    )


rounds = st.builds(
    RoundContent, texts, st.sampled_from(["en", "ja", "ko"]), st.lists(questions(), max_size=3).map(tuple)
)


@given(rounds)
def test_whatever_is_asked_is_read_back_as_it_was_written(content: RoundContent) -> None:
    text = write_content(content)
    assert read_content(text) == content
    assert read_content(json.dumps(json.loads(text), indent=2)) == content  # as another tool may have written it
    assert read_content(text).items == tuple(asked.item for asked in content.asked)


def test_what_a_quiz_is_on_is_kept_where_it_is_known_and_a_round_without_it_reads_as_before() -> None:
    about = RoundContent("The first ships", "en", (FIRST_PORT,), "December 1959: the first ships get ready to sail.")
    assert read_content(write_content(about)) == about
    assert "about" not in json.loads(write_content(RoundContent("Any", "en", (FIRST_PORT,))))


@pytest.mark.parametrize(
    ("value", "unit", "read"),
    [
        ("1152", "rallies", "1152 rallies"),
        ("1152", "件", "1152件"),
        ("16", "歳", "16歳"),
        ("16", "세", "16세"),
        ("93340", "명", "93,340명"),
        ("13", "%", "13%"),
        ("1991", "", "1991"),
    ],
)
def test_a_unit_stands_behind_its_number_as_its_script_has_it(value: str, unit: str, read: str) -> None:
    asked = replace(FIRST_PORT, item=Item("q-count", NumberNear(Decimal(value), Decimal(0), unit)), choices=())
    assert (asked.answer, asked.said(value)) == (read, read)
