"""A pooler before a real PostgreSQL, in transaction mode, as strict as PgBouncer: each transaction gets another server.

What it does not know at the start it refuses. To a client it is the server, with a process number of its own making.
"""

import asyncio
import contextlib
import struct
from collections.abc import AsyncIterator, Sequence
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

Streams: TypeAlias = tuple[asyncio.StreamReader, asyncio.StreamWriter]

KNOWN = {"user", "database", "application_name", "client_encoding", "datestyle", "timezone", "intervalstyle"}
"""What PgBouncer lets a client say at the start (pgbouncer.org/config.html, ignore_startup_parameters)."""
SSL_REQUEST, PROTOCOL = 80877103, 196608


class Pooler:
    """Every client's transactions go round these servers, and so do its statements outside of one."""

    def __init__(self, socket_folder: str, database: str, servers: int = 2) -> None:
        self._socket = f"{socket_folder}/.s.PGSQL.5432"
        self._database = database
        self._servers = servers
        self.refused: list[str] = []
        self.clients = 0
        self.answer = ""
        """What it says to whoever comes, if it lets nobody in. PgBouncer has one code for all of that."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Everything with one client, from its first word to its last."""
        servers: list[Streams] = []
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            said = await _start(reader, writer)
            unknown = [name for name in said if name.lower() not in KNOWN]
            if self.answer:
                writer.write(_error("08P01", self.answer))
            elif unknown:
                self.refused += unknown
                writer.write(_error("08P01", f"unsupported startup parameter: {unknown[0]}"))
            else:
                self.clients += 1
                servers = [await self._server() for _ in range(self._servers)]
                writer.write(_greeting())
                await writer.drain()
                await _relay(reader, writer, servers)
        for _, out in (*servers, (reader, writer)):
            out.close()
            with contextlib.suppress(ConnectionError):
                await out.wait_closed()

    async def _server(self) -> Streams:
        reader, writer = await asyncio.open_unix_connection(self._socket)
        words = f"user\0postgres\0database\0{self._database}\0\0".encode()
        writer.write(struct.pack("!ii", len(words) + 8, PROTOCOL) + words)
        while (await _message(reader))[0] != b"Z":
            pass
        return reader, writer


async def _relay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, servers: Sequence[Streams]) -> None:
    """Give what the client says to the server whose turn it is, until that one is through with its transaction."""
    ready: asyncio.Queue[bytes] = asyncio.Queue()
    answers = [asyncio.create_task(_answers(server, writer, ready)) for server, _ in servers]
    try:
        turn = 0
        while True:
            kind, message = await _message(reader)
            if kind == b"X":
                return
            out = servers[turn % len(servers)][1]
            out.write(message)
            if kind in (b"Q", b"S", b"c", b"f") and await ready.get() == b"I":  # through with it, in no transaction
                turn += 1
    finally:
        for task in answers:
            task.cancel()
        await asyncio.wait(answers)


async def _answers(server: asyncio.StreamReader, writer: asyncio.StreamWriter, ready: asyncio.Queue[bytes]) -> None:
    """Give the client what a server says, and tell in which state the server is ready for more."""
    with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            kind, message = await _message(server)
            writer.write(message)
            await writer.drain()
            if kind == b"Z":
                ready.put_nowait(message[5:])
            elif kind == b"G":  # it waits for what COPY is to put in
                ready.put_nowait(kind)


async def _start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> dict[str, str]:
    """What a client says of itself. It speaks without encryption."""
    while True:
        length, code = struct.unpack("!ii", await reader.readexactly(8))
        rest = await reader.readexactly(length - 8)
        if code == PROTOCOL:
            words = rest.decode().split("\0")
            return {name: value for name, value in zip(words[::2], words[1::2], strict=False) if name}
        if code == SSL_REQUEST:
            writer.write(b"N")


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readexactly(5)
    (length,) = struct.unpack("!i", head[1:])
    return head[:1], head + await reader.readexactly(length - 4)


def _greeting() -> bytes:
    """In, with what the server calls itself, and a process number that no server has."""
    words = {"server_version": "16.4", "client_encoding": "UTF8", "standard_conforming_strings": "on"}
    said = b"".join(_framed(b"S", f"{name}\0{value}\0".encode()) for name, value in words.items())
    return _framed(b"R", struct.pack("!i", 0)) + said + _framed(b"K", struct.pack("!ii", -7, 1)) + _framed(b"Z", b"I")


def _error(code: str, text: str) -> bytes:
    return _framed(b"E", f"SFATAL\0VFATAL\0C{code}\0M{text}\0\0".encode())


def _framed(kind: bytes, rest: bytes) -> bytes:
    return kind + struct.pack("!i", len(rest) + 4) + rest


@contextlib.asynccontextmanager
async def pooler(url: str) -> AsyncIterator[tuple[Pooler, str]]:
    """A pooler before the database at this URL, and the URL of the pooler."""
    parts = urlsplit(url)
    made = Pooler(parse_qs(parts.query)["host"][0], parts.path.removeprefix("/"))
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    try:
        yield made, f"postgresql://postgres:hunter2@{host}:{port}{parts.path}"
    finally:
        server.close()
