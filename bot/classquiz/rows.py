"""What the database holds of a class, as values: rounds, participants, answers, displays.

Moments are whole milliseconds since 1970 (UTC). People, places and communities go by their addresses; beside that each
person has the small number that the rules go by.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.db.database import Row, Value
from bot.db.rows import as_int, as_moment, as_text


@dataclass(frozen=True, slots=True)
class RoundState:
    """Where a round stands: all that a step changes. `clock` is text that `codec` writes."""

    phase: str
    position: int
    clock: str | None
    locked: bool
    stepped: int
    due: int | None
    ended: int | None = None


class RoundBasis(NamedTuple):
    """What a round is opened with and keeps: what it is on, what is asked, the host's terms, and names for the report.

    `items` is text of `bot.core.questions`, `terms` of `codec`. `host_name` goes when names are deleted.
    """

    title: str
    items: str
    terms: str
    host_name: str | None
    place_name: str
    zone: str


@dataclass(frozen=True, slots=True)
class StoredClass:
    """A round of a class as it lies in the database. `host` is None once that person has had themselves deleted."""

    id: int
    community: str
    place: str
    host: str | None
    basis: RoundBasis
    started: int
    state: RoundState
    version: int
    reported: int | None


@dataclass(frozen=True, slots=True)
class StoredParticipant:
    """Someone in a round. `id` is their address, `number` the one in the order of joining, from 0 on."""

    person: int
    id: str
    number: int
    name: str | None
    since: int
    double: bool
    removed: bool


class StoredAnswer(NamedTuple):
    """The answer of a person to the question at a position; an empty `text` is a skipped one."""

    person: int
    position: int
    text: str
    at: int
    changes: int
    correct: bool


class Worth(NamedTuple):
    """What right answers to the question that is revealed bring on the leaderboard, on which UTC day (`2026-04-28`)."""

    question: str
    points: int
    day: str


class Slot(StrEnum):
    """Which message of a round it is. QUESTION has a position; the last two go to the host alone."""

    LOBBY = "lobby"
    QUESTION = "question"
    END = "end"
    PANEL = "panel"
    REPORT = "report"


class DisplayKey(NamedTuple):
    """One message of a round: in which place (empty for the host's own), which it is, and of which question."""

    round: int
    place: str
    slot: Slot
    position: int = 0


class Display(NamedTuple):
    """A message of a round as it stands. `message` is the platform's name for it, None while it is not there.

    `shown` is the version of the round that it shows, -1 for none. Until `lease` somebody is showing it. `owner` is the
    process that is or was showing it, where it is not known how far it got.
    """

    key: DisplayKey
    message: str | None
    shown: int
    lease: int | None = None
    owner: str | None = None

    @property
    def tried(self) -> bool:
        """Whether somebody is or was showing it, and it is not known how far they got."""
        return self.owner is not None


def in_order(state: RoundState) -> tuple[Value, ...]:
    """A state as its columns are written."""
    return (state.phase, state.position, state.clock, int(state.locked), state.stepped, state.due, state.ended)


def as_class(row: Row) -> StoredClass:
    """A row of `ClassStore` as a round."""
    number, community, place, host, started, version, reported, *rest = row
    title, items, terms, host_name, place_name, zone, phase, position, clock, locked, stepped, due, ended = rest
    basis = RoundBasis(str(title), str(items), str(terms), as_text(host_name), str(place_name), str(zone))
    state = RoundState(
        str(phase), as_int(position), as_text(clock), bool(locked), as_int(stepped), as_moment(due), as_moment(ended)
    )
    return StoredClass(
        as_int(number),
        str(community),
        str(place),
        as_text(host),
        basis,
        as_int(started),
        state,
        as_int(version),
        as_moment(reported),
    )


def as_participant(row: Row) -> StoredParticipant:
    """A row of `ClassStore` as someone in a round."""
    person, id, number, name, since, double, removed = row
    return StoredParticipant(
        as_int(person), str(id), as_int(number), as_text(name), as_int(since), bool(double), bool(removed)
    )


def as_answer(row: Row) -> StoredAnswer:
    """A row of `ClassStore` as an answer."""
    person, position, text, at, changes, correct = row
    return StoredAnswer(as_int(person), as_int(position), str(text), as_int(at), as_int(changes), bool(correct))


def as_display(row: Row) -> Display:
    """A row of `DisplayStore` as a message."""
    round, place, slot, position, message, shown, lease, owner = row
    key = DisplayKey(as_int(round), str(place), Slot(str(slot)), as_int(position))
    return Display(key, as_text(message), as_int(shown), as_moment(lease), as_text(owner))
