"""The clock of a question, beside a naive one that looks at each millisecond."""

from hypothesis import given, strategies as st

from bot.classquiz.timer import QuestionTimer

OPENED = 1_000


@st.composite
def clocks(draw: st.DrawFn) -> QuestionTimer:
    """A clock that was paused, resumed and extended at any moments, even such that come before the last ones."""
    clock, at = QuestionTimer(OPENED, draw(st.none() | st.integers(1, 60))), OPENED
    for change in draw(st.lists(st.sampled_from(["pause", "resume", "extend"]), max_size=7)):
        at += draw(st.integers(-3, 20))
        match change:
            case "pause":
                clock = clock.pause(at)
            case "resume":
                clock = clock.resume(at)
            case _:
                clock = clock.extend(at, 15)
    return clock


def naive(clock: QuestionTimer, at: int) -> int:
    """How many milliseconds there were before a moment in which the clock ran."""
    paused = {moment for start, end in clock.pauses for moment in range(start, end)}
    return sum(
        moment not in paused and (clock.paused is None or moment < clock.paused)
        for moment in range(clock.opened, at)
    )  # fmt: skip


@given(clocks(), st.integers(-30, 250))
def test_a_clock_runs_each_millisecond_in_which_it_is_not_paused(clock: QuestionTimer, after: int) -> None:
    assert clock.elapsed(OPENED + after) == naive(clock, OPENED + after)


@given(clocks(), st.integers(0, 100))
def test_the_moment_at_which_it_has_run_for_a_span_is_the_first_one(clock: QuestionTimer, span: int) -> None:
    moment = clock.when(span)
    if moment is None:
        assert clock.paused is not None
        assert clock.elapsed(10**9) < span
    else:
        assert naive(clock, moment) == span
        assert span == 0 or naive(clock, moment - 1) == span - 1


@given(clocks(), st.integers(0, 250))
def test_it_stands_exactly_where_it_does_not_run(clock: QuestionTimer, after: int) -> None:
    at = OPENED + after
    assert clock.stands(at) == (clock.elapsed(at + 1) == clock.elapsed(at))


@given(clocks(), st.integers(0, 250))
def test_an_extension_is_always_time_that_one_can_use(clock: QuestionTimer, after: int) -> None:
    at = OPENED + after
    extended = clock.extend(at, 15)
    if clock.budget is None:
        assert extended == clock
    else:
        assert extended.budget is not None
        assert extended.budget - extended.elapsed(at) >= 15
        assert extended.budget >= clock.budget + 15


def test_a_pause_that_begins_just_when_the_time_is_up_does_not_put_that_off() -> None:
    paused = QuestionTimer(OPENED, 50).pause(1_050)
    assert (paused.when(50), paused.when(51)) == (1_050, None)
    resumed = paused.resume(1_090)
    assert (resumed.when(50), resumed.when(51)) == (1_050, 1_091)


def test_a_clock_that_is_paused_twice_or_resumed_twice_does_so_once() -> None:
    paused = QuestionTimer(OPENED, 50).pause(1_010)
    assert paused.pause(1_020) == paused
    resumed = paused.resume(1_030)
    assert resumed.resume(1_040) == resumed
    assert (resumed.pauses, resumed.elapsed(1_040)) == (((1_010, 1_030),), 20)


def test_closing_ends_a_pause_and_remembers_when_it_was() -> None:
    closed = QuestionTimer(OPENED, 50).pause(1_010).close(1_030)
    assert (closed.paused, closed.closed, closed.elapsed(1_030)) == (None, 1_030, 10)


def test_a_moment_before_the_opening_is_the_opening() -> None:
    assert QuestionTimer(OPENED, 50).elapsed(OPENED - 400) == 0
