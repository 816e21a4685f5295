"""The made-up names of people, such as "Quiet Heron": one for the leaderboards, and one in each round of a class.

A name comes from numbers alone, the same pair of words in each language; nothing is remembered. The words stand in
`content/pseudonyms.toml`, with the reasons why they were chosen.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TypeAlias, TypeVar

from content.model import LANGUAGES, FirstWord, SecondWord

W = TypeVar("W", FirstWord, SecondWord)
Pair: TypeAlias = tuple[FirstWord, SecondWord]


@cache
def words() -> tuple[Sequence[FirstWord], Sequence[SecondWord]]:
    """All first and all second words, read once."""
    from content import loader  # noqa: PLC0415  # a start need not wait for the libraries that it needs

    return loader.pseudonym_words()


def person_name(number: int, language: str) -> str:
    """The name of the person with this number on leaderboards: the same in every place, and nobody else's."""
    return pseudonym(0, number, language)  # rounds count from 1


def pseudonym(round: int, number: int, language: str) -> str:
    """The name of a round's participant; number 0 is who joined first. No two in a round have the same.

    In a class of 50 no two share either word. Once all pairs are given out they come again with a 2, and so on.
    ValueError for a language that is none of LANGUAGES.
    """
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is none of {', '.join(LANGUAGES)}")
    pairs = _drawn(round)
    first, second = pairs[number % len(pairs)]
    name = f"{getattr(first, language)}{'' if language == 'ja' else ' '}{getattr(second, language)}"
    return name if number < len(pairs) else f"{name} {number // len(pairs) + 1}"


@lru_cache(maxsize=64)
def _drawn(round: int) -> Sequence[Pair]:
    """All pairs in an order that is the round's own.

    Both lists are shuffled, laid side by side, and one is pushed on by a word each time that they are through: so each
    pair comes once, and words come again as late as can be.
    """
    first, second = _shuffled(words()[0], f"{round}/first"), _shuffled(words()[1], f"{round}/second")
    pairs = [(first[(n + push) % len(first)], word) for push in range(len(first)) for n, word in enumerate(second)]
    return tuple((one, other) for one, other in pairs if one.id not in other.apart)


def _shuffled(found: Sequence[W], seed: str) -> list[W]:
    """In an order that only the seed decides."""
    return sorted(found, key=lambda word: blake2b(f"{seed}/{word.en}".encode(), digest_size=8).digest())
