"""What the bot remembers of classes, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.classquiz.answer_queue import Given, Kept, Refusal
from bot.classquiz.rows import Count, State, StoredAnswer, StoredParticipant, Worth
from bot.classquiz.store import Classes
from bot.db.database import Database
from bot.quiz.store import Score, Store
from tests.quiz.test_store import begun, given as alone
from tests.support.databases import BOTH, everything, opened

HOST, MINA, JUN, SORA = "discord:1", "discord:1001", "slack:T1:U2", "console:sora"
HERE, ROOM, HALL = "discord:42", "discord:42:99", "discord:42:98"
T0 = 1_777_280_400_000
MONDAY = "2026-04-27T09:00:00.000+00:00"
LOBBY = State("lobby", 0, None, locked=False, stepped=T0, due=T0 + 1_800_000)
OPEN = State("open", 0, "[[1]]", locked=False, stepped=T0 + 1, due=T0 + 30_000)
REVEALED = replace(OPEN, phase="revealed", due=None)
ENDED = replace(REVEALED, phase="ended", ended=T0 + 60_000)
WORTH = Worth("q1", key=2, points=1000, day="2026-04-27")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    store = Store(database)
    yield store
    await store.classes.close()


@pytest.fixture
def classes(store: Store) -> Classes:
    return store.classes


@pytest.fixture
async def both(classes: Classes, url: str) -> AsyncIterator[Sequence[Classes]]:
    """The same database in one process, as it were, and in another."""
    async with opened(url) as other:
        elsewhere = Classes(other)
        yield classes, elsewhere
        await elsewhere.close()


async def opens(classes: Classes, state: State = OPEN, place: str = ROOM, host: str = HOST) -> int:
    number = await classes.open(HERE, place, host, ("quiz/first-ships", "[1]", "{}"), state)
    assert number is not None
    return number


async def joins(classes: Classes, number: int, person: str, since: int = 0) -> StoredParticipant:
    joined = await classes.join(number, person, person.title(), since)
    assert isinstance(joined, StoredParticipant)
    return joined


def given(number: int, person: str = MINA, choice: int = 2, at: int = T0 + 5000, position: int = 0) -> Given:
    return Given(number, position, person, choice, at, since=position, name="Mina")


# Rounds


async def test_a_round_is_found_again_as_it_was_opened(classes: Classes) -> None:
    assert await classes.live_in(ROOM) is None
    number = await opens(classes, LOBBY)
    round = await classes.by_id(number)
    assert round
    assert round == await classes.live_in(ROOM)
    assert [round] == await classes.hosted_by(HOST)
    assert (round.id, round.community, round.place, round.host) == (number, HERE, ROOM, HOST)
    assert (round.title, round.items, round.terms) == ("quiz/first-ships", "[1]", "{}")
    assert (round.state, round.started, round.version, round.shown) == (LOBBY, T0, 0, -1)
    assert (round.message, round.panel, round.lease, round.reported) == (None, None, None, None)
    assert await classes.by_id(number + 99) is None
    assert await classes.hosted_by(MINA) == []


async def test_a_second_round_in_a_place_waits_until_the_first_has_ended(classes: Classes) -> None:
    first = await opens(classes)
    assert await classes.open(HERE, ROOM, MINA, ("any/", "[]", "{}"), LOBBY) is None
    elsewhere = await opens(classes, place=HALL)
    assert await classes.step(first, 0, ENDED)
    second = await opens(classes)
    assert [round.id for round in await classes.hosted_by(HOST)] == [second, elsewhere, first]
    assert [round.id for round in await classes.hosted_by(HOST, limit=1)] == [second]


async def test_a_round_moves_only_from_the_version_at_which_it_stands(classes: Classes) -> None:
    number = await opens(classes, LOBBY)
    assert not await classes.step(number, 1, OPEN)
    assert await classes.step(number, 0, OPEN)
    assert not await classes.step(number, 0, REVEALED)
    assert not await classes.step(number + 99, 0, OPEN)
    round = await classes.by_id(number)
    assert round
    assert (round.state, round.version) == (OPEN, 1)
    assert await classes.step(number, 1, ENDED)
    assert not await classes.step(number, 2, OPEN)


async def test_a_step_pressed_in_two_processes_at_once_is_taken_once(both: Sequence[Classes]) -> None:
    number = await opens(both[0])
    for version in range(10):
        steps = (classes.step(number, version, replace(OPEN, position=version)) for classes in (*both, *both))
        assert sorted(await asyncio.gather(*steps)) == [False, False, False, True]


async def test_a_round_opened_in_two_processes_at_once_is_opened_once(both: Sequence[Classes]) -> None:
    for turn in range(10):
        opening = (classes.open(HERE, f"{ROOM}{turn}", HOST, ("any/", "[]", "{}"), LOBBY) for classes in (*both, *both))
        assert sum(number is not None for number in await asyncio.gather(*opening)) == 1


# Showing


async def test_what_has_not_been_shown_yet_is_due_at_once_and_what_has_been_when_its_time_comes(
    classes: Classes,
) -> None:
    number = await opens(classes)
    assert await classes.due(T0) == [number]
    assert await classes.claim(number, T0, T0 + 10_000)
    assert await classes.due(T0 + 9_999) == []
    await classes.mark_shown(number, 0, "message-1", claimed=T0 + 10_000)
    assert await classes.due(T0 + 29_999) == []
    assert await classes.due(T0 + 30_000) == [number]
    assert await classes.step(number, 0, REVEALED)
    assert await classes.due(T0) == [number]
    round = await classes.by_id(number)
    assert round
    assert (round.shown, round.message, round.lease) == (0, "message-1", None)


async def test_somebody_who_dies_while_showing_lets_another_do_it_when_the_lease_is_over(
    both: Sequence[Classes],
) -> None:
    here, there = both
    number = await opens(here)
    assert await here.claim(number, T0, T0 + 10_000)
    assert not await there.claim(number, T0 + 9_999, T0 + 20_000)
    assert await there.due(T0 + 10_000) == [number]
    assert await there.claim(number, T0 + 10_000, T0 + 20_000)
    await here.mark_shown(number, 0, "late", claimed=T0 + 10_000)  # it was only slow
    assert not await here.claim(number, T0 + 15_000, T0 + 25_000)  # the claim of the other holds all the same


async def test_what_somebody_else_has_done_in_the_meantime_cannot_be_claimed_any_more(both: Sequence[Classes]) -> None:
    here, there = both
    number = await opens(here)
    assert await here.due(T0) == await there.due(T0) == [number]
    assert await here.claim(number, T0, T0 + 10_000)
    await here.mark_shown(number, 0, "message-1", claimed=T0 + 10_000)
    assert not await there.claim(number, T0 + 1, T0 + 10_001)
    assert await there.claim(number, T0 + 30_000, T0 + 40_000)  # its time is up


async def test_an_older_version_that_is_shown_late_does_not_hide_a_newer_one(classes: Classes) -> None:
    number = await opens(classes)
    assert await classes.step(number, 0, REVEALED)
    await classes.mark_shown(number, 1, "message-2", claimed=0)
    await classes.mark_shown(number, 0, "message-1", claimed=0)
    round = await classes.by_id(number)
    assert round
    assert (round.shown, round.message) == (1, "message-2")


async def test_of_two_processes_that_claim_a_round_at_once_one_gets_it(both: Sequence[Classes]) -> None:
    number = await opens(both[0])
    for turn in range(20):
        now = T0 + 1000 * turn
        claims = (classes.claim(number, now, now + 500) for classes in (*both, *both))
        assert sorted(await asyncio.gather(*claims)) == [False, False, False, True]


async def test_a_round_that_has_ended_is_due_until_its_host_has_the_report(classes: Classes) -> None:
    number = await opens(classes)
    await classes.mark_reported(number, T0)  # not before it has ended
    assert await classes.step(number, 0, ENDED)
    await classes.mark_shown(number, 1, None, claimed=0)
    assert await classes.due(T0) == [number]
    await classes.mark_reported(number, T0 + 70_000)
    assert await classes.due(T0 + 10**9) == []
    round = await classes.by_id(number)
    assert round
    assert round.reported == T0 + 70_000


async def test_the_name_of_the_hosts_panel_is_kept(classes: Classes) -> None:
    number = await opens(classes)
    await classes.keep_panel(number, "dm:1:2")
    round = await classes.by_id(number)
    assert round
    assert round.panel == "dm:1:2"


# People


async def test_people_are_numbered_in_the_order_in_which_they_join(classes: Classes) -> None:
    number, other = await opens(classes), await opens(classes, place=HALL)
    mina, jun = await joins(classes, number, MINA), await joins(classes, number, JUN, since=2)
    assert (mina.number, mina.id, mina.name, mina.since, mina.double, mina.removed) == (
        0, MINA, "Discord:1001", 0, False, False,
    )  # fmt: skip
    assert (jun.number, jun.since) == (1, 2)
    assert (await joins(classes, other, JUN)).number == 0
    assert await classes.participants(number) == [mina, jun]
    assert await classes.participant(number, JUN) == jun
    assert await classes.participant(number, SORA) is None
    assert await joins(classes, number, MINA, since=7) == mina  # joining again changes nothing


async def test_a_hundred_people_who_join_at_once_in_two_processes_each_get_a_number(both: Sequence[Classes]) -> None:
    number = await opens(both[0])
    joining = (joins(both[turn % 2], number, f"discord:{turn % 50}") for turn in range(100))
    joined = await asyncio.gather(*joining)
    assert sorted({one.number for one in joined}) == list(range(50))
    assert len(await both[0].participants(number)) == 50


async def test_nobody_new_joins_a_round_that_is_locked_or_has_ended_and_nothing_of_them_is_stored(
    classes: Classes, database: Database
) -> None:
    number = await opens(classes)
    mina = await joins(classes, number, MINA)
    assert await classes.step(number, 0, replace(OPEN, locked=True))
    before = await everything(database)
    assert await classes.join(number, JUN, "Jun", 0) is Refusal.LOCKED
    assert await classes.join(number, MINA, "Mina", 0) == mina
    assert await classes.join(number + 99, JUN, "Jun", 0) is Refusal.LATE
    assert await everything(database) == before
    assert await classes.step(number, 1, ENDED)
    assert await classes.join(number, JUN, "Jun", 0) is Refusal.LATE


async def test_somebody_whom_the_host_removed_stays_out_and_is_in_no_count(classes: Classes) -> None:
    number = await opens(classes)
    mina, jun = await joins(classes, number, MINA), await joins(classes, number, JUN)
    assert isinstance(await classes.give(given(number, MINA)), Kept)
    assert isinstance(await classes.give(given(number, JUN, choice=1)), Kept)
    assert await classes.remove(number, mina.number)
    assert not await classes.remove(number, mina.number)
    assert not await classes.remove(number, 99)
    assert await classes.join(number, MINA, "Mina", 0) is Refusal.REMOVED
    assert await classes.participants(number) == [replace(mina, removed=True), jun]
    assert await classes.count(number, 0) == Count(1, {1: 1})


async def test_double_time_is_for_those_who_take_part(classes: Classes) -> None:
    number = await opens(classes)
    mina = await joins(classes, number, MINA)
    assert await classes.double(number, MINA)
    assert not await classes.double(number, JUN)
    assert await classes.participant(number, MINA) == replace(mina, double=True)
    assert await classes.remove(number, mina.number)
    assert not await classes.double(number, MINA)


async def test_names_are_deleted_when_the_host_says_so(classes: Classes) -> None:
    number, other = await opens(classes), await opens(classes, place=HALL)
    mina, there = await joins(classes, number, MINA), await joins(classes, other, MINA)
    await classes.forget_names(number)
    assert await classes.participants(number) == [replace(mina, name=None)]
    assert await classes.participants(other) == [there]


@pytest.mark.parametrize("name", ["\0", "ミナ\0", "\ud83d", "🇰🇷", "'; DROP TABLE person; --", "", None])
async def test_whatever_somebody_calls_themselves_they_can_join(classes: Classes, name: str | None) -> None:
    number = await opens(classes)
    joined = await classes.join(number, MINA, name, 0)
    assert isinstance(joined, StoredParticipant)
    assert isinstance(await classes.give(Given(number, 0, JUN, 1, T0, 0, name)), Kept)
    assert {one.name for one in await classes.participants(number)} == {joined.name}
    assert (joined.name is None) == (name is None)


# Answers


async def test_answers_are_found_by_question_and_by_person(classes: Classes) -> None:
    number = await opens(classes)
    for person, choice in ((MINA, 2), (JUN, 1), (SORA, -1)):
        await joins(classes, number, person)
        await classes.give(given(number, person, choice))
    people = {one.id: one.person for one in await classes.participants(number)}
    assert await classes.step(number, 0, replace(OPEN, position=1))
    assert isinstance(await classes.give(given(number, MINA, 0, position=1)), Kept)
    first = [StoredAnswer(people[who], 0, choice, T0 + 5000, 0) for who, choice in ((MINA, 2), (JUN, 1), (SORA, -1))]
    second = [StoredAnswer(people[MINA], 1, 0, T0 + 5000, 0)]
    assert await classes.answers(number) == [*first, *second]
    assert await classes.answers(number, 0) == first
    assert await classes.answers(number, 1) == second
    assert await classes.answers_of(number, people[MINA]) == [first[0], *second]
    assert await classes.answer(number, 0, JUN) == Kept(1, T0 + 5000, 0)
    assert await classes.answer(number, 1, JUN) is None
    assert await classes.count(number, 0) == Count(2, {1: 1, 2: 1})  # who skipped it is not counted
    assert await classes.count(number, 2) == Count(0, {})


# Points


async def test_when_the_answer_is_revealed_whoever_was_right_gets_the_points_of_that_day(store: Store) -> None:
    number = await opens(store.classes)
    for person, choice in ((MINA, 2), (JUN, 1), (SORA, -1)):
        await store.classes.give(given(number, person, choice))
    assert await store.score(MINA, HERE, "") == Score(0, 0, 0)
    assert not await store.classes.reveal(number, 7, REVEALED, WORTH)
    assert await store.classes.reveal(number, 0, REVEALED, WORTH)
    assert not await store.classes.reveal(number, 0, REVEALED, WORTH)
    for since in ("", "2026-04-27"):
        assert await store.score(MINA, HERE, since) == Score(1000, 1, 1)
        assert await store.score(JUN, HERE, since) == Score(0, 1, 0)
        assert await store.score(SORA, HERE, since) == Score(0, 0, 0)
        assert await store.scores(HERE, since) == [(await store.number(MINA), 1000)]
    assert await store.answered(MINA) == await store.answered(JUN) == {"q1"}
    assert await store.answered(SORA) == frozenset()  # skipped: still new to them
    assert await store.score(MINA, HERE, "2026-04-28") == Score(0, 0, 0)
    assert await store.classes.give(given(number, MINA, 1, T0 + 6000)) is Refusal.LATE


async def test_only_the_first_answer_to_a_question_scores_alone_or_with_a_class(store: Store) -> None:
    assert await store.answer_round(alone(await begun(store, MINA), "q1", right=False), MONDAY)
    number = await opens(store.classes)
    for person in (MINA, JUN):
        await store.classes.give(given(number, person))
    assert await store.classes.reveal(number, 0, REVEALED, WORTH)
    assert await store.score(MINA, HERE, "") == Score(0, 1, 0)
    assert await store.score(JUN, HERE, "") == Score(1000, 1, 1)
    assert await store.answer_round(alone(await begun(store, JUN), "q1"), MONDAY)
    again = await opens(store.classes, place=HALL)
    await store.classes.give(given(again, JUN))
    assert await store.classes.reveal(again, 0, REVEALED, WORTH)
    assert await store.score(JUN, HERE, "") == Score(1000, 1, 1)


async def test_without_scoring_nothing_scores_and_the_question_stays_a_new_one(store: Store) -> None:
    number = await opens(store.classes)
    await store.classes.give(given(number))
    assert await store.classes.reveal(number, 0, REVEALED, WORTH._replace(points=0))
    assert await store.score(MINA, HERE, "") == Score(0, 0, 0)
    assert await store.answered(MINA) == frozenset()
    round = await store.classes.by_id(number)
    assert round
    assert round.state == REVEALED


async def test_the_removed_score_nothing(store: Store) -> None:
    number = await opens(store.classes)
    for person in (MINA, JUN):
        await store.classes.give(given(number, person))
    assert await store.classes.remove(number, 0)
    assert await store.classes.reveal(number, 0, REVEALED, WORTH)
    removed = next(one.id for one in await store.classes.participants(number) if one.removed)
    assert await store.score(removed, HERE, "") == Score(0, 0, 0)
    assert len(await store.scores(HERE, "")) == 1


async def test_an_answer_on_its_way_while_it_is_revealed_either_scores_or_is_late(
    both: Sequence[Classes], store: Store
) -> None:
    here, there = both
    for turn in range(15):
        number = await opens(here, place=f"{ROOM}{turn}")
        people = [f"discord:{turn}00{one}" for one in range(6)]
        worth = WORTH._replace(question=f"q{turn}")
        giving = [(here, there)[one % 2].give(given(number, person)) for one, person in enumerate(people)]
        revealed, *verdicts = await asyncio.gather(there.reveal(number, 0, REVEALED, worth), *giving)
        assert revealed is True
        for person, verdict in zip(people, verdicts, strict=True):
            right = int(isinstance(verdict, Kept))
            assert await store.score(person, HERE, "") == Score(1000 * right, right, right)
            assert isinstance(verdict, Kept) or verdict is Refusal.LATE


# What is deleted


async def test_after_ninety_days_single_answers_and_names_are_gone_and_scores_stay(
    store: Store, database: Database
) -> None:
    number = await opens(store.classes)
    await store.classes.give(given(number))
    assert await store.classes.reveal(number, 0, REVEALED, WORTH)
    assert await store.classes.step(number, 1, ENDED)
    assert await store.answer_round(alone(await begun(store, JUN), "q9"), MONDAY)
    before = await everything(database)
    monday = datetime.fromisoformat(MONDAY)
    await store.purge(monday + timedelta(days=89, hours=23))
    assert await everything(database) == before
    await store.purge(monday + timedelta(days=90, hours=1))
    after = await everything(database)
    assert after["answer"] == after["class_answer"] == after["round"] == []
    assert [row["name"] for row in after["participant"]] == [None]
    for table in ("person", "total", "standing", "first_answer", "class_round"):
        assert after[table] == before[table]
    assert await store.score(MINA, HERE, "") == await store.score(JUN, HERE, "") == Score(1000, 1, 1)


async def test_a_long_quiz_that_somebody_still_plays_is_not_deleted(store: Store) -> None:
    number = await begun(store, JUN)
    late = datetime(2026, 8, 1, tzinfo=UTC)
    assert await store.answer_round(alone(number), late.isoformat(timespec="milliseconds"))
    await store.purge(late + timedelta(days=1))
    assert await store.answers(number) == [(0, 2)]
    await store.purge(late + timedelta(days=91))
    assert await store.round(JUN, number) is None


async def test_many_old_quizzes_are_deleted_a_few_at_a_time(
    store: Store, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.members.privacy.CHUNK", 3)
    for _ in range(7):
        await begun(store, MINA)
    await store.purge(datetime(2027, 1, 1, tzinfo=UTC))
    assert await database.read("SELECT count(*) FROM round") == [(0,)]


async def test_when_a_host_is_deleted_the_class_goes_on_without_naming_them(store: Store) -> None:
    number = await opens(store.classes)
    await joins(store.classes, number, MINA)
    await store.forget(HOST)
    round = await store.classes.live_in(ROOM)
    assert round
    assert round.host is None
    assert isinstance(await store.classes.give(given(number)), Kept)
