"""The process beside the bot: it works, and whatever becomes of it, the next piece of work gets done."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest

from bot.report.worker import Worker, WorkError


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


def pid_of(worker: Worker) -> int:
    assert worker._process
    return worker._process.pid


async def test_one_process_does_one_piece_of_work_after_another(worker: Worker) -> None:
    large = bytes(3_000_000)
    answers = await asyncio.gather(*(worker.run("builtins:bytes", it) for it in (b"one", large, b"three")))
    assert answers == [b"one", large, b"three"]
    first = pid_of(worker)
    assert await worker.run("builtins:bytes", b"four") == b"four"
    assert pid_of(worker) == first


async def test_work_that_fails_says_how_and_the_process_lives_on(worker: Worker) -> None:
    await worker.run("builtins:bytes", b"")
    first = pid_of(worker)
    with pytest.raises(WorkError, match="invalid literal"):
        await worker.run("builtins:int", "no number")
    with pytest.raises(WorkError, match="ModuleNotFoundError"):
        await worker.run("bot.nothing:work")
    assert await worker.run("builtins:bytes", b"on") == b"on"
    assert pid_of(worker) == first


async def test_what_the_work_prints_is_no_answer(worker: Worker) -> None:
    with pytest.raises(WorkError, match="TypeError"):
        await worker.run("builtins:print", "hello")
    assert await worker.run("builtins:bytes", b"clean") == b"clean"


async def test_after_a_process_that_was_killed_a_new_one_works(worker: Worker) -> None:
    await worker.run("builtins:bytes", b"")
    first = pid_of(worker)
    os.kill(first, signal.SIGKILL)
    assert await worker.run("builtins:bytes", b"again") == b"again"
    assert pid_of(worker) != first


async def test_work_that_kills_its_process_is_given_up_and_the_next_one_is_done(worker: Worker) -> None:
    with pytest.raises(WorkError, match="died"):
        await worker.run("os:_exit", 3)
    assert await worker.run("builtins:bytes", b"next") == b"next"


async def test_work_that_nobody_waits_for_any_more_is_broken_off(worker: Worker) -> None:
    await worker.run("builtins:bytes", b"")
    first = pid_of(worker)
    waiting = asyncio.create_task(worker.run("time:sleep", 60))
    await asyncio.sleep(0.05)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await worker.run("builtins:bytes", b"next") == b"next"
    await gone(first)


async def test_work_that_takes_too_long_is_broken_off() -> None:
    worker = Worker(limit=0.5)
    with pytest.raises(WorkError, match=r"0\.5 s"):
        await worker.run("time:sleep", 60)
    await worker.close()


async def test_without_work_the_process_ends_and_comes_back_when_there_is_some() -> None:
    worker = Worker(idle=0.05)
    await worker.run("builtins:bytes", b"")
    assert worker._latest
    await gone(worker._latest.pid)
    assert worker._process is None
    assert await worker.run("builtins:bytes", b"back") == b"back"
    await worker.close()


async def test_closing_breaks_off_what_is_under_way_and_takes_no_more() -> None:
    worker = Worker()
    await worker.run("builtins:bytes", b"")
    first = pid_of(worker)
    under_way = asyncio.create_task(worker.run("time:sleep", 60))
    await asyncio.sleep(0.05)
    await asyncio.wait_for(worker.close(), 5)
    with pytest.raises(WorkError, match="has ended"):
        await under_way
    with pytest.raises(WorkError, match="has ended"):
        await worker.run("builtins:bytes", b"")
    await gone(first)


async def test_where_no_process_can_be_started_the_work_is_given_up(
    worker: Worker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with pytest.raises(WorkError, match="could be started"):
        await worker.run("builtins:bytes", b"")
    monkeypatch.undo()
    assert await worker.run("builtins:bytes", b"now") == b"now"


async def test_closing_without_ever_having_worked_is_nothing() -> None:
    await Worker().close()
