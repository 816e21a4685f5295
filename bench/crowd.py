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

PACE, EASE, PACED_SECONDS, PACED_ROUNDS = 200, 3, 2.5, 4
"""People a second, of whom the slowest bot could answer so many times as many; for how long, and how often."""
PEOPLE, FULL_SECONDS, FULL_ROUNDS = 64, 1.5, 3

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
    """Ours beside the bot that does nothing: how many times its p99 at most, which part of its rate at least."""

    most_times_p99: float
    least_share: float


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


async def compared(what: str, ours: Mapping[str, Running[P]], peer: Running[P], limits: Limits) -> bool:
    """Print how much and how soon, on each database, beside the bot that does nothing. False if a limit is missed."""
    bots = (*ours.values(), peer)
    *full, most = (max(it, key=lambda one: one.rate) for it in await turns(bots, all_at_once, FULL_ROUNDS))
    pace = min(PACE, min(one.rate for one in (*full, most)) / EASE)
    *soon, soonest = map(_middle, await turns(bots, paced(pace), PACED_ROUNDS))
    fine = True
    for name, best, (p50, p99) in zip(ours, full, soon, strict=True):
        share, times = best.rate / most.rate, p99 / soonest[1]
        fine = fine and share >= limits.least_share and times <= limits.most_times_p99
        say(
            f"{what} at {pace:.0f}/s on {name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms · no-op bot p50 {soonest[0]:.1f}, "
            f"p99 {soonest[1]:.1f} · ratio of p99 {times:.2f} (at most {limits.most_times_p99})"
        )
        say(
            f"{what} for {PEOPLE} at once on {name}: {best.rate:.0f}/s, processor {best.work * 1e6:.0f} µs each · "
            f"no-op bot {most.rate:.0f}/s, {most.work * 1e6:.0f} µs · ratio {share:.2f} (at least {limits.least_share})"
        )
    return fine


def _middle(rounds: Sequence[Round]) -> tuple[float, float]:
    """What half of them, and all but one in a hundred, waited less than in the middle one of some rounds, in ms."""
    return 1000 * statistics.median(it.p50 for it in rounds), 1000 * statistics.median(it.p99 for it in rounds)


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
