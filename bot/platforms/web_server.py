"""The one port of a process: what a platform sends by HTTP and what tells how the bot is are served there together."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import NamedTuple, TypeAlias

from aiohttp import web

from bot.core.platform import AdapterError
from bot.platforms.gate import Gate

MOST_BYTES = 512 * 1024
"""Of a request. What Slack sends with a press holds the whole message or Home tab that was pressed."""

CLOSING, LINGERING, IDLE_SECONDS = 1.0, 0.2, 75.0

Answer: TypeAlias = Callable[[web.Request], Awaitable[web.Response]]


class Route(NamedTuple):
    """What answers at a path, asked by a method. `also_head`: by HEAD too; aiohttp then sends no body."""

    method: str
    path: str
    answer: Answer
    also_head: bool = False

    @property
    def methods(self) -> tuple[str, ...]:
        """By which it may be asked."""
        return (self.method, "HEAD") if self.also_head else (self.method,)


class WebServer:
    """Listens on a port. What is served may come and go meanwhile, so that the port is open from the very start.

    `expected` are paths that will be served: until then whoever asks there is told to come again.
    """

    def __init__(self, port: int, *expected: str) -> None:
        self.port = port
        self._expected = expected
        self.gate = Gate(asyncio.Protocol)
        self._served: dict[str, Route] = {}

    @contextlib.contextmanager
    def serving(self, *routes: Route) -> Iterator[None]:
        """Answer what is asked at these paths, for as long as this lasts."""
        new = {route.path: route for route in routes}
        self._served |= new
        try:
            yield
        finally:
            for path in new:
                del self._served[path]

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Listen on the port. Raises AdapterError if it cannot be had."""
        server = web.Application(client_max_size=MOST_BYTES)
        server.router.add_route("*", "/{path:.*}", self._answer)
        runner = web.AppRunner(
            server,
            access_log=None,
            shutdown_timeout=CLOSING,
            lingering_time=LINGERING,
            keepalive_timeout=IDLE_SECONDS,
            auto_decompress=False,
        )
        await runner.setup()
        self.gate = Gate(runner.server or asyncio.Protocol)
        try:
            port = await asyncio.get_running_loop().create_server(self.gate, None, self.port, reuse_address=True)
        except OSError as error:
            await runner.cleanup()
            why = error.strerror or "it is taken"
            raise AdapterError(f"PORT {self.port} cannot be listened on: {why}.") from error
        try:
            yield
        finally:
            port.close()
            await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        self.gate.begin(request.transport)
        route = self._served.get(request.path)
        if route is None and request.path in self._expected:
            return web.Response(status=503, text="not yet", headers={"Retry-After": "5"})
        if route is None:
            return web.Response(status=404, text="there is nothing here")
        if request.method not in route.methods:
            headers = {"Allow": ", ".join(route.methods)}
            return web.Response(status=405, text=f"only {route.method} is taken here", headers=headers)
        return await route.answer(request)
