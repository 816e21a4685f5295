"""Ranks: standard competition ranking, 1 2 2 4. And how many days in a row somebody has played. Pure."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


def ranked(scores: Iterable[tuple[T, int]]) -> list[tuple[int, T, int]]:
    """(rank, who, points), best first. Equal points share a rank: standard competition ranking, 1 2 2 4."""
    ordered = sorted(scores, key=lambda row: -row[1])
    ranks: dict[int, int] = {}
    for number, (_, points) in enumerate(ordered, start=1):
        ranks.setdefault(points, number)
    return [(ranks[points], who, points) for who, points in ordered]


def in_a_row(days: Iterable[date], today: date) -> int:
    """How many days in a row these are up to today, or up to yesterday while today may still come."""
    played = set(days)
    last = today if today in played else today - timedelta(days=1)
    count = 0
    while last - timedelta(days=count) in played:
        count += 1
    return count
