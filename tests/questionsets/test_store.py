"""Where sets and what waits to be one are kept, on a real SQLite and a real PostgreSQL."""

from dataclasses import replace

import pytest

from bot.core.clock import DAY, HOUR, MINUTE
from bot.core.own import MOST_SETS
from bot.db.database import Database, Statement
from bot.questionsets.import_store import ImportStore
from bot.questionsets.model import PendingImport
from bot.questionsets.store import SetStore
from tests.support.alone import HERE, JUN, MINA, MONDAY, THERE
from tests.support.bot import Bot
from tests.support.databases import BOTH
from tests.support.sets import SHIPS, TEACHER, stored


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def sets(database: Database) -> SetStore:
    return SetStore(database)


@pytest.fixture
def imports(database: Database) -> ImportStore:
    return ImportStore(database)


PENDING = PendingImport(0, SHIPS, (("Line 12", "A brace is missing."),))


async def test_what_waits_is_its_uploaders_alone_for_an_hour(sets: SetStore, imports: ImportStore) -> None:
    number = await imports.wait(MINA, HERE, PENDING, MONDAY)
    assert await imports.waiting(MINA, HERE, number, MONDAY + 59 * MINUTE) == PENDING._replace(number=number)
    assert await imports.waiting(MINA, HERE, number, MONDAY + HOUR + 1) is None
    for person, community in ((JUN, HERE), (MINA, THERE)):
        assert await imports.waiting(person, community, number, MONDAY) is None
        assert await sets.add(person, community, number, MONDAY) is None
        assert not await imports.drop(person, community, number)
    newer = await imports.wait(MINA, HERE, PENDING, MONDAY)
    assert await imports.waiting(MINA, HERE, number, MONDAY) is None  # a later one takes its place
    assert await imports.drop(MINA, HERE, newer)
    assert await sets.own(HERE) == ()


async def test_a_set_is_stored_once_and_seen_in_its_community_alone(sets: SetStore, imports: ImportStore) -> None:
    number = await imports.wait(MINA, HERE, PENDING, MONDAY)
    stored = await sets.add(MINA, HERE, number, MONDAY)
    assert stored is not None
    assert await sets.add(MINA, HERE, number, MONDAY) is None
    assert await sets.questions(HERE, stored) == SHIPS
    assert await sets.questions(THERE, stored) is None
    assert await sets.head(THERE, stored) is None
    assert await sets.heads(THERE) == []
    assert not await sets.delete(THERE, stored, 1)
    (own,) = await sets.own(HERE)
    assert (own.title, own.questions, own.language) == ("Ships", 5, "en")


async def test_a_new_version_takes_the_place_of_the_one_that_was_shown_and_of_no_other(
    sets: SetStore, imports: ImportStore
) -> None:
    await sets.add(MINA, HERE, await imports.wait(MINA, HERE, PENDING, MONDAY), MONDAY)
    first = await sets.named(HERE, "ships")
    assert first
    assert (first.owner, first.version, first.count, first.notes) == (MINA, 1, 5, 1)
    shorter = PENDING._replace(questions=replace(SHIPS, title="SHIPS", questions=SHIPS.questions[:2]))
    waits = await imports.wait(JUN, HERE, shorter, MONDAY)
    assert await sets.add(JUN, HERE, waits, MONDAY + 1) is None  # the title is taken
    assert await sets.replace(JUN, HERE, waits, MONDAY + 1, first) == first.number
    second = await sets.head(HERE, first.number)
    assert second
    assert (second.title, second.owner, second.version, second.count, second.notes) == ("SHIPS", MINA, 2, 2, 0)
    again = await imports.wait(MINA, HERE, PENDING, MONDAY)
    assert await sets.replace(MINA, HERE, again, MONDAY + 2, first) is None  # it is another version by now
    assert await imports.waiting(MINA, HERE, again, MONDAY)
    assert not await sets.delete(HERE, first.number, 1)
    assert await sets.delete(HERE, first.number, 2)
    assert await sets.own(HERE) == ()


async def test_a_community_has_so_many_sets_and_no_more(sets: SetStore, imports: ImportStore) -> None:
    for number in range(MOST_SETS):
        one = PENDING._replace(questions=replace(SHIPS, title=f"Ships {number}", questions=SHIPS.questions[:1]))
        assert await sets.add(MINA, HERE, await imports.wait(MINA, HERE, one, MONDAY), MONDAY) is not None
    more = await imports.wait(MINA, HERE, PENDING, MONDAY)
    assert await sets.add(MINA, HERE, more, MONDAY) is None
    assert len(await sets.own(HERE)) == MOST_SETS
    elsewhere = await imports.wait(MINA, THERE, PENDING, MONDAY)
    assert await sets.add(MINA, THERE, elsewhere, MONDAY) is not None


async def test_what_nobody_stored_is_deleted_and_what_was_stored_outlasts_its_owner(bot: Bot) -> None:
    await stored(bot, SHIPS)
    imports = ImportStore(bot.database)
    await imports.wait(TEACHER.person, TEACHER.community, PENDING, bot.clock() - HOUR - 1)
    await bot.database.write(Statement("UPDATE question_set SET updated = $1", (bot.clock() - 1000 * DAY,)))
    await bot.privacy.purge(bot.clock())
    assert await bot.database.read("SELECT id FROM question_import") == []
    await imports.wait(TEACHER.person, TEACHER.community, PENDING, bot.clock())
    await bot.privacy.delete(TEACHER.person)
    assert await bot.database.read("SELECT id FROM question_import") == []
    (head,) = await bot.question_sets.heads(TEACHER.community)
    assert (head.title, head.owner) == ("Ships", None)
