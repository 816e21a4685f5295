"""What the tests share: the real content, a bot on a real SQLite in memory, a clock and a die that obey."""

import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.app import Bot, Caller
from bot.search import Index
from bot.storage.migrate import migrate
from bot.storage.sqlite import connect
from bot.storage.store import Store
from content.library import Library
from content.loader import load

MINA = Caller("console:mina", "console", "en", "en")
JUN = Caller("console:jun", "console", "en", "en")


class Clock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.time = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **by: float) -> None:
        """Move on by hours=, days= …"""
        self.time += timedelta(**by)


@pytest.fixture(scope="session")
def library() -> Library:
    return load()


@pytest.fixture(scope="session")
def index(library: Library) -> Index:
    return Index(library)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def bot(library: Library, index: Index, clock: Clock) -> AsyncIterator[Bot]:
    database = await connect(":memory:")
    await migrate(database, ":memory:")
    yield Bot(library, Store(database), index, clock, random.Random(7))
    await database.close()
