"""A database with a million answers, copied from SQLite to PostgreSQL and back, saved and put back: time and memory.

Each is a process of its own, `python -m bot copy-database` and so on. Beside it stands what the two libraries alone
need for the answers, read from one table and written into another without an index, a reference or a check. Compared is
the time at work of our process, not the server's: on a busy machine the time until it is through says little.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]

from bot.db.connect import connect
from bot.db.migrate import migrate
from bot.db.whole import Tally, reading, shape, tallies
from tests.support import postgres

PEOPLE, ROUNDS, QUESTIONS = 2000, 50, 10
"""Each answers each question: a million answers."""
MOST_SECONDS, MOST_MEGABYTES = 60, 300
"""At work, and in memory."""
ROOT = Path(__file__).parent.parent
PLAIN = """
    CREATE TABLE plain (
        round BIGINT, position BIGINT, person BIGINT, text TEXT, correct BIGINT, at BIGINT, changes BIGINT,
        question TEXT
    )
"""
ANSWERS = "SELECT round, position, person, text, correct, at, changes, question FROM class_answer"


def answers() -> Iterator[tuple[int | str, ...]]:
    """What everybody has answered, as it came in."""
    for round in range(1, ROUNDS + 1):
        for position in range(QUESTIONS):
            for person in range(1, PEOPLE + 1):
                yield (
                    round,
                    position,
                    person,
                    str((person + position) % 4),
                    0,
                    1_700_000_000_000 + person,
                    0,
                    f"question-{position}",
                )


async def fill(path: Path) -> None:
    """Make a database of the newest version, and put all of it in."""
    database = await connect(f"sqlite:///{path}")
    await migrate(database, "bench")
    await database.close()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("INSERT INTO community (external) VALUES ('discord:1')")
        people = ((number, f"discord:{10**17 + number}") for number in range(1, PEOPLE + 1))
        file.executemany("INSERT INTO person (id, external) VALUES (?, ?)", people)
        file.executemany(
            "INSERT INTO class_round (id, community, place, host, title, phase, position, locked, version, stepped,"
            " started, ended, terms, items)"
            " VALUES (?, 1, 'discord:1:2', 1, 'any/', 'ended', 0, 0, 1, 0, 0, 1, '{}', ?)",
            ((round, "x" * 20_000) for round in range(1, ROUNDS + 1)),
        )
        joined = ((round, person) for round in range(1, ROUNDS + 1) for person in range(1, PEOPLE + 1))
        file.executemany(
            "INSERT INTO participant (round, person, number, since, double, removed) VALUES (?1, ?2, ?2, 0, 0, 0)",
            joined,
        )
        file.executemany(
            "INSERT INTO class_answer (round, position, person, text, correct, at, changes, question)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            answers(),
        )


def measured(what: str, raw: float, *words: str, url: str = "") -> bool:
    """Run the bot with these words and print what that took. Whether it is within the limits."""
    begun = time.perf_counter()
    command = [sys.executable, "-m", "bot", *words]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    took, peak = time.perf_counter() - begun, usage.ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    used = usage.ru_utime + usage.ru_stime
    beside = f" · the libraries alone {raw:.1f} s at work, ratio {raw / used:.2f}" if raw else ""
    sys.stdout.write(f"{what}: {took:.1f} s ({used:.1f} s of them at work), at most {peak:.0f} MB{beside}\n")
    return status == 0 and used <= MOST_SECONDS and peak <= MOST_MEGABYTES


async def raw_there(path: Path, url: str) -> float:
    """Seconds at work for the answers alone from SQLite into PostgreSQL."""
    await postgres.run(PLAIN, on=url)
    connection = await asyncpg.connect(url)
    begun = time.process_time()
    with closing(sqlite3.connect(path)) as file:
        await connection.copy_records_to_table("plain", records=file.execute(ANSWERS))
    took = time.process_time() - begun
    await connection.close()
    return took


async def raw_back(path: Path, url: str) -> float:
    """Seconds at work for the answers alone from PostgreSQL into SQLite."""
    connection = await asyncpg.connect(url)
    with closing(sqlite3.connect(path)) as file:
        file.execute(PLAIN)
        begun = time.process_time()
        async with connection.transaction():
            cursor = await connection.cursor(ANSWERS)
            while rows := await cursor.fetch(5000):
                file.executemany("INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        file.commit()
        took = time.process_time() - begun
    await connection.close()
    return took


async def all_in(url: str) -> dict[str, Tally]:
    """What is in each table."""
    async with reading(url) as held:
        return dict(await tallies(held, await shape(10_000), lambda *_: None))


async def main() -> int:
    """Print what each way took; 1 if one took too long or too much, or if what came is not what went."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, back, saved, again = (folder / f"{file}.db" for file in ("first", "back", "saved", "again"))
        await fill(first)
        size = first.stat().st_size / 1e6
        sys.stdout.write(f"{PEOPLE * ROUNDS * QUESTIONS:,} answers, {size:.0f} MB of SQLite\n")
        async with postgres.fresh(migrated=False) as server, postgres.fresh(migrated=False) as plain:
            origin = f"sqlite:///{first}"
            raw = await raw_there(first, plain)
            fine = [measured("SQLite to PostgreSQL", raw, "copy-database", origin, server)]
            raw = await raw_back(folder / "plain.db", server)
            fine += [
                measured("PostgreSQL to SQLite", raw, "copy-database", server, f"sqlite:///{back}"),
                measured("backup of SQLite", 0, "backup", str(folder / "pages.db"), url=origin),
                measured("backup of PostgreSQL", 0, "backup", str(saved), url=server),
                measured("restore into SQLite", 0, "restore", str(saved), url=f"sqlite:///{again}"),
            ]
            there = await all_in(origin)
            same = [await all_in(url) == there for url in (server, f"sqlite:///{back}", f"sqlite:///{again}")]
        sys.stdout.write(f"equal by count and checksum: {same}\n")
    return 0 if all(fine) and all(same) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
