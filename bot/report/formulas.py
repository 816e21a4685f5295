"""The formulas of item statistics: facility, discrimination, reliability. Pure.

They are those of Moodle's quiz statistics report (`calculator.php` of its question engine and of `mod_quiz`), with
S − 1 in every variance. Marks are whole numbers, so that "no spread" is exactly zero and not nearly.
"""

import math
from collections.abc import Sequence


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
