"""What was asked is kept with each round as it was asked, so that no round and no report changes with the content.

The texts of rounds from before are those of the content of that day, in the file beside this one. With them come one
shape with a version number for all JSON, columns for what the terms of a class hid, and the question of each answer.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.db.database import Statement, Value

Read = Callable[..., Awaitable[Sequence[tuple[Value, ...]]]]
Found = Mapping[str, Any]

AT_ONCE = 100
"""Rows in one statement."""
ALONE = "en"
"""The language of what was asked in rounds alone: nobody noted it."""

_CLASS = """
    UPDATE class_round SET items = $3, terms = $4, clock = $5, host_name = CASE WHEN host IS NOT NULL THEN $6 END,
        place_name = $7, zone = $8
    WHERE id = $1 AND version = $2
"""
_ANSWER = """CREATE TABLE answer (
    round INTEGER NOT NULL REFERENCES round (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    choice INTEGER NOT NULL,
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
    choice INTEGER NOT NULL CHECK (choice BETWEEN -1 AND 25),               -- -1: skipped
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999999999999),            -- the platform's stamp of the press
    changes INTEGER NOT NULL,           -- how often it was changed
    PRIMARY KEY (round, position, person)
) WITHOUT ROWID"""


async def steps(read: Read) -> Sequence[Statement]:
    """What brings each round into its new shape. One that is changed while this is worked out fails all of it."""
    texts: Found = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    alone = await read("SELECT id, title, items FROM round ORDER BY id")
    classes = await read("SELECT id, version, title, items, terms, clock FROM class_round ORDER BY id")
    asked = [("answer", number, items) for number, _, items in alone]
    asked += [("class_answer", row[0], row[3]) for row in classes]
    return [
        Statement("ALTER TABLE class_round ADD COLUMN host_name TEXT"),
        Statement("ALTER TABLE class_round ADD COLUMN place_name TEXT NOT NULL DEFAULT ''"),
        Statement("ALTER TABLE class_round ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC'"),
        *(
            Statement("UPDATE round SET items = $2 WHERE id = $1", (number, _snapshot(texts, title, items, ALONE)))
            for number, title, items in alone
        ),
        *(Statement(_CLASS, _class(texts, *row)) for row in classes),
        *_guards(),
        *_questions(asked),
        *_renewed("answer", _ANSWER, "choice, correct, points, at"),
        *_renewed("class_answer", _CLASS_ANSWER, "choice, at, changes"),
        Statement("DROP TABLE asked"),
    ]


def _guards() -> Sequence[Statement]:
    """They fail on NOT NULL where there is a round that was begun, or went on, since the rounds were read."""
    tables = ("round", "class_round")
    return [Statement(f"UPDATE {table} SET items = NULL WHERE items NOT LIKE '{{%'") for table in tables]


def _questions(asked: Sequence[tuple[str, Value, Value]]) -> Sequence[Statement]:
    """A table, for as long as this takes, of which question stood at which position of which round."""
    rows = [
        (table, number, position, item["question"])
        for table, number, items in asked
        for position, item in enumerate(_listed(items))
    ]
    columns = "kept_in TEXT NOT NULL, round INTEGER NOT NULL, position INTEGER NOT NULL, question TEXT NOT NULL"
    made = [Statement(f"CREATE TABLE asked ({columns}, PRIMARY KEY (kept_in, round, position))")]
    for start in range(0, len(rows), AT_ONCE):
        part = rows[start : start + AT_ONCE]
        places = ", ".join(f"(${4 * n + 1}, ${4 * n + 2}, ${4 * n + 3}, ${4 * n + 4})" for n in range(len(part)))
        made.append(Statement(f"INSERT INTO asked VALUES {places}", tuple(value for row in part for value in row)))
    return made


def _renewed(table: str, creation: str, columns: str) -> Sequence[Statement]:
    """A table of answers made anew, with the question of each. One without a question stays too."""
    others = ", ".join(f"a.{column}" for column in columns.split(", "))
    kept = f"""
        INSERT INTO {table} (round, position, person, question, {columns})
        SELECT a.round, a.position, a.person, coalesce(q.question, ''), {others} FROM {table}_before a
        LEFT JOIN asked q ON q.kept_in = '{table}' AND q.round = a.round AND q.position = a.position
    """
    return [
        Statement(f"ALTER TABLE {table} RENAME TO {table}_before"),
        Statement(creation),
        Statement(kept),
        Statement(f"DROP TABLE {table}_before"),
        Statement(f"CREATE INDEX {table}_person ON {table} (person)"),
    ]


def _class(
    texts: Found, number: Value, version: Value, title: Value, items: Value, terms: Value, clock: Value
) -> tuple[Value, ...]:
    """What stands in for `$1` to `$8` of a class's round."""
    said: Found = json.loads(str(terms))
    language = str(said.get("language", "en"))
    pace: Any = {"seconds": said["seconds"]} if said.get("seconds") else "reading"
    new = {
        "v": 1,
        "scoring": said.get("scoring", "accuracy"),
        "names": said.get("names", "pseudonym"),
        "language": language,
        "pace": "untimed" if said.get("untimed") else pace,
    }
    named = (_plain(said.get("host")), _plain(said.get("place")) or "", _plain(said.get("zone")) or "UTC")
    return (number, version, _snapshot(texts, title, items, language), _written(new), _clocks(clock), *named)


