"""The text in a button: everything that a press needs, so that a week-old message still works after a restart.

A kind of press is a frozen dataclass with a `NAME`; its fields are texts, whole numbers, flags or members of a StrEnum.
Each feature declares its own; those that one feature shows and another answers stand here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import ClassVar, Protocol, get_type_hints

LIMIT = 95
"""Characters at most: Discord allows 100 in a button, and its adapter adds a prefix."""


class Press(Protocol):
    """What a button does when it is pressed."""

    NAME: ClassVar[str]
    """What its text begins with."""


@dataclass(frozen=True, slots=True)
class Run:
    """The same as typing this command."""

    NAME: ClassVar[str] = "run"
    line: str


class Shown(StrEnum):
    """What can be shown by its id."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    SOURCES = "sources"  # of a fact, by its id: on messages from before there was `Sources`


@dataclass(frozen=True, slots=True)
class Show:
    """One entry of the library."""

    NAME: ClassVar[str] = "show"
    kind: Shown
    id: str


class CitedIn(StrEnum):
    """What has sources that can be listed."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Sources:
    """Every source from the `first` on, for one person: of an entry by its id, of a year from an event on, `1959/3`."""

    NAME: ClassVar[str] = "sources"
    of: CitedIn
    id: str
    first: int = 0


class ReportOn(StrEnum):
    """Where something stands that can be reported: by itself, or as a question of a round."""

    FACT = "fact"
    TERM = "term"
    COMMENT = "comment"
    ALONE = "alone"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Report:
    """Say that something is wrong: with an entry by its id, with a question by its round and position, `12/3`."""

    NAME: ClassVar[str] = "problem"
    on: ReportOn
    id: str


@dataclass(frozen=True, slots=True)
class Share:
    """Show this to everybody in the place. `kind` is one that a feature offers to share, `id` says which of it."""

    NAME: ClassVar[str] = "share"
    kind: str
    id: str


class BeginOn(StrEnum):
    """What the questions of a round are chosen by."""

    ANY = "any"
    QUIZ = "quiz"
    SET = "set"  # one of the community's own, by its number
    TOPIC = "topic"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Begin:
    """A quiz alone on this, leaving another one that is under way if `anew`."""

    NAME: ClassVar[str] = "begin"
    on: BeginOn
    name: str
    questions: int
    anew: bool


def pack(press: Press) -> str:
    """The text for a button. ValueError if it would not fit."""
    values = (getattr(press, name) for name, _ in _readers(type(press)))
    text = "|".join((press.NAME, *(str(int(it)) if isinstance(it, bool) else str(it) for it in values)))
    if len(text) > LIMIT:
        raise ValueError(f"a press of {len(text)} characters, {LIMIT} at most: {text}")
    return text


def by_name(kinds: Iterable[type[Press]]) -> Mapping[str, type[Press]]:
    """Kinds of press by their names. ValueError if two have the same."""
    listed = list(kinds)
    found = {kind.NAME: kind for kind in listed}
    if len(found) < len(listed):
        raise ValueError("two kinds of press have one name")
    return found


def unpack(text: str, kinds: Mapping[str, type[Press]]) -> Press | None:
    """The press that `pack` made, or None if this is not one of these kinds (a forged or outdated button)."""
    name, *values = text.split("|")
    try:
        kind = kinds[name]
        return kind(*(read(value) for (_, read), value in zip(_readers(kind), values, strict=True)))
    except (KeyError, ValueError):
        return None


@cache
def _readers(kind: type[Press]) -> tuple[tuple[str, Callable[[str], object]], ...]:
    """Each field of a kind of press, and how its text is read."""
    hints = get_type_hints(kind)
    own: Mapping[type, Callable[[str], object]] = {int: _number, bool: _flag}
    return tuple((field.name, own.get(hints[field.name], hints[field.name])) for field in fields(kind))  # type: ignore[arg-type]  # every kind of press is a dataclass


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise ValueError(text)
    return int(text)


def _flag(text: str) -> bool:
    return bool(("0", "1").index(text))
