"""What a class's round is made of: frozen values, and what follows from them. How it goes on is in `rules`.

All moments are milliseconds since 1970 (UTC), all spans milliseconds, unless they say seconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from bot.classquiz.timer import QuestionTimer
from bot.core.clock import SECOND
from bot.core.kinds import SKIPPED
from bot.core.questions import Item
from bot.quiz.items import Phase

TALK = 40 * SECOND
"""What a class is assumed to need from a reveal to the next question, to tell about how long a round takes."""


class Scoring(StrEnum):
    """What an answer is worth: see `bot.classquiz.scoring`."""

    ACCURACY = "accuracy"
    TIEBREAK = "tiebreak"
    NONE = "none"


class DisplayNames(StrEnum):
    """Under what name people are shown."""

    PSEUDONYM = "pseudonym"
    SERVER = "server"


class ByReading(NamedTuple):
    """Each question stays open as long as it takes to read: see `reading_time`."""


class Fixed(NamedTuple):
    """Each question stays open for so many seconds."""

    seconds: int


class Untimed(NamedTuple):
    """Each question stays open until the host shows the answer, or everybody has answered."""


Pace: TypeAlias = ByReading | Fixed | Untimed
BY_READING = ByReading()


@dataclass(frozen=True, slots=True)
class Terms:
    """What the host chose."""

    scoring: Scoring
    names: DisplayNames
    language: str
    pace: Pace = BY_READING

    @property
    def untimed(self) -> bool:
        """Whether no question has a clock."""
        return isinstance(self.pace, Untimed)


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in a round: `since` is the first position they are asked, `double` that they have twice the time."""

    person: int
    number: int
    since: int = 0
    double: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is stored: its `text` as `core.kinds` has it or SKIPPED, `at` the platform's stamp."""

    person: int
    position: int
    text: str
    at: int
    changes: int = 0
    correct: bool = False


Settled: TypeAlias = dict[tuple[int, int], Answer]
"""The answer that counts of each (person, position)."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that counts unless a later one replaces it. Whether it is right nobody is told until the reveal.

    `since` is what somebody who has not joined joins with: the next position, for this one they have answered anyway.
    """

    position: int
    text: str
    correct: bool
    at: int
    since: int


@dataclass(frozen=True, slots=True)
class ClassRound:
    """One play of a quiz by a class, as it stands.

    `reading` is how long each item takes to read (see `reading_time`), `clocks` one clock for each position so far, the
    last one of what is shown now, be it a note or a question; `stepped` is when the host last took a step.
    """

    id: int
    items: tuple[Item, ...]
    terms: Terms
    reading: tuple[int, ...]
    phase: Phase
    position: int
    clocks: tuple[QuestionTimer, ...]
    locked: bool
    version: int
    stepped: int

    @property
    def item(self) -> Item:
        """The question it stands at."""
        return self.items[self.position]

    @property
    def clock(self) -> QuestionTimer | None:
        """The clock of what is shown; None in the lobby."""
        return self.clocks[-1] if self.clocks else None

    @property
    def is_last(self) -> bool:
        """Whether the question it stands at is the last one."""
        return self.position + 1 == len(self.items)

    @property
    def scored(self) -> tuple[int, ...]:
        """The positions that were revealed: those that are in the numbers."""
        return tuple(position for position, clock in enumerate(self.clocks) if clock.closed is not None)

    @property
    def paused(self) -> bool:
        """Whether its clock stands still."""
        return self.phase in (Phase.NOTE, Phase.OPEN) and self.clocks[-1].paused is not None

    @property
    def unseen(self) -> bool:
        """Whether the note or question that it stands at is not there for people to see yet."""
        return self.phase in (Phase.NOTE, Phase.OPEN) and self.clocks[-1].unseen

    @property
    def limit(self) -> int:
        """Names the time limit that is shown: a press for more, delivered again, finds another one."""
        budget = self.clocks[-1].budget if self.clocks else None
        return 1000 * (budget or 0) + self.position

    def budget(self, position: int) -> int | None:
        """How long a question may take before anybody extends it; None: as long as it takes."""
        match self.terms.pace:
            case Untimed():
                return None
            case Fixed(seconds):
                return seconds * SECOND
            case ByReading():
                return self.reading[position]

    @property
    def about(self) -> int:
        """About how long it takes from the start to the end."""
        budgets = [self.budget(position) for position in range(len(self.items))]
        return sum(TALK + (self.reading[n] if budget is None else budget) for n, budget in enumerate(budgets))


def reading_time(characters: int, language: str) -> int:
    """How long a question may take, from how many characters its stem and choices have together.

    15 s and 1 s per 12 characters, per 5 in Japanese and Korean; rounded up to 5 s, from 20 s to 120 s.
    """
    per = 5 if language in ("ja", "ko") else 12
    fives = -(-(15 * per + characters) // (5 * per))
    return min(max(20, 5 * fives), 120) * SECOND


def open_lobby(id: int, items: Sequence[Item], terms: Terms, reading: Sequence[int], at: int) -> ClassRound:
    """A round that people can join. ValueError without a question, or without the reading time of each."""
    if not items or len(items) != len(reading):
        raise ValueError("a round needs questions, and the time that each takes to read")
    return ClassRound(id, tuple(items), terms, tuple(reading), Phase.LOBBY, 0, (), locked=False, version=0, stepped=at)


def settled(given: Iterable[Answer]) -> Settled:
    """The last answer of each person to each question, by its stamp, in whatever order they came in.

    Of two with one stamp the one counts whose text is later in the order of signs: a rule like any other.
    """
    kept: Settled = {}
    for answer in given:
        place = answer.person, answer.position
        if place not in kept or (kept[place].at, kept[place].text) < (answer.at, answer.text):
            kept[place] = answer
    return kept


class Progress(NamedTuple):
    """How many have answered the question, of how many who are asked. Who skipped it is in neither number."""

    answered: int
    asked: int


def progress(round: ClassRound, participants: Iterable[Participant], given: Iterable[Answer]) -> Progress:
    """How far the question is: "12 of 14 answered"."""
    held = settled(answer for answer in given if answer.position == round.position)
    texts = {person: answer.text for (person, _), answer in held.items()}
    present = [one for one in participants if not one.removed]
    asked = [texts.get(it.person) for it in present if it.since <= round.position or it.person in texts]
    skipped = asked.count(SKIPPED)
    return Progress(len(asked) - asked.count(None) - skipped, len(asked) - skipped)
