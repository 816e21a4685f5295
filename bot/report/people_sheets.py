"""The sheets of the report that go by people: Students, Matrix, Answers."""

from collections.abc import Sequence
from fractions import Fraction

from bot.core.i18n import Voice
from bot.report.model import AskedItem, ItemResult, Outcome, Record
from bot.report.statistics import Figures, PupilFigures
from bot.report.workbook import Book, Cell, Column, Look, Toned


def in_order(numbers: Figures) -> list[PupilFigures]:
    """Everybody, by rank where there are ranks, then by the name under which they played."""
    return sorted(numbers.pupils, key=lambda it: (it.pupil.rank or 0, it.pupil.pseudonym))


def students(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """A line for each person."""
    columns = [
        *_who(record, say),
        Column(say("col-eligible"), Look.WHOLE),
        Column(say("col-answered"), Look.WHOLE),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE, least=8, bars=True),
        *([Column(say("col-points"), Look.WHOLE), Column(say("col-rank"), Look.WHOLE)] if record.scored else []),
        Column(say("col-seconds"), Look.TENTHS),
        Column(say("col-skipped"), Look.WHOLE),
        Column(say("col-since"), Look.WHOLE),
        Column(say("col-missed"), Look.PROSE, most=36),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        pupil = it.pupil
        score: list[Cell] = [pupil.points, pupil.rank] if record.scored else []
        counts: list[Cell] = [it.eligible, it.answered, it.right, _number(it.share)]
        missed = ", ".join(map(str, it.missed))
        rows.append([*_names(record, it), *counts, *score, it.seconds, it.skipped, pupil.since + 1, missed])
    book.table(say("sheet-students"), columns, rows, notes=_nobody(record, say))


def matrix(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """People by questions: the letter they chose, and whether it was right. The headings have the right letter."""
    columns = [
        *_who(record, say),
        *(Column(f"{asked.number}\n{asked.key.letter}", least=7.5) for asked in record.asked),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE, least=8, bars=True),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        marks = [Toned(_sign(say, mark), _tone(mark)) for mark in it.pupil.results]
        rows.append([*_names(record, it), *marks, it.right, _number(it.share)])
    shares: list[Cell] = [item.facility for item in numbers.items]
    label: list[Cell] = [say("col-share"), *([None] if _named(record) else [])]
    frozen = len(label)
    columns[frozen:-2] = [it._replace(look=Look.SHARE) for it in columns[frozen:-2]]
    totals = [*label, *shares, numbers.right, numbers.facility]
    notes = [*_nobody(record, say), *legend(say)]
    book.table(say("sheet-matrix"), columns, rows, frozen=frozen, totals=totals, notes=notes)


def legend(say: Voice) -> list[str]:
    """What the signs of the matrix mean."""
    skipped = say("legend-skipped", sign=say("sign-skipped"))
    return [say("legend-letter"), say("legend-signs"), skipped, say("legend-empty")]


def answers(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """One line for each person and each question that they were asked: what all other sheets are worked out from."""
    columns = [
        Column(say("col-number"), Look.WHOLE),
        Column(say("col-id")),
        Column(say("col-pupil"), Look.PROSE, most=34),
        Column(say("col-letter")),
        Column(say("col-choice"), Look.PROSE, most=50),
        Column(say("col-result")),
        Column(say("col-mark"), Look.WHOLE),
        Column(say("col-time"), Look.TENTHS),
        Column(say("col-changes"), Look.WHOLE),
        Column(say("col-at", zone=record.clock_name), Look.MOMENT),
        Column(say("col-round"), Look.WHOLE),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        for asked, mark in zip(record.asked, it.pupil.results, strict=True):
            if mark.outcome is not Outcome.NOT_ASKED:
                rows.append(_answer(record, say, it, asked, mark))
    book.table(say("sheet-answers"), columns, rows, frozen=3, notes=_nobody(record, say))


def _answer(record: Record, say: Voice, it: PupilFigures, asked: AskedItem, mark: ItemResult) -> list[Cell]:
    chosen = next((choice.text for choice in asked.choices if choice.letter == mark.letter), None)
    return [
        asked.number,
        asked.question,
        it.pupil.pseudonym,
        mark.letter,
        chosen,
        _result(say, mark),
        mark.worth if mark.eligible else None,
        None if mark.ms is None else mark.ms / 1000,
        mark.changes if mark.answered else None,
        record.local(mark.at) if mark.at else None,
        record.id,
    ]


def _who(record: Record, say: Voice) -> list[Column]:
    """Under what name somebody played, and their name where it is kept."""
    played = Column(say("col-pupil"), Look.PROSE, most=34)
    return [played, Column(say("col-name"), Look.PROSE, most=34)] if _named(record) else [played]


def _names(record: Record, it: PupilFigures) -> list[Cell]:
    return [it.pupil.pseudonym, it.pupil.name] if _named(record) else [it.pupil.pseudonym]


def _named(record: Record) -> bool:
    return any(pupil.name for pupil in record.pupils)


def _nobody(record: Record, say: Voice) -> Sequence[str]:
    return () if record.pupils else (say("report-nobody"),)


def _result(say: Voice, mark: ItemResult) -> str:
    """How somebody did on a question, in words. Empty: not asked."""
    match mark.outcome:
        case Outcome.RIGHT:
            return say("result-right")
        case Outcome.WRONG:
            return say("result-wrong")
        case Outcome.UNANSWERED:
            return say("result-unanswered")
        case Outcome.SKIPPED:
            return say("result-skipped")
        case Outcome.NOT_ASKED:
            return ""


def _sign(say: Voice, mark: ItemResult) -> str:
    """What a cell of the matrix says. Empty: not asked."""
    match mark.outcome:
        case Outcome.RIGHT:
            return f"{mark.letter} ✔"
        case Outcome.WRONG:
            return f"{mark.letter} ✖"
        case Outcome.UNANSWERED:
            return "–"
        case Outcome.SKIPPED:
            return say("sign-skipped")
        case Outcome.NOT_ASKED:
            return ""


def _tone(mark: ItemResult) -> Look:
    """A light colour beside the sign."""
    match mark.outcome:
        case Outcome.RIGHT:
            return Look.RIGHT
        case Outcome.WRONG:
            return Look.WRONG
        case Outcome.UNANSWERED:
            return Look.OPEN
        case Outcome.SKIPPED | Outcome.NOT_ASKED:
            return Look.PALE


def _number(share: Fraction | None) -> float | None:
    return None if share is None else float(share)
