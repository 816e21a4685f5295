"""The result of a class on one picture. No name of anybody is on it, so that it may be posted.

Left a bar for each question, in the order in which they were asked; right a dot for each person. How shapes and letters
get onto a sheet is the matter of `canvas`; what the picture says in words, and who draws it, that of `files`.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.report.canvas import (
    BLUE,
    GREY,
    HEIGHT,
    INK,
    LINE,
    ORANGE,
    TRACK,
    WIDTH,
    Box,
    Canvas,
    shortened,
    width,
    wrapped,
)
from bot.report.model import Record
from bot.report.statistics import FEW, REVISIT_PERCENT, Band, Figures, ItemFigures, band, figures

_MARGIN = 56
_BARS = Box(_MARGIN, 150, 1096, 820)
_DOTS = Box(1168, 158, WIDTH - _MARGIN, 816)


def picture(record: Record, voice: Voice) -> bytes:
    """The PNG, 1600 × 900. Drawing takes a good part of a second: not to be called where others wait."""
    numbers, canvas = figures(record), Canvas()
    _head(canvas, record, voice, numbers)
    if numbers.answered:
        _bars(canvas, voice, numbers.items)
        _people(canvas, voice, numbers)
        _foot(canvas, voice, numbers)
    else:
        canvas.text((_MARGIN, 300), voice("report-no-results"), 34, GREY)
    return canvas.png()


def _head(canvas: Canvas, record: Record, voice: Voice, numbers: Figures) -> None:
    """Title and date on the left, how the class did on the right."""
    title = shortened(record.title, 46, _BARS.right - _MARGIN, bold=True)
    canvas.text((_MARGIN, 84), title, 46, bold=True)
    canvas.text((_MARGIN, 126), voice.date(record.day.isoformat()), 27, GREY)
    if numbers.percent is not None:
        whole, label = voice.percent(numbers.percent), voice("chart-right")
        canvas.text((_DOTS.left, 108), whole, 72, BLUE, bold=True)
        start = _DOTS.left + width(whole, 72, bold=True) + 18
        lines = wrapped(label, 25, _DOTS.right - start, 2)
        for place, line in enumerate(lines):
            canvas.text((start, 107 - 33 * (len(lines) - 1 - place)), line, 25, GREY)


class _Row(NamedTuple):
    """How a question is set: the size of its text, of how many lines, and the height of its bar."""

    size: int
    lines: int
    bar: int

    @property
    def line(self) -> float:
        """From one line of text to the next."""
        return self.size * 1.27

    @property
    def tall(self) -> float:
        """What is drawn, without the room around it."""
        return self.lines * self.line + self.bar


def _bars(canvas: Canvas, voice: Voice, items: Sequence[ItemFigures]) -> None:
    """In one column, or from thirteen questions on in two."""
    columns = 1 if len(items) <= 12 else 2
    rows = math.ceil(len(items) / columns)
    high = min(190.0, (_BARS.bottom - _BARS.top) / rows)
    two = high >= 110
    size = min(34, max(24, int(high * (0.24 if two else 0.36))))
    row = _Row(size, 2 if two else 1, min(32, max(10, int(high * 0.26))) if high >= 50 else 10)
    gap = 56
    wide = (_BARS.right - _BARS.left - gap * (columns - 1)) / columns
    for place, item in enumerate(items):
        column, line = divmod(place, rows)
        left, top = _BARS.left + column * (wide + gap), _BARS.top + line * high
        _question(canvas, voice, item, row, Box(left, top, left + wide, top + high))


def _question(canvas: Canvas, voice: Voice, item: ItemFigures, row: _Row, box: Box) -> None:
    """Its number, its text above its bar, and at the bar's end how many knew it."""
    number, value = str(item.asked.number), _percent(voice, item.percent)
    left, right = box.left + 50, box.right - 104
    lines = wrapped(item.asked.prompt, row.size, right - left, row.lines)
    spare = (box.bottom - box.top - row.tall) / 2
    track = Box(left, box.bottom - spare - row.bar, right, box.bottom - spare)
    top = track.top - len(lines) * row.line
    for place, line in enumerate(lines):
        canvas.text((left, top + row.size * 0.95 + row.line * place), line, row.size)
    middle = (top + track.bottom) / 2
    canvas.text((box.left, middle + 9), number, 26, GREY, bold=True)
    canvas.text((box.right, middle + 10), value, 28, bold=True, to="r")
    canvas.bar(track, TRACK)
    if item.percent is not None:
        filled = track._replace(right=left + (right - left) * item.right / item.answered)
        if band(item.percent) is Band.RETEACH:
            canvas.hatched(filled, ORANGE)
        elif item.percent:
            canvas.bar(filled, BLUE)


