"""What can be drawn: the numbers and names on a picture, as plain values. Equal values make the same picture. Pure."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class Moved(NamedTuple):
    """How many people moved in the years `first` to `last`. Of several years only the sum is known."""

    first: int
    last: int
    people: int

    @property
    def years(self) -> int:
        """How many years that is."""
        return self.last - self.first + 1

    @property
    def span(self) -> str:
        """`1959`, or `1962–67`."""
        return str(self.first) if self.years == 1 else f"{self.first}–{self.last % 100:02}"


class Counted(NamedTuple):
    """How many Koreans were counted in Japan in a year. `about`: a round figure. `south_only`: without Chosen."""

    year: int
    people: int
    about: bool = False
    south_only: bool = False


@dataclass(frozen=True, slots=True)
class Moves:
    """The people who moved to North Korea, by year or group of years; `year` is the one that is looked at, 0 for none.

    `sources`, here and below, are short forms, as a reader would cite them.
    """

    counts: tuple[Moved, ...]
    sources: tuple[str, ...]
    year: int = 0

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(count.people for count in self.counts)


@dataclass(frozen=True, slots=True)
class Population:
    """The Koreans in Japan, count by count."""

    counts: tuple[Counted, ...]
    sources: tuple[str, ...]
    notes: tuple[tuple[int, str], ...] = ()
    """What other sources have for a year."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way of the ships on a map. The two ports are called as the reader's language calls them."""

    start: str
    end: str
    sources: tuple[str, ...]


Drawing: TypeAlias = Moves | Population | Route
