"""The loop of classes. It closes questions whose time is up, and has shown and sent what has changed.

What is to be done is read from the database each time, so that a start after a crash is nothing special.
"""

import asyncio
import contextlib
import functools
import logging
import math

from bot.classquiz import rules
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.host_messages import HostMessages
from bot.classquiz.peers import Peers
from bot.classquiz.publisher import RoundPublisher, places_of
from bot.classquiz.service import ClassService, RoundSnapshot, current_key
from bot.core.beat import Beat
from bot.core.clock import SECOND
from bot.core.platform import NotPostedError, PostFailure
from bot.core.polling import poll
from bot.db.database import DatabaseError
from bot.quiz.items import Phase, Refusal

log = logging.getLogger(__name__)

POLL_EVERY = 0.5
"""Seconds between two looks at what is due."""
TURNS_WITHIN = 8.0
"""Seconds by which a look is over: what takes longer has a task of its own."""
ALIVE_EVERY = 1.0
"""Seconds between two signs of life."""
OUTAGE = 3 * SECOND
"""How long nobody was at work before that counts as an outage."""
RETRY_AFTER = 5.0
"""Seconds until something that could not be shown is tried again."""


class RoundRunner:
    """Looks, again and again, at what is due, and does it: each round in a task of its own, so that none waits."""

    def __init__(
        self,
        service: ClassService,
        displays: DisplayStore,
        publisher: RoundPublisher,
        host: HostMessages,
        owner: str,
        peers: Peers,
    ) -> None:
        self._service = service
        self._signal = service.signal
        self._displays = displays
        self._publisher = publisher
        self._host = host
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()
        self._waiting: dict[int, float] = {}
        self._owner = owner
        self._peers = peers
        self.beat = Beat("quizzes of classes", TURNS_WITHIN)
        self._reported = self._looked = -math.inf
        self._left: frozenset[int] = frozenset()
        self._ahead = rules.HOST_GONE  # the first look is at every live round: the last press may not have been heard

    async def run(self) -> None:
        """Go on until cancelled. What is under way then is finished first, if it does not take long."""
        try:
            what = "looking for what is due in classes"
            await poll(self.look, lambda: self._signal.wait(POLL_EVERY), what, self.beat)
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(3):
                    await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def let_go(self) -> None:
        """Once `run` has ended: whatever this process has claimed is free, and the others are told to take it now."""
        await self._displays.report_gone(self._owner, self._service.clock())
        await self._peers.gone()

    async def look(self) -> None:
        """One look: begin what is due."""
        here = self._time()
        if here >= self._looked + OUTAGE / SECOND:  # at the first look, and where the database or this process stood
            await self._recover()
        self._looked = here
        overdue = await self._displays.due(self._service.clock() + self._ahead)
        wanted = {*self._signal.take(), *overdue}
        self._ahead = 0
        if here >= self._reported + ALIVE_EVERY and (wanted or await self._displays.has_live()):
            self._reported = here  # before anything is claimed: others take over what nobody alive holds
            await self._displays.report_alive(self._owner, self._service.clock())
            self._left = frozenset(await self._displays.left())
            wanted |= self._left
        for number in wanted:
            if number in self._busy:
                self._again.add(number)
            elif self._waiting.get(number, 0) <= self._time():
                task = asyncio.create_task(self._work(number))
                self._busy[number] = task
                task.add_done_callback(functools.partial(self._done, number))
        if not self._busy:
            self._signal.settle()

    async def _recover(self) -> None:
        """After the bot was gone: what is open has not run meanwhile, and people have a while to answer."""
        now, last = self._service.clock(), await self._displays.last_alive()
        if last is None or now - last < OUTAGE:
            return
        for number in await self._displays.due(now + rules.HOST_GONE):
            held = await self._service.load_by_id(number)
            after = rules.recover(held.round, now - max(last, held.round.stepped), now) if held else None
            if held and after:
                await self._service.advance(held, after)

    def _done(self, number: int, _: "asyncio.Task[None]") -> None:
        self._busy.pop(number, None)
        if number in self._again:
            self._again.remove(number)
            self._signal.notify(number)
        elif not self._busy:
            self._signal.settle()

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._busy:
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _time(self) -> float:
        return asyncio.get_running_loop().time()

    async def _work(self, number: int) -> None:
        try:
            await self._see_to(number)
        except NotPostedError as error:
            self._put_off(number, error.wait)
            await self._excuse(number, error)
        except DatabaseError as error:
            self._put_off(number)
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        except Exception:
            self._put_off(number)
            log.exception("a bug while showing round %s", number)

    def _put_off(self, number: int, told: float = 0.0) -> None:
        """Look at a round again in a while, as if it had changed then: what changes before is not heard.

        `told`: how many seconds the platform has asked for.
        """
        wait = max(RETRY_AFTER, told)
        self._waiting[number] = self._time() + wait
        self._publisher.forget(number)
        asyncio.get_running_loop().call_later(wait, self._signal.notify, number)

    async def _see_to(self, number: int) -> None:
        """Take a round as far as its time has come, and have it shown. Where the bot was removed from, it ends."""
        held = await self._caught_up(number)
        if held and number in self._left:
            await self._abandon(held)
            await self._report(number)
            return
        displays = await self._displays.of(number)
        if held:
            await self._publisher.close_copies(held, displays)
            await self._publisher.left.finish(held, displays)
            await self._host.close_left(held, displays)
        if held is None or held.stored.reported is not None:
            self._publisher.forget(number)
            return
        if await self._publisher.show(held, displays):
            self._host.is_well(number)
            await self._panel(number)
        else:
            counts = held.round.phase in (Phase.LOBBY, Phase.OPEN)
            if counts and await self._publisher.count(held, displays):
                await self._host.panel(held, displays, is_count=True)
            await self._host.catch_up(held, displays)
        if held.round.phase is Phase.ENDED:
            await self._report(number)

    async def _caught_up(self, number: int) -> RoundSnapshot | None:
        """The round after the next step that is due, which is to be seen before another. None if there is none."""
        held = await self._service.load_by_id(number)
        if held is None:
            return None
        after = rules.tick(held.round, held.participants, held.given, self._service.clock())
        if after is None:
            await self._service.reschedule(held)
            return held
        await self._service.advance(held, after)
        return await self._service.load_by_id(number)

    async def _panel(self, number: int) -> None:
        held = await self._service.load_by_id(number)
        if held:
            await self._host.panel(held, await self._displays.of(number))

    async def _report(self, number: int) -> None:
        """Have the report sent, once the end is shown everywhere."""
        held = await self._service.load_by_id(number)
        displays = await self._displays.of(number)
        shown = {display.key: display.shown for display in displays}
        if held and all(shown.get(current_key(held, place), -1) >= held.round.version for place in places_of(displays)):
            await self._host.report(held, displays)
            self._publisher.forget(number)

    async def _excuse(self, number: int, error: NotPostedError) -> None:
        """Tell the host why nothing is to be seen. A place that is gone ends the round."""
        log.warning("round %s cannot be shown: %s", number, error)
        held = await self._service.load_by_id(number)
        if held is None:
            return
        await self._host.excuse(held, error)
        refused = error.why in (PostFailure.FORBIDDEN, PostFailure.REFUSED) and held.round.phase is Phase.ENDED
        if error.why is PostFailure.GONE or refused:
            await self._abandon(held)

    async def _abandon(self, held: RoundSnapshot) -> None:
        """End a round that can no longer be shown; its report goes out without anything being posted."""
        after = rules.end(held.round, self._service.clock())
        if held.round.phase is not Phase.ENDED and not isinstance(after, Refusal):
            await self._service.advance(held, after)
        stored = await self._service.store.by_id(held.round.id)
        if stored:
            over = await self._service.load(stored)
            for place in places_of(await self._displays.of(stored.id)):
                await self._displays.abandon(current_key(over, place), stored.version)
        self._waiting.pop(held.round.id, None)
