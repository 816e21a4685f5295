"""The command `today`: the fact of this day, wherever somebody is."""

from datetime import date
from typing import NamedTuple

from bot.core.clock import day_of
from bot.core.context import Caller
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.daily.rules import fact_of_the_day
from bot.daily.service import DailyService
from bot.facts.actions import FactActions
from bot.facts.selection import sure_facts
from bot.facts.views import Frame
from content.model import Fact


class TodaysFact(NamedTuple):
    """A fact, the day on which it is the one, and whether it happened on it."""

    fact: Fact
    day: date
    is_anniversary: bool


class TodayCommand:
    """One command, and which fact it would show."""

    def __init__(self, service: DailyService, facts: FactActions) -> None:
        self._service = service
        self._facts = facts

    async def today(self, caller: Caller) -> Reply:
        """The fact of this day: the one that stands in this place, else one that happened on it, else one for all."""
        found = await self.fact_for(caller)
        if found is None:
            return sentence(caller, "all-topics-off")
        occasion = caller.voice("on-this-day" if found.is_anniversary else "fact-of-the-day")
        return await self._facts.show_fact(caller, found.fact, Frame(occasion=occasion))

    async def fact_for(self, caller: Caller) -> TodaysFact | None:
        """The fact of this day for the caller where they are. None if moderators have switched every topic off."""
        day = day_of(self._service.clock(), caller.own_zone)
        pool = sure_facts(self._service.library, caller.here)
        if not pool and caller.here.off:
            return None
        posted = await self._service.of_today(caller.community, caller.place)
        if posted and posted.topic not in caller.here.off:
            return TodaysFact(posted, day, posted.month_day == f"{day:%m-%d}")
        fact, is_anniversary = fact_of_the_day(pool, day)
        return TodaysFact(fact, day, is_anniversary)
