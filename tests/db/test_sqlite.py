"""SQLite, for real: files, locks, and everything that can be wrong with a disk."""

import asyncio
import resource
import sqlite3
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import pytest

from bot.db import sqlite
from bot.db.database import Database, DatabaseError, Row, Statement, Trouble
from bot.db.migrate import migrate
from bot.db.sqlite import SQLite, connect
from bot.quiz.store import QuizStore, SoloAnswer
from bot.scores.store import Score, ScoreStore
from content.library import Library
from tests.test_doctor import names, run

NAME = "zainichi.db"
NOW = 1_777_366_800_000
MINA, HERE = "discord:1", "discord:42"


@asynccontextmanager
async def opened(path: Path | str) -> AsyncIterator[SQLite]:
    """The database at a path, with all its tables."""
    database = await connect(str(path))
    try:
        await migrate(database, NAME)
        yield database
    finally:
        await database.close()


def person(external: str) -> Statement:
    return Statement("INSERT INTO person (external) VALUES ($1)", (external,))


async def people(database: Database, like: str = "%") -> int:
    ((count,),) = await database.read("SELECT count(*) FROM person WHERE external LIKE $1", like)
    return int(count or 0)


def dump(path: Path) -> Mapping[str, Sequence[Row]]:
    """Every row of every table, read without the bot."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    connection.close()
    return rows


@contextmanager
def lock(path: Path) -> Iterator[Callable[[], None]]:
    """Another process that holds the lock on a database, until told to let go."""
    script = (
        "import sqlite3, sys; it = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "it.execute('BEGIN IMMEDIATE'); print('locked', flush=True); sys.stdin.read(); it.execute('COMMIT'); it.close()"
    )
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=-1, stdout=-1) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"locked\n"
        try:
            yield process.stdin.close
        finally:
            process.stdin.close()


# How it is set up


async def test_what_is_written_is_on_the_disk_before_anybody_is_answered(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME) as database:
        expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "query_only": 0}
        for pragma, value in expected.items():
            assert list(await database._writer.execute_fetchall(f"PRAGMA {pragma}")) == [(value,)]


async def test_one_connection_alone_writes_and_tidies_up(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME) as database:
        expected = {"journal_mode": "wal", "query_only": 1, "wal_autocheckpoint": 0}
        for pragma, value in expected.items():
            assert await database.read(f"PRAGMA {pragma}") == [(value,)]
            assert await database.scan(f"PRAGMA {pragma}") == [(value,)]
        assert await database.read("PRAGMA busy_timeout") == [(0,)]  # it would stop everything else
        assert await database.scan("PRAGMA busy_timeout") == [(5000,)]
        with pytest.raises(DatabaseError) as refused:
            await database.read("DELETE FROM person")
        assert refused.value.trouble is Trouble.READ_ONLY


async def test_what_was_written_is_there_after_a_restart_and_in_memory_it_is_not(tmp_path: Path) -> None:
    for path, left in ((tmp_path / NAME, 1), (":memory:", 0)):
        async with opened(path) as database:
            await database.write(person(MINA))
            assert await people(database) == 1
        async with opened(path) as database:
            assert await people(database) == left
    assert names(tmp_path) == [NAME]  # and nothing beside it once it is closed


# Transactions


@pytest.mark.parametrize("path", ["file", ":memory:"])
async def test_when_a_later_statement_fails_the_earlier_ones_leave_nothing(tmp_path: Path, path: str) -> None:
    async with opened(path if path == ":memory:" else tmp_path / NAME) as database:
        with pytest.raises(DatabaseError) as failed:
            await database.write(person(MINA), person(MINA))
        assert failed.value.trouble is Trouble.BROKEN
        with pytest.raises(DatabaseError):
            await database.write(person(MINA), Statement("INSERT INTO nowhere VALUES (1)"))
        with pytest.raises(DatabaseError):
            await database.write(Statement("INSERT INTO seen VALUES (99, 'fact/a', 1, 5)"))  # nobody is number 99
        assert await people(database) == 0
        await database.write(person(MINA))
        assert await people(database) == 1


@pytest.mark.parametrize("value", [10**30, "\ud800"])
async def test_a_value_that_sqlite_cannot_hold_leaves_nothing_and_stops_nobody_else(
    tmp_path: Path, value: int | str
) -> None:
    async with opened(tmp_path / NAME) as database:
        with pytest.raises((OverflowError, UnicodeEncodeError)):
            await database.write(person(MINA), Statement("UPDATE person SET language = $1", (value,)))
        await database.write(person("discord:2"))
        assert await database.read("SELECT external FROM person") == [("discord:2",)]


async def test_a_write_gives_the_rows_of_its_last_statement(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME) as database:
        returning = Statement("INSERT INTO person (external) VALUES ($1) RETURNING external", (MINA,))
        assert await database.write(person("discord:2"), returning) == [(MINA,)]
        assert await database.write(returning._replace(values=("discord:3",)), person("discord:4")) == []


async def test_a_value_that_is_named_twice_is_given_once(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME) as database:
        assert await database.read("SELECT $1, $2, $1 || $2, $1", "a", "b") == [("a", "b", "ab", "a")]
        many = [f"v{number}" for number in range(12)]
        assert await database.read("SELECT $12, $1, $2", *many) == [("v11", "v0", "v1")]


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_a_write_broken_off_at_any_moment_is_whole_or_nothing_and_the_next_one_works(
    tmp_path: Path, times: int
) -> None:
    async with opened(tmp_path / NAME) as database:
        broken_off = 0
        for moment in range(40):
            task = asyncio.create_task(database.write(*(person(f"{moment}-{number}") for number in range(5))))
            await asyncio.sleep(moment / 20_000)
            for _ in range(times):
                task.cancel()
                for _ in range(3):
                    await asyncio.sleep(0)
            after = asyncio.create_task(database.write(person(f"after-{moment}")))
            with suppress(asyncio.CancelledError):
                await task
            broken_off += task.cancelled()
            await after
            assert not database._writer.in_transaction
            assert await people(database, f"{moment}-%") in (0, 5)
        assert await people(database, "after-%") == 40
        assert broken_off > 0


@pytest.mark.parametrize("steps", range(0, 24, 2))
def test_an_opening_that_is_broken_off_at_any_moment_leaves_no_thread_and_says_nothing(
    tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    complaints: list[str] = []
    monkeypatch.setattr(threading, "excepthook", lambda it: complaints.append(str(it.exc_value)))
    before = set(threading.enumerate())

    async def opened_and_broken_off() -> None:
        opening = asyncio.create_task(connect(str(tmp_path / f"{steps}.db")))
        for _ in range(steps):
            await asyncio.sleep(0.0002)
        if not opening.cancel():
            await opening.result().close()
        await asyncio.wait([opening])

    asyncio.run(opened_and_broken_off())
    for thread in set(threading.enumerate()) - before:
        thread.join(2)
        assert not thread.is_alive()
    assert complaints == []


@pytest.mark.parametrize("path", ["file", ":memory:"])
async def test_nobody_sees_a_transaction_that_is_half_done(tmp_path: Path, path: str) -> None:
    async with opened(path if path == ":memory:" else tmp_path / NAME) as database:
        writing = asyncio.create_task(database.write(*(person(f"discord:{number}") for number in range(200))))
        seen = set()
        while not writing.done():
            seen.add(await people(database))
            await asyncio.sleep(0)
        await writing
        assert seen <= {0, 200}


# Another process


async def test_while_another_program_holds_the_database_nothing_is_stored_but_it_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    async with opened(tmp_path / NAME) as database:
        await database.write(person("discord:2"))
        with lock(tmp_path / NAME):
            with pytest.raises(DatabaseError) as busy:
                await database.write(person(MINA))
            assert (busy.value.trouble, busy.value.name) == (Trouble.BUSY, NAME)
            assert await people(database) == 1
        await database.write(person(MINA))
        assert await people(database) == 2


async def test_a_lock_that_another_program_gives_back_in_time_is_waited_for(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME) as database:
        with lock(tmp_path / NAME) as let_go:
            writing = asyncio.create_task(database.write(person(MINA)))
            done, _ = await asyncio.wait([writing], timeout=0.1)
            assert not done
            let_go()
            await writing
        assert await people(database) == 1


async def test_two_programs_that_first_look_and_then_write_wait_for_each_other(tmp_path: Path) -> None:
    look = Statement("SELECT count(*) FROM person")
    async with opened(tmp_path / NAME) as one, opened(tmp_path / NAME) as other:
        for turn in range(20):
            await asyncio.gather(one.write(look, person(f"a{turn}")), other.write(look, person(f"b{turn}")))
        assert await people(one) == await people(other) == 40


async def test_a_new_file_that_another_program_holds_is_busy_and_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY_MS", 50)
    with lock(tmp_path / NAME):
        with pytest.raises(DatabaseError) as busy:
            await connect(str(tmp_path / NAME))
        assert busy.value.trouble is Trouble.BUSY


# What can be wrong with a file


def text(folder: Path) -> Path:
    (folder / NAME).write_text("Dear reader, this is a letter and no database.\n" * 100, "utf-8")
    return folder / NAME


def damaged(folder: Path) -> Path:
    """A database in which everything after its first hundred bytes is overwritten."""
    connection = sqlite3.connect(folder / NAME)
    connection.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (randomblob(20000));")
    connection.close()
    (folder / NAME).write_bytes((folder / NAME).read_bytes()[:100] + b"\xaa" * 20_000)
    return folder / NAME


def cut_off(folder: Path) -> Path:
    """A database of the bot of which only the beginning is left."""

    async def make() -> None:
        async with opened(folder / NAME) as database:
            await database.write(person(MINA))

    asyncio.run(make())
    (folder / NAME).write_bytes((folder / NAME).read_bytes()[:6000])
    return folder / NAME


def directory(folder: Path) -> Path:
    (folder / NAME).mkdir()
    return folder / NAME


def missing_folder(folder: Path) -> Path:
    return folder / "missing" / NAME


FAULTS = [
    (text, Trouble.NOT_A_DATABASE, "is not a database that can be read"),
    (damaged, Trouble.NOT_A_DATABASE, "is not a database that can be read"),
    (cut_off, Trouble.NOT_A_DATABASE, "is not a database that can be read"),
    (directory, Trouble.CANNOT_OPEN, "cannot be opened"),
    (missing_folder, Trouble.CANNOT_OPEN, "cannot be opened"),
]


@pytest.mark.parametrize(("make", "trouble", "says"), FAULTS)
def test_a_file_that_cannot_be_used_stops_the_start_in_one_line_and_is_left_as_it_was(
    tmp_path: Path, make: Callable[[Path], Path], trouble: Trouble, says: str
) -> None:
    path = make(tmp_path)
    before = {it: it.read_bytes() if it.is_file() else b"" for it in tmp_path.rglob("*")}

    async def start() -> None:
        async with opened(path):
            pass

    with pytest.raises(DatabaseError) as failed:
        asyncio.run(start())
    assert (failed.value.trouble, failed.value.name) == (trouble, NAME)
    stopped = run(tmp_path, DATABASE_URL=f"sqlite:///{path}")
    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert says in stopped.stderr
    assert len(stopped.stderr.splitlines()) == 2
    assert str(tmp_path) not in stopped.stderr
    assert {it: it.read_bytes() if it.is_file() else b"" for it in tmp_path.rglob("*")} == before


async def test_however_few_files_may_be_open_a_database_is_opened_whole_or_not_at_all(tmp_path: Path) -> None:
    async with opened(tmp_path / NAME):
        pass
    before, (soft, hard) = set(threading.enumerate()), resource.getrlimit(resource.RLIMIT_NOFILE)
    troubles = []
    for limit in range(3, 200):
        resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
        try:
            database = await connect(str(tmp_path / NAME))
        except DatabaseError as error:
            troubles.append(error.trouble)
        else:
            await database.close()
            break
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        for thread in set(threading.enumerate()) - before:
            thread.join(5)
            assert not thread.is_alive()  # left behind, it would keep the process from ending
    assert len(troubles) > 3
    assert set(troubles) == {Trouble.CANNOT_OPEN}


# What can be wrong with a disk


async def with_a_question_open(database: SQLite) -> SoloAnswer:
    """The answer to the open question of a new round. Its id is too long for the pages that the file has."""
    store = QuizStore(database)
    assert await store.begin_round(MINA, HERE, title="any/", items="{}", phase="open", at=NOW, anew=False)
    live = await store.live_round(MINA, HERE)
    assert live
    return SoloAnswer(live.id, 0, "question" * 5000, text="1", correct=True, points=1000)


@pytest.mark.parametrize(
    ("fault", "mended", "trouble"),
    [
        ("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000", Trouble.FULL),
        ("PRAGMA query_only=ON", "PRAGMA query_only=OFF", Trouble.READ_ONLY),
    ],
)
async def test_an_answer_that_the_disk_has_no_room_for_is_not_stored_in_part_and_can_be_given_again(
    tmp_path: Path, fault: str, mended: str, trouble: Trouble
) -> None:
    async with opened(tmp_path / NAME) as database:
        answer, store = await with_a_question_open(database), QuizStore(database)
        before = dump(tmp_path / NAME)
        await database._writer.execute_fetchall(fault)  # at most the pages that it has already
        for _ in range(2):
            with pytest.raises(DatabaseError) as failed:
                await store.answer_round(answer, NOW)
            assert (failed.value.trouble, failed.value.name) == (trouble, NAME)
            assert dump(tmp_path / NAME) == before
            assert not database._writer.in_transaction
        await database._writer.execute_fetchall(mended)
        assert await store.answer_round(answer, NOW)
        assert await ScoreStore(database).score(MINA, HERE, "") == Score(1000, 1, 1)


FULL_DISK = """
import resource, runpy, signal, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))  # no file may grow beyond this
runpy.run_module("bot", run_name="__main__")
"""


def run_on_a_full_disk(folder: Path, typed: str, bytes_free: int) -> subprocess.CompletedProcess[str]:
    """As `run`, but without writing bytecode, which the limit would cut off too."""
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-B", "-c", FULL_DISK.format(bytes_free)],
        cwd=folder,
        env={"PYTHONPATH": root, "PYTHONUTF8": "1"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def test_on_a_disk_that_is_full_somebody_is_told_so_and_can_answer_once_there_is_room(
    tmp_path: Path, library: Library
) -> None:
    quiz = next(it.id for it in library.quizzes.values() if not library.questions[it.questions[0]].content_note)
    assert run(tmp_path, typed=f"quiz {quiz}\n").returncode == 0
    before = dump(tmp_path / NAME)
    assert len(before["round"]) == 1
    full = run_on_a_full_disk(tmp_path, "quiz\n1\n", 33_000)
    assert "The disk" in full.stdout
    assert "Nothing was stored this time" in full.stdout
    assert "Traceback" not in full.stdout + full.stderr
    assert full.returncode == 0
    assert dump(tmp_path / NAME) == before
    assert run(tmp_path, typed="quiz\n1\n").returncode == 0
    after = dump(tmp_path / NAME)
    assert [len(after[table]) for table in ("answer", "first_answer", "total")] == [1, 1, 1]


def test_on_a_disk_that_has_no_room_for_a_database_the_bot_says_so_and_ends(tmp_path: Path) -> None:
    full = run_on_a_full_disk(tmp_path, "quiz\n1\n", 5_000)
    assert full.returncode == 1
    assert full.stdout == ""
    assert len(full.stderr.splitlines()) == 2
    assert "disk" in full.stderr
    assert "zainichi.db" in full.stderr
