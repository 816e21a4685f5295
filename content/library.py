"""All the content as one value, each kind by id, and what follows from it alone; and what can be wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from content.model import (
    AnnualCount,
    Event,
    Excerpt,
    Fact,
    FirstWord,
    Person,
    Place,
    PopulationCount,
    Question,
    Quiz,
    SecondWord,
    Source,
    Subject,
    Term,
    Theme,
    Topic,
)


class Mistake(NamedTuple):
    """Something wrong in a content file: where, and what."""

    file: str
    entry: str
    field: str
    what: str

    def __str__(self) -> str:
        return " · ".join(part for part in (self.file, self.entry, self.field) if part) + f": {self.what}"


class ContentError(Exception):
    """The content has mistakes; `mistakes` lists all of them."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = tuple(mistakes)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Library:
    """All the content, each kind by id, in the order of the files. One library is equal to itself alone."""

    facts: Mapping[str, Fact]
    questions: Mapping[str, Question]
    quizzes: Mapping[str, Quiz]
    excerpts: Mapping[str, Excerpt]
    themes: Mapping[str, Theme]
    terms: Mapping[str, Term]
    places: Mapping[str, Place]
    persons: Mapping[str, Person]
    subjects: Mapping[str, Subject]
    first_words: Mapping[str, FirstWord]
    second_words: Mapping[str, SecondWord]
    events: Mapping[str, Event]
    counts: Mapping[str, AnnualCount]
    population: Mapping[str, PopulationCount]
    sources: Mapping[str, Source]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that have facts, in the order in which a reader meets them."""
        used = {fact.topic for fact in self.facts.values()}
        return tuple(topic for topic in Topic if topic in used)

    def topic(self, question: Question) -> Topic:
        """The topic of a question: that of the first fact it rests on."""
        return self.facts[question.facts[0]].topic

    @staticmethod
    def apart(one: Question, other: Question) -> bool:
        """Whether two questions must not stand in one quiz: they share a fact, or either names the other."""
        return one.id in other.apart or other.id in one.apart or not set(one.facts).isdisjoint(other.facts)

    def sources_of(self, *facts: str) -> tuple[Source, ...]:
        """The sources of these facts, each once, in order."""
        return tuple(self.sources[s] for s in dict.fromkeys(s for f in facts for s in self.facts[f].sources))
