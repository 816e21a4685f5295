"""What stands of the daily fact on a page of somebody's own: the fact of today, and for moderators every schedule."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.reply import Block, Reply
from bot.daily import home_views
from bot.daily.service import DailyService, waiting
from bot.daily.today import TodayCommand

MOST = 5
"""Schedules that are shown one by one."""


class DailyHome:
    """What is shown of the daily fact."""

    def __init__(self, service: DailyService, today: TodayCommand) -> None:
        self._service = service
        self._today = today

    async def news(self, caller: Caller) -> Sequence[Block]:
        """The fact of today, which the caller has not seen by that."""
        found = await self._today.fact_for(caller)
        return home_views.todays(caller, found.fact) if found else ()

    async def schedules(self, caller: Caller) -> Reply | None:
        """For moderators, what comes where and how that stands."""
        if Root.MODERATORS not in caller.staff:
            return None
        found = await self._service.store.of(caller.community)
        return home_views.schedules(caller, [(one, waiting(one, 1)) for one in found[:MOST]], len(found))
