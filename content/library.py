"""All the content as one value, each kind by id, and what follows from it alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from content.model import AnnualCount, Event, Excerpt, Fact, Question, Quiz, Source, Term, Theme, Topic


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

    def topic(self, question: Question) -> Topic:
        """The topic of a question: that of the first fact it rests on."""
        return self.facts[question.facts[0]].topic

    def sources_of(self, *facts: str) -> tuple[Source, ...]:
        """The sources of these facts, each once, in order."""
        return tuple(self.sources[s] for s in dict.fromkeys(s for f in facts for s in self.facts[f].sources))
