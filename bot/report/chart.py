"""The result of a class, drawn to be read on a telephone. No name of anybody is on it, so that it may be posted.

A bar for each question, under its whole text, in the order in which they were asked; then a dot for each person. No
picture has more than ten questions. How shapes and letters get onto a sheet is the matter of `bot.pictures.canvas`;
what the picture says in words, and who draws it, that of `files`.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.pictures.canvas import (
    BLUE,
    GREY,
    INK,
    LINE,
    MARGIN,
    ORANGE,
    SMALL,
    TRACK,
    WIDTH,
    Box,
    Canvas,
    shortened,
    width,
    wrapped,
)
from bot.pictures.frame import BELOW, foot, foot_height
from bot.report.model import Record
from bot.report.statistics import FEW, REVISIT_PERCENT, Band, Figures, ItemFigures, band, figures

_LEFT, _RIGHT = MARGIN, WIDTH - MARGIN
_TITLE, _TITLE_LINE = 46, 58
_TEXT, _TEXT_LINE, _MOST_LINES = 34, 44, 4
_INDENT = 58
"""From a question's number to its text."""
_BAR, _VALUE, _BETWEEN = 22, 118, 36
"""How high a bar is, how much room its number has to the right of it, and the room between two questions."""
_PLOT, _DOT = 190, 24
"""How high the dots may stand above each other, and how wide one is at most."""


def picture(record: Record, voice: Voice, part: int = 0) -> bytes:
    """The PNG of one of `record.parts`. Drawing takes a good part of a second: not to be called where others wait."""
    return drawn(record, voice, part).png()


def drawn(record: Record, voice: Voice, part: int = 0) -> Canvas:
    """The same, before it is a file."""
    numbers = figures(record)
    shown = [numbers.items[place] for place in record.parts[part]]
    is_last = part == len(record.parts) - 1
    rows = [_Row(item, wrapped(item.asked.prompt, _TEXT, _RIGHT - _LEFT - _INDENT, _MOST_LINES)) for item in shown]
    head = _Head(record, voice, numbers, part)
    notes = _notes(voice, numbers)
    if not numbers.answered:
        canvas = Canvas(head.height + 120 + foot_height([]))
        canvas.text((_LEFT, head.height + 60), voice("report-no-results"), _TEXT, GREY)
    else:
        dots = _people_height(voice, numbers) if is_last else 0
        canvas = Canvas(head.height + sum(row.height for row in rows) + dots + foot_height(notes))
        top = head.height
        for row in rows:
            _question(canvas, voice, row, top)
            top += row.height
        if is_last:
            _people(canvas, voice, numbers, top)
    head.draw(canvas)
    foot(canvas, notes if numbers.answered else [])
    return canvas


class _Head:
    """Title, date, and how the class did as a whole."""

    def __init__(self, record: Record, voice: Voice, numbers: Figures, part: int) -> None:
        self._title = wrapped(record.title, _TITLE, _RIGHT - _LEFT, 2, bold=True)
        told = [voice.date(record.day.isoformat())]
        if len(record.parts) > 1:
            own = record.parts[part]
            first, last = record.asked[own[0]].number, record.asked[own[-1]].number
            told.append(voice("chart-part", first=first, last=last))
        self._when = " · ".join(told)
        self._whole = None if numbers.percent is None else voice.percent(numbers.percent)
        self._label = voice("chart-right")

    @property
    def height(self) -> float:
        """Down to where the questions begin."""
        return 40 + _TITLE_LINE * len(self._title) + 52 + (112 if self._whole else 0) + 26

    def draw(self, canvas: Canvas) -> None:
        """Onto the top of a sheet."""
        y = 40.0
        for line in self._title:
            y += _TITLE_LINE
            canvas.text((_LEFT, y - 10), line, _TITLE, bold=True)
        canvas.text((_LEFT, y + 38), self._when, SMALL, GREY)
        if self._whole:
            base = y + 52 + 92
            canvas.text((_LEFT, base), self._whole, 84, BLUE, bold=True)
            start = _LEFT + width(self._whole, 84, bold=True) + 24
            canvas.text((start, base), shortened(self._label, SMALL, _RIGHT - start), SMALL, GREY)


class _Row(NamedTuple):
    """A question and the lines of its text."""

    item: ItemFigures
    lines: Sequence[str]

    @property
    def height(self) -> float:
        """With the room below it."""
        return len(self.lines) * _TEXT_LINE + 12 + _BAR + _BETWEEN


