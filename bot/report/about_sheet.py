"""The last sheet of the report: how it was played, and what its numbers mean."""

from collections.abc import Iterator, Mapping

from bot.core.i18n import Voice
from bot.core.shares import KNOWN_PERCENT
from bot.report.formulas import Estimate
from bot.report.looks import Look
from bot.report.model import Record
from bot.report.people_sheets import legend
from bot.report.statistics import ENOUGH, REVISIT_PERCENT, Figures
from bot.report.workbook import Book

SCORING: Mapping[str, str] = {
    "accuracy": "scoring-accuracy",
    "tiebreak": "scoring-tiebreak",
    "none": "scoring-none",
}
NAMES: Mapping[str, str] = {"pseudonym": "names-pseudonym", "server": "names-server"}
DEFINED_POINTS: Mapping[str, str] = {"accuracy": "define-points-accuracy", "tiebreak": "define-points-tiebreak"}
"""Where there are any: see `Record.scored`."""


def about(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """Terms and what they mean, in sentences; statistics only where there are people enough for them."""
    sheet = book.sheet(say("sheet-about"), (34, 112))
    sheet.page.hide_gridlines(2)
    sheet.page.freeze_panes(1, 0)
    sheet.page.repeat_rows(0)
    sheet.put_line(0, [(say("about-term"), Look.HEAD), (say("about-meaning"), Look.HEAD)])
    told = [*_played(record, say), *_defined(record, say), *_statistics(say, numbers)]
    for row, (label, text) in enumerate(told, start=1):
        sheet.put_line(row, [(label, Look.LABEL), (text, Look.PROSE)])
    sheet.fit()


def _played(record: Record, say: Voice) -> Iterator[tuple[str, str]]:
    terms = record.settings
    if record.host:
        yield say("about-host"), record.host
    yield say("about-place"), " · ".join(filter(None, (record.community, record.place)))
    yield say("about-questions"), say("about-of", part=len(record.asked), whole=record.planned)
    yield say("about-scoring"), say(SCORING[terms.scoring])
    if terms.untimed:
        yield say("about-time"), say("time-off")
    elif terms.seconds is None:
        yield say("about-time"), say("time-reading")
    else:
        yield say("about-time"), say("time-seconds", seconds=terms.seconds)
    yield say("about-names"), say(NAMES[terms.names])
    yield say("about-clock"), say("about-clock.text", zone=say.zone(record.clock_name))


def _defined(record: Record, say: Voice) -> Iterator[tuple[str, str]]:
    known, revisit = say.percent(KNOWN_PERCENT), say.percent(REVISIT_PERCENT)
    yield say("col-asked"), say("define-asked")
    yield say("col-share"), say("define-share")
    yield say("col-help"), say("define-help")
    yield say("col-flag"), say("define-flag", known=known, revisit=revisit)
    if record.scored:
        yield say("col-points"), say(DEFINED_POINTS[record.settings.scoring])
        yield say("col-rank"), say("define-rank")
    yield say("col-median"), say("define-median")
    yield say("define-choices"), say("define-choices.text")
    if record.has_several:
        yield say("col-partial"), say("define-partial")
    yield say("sheet-grid"), "\n".join(legend(record, say))
    yield say("define-printing"), say("define-printing.text")
    if record.kept_until:
        yield say("define-kept"), say("define-kept.text", date=say.date(record.kept_until.isoformat()))


def _statistics(say: Voice, numbers: Figures) -> Iterator[tuple[str, str]]:
    """Nothing for a class that is too small for them to say anything."""
    if not numbers.enough:
        return
    yield say("stat-about"), say("stat-about.text", people=numbers.complete, least=ENOUGH)
    yield say("stat-reliability"), f"{_told(say, numbers.reliability)} {say('stat-reliability.text')}"
    error = _told(say, numbers.error, places=1)
    yield say("stat-error"), f"{error} {say('stat-error.text', questions=len(numbers.items))}"
    yield say("stat-discrimination"), say("stat-discrimination.text")
    for item in numbers.items:
        yield say("stat-question", number=item.asked.number), _told(say, item.discrimination)


def _told(say: Voice, estimate: Estimate | None, places: int = 2) -> str:
    """A number with its interval, in a sentence."""
    if estimate is None:
        return say("stat-no-spread")
    value, low, high = (f"{number:.{places}f}".replace("-", "−") for number in estimate)
    return say("stat-between", value=value, low=low, high=high)
