"""The door for what Slack sends over HTTP: it lets in what Slack has signed, and that once."""

import asyncio
import re

import aiohttp
from aiohttp import web
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.signature import SignatureVerifier

from bot.core.metrics import Histogram
from bot.platforms.gate import Gate
from bot.platforms.slack.platform import SLACK
from bot.platforms.web_server import MOST_BYTES

PATH = "/slack/events"
SIGNED_FOR = 600.0
"""Seconds in which a signature is good at most: five minutes before and five after Slack's own time."""

BODY_SECONDS = 3.0
"""How long the body of a request may take. Slack itself gives up after as long."""

_SIGNATURE, _STAMP = re.compile(r"v0=[0-9a-f]{64}"), re.compile(r"[0-9]{1,12}")
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

    def __init__(self, app: AsyncApp, signing_secret: str, gate: Gate, took: Histogram) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._seen = ReplayGuard()
        self._gate = gate
        self._took = took

    async def take(self, request: web.Request) -> web.Response:
        """Answer a request, or refuse it: 413 if it is too long, 401 if not signed, 409 if it was answered already.

        Slack's own repeat of what was answered is taken, without effect: it would come again otherwise.
        """
        signature = request.headers.get("X-Slack-Signature", "")
        refused = _judged(request, signature)
        if refused:
            return _last(request, refused)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                raw = await request.read()
        except (TimeoutError, ConnectionError, aiohttp.ClientError):
            return _last(request, web.Response(status=408, text="the rest did not come"))
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
        except (ValueError, TypeError, AttributeError, KeyError, RecursionError):  # no JSON, no object, or too deep
            return web.Response(status=400, text="not understood")
        self._gate.trust(request.transport)
        time = asyncio.get_running_loop().time
        begun = time()
        response = await self._app.async_dispatch(asked)
        self._took.took(time() - begun, SLACK.name)
        self._gate.trust(request.transport, is_trusted=False)
        if response.status == 200:
            self._seen.add(signature)
        kind = {"Content-Type": _JSON if response.body.startswith("{") else _TEXT}
        return web.Response(status=response.status, body=response.body.encode(), headers=kind)


def _last(request: web.Request, response: web.Response) -> web.Response:
    """The last answer on a connection: whatever else is brought on it, nobody waits for it."""
    response.force_close()
    request.protocol.close()
    return response


def _judged(request: web.Request, signature: str) -> web.Response | None:
    """Why a request is refused by its headers alone, before any of its body is waited for."""
    stamp = request.headers.get("X-Slack-Request-Timestamp", "")
    if not _SIGNATURE.fullmatch(signature) or not _STAMP.fullmatch(stamp):
        return web.Response(status=401, text="not signed by Slack")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        return web.Response(status=415, text="not compressed, please")
    if (request.content_length or 0) > MOST_BYTES:
        return web.Response(status=413, text="too long")
    return None
