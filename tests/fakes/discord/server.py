"""A Discord on this machine for tests: the real discord.py connects to it over real sockets, and people use the bot.

    async with FakeDiscord() as discord:
        with redirect(discord):
            …start the bot with discord.token…
            mina = discord.person("Mina", locale="ja")
            fact = await mina.types("/zainichi fact", topic="voyages")
            await mina.presses(fact, "Another")

It keeps every message, refuses what Discord refuses (`discord.refused`), and fails on order (`discord.faults`).
It does not know voice, threads, reactions, stickers, roles with colours, nor what people write without a command.
"""

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yarl
from aiohttp import web
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from .command_rules import check_commands
from .faults import Fault, Faults
from .forms import Form
from .gateway import Gateway
from .message import Button, Message, NotPossible, Select
from .people import Choice, NoAnswer, Person, new_account
from .problems import Json
from .rest import BASE, Rest
from .rules import check_message
from .typing import Upload
from .world import ANNOUNCEMENT, FORUM, TEXT, THREAD, VOICE, Call, Can, Place, Refusal, Role, Server, World

__all__ = [
    "ANNOUNCEMENT",
    "FORUM",
    "TEXT",
    "VOICE",
    "Button",
    "Call",
    "Can",
    "Choice",
    "FakeDiscord",
    "Fault",
    "Form",
    "Message",
    "NoAnswer",
    "NotPossible",
    "Person",
    "Place",
    "Refusal",
    "Role",
    "Select",
    "Server",
    "Upload",
    "check_commands",
    "check_message",
    "redirect",
]

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAw.fake12.not-a-real-token-of-anyone-at-all"  # of the shape of a real one
MOST_BYTES = 64 * 1024 * 1024


