"""Bring a database to the shape that this code expects: numbered SQL files, each once, each in one transaction."""

from collections.abc import Sequence
from importlib.resources import files

from bot.db.database import Database, DatabaseError, Statement, Trouble

_LEDGER = Statement("CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)")


async def migrate(database: Database, name: str) -> None:
    """Apply what is missing. Raises DatabaseError, with NEWER for a database that a later version has written.

    Two processes may do so at once: the transaction of the second fails on the row of the first and is taken as done.
    """
    await database.write(_LEDGER)
    newest = scripts()[-1][0]
    if max(await _applied(database), default=0) > newest:
        detail = f"this version knows migrations up to {newest}"
        raise DatabaseError(Trouble.NEWER, name, detail)
    for number, title, statements in scripts():
        if number in await _applied(database):
            continue
        try:
            await database.write(*statements, Statement("INSERT INTO migration VALUES ($1, $2)", (number, title)))
        except DatabaseError:
            if number not in await _applied(database):
                raise


async def _applied(database: Database) -> set[int]:
    return {int(number or 0) for (number,) in await database.read("SELECT number FROM migration")}


def scripts() -> Sequence[tuple[int, str, tuple[Statement, ...]]]:
    """(number, name, statements) of each file in `migrations/`, in order."""
    folder = files("bot.db") / "migrations"
    found = []
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".sql"):
            number, _, title = file.name.removesuffix(".sql").partition("_")
            found.append((int(number), title, _split(file.read_text(encoding="utf-8"))))
    return found


def _split(script: str) -> tuple[Statement, ...]:
    """The statements of a script. Each ends with a semicolon at the end of a line."""
    lines = (line for line in script.splitlines() if not line.lstrip().startswith("--"))
    parts = "\n".join(lines).split(";\n")
    return tuple(Statement(part.strip().removesuffix(";")) for part in parts if part.strip())
