"""What the bot remembers of classes, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.rows import RoundBasis, RoundState, StoredAnswer, StoredParticipant, Worth
from bot.classquiz.store import ClassStore
from bot.core.clock import DAY, HOUR
from bot.db.database import Database
from bot.features import Parts
from bot.members.privacy import PrivacyStore
from bot.quiz.items import Refusal
from bot.quiz.store import QuizStore
from bot.scores.store import Score, ScoreStore
from content.library import Library
from tests.conftest import Clock
from tests.support.alone import begun, given as answer_to
from tests.support.bot import bot_on
from tests.support.class_model import said
from tests.support.databases import BOTH, everything, opened

HOST, MINA, JUN, SORA = "discord:1", "discord:1001", "slack:T1:U2", "console:sora"
HERE, ROOM, HALL = "discord:42", "discord:42:99", "discord:42:98"
T0 = 1_777_280_400_000
"""The 27th of April 2026, at nine o'clock."""
BASIS = RoundBasis("quiz/first-ships", "[1]", "{}", "Ms Mori", "#class", "Asia/Tokyo")
LOBBY = RoundState("lobby", 0, None, locked=False, stepped=T0, due=T0 + 1_800_000)
OPEN = RoundState("open", 0, "[[1]]", locked=False, stepped=T0 + 1, due=T0 + 30_000)
REVEALED = replace(OPEN, phase="revealed", due=None)
ENDED = replace(REVEALED, phase="ended", ended=T0 + 60_000)
WORTH = Worth("q1", points=1000, day="2026-04-27")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def parts(library: Library, database: Database, clock: Clock) -> AsyncIterator[Parts]:
    """All that a process has, for what concerns other features too."""
    parts = bot_on(library, database, clock)
    yield parts
    await parts.classes.store.close()


@pytest.fixture
def classes(parts: Parts) -> ClassStore:
    return parts.classes.store


@pytest.fixture
def privacy(parts: Parts) -> PrivacyStore:
    return parts.privacy


@pytest.fixture
def alone(database: Database) -> QuizStore:
    """What people do without a class."""
    return QuizStore(database)


@pytest.fixture
def scores(database: Database) -> ScoreStore:
    return ScoreStore(database)


@pytest.fixture
async def both(classes: ClassStore, url: str) -> AsyncIterator[Sequence[ClassStore]]:
    """The same database in one process, as it were, and in another."""
    async with opened(url) as other:
        elsewhere = ClassStore(other)
        yield classes, elsewhere
        await elsewhere.close()


async def opens(classes: ClassStore, state: RoundState = OPEN, place: str = ROOM, host: str = HOST) -> int:
    number = await classes.open(HERE, place, host, BASIS, state)
    assert number is not None
    return number


async def joins(classes: ClassStore, number: int, person: str, since: int = 0) -> StoredParticipant:
    joined = await classes.join(number, person, person.title(), since)
    assert isinstance(joined, StoredParticipant)
    return joined


def given(number: int, person: str = MINA, choice: int = 2, at: int = T0 + 5000, position: int = 0) -> NewAnswer:
    return NewAnswer(
        number, position, person, f"q{position + 1}", said(choice), choice == 2, at, since=position, name="Mina"
    )


# Rounds


async def test_a_round_is_found_again_as_it_was_opened(classes: ClassStore) -> None:
    assert await classes.live_in(ROOM) is None
    number = await opens(classes, LOBBY)
    round = await classes.by_id(number)
    assert round
    assert round == await classes.live_in(ROOM)
    assert [round] == await classes.hosted_by(HOST)
    assert (round.id, round.community, round.place, round.host) == (number, HERE, ROOM, HOST)
    assert round.basis == BASIS
    assert (round.state, round.started, round.version, round.reported) == (LOBBY, T0, 0, None)
    assert await classes.by_id(number + 99) is None
    assert await classes.hosted_by(MINA) == []


