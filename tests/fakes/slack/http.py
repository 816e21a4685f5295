"""Delivery over HTTP: signed requests to the address where the bot listens."""

import asyncio
import hashlib
import hmac
import json
import time
import uuid
from urllib.parse import urlencode

import aiohttp

from tests.fakes.within import within

from .event import Event, NoAnswer, NotTaken

FORM, JSON = "application/x-www-form-urlencoded", "application/json"


class Http:
    """Sends to one address. `url` is empty until the test says where the bot is."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.url = ""
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self._session

    def sign(self, body: str | bytes, timestamp: int | None = None) -> dict[str, str]:
        """The headers that prove that a body comes from Slack, at this time or now."""
        stamp = str(int(time.time()) if timestamp is None else timestamp)
        text = body.encode() if isinstance(body, str) else body
        digest = hmac.new(self.secret.encode(), b"v0:" + stamp.encode() + b":" + text, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def carry(self, event: Event, attempt: int, reason: str, seconds: float) -> None:
        """Post an event and wait for a 2xx."""
        body, kind = encoded(event)
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self.sign(body)
        if attempt:
            headers |= {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": f"http_{reason}"}
        event.attempts += 1
        try:
            async with within(seconds), self.session.post(self.url, data=body, headers=headers) as response:
                text = await response.text()
        except TimeoutError:
            raise NotTaken("timeout") from None
        except (aiohttp.ClientError, OSError):
            raise NotTaken("error") from None
        if not 200 <= response.status < 300:
            raise NotTaken("error")
        event.take(json.loads(text) if response.content_type == JSON and text else text and {"text": text})

    async def found(self) -> None:
        """Wait until the bot gives back the challenge. Raises NoAnswer if it gives back anything else."""
        while True:
            if await self.challenge():
                return
            await asyncio.sleep(0.02)

    async def challenge(self) -> bool:
        """What Slack does when the address is entered: the bot must give the challenge back. False: nobody is there."""
        word = uuid.uuid4().hex
        body = json.dumps({"type": "url_verification", "token": "x", "challenge": word})
        headers = self.sign(body) | {"Content-Type": JSON}
        try:
            async with self.session.post(self.url, data=body, headers=headers) as response:
                text = await response.text()
        except (aiohttp.ClientError, OSError):
            return False
        if response.status == 503:  # somebody is there, and will be ready
            return False
        if word not in text:
            raise NoAnswer(f"the address did not give the challenge back: {response.status} {text!r}")
        return True

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


def encoded(event: Event) -> tuple[str, str]:
    """The body of a request and its content type."""
    if event.kind == "slash_commands":
        return urlencode(event.payload), FORM
    text = json.dumps(event.payload, separators=(",", ":"))
    return (text, JSON) if event.kind == "events_api" else (urlencode({"payload": text}), FORM)
