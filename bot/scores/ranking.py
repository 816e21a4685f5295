"""Ranks: standard competition ranking, 1 2 2 4. Pure."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def ranked(scores: Iterable[tuple[T, int]]) -> list[tuple[int, T, int]]:
    """(rank, who, points), best first. Equal points share a rank: standard competition ranking, 1 2 2 4."""
    ordered = sorted(scores, key=lambda row: -row[1])
    ranks: dict[int, int] = {}
    for number, (_, points) in enumerate(ordered, start=1):
        ranks.setdefault(points, number)
    return [(ranks[points], who, points) for who, points in ordered]
