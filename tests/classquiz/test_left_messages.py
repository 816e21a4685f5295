"""What a round has left is closed, whoever was killed over what came after it, and however soon that was left too."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from bot.classquiz.buttons import Act
from bot.classquiz.service import current_key
from bot.classquiz.views import public
from bot.core.clock import SECOND
from bot.core.platform import PostKey
from bot.core.reply import Reply
from bot.db.database import Database, Row, Value
from bot.db.processes import ALIVE
from tests.classquiz.test_two_processes import Halting, Sluggish, looks, open_in, sends
from tests.conftest import Clock
from tests.soak import life
from tests.support.bot import Bot
from tests.support.databases import BOTH
from tests.support.on_messenger import HOST, JUN, MINA, PLACE, Board, Lesson


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def begins(lesson: Lesson, *, with_question: bool) -> None:
    """A class whose lobby can be seen, or also its first question; the next step is not shown by anybody yet."""
    await lesson.starts("words-and-numbers 3 20")
    for one in (MINA, JUN):
        await lesson.presses(one, Act.JOIN)
    if with_question:
        await lesson.leads(Act.START)
        await lesson.picks(MINA, await lesson.key())
        await lesson.presses(HOST, Act.REVEAL)
    await lesson.presses(HOST, Act.NEXT if with_question else Act.START)


async def is_killed_over_what_comes_next(lesson: Lesson, after: Act | None = None) -> None:
    """Another process has taken it on itself to show the question, or this step in it, and done nothing of it."""
    if after:
        await lesson.presses(HOST, after)
    held = await lesson.held()
    await lesson.bot.displays.report_alive("a dead one", lesson.clock())
    key = current_key(held, held.stored.place)
    assert await lesson.bot.displays.claim(key, held.stored.version, lesson.clock(), "a dead one")


@pytest.mark.parametrize("act", [Act.SKIP_SURE, Act.END_SURE], ids=["goes on", "is over"])
@pytest.mark.parametrize("with_question", [False, True], ids=["the lobby", "a question"])
async def test_a_message_is_closed_when_nobody_knows_whether_the_one_after_it_is_there_and_that_is_left_too(
    bot: Bot, clock: Clock, with_question: bool, act: Act
) -> None:
    lesson = Lesson(bot, clock)
    await begins(lesson, with_question=with_question)
    left = lesson.posted[-1]
    assert open_in(left)
    await is_killed_over_what_comes_next(lesson)
    await lesson.presses(HOST, act)
    clock.forward(seconds=ALIVE / SECOND)
    await looks(lesson.runner)
    assert not open_in(left)
    assert [sheet for sheet in lesson.posted[:-1] if open_in(sheet)] == []


class Watched(Board):
    """A platform that counts, before each post, the messages in which something can be pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[int] = []

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        self.open.append(sum(bool(open_in(sheet)) for sheet in self.at(place)))
        return await super().post(place, reply, key)


async def test_it_is_closed_before_the_one_after_it_gets_a_name_by_which_it_would_be_passed_over(
    bot: Bot, clock: Clock
) -> None:
    board = Watched()
    lesson = Lesson(bot, clock, board)
    await begins(lesson, with_question=False)
    await is_killed_over_what_comes_next(lesson)
    await lesson.presses(HOST, Act.END_SURE)
    clock.forward(seconds=ALIVE / SECOND)
    await looks(lesson.runner)
    assert board.open == [0, 0, 0]  # the lobby, the question that nobody got to see, and the end
    versions = [len(sheet.versions) for sheet in lesson.posted]
    await lesson.goes_on(60)
    assert [len(sheet.versions) for sheet in lesson.posted] == versions


async def test_it_is_closed_by_who_goes_on_after_a_kill_and_finds_that_the_round_has_moved_on(
    bot: Bot, clock: Clock
) -> None:
    database = Halting(bot.database)
    lesson = Lesson(replace(bot, database=cast("Database", database)), clock)
    await begins(lesson, with_question=False)
    await is_killed_over_what_comes_next(lesson)
    clock.forward(seconds=ALIVE / SECOND)
    database.claimed = claimed = asyncio.Event()
    await lesson.runner.look()
    await asyncio.wait_for(claimed.wait(), 2)
    await lesson.presses(HOST, Act.END_SURE)
    database.goes_on.set()
    await lesson.runner.settled()
    await lesson.goes_on()
    assert [sheet for sheet in lesson.posted if open_in(sheet)] == []


class Deduping(Board):
    """A platform that knows a post again by its key, as Discord does: there is one message, as it was posted first."""

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        there = [str(number) for number, sheet in enumerate(self.sheets) if sheet.key == key]
        return there[0] if there else await super().post(place, reply, key)


