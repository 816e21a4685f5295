"""Time, in one form: whole milliseconds since 1970 (UTC). And what day that is for people. Reads no clock itself."""

from collections.abc import Callable
from datetime import UTC, date, datetime, tzinfo
from typing import TypeAlias

Clock: TypeAlias = Callable[[], int]
"""Gives the present moment in ms since 1970 (UTC). Only the composition root has a real one."""

SECOND = 1000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def milliseconds(moment: datetime) -> int:
    """A moment (with its zone) in ms since 1970, rounded to the nearest."""
    return int(moment.timestamp() * 1000 + 0.5)


def moment(ms: int) -> datetime:
    """A moment in ms since 1970, as a datetime in UTC."""
    return datetime.fromtimestamp(ms / 1000, UTC)


def day_of(ms: int, zone: tzinfo = UTC) -> date:
    """The date that a moment has in a zone."""
    return moment(ms).astimezone(zone).date()
