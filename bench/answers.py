"""Answers of a class to the disk: a thousand people at once, on SQLite and on PostgreSQL, beside their libraries alone.

Those are given a thousand in a transaction too, but have nobody waiting and nobody to tell (`answers_raw`). Each way
stores the same rows, and the ways take turns.

Twice: as the disk is, and as if it took 5 ms longer to write (`slow_disk`). What is timed ends when whoever answered
may be told so.
"""

import asyncio
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import uvloop

from bench.answers_raw import POSTGRES, SQLITE, Groups, Raw
from bench.postgres import durable
from bench.slow_disk import SLOWER, slow_disk
from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.rows import RoundBasis, RoundState
from bot.classquiz.store import ClassStore
from bot.core.round_codec import write_content
from bot.db.connect import connect
from bot.db.database import Database, Statement
from bot.db.migrate import migrate
from bot.quiz.selection import content_of
from content.loader import load

PEOPLE, QUESTIONS, TURNS = 1000, 20, 7
LEAST_SHARE = {"SQLite": 0.35, "PostgreSQL": 0.4}
SLOWED = "ZAINICHI_SLOWED"
OPEN = RoundState("open", 0, None, locked=False, stepped=0, due=None)
LENGTH = 30
"""Questions in each round."""
ROOT = Path(__file__).parent.parent
KNOWN = "INSERT INTO person (external) SELECT j.person FROM {rows} j"
JOINED = """
    INSERT INTO participant (round, person, number, name, since, double, removed)
    SELECT r.id, p.id, p.id, 'A name', 0, 0, 0 FROM class_round r CROSS JOIN person p
"""


class Turn(NamedTuple):
    """Answers a second in each of the ways, and the wait that all but one in a hundred were below, in seconds."""

    ours: float
    checked: float
    plain: float
    p99: float


def given(round: int, number: int) -> NewAnswer:
    """What somebody answers."""
    person, at = external(number), 1_700_000_000_000 + number
    return NewAnswer(round, 0, person, "q-of-some-length", str(number % 4), number % 4 == 0, at, 0, "A name")


def external(number: int) -> str:
    """Somebody, as the store knows them."""
    return f"discord:{10**17 + number}"


def basis() -> RoundBasis:
    """A round as long as they get, with all that is shown of its questions."""
    library = load()
    content = content_of(library, random.Random(1959), "any/", list(library.questions.values())[:LENGTH], "en")
    return RoundBasis("any/", write_content(content), "{}", "A host", "#class", "Asia/Tokyo")


async def prepared(database: Database) -> tuple[ClassStore, Groups]:
    """A new database with a round for each question, which everybody has joined; and what is answered in each."""
    await migrate(database, "answers")
    classes, rounds, asked = ClassStore(database), [], basis()
    for question in range(QUESTIONS):
        number = await classes.open("discord:1", f"discord:1:{question}", "discord:2", asked, OPEN)
        assert number is not None
        rounds.append(number)
        for person in range(PEOPLE):
            classes.queue.joined(number, external(person))
    people = json.dumps([[external(person)] for person in range(PEOPLE)])
    await database.write(Statement(KNOWN.format(rows=database.listed(person="TEXT")), (people,)), Statement(JOINED))
    return classes, [[given(number, person) for person in range(PEOPLE)] for number in rounds]


async def ours(classes: ClassStore, groups: Groups) -> tuple[float, list[float]]:
    """Seconds for a thousand people at once, who go on when they have their receipt, and how long each of them took."""
    waits = []

    async def answers(own: Sequence[NewAnswer]) -> None:
        for answer in own:
            begun = time.perf_counter()
            assert isinstance(await classes.submit(answer), AcceptedAnswer)
            waits.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*map(answers, zip(*groups, strict=True)))
    return time.perf_counter() - begun, waits


async def turns(raw: Raw, url: str) -> list[Turn]:
    """Some turns, each of all ways in a row."""
    database = await connect(url)
    classes, groups = await prepared(database)
    count, found = PEOPLE * QUESTIONS, []

    async def room() -> None:
        await database.write(Statement(raw.empty))

    async def stored() -> bool:
        return await database.read("SELECT count(*), sum(at) FROM class_answer") == [(count, total)]

    total = sum(answer.at for group in groups for answer in group)
    gc.collect()
    gc.freeze()  # as the bot does once it has started
    for _ in range(TURNS):
        took = []
        for sql in (raw.plain, raw.checked):
            await room()
            took.append(await raw.seconds(url, sql, groups))
            assert await stored()
        await room()
        seconds, waits = await ours(classes, groups)
        assert await stored()
        plain, checked = (count / it for it in took)
        found.append(Turn(count / seconds, checked, plain, statistics.quantiles(waits, n=100)[98]))
    await classes.close()
    await database.close()
    return found


def told(raw: Raw, found: Sequence[Turn]) -> bool:
    """Print the best of some turns in each way, when the machine had least to do besides. False if it is too little."""
    rates, checked, plain, p99 = zip(*found, strict=True)
    best, most, least = max(rates), max(checked), LEAST_SHARE[raw.name]
    sys.stdout.write(
        f"answers on {raw.name}, {PEOPLE} at once{os.environ.get(SLOWED, '')}: {best:,.0f}/s, "
        f"p99 {1000 * min(p99):.1f} ms · {raw.library} with the same checks {most:,.0f}/s · "
        f"ratio {best / most:.2f} (at least {least}) · without {max(plain):,.0f}/s, {best / max(plain):.2f}\n"
    )
    sys.stdout.flush()
    return bool(best / most >= least)


async def measure() -> bool:
    """Print the figures of both databases. False if a share is under the limit."""
    with tempfile.TemporaryDirectory() as folder:
        fine = told(SQLITE, await turns(SQLITE, f"sqlite:///{folder}/answers.db"))
    async with durable() as url:
        return told(POSTGRES, await turns(POSTGRES, url)) and fine


def on_a_slow_disk() -> bool:
    """The same in a process, with a server of its own, in which every `fsync` takes longer."""
    with tempfile.TemporaryDirectory() as folder:
        slow = slow_disk(folder)
        if not slow:
            sys.stdout.write("answers on a slow disk: left out, there is no C compiler to slow it with\n")
            return True
        slowed = {**os.environ, **slow, SLOWED: f", fsync {SLOWER} ms slower"}
        return (
            subprocess.run([sys.executable, "-m", "bench.answers"], env=slowed, cwd=ROOT, check=False).returncode == 0
        )


def main() -> int:
    """Print the figures on this disk and on a slow one; 1 if a share is under the limit."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # as the bot has it on a platform
        fine = runner.run(measure())
    if SLOWED not in os.environ:
        fine = on_a_slow_disk() and fine
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
