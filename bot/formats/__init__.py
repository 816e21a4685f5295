"""Files that other systems take, in and out: question sets as workbooks, texts, packages and decks.

`read` takes what a teacher has, recognises it by what stands in it, and tells every mistake at once. `write` makes a
file of a set, and tells what it has no room for. Nothing in a file is ever run, evaluated or fetched.
"""

from collections.abc import Callable, Mapping

from bot.core.question_set import QuestionSet
from bot.formats import aiken, anki, forms, gift_writer, moodle_writer, own_writer, qti, quiz_tables, recognise, trivia
from bot.formats.model import NAMES, Format, Found, Note, Problem, Where, Written, tell, tell_note
from bot.formats.recognise import MOST_BYTES
from bot.formats.template import template

__all__ = [
    "EXPORTS", "MOST_BYTES", "NAMES", "Format", "Found", "Note", "Problem", "Where", "Written", "read", "tell",
    "tell_note", "template", "write",
]  # fmt: skip

EXPORTS: tuple[Format, ...] = (
    *(Format.XLSX, Format.GIFT, Format.MOODLE, Format.AIKEN, Format.QTI, Format.ANKI, Format.KAHOOT),
    *(Format.BLOOKET, Format.TRIVIA, Format.FORMS),
)
"""The formats in the order in which they are offered."""

_WRITERS: Mapping[Format, Callable[[QuestionSet], Written]] = {
    Format.XLSX: own_writer.workbook,
    Format.CSV: own_writer.text,
    Format.GIFT: gift_writer.write,
    Format.MOODLE: moodle_writer.write,
    Format.AIKEN: aiken.write,
    Format.QTI: qti.write,
    Format.ANKI: anki.write,
    Format.KAHOOT: quiz_tables.kahoot,
    Format.BLOOKET: quiz_tables.blooket,
    Format.GIMKIT: quiz_tables.gimkit,
    Format.TRIVIA: trivia.write,
    Format.FORMS: forms.write,
}


def write(questions: QuestionSet, format: Format) -> Written:
    """The set as a file, and what could not be carried."""
    return _WRITERS[format](questions)


def read(name: str, data: bytes, language: str) -> Found:  # noqa: ARG001  # a name may say anything
    """What a file holds, for questions in this language. It never raises, whatever the file is."""
    return recognise.read(data, language)
