"""Publishes the daily fact: looks again and again at what is due, and posts it, each day of each place once.

Whatever is due is claimed for a while, posted, and marked. What is to be done is read from the database each time, so
that a start after a crash is nothing special. When something is due is decided in `rules`.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

from bot.core.beat import Beat
from bot.core.clock import MINUTE, SECOND, Clock, day_of, milliseconds, moment
from bot.core.i18n import Voice
from bot.core.platform import (
    Address,
    Messengers,
    NotPostedError,
    PerhapsPostedError,
    PostFailure,
    PostKey,
    messenger_for,
)
from bot.core.polling import every, poll
from bot.core.reply import Reply
from bot.daily import rules, views
from bot.daily.service import DailyService, due, last_day, stored
from bot.daily.store import StoredSchedule
from bot.daily.turns import Turns
from bot.db.database import DatabaseError

log = logging.getLogger(__name__)

POLL_EVERY = 1.0
"""Seconds between two looks at what is due."""
TURNS_WITHIN = 8.0
"""Seconds by which a look is over, unless there is something to post."""
LEASE = MINUTE
"""How long posting may take, before somebody else may post: Discord knows a repeated message for some minutes."""
RETRY_AFTER = 3 * SECOND
"""How long to wait while a platform cannot be reached. That is nobody's fault here, and is not counted."""
AT_ONCE, BATCH = 16, 200
"""How many posts are under way, and how many due ones are read at a time."""

LanguageOf = Callable[[str], Awaitable[str | None]]


