"""What many ask for at once is worked out once, and kept for a moment."""

import asyncio

import pytest

from bot.core.lately import MOST, Lately


class Work:
    """Something that takes a while, and counts how often it was done."""

    def __init__(self) -> None:
        self.times = 0
        self.fails = False

    async def __call__(self) -> int:
        self.times += 1
        await asyncio.sleep(0.01)
        if self.fails:
            raise ArithmeticError
        return self.times


async def test_a_whole_class_that_asks_at_once_has_it_worked_out_once() -> None:
    lately, work = Lately[int](5000), Work()
    assert await asyncio.gather(*(lately.get(1, 1000, work) for _ in range(100))) == [1] * 100


@pytest.mark.parametrize(("later", "times"), [(4999, 1), (5000, 2), (-1, 2)])
async def test_it_is_worked_out_anew_once_it_is_too_old_or_of_another_time(later: int, times: int) -> None:
    lately, work = Lately[int](5000), Work()
    await lately.get(1, 1000, work)
    assert await lately.get(1, 1000 + later, work) == times


async def test_one_thing_is_not_taken_for_another() -> None:
    lately, work = Lately[int](5000), Work()
    assert [await lately.get(number, 0, work) for number in (1, 2, 1, 2)] == [1, 2, 1, 2]


async def test_after_a_failure_the_next_one_tries_again() -> None:
    lately, work = Lately[int](5000), Work()
    work.fails = True
    with pytest.raises(ArithmeticError):
        await lately.get(1, 0, work)
    work.fails = False
    assert await lately.get(1, 0, work) == 2


async def test_whoever_gives_up_leaves_it_to_the_others() -> None:
    lately, work = Lately[int](5000), Work()
    first, second = (asyncio.create_task(lately.get(1, 0, work)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    assert await second == 1


async def test_the_oldest_is_forgotten_when_there_are_many() -> None:
    lately, work = Lately[int](5000), Work()
    for number in range(MOST + 1):
        await lately.get(number, 0, work)
    assert await lately.get(1, 0, work) == 2
    assert await lately.get(0, 0, work) == MOST + 2
