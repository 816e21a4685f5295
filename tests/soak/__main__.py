"""Kill the bot at random moments of class quizzes, on SQLite and on PostgreSQL, and count what is left.

`python -m tests.soak [moments [troubles]]`: after so many kills on each database, and so many posts that came late and
that got no answer, the last life plays on to the end. Then what lies in the database is held against the diary of what
was pressed, by rules that are told a second time here.
"""

import asyncio
import contextlib
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Coroutine, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.db.database import Database
from content.cache import load
from content.library import Library
from tests.conftest import Clock
from tests.soak.life import PLACES, SCORINGS, Diary, begins, live, now
from tests.soak.recount import Choices, Played, Slot, check_standings, check_totals, rounds_of
from tests.support.bot import bot_on, closing
from tests.support.databases import BOTH, fresh, opened, with_tables
from tests.support.kinds import with_one_right
from tests.support.standing_by import workers_forked_from_here

MOMENTS, SHORTEST, LONGEST, PATIENCE = 200, 0.05, 0.6, 300.0
LONGER, MOST_LIVES = 4.0, 4
"""Seconds that a life takes at most once only troubles are still to come, and how many lives there are a moment."""


class Pressed(NamedTuple):
    """A choice that somebody pressed."""

    slot: Slot
    at: int
    choice: int


class Counted(NamedTuple):
    """What a run had in it."""

    kills: int
    rounds: int
    receipts: int
    unknown: int
    stored: int
    late: int
    lost: int


def begin(library: Library, url: str, path: Path, seed: int, *, last: bool = False) -> int:
    """Start a life in a process of its own. Gives its id."""
    return lived(lambda: live(library, url, Diary(path, random.Random(seed)), seed, last=last))


def lived(life: Callable[[], Coroutine[Any, Any, None]]) -> int:
    """Fork a process that lives this life, and tells what went wrong if it comes to a bad end. Gives its id."""
    process = os.fork()
    if process:
        return process
    try:
        with workers_forked_from_here():
            asyncio.run(life())
        os._exit(0)
    except BaseException:  # noqa: BLE001  # told, as it would be at the end of a process of its own
        traceback.print_exc()
        os._exit(1)


def soak(kind: str, moments: int, folder: Path, troubles: int = 0, seed: int = 93340) -> Counted:
    """So many kills on a database of this kind, and at least so many posts that come late and that get no answer.

    AssertionError if anything is not as it has to be.
    """
    library, chance, path = warmed_up(), random.Random(seed), folder / "diary"
    with asyncio.Runner() as runner:
        made = contextlib.AsyncExitStack()
        url = runner.run(made.enter_async_context(fresh(kind, folder)))
        try:
            for moment in range(moments * MOST_LIVES):
                if moment >= moments and min(_counted(path, "late"), _counted(path, "lost")) >= troubles:
                    break
                seconds = chance.uniform(SHORTEST, LONGEST) if moment < moments else LONGER
                killed(begin(library, url, path, seed + moment), seconds)
                Diary(path).write(killed=moment)
            ended(begin(library, url, path, seed - 1, last=True))
            diary = [json.loads(line) for line in path.read_bytes().splitlines()]
            return runner.run(checked(library, url, diary))
        finally:
            runner.run(made.aclose())


def _counted(path: Path, what: str) -> int:
    return path.read_bytes().count(f'{{"{what}": '.encode())


@cache
def warmed_up() -> Library:
    """The content. What a life builds of it at first use is there before the first one, which is short."""
    library = with_one_right(load())

    async def warm_up() -> None:
        async with opened("sqlite:///:memory:") as database:
            await with_tables(database, ":memory:")
            bot = bot_on(library, database, now)
            async with closing(bot):
                await begins(bot, PLACES[0], 1, SCORINGS[0])

    asyncio.run(warm_up())
    return library


def killed(process: int, seconds: float) -> None:
    """Kill a life after so many seconds, if it has not ended by itself: that would be a fault."""
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"


