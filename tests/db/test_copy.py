"""A whole database is copied into another of either kind: all of it, checked, or nothing."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.db import copy as module
from bot.db.copy import copy_database
from bot.db.database import DatabaseError, Statement, Trouble
from bot.db.held import CopyError
from bot.db.migrate import migrate
from bot.db.whole import newest
from tests.db.test_old_databases import OLD, restore as old_file
from tests.db.test_sqlite import person
from tests.fakes.pooler import pooler
from tests.support import postgres
from tests.support.databases import fresh, opened, tables
from tests.support.filling import ODD, fill

HERE = Path(__file__).parent


def silent(*_: object) -> None:
    """Nobody wants to know how far it is."""


copied = partial(copy_database, tell=silent)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two looks at whether a bot is at work there is no second in these tests."""
    monkeypatch.setattr(module, "LOOK", 0.2)


@pytest.fixture
async def full(tmp_path: Path) -> str:
    """The URL of a SQLite database with something in every table; the last person is gone again."""
    async with fresh("sqlite", tmp_path) as url:
        fill(tmp_path / "zainichi.db")
        async with opened(url) as database:
            await database.write(person("discord:last"))
            await database.write(Statement("DELETE FROM person WHERE external = 'discord:last'"))
        return url


@pytest.fixture
async def server() -> AsyncIterator[str]:
    """The URL of a PostgreSQL database in which there is nothing at all."""
    async with postgres.fresh(migrated=False) as url:
        yield url


async def contents(url: str) -> Mapping[str, Sequence[Any]]:
    """Every row of every table, in an order of their own, the columns by their names."""
    async with opened(url) as database:
        found = {}
        for table, columns in (await tables(database)).items():
            if not table.startswith("sqlite_"):
                rows = await database.scan(f"SELECT {', '.join(sorted(columns))} FROM {table}")
                found[table] = sorted(rows, key=repr)
        return found


def names(folder: Path, pattern: str) -> list[str]:
    return [path.name for path in folder.glob(pattern)]


async def newcomer(url: str) -> Any:
    """The number that the next person gets."""
    async with opened(url) as database:
        await database.write(person("discord:new"))
        ((number,),) = await database.read("SELECT id FROM person WHERE external = 'discord:new'")
        await database.write(Statement("DELETE FROM person WHERE external = 'discord:new'"))
        return number


async def test_all_that_there_is_survives_a_journey_through_both_kinds_of_database(
    full: str, server: str, tmp_path: Path
) -> None:
    there = await contents(full)
    assert not [table for table, rows in there.items() if not rows]
    assert f"{ODD}1" in there["person"][0]
    async with postgres.fresh(migrated=False) as second:
        stations = [full, server, second, f"sqlite:///{tmp_path / 'back.db'}", f"sqlite:///{tmp_path / 'end.db'}"]
        for number, (start, end) in enumerate(pairwise(stations)):
            tallies = await copied(start, end)
            assert {table: tally.rows for table, tally in tallies.items()} == {
                table: len(rows) for table, rows in there.items() if table != "migration"
            }
            assert await contents(end) == there
            assert await newcomer(end) == 5 + number  # 4 was given out, and each look at the one before took a number


async def test_references_between_tables_and_indexes_are_there_afterwards_as_before(full: str, server: str) -> None:
    sql = """
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace UNION SELECT tablename, indexdef FROM pg_indexes
        WHERE schemaname = 'public'
    """
    await copied(full, server)
    async with postgres.fresh() as usual, opened(usual) as made, opened(server) as filled:
        rules = sorted(await made.read(sql))
        assert sorted(await filled.read(sql)) == rules
        assert sum("FOREIGN KEY" in str(text) for _, text in rules) > 10


async def test_a_database_with_something_in_it_is_left_alone_unless_that_may_be_replaced_and_is_kept(
    full: str, server: str, tmp_path: Path
) -> None:
    async with opened(server) as database:
        await migrate(database, "zainichi")
        await database.write(person("slack:T1:U1"))
    before, kept = await contents(server), tmp_path / "kept.db"
    with pytest.raises(
        CopyError, match=r"is not empty: there is something in person\. .* add --replace and a new file"
    ):
        await copied(full, server)
    assert await contents(server) == before
    await copied(full, server, keep=kept)
    assert await contents(server) == await contents(full)
    assert await contents(f"sqlite:///{kept}") == before
    with pytest.raises(CopyError, match=r"kept.db is there already"):
        await copied(full, server, keep=kept)


