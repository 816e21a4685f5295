"""The rules of a round: pure functions over frozen values. What is stored and shown is decided elsewhere.

A round alone goes, for each question, [note →] open → revealed, and ends after the last one. What a class has
besides (a lobby, a clock, a host) is in `bot.classquiz.rules`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.core.questions import Item, RoundContent
from bot.core.shares import percent
from bot.quiz.items import POINTS, Phase, Refusal


@dataclass(frozen=True, slots=True)
class Round:
    """One play of a quiz, as it stands."""

    id: int
    items: tuple[Item, ...]
    phase: Phase
    position: int = 0

    @property
    def item(self) -> Item:
        """The question it stands at. Only while it has not ended."""
        return self.items[self.position]

    @property
    def is_last(self) -> bool:
        """Whether the question it stands at is the last one."""
        return self.position + 1 == len(self.items)


class TitledRound(NamedTuple):
    """A round as the rules know it, and as people see it."""

    round: Round
    content: RoundContent


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer that counts: whether it is right, and the points that it is worth if it scores."""

    text: str
    correct: bool
    points: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a round went for one person. Skipped questions are in neither number."""

    answered: int
    right: int
    missed: tuple[int, ...]
    """The positions of the questions that were answered wrongly."""

    @property
    def percent(self) -> int:
        """The share of right answers among those given, rounded half up; 0 if there is none."""
        return percent(self.right, self.answered) or 0


def begin(id: int, items: Sequence[Item]) -> Round:
    """A round at its first question. ValueError without any question."""
    if not items:
        raise ValueError("a round needs a question")
    return Round(id, tuple(items), _entry(items[0]))


def judge(round: Round, position: int, said: str) -> Accepted | Refusal:
    """Does this answer, chosen or typed, count, and for how much?"""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if round.phase is not Phase.OPEN or position != round.position:
        return Refusal.LATE
    text = round.item.answer_of(said)
    if text is None:
        return Refusal.NO_ANSWER
    correct = round.item.is_right(text)
    return Accepted(text, correct, POINTS if correct else 0)


def reveal(round: Round) -> Round:
    """The round once its open question has been answered."""
    return replace(round, phase=Phase.REVEALED)


def show(round: Round, position: int) -> Round | Refusal:
    """From the content note to the question itself."""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if round.phase is not Phase.NOTE or position != round.position:
        return Refusal.LATE
    return replace(round, phase=Phase.OPEN)


def skip(round: Round, position: int) -> Round | Refusal:
    """Past a question that has a content note, with no penalty."""
    shown = show(round, position)
    return shown if isinstance(shown, Refusal) else _forward(round)


def advance(round: Round, position: int) -> Round | Refusal:
    """From a revealed question to the next one, or to the end."""
    if round.phase is Phase.ENDED:
        return Refusal.ENDED
    if round.phase is not Phase.REVEALED or position != round.position:
        return Refusal.LATE
    return _forward(round)


def outcome(round: Round, answers: Iterable[tuple[int, str]]) -> Outcome:
    """How it went, from the answers as (position, text)."""
    given = sorted(answers)
    missed = tuple(position for position, text in given if not round.items[position].is_right(text))
    return Outcome(len(given), len(given) - len(missed), missed)


def _forward(round: Round) -> Round:
    if round.is_last:
        return replace(round, phase=Phase.ENDED)
    following = round.position + 1
    return replace(round, position=following, phase=_entry(round.items[following]))


def _entry(item: Item) -> Phase:
    return Phase.NOTE if item.has_note else Phase.OPEN
