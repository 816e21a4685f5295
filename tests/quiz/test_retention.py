"""Old quizzes alone go by themselves, and only those."""

from datetime import UTC, datetime

import pytest

from bot.core.clock import DAY, milliseconds
from bot.quiz.store import QuizStore
from tests.support.alone import JUN, MINA, begun, given
from tests.support.bot import Bot
from tests.support.databases import BOTH


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(bot: Bot) -> QuizStore:
    return QuizStore(bot.database)


async def test_a_long_quiz_that_somebody_still_plays_is_not_deleted(bot: Bot, store: QuizStore) -> None:
    number = await begun(store, JUN)
    late = milliseconds(datetime(2026, 8, 1, tzinfo=UTC))
    assert await store.answer_round(given(number), late)
    await bot.privacy.purge(late + DAY)
    assert await store.answers(number) == [(0, "2")]
    await bot.privacy.purge(late + 91 * DAY)
    assert await store.round(JUN, number) is None


async def test_many_old_quizzes_are_deleted_a_few_at_a_time(
    bot: Bot, store: QuizStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.members.privacy.CHUNK", 3)
    for _ in range(7):
        await begun(store, MINA)
    await bot.privacy.purge(milliseconds(datetime(2027, 1, 1, tzinfo=UTC)))
    assert await bot.database.read("SELECT count(*) FROM round") == [(0,)]
