"""The leaderboard of a community with ten million stored answers, beside that of one with ten thousand.

Both have as many people, who have played on each of the last days. What is timed is all that a leaderboard asks of the
database.
"""

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from bot.db.connect import connect
from bot.db.migrate import migrate
from bot.scores.ranking import ranked
from bot.scores.store import ScoreStore

PEOPLE, FEW, MANY = 1000, 10, 10_000
"""People in each community, and answers of each of them in the small one and in the large one."""
A_DAY, TURNS, LIMIT = 10, 40, 1.5
TODAY = date(2026, 4, 28)
WEEK = f"{TODAY - timedelta(days=6)}"

ANSWERS = """
    WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {each})
    INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
    SELECT {round}, n.n, p.id, 'question-' || n.n % 300, CAST(n.n % 4 AS TEXT), 0, 1777280400000, 0
    FROM n CROSS JOIN person p WHERE p.external LIKE '{community}:%'
"""
TOTALS = """
    WITH RECURSIVE n (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n + 1 < {days})
    INSERT INTO total SELECT {round}, date('{today}', -n.n || ' days'), p.id, 1000 + p.id % 97, {a_day}, 1
    FROM n CROSS JOIN person p WHERE p.external LIKE '{community}:%'
"""
ALL_TIME = """
    INSERT INTO total_all_time
    SELECT community, person, sum(points), sum(answers), sum(correct) FROM total GROUP BY 1, 2
"""


async def make(path: Path) -> None:
    """The tables, as the bot makes them."""
    database = await connect(f"sqlite:///{path}")
    await migrate(database, path.name)
    await database.close()


def fill(path: Path) -> int:
    """Put both communities into it, without the bot. Gives the number of answers."""
    database = sqlite3.connect(path)
    database.execute("DROP INDEX class_answer_person")  # made anew below, which is quicker
    for round, (community, each) in enumerate((("few", FEW), ("many", MANY)), start=1):
        database.execute("INSERT INTO community (id, external) VALUES (?, ?)", (round, community))
        people = ((f"{community}:{number}",) for number in range(PEOPLE))
        database.executemany("INSERT INTO person (external) VALUES (?)", people)
        parts = {"round": round, "community": community, "each": each, "a_day": A_DAY, "today": TODAY}
        database.execute(ANSWERS.format(**parts))
        database.execute(TOTALS.format(**parts, days=max(7, each // A_DAY)))
    database.execute(ALL_TIME)
    database.execute("CREATE INDEX class_answer_person ON class_answer (person)")
    ((count,),) = database.execute("SELECT count(*) FROM class_answer")
    database.commit()
    database.close()
    return int(count)


async def measure(path: Path) -> list[tuple[str, float, float]]:
    """(period, milliseconds with few answers, with many) as medians of questions that take turns."""
    database = await connect(f"sqlite:///{path}")
    store = ScoreStore(database)
    found = []
    for period, since in (("all", ""), ("week", WEEK)):
        took: dict[str, list[float]] = {"few": [], "many": []}
        for _ in range(TURNS):
            for community, times in took.items():
                begun = time.perf_counter()
                assert len(ranked(await store.scores(community, since))) == PEOPLE
                times.append(1000 * (time.perf_counter() - begun))
        found.append((period, statistics.median(took["few"]), statistics.median(took["many"])))
    await database.close()
    return found


def main() -> int:
    """Print both leaderboards; 1 if the large community's takes too much longer."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "zainichi.db")
        asyncio.run(make(path))
        count = fill(path)
        figures = asyncio.run(measure(path))
    for period, few, many in figures:
        sys.stdout.write(
            f"leaderboard {period}, {PEOPLE} people, {count:,} answers stored: with {PEOPLE * MANY:,} in the community "
            f"{many:.2f} ms · with {PEOPLE * FEW:,} {few:.2f} ms · ratio {many / few:.2f} (at most {LIMIT})\n"
        )
    return 0 if all(many <= LIMIT * few for _, few, many in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
