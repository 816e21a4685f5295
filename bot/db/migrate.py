"""Bring a database to the shape that this code expects: numbered scripts, each once, each in one transaction.

A script is `NNNN_name.sql`, or `NNNN_name.py` where SQL alone cannot do it. The ledger, the table `migration`, holds
the digest of each that was applied: one that was changed since then has made another database than this one.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib.resources import files
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Protocol, TypeAlias

from bot.db.database import DatabaseError, Row, Statement, Trouble, Value

Read: TypeAlias = Callable[..., Awaitable[Sequence[Row]]]
"""`Database.scan`: how a script in Python looks at what is there."""

_LEDGER = Statement(
    "CREATE TABLE IF NOT EXISTS migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, digest TEXT)"
)
_DIGESTS = Statement("ALTER TABLE migration ADD COLUMN digest TEXT")
_TRUST = "UPDATE migration SET digest = $2 WHERE number = $1 AND digest IS NULL"


@dataclass(frozen=True, slots=True)
class Script:
    """A script in its file. `digest` is that of the file, and of the data file of the same name if it has one."""

    number: int
    name: str
    digest: str
    path: Path

    async def statements(self, read: Read) -> Sequence[Statement]:
        """What it does to a database that `read` looks at. Raises DatabaseError."""
        if self.path.suffix == ".sql":
            return _split(self.path.read_text(encoding="utf-8"))
        steps: Callable[[Read], Awaitable[Sequence[Statement]]] = _loaded(self.path).steps
        return await steps(read)


class Migrated(Protocol):
    """What a migration needs of a database."""

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query. Raises DatabaseError."""
        ...

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query that may take long. Raises DatabaseError."""
        ...

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Take all of these steps, or none. Raises DatabaseError."""
        ...


async def migrate(database: Migrated, name: str, upto: int | None = None) -> None:
    """Apply what is missing, all of it or up to a number.

    Raises DatabaseError, with NEWER for a database that a later version has written, and with CHANGED (and the name of
    the script in place of the database's) if a script is not the one that was applied. Then nothing is written.

    Two processes may do so at once: the transaction of the second fails on the row of the first and is taken as done.
    """
    await database.write(_LEDGER)
    known = scripts()
    applied = await _checked(database, name, known)
    await _trust(database, [script for script in known if applied.get(script.number, script.digest) is None])
    for script in known:
        if script.number not in applied and (upto is None or script.number <= upto):
            await _apply(database, script)


async def ledger(database: Migrated, name: str) -> Mapping[int, str | None]:
    """The digest of each script that was applied, by its number; None for one from before there were digests.

    Raises DatabaseError with NEWER or CHANGED, as `migrate` does.
    """
    return await _checked(database, name, scripts())


async def _checked(database: Migrated, name: str, known: Sequence[Script]) -> Mapping[int, str | None]:
    """The same. Raises DatabaseError if what was applied is not what is known."""
    applied = await _applied(database)
    newest = known[-1].number
    if max(applied, default=0) > newest:
        detail = f"this version knows migrations up to {newest}"
        raise DatabaseError(Trouble.NEWER, name, detail)
    for script in known:
        if applied.get(script.number) not in (None, script.digest):
            detail = f"it was applied with the digest {applied[script.number]}, and has {script.digest}"
            raise DatabaseError(Trouble.CHANGED, script.path.name, detail)
    return applied


async def _apply(database: Migrated, script: Script) -> None:
    """Take one script's steps, together with its row in the ledger."""
    row = (script.number, script.name, script.digest)
    done = Statement("INSERT INTO migration (number, name, digest) VALUES ($1, $2, $3)", row)
    try:
        await database.write(*await script.statements(database.scan), done)
    except DatabaseError:
        if script.number not in await _applied(database):
            raise


async def _applied(database: Migrated) -> Mapping[int, str | None]:
    rows = await database.read("SELECT * FROM migration")  # whichever columns there are
    return {int(row[0] or 0): None if len(row) < 3 or row[2] is None else str(row[2]) for row in rows}


async def _trust(database: Migrated, undigested: Sequence[Script]) -> None:
    """Note the digests of scripts that were applied before digests were noted: they are taken for unchanged, once."""
    looked_up = "SELECT digest FROM migration"
    try:
        await database.read(looked_up)
    except DatabaseError:
        try:
            await database.write(_DIGESTS)
        except DatabaseError:
            await database.read(looked_up)  # another process may have been first
    if undigested:
        await database.write(*(Statement(_TRUST, (script.number, script.digest)) for script in undigested))


def scripts() -> Sequence[Script]:
    """Each script in `migrations/`, in order."""
    folder = Path(str(files("bot.db") / "migrations"))
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix in (".sql", ".py"):
            number, _, name = path.stem.partition("_")
            found.append(Script(int(number), name, _digest(path), path))
    return found


def _digest(path: Path) -> str:
    """The digest of a script and its data, however its lines end: a checkout on Windows changes that."""
    digest = blake2b(digest_size=16)
    for file in (path, path.with_suffix(".json")):
        if file.exists():
            digest.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _loaded(path: Path) -> ModuleType:
    """The module in a file whose name, beginning with a number, no import can spell."""
    spec = spec_from_file_location(f"migration_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} cannot be loaded")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _split(script: str) -> tuple[Statement, ...]:
    """The statements of a script. Each ends with a semicolon at the end of a line."""
    lines = (line for line in script.splitlines() if not line.lstrip().startswith("--"))
    parts = "\n".join(lines).split(";\n")
    return tuple(Statement(part.strip().removesuffix(";")) for part in parts if part.strip())
