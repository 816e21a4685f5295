"""A bot on Slack that is killed while something is on its way: Slack has it, and the bot does not know."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz import publisher
from bot.core.platform import PostKey
from bot.core.reply import Attachment, Prose, Reply
from bot.db.notes import Notes
from bot.platforms.slack.messenger import SlackMessenger
from bot.report.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack
from tests.support.on_slack import Classes, a_bot, adapter, running, says, teaching
from tests.support.slack_class import PLAIN, Lesson, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


async def killed(on: Classes, work: Awaitable[object], so: Callable[[], object]) -> None:
    """The bot begins something and is killed as soon as this is so."""
    task = asyncio.ensure_future(work)
    await on.slack.until(so, 10)
    under_way = [task, *on.bot.runner._busy.values()]
    for one in under_way:
        one.cancel()
    await asyncio.gather(*under_way, return_exceptions=True)


async def test_a_question_that_stands_there_twice_is_closed_where_somebody_presses_in_the_older_one(
    library: Library, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    path, short = str(tmp_path / "zainichi.db"), with_short_quizzes(library)
    async with FakeSlack() as slack:
        async with teaching(short, slack, worker, path) as on:
            lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
            mina, jun = lesson.pupils(2)
            await lesson.opens(f"start {PLAIN} seconds:120")
            await lesson.joins(mina, jun)
            slack.slow("chat.postMessage", 60, afterwards=True)
            await on.presses(lesson.host, lesson.panel, "Start")
            await killed(on, on.beats(), lambda: len(lesson.posted) == 2)
        slack.forward(seconds=31)
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            await on.beats()
            _, older, live = lesson.posted
            assert older.labels == live.labels != []
            first = next(iter(lesson.choices()))
            receipt = await on.presses(mina, older, lesson.choices()[first])
            assert says(receipt, "en", "class-locked", choice=first)
            await on.later(seconds=1)
            assert older.labels == []
            assert says(older, "en", "class-older-copy")
            await on.later(seconds=5)
            assert says(live, "en", "class-answered", answered=1, asked=2)  # and it counts
            before = live.text_shown
            await on.presses(jun, live, live.labels[0])
            await on.later(seconds=1)
            assert live.labels
            assert not says(live, "en", "class-older-copy"), before


async def test_an_older_copy_is_closed_also_when_the_class_is_over(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    path, short = str(tmp_path / "zainichi.db"), with_short_quizzes(library)
    async with FakeSlack() as slack:
        async with teaching(short, slack, worker, path) as on:
            lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
            (mina,) = lesson.pupils(1)
            await lesson.opens(f"start {PLAIN} questions:1 seconds:20")
            await lesson.joins(mina)
            slack.slow("chat.postMessage", 60, afterwards=True)
            await on.presses(lesson.host, lesson.panel, "Start")
            await killed(on, on.beats(), lambda: len(lesson.posted) == 2)
        slack.forward(seconds=31)
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            await on.beats()
            older = lesson.posted[1]
            await on.later(seconds=60)
            await lesson.leads("next")
            await on.beats()
            assert says(lesson.panel, "en", "panel-ended")
            await on.presses(mina, older, older.buttons[0].value)
            await on.later(seconds=1)
            assert says(older, "en", "class-older-copy")
        assert slack.refused == []


async def test_a_message_whose_name_is_not_known_yet_is_not_taken_for_a_copy(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    path, short = str(tmp_path / "zainichi.db"), with_short_quizzes(library)
    async with FakeSlack() as slack, teaching(short, slack, worker, path) as on:
        lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
        (mina, _) = lesson.pupils(2)
        await lesson.opens(f"start {PLAIN} seconds:120")
        slack.slow("chat.postMessage", 0.5, afterwards=True)  # Slack shows it, and says so later
        await on.presses(lesson.host, lesson.panel, "Start")
        showing = asyncio.create_task(on.beats())
        await slack.until(lambda: len(lesson.posted) == 2)
        await on.presses(mina, lesson.board, lesson.board.labels[0])
        await showing
        for _ in range(3):
            await on.later(seconds=3)
        assert lesson.board.labels


@contextlib.asynccontextmanager
async def a_messenger(library: Library, slack: FakeSlack, path: str) -> AsyncIterator[SlackMessenger]:
    """A life of the bot on this database."""
    async with a_bot(library, path) as bot:
        made = adapter(slack, "socket", bot)
        async with running(slack, bot, made=made):
            yield made.messenger


@pytest.mark.parametrize("at", ["chat.postMessage", "files.completeUploadExternal"])
async def test_a_report_whose_sender_is_killed_comes_once(library: Library, tmp_path: Path, at: str) -> None:
    """Killed after Slack has the message, or a file; what was not sent yet still comes."""
    path = str(tmp_path / "zainichi.db")
    report = Reply((Prose("The report"), Attachment("a.xlsx", b"1"), Attachment("b.png", b"2")))
    async with FakeSlack() as slack:
        mori = slack.person("Mori")
        key, person, there = PostKey("report", (1,)), f"slack:{slack.team}:{mori.id}", slack.dm(mori)
        async with a_messenger(library, slack, path) as messenger:
            if at != "chat.postMessage":
                slack.slow(at, 60, afterwards=True)
                sending = asyncio.create_task(messenger.tell(person, report, key))
                await slack.until(lambda: len(slack.shown(there, mori)) == 2)
            else:
                slack.slow("upload", 60)
                sending = asyncio.create_task(messenger.tell(person, report, key))
                await slack.until(lambda: slack.faults.left == 0)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        async with a_messenger(library, slack, path) as messenger:
            await messenger.tell(person, report, key)
            await messenger.tell(person, report, key)  # and however often
        shown = slack.shown(there, mori)
        assert sum("The report" in it.text_shown for it in shown) == 1
        names = [file.name for it in shown for file in it.files]
        assert len(names) == len(set(names))
        assert names[-1] == "b.png"


async def test_what_is_sent_in_parts_is_forgotten_after_a_day(library: Library) -> None:
    async with a_bot(library) as bot:
        notes = Notes(bot.database)
        await notes.mark_sent("report/1", "D1/1.0", 1000, 0)
        assert await notes.sent("report/1") == "D1/1.0"
        assert await notes.claim_part("report/1#1", 1000)
        assert not await notes.claim_part("report/1#1", 1000)
        await notes.release_part("report/1#1")
        assert await notes.claim_part("report/1#1", 1000)
        await notes.mark_sent("report/2", "D1/2.0", 9000, 5000)
        assert await notes.sent("report/1") is None
        assert await notes.claim_part("report/1#1", 9000)