async def test_a_second_round_in_a_place_waits_until_the_first_has_ended(classes: ClassStore) -> None:
    first = await opens(classes)
    assert await classes.open(HERE, ROOM, MINA, BASIS, LOBBY) is None
    elsewhere = await opens(classes, place=HALL)
    assert await classes.step(first, 0, ENDED)
    second = await opens(classes)
    assert [round.id for round in await classes.hosted_by(HOST)] == [second, elsewhere, first]
    assert [round.id for round in await classes.hosted_by(HOST, limit=1)] == [second]


async def test_a_round_moves_only_from_the_version_at_which_it_stands(classes: ClassStore) -> None:
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


async def test_a_step_pressed_in_two_processes_at_once_is_taken_once(both: Sequence[ClassStore]) -> None:
    number = await opens(both[0])
    for version in range(10):
        steps = (classes.step(number, version, replace(OPEN, position=version)) for classes in (*both, *both))
        assert sorted(await asyncio.gather(*steps)) == [False, False, False, True]


async def test_a_round_opened_in_two_processes_at_once_is_opened_once(both: Sequence[ClassStore]) -> None:
    for turn in range(10):
        opening = (classes.open(HERE, f"{ROOM}{turn}", HOST, BASIS, LOBBY) for classes in (*both, *both))
        assert sum(number is not None for number in await asyncio.gather(*opening)) == 1


# People


async def test_people_are_numbered_in_the_order_in_which_they_join(classes: ClassStore) -> None:
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


async def test_a_hundred_people_who_join_at_once_in_two_processes_each_get_a_number(both: Sequence[ClassStore]) -> None:
    number = await opens(both[0])
    joining = (joins(both[turn % 2], number, f"discord:{turn % 50}") for turn in range(100))
    joined = await asyncio.gather(*joining)
    assert sorted({one.number for one in joined}) == list(range(50))
    assert len(await both[0].participants(number)) == 50


