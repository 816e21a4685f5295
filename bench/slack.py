"""Our bot on Slack beside a default app of slack-bolt that does nothing: how soon a command is acknowledged, how many.

Both run as processes of their own, each on a loopback Slack of this process, and take turns, in Socket Mode and over
HTTP. Ours puts its whole answer into the acknowledgement, and before that on the disk what it must not forget. What is
timed ends where Slack has the acknowledgement in its hands; what it would show is not drawn.
"""

import asyncio
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bot.platforms.slack.http_door import PATH
from tests.fakes.slack.delivery import Mode
from tests.fakes.slack.payloads import command_event
from tests.fakes.slack.server import FakeSlack, Person
from tests.support.on_slack import free_port

PACE, PACED_SECONDS, PACED_ROUNDS = 200, 2.5, 4
PEOPLE, FULL_SECONDS, FULL_ROUNDS = 64, 1.5, 3
MOST_TIMES_P99, LEAST_SHARE = 1.0, 0.6

TERMS = ("chongryon", "mindan", "kikoku-jigyo", "wonsan")
QUERIES = ("Niigata", "帰国事業", "북송", "Red Cross", "Chongjin", "ferry", "総連", "school")


class Round(NamedTuple):
    """What one round of one bot gave: seconds for each acknowledgement, how many a second, processor seconds each."""

    waits: Sequence[float]
    rate: float
    work: float

    @property
    def p50(self) -> float:
        """Half of them were acknowledged sooner."""
        return statistics.median(self.waits)

    @property
    def p99(self) -> float:
        """All but one in a hundred were acknowledged sooner."""
        return statistics.quantiles(self.waits, n=100)[98]


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
        if not event.answer:
            raise RuntimeError(f"nothing came with the acknowledgement of {line!r}")

    async def measure(self, crowd: "Crowd") -> Round:
        """Let people use the bot in some way, with nothing else going on in this process."""
        slack = self._slack
        slack.events.clear()
        slack.calls.clear()
        slack.world.hooks.clear()
        slack.world.triggers.clear()
        gc.collect()
        gc.disable()
        begun, used = time.perf_counter(), self._processor_seconds()
        try:
            await crowd(self)
        finally:
            gc.enable()
        took, used = time.perf_counter() - begun, self._processor_seconds() - used
        if wrong := [call for call in slack.calls if call.error]:
            raise RuntimeError(f"Slack refused {wrong[0]}")
        waits = [event.acked for event in slack.events if event.acked is not None]
        return Round(waits, len(waits) / took, used / len(waits))

    def _processor_seconds(self) -> float:
        """What the bot has used of the processor so far."""
        fields = Path(f"/proc/{self._pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / 100


Crowd: TypeAlias = Callable[[Running], Awaitable[object]]


async def paced(bot: Running) -> None:
    """People who come by chance, so many a second, whether or not the others have been answered."""
    chance, free, clock = random.Random(93340), list(bot.people), asyncio.get_running_loop().time

    async def come(person: Person) -> None:
        await bot.act(person)
        free.append(person)

    due = begun = clock()
    async with asyncio.TaskGroup() as group:
        while due < begun + PACED_SECONDS:
            due += chance.expovariate(PACE)
            await asyncio.sleep(due - clock())
            if not free:
                raise RuntimeError(f"more than {PEOPLE} people are waiting")
            group.create_task(come(free.pop(0)))


async def all_at_once(bot: Running) -> None:
    """Everybody asks again as soon as they are answered."""
    end = time.perf_counter() + FULL_SECONDS

    async def keep_on(person: Person) -> None:
        while time.perf_counter() < end:
            await bot.act(person)

    await asyncio.gather(*map(keep_on, bot.people))


@asynccontextmanager
async def running(module: str, mode: Mode) -> AsyncIterator[Running]:
    """A bot in its own process and folder, on a loopback Slack of its own. Stopped in the end."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        slack = await stack.enter_async_context(FakeSlack(mode, validate=False))
        settings = dict.fromkeys(("DISCORD_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "PORT", "BOT_LOCALE"), "")
        settings |= {"SLACK_BOT_TOKEN": slack.bot_token, "DATABASE_URL": f"sqlite:///{folder}/bench.db"}
        if mode == "socket":
            settings |= {"SLACK_APP_TOKEN": slack.app_token}
        else:
            port = free_port()
            slack.deliver_to(f"http://127.0.0.1:{port}{PATH}")
            settings |= {"SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}
        process = await slack.start(module, **settings, LOG_LEVEL="ERROR")
        try:
            await slack.connected()
            yield Running(slack, process)
        finally:
            process.terminate()
            await process.wait()


async def turns(ours: Running, peer: Running, crowd: Crowd, rounds: int) -> tuple[list[Round], list[Round]]:
    """So many rounds of each, one after the other. The first pair only warms up."""
    pairs = [(await ours.measure(crowd), await peer.measure(crowd)) for _ in range(rounds + 1)][1:]
    return [mine for mine, _ in pairs], [theirs for _, theirs in pairs]


async def speed(mode: Mode) -> bool:
    """Print how soon and how much, beside the app that does nothing. False if a limit is missed."""
    async with running("bot", mode) as ours, running("bench.slack_noop", mode) as peer:
        mine, theirs = await turns(ours, peer, paced, PACED_ROUNDS)
        p99, limit = (1000 * statistics.median(it.p99 for it in them) for them in (mine, theirs))
        mid, half = (1000 * statistics.median(it.p50 for it in them) for them in (mine, theirs))
        soon = p99 <= MOST_TIMES_P99 * limit
        say(
            f"Slack, {mode}: acknowledged at {PACE}/s: p50 {mid:.1f} ms, p99 {p99:.1f} ms · no-op app p50 {half:.1f}, "
            f"p99 {limit:.1f} · ratio of p99 {p99 / limit:.2f} (at most {MOST_TIMES_P99})"
        )
        mine, theirs = await turns(ours, peer, all_at_once, FULL_ROUNDS)
        best, most = (max(them, key=lambda it: it.rate) for them in (mine, theirs))
        much = best.rate >= LEAST_SHARE * most.rate
        say(
            f"Slack, {mode}: acknowledged for {PEOPLE} at once: {best.rate:.0f}/s, processor {best.work * 1e6:.0f} µs "
            f"each · no-op app {most.rate:.0f}/s, {most.work * 1e6:.0f} µs · ratio {best.rate / most.rate:.2f} "
            f"(at least {LEAST_SHARE})"
        )
    return soon and much


def say(line: str) -> None:
    """Print a line at once: the whole takes most of a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main() -> int:
    """Print every figure; 1 if a limit is missed."""
    modes: tuple[Mode, ...] = ("socket", "http")
    kept = [await speed(mode) for mode in modes]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
