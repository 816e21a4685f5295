"""What the tests share: the real content, a bot on a real database, a clock and a die that obey.

The database is SQLite. In a module whose fixture `kind` says so, each test runs on PostgreSQL too.
"""

import gc
import os
import sys
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.classquiz import runner
from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.db.database import Database
from content.library import Library
from tests.support import shared, starts
from tests.support.bot import Bot, bot_on
from tests.support.databases import fresh, opened, with_tables

sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
"""Where bytecode is not kept, every process would make it anew of all code and all tests: more work than the tests."""

LONG = (
    "tests/test_health.py",
    "tests/soak/",
    "tests/platforms/discord/test_staying.py",
    "tests/platforms/slack/test_installation.py::test_a_real_process",
    "tests/questionsets/test_killed.py",
    "tests/daily/test_on_platforms.py",
    "tests/test_main.py::test_pip_install",
)

MINA = Caller("console:mina", "console", "en", "en")
JUN = Caller("console:jun", "console", "en", "en")


class Clock:
    """A clock that moves when told. Asked, it gives ms since 1970; `time` is the same for people to read."""

    def __init__(self) -> None:
        self.time = datetime(2026, 4, 28, 9, 0, tzinfo=UTC)

    def __call__(self) -> int:
        return milliseconds(self.time)

    def forward(self, **by: float) -> None:
        """Move on by hours=, days= …"""
        self.time += timedelta(**by)


@pytest.fixture(autouse=True)
def lively(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that moves when told must not make it look as if nobody had been at work: each look says that it is."""
    monkeypatch.setattr(runner, "ALIVE_EVERY", 0.0)


def pytest_configure() -> None:
    """While tests are collected nearly nothing is garbage, and looking for some takes a fifth of the time."""
    gc.disable()


@pytest.hookimpl(wrapper=True)
def pytest_sessionstart(session: pytest.Session) -> Generator[None]:
    """Of several processes each would load all code, all tests and all content: they are copies of one that has."""
    config = session.config
    if not config.getoption("tx", default=None):
        return (yield)
    with starts.tests_forked(str(config.invocation_params.dir / path) for path in config.args):
        return (yield)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long, most of it waiting, begins first: nobody has to wait for it at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


def pytest_collection_finish() -> None:
    """What has been loaded by now stays to the end: to look through it for garbage again and again takes its time."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def quick_workers() -> Iterator[None]:
    """What draws and writes files is a process of its own; its libraries have been loaded when it starts."""
    with starts.workers_forked():
        yield


@pytest.fixture(scope="session")
def everything() -> Library:
    """All the content."""
    library = shared.everything()
    gc.freeze()
    return library


@pytest.fixture(scope="session")
def library() -> Library:
    """The content with those questions alone that have one right choice: most tests press a button for an answer.

    Modules that look at all there is have `everything` in its place; every kind is played in the modules `test_kinds`.
    """
    return shared.one_right()


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
async def bot(kind: str, tmp_path: Path, library: Library, clock: Clock) -> AsyncIterator[Bot]:
    async with AsyncExitStack() as stack:
        url = "sqlite:///:memory:"  # far quicker than a file, and the same
        if kind != "sqlite":
            url = await stack.enter_async_context(fresh(kind, tmp_path))
        database = await stack.enter_async_context(opened(url))
        await with_tables(database, ":memory:" if kind == "sqlite" else "zainichi")
        yield bot_on(library, database, clock)
