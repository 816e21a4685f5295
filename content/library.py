"""All the content as one value, each kind by id, and what follows from it alone; and what can be wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from content.model import AnnualCount, Event, Excerpt, Fact, Question, Quiz, Source, Term, Theme, Topic


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
    events: Mapping[str, Event]
    counts: Mapping[str, AnnualCount]
    sources: Mapping[str, Source]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that have facts, in the order in which a reader meets them."""
        used = {fact.topic for fact in self.facts.values()}
        return tuple(topic for topic in Topic if topic in used)

    def topic(self, question: Question) -> Topic:
        """The topic of a question: that of the first fact it rests on."""
        return self.facts[question.facts[0]].topic

    def sources_of(self, *facts: str) -> tuple[Source, ...]:
        """The sources of these facts, each once, in order."""
        return tuple(self.sources[s] for s in dict.fromkeys(s for f in facts for s in self.facts[f].sources))
