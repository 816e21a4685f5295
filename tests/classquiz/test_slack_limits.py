"""Classes on a Slack that takes only so many edits a minute, takes none, or refuses for reasons of its own.

As in test_on_slack.py everything goes over real sockets. This Slack counts the calls of each method as Slack does.
"""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.classquiz import publisher, runner
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import Message
from tests.support.on_slack import says
from tests.support.slack_class import PLAIN, Lesson, a_lesson, acts, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")

ROOMS = 8


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


def edits(lesson: Lesson) -> list[str]:
    """What came of each edit: nothing, or why not."""
    return [call.error for call in lesson.on.slack.calls if call.method == "chat.update"]


def told(lesson: Lesson, key: str, **values: str) -> int:
    """How often the host was told this in their own messages."""
    return sum(says(it, "en", key, **values) for it in lesson.told)


# Only so many edits a minute


async def test_eight_classes_at_once_each_see_the_answer_within_three_seconds(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    on, slack = lesson.on, lesson.on.slack
    rooms = [lesson]
    rooms += [Lesson(on, on.person(name=f"Host {n}", admin=True), slack.channel(f"room-{n}")) for n in range(1, ROOMS)]
    for room in rooms:
        await room.begins(f"start {PLAIN} seconds:120", *room.pupils(6))
    for answered in range(5):  # a count after each answer, in each room
        await asyncio.gather(*(room.answers(room.people[answered], room.right) for room in rooms))
        await on.later(seconds=2)
    assert len(edits(lesson)) > ROOMS  # counts there were
    asking = asyncio.create_task(_looking(lesson))
    began = time.monotonic()
    await asyncio.gather(*(on.presses(it.host, it.panel, acts(it.panel)["reveal"]) for it in rooms))
    try:
        await slack.until(lambda: all(says(room.board, "en", "mark-right") for room in rooms), 3.0)
    finally:
        asking.cancel()
    assert time.monotonic() - began < 3
    assert not any(edits(lesson))  # and Slack never had to say that it was too much


async def _looking(lesson: Lesson) -> None:
    """The loop of the bot, without its pauses."""
    while True:
        await lesson.on.bot.runner.look()
        await asyncio.sleep(0.02)


async def test_counts_become_rarer_and_go_on_while_the_class_answers(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    pupils = lesson.pupils(40)
    await lesson.begins(f"start {PLAIN} seconds:120", *pupils)
    before = len(edits(lesson))
    for pupil in pupils[:-1]:
        await lesson.answers(pupil, lesson.right)
        await lesson.on.later(seconds=1)
    shown = len(edits(lesson)) - before
    assert 5 <= shown <= 20
    assert not any(edits(lesson))
    await lesson.on.later(seconds=30)
    assert says(lesson.board, "en", "class-answered", answered=39, asked=40)


async def test_the_panel_of_the_host_is_not_edited_for_a_count(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    pupils = lesson.pupils(3)
    await lesson.begins(f"start {PLAIN}", *pupils)
    await lesson.on.later(seconds=5)
    direct = lesson.on.slack.dm(lesson.host).id
    before = len(lesson.on.slack.calls)
    await lesson.answers(pupils[0], lesson.right)
    await lesson.on.later(seconds=5)
    edited = [
        call.arguments["channel"] for call in list(lesson.on.slack.calls)[before:] if call.method == "chat.update"
    ]
    assert edited == [lesson.channel.id]
    assert direct not in edited


async def test_a_count_that_slack_refuses_is_not_sent_again(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    (mina, _) = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN}", mina)
    await lesson.on.later(seconds=5)
    lesson.on.slack.ratelimit("chat.update", 7)
    before = len(edits(lesson))
    await lesson.answers(mina, lesson.right)
    began = time.monotonic()
    await lesson.on.bot.runner.look()
    await lesson.on.bot.runner.settled()
    assert edits(lesson)[before:] == ["ratelimited"]
    assert time.monotonic() - began < 1  # nor waited for
    assert told(lesson, "class-stopped-busy", place="#history") == 0


# Messages that may not be changed


@pytest.mark.parametrize("word", ["edit_window_closed", "cant_update_message"])
async def test_where_messages_may_not_be_changed_no_count_is_posted_and_each_step_once(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    await lesson.opens(f"start {PLAIN} seconds:120")
    lesson.on.slack.fail("chat.update", word, times=1000)
    pupils = lesson.pupils(5)
    for pupil in pupils:
        await lesson.joins(pupil)
        await lesson.on.later(seconds=5)
    assert len(lesson.posted) == 1
    await lesson.leads("start")
    for pupil in pupils[:4]:
        await lesson.answers(pupil, lesson.right)
        await lesson.on.later(seconds=5)
    assert len(lesson.posted) == 2
    await lesson.on.presses(lesson.host, lesson.panel, acts(lesson.panel)["reveal"])
    await lesson.on.beats(5)
    assert len(lesson.posted) == 3
    assert says(lesson.board, "en", "mark-right")
    lesson.on.slack.faults.clear("chat.update")


# A channel that is no more, and rules of the workspace


async def test_when_the_channel_is_archived_in_an_open_question_the_host_has_the_report(lesson: Lesson) -> None:
    mina, _ = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN} seconds:30", mina)
    await lesson.answers(mina, lesson.right)
    await lesson.on.beats()
    lesson.on.slack.archive(lesson.channel)
    for _ in range(3):
        await lesson.on.later(seconds=20)
    assert told(lesson, "class-stopped-gone", place="#history") == 1
    assert [file.name.rpartition(".")[2] for file in lesson.files()] == ["xlsx", "png"]
    assert says(lesson.panel, "en", "panel-ended")


async def test_a_count_in_an_archived_channel_ends_the_class_too(lesson: Lesson) -> None:
    mina, _ = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN} seconds:120", mina)
    await lesson.on.later(seconds=5)
    lesson.on.slack.archive(lesson.channel)
    await lesson.forges(mina, next(it.value for it in lesson.board.buttons), lesson.panel)
    for _ in range(3):
        await lesson.on.later(seconds=3)
    assert told(lesson, "class-stopped-gone", place="#history") == 1


@pytest.mark.parametrize("word", ["ekm_access_denied", "restricted_action_read_only_channel", "a_word_of_next_year"])
async def test_what_the_workspace_forbids_is_told_to_the_host_and_is_no_bug(
    lesson: Lesson, caplog: pytest.LogCaptureFixture, word: str
) -> None:
    (mina,) = lesson.pupils(1)
    lesson.channel.restricted = word
    answer = await lesson.types(lesson.host, f"start {PLAIN}")
    assert says(answer, "en", "class-cannot-refused")
    lesson.channel.restricted = ""
    await lesson.begins(f"start {PLAIN} seconds:20", mina)
    lesson.channel.restricted = word
    for _ in range(3):
        await lesson.on.later(seconds=20)
    assert told(lesson, "class-stopped-refused", place="#history") == 1
    assert "a bug" not in caplog.text
    lesson.channel.restricted = ""
    await lesson.on.beats()
    assert says(lesson.board, "en", "mark-right")


async def test_what_tells_that_the_bot_may_post_may_stay(lesson: Lesson) -> None:
    await lesson.opens()
    lines = [it for it in lesson.on.slack.shown(lesson.channel, lesson.host) if it.ephemeral and not it.buttons]
    assert [says(it, "en", "slack-opening") for it in lines] == [True]
    assert "…" not in _all(lines)


def _all(messages: list[Message]) -> str:
    return "\n".join(it.text_shown for it in messages)
