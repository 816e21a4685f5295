"""Brings the daily fact: looks again and again at what is due, and posts it, each day of each place once.

Whatever is due is claimed for a while, posted, and marked. What is to be done is read from the database each time, so
that a start after a crash is nothing special. When something is due is decided in `bot.daily.rules`.
"""

import asyncio
import contextlib
import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.core.context import Bot
from bot.core.i18n import Voice
from bot.core.platform import NotPostedError, PerhapsPostedError, Why, outlet_for
from bot.core.reply import Reply
from bot.daily import rules as daily, service as schedule, views as wording
from bot.daily.store import StoredSchedule
from bot.db.database import DatabaseError

log = logging.getLogger(__name__)

BEAT = 1.0
"""Seconds between two looks at what is due."""
LEASE = timedelta(minutes=1)
"""How long posting may take, before somebody else may post: Discord knows a repeated message for some minutes."""
PATIENCE = timedelta(seconds=3)
"""How long to wait while a platform cannot be reached. That is nobody's fault here, and is not counted."""
PACE: Mapping[str, float] = {"discord": 1 / 30, "slack": 1 / 4}
"""Seconds between two posts, so that thousands at nine o'clock leave room for answers: Discord takes 50 requests a
second, Slack some hundred posts a minute in a workspace."""
AT_ONCE, BATCH = 16, 200
"""How many posts are under way, and how many due ones are read at a time."""


class Newsboy:
    """Posts what is due on each platform that this process serves."""

    def __init__(self, bot: Bot, pace: Mapping[str, float] = PACE) -> None:
        self._bot = bot
        self._pace = pace
        self._away: set[str] = set()

    async def run(self) -> None:
        """Go on until cancelled. What is being posted then is finished first, if it does not take long."""
        async with asyncio.TaskGroup() as group:
            for platform in self._bot.outlets:
                group.create_task(self._serve(platform))

    async def _serve(self, platform: str) -> None:
        while True:
            try:
                await self.deliver(platform)
            except DatabaseError as error:
                log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            except Exception:
                log.exception("a bug while looking for daily facts to post")
            await asyncio.sleep(BEAT)

    async def deliver(self, platform: str) -> None:
        """Post all that is due on a platform now, or until it is found that it cannot be reached."""
        self._away.discard(platform)
        free = asyncio.Semaphore(AT_ONCE)
        under_way: set[asyncio.Task[None]] = set()
        try:
            while platform not in self._away:
                batch = await self._bot.store.schedules.due(platform, self._now(), BATCH)
                if not batch:
                    return
                for one in batch:
                    await free.acquire()
                    if platform in self._away:
                        break
                    task = asyncio.create_task(self._guarded(one))
                    under_way.add(task)
                    task.add_done_callback(under_way.discard)
                    task.add_done_callback(lambda _: free.release())
                    await asyncio.sleep(self._pace.get(platform, 0))
                if under_way:
                    await asyncio.wait(under_way)  # does not cancel them when it is cancelled itself
        finally:
            if under_way:
                await asyncio.wait(under_way, timeout=3)

    def _now(self) -> int:
        return schedule.milliseconds(self._bot.now())

    async def _guarded(self, one: StoredSchedule) -> None:
        """Bring a fact; what goes wrong is logged, and its lease keeps it from being tried again at once."""
        try:
            await self._bring(one)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400
        except Exception:
            log.exception("a bug while posting the daily fact of schedule %s", one.id)

    async def _bring(self, one: StoredSchedule) -> None:
        """Claim, post, mark; or let go what is too late."""
        bot, schedules = self._bot, self._bot.store.schedules
        now = bot.now().astimezone(UTC)
        until = schedule.milliseconds(now + LEASE)
        if not await schedules.claim(one.id, one.day, schedule.milliseconds(now), until):
            return
        plan = schedule.due(one, now)
        after, missed = schedule.stored(plan.following), plan.let_go.isoformat() if plan.let_go else one.missed
        had = await schedules.posted(one.place)
        last = schedule.last_day(had)
        if plan.post is None or (last and last >= plan.post.day):  # too late, or posted before it was set anew
            await schedules.let_go(one.id, until, after, missed)
            return
        day = plan.post.day
        found = await schedule.fact_for(bot, one, had, day)
        if found is None:
            await self._give_up(one, until, "empty")
            return
        fact, is_anniversary = found
        reply = wording.posted(bot, Voice(one.language), fact, day, is_anniversary=is_anniversary)
        try:
            await self._post(one, reply, day.isoformat())
        except NotPostedError as error:
            await self._failed(one, until, error, now, day.isoformat())
        except Exception:
            await schedules.fail(one.id, until, one.tries, schedule.milliseconds(now + daily.RETRIES[0]))
            raise
        else:
            await schedules.mark(one._replace(missed=missed), until, fact.id, day.isoformat(), after)

    async def _post(self, one: StoredSchedule, reply: Reply, day: str) -> None:
        """Post. Where no answer came twice, that is enough: rather none than one that comes again and again."""
        try:
            await outlet_for(self._bot.outlets, one.place).post(one.place, reply, f"daily/{one.place}/{day}")
        except PerhapsPostedError as error:
            if one.unsure != day:
                raise
            log.warning("the daily fact of schedule %s has been posted, perhaps: %s", one.id, error)

    async def _failed(self, one: StoredSchedule, until: int, error: NotPostedError, now: datetime, day: str) -> None:
        """Try again later; after the third time tell whoever set it, and pause."""
        log.warning("the daily fact of schedule %s cannot be posted: %s", one.id, error)
        schedules = self._bot.store.schedules
        if error.why is Why.BUSY:
            self._away.add(one.place.partition(":")[0])
            unsure = day if isinstance(error, PerhapsPostedError) else None
            await schedules.fail(one.id, until, one.tries, schedule.milliseconds(now + PATIENCE), unsure)
            return
        again = daily.retry(one.tries + 1, now)
        if again:
            await schedules.fail(one.id, until, one.tries + 1, schedule.milliseconds(again))
            return
        await self._give_up(one, until, error.why)

    async def _give_up(self, one: StoredSchedule, until: int, why: str) -> None:
        """Pause it, and tell whoever set it, if the platform lets the bot. The status says so in any case."""
        if one.set_by is not None:
            say = Voice(await self._bot.store.language(one.set_by) or one.language)
            with contextlib.suppress(NotPostedError):
                outlet = outlet_for(self._bot.outlets, one.place)
                await outlet.tell(one.set_by, wording.stopped(say, one, why), f"daily-stopped/{one.id}/{one.day}")
        await self._bot.store.schedules.give_up(one.id, until, why)
