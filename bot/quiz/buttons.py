"""What is pressed in a quiz alone."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class AnswerAlone:
    """A choice, counted as the question lists them, for the question at this position of the round."""

    NAME: ClassVar[str] = "answer"
    round: int
    position: int
    choice: int


@dataclass(frozen=True, slots=True)
class TypedAlone:
    """An answer that the press cannot carry: several choices, a number, a word. It comes along with the press."""

    NAME: ClassVar[str] = "say"
    round: int
    position: int


@dataclass(frozen=True, slots=True)
class SourcesAlone:
    """The sources of the question at this position, as the round keeps them."""

    NAME: ClassVar[str] = "cited"
    round: int
    position: int


@dataclass(frozen=True, slots=True)
class Quizzes:
    """The ready-made quizzes, each with what it is about, from the `first` on."""

    NAME: ClassVar[str] = "quizzes"
    first: int = 0


class StepKind(StrEnum):
    """From the content note to the question; past it; from the explanation to what follows."""

    SHOW = "show"
    SKIP = "skip"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Step:
    """One step on from this position of the round."""

    NAME: ClassVar[str] = "step"
    round: int
    position: int
    kind: StepKind
