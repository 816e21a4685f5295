"""Answers of a class to the disk: a thousand people at once, beside the module `sqlite3` with the same rows.

That does a thousand in a transaction too, but has nobody waiting and nobody to tell. It is measured with the checks
that an answer needs (the round is open, the person takes part, a later answer wins), and without any.

Twice: as the disk is, and as if it took 5 ms longer to write (an `fsync` that sleeps before, loaded into a process of
its own). What is timed ends when whoever answered may be told so.
"""

import asyncio
import gc
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from operator import truediv
from pathlib import Path

import uvloop

from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.rows import RoundBasis, RoundState
from bot.classquiz.store import ClassStore
from bot.core.round_codec import write_content
from bot.db.connect import connect
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.quiz.selection import content_of
from content.loader import load

PEOPLE, QUESTIONS, TURNS = 1000, 20, 7
LEAST_SHARE = 0.35
SLOWER, SLOWED = 5, "ZAINICHI_SLOWED"
OPEN = RoundState("open", 0, None, locked=False, stepped=0, due=None)
LENGTH = 30
"""Questions in each round."""
ROOT = Path(__file__).parent.parent
SLOW_FSYNC = f"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
int fsync(int fd) {{ usleep({1000 * SLOWER}); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }}
int fdatasync(int fd) {{ usleep({1000 * SLOWER}); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }}
"""
CHECKED = """
    INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
    SELECT r.id, r.position, p.id, ?4, ?5, 0, ?6, 0 FROM class_round r JOIN person p ON p.external = ?3
    JOIN participant o ON o.round = r.id AND o.person = p.id AND o.removed = 0
    WHERE r.id = ?1 AND r.position = ?2 AND r.phase = 'open'
    ON CONFLICT (round, position, person) DO UPDATE SET text = excluded.text, at = excluded.at,
        changes = class_answer.changes + 1 WHERE excluded.at > class_answer.at
"""
PLAIN = "INSERT INTO class_answer SELECT ?1, ?2, id, ?4, ?5, 0, ?6, 0 FROM person WHERE external = ?3"


def given(round: int, number: int) -> NewAnswer:
    """What somebody answers."""
    person, at = f"discord:{10**17 + number}", 1_700_000_000_000 + number
    return NewAnswer(round, 0, person, "q-of-some-length", str(number % 4), number % 4 == 0, at, 0, "A name")


def basis() -> RoundBasis:
    """A round as long as they get, with all that is shown of its questions."""
    library = load()
    content = content_of(library, random.Random(1959), "any/", list(library.questions.values())[:LENGTH], "en")
    return RoundBasis("any/", write_content(content), "{}", "A host", "#class", "Asia/Tokyo")


async def prepared(path: str) -> tuple[Database, ClassStore, list[int]]:
    """A new database with a round for each question, which everybody has joined."""
    database = await connect(f"sqlite:///{path}")
    await migrate(database, "answers")
    classes, rounds, asked = ClassStore(database), [], basis()
    for question in range(QUESTIONS):
        number = await classes.open("discord:1", f"discord:1:{question}", "discord:2", asked, OPEN)
        assert number is not None
        joining = (classes.join(number, given(0, person).person, "A name", 0) for person in range(PEOPLE))
        await asyncio.gather(*joining)
        rounds.append(number)
    return database, classes, rounds


async def raw(path: str, sql: str) -> float:
    """Answers a second of `sqlite3` alone, a thousand in a transaction."""
    prepared_one, _, rounds = await prepared(path)
    await prepared_one.close()
    database = sqlite3.connect(path, isolation_level=None)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        database.execute(f"PRAGMA {pragma}")
    rows = [[given(number, person)[:6] for person in range(PEOPLE)] for number in rounds]
    begun = time.perf_counter()
    for thousand in rows:
        database.execute("BEGIN IMMEDIATE")
        database.executemany(sql, thousand)
        database.execute("COMMIT")
    took = time.perf_counter() - begun
    ((count,),) = database.execute("SELECT count(*) FROM class_answer")
    assert count == PEOPLE * QUESTIONS
    database.close()
    return PEOPLE * QUESTIONS / took


async def ours(path: str) -> tuple[float, list[float]]:
    """Answers a second of a thousand people at once, who go on when they have their receipt, and how long each took."""
    database, classes, rounds = await prepared(path)
    waits = []

    async def answers(own: list[NewAnswer]) -> None:
        for answer in own:
            begun = time.perf_counter()
            assert isinstance(await classes.submit(answer), AcceptedAnswer)
            waits.append(time.perf_counter() - begun)

    gc.collect()
    gc.freeze()  # as the bot does once it has started
    everybody = [[given(number, person) for number in rounds] for person in range(PEOPLE)]
    begun = time.perf_counter()
    await asyncio.gather(*map(answers, everybody))
    took = time.perf_counter() - begun
    await classes.close()
    await database.close()
    return PEOPLE * QUESTIONS / took, waits


def measure() -> int:
    """Print the medians of some turns, each of all ways in a row; 1 if the share is under the limit."""
    rates, checked, plain, p99 = [], [], [], []
    for _ in range(TURNS):
        with tempfile.TemporaryDirectory() as folder:
            plain.append(asyncio.run(raw(f"{folder}/plain.db", PLAIN)))
            checked.append(asyncio.run(raw(f"{folder}/checked.db", CHECKED)))
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:  # as the bot has it on a platform
                rate, waits = runner.run(ours(f"{folder}/ours.db"))
            rates.append(rate)
            p99.append(statistics.quantiles(waits, n=100)[98])
    share, of_plain = (statistics.median(map(truediv, rates, of)) for of in (checked, plain))
    sys.stdout.write(
        f"answers on the disk, {PEOPLE} at once{os.environ.get(SLOWED, '')}: {statistics.median(rates):,.0f}/s, "
        f"p99 {1000 * statistics.median(p99):.1f} ms · sqlite3 with the same checks {statistics.median(checked):,.0f}/s"
        f" · ratio {share:.2f} (at least {LEAST_SHARE}) · without {statistics.median(plain):,.0f}/s, {of_plain:.2f}\n"
    )
    return 0 if share >= LEAST_SHARE else 1


def slow_disk(folder: str) -> dict[str, str]:
    """Settings for a process in which every `fsync` takes longer. Empty without a C compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    source, library = Path(folder, "slow.c"), Path(folder, "slow.so")
    source.write_text(SLOW_FSYNC, "utf-8")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True)
    return {"LD_PRELOAD": str(library)}


def on_a_slow_disk() -> int:
    """The same in a process in which every `fsync` takes longer."""
    with tempfile.TemporaryDirectory() as folder:
        slow = slow_disk(folder)
        if not slow:
            sys.stdout.write("answers on a slow disk: left out, there is no C compiler to slow it with\n")
            return 0
        slowed = {**os.environ, **slow, SLOWED: f", fsync {SLOWER} ms slower"}
        return subprocess.run([sys.executable, "-m", "bench.answers"], env=slowed, cwd=ROOT, check=False).returncode


def main() -> int:
    """Print the figures on this disk and on a slow one; 1 if a share is under the limit."""
    if SLOWED in os.environ:
        return measure()
    return max(measure(), on_a_slow_disk())


if __name__ == "__main__":
    sys.exit(main())
