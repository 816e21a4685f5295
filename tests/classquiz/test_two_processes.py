"""Two processes of the bot on one PostgreSQL: whatever is due happens once, whichever of them does it."""

import asyncio
import contextlib
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.classquiz import runner as heartbeat
from bot.classquiz.runner import END
from bot.classquiz.wakeup import Bell
from bot.core.context import Bot
from bot.core.names import Index
from bot.core.press import Act, Play, pack
from bot.core.reply import Reply
from bot.db.database import Database
from bot.dispatch import router as answering
from bot.quiz.rules import Phase
from bot.quiz.store import Store
from content.library import Library
from tests.conftest import Clock
from tests.soak.life import Diary
from tests.support.on_messenger import HOST, JUN, MINA, Board, Lesson
from tests.support.paths import ROOT

CLASSES, QUESTIONS = 5, 3
PEOPLE = ("console:mina", "console:jun")
BEATING = """
import asyncio
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from bot.classquiz import runner as heartbeat
from bot.core.context import Bot
from bot.core.names import Index
from bot.db.connect import connect
from bot.db.database import Database
from bot.quiz.store import Store
from content.loader import load
from tests.soak.life import Diary

async def main(url, path):
    heartbeat.BEAT = 0.01
    heartbeat.COUNT_EVERY = 1e9  # not one count: what puts a reveal up again over a late one has a test of its own
    library, diary = load(), Diary(Path(path))
    store = Store(await connect(url))
    bot = Bot(library, store, Index(library), lambda: datetime.now(UTC), random.Random(7), outlets={"console": diary})
    diary.write(begun=True)
    await heartbeat.Heartbeat(bot).run()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def kind() -> str:
    return "postgres"


@pytest.fixture
def slow(database: Database, library: Library, index: Index, tmp_path: Path) -> Bot:
    """What people press at. Its clock is slow: whatever it opens is over in an instant for the two others."""

    def now() -> datetime:
        return datetime.now(UTC) - timedelta(seconds=10.9)

    return Bot(library, Store(database), index, now, random.Random(7), outlets={"console": Diary(tmp_path / "unused")})


@contextlib.contextmanager
def beating(url: str, path: Path) -> Iterator[None]:
    """Two processes that only look at what is due."""
    command = [sys.executable, "-c", BEATING, url, str(path)]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    try:
        yield
        assert [process.poll() for process in both] == [None, None]
    finally:
        for process in both:
            process.kill()
            process.wait()


def entries(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []


async def presses(bot: Bot, person: str, round: int, act: Act, at: int = 0) -> None:
    await answering.pressed(bot, replace(HOST, person=person), pack(Play(round, act, at)))


async def opens(bot: Bot, place: str) -> int:
    """A class that waits to begin."""
    host = replace(HOST, place=place)
    await answering.typed(bot, host, f"zainichi-class start quiz:words-and-numbers questions:{QUESTIONS} seconds:10")
    live = await bot.store.classes.live_in(place)
    assert live
    for person in PEOPLE:
        await presses(bot, person, live.id, Act.JOIN)
    await presses(bot, HOST.person, live.id, Act.START)
    return live.id


async def leads(bot: Bot, number: int) -> None:
    """The host of a class goes on whenever a question has been revealed and shown, until there is the report."""
    while True:
        stored = await bot.store.classes.by_id(number)
        assert stored
        if stored.reported:
            return
        if stored.state.phase == Phase.REVEALED and stored.shown == stored.version:
            await presses(bot, HOST.person, number, Act.NEXT, stored.state.position)
        await asyncio.sleep(0.01)


def is_reveal(entry: dict[str, Any]) -> bool:
    """Whether a question with its right answer was put up: beside its button, so is the end, which is no question."""
    return "|mine|" in "".join(entry.get("presses", ())) and f"/{END}/" not in entry.get("posted", "")


async def test_two_processes_on_one_database_never_show_anything_twice(slow: Bot, url: str, tmp_path: Path) -> None:
    path = tmp_path / "diary"
    with beating(url, path):
        while sum("begun" in it for it in entries(path)) < 2:  # noqa: ASYNC110  # they tell by a file
            await asyncio.sleep(0.02)
        numbers = await asyncio.gather(*(opens(slow, f"console:{place}") for place in range(CLASSES)))
        async with asyncio.timeout(20):
            await asyncio.gather(*(leads(slow, number) for number in numbers))
    diary = entries(path)
    posted = Counter("/".join(it["posted"].split("/")[:3]) for it in diary if "posted" in it)
    told = Counter(it["told"] for it in diary if "told" in it)
    revealed = Counter(it["presses"][0] for it in diary if is_reveal(it))
    assert set(posted.values()) == {1}, posted
    assert set(told.values()) == {1}, told
    assert set(revealed.values()) == {1}, [it for it in diary if revealed[(it.get("presses") or [""])[0]] > 1]
    assert {f"class/{number}/{END}" for number in numbers} <= set(posted)
    assert len(revealed) == CLASSES * QUESTIONS
    assert len(told) == CLASSES * 2  # the panel and the report
    assert len({it["by"] for it in diary if is_reveal(it)}) == 2  # both had a part in it


class Sluggish(Board):
    """A platform that takes its time over the next edit."""

    arrived: asyncio.Event | None = None
    goes_on: asyncio.Event

    async def edit(self, message: str, reply: Reply) -> None:
        if self.arrived:
            self.arrived.set()
            self.arrived = None
            await self.goes_on.wait()
        await super().edit(message, reply)


async def test_a_count_that_arrives_after_the_reveal_of_the_other_process_does_not_hide_it(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "COUNT_EVERY", 0.01)
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    await lesson.starts("words-and-numbers 1 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    arrived, board.goes_on = asyncio.Event(), asyncio.Event()
    await asyncio.sleep(0.02)
    board.arrived = arrived
    await lesson.heartbeat.beat()
    await asyncio.wait_for(arrived.wait(), 2)  # the count is on its way
    other = heartbeat.Heartbeat(replace(lesson.bot, bell=Bell()))
    await lesson.presses(HOST, Act.REVEAL)
    await other.beat()
    await other.settled()
    reveal = lesson.posted[-1].text
    assert "mine" in str(lesson.posted[-1].versions[-1])
    board.goes_on.set()
    await lesson.heartbeat.settled()
    assert lesson.posted[-1].text != reveal
    await asyncio.sleep(0.05)
    await lesson.heartbeat.beat()
    await lesson.heartbeat.settled()
    assert lesson.posted[-1].text == reveal
