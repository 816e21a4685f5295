"""The sheets of the report that go line by line: Summary and Definitions."""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.i18n import Voice
from bot.report.model import ItemResult, Outcome, Record
from bot.report.people_sheets import in_order, legend
from bot.report.statistics import Figures, ItemFigures
from bot.report.workbook import Book, Cell, Look, Sheet

HALF = 0.5
"""Whoever has a smaller share of right answers is named in the summary."""
SCORING: Mapping[str, str] = {
    "accuracy": "scoring-accuracy",
    "tiebreak": "scoring-tiebreak",
    "none": "scoring-none",
}
NAMES: Mapping[str, str] = {"pseudonym": "names-pseudonym", "server": "names-server"}
DEFINED_POINTS: Mapping[str, str] = {"accuracy": "define-points-accuracy", "tiebreak": "define-points-tiebreak"}
"""Where there are any: see `Record.scored`."""


class _Lines:
    """A sheet that is filled from the top, line by line."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.row = sheet, 0

    def say(self, *cells: tuple[Cell, Look]) -> None:
        """A line of cells, from the left."""
        for column, (cell, look) in enumerate(cells):
            self.sheet.put(self.row, column, cell, look)
        self.row += 1

    def section(self, title: str, *headings: str) -> None:
        """An empty line, and a title over what follows, with the headings of its columns if it has some."""
        self.row += 1
        self.say((title, Look.SECTION))
        if headings:
            self.say(*((heading, Look.HEAD) for heading in headings))


def summary(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """What a teacher reads first: how the class did, what to take up again, and who may need help."""
    sheet = book.sheet(say("sheet-summary"), (34, 48, 26, 10, 40))
    sheet.page.hide_gridlines(2)
    lines = _Lines(sheet)
    lines.say((record.title, Look.TITLE))
    lines.say((_when(record, say), Look.NOTE))
    lines.section(say("summary-settings"))
    for label, text in _settings(record, say):
        lines.say((label, Look.LABEL), (text, Look.PROSE))
    lines.section(say("summary-result"))
    for label, cell, look in _results(record, say, numbers):
        lines.say((label, Look.LABEL), (cell, look))
    _questions(lines, say, say("summary-best"), numbers.best_known)
    _questions(lines, say, say("summary-missed"), numbers.most_missed)
    _people(lines, say, numbers)
    lines.row += 1
    lines.say((say("summary-more", sheet=say("sheet-definitions")), Look.NOTE))


def _when(record: Record, say: Voice) -> str:
    start, end = record.local(record.started), record.local(record.ended)
    times = f"{start:%H:%M}–{end:%H:%M}"
    return say("summary-when", date=say.date(record.day.isoformat()), times=times, zone=record.clock_name)


def _settings(record: Record, say: Voice) -> Iterator[tuple[str, str]]:
    terms = record.settings
    yield say("summary-host"), record.host
    yield say("summary-place"), f"{record.community} · {record.place}" if record.community else record.place
    yield say("summary-questions"), say("summary-of", part=len(record.asked), whole=record.planned)
    yield say("summary-scoring"), say(SCORING[terms.scoring])
    if terms.untimed:
        yield say("summary-time"), say("time-off")
    elif terms.seconds is None:
        yield say("summary-time"), say("time-reading")
    else:
        yield say("summary-time"), say("time-seconds", seconds=terms.seconds)
    yield say("summary-names"), say(NAMES[terms.names])


def _results(record: Record, say: Voice, numbers: Figures) -> Iterator[tuple[str, Cell, Look]]:
    """Label, number and look of each line."""
    yield say("summary-joined"), len(record.pupils), Look.COUNT
    yield say("summary-answered"), sum(it.answered > 0 for it in numbers.pupils), Look.COUNT
    yield say("summary-finished"), sum(_finished(it.results) for it in record.pupils), Look.COUNT
    if numbers.facility is None:
        yield say("summary-right"), say("report-no-results"), Look.PROSE
        return
    yield say("summary-right"), numbers.facility, Look.RATIO
    told = say("summary-counts", right=numbers.right, answered=numbers.answered, asked=numbers.eligible)
    yield say("summary-that-is"), told, Look.PROSE
    middle = numbers.median
    yield say("summary-median"), None if middle is None else float(middle), Look.RATIO
    if not numbers.enough:
        yield say("summary-reliability"), say("report-too-few", people=numbers.complete), Look.PROSE
    elif numbers.reliability is None or numbers.error is None:
        yield say("summary-reliability"), say("report-no-spread"), Look.PROSE
    else:
        yield say("summary-reliability"), numbers.reliability, Look.RATIO
        yield say("summary-error"), numbers.error / len(numbers.items), Look.RATIO


def _finished(marks: Sequence[ItemResult]) -> bool:
    """Whether somebody was asked something and left nothing without an answer."""
    asked = {mark.outcome for mark in marks} - {Outcome.NOT_ASKED}
    return bool(asked) and Outcome.UNANSWERED not in asked


def _questions(lines: _Lines, say: Voice, title: str, found: Sequence[ItemFigures]) -> None:
    if not found:
        return
    names = ("col-number", "col-question", "col-key", "col-share", "col-source")
    lines.section(title, *(say(name) for name in names))
    for item in found:
        asked = item.asked
        key = f"{asked.key.letter} · {asked.key.text}"
        number = say("summary-number", number=asked.number)
        source = min(asked.sources, key=len, default="")
        lines.say(
            *((number, Look.TEXT), (asked.prompt, Look.PROSE), (key, Look.PROSE)),
            *((item.facility, Look.SHARE), (source, Look.PROSE)),
        )


def _people(lines: _Lines, say: Voice, numbers: Figures) -> None:
    """Who may need help, lowest share first."""
    low = [(it.share, it) for it in in_order(numbers) if it.share is not None and it.share < HALF]
    if not low:
        return
    lines.section(say("summary-low"), say("col-pupil"), say("col-name"), say("col-right"), say("col-share"))
    for share, it in sorted(low, key=lambda row: row[0]):
        right = say("summary-of", part=it.right, whole=it.eligible)
        who = ((it.pupil.pseudonym, Look.TEXT), (it.pupil.name or "", Look.TEXT))
        lines.say(*who, (right, Look.TEXT), (float(share), Look.SHARE))


def definitions(book: Book, record: Record, say: Voice) -> None:
    """How every number was worked out, in sentences."""
    sheet = book.sheet(say("sheet-definitions"), (30, 100))
    sheet.page.hide_gridlines(2)
    lines = _Lines(sheet)
    lines.say((say("define-term"), Look.HEAD), (say("define-meaning"), Look.HEAD))
    sheet.page.freeze_panes(1, 1)
    sheet.page.repeat_rows(0)
    for label, text in _defined(record, say):
        lines.say((label, Look.LABEL), (text, Look.PROSE))


def _defined(record: Record, say: Voice) -> Iterator[tuple[str, str]]:
    yield say("col-eligible"), say("define-eligible")
    yield say("col-share"), say("define-share")
    yield say("col-seconds"), say("define-seconds")
    if record.scored:
        yield say("col-points"), say(DEFINED_POINTS[record.settings.scoring])
        yield say("col-rank"), say("define-rank")
    yield say("summary-finished"), say("define-finished")
    yield say("col-discrimination"), say("define-discrimination")
    yield say("summary-reliability"), say("define-reliability")
    yield say("summary-error"), say("define-error")
    yield say("define-choices"), say("define-choices.text")
    yield say("col-tempting"), say("define-tempting")
    yield say("col-flag"), say("define-flag")
    yield say("sheet-matrix"), "\n".join(legend(say))
    yield say("define-clock"), say("define-clock.text", zone=record.clock_name)
    yield say("define-printing"), say("define-printing.text")
    if record.kept_until:
        yield say("define-kept"), say("define-kept.text", date=say.date(record.kept_until.isoformat()))
