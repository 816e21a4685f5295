"""To hand a class's quiz over: the other one is asked, both are told, and the names go along."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio

from bot.classquiz.buttons import Act, TakeOver
from bot.core.i18n import Voice
from bot.core.platform import PostFailure
from bot.core.press import pack
from bot.core.reply import Reply, buttons
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.on_messenger import HOST, JUN, MINA, SORA, Lesson
from tests.support.playing import text, typed

SAY = Voice("en")
HAN = replace(HOST, person="console:han", name="Mr Han")
LINE = "zainichi-class hand-over <@han>"


@pytest_asyncio.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    lesson = Lesson(bot, clock)
    await lesson.starts("why-they-left 1")
    await lesson.presses(MINA, Act.JOIN)
    yield lesson
    await bot.worker.close()


def says(reply: Reply, key: str, **values: str) -> bool:
    return typed(SAY(key, **values)) in text(reply)


async def test_whoever_is_asked_and_says_yes_leads_and_sees_who_is_who_and_the_host_no_longer(lesson: Lesson) -> None:
    assert says(await lesson.bot.router.typed(HOST, LINE), "hand-over-sent")
    (asked,) = lesson.board.at(HAN.person)
    assert SAY("hand-over-asked", name="Ms Mori", place="#class") in asked.text
    assert "mina" not in text(await lesson.presses(HAN, Act.PEOPLE, 0))
    yes, _ = buttons(asked.versions[-1])
    assert says(await lesson.bot.router.pressed(HAN, yes.press), "hand-over-taken")
    await lesson.goes_on()
    done = SAY("hand-over-done", name="Mr Han")
    panel, *told = lesson.told
    assert panel.text == told[-1].text
    assert done in panel.text
    assert SAY("panel-heading") in lesson.board.at(HAN.person)[-1].text
    assert "mina" in text(await lesson.presses(HAN, Act.PEOPLE, 0))
    assert "mina" not in text(await lesson.presses(HOST, Act.PEOPLE, 0))
    assert says(await lesson.presses(HOST, Act.NAMES), "class-not-host")
    await lesson.presses(HAN, Act.END_SURE)
    await lesson.goes_on()
    assert (await lesson.held()).stored.host == HAN.person
    assert (await lesson.held()).stored.basis.host_name == "Mr Han"


async def test_whoever_says_no_changes_nothing_and_cannot_say_yes_later(lesson: Lesson) -> None:
    await lesson.bot.router.typed(HOST, LINE)
    yes, no = buttons(lesson.board.at(HAN.person)[0].versions[-1])
    assert says(await lesson.bot.router.pressed(HAN, no.press), "hand-over-declined")
    assert SAY("hand-over-no", name="Mr Han") in lesson.told[-1].text
    assert says(await lesson.bot.router.pressed(HAN, yes.press), "hand-over-past")
    assert (await lesson.held()).stored.host == HOST.person


async def test_nobody_takes_over_who_was_not_asked_or_not_last(lesson: Lesson) -> None:
    take = pack(TakeOver(lesson.number, yes=True))
    assert says(await lesson.bot.router.pressed(HAN, take), "hand-over-past")
    await lesson.bot.router.typed(HOST, LINE)
    await lesson.bot.router.typed(HOST, "zainichi-class hand-over <@jun>")
    for stranger in (HAN, SORA, HOST):
        assert says(await lesson.bot.router.pressed(stranger, take), "hand-over-past")
    assert says(await lesson.bot.router.pressed(JUN, take), "hand-over-taken")


async def test_only_the_host_hands_over_and_only_to_people_who_can_be_asked(lesson: Lesson) -> None:
    assert says(await lesson.bot.router.typed(HAN, "zainichi-class hand-over <@jun>"), "class-none")
    assert says(await lesson.bot.router.typed(HOST, "zainichi-class hand-over <@mori>"), "hand-over-self")
    lesson.board.nobodies = frozenset({HAN.person})
    assert says(await lesson.bot.router.typed(HOST, LINE), "hand-over-nobody")
    lesson.board.nobodies = frozenset()
    lesson.board.fails("tell", PostFailure.FORBIDDEN)
    assert says(await lesson.bot.router.typed(HOST, LINE), "hand-over-unheard")
    await lesson.presses(HOST, Act.END_SURE)
    await lesson.goes_on()
    assert says(await lesson.bot.router.typed(HOST, LINE), "class-none")
