"""What is pressed in a class's round: an answer, or an act of someone who takes part or of its host."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AnswerInClass:
    """A choice in a class's round, counted as the question lists them."""

    NAME: ClassVar[str] = "pick"
    round: int
    position: int
    choice: int


@dataclass(frozen=True, slots=True)
class TypedInClass:
    """An answer that the press cannot carry: several choices, a number, a word. It comes along with the press."""

    NAME: ClassVar[str] = "tell"
    round: int
    position: int


class Act(StrEnum):
    """What can be done in a class's round: by anybody who takes part, then by its host alone."""

    JOIN = "join"
    HOW = "how"
    DOUBLE = "double"
    PASS = "pass"  # noqa: S105  # on a question with a content note
    MINE = "mine"
    SOURCES = "sources"
    HANDOUT = "handout"
    PANEL = "panel"
    START = "start"
    READY = "ready"
    REVEAL = "reveal"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    SKIP = "skip"
    SKIP_SURE = "skip-sure"
    NEXT = "next"
    LOCK = "lock"
    UNLOCK = "unlock"
    PEOPLE = "people"
    REMOVE = "remove"
    REMOVE_SURE = "remove-sure"
    LET_IN = "let-in"
    END = "end"
    END_SURE = "end-sure"
    REPORT = "report"
    NAMES = "names"
    NAMES_SURE = "names-sure"


LABELS: Mapping[Act, str] = {
    Act.JOIN: "act-join",
    Act.HOW: "act-how",
    Act.DOUBLE: "act-double",
    Act.PASS: "act-pass",
    Act.MINE: "act-mine",
    Act.SOURCES: "button-sources",
    Act.HANDOUT: "act-handout",
    Act.PANEL: "act-panel",
    Act.START: "act-start",
    Act.READY: "act-ready",
    Act.REVEAL: "act-reveal",
    Act.EXTEND: "act-extend",
    Act.PAUSE: "act-pause",
    Act.RESUME: "act-resume",
    Act.SKIP: "act-skip",
    Act.SKIP_SURE: "act-skip-sure",
    Act.NEXT: "act-next",
    Act.LOCK: "act-lock",
    Act.UNLOCK: "act-unlock",
    Act.PEOPLE: "act-people",
    Act.REMOVE: "act-remove-one",
    Act.REMOVE_SURE: "act-remove-one",
    Act.LET_IN: "act-let-in",
    Act.END: "act-end",
    Act.END_SURE: "act-end-sure",
    Act.REPORT: "act-report",
    Act.NAMES: "act-names",
    Act.NAMES_SURE: "act-names-sure",
}
"""The message on the button of each act."""
_BY_SITUATION = frozenset({Act.HANDOUT, Act.PANEL, Act.NEXT, Act.PEOPLE, Act.REMOVE, Act.REMOVE_SURE, Act.LET_IN})
"""Acts whose button is called otherwise here and there, or after a person."""
MAIN = frozenset({Act.JOIN, Act.START, Act.READY, Act.REVEAL, Act.NEXT})
"""What most people want next, where it can be pressed."""
DANGERS = frozenset({Act.END_SURE, Act.REMOVE_SURE, Act.NAMES_SURE})


@dataclass(frozen=True, slots=True)
class ClassAction:
    """An act in a class's round. `at` is the position that it is meant for, of a person where it is about one.

    For HANDOUT it is the page, for EXTEND it is the round's `limit`, to which time is to be added.
    """

    NAME: ClassVar[str] = "play"
    round: int
    act: Act
    at: int


def usual_label(press: ClassAction) -> str:
    """The message on the button of an act that is always called the same; else empty."""
    return "" if press.act in _BY_SITUATION else LABELS[press.act]


@dataclass(frozen=True, slots=True)
class ForgetNames:
    """To delete the names of a round, from its report: asked beside it, since the report is not to be lost."""

    NAME: ClassVar[str] = "forget"
    round: int


@dataclass(frozen=True, slots=True)
class TakeHandout:
    """A participant's handout of a round as a file."""

    NAME: ClassVar[str] = "take-home"
    round: int


@dataclass(frozen=True, slots=True)
class GetGradebook:
    """What other systems take of a round's report: a file for each."""

    NAME: ClassVar[str] = "gradebook"
    round: int


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The answer of somebody who was asked to lead a round in the place of its host."""

    NAME: ClassVar[str] = "take"
    round: int
    yes: bool
