"""Our bot on Slack beside a default app of slack-bolt that does nothing: how soon a command is acknowledged, how many.

Each runs as a process of its own on a loopback Slack of this process, ours once on SQLite and once on PostgreSQL, and
they take turns, in Socket Mode and over HTTP. Ours puts its whole answer into the acknowledgement, and before that on
the disk what it must not forget. What is timed ends where Slack has the acknowledgement in its hands; what it would
show is not drawn.
"""

import asyncio
import gc
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import AsyncExitStack, asynccontextmanager

from bench.crowd import PEOPLE, Limits, Round, compared, databases, processor_seconds
from bot.platforms.slack.http_door import PATH
from tests.fakes.slack.delivery import Mode
from tests.fakes.slack.payloads import command_event
from tests.fakes.slack.server import FakeSlack, Person
from tests.support.on_slack import free_port

LIMITS = {"SQLite": Limits(1.0, 4.0, 0.4), "PostgreSQL": Limits(1.5, 5.0, 0.2)}
PATIENCE = 60.0
"""Seconds that our Slack waits. The real one waits 3; on a busy machine there shall be a figure."""

TERMS = ("chongryon", "mindan", "kikoku-jigyo", "wonsan")
QUERIES = ("Niigata", "帰国事業", "북송", "Red Cross", "Chongjin", "ferry", "総連", "school")


class Running:
    """A bot in its own process, and the people who use it."""

    def __init__(self, slack: FakeSlack, process: asyncio.subprocess.Process) -> None:
        self.people = [slack.person(f"Person {number}") for number in range(PEOPLE)]
        self._slack = slack
        self._channel = slack.channel("general")
        self._pid = process.pid
        self._chance = random.Random(1959)

    async def act(self, person: Person) -> None:
        """One of: a fact, a term, a search, the question at which one's quiz stands."""
        term, query = f"term {self._chance.choice(TERMS)}", f"search {self._chance.choice(QUERIES)}"
        line = self._chance.choice(("fact", term, query, "quiz"))
        event = command_event(self._slack.world, person, self._channel, "/zainichi", line)
        await self._slack.delivery.deliver(event)
        if not event.answer:  # on a busy machine the bot may be late, and acknowledge first
            async with asyncio.timeout(PATIENCE):
                await event.saw.wait()

    async def measure(self, using: Awaitable[object]) -> Round:
        """Let the bot be used in some way, with nothing else going on in this process."""
        slack = self._slack
        slack.events.clear()
        slack.calls.clear()
        slack.world.hooks.clear()
        slack.world.triggers.clear()
        gc.collect()
        gc.disable()
        begun, used = time.perf_counter(), processor_seconds(self._pid)
        try:
            await using
        finally:
            gc.enable()
        took, used = time.perf_counter() - begun, processor_seconds(self._pid) - used
        if wrong := [call for call in slack.calls if call.error]:
            raise RuntimeError(f"Slack refused {wrong[0]}")
        waits = [event.acked for event in slack.events if event.acked is not None]
        return Round(waits, len(waits) / took, used / len(waits))


@asynccontextmanager
async def running(module: str, mode: Mode, url: str = "") -> AsyncIterator[Running]:
    """A bot in its own process, with its database at a URL, on a loopback Slack of its own. Stopped in the end."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(FakeSlack(mode, validate=False))
        slack.ack_seconds = PATIENCE
        settings = dict.fromkeys(("DISCORD_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "BOT_LOCALE"), "")
        settings |= {"SLACK_BOT_TOKEN": slack.bot_token, "DATABASE_URL": url}
        if mode == "socket":
            settings |= {"SLACK_APP_TOKEN": slack.app_token}
        else:
            port = free_port()
            slack.deliver_to(f"http://127.0.0.1:{port}{PATH}")
            settings |= {"SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}
        process = await slack.start(module, **settings, LOG_LEVEL="ERROR")
        try:
            await slack.connected(PATIENCE)
            yield Running(slack, process)
        finally:
            process.terminate()
            await process.wait()


async def speed(mode: Mode) -> bool:
    """Print how soon and how much, beside the app that does nothing. False if a limit is missed."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = await databases(stack, folder)
        ours = {it: await stack.enter_async_context(running("bot", mode, url)) for it, url in urls.items()}
        peer = await stack.enter_async_context(running("bench.slack_noop", mode))
        return await compared(f"Slack, {mode}: acknowledged", ours, peer, LIMITS)


async def main() -> int:
    """Print every figure; 1 if a limit is missed."""
    modes: tuple[Mode, ...] = ("socket", "http")
    kept = [await speed(mode) for mode in modes]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
