"""Where reports are kept, on a real SQLite and a real PostgreSQL."""

import pytest

from bot.core.clock import DAY
from bot.db.database import Database
from bot.members.privacy import RETENTION
from bot.problems.model import A_DAY, Complaint, Item, ItemKind, Shown, State, What
from bot.problems.store import ProblemStore
from tests.support.alone import HERE, JUN, MINA, MONDAY, THERE
from tests.support.bot import Bot
from tests.support.databases import BOTH, everything

SHIPS = Item(ItemKind.FACT, "first-ships", "ja", "最初の船", "1959年12月14日……")
TYPO, HURTS = Complaint(What.TYPO, "A letter is missing."), Complaint(What.HURTFUL, "")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reports(database: Database) -> ProblemStore:
    return ProblemStore(database)


async def test_a_person_reports_a_thing_once_while_that_is_open_and_again_replaces_it(reports: ProblemStore) -> None:
    assert await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY)
    assert await reports.report(MINA, HERE, SHIPS, HURTS, MONDAY + 5)
    assert await reports.report(JUN, HERE, SHIPS, TYPO, MONDAY)
    assert await reports.said(MINA, HERE, ItemKind.FACT, SHIPS.id) == HURTS
    assert await reports.count(HERE, Shown.OPEN) == 2
    newest, older = await reports.all(HERE, Shown.OPEN)
    assert (newest.complaint, older.complaint, older.at) == (TYPO, HURTS, MONDAY + 5)
    assert (older.item, older.state) == (SHIPS, State.OPEN)
    assert await reports.at(HERE, Shown.OPEN, 1) == older


async def test_a_report_is_closed_once_and_can_be_opened_again_unless_a_newer_one_is_open(
    reports: ProblemStore,
) -> None:
    await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY)
    (one,) = await reports.all(HERE, Shown.OPEN)
    assert await reports.close(HERE, one.number, State.DONE, JUN, MONDAY + 1)
    assert not await reports.close(HERE, one.number, State.NOT_OURS, MINA, MONDAY + 2)
    closed = await reports.one(HERE, one.number)
    assert closed
    assert (closed.state, closed.handled_by, closed.handled_at) == (State.DONE, JUN, MONDAY + 1)
    assert await reports.said(MINA, HERE, ItemKind.FACT, SHIPS.id) is None
    assert await reports.count(HERE, Shown.OPEN) == 0
    assert await reports.reopen(HERE, one.number)
    assert not await reports.reopen(HERE, one.number)
    assert await reports.one(HERE, one.number) == one
    await reports.close(HERE, one.number, State.NOT_OURS, JUN, MONDAY)
    assert await reports.report(MINA, HERE, SHIPS, HURTS, MONDAY)
    assert not await reports.reopen(HERE, one.number)
    assert await reports.count(HERE, Shown.EVERY) == 2


async def test_another_community_sees_nothing_of_a_report_and_can_do_nothing_to_it(reports: ProblemStore) -> None:
    await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY)
    await reports.report(JUN, THERE, SHIPS, HURTS, MONDAY)
    (one,) = await reports.all(HERE, Shown.EVERY)
    assert await reports.one(THERE, one.number) is None
    assert not await reports.close(THERE, one.number, State.DONE, JUN, MONDAY)
    await reports.close(HERE, one.number, State.DONE, MINA, MONDAY)
    assert not await reports.reopen(THERE, one.number)
    assert await reports.said(MINA, THERE, ItemKind.FACT, SHIPS.id) is None
    assert await reports.at(THERE, Shown.OPEN, 1) is None


async def test_a_person_reports_twenty_things_a_day_and_may_still_change_what_they_said(reports: ProblemStore) -> None:
    for number in range(A_DAY):
        assert await reports.report(MINA, HERE, SHIPS._replace(id=str(number)), TYPO, MONDAY)
    assert not await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY + DAY - 1)
    assert not await reports.report(MINA, THERE, SHIPS, TYPO, MONDAY)
    assert await reports.report(MINA, HERE, SHIPS._replace(id="3"), HURTS, MONDAY)
    assert await reports.report(JUN, HERE, SHIPS, TYPO, MONDAY)
    assert await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY + DAY)
    assert await reports.count(HERE, Shown.OPEN) == A_DAY + 2


async def test_a_closed_report_is_deleted_after_ninety_days_and_an_open_one_stays(bot: Bot) -> None:
    reports = ProblemStore(bot.database)
    for number in range(3):
        await reports.report(MINA, HERE, SHIPS._replace(id=str(number)), TYPO, MONDAY)
    *_, first = await reports.all(HERE, Shown.OPEN)
    await reports.close(HERE, first.number, State.DONE, JUN, MONDAY)
    await bot.privacy.purge(MONDAY + RETENTION)
    assert await reports.count(HERE, Shown.EVERY) == 3
    await bot.privacy.purge(MONDAY + RETENTION + 1)
    assert [it.item.id for it in await reports.all(HERE, Shown.EVERY)] == ["2", "1"]
    assert (await everything(bot.database))["problem_handling"] == []


async def test_a_report_stays_without_whoever_wrote_it_and_without_whoever_closed_it(bot: Bot) -> None:
    reports = ProblemStore(bot.database)
    await reports.report(MINA, HERE, SHIPS, TYPO, MONDAY)
    (one,) = await reports.all(HERE, Shown.OPEN)
    await reports.close(HERE, one.number, State.DONE, JUN, MONDAY)
    (row,) = (await bot.privacy.exported(MINA))["problem"]
    assert (row["community"], row["item"], row["text"]) == (HERE, "first-ships", "A letter is missing.")
    assert (await bot.privacy.exported(JUN))["problem_handling"] == [{"problem": one.number, "at": MONDAY}]
    await bot.privacy.delete(MINA)
    await bot.privacy.delete(JUN)
    (left,) = await reports.all(HERE, Shown.EVERY)
    assert (left.complaint, left.state, left.handled_by, left.handled_at) == (TYPO, State.DONE, None, MONDAY)
    assert MINA not in str(await everything(bot.database))
