"""The timeline: the whole of it in parts, and a year with its numbers."""

from collections.abc import Sequence
from datetime import MAXYEAR

from bot.core.context import Caller
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.facts import views
from content.library import Library
from content.model import AnnualCount, Event

TIMELINE_PAGE, YEAR_PAGE = 12, 3
"""Lines of the timeline in one reply, and events of a year, which come with their sources."""


def whole(library: Library, caller: Caller, first: int) -> Reply:
    """A part of the timeline, from this line on."""
    events = _events(library)
    first = min(first, len(events) - 1)
    pages = views.Pages(0, first, len(events), TIMELINE_PAGE)
    return views.timeline(library, caller, events[first : first + TIMELINE_PAGE], pages)


def year(library: Library, caller: Caller, year: int) -> Reply:
    """What happened in a year and how many people moved; for a year with neither, the nearest that have something."""
    if _in_year(library, year) or _count(library, year):
        return of_year(library, caller, year, 0)
    years = sorted({event.year for event in _events(library)})
    near = sorted(sorted(years, key=lambda other: abs(other - year))[:4])
    return views.no_year(caller, year, (years[0], years[-1]), near)


def of_year(library: Library, caller: Caller, year: int, first: int) -> Reply:
    """A year, from this one of its events on: no more of them at once than a message holds with all their sources."""
    if year > MAXYEAR:
        return sentence(caller, "mistake-press")
    events = _in_year(library, year)
    first = min(first, max(0, len(events) - 1))
    pages = views.Pages(year, first, len(events), YEAR_PAGE)
    return views.year(library, caller, events[first : first + YEAR_PAGE], _count(library, year), pages)


def _events(library: Library) -> Sequence[Event]:
    return sorted(library.events.values(), key=lambda event: event.date)


def _in_year(library: Library, year: int) -> Sequence[Event]:
    return [event for event in _events(library) if event.year == year]


def _count(library: Library, year: int) -> AnnualCount | None:
    return next((it for it in library.counts.values() if it.first <= year <= it.last), None)