class FakeDiscord:
    """The whole of it. `validate=False` skips all rules on requests, for measuring."""

    def __init__(
        self,
        *,
        name: str = "zainichi",
        token: str = TOKEN,
        shards: int = 1,
        heartbeat: float = 41.25,
        validate: bool = True,
    ) -> None:
        self.token = token
        self.world = World(name, token, validate=validate)
        self.faults = Faults()
        self.gateway = Gateway(self.world, heartbeat)
        self._rest = Rest(self.world, self.faults, shards)
        self._runner: web.ServerRunner | None = None
        self._first: Place | None = None
        self.world.announce = self.gateway.announce

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()

        def request(message: Any, payload: Any, protocol: Any, writer: Any, task: Any) -> web.BaseRequest:
            return web.BaseRequest(message, payload, protocol, writer, task, loop, client_max_size=MOST_BYTES)

        self._runner = web.ServerRunner(web.Server(self._serve, request_factory=request), shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.world.url = f"http://{host}:{port}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.gateway.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if error is None and self._rest.crashes:
            raise ExceptionGroup("the loopback Discord itself went wrong", self._rest.crashes)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/gateway":
            return await self.gateway.serve(request)
        return await self._rest.serve(request)

    @property
    def api(self) -> str:
        """What `discord.http.Route.BASE` must be."""
        return self.world.url + BASE

    @property
    def socket(self) -> str:
        """What `DiscordWebSocket.DEFAULT_GATEWAY` must be."""
        return self.world.url.replace("http://", "ws://") + "/gateway"

    def asks_for(self, shards: int) -> None:
        """From the next start on: a bot grows."""
        self._rest.own.shards = shards

    @property
    def commands(self) -> list[Json]:
        """The commands that the bot has registered."""
        return self.world.commands

    @property
    def refused(self) -> list[Refusal]:
        """Every request that Discord would have found malformed."""
        return self.world.refused

    @property
    def calls(self) -> list[Call]:
        """The last 20,000 requests, oldest first."""
        return list(self.world.calls)

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Move Discord's clock. Backwards too: what happens next is old as soon as the clock is put right again."""
        self.world.clock.added += minutes * 60 + seconds

    @property
    def ack_seconds(self) -> float:
        """How long Discord waits for the first answer. A test that wants to see it run out may shorten it."""
        return self.world.ack_seconds

    @ack_seconds.setter
    def ack_seconds(self, seconds: float) -> None:
        self.world.ack_seconds = seconds

    async def until(self, condition: Callable[[], Any], seconds: float = 3.0) -> None:
        """Wait until something is so; a TimeoutError if it does not come about."""
        if not await self.world.until(condition, seconds):
            raise TimeoutError(f"not so after {seconds} seconds")

    async def connected(self, seconds: float = 10.0) -> None:
        """Wait until a bot is logged in at the gateway and has registered its commands."""
        await self.until(lambda: self.gateway.connected and self.world.commands, seconds)

    def person(
        self, name: str, *, locale: str = "en-US", permissions: int = Can.MEMBER, place: Place | None = None
    ) -> Person:
        """Someone new, in the place given or in the first channel."""
        if place is None:
            self._first = place = self._first or self.server_channel()
        return Person(self.world, self.gateway, new_account(self.world, name, locale, permissions), place)

    def server(
        self,
        name: str = "History class",
        *,
        locale: str = "en-US",
        has_bot: bool = True,
        shard: int = 0,
        shards: int = 1,
    ) -> Server:
        """A new server, which is on this one of so many shards."""
        number = self.world.clock.snowflake(shard, shards)
        owner = new_account(self.world, f"Owner of {name}", locale, Can.ALL)
        server = Server(number, name, locale, has_bot, owner.id)
        server.roles[number] = Role(number, "@everyone", int(Can.MEMBER))
        self.world.servers[number] = server
        if has_bot:
            self.world.announce("GUILD_CREATE", server.arrival(self.world.bot), server)
        return server

    def role(self, server: Server, name: str, permissions: int = 0) -> Role:
        role = Role(self.world.clock.snowflake(), name, permissions)
        server.roles[role.id] = role
        return role

    def server_channel(
        self,
        name: str = "general",
        *,
        server: Server | None = None,
        locale: str = "en-US",
        bot_can: int = Can.MEMBER,
        kind: int = TEXT,
        denied: int = 0,
    ) -> Place:
        """A channel, in a server of its own unless one is given, with what the bot may and members may not do there."""
        home = server or self.server(f"Server of {name}", locale=locale)
        place = self.world.add(Place(self.world.clock.snowflake(), name, 0, self.world, home, bot_can=bot_can))
        place.kind, place.denied = kind, denied
        if home.has_bot:
            self.world.announce("CHANNEL_CREATE", place.payload(self.world.bot), home)
        return place

    def thread(self, parent: Place, name: str = "thread", *, bot_can: int | None = None) -> Place:
        """A thread of a channel, or a post of a forum."""
        can = parent.bot_can if bot_can is None else bot_can
        number = self.world.clock.snowflake()
        return self.world.add(Place(number, name, 0, self.world, parent.server, None, can, THREAD, parent))

    def allow(self, server: Server, root: str, *people: Person) -> None:
        """An admin decides under Integrations who may use a root, whatever its default."""
        self.world.overrides[server.id, root] = {person.id for person in people}
        told = next(it for it in self.world.decided(server) if it["id"] == self.world.command_id(root))
        self.world.announce("APPLICATION_COMMAND_PERMISSIONS_UPDATE", told, server)

    def elsewhere(self, name: str = "elsewhere", *, locale: str = "en-US") -> Place:
        """A channel of a server that the bot is not in: people bring it, who have installed it for themselves."""
        return self.server_channel(name, server=self.server(f"Server of {name}", locale=locale, has_bot=False))

    def dm(self, who: Person) -> Place:
        """The conversation of this person with the bot."""
        return self.world.dm(who.account)

    def group(self, name: str = "friends") -> Place:
        """A private conversation of people, without the bot."""
        return self.world.add(Place(self.world.clock.snowflake(), name, 2, self.world))

    def delete_channel(self, place: Place) -> None:
        place.gone = True
        if place.has_bot and place.server:
            self.world.announce("CHANNEL_DELETE", place.payload(self.world.bot), place.server)

    def throw_out(self, server: Server) -> None:
        """Remove the bot from a server."""
        self.world.announce("GUILD_DELETE", {"id": server.id}, server)
        server.has_bot = False

    async def start(self, module: str, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        """Run a module as a process of its own, with its discord.py pointed here: to be killed, say."""
        package = __package__ or ""
        root = str(Path(__file__).parents[package.count(".") + 1])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", f"{package}.child", self.world.url, module, *arguments]
        return await asyncio.create_subprocess_exec(*command, env=os.environ | {"PYTHONPATH": paths} | environment)


@contextlib.contextmanager
def redirect(discord: FakeDiscord) -> Iterator[None]:
    """Point the discord.py of this process at the loopback Discord, and back again afterwards."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = discord.api, yarl.URL(discord.socket)
    Asset.BASE = discord.world.url
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE = before
