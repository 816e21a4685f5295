"""A Slack on this machine for tests: the real slack-bolt connects to it over real sockets, and people use the bot.

    async with FakeSlack(mode="socket") as slack:
        …start the bot with slack.base_url, slack.bot_token and slack.app_token…
        await slack.connected()
        mina = slack.person("Mina", locale="ja-JP")
        told = await slack.command(mina, slack.channel("general"), "/zainichi", "fact voyages")
        told = await slack.press(mina, told.message, "Another")

It keeps every message, refuses what Slack refuses (`refused`), notes who is called (`mentions`), and fails on order.
An app that workspaces install by themselves is at `slack.app`, and `slack.beside(name)` is another workspace:

    url = slack.allow(location)    # somebody allows what the bot's address asks Slack for; where the browser goes then
    await slack.uninstall()

It does not know threads, reactions, workflows, nor what people write without a command.
"""

import asyncio
import os
import secrets
import sys
from collections.abc import Callable, Collection
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

from aiohttp import web

from tests.fakes.within import within

from .acts import Acts
from .delivery import Delivery, Mode
from .event import Event, NoAnswer, Told
from .faults import Fault, Faults
from .forms import Given
from .http import Http
from .message import Button, File, Message, NotPossible, View
from .oauth import App
from .payloads import event_callback
from .problems import Json
from .socket import Socket
from .web import Web
from .world import Call, Channel, Clock, Mention, Person, Refusal, Upload, Workspace

__all__ = [
    "Button",
    "Call",
    "Channel",
    "Event",
    "FakeSlack",
    "File",
    "Mention",
    "Message",
    "NoAnswer",
    "NotPossible",
    "Person",
    "Refusal",
    "Told",
    "Upload",
    "View",
]

MOST_BYTES = 64 * 1024 * 1024


