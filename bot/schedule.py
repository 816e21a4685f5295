"""A schedule of the daily fact between the store and its rules: when it is due, and which fact it is on a day.

The rules are in `bot.daily`; what happens unasked is in `bot.newsboy`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot import daily
from bot.app import Bot
from bot.daily import Due, Slot, When
from bot.storage.schedules import Next, StoredSchedule, Wanted
from content.model import Fact


def when(one: StoredSchedule | Wanted) -> When:
    """Its time, zone and days as the rules know them."""
    return When(time.fromisoformat(one.time), one.zone, frozenset(int(day) for day in one.days))


def milliseconds(moment: datetime) -> int:
    """A moment as the store writes it: whole ms since 1970."""
    return int(moment.timestamp() * 1000)


def stored(slot: Slot) -> Next:
    """A slot as the store writes it."""
    return Next(slot.day.isoformat(), milliseconds(slot.at))


def due(one: StoredSchedule, now: datetime) -> Due:
    """What is to be done about it now."""
    return daily.due(when(one), date.fromisoformat(one.day), now)


def waiting(one: StoredSchedule, count: int) -> list[Slot]:
    """The next slots from the day on that it waits for."""
    found = daily.slots(when(one), date.fromisoformat(one.day))
    return [slot for slot, _ in zip(found, range(count), strict=False)]


def last_day(posted: Mapping[str, str]) -> date | None:
    """The last day on which the place had a fact."""
    return date.fromisoformat(max(posted.values())) if posted else None


def upcoming(bot: Bot, one: StoredSchedule | Wanted, posted: Mapping[str, str], count: int = 3) -> list[Slot]:
    """The next slots from now on, on days on which the place has not had its fact."""
    return daily.upcoming(when(one), bot.now().astimezone(UTC), count, last_day(posted))


def fact_for(bot: Bot, one: StoredSchedule, posted: Mapping[str, str], day: date) -> tuple[Fact, bool]:
    """The fact of a day, and whether it happened on it. A topic that the content no longer has is any topic."""
    facts = list(bot.library.facts.values())
    had = {name: date.fromisoformat(last) for name, last in posted.items()}
    return daily.choose([it for it in facts if it.topic == one.topic] or facts, had, day, one.place)


async def of_today(bot: Bot, community: str, place: str | None) -> Fact | None:
    """The fact that a place has had today, by the clock of its schedule."""
    one = next((it for it in await bot.store.schedules.of(community) if it.place == place), None)
    if one is None:
        return None
    day = bot.now().astimezone(ZoneInfo(one.zone)).date().isoformat()
    posted = await bot.store.schedules.posted(one.place)
    return next((bot.library.facts[it] for it, on in posted.items() if on == day and it in bot.library.facts), None)
