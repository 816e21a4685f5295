"""What somebody missed in a class's round, in plain values: what their handout is made from. Pure."""

from dataclasses import dataclass
from datetime import date

from bot.core.questions import Asked


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that somebody did not get right, with the number that it had.

    `text` is their answer as it is kept, None if they gave none.
    """

    number: int
    asked: Asked
    text: str | None


@dataclass(frozen=True, slots=True)
class Handout:
    """How somebody did, and all that they missed. `language` is that of the questions, `name` what they played as."""

    title: str
    language: str
    name: str
    day: date
    right: int
    of: int
    missed: tuple[Missed, ...]
