"""Processes on one PostgreSQL call each other: one of them shows what all have brought about, at once."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz import peers, publisher, runner
from bot.classquiz.buttons import Act
from bot.classquiz.peers import Peers
from bot.classquiz.wakeup import ChangeSignal
from bot.core.platform import Urgency
from bot.core.reply import Reply
from bot.db.connect import connect
from bot.stopping import ended
from content.library import Library
from tests.conftest import Clock
from tests.fakes.pooler import pooler
from tests.support import postgres
from tests.support.bot import Bot, bot_on, closing
from tests.support.on_messenger import HOST, JUN, MINA, Board, Lesson, pupil

SECONDS = 20.0
"""How long a test waits at most. Nothing here takes as long."""


@dataclass
class Slow(Board):
    """A platform whose edits wait, once a test says so, and that counts those that only change a count."""

    counts: int = 0
    arrived: asyncio.Event | None = None
    goes_on: asyncio.Event | None = None

    def holds_the_next_edit(self) -> asyncio.Event:
        """Something to wait for until an edit has begun."""
        self.arrived, self.goes_on = asyncio.Event(), asyncio.Event()
        return self.arrived

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        self.counts += urgency is Urgency.COUNT
        if self.arrived and self.goes_on:
            self.arrived.set()
            self.arrived = None
            await self.goes_on.wait()
        await super().edit(message, reply, urgency)


@dataclass
class Process:
    """What a process is made of, with its loops running."""

    bot: Bot
    board: Slow
    tasks: "list[asyncio.Task[None]]"

    async def stops(self) -> None:
        """As when it is told to: its loops end, and it lets go."""
        await ended(*self.tasks, patience=0.05)
        await self.bot.runner.let_go()


@pytest.fixture
def kind() -> str:
    return "postgres"


@pytest.fixture(autouse=True)
def _without_a_beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is due is looked for so seldom that a test fails in which nobody is called."""
    monkeypatch.setattr(runner, "POLL_EVERY", 1000.0)
    monkeypatch.setattr(peers, "HERE_EVERY", 0.05)
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.05)


@contextlib.asynccontextmanager
async def process(library: Library, url: str, clock: Clock, owner: str, board: Slow) -> AsyncIterator[Process]:
    database = await connect(url)
    bot = bot_on(library, database, clock, {"console": board}, owner=owner)
    try:
        async with closing(bot):
            tasks = [asyncio.create_task(bot.runner.run()), asyncio.create_task(bot.peers.run())]
            made = Process(bot, board, tasks)
            yield made
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await bot.worker.close()
    finally:
        await database.close()


@pytest_asyncio.fixture
async def both(library: Library, url: str, clock: Clock) -> AsyncIterator[tuple[Process, Process]]:
    """Two processes, on one platform, that know of each other."""
    board = Slow()
    beside = Slow(sheets=board.sheets)
    async with process(library, url, clock, "a", board) as one, process(library, url, clock, "b", beside) as other:
        await until(lambda: one.bot.peers.others and other.bot.peers.others)
        yield one, other


async def until(condition: Callable[[], object]) -> None:
    """Wait until something is so; a TimeoutError if it does not come about."""
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110  # what it waits for tells nobody
            await asyncio.sleep(0.005)


def at(one: Process, clock: Clock, number: int = 0) -> Lesson:
    """A class, as its presses come to this process."""
    lesson = Lesson(one.bot, clock, one.board)
    lesson.bot, lesson.number = one.bot, number
    return lesson


async def opened(one: Process, clock: Clock) -> Lesson:
    """A class with its first question, which this process has shown."""
    lesson = at(one, clock)
    await lesson.starts("words-and-numbers 2 20")
    for person in (MINA, JUN):
        await lesson.presses(person, Act.JOIN)
    await lesson.leads(Act.START)
    await one.bot.runner.settled()
    return lesson


async def test_what_is_pressed_while_another_process_shows_the_round_is_shown_by_that_one_at_once(
    both: tuple[Process, Process], clock: Clock
) -> None:
    one, other = both
    lesson = await opened(one, clock)
    shown = lesson.posted[-1]
    arrived = one.board.holds_the_next_edit()
    await lesson.presses(HOST, Act.EXTEND)
    await asyncio.wait_for(arrived.wait(), SECONDS)  # the first process is showing that
    before = len(shown.versions)
    await at(other, clock, lesson.number).presses(HOST, Act.REVEAL)
    await other.bot.runner.settled()
    assert len(shown.versions) == before
    assert one.board.goes_on
    one.board.goes_on.set()
    await until(lambda: "mine" in str(shown.versions[-1]))


