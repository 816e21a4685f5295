"""A community's own quiz on Discord: how a file is brought and answered there, and one that means harm."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio

from bot.core.i18n import Voice
from bot.platforms.discord.render import PREFIX
from content.library import Library
from tests.fakes.discord.server import FakeDiscord, Message, Person, Upload
from tests.support.discord_class import lesson, on_one_clock
from tests.support.on_discord import OnDiscord, presses, read
from tests.support.sets import NASTY, TEACHER, hostile, stored

EN, JA = Voice("en"), Voice("ja")


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
