"""When the daily fact is due, and which fact it is."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.daily.rules import GRACE, When, choose, due, moment, retry, slots, upcoming, zones
from content.library import Library
from content.model import Fact, Localized, Topic

EVERY_DAY = frozenset(range(7))
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)  # with a leap day
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
LATEST = GRACE - SECOND

times = st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0))
days = st.frozensets(st.integers(0, 6), min_size=1)
whens = st.builds(When, times, st.sampled_from(zones()), days)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # whole numbers, as datetime takes them


def comes_right(at: datetime, when: When, day: date) -> bool:
    """Whether a moment is that time on that day, the first such one, or the first one after a gap that swallows it."""
    there, wanted = ZoneInfo(when.zone), datetime.combine(day, when.time)
    shown, just_before = (it.astimezone(there).replace(tzinfo=None) for it in (at, at - SECOND))
    if shown == wanted:
        return all((at - timedelta(minutes=back)).astimezone(there).replace(tzinfo=None) != wanted for back in (30, 60))
    return just_before < wanted < shown


def lived(when: When, first: date, last: date, chance: random.Random) -> list[tuple[date, datetime]]:
    """What is posted if the bot looks at random moments, is often down, but never for longer than the grace."""
    waiting, posted = first, []
    now = next(slots(when, first)).at - SECOND
    while waiting <= last:
        found = due(when, waiting, now)
        if found.post:
            posted.append((found.post.day, found.post.at))
        assert found.missed is None
        waiting = found.following.day
        late = chance.random() * LATEST if chance.random() < 0.5 else timedelta()
        now = max(now + SECOND, found.following.at + late)
    return [(day, at) for day, at in posted if day <= last]


@pytest.mark.parametrize("part", range(4))
def test_in_every_zone_each_day_of_three_years_comes_once_at_its_hour_whatever_restarts(part: int) -> None:
    every = [FIRST + DAY * n for n in range((LAST - FIRST).days + 1)]
    for number, zone in enumerate(zones()[part::4]):
        chance = random.Random(number)
        when = When(time(chance.randrange(24), chance.randrange(60)), zone, EVERY_DAY)
        posted = lived(when, FIRST, LAST, chance)
        assert [day for day, _ in posted] == every, zone
        changes = [pair for pair in posted if pair[1].astimezone(ZoneInfo(zone)).time() != when.time]
        for day, at in (*posted[:: chance.randrange(20, 60)], *changes):
            assert comes_right(at, when, day), (when, day, at)


@given(whens, st.dates(date(1975, 1, 1), date(2090, 1, 1)))
def test_the_moment_of_a_day_is_its_time_or_the_first_one_after(when: When, day: date) -> None:
    at = moment(when.time, when.zone, day)
    if at is None:
        there = ZoneInfo(when.zone)
        around = [
            datetime.combine(day, time(hour), there).astimezone(UTC).astimezone(there).date() for hour in range(24)
        ]
        assert day not in around
    else:
        assert comes_right(at, when, day)


@given(whens, st.floats(946684800, 2524608000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_the_next_three_times_are_to_come_in_order_and_on_its_days(when: When, now: datetime) -> None:
    found = upcoming(when, now)
    assert len(found) == 3
    assert now < found[0].at < found[1].at < found[2].at
    assert all(slot.day.weekday() in when.days for slot in found)
    between = {found[0].day + DAY * n for n in range((found[2].day - found[0].day).days)}
    skipped = between - {slot.day for slot in found}
    assert all(day.weekday() not in when.days or moment(when.time, when.zone, day) is None for day in skipped)


@settings(max_examples=50)
@given(
    whens, st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.lists(st.timedeltas(timedelta(0), DAY * 12), max_size=20)
)
def test_no_day_comes_twice_and_each_is_posted_within_its_grace_or_left_out(
    when: When, waiting: date, naps: Sequence[timedelta]
) -> None:
    now = datetime.combine(waiting, time(), UTC)
    done: list[date] = []
    for nap in naps:
        now += nap
        found = due(when, waiting, now)
        if found.post:
            assert timedelta(0) <= now - found.post.at < GRACE
            done.append(found.post.day)
        if found.missed:
            assert found.missed >= waiting
            assert found.missed != (found.post and found.post.day)
        assert found.following.at > now
        waiting = found.following.day
    assert done == sorted(set(done))


def test_a_time_that_the_clocks_leave_out_comes_at_the_first_moment_after() -> None:
    assert moment(time(2, 30), "America/New_York", date(2026, 3, 8)) == utc(2026, 3, 8, 7)  # 3:00 in the morning
    assert moment(time(23, 30), "America/Nuuk", date(2026, 3, 28)) == utc(2026, 3, 29, 1)  # midnight


def test_a_time_that_comes_twice_is_taken_the_first_time() -> None:
    assert moment(time(1, 30), "America/New_York", date(2026, 11, 1)) == utc(2026, 11, 1, 5, 30)


def test_a_day_that_a_country_left_out_has_no_fact() -> None:
    assert moment(time(9), "Pacific/Apia", date(2011, 12, 30)) is None
    when = When(time(9), "Pacific/Apia", EVERY_DAY)
    assert [slot.day.day for slot in upcoming(when, utc(2011, 12, 29, 0), 3)] == [29, 31, 1]


def test_after_six_hours_of_downtime_a_day_is_left_out() -> None:
    when = When(time(9), "Asia/Tokyo", EVERY_DAY)
    day = date(2026, 4, 28)
    at = utc(2026, 4, 28, 0)
    assert due(when, day, at - SECOND).post is None
    assert due(when, day, at + GRACE - SECOND).post == (day, at)
    late = due(when, day, at + GRACE)
    assert (late.post, late.missed, late.following.day) == (None, day, day + DAY)


def test_after_a_week_of_downtime_only_the_last_day_is_posted() -> None:
    when = When(time(9), "Asia/Tokyo", frozenset({0, 2, 4}))
    found = due(when, date(2026, 4, 20), utc(2026, 4, 29, 1))  # a Wednesday
    assert found.post
    assert (found.post.day, found.missed) == (date(2026, 4, 29), date(2026, 4, 27))
    assert found.following.day == date(2026, 5, 1)


def test_a_schedule_that_is_set_anew_on_a_day_that_had_its_fact_begins_the_day_after() -> None:
    when = When(time(18), "UTC", EVERY_DAY)
    now = utc(2026, 4, 28, 10)
    assert upcoming(when, now)[0].day == date(2026, 4, 28)
    assert upcoming(when, now, last=date(2026, 4, 28))[0].day == date(2026, 4, 29)
    assert upcoming(when, now, last=date(2026, 4, 1))[0].day == date(2026, 4, 28)


def test_three_failures_within_an_hour_are_enough() -> None:
    now = utc(2026, 4, 28)
    assert retry(1, now) == now + timedelta(minutes=15)
    assert retry(2, now + timedelta(minutes=15)) == now + timedelta(hours=1)
    assert retry(3, now) is None


# Which fact


def fact(name: str, on: str | None = None) -> Fact:
    text = Localized(en="text")
    day = f"1959-{on}" if on else None
    return Fact(id=name, topic=Topic.VOYAGES, date=day, month_day=on, title=text, text=text, sources=("source",))


def test_what_happened_on_this_day_comes_first(library: Library) -> None:
    chosen, is_anniversary = choose(list(library.facts.values()), {}, date(2026, 12, 14), "console:here")
    assert chosen.month_day == "12-14"
    assert is_anniversary


def test_of_several_that_happened_on_this_day_each_has_its_year() -> None:
    facts = [fact("a", "12-14"), fact("b", "12-14"), fact("c")]
    first, _ = choose(facts, {}, date(2026, 12, 14), "here")
    second, _ = choose(facts, {first.id: date(2026, 12, 14)}, date(2027, 12, 14), "here")
    assert {first.id, second.id} == {"a", "b"}


def test_two_places_have_their_facts_in_different_orders() -> None:
    facts = [fact(f"f{n}") for n in range(100)]
    chosen = {choose(facts, {}, date(2026, 4, 28), f"discord:1:{n}")[0].id for n in range(20)}
    assert len(chosen) > 10


@given(st.lists(st.tuples(st.sampled_from(("post", "post", "post", "add", "remove")), st.integers(0, 99)), max_size=80))
def test_none_comes_again_before_all_of_its_topic_have_come_whatever_is_added_or_removed(
    steps: Sequence[tuple[str, int]],
) -> None:
    pool = {f"f{n}": fact(f"f{n}") for n in range(5)}
    posted: dict[str, date] = {}
    history: list[str] = []
    day = FIRST
    for number, (step, which) in enumerate(steps):
        if step == "add":
            pool[f"new{number}"] = fact(f"new{number}")
        elif step == "remove" and len(pool) > 1:
            pool.pop(sorted(pool)[which % len(pool)])
        else:
            chosen, _ = choose(list(pool.values()), posted, day, "here")
            if chosen.id in history:
                since = history[len(history) - 1 - history[::-1].index(chosen.id) :]
                assert pool.keys() <= set(since)
            history.append(chosen.id)
            posted[chosen.id] = day
            day += DAY


def test_a_fact_that_is_changed_is_still_the_same_fact() -> None:
    facts = [fact("a"), fact("b")]
    first, _ = choose(facts, {}, FIRST, "here")
    changed = [replace(it, title=Localized(en="other")) for it in facts]
    assert choose(changed, {first.id: FIRST}, FIRST + DAY, "here")[0].id != first.id
