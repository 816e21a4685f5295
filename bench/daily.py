"""Thousands of daily facts due in the same minute: all are posted, and people are answered meanwhile.

On Discord ten thousand; on Slack, which takes four a second of one app, as many as a minute and a quarter hold. The bot
runs as a process of its own on a loopback platform of this one, which now and then says that it is too fast. People ask
for a fact at the same pace before, when nothing is due, and while the facts go out.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from bot.core.clock import milliseconds
from bot.daily.store import NextDay, ScheduleStore, WantedSchedule
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from tests.fakes.discord.server import FakeDiscord, Fault, Person as DiscordPerson
from tests.fakes.slack.server import FakeSlack, Person as SlackPerson
from tests.support import on_discord, on_slack

ON_DISCORD, SERVERS, ON_SLACK = 10_000, 100, 300
PEOPLE, PACE, IDLE_SECONDS, TOO_FAST = 32, 20, 60.0, 50
MOST_TIMES_P99 = 2.0
PATIENCE = 60.0
"""Seconds for a bot to start, which on a busy machine takes long."""

P = TypeVar("P")


class Side(Protocol[P]):
    """A platform with its people, and channels that each want a fact."""

    name: str
    people: Sequence[P]
    places: Sequence[str]
    """As the store knows them: `discord:42:99`."""

    async def bot(self, folder: Path) -> asyncio.subprocess.Process:
        """Start the bot."""
        ...

    def slow_down(self) -> None:
        """Say that it is too fast, so many times from now on."""
        ...

    @property
    def left(self) -> int:
        """How often it has not been said yet."""
        ...

    def forget(self) -> None:
        """Measure from here on."""
        ...

    async def asks(self, person: P) -> None:
        """Let this person ask for a fact."""
        ...

    def waits(self) -> Sequence[float]:
        """How long each answer since then took, in seconds."""
        ...

    def counts(self) -> Sequence[int]:
        """How many facts there are in each place."""
        ...


class OnDiscord:
    """A hundred servers with a hundred channels each."""

    name = "Discord"

    def __init__(self, discord: FakeDiscord) -> None:
        self._discord = discord
        servers = [discord.server(f"Server {number}") for number in range(SERVERS)]
        self._channels = [discord.server_channel(f"c{it}", server=servers[it % SERVERS]) for it in range(ON_DISCORD)]
        self.places: Sequence[str] = [f"discord:{it.server.id if it.server else ''}:{it.id}" for it in self._channels]
        self.people: Sequence[DiscordPerson] = [discord.person(f"Person {number}") for number in range(PEOPLE)]

    async def bot(self, folder: Path) -> asyncio.subprocess.Process:
        """Start the bot."""
        process = await on_discord.process(self._discord, folder)
        await self._discord.connected(PATIENCE)
        return process

    def slow_down(self) -> None:
        """Say that it is too fast, so many times from now on."""
        self._discord.faults.add("POST /channels/*/messages", *[Fault.too_fast(0.5)] * TOO_FAST)

    @property
    def left(self) -> int:
        """How often it has not been said yet."""
        return self._discord.faults.left

    def forget(self) -> None:
        """Measure from here on."""
        self._discord.world.calls.clear()
        self._discord.world.interactions.clear()

    async def asks(self, person: DiscordPerson) -> None:
        """Let this person ask for a fact."""
        await person.types("/zainichi fact")

    def waits(self) -> Sequence[float]:
        """How long each answer since then took, in seconds."""
        world = self._discord.world
        answers = [call for call in world.calls if call.path.endswith("/callback")]
        return [call.at - world.interactions[call.path.split("/")[3]].at for call in answers]

    def counts(self) -> Sequence[int]:
        """How many facts there are in each place."""
        return [len(channel.public) for channel in self._channels]


class OnSlack:
    """A workspace with a channel for each fact."""

    name = "Slack"

    def __init__(self, slack: FakeSlack) -> None:
        self._slack = slack
        self._channels = [slack.channel(f"c{number}") for number in range(ON_SLACK)]
        self._general = slack.channel("general")
        self.places: Sequence[str] = [f"slack:{slack.team}:{channel.id}" for channel in self._channels]
        self.people: Sequence[SlackPerson] = [slack.person(f"Person {number}") for number in range(PEOPLE)]

    async def bot(self, folder: Path) -> asyncio.subprocess.Process:
        """Start the bot."""
        process = await on_slack.process(self._slack, folder, SLACK_APP_TOKEN=self._slack.app_token)
        await self._slack.connected(PATIENCE)
        return process

    def slow_down(self) -> None:
        """Say that it is too fast, so many times from now on."""
        self._slack.ratelimit("chat.postMessage", 1, TOO_FAST)

    @property
    def left(self) -> int:
        """How often it has not been said yet."""
        return self._slack.faults.left

    def forget(self) -> None:
        """Measure from here on."""
        self._slack.events.clear()

    async def asks(self, person: SlackPerson) -> None:
        """Let this person ask for a fact."""
        await self._slack.command(person, self._general, "/zainichi", "fact")

    def waits(self) -> Sequence[float]:
        """How long each answer since then took, in seconds. It comes with the acknowledgement."""
        return [event.acked for event in self._slack.events if event.acked is not None]

    def counts(self) -> Sequence[int]:
        """How many facts there are in each place."""
        return [len(self._slack.shown(channel)) for channel in self._channels]


def main() -> None:
    """Measure and report; exit 1 if a fact is missing or doubled, or answers are too late meanwhile."""
    sys.exit(0 if asyncio.run(_measured()) else 1)


async def _measured() -> bool:
    async with FakeSlack("socket") as slack:
        kept = [await _tried(OnSlack(slack))]
    async with FakeDiscord() as discord:
        kept.append(await _tried(OnDiscord(discord)))
    return all(kept)


async def _tried(side: Side[P]) -> bool:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bot = await side.bot(folder)
        try:
            await _asked(side, 1, lambda: asyncio.sleep(3))
            idle = await _asked(side, PEOPLE, lambda: asyncio.sleep(IDLE_SECONDS))
            side.slow_down()
            await _all_due(folder, side.places)
            begun = time.perf_counter()
            busy = await _asked(side, PEOPLE, lambda: _until_posted(side))
            took = time.perf_counter() - begun
        finally:
            bot.terminate()
            await bot.wait()
    return _told(side, idle, busy, took)


async def _all_due(folder: Path, places: Sequence[str]) -> None:
    """A schedule for each place, all due since the minute began."""
    database = await connect(str(folder / "zainichi.db"))
    await migrate(database, "zainichi.db")
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    at = NextDay(now.date().isoformat(), milliseconds(now))
    store = ScheduleStore(database)
    for place in places:
        community = place.rpartition(":")[0]
        wanted = WantedSchedule(community, place, "", f"{community}:1", f"{now:%H:%M}", "UTC", "0123456", None, "en")
        await store.upsert(wanted, at)
    await database.close()


async def _until_posted(side: Side[P]) -> None:
    while not all(side.counts()):  # noqa: ASYNC110  # another process posts
        await asyncio.sleep(1)


async def _asked(side: Side[P], people: int, meanwhile: Callable[[], Awaitable[None]]) -> Sequence[float]:
    """How long each of so many people waited for a fact, each time, while something else went on."""
    chance, free, waits = random.Random(93340), list(side.people[:people]), asyncio.ensure_future(meanwhile())
    side.forget()

    async def come(person: P) -> None:
        await side.asks(person)
        free.append(person)

    async with asyncio.TaskGroup() as group:
        while not waits.done():
            await asyncio.sleep(chance.expovariate(PACE))
            if free:
                group.create_task(come(free.pop(0)))
    await waits
    return side.waits()


def _told(side: Side[P], idle: Sequence[float], busy: Sequence[float], took: float) -> bool:
    counts = side.counts()
    once = sum(count == 1 for count in counts)
    p50, p99 = ([statistics.quantiles(waits, n=100)[n] * 1000 for waits in (idle, busy)] for n in (49, 98))
    say = sys.stdout.write
    say(f"{side.name}, daily facts: {once:,} of {len(counts):,} posted once, {once / took:.0f} a second,")
    say(f" in {took:.0f} s; {TOO_FAST - side.left} times told to be slower\n")
    say(f"/zainichi fact, ms: idle p50 {p50[0]:.1f} p99 {p99[0]:.1f} ({len(idle)} asked)")
    say(f" · meanwhile p50 {p50[1]:.1f} p99 {p99[1]:.1f} ({len(busy)} asked) · {p99[1] / p99[0]:.2f} times")
    say(f" (at most {MOST_TIMES_P99})\n")
    sys.stdout.flush()
    return once == len(counts) and side.left == 0 and p99[1] <= MOST_TIMES_P99 * p99[0]


if __name__ == "__main__":
    main()
