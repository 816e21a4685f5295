"""The teacher's report of a class's round, as a workbook. It asks no database, sends nothing, and draws no picture."""

from bot.core.i18n import Voice
from bot.report.model import Record
from bot.report.people_sheets import answers, matrix, students
from bot.report.question_sheets import items, questions
from bot.report.statistics import figures
from bot.report.summary_sheet import definitions, summary
from bot.report.workbook import Book


def workbook(record: Record, voice: Voice) -> bytes:
    """The .xlsx file: Summary, Students, Items, Matrix, Answers, Questions as asked, Definitions, in that order.

    For a thousand people it takes seconds: not to be called where others wait (see `bot.worker`).
    """
    numbers = figures(record)
    book = Book(voice, record.title, voice.date(record.day.isoformat()), record.ended)
    summary(book, record, voice, numbers)
    students(book, record, voice, numbers)
    items(book, record, voice, numbers)
    matrix(book, record, voice, numbers)
    answers(book, record, voice, numbers)
    questions(book, record, voice)
    definitions(book, record, voice)
    return book.finished()
