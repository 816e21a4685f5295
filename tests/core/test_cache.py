"""What many ask for is loaded once and kept for a while, and no change of ours is overlooked."""

import asyncio
import gc
import logging

import pytest

from bot.core.cache import SECONDS, AsyncCache


class Load:
    """A load that takes a moment, and gives how many there have been."""

    def __init__(self) -> None:
        self.times = 0
        self.fails = False

    async def __call__(self, key: int) -> int:
        self.times += 1
        times = self.times
        await asyncio.sleep(0.01)
        if self.fails:
            raise ArithmeticError(key)
        return times


async def test_a_whole_class_that_asks_at_once_shares_one_load() -> None:
    cache, load = AsyncCache[int, int](), Load()
    assert await asyncio.gather(*(cache.get(1, load) for _ in range(100))) == [1] * 100


@pytest.mark.parametrize(("later", "times"), [(4.999, 1), (5.0, 2)])
async def test_a_value_is_loaded_anew_once_it_is_too_old(later: float, times: int) -> None:
    now = 1000.0
    cache, load = AsyncCache[int, int](5, clock=lambda: now), Load()
    await cache.get(1, load)
    now += later
    assert await cache.get(1, load) == times


async def test_a_value_is_as_old_as_its_load_and_not_as_old_as_its_arrival() -> None:
    now = 1000.0
    cache, load = AsyncCache[int, int](5, clock=lambda: now), Load()
    slow = asyncio.create_task(cache.get(1, load))
    await asyncio.sleep(0)
    now += 4
    assert await slow == 1
    now += 1
    assert await cache.get(1, load) == 2


async def test_without_another_clock_the_time_is_that_of_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, load = AsyncCache[int, int](), Load()
    assert [await cache.get(1, load) for _ in range(3)] == [1, 1, 1]
    loop = asyncio.get_running_loop()
    now = loop.time()
    monkeypatch.setattr(loop, "time", lambda: now + SECONDS)
    assert await cache.get(1, lambda key: asyncio.sleep(0, -key)) == -1


async def test_one_value_is_not_taken_for_another() -> None:
    cache, load = AsyncCache[int, int](), Load()
    assert [await cache.get(key, load) for key in (1, 2, 1, 2)] == [1, 2, 1, 2]


async def test_none_is_a_value_like_any_other() -> None:
    cache, asked = AsyncCache[str, None](), []

    async def load(key: str) -> None:
        asked.append(key)

    for key in ("nobody", "nobody"):
        await cache.get(key, load)
    assert asked == ["nobody"]


async def test_after_a_failure_the_next_one_tries_again() -> None:
    cache, load = AsyncCache[int, int](), Load()
    load.fails = True
    outcomes = await asyncio.gather(*(cache.get(1, load) for _ in range(3)), return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ArithmeticError] * 3  # of one load: all hear of it
    load.fails = False
    assert await cache.get(1, load) == 2


async def test_whoever_hears_of_a_failure_can_try_again_at_once() -> None:
    cache, load = AsyncCache[int, int](), Load()
    load.fails = True

    async def persistent() -> int:
        try:
            return await cache.get(1, load)
        except ArithmeticError:
            load.fails = False
            return await cache.get(1, load)

    assert await asyncio.gather(*(persistent() for _ in range(3))) == [2, 2, 2]


async def test_whoever_gives_up_leaves_it_to_the_others() -> None:
    cache, load = AsyncCache[int, int](), Load()
    first, second = (asyncio.create_task(cache.get(1, load)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == 1
    assert first.cancelled()
    assert load.times == 1


async def test_a_load_that_is_broken_off_is_not_kept() -> None:
    cache, load = AsyncCache[int, int](), Load()

    async def broken_off(_: int) -> int:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await cache.get(1, broken_off)
    assert await cache.get(1, load) == 1


async def test_a_failure_of_which_nobody_wants_to_know_any_more_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    cache, load = AsyncCache[int, int](), Load()
    load.fails = True
    gone = asyncio.create_task(cache.get(1, load))
    await asyncio.sleep(0)
    gone.cancel()
    with caplog.at_level(logging.DEBUG, "asyncio"):
        await asyncio.sleep(0.03)
        del gone
        gc.collect()
    assert not [record for record in caplog.records if "never retrieved" in record.getMessage()]


async def test_a_change_is_seen_at_once() -> None:
    cache, load = AsyncCache[int, int](), Load()
    assert await cache.get(1, load) == 1
    cache.changed(1)
    cache.changed(2)  # of which nothing is known
    assert await cache.get(1, load) == 2


async def test_what_was_read_before_a_change_is_not_kept() -> None:
    begun, goes_on, now = asyncio.Event(), asyncio.Event(), "before"

    async def load(key: str) -> str:
        seen = f"{key} {now}"
        begun.set()
        await goes_on.wait()
        return seen

    cache = AsyncCache[str, str]()
    slow = asyncio.create_task(cache.get("it", load))
    await begun.wait()
    now = "after"
    cache.changed("it")
    meanwhile = asyncio.create_task(cache.get("it", load))
    await asyncio.sleep(0)
    goes_on.set()
    assert await slow == "it before"
    assert await meanwhile == "it after"
    assert await cache.get("it", load) == "it after"


async def test_a_failure_from_before_a_change_leaves_the_new_value_alone() -> None:
    cache, load = AsyncCache[int, int](), Load()

    async def fails_late(_: int) -> int:
        await asyncio.sleep(0.03)
        raise ArithmeticError

    slow = asyncio.create_task(cache.get(1, fails_late))
    await asyncio.sleep(0)
    cache.changed(1)
    assert await cache.get(1, load) == 1
    with pytest.raises(ArithmeticError):
        await slow
    assert await cache.get(1, load) == 1


async def test_only_so_many_are_kept_and_those_that_are_asked_for_stay() -> None:
    cache, asked = AsyncCache[str, None](size=2), []

    async def load(key: str) -> None:
        asked.append(key)

    for key in "abacab":
        await cache.get(key, load)
    assert "".join(asked) == "abcb"
