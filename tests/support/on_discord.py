"""The bot on the loopback Discord: the real client on a real SQLite, and how a person reads what it writes there."""

import asyncio
import contextlib
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bot.core.clock import Clock
from bot.core.command_spans import CommandSpan, spans
from bot.core.i18n import Voice
from bot.core.platform import Messenger
from bot.core.shards import Shards
from bot.core.visible import visible
from bot.platforms.discord.client import Client
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.render import PREFIX
from bot.worker import Worker
from content.library import Library
from content.model import Choice, Localized
from tests.conftest import Clock as ClockByHand
from tests.fakes.discord.server import FakeDiscord, Message, Person, Place, redirect
from tests.support.bot import Bot, bot_on, closing
from tests.support.databases import opened, with_tables
from tests.support.paths import ROOT
from tests.support.starts import forked

LOCALES = ("en-US", "ja", "ko")
PLACES = ("server", "dm", "elsewhere", "group")
T = TypeVar("T")


class Quick(Client):
    """The client as it is, but for the five seconds that discord.py waits before it identifies once more."""

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without waiting."""


@dataclass(frozen=True)
class OnDiscord:
    """A running bot with the Discord that it is on."""

    discord: FakeDiscord
    bot: Bot
    client: Client

    def person(self, where: str, locale: str = "en-US", name: str = "Mina") -> Person:
        """Somebody new: in a server with the bot or without it, in a group of friends, or alone with the bot."""
        if where == "dm":
            someone = self.discord.person(name, locale=locale)
            return someone.at(self.discord.dm(someone))
        return self.discord.person(name, locale=locale, place=self.place(where, locale))

    def place(self, where: str, locale: str = "en-US") -> Place:
        match where:
            case "server":
                return self.discord.server_channel(locale=locale)
            case "elsewhere":
                return self.discord.elsewhere(locale=locale)
            case _:
                return self.discord.group()

    def neighbour(self, person: Person, name: str = "Jun", locale: str = "en-US") -> Person:
        """Somebody else in the same place."""
        return self.discord.person(name, locale=locale, place=person.place)


@contextlib.asynccontextmanager
async def a_bot(
    library: Library,
    path: str = ":memory:",
    clock: Clock | None = None,
    messengers: Mapping[str, Messenger] | None = None,
    worker: Worker | None = None,
) -> AsyncIterator[Bot]:
    """A bot with a messenger to Discord, unless given others, which posts nothing until a client is connected.

    A `worker` that is given goes on living.
    """
    async with opened(f"sqlite:///{path}") as database, contextlib.AsyncExitStack() as stack:
        await with_tables(database, path)
        if worker is None:
            worker = Worker()
            stack.push_async_callback(worker.close)
        there = {"discord": DiscordMessenger()} if messengers is None else messengers
        bot = bot_on(library, database, clock or ClockByHand(), there, worker=worker)
        async with closing(bot):
            yield bot


@contextlib.asynccontextmanager
async def running(
    discord: FakeDiscord, bot: Bot, locale: str = "en", shards: Shards | None = None
) -> AsyncIterator[Client]:
    """The client, connected, and closed at the end."""
    before = discord.gateway.identified
    messenger = bot.messengers.get("discord") or DiscordMessenger()
    assert isinstance(messenger, DiscordMessenger)
    with redirect(discord):
        async with Quick(bot.router, locale, messenger, shards=shards) as client:
            client._connection.guild_ready_timeout = 0.01  # servers that nobody will tell of, for want of an intent
            task = asyncio.create_task(client.start(discord.token))
            wanted = len(shards.ids) if shards else 1
            await discord.until(lambda: task.done() or discord.gateway.identified >= before + wanted, 10)
            if task.done():
                await task
            yield client
        await task


@contextlib.asynccontextmanager
async def on_discord(library: Library, path: str = ":memory:") -> AsyncIterator[OnDiscord]:
    async with FakeDiscord() as discord, a_bot(library, path) as bot:
        bot.router.warm_up()
        async with running(discord, bot) as client:
            yield OnDiscord(discord, bot, client)


async def process(
    discord: FakeDiscord, folder: Path, *, through: Sequence[str] = (), **settings: str
) -> asyncio.subprocess.Process:
    """`python -m bot` in this folder, on this Discord and with these settings alone. It writes to log.txt there.

    `through` starts another fake's child first, with its arguments.
    """
    kept = {name: value for name, value in os.environ.items() if name.startswith(("COVERAGE", "PATH", "HOME", "LANG"))}
    with forked(), (folder / "log.txt").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", *through, "tests.fakes.discord.child", discord.world.url, "bot"),
            cwd=folder,
            env={**kept, "PYTHONPATH": str(ROOT), "DISCORD_TOKEN": discord.token, **settings},
            stdout=log,
            stderr=log,
        )


# What somebody else's program may send


async def forges_a_press(person: Person, message: Message, press: str) -> Message:
    """Press a button that the message does not have."""
    data = json.dumps({"custom_id": f"{PREFIX}{press}", "component_type": 2, "id": 0})
    return await person._answer(await person._act(3, data, source=message))


async def forges_a_command(person: Person, name: str, *options: Mapping[str, Any]) -> Message:
    """Send a command that Discord's own client would not let through."""
    data = {"id": person._world.commands[0]["id"], "name": "zainichi", "type": 1}
    inner = {"name": name, "type": 1, "options": list(options)}
    owners = {"0": person.place.server.id if person.place.server else "0"}
    return await person._answer(await person._act(2, json.dumps({**data, "options": [inner]}), owners=owners))


