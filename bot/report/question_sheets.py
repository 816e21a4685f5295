"""The sheets of the report that go by questions: Items, and Questions as asked."""

from collections.abc import Mapping

from bot.core.i18n import Voice
from bot.report.model import AskedItem, Offered, Record
from bot.report.statistics import Band, Figures, ItemFigures, band
from bot.report.workbook import Book, Cell, Column, Look, Toned

_FLAGS: Mapping[Band, str] = {
    Band.KNOWN: "flag-known",
    Band.REVISIT: "flag-revisit",
    Band.RETEACH: "flag-reteach",
}


def items(book: Book, record: Record, say: Voice, numbers: Figures) -> None:
    """What the class did with each question. The last four columns, which are found elsewhere too, are not printed."""
    letters = _letters(record)
    columns = [
        Column(say("col-number"), Look.WHOLE),
        Column(say("col-question"), Look.PROSE, most=34),
        Column(say("col-key"), Look.PROSE, most=18),
        Column(say("col-people"), Look.WHOLE),
        Column(say("col-answered"), Look.WHOLE),
        Column(say("col-right"), Look.WHOLE),
        Column(say("col-share"), Look.SHARE, least=8, bars=True),
        Column(say("col-discrimination"), Look.SHARE, most=18),
    ]
    for letter in letters:
        columns += [Column(letter, Look.WHOLE), Column(say("col-letter-share", letter=letter), Look.SHARE)]
    columns += [
        Column(say("col-tempting"), Look.PROSE, most=18),
        Column(say("col-skipped"), Look.WHOLE),
        Column(say("col-seconds"), Look.TENTHS),
        Column(say("col-flag"), Look.PROSE, most=16),
    ]
    printed = len(columns)
    columns += [Column(say("col-topic")), Column(say("col-id"))]
    columns += [Column(say("col-facts"), Look.PROSE), Column(say("col-sources"), Look.PROSE, most=60)]
    rows = [_item(say, numbers, item, letters) for item in numbers.items]
    notes = () if rows else (say("report-no-questions"),)
    book.table(say("sheet-items"), columns, rows, frozen=2, printed=printed, notes=notes)


def _item(say: Voice, numbers: Figures, item: ItemFigures, letters: str) -> list[Cell]:
    asked = item.asked
    row: list[Cell] = [asked.number, asked.prompt, f"{asked.key.letter} · {asked.key.text}"]
    row += [item.eligible, item.answered, item.right, item.facility, _discrimination(say, numbers, item)]
    for letter in letters:
        count = item.counts.get(letter)
        row += [count, None if count is None or not item.answered else count / item.answered]
    row += ["\n".join(f"{choice.letter} · {choice.text}" for choice in item.tempting), item.skipped, item.seconds]
    row += [_flag(say, item), asked.topic, asked.question, "\n".join(asked.facts), "\n".join(asked.sources)]
    return row


def _discrimination(say: Voice, numbers: Figures, item: ItemFigures) -> Cell:
    if not numbers.enough:
        return say("report-too-few", people=numbers.complete)
    return say("report-no-spread") if item.discrimination is None else item.discrimination


def _flag(say: Voice, item: ItemFigures) -> Cell:
    """What to do about it, in words, on a light colour."""
    if item.percent is None:
        return "–"
    found = band(item.percent)
    words = say(_FLAGS[found])
    if item.discrimination is not None and item.discrimination < 0:
        return Toned(say("joined", first=say("flag-look"), second=words), Look.BAD)
    tones = {Band.KNOWN: Look.GOOD, Band.REVISIT: Look.PROSE, Band.RETEACH: Look.BAD}
    return Toned(words, tones[found])


def questions(book: Book, record: Record, say: Voice) -> None:
    """The questions as the class saw them, with everything that was shown at the reveal."""
    letters = _letters(record)
    columns = [
        Column(say("col-number"), Look.WHOLE),
        Column(say("col-topic"), Look.PROSE, most=14),
        Column(say("col-note"), Look.PROSE, most=14),
        Column(say("col-question"), Look.PROSE, most=34),
        *(Column(letter, Look.PROSE, most=15) for letter in letters),
        Column(say("col-key-letter")),
        Column(say("col-explanation"), Look.PROSE, most=40),
        Column(say("col-dispute"), Look.PROSE, most=24),
        Column(say("col-sources"), Look.PROSE, most=34),
        Column(say("col-facts"), Look.PROSE, most=24),
        Column(say("col-id"), most=24),
    ]
    rows = [_question(asked, letters) for asked in record.asked]
    printed = len(columns) - 2
    notes = () if rows else (say("report-no-questions"),)
    book.table(say("sheet-questions"), columns, rows, printed=printed, notes=notes)


def _question(asked: AskedItem, letters: str) -> list[Cell]:
    shown = {choice.letter: choice for choice in asked.choices}
    row: list[Cell] = [asked.number, asked.topic, asked.content_note, asked.prompt]
    for letter in letters:
        row.append(_offered(shown[letter]) if letter in shown else None)
    row += [asked.key.letter, asked.explanation, asked.dispute, "\n".join(asked.sources)]
    return [*row, "\n".join(asked.facts), asked.question]


def _offered(choice: Offered) -> Cell:
    return Toned(f"✔ {choice.text}", Look.GOOD) if choice.is_key else choice.text


def _letters(record: Record) -> str:
    """The letters under which any choice was shown."""
    return "".join(sorted({choice.letter for asked in record.asked for choice in asked.choices}))
