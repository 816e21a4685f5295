"""What somebody reports: something that was shown, and what is wrong with it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LONGEST = 500
"""Characters of somebody's own words on a problem."""
A_DAY = 20
"""Reports of one person in 24 hours at most."""


class ItemKind(StrEnum):
    """What can have a problem."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    QUESTION = "question"


class What(StrEnum):
    """What is wrong."""

    WRONG = "wrong"
    SOURCE = "source"
    TRANSLATION = "translation"
    HURTFUL = "hurtful"
    TYPO = "typo"
    OTHER = "other"


class State(StrEnum):
    """What became of a report."""

    OPEN = "open"
    DONE = "done"
    NOT_OURS = "not-ours"


class Item(NamedTuple):
    """What is reported, by its kind and id, and as it was shown: its language, its title, its text."""

    kind: ItemKind
    id: str
    language: str
    title: str
    text: str


class Complaint(NamedTuple):
    """What somebody says is wrong; `text` is empty where they said no more."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is stored. `handled_by` is the address of the moderator who closed it, if that is known."""

    number: int
    item: Item
    complaint: Complaint
    at: int
    state: State
    handled_by: str | None = None
    handled_at: int | None = None


class Shown(StrEnum):
    """Which reports are looked at."""

    OPEN = "open"
    EVERY = "every"
