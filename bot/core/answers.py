"""What a reply shows of a question: its choices while it is open, and once it is over."""

from dataclasses import dataclass
from enum import StrEnum


class ChoiceMark(StrEnum):
    """What a choice turned out to be. Shown as a sign and a word, never by colour alone."""

    NONE = "none"
    RIGHT = "right"
    CHOSEN_RIGHT = "chosen-right"
    CHOSEN_WRONG = "chosen-wrong"


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One choice of a question once it is over."""

    text: str
    mark: ChoiceMark = ChoiceMark.NONE
    meaning: str = ""
    """What the mark says, in words, and how many chose it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a question that is over, in the order in which this round showed them."""

    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice of an open question: its text, and what comes back when it is pressed.

    The letter is shown only where the text does not fit on a button: it then stands on that, and before the text.
    """

    letter: str
    text: str
    press: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The choices of an open question, in the order in which this round shows them."""

    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class SeveralAnswers:
    """The choices of an open question of which several may be chosen at once, in the order in which they are shown.

    `label` asks for them. In the place of a press each answer has its value; `press` is what comes back once they are
    chosen, with their values in `Caller.given`.
    """

    label: str
    answers: tuple[Answer, ...]
    press: str
