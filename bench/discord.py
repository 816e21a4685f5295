"""Our bot on Discord beside one on discord.py that does nothing: how soon, how much, and at what cost in memory.

Each runs as a process of its own on a loopback Discord of this process, ours once on SQLite and once on PostgreSQL, and
they take turns. What is timed ends where Discord has the answer in its hands. Before ours answers it has written to the
disk what it must not forget.
"""

import asyncio
import gc
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bench.crowd import PEOPLE, Limits, Round, compared, databases, processor_seconds, say
from tests.fakes.discord.server import TOKEN, FakeDiscord, Message, Person, Place
from tests.fakes.discord.world import Server

SERVERS, CHANNELS, ROLES = 1000, 30, 20
LIMITS = {"SQLite": Limits(3.0, 3.0, 0.45), "PostgreSQL": Limits(4.0, 4.0, 0.25)}
MOST_MEGABYTES = 2.0
PATIENCE = 60.0
"""Seconds that our Discord waits for an answer. The real one waits 3; on a busy machine there shall be a figure."""

TERMS = ("chongryon", "mindan", "kikoku-jigyo", "wonsan")
QUERIES = ("Niigata", "帰国事業", "북송", "Red Cross", "Chongjin", "ferry", "総連", "school")
ONWARDS = ("z|answer|", "z|step|")
"""How the buttons begin that lead through a quiz."""


class Running:
    """A bot in its own process, and the people who use it."""

    def __init__(self, discord: FakeDiscord, process: asyncio.subprocess.Process) -> None:
        self.discord = discord
        self.people = [discord.person(f"Person {number}") for number in range(PEOPLE)]
        self._pid = process.pid
        self._quizzes: dict[Person, Message] = {}
        self._chance = random.Random(1959)

    async def act(self, person: Person) -> None:
        """One of: a fact, a term, a search, a step in a quiz."""
        match self._chance.randrange(4):
            case 0:
                await person.types("/zainichi fact")
            case 1:
                await person.types("/zainichi term", name=self._chance.choice(TERMS))
            case 2:
                await person.types("/zainichi search", query=self._chance.choice(QUERIES))
            case _:
                await self._quiz(person)

    async def _quiz(self, person: Person) -> None:
        message = self._quizzes.get(person)
        onwards = [button.custom_id for button in message.buttons] if message else []
        step = next((it for it in onwards if it and it.startswith(ONWARDS)), None)
        if message and step:
            self._quizzes[person] = await person.presses(message, step)
        else:
            self._quizzes[person] = await person.types("/zainichi quiz")

    async def measure(self, using: Awaitable[object]) -> Round:
        """Let the bot be used in some way, with nothing else going on in this process."""
        world = self.discord.world
        world.calls.clear()
        world.interactions.clear()
        gc.collect()
        gc.disable()
        begun, used = time.perf_counter(), self.processor_seconds()
        try:
            await using
        finally:
            gc.enable()
        took, used = time.perf_counter() - begun, self.processor_seconds() - used
        if wrong := [call for call in world.calls if call.code or call.status >= 400]:
            raise RuntimeError(f"Discord refused {wrong[0]}")
        answers = [call for call in world.calls if call.path.endswith("/callback")]
        waits = [call.at - world.interactions[call.path.split("/")[3]].at for call in answers]
        return Round(waits, len(waits) / took, used / len(waits))

    def processor_seconds(self) -> float:
        """What the bot has used of the processor so far."""
        return processor_seconds(self._pid)

    def megabytes(self) -> float:
        """The memory that the bot holds now."""
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def grown_by(bot: Running) -> float:
    """Megabytes that the bot takes more once it is in 1,000 more servers, was used in each, and has connected anew."""
    discord, asker = bot.discord, bot.people[0]
    home = [asker.place] * SERVERS
    await used_in(asker, home)
    before = bot.megabytes()
    servers = [furnished(discord, number) for number in range(SERVERS)]
    for server in servers:
        discord.world.announce("GUILD_CREATE", server.arrival(discord.world.bot), server)
        await asyncio.sleep(0)
    await used_in(asker, [next(iter(server.places.values())) for server in servers])
    await discord.gateway.invalidate()
    await discord.until(lambda: not discord.gateway.connected)
    await discord.until(lambda: discord.gateway.connected, 20)
    await used_in(asker, home)
    return bot.megabytes() - before


async def used_in(person: Person, places: Sequence[Place]) -> None:
    """A command in each of these places, and a moment to settle."""
    for place in places:
        await person.at(place).types("/zainichi about")
    await asyncio.sleep(0.5)


def furnished(discord: FakeDiscord, number: int) -> Server:
    """A server with channels and roles, that the bot has just been added to."""
    server = discord.server(f"Server {number}", has_bot=False)
    for it in range(ROLES):
        discord.role(server, f"role {it}")
    for it in range(CHANNELS):
        discord.server_channel(f"channel {it}", server=server)
    server.has_bot = True
    return server


@asynccontextmanager
async def running(module: str, *arguments: str, **more: str) -> AsyncIterator[Running]:
    """A bot in its own process and folder, on a loopback Discord of its own, with `more` settings. Stopped at last."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        discord = await stack.enter_async_context(FakeDiscord(validate=False))
        discord.world.ack_seconds = discord.world.thinking_seconds = PATIENCE
        settings = {"DISCORD_TOKEN": discord.token, "DATABASE_URL": f"sqlite:///{folder}/bench.db"}
        settings |= dict.fromkeys(("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "BOT_LOCALE"), "")
        process = await discord.start(module, *arguments, **settings | {"LOG_LEVEL": "ERROR"} | more)
        try:
            await discord.connected(PATIENCE)
            yield Running(discord, process)
        finally:
            process.terminate()
            await process.wait()


async def speed() -> bool:
    """Print how soon and how much, beside the bot that does nothing. False if a limit is missed."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = await databases(stack, folder)
        ours = {it: await stack.enter_async_context(running("bot", DATABASE_URL=url)) for it, url in urls.items()}
        peer = await stack.enter_async_context(running("bench.discord_noop", TOKEN))
        return await compared("Discord: answered", ours, peer, LIMITS)


async def memory() -> bool:
    """Print the cost of 1,000 servers, beside a bot with the usual intent. False if the limit is missed."""
    async with running("bot") as ours, running("bench.discord_noop", TOKEN, "guilds") as peer:
        grown, usual = await asyncio.gather(grown_by(ours), grown_by(peer))
    say(
        f"memory for {SERVERS} servers: {grown:+.1f} MB (at most {MOST_MEGABYTES}) · "
        f"no-op bot with the guilds intent {usual:+.1f} MB"
    )
    return grown <= MOST_MEGABYTES


async def main() -> int:
    """Print every figure; 1 if a limit is missed."""
    kept = [await speed(), await memory()]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