async def test_nobody_new_joins_a_round_that_is_locked_or_has_ended_and_nothing_of_them_is_stored(
    classes: ClassStore, database: Database
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


async def test_somebody_whom_the_host_removed_stays_out_and_is_in_no_count(classes: ClassStore) -> None:
    number = await opens(classes)
    mina, jun = await joins(classes, number, MINA), await joins(classes, number, JUN)
    assert isinstance(await classes.submit(given(number, MINA)), AcceptedAnswer)
    assert isinstance(await classes.submit(given(number, JUN, choice=1)), AcceptedAnswer)
    assert await classes.set_removed(number, mina.number, removed=True)
    assert not await classes.set_removed(number, mina.number, removed=True)
    assert not await classes.set_removed(number, 99, removed=True)
    assert await classes.join(number, MINA, "Mina", 0) is Refusal.REMOVED
    assert await classes.participants(number) == [replace(mina, removed=True), jun]
    assert {it.person: it.text for it in await classes.answers(number)} == {mina.person: "2", jun.person: "1"}


async def test_double_time_is_for_those_who_take_part(classes: ClassStore) -> None:
    number = await opens(classes)
    mina = await joins(classes, number, MINA)
    assert await classes.double(number, MINA)
    assert not await classes.double(number, JUN)
    assert await classes.participant(number, MINA) == replace(mina, double=True)
    assert await classes.set_removed(number, mina.number, removed=True)
    assert not await classes.double(number, MINA)


async def test_names_are_deleted_when_the_host_says_so(classes: ClassStore) -> None:
    number, other = await opens(classes), await opens(classes, place=HALL)
    mina, there = await joins(classes, number, MINA), await joins(classes, other, MINA)
    await classes.forget_names(number)
    assert await classes.participants(number) == [replace(mina, name=None)]
    assert await classes.participants(other) == [there]
    rounds = [await classes.by_id(number), await classes.by_id(other)]
    assert [round and round.basis.host_name for round in rounds] == [None, "Ms Mori"]


@pytest.mark.parametrize("name", ["\0", "ミナ\0", "\ud83d", "🇰🇷", "'; DROP TABLE person; --", "", None])
async def test_whatever_somebody_calls_themselves_they_can_join(classes: ClassStore, name: str | None) -> None:
    number = await opens(classes)
    joined = await classes.join(number, MINA, name, 0)
    assert isinstance(joined, StoredParticipant)
    assert isinstance(await classes.submit(NewAnswer(number, 0, JUN, "q1", "1", False, T0, 0, name)), AcceptedAnswer)
    assert {one.name for one in await classes.participants(number)} == {joined.name}
    assert (joined.name is None) == (name is None)


# Answers


async def test_answers_are_found_by_question_and_by_person(classes: ClassStore) -> None:
    number = await opens(classes)
    for person, choice in ((MINA, 2), (JUN, 1), (SORA, -1)):
        await joins(classes, number, person)
        await classes.submit(given(number, person, choice))
    people = {one.id: one.person for one in await classes.participants(number)}
    assert await classes.step(number, 0, replace(OPEN, position=1))
    assert isinstance(await classes.submit(given(number, MINA, 0, position=1)), AcceptedAnswer)
    first = [
        StoredAnswer(people[who], 0, text, T0 + 5000, 0, text == "2")
        for who, text in ((MINA, "2"), (JUN, "1"), (SORA, ""))
    ]
    second = [StoredAnswer(people[MINA], 1, "0", T0 + 5000, 0, correct=False)]
    assert await classes.answers(number) == [*first, *second]
    assert await classes.answers(number, 0) == first
    assert await classes.answers(number, 1) == second
    assert await classes.answers_of(number, people[MINA]) == [first[0], *second]
    assert await classes.answers_of(number, people[JUN]) == [first[1]]
    assert await classes.answers(number, 2) == []


async def test_every_answer_is_kept_with_the_question_that_it_answers(classes: ClassStore, database: Database) -> None:
    number = await opens(classes)
    await classes.submit(given(number))
    assert await classes.step(number, 0, replace(OPEN, position=1))
    await classes.submit(given(number, position=1))
    kept = await database.read("SELECT position, question FROM class_answer ORDER BY position")
    assert [tuple(row) for row in kept] == [(0, "q1"), (1, "q2")]


# Points


async def test_when_the_answer_is_revealed_whoever_was_right_gets_the_points_of_that_day(
    classes: ClassStore, alone: QuizStore, scores: ScoreStore
) -> None:
    number = await opens(classes)
    for person, choice in ((MINA, 2), (JUN, 1), (SORA, -1)):
        await classes.submit(given(number, person, choice))
    assert await scores.score(MINA, HERE, "") == Score(0, 0, 0)
    assert not await classes.reveal(number, 7, REVEALED, WORTH)
    assert await classes.reveal(number, 0, REVEALED, WORTH)
    assert not await classes.reveal(number, 0, REVEALED, WORTH)
    for since in ("", "2026-04-27"):
        assert await scores.score(MINA, HERE, since) == Score(1000, 1, 1)
        assert await scores.score(JUN, HERE, since) == Score(0, 1, 0)
        assert await scores.score(SORA, HERE, since) == Score(0, 0, 0)
        assert await scores.scores(HERE, since) == [(await scores.number(MINA), 1000)]
    assert await alone.answered(MINA) == await alone.answered(JUN) == {"q1"}
    assert await alone.answered(SORA) == frozenset()  # skipped: still new to them
    assert await scores.score(MINA, HERE, "2026-04-28") == Score(0, 0, 0)
    assert await classes.submit(given(number, MINA, 1, T0 + 6000)) is Refusal.LATE


async def test_only_the_first_answer_to_a_question_scores_alone_or_with_a_class(
    classes: ClassStore, alone: QuizStore, scores: ScoreStore
) -> None:
    assert await alone.answer_round(answer_to(await begun(alone, MINA), "q1", right=False), T0)
    number = await opens(classes)
    for person in (MINA, JUN):
        await classes.submit(given(number, person))
    assert await classes.reveal(number, 0, REVEALED, WORTH)
    assert await scores.score(MINA, HERE, "") == Score(0, 1, 0)
    assert await scores.score(JUN, HERE, "") == Score(1000, 1, 1)
    assert await alone.answer_round(answer_to(await begun(alone, JUN), "q1"), T0)
    again = await opens(classes, place=HALL)
    await classes.submit(given(again, JUN))
    assert await classes.reveal(again, 0, REVEALED, WORTH)
    assert await scores.score(JUN, HERE, "") == Score(1000, 1, 1)


async def test_without_scoring_nothing_scores_and_the_question_stays_a_new_one(
    classes: ClassStore, alone: QuizStore, scores: ScoreStore
) -> None:
    number = await opens(classes)
    await classes.submit(given(number))
    assert await classes.reveal(number, 0, REVEALED, WORTH._replace(points=0))
    assert await scores.score(MINA, HERE, "") == Score(0, 0, 0)
    assert await alone.answered(MINA) == frozenset()
    round = await classes.by_id(number)
    assert round
    assert round.state == REVEALED


async def test_the_removed_score_nothing(classes: ClassStore, scores: ScoreStore) -> None:
    number = await opens(classes)
    for person in (MINA, JUN):
        await classes.submit(given(number, person))
    assert await classes.set_removed(number, 0, removed=True)
    assert await classes.reveal(number, 0, REVEALED, WORTH)
    removed = next(one.id for one in await classes.participants(number) if one.removed)
    assert await scores.score(removed, HERE, "") == Score(0, 0, 0)
    assert len(await scores.scores(HERE, "")) == 1


async def test_an_answer_on_its_way_while_it_is_revealed_either_scores_or_is_late(
    both: Sequence[ClassStore], scores: ScoreStore
) -> None:
    here, there = both
    for turn in range(15):
        number = await opens(here, place=f"{ROOM}{turn}")
        people = [f"discord:{turn}00{one}" for one in range(6)]
        worth = WORTH._replace(question=f"q{turn}")
        giving = [(here, there)[one % 2].submit(given(number, person)) for one, person in enumerate(people)]
        revealed, *verdicts = await asyncio.gather(there.reveal(number, 0, REVEALED, worth), *giving)
        assert revealed is True
        for person, verdict in zip(people, verdicts, strict=True):
            right = int(isinstance(verdict, AcceptedAnswer))
            assert await scores.score(person, HERE, "") == Score(1000 * right, right, right)
            assert isinstance(verdict, AcceptedAnswer) or verdict is Refusal.LATE


# What is deleted


async def test_after_ninety_days_single_answers_and_names_are_gone_and_scores_stay(
    classes: ClassStore, alone: QuizStore, scores: ScoreStore, privacy: PrivacyStore, database: Database
) -> None:
    number = await opens(classes)
    await classes.submit(given(number))
    assert await classes.reveal(number, 0, REVEALED, WORTH)
    assert await classes.step(number, 1, ENDED)
    assert await alone.answer_round(answer_to(await begun(alone, JUN), "q9"), T0)
    before = await everything(database)
    await privacy.purge(T0 + 89 * DAY + 23 * HOUR)
    assert await everything(database) == before
    await privacy.purge(T0 + 90 * DAY + HOUR)
    after = await everything(database)
    assert after["answer"] == after["class_answer"] == after["round"] == []
    assert [row["name"] for row in after["participant"]] == [None]
    assert after["class_round"] == [{**row, "host_name": None} for row in before["class_round"]]
    for table in ("person", "total", "total_all_time", "first_answer", "round_display"):
        assert after[table] == before[table]
    assert await scores.score(MINA, HERE, "") == await scores.score(JUN, HERE, "") == Score(1000, 1, 1)


async def test_when_a_host_is_deleted_the_class_goes_on_without_naming_them(
    classes: ClassStore, privacy: PrivacyStore
) -> None:
    number = await opens(classes)
    await joins(classes, number, MINA)
    await privacy.delete(HOST)
    round = await classes.live_in(ROOM)
    assert round
    assert round.host is None
    assert round.basis == BASIS._replace(host_name=None)
    assert isinstance(await classes.submit(given(number)), AcceptedAnswer)
