"""The sheets of the report that go by people: Pupils, Answer grid, Every answer."""

from collections.abc import Sequence

from bot.core.i18n import Voice
from bot.core.signs import columns
from bot.report.looks import Look
from bot.report.model import AskedItem, ItemResult, Outcome, Record
from bot.report.phrases import in_short, number
from bot.report.statistics import Figures, PupilFigures
from bot.report.workbook import Book, Cell, Column, Toned

_TYPED = "✎"
"""In the place of the right letter, where an answer is typed."""
_MOST_TYPED = 14
"""Columns of a typed answer in the grid."""


def in_order(numbers: Figures) -> list[PupilFigures]:
    """Everybody, by rank where there are ranks, then by their name, made up where theirs is not kept."""
    return sorted(numbers.pupils, key=lambda it: (it.pupil.rank or 0, it.pupil.name or it.pupil.pseudonym))


def pupils(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """A line for each person."""
    heads = [
        *_who(record, say),
        Column(say("col-help"), Look.OPEN),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-answered"), Look.WHOLE),
        Column(say("col-asked"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE),
        *([Column(say("col-points"), Look.WHOLE), Column(say("col-rank"), Look.WHOLE)] if record.scored else []),
        Column(say("col-missed"), Look.PROSE, most=26),
        Column(say("col-median"), Look.TENTHS),
        Column(say("col-skipped"), Look.WHOLE),
        Column(say("col-since"), Look.WHOLE),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        pupil = it.pupil
        help_: Cell = Toned(say("mark-help"), Look.WRONG) if it.may_need_help else None
        counts: list[Cell] = [help_, it.right, it.answered, it.eligible, number(it.share)]
        score: list[Cell] = [pupil.points, pupil.rank] if record.scored else []
        rows.append(
            [*_names(record, it), *counts, *score, in_short(it.missed), it.seconds, it.skipped, pupil.since + 1]
        )
    book.table(say("sheet-pupils"), heads, rows, frozen=len(_who(record, say)), notes=_nobody(record, say))


def grid(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """People by questions: the letter they chose, and whether it was right. The headings have the right letter."""
    who = _who(record, say, most=24)
    heads = [
        *who,
        *(
            Column(
                f"{asked.number}\n{asked.letters or _TYPED}",
                Look.SHARE_BELOW,
                most=8 if asked.choices else _MOST_TYPED + 6,
                least=8,
            )
            for asked in record.asked
        ),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        marks = [Toned(_sign(say, mark), _tone(mark)) for mark in it.pupil.results]
        rows.append([*_names(record, it), *marks, it.right, number(it.share)])
    shares: list[Cell] = [item.facility for item in numbers.items]
    label: list[Cell] = [say("col-share"), *(None for _ in who[1:])]
    totals = [*label, *shares, numbers.right, numbers.facility]
    notes = [*_nobody(record, say), *legend(record, say)]
    book.table(say("sheet-grid"), heads, rows, frozen=len(who), totals=totals, notes=notes)


def legend(record: Record, say: Voice) -> list[str]:
    """What the signs of the grid mean."""
    typed = [say("legend-typed", sign=_TYPED)] if record.has_typed else []
    where = {"column": say("col-partial"), "sheet": say("sheet-answers")}
    several = [say("legend-several", **where)] if record.has_several else []
    skipped = say("legend-skipped", sign=say("sign-skipped"))
    return [say("legend-letter"), *typed, *several, say("legend-signs"), skipped, say("legend-empty")]


def answers(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """One line for each person and each question that they were asked: what all other sheets are worked out from.

    The question's id, which nobody reads on paper, is not printed.
    """
    heads = [
        Column(say("col-number"), Look.WHOLE),
        *_who(record, say),
        Column(say("col-letter"), Look.OPEN),
        Column(say("col-choice"), Look.PROSE, most=44),
        Column(say("col-result")),
        *([Column(say("col-partial"), Look.SHARE)] if record.has_several else []),
        Column(say("col-time"), Look.TENTHS),
        Column(say("col-changes"), Look.WHOLE),
        Column(say("col-at"), Look.MOMENT),
        Column(say("col-id")),
    ]
    rows: list[list[Cell]] = []
    for it in in_order(numbers):
        for asked, mark in zip(record.asked, it.pupil.results, strict=True):
            if mark.outcome is not Outcome.NOT_ASKED:
                rows.append(_answer(record, say, it, asked, mark))
    frozen = 1 + len(_who(record, say))
    book.table(say("sheet-answers"), heads, rows, frozen=frozen, printed=len(heads) - 1, notes=_nobody(record, say))


def _answer(record: Record, say: Voice, it: PupilFigures, asked: AskedItem, mark: ItemResult) -> list[Cell]:
    return [
        asked.number,
        *_names(record, it),
        mark.letters or None,
        mark.said or None,
        _result(say, mark),
        *([number(mark.partial)] if record.has_several else []),
        None if mark.ms is None else mark.ms / 1000,
        mark.changes if mark.answered else None,
        record.local(mark.at) if mark.at else None,
        asked.question,
    ]


def _who(record: Record, say: Voice, most: float = 26) -> list[Column]:
    """Somebody's name where it is kept, and the one they played under."""
    played = Column(say("col-pupil"), Look.PROSE, most=most)
    return [Column(say("col-name"), Look.PROSE, most=most), played] if record.named else [played]


def _names(record: Record, it: PupilFigures) -> list[Cell]:
    return [it.pupil.name, it.pupil.pseudonym] if record.named else [it.pupil.pseudonym]


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
            return f"{mark.letters or _shortened(mark.said)} ✔".lstrip()
        case Outcome.WRONG:
            return f"{mark.letters or _shortened(mark.said)} ✖".lstrip()
        case Outcome.UNANSWERED:
            return "–"
        case Outcome.SKIPPED:
            return say("sign-skipped")
        case Outcome.NOT_ASKED:
            return ""


def _shortened(said: str) -> str:
    """What was typed, as far as a narrow cell has room."""
    if columns(said) <= _MOST_TYPED:
        return said
    while columns(said) >= _MOST_TYPED:
        said = said[:-1]
    return f"{said}…"


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
