"""The way of an installation: to Slack's page and back, by Bolt's own flow, and which page is shown in the end."""

import logging
from dataclasses import dataclass, field

import aiohttp
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.db.database import DatabaseError
from bot.platforms.slack.install_state import COOKIE, InstallCookie, InstallStates
from bot.platforms.slack.installation_store import InstallationStore
from bot.platforms.slack.token_renewal import AppCredentials
from bot.platforms.slack.web_api import READS_FILES, SCOPES

log = logging.getLogger(__name__)

_QUIET = logging.getLogger("slack.oauth")
_QUIET.setLevel(logging.CRITICAL + 1)  # it logs the code that Slack gave; what is wrong is said here

REDIRECT = "/slack/oauth_redirect"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an installation: where it is, or Bolt's word for why nothing was installed."""

    status: int
    team: str = ""
    app: str = ""
    workspace: str = field(default="", repr=False)
    why: str = ""


class OrgInstallError(BoltError):
    """The app was given to a whole organisation, for which it is not made."""


class _Flow(AsyncOAuthFlow):
    """Bolt's, for single workspaces alone."""

    async def store_installation(self, request: AsyncBoltRequest, installation: Installation) -> None:
        """Keep it. Where it is for a whole organisation, give it back to Slack. Raises OrgInstallError."""
        if not installation.is_enterprise_install and installation.team_id:
            await super().store_installation(request, installation)
            return
        try:
            await self.client.auth_revoke(token=installation.bot_token)
        except SlackApiError as error:
            log.warning("the token for an organisation could not be given back: %s", error.response.get("error"))
        raise OrgInstallError("for a whole organisation")


class InstallFlow:
    """Begins and ends installations. `public_url` is where this server is known, or empty."""

    def __init__(
        self,
        credentials: AppCredentials,
        client: AsyncWebClient,
        store: InstallationStore,
        states: InstallStates,
        public_url: str = "",
    ) -> None:
        settings = AsyncOAuthSettings(
            client_id=credentials.client_id,
            client_secret=credentials.client_secret,
            scopes=(*SCOPES, READS_FILES),
            user_scopes=(),
            redirect_uri=f"{public_url}{REDIRECT}" if public_url else None,
            install_page_rendering_enabled=False,
            authorization_url=f"{client.base_url.removesuffix('api/')}oauth/v2/authorize",
            callback_options=AsyncCallbackOptions(success=_succeeded, failure=_failed),
            installation_store=store,
            state_store=states,
            state_cookie_name=COOKIE,
        )
        settings.state_utils = InstallCookie()
        self._cookie = settings.state_utils
        self._flow = _Flow(client=client, logger=_QUIET, settings=settings)

    async def begin(self, team: str = "") -> tuple[str, str]:
        """Where to send the browser, and the cookie that goes along. `team` is a workspace that was asked for."""
        query = {"team": team} if team.isascii() and team.isalnum() else {}
        response = await self._flow.handle_installation(AsyncBoltRequest(body="", query=query))
        return _first(response, "location"), _first(response, "set-cookie")

    async def end(self, query: dict[str, str], cookie: str) -> Outcome:
        """What came of it, when the browser is back from Slack's page."""
        request = AsyncBoltRequest(body="", query=query, headers={"cookie": cookie})
        try:
            response = await self._flow.handle_callback(request)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("an installation could not be ended: Slack is away (%s)", type(error).__name__)
            return Outcome(503, why="away")
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            return Outcome(503, why="storage")
        outcome: Outcome = request.context["outcome"]
        if outcome.why:
            log.info("nothing was installed: %s", outcome.why)
        del response
        return outcome

    @property
    def done_cookie(self) -> str:
        """Takes the cookie away again."""
        return self._cookie.build_set_cookie_for_deletion()


async def _succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    got = args.installation
    args.request.context["outcome"] = Outcome(200, got.team_id or "", got.app_id or "", got.team_name or "")
    return BoltResponse(status=200)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    why = "org" if isinstance(args.error, OrgInstallError) else args.reason
    status = 400 if why == "org" else args.suggested_status_code
    args.request.context["outcome"] = Outcome(status, why=why)
    return BoltResponse(status=status)


def _first(response: BoltResponse, name: str) -> str:
    return str(next(iter(response.headers.get(name, ())), ""))
