"""The adapter: it checks the tokens, opens the connection or the port, and serves until it is told to stop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError

from bot.core.clock import Clock
from bot.core.platform import AdapterError
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.patience import AwayError, kept_up
from bot.platforms.slack.bolt_app import bolt, for_one
from bot.platforms.slack.handlers import SlackHandlers
from bot.platforms.slack.http_door import PATH, Door
from bot.platforms.slack.line import Line
from bot.platforms.slack.messenger import SlackMessenger
from bot.platforms.slack.socket_mode import Link, connected
from bot.platforms.slack.web_api import NO_TOKEN, READS_FILES, SCOPES, Web, pool, reason
from bot.platforms.web_server import Route, WebServer

log = logging.getLogger(__name__)

FAREWELL = 1.5
"""Seconds for what is under way when the bot is told to stop."""


class SlackAdapter:
    """The bot in one Slack workspace: in Socket Mode if there is an app token for it, else over HTTP.

    Over HTTP it needs a `server`. `base_url`: where Slack's Web API is, if not at slack.com.
    """

    name = "Slack"

    def __init__(
        self,
        token: str,
        notes: Notes,
        clock: Clock,
        *,
        locale: str,
        app_token: str | None = None,
        signing_secret: str | None = None,
        server: WebServer | None = None,
        base_url: str | None = None,
    ) -> None:
        self._token = token
        self._notes = notes
        self._clock = clock
        self._locale = locale
        self.messenger = SlackMessenger(locale, clock, notes)
        self._app_token = app_token
        self._signing_secret = signing_secret
        self._server = server
        self._base_url = base_url
        self._line = Line()
        self._leave: Callable[[], Awaitable[None]] | None = None

    async def run(self, router: Router) -> None:
        """Serve until cancelled. Raises AdapterError, in one line, if Slack does not take us."""
        self.messenger.edits = router.metrics.edits
        await kept_up(self.name, lambda: self._connected(router))

    async def leave(self) -> None:
        """Acknowledge what has come, close the connection, and answer. A port is closed by whoever has opened it."""
        if self._leave:
            await self._leave()

    async def trouble(self) -> str:
        """What keeps it from serving people now, in a few words; empty if nothing does."""
        return await self._line.trouble()

    async def _connected(self, router: Router) -> None:
        """Serve over one pool of connections. Raises AwayError if Slack is not there for now."""
        async with pool(router.metrics.rate_limits) as session:
            web = Web(self._token, self._base_url, session)
            try:
                await self._serve(router, web)
            except SlackApiError as error:
                word = reason(error) or f"HTTP {error.response.status_code}"
                raise AwayError(f"it does not answer as it should ({word})") from error
            except (aiohttp.ClientError, TimeoutError, OSError) as error:  # its text may hold an address that lets in
                why = f"{type(error).__name__}; look at the network (and at HTTPS_PROXY, if you need one)"
                raise AwayError(why) from error
            finally:
                self.messenger.web, self._line, self._leave = None, Line(), None

    async def _serve(self, router: Router, web: Web) -> None:
        end: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def on_end(error: AdapterError) -> None:
            if not end.done():
                end.set_exception(error)

        web.on_no_token = lambda word: on_end(_refused(word))
        who = await _checked(web, self._token)
        name = who.user or "zainichi"
        handlers = SlackHandlers(
            router, self._notes, self._clock, web, team=who.team_id or "", name=name, locale=self._locale
        )
        self.messenger.web, self.messenger.dm, self.messenger.workspace = web, handlers.dm, who.url or ""
        app = bolt(for_one(handlers), who, web.client.base_url, over_http=not self._app_token)
        took = router.metrics.acknowledgements
        async with AsyncExitStack() as stack:
            link: Link | None = None
            if self._app_token:
                link = await stack.enter_async_context(connected(app, self._app_token, web, on_end, took))
            elif self._server:
                door = Door(app, self._signing_secret or "", self._server.gate, took)
                stack.enter_context(self._server.serving(Route("POST", PATH, door.take)))
            self._line = Line(web, lambda: link is None or link.stands())
            self._leave = partial(_left, handlers, link)
            stack.push_async_callback(handlers.close, FAREWELL)  # first of all, while Slack can still be told
            log.info("ready: Slack")
            await end


async def _left(handlers: SlackHandlers, link: Link | None) -> None:
    """All that has come is acknowledged and then answered; by the connection comes nothing more."""
    await asyncio.gather(*([link.leave()] if link else []), handlers.close(FAREWELL))


async def _checked(web: Web, token: str) -> AuthorizeResult:
    """Who the bot is, with its name as the user. Raises AdapterError if the token is not taken or may do too little."""
    try:
        response = await web.client.auth_test()
    except SlackApiError as error:
        if reason(error) in NO_TOKEN | {"missing_scope"}:
            raise _refused(reason(error)) from error
        raise
    granted = (response.headers or {}).get("x-oauth-scopes")
    held = granted.replace(" ", "").split(",") if granted else [*SCOPES, READS_FILES]
    missing = [scope for scope in SCOPES if scope not in held]
    if missing:
        raise AdapterError(
            f"SLACK_BOT_TOKEN may not do enough: {', '.join(missing)} is missing. "
            "Give the app the manifest of slack-manifest.yaml, then install it to the workspace again."
        )
    web.takes_files = READS_FILES in held
    if not web.takes_files:
        log.warning("the app has no scope %s: no file can be given to it (slack-manifest.yaml has it)", READS_FILES)
    return AuthorizeResult(
        enterprise_id=response.get("enterprise_id"),
        team_id=response["team_id"],
        url=response.get("url"),
        bot_id=response.get("bot_id"),
        bot_user_id=response["user_id"],
        bot_token=token,
        user=response.get("user"),
    )


def _refused(word: str) -> AdapterError:
    return AdapterError(
        f"SLACK_BOT_TOKEN is not taken by Slack ({word}). Copy it anew from your app: "
        "OAuth & Permissions → Bot User OAuth Token."
    )