def _clocks(clock: Value) -> str | None:
    """The clocks of the questions so far, which were lists, with a name for each number."""
    if clock is None:
        return None
    found = json.loads(str(clock))
    if isinstance(found, dict):  # another process was first, and this transaction will fail
        return str(clock)
    names = ("opened", "budget", "pauses", "paused", "closed")
    return _written({"v": 1, "clocks": [dict(zip(names, one, strict=True)) for one in found]})


def _snapshot(texts: Found, title: Value, items: Value, language: str) -> str:
    """What was asked, in a language."""
    asked = [_item(texts, item, language) for item in _listed(items)]
    return _written({"v": 1, "title": _title(texts, str(title), language), "language": language, "items": asked})


def _item(texts: Found, item: Found, language: str) -> Found:
    """One question of a round, with its texts as they were."""
    found, order = texts["questions"].get(item["question"]), item["order"]
    if found is None or found["key"] != item["key"] or len(found["choices"]) != len(order):
        found = _unknown(item)
    note = found["content_note"]
    return {
        "question": item["question"],
        "facts": [[name, texts["facts"][name]] for name in found["facts"]],
        "topic": _said(texts["topics"].get(found["topic"]), language),
        "prompt": found["prompt"],
        "choices": [{"text": text, "note": tempting} for text, tempting in found["choices"]],
        "key": item["key"],
        "order": order,
        "because": found["because"],
        "content_note": _said(texts["notes"][note], language) if note else None,
        "caveats": [[_said(texts["labels"][label], language), text] for label, text in found["caveats"]],
        "sources": found["sources"],
        "untranslated": language != "en",
    }


def _unknown(item: Found) -> Found:
    """A question of which nothing but its key and order is known: the round goes on with letters."""
    letters = [[chr(ord("A") + place), None] for place in range(len(item["order"]))]
    empty = {"facts": (), "topic": "", "because": "", "content_note": None, "caveats": (), "sources": ()}
    return {**empty, "prompt": item["question"], "choices": letters}


def _title(texts: Found, title: str, language: str) -> str:
    """What a round was called, from what it is on."""
    on, _, name = title.partition("/")
    if on == "topic" and name in texts["topics"]:
        return _said(texts["topics"][name], language)
    titles: Found = {"quiz": texts["quizzes"], "fact": texts["facts"]}.get(on, {})
    return str(titles[name]) if name in titles else _said(texts["any"], language)


def _said(words: Found | None, language: str) -> str:
    return str(words.get(language, words["en"])) if words else ""


def _listed(items: Value) -> Sequence[Found]:
    """The items of a round as they were stored; none if another process was first: then this transaction will fail."""
    found = json.loads(str(items))
    return found if isinstance(found, list) else ()


def _plain(name: str | None) -> str | None:
    """A name without what a database cannot hold and JSON could: NUL, and halves of letters."""
    return None if name is None else name.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _written(value: Found) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
