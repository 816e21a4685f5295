"""What the tests share: the real content, a bot on a real database, a clock and a die that obey.

The database is SQLite. In a module whose fixture `kind` says so, each test runs on PostgreSQL too.
"""

import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.context import Bot, Caller
from bot.core.names import Index
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.quiz.store import Store
from content.library import Library
from content.loader import load
from tests.support.databases import fresh, opened

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
def kind() -> str:
    """Which kind of database: sqlite or postgres."""
    return "sqlite"


@pytest.fixture
async def url(kind: str, tmp_path: Path) -> AsyncIterator[str]:
    """The URL of a new database, with all its tables."""
    async with fresh(kind, tmp_path) as url:
        yield url


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """The same, opened."""
    async with opened(url) as database:
        yield database


@pytest.fixture
async def bot(kind: str, tmp_path: Path, library: Library, index: Index, clock: Clock) -> AsyncIterator[Bot]:
    async with AsyncExitStack() as stack:
        url = "sqlite:///:memory:"  # far quicker than a file, and the same
        if kind != "sqlite":
            url = await stack.enter_async_context(fresh(kind, tmp_path))
        database = await stack.enter_async_context(opened(url))
        await migrate(database, "zainichi.db")
        yield Bot(library, Store(database), index, clock, random.Random(7))
