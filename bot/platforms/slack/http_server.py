"""The HTTP server: `/slack/events` for what Slack signs and sends, `/healthz` for whoever looks after the process."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable

from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.core.platform import AdapterError

log = logging.getLogger(__name__)

PATH, HEALTH = "/slack/events", "/healthz"
MOST_BYTES = 512 * 1024
"""Of a request. What Slack sends with a press holds the whole message or Home tab that was pressed."""

SIGNED_FOR = 600.0
"""Seconds in which a signature is good at most: five minutes before and five after Slack's own time."""

CLOSING = 1.0
_JSON, _TEXT = "application/json; charset=utf-8", "text/plain; charset=utf-8"


class ReplayGuard:
    """Signatures of requests that were answered, for as long as they are good."""

    def __init__(self) -> None:
        self._new: set[int] = set()
        self._old: set[int] = set()
        self._turned = 0.0

    def __contains__(self, signature: str) -> bool:
        """Whether a request with this signature was answered."""
        return hash(signature) in self._new or hash(signature) in self._old

    def add(self, signature: str) -> None:
        """Remember one, and forget those that are no longer good."""
        now = asyncio.get_running_loop().time()
        if now > self._turned + SIGNED_FOR:
            self._turned, self._old, self._new = now, self._new, set()
        self._new.add(hash(signature))


class Door:
    """Lets in what Slack has signed, once."""

    def __init__(self, app: AsyncApp, signing_secret: str) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._seen = ReplayGuard()

    async def take(self, request: web.Request) -> web.Response:
        """Answer a request, or refuse it: 413 if it is too long, 401 if not signed, 409 if it was answered already.

        Slack's own repeat of what was answered is taken, without effect: it would come again otherwise.
        """
        raw = await request.read()
        signature = request.headers.get("X-Slack-Signature", "")
        try:
            body = raw.decode()
            is_signed = self._verifier.is_valid(body, request.headers.get("X-Slack-Request-Timestamp"), signature)
        except (ValueError, TypeError):  # not even a number, or not even text
            is_signed, body = False, ""
        if not is_signed:
            return web.Response(status=401, text="not signed by Slack")
        if signature in self._seen:
            is_repeat = "X-Slack-Retry-Num" in request.headers
            return web.Response() if is_repeat else web.Response(status=409, text="answered already")
        try:
            asked = AsyncBoltRequest(body=body, headers={"content-type": request.headers.get("Content-Type", "")})
        except json.JSONDecodeError:
            return web.Response(status=400, text="not understood")
        response = await self._app.async_dispatch(asked)
        if response.status == 200:
            self._seen.add(signature)
        kind = {"Content-Type": _JSON if response.body.startswith("{") else _TEXT}
        return web.Response(status=response.status, body=response.body.encode(), headers=kind)


@contextlib.asynccontextmanager
async def serving(port: int, is_well: Callable[[], bool], door: Door | None = None) -> AsyncIterator[None]:
    """Listen on a port. Raises AdapterError if it cannot be had."""

    async def health(_: web.Request) -> web.Response:
        return web.Response(text="ok") if is_well() else web.Response(status=503, text="not connected to Slack")

    server = web.Application(client_max_size=MOST_BYTES)
    server.router.add_get(HEALTH, health)
    if door:
        server.router.add_post(PATH, door.take)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=CLOSING)
    await runner.setup()
    try:
        await web.TCPSite(runner, None, port).start()
    except OSError as error:
        await runner.cleanup()
        raise AdapterError(f"PORT {port} cannot be listened on: {error.strerror or 'it is taken'}.") from error
    try:
        yield
    finally:
        await runner.cleanup()
