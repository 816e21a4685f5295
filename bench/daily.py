"""Ten thousand daily facts due in the same minute on Discord: all are posted, and people are answered meanwhile.

The bot runs as a process of its own on a loopback Discord of this one, which now and then says that it is too fast.
People ask for a fact at the same pace before, when nothing is due, and while the facts go out.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.storage.migrate import migrate
from bot.storage.schedules import Next, Wanted
from bot.storage.sqlite import connect
from bot.storage.store import Store
from tests.fakes.discord import FakeDiscord, Fault, Person, Place
from tests.on_discord import process

SCHEDULES, SERVERS, PEOPLE = 10_000, 100, 32
PACE, IDLE_SECONDS, TOO_FAST = 20, 60.0, 50
MOST_TIMES_P99 = 2.0


def main() -> None:
    """Measure and report; exit 1 if a fact is missing or doubled, or answers are too late meanwhile."""
    ok = asyncio.run(_measured())
    sys.exit(0 if ok else 1)


async def _measured() -> bool:
    with tempfile.TemporaryDirectory() as name:
        async with FakeDiscord() as discord:
            places = _places(discord)
            people = [discord.person(f"Person {number}") for number in range(PEOPLE)]
            bot = await process(discord, Path(name))
            try:
                await discord.connected()
                await _asked(discord, people[:1], lambda: asyncio.sleep(3))
                idle = await _asked(discord, people, lambda: asyncio.sleep(IDLE_SECONDS))
                discord.faults.add("POST /channels/*/messages", *[Fault.too_fast(0.5)] * TOO_FAST)
                await _all_due(Path(name), places)
                begun = time.perf_counter()
                busy = await _asked(discord, people, lambda: _until_posted(places))
                took = time.perf_counter() - begun
            finally:
                bot.terminate()
                await bot.wait()
    return _told(places, idle, busy, took, discord.faults.left)


def _places(discord: FakeDiscord) -> list[Place]:
    servers = [discord.server(f"Server {number}") for number in range(SERVERS)]
    return [discord.server_channel(f"c{it}", server=servers[it % SERVERS]) for it in range(SCHEDULES)]


async def _all_due(folder: Path, places: Sequence[Place]) -> None:
    """A schedule for each place, all due since the minute began."""
    database = await connect(str(folder / "zainichi.db"))
    await migrate(database, "zainichi.db")
    now = datetime.now(UTC).replace(second=0, microsecond=0)
    at = Next(now.date().isoformat(), int(now.timestamp() * 1000))
    store = Store(database)
    for place in places:
        community = f"discord:{place.server.id if place.server else ''}"
        wanted = Wanted(
            community, f"{community}:{place.id}", "", "discord:1", f"{now:%H:%M}", "UTC", "0123456", None, "en"
        )
        await store.schedules.put(wanted, at)
    await store.close()


async def _until_posted(places: Sequence[Place]) -> None:
    while not all(place.messages for place in places):  # noqa: ASYNC110  # another process posts
        await asyncio.sleep(1)


async def _asked(discord: FakeDiscord, people: list[Person], meanwhile: Callable[[], Awaitable[None]]) -> list[float]:
    """How long each person waited for a fact, while something else went on."""
    world, chance = discord.world, random.Random(93340)
    world.calls.clear()
    world.interactions.clear()
    free, waits = list(people), asyncio.ensure_future(meanwhile())

    async def come(person: Person) -> None:
        await person.types("/zainichi fact")
        free.append(person)

    async with asyncio.TaskGroup() as group:
        while not waits.done():
            await asyncio.sleep(chance.expovariate(PACE))
            if free:
                group.create_task(come(free.pop(0)))
    await waits
    answers = [call for call in world.calls if call.path.endswith("/callback")]
    return [call.at - world.interactions[call.path.split("/")[3]].at for call in answers]


def _told(places: Sequence[Place], idle: Sequence[float], busy: Sequence[float], took: float, left: int) -> bool:
    counts = [len(place.public) for place in places]
    once = sum(count == 1 for count in counts)
    p50, p99 = ([statistics.quantiles(waits, n=100)[n] * 1000 for waits in (idle, busy)] for n in (49, 98))
    say = sys.stdout.write
    say(f"daily facts: {once:,} of {len(places):,} posted once, {once / took:.0f} a second, in {took:.0f} s;")
    say(f" {TOO_FAST - left} times told to be slower\n")
    say(f"/zainichi fact, ms: idle p50 {p50[0]:.1f} p99 {p99[0]:.1f} ({len(idle)} asked)")
    say(f" · meanwhile p50 {p50[1]:.1f} p99 {p99[1]:.1f} ({len(busy)} asked) · {p99[1] / p99[0]:.2f} times\n")
    return once == len(places) and left == 0 and p99[1] <= MOST_TIMES_P99 * p99[0]


if __name__ == "__main__":
    main()