async def test_a_database_with_only_the_bots_own_notes_counts_as_empty(full: str, tmp_path: Path) -> None:
    target = f"sqlite:///{tmp_path / 'started.db'}"
    async with opened(target) as database:
        await migrate(database, "started.db")
        await database.write(Statement("INSERT INTO process (owner, seen) VALUES ('gone', 1)"))
        await database.write(Statement("INSERT INTO memo (name, value) VALUES ('traces', 'x')"))
    await copied(full, target)
    assert await contents(target) == await contents(full)


async def test_a_database_on_which_a_bot_is_at_work_is_not_written(full: str, server: str, tmp_path: Path) -> None:
    async with opened(server) as database:
        await migrate(database, "zainichi")

        async def look() -> None:
            while True:
                await database.read("SELECT 1 FROM person")
                await asyncio.sleep(0.02)

        looking = asyncio.create_task(look())
        await asyncio.sleep(0.05)
        with pytest.raises(CopyError, match=r"A bot is at work on the database that is to be written. Stop it first."):
            await copied(full, server)
        looking.cancel()
        await asyncio.wait([looking])
        await copied(full, server)  # a connection in which nothing happens holds nobody up
    other = f"sqlite:///{tmp_path / 'other.db'}"
    async with opened(other) as database:
        await migrate(database, "other.db")
        with pytest.raises(CopyError, match=r"A bot, or another program, has other.db open. Stop it first."):
            await copied(full, other)
    await copied(full, other)
    assert await contents(other) == await contents(server)


@pytest.mark.parametrize("wrong", ["a number that is none", "a row that refers to nothing"])
async def test_if_anything_goes_wrong_the_other_database_is_as_before(
    full: str, server: str, tmp_path: Path, wrong: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "zainichi.db", isolation_level=None)) as file:
        if wrong == "a number that is none":
            file.execute("UPDATE total SET points = 'many' WHERE person = 1")
        else:
            file.execute("UPDATE total SET person = 99 WHERE person = 1")
    with pytest.raises((CopyError, DatabaseError), match="total"):
        await copied(full, server)
    assert await contents(server) == {}
    if wrong == "a row that refers to nothing":
        with pytest.raises(CopyError, match=r"A row of total in new.db refers to one of person that is not there"):
            await copied(full, f"sqlite:///{tmp_path / 'new.db'}")
        assert not names(tmp_path, "new.db*")


async def test_a_server_that_goes_away_in_the_middle_is_told_and_holds_nothing(full: str, server: str) -> None:
    end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $$%s$$ AND pid <> pg_backend_pid()"
    ending: list[asyncio.Task[None]] = []
    async with opened(full) as database:
        rows = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 200000) SELECT n, n FROM c"
        await database.write(Statement(f"INSERT INTO memo (name, value) {rows}"))

    def tell(*_: object) -> None:
        if not ending:
            ending.append(asyncio.create_task(postgres.run(end % postgres.name(server), on=postgres.server())))

    with pytest.raises(DatabaseError) as gone:
        await copy_database(full, server, tell)
    assert gone.value.trouble is Trouble.UNREACHABLE
    await ending[0]
    assert await contents(server) == {}


async def test_what_a_database_does_not_give_back_as_it_was_given_is_not_kept(full: str) -> None:
    async with postgres.fresh() as server:
        await postgres.run(
            "CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN NEW.points := NEW.points + 1; RETURN NEW; END'",
            "CREATE TRIGGER meddling BEFORE INSERT ON total FOR EACH ROW EXECUTE FUNCTION meddle()",
            on=server,
        )
        with pytest.raises(CopyError, match=r"does not give back what it was given, in total. Nothing was kept"):
            await copied(full, server)
        assert [table for table, rows in (await contents(server)).items() if rows] == ["migration"]


