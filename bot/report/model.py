"""A class's round as it went, in plain values: what the report and the picture are made from.

It is put together elsewhere, with every text in the round's language. Only the questions
that were revealed are in it, and only the people who were not removed.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ON_A_PICTURE = 10
"""Questions at most on one picture: more could not be read on a telephone."""


class Outcome(StrEnum):
    """How somebody did on a question. SKIPPED, for its content note, and NOT_ASKED, joined later, are in no number."""

    RIGHT = "right"
    WRONG = "wrong"
    UNANSWERED = "unanswered"
    SKIPPED = "skipped"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class ItemResult:
    """What one person did on one question.

    `letters` are those of the choices that they took, `said` is the answer in words, empty for one that was typed and
    is forgotten. `ms` is how long they took (the time of their last choice), `at` when that was, `changes` how often
    they changed it. `partial` is how much of an answer is right where several choices are. All are only there for an
    answer.
    """

    outcome: Outcome
    letters: str = ""
    ms: int | None = None
    changes: int = 0
    at: datetime | None = None
    said: str = ""
    partial: Fraction | None = None

    @property
    def eligible(self) -> bool:
        """Whether the question counts for this person: no answer is then as good as a wrong one."""
        return self.outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.UNANSWERED)

    @property
    def answered(self) -> bool:
        """Whether they gave an answer, right or wrong."""
        return self.outcome in (Outcome.RIGHT, Outcome.WRONG)

    @property
    def worth(self) -> int:
        """1 if right, else 0: the mark that the statistics are made of, whatever the scoring."""
        return int(self.outcome is Outcome.RIGHT)


@dataclass(frozen=True, slots=True)
class Offered:
    """A choice as it was shown; `note` says of a wrong one why it tempts."""

    letter: str
    text: str
    is_key: bool
    note: str | None = None


class Source(NamedTuple):
    """A source in its short form; `address` is None where none can be given."""

    short: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """A question as the class saw it: `number` is the one it had there, 1 for the first. The rest is there to read."""

    number: int
    question: str
    facts: tuple[str, ...]
    topic: str
    prompt: str
    choices: tuple[Offered, ...]
    answer: str
    explanation: str
    sources: tuple[Source, ...]
    content_note: str | None = None
    dispute: str | None = None

    @property
    def letters(self) -> str:
        """Those of the right choices, `B` or `AC`; empty where the answer is typed."""
        return "".join(choice.letter for choice in self.choices if choice.is_key)

    @property
    def key(self) -> str:
        """The right answer with its letters: `B · Niigata`."""
        return f"{self.letters} · {self.answer}" if self.letters else self.answer

    @property
    def wrong(self) -> tuple[Offered, ...]:
        """The other choices."""
        return tuple(choice for choice in self.choices if not choice.is_key)


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """What the host chose: `scoring` is accuracy, tiebreak or none, `names` pseudonym or server.

    `seconds` per question, None: by how long it takes to read; neither if `untimed`.
    """

    scoring: str
    names: str
    seconds: int | None = None
    untimed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """Somebody who took part: one result for each question of the record, in its order.

    `name` is None once it is forgotten, or where none was kept; `since` the first position (from 0) that they were
    asked. Points and rank as the class saw them; both None in a round without scores.
    """

    pseudonym: str
    name: str | None
    since: int
    results: tuple[ItemResult, ...]
    points: int | None = None
    rank: int | None = None
    double: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A round of a class, once it has ended.

    `quiz` is what it was made of, as it is stored (`quiz/first-ships`, `topic/voyages`, `any/`), `title` how that
    reads; `planned` how many questions it had, of which `asked` were revealed. `community` and `place` are names to
    read. `zone` is the host's, as in the IANA database. `kept_until`: when names and single answers are deleted.
    """

    id: int
    quiz: str
    title: str
    community: str
    place: str
    host: str
    started: datetime
    ended: datetime
    zone: str
    settings: RoundSettings
    planned: int
    asked: tuple[AskedItem, ...]
    pupils: tuple[Pupil, ...]
    kept_until: date | None = None

    def __post_init__(self) -> None:
        if any(len(pupil.results) != len(self.asked) for pupil in self.pupils):
            raise ValueError("everybody needs one result for each question that was asked")

    @property
    def scored(self) -> bool:
        """Whether there are points and ranks."""
        return self.settings.scoring != "none"

    @property
    def named(self) -> bool:
        """Whether anybody's name is kept."""
        return any(pupil.name for pupil in self.pupils)

    @property
    def has_several(self) -> bool:
        """Whether a question was asked that has several right choices: then an answer can be partly right."""
        given = any(result.partial is not None for pupil in self.pupils for result in pupil.results)
        return given or any(len(asked.letters) > 1 for asked in self.asked)

    @property
    def has_typed(self) -> bool:
        """Whether a question was asked whose answer is typed."""
        return any(not asked.choices for asked in self.asked)

    @property
    def parts(self) -> tuple[range, ...]:
        """The positions of the questions on each picture: as many pictures as they need, one if nobody answered any."""
        whole = len(self.asked)
        is_silent = not any(result.answered for pupil in self.pupils for result in pupil.results)
        count = 1 if is_silent else -(-whole // ON_A_PICTURE)
        return tuple(range(part * whole // count, (part + 1) * whole // count) for part in range(count))

    @property
    def clock(self) -> tzinfo:
        """The zone in which the report tells the time; UTC if this machine does not know the host's."""
        return clock_of(self.zone)

    @property
    def clock_name(self) -> str:
        """What to call that zone."""
        return str(self.clock)

    def local(self, moment: datetime) -> datetime:
        """A moment as the host's clock showed it."""
        return moment.astimezone(self.clock)

    @property
    def day(self) -> date:
        """The date on which it began, where the host is."""
        return self.local(self.started).date()


def clock_of(zone: str) -> tzinfo:
    """The zone with this name; UTC if this machine does not know it."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def file_name(record: Record, suffix: str, part: int = 0) -> str:
    """`class-first-ships-2026-04-28-17.xlsx`: letters, digits and hyphens that every file system takes.

    `part`: of several files, from the second on.
    """
    kind, _, name = record.quiz.partition("/")
    plain = (
        re.sub(r"[^a-z0-9]+", "-", (f"{kind}-{name}" if name.isdigit() else name or kind).lower())
        .strip("-")[:40]
        .strip("-")
        or "quiz"
    )
    further = f"-{part + 1}" if part else ""
    return f"class-{plain}-{record.day.isoformat()}-{record.id}{further}.{suffix}"
