"""A bot in a process of its own, forked from one that has loaded the code and the content: that takes most of a start.

`with forked(): subprocess.run([sys.executable, "-m", "bot"], …)`, and the same for `asyncio.create_subprocess_exec`,
starts what would have been started: a child of this process, with the folder, the environment and the streams that it
was given. `at_terminal` starts one at a terminal of its own. What concerns the very start does without.

The process of a `Worker` is forked everywhere (`workers_forked`), but for the tests of the worker itself. Processes of
pytest-xdist are forked from one that has loaded the tests too (`tests_forked`), and fork what they start from a copy of
themselves.
"""

import atexit
import contextlib
import ctypes
import fcntl
import gc
import importlib
import io
import json
import os
import pkgutil
import pty
import runpy
import socket
import subprocess
import sys
import termios
import threading
import time
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from execnet.gateway_io import popen_bootstrapline

from bot import doctor, worker
from bot.core.i18n import LANGUAGES, Voice
from tests.support import shared
from tests.support.paths import ROOT

MODULES = ("bot", "tests.fakes.discord.child", "tests.fakes.slack.child", "tests.support.asking_terminal")
SOAKS = ("tests.soak", "tests.soak.processes")
"""What is started so, and the programs of the soak."""
TESTS = [sys.executable, "-u", "-c", popen_bootstrapline]
"""A process of pytest-xdist, as execnet starts it."""
WORKER = [sys.executable, "-P", "-c", worker._COMMAND, worker._FOLDER]
SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): an orphan becomes the child of the nearest ancestor that asked for it."""
IS_POSSIBLE = sys.platform == "linux" and not any(name.startswith("COVERAGE") for name in os.environ)
"""Whether processes are forked here. Where lines are counted, each has to begin by itself."""


class NotLoadedError(Exception):
    """The process that was to load the code has died of it, and has told so itself."""


class Forked(subprocess.Popen[Any]):
    """A process that is forked where it can be, and begun anew where it cannot."""

    def _execute_child(self, args: Any, *rest: Any) -> None:
        _, preexec, _, pass_fds, cwd, env, _, _, _, *fds = rest
        pipes, alone = fds[:6], fds[11]
        module = _module(list(args))
        if preexec or pass_fds or not module or _plain(env).get("TZ") != os.environ.get("TZ"):  # read when loading
            super()._execute_child(args, *rest)  # type: ignore[misc]  # as `subprocess` has it
            return
        streams = [number if fd < 0 else fd for number, fd in enumerate((pipes[0], pipes[3], pipes[5]))]
        try:
            self.pid = _ask(module, args[3:], cwd or Path.cwd(), env, streams, session="new" if alone else "")
            self._child_created = True
        finally:
            self._close_pipe_fds(*pipes)  # type: ignore[attr-defined]  # those of the other side


def _module(args: Sequence[Any]) -> str:
    """What of it is forked here: a module, the worker, or nothing."""
    if _workers and args == WORKER:
        return WORKER[3]
    if _testing and args == TESTS:
        return TESTS[3]
    is_wanted = bool(_asking) and args[:2] == [sys.executable, "-m"] and args[2] in MODULES + SOAKS
    return str(args[2]) if is_wanted else ""


_plain_start = subprocess.Popen
_asking: list[int] = []
_workers: list[int] = []
_testing: list[int] = []
_to_load: list[str] = []


@contextlib.contextmanager
def forked() -> Iterator[None]:
    """What is started in here is forked, if it is the bot."""
    with _forking(_asking):
        yield


@contextlib.contextmanager
def workers_forked() -> Iterator[None]:
    """Workers that are started in here are forked."""
    with _forking(_workers):
        yield


@contextlib.contextmanager
def _forking(what: list[int]) -> Iterator[None]:
    what.append(1)
    if IS_POSSIBLE:
        subprocess.Popen = Forked  # type: ignore[misc]
    try:
        yield
    finally:
        what.pop()
        if not (_asking or _workers or _testing):  # several may start one at the same time
            subprocess.Popen = _plain_start  # type: ignore[misc]


def at_terminal(module: str, folder: Path, env: Mapping[str, str], *, anew: bool = False) -> tuple[int, int]:
    """Start a module at a new terminal, as `pty.fork` does. Gives the process id, and the other end of the terminal."""
    if anew or not IS_POSSIBLE:
        pid, ours = pty.fork()
        if not pid:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", module], env)
        return pid, ours
    ours, its = pty.openpty()
    pid = _ask(module, (), folder, env, [its] * 3, session="terminal")
    os.close(its)
    return pid, ours


@contextlib.contextmanager
def tests_forked(paths: Iterable[str]) -> Iterator[None]:
    """Processes of pytest-xdist that are started in here are forked from one that has loaded these tests.

    Where it cannot load the code each begins by itself, and pytest tells what is wrong.
    """
    _to_load.extend(paths)
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(NotLoadedError):
            if IS_POSSIBLE:
                loaded()
                stack.enter_context(_forking(_testing))
        yield


@cache
def loaded() -> socket.socket:
    """The way to the process that has loaded the code. It ends when this one does."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with its:
        command = [sys.executable, "-m", "tests.support.starts", str(its.fileno()), *_to_load]
        process = _plain_start(command, cwd=ROOT, pass_fds=[its.fileno()], stdin=subprocess.DEVNULL)
    atexit.register(process.wait, 5)
    atexit.register(ours.close)  # which is done first
    if ours.recv(32) != b"loaded":
        raise NotLoadedError
    return ours


