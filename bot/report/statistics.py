"""What a class's answers say about each question and each person: a record, seen through the formulas."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from bot.core.shares import KNOWN_PERCENT, percent
from bot.report.formulas import Estimate, sure_discrimination, sure_error, sure_reliability
from bot.report.model import AskedItem, ItemResult, Offered, Outcome, Pupil, Record
from bot.report.tally import Tally

ENOUGH = 30
"""So many people have to have been asked everything before a discrimination or a reliability says anything."""

FEW = 5
"""With fewer people than that, a share without a name would still tell whose it is: none is shown to the class."""


class Band(StrEnum):
    """What the share of right answers suggests for the next lesson."""

    KNOWN = "known"
    REVISIT = "revisit"
    RETEACH = "reteach"


REVISIT_PERCENT = 60


def band(percent: int) -> Band:
    """The band of a share in whole per cent, as people see it: known, worth a short look, or to be taught again."""
    if percent >= KNOWN_PERCENT:
        return Band.KNOWN
    return Band.REVISIT if percent >= REVISIT_PERCENT else Band.RETEACH


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the class did with one question. `discrimination` from −1 to 1, `seconds` the median of those who answered.

    `discrimination` is None where too few were asked everything, and where all did alike. Choices of
    the tally are counted as the question's `choices` stand in the record.
    """

    asked: AskedItem
    tally: Tally
    skipped: int
    discrimination: Estimate | None
    seconds: float | None

    @property
    def eligible(self) -> int:
        """How many it counts for."""
        return self.tally.eligible

    @property
    def answered(self) -> int:
        """How many answered it."""
        return self.tally.answered

    @property
    def right(self) -> int:
        """How many were right."""
        return self.tally.right

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each letter was chosen."""
        return {it.letter: count for it, count in zip(self.asked.choices, self.tally.counts, strict=True)}

    @property
    def tempting(self) -> tuple[Offered, ...]:
        """The wrong choices that most people took."""
        return tuple(self.asked.choices[choice] for choice in self.tally.tempting)

    @property
    def facility(self) -> float | None:
        """The share of right answers among those given, from 0 to 1; None if nobody answered."""
        share = self.tally.share
        return None if share is None else float(share)

    @property
    def percent(self) -> int | None:
        """The same in whole per cent."""
        return self.tally.percent


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
        """The share of right answers among those they gave, as for a question; None if they gave none."""
        return Fraction(self.right, self.answered) if self.answered else None

    @property
    def percent(self) -> int | None:
        """The share in whole per cent."""
        return percent(self.right, self.answered)

    @property
    def unanswered(self) -> int:
        """How many questions that count for them they left without an answer."""
        return self.eligible - self.answered

    @property
    def may_need_help(self) -> bool:
        """Whether fewer than half of their answers were right, or half of their questions or more had none."""
        return bool(self.eligible) and (2 * self.right < self.answered or 2 * self.unanswered >= self.eligible)


@dataclass(frozen=True, slots=True)
class Figures:
    """The class as a whole. `complete` is how many were asked every question: only they are in the last two numbers.

    `reliability` is Cronbach's α, `error` the standard error of a total in right answers.
    """

    items: tuple[ItemFigures, ...]
    pupils: tuple[PupilFigures, ...]
    complete: int
    reliability: Estimate | None
    error: Estimate | None

    @property
    def enough(self) -> bool:
        """Whether enough people were asked everything to tell discrimination, reliability and error."""
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
    def answered(self) -> int:
        """All answers that were given."""
        return sum(item.answered for item in self.items)

    @property
    def facility(self) -> float | None:
        """The share of right answers among all that were given, from 0 to 1; None if there were none."""
        return self.right / self.answered if self.answered else None

    @property
    def percent(self) -> int | None:
        """The same in whole per cent."""
        return percent(self.right, self.answered)

    @property
    def shares(self) -> tuple[Fraction, ...]:
        """The share of right answers of everybody who answered something."""
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
        """The questions that somebody answered, best known first."""
        known = [item for item in self.items if item.facility is not None]
        return tuple(sorted(known, key=lambda item: -(item.facility or 0)))

    @property
    def best_known(self) -> ItemFigures | None:
        """The question that most knew; None where all went alike, and where nobody knew any."""
        known = self.by_facility
        alike = not known or known[0].facility == known[-1].facility
        return None if alike or not known[0].right else known[0]

    @property
    def to_take_up(self) -> tuple[ItemFigures, ...]:
        """The questions that are not known well enough to be left alone, least known first."""
        return tuple(item for item in self.by_facility[::-1] if band(item.percent or 0) is not Band.KNOWN)

    @property
    def may_need_help(self) -> tuple[PupilFigures, ...]:
        """Who may need help: who has the fewest right of their questions first."""
        found = [it for it in self.pupils if it.may_need_help]
        return tuple(
            sorted(found, key=lambda it: (Fraction(it.right, it.eligible), it.pupil.name or it.pupil.pseudonym))
        )


def figures(record: Record) -> Figures:
    """Every number of the report."""
    complete = [pupil.results for pupil in record.pupils if all(mark.eligible for mark in pupil.results)]
    rows = [[mark.worth for mark in marks] for marks in complete]
    totals = [sum(row) for row in rows]
    enough = len(rows) >= ENOUGH
    items = []
    for place, asked in enumerate(record.asked):
        told = sure_discrimination([row[place] for row in rows], totals) if enough else None
        items.append(_item(asked, [pupil.results[place] for pupil in record.pupils], told))
    pupils = tuple(_pupil(record, pupil) for pupil in record.pupils)
    consistency, error = (sure_reliability(rows), sure_error(rows)) if enough else (None, None)
    return Figures(tuple(items), pupils, len(rows), consistency, error)


def _item(asked: AskedItem, results: Sequence[ItemResult], told: Estimate | None) -> ItemFigures:
    taken = Counter(letter for result in results for letter in result.letters)
    tally = Tally(
        tuple(taken[choice.letter] for choice in asked.choices),
        tuple(place for place, choice in enumerate(asked.choices) if choice.is_key),
        right=sum(result.worth for result in results),
        answered=sum(result.answered for result in results),
        eligible=sum(result.eligible for result in results),
    )
    return ItemFigures(
        asked,
        tally,
        skipped=sum(result.outcome is Outcome.SKIPPED for result in results),
        discrimination=told,
        seconds=_seconds(results),
    )


def _pupil(record: Record, pupil: Pupil) -> PupilFigures:
    return PupilFigures(
        pupil,
        eligible=sum(mark.eligible for mark in pupil.results),
        answered=sum(mark.answered for mark in pupil.results),
        right=sum(mark.worth for mark in pupil.results),
        skipped=sum(mark.outcome is Outcome.SKIPPED for mark in pupil.results),
        missed=tuple(
            asked.number
            for asked, mark in zip(record.asked, pupil.results, strict=True)
            if mark.eligible and not mark.worth
        ),
        seconds=_seconds(pupil.results),
    )


def _seconds(marks: Sequence[ItemResult]) -> float | None:
    """The median time of those who answered."""
    times = [mark.ms / 1000 for mark in marks if mark.answered and mark.ms is not None]
    return median(times) if times else None
