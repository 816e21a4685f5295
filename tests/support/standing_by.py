"""A process that is itself a copy, and has what it starts forked from a copy of it that stands by."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support import shared, starts


def stand_by() -> socket.socket:
    """Make a copy of this process as it is now, when it has no threads: what is forked is forked from that."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    if not os.fork():
        ours.close()
        _stands_by(its)
    its.close()
    starts.loaded = lambda: ours  # type: ignore[assignment]
    return ours


@contextmanager
def workers_forked_from_here() -> Iterator[None]:
    """Workers that are started in here are forked from a copy of this process."""
    if not starts.IS_POSSIBLE:
        yield
        return
    usual = starts.loaded
    with stand_by(), starts.workers_forked():
        yield
    starts.loaded = usual


def _stands_by(way: socket.socket) -> None:
    """Fork for whoever asks, and end with them."""
    os.setsid()  # what is typed at a terminal does not reach it
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nothing, stream)
    shared.keep()
    order, streams = starts._asked(way)
    way.close()
    starts._begin(order, streams)
