"""Troubles to order: what the next call of a route meets. Knows nothing of what the routes do."""

import asyncio
import json
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from .problems import Json

Work = Callable[[], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble. `afterwards`: the work is done all the same, only the answer is lost or late."""

    status: int = 0
    body: Json | None = None
    wait: float = 0.0
    hang_up: bool = False
    afterwards: bool = False
    retry_after: float = 0.0
    scope: str = "user"

    @classmethod
    def too_fast(cls, seconds: float = 0.1, scope: str = "user") -> "Fault":
        """429. The scope is "user" (this route), "shared" (this channel, whoever wrote) or "global"."""
        text = "You are being rate limited."
        body = {"message": text, "retry_after": seconds, "global": scope == "global"}
        return cls(429, body, retry_after=seconds, scope=scope)

    @classmethod
    def broken(cls, status: int = 500, *, afterwards: bool = False) -> "Fault":
        """500, 502, 503 or 504."""
        return cls(status, {"message": f"{status}: Server Error", "code": 0}, afterwards=afterwards)

    @classmethod
    def refused(cls, status: int, code: int, message: str = "") -> "Fault":
        """An answer of Discord's own, such as 403 and 50013."""
        return cls(status, {"message": message or f"Error {code}", "code": code})

    @classmethod
    def slow(cls, seconds: float, *, afterwards: bool = True) -> "Fault":
        return cls(wait=seconds, afterwards=afterwards)

    @classmethod
    def cut(cls, *, afterwards: bool = False) -> "Fault":
        """The connection closes without an answer."""
        return cls(hang_up=True, afterwards=afterwards)

    async def happen(self, request: web.BaseRequest, work: Work) -> web.Response:
        answer = await work() if self.afterwards else None
        if self.wait:
            await asyncio.sleep(self.wait)
        if self.hang_up and request.transport is not None:
            request.transport.abort()
        if self.status:
            return reply(self.status, self.body, self.headers())
        if self.hang_up:
            return reply(503, None, {})
        return answer or await work()

    def headers(self) -> dict[str, str]:
        if self.status != 429:
            return {}
        after = f"{self.retry_after:.3f}"
        headers = {"Via": "1.1 google", "Retry-After": after, "X-RateLimit-Scope": self.scope}
        if self.scope == "global":
            return headers | {"X-RateLimit-Global": "true"}
        bucket = {"X-RateLimit-Bucket": "b" * 32, "X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0"}
        return headers | bucket | {"X-RateLimit-Reset-After": after}


class Faults:
    """A queue of troubles for each route. `*` in a route stands for one id or token: "POST /channels/*/messages"."""

    def __init__(self) -> None:
        self._queues: dict[str, tuple[re.Pattern[str], deque[Fault]]] = {}

    def add(self, route: str, *faults: Fault) -> None:
        if route not in self._queues:
            pattern = re.compile("[^/ ]+".join(map(re.escape, route.split("*"))))
            self._queues[route] = pattern, deque()
        self._queues[route][1].extend(faults)

    def next(self, method: str, path: str) -> Fault | None:
        for pattern, queue in self._queues.values():
            if queue and pattern.fullmatch(f"{method} {path}"):
                return queue.popleft()
        return None

    @property
    def left(self) -> int:
        """How many have not happened yet."""
        return sum(len(queue) for _, queue in self._queues.values())


def reply(status: int, body: object, headers: dict[str, str] | None = None) -> web.Response:
    """Discord's content type has no charset, and discord.py takes it by the letter."""
    if body is None:
        return web.Response(status=status, headers=headers)
    text = json.dumps(body, separators=(",", ":")).encode()
    return web.Response(body=text, status=status, headers=headers, content_type="application/json")