def _question(canvas: Canvas, voice: Voice, row: _Row, top: float) -> None:
    """Its number, its text, below that its bar, and beside the bar how many knew it."""
    item = row.item
    canvas.text((_LEFT, top + 34), str(item.asked.number), _TEXT, GREY, bold=True)
    for place, line in enumerate(row.lines):
        canvas.text((_LEFT + _INDENT, top + 34 + _TEXT_LINE * place), line, _TEXT)
    above = top + len(row.lines) * _TEXT_LINE + 12
    track = Box(_LEFT + _INDENT, above, _RIGHT - _VALUE, above + _BAR)
    is_weak = item.percent is not None and band(item.percent) is Band.RETEACH
    told = "–" if item.percent is None else voice.percent(item.percent)
    canvas.text((_RIGHT, track.bottom + 2), told, 38, ORANGE if is_weak else INK, bold=True, to="r")
    canvas.bar(track, TRACK)
    if item.percent:
        end = track.left + (track.right - track.left) * item.right / item.answered
        canvas.bar(track._replace(right=end), ORANGE if is_weak else BLUE)
    mark = track.left + (track.right - track.left) * REVISIT_PERCENT / 100
    canvas.bar(Box(mark - 1.5, track.top - 6, mark + 1.5, track.bottom + 6), INK)


def _notes(voice: Voice, numbers: Figures) -> Sequence[str]:
    """What stands below: how many people, what a bar is, and what the mark on it."""
    weak = voice("chart-weak", percent=voice.percent(REVISIT_PERCENT))
    return [voice("chart-foot", people=len(numbers.pupils)), weak]


def _people_height(voice: Voice, numbers: Figures) -> float:
    return BELOW + (_few_lines(voice) * 44 if numbers.few else 46 + _PLOT + 56 + 72)


def _few_lines(voice: Voice) -> int:
    return 1 + len(wrapped(voice("chart-few", people=FEW), SMALL, _RIGHT - _LEFT, 3))


def _people(canvas: Canvas, voice: Voice, numbers: Figures, top: float) -> None:
    """Everybody's share as a dot, in steps of five, and the median as a broken line."""
    room = _RIGHT - _LEFT
    canvas.text((_LEFT, top + 34), shortened(voice("chart-people"), _TEXT, room, bold=True), _TEXT, bold=True)
    if numbers.few or numbers.median is None:
        for place, line in enumerate(wrapped(voice("chart-few", people=FEW), SMALL, room, 3)):
            canvas.text((_LEFT, top + 34 + 44 * (place + 1)), line, SMALL, GREY)
        return
    plot = Box(_LEFT + 30, top + 98, _RIGHT - 44, top + 98 + _PLOT)
    for mark in (0, 25, 50, 75, 100):
        x = _place(plot, mark)
        canvas.bar(Box(x - 1, plot.top, x + 1, plot.bottom + 8), LINE)
        canvas.text((x, plot.bottom + 44), voice.percent(mark), SMALL, GREY, to="m")
    middle = _place(plot, float(numbers.median * 100))
    canvas.line(((middle, plot.top), (middle, plot.bottom)), INK, 3, dash=12)
    median = voice("chart-median", percent=voice.percent(numbers.median_percent or 0))
    half = width(median, SMALL) / 2
    canvas.text((min(max(middle, _LEFT + half), _RIGHT - half), plot.top - 12), median, SMALL, to="m")
    each = _dots(canvas, plot, [one.percent for one in numbers.pupils if one.percent is not None])
    canvas.text((_LEFT, plot.bottom + 94), shortened(voice("chart-dot", people=each), SMALL, room), SMALL, GREY)


def _dots(canvas: Canvas, plot: Box, shares: Sequence[int]) -> int:
    """Draw the dots. Gives for how many people each stands: one, unless so many did not fit above each other."""
    steps = Counter(5 * ((share * 2 + 5) // 10) for share in shares)
    most = max(steps.values())
    each = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, most) if math.ceil(most / n) * 13 <= _PLOT)
    wide = min(_DOT, _PLOT / math.ceil(most / each))
    for step, people in steps.items():
        for place in range(math.ceil(people / each)):
            canvas.dot((_place(plot, step), plot.bottom - wide * (place + 0.5)), wide * 0.44, BLUE)
    canvas.bar(Box(plot.left - 12, plot.bottom, plot.right + 12, plot.bottom + 2), GREY)
    return each


def _place(plot: Box, share: float) -> float:
    return plot.left + (plot.right - plot.left) * share / 100
