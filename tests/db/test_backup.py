"""A backup: one file, made while the bot runs and writes, that holds all that was there at one moment."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.db import copy as module
from bot.db.backup import backup
from bot.db.copy import restore
from bot.db.database import Database, Statement
from bot.db.held import CopyError
from bot.db.migrate import migrate
from tests.db.test_copy import contents, newcomer, silent
from tests.db.test_old_databases import OLD, restore as old_file
from tests.db.test_sqlite import person
from tests.support import postgres
from tests.support.databases import BOTH, fresh, opened

HERE = Path(__file__).parent
MANY = 20_000
"""Rows that are there before, so that a backup takes its time."""
BALLAST = f"""
    WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {MANY})
    INSERT INTO memo (name, value) SELECT CAST(n AS TEXT), 'some value that takes room' FROM c
"""


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK", 0.2)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class Writer:
    """Writes a person and a community of one number together, one pair after the other, while others do something."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.stored = 0
        self._task = asyncio.create_task(self._write())

    async def _write(self) -> None:
        while True:
            name = f"discord:{self.stored + 1}"
            community = Statement("INSERT INTO community (external) VALUES ($1)", (name,))
            await self._database.write(person(name), community)
            self.stored += 1

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])


async def test_a_backup_under_load_is_the_database_as_it_was_at_one_moment(url: str, tmp_path: Path) -> None:
    file, restored = tmp_path / "saved.db", f"sqlite:///{tmp_path / 'restored.db'}"
    async with opened(url) as database:
        await database.write(Statement(BALLAST))
        writer = Writer(database)
        await asyncio.sleep(0.1)
        before = writer.stored
        counts = await backup(url, file, silent)
        after = writer.stored
        await asyncio.sleep(0.05)
        await writer.stop()
    assert 0 < before < after  # it was written before and meanwhile
    there = await contents(f"sqlite:///{file}")
    people = [row[0] for row in there["person"]]
    assert before <= len(people) <= after + 1
    assert set(people) == {f"discord:{number}" for number in range(1, len(people) + 1)}  # all until that moment
    assert {name for name, *_ in there["community"]} == set(people)  # and no half of a transaction
    assert len(there["memo"]) == MANY
    assert counts["person"] == len(people)
    await restore(file, restored, silent)
    assert await contents(restored) == there
    async with fresh("postgres", tmp_path) as server:
        await restore(file, server, silent)
        assert await contents(server) == there
        assert min(await newcomer(server), await newcomer(restored)) > len(people)  # no number is given twice


