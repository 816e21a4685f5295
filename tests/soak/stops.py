"""The bot is told to stop at random moments of its start and of its connection to Discord, and has to end in time.

`python -m tests.soak.stops [moments]`: so many starts as processes of their own, each in one of the situations below.
"""

import asyncio
import contextlib
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tests.fakes.discord.server import FakeDiscord, Fault
from tests.support.on_discord import process

MOMENTS, AT_ONCE, SECONDS, PATIENCE = 200, 3, 5.0, 30.0
NOISE = ("Traceback", "Exception in", "never retrieved", "Unclosed", "was destroyed", "ends all the same")
"""What nobody should have to read because a bot was told to stop."""


class Moment(NamedTuple):
    """A Discord on which a bot has just been started, and chance."""

    discord: FakeDiscord
    chance: random.Random

    async def later(self, seconds: float) -> None:
        """A moment at random, so much later at most."""
        await asyncio.sleep(self.chance.uniform(0, seconds))

    async def met(self) -> None:
        """The bot has opened a connection to the gateway."""
        await self.discord.until(lambda: self.discord.gateway.open, PATIENCE)

    async def ready(self) -> None:
        await self.discord.until(lambda: self.discord.gateway.connected, PATIENCE)


Situation: TypeAlias = Callable[[Moment], Awaitable[None]]


async def at_the_start(it: Moment) -> None:
    await it.later(2.5)


async def at_the_first_hello(it: Moment) -> None:
    await it.met()
    await it.later(0.002)


async def before_a_late_hello(it: Moment) -> None:
    it.discord.gateway.hello_after = 0.2
    await it.met()
    await it.later(0.3)


async def without_a_hello(it: Moment) -> None:
    it.discord.gateway.hello_after = None
    await it.met()
    await it.later(0.5)


async def while_it_serves(it: Moment) -> None:
    await it.ready()
    await it.later(0.5)


async def asked_to_reconnect(it: Moment) -> None:
    await it.ready()
    it.discord.gateway.hello_after = it.chance.choice((0.0, 0.2, None))
    await it.discord.gateway.ask_to_reconnect()
    await it.later(0.1)


async def told_that_its_session_is_over(it: Moment) -> None:
    await it.ready()
    it.discord.gateway.hello_after = it.chance.choice((0.0, 0.2, None))
    await it.discord.gateway.invalidate()
    await it.later(1.0)  # the library waits five seconds before it identifies once more


async def cut_off(it: Moment) -> None:
    await it.ready()
    it.discord.gateway.hello_after = it.chance.choice((0.0, 0.2, None))
    await it.discord.gateway.drop()
    await it.later(0.5)


async def while_discord_is_away(it: Moment) -> None:
    it.discord.faults.add("GET /gateway/bot", *[Fault.broken(503)] * 50)
    await it.discord.until(lambda: any(call.status == 503 for call in it.discord.calls), PATIENCE)
    await it.later(1.5)


SITUATIONS: Sequence[Situation] = (
    *(at_the_start, at_the_first_hello, before_a_late_hello, without_a_hello, while_it_serves),
    *(asked_to_reconnect, told_that_its_session_is_over, cut_off, while_discord_is_away),
)


async def stopped(folder: Path, situation: Situation, seed: int) -> float:
    """How many seconds a bot took to end in this situation. AssertionError if it did not end as it should."""
    log = folder / "log.txt"
    log.unlink(missing_ok=True)
    async with FakeDiscord() as discord:
        bot = await process(discord, folder)
        try:
            await situation(Moment(discord, random.Random(seed)))
            assert bot.returncode is None, f"{situation.__name__}: it ended by itself\n{log.read_text()}"
            told = time.monotonic()
            bot.send_signal(signal.SIGTERM)
            code = await asyncio.wait_for(bot.wait(), PATIENCE)
            took = time.monotonic() - told
        finally:
            with contextlib.suppress(ProcessLookupError):
                bot.kill()
                await bot.wait()
    where = f"{situation.__name__} (seed {seed})"
    said = log.read_text()
    assert took < SECONDS, f"{where}: it took {took:.1f} s to end\n{said}"
    is_early = situation is at_the_start and "INFO" not in said  # before it listens to signals
    assert code == 0 or (code == -signal.SIGTERM and is_early), f"{where}: it ended with {code}\n{said}"
    assert not [word for word in NOISE if word in said], f"{where}: it ended noisily\n{said}"
    with contextlib.closing(sqlite3.connect(folder / "zainichi.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), where
    return took


async def soak(moments: int, folder: Path) -> dict[str, list[float]]:
    """How long each of so many starts took to end, by its situation."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    left = iter(range(moments))

    async def one_after_another(own: Path) -> None:
        for number in left:
            situation = SITUATIONS[number % len(SITUATIONS)]
            took[situation.__name__].append(await stopped(own, situation, number))

    async with asyncio.TaskGroup() as group:
        for number in range(AT_ONCE):
            own = folder / str(number)
            own.mkdir()
            group.create_task(one_after_another(own))
    return took


def main(moments: int = MOMENTS) -> None:
    """Print how long it took, by situation."""
    with tempfile.TemporaryDirectory() as folder:
        took = asyncio.run(soak(moments, Path(folder)))
    for situation, seconds in took.items():
        name = situation.replace("_", " ")
        sys.stdout.write(f"{name}: told to stop {len(seconds)} times, ended within {max(seconds):.1f} s\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
