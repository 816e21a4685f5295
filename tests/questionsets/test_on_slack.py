"""A community's own quiz on Slack: brought in a form, played by a class whose bot is killed, and reported."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz import publisher
from bot.core.i18n import Voice
from bot.formats import Format, write
from bot.questionsets import files
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack, Message, Person, Upload
from tests.support.on_slack import Classes, presses, says, teaching
from tests.support.sets import FIVE, NASTY, SHIPS, TEACHER, hostile, stored
from tests.support.slack_class import CLASS, Lesson, acts, words_in

EN, JA = Voice("en"), Voice("ja")
RIGHT = (("1959",), ("False",), ("Niigata", "Maizuru"), ("9万3345",), ("新潟",))
WRONG = (("1965",), ("True",), ("Niigata",), ("50",), ("Kobe",))

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


async def asks(lesson: Lesson, at: int, well: Person, badly: Person) -> None:
    """One question is asked and answered."""
    if "ready" in acts(lesson.panel):
        await lesson.leads("ready")
    assert FIVE[at].prompt in lesson.board.text_shown
    await answers(lesson, well, RIGHT[at])
    await answers(lesson, badly, WRONG[at])


async def brings(on: Classes, lesson: Lesson, data: bytes) -> Message:
    """A teacher fills in the form of the command and has what is in the file stored."""
    form = await on.opens(lesson.host, lesson.channel, "import", CLASS)
    waiting = await on.sends(lesson.host, form, file=Upload("ships.xlsx", data), title="Ships")
    assert waiting.ephemeral
    label = next(it for it in waiting.labels if it.startswith(("Store", "Replace")))
    return await on.presses(lesson.host, waiting, label)


async def killed(on: Classes, so: Callable[[], object]) -> None:
    """The bot is at work, and is killed as soon as this is so."""
    task = asyncio.ensure_future(on.beats())
    await on.slack.until(so, 10)
    under_way = [task, *on.bot.runner._busy.values()]
    for one in under_way:
        one.cancel()
    await asyncio.gather(*under_way, return_exceptions=True)


async def test_a_class_plays_an_own_set_with_all_kinds_of_question_through_a_kill_and_its_end(
    library: Library, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    path = str(tmp_path / "zainichi.db")
    async with FakeSlack() as slack:
        async with teaching(library, slack, worker, path) as on:
            lesson = Lesson(on, on.person(name="Mori", admin=True), slack.channel("history"))
            assert says(await brings(on, lesson, write(SHIPS, Format.XLSX).data), "en", "sets-stored", count=5)
            form = await on.opens(lesson.host, lesson.channel, "start", CLASS)
            await slack.until(lambda: "set/1" in str(form.blocks))
            well, badly = lesson.pupils(2)
            await lesson.begins("start quiz:Ships seconds:off", well, badly)
            for at in (0, 1):
                await asks(lesson, at, well, badly)
                await on.later(seconds=4)
                await lesson.leads("next")
            await lesson.leads("ready")
            await asks(lesson, 2, well, badly)
            shorter = write(replace(SHIPS, questions=SHIPS.questions[:1]), Format.XLSX).data
            again = await brings(on, lesson, shorter)
            assert says(again, "en", "sets-replaced", count=1)
            await on.presses(lesson.host, await on.presses(lesson.host, again, "Delete …"), "Delete it")
            slack.forward(seconds=4)
            before = len([call for call in slack.calls if call.method == "chat.update"])
            slack.slow("chat.update", 60, afterwards=True)
            await killed(on, lambda: len([it for it in slack.calls if it.method == "chat.update"]) > before)
        slack.forward(seconds=31)
        async with teaching(library, slack, worker, path) as on:
            lesson.on = on
            await on.beats()
            assert await on.bot.question_sets.own(f"slack:{slack.team}") == ()
            assert "Maizuru" in lesson.board.text_shown
            await lesson.leads("next")
            for at in (3, 4):
                await asks(lesson, at, well, badly)
                await on.later(seconds=4)
                await lesson.leads("next")
            await on.later(seconds=5)
            assert says(lesson.board, "en", "class-line", percent=EN.percent(50))
            book = next(file for file in lesson.files() if file.name.endswith(".xlsx"))
            assert book.name.startswith("class-set-1-")
            assert all(question.prompt in words_in(book.content) for question in FIVE)
            missed = await on.presses(badly, lesson.board, "My handout")
            assert FIVE[0].prompt in missed.text_shown
            await on.presses(badly, missed, "As a PDF")
            sent = [file.name for it in slack.shown(slack.dm(badly), badly) for file in it.files]
            assert [name[-4:] for name in sent] == [".pdf"]
            own = await on.types(well, lesson.channel, "leaderboard board:own")
            assert says(own, "en", "points", points=5000)
            assert says(await on.types(well, lesson.channel, "leaderboard"), "en", "leaderboard-empty")
        assert slack.refused == []


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
