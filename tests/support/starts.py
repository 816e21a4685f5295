"""A bot in a process of its own, forked from one that has loaded the code: loading it takes most of a start.

`with forked(): subprocess.run([sys.executable, "-m", "bot"], …)`, and the same for `asyncio.create_subprocess_exec`,
starts what would have been started: a child of this process, with the folder, the environment and the streams that it
was given. What concerns the very start, or a terminal, does without.
"""

import atexit
import contextlib
import ctypes
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import socket
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.core.i18n import LANGUAGES, Voice
from tests.support.paths import ROOT

MODULES = ("bot", "tests.fakes.discord.child", "tests.fakes.slack.child")
"""What is started so."""
SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): an orphan becomes the child of the nearest ancestor that asked for it."""
IS_POSSIBLE = sys.platform == "linux" and not any(name.startswith("COVERAGE") for name in os.environ)
"""Whether processes are forked here. Where lines are counted, each has to begin by itself."""


class Forked(subprocess.Popen[Any]):
    """A process that is forked where it can be, and begun anew where it cannot."""

    def _execute_child(self, args: Any, *rest: Any) -> None:
        _, preexec, _, pass_fds, cwd, env, _, _, _, *fds = rest
        pipes = fds[:6]
        is_known = list(args[:2]) == [sys.executable, "-m"] and args[2] in MODULES
        if preexec or pass_fds or not is_known or _plain(env).get("TZ") != os.environ.get("TZ"):  # read when loading
            super()._execute_child(args, *rest)  # type: ignore[misc]  # as `subprocess` has it
            return
        streams = [number if fd < 0 else fd for number, fd in enumerate((pipes[0], pipes[3], pipes[5]))]
        order = {
            "module": args[2],
            "words": list(map(str, args[3:])),
            "folder": str(cwd or Path.cwd()),
            "env": _plain(env),
        }
        _adopt(1)
        try:
            socket.send_fds(loaded(), [json.dumps(order).encode()], streams)
            self.pid = int(loaded().recv(32))
            self._child_created = True
        finally:
            _adopt(0)
            self._close_pipe_fds(*pipes)  # type: ignore[attr-defined]  # those of the other side


_plain_start = subprocess.Popen
_asking: list[int] = []


@contextlib.contextmanager
def forked() -> Iterator[None]:
    """What is started in here is forked, if it is the bot."""
    _asking.append(1)
    if IS_POSSIBLE:
        subprocess.Popen = Forked  # type: ignore[misc]
    try:
        yield
    finally:
        _asking.pop()
        if not _asking:  # several may start one at the same time
            subprocess.Popen = _plain_start  # type: ignore[misc]


_loaded: list["subprocess.Popen[bytes]"] = []


@cache
def loaded() -> socket.socket:
    """The way to the process that has loaded the code. It ends when this one does."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        command = [sys.executable, "-m", "tests.support.starts", str(its.fileno())]
        _loaded.append(_plain_start(command, cwd=ROOT, pass_fds=[its.fileno()], stdin=subprocess.DEVNULL))
    assert ours.recv(32) == b"loaded"
    return ours


def _plain(env: Mapping[str, Any] | None) -> dict[str, str]:
    return {str(name): str(value) for name, value in (os.environ if env is None else env).items()}


def _adopt(whether: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, whether, 0, 0, 0)


# In the process that has loaded the code


def main(fd: int) -> None:
    """Fork whenever somebody asks for it. In a fork this returns when it has done what it was asked to."""
    with socket.socket(fileno=fd) as way:
        for name in ("bot", "content"):
            for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
                if not module.name.endswith("__main__"):
                    importlib.import_module(module.name)
        for name in MODULES[1:]:
            importlib.import_module(name)
        for language in LANGUAGES:
            Voice(language).lead("oops", id="")
        gc.collect()
        gc.freeze()  # what all share is not looked at again
        way.send(b"loaded")
        while True:
            said, streams, _, _ = socket.recv_fds(way, 1_000_000, 3)
            if not said:
                return
            pid = _orphan()
            if not pid:
                break
            way.send(str(pid).encode())
            for one in streams:
                os.close(one)
    _begin(json.loads(said), streams)


def _orphan() -> int:
    """Fork twice and let the one between die. Gives the process id, and 0 in the new process."""
    told, tell = os.pipe()
    between = os.fork()
    if not between:
        pid = os.fork()
        if pid:
            os.write(tell, str(pid).encode())
            os._exit(0)
    if between:
        os.waitpid(between, 0)
    pid = int(os.read(told, 32)) if between else 0
    os.close(told)
    os.close(tell)
    return pid


def _begin(order: dict[str, Any], streams: list[int]) -> None:
    for fd, stream in enumerate(streams):
        os.dup2(stream, fd)
    for stream in streams:
        os.close(stream)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["folder"])
    _open()
    sys.argv = [order["module"], *order["words"]]
    sys.path[0] = str(Path.cwd())
    if order["module"] != MODULES[0]:
        del sys.modules[order["module"]]  # it runs as the main module
    os._exit(_run(order["module"]))  # without taking apart what is only a copy


def _run(module: str) -> int:
    """Run a module as Python does, until its threads have ended and all is written. Gives the exit code."""
    code: object = None
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  # told as Python tells it
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)  # noqa: T201
    threading._shutdown()  # type: ignore[attr-defined]  # as at the end of the interpreter
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


def _open() -> None:
    """The three streams, as Python opens them at a start."""
    known = sys.stdin.encoding, sys.stdin.errors
    sys.stdin = sys.__stdin__ = _text(0, "r", *known)  # type: ignore[misc]
    sys.stdout = sys.__stdout__ = _text(1, "w", *known)  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _text(2, "w", known[0], "backslashreplace")  # type: ignore[misc]


def _text(fd: int, mode: str, encoding: str, errors: str | None) -> io.TextIOWrapper:
    stream = open(fd, mode, encoding=encoding, errors=errors, closefd=False)  # noqa: SIM115
    assert isinstance(stream, io.TextIOWrapper)
    if mode == "w":
        stream.reconfigure(line_buffering=fd == 2 or os.isatty(fd))
    return stream


if __name__ == "__main__":
    main(int(sys.argv[1]))
