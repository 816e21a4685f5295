"""A process that is told to stop leaves, ends what it is at and lets go, however badly a part of that goes."""

import asyncio
import logging

import pytest

from bot import stopping
from bot.core.feature import Feature
from bot.stopping import Stop, StoppedError, wind_up


async def test_whoever_is_told_to_stop_leaves_while_everything_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_end_at_once", lambda: None)
    stop, done = Stop(), list[str]()

    async def works() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            done.append("ended")

    async def leaves() -> None:
        await asyncio.sleep(0.01)
        done.append("left")

    told = asyncio.create_task(stop.unless_told(works(), leaves))
    await asyncio.sleep(0)
    stop.tell()
    with pytest.raises(StoppedError):
        await told
    assert done == ["left", "ended"]


async def test_a_part_that_hangs_or_fails_keeps_no_other_from_letting_go(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(stopping, "LEAVING", 0.01)
    done = list[str]()

    async def hangs() -> None:
        await asyncio.Event().wait()

    async def fails() -> None:
        raise RuntimeError("no way")

    async def turns() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            done.append("loop")

    async def lets_go() -> None:
        done.append("let go")

    loop = asyncio.create_task(turns())
    await asyncio.sleep(0)
    features = [Feature(name="broken", let_go=fails), Feature(name="good", let_go=lets_go)]
    with caplog.at_level(logging.WARNING):
        await wind_up(features, [hangs, fails], [loop])
    assert done == ["loop", "let go"]
    assert len(caplog.records) == 3
    assert "no way" not in caplog.text
