"""The sheets of the report that go by questions: Questions, and Questions as asked."""

from collections.abc import Mapping

from bot.core.i18n import Voice
from bot.report.addresses import readable
from bot.report.looks import Look
from bot.report.model import AskedItem, Offered, Record, Source
from bot.report.phrases import tempting
from bot.report.statistics import Band, Figures, ItemFigures, band
from bot.report.workbook import Book, Cell, Column, Link, Toned

_FLAGS: Mapping[Band, str] = {
    Band.KNOWN: "flag-known",
    Band.REVISIT: "flag-revisit",
    Band.RETEACH: "flag-reteach",
}
_TONES: Mapping[Band, Look] = {Band.KNOWN: Look.GOOD, Band.REVISIT: Look.PROSE, Band.RETEACH: Look.BAD}


def questions(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """What the class did with each question. What stands right of the median is not printed: links, topic and ids."""
    letters = _letters(record)
    columns = [
        Column(say("col-number"), Look.WHOLE),
        Column(say("col-question"), Look.PROSE, most=38),
        Column(say("col-key"), Look.PROSE, most=22),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-answered"), Look.WHOLE),
        Column(say("col-asked"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE),
        Column(say("col-flag"), Look.PROSE, most=16),
        Column(say("col-tempting"), Look.PROSE, most=24),
        *(Column(letter, Look.WHOLE) for letter in letters),
        Column(say("col-skipped"), Look.WHOLE),
        Column(say("col-median"), Look.TENTHS),
    ]
    printed = len(columns)
    links = max((len(asked.sources) for asked in record.asked), default=0)
    columns += [Column(say("col-source", number=number), most=70) for number in range(1, links + 1)]
    columns += [Column(say("col-topic")), Column(say("col-facts"), Look.PROSE), Column(say("col-id"))]
    rows = [_item(say, item, letters, links) for item in numbers.items]
    notes = () if rows else (say("report-no-questions"),)
    book.table(say("sheet-questions"), columns, rows, frozen=2, printed=printed, notes=notes)


def _item(say: Voice, item: ItemFigures, letters: str, links: int) -> list[Cell]:
    asked = item.asked
    row: list[Cell] = [asked.number, asked.prompt, asked.key]
    row += [item.right, item.answered, item.eligible, item.facility, _flag(say, item), tempting(say, item)]
    row += [item.counts.get(letter) for letter in letters]
    row += [item.skipped, item.seconds]
    row += [Link(source.short, source.address) if source.address else source.short for source in asked.sources]
    row += [None] * (links - len(asked.sources))
    return [*row, asked.topic, "\n".join(asked.facts), asked.question]


def _flag(say: Voice, item: ItemFigures) -> Cell:
    """What to do about it, in words, on a light colour."""
    if item.percent is None:
        return "–"
    found = band(item.percent)
    return Toned(say(_FLAGS[found]), _TONES[found])


def as_asked(book: Book, record: Record, say: Voice) -> None:
    """The questions as the class saw them, with everything that was shown at the reveal."""
    columns = [
        Column(say("col-number"), Look.WHOLE),
        Column(say("col-question"), Look.PROSE, most=36),
        Column(say("col-choices"), Look.PROSE, most=48),
        Column(say("col-explanation"), Look.PROSE, most=48),
        Column(say("col-sources"), Look.PROSE, most=46),
    ]
    rows = [_question(say, asked) for asked in record.asked]
    notes = () if rows else (say("report-no-questions"),)
    book.table(say("sheet-asked"), columns, rows, frozen=2, notes=notes)


def _question(say: Voice, asked: AskedItem) -> list[Cell]:
    note = (say.lead("label-content-note") + asked.content_note,) if asked.content_note else ()
    dispute = (asked.dispute,) if asked.dispute else ()
    return [
        asked.number,
        "\n".join((asked.prompt, *note)),
        "\n".join(_offered(choice) for choice in asked.choices) or f"{asked.answer} ✔",
        "\n".join((asked.explanation, *dispute)),
        "\n".join(_source(source) for source in asked.sources),
    ]


def _offered(choice: Offered) -> str:
    """A choice, the right one with its sign, a wrong one with why it tempts."""
    told = f"{choice.letter} · {choice.text}{' ✔' if choice.is_key else ''}"
    return f"{told} – {choice.note}" if choice.note else told


def _source(source: Source) -> str:
    return f"{source.short}: {readable(source.address)}" if source.address else source.short


def _letters(record: Record) -> str:
    """The letters under which any choice was shown."""
    return "".join(sorted({choice.letter for asked in record.asked for choice in asked.choices}))
