"""A community's own quiz on Slack: how it is brought in a form and answered there, and one that means harm."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.core.i18n import Voice
from bot.questionsets import files
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack, Message, Person, Upload
from tests.support.on_slack import Classes, presses, teaching
from tests.support.sets import NASTY, TEACHER, hostile, stored
from tests.support.slack_class import CLASS, Lesson, acts

EN, JA = Voice("en"), Voice("ja")

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    """It is there before anybody waits for it."""
    worker = Worker()
    await files.empty(worker, "en")
    yield worker
    await worker.close()


def menu(message: Message) -> tuple[str, list[str]]:
    """The menu of several answers in a message: what it is called, and its options."""
    found = [part for _, part in message.parts if part["type"] == "multi_static_select"]
    return (found[0]["placeholder"]["text"], [it["text"]["text"] for it in found[0]["options"]]) if found else ("", [])


async def answers(lesson: Lesson, person: Person, given: tuple[str, ...], say: Voice = EN) -> None:
    """Somebody answers the question that stands there, however that is done."""
    slack, board = lesson.on.slack, lesson.board
    name, options = menu(board)
    if name:
        await slack.select(person, board, name, *[it for it in options if it[3:] in given])
    elif say("button-answer") in board.labels:
        form = (await slack.press(person, board, say("button-answer"))).view
        await slack.submit(person, form, {"answer": given[0]})
    else:
        await lesson.on.presses(person, board, given[0])


async def brings(on: Classes, lesson: Lesson, data: bytes) -> Message:
    """A teacher fills in the form of the command and has what is in the file stored."""
    form = await on.opens(lesson.host, lesson.channel, "import", CLASS)
    waiting = await on.sends(lesson.host, form, file=Upload("ships.xlsx", data), title="Ships")
    assert waiting.ephemeral
    label = next(it for it in waiting.labels if it.startswith(("Store", "Replace")))
    return await on.presses(lesson.host, waiting, label)


async def test_a_hostile_set_calls_nobody_and_breaks_nothing(library: Library, worker: Worker) -> None:
    async with FakeSlack() as slack, teaching(library, slack, worker) as on:
        lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"), "ja")
        await stored(
            on.bot, hostile(), replace(TEACHER, community=f"slack:{slack.team}", person=on.stored(lesson.host))
        )
        page = await lesson.types(lesson.host, "preview set/1")
        seen = page.text_shown
        while "Next page" in page.labels:
            page = await on.presses(lesson.host, page, "Next page")
            seen += page.text_shown
        assert seen.count(NASTY.partition(" \u202e")[0]) >= 8
        form = await on.opens(lesson.host, lesson.channel, "start", CLASS)
        await slack.until(lambda: "set/1" in str(form.blocks))
        (pupil,) = lesson.pupils(1)
        await lesson.begins("start set/1 seconds:off", pupil)
        for _ in range(3):
            if "ready" in acts(lesson.panel):
                await lesson.leads("ready")
            name, options = menu(lesson.board)
            first = (options[0][3:],) if name else (NASTY[:100],)
            if not name and JA("button-answer") not in lesson.board.labels:
                first = (next(it for it in presses(lesson.board) if it.startswith("pick|")),)
            await answers(lesson, pupil, first, JA)
            await on.later(seconds=4)
            if "reveal" in acts(lesson.panel):
                await lesson.leads("reveal")
            await lesson.leads("next")
        await on.later(seconds=5)
        assert any(file.name.endswith(".xlsx") for file in lesson.files())
        assert slack.refused == []
        assert slack.mentions == []
