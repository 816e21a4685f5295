"""The bot on the loopback Slack: the real slack-bolt on a real SQLite, and how a person reads what it writes there."""

import asyncio
import contextlib
import os
import socket as sockets
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from bot.core import command_spans
from bot.core.i18n import LANGUAGES, Voice
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.buttons import ACTION
from bot.platforms.slack.http_door import PATH
from bot.platforms.slack.platform import SLACK
from bot.platforms.web_server import WebServer
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.forms import Given
from tests.fakes.slack.server import Channel, FakeSlack, Message, Person, Told, View
from tests.support.bot import Bot, closing
from tests.support.on_discord import HOSTILE, a_bot, seen, spoilt
from tests.support.paths import ROOT
from tests.support.starts import forked

__all__ = ["HOSTILE", "ROOT", "a_bot", "seen", "spoilt"]

Mode = Literal["socket", "http"]
MODES: tuple[Mode, ...] = ("socket", "http")
LOCALES = ("en-US", "ja-JP", "ko-KR")
PLACES = ("channel", "elsewhere", "dm")


@dataclass(frozen=True)
class OnSlack:
    """A running bot with the Slack that it is on."""

    slack: FakeSlack
    bot: Bot

    def person(self, locale: str = "en-US", name: str = "Mina", *, admin: bool = False, owner: bool = False) -> Person:
        return self.slack.person(name, locale=locale, admin=admin, owner=owner)

    def place(self, where: str, person: Person) -> Channel:
        """A channel with the bot or without it, the person's conversation with it, or with somebody else."""
        match where:
            case "dm":
                return self.slack.dm(person)
            case "between":
                return self.slack.dm(person, self.slack.person("Ami"))
            case _:
                return self.slack.channel("general", bot_in=where == "channel")

    async def types(self, person: Person, where: Channel, text: str, root: str = "/zainichi") -> Message:
        return (await self.slack.command(person, where, root, text)).message

    async def presses(self, person: Person, message: Message | View, button: str) -> Message:
        return (await self.slack.press(person, message, button)).message

    async def shares(self, person: Person, message: Message) -> Message:
        return await self.presses(person, message, press_of(message, "share"))

    async def opens(self, person: Person, where: Channel, text: str, root: str) -> View:
        """The form of a command."""
        return (await self.slack.command(person, where, root, text)).view

    async def sends(self, person: Person, form: View, /, **values: Given) -> Message:
        """Fill a form in and send it. The answer comes as a message, where the form was opened or to the person."""
        probe = {Voice(language)("slack-opening") for language in LANGUAGES}

        def new() -> list[Message]:
            seen = [it for place in self.slack.world.channels.values() for it in self.slack.shown(place, person)]
            return [it for it in seen if it not in before and it.text not in probe]

        before = list[Message]()
        before = new()
        sending = asyncio.create_task(self.slack.submit(person, form, values))
        try:
            await self.slack.until(lambda: new() or (sending.done() and not form.closed))
            return new()[-1]
        finally:
            sending.cancel()

    def stored(self, person: Person) -> str:
        """What the store knows this person by."""
        return f"slack:{self.slack.team}:{person.id}"


class WithItsPort(SlackAdapter):
    """With the port open around it, as the process has it."""

    async def run(self, router: Router) -> None:
        async with self._server.listening() if self._server else contextlib.nullcontext():
            await super().run(router)


def adapter(slack: FakeSlack, mode: Mode, bot: Bot, locale: str = "en", port: int | None = None) -> SlackAdapter:
    """The adapter as an operator would set it up for this Slack, with the bot's database and clock."""
    return WithItsPort(
        slack.bot_token,
        Notes(bot.database, bot.owner),
        bot.clock,
        locale=locale,
        app_token=slack.app_token if mode == "socket" else None,
        signing_secret=slack.signing_secret,
        server=None if port is None else WebServer(port, *([PATH] if mode == "http" else [])),
        base_url=slack.base_url,
    )


