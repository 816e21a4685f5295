"""The formulas of item statistics: facility, discrimination, reliability, and how sure they are. Pure.

They are those of Moodle's quiz statistics report (`calculator.php` of its question engine and of `mod_quiz`), with
S − 1 in every variance. Marks are whole numbers, so that "no spread" is exactly zero and not nearly.
"""

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import NamedTuple

_SURE = NormalDist().inv_cdf(0.975)
"""So many standard deviations to each side hold 95 of 100 cases."""


class Estimate(NamedTuple):
    """A number, and between what it lies in 95 of 100 cases."""

    value: float
    low: float
    high: float


def _spread(xs: Sequence[int], ys: Sequence[int]) -> int:
    """S(S − 1) times the covariance of both, in whole numbers."""
    return len(xs) * sum(x * y for x, y in zip(xs, ys, strict=True)) - sum(xs) * sum(ys)


def facility(marks: Sequence[int]) -> float | None:
    """The mean mark of an item, where 1 is the most that it gives; None if nobody was asked."""
    return sum(marks) / len(marks) if marks else None


def discrimination(marks: Sequence[int], totals: Sequence[int]) -> float | None:
    """Item–rest correlation, from −1 to 1: cov(x, o) / √(var(x) · var(o)), with o = total − x.

    `marks` are one item's, `totals` the same people's over all items. None if either has no variance.
    """
    rest = [total - mark for mark, total in zip(marks, totals, strict=True)]
    both = _spread(marks, marks) * _spread(rest, rest)
    return _spread(marks, rest) / math.sqrt(both) if both else None


def deviation(totals: Sequence[int]) -> float | None:
    """The standard deviation of the totals, with S − 1; None for fewer than two people."""
    people = len(totals)
    return math.sqrt(_spread(totals, totals) / (people * (people - 1))) if people > 1 else None


def reliability(rows: Sequence[Sequence[int]]) -> float | None:
    """Coefficient of internal consistency, Cronbach's α: p/(p − 1) · (1 − Σ var(x) / var(total)), at most 1.

    `rows` are the marks of one person each. None for fewer than three people or two items, or if all totals are equal.
    """
    items = list(zip(*rows, strict=True))
    totals = [sum(row) for row in rows]
    whole = _spread(totals, totals)
    if len(rows) < 3 or len(items) < 2 or whole == 0:
        return None
    return len(items) / (len(items) - 1) * (1 - sum(_spread(item, item) for item in items) / whole)


def standard_error(rows: Sequence[Sequence[int]]) -> float | None:
    """By how many marks somebody's total may be off: SD · √(1 − α). None where there is no reliability."""
    consistency, spread = reliability(rows), deviation([sum(row) for row in rows])
    return None if consistency is None or spread is None else spread * math.sqrt(1 - consistency)


def sure_discrimination(marks: Sequence[int], totals: Sequence[int]) -> Estimate | None:
    """The item–rest correlation with its interval (Fisher's z); None without variance, or for less than four people."""
    found = discrimination(marks, totals)
    if found is None or len(marks) < 4:
        return None
    if abs(found) >= 1:
        return Estimate(found, found, found)
    middle, reach = math.atanh(found), _SURE / math.sqrt(len(marks) - 3)
    return Estimate(found, math.tanh(middle - reach), math.tanh(middle + reach))


def sure_reliability(rows: Sequence[Sequence[int]]) -> Estimate | None:
    """Cronbach's α with its interval (Bonett 2002); None where there is no α."""
    found = reliability(rows)
    if found is None:
        return None
    if found >= 1:
        return Estimate(found, found, found)
    items, middle = len(rows[0]), math.log(1 - found)
    reach = _SURE * math.sqrt(2 * items / ((items - 1) * (len(rows) - 2)))
    return Estimate(found, 1 - math.exp(middle + reach), 1 - math.exp(middle - reach))


def sure_error(rows: Sequence[Sequence[int]]) -> Estimate | None:
    """The standard error of a total, in marks, with its interval: its square is spread like χ² with (S − 1)(p − 1)."""
    found = standard_error(rows)
    if found is None:
        return None
    free = (len(rows) - 1) * (len(rows[0]) - 1)
    return Estimate(found, found * math.sqrt(free / _chi(free, _SURE)), found * math.sqrt(free / _chi(free, -_SURE)))


def _chi(free: int, deviations: float) -> float:
    """The value of χ² so many standard deviations of the normal curve from its middle (Wilson and Hilferty)."""
    part = 2 / (9 * free)
    return float(free * (1 - part + deviations * math.sqrt(part)) ** 3)
