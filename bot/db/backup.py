"""A backup: one file that holds all that a database held at one moment. It is a SQLite database of the same tables."""

import contextlib
import os
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from bot.db.database import DatabaseError, Trouble
from bot.db.held import CopyError, Held
from bot.db.held_sqlite import HeldFile, reading as reading_file
from bot.db.migrate import migrate
from bot.db.whole import LEDGER, Tell, changing, count, level, pour, reading

UNKNOWN = "{} is not a database of this bot: there is no table “migration” in it."


async def backup(url: str, file: Path, tell: Tell, *, overwrite: bool = False) -> Mapping[str, int]:
    """Save the database of a DATABASE_URL in a new file, or with `overwrite` in place of one that is there.

    Gives how many rows each table has. Raises CopyError or DatabaseError; then there is no file, or the old one.
    """
    _refuse(url, file, overwrite=overwrite)
    with _part_of(file) as part:
        async with reading(url) as source:
            if LEDGER not in await source.tables():
                raise CopyError(UNKNOWN.format(source.name))
            if isinstance(source, HeldFile):
                counts = await _pages(source, part, tell)
            else:
                counts = await _rows(source, part, tell)
        _put_in_place(part, file, overwrite=overwrite)
    return counts


async def _pages(source: HeldFile, part: Path, tell: Tell) -> Mapping[str, int]:
    """Copy a file page by page, whatever is in it: it may be older or newer than this version."""
    await source.save(part, lambda done, of: tell("copying pages", done, of))
    async with reading_file(str(part)) as copy:
        await copy.check_pages()
        there, saved = await _contents(source), await _contents(copy)
    if there != saved:
        raise CopyError(f"{source.name} could not be saved: the copy holds something else.")
    return saved[1]


async def _contents(held: Held) -> tuple[object, Mapping[str, int]]:
    """Which scripts made a database, and how many rows each table has."""
    made = await held.read(f"SELECT * FROM {LEDGER} ORDER BY number")
    return made, {table: await count(held, table) for table in await held.tables() if table != LEDGER}


async def _rows(source: Held, part: Path, tell: Tell) -> Mapping[str, int]:
    """Copy all rows of a server into tables made by the same scripts."""
    made_by = await level(source)
    async with changing(f"sqlite:///{part}") as copy:
        await migrate(copy, copy.name, made_by)
        kept = await pour(source, copy, made_by, tell)
    async with reading_file(str(part)) as written:
        await written.check_pages()
    return {table: tally.rows for table, tally in kept.items()}


@asynccontextmanager
async def opened_backup(file: Path) -> AsyncIterator[HeldFile]:
    """A backup, looked through. Raises CopyError if it is none, or is damaged, or comes from a newer version."""
    if not _is_there(file):
        raise CopyError(f"There is no file {file}.")
    try:
        async with reading_file(str(file)) as held:
            await held.check_pages()
            if LEDGER not in await held.tables():
                raise CopyError(UNKNOWN.format(file.name))
            await level(held)
            yield held
    except DatabaseError as error:
        if error.trouble is Trouble.NEWER:
            raise CopyError(f"{file.name} comes from a newer version of the bot. Update the bot first.") from error
        if error.trouble is Trouble.NOT_A_DATABASE:
            raise CopyError(f"{file.name} is no backup, or it is damaged ({error.detail}).") from error
        raise


def _is_there(file: Path) -> bool:
    return file.is_file()


def _refuse(url: str, file: Path, *, overwrite: bool) -> None:
    """Raises CopyError if the file is not to be written."""
    own = Path(url.removeprefix("sqlite:///")) if url.startswith("sqlite:///") else None
    if own and file.exists() and own.exists() and own.samefile(file):
        raise CopyError(f"{file} is the database itself. Name another file.")
    if file.exists() and not overwrite:
        raise CopyError(f"{file} is there already. Name another file, or add --overwrite.")
    if file.is_dir():
        raise CopyError(f"{file} is a folder. Name a file in it.")
    if Path(f"{file}-wal").exists():
        raise CopyError(f"{file} is a database that is in use: {file.name}-wal stands beside it. Name another file.")


@contextmanager
def _part_of(file: Path) -> Iterator[Path]:
    """A new file beside this one, which only its owner can read; gone in the end. Raises CopyError."""
    try:
        handle, name = tempfile.mkstemp(prefix=f"{file.name}.", suffix=".part", dir=file.parent)
    except OSError as error:
        raise CopyError(f"{file} cannot be written: {error.strerror}.") from error
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for left in (name, f"{name}-journal"):
            Path(left).unlink(missing_ok=True)


def _put_in_place(part: Path, file: Path, *, overwrite: bool) -> None:
    """Give the part its name, once it is on the disk. Raises CopyError if somebody has made such a file meanwhile."""
    try:
        _to_the_disk(part, os.O_RDWR)  # Windows wants it so
        if overwrite:
            part.replace(file)
        else:
            _link(part, file)
        with contextlib.suppress(OSError):  # Windows opens no folder
            _to_the_disk(file.parent, os.O_RDONLY)
    except FileExistsError as error:
        raise CopyError(f"{file} is there by now. Name another file.") from error
    except OSError as error:
        raise CopyError(f"{file} cannot be written: {error.strerror}.") from error


def _link(part: Path, file: Path) -> None:
    """A second name, which fails where there is such a file. Some file systems have no second names."""
    try:
        os.link(part, file)
    except FileExistsError:
        raise
    except OSError:
        if file.exists():
            raise FileExistsError from None
        part.rename(file)


def _to_the_disk(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
