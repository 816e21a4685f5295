"""Bringing a database up to date: from nothing, again, at the same time, and not at all."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.core.i18n import Voice
from bot.db import migrate as module
from bot.db.database import DatabaseError, Row, Statement, Trouble
from bot.db.migrate import migrate, scripts
from bot.db.sqlite import SQLite, connect
from tests.support import postgres
from tests.support.databases import BOTH, opened as opened_at
from tests.test_doctor import line, run

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
    return [*schema, *await database.read("SELECT * FROM migration ORDER BY number")]


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
        applied = await database.read("SELECT number, name, digest FROM migration ORDER BY number")
        assert applied == [(script.number, script.name, script.digest) for script in scripts()]


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
        assert await database.read("SELECT * FROM total_all_time") == [(1, 1, 3000, 4, 3)]


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
        await database.write(Statement("INSERT INTO migration (number, name) VALUES (9999, 'future')"))
        before = await shape(database)
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, NAME)
        assert (refused.value.trouble, refused.value.name) == (Trouble.NEWER, NAME)
        assert await shape(database) == before
    bytes_before = (tmp_path / NAME).read_bytes()
    stopped = run(tmp_path)
    assert stopped.returncode == 1
    assert stopped.stderr.startswith("zainichi.db was written by a newer version of this bot.")
    assert len(stopped.stderr.splitlines()) == 2
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
async def test_a_script_is_split_where_a_line_ends_with_a_semicolon_and_comment_lines_are_left_out(
    folder: Path, script: str, statements: list[str]
) -> None:
    (folder / "0001_first.sql").write_bytes(script.encode())
    (found,) = scripts()
    assert (found.number, found.name) == (1, "first")
    assert await found.statements(nothing) == tuple(Statement(sql) for sql in statements)


async def nothing(_sql: str) -> Sequence[Row]:
    """A database with nothing in it."""
    return ()


async def test_every_statement_of_the_bots_own_migrations_is_a_whole_one() -> None:
    numbers = [script.number for script in scripts()]
    assert numbers == list(range(1, len(numbers) + 1))
    for script in scripts():
        statements = await script.statements(nothing)
        assert statements
        for sql, _ in statements:
            assert sqlite3.complete_statement(f"{sql};"), f"{script.name}: {sql}"


# Scripts in Python

ADDING = """
from bot.db.database import Statement


async def steps(read):
    ((many,),) = await read("SELECT count(*) FROM person")
    return [Statement("CREATE TABLE counted (people INTEGER)"), Statement("INSERT INTO counted VALUES ($1)", (many,))]
