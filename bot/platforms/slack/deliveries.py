"""The work on what Slack delivers: each thing is worked on once, however often it is delivered to this process."""

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from cachetools import FIFOCache

from bot.core.clock import DAY, Clock
from bot.db.database import DatabaseError
from bot.db.notes import Notes

log = logging.getLogger(__name__)

T = TypeVar("T")

CACHE_SIZE = 1000
"""Deliveries of which this process knows what came of them. The database knows of more."""


REPEATS = DAY
"""How long a delivery is remembered in the database. Slack repeats one for some minutes."""


@dataclass(slots=True)
class Delivery(Generic[T]):
    """Something that Slack has delivered, once or more often, and the work on it."""

    work: "asyncio.Task[T]"
    is_late: bool = False
    """Acknowledged without its answer, which goes another way."""


class Deliveries:
    """What was delivered of late, and all the work that is under way."""

    def __init__(self) -> None:
        self._known: FIFOCache[str, Delivery[Any]] = FIFOCache(CACHE_SIZE)
        self._running: set[asyncio.Task[Any]] = set()
        self._hurry: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def once(self, key: str, work: Coroutine[Any, Any, T]) -> Delivery[T]:
        """The work on what has this key, begun only if it has not been delivered before."""
        known: Delivery[T] | None = self._known.get(key)
        if known is not None:
            work.close()
            return known
        new = self._known[key] = Delivery(self.start(work))
        return new

    def start(self, work: Coroutine[Any, Any, T]) -> "asyncio.Task[T]":
        """Do this in its own time. (A task to which nobody refers may vanish before its end.)"""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return task

    async def heed(self, work: "asyncio.Task[Any]", seconds: float) -> None:
        """Wait so long at most for this work, whose result may go along with the acknowledgement.

        Near the end of the process nobody waits: what is not acknowledged when the connection is gone comes again.
        """
        await asyncio.wait({work, self._hurry}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)

    async def finish(self, seconds: float) -> None:
        """Wait so long at most for what is under way, and a moment for its acknowledgements to leave."""
        if not self._hurry.done():
            self._hurry.set_result(None)
        until = asyncio.get_running_loop().time() + seconds
        was_running = bool(self._running)
        while self._running and (left := until - asyncio.get_running_loop().time()) > 0:  # one may start another
            await asyncio.wait(set(self._running), timeout=left)
        if was_running:
            await asyncio.sleep(0.05)


class Delivered:
    """What the database knows of deliveries: those that another process has answered."""

    def __init__(self, notes: Notes, clock: Clock) -> None:
        self._notes = notes
        self._clock = clock

    async def has(self, key: str) -> bool:
        """Whether this was answered already."""
        try:
            return await self._notes.was_delivered(key)
        except DatabaseError:  # the core will say so
            return False

    async def mark(self, key: str) -> None:
        """It is answered now."""
        now = self._clock()
        try:
            await self._notes.mark_delivered(key, now, now - REPEATS)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
