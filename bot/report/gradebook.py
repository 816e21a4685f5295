"""The grades of a class for other systems: a CSV file as Canvas imports it, and one as Moodle does.

A grade is the share of the questions that somebody was asked, in points out of as many as there were questions: who was
asked all of them has as many points as right answers, and who came later is not graded on what they were not asked.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from bot.core.i18n import Voice
from bot.core.visible import visible
from bot.report.model import Pupil, Record
from bot.report.phrases import in_short, of_what_they_answered
from bot.report.statistics import PupilFigures, figures

_CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
"""The columns before the grades, in the words and the order by which Canvas knows them in every language."""
_POINTS = "    Points Possible"
_OWN_WORDS = re.compile(r"\b(Current|Final|Override) (?=(?:Score|Points|Grade|Status)\b)")
"""A column that is called so Canvas takes for one of its own, and leaves it out."""
_ACTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be worked out by a spreadsheet."""
_BOM = "\ufeff"
"""Without it Excel takes Japanese and Korean for something else."""


def canvas(record: Record, say: Voice) -> bytes:
    """The file for Canvas: it knows people by their names, where that is how they are called there."""
    rows: list[Sequence[str]] = [(*_CANVAS, _plain(_OWN_WORDS.sub(r"\1-", assignment(record, say))))]
    rows.append((_POINTS, "", "", "", "", str(len(record.asked))))
    rows += [(_name(it.pupil), "", "", "", "", _grade(record, it)) for it in _everybody(record)]
    return _written(rows)


def moodle(record: Record, say: Voice) -> bytes:
    """The file for Moodle. It knows people by what the bot is never told: that column is left to the teacher."""
    heads = (say("gradebook-email"), say("col-name"), _plain(assignment(record, say)), say("gradebook-feedback"))
    rows: list[Sequence[str]] = [heads]
    rows += [("", _name(it.pupil), _grade(record, it), _plain(_feedback(say, it))) for it in _everybody(record)]
    return _written(rows)


def in_words(record: Record, say: Voice) -> Iterator[tuple[str, str]]:
    """The grades, for where no file can be sent."""
    for it in _everybody(record):
        yield it.pupil.name or it.pupil.pseudonym, say("gradebook-of", grade=_grade(record, it), of=len(record.asked))


def assignment(record: Record, say: Voice) -> str:
    """What the grades are called: with the date, so that a title may come again.

    It never ends in a number in brackets, which Canvas would take for the number of an assignment that it has.
    """
    return say("gradebook-title", title=record.title, date=say.date(record.day.isoformat()))


def _everybody(record: Record) -> list[PupilFigures]:
    """By name, as registers are kept."""
    return sorted(figures(record).pupils, key=lambda it: (it.pupil.name or it.pupil.pseudonym).casefold())


def _name(pupil: Pupil) -> str:
    return _plain(pupil.name or pupil.pseudonym)


def _grade(record: Record, it: PupilFigures) -> str:
    """Points with at most two places behind a dot, in every language; empty for somebody who was asked nothing."""
    if not it.eligible:
        return ""
    return f"{it.right * len(record.asked) / it.eligible:.2f}".rstrip("0").rstrip(".")


def _feedback(say: Voice, it: PupilFigures) -> str:
    told = say("told-right", told=of_what_they_answered(say, it))
    return say("gradebook-missed", told=told, numbers=in_short(it.missed)) if it.missed else told


def _plain(text: str) -> str:
    """A text on one line that no spreadsheet works out."""
    line = " ".join(visible(text).split())
    return f"'{line}" if line.startswith(_ACTS) else line


def _written(rows: Sequence[Sequence[str]]) -> bytes:
    held = StringIO(newline="")
    csv.writer(held, lineterminator="\r\n").writerows(rows)
    return (_BOM + held.getvalue()).encode("utf-8", "replace")
