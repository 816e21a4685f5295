"""PostgreSQL, for real: what differs from SQLite, and everything that can be wrong with a server."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import create_server
from urllib.parse import urlsplit

import pytest

from bot.classquiz.display_store import DisplayStore
from bot.classquiz.rows import RoundBasis, RoundState
from bot.classquiz.store import ClassStore
from bot.db import postgres as module
from bot.db.database import Database, DatabaseError, Statement, Trouble
from bot.db.migrate import migrate
from bot.db.postgres import Postgres, connect
from bot.facts.store import SeenStore
from tests.db.test_sqlite import people, person
from tests.support import postgres
from tests.support.databases import everything, opened, tables
from tests.support.paths import ROOT
from tests.test_doctor import check, line, names, run

MINA = "discord:1"
BASIS = RoundBasis("any/", "{}", "{}", None, "#class", "UTC")
OPEN = RoundState("open", 0, None, locked=False, stepped=1, due=None)


@pytest.fixture
def kind() -> str:
    return "postgres"


@pytest.fixture
async def own() -> AsyncIterator[str]:
    """The URL of a database that no other test will use."""
    async with postgres.fresh() as url:
        yield url


async def ended_by_the_server(url: str) -> None:
    """Whatever connections there are to this database, the server ends them, as in a restart."""
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
    await postgres.run(f"{ending} '{postgres.name(url)}'")


# The same as SQLite


async def test_the_tables_and_columns_are_those_of_sqlite(database: Database, tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/other.db") as sqlite:
        await migrate(sqlite, "other.db")
        expected = {name: columns for name, columns in (await tables(sqlite)).items() if name != "sqlite_sequence"}
        assert await tables(database) == expected


async def test_a_number_is_as_long_as_one_of_sqlite(database: Database) -> None:
    kinds = await database.read(
        "SELECT DISTINCT data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1"
    )
    assert kinds == [("bigint",), ("text",)]


async def test_when_a_later_statement_fails_the_earlier_ones_leave_nothing(database: Database) -> None:
    with pytest.raises(DatabaseError) as failed:
        await database.write(person(MINA), person(MINA))
    assert failed.value.trouble is Trouble.BROKEN
    with pytest.raises(DatabaseError):
        await database.write(person(MINA), Statement("INSERT INTO nowhere VALUES (1)"))
    assert await people(database) == 0


async def test_a_write_gives_the_rows_of_its_last_statement(database: Database) -> None:
    returning = Statement("INSERT INTO person (external) VALUES ($1) RETURNING external", (MINA,))
    assert await database.write(person("discord:2"), returning) == [(MINA,)]
    assert await database.write(returning._replace(values=("discord:3",)), person("discord:4")) == []


async def test_sums_and_counts_come_as_whole_numbers(database: Database) -> None:
    ((total, half, count),) = await database.read("SELECT sum(n), sum(n) / 2.0, count(*) FROM (VALUES (1), (2)) t (n)")
    assert (total, half, count) == (3, 1.5, 2)
    assert (type(total), type(half), type(count)) == (int, float, int)


async def test_a_sign_that_it_cannot_hold_is_left_out(database: Database) -> None:
    await database.write(person("discord:\0 1"))
    assert await people(database, "discord: 1") == 1


async def test_what_is_told_as_stored_is_on_the_servers_disk(database: Database) -> None:
    assert await database.read("SHOW synchronous_commit") == [("on",)]


async def test_a_write_broken_off_at_any_moment_is_whole_or_nothing_and_the_next_one_works(database: Database) -> None:
    broken_off = 0
    for moment in range(15):
        task = asyncio.create_task(database.write(*(person(f"{moment}-{number}") for number in range(5))))
        await asyncio.sleep(moment / 5000)
        task.cancel()
        await asyncio.wait([task])
        broken_off += task.cancelled()
        await database.write(person(f"after-{moment}"))
        assert await people(database, f"{moment}-%") in (0, 5)
    assert await people(database, "after-%") == 15
    assert broken_off > 0


# Several at once


async def test_transactions_that_get_in_each_others_way_all_take_effect(database: Database, url: str) -> None:
    store = SeenStore(database)
    async with opened(url) as other:
        stores = (store, SeenStore(other))
        await asyncio.gather(*(stores[turn % 2].mark_seen(MINA, "fact", "ship", turn) for turn in range(60)))
    assert (await store.seen(MINA, "fact"))["ship"].times == 60


async def test_two_that_first_look_and_then_write_do_so_one_after_the_other(database: Database) -> None:
    raised = "INSERT INTO memo SELECT 'top' || count(*), count(*) FROM memo"  # both would see the same number
    await asyncio.gather(*(database.write(Statement(raised)) for _ in range(12)))
    assert sorted(int(str(value)) for (value,) in await database.read("SELECT value FROM memo")) == list(range(12))


async def test_three_bots_that_start_at_once_on_an_empty_database_all_get_it_in_order() -> None:
    for _ in range(3):
        async with postgres.fresh(migrated=False) as url:

            async def start(url: str = url) -> object:
                async with opened(url) as database:
                    await migrate(database, "zainichi")
                    return await everything(database)

            first, *others = await asyncio.gather(start(), start(), start())
            assert others == [first, first]


async def test_a_database_of_a_newer_version_is_left_as_it_is(own: str) -> None:
    async with opened(own) as database:
        await database.write(Statement("INSERT INTO migration (number, name) VALUES (9999, 'future')"))
        with pytest.raises(DatabaseError) as refused:
            await migrate(database, "zainichi")
        assert refused.value.trouble is Trouble.NEWER


CLAIMING = """
import asyncio, sys
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.rows import DisplayKey, Slot
from bot.db.connect import connect

