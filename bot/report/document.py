"""The teacher's report of a class's round, as a workbook. It asks no database, sends nothing, and draws no picture."""

from bot.core.i18n import Voice
from bot.report.about_sheet import about
from bot.report.model import Record
from bot.report.people_sheets import answers, grid, pupils
from bot.report.question_sheets import as_asked, questions
from bot.report.statistics import figures
from bot.report.summary_sheet import summary
from bot.report.workbook import Book


def workbook(record: Record, voice: Voice) -> bytes:
    """The .xlsx file: Summary, Pupils, Questions, Answer grid, Every answer, Questions as asked, About the numbers.

    For a thousand people it takes seconds: not to be called where others wait (see `bot.worker`).
    """
    numbers = figures(record)
    book = Book(voice, record.title, voice.date(record.day.isoformat()), record.ended)
    summary(book, record, voice, numbers)
    pupils(book, record, voice, numbers)
    questions(book, record, voice, numbers)
    grid(book, record, voice, numbers)
    answers(book, record, voice, numbers)
    as_asked(book, record, voice)
    about(book, record, voice, numbers)
    return book.finished()
