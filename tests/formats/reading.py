"""How the tests of formats look at what was found in a file."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

from bot.core.i18n import Voice
from bot.formats import Found, Problem, read, tell


def found(text: str | bytes, language: str = "en") -> Found:
    """What a file with this text holds."""
    return read("file", text if isinstance(text, bytes) else text.encode(), language)


def told(problems: Sequence[Problem], language: str = "en") -> list[str]:
    """Problems as a teacher reads them."""
    return [tell(Voice(language), it) for it in problems]


def workbook(*rows: Sequence[object]) -> bytes:
    """A workbook with these rows, in a sheet that nobody styled."""
    book, held = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    book.save(held)
    return held.getvalue()
