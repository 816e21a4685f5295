"""The slack-bolt app: one route for whatever comes, and no more of Bolt's steps than are needed.

Bolt looks for an acknowledgement of a listener only every hundredth of a second, and prepares what a listener may ask
for twice, which costs more than all else that it does. The route is a middleware: its answer leaves as soon as it is
there, and it lets nothing past.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.answers import acknowledged
from bot.platforms.slack.handlers import SlackHandlers
from bot.platforms.slack.other_workspaces import is_foreign
from bot.platforms.slack.payloads import Body

log = logging.getLogger(__name__)

_BOLT = logging.getLogger("slack.bolt")
_BOLT.setLevel(logging.ERROR)  # it warns that we do without its ways of authorizing: we do so on purpose


class _Known(AsyncAuthorize):
    """Who the bot is in its one workspace was asked at the start: no request has to ask again."""

    def __init__(self, result: AuthorizeResult) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt does not say
        self._result = result

    async def __call__(self, **_: Any) -> AuthorizeResult:  # noqa: ANN401  # whatever Bolt knows of the request
        return self._result


class _Route(AsyncMiddleware):
    """A command, a press or an event to its handler, by what its kind is."""

    def __init__(self, handlers: SlackHandlers) -> None:
        self._handlers = handlers

    async def async_process(
        self, *, req: AsyncBoltRequest, resp: BoltResponse, next: Callable[[], Awaitable[BoltResponse]]
    ) -> BoltResponse:
        """The acknowledgement. What was not even understood is logged: sent again it would fail again."""
        del resp, next
        try:
            return await self._taken(req.body)
        except Exception:
            log.exception("something from Slack was not understood")
            return acknowledged()

    async def _taken(self, body: Body) -> BoltResponse:
        if is_foreign(body, self._handlers.team):
            return await self._handlers.turned_away(body)
        if "command" in body:
            return await self._handlers.command(body)
        match body.get("type"):
            case "block_actions":
                return await self._handlers.press(body)
            case "view_submission":
                return await self._handlers.submitted(body)
            case "event_callback":
                return await self._handlers.event(body)
            case _:  # a shortcut of another version of the bot: this one has none
                return acknowledged()


def bolt(handlers: SlackHandlers, who: AuthorizeResult, base_url: str, *, over_http: bool) -> AsyncApp:
    """The app. Over HTTP it is to be given only what Slack has signed: that is checked before."""
    app = AsyncApp(
        name="zainichi",
        logger=_BOLT,
        client=AsyncWebClient(base_url=base_url, logger=_BOLT),
        authorize=_Known(who),
        signing_secret="",
        request_verification_enabled=False,
        ssl_check_enabled=over_http,
        url_verification_enabled=over_http,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.use(_Route(handlers))
    return app
