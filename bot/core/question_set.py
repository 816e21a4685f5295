"""A set of questions as it is written and handed on: by a teacher, to another system, on paper. Pure.

A quiz of ours in one language is such a set too, so that each format and the paper know one thing alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.kinds import Key, Kind, OneRight, SeveralRight, TrueFalse, kind_of, right_choices
from bot.core.questions import Asked, AskedChoice, Caveat, FactLink, Item, ShownSource

MOST_QUESTIONS: Final = 500
"""Of one set."""
LONGEST_TITLE: Final = 80
LONGEST_PROMPT: Final = 300
LONGEST_CHOICE: Final = 100
LONGEST_EXPLANATION: Final = 600
LONGEST_NOTE: Final = 300
LONGEST_SOURCE: Final = 200
MOST_CHOICES: Final = 10
MOST_SOURCES: Final = 8
MOST_ACCEPTED: Final = 20
"""Characters and numbers of what a question may have: so much is seen whole on a telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetQuestion:
    """A question with all that is said of it. `id` stays the same when the set is exported again.

    `choices` stand in the order in which they were written; a wrong one has in its `note` why it tempts. Those of a
    statement that is true or false are the two words for that, the true one first. `seconds`: how long it stays open,
    where another system said so. `topic` and `tags` are words to find it by.
    """

    id: str
    key: Key
    prompt: str
    choices: tuple[AskedChoice, ...] = ()
    because: str = ""
    sources: tuple[ShownSource, ...] = ()
    content_note: str | None = None
    caveats: tuple[Caveat, ...] = ()
    facts: tuple[FactLink, ...] = ()
    topic: str = ""
    tags: tuple[str, ...] = ()
    seconds: int | None = None

    @property
    def kind(self) -> Kind:
        """What is asked for."""
        return kind_of(self.key)

    @property
    def right(self) -> tuple[int, ...]:
        """The choices that are right; none where nothing is chosen."""
        return right_choices(self.key)

    @property
    def is_chosen(self) -> bool:
        """Whether it is answered by choosing."""
        return isinstance(self.key, OneRight | TrueFalse | SeveralRight)

    @property
    def answer(self) -> str:
        """The right answer, in words."""
        return self.asked().answer

    def asked(self, order: Sequence[int] | None = None) -> Asked:
        """The question as a round keeps it, with its choices in this order, or as they were written."""
        shown = tuple(range(len(self.choices))) if order is None else tuple(order)
        return Asked(
            item=Item(self.id, self.key, shown, has_note=self.content_note is not None),
            facts=self.facts,
            topic=self.topic,
            prompt=self.prompt,
            choices=self.choices,
            because=self.because,
            content_note=self.content_note,
            caveats=self.caveats,
            sources=self.sources,
        )


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions under a title, all in one language. `about`: a sentence on what they are on, or empty."""

    title: str
    language: str
    questions: tuple[SetQuestion, ...]
    about: str = ""
