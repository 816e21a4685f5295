"""Questions as people were asked them, kept with the round: what becomes of the content later changes nothing here.

How they are written down is in `round_codec`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, assert_never

from bot.core import kinds
from bot.core.kinds import Key, Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.signs import columns

_LETTERS = "ABCDEFGHIJ"


@dataclass(frozen=True, slots=True)
class Item:
    """What the rules of a round need of a question: its id, its key, and the order in which its choices are shown.

    Where nothing is chosen but a number or a word is typed, there is no order.
    """

    question: str
    key: Key
    order: tuple[int, ...] = ()
    has_note: bool = False

    @property
    def kind(self) -> Kind:
        """What is asked for."""
        return kinds.kind_of(self.key)

    @property
    def right(self) -> tuple[int, ...]:
        """The choices that are right; none where nothing is chosen."""
        return kinds.right_choices(self.key)

    def answer_of(self, said: str) -> str | None:
        """An answer as it is kept, from what somebody chose or typed; None if it is none to this question."""
        return kinds.answer_of(self.key, self.order, said)

    def is_right(self, text: str) -> bool:
        """Whether an answer that is kept is right."""
        return kinds.is_right(self.key, text)

    def partial(self, text: str) -> Fraction:
        """How much of an answer is right, from 0 to 1. It never scores."""
        return kinds.partial(self.key, self.order, text)

    @property
    def letters(self) -> str:
        """A letter for each choice shown: ABC or ABCD."""
        return _LETTERS[: len(self.order)]

    def letter(self, choice: int) -> str:
        """The letter under which a choice, counted as the question lists them, is shown."""
        return self.letters[self.order.index(choice)]

    def letters_of(self, text: str) -> str:
        """The letters of an answer that was chosen, as they were shown: `B`, `AC`."""
        return "".join(sorted(self.letter(choice) for choice in kinds.chosen(text)))


class AskedChoice(NamedTuple):
    """A choice; a wrong one with the note that says why it tempts."""

    text: str
    note: str | None = None


class FactLink(NamedTuple):
    """A fact that a question rests on, by its id and its title at that time."""

    id: str
    title: str


class Caveat(NamedTuple):
    """What is disputed or uncertain, after what it is called ("Disputed")."""

    label: str
    text: str


class ShownSource(NamedTuple):
    """A source in its short form, with what was known of it; `url` is None where no address can be cited.

    `kind` and `language` are those of `content.source`, `side` says whose side a party to the matter is on. A round of
    version 1 kept none of these but a few words in its own language: `told`.
    """

    short: str
    url: str | None
    author: str = ""
    title: str = ""
    publisher: str = ""
    year: int | None = None
    kind: str = ""
    language: str = ""
    side: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question in the round's language, with all that the reveal and the report say of it.

    Choices stand as the question listed them; `item.order` says how they were shown. `content_note` is the sentence
    that was shown before it. `untranslated`: it was shown in English for want of a translation.
    """

    item: Item
    facts: tuple[FactLink, ...]
    topic: str
    prompt: str
    choices: tuple[AskedChoice, ...]
    because: str
    content_note: str | None = None
    caveats: tuple[Caveat, ...] = ()
    sources: tuple[ShownSource, ...] = ()
    untranslated: bool = False

    @property
    def answer(self) -> str:
        """The right answer, in words: of several right choices all of them."""
        match self.item.key:
            case OneRight() | TrueFalse() | SeveralRight():
                return self._chosen(self.item.right)
            case NumberNear(value, _, unit):
                return _counted(value, unit)
            case WordAmong(accepted):
                return accepted[0]
            case _:
                assert_never(self.item.key)

    def said(self, text: str) -> str:
        """An answer that is kept, in words: the texts of its choices as they were shown, a number, a word."""
        match self.item.key:
            case OneRight() | TrueFalse() | SeveralRight():
                return self._chosen(kinds.chosen(text))
            case NumberNear(_, _, unit):
                number = kinds.read_number(text)
                return text if number is None else _counted(number, unit)
            case WordAmong():
                return text
            case _:
                assert_never(self.item.key)

    def _chosen(self, choices: Sequence[int]) -> str:
        return " · ".join(self.choices[it].text for it in self.item.order if it in choices)


def _counted(number: Decimal, unit: str) -> str:
    """A number as it is read: with commas from five digits on, so that a year has none; and what was counted.

    Japanese and Korean units stand behind it without a space.
    """
    shown = kinds.plain_number(number)
    grouped = f"{number:,f}" if abs(number) >= 10_000 and "." not in shown else shown
    is_joined = not unit or unit[0] in "%°" or columns(unit[0]) == 2
    return f"{grouped}{'' if is_joined else ' '}{unit}"  # 1,152 rallies, but 1152件


@dataclass(frozen=True, slots=True)
class RoundContent:
    """What a round consists of: its title and its questions, all in one language. `about`: what it is on, or empty."""

    title: str
    language: str
    asked: tuple[Asked, ...]
    about: str = ""

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions as the rules know them."""
        return tuple(one.item for one in self.asked)


class RevealedQuestion(NamedTuple):
    """A question of a round whose answer was shown, and in which language."""

    language: str
    asked: Asked