async def main(url, rounds):
    displays = DisplayStore(await connect(url))
    await displays.report_alive("one of them", 1000)
    sys.stdout.write("ready\\n"); sys.stdout.flush(); sys.stdin.readline()
    for number in rounds:
        key = DisplayKey(number, "discord:42:1", Slot.QUESTION)
        if await displays.claim(key, 0, 1000, "one of them"):
            sys.stdout.write(f"{number}\\n")

asyncio.run(main(sys.argv[1], map(int, sys.argv[2:])))
"""


async def test_of_two_real_processes_that_claim_what_is_due_each_round_goes_to_one(
    database: Database, url: str
) -> None:
    classes, displays = ClassStore(database), DisplayStore(database)
    for place in range(60):
        await classes.open("discord:42", f"discord:42:{place}", MINA, BASIS, OPEN)
    due = await displays.due(1000)
    command = [sys.executable, "-c", CLAIMING, url, *map(str, due)]
    processes = [
        await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout
        assert await process.stdout.readline() == b"ready\n"
    outputs = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    won = [int(number) for output, _ in outputs for number in output.split()]
    assert sorted(won) == sorted(due)
    assert len(due) == 60


# What can be wrong with a server


async def test_a_connection_that_the_server_has_ended_is_made_anew(database: Database, url: str) -> None:
    await database.write(person(MINA))
    await ended_by_the_server(url)
    assert await people(database) == 1
    await ended_by_the_server(url)
    await database.write(person("discord:2"))
    assert await people(database) == 2


async def test_connections_that_break_off_in_the_middle_lose_nothing_and_store_nothing_twice(
    database: Database, url: str
) -> None:
    store = SeenStore(database)

    async def interfere() -> None:
        for _ in range(12):  # often enough to hit one that is only being made
            await asyncio.sleep(0.005)
            await ended_by_the_server(url)

    told = await asyncio.gather(
        interfere(),
        *(store.mark_seen(f"discord:{one}", "fact", "ship", 5) for one in range(40)),
        return_exceptions=True,
    )
    unknown = [error for error in told if error is not None]
    assert [error for error in unknown if getattr(error, "trouble", None) is not Trouble.LOST] == []
    ((count, most),) = await database.read("SELECT count(*), max(times) FROM seen")
    assert most == 1
    assert 40 - len(unknown) <= int(count or 0) <= 40


async def test_a_connection_that_breaks_off_while_committing_is_told_as_not_known(own: str) -> None:
    """The commit waits for a trigger that sleeps, and in the meantime the server ends the connection."""
    sleepy = """
        CREATE FUNCTION sleepy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(5); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER sleepy AFTER INSERT ON memo DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION sleepy()
    """
    await postgres.run(sleepy, on=own)
    async with opened(own) as database, opened(own) as other:
        writing = asyncio.create_task(database.write(Statement("INSERT INTO memo VALUES ('a', 'b')")))
        asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()"
        for _ in range(500):
            if await other.read(asleep) != [(0,)]:
                break
            await asyncio.sleep(0.01)
        await ended_by_the_server(own)
        with pytest.raises(DatabaseError) as lost:
            await writing
        assert lost.value.trouble is Trouble.LOST


@contextmanager
def silent() -> Iterator[str]:
    """The URL of a server that takes connections and says nothing, then hangs up."""
    with create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            while True:
                try:
                    listener.accept()[0].close()
                except OSError:
                    return

        thread = threading.Thread(target=hang_up)
        thread.start()
        yield f"postgresql://me:hunter2@127.0.0.1:{listener.getsockname()[1]}/zainichi"
        listener.shutdown(2)
        thread.join(5)


@contextmanager
def nobody() -> Iterator[str]:
    """The URL of a port at which nobody listens."""
    with create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    yield f"postgresql://me:hunter2@127.0.0.1:{port}/zainichi"


@contextmanager
def nowhere() -> Iterator[str]:
    yield "postgres://me:hunter2@no-such-host.invalid/zainichi"


@contextmanager
def strange() -> Iterator[str]:
    yield "postgresql://me:hunter2@127.0.0.1:http/zainichi"


@contextmanager
def missing() -> Iterator[str]:
    yield postgres.url("missing")


@contextmanager
def locked() -> Iterator[str]:
    """The URL of the server with a wrong password."""
    asyncio.run(postgres.run("DROP ROLE IF EXISTS locked", "CREATE ROLE locked LOGIN PASSWORD 'right'"))
    yield postgres.url("postgres").replace("postgres:@", "locked:hunter2@")


FAULTS = [
    (silent, Trouble.UNREACHABLE, "cannot be reached"),
    (nobody, Trouble.UNREACHABLE, "cannot be reached"),
    (nowhere, Trouble.UNREACHABLE, "cannot be reached"),
    (strange, Trouble.ADDRESS, "cannot be used as it is written"),
    (missing, Trouble.NO_SUCH_DATABASE, "There is no database missing"),
    (locked, Trouble.NO_ENTRY, "the user and the password"),
]


@pytest.mark.parametrize(("fault", "trouble", "says"), FAULTS)
def test_a_server_that_cannot_be_used_is_told_in_a_sentence_before_its_detail_without_the_password(
    tmp_path: Path, fault: type, trouble: Trouble, says: str
) -> None:
    with fault() as url:
        with pytest.raises(DatabaseError) as failed:
            asyncio.run(connect(url))
        assert failed.value.trouble is trouble
        code, text = asyncio.run(check(DATABASE_URL=url))
        assert code == 1
        assert line(text, "database")[0] == "problem"
        assert says in line(text, "database")[2]
        assert "hunter2" not in text + str(failed.value)
        if fault in (nobody, locked):
            stopped = run(tmp_path, DATABASE_URL=url)
            assert stopped.returncode == 1
            assert stopped.stdout == ""
            assert says in stopped.stderr
            sentence, detail = stopped.stderr.splitlines()
            assert says in sentence
            assert f"ERROR bot: {trouble} " in detail
            assert "hunter2" not in stopped.stderr
            assert list(tmp_path.iterdir()) == []


async def test_a_database_that_may_only_be_read_says_so(own: str) -> None:
    await postgres.run(f"ALTER DATABASE {postgres.name(own)} SET default_transaction_read_only = on")
    async with opened(own) as restricted:
        with pytest.raises(DatabaseError) as refused:
            await restricted.write(person(MINA))
        assert refused.value.trouble is Trouble.READ_ONLY
        assert await people(restricted) == 0


async def test_a_row_that_somebody_else_holds_is_waited_for_but_not_for_ever(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(module._SETTINGS, "lock_timeout", "100")
    async with opened(url) as database, opened(url) as other:
        await database.write(person(MINA))
        assert isinstance(other, Postgres)
        async with other._pool.acquire() as connection, connection.transaction():
            await connection.execute("UPDATE person SET language = 'ja'")
            with pytest.raises(DatabaseError) as busy:
                await database.write(Statement("UPDATE person SET language = 'ko'"))
            assert busy.value.trouble is Trouble.BUSY
        await database.write(Statement("UPDATE person SET language = 'ko'"))
        assert await database.read("SELECT language FROM person") == [("ko",)]


class Wire:
    """The way to the server over a port of its own, which can be cut and laid again."""

    def __init__(self, url: str, port: int) -> None:
        parts = urlsplit(url)
        self.socket = parts.query.removeprefix("host=") + "/.s.PGSQL.5432"
        self.port = port
        self.url = f"postgresql://postgres@127.0.0.1:{port}{parts.path}"
        self.server: asyncio.Server | None = None
        self.ends: list[asyncio.StreamWriter] = []

    async def lay(self) -> None:
        self.server = await asyncio.start_server(self.carry, "127.0.0.1", self.port, reuse_address=True)

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_unix_connection(self.socket)
        self.ends += [writer, far_writer]
        await asyncio.gather(pass_on(reader, far_writer), pass_on(far_reader, writer))

    def cut(self) -> None:
        assert self.server
        self.server.close()
        for end in self.ends:
            end.transport.abort()
        self.ends.clear()


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
    writer.close()


async def test_a_server_that_is_gone_while_the_bot_runs_is_told_to_all_at_about_the_same_time_and_found_again(
    own: str,
) -> None:
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    wire = Wire(own, port)
    await wire.lay()
    async with opened(wire.url) as database:
        await database.write(person(MINA))
        wire.cut()
        clock = asyncio.get_running_loop().time
        begun = clock()
        told = await asyncio.gather(*(people(database) for _ in range(30)), return_exceptions=True)
        assert {it.trouble for it in told if isinstance(it, DatabaseError)} == {Trouble.UNREACHABLE}
        assert clock() - begun < 8
        back = asyncio.create_task(database.write(person("discord:2")))
        await asyncio.sleep(0.05)
        await wire.lay()
        await back  # it has waited for the server
        assert await people(database) == 2
    wire.cut()


# From outside


def test_only_the_library_of_the_database_that_is_used_is_loaded() -> None:
    loaded = "import sys, bot.__main__; print(sorted({'asyncpg', 'aiosqlite'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


async def test_the_doctor_finds_a_server_in_order_with_the_number_of_its_people(database: Database, url: str) -> None:
    await database.write(person(MINA))
    code, text = await check(DATABASE_URL=url)
    assert code == 0
    assert line(text, "database")[1].endswith("is in order, with 1 person")


async def test_with_a_url_of_a_server_the_bot_makes_its_tables_there_and_goes_on_where_it_was(tmp_path: Path) -> None:
    async with postgres.fresh(migrated=False) as url:
        begun = await asyncio.to_thread(run, tmp_path, typed="quiz first-ships\n", DATABASE_URL=url, LOG_LEVEL="INFO")
        assert begun.returncode == 0
        assert "PostgreSQL" in begun.stderr
        again = await asyncio.to_thread(run, tmp_path, typed="quiz\n", DATABASE_URL=url)
        assert "1 / 12" in begun.stdout
        assert "1 / 12" in again.stdout
        assert names(tmp_path) == []
        async with opened(url) as database:
            assert await database.read("SELECT count(*) FROM round") == [(1,)]
