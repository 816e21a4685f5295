"""Shares of a whole, as people read them."""

import pytest

from bot.core.shares import percent


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(0, 5, 0), (1, 8, 13), (1, 3, 33), (2, 3, 67), (29, 200, 15), (5, 5, 100), (7, 7, 100)],
)
def test_a_share_is_rounded_half_up(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


def test_of_nothing_there_is_no_share() -> None:
    assert percent(0, 0) is None