async def test_only_the_process_that_has_shown_a_question_shows_how_many_have_answered(
    both: tuple[Process, Process], clock: Clock
) -> None:
    one, other = both
    lesson = await opened(one, clock)
    await until(lambda: other.bot.peers.counter(lesson.number) == "a")
    there = at(other, clock, lesson.number)
    for number in range(8):
        await there.presses(pupil(f"p{number}"), Act.JOIN)
        await there.picks(pupil(f"p{number}"), await there.wrong())
    await until(lambda: "8 of 10 answered" in lesson.posted[-1].text)
    assert one.board.counts
    assert not other.board.counts


async def test_a_flood_of_answers_wakes_the_other_process_a_few_times(
    both: tuple[Process, Process], clock: Clock
) -> None:
    one, other = both
    lesson = await opened(one, clock)
    await until(lambda: other.bot.peers.counter(lesson.number) == "a")
    calls: list[str] = []
    channel = other.bot.database.channel
    assert channel
    listening = asyncio.create_task(channel.listen(calls.append))
    there = at(other, clock, lesson.number)
    await until(lambda: calls)
    choice = await there.wrong()
    await asyncio.gather(*(there.picks(pupil(f"p{number}"), choice) for number in range(150)))
    await until(lambda: "150 of 152 answered" in lesson.posted[-1].text)
    listening.cancel()
    assert 1 <= sum(call.startswith("look a ") for call in calls) < 40


async def test_a_process_that_ends_frees_what_it_was_at_and_the_others_take_it_at_once(
    both: tuple[Process, Process], clock: Clock
) -> None:
    one, other = both
    lesson = await opened(one, clock)
    arrived = one.board.holds_the_next_edit()
    await lesson.presses(HOST, Act.REVEAL)
    await asyncio.wait_for(arrived.wait(), SECONDS)
    shown = lesson.posted[-1]
    await one.stops()
    await until(lambda: "mine" in str(shown.versions[-1]))
    assert not other.bot.peers.others


async def test_a_connection_for_calls_that_breaks_is_opened_anew_and_all_goes_on_meanwhile(
    both: tuple[Process, Process], clock: Clock, url: str
) -> None:
    one, other = both
    lesson = await opened(one, clock)
    await postgres.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE "
        "'LISTEN%'",
        on=url,
    )
    await until(lambda: not other.bot.peers.others)
    await at(other, clock, lesson.number).presses(HOST, Act.REVEAL)
    await until(lambda: "mine" in str(lesson.posted[-1].versions[-1]))
    await until(lambda: one.bot.peers.others and other.bot.peers.others)


class Deaf:
    """A way to the server on which everything gets lost, as after a firewall has forgotten the connection."""

    def __init__(self) -> None:
        self.opened = 0

    async def call(self, words: str) -> None:
        """It goes out."""

    async def listen(self, heard: Callable[[str], None]) -> None:
        del heard
        self.opened += 1
        await asyncio.Event().wait()


async def test_a_connection_on_which_nothing_is_heard_is_opened_anew_and_nobody_is_relied_upon(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(peers, "GONE_AFTER", 0.02)
    monkeypatch.setattr(peers, "WAITS", (0.0, 0.01))
    channel = Deaf()
    one = Peers("a", channel, ChangeSignal())
    running = asyncio.create_task(one.run())
    await until(lambda: channel.opened > 3)
    assert not one.hears
    assert not await one.look("b", 7)
    running.cancel()


async def test_behind_a_pooler_nobody_is_called_and_each_process_shows_what_it_finds(
    library: Library, url: str, clock: Clock
) -> None:
    async with pooler(url) as (_, address), process(library, address, clock, "a", Slow()) as one:
        assert one.bot.database.is_shared
        assert one.bot.database.channel is None
        lesson = await opened(one, clock)
        await lesson.picks(MINA, await lesson.wrong())
        await until(lambda: one.board.counts)
        await one.stops()


async def test_where_few_connections_are_allowed_none_of_them_is_used_for_calls(url: str) -> None:
    for most, has_channel in ((1, False), (2, False), (3, True)):
        database = await connect(f"{url}&connection_limit={most}")
        assert (database.channel is not None) is has_channel
        await database.close()


async def test_sqlite_has_nobody_to_call(tmp_path: Path) -> None:
    database = await connect(f"sqlite:///{tmp_path / 'zainichi.db'}")
    assert not database.is_shared
    assert database.channel is None
    await database.close()


async def test_what_a_later_version_calls_is_not_for_this_one() -> None:
    heard = Peers("a", None, ChangeSignal())
    for words in ("", "sing a song", "here", "look b 7", "look a x", "shows a", "shows b y"):
        heard.hear(words)
    assert not heard.others
