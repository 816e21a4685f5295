"""Files that other systems take, in and out: question sets as workbooks, texts, packages and decks.

`read` takes what a teacher has, recognises it by what stands in it, and tells every mistake at once. `write` makes a
file of a set, and tells what it has no room for. Nothing in a file is ever run, evaluated or fetched.

What reads and writes is loaded with the first file: a start need not wait for it.
"""

from bot.core.question_set import QuestionSet
from bot.formats.model import (
    MOST_BYTES,
    NAMES,
    Format,
    Found,
    Note,
    Problem,
    Where,
    Written,
    tell,
    tell_note,
)

__all__ = [
    "EXPORTS", "MOST_BYTES", "NAMES", "Format", "Found", "Note", "Problem", "Where", "Written", "read", "tell",
    "tell_note", "template", "write",
]  # fmt: skip

EXPORTS: tuple[Format, ...] = (
    *(Format.XLSX, Format.GIFT, Format.MOODLE, Format.AIKEN, Format.QTI, Format.ANKI, Format.KAHOOT),
    *(Format.BLOOKET, Format.TRIVIA, Format.FORMS),
)
"""The formats in the order in which they are offered."""


def write(questions: QuestionSet, format: Format) -> Written:
    """The set as a file, and what could not be carried."""
    from bot.formats.writers import WRITERS  # noqa: PLC0415  # see above

    return WRITERS[format](questions)


def read(name: str, data: bytes, language: str) -> Found:  # noqa: ARG001  # a name may say anything
    """What a file holds, for questions in this language. It never raises, whatever the file is."""
    from bot.formats import recognise  # noqa: PLC0415  # see above

    return recognise.read(data, language)


def template(language: str) -> Written:
    """A workbook to fill in, with example rows and a page on how, in a language."""
    from bot.formats import blank  # noqa: PLC0415  # see above

    return blank.template(language)
