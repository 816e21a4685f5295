"""How many were right, in words: of those who answered, as at the reveal, and of how many asked where that is more."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from bot.core.i18n import Voice
from bot.report.statistics import ItemFigures, PupilFigures


def of_those_who_answered(say: Voice, item: ItemFigures) -> str:
    """How a question went: "7 of the 11 who answered (12 were asked)"."""
    if not item.answered:
        return say("question-right-none", asked=item.eligible)
    key = "question-right" if item.answered == item.eligible else "question-right-asked"
    return say(key, right=item.right, answered=item.answered, asked=item.eligible)


def of_what_they_answered(say: Voice, one: PupilFigures) -> str:
    """How a person did: "5 of the 8 answered (10 asked)"."""
    if not one.answered:
        return say("person-right-none", asked=one.eligible)
    key = "person-right" if one.answered == one.eligible else "person-right-asked"
    return say(key, right=one.right, answered=one.answered, asked=one.eligible)


def tempting(say: Voice, item: ItemFigures) -> str:
    """The wrong answers that most people chose, a line each: "B · Osaka (5)"."""
    told = []
    for choice in item.tempting:
        told.append(say("tempting", letter=choice.letter, text=choice.text, people=item.counts[choice.letter]))
    return "\n".join(told)


def in_short(numbers: Sequence[int]) -> str:
    """Numbers in order, three and more in a row as one: "1–3, 6, 8, 9"."""
    told: list[str] = []
    for _, run in groupby(enumerate(numbers), key=lambda it: it[1] - it[0]):
        row = [number for _, number in run]
        told += [f"{row[0]}–{row[-1]}"] if len(row) > 2 else map(str, row)
    return ", ".join(told)


def number(share: Fraction | None) -> float | None:
    """A share as a cell holds it."""
    return None if share is None else float(share)
