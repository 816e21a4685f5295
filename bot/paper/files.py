"""PDFs, drawn in the worker's process. What draws them is not loaded here."""

from datetime import datetime

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet
from bot.paper.model import Handout
from bot.worker import Worker


async def printed_quiz(worker: Worker, questions: QuestionSet, made: datetime) -> bytes:
    """A quiz with its grid and its key. WorkError if it could not be drawn."""
    return await worker.run(_draw_quiz, questions, made)


async def printed_handout(worker: Worker, handout: Handout, voice: Voice) -> bytes:
    """What somebody missed. WorkError if it could not be drawn."""
    return await worker.run(_draw_handout, handout, voice)


def _draw_quiz(questions: QuestionSet, made: datetime) -> bytes:
    from bot.paper.quiz_sheet import quiz_sheet  # noqa: PLC0415  # only the worker's process loads what draws it

    return quiz_sheet(questions, made)


def _draw_handout(handout: Handout, voice: Voice) -> bytes:
    from bot.paper.handout import handout_pdf  # noqa: PLC0415  # only the worker's process loads what draws it

    return handout_pdf(handout, voice)
