"""Draws the pictures of a class's quiz in the README, from a round that a made-up class really plays."""

import asyncio
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.classquiz.runner import COUNT_EVERY, Heartbeat
from bot.core.context import Bot, Caller
from bot.core.names import Index
from bot.core.platform import Need
from bot.core.reply import Attachment, Block, Deadline, Labelled, Reply, options
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from bot.dispatch import router as answering
from bot.quiz.store import Store
from content.loader import load
from docs.discord import picture

FOLDER = Path(__file__).parent
BEGAN = datetime(2026, 4, 28, 1, 30, tzinfo=UTC)
PUPILS, QUIZ = 14, "first-ships"
KNOWN = (0.9, 0.75, 0.5, 0.85, 0.6, 0.7, 0.45, 0.8, 0.65, 0.95)
"""How likely each is right on each question."""


@dataclass
class Wall:
    """A platform that only remembers what was last put into each message."""

    platform: str = "discord"
    shown: dict[str, Reply] = field(default_factory=dict)
    latest: str = ""

    async def missing(self, place: str, person: str) -> Sequence[Need]:
        """Nothing."""
        del place, person
        return ()

    async def post(self, place: str, reply: Reply, key: str) -> str:
        """A new message for all."""
        del place
        self.shown[key], self.latest = reply, key
        return key

    async def tell(self, person: str, reply: Reply, key: str) -> str:
        """A new message for one."""
        self.shown[f"{person} {key}"] = reply
        return f"{person} {key}"

    async def edit(self, message: str, reply: Reply) -> None:
        """Something else in it."""
        self.shown[message] = reply


class Lesson:
    """A host, a class, and the clock on the wall."""

    def __init__(self, bot: Bot, wall: Wall) -> None:
        self.bot, self.wall, self.chance = bot, wall, random.Random(1959)
        self.heart = Heartbeat(bot)
        self.host = self.person(0, staff=frozenset({"zainichi-class"}))

    def person(self, number: int, staff: frozenset[str] = frozenset()) -> Caller:
        """Somebody in the class; 0 is its host."""
        return Caller(
            f"discord:{number}",
            "discord:1",
            "en",
            "en",
            name=f"Student {number}" if number else "Ms Tanaka",
            place_language="en",
            staff=staff,
            place="discord:1:2",
            place_name="#history",
        )

    async def presses(self, who: Caller, message: Reply, label: str) -> Reply:
        """A press of the button with this label."""
        button = next(one for one in options(message) if one.label == label)
        reply = await answering.pressed(self.bot, who, button.press)
        await self.settle()
        return reply

    async def settle(self) -> None:
        """Let the heartbeat show what has happened."""
        await self.heart.beat()
        await self.heart.settled()

    @property
    def shown(self) -> Reply:
        """What stands there for all."""
        return self.wall.shown[self.wall.latest]

    async def question(self, share: float, upto: int) -> None:
        """So many answer, most of them rightly."""
        stored = await self.bot.store.classes.live_in("discord:1:2")
        if stored is None:
            raise RuntimeError("there is no quiz")
        key = stored.state.position
        item = json.loads(stored.items)[key]
        letters = "ABCD"[: len(item["order"])]
        right = letters[item["order"].index(item["key"])]
        for number in range(1, upto + 1):
            wrong = self.chance.choice([letter for letter in letters if letter != right])
            letter = right if self.chance.random() < share else wrong
            button = next(one for one in options(self.shown) if one.label == letter)
            await answering.pressed(self.bot, self.person(number), button.press)


async def draw() -> dict[str, bytes]:
    """A question while it is open, the same one with its answer, and the result, by the names of their files."""
    database = await connect(":memory:")
    await migrate(database, ":memory:")
    moments = [BEGAN]
    wall = Wall()
    bot = Bot(
        library := load(),
        Store(database),
        Index(library),
        lambda: moments[-1],
        random.Random(2),
        outlets={"discord": wall},
    )
    lesson = Lesson(bot, wall)
    panel = await answering.typed(bot, lesson.host, f"zainichi-class start {QUIZ} questions:{len(KNOWN)}")
    await lesson.settle()
    lobby = lesson.shown
    for number in range(1, PUPILS + 1):
        await lesson.presses(lesson.person(number), lobby, "Join")
    drawn: dict[str, bytes] = {}
    panel = await lesson.presses(lesson.host, panel, "Start")
    for share in KNOWN:
        moments.append(moments[-1] + timedelta(seconds=4))
        labels = [one.label for one in options(panel)]
        if "Show the question" in labels:
            panel = await lesson.presses(lesson.host, panel, "Show the question")
        await lesson.question(share, 12)
        if not drawn:
            await asyncio.sleep(COUNT_EVERY)
        bot.bell.ring(1)
        await lesson.settle()
        drawn.setdefault("class-question.svg", _drawn("A question for a class on Discord", lesson.shown, moments[-1]))
        panel = await lesson.presses(lesson.host, panel, "Reveal now")
        drawn.setdefault("class-answer.svg", _drawn("The same question with its answer", lesson.shown, moments[-1]))
        next_label = next(one.label for one in options(panel) if one.label in ("Next", "Finish"))
        panel = await lesson.presses(lesson.host, panel, next_label)
    files = [block for reply in wall.shown.values() for block in reply.blocks if isinstance(block, Attachment)]
    drawn["class-result.png"] = next(file.data for file in files if file.is_picture)
    await bot.worker.close()
    await database.close()
    return drawn


def _drawn(title: str, reply: Reply, now: datetime) -> bytes:
    shown = replace(reply, blocks=tuple(_still(block, now) for block in reply.blocks))
    return picture(title, None, shown).encode()


def _still(block: Block, now: datetime) -> Block:
    """A moment to come as Discord writes it."""
    if not isinstance(block, Deadline):
        return block
    return Labelled(block.label, f"in {round(block.at / 1000 - now.timestamp())} seconds")


if __name__ == "__main__":
    for name, data in asyncio.run(draw()).items():
        (FOLDER / name).write_bytes(data)
