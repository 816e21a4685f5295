"""Kill the bot at random moments of class quizzes, on SQLite and on PostgreSQL, and count what is left.

`python -m tests.soak [moments]`: after so many kills on each database the last life plays on to the end. Then what lies
in the database is held against the diary of what was pressed, by rules that are told a second time here.
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
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from bot.classquiz.scoring import results
from bot.db.database import Database
from content.library import Library
from content.loader import load
from tests.conftest import Clock
from tests.soak.life import Diary, live
from tests.support.bot import Bot, bot_on
from tests.support.databases import BOTH, fresh, opened

MOMENTS, SHORTEST, LONGEST, PATIENCE = 200, 0.05, 0.6, 60.0

Slot: TypeAlias = tuple[int, str, int]
"""A round, a person, a position."""
Choices: TypeAlias = dict[Slot, tuple[int, int]]
"""The stamp and the choice of the answer that stands."""


class Pressed(NamedTuple):
    """A choice that somebody pressed."""

    slot: Slot
    at: int
    choice: int


class Played(NamedTuple):
    """A round as it lies in the database. A clock holds when it opened, its budget, its pauses, when it was closed."""

    number: int
    items: Any
    terms: Any
    clocks: Any

    def counts(self, position: int) -> bool:
        """Whether answers to this question bring points: it was revealed, and the round has points."""
        revealed = position < len(self.clocks) and self.clocks[position]["closed"] is not None
        return revealed and self.terms["scoring"] != "none"

    def points(self, position: int, at: int, choice: int) -> int:
        """What an answer is worth."""
        if choice != self.items[position]["key"]:
            return 0
        clock = self.clocks[position]
        budget = clock["budget"]
        stood = sum(max(0, min(at, until) - since) for since, until in clock["pauses"])
        left = max(0, budget - max(0, at - clock["opened"] - stood))
        return 1000 + (999 // len(self.items) * left // budget if self.terms["scoring"] == "tiebreak" else 0)


class Counted(NamedTuple):
    """What a run had in it."""

    kills: int
    rounds: int
    receipts: int
    unknown: int
    stored: int
    lost: int


def begin(library: Library, url: str, path: Path, seed: int, *, last: bool = False) -> int:
    """Start a life in a process of its own. Gives its id."""
    process = os.fork()
    if process:
        return process
    try:
        asyncio.run(live(library, url, Diary(path, random.Random(seed)), seed, last=last))
        os._exit(0)
    finally:
        os._exit(1)


def soak(kind: str, moments: int, folder: Path, seed: int = 93340) -> Counted:
    """So many kills on a database of this kind. AssertionError if anything is not as it has to be."""
    library = load()
    chance, path = random.Random(seed), folder / "diary"
    with asyncio.Runner() as runner:
        made = contextlib.AsyncExitStack()
        url = runner.run(made.enter_async_context(fresh(kind, folder)))
        try:
            runner.run(_warmed_up(library))
            for moment in range(moments):
                _killed(begin(library, url, path, seed + moment), chance.uniform(SHORTEST, LONGEST))
                Diary(path).write(killed=moment)
            _ended(begin(library, url, path, seed - 1, last=True))
            diary = [json.loads(line) for line in path.read_bytes().splitlines()]
            return runner.run(_checked(library, url, diary))
        finally:
            runner.run(made.aclose())


async def _warmed_up(library: Library) -> None:
    """What a process builds at its first use is there before the first life begins, which is a short one."""
    async with opened("sqlite:///:memory:") as database:
        bot_on(library, database, Clock()).router.warm_up()


def _killed(process: int, seconds: float) -> None:
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status), "it ended by itself"


def _ended(process: int) -> None:
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


async def _checked(library: Library, url: str, diary: Sequence[dict[str, Any]]) -> Counted:
    odd = [entry["odd"] for entry in diary if "odd" in entry]
    assert not odd, odd[:3]
    async with opened(url) as database:
        kept = await _answers(database)
        receipts, unknown = _nothing_lost(diary, kept)
        rounds = await _rounds(database)
        assert not await database.read("SELECT id FROM class_round WHERE ended IS NULL OR reported IS NULL")
        _shown_once(diary, [played.number for played in rounds])
        _seen_in_time(diary, rounds)
        _nothing_left_open(diary)
        bot = bot_on(library, database, Clock())
        for played in rounds:
            await _standings(bot, played, kept)
        await _totals(database, rounds, kept)
    kills = sum("killed" in entry for entry in diary)
    return Counted(kills, len(rounds), receipts, unknown, len(kept), sum("lost" in entry for entry in diary))


async def _answers(database: Database) -> Choices:
    sql = """
        SELECT a.round, p.external, a.position, a.at, a.choice FROM class_answer a JOIN person p ON p.id = a.person
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


async def _rounds(database: Database) -> Sequence[Played]:
    """Every round, in the order in which they were played."""
    rows: Sequence[Any] = await database.read("SELECT id, items, terms, clock FROM class_round ORDER BY id")
    return [
        Played(number, json.loads(items)["items"], json.loads(terms), json.loads(clock)["clocks"] if clock else [])
        for number, items, terms, clock in rows
    ]


async def _standings(bot: Bot, played: Played, kept: Choices) -> None:
    """Whether the bot's points and ranks are those that come of what was pressed."""
    held = await bot.classes.load_by_id(played.number, everything=True)
    assert held
    people = {one.person: one.id for one in held.people}
    points = dict.fromkeys(people.values(), 0)
    for (round, person, position), answer in kept.items():
        if round == played.number and played.counts(position):
            assert person in points, "somebody answered and takes no part"
            points[person] += played.points(position, *answer)
    for result in results(held.round, held.participants, held.given):
        own = points[people[result.participant.person]]
        assert result.points == own, (played.number, people[result.participant.person])
        if result.rank is not None:
            assert result.rank == 1 + sum(other > own for other in points.values())


async def _totals(database: Database, rounds: Sequence[Played], kept: Choices) -> None:
    """Whether the leaderboard is what comes of the first answer of each person to each question."""
    first: set[tuple[str, str]] = set()
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for played in rounds:
        own = {slot[1:]: choice for slot, (_, choice) in kept.items() if slot[0] == played.number}
        for (person, position), choice in sorted(own.items(), key=lambda it: it[0][1]):
            item = played.items[position]
            if played.counts(position) and (person, item["question"]) not in first:
                first.add((person, item["question"]))
                right = int(choice == item["key"])
                totals[person] = [a + b for a, b in zip(totals[person], (1000 * right, 1, right), strict=True)]
    for table in ("total_all_time", "total"):
        sql = f"""
            SELECT p.external, sum(t.points), sum(t.answers), sum(t.correct)
            FROM {table} t JOIN person p ON p.id = t.person GROUP BY p.external
        """
        assert {str(who): list(them) for who, *them in await database.read(sql)} == dict(totals), table


def main(moments: int = MOMENTS) -> None:
    """Print what each run had in it."""
    gc.freeze()
    for kind in BOTH:
        with tempfile.TemporaryDirectory() as folder:
            begun = time.monotonic()
            it = soak(kind, moments, Path(folder))
            took = time.monotonic() - begun
        sys.stdout.write(
            f"{kind}: killed {it.kills} times in {it.rounds} rounds · {it.receipts:,} receipts shown, of {it.unknown} "
            f"presses nobody heard · {it.stored:,} answers there, none lost, none twice · of {it.lost} posts "
            f"the answer was lost, none stands twice or open · every round ended, results and leaderboard as recounted "
            f"· {took:.0f} s\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
