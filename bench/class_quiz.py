"""A thousand people press within one second: in one class, in one on a slow disk, in fifty classes at once.

The bot runs as a process of its own on a loopback Discord of this process, as does one on discord.py that answers each
press with a plain private text and does nothing else: it is the limit. What is timed begins with Discord's stamp of a
press and ends where Discord has the receipt in its hands. By then the answer is on the disk; in the end it is looked
up there, without the bot.
"""

import asyncio
import gc
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack, closing
from typing import NamedTuple

import aiohttp

from bench.crowd import databases, say
from bench.discord import Running, running
from bench.postgres import rows
from bench.slow_disk import SLOWER, slow_disk
from bot.classquiz.buttons import AnswerInClass
from bot.core.i18n import Voice
from bot.core.press import by_name, unpack
from tests.fakes.discord.server import TOKEN, Can, Message, Person, Place

PEOPLE, CLASSES, QUESTIONS = 1000, 50, 5
MOST_P99 = {"SQLite": 500.0, "PostgreSQL": 2000.0}
"""Milliseconds. The server of the second has the same processors as the bot and all the people here."""
MOST_SECONDS, MANY = 3.0, 1.5
"""The longest wait; how much longer those in many classes at once may wait."""
MOST_TIMES_WORK = {"SQLite": 4.0, "PostgreSQL": 6.0}
BUSY = 100.0
"""Milliseconds: where even the bot that does nothing has such a p99, a machine is busy with something else."""
PATIENCE = 60.0
QUIZ = "words-and-numbers"
"""One in which no question has a content note, which would be shown for 8 seconds."""
PREFIX = "z|"
PICKS = by_name((AnswerInClass,))
LOCKED = Voice("en")("class-locked", choice="A").partition("A")[0]
"""How a receipt begins."""
COUNTED = """
    SELECT p.external, a.position, CAST(a.text AS INTEGER), a.changes
    FROM class_answer a JOIN person p ON p.id = a.person
"""


class Class(NamedTuple):
    """A host with a class in a channel."""

    place: Place
    host: Person
    pupils: Sequence[Person]


class Given(NamedTuple):
    """What somebody pressed."""

    person: str
    position: int
    choice: int


class Bursts:
    """What a thousand people pressed, and how long each waited for a receipt."""

    def __init__(self) -> None:
        self.waits: list[list[float]] = []
        self.work: list[float] = []
        self.given: list[Given] = []

    @property
    def p50(self) -> float:
        """Half of them had their receipt sooner, in ms; in the middle one of the bursts."""
        return 1000 * statistics.median(map(statistics.median, self.waits))

    @property
    def p99(self) -> float:
        """All but one in a hundred had their receipt sooner, in ms; in the middle one of the bursts."""
        return 1000 * statistics.median(statistics.quantiles(waits, n=100)[98] for waits in self.waits)

    @property
    def longest(self) -> float:
        """The longest wait of all, in ms."""
        return 1000 * max(map(max, self.waits))

    @property
    def each(self) -> float:
        """How long the bot was at work for each, in µs; in the middle one of the bursts."""
        return 1e6 * statistics.median(self.work)

    def told(self) -> str:
        """The figures in words."""
        figures = f"p50 {self.p50:.0f} ms, p99 {self.p99:.0f}, longest {self.longest:.0f}"
        return f"{figures}, processor {self.each:.0f} µs each"

    async def press(self, bot: Running, presses: Sequence[tuple[Person, Message, str]]) -> None:
        """All of these presses at random moments of one second. RuntimeError if one has no receipt, or a wrong one."""
        world, chance, begun = bot.discord.world, random.Random(93340), time.perf_counter()
        world.calls.clear()
        world.interactions.clear()

        async def presses_once(person: Person, message: Message, which: str) -> Message:
            await asyncio.sleep(chance.random() - (time.perf_counter() - begun))
            return await person.presses(message, which)

        gc.collect()
        gc.disable()
        used = bot.processor_seconds()
        try:
            receipts = await asyncio.gather(*(presses_once(*press) for press in presses))
        finally:
            gc.enable()
        self.work.append((bot.processor_seconds() - used) / len(presses))
        if wrong := [call for call in world.calls if call.code or call.status >= 400]:
            raise RuntimeError(f"Discord refused {wrong[0]}")
        answers = [call for call in world.calls if call.path.endswith("/callback")]
        self.waits.append([call.at - world.interactions[call.path.split("/")[3]].at for call in answers])
        for (person, _, which), receipt in zip(presses, receipts, strict=True):
            pick = unpack(which.removeprefix(PREFIX), PICKS)
            if not isinstance(pick, AnswerInClass) or not receipt.text.startswith((LOCKED, "no-op")):
                raise RuntimeError(f"{person.name} pressed {which} and reads: {receipt.text}")
            self.given.append(Given(f"discord:{person.id}", pick.position, pick.choice))


