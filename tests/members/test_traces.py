"""What is deleted is nowhere in the files of the database any more: neither in a row nor where rows once were."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.rows import RoundBasis, RoundState
from bot.db.migrate import migrate
from bot.members.privacy import RETENTION
from content.library import Library
from tests.conftest import Clock
from tests.support.alone import HERE
from tests.support.bot import Bot, bot_on
from tests.support.databases import opened

OPEN = RoundState("open", 0, None, locked=False, stepped=1, due=None)


@pytest.fixture
def kind() -> str:
    return "sqlite"


def left(folder: Path, words: Sequence[str]) -> list[str]:
    """Those of these words that stand anywhere in the files of the database."""
    held = b"".join(path.read_bytes() for path in folder.iterdir() if path.name.startswith("zainichi.db"))
    return [word for word in words if word.encode() in held]


def people(number: int) -> Sequence[str]:
    """Ids as long as those of Discord, in no order."""
    chance = random.Random(5)
    return [f"discord:{chance.randrange(10**17, 10**18)}" for _ in range(number)]


async def classes(bot: Bot, ids: Sequence[str], at: int) -> None:
    """A round of a class for each ten of these people, the first of whom is the host."""
    for start in range(0, len(ids), 10):
        host, *_ = group = ids[start : start + 10]
        basis = RoundBasis("any/", "{}", "{}", named(host), "#class", "UTC")
        state = RoundState(OPEN.phase, 0, None, locked=False, stepped=at, due=None)
        number = await bot.classes.store.open(HERE, f"{HERE}:{start}", host, basis, state)
        assert number
        for person in group:
            press = NewAnswer(number, 0, person, "q", text="1", correct=False, at=at, since=0, name=named(person))
            assert isinstance(await bot.classes.store.submit(press), AcceptedAnswer)


def named(person: str) -> str:
    return f"Haruka no. {person[-12:]}" + "x" * (int(person[-1]) * 3)


async def test_after_a_deletion_no_byte_of_the_files_holds_id_or_name(
    tmp_path: Path, library: Library, clock: Clock
) -> None:
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        bot = bot_on(library, database, clock)
        ids = people(600)
        await classes(bot, ids, clock())
        gone = ids[::20]
        words = [*gone, *map(named, gone)]
        assert left(tmp_path, words) == words
        for person in gone:
            await bot.privacy.delete(person)
        assert left(tmp_path, words) == []
        assert left(tmp_path, [ids[1], named(ids[1])]) == [ids[1], named(ids[1])]


async def test_after_ninety_days_no_byte_of_the_files_holds_a_name(
    tmp_path: Path, library: Library, clock: Clock
) -> None:
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        bot = bot_on(library, database, clock)
        ids = people(300)
        await classes(bot, ids, clock())
        names = [named(person) for person in ids]
        assert left(tmp_path, names) == names
        await bot.privacy.purge(clock() + RETENTION + 1)
        assert left(tmp_path, names) == []


async def test_after_a_host_has_deleted_names_the_next_look_leaves_no_byte_of_them(
    tmp_path: Path, library: Library, clock: Clock
) -> None:
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        bot = bot_on(library, database, clock)
        ids = people(10)
        await classes(bot, ids, clock())
        await bot.classes.store.forget_names(1)
        await bot.privacy.purge(clock())
        assert left(tmp_path, [named(person) for person in ids]) == []


async def test_a_deletion_holds_while_somebody_reads_and_its_traces_go_at_the_next_look(
    tmp_path: Path, library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.sqlite.BUSY_MS", 10)
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        bot = bot_on(library, database, clock)
        (mina,) = people(1)
        await classes(bot, [mina], clock())
        with closing(sqlite3.connect(tmp_path / "zainichi.db")) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM person").fetchone()
            await bot.privacy.delete(mina)
            assert not await bot.members.is_known(mina)
        await bot.privacy.purge(clock())
        assert left(tmp_path, [mina, named(mina)]) == []


def churned(file: Path) -> Sequence[str]:
    """Fill a file and delete a third among others who come. Gives who is gone, and what they were called."""
    chance = random.Random(1)
    ids = [f"discord:{chance.randrange(10**17, 10**18)}" for _ in range(4000)]
    names = {it: f"NAME{chance.randrange(10**9)}x" + "y" * chance.randrange(40) for it in ids}
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for pragma in ("journal_mode=wal", "secure_delete=on", "foreign_keys=on"):
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("BEGIN")
        raw.execute(
            "CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT, external TEXT NOT NULL UNIQUE, language TEXT)"
        )
        raw.execute(
            "CREATE TABLE o (round INTEGER, person INTEGER REFERENCES p (id) ON DELETE CASCADE, name TEXT,"
            " PRIMARY KEY (round, person)) WITHOUT ROWID"
        )
        raw.execute("CREATE INDEX op ON o (person)")
        join = "INSERT OR IGNORE INTO o SELECT ?, id, ? FROM p WHERE external = ?"
        for it in ids:
            raw.execute("INSERT INTO p (external) VALUES (?)", (it,))
            for _ in range(3):
                raw.execute(join, (chance.randrange(300), names[it], it))
        gone = chance.sample(ids, len(ids) // 3)
        for it in gone:
            raw.execute("UPDATE o SET name = NULL WHERE person = (SELECT id FROM p WHERE external = ?)", (it,))
            raw.execute("DELETE FROM p WHERE external = ?", (it,))
            raw.execute("INSERT INTO p (external) VALUES (?)", (f"discord:{chance.randrange(10**17, 10**18)}",))
        raw.execute("COMMIT")
    return [*gone, *(names[it].partition("x")[0] for it in gone)]


async def test_what_pages_kept_when_they_were_balanced_is_gone_too(tmp_path: Path) -> None:
    """Deleting among others who come and go leaves a copy of a row now and then, which SQLite does not wipe."""
    words = churned(tmp_path / "zainichi.db")
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await database.clean()
        assert left(tmp_path, words) == []
