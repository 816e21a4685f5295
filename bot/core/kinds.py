"""The kinds of question: what is right, what somebody answered, and whether it counts. Pure.

An answer is kept as text, the same in every database: the choice that was taken (`2`), all that were taken (`0,3`), a
number (`93340`), or the word as it was typed. Choices are counted as the question lists them. An empty text is a
question that somebody would rather not answer.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple, TypeAlias, assert_never

from bot.core.names import fold

SKIPPED = ""
"""The answer of somebody who would rather not answer a question that has a content note."""
FORGOTTEN = "\N{HORIZONTAL ELLIPSIS}"
"""What stands in the place of a word that was typed, once the names of its round are deleted."""
LONGEST_WORD = 100
"""Characters of a typed answer."""


class Kind(StrEnum):
    """What is asked for."""

    ONE = "one"
    TRUE_FALSE = "true-false"
    SEVERAL = "several"
    NUMBER = "number"
    WORD = "word"


class OneRight(NamedTuple):
    """One of the choices is right."""

    choice: int


class TrueFalse(NamedTuple):
    """The statement is true or it is not. Its choices are the two words for that, the true one first."""

    is_true: bool


class SeveralRight(NamedTuple):
    """All of these choices and no other are right."""

    choices: tuple[int, ...]


class NumberNear(NamedTuple):
    """A number is right that is off by no more than the tolerance. `unit` is what stands behind it: people, km."""

    value: Decimal
    tolerance: Decimal = Decimal(0)
    unit: str = ""


class WordAmong(NamedTuple):
    """A word is right that is one of these, however it is written. The first one is shown as the answer."""

    accepted: tuple[str, ...]


Key: TypeAlias = OneRight | TrueFalse | SeveralRight | NumberNear | WordAmong


def kind_of(key: Key) -> Kind:
    """The kind of question that has this key."""
    match key:
        case OneRight():
            return Kind.ONE
        case TrueFalse():
            return Kind.TRUE_FALSE
        case SeveralRight():
            return Kind.SEVERAL
        case NumberNear():
            return Kind.NUMBER
        case WordAmong():
            return Kind.WORD
        case _:
            assert_never(key)


def right_choices(key: Key) -> tuple[int, ...]:
    """The choices that are right; none where nothing is chosen."""
    match key:
        case OneRight(choice):
            return (choice,)
        case TrueFalse(is_true):
            return (0 if is_true else 1,)
        case SeveralRight(choices):
            return choices
        case NumberNear() | WordAmong():
            return ()
        case _:
            assert_never(key)


def chosen(text: str) -> tuple[int, ...]:
    """The choices in an answer that was chosen. ValueError if it was typed."""
    return tuple(int(part) for part in text.split(",")) if text else ()


def answer_of(key: Key, offered: Sequence[int], said: str) -> str | None:
    """An answer as it is kept, from what somebody chose (`3,0`) or typed; None if it is none to this question.

    `offered` are the choices that they were shown.
    """
    match key:
        case OneRight() | TrueFalse():
            return said if _is_choice(said) and int(said) in offered else None
        case SeveralRight():
            parts = [part.strip() for part in said.split(",")]
            if not all(_is_choice(part) and int(part) in offered for part in parts):
                return None
            return ",".join(map(str, sorted({int(part) for part in parts})))
        case NumberNear():
            number = read_number(said)
            return None if number is None else plain_number(number)
        case WordAmong():
            word = " ".join(said.split())[:LONGEST_WORD].strip()
            return word if fold(word) and word != FORGOTTEN else None
        case _:
            assert_never(key)


def is_right(key: Key, text: str) -> bool:
    """Whether an answer that is kept is right."""
    match key:
        case OneRight() | TrueFalse() | SeveralRight():
            return set(chosen(text)) == set(right_choices(key))
        case NumberNear(value, tolerance):
            number = read_number(text)
            return number is not None and abs(number - value) <= tolerance
        case WordAmong(accepted):
            return any(is_same_word(text, word) for word in accepted)
        case _:
            assert_never(key)


def partial(key: Key, offered: Sequence[int], text: str) -> Fraction:
    """How much of an answer is right, from 0 to 1: of several choices the share of those taken or left as they should.

    It is told in the report and never scores.
    """
    if not isinstance(key, SeveralRight):
        return Fraction(is_right(key, text))
    taken, right = set(chosen(text)), set(key.choices)
    return Fraction(sum((choice in taken) == (choice in right) for choice in offered), max(1, len(offered)))


# Numbers

_UNITS = {"万": 10_000, "만": 10_000, "億": 100_000_000, "억": 100_000_000, "千": 1000, "천": 1000}
_AROUND = re.compile(r"^(?:about|around|approximately|circa|ca\.?|約|およそ|약|대략)\s*|[約약~〜≈]", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=\d)[,\u2009\u00a0\u202f' ](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"([-−]?\d+(?:[.]\d+)?)\s*([万만億억千천]?)")  # the dot is one
_MOST_DIGITS = 20


def read_number(said: str) -> Decimal | None:
    """A number as people write it: 93,340 · 93 340 · 9万3340 · 9만 3,340 · １９５９年 · about 93000; else None."""
    text = _AROUND.sub("", unicodedata.normalize("NFKC", said).strip())
    text = _GROUPED.sub("", text)
    parts = list(_NUMBER.finditer(text))
    if not parts or any(len(part[1]) > _MOST_DIGITS for part in parts):
        return None
    between = text[: parts[0].start()] + "".join(text[one.end() : two.start()] for one, two in pairwise(parts))
    scaled = all(part[2] for part in parts[:-1])
    if between.strip() or not scaled or re.search(r"\d", text[parts[-1].end() :]):
        return None
    try:
        return sum((Decimal(part[1].replace("−", "-")) * _UNITS.get(part[2], 1) for part in parts), Decimal(0))
    except InvalidOperation:
        return None


def plain_number(number: Decimal) -> str:
    """A number in digits with nothing that need not be there: `93340`, `-2.5`."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


# Words

_PARTICLES = (
    *("이라고", "라고", "입니다", "이에요", "예요", "이다", "에서는", "에서", "에게", "으로", "까지", "부터", "이나"),
    *("은", "는", "이", "가", "을", "를", "의", "에", "로", "와", "과", "도", "만", "요"),
    *("です", "である", "だ"),
)
_ARTICLES = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def is_same_word(typed: str, accepted: str) -> bool:
    """Whether two words are the same but for case, width, kana, accents, spaces, an article or a particle behind."""
    one, other = fold(_ARTICLES.sub("", typed.strip())), fold(_ARTICLES.sub("", accepted.strip()))
    if not other:
        return typed.strip() == accepted.strip()
    return one == other or (one.startswith(other) and one[len(other) :] in _FOLDED)


def _is_choice(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 3


_FOLDED = frozenset(map(fold, _PARTICLES))
