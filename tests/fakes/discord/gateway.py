"""The gateway of the loopback Discord: sessions, events with their numbers, and what may go wrong with a connection."""

import asyncio
import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from .problems import Json
from .world import Place, Server, World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 0, 1, 2, 6, 7, 9, 10, 11
INTENT_GUILDS, INTENT_MESSAGES, INTENT_DIRECT_MESSAGES = 1 << 0, 1 << 9, 1 << 12
NOT_AUTHENTICATED, WRONG_TOKEN, TWICE_AUTHENTICATED, WRONG_SEQUENCE = 4003, 4004, 4005, 4007
INVALID_SHARD, TOO_FEW_SHARDS = 4010, 4011
MOST_SERVERS = 2500
ENDS_THE_SESSION = (1000, 1001)
REMEMBERED = 20_000


@dataclass(eq=False)
class Session:
    """What one client on one shard has been told. It outlives its connection."""

    id: str
    shard: int
    shards: int
    intents: int
    socket: web.WebSocketResponse | None
    number: int = 0
    sent: deque[tuple[int, str]] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def concerns(self, server: str | None) -> bool:
        return (int(server) >> 22) % self.shards == self.shard if server else self.shard == 0

    async def tell(self, name: str, data: str) -> None:
        """Number an event, remember it and send it if anyone listens. `data` is JSON already."""
        self.number += 1
        frame = f'{{"t":"{name}","s":{self.number},"op":0,"d":{data}}}'
        self.sent.append((self.number, frame))
        await send(self.socket, frame)

    def forget(self, number: int) -> None:
        """The client has seen everything up to here."""
        while self.sent and self.sent[0][0] <= number:
            self.sent.popleft()


async def send(socket: web.WebSocketResponse | None, frame: str) -> None:
    if socket is not None and not socket.closed:
        try:
            await socket.send_str(frame)
        except ConnectionError:
            return  # it stays in the session for a RESUME


