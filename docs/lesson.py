"""Draws the pictures of a class's quiz in the README, from a round that a made-up class really plays."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from bot.classquiz.publisher import COUNT_EVERY
from bot.core.clock import SECOND, milliseconds
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.platform import Permission, Platform, PostKey, Urgency
from bot.core.reply import Attachment, Block, Deadline, Labelled, Reply, buttons
from bot.core.round_codec import read_content
from bot.platforms.discord.platform import DISCORD
from docs.discord import picture
from docs.stage import a_bot
from tests.support.bot import Bot

FOLDER = Path(__file__).parent
BEGAN = milliseconds(datetime(2026, 4, 28, 1, 30, tzinfo=UTC))
PLACE = "discord:1:2"
PUPILS, QUIZ = 14, "first-ships"
KNOWN = (0.9, 0.75, 0.5, 0.85, 0.6, 0.7, 0.45, 0.8, 0.65, 0.95)
"""How likely each is right on each question."""


@dataclass
class Wall:
    """A platform that only remembers what was last put into each message."""

    platform: Platform = DISCORD
    shown: dict[str, Reply] = field(default_factory=dict)
    latest: str = ""

    def link(self, place: str, message: str) -> str:
        """It has no addresses."""
        del place, message
        return ""

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """Nothing."""
        del place, person
        return ()

    async def is_person(self, person: str) -> bool:
        """Everybody here is."""
        del person
        return True

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """A new message for all."""
        del place
        self.latest = str(key)
        self.shown[self.latest] = reply
        return self.latest

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """A new message for one."""
        self.shown[f"{person} {key}"] = reply
        return f"{person} {key}"

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Something else in it."""
        del urgency
        self.shown[message] = reply


class Lesson:
    """A host, a class, and the clock on the wall."""

    def __init__(self, bot: Bot, wall: Wall) -> None:
        self.bot, self.wall, self.chance = bot, wall, random.Random(1959)
        self.host = self.person(0, staff=frozenset({Root.CLASS}))

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
            place=PLACE,
            place_name="#history",
        )

    async def presses(self, who: Caller, message: Reply, label: str) -> Reply:
        """A press of the button with this label."""
        button = next(one for one in buttons(message) if one.label == label)
        reply = await self.bot.router.pressed(who, button.press)
        await self.settle()
        return reply

    async def settle(self) -> None:
        """Let what has happened be shown."""
        await self.bot.runner.look()
        await self.bot.runner.settled()

    @property
    def shown(self) -> Reply:
        """What stands there for all."""
        return self.wall.shown[self.wall.latest]

    async def question(self, share: float, upto: int) -> None:
        """So many answer, most of them rightly."""
        stored = await self.bot.classes.store.live_in(PLACE)
        if stored is None:
            raise RuntimeError("there is no quiz")
        asked = read_content(stored.basis.items).asked[stored.state.position]
        for number in range(1, upto + 1):
            wrong = self.chance.choice([it.text for it in asked.choices if it.text != asked.answer])
            answer = asked.answer if self.chance.random() < share else wrong
            button = next(one for one in buttons(self.shown) if one.label == answer)
            await self.bot.router.pressed(self.person(number), button.press)


async def draw() -> dict[str, bytes]:
    """A question while it is open, the same one with its answer, and the result, by the names of their files."""
    moments = [BEGAN]
    wall = Wall()
    async with a_bot(lambda: moments[-1], {DISCORD.name: wall}, seed=2) as bot:
        return await played(Lesson(bot, wall), moments)


async def played(lesson: Lesson, moments: list[int]) -> dict[str, bytes]:
    """The same from a class that plays a whole quiz; the last of the moments is now."""
    panel = await lesson.bot.router.typed(lesson.host, f"zainichi-class start {QUIZ} questions:{len(KNOWN)}")
    await lesson.settle()
    lobby = lesson.shown
    for number in range(1, PUPILS + 1):
        await lesson.presses(lesson.person(number), lobby, "Join")
    drawn: dict[str, bytes] = {}
    panel = await lesson.presses(lesson.host, panel, "Start")
    for share in KNOWN:
        moments.append(moments[-1] + 4 * SECOND)
        labels = [one.label for one in buttons(panel)]
        if "Show the question" in labels:
            panel = await lesson.presses(lesson.host, panel, "Show the question")
        await lesson.question(share, 12)
        if not drawn:
            await asyncio.sleep(COUNT_EVERY)
        lesson.bot.signal.notify(1)
        await lesson.settle()
        drawn.setdefault("class-question.svg", _drawn("A question for a class on Discord", lesson.shown, moments[-1]))
        panel = await lesson.presses(lesson.host, panel, "Show answer")
        drawn.setdefault("class-answer.svg", _drawn("The same question with its answer", lesson.shown, moments[-1]))
        next_label = next(one.label for one in buttons(panel) if one.label in ("Next", "Show results"))
        panel = await lesson.presses(lesson.host, panel, next_label)
    files = [block for reply in lesson.wall.shown.values() for block in reply.blocks if isinstance(block, Attachment)]
    drawn["class-result.png"] = next(file.data for file in files if file.is_picture)
    return drawn


def _drawn(title: str, reply: Reply, now: int) -> bytes:
    shown = replace(reply, blocks=tuple(_still(block, now) for block in reply.blocks))
    return picture(title, None, shown).encode()


def _still(block: Block, now: int) -> Block:
    """A moment to come as Discord writes it."""
    if not isinstance(block, Deadline):
        return block
    return Labelled(block.label, f"in {round((block.at - now) / SECOND)} seconds")


if __name__ == "__main__":
    for name, data in asyncio.run(draw()).items():
        (FOLDER / name).write_bytes(data)
