"""One process beside the bot for work that would keep everybody waiting: drawing pictures, writing workbooks.

It knows nothing of what it runs. It is started when there is something to do, and ends when there has been nothing for
some minutes, when the bot ends (it reads the end of its input), and when what it does is no longer wanted. It starts
bare, from a line of code and not from the bot's `__main__`, so that it loads no more than its work needs.

The pools of `concurrent.futures` and of anyio were measured, and do not do all of that. Those of the first outlive a
bot that is killed, and only Python 3.14 can end one in the middle of its work. Those of the second stay while there is
nothing to do, stay when their start is broken off, load the bot's `__main__`, and are reached by Ctrl-C in a terminal.
"""

import asyncio
import contextlib
import os
import pickle
import sys
import traceback
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, ParamSpec

P = ParamSpec("P")

IDLE = 300.0
LIMIT = 30.0
_FOLDER = str(Path(__file__).parents[1])
_COMMAND = "import sys; sys.path.insert(0, sys.argv[1]); from bot.worker import serve; serve()"


class WorkError(Exception):
    """The work could not be done: it raised an error, took too long, or its process died of it."""


class Worker:
    """The process, and a queue of one before it. `idle` and `limit` are seconds: without work, and for one piece."""

    def __init__(self, idle: float = IDLE, limit: float = LIMIT) -> None:
        self._idle, self._limit = idle, limit
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._latest: Process | None = None
        self._rest: asyncio.TimerHandle | None = None
        self._closed = False

    async def run(self, work: Callable[P, bytes], *args: P.args, **kwargs: P.kwargs) -> bytes:
        """What a function gives for these values, done over there. WorkError if it does not get done.

        It has to be one of a module, which finds it by its name over there. What only the other process uses it loads
        when it is called. It has to have no effect but its result: after a process that died it is tried once more.
        """
        message = await asyncio.to_thread(pickle.dumps, (work, args, kwargs))  # of a large class it takes a while
        async with self._turn:
            try:
                async with asyncio.timeout(self._limit):
                    done, result = await self._asked(message)
            except TimeoutError:
                raise WorkError(f"{work.__qualname__} took more than {self._limit} s") from None
            except OSError as error:
                raise WorkError(f"no process could be started: {error}") from error
        if not done:
            raise WorkError(result.decode())
        return result

    async def close(self) -> None:
        """End the process, if there is one, and do no more work. What it is at is broken off."""
        self._closed = True
        if self._turn.locked():
            self._kill()
        else:
            self._retire()
        if self._latest:
            await self._latest.wait()

    async def _asked(self, message: bytes) -> tuple[bool, bytes]:
        """Its answer to a message. Whatever goes wrong in between ends the process: its next word would be stale."""
        self._awake()
        for _ in range(2):
            if self._closed:
                break
            self._process = process = await self._started()
            try:
                done, result = await _exchange(process, message)
            except (asyncio.IncompleteReadError, ConnectionError):
                self._kill()
            except BaseException:  # cancelled, as a rule: nobody waits for the answer any more
                self._kill()
                raise
            else:
                self._rest = asyncio.get_running_loop().call_later(self._idle, self._retire)
                return done, result
        raise WorkError("its process has ended" if self._closed else "its process died, and died again")

    async def _started(self) -> Process:
        """The process that is there, or else a new one, which Ctrl-C in a terminal does not reach."""
        if self._process and self._process.returncode is None:
            return self._process
        command = (sys.executable, "-P", "-c", _COMMAND, _FOLDER)  # -P: nothing from the folder where it starts
        self._latest = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, start_new_session=True)
        return self._latest

    def _awake(self) -> None:
        if self._rest:
            self._rest.cancel()
            self._rest = None

    def _retire(self) -> None:
        """Let it end by itself: it has nothing to do."""
        self._awake()
        if self._process and self._process.stdin:
            self._process.stdin.close()
        self._process = None

    def _kill(self) -> None:
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        self._process = None


async def _exchange(process: Process, message: bytes) -> tuple[bool, bytes]:
    """Send a message with its length before it, and wait for the answer: 1 or 0 for done or not, its length, itself."""
    assert process.stdin  # noqa: S101  # it was started with pipes
    assert process.stdout  # noqa: S101
    process.stdin.write(len(message).to_bytes(8, "big") + message)
    await process.stdin.drain()
    done = await process.stdout.readexactly(1)
    length = int.from_bytes(await process.stdout.readexactly(8), "big")
    return done == b"1", await process.stdout.readexactly(length)


def serve() -> None:
    """The other side: do what comes in until nothing more comes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    with contextlib.suppress(BrokenPipeError):  # the bot is gone, and with it whoever wanted to know
        work_through(sys.stdin.buffer, answers)


def work_through(messages: BinaryIO, answers: BinaryIO) -> None:
    """Answer each message with its result, or with what went wrong."""
    while header := messages.read(8):
        try:
            message = messages.read(int.from_bytes(header, "big"))
            work, args, kwargs = pickle.loads(message)  # noqa: S301  # from the bot
            done, result = b"1", bytes(work(*args, **kwargs))
        except Exception:  # noqa: BLE001  # whatever it is, the other side is told and decides
            done, result = b"0", traceback.format_exc().encode()
        answers.write(done + len(result).to_bytes(8, "big") + result)
        answers.flush()
