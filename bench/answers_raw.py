"""What a database takes in at most: its library alone, a thousand answers in a transaction, with nobody waiting.

Once with the checks that an answer needs (the round is open, the person takes part, a later answer wins), and once
without any.
"""

import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import closing
from typing import NamedTuple, TypeAlias

import asyncpg  # type: ignore[import-untyped]

from bot.classquiz.answer_queue import NewAnswer

Groups: TypeAlias = Sequence[Sequence[NewAnswer]]
"""Answers, as many in each as share a transaction."""

CHECKED = """
    INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
    SELECT r.id, r.position, p.id, {question}, {text}, {correct}, {at}, 0
    FROM {given} class_round r, person p, participant o
    WHERE r.id = {round} AND r.position = {position} AND r.phase = 'open' AND p.external = {person}
        AND o.round = r.id AND o.person = p.id AND o.removed = 0
    ON CONFLICT (round, position, person) DO UPDATE SET text = excluded.text, correct = excluded.correct,
        at = excluded.at, changes = class_answer.changes + 1 WHERE excluded.at > class_answer.at
"""
PLAIN = """
    INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
    SELECT {round}, {position}, p.id, {question}, {text}, {correct}, {at}, 0
    FROM {given} person p WHERE p.external = {person}
"""
COLUMNS = ("round", "position", "person", "question", "text", "correct", "at")
TYPES = ("bigint", "bigint", "text", "text", "text", "bigint", "bigint")
ONE_BY_ONE = {"given": "", **{name: f"?{number}" for number, name in enumerate(COLUMNS, 1)}}
"""An answer at a time."""
_ARRAYS = ", ".join(f"${number}::{kind}[]" for number, kind in enumerate(TYPES, 1))
AS_ARRAYS = {"given": f"unnest({_ARRAYS}) j ({', '.join(COLUMNS)}),", **{name: f"j.{name}" for name in COLUMNS}}
"""A group at a time, an array for each column."""


class Raw(NamedTuple):
    """A database without the bot."""

    name: str
    library: str
    checked: str
    plain: str
    empty: str
    """SQL to make room for the next turn."""
    seconds: Callable[[str, str, Groups], Awaitable[float]]
    """How long groups take at a URL, with one of these statements."""


async def _into_sqlite(url: str, sql: str, groups: Groups) -> float:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)) as database:
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            database.execute(f"PRAGMA {pragma}")
        rows = [[answer[: len(COLUMNS)] for answer in group] for group in groups]
        begun = time.perf_counter()
        for group in rows:
            database.execute("BEGIN IMMEDIATE")
            database.executemany(sql, group)
            database.execute("COMMIT")
        return time.perf_counter() - begun


async def _into_postgres(url: str, sql: str, groups: Groups) -> float:
    connection = await asyncpg.connect(url)
    try:
        columns = [list(zip(*(answer[: len(COLUMNS)] for answer in group), strict=True)) for group in groups]
        statement = await connection.prepare(sql)
        begun = time.perf_counter()
        for group in columns:
            await statement.fetch(*group)
        return time.perf_counter() - begun
    finally:
        await connection.close()


SQLITE = Raw(
    "SQLite",
    "sqlite3",
    CHECKED.format_map(ONE_BY_ONE),
    PLAIN.format_map(ONE_BY_ONE),
    "DELETE FROM class_answer",
    _into_sqlite,
)
POSTGRES = Raw(
    "PostgreSQL",
    "asyncpg",
    CHECKED.format_map(AS_ARRAYS),
    PLAIN.format_map(AS_ARRAYS),
    "TRUNCATE class_answer",
    _into_postgres,
)
