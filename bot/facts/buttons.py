"""The buttons that only facts have."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Page:
    """The timeline of a year, or the whole of it for year 0, from this line on."""

    NAME: ClassVar[str] = "page"
    year: int
    first: int


class PictureKind(StrEnum):
    """What a picture shows."""

    MOVES = "moves"
    POPULATION = "population"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture. `year` is the one that is looked at on that of the moves; 0 for none."""

    NAME: ClassVar[str] = "picture"
    kind: PictureKind
    year: int
