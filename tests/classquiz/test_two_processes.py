"""Two processes of the bot on one PostgreSQL: whatever is due happens once, whichever of them does it."""

import asyncio
import contextlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from bot.classquiz import host_messages, left_messages, model, publisher
from bot.classquiz.buttons import Act, ClassAction
from bot.classquiz.rows import Slot
from bot.classquiz.runner import RoundRunner
from bot.classquiz.service import current_key
from bot.core.clock import DAY, SECOND
from bot.core.i18n import Voice
from bot.core.platform import PostFailure, Urgency
from bot.core.press import pack
from bot.core.reply import Reply, buttons
from bot.db.database import Database, Row, Statement
from bot.db.processes import ALIVE
from bot.quiz.items import Phase
from content.library import Library
from tests.conftest import Clock
from tests.soak.life import Diary, now
from tests.support.bot import Bot, bot_on
from tests.support.on_messenger import HOST, JUN, MINA, Board, Lesson, Sheet
from tests.support.paths import ROOT

SAY = Voice("en")
CLASSES, QUESTIONS = 5, 3
PEOPLE = ("console:mina", "console:jun")
LOOKING = """
import asyncio
import sys
from pathlib import Path
from bot.db import processes
processes.ALIVE = 60_000  # both are at work, however long a busy machine lets one of them wait
from bot.classquiz import host_messages, left_messages, model, publisher, rules, runner
from bot.db.connect import connect
from content.loader import load
from tests.soak.life import Diary, now
from tests.support.bot import bot_on

async def main(url, path, owner):
    runner.POLL_EVERY = 0.01
    model.SECOND, rules.GRACE, rules.NOTE_SHOWN = 20, 0, 100  # what is shown is over in an instant
    publisher.COUNT_EVERY = 1e9  # not one count: what puts a reveal up again over a late one has a test of its own
    library, diary = load(), Diary(Path(path))
    bot = bot_on(library, await connect(url), now, {"console": diary}, owner=owner)
    diary.write(begun=True)
    await bot.runner.run()

asyncio.run(main(*sys.argv[1:]))
"""


@pytest.fixture
def kind() -> str:
    return "postgres"


