"""All the content as one value, and what the bot comes with."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from content.library import Library
from content.loader import load
from content.model import Topic
from tests.content.test_loader import write


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


@pytest.fixture
def small(tmp_path: Path) -> Library:
    return load(write(tmp_path))


def test_a_question_is_on_the_topic_of_the_first_fact_that_it_rests_on(small: Library) -> None:
    topics = {question.id: small.topic(question) for question in small.questions.values()}
    assert topics == {"q-port": Topic.VOYAGES, "q-nights": Topic.VOYAGES, "q-money": Topic.ECONOMY}


def test_the_sources_of_several_facts_are_named_once_each_in_order(small: Library) -> None:
    assert [source.id for source in small.sources_of("last-ship", "remittances", "crossing")] == ["ryang", "memoir"]
    assert [source.id for source in small.sources_of("remittances", "last-ship")] == ["memoir", "ryang"]
    assert small.sources_of() == ()


def test_two_questions_are_kept_apart_where_they_share_a_fact_or_either_names_the_other(small: Library) -> None:
    port, nights, money = (small.questions[name] for name in ("q-port", "q-nights", "q-money"))
    assert not small.apart(port, nights)
    assert not small.apart(nights, money)
    assert small.apart(port, replace(money, facts=port.facts))
    assert small.apart(replace(port, apart=("q-nights",)), nights)
    assert small.apart(nights, replace(port, apart=("q-nights",)))


def test_a_library_cannot_be_added_to(small: Library) -> None:
    with pytest.raises(TypeError):
        small.facts["new"] = small.facts["crossing"]  # type: ignore[index]  # mypy refuses too


def test_one_library_is_equal_to_itself_alone_so_that_it_can_be_a_key(small: Library, tmp_path: Path) -> None:
    assert small != load(tmp_path)
    assert {small: "small"}[small] == "small"


def test_there_is_enough_to_teach_with(library: Library) -> None:
    assert len(library.facts) >= 500
    assert len(library.questions) >= 300
    assert len(library.quizzes) >= 8
    assert len(library.excerpts) >= 14
    assert len(library.terms) >= 80
    assert len(library.places) + len(library.persons) >= 120
    assert len(library.events) >= 90


def test_every_topic_has_facts_and_questions(library: Library) -> None:
    assert len(Topic) == 18
    assert {fact.topic for fact in library.facts.values()} == set(Topic)
    assert {library.topic(question) for question in library.questions.values()} == set(Topic)


def test_every_fact_names_where_it_comes_from(library: Library) -> None:
    assert [fact.id for fact in library.facts.values() if not library.sources_of(fact.id)] == []


def test_no_topic_drowns_the_others(library: Library) -> None:
    sizes = Counter(fact.topic for fact in library.facts.values())
    assert max(sizes.values()) <= 0.12 * len(library.facts)


def test_a_term_a_place_and_a_person_lead_to_facts(library: Library) -> None:
    for entries in (library.terms, library.places, library.persons):
        assert [name for name, entry in entries.items() if not entry.facts] == []


def test_every_question_and_every_line_of_the_timeline_leads_to_a_source(library: Library) -> None:
    assert [asked.id for asked in library.questions.values() if not library.sources_of(*asked.facts)] == []
    assert [event.id for event in library.events.values() if not library.sources_of(*event.facts)] == []


def test_every_viewers_comment_comes_with_a_note_and_without_a_name(library: Library) -> None:
    assert [excerpt.id for excerpt in library.excerpts.values() if not excerpt.note.en] == []
    assert {excerpt.by for excerpt in library.excerpts.values()} == {"a viewer"}


def test_every_quiz_asks_several_questions_and_none_twice(library: Library) -> None:
    for quiz in library.quizzes.values():
        assert len(quiz.questions) >= 5, quiz.id
        assert max(Counter(quiz.questions).values()) == 1, quiz.id


def test_questions_come_in_every_difficulty(library: Library) -> None:
    assert {question.difficulty for question in library.questions.values()} == {1, 2, 3}


def test_the_annual_counts_add_up_to_everyone_who_moved(library: Library) -> None:
    counts = list(library.counts.values())
    assert sum(count.people for count in counts) == 93_340
    assert (counts[0].first, counts[-1].last) == (1959, 1984)
    assert all(after.first == before.last + 1 for before, after in pairwise(counts))


@pytest.mark.parametrize("year", [*range(1962, 1968), *range(1971, 1985)])
def test_a_year_that_no_source_confirms_by_itself_is_counted_only_within_a_group(library: Library, year: int) -> None:
    [count] = [count for count in library.counts.values() if count.first <= year <= count.last]
    assert count.last > count.first
    assert count.verification == "group-only"
