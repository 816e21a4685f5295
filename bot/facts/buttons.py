"""The buttons that only facts have."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Page:
    """The timeline of a year, or the whole of it for year 0, from this line on."""

    NAME: ClassVar[str] = "page"
    year: int
    first: int
