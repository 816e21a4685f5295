"""The Koreans in Japan: time runs down to scale, a bar for each count, and nothing where there is none."""

from collections.abc import Sequence
from itertools import pairwise

from bot.core.i18n import Voice
from bot.pictures.canvas import BLUE, GREY, INK, LINE, MARGIN, PALE, SMALL, WIDTH, Box, Canvas, width
from bot.pictures.drawings import Counted, Population
from bot.pictures.frame import foot, foot_height, head, head_height
from bot.pictures.wording import counted, remarks, sources, title

_YEAR, _THICK, _LINE = 7.6, 13, 40.0
"""How high a year is, how thick a bar, and how far two lines of text are apart at least."""
_LEFT = MARGIN + 110


def drawn(voice: Voice, population: Population) -> Canvas:
    """The picture."""
    told, counts = title(voice, population), population.counts
    below = voice("population-gaps")
    notes = [*remarks(voice, population), voice("population-until"), voice("population-since")]
    notes.append(sources(voice, population))
    first, last = counts[0].year, counts[-1].year
    start = head_height(told, below) + 26
    places = [start + (count.year - first) * _YEAR for count in counts]
    texts = spread(places, _LINE)
    end = max(start + (last - first) * _YEAR, texts[-1])
    canvas = Canvas(end + 48 + foot_height(notes))
    head(canvas, told, below)
    for decade in range(-(-first // 10) * 10, last + 1, 10):
        y = start + (decade - first) * _YEAR
        canvas.bar(Box(_LEFT - 12, y - 1, _LEFT, y + 1), LINE)
    canvas.bar(Box(_LEFT - 2, start - 16, _LEFT, end + 16), GREY)
    longest = next(counted(voice, it) for it in counts if it.people == _most(counts))
    room = WIDTH - MARGIN - _LEFT - width(longest, SMALL) - 20
    for count, place, text in zip(counts, places, texts, strict=True):
        box = Box(_LEFT, place - _THICK / 2, _LEFT + count.people / _most(counts) * room, place + _THICK / 2)
        if count.south_only:
            canvas.framed(box, PALE, BLUE)
        else:
            canvas.bar(box, BLUE)
        canvas.text((_LEFT - 22, text + 12), str(count.year), SMALL, to="r")
        canvas.text((box.right + 16, text + 12), counted(voice, count), SMALL, INK)
    foot(canvas, notes)
    return canvas


def _most(counts: Sequence[Counted]) -> int:
    return max(count.people for count in counts)


def spread(places: Sequence[float], least: float) -> Sequence[float]:
    """The same places, those that are too close moved apart by as little as need be, evenly to both sides."""
    found = list(places)
    for _ in range(200):
        for number, (one, other) in enumerate(pairwise(found)):
            if (short := least - (other - one)) > 0.01:
                found[number] -= short / 2
                found[number + 1] += short / 2
    return found
