"""Socket Mode: the connections that a bot opens, envelopes and their acknowledgements, and what may go wrong."""

import asyncio
import json
import uuid
from collections import deque
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.fakes.within import within

from .event import Event, NotTaken
from .problems import Json
from .world import Workspace

REASON = "timeout"


@dataclass(eq=False)
class Connection:
    """One WebSocket. `waiters` wait for an acknowledgement of what was sent here."""

    socket: web.WebSocketResponse
    request: web.BaseRequest
    waiters: set[asyncio.Future[None]] = field(default_factory=set)


class Socket:
    """Every connection of the bot's."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.connections: list[Connection] = []
        self.opened = 0
        self.pongs = 0
        self.answers_pings = True
        self._tickets: set[str] = set()
        self._waiting: dict[str, tuple[Event, deque[asyncio.Future[None]]]] = {}
        self._turn = 0

    def connect(self, _: Json) -> Json:
        """apps.connections.open: an address that is good for one connection."""
        ticket = uuid.uuid4().hex
        self._tickets.add(ticket)
        address = self.workspace.url.replace("http://", "ws://")
        return {"url": f"{address}/link/?ticket={ticket}&app_id={self.workspace.app}"}

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.query.get("ticket") not in self._tickets:
            return web.Response(status=403)
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(compress=False, autoping=False, max_msg_size=0)
        await socket.prepare(request)
        connection = Connection(socket, request)
        self.connections.append(connection)
        self.opened += 1
        await socket.send_str(json.dumps(self.hello()))
        self.workspace.touch()
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self.hear(json.loads(frame.data))
                elif frame.type is WSMsgType.PING and self.answers_pings:
                    await socket.pong(frame.data)
                elif frame.type is WSMsgType.PONG:
                    self.pongs += 1
        finally:
            self.lost(connection)
        return socket

    def hello(self) -> Json:
        about = {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060}
        who = {"connection_info": {"app_id": self.workspace.app}}
        return {"type": "hello", "num_connections": len(self.connections), "debug_info": about} | who

    def hear(self, message: Json) -> None:
        """An acknowledgement, on whichever connection it comes. One that comes too late is for nobody."""
        event, waiters = self._waiting.get(message.get("envelope_id") or "", (None, deque[asyncio.Future[None]]()))
        while event and waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                event.take(message.get("payload"))
                waiter.set_result(None)
                return

    def lost(self, connection: Connection) -> None:
        self.connections.remove(connection)
        for waiter in connection.waiters:
            if not waiter.done():
                waiter.set_exception(ConnectionResetError())
        self.workspace.touch()

    async def carry(self, event: Event, attempt: int, reason: str, seconds: float) -> None:
        """Send an event and wait for its acknowledgement; again on another connection if this one breaks."""
        try:
            async with within(seconds):
                while not await self._send(event, attempt, reason):
                    attempt, reason = attempt + 1, REASON
        except TimeoutError:
            raise NotTaken(REASON) from None

    async def _send(self, event: Event, attempt: int, reason: str) -> bool:
        """False: the connection broke before the acknowledgement came."""
        while not self.connections:
            await self.workspace.until(lambda: self.connections, 60)
        self._turn += 1
        connection = self.connections[self._turn % len(self.connections)]
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiters = self._waiting.setdefault(event.id, (event, deque()))[1]
        waiters.append(waiter)
        connection.waiters.add(waiter)
        event.attempts += 1
        try:
            await connection.socket.send_str(envelope(event, attempt, reason))
            await waiter
        except ConnectionError:
            return False
        finally:
            connection.waiters.discard(waiter)
            waiter.cancel()
            self._forget(event, waiter)
        return True

    def _forget(self, event: Event, waiter: asyncio.Future[None]) -> None:
        waiters = self._waiting.get(event.id, (event, deque[asyncio.Future[None]]()))[1]
        if waiter in waiters:
            waiters.remove(waiter)
        if not waiters:
            self._waiting.pop(event.id, None)

    async def ping(self) -> None:
        for connection in list(self.connections):
            await connection.socket.ping(b"Ping from applink-1")

    async def drop(self) -> None:
        """Break every connection, as a cable does."""
        for connection in list(self.connections):
            if connection.request.transport is not None:
                connection.request.transport.abort()
        await self.workspace.until(lambda: not self.connections, 3.0)

    async def refresh(self) -> None:
        """Warn, and close what is still open a moment later: Slack does so every few hours."""
        before = list(self.connections)
        for reason in ("warning", "refresh_requested"):
            for connection in before:
                if connection in self.connections:
                    about = {"host": "applink-1"}
                    text = json.dumps({"type": "disconnect", "reason": reason, "debug_info": about})
                    await connection.socket.send_str(text)
            await self.workspace.until(lambda: not set(before) & set(self.connections), 0.5)
        for connection in set(before) & set(self.connections):
            await connection.socket.close()
        await self.workspace.until(lambda: self.connections, 5.0)

    async def close(self) -> None:
        for connection in list(self.connections):
            await connection.socket.close(code=1001)


def envelope(event: Event, attempt: int, reason: str) -> str:
    """An event as it goes over the socket. Only Events API envelopes say always how often they were sent before."""
    whole: Json = {"envelope_id": event.id, "type": event.kind, "payload": event.payload}
    whole |= {"accepts_response_payload": event.kind != "events_api"}
    if attempt or event.kind == "events_api":
        whole |= {"retry_attempt": attempt, "retry_reason": reason}
    return json.dumps(whole, separators=(",", ":"))
