"""A class on the loopback Discord: who hosts it, who is in it, what each of them reads and presses. Judges nothing."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.classquiz import rules
from bot.classquiz.buttons import AnswerInClass
from bot.classquiz.model import ClassRound
from bot.core.clock import SECOND
from bot.core.i18n import Voice
from bot.core.shards import Shards
from bot.platforms.discord.render import PREFIX
from content.library import Library
from content.model import Question
from tests.fakes.discord.server import Can, FakeDiscord, Message, Person, Place
from tests.support.on_discord import OnDiscord, a_bot, press_of, presses, read, running


@contextlib.asynccontextmanager
async def on_one_clock(
    library: Library, discord: FakeDiscord, path: str = ":memory:", shards: Shards | None = None
) -> AsyncIterator[OnDiscord]:
    """A bot that is served, whose clock is Discord's: what moves one moves both."""

    def now() -> int:
        return round(discord.world.clock.now() * SECOND)

    async with a_bot(library, path, now) as bot, running(discord, bot, shards=shards) as client:
        yield OnDiscord(discord, bot, client)


@dataclass
class Lesson:
    """A round in a channel of its own. The runner is moved by hand."""

    on: OnDiscord
    host: Person
    locale: str = "en-US"
    people: list[Person] = field(default_factory=list)

    @property
    def say(self) -> Voice:
        return Voice(self.locale[:2])

    @property
    def place(self) -> Place:
        return self.host.place

    @property
    def posted(self) -> list[Message]:
        """What everybody reads in the channel, oldest first."""
        return self.place.public

    @property
    def message(self) -> Message:
        """The message that shows the round."""
        return self.posted[-1]

    @property
    def told(self) -> list[Message]:
        """What the host reads in their conversation with the bot, oldest first."""
        return self.on.discord.dm(self.host).public

    @property
    def panel(self) -> Message:
        return self.told[0]

    @property
    def number(self) -> int:
        """The number of the round, from a button of the panel."""
        return int(press_of(self.panel, "play").split("|")[2])

    async def starts(self, **options: Any) -> Message:
        """The host opens a lobby. Gives the host's answer."""
        answer = await self.host.types("/zainichi-class start", **options)
        await self.goes_on()
        return answer

    async def goes_on(self, seconds: float = 0) -> None:
        """So much time passes, and the bot does what is due."""
        self.on.discord.forward(seconds=seconds)
        for _ in range(4):
            await self.on.bot.runner.look()
            await self.on.bot.runner.settled()

    async def all_in(self) -> None:
        """Everybody has answered, and has had the time to think again."""
        await self.goes_on()
        await self.goes_on(rules.ALL_IN / SECOND)

    async def leads(self, act: str) -> Message:
        """The host presses this on the panel, and it is shown."""
        answer = await self.host.presses(self.panel, self.say(f"act-{act}"))
        if act != "end":  # which asks, in the panel, whether they are sure
            await self.goes_on()
        return answer

    async def ends(self) -> None:
        """The host, who has been asked, is sure."""
        await self.host.presses(self.panel, self.say("act-end-sure"))
        await self.goes_on()

    def pupils(self, count: int, locale: str = "en-US") -> list[Person]:
        """So many people in the channel."""
        fresh = [self.on.neighbour(self.host, f"Pupil {len(self.people) + n + 1}", locale) for n in range(count)]
        self.people += fresh
        return fresh

    async def joins(self, *people: Person) -> list[Message]:
        return await asyncio.gather(*(one.presses(self.message, press_of(self.message, "play")) for one in people))

    def question(self) -> Question:
        """The one that is shown."""
        shown, language = read(self.message.text), self.locale[:2]
        return next(it for it in self.on.bot.library.questions.values() if it.prompt.best(language) in shown)

    def choices(self) -> dict[str, str]:
        """The custom_id of each choice by its text, in the order shown."""
        found = {}
        for _, press in presses(self.message):
            picked = self.on.bot.registry.unpack(press.removeprefix(PREFIX))
            if isinstance(picked, AnswerInClass):
                found[self.question().choices[picked.choice].text.best(self.locale[:2])] = press
        return found

    def right(self) -> str:
        """The right choice."""
        question = self.question()
        return question.choices[question.key].text.best(self.locale[:2])

    @property
    def first(self) -> str:
        """The choice that stands first."""
        return next(iter(self.choices()))

    def wrong(self, which: int = 0) -> str:
        """A wrong choice."""
        wrong = [text for text in self.choices() if text != self.right()]
        return wrong[which % len(wrong)]

    async def answers(self, choice: str, *people: Person) -> list[Message]:
        """Each of them presses this choice, or something else in the message. Gives their receipts."""
        message, which = self.message, self.choices().get(choice, choice)
        return await asyncio.gather(*(one.presses(message, which) for one in people))

    async def past_note(self) -> None:
        """If a content note is shown, the host opens the question."""
        if self.say("act-ready") in self.panel.labels:
            await self.leads("ready")

    async def plays(self, right: Sequence[Person], wrong: Sequence[Person] = ()) -> None:
        """One question, from where it is asked to where it is revealed."""
        await self.past_note()
        await self.answers(self.right(), *right)
        await self.answers(self.wrong(), *wrong)
        await self.all_in()
        if self.say("act-reveal") in self.panel.labels:
            await self.leads("reveal")

    async def closes(self) -> None:
        """Leave nothing that is still going on to the next test."""
        classes = self.on.bot.classes
        stored = await classes.store.live_in(f"discord:{self.server}:{self.place.id}")
        if stored:
            held = await classes.load(stored)
            ended = rules.end(held.round, classes.clock())
            assert isinstance(ended, ClassRound)
            await classes.advance(held, ended)
            await classes.store.mark_reported(stored.id, classes.clock())

    @property
    def server(self) -> str:
        assert self.place.server
        return self.place.server.id


def lesson(
    on: OnDiscord, locale: str = "en-US", *, permissions: int = Can.TEACHER, bot_can: int = Can.MEMBER
) -> Lesson:
    """A new channel with somebody who may start a quiz there."""
    place = on.discord.server_channel("class", locale=locale, bot_can=bot_can)
    host = on.discord.person("Ms Mori", locale=locale, permissions=permissions, place=place)
    return Lesson(on, host, locale)
