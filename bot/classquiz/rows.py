"""What the database holds of a class, as values: rounds, participants, answers. How it is asked is in `classes`.

Moments are whole milliseconds since 1970 (UTC). People and communities go by their platform's own ids; beside that
each person has the small number that the rules go by.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bot.db.database import Row, Value


@dataclass(frozen=True, slots=True)
class State:
    """Where a round stands: all that a step changes. `clock` is JSON, as are the `items` and `terms` of a round."""

    phase: str
    position: int
    clock: str | None
    locked: bool
    stepped: int
    due: int | None
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class StoredClass:
    """A round of a class as it lies in the database.

    `host` is None once that person has had themselves deleted. `shown` is the version that the public `message` shows,
    -1 before there is one; `message` and `panel` are the platform's names for messages. Nobody shows it before `lease`.
    """

    id: int
    community: str
    place: str
    host: str | None
    title: str
    items: str
    terms: str
    started: int
    state: State
    version: int
    shown: int
    message: str | None
    panel: str | None
    lease: int | None
    reported: int | None


@dataclass(frozen=True, slots=True)
class StoredParticipant:
    """Somebody in a round. `id` is the platform's for them, `number` the one in the order of joining, from 0 on."""

    person: int
    id: str
    number: int
    name: str | None
    since: int
    double: bool
    removed: bool


class StoredAnswer(NamedTuple):
    """The answer of a person to the question at a position; `choice` -1 is a skipped one."""

    person: int
    position: int
    choice: int
    at: int
    changes: int


class Worth(NamedTuple):
    """What right answers to the question that is revealed bring on the leaderboard, on which UTC day (`2026-04-28`)."""

    question: str
    key: int
    points: int
    day: str


class Count(NamedTuple):
    """How far a question is: how many answered (not skipped) it, and how many took each choice."""

    answered: int
    by_choice: Mapping[int, int]


def cleaned(name: str | None) -> str | None:
    """A display name without the signs that a database cannot hold: NUL, and halves of letters."""
    return None if name is None else name.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def in_order(state: State) -> tuple[Value, ...]:
    """A state as its columns are written."""
    return (state.phase, state.position, state.clock, int(state.locked), state.stepped, state.due, state.ended)


def as_round(row: Row) -> StoredClass:
    """A row of `classes` as a round."""
    number, community, place, host, title, items, terms, started, *standing = row
    phase, position, clock, locked, stepped, due, ended, version, shown, message, panel, lease, reported = standing
    state = State(
        str(phase), as_int(position), as_text(clock), bool(locked), as_int(stepped), as_moment(due), as_moment(ended)
    )
    named = (str(community), str(place), as_text(host), str(title), str(items), str(terms), as_int(started))
    told = (as_int(version), as_int(shown), as_text(message), as_text(panel), as_moment(lease), as_moment(reported))
    return StoredClass(as_int(number), *named, state, *told)


def as_participant(row: Row) -> StoredParticipant:
    """A row of `classes` as somebody in a round."""
    person, id, number, name, since, double, removed = row
    return StoredParticipant(
        as_int(person), str(id), as_int(number), as_text(name), as_int(since), bool(double), bool(removed)
    )


def as_int(value: Value) -> int:
    """A number; 0 for NULL."""
    return int(value or 0)


def as_text(value: Value) -> str | None:
    """A text, or None for NULL."""
    return None if value is None else str(value)


def as_moment(value: Value) -> int | None:
    """A moment, or None for NULL."""
    return None if value is None else int(value)
