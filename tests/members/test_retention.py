"""Names and single answers go by themselves."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.core.context import Bot
from bot.core.press import Act
from bot.members import retention as tidying
from tests.conftest import Clock
from tests.support.on_messenger import MINA, Lesson


@pytest.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    yield Lesson(bot, clock)
    await bot.worker.close()


async def test_names_and_single_answers_are_deleted_by_themselves_after_ninety_days(
    lesson: Lesson, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tidying, "EVERY", 0.01)
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, 0)
    number = (await lesson.held()).round.id

    async def kept() -> tuple[bool, int]:
        people = await bot.store.classes.participants(number)
        return any(one.name for one in people), len(await bot.store.classes.answers(number))

    task = asyncio.create_task(tidying.tidy(bot))
    await asyncio.sleep(0.1)
    assert await kept() == (True, 1)
    lesson.clock.forward(days=91)
    await asyncio.sleep(0.1)
    assert await kept() == (False, 0)
    task.cancel()
