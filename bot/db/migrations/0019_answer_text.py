"""Answers are kept as text, since not every kind of question is answered by choosing one of a few.

What was a choice is its number; what was skipped is empty. A class's answers also say whether they are right, which
until now followed from the one right choice of each question: that is read from the rounds once more, here.
"""

import json
from collections.abc import Awaitable, Callable, Iterator, Sequence

from bot.db.database import Statement, Value

Read = Callable[..., Awaitable[Sequence[tuple[Value, ...]]]]

AT_ONCE = 200
"""Rows in one statement."""

_ANSWER = """CREATE TABLE answer (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    text TEXT NOT NULL,                 -- as core.kinds has it
    correct INTEGER NOT NULL,
    points INTEGER NOT NULL,            -- what it is worth if it is the person's first answer to the question
    at INTEGER NOT NULL,
    PRIMARY KEY (round, position, person)
)"""
_CLASS_ANSWER = """CREATE TABLE class_answer (
    round INTEGER NOT NULL REFERENCES class_round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) <= 200),                         -- as core.kinds has it; empty: skipped
    correct INTEGER NOT NULL,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999999999999),            -- the platform's stamp of the press
    changes INTEGER NOT NULL,           -- how often it was changed
    PRIMARY KEY (round, position, person)
) WITHOUT ROWID"""
_TEXT = "CASE WHEN a.choice < 0 THEN '' ELSE CAST(a.choice AS TEXT) END"


async def steps(read: Read) -> Sequence[Statement]:
    """What makes both tables of answers anew. It fails where a class has begun since the rounds were read."""
    classes = await read("SELECT id, items FROM class_round ORDER BY id")
    newest = classes[-1][0] if classes else 0
    return [
        Statement("UPDATE class_round SET items = NULL WHERE id > $1", (newest,)),  # NOT NULL: fails if there is one
        Statement(
            "CREATE TABLE kept_key (round INTEGER NOT NULL, position INTEGER NOT NULL, choice INTEGER NOT NULL,"
            " PRIMARY KEY (round, position))"
        ),
        *_keys([(number, position, key) for number, items in classes for position, key in _listed(items)]),
        *_renewed(
            "answer",
            _ANSWER,
            f"""
            INSERT INTO answer (round, position, person, question, text, correct, points, at)
            SELECT a.round, a.position, a.person, a.question, {_TEXT}, a.correct, a.points, a.at FROM answer_before a
            """,
        ),
        *_renewed(
            "class_answer",
            _CLASS_ANSWER,
            f"""
            INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
            SELECT a.round, a.position, a.person, a.question, {_TEXT}, CASE WHEN k.choice IS NULL THEN 0 ELSE 1 END,
                a.at, a.changes
            FROM class_answer_before a
            LEFT JOIN kept_key k ON k.round = a.round AND k.position = a.position AND k.choice = a.choice
            """,
        ),
        Statement("DROP TABLE kept_key"),
    ]


def _listed(items: Value) -> Iterator[tuple[int, int]]:
    """The right choice at each position of a round."""
    for position, item in enumerate(json.loads(str(items))["items"]):
        yield position, item["key"]


def _keys(rows: Sequence[tuple[Value, int, int]]) -> Iterator[Statement]:
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        places = ", ".join(f"(${3 * n + 1}, ${3 * n + 2}, ${3 * n + 3})" for n in range(len(part)))
        yield Statement(f"INSERT INTO kept_key VALUES {places}", tuple(value for row in part for value in row))


def _renewed(table: str, creation: str, filling: str) -> Sequence[Statement]:
    return [
        Statement(f"ALTER TABLE {table} RENAME TO {table}_before"),
        Statement(creation),
        Statement(filling),
        Statement(f"DROP TABLE {table}_before"),
        Statement(f"CREATE INDEX {table}_person ON {table} (person)"),
    ]
