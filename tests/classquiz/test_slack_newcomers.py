"""Hundreds of people whom the bot has never met press in the same minute, while Slack tells of only so many."""

import asyncio
import statistics
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.worker import Worker
from content.library import Library
from tests.support.on_slack import says
from tests.support.slack_class import PLAIN, Lesson, a_lesson, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


@pytest_asyncio.fixture(loop_scope="module")
async def lesson(library: Library, worker: Worker) -> AsyncIterator[Lesson]:
    async with a_lesson(with_short_quizzes(library), worker) as lesson:
        yield lesson


async def test_three_hundred_newcomers_are_each_answered_in_their_own_language(lesson: Lesson) -> None:
    japanese, english = lesson.pupils(150, "ja-JP"), lesson.pupils(150, "en-US")
    await lesson.opens(f"start {PLAIN} locale:en")
    wrong = 0
    for first in range(0, 150, 10):
        here = [*japanese[first : first + 10], *english[first : first + 10]]
        answers = await lesson.joins(*here)
        for person, answer in zip(here, answers, strict=True):
            wrong += not says(answer, person.locale, "class-host-knows")
    assert wrong == 0
    calls = [call for call in lesson.on.slack.calls if call.method in ("users.info", "users.list")]
    assert not any(call.error for call in calls)
    assert sum(call.method == "users.info" for call in calls) <= 80


async def test_while_slack_says_nothing_of_people_no_press_waits_and_the_rounds_language_is_spoken(
    lesson: Lesson,
) -> None:
    await lesson.opens(f"start {PLAIN} locale:ja")
    lesson.language = "ja"
    for method in ("users.info", "users.list"):
        lesson.on.slack.ratelimit(method, 30, times=1000)
    first, *rest = lesson.pupils(60, "ko-KR")
    await lesson.joins(first)
    took = []
    for person in rest:
        began = time.monotonic()
        (answer,) = await lesson.joins(person)
        took.append(time.monotonic() - began)
        assert says(answer, "ja", "class-host-knows")
    assert statistics.median(took) < 0.5
    for method in ("users.info", "users.list"):
        lesson.on.slack.faults.clear(method)


@pytest.mark.parametrize("word", ["user_not_visible", "user_not_found", "a_word_of_next_year"])
async def test_a_guest_of_whom_slack_tells_nothing_takes_part_like_everybody(lesson: Lesson, word: str) -> None:
    guest, mina = lesson.pupils(2)
    guest.guest, guest.hidden, guest.unreachable = True, word, word
    await lesson.opens(f"start {PLAIN} seconds:30")
    for answer in await lesson.joins(guest, mina):
        assert says(answer, "en", "class-host-knows")
    await lesson.leads("start")
    letter = lesson.right
    for person in (guest, mina):
        assert says(await lesson.answers(person, letter), "en", "class-locked", choice=letter)
    await lesson.on.later(seconds=40)
    assert says(lesson.board, "en", "class-right-of", right=2, answered=2)


async def test_slow_words_on_people_keep_one_waiting_and_not_all(lesson: Lesson) -> None:
    await lesson.opens(f"start {PLAIN} locale:en")
    lesson.on.slack.slow("users.info", 5.0, times=100)
    first, *rest = lesson.pupils(10)
    await lesson.joins(first)
    began = time.monotonic()
    for person in rest:
        await lesson.joins(person)
    assert time.monotonic() - began < 5  # nine times a second it was
    lesson.on.slack.faults.clear("users.info")
    await asyncio.sleep(0)