# How it reads

_COMMAND = re.compile(r"(?<!\\)(?:<(/[-a-z ]+):\d+>|`(/[^`]+)`)")
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_ACTIVE = re.compile(r"[*_~`|<>@\[\]]|(?:https?|steam|discord):|^\s*(?:#{1,3}|-#|[-+]|\d+\.)(?=\s)", re.MULTILINE)


def read(markup: str) -> str:
    """What Discord shows: the punctuation behind a backslash, and of a command that can be pressed its name."""
    return _ESCAPED.sub(r"\1", _COMMAND.sub(lambda found: found[1] or found[2], markup))


def as_typed(said: str) -> str:
    """A text as it reads there: a command that can be pressed by its own name, others as the language calls them."""

    def written(span: CommandSpan) -> str:
        return span.on(DISCORD) if span.has_options or not span.line else f"/{span.root} {span.line}"

    return "".join(part if isinstance(part, str) else written(part) for part in spans(said))


def active(markup: str) -> list[str]:
    """The signs that Discord takes for markup, a mention or a link, in order. The bot's own commands are none."""
    return _ACTIVE.findall(_ESCAPED.sub("\N{REPLACEMENT CHARACTER}", _COMMAND.sub("", markup)))


def seen(text: str) -> str:
    """A text as it should be read: with a space for what cannot be seen."""
    return visible(text)


def says(message: Message, locale: str, key: str, **values: str | int) -> bool:
    """Whether a message says this of the bot's words, in the language of a locale."""
    return as_typed(Voice(locale[:2])(key, **values)) in read(message.text)


def presses(message: Message) -> Iterator[tuple[str, str]]:
    """(label, custom_id) of each button."""
    for button in message.buttons:
        yield button.label, button.custom_id or ""


def press_of(message: Message, kind: str) -> str:
    """The first button of a kind: `share`, `answer` …"""
    return next(press for _, press in presses(message) if press.startswith(f"{PREFIX}{kind}|"))


async def shares(person: Person, message: Message) -> Message:
    return await person.presses(message, press_of(message, "share"))


# Content that means harm

HOSTILE = (
    "@everyone @here",
    "<@&1> <@1> <@!1> <#1> </fact:1> <t:0:R> <:x:1>",
    "[x](javascript:alert(1))",
    "[x](https://evil.example)",
    "https://evil.example _https://evil.example HTTP://evil.example steam://run discord://-/x",
    "**bold** *slanted* __under__ _low_ ~~gone~~ ||hidden||",
    "# big",
    "-# small",
    "- list",
    "1. list",
    "> quote",
    ">>> quotes",
    "`code` ```block``` ``",
    "\\@everyone \\\\<@1> \\",
    "\u202egnp.exe\u2069\u200f \u200b\u200d\ufeffx",
    "one\n# two\n- three\r\n@everyone\u2028> four",
    "x" * 4000,
    "*_~|`" * 800,
    "あ\n" * 2000 + "@everyone",
)


def spoilt(library: Library, text: str) -> Library:
    """The library with this text wherever a data file holds words. Ids, dates and addresses are checked: they stay."""
    text = text.strip()
    name = text[:60].strip()

    def said(it: Localized) -> Localized:
        return Localized(en=text, ja=it.ja and text, ko=it.ko and text)

    def offered(it: Choice) -> Choice:
        return replace(it, text=said(it.text), tempting=it.tempting and said(it.tempting))

    def every(entries: Mapping[str, T], change: Callable[[T], T]) -> Mapping[str, T]:
        return MappingProxyType({key: change(entry) for key, entry in entries.items()})

    names = dict.fromkeys(("en", "ja", "ja_reading", "ko", "ko_romanised"), name)
    return replace(
        library,
        facts=every(
            library.facts,
            lambda it: replace(
                it,
                title=said(it.title),
                text=said(it.text),
                dispute=it.dispute and said(it.dispute),
                variant=it.variant and said(it.variant),
            ),
        ),
        questions=every(
            library.questions,
            lambda it: replace(
                it, prompt=said(it.prompt), because=said(it.because), choices=tuple(map(offered, it.choices))
            ),
        ),
        quizzes=every(library.quizzes, lambda it: replace(it, title=said(it.title), about=said(it.about))),
        excerpts=every(
            library.excerpts, lambda it: replace(it, text=text, by=text, note=said(it.note), translation=None)
        ),
        themes=every(library.themes, lambda it: replace(it, title=said(it.title))),
        terms=every(library.terms, lambda it: replace(it, **names, definition=said(it.definition))),  # type: ignore[arg-type]  # all text
        events=every(library.events, lambda it: replace(it, line=said(it.line))),
        sources=every(library.sources, lambda it: replace(it, short=text, title=text, publisher=text)),
    )
