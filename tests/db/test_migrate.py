"""Bringing a database up to date: from nothing, again, at the same time, and not at all."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from bot.db import migrate as module
from bot.db.database import DatabaseError, Statement, Trouble
from bot.db.migrate import migrate, scripts
from bot.db.sqlite import SQLite, connect
from bot.quiz.store import Store
from tests.support import postgres
from tests.support.databases import BOTH, opened as opened_at
from tests.test_doctor import run

NAME = "zainichi.db"


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[SQLite]:
    database = await connect(str(folder / NAME))
    try:
        yield database
    finally:
        await database.close()


async def shape(database: SQLite) -> Sequence[object]:
    """Every table and index with the words that made it, and what the database says of its migrations."""
    schema = await database.read("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    return [*schema, *await database.read("SELECT number, name FROM migration ORDER BY number")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations in place of the bot's own, with one in it to start from."""
    made = tmp_path / "package" / "migrations"
    made.mkdir(parents=True)
    (made / "0001_first.sql").write_text("CREATE TABLE person (id INTEGER NOT NULL PRIMARY KEY);\n", "utf-8")
    monkeypatch.setattr(module, "files", lambda _: made.parent)
    return made


async def test_a_new_database_gets_every_table(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        names = {name for (name,) in await database.read("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert names >= {"person", "community", "seen", "round", "answer", "first_answer", "total", "migration"}
        applied = await database.read("SELECT number, name FROM migration ORDER BY number")
        assert applied == [(number, name) for number, name, _ in scripts()]


async def test_starting_again_changes_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        await database.write(Statement("INSERT INTO person (external) VALUES ('discord:1')"))
        before = await shape(database)
        await migrate(database, NAME)
        assert await shape(database) == before
        assert await database.read("SELECT external FROM person") == [("discord:1",)]


async def test_two_bots_that_start_at_once_on_a_new_file_both_get_it_in_order(tmp_path: Path) -> None:
    async def start(folder: Path) -> Sequence[object]:
        async with opened(folder) as database:
            await migrate(database, NAME)
            return await shape(database)

    for turn in range(20):
        folder = tmp_path / str(turn)
        folder.mkdir()
        first, second = await asyncio.gather(start(folder), start(folder))
        assert first == second


async def test_a_migration_that_was_added_is_applied_to_what_is_there(tmp_path: Path, folder: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        await database.write(Statement("INSERT INTO person VALUES (7)"))
        (folder / "0010_last.sql").write_text("ALTER TABLE person ADD COLUMN b TEXT;\n", "utf-8")
        (folder / "0002_more.sql").write_text("ALTER TABLE person ADD COLUMN a TEXT DEFAULT 'x';\n", "utf-8")
        (folder / "README.md").write_text("Not a migration.\n", "utf-8")
        await migrate(database, NAME)
        assert await database.read("SELECT * FROM person") == [(7, "x", None)]
        assert await database.read("SELECT number, name FROM migration") == [(1, "first"), (2, "more"), (10, "last")]


@pytest.mark.parametrize("kind", BOTH)
async def test_points_from_before_there_was_a_total_of_all_time_are_in_it(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as stack:
        url = f"sqlite:///{tmp_path / NAME}"
        if kind == "postgres":
            url = await stack.enter_async_context(postgres.fresh(migrated=False))
        database = await stack.enter_async_context(opened_at(url))
        with monkeypatch.context() as before:
            before.setattr(module, "scripts", lambda: scripts()[:2])
            await migrate(database, NAME)
        await database.write(
            Statement("INSERT INTO person (external) VALUES ('discord:1')"),
            Statement("INSERT INTO community (external) VALUES ('discord:42')"),
            Statement("INSERT INTO total VALUES (1, '2026-04-27', 1, 2000, 3, 2), (1, '2026-04-28', 1, 1000, 1, 1)"),
        )
        await migrate(database, NAME)
        assert await Store(database).score("discord:1", "discord:42", "") == (3000, 4, 3)
        assert await Store(database).scores("discord:42", "") == [(1, 3000)]


async def test_a_migration_that_fails_half_way_leaves_no_trace(tmp_path: Path, folder: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        before = await shape(database)
        bad = folder / "0002_bad.sql"
        bad.write_text("CREATE TABLE good (id INTEGER);\nINSERT INTO good VALUES (1);\nINSERT INTO nowhere;\n", "utf-8")
        with pytest.raises(DatabaseError) as failed:
            await migrate(database, NAME)
        assert failed.value.trouble is Trouble.BROKEN
        assert await shape(database) == before

        bad.write_text("CREATE TABLE good (id INTEGER);\n", "utf-8")
        await migrate(database, NAME)
        assert await database.read("SELECT count(*) FROM good") == [(0,)]


@pytest.mark.parametrize("is_empty", [True, False])
async def test_a_database_of_a_newer_version_is_left_as_it_is(tmp_path: Path, *, is_empty: bool) -> None:
    async with opened(tmp_path) as database:
        if is_empty:
            await database.write(Statement("CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)"))
        else:
            await migrate(database, NAME)
        await database.write(Statement("INSERT INTO migration VALUES (9999, 'future')"))
        before = await shape(database)
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, NAME)
        assert (refused.value.trouble, refused.value.name) == (Trouble.NEWER, NAME)
        assert await shape(database) == before
    bytes_before = (tmp_path / NAME).read_bytes()
    stopped = run(tmp_path)
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("zainichi.db was written by a newer version of this bot.")
    assert len(stopped.stderr.splitlines()) == 1
    assert (tmp_path / NAME).read_bytes() == bytes_before


@pytest.mark.parametrize(
    ("script", "statements"),
    [
        ("", []),
        ("-- nothing; yet\n\n", []),
        ("SELECT 1;\n", ["SELECT 1"]),
        ("SELECT 1;", ["SELECT 1"]),
        ("SELECT 1", ["SELECT 1"]),
        ("SELECT 1;\r\nSELECT 2;\r\n", ["SELECT 1", "SELECT 2"]),
        ("-- one; two;\nSELECT 1;\n\n  -- three;\nSELECT\n  2;\n", ["SELECT 1", "SELECT\n  2"]),
        ("SELECT 'a;b' -- c; d\nFROM t;\nSELECT 2;\n", ["SELECT 'a;b' -- c; d\nFROM t", "SELECT 2"]),
    ],
)
def test_a_script_is_split_where_a_line_ends_with_a_semicolon_and_comment_lines_are_left_out(
    folder: Path, script: str, statements: list[str]
) -> None:
    (folder / "0001_first.sql").write_bytes(script.encode())
    ((number, name, found),) = scripts()
    assert (number, name) == (1, "first")
    assert found == tuple(Statement(sql) for sql in statements)


def test_every_statement_of_the_bots_own_migrations_is_a_whole_one() -> None:
    numbers = [number for number, _, _ in scripts()]
    assert numbers == list(range(1, len(numbers) + 1))
    for _, name, statements in scripts():
        assert statements
        for sql, values in statements:
            assert sqlite3.complete_statement(f"{sql};"), f"{name}: {sql}"
            assert values == ()
