"""What comes of a class's round: the workbook for its host, the picture for all, and the picture in words.

Both files are made in the worker's process. Nothing that draws or writes them is loaded here.
"""

from collections.abc import Iterator, Sequence
from functools import reduce

from bot.core.i18n import Voice
from bot.report.model import Record
from bot.report.phrases import of_those_who_answered, of_what_they_answered
from bot.report.statistics import figures
from bot.worker import Worker

ALT_LIMIT = 1024
"""Discord's limit for the text beside a picture; Slack's is higher."""


async def workbook(worker: Worker, record: Record, voice: Voice) -> bytes:
    """The .xlsx file of `bot.report`. WorkError if it could not be written."""
    return await worker.run(_write_workbook, record, voice)


async def picture(worker: Worker, record: Record, voice: Voice, part: int = 0) -> bytes:
    """The .png file of a part, as `bot.report.chart` draws it. WorkError if it could not be drawn."""
    return await worker.run(_draw_picture, record, voice, part)


def _write_workbook(record: Record, voice: Voice) -> bytes:
    from bot.report import document  # noqa: PLC0415  # only the worker's process loads what writes it

    return document.workbook(record, voice)


def _draw_picture(record: Record, voice: Voice, part: int) -> bytes:
    from bot.report import chart  # noqa: PLC0415  # only the worker's process loads what draws it

    return chart.picture(record, voice, part)


def alt_text(record: Record, voice: Voice, part: int = 0) -> str:
    """What a picture shows, for whoever does not see it: at most ALT_LIMIT characters, with the numbers it has."""
    numbers = figures(record)
    told = [voice("alt-head", title=record.title, date=voice.date(record.day.isoformat()))]
    if numbers.percent is None:
        return _one_text(voice, [*told, voice("report-no-results")])
    told.append(voice("alt-class", percent=voice.percent(numbers.percent), people=len(numbers.pupils)))
    items = [numbers.items[place] for place in record.parts[part]]
    shares = [(item.asked.number, item.percent) for item in items if item.percent is not None]
    if shares:
        each = [voice("alt-item", number=number, percent=voice.percent(share)) for number, share in shares]
        told.append(voice("alt-items", items=reduce(lambda one, other: voice("joined", first=one, second=other), each)))
    if part == len(record.parts) - 1 and numbers.median_percent is not None and not numbers.few:
        told.append(voice("alt-median", percent=voice.percent(numbers.median_percent)))
    return _one_text(voice, told)


def in_words(record: Record, voice: Voice) -> Iterator[tuple[str, str]]:
    """The figures of the workbook, for where no file can be sent: how each question went, then each person."""
    numbers = figures(record)
    for item in numbers.items:
        yield (
            f"{item.asked.number}",
            f"{item.asked.prompt} {voice('told-right', told=of_those_who_answered(voice, item))}",
        )
    for one in numbers.pupils:
        name = f"{one.pupil.name} ({one.pupil.pseudonym})" if one.pupil.name else one.pupil.pseudonym
        yield name, voice("told-right", told=of_what_they_answered(voice, one))


def _one_text(voice: Voice, sentences: Sequence[str]) -> str:
    return reduce(lambda first, second: voice("sentences", first=first, second=second), sentences)[:ALT_LIMIT]
