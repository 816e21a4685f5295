"""The limits of the fakes: time in which the process was kept waiting by the machine does not count."""

import asyncio
import time

import pytest

from tests.fakes.within import Had, within


async def test_a_process_that_the_machine_keeps_waiting_gets_its_time_all_the_same() -> None:
    async with within(0.2):
        time.sleep(0.5)  # noqa: ASYNC251  # as if others had the machine
        await asyncio.sleep(0.02)


async def works_too_long() -> None:
    async with within(0.2):
        begun = time.process_time()
        while time.process_time() - begun < 0.3:
            pass
        await asyncio.sleep(0.1)


async def waits_for_nothing(had: Had) -> None:
    async with within(0.2, had):
        await asyncio.Event().wait()


async def test_work_counts_whole() -> None:
    with pytest.raises(TimeoutError):
        await works_too_long()


async def test_who_waits_for_nothing_is_told_when_the_time_is_up() -> None:
    had = Had()
    with pytest.raises(TimeoutError):
        await waits_for_nothing(had)
    assert had.seconds >= 0.19
