"""What is remembered of the daily fact, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.daily.store import NextDay, ScheduleStore, StoredSchedule, WantedSchedule
from bot.db.database import Database
from content.library import Library
from tests.conftest import Clock
from tests.support.bot import bot_on
from tests.support.databases import BOTH, opened

MORI, HERE, CHANNEL = "discord:7", "discord:42", "discord:42:99"
WANTED = WantedSchedule(HERE, CHANNEL, "#general", MORI, "09:00", "Asia/Tokyo", "01234", "voyages", "ja")
TODAY, TOMORROW, LATER = NextDay("2026-04-28", 1000), NextDay("2026-04-29", 2000), NextDay("2026-04-30", 3000)
NOW, UNTIL = 1500, 1900


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> ScheduleStore:
    return ScheduleStore(database)


@pytest.fixture
async def stores(database: Database, url: str) -> AsyncIterator[Sequence[ScheduleStore]]:
    """Two stores on one database, as in two processes."""
    async with opened(url) as other:
        yield ScheduleStore(database), ScheduleStore(other)


async def put(store: ScheduleStore, wanted: WantedSchedule = WANTED, first: NextDay = TODAY) -> StoredSchedule:
    await store.upsert(wanted, first)
    return next(one for one in await store.of(wanted.community) if one.place == wanted.place)


async def the_one(store: ScheduleStore) -> StoredSchedule:
    (one,) = await store.of(HERE)
    return one


async def test_a_schedule_comes_back_as_it_was_set(store: ScheduleStore) -> None:
    one = await put(store)
    assert one[1:] == (HERE, CHANNEL, "#general", MORI, *WANTED[4:], *TODAY, 0, None, None, None, None)
    assert await store.of("discord:43") == []


async def test_a_place_has_one_schedule_and_a_community_several(store: ScheduleStore) -> None:
    await put(store)
    other = await put(store, WANTED._replace(place="discord:42:100"))
    again = await put(store, WANTED._replace(time="18:00", topic=None), TOMORROW)
    assert await store.of(HERE) == [again, other]
    assert (again.time, again.topic, again.day) == ("18:00", None, TOMORROW.day)


async def test_only_what_is_due_on_a_platform_is_found_and_the_longest_overdue_first(store: ScheduleStore) -> None:
    late = await put(store)
    await put(store, WANTED._replace(place="discord:42:100"), TOMORROW)
    later = await put(store, WANTED._replace(place="discord:42:101"), NextDay("2026-04-28", 1001))
    await put(store, WANTED._replace(community="slack:T1", place="slack:T1:C1"))
    assert await store.due("discord", NOW, 10) == [late, later]
    assert await store.due("discord", NOW, 1) == [late]
    assert await store.due("discord", 999, 10) == []
    assert len(await store.due("slack", NOW, 10)) == 1


async def test_one_of_two_processes_may_post_and_the_day_after_again_one(stores: Sequence[ScheduleStore]) -> None:
    one = await put(stores[0])
    claims = await asyncio.gather(*(store.claim(one.id, one.day, NOW, UNTIL) for store in (*stores, *stores)))
    assert claims.count(True) == 1
    assert await stores[1].due("discord", NOW, 10) == []
    await stores[0].mark_posted(one, UNTIL, "first-ships", one.day, TOMORROW)
    assert await stores[1].posted(CHANNEL) == {"first-ships": one.day}
    after = await the_one(stores[1])
    assert (after.day, after.due) == TOMORROW
    assert not await stores[1].claim(one.id, one.day, 2500, 3000)
    assert await stores[1].claim(one.id, TOMORROW.day, 2500, 3000)


async def test_what_was_claimed_in_a_crash_is_free_once_its_lease_runs_out(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    assert not await store.claim(one.id, one.day, UNTIL - 1, UNTIL + 500)
    assert await store.claim(one.id, one.day, UNTIL, UNTIL + 500)
    await store.mark_posted(one, UNTIL, "first-ships", one.day, LATER)  # the first one was only slow
    assert (await the_one(store)).day == one.day
    assert await store.posted(CHANNEL) == {"first-ships": one.day}


async def test_what_a_moderator_changes_while_it_is_posted_stays_as_they_made_it(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    assert not await store.skip(one.id, one.day, TOMORROW)
    assert await store.pause(one.id, "asked")
    await store.mark_posted(one, UNTIL, "first-ships", one.day, TOMORROW)
    await store.fail(one.id, UNTIL, 1, 1800)
    await store.pause_failed(one.id, UNTIL, "gone")
    after = await the_one(store)
    assert (after.paused, after.due, after.tries) == ("asked", None, 0)


async def test_a_day_that_was_left_out_is_remembered_until_it_is_set_anew(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    await store.skip_missed(one.id, UNTIL, TOMORROW, TODAY.day)
    assert (await the_one(store)).missed == TODAY.day
    assert (await put(store)).missed is None


async def test_failures_are_counted_until_one_day_is_posted(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    await store.fail(one.id, UNTIL, 1, 1700)
    failed = await the_one(store)
    assert (failed.tries, failed.due, failed.day) == (1, 1700, one.day)
    assert await store.due("discord", 1699, 10) == []
    assert await store.claim(one.id, one.day, 1700, 1950)
    await store.mark_posted(failed, 1950, "first-ships", one.day, TOMORROW)
    assert (await the_one(store)).tries == 0


async def test_it_is_paused_with_a_reason_and_goes_on_when_resumed(store: ScheduleStore) -> None:
    one = await put(store)
    assert not await store.resume(one.id, LATER)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    await store.pause_failed(one.id, UNTIL, "gone")
    assert (await the_one(store)).paused == "gone"
    assert await store.due("discord", 9999, 10) == []
    assert not await store.claim(one.id, one.day, 9999, 10999)
    assert not await store.pause(one.id, "asked")
    assert await store.resume(one.id, LATER)
    resumed = await the_one(store)
    assert (resumed.day, resumed.due, resumed.paused) == (*LATER, None)


async def test_a_day_is_skipped_once_however_often_it_is_asked(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.skip(one.id, one.day, TOMORROW)
    assert not await store.skip(one.id, one.day, LATER)
    assert (await the_one(store)).day == TOMORROW.day


async def test_after_it_is_off_there_is_nothing_but_what_the_place_has_had(store: ScheduleStore) -> None:
    one = await put(store)
    assert await store.claim(one.id, one.day, NOW, UNTIL)
    await store.mark_posted(one, UNTIL, "first-ships", one.day, TOMORROW)
    assert await store.remove(one.id)
    assert not await store.remove(one.id)
    assert await store.of(HERE) == []
    assert await store.posted(CHANNEL) == {"first-ships": one.day}


async def test_a_schedule_outlasts_the_person_who_set_it(
    store: ScheduleStore, database: Database, library: Library, clock: Clock
) -> None:
    await put(store)
    await bot_on(library, database, clock).privacy.delete(MORI)
    assert (await the_one(store)).set_by is None
    assert len(await store.due("discord", NOW, 10)) == 1


async def test_the_last_day_of_a_fact_is_the_one_that_counts(store: ScheduleStore) -> None:
    one = await put(store)
    for until, day in ((UNTIL, "2026-04-28"), (2900, "2026-05-28")):
        assert await store.claim(one.id, one.day, until - 1, until)
        await store.mark_posted(one, until, "first-ships", day, TODAY)
    assert await store.posted(CHANNEL) == {"first-ships": "2026-05-28"}
