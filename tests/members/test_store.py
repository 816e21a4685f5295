"""Which language somebody has chosen, on a real SQLite file and a real PostgreSQL."""

import pytest

from bot.db.database import Database
from bot.members.store import MemberStore
from tests.support.alone import JUN, MINA
from tests.support.databases import BOTH


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> MemberStore:
    return MemberStore(database)


async def test_the_language_that_somebody_chose_is_remembered_until_they_go_back_to_the_platforms(
    store: MemberStore,
) -> None:
    assert await store.language(MINA) is None
    await store.choose_language(MINA, "ja")
    await store.choose_language(MINA, "ko")
    assert await store.language(MINA) == "ko"
    assert await store.language(JUN) is None
    await store.choose_language(MINA, None)
    assert await store.language(MINA) is None