class Lagging:
    """The database for a process that stands still when it has read something, the `times`-th time from now on."""

    def __init__(self, database: Database, what: str) -> None:
        self._database = database
        self._what = what
        self.times = 0
        self.has_read, self.goes_on = asyncio.Event(), asyncio.Event()

    def __getattr__(self, name: str) -> Any:  # whatever else a database has
        return getattr(self._database, name)

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        rows = await self._database.read(sql, *values)
        if self._what in sql:
            self.times -= 1
            if self.times == 0:
                self.has_read.set()
                await self.goes_on.wait()
        return rows


@pytest.mark.parametrize("act", [Act.START, Act.END_SURE], ids=["begun", "called off"])
async def test_a_lobby_that_another_process_has_posted_and_left_while_this_one_lagged_is_closed(
    bot: Bot, clock: Clock, act: Act
) -> None:
    database = Lagging(bot.database, "lease, owner FROM round_display WHERE round = $1")
    lesson = Lesson(replace(bot, database=cast("Database", database)), clock, Deduping())
    await lesson.bot.router.typed(HOST, "zainichi-class start words-and-numbers 2 20")
    live = await bot.classes.store.live_in(PLACE)
    assert live
    lesson.number = live.id
    database.times = 2  # when it has looked at what is left, and just before the claim
    await lesson.runner.look()
    await asyncio.wait_for(database.has_read.wait(), 2)
    lobby = (await bot.displays.of(live.id))[0].key
    await bot.displays.report_alive("another", clock())
    claimed = await bot.displays.claim(lobby, 0, clock(), "another")
    assert claimed
    await lesson.board.post(PLACE, public(await lesson.held()), PostKey("class", (live.id, lobby.slot, 0, "")))
    await bot.displays.release(lobby, claimed.lease)  # the answer to the post got lost
    await lesson.presses(HOST, act)
    database.goes_on.set()
    await lesson.runner.settled()
    await lesson.goes_on()
    assert not open_in(lesson.posted[0])


@pytest.mark.parametrize("with_question", [False, True], ids=["the lobby", "a question"])
async def test_what_is_left_between_a_look_at_where_the_round_stands_and_letting_go_of_it_is_closed(
    bot: Bot, clock: Clock, with_question: bool
) -> None:
    database, board = Lagging(bot.database, "FROM class_answer"), Sluggish()
    lesson = Lesson(replace(bot, database=cast("Database", database)), clock, board)
    await lesson.starts("words-and-numbers 3 20")
    await lesson.presses(MINA, Act.JOIN)
    if with_question:
        await lesson.leads(Act.START)
    left = lesson.posted[-1]
    *before, last = (Act.PAUSE, Act.RESUME, Act.SKIP_SURE) if with_question else (Act.LOCK, Act.UNLOCK, Act.START)
    await lesson.presses(HOST, before[0])
    await sends(lesson, board)
    await lesson.presses(HOST, before[1])
    database.times = 1  # what was written is out of date, and it has looked where the round stands
    board.goes_on.set()
    await asyncio.wait_for(database.has_read.wait(), 2)
    await lesson.presses(HOST, last)
    await looks(lesson.another().runner)
    database.goes_on.set()
    await lesson.runner.settled()
    await lesson.goes_on()
    assert not open_in(left)


async def test_what_was_posted_in_place_of_a_deleted_question_just_before_a_kill_shows_the_reveal(
    bot: Bot, clock: Clock
) -> None:
    lesson = Lesson(bot, clock, Deduping())
    await begins(lesson, with_question=False)
    await lesson.goes_on()
    held, deleted = await lesson.held(), lesson.posted[-1]
    key, name = current_key(held, held.stored.place), str(lesson.board.sheets.index(deleted))
    deleted.is_deleted = True
    await is_killed_over_what_comes_next(lesson, after=Act.PAUSE)
    named = PostKey("class", (held.round.id, key.slot, key.position, name))
    await lesson.board.post(PLACE, deleted.versions[-1], named)  # the killed one had come so far
    await lesson.presses(HOST, Act.REVEAL)
    await lesson.goes_on(ALIVE / SECOND)
    assert len(lesson.posted) == 3
    assert not open_in(lesson.posted[-1])


async def test_the_soak_waits_for_a_message_that_may_be_open_in_a_class_that_is_over_and_reported(
    bot: Bot, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life, "now", clock)
    lesson = Lesson(bot, clock)
    await begins(lesson, with_question=False)
    await is_killed_over_what_comes_next(lesson)
    await lesson.leads(Act.END_SURE)
    assert (await lesson.held()).stored.reported
    waits = asyncio.create_task(life.Life(bot, life.Diary(tmp_path / "diary"), random.Random(0), last=True).reported())
    await asyncio.wait([waits], timeout=0.2)
    assert not waits.done()
    await lesson.goes_on(ALIVE / SECOND)
    await asyncio.wait_for(waits, 2)
