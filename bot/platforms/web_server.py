"""The one port of a process: what a platform sends by HTTP and what tells how the bot is are served there together."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import NamedTuple, TypeAlias

from aiohttp import web

from bot.core.platform import AdapterError
from bot.platforms.gate import Gate

log = logging.getLogger(__name__)

MOST_BYTES = 512 * 1024
"""Of a request. What Slack sends with a press holds the whole message or Home tab that was pressed."""

CLOSING, LINGERING, IDLE_SECONDS = 1.0, 0.2, 75.0
LAST_REQUESTS = 0.2
"""Seconds in which requests on connections that are open already are still answered, before the process ends."""

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

    `expected` are paths that will be served: until then whoever asks there is told to come again. A port that
    `is_shared` may be another process's at the same time: the system deals out the connections. Whoever comes to one
    at which another process is, listens only once it has all that is expected.
    """

    def __init__(self, port: int, *expected: str, is_shared: bool = False) -> None:
        self.port = port
        self._is_shared = is_shared and hasattr(socket, "SO_REUSEPORT")
        self._port: asyncio.Server | None = None
        self._beginning: asyncio.Task[None] | None = None
        self._is_leaving = False
        self._expected = expected
        self.gate = Gate(asyncio.Protocol)
        self._served: dict[str, Route] = {}

    @contextlib.contextmanager
    def serving(self, *routes: Route) -> Iterator[None]:
        """Answer what is asked at these paths, for as long as this lasts."""
        new = {route.path: route for route in routes}
        self._served |= new
        if self._port and not self._port.is_serving() and not self._is_leaving and self._is_whole:
            self._beginning = asyncio.create_task(self._port.start_serving())
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
            waits = self._is_shared and not self._is_whole and _is_taken(self.port)
            self._port = await asyncio.get_running_loop().create_server(
                self.gate,
                None,
                self.port,
                reuse_address=True,
                reuse_port=self._is_shared or None,
                start_serving=not waits,
            )
        except OSError as error:
            await runner.cleanup()
            why = error.strerror or "it is taken"
            raise AdapterError(f"PORT {self.port} cannot be listened on: {why}.") from error
        if waits:
            log.info("another process listens on PORT %s; so does this one, once it is ready", self.port)
        try:
            yield
        finally:
            self._port.close()
            await runner.cleanup()

    async def leave(self) -> None:
        """Take no new connection, so that others get them, and answer what is asked on those that are open."""
        self._is_leaving = True
        if self._port and self._port.is_serving():
            listening = [one.dup() for one in self._port.sockets]
            self._port.close()
            for one in listening:
                await self._take_last(one)
        await asyncio.sleep(LAST_REQUESTS)

    async def _take_last(self, listening: socket.socket) -> None:
        """Take the connections that wait already: with the socket, the system would break them off."""
        loop, waiting = asyncio.get_running_loop(), []
        with listening, contextlib.suppress(BlockingIOError):
            listening.setblocking(False)
            while True:
                waiting.append(listening.accept()[0])
        for one in waiting:
            one.setblocking(False)
            await loop.connect_accepted_socket(self.gate, one)

    @property
    def _is_whole(self) -> bool:
        return self._served.keys() >= set(self._expected)

    async def _answer(self, request: web.Request) -> web.Response:
        response = await self._found(request)
        if self._is_shared:  # one request for each connection: none is on its way on one that is being closed
            response.force_close()
        return response

    async def _found(self, request: web.Request) -> web.Response:
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


def _is_taken(port: int) -> bool:
    """Whether somebody listens on a port already. Raises OSError if that is nobody who would share it."""
    with socket.socket() as alone, socket.socket() as beside:
        alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        beside.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        beside.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            alone.bind(("", port))
        except OSError:
            beside.bind(("", port))
            return True
        return False