"""


async def test_a_script_in_python_looks_at_what_is_there_and_says_what_to_do(tmp_path: Path, folder: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        await database.write(Statement("INSERT INTO person VALUES (7), (8)"))
        (folder / "0002_count.py").write_text(ADDING, "utf-8")
        await migrate(database, NAME)
        await migrate(database, NAME)
        assert await database.read("SELECT people FROM counted") == [(2,)]
        assert await database.read("SELECT number, name FROM migration") == [(1, "first"), (2, "count")]


async def test_a_script_in_python_that_fails_half_way_leaves_no_trace(tmp_path: Path, folder: Path) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        before = await shape(database)
        (folder / "0002_count.py").write_text(ADDING.replace("INTO counted", "INTO nowhere"), "utf-8")
        with pytest.raises(DatabaseError):
            await migrate(database, NAME)
        assert await shape(database) == before


# Digests

RELEASED = {
    "0001_first": "816ae3d9edcb2847d384f571b3314558",
    "0002_memo": "d4aca1b18859c7ab4fc92c131ecd2b31",
    "0003_staff": "cd882cdf8d398cf611f0c2a3bcda618b",
    "0004_delivered": "62df545406afb06e6064fbb2ddfce68e",
    "0005_class": "2077b8b5e0c824ad5b8361dda2bd518b",
    "0006_daily": "8c4d6a0888ac6c9961bbe5446f6df971",
    "0007_community_setting": "c9de4e37fece4fd66abaf5873a0ed069",
    "0008_milliseconds": "93e99146328b7e6f67102b9e334e9f9e",
    "0009_names": "79fb1f3a9067390859ca82fcfc7799ff",
    "0010_display": "39b18451e0295d85f04fb8f7221b0eef",
    "0011_snapshot": "7111f0db744037a17616597948b57776",
    "0012_topics": "76b70ca6ae52f53bb2269020554df6c5",
    "0013_process": "a2f2aa2fb42db68967ab18d4957fdccf",
    "0014_skipped": "5d22061fc40588ba7fd45ead8dcd3c46",
    "0015_staff_shared": "ec055c6aa1a540b18bfe61e62ff9ef8c",
    "0016_heard": "213261836f1181d17e555307e00b2edf",
    "0017_sending": "cc0cb693192fdcbeb91fa1f980b17fcc",
    "0018_sending_lease": "50971bf32fadb7209eee3836cb0a5fe2",
    "0019_answer_text": "f9e7a268b62fc4e3781fcec619df11c4",
    "0020_question_set": "5b91efd345f3a140ee63f2874785f319",
    "0021_slack_installation": "6e3f803a340666d0e881b27e8ecb72ba",
    "0022_problem": "0c81b1dfc362cfb80ce348d46f6ab11c",
    "0023_unfinished": "80e1e73853796aeb830fd9ea5fff6811",
}
"""What was released stays as it is. Whoever changes a script makes a new one instead, and adds its digest here."""


def test_no_released_script_has_been_edited() -> None:
    assert {script.path.stem: script.digest for script in scripts()} == RELEASED


async def test_a_script_that_was_edited_after_it_was_applied_is_refused_with_its_name(
    tmp_path: Path, folder: Path
) -> None:
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        before = await shape(database)
        script = folder / "0001_first.sql"
        script.write_text(f"-- Better.\n{script.read_text('utf-8')}", "utf-8")
        (folder / "0002_more.sql").write_text("ALTER TABLE person ADD COLUMN a TEXT;\n", "utf-8")
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, NAME)
        assert (refused.value.trouble, refused.value.name) == (Trouble.CHANGED, "0001_first.sql")
        assert await shape(database) == before


async def test_the_data_of_a_script_may_not_be_edited_either(tmp_path: Path, folder: Path) -> None:
    (folder / "0002_count.py").write_text(ADDING, "utf-8")
    (folder / "0002_count.json").write_text("{}", "utf-8")
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        (folder / "0002_count.json").write_text("[]", "utf-8")
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, NAME)
        assert (refused.value.trouble, refused.value.name) == (Trouble.CHANGED, "0002_count.py")


async def test_how_the_lines_of_a_script_end_does_not_matter(tmp_path: Path, folder: Path) -> None:
    script = folder / "0001_first.sql"
    async with opened(tmp_path) as database:
        await migrate(database, NAME)
        script.write_bytes(script.read_bytes().replace(b"\n", b"\r\n"))
        await migrate(database, NAME)


async def test_scripts_that_were_applied_before_there_were_digests_are_trusted_once(
    tmp_path: Path, folder: Path
) -> None:
    script = folder / "0001_first.sql"
    async with opened(tmp_path) as database:
        await database.write(
            Statement("CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)"),
            Statement("INSERT INTO migration VALUES (1, 'first')"),
            Statement("CREATE TABLE person (id INTEGER NOT NULL PRIMARY KEY)"),
        )
        await migrate(database, NAME)
        assert await database.read("SELECT * FROM migration") == [(1, "first", scripts()[0].digest)]
        script.write_text("CREATE TABLE somebody (id INTEGER NOT NULL PRIMARY KEY);\n", "utf-8")
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, NAME)
        assert refused.value.trouble is Trouble.CHANGED


def test_the_start_and_the_doctor_say_in_plain_words_which_script_was_edited_and_what_to_do(tmp_path: Path) -> None:
    assert run(tmp_path, typed="help\n").returncode == 0
    with closing(sqlite3.connect(tmp_path / NAME)) as database, database:
        database.execute("UPDATE migration SET digest = 'another' WHERE number = 3")
    stopped = run(tmp_path)
    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert stopped.stderr.startswith("The script 0003_staff.sql is not the one with which this database was made")
    assert len(stopped.stderr.splitlines()) == 2
    checked = run(tmp_path, "check")
    assert checked.returncode == 1
    state, found, mend = line(checked.stdout, "database")
    assert (state, found.partition(":")[0]) == ("problem", "cannot be used")
    assert "0003_staff.sql" in mend
    assert "Take the files of the released version again" in mend


@pytest.mark.parametrize(("language", "says"), [("en", "edited"), ("ja", "書き換え"), ("ko", "수정")])
def test_that_a_script_was_edited_is_said_in_each_language(language: str, says: str) -> None:
    said = Voice(language)(f"trouble-{Trouble.CHANGED}", name="0003_staff.sql")
    assert "0003_staff.sql" in said
    assert says in said
