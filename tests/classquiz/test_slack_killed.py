"""A bot on Slack that is killed while something is on its way: Slack has it, and the bot does not know."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz import publisher
from bot.core.platform import NotPostedError, PostFailure, PostKey
from bot.core.reply import Attachment, Prose, Reply
from bot.platforms.slack.messenger import SlackMessenger
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.world import Person
from tests.support.on_slack import Classes, a_bot, adapter, running, says, teaching
from tests.support.slack_class import PLAIN, Lesson, with_short_quizzes

SHARED = "files.completeUploadExternal"
"""Slack's last step with a file: now it is to be seen."""

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


async def test_the_report_of_a_class_whose_sender_is_killed_is_whole_after_the_next_start(
    library: Library, worker: Worker, tmp_path: Path
) -> None:
    path, short = str(tmp_path / "zainichi.db"), with_short_quizzes(library)
    async with FakeSlack() as slack:
        async with teaching(short, slack, worker, path) as on:
            lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
            (mina,) = lesson.pupils(1)
            await lesson.begins(f"start {PLAIN} questions:1", mina)
            await lesson.answers(mina, lesson.right)
            await on.later(seconds=4)
            slack.slow(SHARED, 0)  # the picture for the class
            slack.slow(SHARED, 60, afterwards=True)
            await on.presses(lesson.host, lesson.panel, lesson.say("act-finish"))
            await killed(on, on.beats(), lambda: len(lesson.files()) == 1)
        slack.forward(seconds=61)
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            await on.beats()
            assert [file.name.rpartition(".")[2] for file in lesson.files()] == ["xlsx", "png"]
            assert len(lesson.files(lesson.channel)) == 1


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


REPORT = Reply((Prose("The report"), Attachment("a.xlsx", b"1"), Attachment("b.png", b"2")))
KEY = PostKey("report", (1,))


def names(slack: FakeSlack, mori: Person) -> list[str]:
    """The files that the host sees."""
    return [file.name for it in slack.shown(slack.dm(mori), mori) for file in it.files]


MOMENTS = [("upload", 0, False), *((SHARED, number, is_there) for number in (0, 1) for is_there in (False, True))]


@pytest.mark.parametrize(("method", "earlier", "is_there"), MOMENTS)
async def test_a_report_whose_sender_is_killed_in_mid_upload_comes_whole_and_once(
    library: Library, tmp_path: Path, method: str, earlier: int, is_there: bool
) -> None:
    """Killed in a call for the first file or the second, which Slack has already put up, or has not."""
    path = str(tmp_path / "zainichi.db")
    async with FakeSlack() as slack:
        mori = slack.person("Mori")
        person = f"slack:{slack.team}:{mori.id}"
        async with a_messenger(library, slack, path) as messenger:
            slack.slow(method, 0, times=earlier)
            slack.slow(method, 60, afterwards=is_there)
            sending = asyncio.create_task(messenger.tell(person, REPORT, KEY))
            await slack.until(lambda: not slack.faults.left and len(names(slack, mori)) == earlier + is_there)
            sending.cancel()
            await asyncio.gather(sending, return_exceptions=True)
        async with a_messenger(library, slack, path) as messenger:
            await messenger.tell(person, REPORT, KEY)
            await messenger.tell(person, REPORT, KEY)  # and however often
        assert sum("The report" in it.text_shown for it in slack.shown(slack.dm(mori), mori)) == 1
        assert names(slack, mori) == ["a.xlsx", "b.png"]
        assert slack.refused == []


async def test_a_file_whose_answer_is_lost_is_sent_anew_in_place_of_the_one_that_may_be_there(library: Library) -> None:
    async with FakeSlack() as slack, a_messenger(library, slack, ":memory:") as messenger:
        mori = slack.person("Mori")
        person = f"slack:{slack.team}:{mori.id}"
        slack.lose_answer(SHARED)
        with pytest.raises(NotPostedError) as failed:
            await messenger.tell(person, REPORT, KEY)
        assert failed.value.why is PostFailure.BUSY
        assert names(slack, mori) == ["a.xlsx"]
        await messenger.tell(person, REPORT, KEY)
        assert names(slack, mori) == ["a.xlsx", "b.png"]


async def test_where_slack_does_not_delete_files_one_that_may_be_there_is_sent_all_the_same(library: Library) -> None:
    async with FakeSlack() as slack, a_messenger(library, slack, ":memory:") as messenger:
        mori = slack.person("Mori")
        person = f"slack:{slack.team}:{mori.id}"
        slack.server_error(SHARED, 500, times=4)  # with all that is tried at once
        with pytest.raises(NotPostedError):
            await messenger.tell(person, REPORT, KEY)
        slack.fail("files.delete", "file_deleting_disabled")
        await messenger.tell(person, REPORT, KEY)
        assert names(slack, mori) == ["a.xlsx", "b.png"]
