"""The string in a button: everything a press needs, so that a week-old message still works after a restart.

Whether a press may do what it asks is not decided here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

LIMIT = 95
"""Characters at most: Discord allows 100 in a button, and its adapter adds a prefix."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same as typing this command."""

    line: str


class Shown(StrEnum):
    """What can be shown by its id."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    SOURCES = "sources"  # of a fact, by its id


@dataclass(frozen=True, slots=True)
class Show:
    """One entry of the library."""

    kind: Shown
    id: str


class Shared(StrEnum):
    """What can be shown to everybody in a place. What it is called by: an id, a year, a period."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    YEAR = "year"
    LEADERBOARD = "leaderboard"


@dataclass(frozen=True, slots=True)
class Share:
    """Show this to everybody in the place."""

    kind: Shared
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """The timeline of a year, or the whole of it for year 0, from this line on."""

    year: int
    first: int


class BeginOn(StrEnum):
    """What the questions of a round are chosen by."""

    ANY = "any"
    QUIZ = "quiz"
    TOPIC = "topic"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Begin:
    """A quiz alone on this, leaving another one that is under way if `anew`."""

    on: BeginOn
    name: str
    questions: int
    anew: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice, counted as the question lists them, for the question at this position of the round."""

    round: int
    position: int
    choice: int


class StepKind(StrEnum):
    """From the content note to the question; past it; from the explanation to what follows."""

    SHOW = "show"
    SKIP = "skip"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on from this position of the round."""

    round: int
    position: int
    kind: StepKind


@dataclass(frozen=True, slots=True)
class Erase:
    """Delete everything about me: asked, and confirmed."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A choice in a class's round, counted as the question lists them."""

    round: int
    position: int
    choice: int


class Act(StrEnum):
    """What can be done in a class's round: by anybody who takes part, then by its host alone."""

    JOIN = "join"
    HOW = "how"
    DOUBLE = "double"
    PASS = "pass"  # noqa: S105  # on a question with a content note
    MINE = "mine"
    PANEL = "panel"
    START = "start"
    READY = "ready"
    REVEAL = "reveal"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    NEXT = "next"
    LOCK = "lock"
    UNLOCK = "unlock"
    PEOPLE = "people"
    REMOVE = "remove"
    END = "end"
    END_SURE = "end-sure"
    REPORT = "report"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Play:
    """An act in a class's round. `at` is the position that it is meant for, of a person for PEOPLE and REMOVE."""

    round: int
    act: Act
    at: int


@dataclass(frozen=True, slots=True)
class Decide:
    """Something for the whole community, as the command `settings` takes it: `share:off`."""

    what: str


Press: TypeAlias = Run | Show | Share | Page | Begin | Answer | Step | Erase | Pick | Play | Decide
Turning: TypeAlias = Answer | Step | Page | Play | Decide
"""What is answered in the very message that was pressed, where that is the person's own."""


def pack(press: Press) -> str:
    """The string for a button. ValueError if it would not fit."""
    values = (
        str(int(value)) if isinstance(value, bool) else str(value)
        for value in (getattr(press, name) for name in press.__slots__)
    )
    text = "|".join((_NAMES[type(press)], *values))
    if len(text) > LIMIT:
        raise ValueError(f"a press of {len(text)} characters, {LIMIT} at most: {text}")
    return text


def unpack(text: str) -> Press | None:
    """The press that `pack` made, or None if this is not one (a forged or outdated button)."""
    name, *values = text.split("|")
    try:
        kind, readers = _FORMS[name]
        return kind(*(read(value) for read, value in zip(readers, values, strict=True)))
    except (KeyError, ValueError):
        return None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError(text)
    return int(text)


def _flag(text: str) -> bool:
    return bool(("0", "1").index(text))


_FORMS: Mapping[str, tuple[Callable[..., Press], tuple[Callable[[str], object], ...]]] = {
    "run": (Run, (str,)),
    "show": (Show, (Shown, str)),
    "share": (Share, (Shared, str)),
    "page": (Page, (_number, _number)),
    "begin": (Begin, (BeginOn, str, _number, _flag)),
    "answer": (Answer, (_number, _number, _number)),
    "step": (Step, (_number, _number, StepKind)),
    "erase": (Erase, ()),
    "pick": (Pick, (_number, _number, _number)),
    "play": (Play, (_number, Act, _number)),
    "decide": (Decide, (str,)),
}
_NAMES = {kind: name for name, (kind, _) in _FORMS.items()}
