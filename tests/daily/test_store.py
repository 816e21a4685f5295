"""What is remembered of the daily fact, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.daily.store import Next, StoredSchedule, Wanted
from bot.db.database import Database
from bot.quiz.store import Store
from tests.support.databases import BOTH, opened

MORI, HERE, CHANNEL = "discord:7", "discord:42", "discord:42:99"
WANTED = Wanted(HERE, CHANNEL, "#general", MORI, "09:00", "Asia/Tokyo", "01234", "voyages", "ja")
TODAY, TOMORROW, LATER = Next("2026-04-28", 1000), Next("2026-04-29", 2000), Next("2026-04-30", 3000)
NOW, UNTIL = 1500, 1900


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


@pytest.fixture
async def stores(database: Database, url: str) -> AsyncIterator[Sequence[Store]]:
    """Two stores on one database, as in two processes."""
    async with opened(url) as other:
        yield Store(database), Store(other)


async def put(store: Store, wanted: Wanted = WANTED, first: Next = TODAY) -> StoredSchedule:
    await store.schedules.put(wanted, first)
    return next(one for one in await store.schedules.of(wanted.community) if one.place == wanted.place)


async def the_one(store: Store) -> StoredSchedule:
    (one,) = await store.schedules.of(HERE)
    return one


async def test_a_schedule_comes_back_as_it_was_set(store: Store) -> None:
    one = await put(store)
    assert one[1:] == (HERE, CHANNEL, "#general", MORI, *WANTED[4:], *TODAY, 0, None, None, None)
    assert await store.schedules.of("discord:43") == []


async def test_a_place_has_one_schedule_and_a_community_several(store: Store) -> None:
    await put(store)
    other = await put(store, WANTED._replace(place="discord:42:100"))
    again = await put(store, WANTED._replace(time="18:00", topic=None), TOMORROW)
    assert await store.schedules.of(HERE) == [again, other]
    assert (again.time, again.topic, again.day) == ("18:00", None, TOMORROW.day)


async def test_only_what_is_due_on_a_platform_is_found_and_the_longest_overdue_first(store: Store) -> None:
    late = await put(store)
    await put(store, WANTED._replace(place="discord:42:100"), TOMORROW)
    later = await put(store, WANTED._replace(place="discord:42:101"), Next("2026-04-28", 1001))
    await put(store, WANTED._replace(community="slack:T1", place="slack:T1:C1"))
    assert await store.schedules.due("discord", NOW, 10) == [late, later]
    assert await store.schedules.due("discord", NOW, 1) == [late]
    assert await store.schedules.due("discord", 999, 10) == []
    assert len(await store.schedules.due("slack", NOW, 10)) == 1


async def test_one_of_two_processes_may_post_and_the_day_after_again_one(stores: Sequence[Store]) -> None:
    one = await put(stores[0])
    claims = await asyncio.gather(*(store.schedules.claim(one.id, one.day, NOW, UNTIL) for store in (*stores, *stores)))
    assert claims.count(True) == 1
    assert await stores[1].schedules.due("discord", NOW, 10) == []
    await stores[0].schedules.mark(one, UNTIL, "first-ships", one.day, TOMORROW)
    assert await stores[1].schedules.posted(CHANNEL) == {"first-ships": one.day}
    after = await the_one(stores[1])
    assert (after.day, after.due) == TOMORROW
    assert not await stores[1].schedules.claim(one.id, one.day, 2500, 3000)
    assert await stores[1].schedules.claim(one.id, TOMORROW.day, 2500, 3000)


async def test_what_was_claimed_in_a_crash_is_free_once_its_lease_runs_out(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    assert not await store.schedules.claim(one.id, one.day, UNTIL - 1, UNTIL + 500)
    assert await store.schedules.claim(one.id, one.day, UNTIL, UNTIL + 500)
    await store.schedules.mark(one, UNTIL, "first-ships", one.day, LATER)  # the first one was only slow
    assert (await the_one(store)).day == one.day
    assert await store.schedules.posted(CHANNEL) == {"first-ships": one.day}


async def test_what_a_moderator_changes_while_it_is_posted_stays_as_they_made_it(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    assert not await store.schedules.skip(one.id, one.day, TOMORROW)
    assert await store.schedules.pause(one.id, "asked")
    await store.schedules.mark(one, UNTIL, "first-ships", one.day, TOMORROW)
    await store.schedules.fail(one.id, UNTIL, 1, 1800)
    await store.schedules.give_up(one.id, UNTIL, "gone")
    after = await the_one(store)
    assert (after.paused, after.due, after.tries) == ("asked", None, 0)


async def test_a_day_that_was_let_go_is_remembered_until_it_is_set_anew(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    await store.schedules.let_go(one.id, UNTIL, TOMORROW, TODAY.day)
    assert (await the_one(store)).missed == TODAY.day
    assert (await put(store)).missed is None


async def test_failures_are_counted_until_one_day_is_posted(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    await store.schedules.fail(one.id, UNTIL, 1, 1700)
    failed = await the_one(store)
    assert (failed.tries, failed.due, failed.day) == (1, 1700, one.day)
    assert await store.schedules.due("discord", 1699, 10) == []
    assert await store.schedules.claim(one.id, one.day, 1700, 1950)
    await store.schedules.mark(failed, 1950, "first-ships", one.day, TOMORROW)
    assert (await the_one(store)).tries == 0


async def test_it_is_given_up_with_a_reason_and_goes_on_when_resumed(store: Store) -> None:
    one = await put(store)
    assert not await store.schedules.resume(one.id, LATER)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    await store.schedules.give_up(one.id, UNTIL, "gone")
    assert (await the_one(store)).paused == "gone"
    assert await store.schedules.due("discord", 9999, 10) == []
    assert not await store.schedules.claim(one.id, one.day, 9999, 10999)
    assert not await store.schedules.pause(one.id, "asked")
    assert await store.schedules.resume(one.id, LATER)
    resumed = await the_one(store)
    assert (resumed.day, resumed.due, resumed.paused) == (*LATER, None)


async def test_a_day_is_skipped_once_however_often_it_is_asked(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.skip(one.id, one.day, TOMORROW)
    assert not await store.schedules.skip(one.id, one.day, LATER)
    assert (await the_one(store)).day == TOMORROW.day


async def test_after_it_is_off_there_is_nothing_but_what_the_place_has_had(store: Store) -> None:
    one = await put(store)
    assert await store.schedules.claim(one.id, one.day, NOW, UNTIL)
    await store.schedules.mark(one, UNTIL, "first-ships", one.day, TOMORROW)
    assert await store.schedules.remove(one.id)
    assert not await store.schedules.remove(one.id)
    assert await store.schedules.of(HERE) == []
    assert await store.schedules.posted(CHANNEL) == {"first-ships": one.day}


async def test_a_schedule_outlasts_the_person_who_set_it(store: Store) -> None:
    await put(store)
    await store.forget(MORI)
    assert (await the_one(store)).set_by is None
    assert len(await store.schedules.due("discord", NOW, 10)) == 1


async def test_the_last_day_of_a_fact_is_the_one_that_counts(store: Store) -> None:
    one = await put(store)
    for until, day in ((UNTIL, "2026-04-28"), (2900, "2026-05-28")):
        assert await store.schedules.claim(one.id, one.day, until - 1, until)
        await store.schedules.mark(one, until, "first-ships", day, TODAY)
    assert await store.schedules.posted(CHANNEL) == {"first-ships": "2026-05-28"}
