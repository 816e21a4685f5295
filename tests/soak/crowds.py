"""A class that presses, on the loopback Discord and on the loopback Slack, for `tests.soak.deploys`."""

import asyncio
import contextlib
import random
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Self

from bot.classquiz.buttons import AnswerInClass
from bot.core.i18n import Voice
from bot.core.press import by_name, unpack
from bot.platforms.discord.render import PREFIX
from tests.fakes.discord.people import NoAnswer as NoAnswerOnDiscord
from tests.fakes.discord.server import Can, FakeDiscord, Message as DiscordMessage, NotPossible, Person as OnDiscord
from tests.fakes.slack.event import NoAnswer as NoAnswerOnSlack
from tests.fakes.slack.message import NotPossible as NotPossibleOnSlack
from tests.fakes.slack.server import FakeSlack, Message as SlackMessage, Person as OnSlack
from tests.support import on_discord, on_slack

QUIZ = "quiz:words-and-numbers questions:10 seconds:10"
PICKS = by_name((AnswerInClass,))
SAY = Voice("en")
OOPS = SAY("oops", id="*").partition("*")[0][:24]
"""How it begins when the bot tells of a fault of its own."""
LOST = NoAnswerOnDiscord, NoAnswerOnSlack
OUTRUN = NotPossible, NotPossibleOnSlack
"""What was to be pressed has changed under the finger."""


class Crowd(ABC):
    """People in a channel, with a host. What they do gives None if it was answered, else why not; empty: not done."""

    size: int

    @classmethod
    @abstractmethod
    def there(cls, mode: str, size: int, url: str) -> contextlib.AbstractAsyncContextManager[Self]:
        """So many people, and a database for the bot."""

    @abstractmethod
    async def start(self, folder: Path) -> asyncio.subprocess.Process:
        """A process of the bot's, in this folder."""

    @abstractmethod
    def shown(self) -> tuple[Sequence[AnswerInClass], Sequence[str]]:
        """What can be answered in the channel now, and on which buttons."""

    @abstractmethod
    async def _press(self, number: int, which: str) -> str:
        """Somebody presses a button in the channel. Gives what they read then."""

    @abstractmethod
    async def _lead(self, labels: Sequence[str]) -> str:
        """The host presses the first of these that there is in the panel, or begins a class where there is none."""

    def asked(self) -> tuple[int, int] | None:
        """The round and the position of the question that everybody may answer now."""
        picks, _ = self.shown()
        return (picks[0].round, picks[0].position) if picks else None

    async def until_asked(self, seconds: float) -> None:
        """Wait for the first question."""
        until = time.monotonic() + seconds
        while not self.asked():
            assert time.monotonic() < until, "nothing was asked"
            await asyncio.sleep(0.05)

    async def picks(self, number: int, chance: random.Random) -> str | None:
        """Somebody answers the question that is open, if one is."""
        _, buttons = self.shown()
        if not buttons:
            return ""
        return await self._tried(self._press(number, chance.choice(buttons)))

    async def leads(self) -> str | None:
        """The host goes on, if they can."""
        if self.asked():
            return ""
        return await self._tried(self._lead([SAY("act-start"), SAY("act-next"), SAY("act-ready")]))

    async def _tried(self, act: "asyncio.Future[str] | object") -> str | None:
        try:
            said = await act  # type: ignore[misc]  # a coroutine
        except LOST as error:
            return f"{type(error).__name__}: {error}"
        except OUTRUN:
            return ""
        return f"told of a fault: {said[:60]}" if OOPS in said else None


