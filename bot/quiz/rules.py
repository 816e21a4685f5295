"""The rules of a round: pure functions over frozen values. What is stored and shown is decided elsewhere.

A round alone goes, for each question, [note →] open → revealed, and ends after the last one. What a class has
beside that (a lobby, a clock, a host) is in `bot.classquiz.rules`.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

POINTS = 1000
"""For a right answer, whether it came fast or slow."""


class Phase(StrEnum):
    """Where a round stands. NOTE: the content note of the next question is shown, the question not yet.

    LOBBY: people join; only a class has one.
    """

    LOBBY = "lobby"
    NOTE = "note"
    OPEN = "open"
    REVEALED = "revealed"
    ENDED = "ended"


class Refused(StrEnum):
    """Why a press has no effect. Those after NO_SUCH_CHOICE happen only in a class.

    EARLY: what it is for has not come yet. ALREADY: it is so already. PAUSED: the clock stands still.
    LOCKED: nobody new may join. REMOVED: the host has removed this person. UNTIMED: there is no clock to change.
    """

    ENDED = "ended"
    LATE = "late"
    NO_SUCH_CHOICE = "no-such-choice"
    EARLY = "early"
    ALREADY = "already"
    PAUSED = "paused"
    LOCKED = "locked"
    REMOVED = "removed"
    UNTIMED = "untimed"


@dataclass(frozen=True, slots=True)
class Item:
    """A question of this round: its id, its key, and the order in which its choices are shown."""

    question: str
    key: int
    order: tuple[int, ...]
    has_note: bool = False

    @property
    def letters(self) -> str:
        """A letter for each choice shown: ABC or ABCD."""
        return "ABCD"[: len(self.order)]

    def letter(self, choice: int) -> str:
        """The letter under which a choice, counted as the question lists them, is shown."""
        return self.letters[self.order.index(choice)]


def write_items(items: Iterable[Item]) -> str:
    """The questions of a round as text, for the store."""
    return json.dumps([asdict(item) for item in items])


@lru_cache(maxsize=1024)
def read_items(text: str) -> tuple[Item, ...]:
    """The same text read back, as it is at every step of a round."""
    found = json.loads(text)
    return tuple(Item(it["question"], it["key"], tuple(it["order"]), has_note=it["has_note"]) for it in found)


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


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer that counts: whether it is right, and the points that it is worth if it scores."""

    choice: int
    correct: bool
    points: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a round went for one person. Skipped questions are in neither number."""

    answered: int
    right: int
    missed: tuple[str, ...]

    @property
    def percent(self) -> int:
        """The share of right answers among those given, rounded half up; 0 if there is none."""
        return (200 * self.right + self.answered) // (2 * self.answered) if self.answered else 0


def begin(id: int, items: Sequence[Item]) -> Round:
    """A round at its first question. ValueError without any question."""
    if not items:
        raise ValueError("a round needs a question")
    return Round(id, tuple(items), _entry(items[0]))


def judge(round: Round, position: int, choice: int) -> Accepted | Refused:
    """Does this answer count, and for how much?"""
    if round.phase is Phase.ENDED:
        return Refused.ENDED
    if round.phase is not Phase.OPEN or position != round.position:
        return Refused.LATE
    if choice not in round.item.order:
        return Refused.NO_SUCH_CHOICE
    correct = choice == round.item.key
    return Accepted(choice, correct, POINTS if correct else 0)


def reveal(round: Round) -> Round:
    """The round once its open question has been answered."""
    return replace(round, phase=Phase.REVEALED)


def show(round: Round, position: int) -> Round | Refused:
    """From the content note to the question itself."""
    if round.phase is Phase.ENDED:
        return Refused.ENDED
    if round.phase is not Phase.NOTE or position != round.position:
        return Refused.LATE
    return replace(round, phase=Phase.OPEN)


def skip(round: Round, position: int) -> Round | Refused:
    """Past a question that has a content note, with no penalty."""
    shown = show(round, position)
    return shown if isinstance(shown, Refused) else _forward(round)


def advance(round: Round, position: int) -> Round | Refused:
    """From a revealed question to the next one, or to the end."""
    if round.phase is Phase.ENDED:
        return Refused.ENDED
    if round.phase is not Phase.REVEALED or position != round.position:
        return Refused.LATE
    return _forward(round)


def outcome(round: Round, answers: Iterable[tuple[int, int]]) -> Outcome:
    """How it went, from the answers as (position, choice)."""
    given = sorted(answers)
    missed = tuple(round.items[position].question for position, choice in given if choice != round.items[position].key)
    return Outcome(len(given), len(given) - len(missed), missed)


T = TypeVar("T")


def ranked(scores: Iterable[tuple[T, int]]) -> list[tuple[int, T, int]]:
    """(rank, who, points), best first. Equal points share a rank: standard competition ranking, 1 2 2 4."""
    ordered = sorted(scores, key=lambda row: -row[1])
    ranks: dict[int, int] = {}
    for number, (_, points) in enumerate(ordered, start=1):
        ranks.setdefault(points, number)
    return [(ranks[points], who, points) for who, points in ordered]


def _forward(round: Round) -> Round:
    if round.is_last:
        return replace(round, phase=Phase.ENDED)
    following = round.position + 1
    return replace(round, position=following, phase=_entry(round.items[following]))


def _entry(item: Item) -> Phase:
    return Phase.NOTE if item.has_note else Phase.OPEN
