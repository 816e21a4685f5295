"""What staff see of classes on a page of their own: the rounds that go on, their last reports, how to start one."""

from dataclasses import replace

from bot.classquiz import home_views
from bot.classquiz.rows import StoredClass
from bot.classquiz.service import ClassService, RoundSnapshot, rebuild
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.reply import Reply
from content.library import Library

MOST_LIVE, MOST_REPORTS = 5, 3
"""Rounds that go on, and reports, that are shown one by one."""
_LATEST = 8
"""Rounds of a host that are looked at for the last reports: some are lobbies that were called off."""


class ClassHome:
    """What is shown of classes."""

    def __init__(self, library: Library, service: ClassService) -> None:
        self._library = library
        self._service = service

    async def classes(self, caller: Caller) -> Reply | None:
        """For whoever may lead a class: every round that goes on in the community, and the reports of their own."""
        if Root.CLASS not in caller.staff:
            return None
        store = self._service.store
        live = await store.live_of(caller.community, MOST_LIVE + 1)
        hosted = await store.hosted_by(caller.person, _LATEST)
        over = [one for one in hosted if one.state.ended is not None and one.state.clock is not None]
        going_on = [await self._with_people(one) for one in live[:MOST_LIVE]]
        ended = [await self._with_people(one) for one in over[:MOST_REPORTS]]
        return home_views.classes(self._library, caller, going_on, ended, is_more=len(live) > MOST_LIVE)

    async def _with_people(self, stored: StoredClass) -> RoundSnapshot:
        """A round with who takes part. The answers do not matter here."""
        return replace(rebuild(stored), people=await self._service.store.participants(stored.id))
