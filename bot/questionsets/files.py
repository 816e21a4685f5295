"""Files with questions, read and written in the worker's process: what somebody made may take a while to look through.

No library that reads or writes them is loaded here.
"""

import pickle

from bot.core.context import GivenFile
from bot.core.question_set import QuestionSet
from bot.formats import Format, Found, Written, read, template, write
from bot.worker import Worker


async def reading(worker: Worker, file: GivenFile, language: str) -> Found:
    """What a file holds. WorkError if that cannot be told."""
    found: Found = pickle.loads(await worker.run(_read, file.name, file.data, language))  # noqa: S301  # our own
    return found


async def writing(worker: Worker, questions: QuestionSet, format: Format) -> Written:
    """A quiz as a file in this format. WorkError if it could not be written."""
    written: Written = pickle.loads(await worker.run(_write, questions, format))  # noqa: S301  # our own
    return written


async def empty(worker: Worker, language: str) -> Written:
    """The workbook to fill in. WorkError if it could not be written."""
    written: Written = pickle.loads(await worker.run(_template, language))  # noqa: S301  # our own
    return written


def _read(name: str, data: bytes, language: str) -> bytes:
    return pickle.dumps(read(name, data, language))


def _write(questions: QuestionSet, format: Format) -> bytes:
    return pickle.dumps(write(questions, format))


def _template(language: str) -> bytes:
    return pickle.dumps(template(language))
