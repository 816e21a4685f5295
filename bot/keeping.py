"""`python -m bot backup`, `restore` and `copy-database`: what an operator does with the whole database."""

import asyncio
import re
import signal
import sys
from argparse import Namespace
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any, TextIO

from bot.core.i18n import Voice
from bot.core.views import trouble
from bot.db.backup import backup
from bot.db.copy import copy_database, restore
from bot.db.database import DatabaseError
from bot.db.held import CopyError
from bot.db.url import called
from bot.printing import write
from bot.settings import Settings, load, problems
from bot.stopping import Stop, StoppedError

OFTEN, SELDOM, WIDTH = 0.1, 3.0, 30
"""Seconds between two looks at how far it is, in a terminal and elsewhere, and how wide the bar is."""


_STOPPED = "zainichi: Stopped before it was through. Nothing was changed."


class Progress:
    """How far it is: one line that is written over in a terminal, elsewhere a new one every few seconds."""

    def __init__(self, out: TextIO, clock: Callable[[], float]) -> None:
        self._out = out
        self._clock = clock
        self._is_terminal = out.isatty()
        self._next = clock() + (0 if self._is_terminal else SELDOM)

    def __call__(self, what: str, done: int, of: int) -> None:
        """Say it, if it is time to."""
        if self._clock() < self._next:
            return
        self._next = self._clock() + (OFTEN if self._is_terminal else SELDOM)
        full = WIDTH * done // of if of else WIDTH
        line = f"{what:24} [{'#' * full}{'.' * (WIDTH - full)}] {done:,} of {of:,}"
        self._write(f"\r{line}\x1b[K" if self._is_terminal else f"{line}\n")

    def close(self) -> None:
        """Take the line away."""
        if self._is_terminal:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError:  # nobody reads it: no reason to end
            self._next = float("inf")
            self._is_terminal = False


def save(variables: Mapping[str, str], given: Namespace) -> int:
    """Save the database that DATABASE_URL says in a file. Gives the exit code. Raises SettingError."""
    settings = _settings(variables)

    async def work(tell: Progress) -> str:
        counts = await backup(settings.database_url, given.file, tell, overwrite=given.overwrite)
        return f"{given.file} holds all of {settings.database_name}: {_counted(counts)}. It was opened and checked."

    return _done(work)


def put_back(variables: Mapping[str, str], given: Namespace) -> int:
    """Copy a backup into the database that DATABASE_URL says. Gives the exit code. Raises SettingError."""
    settings = _settings(variables)

    async def work(tell: Progress) -> str:
        there = await restore(given.file, settings.database_url, tell, given.replace)
        counts = {table: tally.rows for table, tally in there.items()}
        return f"{settings.database_name} holds all of {given.file}: {_counted(counts)}. Each table was checked."

    return _done(work)


def move(variables: Mapping[str, str], given: Namespace) -> int:
    """Copy one database into another. Gives the exit code."""
    found = {place: _url(variables, getattr(given, place.lower())) for place in ("FROM", "TO")}
    for place, url in found.items():
        wrong = problems({"DATABASE_URL": url}).get("DATABASE_URL") if url else "names a variable that is not set."
        if wrong:
            wrong = f"{place} {wrong.removeprefix('DATABASE_URL ')}"
            sys.stderr.write(f"zainichi: {wrong}{_meant(getattr(given, place.lower()))}\n")
            return 2

    async def work(tell: Progress) -> str:
        there = await copy_database(found["FROM"], found["TO"], tell, given.replace)
        counts = {table: tally.rows for table, tally in there.items()}
        return (
            f"{called(found['TO'])} holds all of {called(found['FROM'])}: {_counted(counts)}. Each table was checked."
        )

    return _done(work)


def _settings(variables: Mapping[str, str]) -> Settings:
    """Where the database is. Nothing else need be in order."""
    return load({name: value for name, value in variables.items() if name == "DATABASE_URL"})


def _url(variables: Mapping[str, str], typed: str) -> str:
    """A DATABASE_URL, or what the variable of this name holds: so no password need stand on the command line."""
    return variables.get(typed, "").strip() if re.fullmatch("[A-Z][A-Z0-9_]*", typed) else typed


def _meant(typed: str) -> str:
    return f" Did you mean sqlite:///{typed}?" if Path(typed).is_file() else ""


def _counted(counts: Mapping[str, int]) -> str:
    people = counts.get("person", 0)
    known = "1 person" if people == 1 else f"{people:,} people"
    return f"{sum(counts.values()):,} rows in {len(counts)} tables, {known}"


def _done(work: Callable[[Progress], Coroutine[Any, Any, str]]) -> int:
    """Do it, and say how it went."""
    try:
        code, said = asyncio.run(_tried(work))
    except KeyboardInterrupt:  # on Windows
        code, said = 1, _STOPPED
    if code:
        sys.stderr.write(f"{said}\n")
    return code if code or write(f"{said}\n") else 1


async def _tried(work: Callable[[Progress], Coroutine[Any, Any, str]]) -> tuple[int, str]:
    """The exit code, and what to say."""
    stop = Stop()
    stop.listen(signal.SIGTERM, signal.SIGINT)
    progress = Progress(sys.stderr, asyncio.get_running_loop().time)
    try:
        return 0, await stop.unless_told(work(progress))
    except CopyError as error:
        return 1, f"zainichi: {error}"
    except DatabaseError as error:
        return 1, f"zainichi: {trouble(Voice('en'), error.trouble, error.name)} ({error.detail})"
    except StoppedError:
        return 1, _STOPPED
    finally:
        progress.close()
