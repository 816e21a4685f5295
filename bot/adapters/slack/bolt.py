"""The slack-bolt app: one listener for each kind of thing, and no more of Bolt's steps than are needed.

With `process_before_response` the acknowledgement leaves when the listener returns; otherwise Bolt looks for it only
every hundredth of a second.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any, TypeAlias

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.inbox import Inbox, acknowledged
from bot.adapters.slack.payload import Body

log = logging.getLogger(__name__)

Take: TypeAlias = Callable[[Body], Awaitable[BoltResponse]]
ANY = re.compile("")

_BOLT = logging.getLogger("slack.bolt")
_BOLT.setLevel(logging.ERROR)  # it warns that we do without its ways of authorizing: we do so on purpose


class _Known(AsyncAuthorize):
    """Who the bot is in its one workspace was asked at the start: no request has to ask again."""

    def __init__(self, result: AuthorizeResult) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt does not say
        self._result = result

    async def __call__(self, **_: Any) -> AuthorizeResult:  # noqa: ANN401  # whatever Bolt knows of the request
        return self._result


def bolt(inbox: Inbox, who: AuthorizeResult, base_url: str, *, over_http: bool) -> AsyncApp:
    """The app. Over HTTP it takes only requests whose signature was checked before."""
    app = AsyncApp(
        name="zainichi",
        logger=_BOLT,
        client=AsyncWebClient(base_url=base_url, logger=_BOLT),
        authorize=_Known(who),
        signing_secret="",  # checked before Bolt is asked
        request_verification_enabled=False,
        process_before_response=True,
        ssl_check_enabled=over_http,
        url_verification_enabled=over_http,
        ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
    )
    app.command(ANY)(_guarded(inbox.command))
    app.action(ANY)(_guarded(inbox.press))
    app.event(ANY)(_guarded(inbox.event))
    app.view(ANY)(_guarded(_form))
    return app


async def _form(_: Body) -> BoltResponse:
    """A form of another version of the bot: this one has none, so it is only closed."""
    return acknowledged()


def _guarded(take: Take) -> Callable[..., Awaitable[BoltResponse]]:
    """A listener. What was not even understood is logged and acknowledged: sent again it would fail again."""

    async def listener(body: dict[str, Any]) -> BoltResponse:
        try:
            return await take(body)
        except Exception:
            log.exception("something from Slack was not understood")
            return acknowledged()

    return listener
