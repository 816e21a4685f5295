"""What is stored about a person, all of it, and what is deleted by itself after a time."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.db.database import Database, Statement, Value

RETENTION = timedelta(days=90)
"""How long single answers, and the names that people had in a class, are kept. The scores stay."""
CHUNK = 500
"""Rounds deleted in one transaction: nobody shall wait long for it."""

_EXPORTED: Mapping[str, tuple[str, ...]] = {
    "person": ("external", "language"),
    "seen": ("item", "times", "at"),
    "round": ("id", "community", "title", "items", "phase", "position", "started_at", "ended_at"),
    "answer": ("round", "position", "choice", "correct", "points", "at"),
    "first_answer": ("question", "round"),
    "staff": ("community",),
    "schedule": ("id", "community", "place", "name", "time", "zone", "days", "topic", "language", "day"),
    "total": ("community", "day", "points", "answers", "correct"),
    "standing": ("community", "points", "answers", "correct"),
    "class_round": ("id", "community", "place", "title", "items", "terms", "phase", "position", "started", "ended"),
    "participant": ("round", "number", "name", "since", "double", "removed"),
    "class_answer": ("round", "position", "choice", "at", "changes"),
}
_LINKS = {"person": "id", "class_round": "host", "schedule": "set_by"}


async def exported(database: Database, person: str) -> Mapping[str, Sequence[Mapping[str, Value]]]:
    """Everything that is stored about a person, table by table, for them to keep."""
    return {
        table: [dict(zip(columns, row, strict=True)) for row in await database.scan(_export(table), person)]
        for table, columns in _EXPORTED.items()
    }


def _export(table: str) -> str:
    names = {"community": "(SELECT c.external FROM community c WHERE c.id = t.community)"}
    columns = ", ".join(names.get(column, f"t.{column}") for column in _EXPORTED[table])
    order = ", ".join(str(number + 1) for number in range(len(_EXPORTED[table])))
    link = f"p.id = t.{_LINKS.get(table, 'person')}"
    return f"SELECT {columns} FROM {table} t JOIN person p ON {link} WHERE p.external = $1 ORDER BY {order}"


async def purge(database: Database, now: datetime) -> None:
    """Delete answers and names of classes older than `RETENTION`. What they brought is in the totals, and stays.

    A quiz alone goes as a whole once nothing was answered in it for so long; of a class the round itself stays.
    """
    limit = now.astimezone(UTC) - RETENTION
    day, moment = limit.isoformat(timespec="milliseconds"), int(limit.timestamp() * 1000)
    alone = f"""
        DELETE FROM round WHERE id IN (
            SELECT r.id FROM round r WHERE r.started_at < $1
            AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.round = r.id AND a.at >= $1) LIMIT {CHUNK}
        ) RETURNING id
    """
    while len(await database.write(Statement(alone, (day,)))) == CHUNK:
        pass
    old = "SELECT r.id FROM class_round r WHERE r.started < $1"
    await database.write(Statement(f"DELETE FROM class_answer WHERE round IN ({old})", (moment,)))
    names = f"UPDATE participant SET name = NULL WHERE name IS NOT NULL AND round IN ({old})"
    await database.write(Statement(names, (moment,)))
