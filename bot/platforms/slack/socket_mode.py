"""Socket Mode: the connection that the bot opens to Slack, and opens again whenever it breaks."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator

import aiohttp
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from bot.core.metrics import Histogram
from bot.core.platform import AdapterError
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.web_api import NO_TOKEN, Web, reason

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks at the connection. The library itself would notice only after some more."""

ACKNOWLEDGED_WITHIN = 0.3
"""Seconds for the last acknowledgements. They need not wait for any work then."""

PING, CLOSING, WAIT = 5.0, 1.5, 5.0
"""Seconds between pings; for a farewell; before Slack is asked once more for an address."""

_NOT_FOR_THIS = NO_TOKEN | {"missing_scope", "not_allowed_token_type", "no_permission", "access_denied"}
_SOCKET = logging.getLogger("slack.socket")
_SOCKET.setLevel(logging.CRITICAL + 1)  # it logs addresses that open the connection; what is wrong is said here


class Link:
    """A connection that is kept up, and what came by it that is not acknowledged yet."""

    def __init__(self, client: SocketModeClient) -> None:
        self._client = client
        self._waiting = 0
        self._calm = asyncio.Event()
        self._calm.set()
        self._watch: asyncio.Task[None] | None = None
        self.is_leaving = False

    def stands(self) -> bool:
        """Whether something can come by it."""
        return self._client.current_session is not None and not self._client.current_session.closed

    @contextlib.contextmanager
    def acknowledging(self) -> Iterator[None]:
        """Something has come, and is acknowledged within this."""
        self._waiting += 1
        self._calm.clear()
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting:
                self._calm.set()

    def open(self) -> None:
        """Open it anew from now on whenever it has broken."""
        self._watch = asyncio.create_task(self._keep_up())

    async def _keep_up(self) -> None:
        """Look again and again. An address is good for one attempt only."""
        while True:
            await asyncio.sleep(LOOK)
            if not self.stands():
                self._client.wss_uri = None
                await self._client.connect_to_new_endpoint()
                log.info("connected to Slack %s", "again" if self.stands() else "not yet")

    async def leave(self) -> None:
        """Take nothing more, and close it once what has come is acknowledged. The rest Slack brings to others."""
        self.is_leaving = True
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(ACKNOWLEDGED_WITHIN):
                await self._calm.wait()
        await self.close()

    async def close(self) -> None:
        """Close it for good."""
        if self._watch:
            self._watch.cancel()
        with contextlib.suppress(TimeoutError, aiohttp.ClientError, OSError):
            await asyncio.wait_for(self._client.close(), CLOSING)  # type: ignore[no-untyped-call]  # as below


def refused(word: str) -> AdapterError:
    """Slack does not take the token for Socket Mode."""
    return AdapterError(
        f"SLACK_APP_TOKEN is not taken by Slack ({word}). Make it anew: Basic Information → App-Level Tokens, "
        "with the scope connections:write."
    )


@contextlib.asynccontextmanager
async def connected(
    app: AsyncApp, token: str, web: Web, on_end: Callable[[AdapterError], None], took: Histogram
) -> AsyncIterator[Link]:
    """A connection that is kept up.

    Raises AdapterError if Slack does not take the token at first; `on_end` is told if it no longer does.
    """
    time = asyncio.get_running_loop().time
    address = await _address(web, token)
    client = SocketModeClient(token, logger=_SOCKET, web_client=web.client, ping_interval=PING)
    client.issue_new_wss_url = lambda: _another_address(web, token, on_end)  # type: ignore[method-assign]
    client.wss_uri = address
    link = Link(client)

    async def take(_: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if link.is_leaving:  # it is not acknowledged, so that it comes again to another process
            return
        begun = time()
        try:
            with link.acknowledging():
                await _take(app, client, request)
            took.took(time() - begun, SLACK.name)
        except Exception:
            log.exception("an acknowledgement did not get through to Slack")

    client.socket_mode_request_listeners.append(take)
    link.open()
    try:
        async with client.connect_operation_lock:
            await client.connect()  # type: ignore[no-untyped-call]  # the library does not say
        yield link
    finally:
        await link.close()


async def _take(app: AsyncApp, client: SocketModeClient, request: SocketModeRequest) -> None:
    """Give it to Bolt, and its answer to Slack as it is: Bolt's own way reads it and writes it once more."""
    response = await run_async_bolt_app(app, request)
    if response.status != 200:
        log.warning("something from Slack was answered with %s", response.status)
        return
    payload = f',"payload":{response.body}' if response.body.startswith("{") else ""
    envelope = f'{{"envelope_id":{json.dumps(request.envelope_id)}{payload}}}'
    try:
        await client.send_message(envelope)
    except ConnectionError:  # just broken: Slack takes it by the next connection too
        await client.connect_to_new_endpoint()
        await client.send_message(envelope)


async def _address(web: Web, token: str) -> str:
    """An address to connect to. Raises AdapterError if Slack does not take the token."""
    try:
        return str((await web.client.apps_connections_open(app_token=token))["url"])
    except SlackApiError as error:
        if reason(error) in _NOT_FOR_THIS:
            raise refused(reason(error)) from error
        raise


async def _another_address(web: Web, token: str, on_end: Callable[[AdapterError], None]) -> str:
    """An address for a new connection, however long it takes until Slack gives one."""
    while True:
        try:
            return await _address(web, token)
        except AdapterError as error:
            on_end(error)
            await asyncio.Event().wait()  # until the end, which is near
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("Slack cannot be reached (%s); trying again", type(error).__name__)
            await asyncio.sleep(WAIT)
