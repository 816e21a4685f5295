"""What first answers have brought, on a real SQLite file and a real PostgreSQL."""

import pytest

from bot.db.database import Database
from bot.quiz.store import QuizStore
from bot.scores.store import Score, ScoreStore
from tests.support.alone import HERE, JUN, MINA, MONDAY, THERE, TUESDAY, begun, given
from tests.support.databases import BOTH


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> QuizStore:
    return QuizStore(database)


@pytest.fixture
def scores(database: Database) -> ScoreStore:
    return ScoreStore(database)


async def test_points_count_for_the_day_and_the_community_in_which_they_were_made(
    store: QuizStore, scores: ScoreStore
) -> None:
    assert await store.answer_round(given(await begun(store), "q1"), MONDAY)
    assert await store.answer_round(given(await begun(store), "q2"), TUESDAY)
    assert await store.answer_round(given(await begun(store), "q3", right=False), TUESDAY)
    assert await store.answer_round(given(await begun(store, MINA, THERE), "q4"), TUESDAY)
    assert await scores.score(MINA, HERE, "") == Score(2000, 3, 2)
    assert await scores.score(MINA, HERE, "2026-04-28") == Score(1000, 2, 1)
    assert await scores.score(MINA, HERE, "2026-04-29") == Score(0, 0, 0)
    assert await scores.score(MINA, THERE, "") == Score(1000, 1, 1)
    assert await scores.score(JUN, HERE, "") == Score(0, 0, 0)
    assert await scores.score(MINA, "discord:unknown", "") == Score(0, 0, 0)


async def test_the_leaderboard_of_a_day_lists_whoever_has_points_since_then_best_first(
    store: QuizStore, scores: ScoreStore
) -> None:
    people = [MINA, JUN, "discord:3", "discord:4"]
    for person, on_monday, on_tuesday in zip(people, (1, 0, 3, 0), (1, 2, 0, 0), strict=True):
        for day, count in ((MONDAY, on_monday), (TUESDAY, on_tuesday)):
            for turn in range(count):
                assert await store.answer_round(given(await begun(store, person), f"{day}-{turn}"), day)
    assert await store.answer_round(given(await begun(store, "discord:4"), "q", right=False), TUESDAY)
    mina, jun, third, _ = [await scores.number(person) for person in people]
    assert await scores.scores(HERE, "") == [(third, 3000), (mina, 2000), (jun, 2000)]
    assert await scores.scores(HERE, "2026-04-28") == [(jun, 2000), (mina, 1000)]
    assert await scores.scores(HERE, "2026-04-29") == []
    assert await scores.scores(THERE, "") == []
