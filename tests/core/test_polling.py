"""Loops that look again and again at what is to be done."""

import asyncio
from itertools import pairwise

import pytest

from bot.core import polling
from bot.core.polling import every, poll
from bot.db.database import DatabaseError, Trouble


async def test_a_loop_that_fails_again_and_again_waits_longer_and_longer_and_no_longer_once_it_is_well(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(polling, "PAUSE", 0.04)
    monkeypatch.setattr(polling, "LONGEST_PAUSE", 0.12)
    looks, time = [], asyncio.get_running_loop().time

    async def look() -> None:
        looks.append(time())
        if len(looks) == 3:
            raise LookupError("a bug")
        if len(looks) < 6:
            raise DatabaseError(Trouble.UNREACHABLE, "postgresql://host/zainichi", "it is away")

    loop = asyncio.create_task(poll(look, every(0.001), "looking"))
    while len(looks) < 8:  # noqa: ASYNC110  # it is the loop that tells
        await asyncio.sleep(0.01)
    loop.cancel()
    between = [later - earlier for earlier, later in pairwise(looks)]
    assert between[1] >= 0.04
    assert between[2] >= 0.08
    assert min(between[3:5]) >= 0.12
    assert min(between[5:]) < 0.04, "it is well again"
    assert [record.getMessage() for record in caplog.records if "a bug" in record.getMessage()] == [
        "a bug while looking"
    ]
