"""The daily fact: at which moments it is due, and which fact it is. Pure: it reads no clock and posts nothing.

A day is a date of the schedule's own zone, and has at most one moment. Python's `zoneinfo` knows the zones.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from content.model import Fact

GRACE = timedelta(hours=6)
"""How late a fact may still come, after the bot was down. Later its day is left out."""
RETRIES = (timedelta(minutes=15), timedelta(minutes=45))
"""How long to wait after a first and after a second failure. After a third, the schedule is paused."""
ONE_DAY = timedelta(days=1)


class Pause(StrEnum):
    """Why a schedule is paused: a moderator asked for it, the settings leave no fact, or nothing could be posted.

    GONE, LOST, FORBIDDEN and REFUSED are failures to post (see `PostFailure`).
    """

    ASKED = "asked"
    EMPTY = "empty"
    GONE = "gone"
    LOST = "lost"
    FORBIDDEN = "forbidden"
    REFUSED = "refused"


class PostedNow(StrEnum):
    """What came of posting before the time: done, somebody is at it (or it is paused), or there is no fact to post."""

    DONE = "done"
    BUSY = "busy"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class When:
    """A time of day in a zone, on some days of the week (0 is Monday)."""

    time: time
    zone: str
    days: frozenset[int]


class Slot(NamedTuple):
    """A day, and the moment (UTC) at which its fact is to be posted."""

    day: date
    at: datetime


class Due(NamedTuple):
    """What is to be done: the slot to post now, the last day that is left out, and the slot to wait for after that."""

    post: Slot | None
    missed: date | None
    following: Slot


def zones() -> Sequence[str]:
    """The name of every zone, in order."""
    return _zones()


@lru_cache(maxsize=1)
def _zones() -> Sequence[str]:
    return tuple(sorted(available_timezones() - {"localtime", "posixrules", "Factory"}))


@lru_cache(maxsize=16384)
def moment(at: time, zone: str, day: date) -> datetime | None:
    """When a time of day comes on a day, in UTC. None on a day that the zone's calendar leaves out.

    A time that a change of the clocks leaves out comes at the first moment after; one that comes twice, the first time.
    """
    there = ZoneInfo(zone)
    wanted = datetime.combine(day, at, there)
    found = wanted.astimezone(UTC)
    if found.astimezone(there) == wanted:  # in one zone, what the clocks show is compared
        return found
    # Left out: read by the offset before the change it lies after it, by the one after the change before it (PEP 495).
    change = _change(there, wanted.replace(fold=1).astimezone(UTC), found)
    last = (change - timedelta(microseconds=1)).astimezone(there)
    return None if last.date() < day < change.astimezone(there).date() else change


def _change(zone: tzinfo, low: datetime, high: datetime) -> datetime:
    """The moment, to the second, between these two at which the zone's clocks change."""
    old, seconds = low.astimezone(zone).utcoffset(), int((high - low).total_seconds())
    first, last = 0, seconds
    while last - first > 1:
        middle = (first + last) // 2
        is_old = (low + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old
        first, last = (middle, last) if is_old else (first, middle)
    return low + timedelta(seconds=last)


def slots(when: When, first: date) -> Iterator[Slot]:
    """The slots from a day on, without end but that of the calendar."""
    day = first
    while day < date.max:
        at = moment(when.time, when.zone, day) if day.weekday() in when.days else None
        if at is not None:
            yield Slot(day, at)
        day += ONE_DAY


def upcoming(when: When, now: datetime, count: int = 3, last: date | None = None) -> list[Slot]:
    """The next slots after a moment, and after the `last` day that has had its fact."""
    today = now.astimezone(ZoneInfo(when.zone)).date()
    first = max(today - ONE_DAY, last + ONE_DAY) if last else today - ONE_DAY
    return list(islice((slot for slot in slots(when, first) if slot.at > now), count))


def due(when: When, waiting: date, now: datetime) -> Due:
    """What to do, if `waiting` is the first day that neither had its fact nor was left out.

    Of several days that were missed, the last one is posted if its grace has not run out.
    """
    post, missed = None, None
    for slot in slots(when, waiting):
        if slot.at > now:
            return Due(post, missed, slot)
        if post:
            missed = post.day
        if now - slot.at < GRACE:
            post = slot
        else:
            missed = slot.day
    raise ValueError(f"no day after {waiting} is a day of {when}")


def retry(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many failures in a row; None if that was enough."""
    return now + RETRIES[tries - 1] if tries <= len(RETRIES) else None


def choose(facts: Sequence[Fact], posted: Mapping[str, date], day: date, place: str) -> tuple[Fact, bool]:
    """The fact for a place on a day, and whether it happened on it. `posted`: the last day of each that it has had.

    One that happened on this day comes first, unless it came today already. Otherwise one that the place has not had,
    in an order of its own; then the one that it had longest ago. So none comes again before all others have, whatever
    is added or removed.
    """
    anniversaries = [it for it in _anniversaries(facts, day) if posted.get(it.id) != day]
    own = _drawn(place) | 1  # an odd number: by it all others come in another order

    def turn(fact: Fact) -> tuple[date, int]:
        return posted.get(fact.id, date.min), _drawn(fact.id) * own % 2**64

    return min(anniversaries or facts, key=turn), bool(anniversaries)


def fact_of_the_day(pool: Sequence[Fact], day: date) -> tuple[Fact, bool]:
    """The fact of a date, and whether it happened on it. Otherwise each comes once before any comes again."""
    anniversaries = _anniversaries(pool, day)
    mixed = sorted(anniversaries or pool, key=lambda it: blake2b(it.id.encode()).digest())
    turn = day.year if anniversaries else day.toordinal()
    return mixed[turn % len(mixed)], bool(anniversaries)


def _anniversaries(facts: Sequence[Fact], day: date) -> list[Fact]:
    """Those that happened on this day of a year."""
    month_day = f"{day:%m-%d}"
    return [fact for fact in facts if fact.month_day == month_day]


@lru_cache(maxsize=4096)
def _drawn(name: str) -> int:
    """A number of 64 bits as if by lot, always the same for a name."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
