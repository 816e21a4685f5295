"""Names and single answers go by themselves."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.classquiz.buttons import Act
from bot.members import retention
from tests.conftest import Clock
from tests.support.bot import Bot, closing
from tests.support.on_messenger import MINA, Lesson


@pytest.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    lesson = Lesson(bot, clock)
    async with closing(lesson.bot):
        yield lesson
    await bot.worker.close()


async def test_names_and_single_answers_are_deleted_by_themselves_after_ninety_days(
    lesson: Lesson, bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "EVERY", 0.01)
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, 0)
    number = (await lesson.held()).round.id

    async def kept() -> tuple[bool, bool, int]:
        people, round = await bot.classes.store.participants(number), await bot.classes.store.by_id(number)
        assert round
        named = any(one.name for one in people)
        return named, round.basis.host_name is not None, len(await bot.classes.store.answers(number))

    task = asyncio.create_task(retention.enforce_retention(bot.privacy, clock))
    await asyncio.sleep(0.1)
    assert await kept() == (True, True, 1)
    lesson.clock.forward(days=91)
    await asyncio.sleep(0.1)
    assert await kept() == (False, False, 0)
    task.cancel()
