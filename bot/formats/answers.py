"""What a file marks as right, as the key of a question. Pure."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import Key, OneRight, SeveralRight, TrueFalse, plain_number, read_number
from bot.core.names import fold

_TRUE = ("true", "t", "yes", "○", "〇", "◯", "o", "正", "はい", "참", "예", "맞음", "그렇다")
_FALSE = (
    "false",
    "f",
    "no",
    "×",
    "✕",
    "x",
    "誤",
    "誤り",
    "間違い",
    "いいえ",
    "거짓",
    "아니요",
    "아니오",
    "틀림",
    "아니다",
)
_TWO = 2


def truth(said: str) -> bool | None:
    """Whether somebody said true or false, in any of our languages; None if neither."""
    return _words().get(_folded(said))


def is_statement(choices: Sequence[str]) -> bool:
    """Whether these choices are the two words for true and false."""
    return len(choices) == _TWO and {_full().get(_folded(it)) for it in choices} == {True, False}


def chosen(choices: Sequence[str], right: Sequence[int], *, several: bool = False) -> Key:
    """The key of a question of which these choices are right, for formats that know nothing of true and false."""
    if len(right) == 1 and is_statement(choices) and not several:
        return TrueFalse(bool(_full()[_folded(choices[right[0]])]))
    return OneRight(right[0]) if len(right) == 1 and not several else SeveralRight(tuple(sorted(right)))


def number(said: str) -> Decimal | None:
    """A number as a file has it: `93340`, `93,340`, `1.5e3`; None if it is none."""
    text = said.strip()
    if re.fullmatch(r"[-+]?(?:\d{1,18}(?:\.\d{0,15})?|\.\d{1,15})(?:[eE][-+]?\d{1,2})?", text):
        return Decimal(text)
    return read_number(text)


def written(value: Decimal) -> str:
    """A number as every format takes it."""
    return plain_number(value)


def positions(said: str) -> list[int] | None:
    """Choices by their numbers, counted from 1: `1,3`; None if anything else stands there."""
    parts = [part for part in re.split(r"[,;，、\s]+", said.strip()) if part]
    if not parts or not all(part.isascii() and part.isdigit() and len(part) <= _TWO for part in parts):
        return None
    return sorted({int(part) for part in parts})


def _folded(said: str) -> str:
    return fold(said) or said.strip()


@cache
def _full() -> Mapping[str, bool]:
    """The words that can only be meant as true and false."""
    known = {fold(word): truth for truth in (True, False) for word in _spelled(truth)}
    return known | {"true": True, "false": False, "○": True, "×": False}


def _spelled(truth: bool) -> list[str]:
    return [Voice(language)("answer-true" if truth else "answer-false") for language in LANGUAGES]


@cache
def _words() -> Mapping[str, bool]:
    true, false = {_folded(it): True for it in _TRUE}, {_folded(it): False for it in _FALSE}
    return {**true, **false, **_full()}