_alone = threading.Lock()


def _ask(
    module: str,
    words: Sequence[Any],
    folder: Path | str,
    env: Mapping[str, Any] | None,
    streams: list[int],
    *,
    session: str,
) -> int:
    """Have a process forked that becomes a child of this one. Gives its id. `session`: "new", "terminal" or ours."""
    order = {
        "module": module,
        "words": list(map(str, words)),
        "folder": str(folder),
        "env": _plain(env),
        "session": session,
    }
    with _alone:
        way = loaded()
        _adopt(1)
        try:
            socket.send_fds(way, [json.dumps(order).encode()], streams)
            return int(way.recv(32))
        finally:
            _adopt(0)


def _plain(env: Mapping[str, Any] | None) -> dict[str, str]:
    return {str(name): str(value) for name, value in (os.environ if env is None else env).items()}


def _adopt(whether: int) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(SUBREAPER, whether, 0, 0, 0)


# In the process that has loaded the code


def main(fd: int, tests: Sequence[str]) -> None:
    """Fork whenever somebody asks for it. In a fork this returns when it has done what it was asked to.

    Given where tests are, it loads these too: processes of pytest-xdist are forked.
    """
    with socket.socket(fileno=fd) as way:
        for name in ("bot", "content"):
            for module in pkgutil.walk_packages(importlib.import_module(name).__path__, f"{name}."):
                if not module.name.endswith("__main__"):
                    importlib.import_module(module.name)
        for name in MODULES[1:3]:
            importlib.import_module(name)
        for language in LANGUAGES:
            Voice(language).lead("oops", id="")
        usual = gc.get_threshold()
        if tests:
            shared.build_on(shared.everything(), shared.one_right())
            _load(tests)
        else:
            shared.build_on(shared.everything())
            shared.keep()
        gc.collect()
        gc.freeze()  # what all share is not looked at again
        gc.enable()
        gc.set_threshold(*usual)
        way.send(b"loaded")
        order, streams = _asked(way)
    _begin(order, streams)


def _load(tests: Sequence[str]) -> None:
    """Collect these tests, so that their modules are loaded. What is wrong with them is told to whoever runs them."""
    with contextlib.redirect_stdout(io.StringIO()):
        pytest.main(["--collect-only", "--capture=no", "-p", "no:cacheprovider", *tests])
    from tests.support.examples import draw  # noqa: PLC0415  # pytest wants to be the first to load hypothesis

    draw()


def _asked(way: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Fork whenever somebody asks for it, until nobody can any more. In a fork this returns what it is to do."""
    while True:
        try:
            said, streams, _, _ = socket.recv_fds(way, 1_000_000, 3)
        except KeyboardInterrupt:  # Ctrl-C reaches all that are at the terminal
            said, streams = b"", []
        if not said:
            os._exit(0)
        order = json.loads(said)
        if order["words"] == ["check"]:
            doctor._content()  # found out here, before the first that asks is forked
        pid = _orphan()
        if not pid:
            return order, streams
        way.send(str(pid).encode())
        for one in streams:
            os.close(one)


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
    if order["session"]:
        os.setsid()
    for fd, stream in enumerate(streams):
        os.dup2(stream, fd)
    for stream in streams:
        os.close(stream)
    if order["session"] == "terminal":
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.environ.clear()
    os.environ.update(order["env"])
    time.tzset()
    os.chdir(order["folder"])
    _open()
    sys.argv = [order["module"], *order["words"]]
    sys.path[0] = str(Path.cwd())
    if order["module"] == TESTS[3]:
        _run_tests()
        os._exit(_ended())
    if order["module"] == WORKER[3]:
        worker.serve()
        os._exit(0)
    if order["module"] != MODULES[0]:
        sys.modules.pop(order["module"], None)  # it runs as the main module
    os._exit(_run(order["module"]))  # without taking apart what is only a copy


def _run_tests() -> None:
    """Be a process of pytest-xdist, with a copy of it standing by for all that it has forked."""
    from tests.support import standing_by  # noqa: PLC0415  # which wants this module

    standing_by.stand_by()
    sys.path[0] = str(ROOT)
    exec(TESTS[3], {"__name__": "__main__"})  # what execnet would have Python do


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
    _ended()
    return code if isinstance(code, int) else int(code is not None)


def _ended() -> int:
    """Do what the interpreter does at its end. Gives 0."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    return 0


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
    main(int(sys.argv[1]), sys.argv[2:])
