"""A schedule of the daily fact between the store and its rules: when it is due, and which fact it is on a day.

The rules are in `rules`; what happens unasked is in `publisher`.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, time
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.core.clock import MINUTE, Clock, day_of, milliseconds, moment
from bot.core.community import CommunitySettings
from bot.daily import rules
from bot.daily.rules import Due, Slot, When
from bot.daily.store import NextDay, ScheduleStore, StoredSchedule, WantedSchedule
from bot.facts.selection import sure_facts
from content.library import Library
from content.model import Fact

SettingsOf: TypeAlias = Callable[[str], Awaitable[CommunitySettings]]
"""What moderators have decided for a community, by its address."""


class DailyService:
    """When facts are due and which they are."""

    def __init__(self, library: Library, store: ScheduleStore, clock: Clock, settings_of: SettingsOf) -> None:
        self.library = library
        self.store = store
        self.clock = clock
        self._settings_of = settings_of

    async def late(self) -> int:
        """How many daily facts should have come a minute ago, or earlier."""
        return await self.store.late(self.clock() - MINUTE)

    def upcoming(
        self,
        one: StoredSchedule | WantedSchedule,
        posted: Mapping[str, str],
        count: int = 3,
        skipped: str | None = None,
    ) -> list[Slot]:
        """The next slots from now on, on days on which the place has not had its fact and after one left out."""
        return rules.upcoming(when(one), moment(self.clock()), count, last_day(posted, skipped))

    async def going_on(self, one: StoredSchedule) -> list[Slot]:
        """The slots that a schedule would wait for if it went on from now."""
        return self.upcoming(one, await self.store.posted(one.place), skipped=one.skipped)

    async def next_fact(self, one: StoredSchedule) -> tuple[Slot, tuple[Fact, bool] | None]:
        """What would be posted next, as things are, also while it is paused."""
        slot = (await self.going_on(one))[0] if one.due is None else waiting(one, 1)[0]
        return slot, await self.fact_for(one, await self.store.posted(one.place), slot.day)

    def facts_for(self, here: CommunitySettings) -> list[Fact]:
        """The facts that a community lets the daily fact be."""
        return [fact for fact in sure_facts(self.library, here) if here.daily_notes or not fact.content_note]

    async def fact_for(self, one: StoredSchedule, posted: Mapping[str, str], day: date) -> tuple[Fact, bool] | None:
        """The fact of a day, and whether it happened on it. None if the community's settings leave no fact.

        A topic of which there is none (any more) is any topic. What moderators left out in a place does not come there.
        """
        skipped = await self.store.skipped_facts(one.place)
        facts = [it for it in self.facts_for(await self._settings_of(one.community)) if it.id not in skipped]
        had = {name: date.fromisoformat(last) for name, last in posted.items()}
        of_topic = [it for it in facts if it.topic == one.topic] or facts
        return rules.choose(of_topic, had, day, one.place) if of_topic else None

    async def of_today(self, community: str, place: str | None) -> Fact | None:
        """The fact that a place has had today, by the clock of its schedule."""
        one = next((it for it in await self.store.of(community) if it.place == place), None)
        if one is None:
            return None
        day = day_of(self.clock(), ZoneInfo(one.zone)).isoformat()
        posted = await self.store.posted(one.place)
        facts = self.library.facts
        return next((facts[name] for name, on in posted.items() if on == day and name in facts), None)


def when(one: StoredSchedule | WantedSchedule) -> When:
    """Its time, zone and days as the rules know them."""
    return When(time.fromisoformat(one.time), one.zone, frozenset(int(day) for day in one.days))


def stored(slot: Slot) -> NextDay:
    """A slot as the store writes it."""
    return NextDay(slot.day.isoformat(), milliseconds(slot.at))


def due(one: StoredSchedule, now: int) -> Due:
    """What is to be done about it at a moment (ms)."""
    return rules.due(when(one), date.fromisoformat(one.day), moment(now))


def waiting(one: StoredSchedule, count: int) -> list[Slot]:
    """The next slots from the day on that it waits for."""
    found = rules.slots(when(one), date.fromisoformat(one.day))
    return [slot for slot, _ in zip(found, range(count), strict=False)]


def last_day(posted: Mapping[str, str], skipped: str | None = None) -> date | None:
    """The last day on which the place had a fact, or that a moderator has left out."""
    done = [*posted.values(), *([skipped] if skipped else [])]
    return date.fromisoformat(max(done)) if done else None
