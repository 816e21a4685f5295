"""The timeline: the whole of it in parts, and a year with its numbers; each part fits a phone."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import MAXYEAR
from functools import lru_cache
from unicodedata import east_asian_width

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.facts import timeline_views as views
from bot.facts.timeline_views import Part
from content.library import Library
from content.model import AnnualCount, Event, Source

WHOLE_ROOM, YEAR_ROOM = 30, 28
"""Lines of a phone for the events of one reply, with their notes and buttons. The rest is for what is around them."""
_LINE = 44
"""Letters of a line at most; Japanese, Korean and Chinese ones take two."""


def whole(library: Library, caller: Caller, first: int) -> Reply:
    """The part of the timeline in which the event at this place stands."""
    return views.timeline(library, caller, part_of(_events(library), 0, first, _lines(library, caller.voice)))


def year(library: Library, caller: Caller, year: int) -> Reply:
    """What happened in a year and how many people moved; for a year with neither, the nearest that have something."""
    if _in_year(library, year) or _count(library, year):
        return of_year(library, caller, year, 0)
    years = sorted({event.year for event in _events(library)})
    near = sorted(sorted(years, key=lambda other: abs(other - year))[:4])
    return views.no_year(caller, year, (years[0], years[-1]), near)


def of_year(library: Library, caller: Caller, year: int, first: int) -> Reply:
    """The part of a year in which the event at this place of it stands."""
    if year > MAXYEAR:
        return sentence(caller, "mistake-press")
    return views.year(library, caller, _part_of_year(library, caller.voice, year, first), _count(library, year))


def cited(library: Library, say: Voice, name: str) -> tuple[str, tuple[Source, ...]] | None:
    """What a part of a year is called, and its sources, by `1959/3` (`0/3` for one of the whole timeline).

    None if that is no such name.
    """
    found = re.fullmatch(r"(0|[1-9][0-9]{3})/([0-9]{1,3})", name)
    if not found:
        return None
    year, first = int(found[1]), int(found[2])
    if not year:
        part = part_of(_events(library), 0, first, _lines(library, say))
        return views.span(say, part), views.sources(library, part, None)
    part = _part_of_year(library, say, year, first)
    return say.date(str(year)), views.sources(library, part, _count(library, year))


def part_of(events: Sequence[Event], year: int, first: int, lines: Callable[[Event], int]) -> Part:
    """As many of the events as fit, with the one at the place `first` among them, and where the parts around begin."""
    starts = list(_starts([lines(event) for event in events], YEAR_ROOM if year else WHOLE_ROOM))
    at = max((number for number, start in enumerate(starts) if start <= first), default=0)
    starts = [*(starts or [0]), len(events)]
    before = starts[at - 1] if at else None
    after = starts[at + 1] if starts[at + 1] < len(events) else None
    return Part(year, tuple(events[starts[at] : starts[at + 1]]), starts[at], before, after)


def _starts(lines: Sequence[int], room: int) -> Iterator[int]:
    """Where each part begins."""
    left = 0
    for number, taken in enumerate(lines):
        if not number or taken > left:
            yield number
            left = room
        left -= taken


def _part_of_year(library: Library, say: Voice, year: int, first: int) -> Part:
    return part_of(_in_year(library, year), year, first, _lines_of_year(library, say))


def _lines(library: Library, say: Voice) -> Callable[[Event], int]:
    """How many lines an event takes in the whole timeline."""
    return lambda event: _high(" ".join(views.row(library, say, event)))


def _lines_of_year(library: Library, say: Voice) -> Callable[[Event], int]:
    """How many it takes in its year, with what is disputed about it and a button for each of its facts."""

    def lines(event: Event) -> int:
        notes = views.notes(library, say, [event])
        return sum(map(_high, views.row_of_year(say, event))) + sum(1 + _high("".join(it)) for it in notes) + 2

    return lines


@lru_cache(maxsize=4096)  # each part of the timeline asks it of every event
def _high(text: str) -> int:
    """Lines that a text takes on a phone."""
    return -(-sum(1 + (east_asian_width(letter) in "WF") for letter in text) // _LINE)


def _events(library: Library) -> Sequence[Event]:
    return sorted(library.events.values(), key=lambda event: event.date)


def _in_year(library: Library, year: int) -> Sequence[Event]:
    return [event for event in _events(library) if event.year == year]


def _count(library: Library, year: int) -> AnnualCount | None:
    return next((it for it in library.counts.values() if it.first <= year <= it.last), None)
