"""What writes each format."""

from collections.abc import Callable, Mapping

from bot.core.question_set import QuestionSet
from bot.formats import aiken, anki, forms, gift_writer, moodle_writer, own_writer, qti, quiz_tables, trivia
from bot.formats.model import Format, Written

WRITERS: Mapping[Format, Callable[[QuestionSet], Written]] = {
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
