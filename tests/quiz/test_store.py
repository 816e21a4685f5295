"""What is remembered of quizzes alone, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.core.clock import day_of
from bot.db.database import Database
from bot.db.sqlite import connect
from bot.members.privacy import PrivacyStore
from bot.quiz.store import TABLES, QuizStore, StoredRound
from bot.scores.store import Score, ScoreStore
from content.library import Library
from tests.conftest import Clock
from tests.support.alone import HERE, JUN, MINA, MONDAY, THERE, TUESDAY, begin, begun, given
from tests.support.bot import bot_on
from tests.support.databases import BOTH, everything, opened, with_tables


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> QuizStore:
    return QuizStore(database)


@pytest.fixture
def scores(database: Database) -> ScoreStore:
    return ScoreStore(database)


@pytest.fixture
async def stores(database: Database, url: str) -> AsyncIterator[Sequence[QuizStore]]:
    """Three stores on one database, the first two in one process, as it were, and the third in another."""
    async with opened(url) as other:
        yield QuizStore(database), QuizStore(database), QuizStore(other)


async def test_a_round_is_found_again_as_it_was_begun(store: QuizStore) -> None:
    assert await store.live_round(MINA, HERE) is None
    items = '{"items": []}'
    assert await store.begin_round(
        MINA, HERE, title="quiz/first-ships", items=items, phase="note", at=MONDAY, anew=False
    )
    live = await store.live_round(MINA, HERE)
    assert live
    assert live == StoredRound(live.id, "quiz/first-ships", items, "note", 0)
    assert await store.round(MINA, live.id) == live


async def test_nobody_finds_the_round_of_somebody_else(store: QuizStore) -> None:
    number = await begun(store, MINA)
    await begun(store, JUN, THERE)
    assert await store.round(JUN, number) is None
    assert await store.round(MINA, number + 99) is None
    assert await store.live_round(JUN, HERE) is None
    assert await store.live_round(MINA, THERE) is None


async def test_a_second_round_in_the_same_place_waits_until_the_first_has_ended(store: QuizStore) -> None:
    assert await begin(store)
    first = await store.live_round(MINA, HERE)
    assert first
    assert not await begin(store)
    assert await store.live_round(MINA, HERE) == first
    assert await begin(store, MINA, THERE)
    assert await begin(store, JUN, HERE)
    assert await store.step_round(first.id, ("open", 0), ("ended", 0), MONDAY)
    assert await store.live_round(MINA, HERE) is None
    assert await begin(store)


async def test_beginning_anew_ends_the_round_in_this_place_and_no_other(store: QuizStore) -> None:
    old, there, other = await begun(store), await begun(store, MINA, THERE), await begun(store, JUN)
    new = await begun(store)
    assert new != old
    assert [round.phase for round in (await store.round(MINA, old), await store.round(MINA, there)) if round] == [
        "ended",
        "open",
    ]
    assert await store.live_round(JUN, HERE) == await store.round(JUN, other)
    assert not await store.answer_round(given(old), MONDAY)


async def test_a_round_moves_only_from_where_it_stands(store: QuizStore) -> None:
    number = await begun(store)
    assert not await store.step_round(number, ("revealed", 0), ("open", 1), None)
    assert not await store.step_round(number, ("open", 1), ("open", 2), None)
    assert not await store.step_round(number + 99, ("open", 0), ("open", 1), None)
    assert await store.step_round(number, ("open", 0), ("note", 1), None)
    assert not await store.step_round(number, ("open", 0), ("note", 1), None)
    moved = await store.round(MINA, number)
    assert moved
    assert (moved.phase, moved.position) == ("note", 1)


async def test_a_round_that_has_ended_stands_still(store: QuizStore) -> None:
    number = await begun(store)
    assert await store.step_round(number, ("open", 0), ("ended", 0), MONDAY)
    assert not await store.step_round(number, ("ended", 0), ("open", 0), None)
    assert not await store.answer_round(given(number), MONDAY)


# Answers and scores


async def test_an_answer_is_stored_scored_and_revealed_in_one_step(store: QuizStore, scores: ScoreStore) -> None:
    number = await begun(store)
    assert await store.answers(number) == []
    assert await store.answered(MINA) == frozenset()
    assert await store.answer_round(given(number, "q1"), MONDAY)
    assert await store.answers(number) == [(0, "2")]
    assert await store.answered(MINA) == {"q1"}
    assert await store.answered(JUN) == frozenset()
    assert await scores.score(MINA, HERE, "") == Score(1000, 1, 1)
    revealed = await store.round(MINA, number)
    assert revealed
    assert revealed.phase == "revealed"


async def test_an_answer_that_is_sent_twice_counts_once(store: QuizStore, database: Database) -> None:
    number = await begun(store)
    assert await store.answer_round(given(number, right=False), MONDAY)
    before = await everything(database)
    assert not await store.answer_round(given(number), MONDAY)
    assert not await store.answer_round(given(number, "q2"), TUESDAY)
    assert await everything(database) == before


@pytest.mark.parametrize("position", [-1, 1, 99])
async def test_an_answer_for_another_question_of_the_round_stores_nothing(
    store: QuizStore, database: Database, position: int
) -> None:
    number = await begun(store)
    before = await everything(database)
    assert not await store.answer_round(given(number, position=position), MONDAY)
    assert not await store.answer_round(given(number + 99), MONDAY)
    assert await everything(database) == before


async def test_an_answer_to_a_question_that_is_not_shown_yet_stores_nothing(
    store: QuizStore, database: Database
) -> None:
    number = await begun(store)
    assert await store.step_round(number, ("open", 0), ("note", 1), None)
    before = await everything(database)
    assert not await store.answer_round(given(number, position=1), MONDAY)
    assert await everything(database) == before


async def test_only_the_first_answer_to_a_question_scores(store: QuizStore, scores: ScoreStore) -> None:
    assert await store.answer_round(given(await begun(store), "hard", right=False), MONDAY)
    for community in (HERE, THERE):
        again = await begun(store, MINA, community)
        assert await store.answer_round(given(again, "hard"), TUESDAY)
        assert await store.answers(again) == [(0, "2")]  # stored, to go on from and to look back on
    assert await scores.score(MINA, HERE, "") == Score(0, 1, 0)
    assert await scores.score(MINA, THERE, "") == Score(0, 0, 0)
    assert await store.answer_round(given(await begun(store, JUN), "hard"), TUESDAY)
    assert await scores.score(JUN, HERE, "") == Score(1000, 1, 1)


# At the same time


async def test_an_answer_pressed_three_times_at_once_takes_effect_once(
    stores: Sequence[QuizStore], scores: ScoreStore
) -> None:
    for turn in range(10):
        number = await begun(stores[0])
        presses = [given(number, f"q{turn}", right=right) for right in (True, False, True)]
        done = await asyncio.gather(
            *(store.answer_round(press, MONDAY) for store, press in zip(stores, presses, strict=True))
        )
        assert sorted(done) == [False, False, True]
        assert len(await stores[0].answers(number)) == 1
    assert (await scores.score(MINA, HERE, "")).answers == 10


async def test_the_same_question_answered_at_once_in_two_places_scores_in_one_of_them(
    stores: Sequence[QuizStore], scores: ScoreStore
) -> None:
    for turn in range(10):
        rounds = [await begun(stores[0], MINA, community) for community in (HERE, THERE)]
        presses = (
            store.answer_round(given(number, f"q{turn}"), MONDAY)
            for store, number in zip(stores[1:], rounds, strict=True)
        )
        assert await asyncio.gather(*presses) == [True, True]
    made = [await scores.score(MINA, community, "") for community in (HERE, THERE)]
    assert sum(score.answers for score in made) == 10
    assert sum(score.points for score in made) == 10_000


async def test_next_pressed_three_times_at_once_goes_on_by_one_question(stores: Sequence[QuizStore]) -> None:
    number = await begun(stores[0])
    for position in range(10):
        here, following = ("open", position), ("open", position + 1)
        done = await asyncio.gather(*(store.step_round(number, here, following, None) for store in stores))
        assert sorted(done) == [False, False, True]


async def test_a_quiz_begun_three_times_at_once_is_begun_once(stores: Sequence[QuizStore], database: Database) -> None:
    for turn in range(10):
        assert sorted(await asyncio.gather(*(begin(store, f"discord:{turn}") for store in stores))) == [
            False,
            False,
            True,
        ]
    assert await database.read("SELECT count(*) FROM round") == [(10,)]


async def test_a_quiz_begun_anew_three_times_at_once_leaves_one_that_goes_on(
    stores: Sequence[QuizStore], database: Database
) -> None:
    assert all(await asyncio.gather(*(begin(store, anew=True) for store in stores)))
    assert await database.read("SELECT phase FROM round ORDER BY id") == [("ended",), ("ended",), ("open",)]


async def test_an_answer_on_its_way_while_somebody_is_deleted_leaves_nothing_of_them(
    stores: Sequence[QuizStore], database: Database, library: Library, clock: Clock
) -> None:
    privacy = bot_on(library, database, clock).privacy
    for turn in range(10):
        number = await begun(stores[0])
        steps = [stores[1].answer_round(given(number, f"q{turn}"), MONDAY), privacy.delete(MINA)]
        await asyncio.gather(*(steps if turn % 2 else reversed(steps)))
        left = await everything(database)
        assert not any(
            left[table] for table in ("person", "round", "answer", "first_answer", "total", "total_all_time")
        )


async def test_the_number_of_somebody_deleted_and_of_their_round_is_never_given_out_again(
    store: QuizStore, scores: ScoreStore, database: Database, library: Library, clock: Clock
) -> None:
    old_round, old_number = await begun(store), await scores.number(MINA)
    await bot_on(library, database, clock).privacy.delete(MINA)
    new_round = await begun(store)
    assert new_round != old_round  # else a button from before the deletion would answer a question of the new round
    assert await scores.number(MINA) != old_number  # else the next person would get the made-up name of the last one


# Always


class Press(NamedTuple):
    """An answer that was taken."""

    person: str
    community: str
    day: str
    question: str
    right: bool


@dataclass(frozen=True)
class Play:
    """A round as whoever plays it sees it."""

    person: str
    community: str
    questions: tuple[str, ...]
    phase: str = "open"
    position: int = 0


people, communities = st.sampled_from([MINA, JUN]), st.sampled_from([HERE, THERE])
days = st.sampled_from([MONDAY, TUESDAY])
chosen = st.lists(st.sampled_from(["q1", "q2", "q3", "q4"]), min_size=1, max_size=3, unique=True)


class Remembering(RuleBasedStateMachine):
    """Presses in any order, beside a plain list of what was pressed. The store has to agree with the list."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.database = self.runner.run(connect(":memory:"))
        self.runner.run(with_tables(self.database, ":memory:"))
        self.store = QuizStore(self.database)
        self.scores = ScoreStore(self.database)
        self.privacy = PrivacyStore(self.database, TABLES)
        self.plays: dict[int, Play] = {}
        self.pressed: list[Press] = []

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()

    def live(self, person: str, community: str) -> int | None:
        return next(
            (
                number
                for number, play in self.plays.items()
                if (play.person, play.community) == (person, community) and play.phase != "ended"
            ),
            None,
        )

    @rule(person=people, community=communities, questions=chosen, anew=st.booleans())
    def begins(self, person: str, community: str, questions: list[str], *, anew: bool) -> None:
        under_way = self.live(person, community)
        assert self.runner.run(begin(self.store, person, community, anew=anew)) == (anew or under_way is None)
        if under_way is not None and anew:
            self.plays[under_way] = replace(self.plays[under_way], phase="ended")
        if under_way is None or anew:
            round = self.runner.run(self.store.live_round(person, community))
            assert round
            self.plays[round.id] = Play(person, community, tuple(questions))

    @rule(data=st.data(), right=st.booleans(), at=days, off=st.sampled_from([0, 0, 0, 1, -1]))
    def answers(self, data: st.DataObject, at: int, off: int, *, right: bool) -> None:
        number = data.draw(st.sampled_from([*self.plays, 999]))
        play = self.plays.get(number, Play(MINA, HERE, ("q1",)))
        question, position = play.questions[play.position], play.position + off
        taken = number in self.plays and play.phase == "open" and off == 0
        press = given(number, question, position, right=right)
        assert self.runner.run(self.store.answer_round(press, at)) == taken
        if taken:
            self.plays[number] = replace(play, phase="revealed")
            self.pressed.append(Press(play.person, play.community, day_of(at).isoformat(), question, right))

    @rule(data=st.data())
    def goes_on(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from([*self.plays, 999]))
        play = self.plays.get(number, Play(MINA, HERE, ("q1",), "revealed"))
        is_last = play.position + 1 == len(play.questions)
        after = replace(play, phase="ended") if is_last else replace(play, phase="open", position=play.position + 1)
        here, following = ("revealed", play.position), (after.phase, after.position)
        moved = self.runner.run(self.store.step_round(number, here, following, MONDAY if is_last else None))
        assert moved == (number in self.plays and play.phase == "revealed")
        if moved:
            self.plays[number] = after

    @rule(person=people)
    def is_forgotten(self, person: str) -> None:
        self.runner.run(self.privacy.delete(person))
        self.plays = {number: play for number, play in self.plays.items() if play.person != person}
        self.pressed = [press for press in self.pressed if press.person != person]

    @invariant()
    def scores_are_the_sum_over_first_answers(self) -> None:
        first: dict[tuple[str, str], Press] = {}
        for press in self.pressed:
            first.setdefault((press.person, press.question), press)
        self.runner.run(self.agree(list(first.values())))

    async def agree(self, firsts: Sequence[Press]) -> None:
        for person in (MINA, JUN):
            assert await self.store.answered(person) == {press.question for press in firsts if press.person == person}
        for since in ("", "2026-04-28"):
            points: dict[str, dict[str, int]] = defaultdict(dict)
            for community in (HERE, THERE):
                for person in (MINA, JUN):
                    counted = [it for it in firsts if it[:2] == (person, community) and it.day >= since]
                    right = sum(press.right for press in counted)
                    assert await self.scores.score(person, community, since) == (1000 * right, len(counted), right)
                    if right:
                        points[community][person] = 1000 * right
                numbers = {str(await self.scores.number(person)): person for person in points[community]}
                rows = {numbers[str(number)]: sum for number, sum in await self.scores.scores(community, since)}
                assert rows == points[community]

    @invariant()
    def rounds_are_where_they_were_left(self) -> None:
        for number, play in self.plays.items():
            stored = self.runner.run(self.store.round(play.person, number))
            assert stored
            assert (stored.phase, stored.position) == (play.phase, play.position)


def test_whatever_is_pressed_scores_are_the_sum_over_first_answers() -> None:
    few = settings(max_examples=30, stateful_step_count=25, deadline=None)
    run_state_machine_as_test(Remembering, settings=few)
