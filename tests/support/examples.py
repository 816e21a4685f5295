"""How much is tried: enough to find a slip in `make test`, four times as much in `make coverage`."""

import os
from collections.abc import Iterable
from typing import TypeVar

PROFILE = "HYPOTHESIS_PROFILE"
T = TypeVar("T")


def is_thorough() -> bool:
    """Whether HYPOTHESIS_PROFILE is thorough."""
    return os.environ.get(PROFILE) == "thorough"


def examples(usual: int) -> int:
    """So many examples of hypothesis, or four times as many."""
    return 4 * usual if is_thorough() else usual


def longest(rows: Iterable[T]) -> list[T]:
    """Of all that could be shown the quarter with the most in it, or all of it: what is too large is among those."""
    found = sorted(rows, key=lambda it: len(repr(it)), reverse=True)
    return found if is_thorough() else found[: -(-len(found) // 4)]