async def test_a_backup_is_one_file_that_only_its_owner_can_read(url: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    await backup(url, folder / "saved.db", silent)
    assert names(folder) == ["saved.db"]
    assert stat.S_IMODE((folder / "saved.db").stat().st_mode) == 0o600
    with closing(sqlite3.connect(f"file:{folder / 'saved.db'}?mode=ro&immutable=1", uri=True)) as file:
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert file.execute("SELECT count(*) FROM migration").fetchone() != (0,)


async def test_a_backup_never_takes_the_place_of_a_file_unless_that_is_said(url: str, tmp_path: Path) -> None:
    file = tmp_path / "saved.db"
    file.write_text("precious")
    async with opened(url) as database:
        await database.write(person("discord:1"))
    with pytest.raises(CopyError, match=r"saved.db is there already. Name another file, or add --overwrite"):
        await backup(url, file, silent)
    assert file.read_text() == "precious"

    def appear(*_: object) -> None:
        (tmp_path / "late.db").write_text("precious")

    with pytest.raises(CopyError, match=r"late.db is there by now"):
        await backup(url, tmp_path / "late.db", appear)
    assert (tmp_path / "late.db").read_text() == "precious"
    await backup(url, file, silent, overwrite=True)
    assert len((await contents(f"sqlite:///{file}"))["migration"]) > 17
    assert not [name for name in names(tmp_path) if "part" in name]


async def test_where_a_file_can_have_but_one_name_it_is_moved_and_still_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    async with fresh("sqlite", tmp_path) as url:
        await backup(url, tmp_path / "saved.db", silent)
        assert await contents(f"sqlite:///{tmp_path / 'saved.db'}") == await contents(url)

        def appear(*_: object) -> None:
            (tmp_path / "late.db").write_text("precious")

        with pytest.raises(CopyError, match=r"late.db is there by now"):
            await backup(url, tmp_path / "late.db", appear)
    assert (tmp_path / "late.db").read_text() == "precious"


async def test_the_database_itself_and_one_in_use_are_never_the_backup(tmp_path: Path) -> None:
    async with fresh("sqlite", tmp_path) as url:
        with pytest.raises(CopyError, match="is the database itself"):
            await backup(url, tmp_path / "zainichi.db", silent, overwrite=True)
        other = f"sqlite:///{tmp_path / 'other.db'}"
        async with opened(other) as database:
            await migrate(database, "other.db")
            with pytest.raises(CopyError, match=r"other.db is a database that is in use"):
                await backup(url, tmp_path / "other.db", silent, overwrite=True)
        with pytest.raises(CopyError, match="is a folder"):
            await backup(url, tmp_path, silent, overwrite=True)
        with pytest.raises(CopyError, match="cannot be written: No such file or directory"):
            await backup(url, tmp_path / "none" / "saved.db", silent)


async def test_a_backup_that_is_broken_off_leaves_no_file_behind(url: str, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = names(tmp_path)
    async with opened(url) as database:
        await database.write(person("discord:1"))
        with pytest.raises(KeyboardInterrupt):
            await backup(url, tmp_path / "saved.db", stop)
        await database.write(person("discord:2"))  # and nobody is held up
    assert [name for name in names(tmp_path) if name not in before] in ([], ["zainichi.db-shm", "zainichi.db-wal"])


async def test_a_database_of_an_earlier_version_is_saved_as_it_is_and_restored_up_to_date(
    kind: str, tmp_path: Path
) -> None:
    text = (HERE / "old" / f"{OLD}.{kind}.sql").read_text("utf-8")
    async with postgres.fresh(migrated=False) as server:
        if kind == "postgres":
            await postgres.run(text, on=server)
        url = server if kind == "postgres" else old_file(tmp_path, text)
        before = await contents(url)
        await backup(url, tmp_path / "saved.db", silent)
        saved = await contents(f"sqlite:///{tmp_path / 'saved.db'}")
        assert {**saved, "migration": 7} == {**before, "migration": 7}
        assert len(saved["migration"]) == len(before["migration"]) == 7
        assert await contents(url) == before
    await restore(tmp_path / "saved.db", f"sqlite:///{tmp_path / 'new.db'}", silent)
    there = await contents(f"sqlite:///{tmp_path / 'new.db'}")
    assert len(there["person"]) == 10
    assert "round_display" in there


async def test_what_is_no_backup_or_a_damaged_one_or_a_newer_one_is_refused(tmp_path: Path) -> None:
    async with fresh("sqlite", tmp_path) as url:
        async with opened(url) as database:
            await asyncio.gather(*(database.write(person(f"discord:{number}")) for number in range(3000)))
        good, target = tmp_path / "good.db", f"sqlite:///{tmp_path / 'new.db'}"
        await backup(url, good, silent)
    whole = good.read_bytes()
    half, hole, letter = (tmp_path / name for name in ("half.db", "hole.db", "letter.txt"))
    half.write_bytes(whole[: len(whole) // 2])
    hole.write_bytes(whole[:20480] + os.urandom(8192) + whole[28672:])
    letter.write_text("a letter, and no backup " * 99)
    with closing(sqlite3.connect(tmp_path / "other.db")) as file:
        file.execute("CREATE TABLE recipe (name TEXT)")
    (tmp_path / "newer.db").write_bytes(whole)
    with closing(sqlite3.connect(tmp_path / "newer.db")) as file, file:
        file.execute("INSERT INTO migration (number, name) VALUES (9999, 'later')")
    for name, words in {
        "none.db": "There is no file",
        "letter.txt": "letter.txt is no backup, or it is damaged",
        "half.db": "half.db is (damaged|no backup, or it is damaged)",
        "hole.db": "hole.db is (damaged|no backup, or it is damaged)",
        "other.db": "other.db is not a database of this bot",
        "newer.db": "newer.db comes from a newer version of the bot. Update the bot first",
    }.items():
        with pytest.raises(CopyError, match=words):
            await restore(tmp_path / name, target, silent)
    assert "new.db" not in names(tmp_path)
