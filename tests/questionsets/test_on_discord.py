"""A community's own quiz on Discord: brought as a file, played by a class that is interrupted, and reported."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio

from bot.core.i18n import Voice
from bot.formats import Format, write
from bot.platforms.discord.render import PREFIX
from content.library import Library
from tests.fakes.discord.server import FakeDiscord, Message, Person, Upload
from tests.support.discord_class import Lesson, lesson, on_one_clock
from tests.support.on_discord import OnDiscord, presses, read, says
from tests.support.sets import FIVE, NASTY, SHIPS, TEACHER, hostile, stored
from tests.support.slack_class import words_in

EN, JA = Voice("en"), Voice("ja")
RIGHT = (("1959",), ("False",), ("Niigata", "Maizuru"), ("9万3345",), ("新潟",))
WRONG = (("1965",), ("True",), ("Niigata",), ("50",), ("Kobe",))


@pytest_asyncio.fixture
async def on(library: Library) -> AsyncIterator[OnDiscord]:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        yield on
        assert discord.refused == []
        assert all(not it.pings for place in discord.world.places.values() for it in place.messages.values())


async def answers(message: Message, person: Person, given: tuple[str, ...]) -> Message:
    """Somebody answers the question that stands there, however that is done."""
    if message.selects:
        (menu,) = message.selects
        labels = [label for label, _ in menu.options if label[3:] in given]
        return await person.chooses(message, menu.placeholder, *labels)
    if EN("button-answer") in message.labels:
        return await person.submits(await person.opens(message, EN("button-answer")), {"answer": given[0]})
    press = next(press for label, press in presses(message) if label == given[0])
    return await person.presses(message, press)


async def brings(host: Person, data: bytes, name: str = "ships.xlsx") -> Message:
    """A teacher brings a file and has it stored."""
    waiting = await host.types("/zainichi-class import", file=Upload(name, data), title="Ships")
    assert waiting.ephemeral
    label = next(it for it in waiting.labels if it.startswith(("Store", "Replace")))
    return await host.presses(waiting, label)


async def asks(it: Lesson, at: int, well: Person, badly: Person) -> None:
    """One question is asked and answered."""
    await it.past_note()
    assert FIVE[at].prompt in read(it.message.text)
    receipts = [await answers(it.message, well, RIGHT[at]), await answers(it.message, badly, WRONG[at])]
    assert all(one.ephemeral for one in receipts)


async def test_a_class_plays_an_own_set_with_all_kinds_of_question_through_a_kill_and_its_end(
    library: Library, tmp_path: Path
) -> None:
    path, sheet = str(tmp_path / "zainichi.db"), write(SHIPS, Format.XLSX).data
    async with FakeDiscord() as discord:
        async with on_one_clock(library, discord, path) as on:
            it = lesson(on)
            done = await brings(it.host, sheet)
            assert says(done, "en", "sets-stored", count=5)
            await it.starts(quiz="set/1", seconds="off")
            assert says(it.message, "en", "lobby-heading", title="Ships")
            well, badly = it.pupils(2)
            await it.joins(well, badly)
            await it.leads("start")
            for at in (0, 1):
                await asks(it, at, well, badly)
                await it.all_in()
                assert "right · 1 of 2" in it.message.text or says(it.message, "en", "class-count")
                await it.leads("next")
            await asks(it, 2, well, badly)  # and there the process ends, before anybody is told
            again = await brings(it.host, write(replace(SHIPS, questions=SHIPS.questions[:1]), Format.XLSX).data)
            assert says(again, "en", "sets-replaced", count=1)
            await it.host.presses(await it.host.presses(again, "Delete …"), "Delete it")
        async with on_one_clock(library, discord, path) as on:
            it.on = on
            assert await on.bot.question_sets.own(f"discord:{it.server}") == ()
            await it.all_in()
            assert "Niigata" in it.message.text
            await it.leads("next")
            for at in (3, 4):
                await asks(it, at, well, badly)
                await it.all_in()
                await it.leads("next" if at < 4 else "finish")
            await it.goes_on(5)
            assert says(it.message, "en", "class-line", percent=EN.percent(50))
            mine = await well.presses(it.message, "My result")
            assert says(mine, "en", "class-so-far", right=5, asked=5)
            missed = await badly.presses(it.message, "My handout")
            assert missed.ephemeral
            assert FIVE[0].prompt in read(missed.text)
            kept = await badly.presses(missed, "As a PDF")
            assert kept.ephemeral
            assert [file[-4:] for file in kept.files] == [".pdf"]
            (name,) = (name for name in it.told[-1].files if name.endswith(".xlsx"))
            assert name.startswith("class-set-1-")
            assert all(question.prompt in words_in(it.told[-1].files[name]) for question in FIVE)
            grades = await it.host.presses(it.told[-1], "Gradebook")
            assert len(grades.files) == 2
            own = await well.types("/zainichi leaderboard", board="own")
            assert says(own, "en", "points", points=5000)
            assert says(await well.types("/zainichi leaderboard"), "en", "leaderboard-empty")
        assert discord.refused == []


async def test_a_hostile_set_calls_nobody_and_breaks_nothing(on: OnDiscord) -> None:
    it = lesson(on)
    here = replace(TEACHER, community=f"discord:{it.server}", person=f"discord:{it.host.id}")
    await stored(on.bot, hostile(), here)
    shelf = await it.host.types("/zainichi-class quizzes")
    menu = next(one for one in shelf.selects)
    card = await it.host.chooses(shelf, menu.placeholder, menu.options[0][0])
    page = await it.host.presses(card, "Preview")
    seen = read(page.text)
    while "Next page" in page.labels:
        page = await it.host.presses(page, "Next page")
        seen += read(page.text)
    assert seen.count(NASTY.partition(" \u202e")[0]) >= 8
    await it.starts(quiz="set/1", seconds="off")
    well, badly = it.pupils(2)
    await it.joins(well, badly)
    await it.leads("start")
    for given in range(3):
        await it.past_note()
        if it.message.selects:
            (several,) = it.message.selects
            await well.chooses(it.message, several.placeholder, several.options[0][0])
        elif JA("button-answer") in it.message.labels:
            await well.submits(await well.opens(it.message, JA("button-answer")), {"answer": NASTY[:100]})
        else:
            choice = next(press for _, press in presses(it.message) if press.startswith(f"{PREFIX}pick"))
            await well.presses(it.message, choice)
        await it.goes_on()
        await it.leads("reveal")
        await it.leads("next" if given < 2 else "finish")
    assert it.message.files
