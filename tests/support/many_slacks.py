"""The bot for many workspaces on the loopback Slack: how a browser installs it, and what then runs. Judges nothing."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import aiohttp

from bot.core.clock import Clock
from bot.core.platform import Messenger
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.slack.http_door import PATH
from bot.platforms.slack.install_flow import REDIRECT
from bot.platforms.slack.install_state import COOKIE
from bot.platforms.slack.site import PATHS
from bot.platforms.slack.token_renewal import AppCredentials
from bot.platforms.slack.workspaces_adapter import SharedApp, WorkspacesAdapter
from bot.platforms.web_server import WebServer
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import FakeSlack
from tests.support.bot import Bot, bot_on, closing
from tests.support.databases import opened
from tests.support.on_slack import Classes, a_bot, address, free_port

HOST = "https://bot.example"


class Shown(NamedTuple):
    """A page as a browser gets it."""

    status: int
    text: str
    headers: Mapping[str, str]
    cookies: str = ""


@dataclass
class Site:
    """The bot's web server, and a browser that visits it. `cookie` is all that the browser remembers."""

    url: str
    session: aiohttp.ClientSession
    cookie: str = ""
    languages: str = "en-GB,en;q=0.9"

    async def visit(self, path: str) -> Shown:
        """Go to a page. Where it sends the browser elsewhere, that is not followed."""
        headers = {"Accept-Language": self.languages} | ({"Cookie": self.cookie} if self.cookie else {})
        async with self.session.get(f"{self.url}{path}", headers=headers, allow_redirects=False) as response:
            text, given = await response.text(), response.headers.get("Set-Cookie", "")
        name, _, value = given.partition(";")[0].partition("=")
        if name == COOKIE:
            assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {it.strip() for it in given.split(";")}
            self.cookie = "" if value == "deleted" else f"{name}={value}"
        return Shown(response.status, text, response.headers, given)

    async def sent_away(self, path: str = "/slack/install") -> str:
        """To Slack's page."""
        shown = await self.visit(path)
        assert shown.status == 302
        return shown.headers["Location"]

    async def back(self, location: str) -> Shown:
        """From Slack's page to the bot's."""
        assert location.startswith(f"{HOST}{REDIRECT}?"), location
        return await self.visit(location.removeprefix(HOST))

    async def installs(self, slack: FakeSlack) -> Shown:
        """All the way."""
        return await self.back(slack.allow(await self.sent_away()))


@dataclass(frozen=True)
class Everywhere:
    """A running bot with the Slack on which workspaces install it, and its web server."""

    slack: FakeSlack
    bot: Bot
    site: Site
    keys: tuple[str, ...] = ()
    task: "asyncio.Task[None] | None" = field(default=None, repr=False)

    def within(self, slack: FakeSlack) -> Classes:
        """The same bot, as somebody in this workspace meets it."""
        return Classes(slack, self.bot)


class WithItsPort(WorkspacesAdapter):
    """With the port open around it, as the process has it."""

    async def run(self, router: Router) -> None:
        async with self._server.listening():
            await super().run(router)


def shared(slack: FakeSlack, bot: Bot, keys: tuple[str, ...], port: int) -> WorkspacesAdapter:
    """The adapter as an operator would set it up, with the bot's database and clock."""
    slack.app.redirects = [f"{HOST}{REDIRECT}"]
    app = SharedApp(
        credentials=AppCredentials(slack.app.client_id, slack.app.client_secret),
        signing_secret=slack.signing_secret,
        keys=keys,
        nonce=lambda: secrets.token_hex(16),
        public_url=HOST,
        contact="teacher@example.org",
    )
    notes, server = Notes(bot.database, bot.owner), WebServer(port, PATH, *PATHS)
    return WithItsPort(app, server, bot.database, notes, bot.clock, locale="en", base_url=slack.base_url)


@contextlib.asynccontextmanager
async def _a_bot(library: Library, path: str, now: Clock) -> AsyncIterator[Bot]:
    """On a file, or on a PostgreSQL whose URL that is and which has all its tables."""
    if not path.startswith("postgres"):
        async with a_bot(library, path, now) as bot:
            yield bot
        return
    async with opened(path) as database:
        worker = Worker()
        yield bot_on(library, database, now, {}, worker=worker)
        await worker.close()


@contextlib.asynccontextmanager
async def everywhere(
    library: Library, slack: FakeSlack, path: str = ":memory:", keys: tuple[str, ...] = (), owner: str = "test"
) -> AsyncIterator[Everywhere]:
    """The bot, running. It goes by Slack's clock, which a test moves. Slack delivers to the one that began last."""

    def now() -> int:
        return round(slack.world.clock.now() * 1000)

    keys = keys or (secrets.token_hex(32),)
    async with _a_bot(library, path, now) as plain, aiohttp.ClientSession() as session:
        port = free_port()
        made = shared(slack, plain, keys, port)
        messengers: dict[str, Messenger] = {"slack": made.messenger}
        bot = replace(plain, messengers=messengers, owner=owner)
        task = asyncio.create_task(made.run(bot.router))
        try:
            async with closing(bot):
                slack.deliver_to(address(port))
                found = asyncio.create_task(slack.connected())
                await asyncio.wait({task, found}, return_when=asyncio.FIRST_COMPLETED)
                if task.done():
                    found.cancel()
                    await task
                await found
                yield Everywhere(slack, bot, Site(f"http://127.0.0.1:{port}", session), keys, task)
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
