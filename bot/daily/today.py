"""The command `today`: the fact of this day, wherever somebody is."""

from bot.core.clock import day_of
from bot.core.context import Caller
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.daily.rules import fact_of_the_day
from bot.daily.service import DailyService
from bot.facts.actions import FactActions
from bot.facts.selection import sure_facts
from bot.facts.views import Frame


class TodayCommand:
    """One command."""

    def __init__(self, service: DailyService, facts: FactActions) -> None:
        self._service = service
        self._facts = facts

    async def today(self, caller: Caller) -> Reply:
        """The fact of this day: the one that stands in this place, else one that happened on it, else one for all."""
        day = day_of(self._service.clock(), caller.own_zone)
        pool = sure_facts(self._service.library, caller.here)
        if not pool and caller.here.off:
            return sentence(caller, "all-topics-off")
        chosen, is_anniversary = fact_of_the_day(pool, day)
        posted = await self._service.of_today(caller.community, caller.place)
        if posted and posted.topic not in caller.here.off:
            chosen, is_anniversary = posted, posted.month_day == f"{day:%m-%d}"
        occasion = caller.voice("on-this-day" if is_anniversary else "fact-of-the-day")
        return await self._facts.show_fact(caller, chosen, Frame(occasion=occasion))
