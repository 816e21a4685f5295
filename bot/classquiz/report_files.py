"""The files of a class's report: the workbook and the pictures, made by the worker."""

import logging
from collections.abc import Sequence

from bot.classquiz.service import RoundSnapshot
from bot.core.i18n import Voice
from bot.core.reply import Attachment, Listing, Prose
from bot.paper.model import Handout
from bot.worker import Worker, WorkError

log = logging.getLogger(__name__)


class ReportFiles:
    """Makes the workbook and the picture. What cannot be made is left out, and logged."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    async def both(self, held: RoundSnapshot, voice: Voice) -> Sequence[Attachment]:
        """The workbook and the picture."""
        from bot.classquiz.report_data import record  # noqa: PLC0415  # a start needs nothing of a report
        from bot.report import files  # noqa: PLC0415
        from bot.report.model import file_name  # noqa: PLC0415

        whole = record(held, voice)
        found = []
        try:
            book = await files.workbook(self._worker, whole, voice)
            instead = (Prose(voice("files-not-taken")), Listing(tuple(files.in_words(whole, voice))))
            found.append(Attachment(file_name(whole, "xlsx"), book, instead=instead))
        except WorkError:
            log.exception("the report of round %s could not be written", held.round.id)
        return [*found, *await self.picture(held, voice)]

    def gradebook(self, held: RoundSnapshot, voice: Voice) -> Sequence[Attachment]:
        """The grades as Canvas takes them, and as Moodle does."""
        from bot.classquiz.report_data import record  # noqa: PLC0415  # a start needs nothing of a report
        from bot.report import gradebook  # noqa: PLC0415
        from bot.report.model import file_name  # noqa: PLC0415

        whole = record(held, voice)
        instead = (Prose(voice("files-not-taken")), Listing(tuple(gradebook.in_words(whole, voice))))
        written = (("canvas", gradebook.canvas(whole, voice)), ("moodle", gradebook.moodle(whole, voice)))
        last = len(written) - 1
        return [
            Attachment(file_name(whole, f"{system}.csv"), data, instead=instead if at == last else ())
            for at, (system, data) in enumerate(written)
        ]

    async def handout(self, number: int, handout: Handout, voice: Voice) -> bytes | None:
        """What a participant missed, as a PDF; None if it could not be drawn."""
        from bot.paper.files import printed_handout  # noqa: PLC0415  # a start needs nothing of it

        try:
            return await printed_handout(self._worker, handout, voice)
        except WorkError:
            log.exception("a handout of round %s could not be drawn", number)
            return None

    async def picture(self, held: RoundSnapshot, voice: Voice) -> Sequence[Attachment]:
        """The picture alone, which names nobody; of many questions several."""
        from bot.classquiz.report_data import record  # noqa: PLC0415  # a start needs nothing of a report
        from bot.report import files  # noqa: PLC0415
        from bot.report.model import file_name  # noqa: PLC0415

        whole = record(held, voice)
        if not whole.asked or not whole.pupils:
            return []
        found = []
        try:
            for part in range(len(whole.parts)):
                drawn = await files.picture(self._worker, whole, voice, part)
                found.append(Attachment(file_name(whole, "png", part), drawn, files.alt_text(whole, voice, part)))
        except WorkError:
            log.exception("the picture of round %s could not be drawn", held.round.id)
        return found
