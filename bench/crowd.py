"""People who use a bot, so many a second or as many as it can take, and how ours does beside one that does nothing.

Ours runs once on each kind of database. All of them are there at the same time and take turns, so that each is measured
on the same machine in the same mood. Nobody comes faster than the slowest of them could answer with ease: what is
measured is a bot, not the queue before a machine that is busy with something else.
"""

import asyncio
import random
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import NamedTuple, Protocol, TypeAlias, TypeVar

from bench.postgres import durable

PACE, EASE, PACED_SECONDS, PACED_ROUNDS = 200, 3, 2.5, 8
"""People a second, of whom the slowest bot could answer so many times as many; for how long, and how often."""
PEOPLE, FULL_SECONDS, FULL_ROUNDS = 64, 1.5, 3
BUSY = 20.0
"""Milliseconds: where even the bot that does nothing has such a p99, a machine is busy with something else."""

P = TypeVar("P")


class Round(NamedTuple):
    """What one round of one bot gave: seconds for each answer, answers a second, processor seconds of the bot each."""

    waits: Sequence[float]
    rate: float
    work: float

    @property
    def p50(self) -> float:
        """Half of them were answered sooner."""
        return statistics.median(self.waits)

    @property
    def p99(self) -> float:
        """All but one in a hundred were answered sooner."""
        return statistics.quantiles(self.waits, n=100)[98]


class Running(Protocol[P]):
    """A bot in its own process, and the people who use it."""

    @property
    def people(self) -> Sequence[P]:
        """Who uses it."""
        ...

    async def act(self, person: P) -> None:
        """Let somebody ask for something, until they are answered."""
        ...

    async def measure(self, using: Awaitable[object]) -> Round:
        """Let it be used in some way, with nothing else going on in this process."""
        ...


class Limits(NamedTuple):
    """Ours on one database beside the bot that does nothing."""

    times_p99: float
    """How many times its p99 at most."""
    times_work: float
    """How many times its work for each at most. It says the same on a busy machine as on a free one."""
    share: float
    """Which part of its rate at least."""


Crowd: TypeAlias = Callable[[Running[P]], Awaitable[object]]


def paced(pace: float) -> Crowd[P]:
    """People who come by chance, so many a second, whether or not the others have been answered."""

    async def coming(bot: Running[P]) -> None:
        chance, free, clock = random.Random(93340), asyncio.Queue[P](), asyncio.get_running_loop().time
        for person in bot.people:
            free.put_nowait(person)

        async def come(person: P) -> None:
            await bot.act(person)
            free.put_nowait(person)

        due = begun = clock()
        async with asyncio.TaskGroup() as group:
            while due < begun + PACED_SECONDS:
                due += chance.expovariate(pace)
                await asyncio.sleep(due - clock())
                group.create_task(come(await free.get()))

    return coming


async def all_at_once(bot: Running[P]) -> None:
    """Everybody asks again as soon as they are answered."""
    end = time.perf_counter() + FULL_SECONDS

    async def keep_on(person: P) -> None:
        while time.perf_counter() < end:
            await bot.act(person)

    await asyncio.gather(*map(keep_on, bot.people))


async def turns(bots: Sequence[Running[P]], crowd: Crowd[P], rounds: int) -> Sequence[Sequence[Round]]:
    """So many rounds of each bot, one bot after the other. The first round only warms up."""
    found = [[await bot.measure(crowd(bot)) for bot in bots] for _ in range(rounds + 1)]
    return list(zip(*found[1:], strict=True))


async def compared(what: str, ours: Mapping[str, Running[P]], peer: Running[P], limits: Mapping[str, Limits]) -> bool:
    """Print how much and how soon, on each database, beside the bot that does nothing. False if a limit is missed.

    Of some rounds the best one counts: that in which the machine had least to do besides.
    """
    bots = (*ours.values(), peer)
    *full, most = (max(it, key=lambda one: one.rate) for it in await turns(bots, all_at_once, FULL_ROUNDS))
    pace = min(PACE, min(one.rate for one in (*full, most)) / EASE)
    *soon, soonest = (min(it, key=lambda one: one.p99) for it in await turns(bots, paced(pace), PACED_ROUNDS))
    is_busy = 1000 * soonest.p99 > BUSY
    fine = True
    for name, best, one in zip(ours, full, soon, strict=True):
        limit = limits[name]
        share, times, work = best.rate / most.rate, one.p99 / soonest.p99, best.work / most.work
        fine = fine and share >= limit.share and work <= limit.times_work
        fine = fine and (is_busy or times <= limit.times_p99)
        say(
            f"{what} at {pace:.0f}/s on {name}: {_waits(one)} · no-op bot {_waits(soonest)} · ratio of p99 {times:.2f} "
            f"({'not judged, the machine is busy' if is_busy else f'at most {limit.times_p99}'})"
        )
        say(
            f"{what} for {PEOPLE} at once on {name}: {best.rate:.0f}/s, processor {best.work * 1e6:.0f} µs each · "
            f"no-op bot {most.rate:.0f}/s, {most.work * 1e6:.0f} µs · ratio {share:.2f} (at least {limit.share}), "
            f"of processor {work:.1f} (at most {limit.times_work})"
        )
    return fine


def _waits(round: Round) -> str:
    return f"p50 {1000 * round.p50:.1f} ms, p99 {1000 * round.p99:.1f}"


async def databases(stack: AsyncExitStack, folder: str) -> Mapping[str, str]:
    """The URL of a new database of each kind, by its name."""
    return {"SQLite": f"sqlite:///{folder}/bench.db", "PostgreSQL": await stack.enter_async_context(durable())}


def processor_seconds(pid: int) -> float:
    """What a process has used of the processor so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def say(line: str) -> None:
    """Print a line at once: the whole takes most of a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
