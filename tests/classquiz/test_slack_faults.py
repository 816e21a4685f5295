"""A class on Slack when something goes wrong: the bot or Slack fails, a channel goes away, somebody cannot see.

As in test_on_slack.py everything goes over real sockets, and what the bot does unasked it does when told.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz import runner
from bot.core.platform import AdapterError
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack, Message
from tests.support.on_slack import MODES, Mode, says, teaching
from tests.support.slack_class import NOTED, PLAIN, Lesson, a_lesson, acts, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def short(library: Library) -> Library:
    return with_short_quizzes(library)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


@pytest_asyncio.fixture(loop_scope="module")
async def lesson(short: Library, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    """A class. What could not be shown is tried again at the next look."""
    monkeypatch.setattr(runner, "RETRY_AFTER", 0)
    async with a_lesson(short, worker) as lesson:
        yield lesson


def told(lesson: Lesson, key: str, **values: str) -> int:
    """How often the host was told this in their own messages."""
    return sum(says(it, "en", key, **values) for it in lesson.told)


def kinds(lesson: Lesson) -> list[str]:
    """The kinds of files that were sent to the host."""
    return [file.name.rpartition(".")[2] for file in lesson.files()]


# A channel, a message, a member that is no more


async def test_when_the_channel_is_archived_the_class_ends_and_the_host_has_the_report(lesson: Lesson) -> None:
    mina, jun = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN}", mina, jun)
    await lesson.answers(mina, lesson.right)
    await lesson.leads("reveal")
    before = len(lesson.posted)
    lesson.on.slack.archive(lesson.channel)
    await lesson.leads("next")
    await lesson.on.beats()
    assert told(lesson, "class-stopped-gone", place="#history") == 1
    assert kinds(lesson) == ["xlsx", "png"]
    assert says(lesson.panel, "en", "panel-ended")
    await lesson.on.later(minutes=31)
    assert kinds(lesson) == ["xlsx", "png"]
    assert len(lesson.posted) == before


async def test_a_bot_that_is_removed_from_the_channel_says_so_once_and_goes_on_when_it_is_back(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN}", mina)
    await lesson.answers(mina, lesson.right)
    lesson.on.slack.remove_bot(lesson.channel)
    for _ in range(3):
        await lesson.on.later(seconds=40)
    assert told(lesson, "class-stopped-forbidden", place="#history") == 1
    lesson.channel.bot_in = True
    await lesson.on.later(seconds=1)
    assert says(lesson.board, "en", "mark-right")
    await lesson.leads("next")
    assert says(lesson.board, "en", "class-number", number=2, of=3)


async def test_a_class_that_ends_where_the_bot_may_not_post_any_more_has_its_report(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN}", mina)
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(seconds=3)
    lesson.on.slack.remove_bot(lesson.channel)
    await lesson.on.later(minutes=31)
    await lesson.on.beats()
    assert kinds(lesson) == ["xlsx", "png"]


async def test_a_question_that_a_moderator_deletes_is_posted_anew(lesson: Lesson) -> None:
    mina, jun = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN}", mina, jun)
    question = lesson.board
    lesson.on.slack.world.delete(question)
    await lesson.leads("extend")
    assert lesson.board is not question
    assert says(await lesson.answers(mina, lesson.right), "en", "class-locked", choice=lesson.right)
    await lesson.leads("reveal")
    assert [it for it in lesson.posted if says(it, "en", "mark-right")] == [lesson.board]


async def test_a_host_who_has_deleted_the_panel_leads_on_from_a_command_and_has_the_report(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} questions:1", mina)
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(seconds=3)
    lesson.on.slack.world.delete(lesson.panel)
    panel = await lesson.types(lesson.host, "status")
    await lesson.on.presses(lesson.host, panel, acts(panel)["next"])
    await lesson.on.beats()
    assert kinds(lesson) == ["xlsx", "png"]


async def test_nobody_is_told_anything_of_a_class_elsewhere(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.opens()
    for press in (f"play|{lesson.number + 1}|join|0", f"pick|{lesson.number + 1}|0|0"):
        assert says(await lesson.forges(mina, press), "en", "class-gone")
    assert says(await lesson.forges(mina, f"pick|{lesson.number}|0|0"), "en", "class-refused-early")
    assert says(await lesson.forges(mina, f"pick|{lesson.number}|0|77"), "en", "class-refused-early")
    assert says(await lesson.forges(mina, "play|x|join|0"), "en", "mistake-press")


# Slack fails


async def test_a_slack_that_asks_for_patience_in_one_channel_does_not_keep_another_class_waiting(
    lesson: Lesson,
) -> None:
    slack, on = lesson.on.slack, lesson.on
    other = Lesson(on, on.person(name="Kim", admin=True), slack.channel("other"))
    for one in (lesson, other):
        await one.begins(f"start {PLAIN}", *one.pupils(1))
    waits, goes_on = lesson.board, other.board
    on.bot.signal.notify(lesson.number)
    slack.ratelimit("chat.update", 1)
    await on.presses(lesson.host, lesson.panel, acts(lesson.panel)["reveal"])
    await on.bot.runner.look()  # the bot is at it, and is told to wait
    await slack.until(lambda: slack.faults.left == 0)
    await on.presses(other.host, other.panel, acts(other.panel)["reveal"])
    await on.bot.runner.look()
    await slack.until(lambda: says(goes_on, "en", "mark-right"), 0.5)
    assert not says(waits, "en", "mark-right")
    await on.beats()
    assert says(waits, "en", "mark-right")
    assert told(lesson, "class-stopped-busy", place="#history") == 0


async def test_while_slack_is_broken_the_host_is_told_once_and_afterwards_all_is_there_once(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN}", mina)
    question = lesson.board
    await lesson.answers(mina, lesson.right)
    lesson.on.slack.server_error("chat.update", 503, times=8)  # more than one edit is tried
    lesson.on.slack.forward(seconds=3)
    await lesson.on.beats(2)
    assert told(lesson, "class-stopped-busy", place="#history") == 1
    await lesson.on.beats()
    assert says(question, "en", "mark-right")
    assert len(lesson.posted) == 2
    assert told(lesson, "class-stopped-busy", place="#history") == 1
    lesson.on.slack.fail("chat.postMessage", "internal_error", times=1)
    await lesson.leads("next")
    await lesson.on.beats()
    assert len(lesson.posted) == 3
    assert says(lesson.board, "en", "class-number", number=2, of=3)


async def test_a_question_that_slack_takes_thirteen_seconds_late_has_its_ten_seconds(lesson: Lesson) -> None:
    slack = lesson.on.slack
    await lesson.opens(f"start {PLAIN} seconds:10")
    await lesson.joins(*lesson.pupils(1))
    slack.ratelimit("chat.postMessage", 1)
    await lesson.on.presses(lesson.host, lesson.panel, acts(lesson.panel)["start"])
    running = asyncio.create_task(lesson.on.bot.runner.run())
    await slack.until(lambda: slack.faults.left == 0)
    slack.forward(seconds=13)  # while the bot waits as it was told
    await slack.until(lambda: bool(lesson.choices()), 5)
    running.cancel()
    await asyncio.wait({running})
    await lesson.on.later(seconds=9)
    assert lesson.choices()
    await lesson.on.later(seconds=3)
    assert lesson.board.labels == ["My result", "Sources", "Host controls"]


async def test_a_picture_or_a_report_that_cannot_be_sent_at_first_comes_later_and_once(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    slack = lesson.on.slack
    await lesson.begins(f"start {PLAIN} questions:1", mina)
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(seconds=3)
    slack.fail("files.getUploadURLExternal", "internal_error")
    await lesson.leads("next")  # the picture fails, is sent, and then the report begins
    slack.fail("files.completeUploadExternal", "service_unavailable")
    await lesson.on.beats(5)
    assert [says(it, "en", "class-line", percent="100%") for it in lesson.posted].count(True) == 1
    assert len(lesson.files(lesson.channel)) == 1
    assert told(lesson, "report-ready") == 1
    assert kinds(lesson) == ["xlsx", "png"]


async def test_where_slack_takes_no_files_the_class_ends_all_the_same(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} questions:1", mina)
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(seconds=3)
    lesson.on.slack.fail("files.getUploadURLExternal", "file_uploads_disabled", times=2)
    await lesson.leads("next")
    await lesson.on.beats()
    assert says(lesson.board, "en", "class-line", percent="100%")
    assert told(lesson, "report-ready") == 1
    assert kinds(lesson) == []
    await lesson.leads("report")
    assert kinds(lesson) == ["xlsx", "png"]


# The bot ends and starts again


async def restarted(lesson: Lesson) -> list[Message]:
    """What is posted once the bot has started again and done what is due. Nothing is to be posted anew."""
    before = lesson.posted
    await lesson.on.beats()
    return [it for it in lesson.posted if it not in before]


@pytest.mark.parametrize("mode", MODES)
async def test_a_class_goes_on_after_a_start_anew_wherever_it_was(
    short: Library, worker: Worker, mode: Mode, tmp_path: Path
) -> None:
    path = str(tmp_path / "zainichi.db")
    async with FakeSlack(mode) as slack:

        async def then(lesson: Lesson, *steps: str) -> None:
            """The bot starts, finds the class as it was, and the host goes on."""
            async with teaching(short, slack, worker, path) as on:
                lesson.on = on
                assert await restarted(lesson) == []
                for step in steps:
                    await (lesson.on.later(seconds=8) if step == "note" else lesson.leads(step))

        async with teaching(short, slack, worker, path) as on:
            lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
            mina, jun = lesson.pupils(2)
            await lesson.opens(f"start {NOTED} seconds:30")
            await lesson.joins(mina, jun)
        panel = lesson.panel
        slack.reload(lesson.host)
        await then(lesson, "start")
        assert lesson.board.labels == ["Skip this one", "Host controls"]
        await then(lesson, "note")
        question = lesson.board
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            right = lesson.right
            assert says(await lesson.answers(mina, right), "en", "class-locked", choice=right)
        await then(lesson, "pause")
        await then(lesson, "resume")
        slack.forward(seconds=40)  # the bot is away when the time is up
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            assert await restarted(lesson) == []
            assert not says(question, "en", "mark-right")  # nobody could answer meanwhile
            await on.later(seconds=35)
        assert lesson.board is question
        assert says(question, "en", "class-count", count=1, of=1, percent="100%")
        await then(lesson, "next")
        await then(lesson, "reveal")
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            await lesson.on.presses(lesson.host, lesson.panel, acts(lesson.panel)["next"])  # and ends before it shows
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            assert [says(it, "en", "class-line", percent="100%") for it in await restarted(lesson)] == [True]
            assert says(await on.presses(mina, lesson.board, "My result"), "en", "class-so-far", right=1, asked=2)
        await then(lesson)
        assert lesson.panel is panel
        assert kinds(lesson) == ["xlsx", "png"]
        assert (slack.refused, slack.mentions) == ([], [])


async def test_a_panel_survives_a_reload_and_a_command_brings_another(lesson: Lesson) -> None:
    slack, host = lesson.on.slack, lesson.host
    await lesson.opens()
    assert [it for it in slack.shown(lesson.channel, host) if it.ephemeral]
    slack.reload(host)
    assert not [it for it in slack.shown(lesson.channel, host) if it.ephemeral]
    assert says(await lesson.types(host, "status"), "en", "panel-lobby", place="#history")
    await lesson.leads("start")
    assert says(lesson.board, "en", "class-number", number=1, of=3)
    lesson.channel = slack.dm(host)
    assert says(await lesson.types(host, "status"), "en", "panel-open", place="1 / 3")


async def test_a_class_goes_on_once_slack_takes_the_token_again(
    short: Library, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0)
    path = str(tmp_path / "zainichi.db")
    async with FakeSlack() as slack:
        running = teaching(short, slack, worker, path)
        on = await running.__aenter__()
        lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
        (mina,) = lesson.pupils(1)
        await lesson.begins(f"start {PLAIN}", mina)
        await lesson.answers(mina, lesson.right)
        slack.revoke_tokens()
        await on.later(seconds=3)
        with pytest.raises(AdapterError, match="SLACK_BOT_TOKEN"):
            await running.__aexit__(None, None, None)
        assert lesson.choices()
        slack._web.revoked = False
        async with teaching(short, slack, worker, path) as on:
            lesson.on = on
            await on.beats()
            assert says(lesson.board, "en", "class-count", count=1, of=1, percent="100%")
            assert len(lesson.posted) == 2


# Whoever does not see the screen


async def test_all_that_is_shown_is_in_the_words_for_screen_readers_too(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {NOTED}", mina)
    seen = [lesson.board]
    await lesson.passes_note()
    while choices := lesson.choices():
        question, prompt = lesson.question(), lesson.board
        for text in (question.prompt.en, *choices):
            assert text in prompt.text
        for text, press in choices.items():
            button = next(it for it in prompt.buttons if it.value == press)
            assert text in (button.label, (button.accessibility_label or "").removeprefix(f"{button.label}: "))
        await lesson.answers(mina, lesson.right)
        await lesson.on.later(seconds=3)
        assert says(prompt, "en", "mark-right")
        for text in (question.because.en, *choices):
            assert text in prompt.text
        await lesson.leads("next")
    for message in (*seen, *lesson.posted, *lesson.told):
        for line in message.text_shown.splitlines() if message.blocks else ():
            assert line.partition(" (http")[0] in message.text.replace("&amp;", "&"), line
    assert all(file.alt_text for file in lesson.files(lesson.channel))
