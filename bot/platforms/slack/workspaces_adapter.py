"""The adapter for many workspaces: each installs the app by itself, and is served over HTTP with its own token."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError

from bot.core.clock import Clock
from bot.core.platform import AdapterError
from bot.db.database import Database
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.platforms.patience import AwayError, kept_up
from bot.platforms.slack.adapter import FAREWELL
from bot.platforms.slack.bolt_app import Route, bolt
from bot.platforms.slack.handlers import SlackHandlers
from bot.platforms.slack.http_door import PATH, Door
from bot.platforms.slack.install_flow import InstallFlow
from bot.platforms.slack.install_state import InstallStates
from bot.platforms.slack.installation_store import InstallationStore, Installed
from bot.platforms.slack.line import Line
from bot.platforms.slack.messenger import SlackMessenger
from bot.platforms.slack.sealing import Seal
from bot.platforms.slack.site import Site
from bot.platforms.slack.token_renewal import AppCredentials, TokenRenewal
from bot.platforms.slack.web_api import Web, pool, reason
from bot.platforms.slack.web_page import INSTALL
from bot.platforms.slack.workspace import Workspace
from bot.platforms.slack.workspaces import LOCKED, Workspaces
from bot.platforms.slack.workspaces_messenger import WorkspacesMessenger
from bot.platforms.slack.workspaces_route import WorkspacesRoute
from bot.platforms.web_server import Route as Served, WebServer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedApp:
    """An app that many workspaces install, as the operator has set it up.

    `keys` seal the tokens, the first of them, and open them; `nonce` gives what nobody can guess.
    """

    credentials: AppCredentials
    signing_secret: str = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    nonce: Callable[[], str]
    public_url: str = ""
    contact: str = ""


class WorkspacesAdapter:
    """The bot in every workspace that has installed it, over HTTP by this server.

    `base_url`: where Slack's Web API is, if not at slack.com.
    """

    name = "Slack"

    def __init__(
        self,
        app: SharedApp,
        server: WebServer,
        database: Database,
        notes: Notes,
        clock: Clock,
        *,
        locale: str,
        base_url: str | None = None,
    ) -> None:
        self._app = app
        self._server = server
        self._line = Line()
        self._notes = notes
        self._clock = clock
        self._locale = locale
        self._base_url = base_url
        self._store = InstallationStore(database, Seal(app.keys), clock)
        self._states = InstallStates(database, app.keys, clock, app.nonce)
        self.messenger = WorkspacesMessenger()
        self._workspaces: Workspaces | None = None

    async def run(self, router: Router) -> None:
        """Serve until cancelled. Raises AdapterError, in one line, if Slack does not know the app."""
        await kept_up(self.name, lambda: self._serve(router))

    async def leave(self) -> None:
        """Acknowledge what has come, and answer. The port is closed by whoever has opened it."""
        if self._workspaces:
            await self._workspaces.close(FAREWELL)

    async def trouble(self) -> str:
        """What keeps it from serving people now, in a few words; empty if nothing does."""
        return await self._line.trouble()

    async def _serve(self, router: Router) -> None:
        async with AsyncExitStack() as stack:
            session = await stack.enter_async_context(pool(router.metrics.rate_limits))
            web = Web(None, self._base_url, session)
            await self._checked(web)
            workspaces = Workspaces(
                self._store,
                TokenRenewal(self._store, web, self._app.credentials, self._clock),
                lambda token: Web(token, self._base_url, session),
                partial(self._made, router),
            )
            stack.callback(setattr, self.messenger, "workspaces", None)
            self.messenger.workspaces = self._workspaces = workspaces
            install = f"{self._app.public_url}{INSTALL}" if self._app.public_url else ""
            route = WorkspacesRoute(workspaces, web, self._locale, install)
            nobody = AuthorizeResult(enterprise_id=None, team_id=None)
            app = bolt(Route(route.take), nobody, web.client.base_url, over_http=True)
            flow = InstallFlow(self._app.credentials, web.careful, self._store, self._states, self._app.public_url)
            site = Site(flow, workspaces.installed, self._locale, self._app.contact)
            door = Door(app, self._app.signing_secret, self._server.gate, router.metrics.acknowledgements)
            stack.enter_context(self._server.serving(Served("POST", PATH, door.take), *site.routes()))
            stack.callback(setattr, self, "_line", Line())
            self._line = Line(web, lambda: True, has_token=False)
            stack.push_async_callback(workspaces.close, FAREWELL)  # first of all, while Slack can still be told
            log.info("ready: Slack, in %s", _counted(await self._look_over()))
            await asyncio.Event().wait()

    def _made(self, router: Router, found: Installed, web: Web, name: str, address: str) -> Workspace:
        """What serves a workspace, of which Slack says what the bot is called and where it is."""
        handlers = SlackHandlers(router, self._notes, self._clock, web, team=found.team, name=name, locale=self._locale)
        handlers.presses.message_team = found.team
        messenger = SlackMessenger(self._locale, self._clock, self._notes)
        messenger.web, messenger.dm, messenger.workspace = web, handlers.dm, address
        messenger.edits = router.metrics.edits
        return Workspace(found.version, web, handlers, messenger)

    async def _look_over(self) -> int:
        """How many workspaces there are. Those whose token no key opens are told to the operator."""
        found = await self._store.all()
        for one in found:
            if one.token is None:
                log.error(LOCKED, one.team)
        return len(found)

    async def _checked(self, web: Web) -> None:
        """Ask Slack for a token with a code that is none: it says so if it knows the app, else what is wrong with that.

        Raises AdapterError or AwayError.
        """
        credentials = self._app.credentials
        try:
            await web.careful.oauth_v2_access(
                client_id=credentials.client_id, client_secret=credentials.client_secret, code="0"
            )
        except SlackApiError as error:
            if wrong := _WRONG.get(reason(error)):
                raise AdapterError(
                    f"{wrong} is not taken by Slack ({reason(error)}). Copy it anew from your app: "
                    "Basic Information → App Credentials."
                ) from error
            if error.response.status_code >= 500:
                raise AwayError(f"it does not answer as it should (HTTP {error.response.status_code})") from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            why = f"{type(error).__name__}; look at the network (and at HTTPS_PROXY, if you need one)"
            raise AwayError(why) from error


_WRONG = {
    "invalid_client_id": "SLACK_CLIENT_ID",
    "bad_client_secret": "SLACK_CLIENT_SECRET",
    "invalid_client_secret": "SLACK_CLIENT_SECRET",
}


def _counted(number: int) -> str:
    return "1 workspace" if number == 1 else f"{number} workspaces"
