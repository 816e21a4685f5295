"""What people have been shown, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.db.database import Database
from bot.facts.selection import SeenItem
from bot.facts.store import SeenStore
from tests.support.alone import JUN, MINA, MONDAY, TUESDAY
from tests.support.databases import BOTH, opened


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> SeenStore:
    return SeenStore(database)


@pytest.fixture
async def stores(database: Database, url: str) -> AsyncIterator[Sequence[SeenStore]]:
    """Three stores on one database, the first two in one process, as it were, and the third in another."""
    async with opened(url) as other:
        yield SeenStore(database), SeenStore(database), SeenStore(other)


async def test_it_is_remembered_how_often_somebody_saw_a_fact_and_when_last(store: SeenStore) -> None:
    await store.mark_seen(MINA, "fact", "first-ships", MONDAY)
    await store.mark_seen(MINA, "fact", "first-ships", TUESDAY)
    await store.mark_seen(MINA, "fact", "last-ship", MONDAY)
    assert await store.seen(MINA, "fact") == {"first-ships": SeenItem(2, TUESDAY), "last-ship": SeenItem(1, MONDAY)}


async def test_facts_and_comments_of_the_same_name_and_other_peoples_are_counted_apart(store: SeenStore) -> None:
    await store.mark_seen(MINA, "fact", "ship", MONDAY)
    await store.mark_seen(MINA, "comment", "ship", TUESDAY)
    await store.mark_seen(JUN, "fact", "other", MONDAY)
    assert await store.seen(MINA, "fact") == {"ship": SeenItem(1, MONDAY)}
    assert await store.seen(MINA, "comment") == {"ship": SeenItem(1, TUESDAY)}
    assert await store.seen("discord:new", "fact") == {}


async def test_two_facts_shown_in_the_same_instant_are_both_counted(stores: Sequence[SeenStore]) -> None:
    await asyncio.gather(*(store.mark_seen(MINA, "fact", "first-ships", MONDAY) for store in stores))
    assert await stores[0].seen(MINA, "fact") == {"first-ships": SeenItem(3, MONDAY)}
