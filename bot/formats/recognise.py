"""Which format a file has, by what stands in it; its name decides nothing. Pure."""

import re
from collections.abc import Sequence

from bot.core.i18n import Voice
from bot.formats import aiken, archive, gift_reader, moodle_reader, own_reader, quiz_tables, trivia
from bot.formats.drafts import Finding
from bot.formats.encodings import decode
from bot.formats.grid import Row, read_csv
from bot.formats.model import MOST_BYTES, Format, Found, Where
from bot.formats.workbooks import read_workbook

_HEADS = 15
"""Rows among which the headings of a table stand."""
_GIFT = re.compile(r"(?<!\\)[{}]|^[ \t]*::|^[ \t]*\$CATEGORY:", re.MULTILINE)
_AIKEN = re.compile(r"^[ \t]*ANSWER[ \t]*[:：]", re.MULTILINE | re.IGNORECASE)
_CHOICE = re.compile(r"^[ \t]*[A-Z][.)]\s", re.MULTILINE)


def read(data: bytes, language: str) -> Found:
    """The questions of a file, in whatever format."""
    say = Voice(language)
    if len(data) > MOST_BYTES:
        return _refused(
            say, "import-too-large", size=f"{len(data) / 1_000_000:.1f}", limit=str(MOST_BYTES // 1_000_000)
        )
    if archive.is_old_office(data):
        return _refused(say, "import-old-excel")
    if archive.is_archive(data):
        return _workbook(data, say)
    text = decode(data, language)
    if text is None or "\0" in text:
        return _refused(say, "import-not-text")
    return _text(text.removeprefix("\ufeff"), say)


def _refused(say: Voice, why: str, **said: str) -> Found:
    found = Finding(Format.XLSX, say)
    found.wrong(Where(), why, **said)
    return found.found()


def _workbook(data: bytes, say: Voice) -> Found:
    why = archive.refused(data)
    book = None if why else read_workbook(data)
    if book is None:
        return _refused(say, why or "import-damaged")
    for rows in book.sheets:
        found = _table(rows, Format.XLSX, say)
        if found:
            found.title = found.title or (book.title if found.format is Format.XLSX else "")
            found.about = book.about if found.format is Format.XLSX else ""
            return found.found()
    return _refused(say, "import-no-heads" if book.sheets else "import-nothing")


def _table(rows: Sequence[Row], usual: Format, say: Voice) -> Finding | None:
    """What a table holds; None if none of its first rows has headings that we know."""
    for at, row in enumerate(rows[:_HEADS]):
        shaped = quiz_tables.layout(row)
        if shaped:
            format, columns = shaped
            found = Finding(format, say)
            quiz_tables.read(rows, at, columns, found)
            return found
        if own_reader.headings(row):
            found = Finding(usual, say)
            own_reader.read(rows, at, found)
            return found
    return None


def _text(text: str, say: Voice) -> Found:
    start = text.lstrip()[:1]
    if start == "<":
        return _moodle(text, say)
    if start in "[{" and re.match(r"\s*[\[{]\s*[\"{\]}]", text):
        found = Finding(Format.TRIVIA, say)
        trivia.read(text, found)
        return found.found()
    rows = list(read_csv(text))
    table = _table(rows, Format.CSV, say)
    if table:
        return table.found()
    if _AIKEN.search(text) and (_CHOICE.search(text) or not _GIFT.search(text)):
        found = Finding(Format.AIKEN, say)
        aiken.read(text, found)
    elif _GIFT.search(text):
        found = Finding(Format.GIFT, say)
        gift_reader.read(text, found)
    else:
        found = Finding(Format.CSV, say)
        found.wrong(Where(), "import-unknown" if text.strip() else "import-nothing")
    return found.found()


def _moodle(text: str, say: Voice) -> Found:
    found = Finding(Format.MOODLE, say)
    moodle_reader.read(text, found)
    return found.found()
