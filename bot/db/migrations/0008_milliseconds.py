"""One kind of time: the moments that were ISO texts become whole milliseconds since 1970 (UTC), as all others are.

SQLite and PostgreSQL have no function for that in common, but both can count days. What has other tables pointing to it
(`round`) is changed in place, which in SQLite leaves a DEFAULT behind; the others are made anew.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot.db.database import Statement, Value

Read = Callable[..., Awaitable[Sequence[tuple[Value, ...]]]]


async def steps(_: Read) -> Sequence[Statement]:
    """Nothing has to be looked at: SQL does it."""
    return [Statement(sql) for sql in (*_rounds(), *_answers(), *_seen(), *_delivered())]


def _rounds() -> Sequence[str]:
    return (
        "ALTER TABLE round ADD COLUMN started INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE round ADD COLUMN ended INTEGER",
        f"UPDATE round SET started = {_ms('started_at')}, ended = {_ms('ended_at')}",
        "DROP INDEX round_live",
        "DROP INDEX round_started",
        "ALTER TABLE round DROP COLUMN started_at",
        "ALTER TABLE round DROP COLUMN ended_at",
        "CREATE UNIQUE INDEX round_live ON round (person, community) WHERE ended IS NULL",
        "CREATE INDEX round_started ON round (started)",
    )


def _answers() -> Sequence[str]:
    return (
        "ALTER TABLE answer RENAME TO answer_before",
        """CREATE TABLE answer (
            round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            choice INTEGER NOT NULL,
            correct INTEGER NOT NULL,
            points INTEGER NOT NULL,            -- what it is worth if it is the person's first answer to the question
            at INTEGER NOT NULL,
            PRIMARY KEY (round, position, person)
        )""",
        f"""INSERT INTO answer (round, position, person, choice, correct, points, at)
            SELECT round, position, person, choice, correct, points, {_ms("at")} FROM answer_before""",
        "DROP TABLE answer_before",
        "CREATE INDEX answer_person ON answer (person)",
    )


def _seen() -> Sequence[str]:
    return (
        "ALTER TABLE seen RENAME TO seen_before",
        """CREATE TABLE seen (
            person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
            item TEXT NOT NULL,                 -- fact/<id>, comment/<id>
            times INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (person, item)
        )""",
        f"INSERT INTO seen (person, item, times, at) SELECT person, item, times, {_ms('at')} FROM seen_before",
        "DROP TABLE seen_before",
    )


def _delivered() -> Sequence[str]:
    return (
        "ALTER TABLE delivered RENAME TO delivered_before",
        """CREATE TABLE delivered (
            key TEXT NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL
        )""",
        f"INSERT INTO delivered (key, at) SELECT key, {_ms('at')} FROM delivered_before",
        "DROP TABLE delivered_before",
        "CREATE INDEX delivered_at ON delivered (at)",
    )


def _ms(column: str) -> str:
    """SQL for a text such as `2026-04-28T09:00:00.123+00:00`, which is always UTC, in ms since 1970; NULL for NULL.

    Days are counted from a March on, so that a leap day comes last in its year.
    """
    year, month, day = _part(column, 1, 4), _part(column, 6, 2), _part(column, 9, 2)
    before_march = f"((14 - {month}) / 12)"  # 1 in January and February, else 0
    since = f"({year} + 4800 - {before_march})"
    months = f"({month} + 12 * {before_march} - 3)"
    days = f"({day} + (153 * {months} + 2) / 5 + 365 * {since} + {since} / 4 - {since} / 100 + {since} / 400 - 2472633)"
    seconds = f"(3600 * {_part(column, 12, 2)} + 60 * {_part(column, 15, 2)} + {_part(column, 18, 2)})"
    rest = f"CASE WHEN substr({column}, 20, 1) = '.' THEN {_part(column, 21, 3)} ELSE 0 END"
    return f"((86400 * {days} + {seconds}) * 1000 + {rest})"


def _part(column: str, start: int, length: int) -> str:
    return f"CAST(substr({column}, {start}, {length}) AS BIGINT)"
