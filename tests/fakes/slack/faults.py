"""Troubles to order: what the next call of a method meets. Knows nothing of what the methods do."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

Work = Callable[[], Awaitable[web.Response]]


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble. `afterwards`: the work is done all the same, and only the answer is lost."""

    error: str = ""
    status: int = 200
    wait: float = 0.0
    retry_after: int | None = None
    hang_up: bool = False
    afterwards: bool = False

    async def happen(self, request: web.BaseRequest, work: Work) -> web.Response:
        done = await work() if self.afterwards else None
        if self.wait:
            await asyncio.sleep(self.wait)
        if self.hang_up:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)
        if self.error or self.status != 200:
            headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
            return reply({"ok": False, "error": self.error or "internal_error"}, self.status, headers)
        return done or await work()


class Faults:
    """A queue of troubles for each method; "response_url" and "upload" are methods too."""

    def __init__(self) -> None:
        self._queues: dict[str, deque[Fault]] = defaultdict(deque)

    def add(self, method: str, fault: Fault, times: int) -> None:
        self._queues[method].extend([fault] * times)

    def next(self, method: str) -> Fault | None:
        queue = self._queues.get(method)
        return queue.popleft() if queue else None

    def clear(self, method: str) -> None:
        """What has not happened yet does not."""
        self._queues.pop(method, None)

    @property
    def left(self) -> int:
        """How many have not happened yet."""
        return sum(map(len, self._queues.values()))


def reply(body: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(text=text, status=status, headers=headers, content_type="application/json")
