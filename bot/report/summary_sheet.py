"""The first page of the report: how the class did, who may need help, and what to take up again."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.core.shares import KNOWN_PERCENT
from bot.report.looks import SIZE, SIZES, Look
from bot.report.measure import breadth, shortened
from bot.report.model import Outcome, Pupil, Record
from bot.report.phrases import in_short, of_those_who_answered, of_what_they_answered, tempting
from bot.report.statistics import Figures, ItemFigures, PupilFigures
from bot.report.workbook import LEAST_SCALE, PAGE_HEIGHT, Book, Line, Sheet

_WIDTHS = {"en": (32, 22, 29, 40, 47), "ja": (36, 26, 30, 45, 55), "ko": (36, 25, 31, 45, 55)}
"""Of the columns, in digits. Together they are as wide as a page at 84 per cent, or at 75 where letters are wider."""
_ROOM = PAGE_HEIGHT * 100 / LEAST_SCALE
_GAP = 10.0
"""Points between two parts of the page."""
_QUESTIONS, _PEOPLE_LEAST, _PEOPLE_MOST = 3, 4, 15
"""How many questions and people are named; all of them stand on sheets of their own."""


class _Table(NamedTuple):
    """A part of the page: a title, and sentences or rows under headings. `more` says where the rest stands."""

    title: str
    headings: Sequence[str] = ()
    rows: Sequence[Line] = ()
    more: str = ""

    def lines(self) -> list[Line]:
        """What is written, from an empty line on."""
        above: list[Line] = [[], [(self.title, Look.SECTION)]]
        headings: list[Line] = [[(heading, Look.HEAD) for heading in self.headings]] if self.headings else []
        below: list[Line] = [[(self.more, Look.NOTE)]] if self.more else []
        return [*above, *headings, *self.rows, *below]


def summary(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """One page, whatever the size of the class."""
    sheet = book.sheet(say("sheet-summary"), _WIDTHS[say.language])
    sheet.page.hide_gridlines(2)
    for row, line in enumerate(_fitted(book, sheet, record, say, numbers)):
        sheet.put_line(row, line)
        if not line:
            sheet.set_height(row, _GAP)
    sheet.fit(high=1)


def _fitted(book: Book, sheet: Sheet, record: Record, say: Voice, numbers: Figures) -> list[Line]:
    """As many questions, and then as many people, as have room on the page in letters that can be read."""

    def high(lines: Sequence[Line]) -> float:
        return sum(sheet.height(line) if line else _GAP for line in lines)

    head = [*_head(book, record, say), *_result(record, say, numbers).lines()]
    foot: list[Line] = [[], [(say("summary-more", sheet=say("sheet-about")), Look.NOTE)]]
    if not numbers.answered:
        return [*head, *foot]
    people, below = 0, foot
    for questions in range(_QUESTIONS, 0, -1):
        below = [*_to_take_up(say, numbers, questions).lines(), *foot]
        people = _room_for(record, say, numbers, _ROOM - high(head) - high(below), high)
        if people >= min(_PEOPLE_LEAST, len(numbers.may_need_help)):
            break
    return [*head, *_may_need_help(record, say, numbers, people).lines(), *below]


def _room_for(
    record: Record, say: Voice, numbers: Figures, left: float, high: Callable[[Sequence[Line]], float]
) -> int:
    """How many people have room in so many points."""
    most = min(len(numbers.may_need_help), _PEOPLE_MOST)
    fitting = (
        count for count in range(most, 0, -1) if high(_may_need_help(record, say, numbers, count).lines()) <= left
    )
    return next(fitting, 0)


def _head(book: Book, record: Record, say: Voice) -> list[Line]:
    """What it was, and when and where."""
    latin, wide = book.face.latin * 1.1, float(sum(_WIDTHS[say.language]))
    big = breadth(record.title, latin) * SIZES[Look.TITLE] / SIZE <= wide
    look = Look.TITLE if big else Look.SECTION
    title = shortened(record.title, wide * SIZE / SIZES[look], latin)
    start, end = record.local(record.started), record.local(record.ended)
    times = f"{start:%H:%M}–{end:%H:%M}"
    told = say("summary-when", date=say.date(record.day.isoformat()), times=times, zone=record.clock_name)
    where = " · ".join(filter(None, (told, record.place)))
    return [[(title, look)], [(shortened(where, wide, latin), Look.NOTE)]]


def _result(record: Record, say: Voice, numbers: Figures) -> _Table:
    """How the class did, in sentences."""
    told: list[Line] = []
    if numbers.percent is None:
        told.append([(say("report-no-results" if record.pupils else "report-nobody"), Look.SENTENCE)])
        return _Table(say("summary-result"), rows=told)
    told.append([(say("summary-right", percent=say.percent(numbers.percent)), Look.RESULT)])
    key = "summary-counts" if numbers.answered == numbers.eligible else "summary-counts-asked"
    counts = say(key, right=numbers.right, answered=numbers.answered, asked=numbers.eligible)
    told.append([(counts, Look.SENTENCE)])
    finished = sum(_finished(pupil) for pupil in record.pupils)
    told.append([(say("summary-people", people=len(record.pupils), finished=finished), Look.SENTENCE)])
    if best := numbers.best_known:
        known = say("summary-best", number=best.asked.number, right=of_those_who_answered(say, best))
        told.append([(known, Look.SENTENCE)])
    return _Table(say("summary-result"), rows=told)


def _finished(pupil: Pupil) -> bool:
    """Whether somebody was asked something and left nothing without an answer."""
    asked = {mark.outcome for mark in pupil.results} - {Outcome.NOT_ASKED}
    return bool(asked) and Outcome.UNANSWERED not in asked


def _may_need_help(record: Record, say: Voice, numbers: Figures, count: int) -> _Table:
    """People by name where it is kept, and after it the one they played under."""
    found, title = numbers.may_need_help, say("summary-help")
    if not found:
        return _Table(title, rows=[[(say("summary-help-none"), Look.SENTENCE)]])
    names = [say("col-name"), say("col-pupil")] if record.named else [say("col-pupil")]
    more = ""
    if count < len(found):
        where = {"column": say("col-help"), "sheet": say("sheet-pupils")}
        more = say("summary-help-more", count=len(found) - count, **where)
    rows = [_person(record, say, one) for one in found[:count]]
    return _Table(title, [*names, say("col-right"), say("col-missed")], rows, more)


def _person(record: Record, say: Voice, one: PupilFigures) -> Line:
    pupil = one.pupil
    names = [pupil.name or "", pupil.pseudonym] if record.named else [pupil.pseudonym]
    cells = [*names, of_what_they_answered(say, one), in_short(one.missed)]
    return [(cell, Look.PROSE) for cell in cells]


def _to_take_up(say: Voice, numbers: Figures, count: int) -> _Table:
    """Questions with what is right, what tempted, and why."""
    found, title = numbers.to_take_up, say("summary-take-up")
    if not found:
        told = say("summary-take-up-none", percent=say.percent(KNOWN_PERCENT))
        return _Table(title, rows=[[(told, Look.SENTENCE)]])
    more = ""
    if count < len(found):
        where = {"column": say("col-flag"), "sheet": say("sheet-questions")}
        more = say("summary-take-up-more", count=len(found) - count, **where)
    headings = [say(name) for name in ("col-question", "col-key", "col-right", "col-tempting", "col-explanation")]
    return _Table(title, headings, [_question(say, item) for item in found[:count]], more)


def _question(say: Voice, item: ItemFigures) -> Line:
    asked = item.asked
    why = [choice.note for choice in item.tempting[:1] if choice.note]
    cells = (
        say("summary-question", number=asked.number, question=asked.prompt),
        asked.key,
        of_those_who_answered(say, item),
        "\n".join([tempting(say, item), *why]),
        asked.explanation,
    )
    return [(cell, Look.PROSE) for cell in cells]