class DiscordCrowd(Crowd):
    """A class on Discord."""

    def __init__(self, discord: FakeDiscord, size: int, url: str) -> None:
        self.size = size
        self._discord, self._url = discord, url
        self._place = discord.server_channel("class")
        self._host = discord.person("Ms Mori", permissions=Can.TEACHER, place=self._place)
        self._people: list[OnDiscord] = [discord.person(f"Pupil {it}", place=self._place) for it in range(size)]

    @classmethod
    @contextlib.asynccontextmanager
    async def there(cls, mode: str, size: int, url: str) -> AsyncIterator[Self]:
        del mode
        async with FakeDiscord(validate=False) as discord:
            yield cls(discord, size, url)

    async def start(self, folder: Path) -> asyncio.subprocess.Process:
        return await on_discord.process(self._discord, folder, DATABASE_URL=self._url)

    def _board(self) -> DiscordMessage | None:
        public = self._place.public
        return public[-1] if public else None

    def shown(self) -> tuple[Sequence[AnswerInClass], Sequence[str]]:
        board = self._board()
        found = [
            (press, name)
            for _, name in (on_discord.presses(board) if board else ())
            if isinstance(press := unpack(name.removeprefix(PREFIX), PICKS), AnswerInClass)
        ]
        return [press for press, _ in found], [name for _, name in found]

    async def _press(self, number: int, which: str) -> str:
        board = self._board()
        assert board
        return (await self._people[number].presses(board, which)).text

    async def _lead(self, labels: Sequence[str]) -> str:
        panels = [it for it in self._discord.dm(self._host).public if set(labels) & set(it.labels)]
        if panels:
            label = next(it for it in labels if it in panels[-1].labels)
            return (await self._host.at(self._discord.dm(self._host)).presses(panels[-1], label)).text
        quiz, questions, seconds = (part.partition(":")[2] for part in QUIZ.split())
        options = {"quiz": quiz, "questions": int(questions), "seconds": seconds}
        return (await self._host.types("/zainichi-class start", **options)).text


class SlackCrowd(Crowd):
    """A class on Slack, in Socket Mode or over HTTP."""

    def __init__(self, slack: FakeSlack, size: int, url: str) -> None:
        self.size = size
        self._slack, self._url = slack, url
        self._host = slack.person("Ms Mori", admin=True)
        self._people: list[OnSlack] = [slack.person(f"Pupil {it}") for it in range(size)]
        self._channel = slack.channel("class")
        self._port = on_slack.free_port()
        slack.deliver_to(on_slack.address(self._port if slack.mode == "http" else None))

    @classmethod
    @contextlib.asynccontextmanager
    async def there(cls, mode: str, size: int, url: str) -> AsyncIterator[Self]:
        async with FakeSlack("http" if mode == "http" else "socket") as slack:
            yield cls(slack, size, url)

    async def start(self, folder: Path) -> asyncio.subprocess.Process:
        settings = {"SLACK_APP_TOKEN": self._slack.app_token}
        if self._slack.mode == "http":
            settings = {"SLACK_SIGNING_SECRET": self._slack.signing_secret, "PORT": str(self._port)}
        return await on_slack.process(self._slack, folder, DATABASE_URL=self._url, **settings)

    def _board(self) -> SlackMessage | None:
        there = [it for it in self._slack.shown(self._channel) if not it.files]
        return there[-1] if there else None

    def shown(self) -> tuple[Sequence[AnswerInClass], Sequence[str]]:
        board = self._board()
        found = [
            (press, name)
            for name in (on_slack.presses(board) if board else ())
            if isinstance(press := unpack(name, PICKS), AnswerInClass)
        ]
        return [press for press, _ in found], [name for _, name in found]

    async def _press(self, number: int, which: str) -> str:
        board = self._board()
        assert board
        told = await self._slack.press(self._people[number], board, which)
        return " ".join(it.text_shown for it in told.came if isinstance(it, SlackMessage))

    async def _lead(self, labels: Sequence[str]) -> str:
        shown = self._slack.shown(self._slack.dm(self._host), self._host)
        panels = [it for it in shown if it.blocks and set(labels) & set(it.labels)]
        if panels:
            label = next(it for it in labels if it in panels[-1].labels)
            told = await self._slack.press(self._host, panels[-1], label)
        else:
            told = await self._slack.command(self._host, self._channel, "/zainichi-class", f"start {QUIZ}")
        return " ".join(it.text_shown for it in told.came if isinstance(it, SlackMessage))
