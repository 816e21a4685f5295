"""Ranks: standard competition ranking, 1 2 2 4."""

from hypothesis import given, strategies as st

from bot.scores.ranking import ranked


def test_people_with_equal_points_share_a_rank_and_the_next_rank_is_left_out() -> None:
    scores = [("a", 44), ("b", 42), ("c", 42), ("d", 41), ("e", 41), ("f", 41), ("g", 39)]
    assert [rank for rank, _, _ in ranked(scores)] == [1, 2, 2, 4, 4, 4, 7]


@given(st.lists(st.tuples(st.integers(), st.integers(0, 20))))
def test_a_rank_is_one_more_than_the_number_of_people_who_have_more(scores: list[tuple[int, int]]) -> None:
    rows = ranked(scores)
    assert sorted(points for _, _, points in rows) == sorted(points for _, points in scores)
    for rank, _, points in rows:
        assert rank == 1 + sum(other > points for _, other in scores)