@pytest.fixture
def pressed(database: Database, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bot:
    """What people press at. It shows nothing itself."""
    monkeypatch.setattr(model, "SECOND", 20)
    return bot_on(library, database, now, {"console": Diary(tmp_path / "unused")})


@contextlib.contextmanager
def looking(url: str, path: Path) -> Iterator[None]:
    """Two processes that only look at what is due."""
    both = [subprocess.Popen([sys.executable, "-c", LOOKING, url, str(path), owner], cwd=ROOT) for owner in "ab"]
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
    await bot.router.pressed(replace(HOST, person=person), pack(ClassAction(round, act, at)))


async def opens(bot: Bot, place: str) -> int:
    """A class that waits to begin."""
    host = replace(HOST, place=place)
    await bot.router.typed(host, f"zainichi-class start quiz:words-and-numbers questions:{QUESTIONS} seconds:10")
    live = await bot.classes.store.live_in(place)
    assert live
    # A post that has not come back is asked for again, under the same key: that is for the platform to see.
    while not await is_shown(bot, live.id):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    for person in PEOPLE:
        await presses(bot, person, live.id, Act.JOIN)
    await presses(bot, HOST.person, live.id, Act.START)
    return live.id


async def leads(bot: Bot, number: int) -> None:
    """The host of a class goes on whenever a question has been revealed and shown, until there is the report."""
    while True:
        stored = await bot.classes.store.by_id(number)
        assert stored
        if stored.reported:
            return
        if stored.state.phase == Phase.REVEALED and await is_shown(bot, number):
            await presses(bot, HOST.person, number, Act.NEXT, stored.state.position)
        await asyncio.sleep(0.01)


async def is_shown(bot: Bot, number: int) -> bool:
    """Whether a round is shown as it stands."""
    held = await bot.classes.load_by_id(number)
    assert held
    shown = {display.key: display.shown for display in await bot.displays.of(number)}
    return shown.get(current_key(held, held.stored.place)) == held.stored.version


def is_reveal(entry: dict[str, Any]) -> bool:
    """Whether a question with its right answer was put up: beside its button, so is the end, which is no question."""
    return "|mine|" in "".join(entry.get("presses", ())) and f"/{Slot.END}/" not in entry.get("posted", "")


async def test_two_processes_on_one_database_never_show_anything_twice(pressed: Bot, url: str, tmp_path: Path) -> None:
    path = tmp_path / "diary"
    with looking(url, path):
        while sum("begun" in it for it in entries(path)) < 2:  # noqa: ASYNC110  # they tell by a file
            await asyncio.sleep(0.02)
        numbers = await asyncio.gather(*(opens(pressed, f"console:{place}") for place in range(CLASSES)))
        async with asyncio.timeout(20):
            await asyncio.gather(*(leads(pressed, number) for number in numbers))
    diary = entries(path)
    posted = Counter("/".join(it["posted"].split("/")[:4]) for it in diary if "posted" in it)
    told = Counter(it["told"] for it in diary if "told" in it)
    revealed = Counter(it["presses"][0] for it in diary if is_reveal(it))
    assert set(posted.values()) == {1}, posted
    assert set(told.values()) == {1}, told
    assert set(revealed.values()) == {1}, [it for it in diary if revealed[(it.get("presses") or [""])[0]] > 1]
    assert {f"class/{number}/{Slot.END}/0" for number in numbers} <= set(posted)
    assert len(revealed) == CLASSES * QUESTIONS
    assert len(told) == CLASSES * 2  # the panel and the report
    assert len({it["by"] for it in diary if is_reveal(it)}) == 2  # both had a part in it


class Sluggish(Board):
    """A platform that takes its time over the next edit, or the next one of a message."""

    arrived: asyncio.Event | None = None
    goes_on: asyncio.Event
    slow: str | None = None

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        if self.arrived and self.slow in (None, message):
            self.arrived.set()
            self.arrived = None
            await self.goes_on.wait()
        await super().edit(message, reply, urgency)


async def sends(lesson: Lesson, board: Sluggish) -> None:
    """This process does what is due: its edit is on its way, and arrives when `goes_on` is set."""
    board.arrived, board.goes_on = asyncio.Event(), asyncio.Event()
    arrived = board.arrived
    await lesson.runner.look()
    await asyncio.wait_for(arrived.wait(), 2)


async def looks(runner: RoundRunner) -> None:
    await runner.look()
    await runner.settled()


async def begins(lesson: Lesson) -> None:
    """A class in which one of two has answered the first question."""
    await lesson.starts("words-and-numbers 2 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())


async def pauses(bot: Bot, clock: Clock) -> tuple[Lesson, Sluggish]:
    """A class whose host has paused it, which this process is just about to write into the question."""
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    await begins(lesson)
    await lesson.presses(HOST, Act.PAUSE)
    await sends(lesson, board)
    return lesson, board


def open_in(sheet: Sheet) -> list[str]:
    """What can be pressed in a message to answer or to join."""
    presses = [it.press for it in buttons(sheet.versions[-1])]
    return [press for press in presses if press.startswith("pick|") or "|join|" in press]


async def test_a_reveal_waits_for_the_count_that_another_process_is_writing_there(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.01)
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    await begins(lesson)
    await asyncio.sleep(0.02)
    await sends(lesson, board)  # the count
    other = lesson.another().runner
    await lesson.presses(HOST, Act.REVEAL)
    await looks(other)
    assert open_in(lesson.posted[-1])
    board.goes_on.set()
    await lesson.runner.settled()
    await looks(lesson.runner)
    assert not open_in(lesson.posted[-1])
    assert "mine" in str(lesson.posted[-1].versions[-1])
    assert len(lesson.posted) == 2


@pytest.mark.parametrize("over", [False, True], ids=["the lobby", "a question"])
async def test_a_count_that_arrives_when_the_other_process_has_left_its_message_leaves_nothing_open_there(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch, over: bool
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.01)
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    if over:
        await begins(lesson)
    else:
        await lesson.starts("words-and-numbers 2 20")
        await lesson.presses(MINA, Act.JOIN)
    left = len(lesson.posted) - 1
    await asyncio.sleep(0.02)
    await sends(lesson, board)  # the count
    other = lesson.another().runner
    for act in (Act.REVEAL, Act.NEXT) if over else (Act.START,):
        await lesson.presses(HOST, act)
        await looks(other)
    assert len(lesson.posted) == left + 2
    assert open_in(lesson.posted[left])
    board.goes_on.set()
    await lesson.runner.settled()  # it may be told to stop now: it needs no other look
    assert len(lesson.posted[left].versions) > 2
    assert not open_in(lesson.posted[left])
    if over:
        assert "mine" in str(lesson.posted[left].versions[-1])


class Halting:
    """The database for a process that stands still when it has claimed the next thing to show."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.claimed: asyncio.Event | None = None
        self.goes_on = asyncio.Event()

    def __getattr__(self, name: str) -> Any:  # whatever else a database has
        return getattr(self._database, name)

    async def write(self, *statements: Statement) -> Sequence[Row]:
        rows = await self._database.write(*statements)
        if self.claimed and "INSERT INTO round_display" in statements[0].sql:
            self.claimed.set()
            self.claimed = None
            await self.goes_on.wait()
        return rows


async def test_a_question_that_was_left_while_another_process_was_about_to_reveal_it_is_closed(
    bot: Bot, clock: Clock
) -> None:
    database = Halting(bot.database)
    lesson = Lesson(replace(bot, database=cast("Database", database)), clock)
    await begins(lesson)
    await lesson.presses(HOST, Act.REVEAL)
    database.claimed = claimed = asyncio.Event()
    await lesson.runner.look()
    await asyncio.wait_for(claimed.wait(), 2)
    await lesson.presses(HOST, Act.NEXT)
    await looks(lesson.another().runner)
    assert len(lesson.posted) == 3
    assert open_in(lesson.posted[1])
    database.goes_on.set()
    await lesson.runner.settled()
    assert "mine" in str(lesson.posted[1].versions[-1])
    assert not open_in(lesson.posted[1])


@pytest.mark.parametrize("acts", [(Act.REVEAL, Act.NEXT), (Act.END_SURE,)], ids=["goes on", "is over"])
async def test_what_a_process_wrote_over_a_question_that_was_left_before_it_was_killed_does_not_stay_there(
    bot: Bot, clock: Clock, acts: Sequence[Act]
) -> None:
    lesson = Lesson(bot, clock)
    await begins(lesson)
    held, left = await lesson.held(), lesson.posted[-1]
    key, before = current_key(held, held.stored.place), left.versions[-1]
    await bot.displays.report_alive("a dead one", clock())
    assert await bot.displays.hold(key, clock(), "a dead one", version=held.stored.version)  # and sends a count
    for act in acts:
        await lesson.leads(act)
    assert len(lesson.posted) == 3
    left.versions.append(before)  # now it arrives, and the process is killed at that moment
    lesson.restarts()
    await lesson.goes_on((ALIVE - 1) / SECOND)
    assert open_in(left)
    await lesson.goes_on(0.001)
    assert not open_in(left)
    written = len(left.versions)
    await lesson.goes_on(DAY / SECOND)
    assert len(left.versions) == written


@pytest.mark.parametrize("acts", [(Act.REVEAL, Act.NEXT), (Act.REVEAL, Act.END_SURE)], ids=["goes on", "is over"])
async def test_a_panel_that_was_written_too_late_shows_in_the_end_what_the_host_can_do_now(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch, acts: Sequence[Act]
) -> None:
    monkeypatch.setattr(host_messages, "PANEL_AGAIN", 0.0)
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    await begins(lesson)
    board.slow = str(board.sheets.index(lesson.told[0]))
    await lesson.presses(HOST, Act.PAUSE)
    await sends(lesson, board)
    other = lesson.another().runner
    for act in acts:
        await lesson.presses(HOST, act)
        await looks(other)
    panel = lesson.told[0]
    late = panel.text
    board.goes_on.set()
    await lesson.runner.settled()
    for runner in (lesson.runner, other):
        await asyncio.sleep(0.01)
        await looks(runner)
    assert panel.text != late
    now = str(panel.versions[-1])
    assert SAY("panel-ended") in panel.text if Act.END_SURE in acts else "|reveal|1" in now
    assert "|resume|" not in now


async def test_an_edit_that_arrives_after_the_reveal_of_another_process_does_not_hide_it(
    bot: Bot, clock: Clock
) -> None:
    board = Sluggish()
    lesson = Lesson(bot, clock, board)
    await lesson.starts("words-and-numbers 1 off")
    for one in (MINA, JUN):
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.presses(HOST, Act.PAUSE)
    await sends(lesson, board)  # that it is paused
    clock.forward(seconds=31)
    other = lesson.another().runner
    await lesson.presses(HOST, Act.REVEAL)
    await looks(other)
    reveal = lesson.posted[-1].text
    assert not open_in(lesson.posted[-1])
    board.goes_on.set()
    await lesson.runner.settled()
    assert lesson.posted[-1].text != reveal
    await looks(lesson.runner)
    assert lesson.posted[-1].text == reveal


async def test_what_another_process_was_given_to_write_and_wrote_too_late_is_put_right_even_where_it_was_left(
    bot: Bot, clock: Clock
) -> None:
    lesson, board = await pauses(bot, clock)
    clock.forward(seconds=31)
    other = lesson.another().runner
    for act in (Act.RESUME, Act.REVEAL, Act.NEXT):
        await lesson.presses(HOST, act)
        await looks(other)
    assert len(lesson.posted) == 3
    assert not open_in(lesson.posted[1])
    board.goes_on.set()
    await lesson.runner.settled()
    assert len(lesson.posted[1].versions) > 3
    assert not open_in(lesson.posted[1])


async def test_who_wrote_too_late_waits_for_who_is_writing_there_now(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(left_messages, "TAKEN_FOR", 0.01)
    lesson, board = await pauses(bot, clock)
    clock.forward(seconds=31)
    await lesson.presses(HOST, Act.REVEAL)
    await looks(lesson.another().runner)
    reveal, held = lesson.posted[-1].text, await lesson.held()
    key = current_key(held, held.stored.place)
    other = await bot.displays.hold(key, clock(), "another")
    assert other
    board.goes_on.set()
    await asyncio.sleep(0.1)
    assert lesson.posted[-1].text != reveal
    await bot.displays.free(key, other.lease)
    await lesson.runner.settled()
    await looks(lesson.runner)
    assert lesson.posted[-1].text == reveal


async def test_what_was_written_in_a_class_that_was_deleted_meanwhile_is_no_fault(
    bot: Bot, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    lesson, board = await pauses(bot, clock)
    await bot.database.write(Statement("DELETE FROM class_round WHERE id = $1", (lesson.number,)))
    board.goes_on.set()
    await asyncio.wait_for(lesson.runner.settled(), 5)
    await looks(lesson.runner)
    assert not caplog.records


async def test_a_count_that_is_not_allowed_any_more_leaves_its_message_to_whoever_comes_next(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.01)
    lesson = Lesson(bot, clock)
    await begins(lesson)
    await asyncio.sleep(0.02)
    lesson.board.fails("edit", PostFailure.FORBIDDEN)
    await looks(lesson.runner)
    other = lesson.another().runner
    await lesson.presses(HOST, Act.REVEAL)
    await looks(other)
    assert "mine" in str(lesson.posted[-1].versions[-1])
    assert len(lesson.posted) == 2
