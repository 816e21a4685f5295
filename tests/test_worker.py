"""The process beside the bot: it works, and whatever becomes of it, the next piece of work gets done."""

import asyncio
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.worker import Worker, WorkError
from tests.support import work
from tests.support.paths import ROOT


@pytest.fixture(autouse=True)
def quick_workers() -> None:
    """Here each begins by itself, as it does for people."""


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


async def gone(pid: int) -> None:
    """Wait until a process has ended, a few seconds at most."""
    for _ in range(500):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(f"process {pid} is still there")


def children() -> set[int]:
    """The processes that this one has started and that have not ended."""
    return {int(line) for line in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()}


def pid_of(worker: Worker) -> int:
    assert worker._process
    return worker._process.pid


async def test_one_process_does_one_piece_of_work_after_another(worker: Worker) -> None:
    large = bytes(3_000_000)
    answers = await asyncio.gather(*(worker.run(work.echo, it) for it in (b"one", large, b"three")))
    assert answers == [b"one", large, b"three"]
    first = pid_of(worker)
    assert await worker.run(work.echo, b"four") == b"four"
    assert pid_of(worker) == first


async def test_what_is_no_bytes_is_no_result(worker: Worker) -> None:
    with pytest.raises(WorkError, match="TypeError"):
        await worker.run(print)  # type: ignore[arg-type]  # the types forbid it; the other process has to mind


async def test_values_can_be_given_by_their_names(worker: Worker) -> None:
    assert await worker.run(work.echo, message=b"named") == b"named"


async def test_what_is_no_function_of_a_module_is_refused_here(worker: Worker) -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        await worker.run(lambda: b"nowhere to be found")
    assert await worker.run(work.echo, b"on") == b"on"


async def test_work_that_fails_says_how_and_the_process_lives_on(worker: Worker) -> None:
    await worker.run(work.echo, b"")
    first = pid_of(worker)
    with pytest.raises(WorkError, match=r"(?s)in breaks.*ValueError: no number"):
        await worker.run(work.breaks, "no number")
    with pytest.raises(WorkError, match="ModuleNotFoundError"):
        await worker.run(work.loads, "bot.nothing")
    assert await worker.run(work.echo, b"on") == b"on"
    assert pid_of(worker) == first


async def test_what_the_work_prints_is_no_answer(worker: Worker) -> None:
    assert await worker.run(work.prints, "hello") == b"printed"
    assert await worker.run(work.echo, b"clean") == b"clean"


async def test_after_a_process_that_was_killed_a_new_one_works(worker: Worker) -> None:
    await worker.run(work.echo, b"")
    first = pid_of(worker)
    os.kill(first, signal.SIGKILL)
    assert await worker.run(work.echo, b"again") == b"again"
    assert pid_of(worker) != first


async def test_work_that_kills_its_process_is_given_up_and_the_next_one_is_done(worker: Worker) -> None:
    with pytest.raises(WorkError, match="died"):
        await worker.run(work.dies, 3)
    assert await worker.run(work.echo, b"next") == b"next"


async def test_work_that_nobody_waits_for_any_more_is_broken_off(worker: Worker) -> None:
    await worker.run(work.echo, b"")
    first = pid_of(worker)
    waiting = asyncio.create_task(worker.run(work.sleeps, 60))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await worker.run(work.echo, b"next") == b"next"
    await gone(first)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lists the children of a process in a file")
async def test_a_start_that_is_broken_off_leaves_no_process_behind() -> None:
    worker, others = Worker(), children()
    for delay in range(20):
        waiting = asyncio.create_task(worker.run(work.echo, b""))
        await asyncio.sleep(delay / 500)
        waiting.cancel()
        await asyncio.wait({waiting})
    assert await worker.run(work.echo, b"next") == b"next"
    for _ in range(100):
        if children() - others == {pid_of(worker)}:
            break
        await asyncio.sleep(0.05)
    assert children() - others == {pid_of(worker)}
    await worker.close()


async def test_work_that_takes_too_long_is_broken_off() -> None:
    worker = Worker(limit=0.5)
    with pytest.raises(WorkError, match=r"sleeps took more than 0\.5 s"):
        await worker.run(work.sleeps, 60)
    await worker.close()


async def test_without_work_the_process_ends_and_comes_back_when_there_is_some() -> None:
    worker = Worker(idle=0.05)
    await worker.run(work.echo, b"")
    assert worker._latest
    await gone(worker._latest.pid)
    assert worker._process is None
    assert await worker.run(work.echo, b"back") == b"back"
    await worker.close()


async def test_closing_breaks_off_what_is_under_way_and_takes_no_more() -> None:
    worker = Worker()
    await worker.run(work.echo, b"")
    first = pid_of(worker)
    under_way = asyncio.create_task(worker.run(work.sleeps, 60))
    await asyncio.sleep(0.05)
    await asyncio.wait_for(worker.close(), 5)
    with pytest.raises(WorkError, match="has ended"):
        await under_way
    with pytest.raises(WorkError, match="has ended"):
        await worker.run(work.echo, b"")
    await gone(first)


async def test_where_no_process_can_be_started_the_work_is_given_up(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(WorkError, match="could be started"):
        await worker.run(work.echo, b"")
    monkeypatch.undo()
    assert await worker.run(work.echo, b"now") == b"now"


async def test_closing_without_ever_having_worked_is_nothing() -> None:
    await Worker().close()


async def test_a_key_that_is_meant_for_the_bot_does_not_reach_it(worker: Worker) -> None:
    await worker.run(work.echo, b"")
    assert os.getpgid(pid_of(worker)) == pid_of(worker)  # Ctrl-C in a terminal goes to a group of processes


_BOT = """
import asyncio, sys
from bot.worker import Worker
from tests.support import work

async def run() -> None:
    worker = Worker()
    await worker.run(work.echo, b"")
    print("there is a process", flush=True)
    await asyncio.sleep(60)

asyncio.run(run())
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_bot_that_is_killed_leaves_no_process_behind(how: signal.Signals) -> None:
    bot = subprocess.Popen([sys.executable, "-c", _BOT], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert bot.stdout
    assert bot.stdout.readline() == b"there is a process\n"
    bot.send_signal(how)
    bot.communicate(timeout=10)  # until both have let go of what it writes errors to


_LOADED = """
import sys
from bot import features, worker
from bot.pictures import gallery
from bot.report import files
print(sorted({"xlsxwriter", "PIL"} & set(sys.modules)))
"""


def test_what_writes_workbooks_and_draws_pictures_is_not_loaded_by_the_bot() -> None:
    assert subprocess.check_output([sys.executable, "-c", _LOADED], cwd=ROOT) == b"[]\n"