class Gateway:
    """Every WebSocket connection, and every session that may be resumed."""

    def __init__(self, world: World, heartbeat_seconds: float) -> None:
        self.world = world
        self.heartbeat_seconds = heartbeat_seconds
        self.acknowledges = True
        self.hello_after: float | None = 0.0
        """Seconds until a new connection is greeted. None: it never is."""
        self.sessions: dict[str, Session] = {}
        self.most_servers = MOST_SERVERS
        """How many servers a shard may have."""
        self.pause = 0.0
        """Seconds that a bot has to leave between two shards that it begins at once: with Discord five."""
        self.identified = self.resumed = 0
        self._begun: dict[int, float] = {}
        self._sockets: dict[web.WebSocketResponse, web.BaseRequest] = {}
        self._dropped = set[web.WebSocketResponse]()
        self._tasks = set[asyncio.Task[None]]()

    @property
    def connected(self) -> bool:
        return bool(self.shards)

    @property
    def shards(self) -> set[int]:
        """The shards that are connected."""
        return {session.shard for session in self.sessions.values() if session.socket is not None}

    async def serve(self, request: web.BaseRequest) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=0)
        try:
            await socket.prepare(request)
        except ConnectionError:
            return socket  # the bot has left before it was let in
        self._sockets[socket] = request
        session: Session | None = None
        try:
            await self.greet(socket)
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    session = await self.hear(socket, session, json.loads(frame.data))
        finally:
            self.lost(session, socket)
            self._sockets.pop(socket, None)
            self._dropped.discard(socket)
        return socket

    async def greet(self, socket: web.WebSocketResponse) -> None:
        """The HELLO, at once or late or never. A bot that leaves meanwhile is noticed all the same."""
        self.world.touch()
        if self.hello_after:
            await asyncio.sleep(self.hello_after)
        if self.hello_after is not None and not socket.closed:
            hello = {"heartbeat_interval": int(self.heartbeat_seconds * 1000), "_trace": []}
            await send(socket, json.dumps({"op": HELLO, "d": hello, "s": None, "t": None}))

    @property
    def open(self) -> int:
        """How many connections there are, greeted or not."""
        return len(self._sockets)

    def lost(self, session: Session | None, socket: web.WebSocketResponse) -> None:
        """A goodbye ends the session; any other end of the connection leaves it to be resumed."""
        if session is None or session.socket is not socket:
            return
        session.socket = None
        if socket.close_code in ENDS_THE_SESSION and socket not in self._dropped:
            self.sessions.pop(session.id, None)
        self.world.touch()

    async def hear(self, socket: web.WebSocketResponse, session: Session | None, frame: Json) -> Session | None:
        match frame["op"], frame.get("d"):
            case 1, seen:
                if session and isinstance(seen, int):
                    session.forget(seen)
                if self.acknowledges:
                    await send(socket, json.dumps({"op": HEARTBEAT_ACK, "d": None, "s": None, "t": None}))
            case ((2 | 6), {"token": token}) if token != self.world.token:
                await socket.close(code=WRONG_TOKEN, message=b"Authentication failed.")
            case ((2 | 6), _) if session is not None:
                await socket.close(code=TWICE_AUTHENTICATED, message=b"Already authenticated.")
            case 2, dict(wish):
                return await self.identify(socket, wish)
            case 6, dict(wish):
                return await self.resume(socket, wish)
            case _ if session is None:
                await socket.close(code=NOT_AUTHENTICATED, message=b"Not authenticated.")
        return session

    async def identify(self, socket: web.WebSocketResponse, wish: Json) -> Session | None:
        shard, shards = wish.get("shard") or (0, 1)
        if not (isinstance(shard, int) and isinstance(shards, int) and 0 <= shard < shards):
            await socket.close(code=INVALID_SHARD, message=b"Invalid shard.")
            return None
        if not self.world.session_starts:
            self.world.token = "taken away"
            await self.drop(WRONG_TOKEN)
            return None
        self.world.session_starts -= 1
        now, bucket = asyncio.get_running_loop().time(), shard % self.world.at_once
        if now - self._begun.get(bucket, -self.pause) < self.pause:
            await send(socket, json.dumps({"op": INVALID_SESSION, "d": False, "s": None, "t": None}))
            return None
        self._begun[bucket] = now
        return await self.begin(socket, shard, shards, wish)

    async def begin(self, socket: web.WebSocketResponse, shard: int, shards: int, wish: Json) -> Session | None:
        session = Session(self.world.clock.snowflake(), shard, shards, wish["intents"], socket)
        mine = [s for s in self.world.servers.values() if s.has_bot and session.concerns(s.id)]
        if len(mine) > self.most_servers:
            await socket.close(code=TOO_FEW_SHARDS, message=b"Sharding required.")
            return None
        for old in [old for old in self.sessions.values() if old.socket is None and old.shard == shard]:
            del self.sessions[old.id]  # nobody will come back for it
        self.sessions[session.id] = session
        self.identified += 1
        await session.tell("READY", json.dumps(self.ready(session, mine)))
        if session.intents & INTENT_GUILDS:
            for server in mine:
                await session.tell("GUILD_CREATE", json.dumps(server.arrival(self.world.bot)))
        self.world.touch()
        return session

    def ready(self, session: Session, servers: list[Server]) -> Json:
        guilds = [{"id": server.id, "unavailable": True} for server in servers]
        who = {"user": self.world.bot.user(), "application": {"id": self.world.bot.id, "flags": 0}}
        url = self.world.url.replace("http://", "ws://") + "/gateway"
        where = {"session_id": session.id, "resume_gateway_url": url, "shard": [session.shard, session.shards]}
        return {"v": 10, "guilds": guilds, "session_type": "normal", "private_channels": []} | who | where

    async def resume(self, socket: web.WebSocketResponse, wish: Json) -> Session | None:
        session, seen = self.sessions.get(wish["session_id"]), wish["seq"]
        if session is not None and seen > session.number:
            await socket.close(code=WRONG_SEQUENCE, message=b"Invalid seq.")
            return None
        if session is None or (session.sent and session.sent[0][0] > seen + 1):
            await send(socket, json.dumps({"op": INVALID_SESSION, "d": False, "s": None, "t": None}))
            return None
        session.forget(seen)
        while missed := [(number, frame) for number, frame in session.sent if number > seen]:
            for seen, frame in missed:  # noqa: B007  # the last one seen is where the next look starts
                await send(socket, frame)
        session.socket = socket
        self.resumed += 1
        await session.tell("RESUMED", "{}")
        self.world.touch()
        return session

    async def dispatch(self, name: str, data: str, server: str | None, intent: int = 0) -> int:
        """Send an event to all whom it concerns, after what happened before it. Returns how many sessions that was."""
        earlier = self._tasks - {asyncio.current_task()}
        if earlier and asyncio.current_task() not in self._tasks:
            await asyncio.wait(earlier)
        told = 0
        for session in list(self.sessions.values()):
            if session.concerns(server) and intent & session.intents == intent:
                await session.tell(name, data)
                told += 1
        return told

    def announce(self, name: str, data: Json, where: Place | Server) -> None:
        """Tell what happened in a place to those who wished to know of such things."""
        server = where if isinstance(where, Server) else where.server
        intent = 0 if name.startswith("APPLICATION_COMMAND") else INTENT_GUILDS
        if name.startswith("MESSAGE"):
            intent = INTENT_MESSAGES if server else INTENT_DIRECT_MESSAGES
            if data.get("flags", 0) & (1 << 6) or not (isinstance(where, Place) and where.has_bot):
                return
        if intent and not any(session.intents & intent for session in self.sessions.values()):
            return
        body = json.dumps(data | ({"guild_id": server.id} if server and name.startswith("MESSAGE") else {}))
        task = asyncio.create_task(self._announce(name, body, server.id if server else None, intent))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _announce(self, name: str, body: str, server: str | None, intent: int) -> None:
        await self.dispatch(name, body, server, intent)

    async def drop(self, code: int | None = None, *, shard: int | None = None) -> None:
        """Break every connection, or all but those of other shards: as a cable does, or with a code of Discord's."""
        spared = {it.socket for it in self.sessions.values() if shard not in (None, it.shard)}
        for socket, request in list(self._sockets.items()):
            if socket in spared:
                continue
            self._dropped.add(socket)
            if code is not None:
                await socket.close(code=code, message=b"")
            elif request.transport is not None:
                request.transport.abort()
        await self.world.until(lambda: not (self.shards if shard is None else self.shards & {shard}), 3.0)

    async def ask_to_reconnect(self) -> None:
        """Op 7, as before every restart of Discord's own."""
        await self._all({"op": RECONNECT, "d": None})

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Op 9. What is not resumable is forgotten."""
        if not resumable:
            self.sessions.clear()
        await self._all({"op": INVALID_SESSION, "d": resumable})

    async def _all(self, frame: dict[str, Any]) -> None:
        for socket in list(self._sockets):
            await send(socket, json.dumps(frame | {"s": None, "t": None}))

    async def close(self) -> None:
        for socket in list(self._sockets):
            await socket.close(code=1001, message=b"")
        for task in list(self._tasks):
            task.cancel()