class DailyPublisher:
    """Posts what is due on each platform that this process serves, at the platform's pace."""

    def __init__(self, service: DailyService, messengers: Messengers, language_of: LanguageOf) -> None:
        self._service = service
        self._store = service.store
        self._clock: Clock = service.clock
        self._messengers = messengers
        self._language_of = language_of
        self._away: set[str] = set()
        self._quiet_until: dict[str, int] = {}
        self._beats = {name: Beat(f"daily facts on {name}", TURNS_WITHIN) for name in messengers}

    @property
    def beats(self) -> Sequence[Beat]:
        """Whether the loop of each platform turns."""
        return tuple(self._beats.values())

    async def run(self) -> None:
        """Go on until cancelled. What is being posted then is finished first, if it does not take long."""
        async with asyncio.TaskGroup() as group:
            for platform in self._messengers:
                group.create_task(self._serve(platform))

    async def _serve(self, platform: str) -> None:
        what, beat = "looking for daily facts to post", self._beats[platform]
        await poll(lambda: self.deliver(platform), every(POLL_EVERY), what, beat)

    async def deliver(self, platform: str) -> None:
        """Post all that is due on a platform now, or until it is found that it cannot be reached."""
        if self._clock() < self._quiet_until.get(platform, 0):  # it has said how long it wants to be left alone
            return
        self._away.discard(platform)
        turns = Turns(self._messengers[platform].platform)
        free = asyncio.Semaphore(AT_ONCE)
        under_way: set[asyncio.Task[None]] = set()
        try:
            while platform not in self._away:
                batch = await self._store.due(platform, self._clock(), BATCH)
                if not batch:
                    return
                for one, pause in turns.of(batch):
                    self._beats[platform].strike(allowing=LEASE / SECOND)
                    await free.acquire()
                    if platform in self._away:
                        break
                    task = asyncio.create_task(self._guarded(one))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                    task.add_done_callback(lambda _: free.release())
                    await asyncio.sleep(pause)
                if under_way:
                    await asyncio.wait(under_way)  # does not cancel them when it is cancelled itself
        finally:
            if under_way:
                await asyncio.wait(under_way, timeout=3)

    async def _guarded(self, one: StoredSchedule) -> None:
        """Publish a fact; what goes wrong is logged, and its lease keeps it from being tried again at once."""
        try:
            await self._publish(one)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        except Exception:
            log.exception("a bug while posting the daily fact of schedule %s", one.id)

    async def _publish(self, one: StoredSchedule) -> None:
        """Claim, post, mark; or leave out what is too late."""
        now = self._clock()
        until = now + LEASE
        if not await self._store.claim(one.id, one.day, now, until):
            return
        plan = due(one, now)
        after, missed = stored(plan.following), plan.missed.isoformat() if plan.missed else None
        had = await self._store.posted(one.place)
        last = last_day(had)
        if plan.post is None or (last and last >= plan.post.day):  # too late, or posted before it was set anew
            await self._store.skip_missed(one.id, until, after, missed or one.missed)
            return
        day = plan.post.day
        found = await self._service.fact_for(one, had, day)
        if found is None:
            await self._pause(one, until, rules.Pause.EMPTY)
            return
        fact, is_anniversary = found
        voice = Voice(one.language)
        reply = views.posted(self._service.library, voice, fact, is_anniversary=is_anniversary)
        try:
            await self._post(one, reply, day.isoformat())
        except NotPostedError as error:
            await self._failed(one, until, error, now, day.isoformat())
        except Exception:
            await self._count_failure(one, until, rules.Pause.REFUSED, now)
            raise
        else:
            await self._store.mark_posted(one._replace(missed=missed), until, fact.id, day.isoformat(), after)

    async def post_now(self, one: StoredSchedule) -> rules.PostedNow:
        """Post a fact before its time, as that of today. What it waits for comes as ever, if it is not today's.

        Raises NotPostedError; nothing has changed then.
        """
        now = self._clock()
        until = now + LEASE
        if not await self._store.claim_now(one.id, now, until):
            return rules.PostedNow.BUSY
        day = day_of(now, ZoneInfo(one.zone))
        had = await self._store.posted(one.place)
        found = await self._service.fact_for(one, had, day)
        if found is None:
            await self._store.release(one.id, until)
            return rules.PostedNow.EMPTY
        fact, is_anniversary = found
        reply = views.posted(self._service.library, Voice(one.language), fact, is_anniversary=is_anniversary)
        key = PostKey("daily-now", (one.place, fact.id, day.isoformat()))  # another fact is another post
        try:
            await messenger_for(self._messengers, one.place).post(one.place, reply, key)
        except NotPostedError:
            await self._store.release(one.id, until)
            raise
        after = self._service.upcoming(one, {**had, fact.id: day.isoformat()}, 1, one.skipped)[0]
        await self._store.mark_posted(one._replace(missed=None), until, fact.id, day.isoformat(), stored(after))
        return rules.PostedNow.DONE

    async def _post(self, one: StoredSchedule, reply: Reply, day: str) -> None:
        """Post. Where no answer came twice, that is enough: rather none than one that comes again and again."""
        key = PostKey("daily", (one.place, day))
        try:
            await messenger_for(self._messengers, one.place).post(one.place, reply, key)
        except PerhapsPostedError as error:
            if one.unsure != day:
                raise
            log.warning("the daily fact of schedule %s has been posted, perhaps: %s", one.id, error)

    async def _failed(self, one: StoredSchedule, until: int, error: NotPostedError, now: int, day: str) -> None:
        """Try again later; after the third time pause, and tell the moderator who set it."""
        log.warning("the daily fact of schedule %s cannot be posted: %s", one.id, error)
        if error.why is PostFailure.BUSY:
            platform = Address.parse(one.place).platform
            wait = max(RETRY_AFTER, round(error.wait * SECOND))
            if not self._messengers[platform].platform.is_apart:
                self._away.add(platform)
                self._quiet_until[platform] = now + round(error.wait * SECOND)
            unsure = day if isinstance(error, PerhapsPostedError) else None
            await self._store.fail(one.id, until, one.tries, now + wait, unsure)
            return
        why = rules.Pause.REFUSED if error.why is PostFailure.FIXED else rules.Pause(error.why)
        await self._count_failure(one, until, why, now)

    async def _count_failure(self, one: StoredSchedule, until: int, why: rules.Pause, now: int) -> None:
        again = rules.retry(one.tries + 1, moment(now))
        if again:
            await self._store.fail(one.id, until, one.tries + 1, milliseconds(again))
        else:
            await self._pause(one, until, why)

    async def _pause(self, one: StoredSchedule, until: int, why: rules.Pause) -> None:
        """Pause it, and tell the moderator who set it, if the platform lets the bot. The status says so in any case."""
        if one.set_by is not None:
            say = Voice(await self._language_of(one.set_by) or one.language)
            key = PostKey("daily-stopped", (one.id, one.day))
            with contextlib.suppress(NotPostedError):
                messenger = messenger_for(self._messengers, one.place)
                await messenger.tell(one.set_by, views.stopped(say, one, why), key)
        await self._store.pause_failed(one.id, until, why)
