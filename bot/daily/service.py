"""A schedule of the daily fact between the store and its rules: when it is due, and which fact it is on a day.

The rules are in `bot.daily.rules`; what happens unasked is in `bot.daily.publisher`.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.community.store import CommunitySettings
from bot.core.context import Bot, open_facts
from bot.daily import rules as daily
from bot.daily.rules import Due, Slot, When
from bot.daily.store import Next, StoredSchedule, Wanted
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


def facts_for(bot: Bot, here: CommunitySettings) -> list[Fact]:
    """The facts that a community lets the daily fact be."""
    return [fact for fact in open_facts(bot, here) if here.daily_notes or not fact.content_note]


async def fact_for(bot: Bot, one: StoredSchedule, posted: Mapping[str, str], day: date) -> tuple[Fact, bool] | None:
    """The fact of a day, and whether it happened on it. None if the community's settings leave no fact.

    A topic of which there is none (any more) is any topic.
    """
    facts = facts_for(bot, await bot.store.communities.settings(one.community))
    had = {name: date.fromisoformat(last) for name, last in posted.items()}
    of_topic = [it for it in facts if it.topic == one.topic] or facts
    return daily.choose(of_topic, had, day, one.place) if of_topic else None


async def of_today(bot: Bot, community: str, place: str | None) -> Fact | None:
    """The fact that a place has had today, by the clock of its schedule."""
    one = next((it for it in await bot.store.schedules.of(community) if it.place == place), None)
    if one is None:
        return None
    day = bot.now().astimezone(ZoneInfo(one.zone)).date().isoformat()
    posted = await bot.store.schedules.posted(one.place)
    return next((bot.library.facts[it] for it, on in posted.items() if on == day and it in bot.library.facts), None)
