"""The loop of classes. It closes questions whose time is up, shows what has changed, sends reports.

What is to be done is read from the database each time, so that a start after a crash is nothing special. Whatever is
shown is claimed for a while, posted, and marked: two processes on one database do not show it twice.
"""

import asyncio
import contextlib
import functools
import logging

from bot.classquiz import host_views as panel, rules, service as classes, views as public
from bot.classquiz.report_data import files, picture
from bot.classquiz.service import Held
from bot.core.context import Bot, Caller
from bot.core.platform import NotPostedError, Why, outlet_for
from bot.db.database import DatabaseError
from bot.quiz.rules import Phase, Refused

log = logging.getLogger(__name__)

BEAT = 0.5
"""Seconds between two looks at what is due."""
LEASE = 30_000
"""How many ms showing something may take, before somebody else may show it."""
COUNT_EVERY = 2.0
"""Seconds, at least, between two edits that only change how many have answered."""
PATIENCE = 5.0
"""Seconds until something that could not be shown is tried again."""
LOBBY, END = -1, 1_000_000
"""What stands for the lobby and the end among the positions of messages."""


class Heartbeat:
    """Looks, again and again, at what is due, and does it: each round in a task of its own, so that none waits."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()
        self._counted: dict[int, tuple[float, int]] = {}
        self._waiting: dict[int, float] = {}
        self._told: set[tuple[int, Why]] = set()
        self._overtaken: set[int] = set()
        self._ahead = rules.HOST_GONE  # the first look is at every live round: the last press may have rung no bell

    async def run(self) -> None:
        """Go on until cancelled. What is under way then is finished first, if it does not take long."""
        try:
            while True:
                try:
                    await self.beat()
                except DatabaseError as error:
                    log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
                await self._bot.bell.wait(BEAT)
        finally:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(3):
                    await asyncio.gather(*self._busy.values(), return_exceptions=True)

    async def beat(self) -> None:
        """One look: begin what is due."""
        until = classes.now(self._bot) + self._ahead
        overdue = await self._bot.store.classes.due(until)
        wanted = {*self._bot.bell.heard(), *overdue}
        self._ahead = 0
        for number in wanted:
            if number in self._busy:
                self._again.add(number)
            elif self._waiting.get(number, 0) <= self._clock():
                task = asyncio.create_task(self._work(number))
                self._busy[number] = task
                task.add_done_callback(functools.partial(self._done, number))
        if not self._busy:
            self._bot.bell.calm()

    def _done(self, number: int, _: "asyncio.Task[None]") -> None:
        self._busy.pop(number, None)
        if number in self._again:
            self._again.remove(number)
            self._bot.bell.ring(number)
        elif not self._busy:
            self._bot.bell.calm()

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._busy:
            await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _clock(self) -> float:
        return asyncio.get_running_loop().time()

    async def _work(self, number: int) -> None:
        try:
            await self._round(number)
        except NotPostedError as error:
            self._put_off(number)
            await self._excuse(number, error)
        except DatabaseError as error:
            self._put_off(number)
            log.error("%s", error)  # noqa: TRY400
        except Exception:
            self._put_off(number)
            log.exception("a bug while showing round %s", number)

    def _put_off(self, number: int) -> None:
        """Look at a round again in a while, as if it had rung then: what rings before is not heard."""
        self._waiting[number] = self._clock() + PATIENCE
        self._counted.pop(number, None)
        asyncio.get_running_loop().call_later(PATIENCE, self._bot.bell.ring, number)

    async def _round(self, number: int) -> None:
        """Take a round as far as its time has come, and show it."""
        held = await self._caught_up(number)
        if held is None or held.stored.reported is not None:
            self._counted.pop(number, None)
            return
        if held.stored.shown < held.round.version:
            await self._show(held)
        elif held.round.phase in (Phase.LOBBY, Phase.OPEN):
            await self._count(held)
        elif number in self._overtaken:
            self._overtaken.discard(number)
            await self._again_posted(held)
        fresh = await classes.held(self._bot, number) if held.round.phase is Phase.ENDED else None
        if fresh and fresh.stored.shown >= fresh.round.version:
            await self._report(fresh)

    async def _caught_up(self, number: int) -> Held | None:
        """The round after the next step that is due, which is to be seen before another. None if there is none."""
        bot = self._bot
        stored = await bot.store.classes.by_id(number)
        held = await classes.hold(bot, stored) if stored else None
        if stored and held is None and stored.state.ended is None:
            await classes.drop(bot, stored)
        if held is None:
            return None
        after = rules.tick(held.round, held.participants, held.given, classes.now(bot))
        if after is None:
            return held
        await classes.take(bot, held, after)
        return await classes.held(bot, number)

    async def _show(self, held: Held) -> None:
        """Post what a step has changed, or edit the message that shows it, and the host's panel."""
        bot, number = self._bot, held.round.id
        until = classes.now(bot) + LEASE
        if not await bot.store.classes.claim(number, classes.now(bot), until):
            return
        held = await classes.held(bot, number) or held
        try:
            message = await self._posted(held)
        except NotPostedError:
            await bot.store.classes.mark_shown(number, held.stored.shown, held.stored.message, until)
            raise
        is_first = held.stored.panel is None  # then it stays claimed until there is a panel: there shall be one
        await bot.store.classes.mark_shown(number, held.round.version, message, 0 if is_first else until)
        self._counted[number] = (self._clock(), _progress(held))
        self._overtaken.discard(number)  # an older count of ours has been written over
        self._told -= {(number, why) for why in Why}
        await self._panel(held)
        if is_first:
            await bot.store.classes.mark_shown(number, held.round.version, message, until)

    async def _posted(self, held: Held) -> str:
        """Show the round in its place. Gives which message shows it, as it is stored."""
        bot, number = self._bot, held.round.id
        outlet = outlet_for(bot.outlets, held.stored.place)
        key = _key(held)
        before, _, message = (held.stored.message or "").partition("|")
        if not (before and int(before) == key and await self._edited(held, message)):
            if before and int(before) != key and (left := public.left(bot, held, int(before))):
                with contextlib.suppress(NotPostedError):
                    await outlet.edit(message, left)
            if key == END:
                reply = public.ended(bot, held, await picture(bot, held, held.voice))
            else:
                reply = public.public(bot, held)
            message = await outlet.post(held.stored.place, reply, f"class/{number}/{key}/{message}")
        return f"{key}|{message}"

    async def _edited(self, held: Held, message: str) -> bool:
        """Whether the message could be changed; not if somebody has deleted it: then it is posted again."""
        try:
            await outlet_for(self._bot.outlets, held.stored.place).edit(message, public.public(self._bot, held))
        except NotPostedError as error:
            if error.why is not Why.LOST:
                raise
            return False
        return True

    async def _count(self, held: Held) -> None:
        """Show how many have joined or answered, not more often than every two seconds."""
        number, here = held.round.id, self._clock()
        last, shown = self._counted.get(number, (0.0, -1))
        if _progress(held) == shown:
            return
        if here < last + COUNT_EVERY:
            asyncio.get_running_loop().call_later(last + COUNT_EVERY - here, self._bot.bell.ring, number)
            return
        self._counted[number] = (here, _progress(held))
        if (held.stored.message or "").startswith(f"{_key(held)}|"):
            await self._again_posted(held)
            if held.stored.panel:  # the first one is sent by whoever has claimed the round
                await self._panel(held)
            after = await self._bot.store.classes.by_id(number)
            if after and after.version != held.round.version:  # another process may have shown that before us
                self._overtaken.add(number)
                asyncio.get_running_loop().call_later(COUNT_EVERY, self._bot.bell.ring, number)

    async def _again_posted(self, held: Held) -> None:
        """Show a round that is shown once more."""
        message = await self._posted(held)
        if message != held.stored.message:  # somebody had deleted it
            await self._bot.store.classes.mark_shown(held.round.id, held.round.version, message, 0)

    async def _panel(self, held: Held) -> None:
        """Keep the host's panel up to date, a message of their own that outlasts a reload."""
        host = held.stored.host
        if host is None or held.round.phase is Phase.ENDED or self._bot.bell.is_read(held.round.id):
            return
        reply = panel.panel(await self._host(held), held)
        outlet = outlet_for(self._bot.outlets, held.stored.place)
        try:
            if held.stored.panel:
                await outlet.edit(held.stored.panel, reply)
            elif held.stored.panel is None:
                key = f"panel/{held.round.id}"
                await self._bot.store.classes.keep_panel(held.round.id, await outlet.tell(host, reply, key))
        except NotPostedError as error:
            log.info("the panel of round %s cannot be shown: %s", held.round.id, error)
            if error.why is not Why.BUSY:
                await self._bot.store.classes.keep_panel(held.round.id, "")

    async def _report(self, held: Held) -> None:
        """Send the host the report of a round that has ended, once."""
        bot, number = self._bot, held.round.id
        until = classes.now(bot) + LEASE
        if not await bot.store.classes.claim(number, classes.now(bot), until):
            return
        if held.stored.host is not None:
            host = await self._host(held)
            reply = panel.handed(host.voice, held, await files(bot, held, host.voice))
            outlet = outlet_for(bot.outlets, held.stored.place)
            try:
                await outlet.tell(held.stored.host, reply, f"report/{number}")
            except NotPostedError as error:
                if error.why is Why.BUSY:
                    await bot.store.classes.mark_shown(number, held.stored.shown, held.stored.message, until)
                    raise
                log.info("the report of round %s waits to be asked for: %s", number, error)
            if held.stored.panel:
                with contextlib.suppress(NotPostedError):
                    await outlet.edit(held.stored.panel, panel.panel(host, held))
        await bot.store.classes.mark_reported(number, classes.now(bot))
        self._counted.pop(number, None)

    async def _host(self, held: Held) -> Caller:
        """The host, in the language in which they are answered, else in the round's."""
        person = held.stored.host or ""
        language = await self._bot.store.language(person) or held.round.terms.language
        return Caller(person, held.stored.community, language, language)

    async def _excuse(self, number: int, error: NotPostedError) -> None:
        """Tell the host, once, why nothing is to be seen. A place that is gone ends the round."""
        log.warning("round %s cannot be shown: %s", number, error)
        held = await classes.held(self._bot, number)
        if held is None:
            return
        if held.stored.host and (number, error.why) not in self._told:
            self._told.add((number, error.why))
            host = await self._host(held)
            with contextlib.suppress(NotPostedError):
                outlet = outlet_for(self._bot.outlets, held.stored.place)
                reply = panel.stopped(host.voice, held, error.why)
                await outlet.tell(held.stored.host, reply, f"stopped/{number}/{error.why}")
        if error.why is Why.GONE or (error.why is Why.FORBIDDEN and held.round.phase is Phase.ENDED):
            await self._abandon(held)

    async def _abandon(self, held: Held) -> None:
        """End a round that can no longer be shown; its report goes out without anything being posted."""
        after = rules.end(held.round, classes.now(self._bot))
        if held.round.phase is not Phase.ENDED and not isinstance(after, Refused):
            await classes.take(self._bot, held, after)
        stored = await self._bot.store.classes.by_id(held.round.id)
        if stored:
            await self._bot.store.classes.mark_shown(stored.id, stored.version, stored.message, stored.lease or 0)
        self._waiting.pop(held.round.id, None)


def _key(held: Held) -> int:
    """Which message shows the round: one for the lobby, one for each question with its note, one for the end."""
    return {Phase.LOBBY: LOBBY, Phase.ENDED: END}.get(held.round.phase, held.round.position)


def _progress(held: Held) -> int:
    """What the count in the message depends on."""
    return hash((held.round.version, held.joined, len(held.answers)))
