"""What a class's answers say about each question and each person: pure formulas, and a record seen through them.

The formulas are those of Moodle's quiz statistics report (`calculator.php` of its question engine and of
`mod_quiz`), with S − 1 in every variance. Marks are whole numbers, so that "no spread" is exactly zero and not nearly.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from bot.report.model import Asked, Mark, Offered, Pupil, Record, State

ENOUGH = 10
"""So many people have to have been asked everything before a discrimination or a reliability says anything."""


FEW = 5
"""With fewer people than that, a share without a name would still tell whose it is: none is shown to the class."""


class Band(StrEnum):
    """What the share of right answers suggests for the next lesson."""

    KNOWN = "known"
    REVISIT = "revisit"
    RETEACH = "reteach"


KNOWN_FROM, REVISIT_FROM = 85, 60


def band(percent: int) -> Band:
    """The band of a share in whole per cent, as people see it: known, worth a short look, or to be taught again."""
    if percent >= KNOWN_FROM:
        return Band.KNOWN
    return Band.REVISIT if percent >= REVISIT_FROM else Band.RETEACH


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


def percent(part: int, whole: int) -> int | None:
    """A share in whole per cent, rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the class did with one question. `discrimination` from −1 to 1, `seconds` the median of those who answered.

    `tempting` are the wrong choices that most people took, if any took one: more than one if as many took each.
    """

    asked: Asked
    eligible: int
    answered: int
    right: int
    skipped: int
    counts: Mapping[str, int]
    tempting: tuple[Offered, ...]
    facility: float | None
    discrimination: float | None
    seconds: float | None

    @property
    def percent(self) -> int | None:
        """The facility in whole per cent."""
        return percent(self.right, self.eligible)


@dataclass(frozen=True, slots=True)
class PupilFigures:
    """How one person did. `missed` are the numbers of the questions they got wrong or left out."""

    pupil: Pupil
    eligible: int
    answered: int
    right: int
    skipped: int
    missed: tuple[int, ...]
    seconds: float | None

    @property
    def share(self) -> Fraction | None:
        """The share of right answers among the questions that count for them."""
        return Fraction(self.right, self.eligible) if self.eligible else None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent."""
        return percent(self.right, self.eligible)


@dataclass(frozen=True, slots=True)
class Figures:
    """The class as a whole. `complete` is how many were asked every question: only they are in the last two numbers."""

    items: tuple[ItemFigures, ...]
    pupils: tuple[PupilFigures, ...]
    complete: int
    reliability: float | None
    error: float | None

    @property
    def enough(self) -> bool:
        """Whether enough people were asked everything to tell discrimination and reliability."""
        return self.complete >= ENOUGH

    @property
    def right(self) -> int:
        """All right answers."""
        return sum(item.right for item in self.items)

    @property
    def eligible(self) -> int:
        """All answers that could have been right."""
        return sum(item.eligible for item in self.items)

    @property
    def percent(self) -> int | None:
        """The share of right answers of the class, in whole per cent."""
        return percent(self.right, self.eligible)

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The share of right answers of everybody who was asked something."""
        return tuple(pupil.share for pupil in self.pupils if pupil.share is not None)

    @property
    def few(self) -> bool:
        """Whether so few people have a share that the class is not shown any."""
        return len(self.shares) < FEW

    @property
    def median(self) -> Fraction | None:
        """The middle of everybody's share."""
        return median(self.shares) if self.shares else None

    @property
    def median_percent(self) -> int | None:
        """That in whole per cent."""
        middle = self.median
        return None if middle is None else percent(middle.numerator, middle.denominator)

    @property
    def by_facility(self) -> tuple[ItemFigures, ...]:
        """The questions that somebody was asked, best known first."""
        known = [item for item in self.items if item.facility is not None]
        return tuple(sorted(known, key=lambda item: -(item.facility or 0)))

    @property
    def best_known(self) -> tuple[ItemFigures, ...]:
        """Up to three questions, best known first, and of the upper half; none that nobody knew."""
        upper = self.by_facility[: (len(self.by_facility) + 1) // 2]
        return tuple(item for item in upper[:3] if item.right)

    @property
    def most_missed(self) -> tuple[ItemFigures, ...]:
        """Up to three questions, least known first, and of the lower half; none that everybody knew."""
        lower = self.by_facility[(len(self.by_facility) + 1) // 2 :]
        return tuple(item for item in lower[::-1][:3] if item.right < item.eligible)


def figures(record: Record) -> Figures:
    """Every number of the report."""
    complete = [pupil.marks for pupil in record.pupils if all(mark.eligible for mark in pupil.marks)]
    rows = [[mark.worth for mark in marks] for marks in complete]
    totals = [sum(row) for row in rows]
    enough = len(rows) >= ENOUGH
    items = []
    for place, asked in enumerate(record.asked):
        told = discrimination([row[place] for row in rows], totals) if enough else None
        items.append(_item(asked, [pupil.marks[place] for pupil in record.pupils], told))
    pupils = tuple(_pupil(record, pupil) for pupil in record.pupils)
    consistency, error = (reliability(rows), standard_error(rows)) if enough else (None, None)
    return Figures(tuple(items), pupils, len(rows), consistency, error)


def _item(asked: Asked, marks: Sequence[Mark], told: float | None) -> ItemFigures:
    counts = Counter(mark.letter for mark in marks if mark.answered)
    most = max((counts[choice.letter] for choice in asked.wrong), default=0)
    eligible = [mark.worth for mark in marks if mark.eligible]
    return ItemFigures(
        asked,
        eligible=len(eligible),
        answered=counts.total(),
        right=sum(eligible),
        skipped=sum(mark.state is State.SKIPPED for mark in marks),
        counts={choice.letter: counts[choice.letter] for choice in asked.choices},
        tempting=tuple(choice for choice in asked.wrong if most and counts[choice.letter] == most),
        facility=facility(eligible),
        discrimination=told,
        seconds=_seconds(marks),
    )


def _pupil(record: Record, pupil: Pupil) -> PupilFigures:
    return PupilFigures(
        pupil,
        eligible=sum(mark.eligible for mark in pupil.marks),
        answered=sum(mark.answered for mark in pupil.marks),
        right=sum(mark.worth for mark in pupil.marks),
        skipped=sum(mark.state is State.SKIPPED for mark in pupil.marks),
        missed=tuple(
            asked.number
            for asked, mark in zip(record.asked, pupil.marks, strict=True)
            if mark.eligible and not mark.worth
        ),
        seconds=_seconds(pupil.marks),
    )


def _seconds(marks: Sequence[Mark]) -> float | None:
    """The median time of those who answered."""
    times = [mark.ms / 1000 for mark in marks if mark.answered and mark.ms is not None]
    return median(times) if times else None
