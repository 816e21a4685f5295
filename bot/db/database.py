"""What a database is to the store: a few methods. And what can be wrong with one, as a value to find words for."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Literal, NamedTuple, Protocol, TypeAlias

Value: TypeAlias = str | int | float | None
Row: TypeAlias = tuple[Value, ...]
Kind: TypeAlias = Literal["INTEGER", "TEXT"]


class Statement(NamedTuple):
    """SQL with `$1`, `$2` … and what stands for them."""

    sql: str
    values: tuple[Value, ...] = ()


class Channel(Protocol):
    """How the processes that share a database call each other. A call is no message that one may rely on.

    Whoever is not listening at that moment never hears it, and nothing tells. What was written is in the database.
    """

    async def call(self, words: str) -> None:
        """Say a few words to every process that listens, this one too. Raises DatabaseError."""
        ...

    async def listen(self, heard: Callable[[str], None]) -> None:
        """Hear every call, in the same order in each process, until cancelled. Raises DatabaseError if it ends."""
        ...


class Database(Protocol):
    """A place for SQL that SQLite and PostgreSQL both take."""

    @property
    def engine(self) -> str:
        """What it is, with its version, for the log: `SQLite 3.40.1`."""
        ...

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a look-up that an index answers. Raises DatabaseError."""
        ...

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        """The rows of a query that may take long. Nobody else waits for it. Raises DatabaseError."""
        ...

    async def write(self, *statements: Statement) -> Sequence[Row]:
        """Run the statements in one transaction: all of them take effect, on the disk, or none.

        Transactions take effect as if they ran one after another, in this and in every other process. Gives the rows
        that the last statement returns. Raises DatabaseError.
        """
        ...

    @property
    def is_shared(self) -> bool:
        """Whether other processes of the bot may be at work on it too. A SQLite file has one process."""
        ...

    @property
    def channel(self) -> Channel | None:
        """How to call the other processes. None where there are none, as with SQLite, or where it does not work."""
        ...

    def listed(self, **columns: Kind) -> str:
        """SQL for a table whose rows are the lists of a JSON list in `$1`. In this the two databases differ."""
        ...

    async def clean(self) -> None:
        """See to it that nothing of what was deleted is left in the files. It may take long. Raises DatabaseError."""
        ...

    async def close(self) -> None:
        """Let go of the database. Everything written is on the disk already."""
        ...


class Trouble(StrEnum):
    """What is wrong with a database, as far as a person can do something about it."""

    CANNOT_OPEN = "cannot-open"
    NOT_A_DATABASE = "not-a-database"
    UNREACHABLE = "unreachable"
    ADDRESS = "address"
    PARAMETER = "parameter"
    NO_ENTRY = "no-entry"
    NO_SUCH_DATABASE = "no-such-database"
    LOST = "lost"
    READ_ONLY = "read-only"
    FULL = "full"
    DISK = "disk"
    NEWER = "newer"
    CHANGED = "changed"
    BUSY = "busy"
    BROKEN = "broken"


class DatabaseError(Exception):
    """The database cannot do what it was asked. Nothing of it was written; with LOST, nobody knows."""

    def __init__(self, trouble: Trouble, name: str, detail: str) -> None:
        super().__init__(f"{trouble} ({name}): {detail}")
        self.trouble = trouble
        self.name = name
        self.detail = detail
