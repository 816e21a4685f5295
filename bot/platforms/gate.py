"""Who may hold a connection to the HTTP server, and for how long: strangers must not use up what Slack needs.

Below HTTP: it sees connections and bytes, not what they say.
"""

import asyncio
from collections.abc import Callable

MOST_CONNECTIONS = 200
"""At once. Of more, the one is closed that has been there longest without a request that was let in."""

HEAD_SECONDS = 5.0
"""How long the first line and the headers of a request may take."""


class Gate:
    """All connections of a server, and the sockets under them."""

    def __init__(self, serve: Callable[[], asyncio.Protocol]) -> None:
        self._serve = serve
        self._open: dict[asyncio.BaseTransport, Connection] = {}

    def __call__(self) -> asyncio.Protocol:
        """A protocol for a new connection, as `loop.create_server` wants it."""
        return Connection(self, self._serve())

    def admit(self, connection: "Connection", transport: asyncio.BaseTransport) -> None:
        """A connection has been opened. There is always room for the newest."""
        self._open[transport] = connection
        if len(self._open) > MOST_CONNECTIONS:
            strangers = (one for one in self._open.values() if not one.is_trusted and one is not connection)
            next(strangers, connection).drop()

    def forget(self, transport: asyncio.BaseTransport) -> None:
        """It is closed."""
        self._open.pop(transport, None)

    def begin(self, transport: asyncio.BaseTransport | None) -> None:
        """The head of a request is there in full."""
        if connection := self._open.get(transport) if transport else None:
            connection.has_head()

    def trust(self, transport: asyncio.BaseTransport | None, *, is_trusted: bool = True) -> None:
        """The request that is being answered is Slack's; or it is answered."""
        if connection := self._open.get(transport) if transport else None:
            connection.is_trusted = is_trusted


class Connection(asyncio.Protocol):
    """One connection: hands everything on, and closes it if no whole head of a request comes in time."""

    def __init__(self, gate: Gate, inner: asyncio.Protocol) -> None:
        self._gate = gate
        self._inner = inner
        self._transport: asyncio.BaseTransport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._has_head = False
        self.is_trusted = False

    def drop(self) -> None:
        """Close it at once."""
        if isinstance(self._transport, asyncio.Transport):
            self._transport.abort()

    def has_head(self) -> None:
        """No more hurry, until the next request."""
        self._has_head = True
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _hurry(self) -> None:
        self._has_head = False
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(HEAD_SECONDS, self.drop)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """See asyncio.Protocol, as for the rest."""
        self._transport = transport
        self._hurry()
        self._inner.connection_made(transport)
        self._gate.admit(self, transport)

    def data_received(self, data: bytes) -> None:
        """Between two requests there is no hurry; from the first byte of the next one on there is."""
        if self._has_head and not self.is_trusted and data.startswith((b"POST ", b"GET ", b"PUT ", b"HEAD ")):
            self._hurry()
        self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        """See asyncio.Protocol."""
        return self._inner.eof_received()

    def connection_lost(self, exc: Exception | None) -> None:
        """See asyncio.Protocol."""
        if self._timer:
            self._timer.cancel()
        if self._transport:
            self._gate.forget(self._transport)
        self._inner.connection_lost(exc)

    def pause_writing(self) -> None:
        """See asyncio.Protocol."""
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        """See asyncio.Protocol."""
        self._inner.resume_writing()