async def test_a_table_that_somebody_has_changed_is_named(full: str, server: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "zainichi.db")) as file:
        file.execute("ALTER TABLE memo ADD COLUMN colour TEXT")
    with pytest.raises(CopyError, match=r"The table memo of zainichi.db was changed by somebody else: see colour"):
        await copied(full, server)
    with closing(sqlite3.connect(tmp_path / "zainichi.db")) as file:
        file.execute("DROP TABLE memo")
    with pytest.raises(CopyError, match=r"zainichi.db has no table memo"):
        await copied(full, server)


async def test_tables_of_others_stay_where_they_are(full: str, server: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "zainichi.db")) as file:
        file.execute("CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)")
    await postgres.run(
        "CREATE TABLE spatial_ref_sys (srid INTEGER)", "INSERT INTO spatial_ref_sys VALUES (1)", on=server
    )
    await copied(full, server)
    there = await contents(server)
    assert there["spatial_ref_sys"] == [(1,)]
    assert "_litestream_seq" not in there


async def test_a_database_of_an_earlier_version_is_brought_up_to_date_in_the_copy_and_stays_as_it_is(
    server: str, tmp_path: Path
) -> None:
    old = old_file(tmp_path, (HERE / "old" / f"{OLD}.sqlite.sql").read_text("utf-8"))
    before = await contents(old)
    async with postgres.fresh(migrated=False) as old_server:
        await postgres.run((HERE / "old" / f"{OLD}.postgres.sql").read_text("utf-8"), on=old_server)
        await copied(old, server)
        await copied(old_server, f"sqlite:///{tmp_path / 'new.db'}")
    there = await contents(server)
    assert len(there["migration"]) == newest()
    assert len(there["person"]) == 10
    assert len(there["class_answer"]) == 25
    assert await contents(f"sqlite:///{tmp_path / 'new.db'}") == there
    assert await contents(old) == before


async def test_a_database_of_a_newer_version_is_refused_on_either_side(full: str, server: str, tmp_path: Path) -> None:
    newer = f"sqlite:///{tmp_path / 'newer.db'}"
    await copied(full, newer)
    async with opened(newer) as database:
        await database.write(Statement("INSERT INTO migration (number, name, digest) VALUES (9999, 'later', 'x')"))
    for start, end in ((newer, server), (full, newer)):
        with pytest.raises(DatabaseError) as refused:
            await copied(start, end)
        assert refused.value.trouble is Trouble.NEWER


async def test_what_is_no_database_of_this_bot_is_not_copied(server: str, tmp_path: Path, full: str) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as file:
        file.execute("CREATE TABLE recipe (name TEXT)")
    (tmp_path / "letter.txt").write_text("a letter, and no database " * 99)
    for start, words in (("other.db", "no table “migration”"), ("none.db", "There is no database file")):
        with pytest.raises(CopyError, match=words):
            await copied(f"sqlite:///{tmp_path / start}", server)
    with pytest.raises(DatabaseError) as refused:
        await copied(full, f"sqlite:///{tmp_path / 'letter.txt'}")
    assert refused.value.trouble is Trouble.NOT_A_DATABASE
    with pytest.raises(CopyError, match=r"zainichi.db cannot be copied into itself"):
        await copied(full, full.replace("zainichi.db", "./zainichi.db"))
    with pytest.raises(CopyError, match="A database in memory ends with its process"):
        await copied(full, "sqlite:///:memory:")


async def test_a_sign_that_a_server_cannot_hold_is_left_out_and_nothing_else(full: str, server: str) -> None:
    async with opened(full) as database:
        await database.write(Statement("UPDATE memo SET value = 'a' || char(0) || 'b'"))
    await copied(full, server)
    assert {value for *_, value in (await contents(server))["memo"]} == {"ab"}


async def test_a_copy_goes_through_a_pooler_both_ways(full: str, server: str, tmp_path: Path) -> None:
    async with pooler(server) as (_, behind):
        await copied(full, behind)
        await copied(behind, f"sqlite:///{tmp_path / 'back.db'}")
    assert await contents(f"sqlite:///{tmp_path / 'back.db'}") == await contents(full)