def classes(bot: Running, count: int) -> list[Class]:
    """So many classes, of a thousand people in all, each in a channel of its own."""
    discord, made = bot.discord, []
    for number in range(count):
        place = discord.server_channel(f"class {number}")
        host = discord.person(f"Host {number}", permissions=Can.TEACHER, place=place)
        pupils = [discord.person(f"Pupil {number} {it}", place=place) for it in range(PEOPLE // count)]
        made.append(Class(place, host, pupils))
    return made


async def shown(bot: Running, one: Class, begin: str) -> Message:
    """The message for all that has a button which begins so."""
    found: list[Message] = []

    def is_there() -> bool:
        found[:] = [it for it in one.place.public if any((b.custom_id or "").startswith(begin) for b in it.buttons)]
        return bool(found)

    await bot.discord.until(is_there, PATIENCE)
    return found[-1]


async def leads(bot: Running, one: Class, *acts: str) -> None:
    """The host presses the first of these acts that the panel offers, as soon as it does."""
    panel = bot.discord.dm(one.host)

    def offered() -> list[tuple[Message, str]]:
        buttons = ((it, button.custom_id or "") for it in panel.public for button in it.buttons)
        return [(it, press) for it, press in buttons if press.split("|")[3:4] and press.split("|")[3] in acts]

    await bot.discord.until(offered, PATIENCE)
    message, press = offered()[0]
    await one.host.presses(message, press)


async def question(bot: Running, one: Class, number: str, position: int) -> Message:
    """Go on to the question at a position of a round."""
    await leads(bot, one, "next" if position else "start")
    return await shown(bot, one, f"z|pick|{number}|{position}|")


def round_of(one: Class) -> str:
    """The number of a class's round, from the buttons that all can see."""
    return next(b.custom_id.split("|")[2] for it in one.place.public for b in it.buttons if b.custom_id)


async def played(bot: Running, count: int) -> Bursts:
    """Some questions in so many classes at once: to the first everybody answers without having joined."""
    made, bursts, chance = classes(bot, count), Bursts(), random.Random(1959)
    for one in made:
        await one.host.types("/zainichi-class start", quiz=QUIZ, questions=QUESTIONS, seconds="240")
        await shown(bot, one, "z|play|")
    numbers = [round_of(one) for one in made]
    for position in range(QUESTIONS):
        asked = await asyncio.gather(*(question(bot, *it, position) for it in zip(made, numbers, strict=True)))
        await asyncio.sleep(0.5)
        presses = []
        for one, message in zip(made, asked, strict=True):
            picks = [b.custom_id for b in message.buttons if (b.custom_id or "").startswith("z|pick|")]
            presses += [(person, message, str(chance.choice(picks))) for person in one.pupils]
        chance.shuffle(presses)
        await bursts.press(bot, presses)
        if position == 0:  # nobody had joined before: it stays open until its time is up
            await asyncio.gather(*(leads(bot, one, "reveal") for one in made))
        done = (shown(bot, one, f"z|play|{it}|mine|{position}") for one, it in zip(made, numbers, strict=True))
        await asyncio.gather(*done)
    return bursts


async def limit(bot: Running, count: int) -> Bursts:
    """As many presses on the bot that does nothing, in as many channels, on messages of the same kind."""
    made, bursts, chance = classes(bot, count), Bursts(), random.Random(1959)
    picks = [f"z|pick|1|0|{number}" for number in range(4)]
    buttons = [{"type": 2, "style": 2, "label": "ABCD"[n], "custom_id": pick} for n, pick in enumerate(picks)]
    body = {"content": "A question", "components": [{"type": 1, "components": buttons}]}
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {TOKEN}"}) as web:
        for one in made:
            (await web.post(f"{bot.discord.api}/channels/{one.place.id}/messages", json=body)).raise_for_status()
    for _ in range(QUESTIONS):
        presses = [(it, one.place.public[0], chance.choice(picks)) for one in made for it in one.pupils]
        chance.shuffle(presses)
        await bursts.press(bot, presses)
    return bursts


async def stored_once(url: str, given: Sequence[Given]) -> bool:
    """Whether the database holds exactly what was pressed, and nothing of it changed."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(f"{url.replace('sqlite:///', 'file:')}?mode=ro", uri=True)) as database:
            found = database.execute(COUNTED).fetchall()
    else:
        found = await rows(url, COUNTED)
    return sorted(found) == sorted((*one, 0) for one in given)


async def measured(name: str, count: int, urls: Mapping[str, str], **settings: str) -> bool:
    """Print the figures of our bot on each database beside those of the one that does nothing. False if one is bad."""
    async with running("bench.discord_noop", TOKEN) as peer:
        theirs = await limit(peer, count)
    is_busy = theirs.p99 > BUSY
    fine = True
    for kind, url in urls.items():
        async with running("bot", DATABASE_URL=url, **settings) as ours:
            before = ours.megabytes()
            mine = await played(ours, count)
            grown, holds = ours.megabytes() - before, ours.megabytes()
        whole, times = await stored_once(url, mine.given), mine.each / theirs.each
        most = MOST_P99[kind] * (1 if count == 1 else MANY)
        soon = is_busy or (mine.p99 <= most and mine.longest <= 1000 * MOST_SECONDS)
        limits = f"p99 at most {most:.0f}, longest {1000 * MOST_SECONDS:.0f}"
        fine = fine and whole and soon and times <= MOST_TIMES_WORK[kind]
        say(
            f"{name} on {kind}: {mine.told()} "
            f"({'not judged, the machine is busy' if is_busy else limits}) · "
            f"no-op bot {theirs.told()} · ratio of processor {times:.1f} (at most {MOST_TIMES_WORK[kind]}) · "
            f"{len(mine.given):,} answers, {'each' if whole else 'NOT each'} stored once · "
            f"memory {grown:+.1f} MB to {holds:.0f} MB"
        )
    return fine


async def new(name: str, count: int, *kinds: str, **settings: str) -> bool:
    """The same on new databases of some kinds."""
    async with AsyncExitStack() as stack:
        urls = await databases(stack, stack.enter_context(tempfile.TemporaryDirectory()))
        return await measured(name, count, {kind: urls[kind] for kind in kinds}, **settings)


async def main() -> int:
    """Print every figure; 1 if a limit is missed."""
    kept = [await new(f"a class of {PEOPLE} in one second", 1, "SQLite", "PostgreSQL")]
    with tempfile.TemporaryDirectory() as folder:
        slow = slow_disk(folder)
        if slow:  # the bot's own: a server has another
            kept.append(await new(f"the same, fsync {SLOWER} ms slower", 1, "SQLite", **slow))
        else:
            say("a class on a slow disk: left out, there is no C compiler to slow it with")
    name = f"{CLASSES} classes of {PEOPLE // CLASSES} in one second"
    kept.append(await new(name, CLASSES, "SQLite", "PostgreSQL"))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