def ended(process: int) -> None:
    """The last life goes on to its end by itself."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            assert os.waitstatus_to_exitcode(status) == 0, "the last life came to a bad end"
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    raise AssertionError("not every round has come to its end")


async def checked(library: Library, url: str, diary: Sequence[dict[str, Any]]) -> Counted:
    """Hold what lies in the database against the diary. AssertionError if anything is not as it has to be."""
    odd = [entry["odd"] for entry in diary if "odd" in entry]
    assert not odd, odd[:3]
    async with opened(url) as database:
        kept = await _answers(database)
        receipts, unknown = _nothing_lost(diary, kept)
        rounds = await rounds_of(database)
        assert not await database.read("SELECT id FROM class_round WHERE ended IS NULL OR reported IS NULL")
        _shown_once(diary, [played.number for played in rounds])
        _seen_in_time(diary, rounds)
        _nothing_left_open(diary)
        bot = bot_on(library, database, Clock())
        for played in rounds:
            await check_standings(bot, played, kept)
        await check_totals(database, rounds, kept)
    kills = sum("killed" in entry for entry in diary)
    late, lost = (sum(what in entry for entry in diary) for what in ("late", "lost"))
    return Counted(kills, len(rounds), receipts, unknown, len(kept), late, lost)


async def _answers(database: Database) -> Choices:
    sql = """
        SELECT a.round, p.external, a.position, a.at, CASE WHEN a.text = '' THEN -1 ELSE CAST(a.text AS INTEGER) END
        FROM class_answer a JOIN person p ON p.id = a.person
    """
    rows: Sequence[Any] = await database.read(sql)
    kept = {(round, person, position): (at, choice) for round, person, position, at, choice in rows}
    assert len(kept) == len(rows), "an answer is there twice"
    return kept


def _nothing_lost(diary: Sequence[dict[str, Any]], kept: Choices) -> tuple[int, int]:
    """Whether every answer with a receipt is there or a later one of the same person, and none that nobody gave.

    Gives how many receipts there were, and of how many presses nobody heard what became of them.
    """
    presses = {
        it["pressed"]: Pressed((it["round"], it["person"], it["position"]), it["at"], it["choice"])
        for it in diary
        if "pressed" in it
    }
    had = {it["receipt"] for it in diary if "receipt" in it}
    refused = {it["refused"] for it in diary if "refused" in it}
    best: dict[Slot, tuple[int, int]] = {}
    possible: defaultdict[Slot, set[tuple[int, int]]] = defaultdict(set)
    for number, (slot, at, choice) in presses.items():
        if number in had:
            best[slot] = max((at, choice), best.get(slot, (0, 0)))
        if number not in refused:
            possible[slot].add((at, choice))
    lost = [slot for slot, least in best.items() if kept.get(slot, (0, 0)) < least]
    assert not lost, f"receipts were shown, and the answers are lost: {lost[:3]}"
    invented = [slot for slot, answer in kept.items() if answer not in possible[slot]]
    assert not invented, f"answers that nobody gave: {invented[:3]}"
    return len(had), len(presses.keys() - had - refused)


def _shown_once(diary: Sequence[dict[str, Any]], numbers: Sequence[int]) -> None:
    """Within a life nothing is posted twice, and the end of every round is posted."""
    life: set[str] = set()
    ever: set[str] = set()
    for entry in diary:
        if "killed" in entry:
            life = set()
        key = entry.get("posted") or entry.get("told")
        if key and not key.startswith("stopped/"):  # that something could not be shown is told each time
            what = "/".join(key.split("/")[:4])  # without the message that it replaces
            assert what not in life, f"posted twice: {what}"
            life.add(what)
            ever.add(what)
    missing = [it for it in numbers if f"class/{it}/end/0" not in ever or f"report/{it}" not in ever]
    assert not missing, f"nobody saw the end of the rounds {missing}"


def _seen_in_time(diary: Sequence[dict[str, Any]], rounds: Sequence[Played]) -> None:
    """No answer was revealed to what nobody saw, and no clock ran before its question was there to be seen."""
    posted = {it["posted"]: it["at"] for it in diary if "posted" in it}
    for played in rounds:
        for position, clock in enumerate(played.clocks):
            key = f"class/{played.number}/question/{position}/"
            if clock["closed"] is not None:
                assert key in posted, f"revealed, and nobody saw it: {key}"
                assert clock["opened"] >= posted[key], f"its time ran before it was there: {key}"


def _nothing_left_open(diary: Sequence[dict[str, Any]]) -> None:
    """Once everything is over no message has a button to answer or to join by, whatever was lost on the way."""
    last = {it.get("message") or it["edited"]: it["presses"] for it in diary if "posted" in it or "edited" in it}
    stale = [shown for presses in last.values() for shown in presses if shown.startswith("pick|") or "|join|" in shown]
    assert not stale, f"open for ever: {stale[:4]}"


def main(moments: int = MOMENTS, troubles: int = MOMENTS) -> None:
    """Print what each run had in it."""
    warmed_up()
    gc.freeze()
    for kind in BOTH:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            it = soak(kind, moments, Path(folder), troubles)
            took = time.monotonic() - begun
        sys.stdout.write(
            f"{kind}: killed {it.kills} times in {it.rounds} rounds · {it.receipts:,} receipts shown, of {it.unknown} "
            f"presses nobody heard · {it.stored:,} answers there, none lost, none twice · {it.late} posts came late "
            f"and of {it.lost} the answer was lost, none stands twice or open · every round ended, results and "
            f"leaderboard as recounted · {took:.0f} s\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
