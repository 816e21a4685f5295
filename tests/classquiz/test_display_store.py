"""Where rounds are shown and which version, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.classquiz.display_store import LEASE, DisplayStore, Standing
from bot.classquiz.rows import Display, DisplayKey, Slot
from bot.classquiz.store import ClassStore
from bot.core.clock import DAY, SECOND
from bot.db.database import Database, Statement
from bot.db.processes import ALIVE
from bot.features import Parts
from content.library import Library
from tests.classquiz.test_store import ENDED, HALL, HOST, LOBBY, MINA, REVEALED, ROOM, T0, opens
from tests.conftest import Clock
from tests.support.bot import bot_on
from tests.support.databases import BOTH, opened


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def parts(library: Library, database: Database, clock: Clock) -> AsyncIterator[Parts]:
    parts = bot_on(library, database, clock)
    yield parts
    await parts.classes.store.close()


@pytest.fixture
def classes(parts: Parts) -> ClassStore:
    return parts.classes.store


@pytest.fixture
def displays(parts: Parts) -> DisplayStore:
    return parts.displays


@pytest.fixture
async def both(displays: DisplayStore, url: str) -> AsyncIterator[Sequence[DisplayStore]]:
    """The same database in one process, as it were, and in another."""
    async with opened(url) as other:
        yield displays, DisplayStore(other)


def question(number: int, position: int = 0, place: str = ROOM) -> DisplayKey:
    return DisplayKey(number, place, Slot.QUESTION, position)


async def claims(displays: DisplayStore, key: DisplayKey, version: int, now: int) -> bool:
    """Whether somebody, who is at work at this moment, may show this version of a round from now on."""
    await displays.report_alive("a process", now)
    claimed = await displays.claim(key, version, now, "a process")
    assert claimed is None or (claimed.key, claimed.lease) == (key, now + LEASE)
    return claimed is not None


async def shows(displays: DisplayStore, key: DisplayKey, version: int, message: str | None) -> None:
    """Claim, post, mark."""
    assert await claims(displays, key, version, T0)
    await displays.mark_shown(key, version, message, claimed=T0 + LEASE)


async def shown(displays: DisplayStore, key: DisplayKey) -> Display:
    return next(display for display in await displays.of(key.round) if display.key == key)


async def test_a_round_that_has_just_been_opened_wants_its_lobby_shown(
    classes: ClassStore, displays: DisplayStore
) -> None:
    number = await opens(classes, LOBBY)
    lobby = DisplayKey(number, ROOM, Slot.LOBBY)
    assert await displays.of(number) == [Display(lobby, None, -1, None)]
    assert await displays.due(T0) == [number]
    await shows(displays, lobby, 0, "message-1")
    assert await displays.of(number) == [Display(lobby, "message-1", 0, None)]
    assert await displays.due(T0) == []


async def test_what_has_not_been_shown_yet_is_due_at_once_and_what_has_been_when_its_time_comes(
    classes: ClassStore, displays: DisplayStore
) -> None:
    number = await opens(classes)
    assert await displays.due(T0) == [number]
    assert await claims(displays, question(number), 0, T0)
    await displays.report_alive("a process", T0 + LEASE - 1000)
    assert await displays.due(T0 + LEASE - 1) == []
    await displays.mark_shown(question(number), 0, "message-1", claimed=T0 + LEASE)
    assert await displays.due(T0 + 29_999) == []
    assert await displays.due(T0 + 30_000) == [number]
    assert await classes.step(number, 0, REVEALED)
    assert await displays.due(T0) == [number]
    assert await shown(displays, question(number)) == Display(question(number), "message-1", 0, None)


async def test_what_somebody_was_showing_who_is_dead_another_shows_within_five_seconds(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    assert await claims(here, question(number), 0, T0)
    assert await there.due(T0 + ALIVE - 1) == []
    assert await there.claim(question(number), 0, T0 + ALIVE - 1, "another") is None
    assert ALIVE < 5 * SECOND
    assert await there.due(T0 + ALIVE) == [number]
    taken = await there.claim(question(number), 0, T0 + ALIVE, "another")
    assert taken
    assert taken.lease == T0 + ALIVE + LEASE


async def test_the_report_of_a_class_that_somebody_was_sending_who_is_dead_another_sends(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    assert await classes.step(number, 0, ENDED)
    await shows(here, DisplayKey(number, ROOM, Slot.END), 1, None)
    assert await claims(here, DisplayKey(number, "", Slot.REPORT), 1, T0)
    assert await there.due(T0 + ALIVE - 1) == []
    assert await there.due(T0 + ALIVE) == [number]


async def test_it_is_known_since_when_no_process_was_there(classes: ClassStore, displays: DisplayStore) -> None:
    assert not await displays.has_live()
    assert await displays.last_alive() is None
    await displays.report_alive("one", T0)
    await displays.report_alive("another", T0 + 500)
    await displays.report_alive("one", T0 + 300)
    assert await displays.last_alive() == T0 + 500
    await displays.report_alive("a third", T0 + 2 * DAY)
    assert await displays.last_alive() == T0 + 2 * DAY
    number = await opens(classes)
    assert await displays.has_live()
    assert await classes.step(number, 0, ENDED)
    assert await displays.has_live()
    await classes.mark_reported(number, T0)
    assert not await displays.has_live()


async def test_somebody_who_is_alive_but_slow_lets_another_do_it_when_the_lease_is_over(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    assert await claims(here, question(number), 0, T0)
    assert not await claims(there, question(number), 0, T0 + LEASE - 1)
    assert await there.due(T0 + LEASE) == [number]
    assert await claims(there, question(number), 0, T0 + LEASE)
    await here.mark_shown(question(number), 0, "late", claimed=T0 + LEASE)  # it was only slow
    assert not await claims(here, question(number), 1, T0 + LEASE + 5000)  # the claim of the other holds
    assert (await shown(here, question(number))).lease == T0 + 2 * LEASE


async def test_what_could_not_be_shown_is_free_for_everybody_at_once(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    assert await claims(here, question(number), 0, T0)
    await there.release(question(number), claimed=T0 + LEASE - 1)  # which is not their claim
    assert not await claims(there, question(number), 0, T0 + 1)
    await here.release(question(number), claimed=T0 + LEASE)
    assert await there.due(T0 + 1) == [number]
    assert await claims(there, question(number), 0, T0 + 1)


async def test_what_somebody_else_has_shown_in_the_meantime_cannot_be_claimed_any_more(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    assert await here.due(T0) == await there.due(T0) == [number]
    await shows(here, question(number), 0, "message-1")
    assert not await claims(there, question(number), 0, T0 + 1)
    assert await claims(there, question(number), 1, T0 + 1)  # the next version


async def test_two_processes_never_write_in_a_message_at_once(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    await shows(here, question(number), 0, "message-1")
    held = await here.hold(question(number), T0, "a process", version=0)
    assert held
    assert (held.message, held.shown, held.lease) == ("message-1", 0, T0 + LEASE)
    assert await there.hold(question(number), T0 + 1, "another") is None
    assert await classes.step(number, 0, REVEALED)
    assert await there.claim(question(number), 1, T0 + 2, "another") is None
    assert await here.let_go(held, 0) is Standing.MOVED_ON
    assert await there.claim(question(number), 1, T0 + 3, "another") is None, "what is out of date is still there"
    await here.free(question(number), held.lease)
    assert await here.hold(question(number), T0 + 4, "a process", version=0) is None
    claimed = await there.claim(question(number), 1, T0 + 4, "another")
    assert claimed
    assert await here.let_go(held, 0) is Standing.TAKEN
    assert await there.let_go(claimed._replace(shown=1), 1) is Standing.SAME
    assert await shown(here, question(number)) == Display(question(number), "message-1", 1, None)


async def test_a_message_that_was_left_while_somebody_wrote_in_it_is_due_once_they_are_gone_for_a_day(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    here, there = both
    number = await opens(classes)
    await shows(here, question(number), 0, "message-1")
    assert await here.hold(question(number), T0, "a process", version=0)
    assert await classes.step(number, 0, ENDED)
    await shows(there, DisplayKey(number, ROOM, Slot.END), 1, "message-2")
    await classes.mark_reported(number, T0)
    assert await there.due(T0 + ALIVE - 1) == []
    assert await there.due(T0 + ALIVE) == [number]
    assert await there.due(T0 + DAY) == []
    assert await there.hold(question(number), T0 + ALIVE, "another", unfinished_by="a third") is None
    held = await there.hold(question(number), T0 + ALIVE, "another", unfinished_by="a process")
    assert held
    await there.put_off(held.key, held.lease, T0 + 60_000)
    await there.report_alive("another", T0 + 59_999)
    assert await there.due(T0 + 59_999) == []
    assert await there.due(T0 + 60_000) == [number]
    await there.mark_shown(held.key, 1, held.message, T0 + 60_000)
    assert await there.due(T0 + 10**6) == []


async def test_an_older_version_that_is_shown_late_does_not_hide_a_newer_one(
    classes: ClassStore, displays: DisplayStore
) -> None:
    number = await opens(classes)
    assert await classes.step(number, 0, REVEALED)
    await shows(displays, question(number), 1, "message-2")
    await displays.mark_shown(question(number), 0, "message-1", claimed=0)
    assert await shown(displays, question(number)) == Display(question(number), "message-2", 1, None)


async def test_of_two_processes_that_claim_a_round_at_once_one_gets_it(
    classes: ClassStore, both: Sequence[DisplayStore]
) -> None:
    number = await opens(classes)
    for turn in range(20):
        now = T0 + 2 * LEASE * turn
        claiming = (claims(displays, question(number), 0, now) for displays in (*both, *both))
        assert sorted(await asyncio.gather(*claiming)) == [False, False, False, True]


async def test_a_round_is_due_until_it_is_shown_in_every_place(
    classes: ClassStore, displays: DisplayStore, database: Database
) -> None:
    number = await opens(classes)
    other = "INSERT INTO round_display (round, place, slot, message, shown) VALUES ($1, $2, 'lobby', 'there', 0)"
    await database.write(Statement(other, (number, HALL)))
    await shows(displays, question(number), 0, "message-1")
    assert await displays.due(T0) == [number]
    await shows(displays, question(number, place=HALL), 0, "message-2")
    assert await displays.due(T0) == []
    assert {(it.key.place, it.message) for it in await displays.of(number) if it.key.slot is Slot.QUESTION} == {
        (ROOM, "message-1"),
        (HALL, "message-2"),
    }


async def test_a_round_that_has_ended_is_due_until_its_host_has_the_report(
    classes: ClassStore, displays: DisplayStore
) -> None:
    number = await opens(classes)
    await classes.mark_reported(number, T0)  # not before it has ended
    assert await classes.step(number, 0, ENDED)
    await shows(displays, DisplayKey(number, ROOM, Slot.END), 1, None)
    assert await displays.due(T0) == [number]
    assert await claims(displays, DisplayKey(number, "", Slot.REPORT), 1, T0)
    await displays.report_alive("a process", T0 + LEASE - 1000)
    assert await displays.due(T0 + LEASE - 1) == []  # somebody is at it
    assert await displays.due(T0 + LEASE) == [number]
    await classes.mark_reported(number, T0 + 70_000)
    assert await displays.due(T0 + 10**9) == []
    round = await classes.by_id(number)
    assert round
    assert round.reported == T0 + 70_000


async def test_in_a_place_that_is_gone_nothing_more_is_due(classes: ClassStore, displays: DisplayStore) -> None:
    number = await opens(classes)
    assert await classes.step(number, 0, ENDED)
    end = DisplayKey(number, ROOM, Slot.END)
    assert await claims(displays, end, 1, T0)
    await displays.abandon(end, 1)
    assert await shown(displays, end) == Display(end, None, 1, None)
    assert not await claims(displays, end, 1, T0)


async def test_the_name_of_the_hosts_panel_is_kept(classes: ClassStore, displays: DisplayStore) -> None:
    number = await opens(classes)
    panel = DisplayKey(number, "", Slot.PANEL)
    await shows(displays, panel, 0, "dm:1:2")
    assert (await shown(displays, panel)).message == "dm:1:2"
    assert not await claims(displays, panel, 0, T0 + 60_000)  # there is one already


async def test_the_messages_to_a_host_who_is_deleted_are_forgotten_and_those_for_all_are_not(
    parts: Parts, classes: ClassStore, displays: DisplayStore
) -> None:
    number, other = await opens(classes), await opens(classes, place=HALL, host=MINA)
    for round in (number, other):
        await shows(displays, DisplayKey(round, "", Slot.PANEL), 0, "dm:1:2")
        await shows(displays, DisplayKey(round, "", Slot.REPORT), 0, "dm:1:3")
    await parts.privacy.delete(HOST)
    assert [display.key.slot for display in await displays.of(number)] == [Slot.LOBBY]
    assert {display.key.slot for display in await displays.of(other)} == {Slot.LOBBY, Slot.PANEL, Slot.REPORT}
