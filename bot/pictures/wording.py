"""What each picture says in words: its title, its sources, and for whoever does not see it everything that it shows."""

from collections.abc import Iterable
from functools import reduce
from typing import assert_never

from bot.core.i18n import Voice
from bot.pictures.drawings import Counted, Drawing, Moved, Moves, Population, Route

MOST_SOURCES = 4
"""How many a picture names: the best. Where it is shown alone, all stand below it."""
KILOMETRES = 900
"""From Niigata to Chongjin by a straight line, in round numbers."""


def title(voice: Voice, drawing: Drawing) -> str:
    """What stands above it."""
    match drawing:
        case Moves():
            return voice("moved-title")
        case Population():
            return voice("population-title")
        case Route(start, end):
            return voice("route-title", start=start, end=end)
        case _:
            assert_never(drawing)


def sources(voice: Voice, drawing: Drawing) -> str:
    """Where its numbers come from, in one line."""
    told = " · ".join(drawing.sources[:MOST_SOURCES])
    if more := len(drawing.sources[MOST_SOURCES:]):
        told = voice("picture-more", sources=told, more=more)
    return voice("picture-sources", sources=told)


def alt_text(voice: Voice, drawing: Drawing) -> str:
    """All that it shows, every number included."""
    match drawing:
        case Moves():
            listed = _listed(voice, (_moved(voice, it) for it in drawing.counts))
            told = [voice("moved-total", people=drawing.total), listed]
        case Population():
            listed = _listed(voice, (_counted(voice, it) for it in drawing.counts))
            told = [listed, *remarks(voice, drawing), voice("population-gaps")]
        case Route(start, end):
            told = [voice("route-shown", start=start, end=end, km=KILOMETRES)]
        case _:
            assert_never(drawing)
    first = voice("picture-alt", title=title(voice, drawing))
    return reduce(lambda one, other: voice("sentences", first=one, second=other), told, first)


def remarks(voice: Voice, population: Population) -> list[str]:
    """What other sources have, each with its year."""
    return [voice("population-note", year=str(year), note=note) for year, note in population.notes]


def _listed(voice: Voice, parts: Iterable[str]) -> str:
    return voice("picture-list", parts=reduce(lambda one, other: voice("joined-long", first=one, second=other), parts))


def _moved(voice: Voice, count: Moved) -> str:
    told = voice("moved-people", people=count.people) if count.people else voice("moved-none")
    if count.people and count.years > 1:
        told = voice("moved-together", people=count.people, years=count.years)
    return voice("picture-number", year=count.span, told=told)


def _counted(voice: Voice, count: Counted) -> str:
    return voice("picture-number", year=str(count.year), told=counted(voice, count))


def counted(voice: Voice, count: Counted) -> str:
    """How many there were, and of whom."""
    told = voice("population-about" if count.about else "population-people", people=count.people)
    return voice("population-south", people=told) if count.south_only else told