@dataclass(frozen=True)
class Classes(OnSlack):
    """The same with what happens unasked, which here happens when a test says so."""

    async def beats(self, times: int = 3) -> None:
        """Everything that is due now: a step, then what shows it, then the report."""
        for _ in range(times):
            await self.bot.runner.look()
            await self.bot.runner.settled()

    async def later(self, **by: float) -> None:
        """Some seconds= or minutes= pass."""
        self.slack.forward(**by)
        await self.beats()

    def panel(self, host: Person) -> Message:
        """What a host leads from, the newest in their own messages."""
        shown = reversed(self.slack.shown(self.slack.dm(host), host))
        return next(it for it in shown if any(press.split("|")[2] == "panel" for press in presses(it)))


def placed(slack: FakeSlack, bot: Bot, locale: str = "en") -> SlackAdapter:
    """The adapter in the mode of this Slack, which is told where to find it."""
    port = free_port() if slack.mode == "http" else None
    slack.deliver_to(address(port))
    return adapter(slack, slack.mode, bot, locale, port)


@contextlib.asynccontextmanager
async def running(
    slack: FakeSlack, bot: Bot, locale: str = "en", made: SlackAdapter | None = None
) -> AsyncIterator["asyncio.Task[None]"]:
    """The adapter, connected in the mode of this Slack, and stopped at the end."""
    task = asyncio.create_task((made or placed(slack, bot, locale)).run(bot.router))
    connecting = asyncio.create_task(slack.connected())
    try:
        await asyncio.wait({task, connecting}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        await connecting
        yield task
    finally:
        connecting.cancel()
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@contextlib.asynccontextmanager
async def on_slack(library: Library, mode: Mode, path: str = ":memory:", locale: str = "en") -> AsyncIterator[OnSlack]:
    async with FakeSlack(mode) as slack, a_bot(library, path) as plain:
        made = placed(slack, plain, locale)
        bot = replace(plain, messengers={made.messenger.platform.name: made.messenger})
        bot.router.warm_up()
        async with closing(bot), running(slack, bot, locale, made):
            yield OnSlack(slack, bot)


@contextlib.asynccontextmanager
async def teaching(
    library: Library, slack: FakeSlack, worker: Worker, path: str = ":memory:"
) -> AsyncIterator[Classes]:
    """The bot with what it does unasked. It goes by Slack's clock, which a test moves."""

    def now() -> int:
        return round(slack.world.clock.now() * 1000)

    async with a_bot(library, path, now, worker=worker) as plain:
        made = placed(slack, plain)
        bot = replace(plain, messengers={made.messenger.platform.name: made.messenger})
        async with closing(bot), running(slack, bot, made=made):
            yield Classes(slack, bot)


def free_port() -> int:
    """A port on which nobody listens now."""
    with sockets.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def address(port: int | None, path: str = PATH) -> str:
    return f"http://127.0.0.1:{port}{path}"


async def process(slack: FakeSlack, folder: Path, **settings: str) -> asyncio.subprocess.Process:
    """`python -m bot` in this folder, on this Slack and with these settings alone. It writes to log.txt there."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PATH", "HOME", "LANG"))}
    with forked(), (folder / "log.txt").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "tests.fakes.slack.child", slack.base_url, "bot"),
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "SLACK_BOT_TOKEN": slack.bot_token, **settings},
            stdout=log,
            stderr=log,
        )


# How it reads


def as_typed(said: str) -> str:
    """A text as it reads there, with its commands."""
    return command_spans.plain(said, SLACK)


def says(message: Message | View, locale: str, key: str, **values: str | int) -> bool:
    """Whether a message says this of the bot's words, in the language of a locale."""
    return as_typed(Voice(locale[:2])(key, **values)) in message.text_shown


def presses(message: Message | View) -> Iterator[str]:
    """What each of our buttons carries."""
    for button in message.buttons:
        assert button.action_id.startswith(ACTION)
        yield button.value


def press_of(message: Message | View, kind: str) -> str:
    """The first button of a kind: `share`, `answer` …"""
    return next(press for press in presses(message) if press.split("|")[0] == kind)


def bug(message: Message | View) -> bool:
    told = (Voice(it)("oops", id="").strip(" .")[:20] for it in ("en", "ja", "ko"))
    return any(it in message.text_shown for it in told)


def views(told: Told) -> list[View]:
    """The Home tabs that came."""
    return [item for item in told.came if isinstance(item, View)]