class FakeSlack:
    """The whole of it. `validate=False` skips all rules on content, for measuring."""

    def __init__(
        self,
        mode: Mode = "socket",
        *,
        validate: bool = True,
        name: str = "History class",
        main: "FakeSlack | None" = None,
    ) -> None:
        self.main = main or self
        """The one that listens: workspaces beside each other are at one address."""
        self.workspaces: list[FakeSlack] = [self]
        self.bot_token = f"xoxb-1234567890-1234567890123-{secrets.token_hex(12)}"
        self.app_token = f"xapp-1-A0123456789-1234567890123-{secrets.token_hex(32)}"
        self.signing_secret = secrets.token_hex(16)
        self.mode = mode
        """How the bot is told. May be changed at any time."""
        self.ack_seconds = 3.0
        """How long Slack waits for an acknowledgement. A test that wants to see it run out may shorten it."""
        self.patience = 3.0
        """How long a person waits, after the acknowledgement, for something to be seen."""
        self.retry_waits: tuple[float, ...] = (0.0, 0.05, 0.1)
        """Before an event of the Events API is delivered again. Slack's own are 0, 60 and 300 seconds."""
        self.should_escape = True
        """As for the command in the manifest: names and links in a command's text become `<@U…|name>` and so on."""
        self.repeats = 0
        first = 100_000 * len(self.main.workspaces) + 1 if main else 1
        clock: Clock | None = main.world.clock if main else None
        self.world: Workspace = Workspace(validate=validate, clock=clock, first=first, name=name)
        self.scopes = self.world.scopes
        """Of the bot token. To be changed in place."""
        self.refused, self.mentions = self.world.refused, self.world.mentions
        """What Slack would have found malformed or lacking a scope; and who was called by what the bot wrote."""
        self.calls, self.events = self.world.calls, self.world.events
        """The last 20,000 requests of the bot, and the last 20,000 things that it was told, oldest first."""
        self.faults = Faults()
        self.socket = Socket(self.world)
        self.http: Http = main.http if main else Http(self.signing_secret)
        self.delivery = Delivery(self.world, {"socket": self.socket, "http": self.http}, self)
        self._web = Web(self.world, self.faults, self.socket.connect, (self.bot_token, self.app_token))
        self._web.tiers.strict = validate
        self.app: App = main.app if main else App(self.world.clock, self.world.app)
        self._web.app = self.app
        self.acts = Acts(self.world, self.delivery, self._web, self)
        self._runner: web.ServerRunner | None = None

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
        await self.socket.close()
        await self.http.close()
        if self._runner is not None:
            await self._runner.cleanup()
        crashes = [crash for one in self.workspaces for crash in one._web.crashes]
        if error is None and crashes:
            raise ExceptionGroup("the loopback Slack itself went wrong", crashes)

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path == "/link/":
            return await self.socket.serve(request)
        return await self._meant(request)._web.serve(request)

    def _meant(self, request: web.BaseRequest) -> "FakeSlack":
        """Which workspace a request is for: by its token, or by its address."""
        token = self.app.of(request.headers.get("Authorization", "").removeprefix("Bearer "))
        for one in self.workspaces:
            if token and token.workspace is one.world:
                return one
            if request.path in one.world.hooks or one._web.files.expects(request.path):
                return one
        return self

    def beside(self, name: str) -> "FakeSlack":
        """Another workspace, in which people do things too. It ends with this one."""
        other = FakeSlack("http", validate=self.world.validate, name=name, main=self)
        other.world.url, other.world.app = self.world.url, self.world.app
        other.patience = self.patience
        self.workspaces.append(other)
        return other

    def allow(self, location: str, *, org: bool = False) -> str:
        """Somebody of this workspace is at the page to which they were sent, and allows it. Where they go then."""
        return self.app.allow(self._query(location), self.world, org=org)

    def cancel(self, location: str) -> str:
        """They cancel."""
        return self.app.cancel(self._query(location))

    def _query(self, location: str) -> Json:
        assert location.startswith(f"{self.world.url}/oauth/v2/authorize?"), location
        return dict(parse_qsl(urlsplit(location).query, keep_blank_values=True))

    async def uninstall(self, *, tell: bool = True) -> None:
        """The app is removed from this workspace. Slack tells so, in no certain order."""
        self.app.leave(self.world)
        if tell:
            nobody, nowhere = Person("U0SLACK", "slack", "en-US", "UTC"), Channel("C0NOWHERE", "nowhere")
            revoked: Json = {"type": "tokens_revoked", "tokens": {"bot": [self.world.bot_user]}}
            for about in (revoked, {"type": "app_uninstalled"}):
                await self.event(nobody, nowhere, about)

    # What a bot needs to know

    @property
    def base_url(self) -> str:
        """For AsyncWebClient(base_url=…)."""
        return f"{self.world.url}/api/"

    @property
    def team(self) -> str:
        return self.world.team

    @property
    def bot_user(self) -> str:
        return self.world.bot_user

    def deliver_to(self, url: str) -> None:
        """Where the bot listens, in HTTP mode: "http://127.0.0.1:3000/slack/events"."""
        self.http.url = url

    def sign(self, body: str | bytes, timestamp: int | None = None) -> dict[str, str]:
        """The headers X-Slack-Signature and X-Slack-Request-Timestamp for a body."""
        return self.http.sign(body, timestamp)

    async def connected(self, seconds: float = 10.0) -> None:
        """Wait until a bot is on the socket, or gives back the challenge that Slack sends to a new address."""
        async with within(seconds):
            if self.mode == "socket":
                await self.until(lambda: self.socket.connections, seconds)
            else:
                await self.http.found()

    async def start(self, module: str, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
        """Run a module as a process of its own, with its Slack SDK pointed here: to be killed, say."""
        package = __package__ or ""
        root = str(Path(__file__).parents[package.count(".") + 1])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        command = [sys.executable, "-m", f"{package}.child", self.base_url, module, *arguments]
        return await asyncio.create_subprocess_exec(*command, env=os.environ | {"PYTHONPATH": paths} | environment)

    # What there is

    def person(
        self, name: str, *, locale: str = "en-US", tz: str = "Asia/Tokyo", admin: bool = False, owner: bool = False
    ) -> Person:
        """Someone new. In a command they are typed as `@` and their name or handle."""
        person = Person(self.world.new_id("U"), name, locale, tz, admin, owner)
        return self.world.people.setdefault(person.id, person)

    def channel(
        self, name: str, *, bot_in: bool = True, private: bool = False, members: Collection[Person] | None = None
    ) -> Channel:
        """A new channel. Without `members` everybody is in it."""
        inside = None if members is None else set(members)
        channel = Channel(self.world.new_id("C"), name, bot_in, private, members=inside)
        return self.world.channels.setdefault(channel.id, channel)

    def dm(self, person: Person, other: Person | None = None) -> Channel:
        """A person's conversation with the bot, or with somebody else."""
        return self.world.dm(person, other)

    def shown(self, channel: Channel, person: Person | None = None) -> list[Message]:
        """What everybody sees there now, or what this person sees, oldest first."""
        return channel.shown(person)

    def home(self, person: Person) -> View | None:
        """The Home tab as it stands, without opening it anew."""
        return self.world.homes.get(person)

    def modals(self, person: Person) -> list[View]:
        """The modals that are open, the uppermost last."""
        return list(self.world.stack(person))

    def reload(self, person: Person) -> None:
        """Slack starts anew on this person's device: what only they could see is gone."""
        for channel in self.world.channels.values():
            for message in channel.messages.values():
                message.deleted = message.deleted or message.only_for is person

    # What people do

    async def command(self, person: Person, channel: Channel, command: str, text: str = "") -> Told:
        return await self.acts.command(person, channel, command, text)

    async def press(self, person: Person, where: Message | View, which: str) -> Told:
        """Press a button, by its action_id, label or value."""
        return await self.acts.press(person, where, which)

    async def select(self, person: Person, where: Message | View, which: str, *choices: str | Person) -> Told:
        """Choose in a menu, which is found by its action_id, placeholder or block_id."""
        given = choices[0] if len(choices) == 1 else tuple(str(choice) for choice in choices)
        return await self.acts.choose(person, where, which, given)

    async def submit(self, person: Person, view: View, values: dict[str, Given] | None = None) -> Told:
        """Send a modal in. Fields are named by label, block_id or action_id; others keep what stands in them."""
        return await self.acts.submit(person, view, values or {})

    async def close(self, person: Person, view: View) -> None:
        await self.acts.close(person, view)

    async def open_home(self, person: Person) -> View:
        return await self.acts.open_home(person)

    async def event(self, person: Person, channel: Channel, about: Json) -> Event:
        """Tell the bot of any event of the Events API, and come back when it has acknowledged."""
        event = event_callback(self.world, person, channel, about)
        await self.delivery.deliver(event)
        return event

    async def until(self, condition: Callable[[], Any], seconds: float = 3.0) -> None:
        """Wait until something is so; a TimeoutError if it does not come about."""
        if not await self.world.until(condition, seconds):
            raise TimeoutError(f"not so after {seconds} seconds")

    # What may go wrong. Methods are "chat.postMessage" and so on, "response_url" and "upload"

    def fail(self, method: str, error: str, times: int = 1) -> None:
        """The next calls are answered with an error of Slack's, and nothing is done."""
        self.faults.add(method, Fault(error, 404 if method in ("response_url", "upload") else 200), times)

    def ratelimit(self, method: str, seconds: int, times: int = 1) -> None:
        """429 with Retry-After."""
        self.faults.add(method, Fault("ratelimited", 429, retry_after=seconds), times)

    def server_error(self, method: str, status: int = 500, times: int = 1) -> None:
        self.faults.add(method, Fault(status=status), times)

    def slow(self, method: str, seconds: float, times: int = 1, *, afterwards: bool = False) -> None:
        """The work is done late; or, with `afterwards`, at once, and the answer comes late."""
        self.faults.add(method, Fault(wait=seconds, afterwards=afterwards), times)

    def lose_answer(self, method: str, times: int = 1) -> None:
        """The work is done, and then the connection breaks."""
        self.faults.add(method, Fault(hang_up=True, afterwards=True), times)

    async def drop_socket(self) -> None:
        """Break every connection without a word."""
        await self.socket.drop()

    async def refresh_socket(self) -> None:
        """Ask the bot to connect anew, as Slack does every few hours, and come back when it has."""
        await self.socket.refresh()

    def repeat_next(self, n: int = 1) -> None:
        """Deliver the next thing n times more, at the same time and with the same ids."""
        self.repeats = n

    def archive(self, channel: Channel) -> None:
        channel.archived = True

    def remove_bot(self, channel: Channel) -> None:
        channel.bot_in = False

    def revoke_tokens(self) -> None:
        self._web.revoked = True

    def forward(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Move Slack's clock: a response_url and a trigger_id grow old. Signatures keep the real time."""
        self.world.clock.added += minutes * 60 + seconds
