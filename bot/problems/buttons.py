"""What moderators press about reports. Which report is meant goes by its number, never by its place in the list."""

from dataclasses import dataclass
from typing import ClassVar

from bot.problems.model import Shown, State


@dataclass(frozen=True, slots=True)
class LookThrough:
    """The report at this place of the list, the newest first."""

    NAME: ClassVar[str] = "look-through"
    shown: Shown
    first: int


@dataclass(frozen=True, slots=True)
class Handle:
    """A report is in this state from now on. `shown` and `first`: where the list is looked at."""

    NAME: ClassVar[str] = "handle"
    number: int
    state: State
    shown: Shown
    first: int


@dataclass(frozen=True, slots=True)
class ShowReported:
    """What a report is about, as it was shown to whoever reported it."""

    NAME: ClassVar[str] = "reported"
    number: int


@dataclass(frozen=True, slots=True)
class ExportReports:
    """All of them as a file for those who write the content."""

    NAME: ClassVar[str] = "table"
    shown: Shown