def _people(canvas: Canvas, voice: Voice, numbers: Figures) -> None:
    """Everybody's share as a dot, in steps of 5 %, and the median as a broken line."""
    room = _DOTS.right - _DOTS.left
    canvas.text((_DOTS.left, _DOTS.top + 24), shortened(voice("chart-people"), 27, room, bold=True), 27, bold=True)
    shares = [pupil.percent for pupil in numbers.pupils if pupil.percent is not None]
    if numbers.few or numbers.median is None:
        for place, line in enumerate(wrapped(voice("chart-few", people=FEW), 25, room, 4)):
            canvas.text((_DOTS.left, _DOTS.top + 70 + 34 * place), line, 25, GREY)
        return
    canvas.rule(_DOTS.left, _DOTS.left + 44, _DOTS.top + 58, INK, dashed=True)
    canvas.text(
        (_DOTS.left + 54, _DOTS.top + 66),
        voice("chart-median", percent=_percent(voice, numbers.median_percent)),
        25,
        GREY,
    )
    plot = Box(_DOTS.left + 96, _DOTS.top + 108, _DOTS.right, _DOTS.bottom - 62)
    for mark in (0, 25, 50, 75, 100):
        canvas.rule(plot.left, plot.right, _level(plot, mark), LINE)
        canvas.text((plot.left - 16, _level(plot, mark) + 9), voice.percent(mark), 24, GREY, to="r")
    canvas.rule(plot.left, plot.right, _level(plot, float(numbers.median * 100)), INK, dashed=True)
    each = _dots(canvas, plot, shares)
    canvas.text((_DOTS.left, _DOTS.bottom - 8), shortened(voice("chart-dot", people=each), 25, room), 25, GREY)


def _dots(canvas: Canvas, plot: Box, shares: Sequence[int]) -> int:
    """Draw the dots. Gives for how many people each stands: one, unless so many did not fit beside each other."""
    steps = Counter(5 * ((share * 2 + 5) // 10) for share in shares)
    most, room = max(steps.values()), plot.right - plot.left - 12
    each = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, most) if math.ceil(most / n) * 13 <= room)
    wide = min(26.0, room / math.ceil(most / each))
    for step, people in steps.items():
        for place in range(math.ceil(people / each)):
            canvas.dot(plot.left + 8 + wide * (place + 0.5), _level(plot, step), wide * 0.44, BLUE)
    return each


def _level(plot: Box, share: float) -> float:
    return plot.bottom - (plot.bottom - plot.top) * share / 100


def _foot(canvas: Canvas, voice: Voice, numbers: Figures) -> None:
    """How many people, what the bars are, and what the hatching means."""
    base = HEIGHT - 30
    text = voice("chart-foot", people=len(numbers.pupils))
    hatch = voice("chart-weak", percent=voice.percent(REVISIT_PERCENT))
    canvas.rule(_MARGIN, WIDTH - _MARGIN, HEIGHT - 72, LINE)
    canvas.text((_MARGIN, base), text, 25, GREY)
    canvas.text((WIDTH - _MARGIN, base), hatch, 25, GREY, to="r")
    edge = WIDTH - _MARGIN - width(hatch, 25) - 14
    canvas.hatched(Box(edge - 52, base - 20, edge, base + 2), ORANGE)


def _percent(voice: Voice, whole: int | None) -> str:
    """A share as it is written; – where there is none."""
    return "–" if whole is None else voice.percent(whole)
