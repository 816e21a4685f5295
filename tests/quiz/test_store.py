"""What the bot remembers, on a real SQLite file and a real PostgreSQL."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from bot.classquiz import answer_queue as answers
from bot.classquiz.rows import State
from bot.daily.store import Next, Wanted
from bot.db.database import Database, Row, Value
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from bot.quiz.store import Given, Score, Seen, Store, StoredRound
from tests.support.databases import BOTH, everything, opened, pointing_to_people

MINA, JUN = "discord:1001", "slack:T1:U2"
HERE, THERE = "discord:42", "slack:T1"
MONDAY, TUESDAY = "2026-04-27T09:00:00.000+00:00", "2026-04-28T09:00:00.000+00:00"


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def store(database: Database) -> Store:
    return Store(database)


@pytest.fixture
async def stores(database: Database, url: str) -> AsyncIterator[Sequence[Store]]:
    """Three stores on one database, the first two in one process, as it were, and the third in another."""
    async with opened(url) as other:
        yield Store(database), Store(database), Store(other)


async def begin(store: Store, person: str = MINA, community: str = HERE, *, anew: bool = False) -> bool:
    return await store.begin_round(person, community, title="any/", items="[]", phase="open", at=MONDAY, anew=anew)


async def begun(store: Store, person: str = MINA, community: str = HERE) -> int:
    """The number of a round that this person has just begun, leaving another one."""
    assert await begin(store, person, community, anew=True)
    live = await store.live_round(person, community)
    assert live
    return live.id


def given(number: int, question: str = "q1", position: int = 0, *, right: bool = True) -> Given:
    return Given(number, position, question, choice=2, correct=right, points=1000 if right else 0)


async def live_a_little(store: Store, person: str) -> None:
    """Leave something in every table: a language, something seen, rounds that ended and that go on, a class, scores."""
    await store.choose_language(person, "ko")
    await store.mark_seen(person, "fact", "first-ships", MONDAY)
    await store.mark_seen(person, "comment", "grandmother", MONDAY)
    assert await store.staff.grant(HERE, person)
    wanted = Wanted(HERE, f"{HERE}:{person[-1]}", "#general", person, "09:00", "Asia/Tokyo", "01234", None, "en")
    await store.schedules.put(wanted, Next("2026-04-28", 5))
    for community in (HERE, THERE):
        number = await begun(store, person, community)
        assert await store.answer_round(given(number, f"q-{community}"), MONDAY)
        assert await store.step_round(number, ("revealed", 0), ("ended", 0), MONDAY)
        number = await begun(store, person, community)
        assert await store.answer_round(given(number, f"q-{community}-2", right=False), TUESDAY)
    state = State("open", 0, None, locked=False, stepped=1, due=None)
    hosted = await store.classes.open(HERE, f"{HERE}:{person[-1]}", person, ("any/", "[]", "{}"), state)
    assert hosted is not None
    press = answers.Given(hosted, 0, person, choice=2, at=5, since=0, name="Their name")
    assert isinstance(await store.classes.give(press), answers.Kept)


# Language


async def test_the_language_that_somebody_chose_is_remembered_until_they_go_back_to_the_platforms(store: Store) -> None:
    assert await store.language(MINA) is None
    await store.choose_language(MINA, "ja")
    await store.choose_language(MINA, "ko")
    assert await store.language(MINA) == "ko"
    assert await store.language(JUN) is None
    await store.choose_language(MINA, None)
    assert await store.language(MINA) is None


# Seen


async def test_it_is_remembered_how_often_somebody_saw_a_fact_and_when_last(store: Store) -> None:
    await store.mark_seen(MINA, "fact", "first-ships", MONDAY)
    await store.mark_seen(MINA, "fact", "first-ships", TUESDAY)
    await store.mark_seen(MINA, "fact", "last-ship", MONDAY)
    assert await store.seen(MINA, "fact") == {"first-ships": Seen(2, TUESDAY), "last-ship": Seen(1, MONDAY)}


async def test_facts_and_comments_of_the_same_name_and_other_peoples_are_counted_apart(store: Store) -> None:
    await store.mark_seen(MINA, "fact", "ship", MONDAY)
    await store.mark_seen(MINA, "comment", "ship", TUESDAY)
    await store.mark_seen(JUN, "fact", "other", MONDAY)
    assert await store.seen(MINA, "fact") == {"ship": Seen(1, MONDAY)}
    assert await store.seen(MINA, "comment") == {"ship": Seen(1, TUESDAY)}
    assert await store.seen("discord:new", "fact") == {}


async def test_two_facts_shown_in_the_same_instant_are_both_counted(stores: Sequence[Store]) -> None:
    await asyncio.gather(*(store.mark_seen(MINA, "fact", "first-ships", MONDAY) for store in stores))
    assert await stores[0].seen(MINA, "fact") == {"first-ships": Seen(3, MONDAY)}


# Rounds


async def test_a_round_is_found_again_as_it_was_begun(store: Store) -> None:
    assert await store.live_round(MINA, HERE) is None
    items = '[{"question": "q1"}]'
    assert await store.begin_round(
        MINA, HERE, title="quiz/first-ships", items=items, phase="note", at=MONDAY, anew=False
    )
    live = await store.live_round(MINA, HERE)
    assert live
    assert live == StoredRound(live.id, "quiz/first-ships", items, "note", 0)
    assert await store.round(MINA, live.id) == live


async def test_nobody_finds_the_round_of_somebody_else(store: Store) -> None:
    number = await begun(store, MINA)
    await begun(store, JUN, THERE)
    assert await store.round(JUN, number) is None
    assert await store.round(MINA, number + 99) is None
    assert await store.live_round(JUN, HERE) is None
    assert await store.live_round(MINA, THERE) is None


async def test_a_second_round_in_the_same_place_waits_until_the_first_has_ended(store: Store) -> None:
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


async def test_beginning_anew_ends_the_round_in_this_place_and_no_other(store: Store) -> None:
    old, there, other = await begun(store), await begun(store, MINA, THERE), await begun(store, JUN)
    new = await begun(store)
    assert new != old
    assert [round.phase for round in (await store.round(MINA, old), await store.round(MINA, there)) if round] == [
        "ended",
        "open",
    ]
    assert await store.live_round(JUN, HERE) == await store.round(JUN, other)
    assert not await store.answer_round(given(old), MONDAY)


async def test_a_round_moves_only_from_where_it_stands(store: Store) -> None:
    number = await begun(store)
    assert not await store.step_round(number, ("revealed", 0), ("open", 1), None)
    assert not await store.step_round(number, ("open", 1), ("open", 2), None)
    assert not await store.step_round(number + 99, ("open", 0), ("open", 1), None)
    assert await store.step_round(number, ("open", 0), ("note", 1), None)
    assert not await store.step_round(number, ("open", 0), ("note", 1), None)
    moved = await store.round(MINA, number)
    assert moved
    assert (moved.phase, moved.position) == ("note", 1)


async def test_a_round_that_has_ended_stands_still(store: Store) -> None:
    number = await begun(store)
    assert await store.step_round(number, ("open", 0), ("ended", 0), MONDAY)
    assert not await store.step_round(number, ("ended", 0), ("open", 0), None)
    assert not await store.answer_round(given(number), MONDAY)


# Answers and scores


async def test_an_answer_is_stored_scored_and_revealed_in_one_step(store: Store) -> None:
    number = await begun(store)
    assert await store.answers(number) == []
    assert await store.answered(MINA) == frozenset()
    assert await store.answer_round(given(number, "q1"), MONDAY)
    assert await store.answers(number) == [(0, 2)]
    assert await store.answered(MINA) == {"q1"}
    assert await store.answered(JUN) == frozenset()
    assert await store.score(MINA, HERE, "") == Score(1000, 1, 1)
    revealed = await store.round(MINA, number)
    assert revealed
    assert revealed.phase == "revealed"


async def test_an_answer_that_is_sent_twice_counts_once(store: Store, database: Database) -> None:
    number = await begun(store)
    assert await store.answer_round(given(number, right=False), MONDAY)
    before = await everything(database)
    assert not await store.answer_round(given(number), MONDAY)
    assert not await store.answer_round(given(number, "q2"), TUESDAY)
    assert await everything(database) == before


@pytest.mark.parametrize("position", [-1, 1, 99])
async def test_an_answer_for_another_question_of_the_round_stores_nothing(
    store: Store, database: Database, position: int
) -> None:
    number = await begun(store)
    before = await everything(database)
    assert not await store.answer_round(given(number, position=position), MONDAY)
    assert not await store.answer_round(given(number + 99), MONDAY)
    assert await everything(database) == before


async def test_an_answer_to_a_question_that_is_not_shown_yet_stores_nothing(store: Store, database: Database) -> None:
    number = await begun(store)
    assert await store.step_round(number, ("open", 0), ("note", 1), None)
    before = await everything(database)
    assert not await store.answer_round(given(number, position=1), MONDAY)
    assert await everything(database) == before


async def test_only_the_first_answer_to_a_question_scores(store: Store) -> None:
    assert await store.answer_round(given(await begun(store), "hard", right=False), MONDAY)
    for community in (HERE, THERE):
        again = await begun(store, MINA, community)
        assert await store.answer_round(given(again, "hard"), TUESDAY)
        assert await store.answers(again) == [(0, 2)]  # stored, to go on from and to look back on
    assert await store.score(MINA, HERE, "") == Score(0, 1, 0)
    assert await store.score(MINA, THERE, "") == Score(0, 0, 0)
    assert await store.answer_round(given(await begun(store, JUN), "hard"), TUESDAY)
    assert await store.score(JUN, HERE, "") == Score(1000, 1, 1)


async def test_points_count_for_the_day_and_the_community_in_which_they_were_made(store: Store) -> None:
    assert await store.answer_round(given(await begun(store), "q1"), MONDAY)
    assert await store.answer_round(given(await begun(store), "q2"), TUESDAY)
    assert await store.answer_round(given(await begun(store), "q3", right=False), TUESDAY)
    assert await store.answer_round(given(await begun(store, MINA, THERE), "q4"), TUESDAY)
    assert await store.score(MINA, HERE, "") == Score(2000, 3, 2)
    assert await store.score(MINA, HERE, "2026-04-28") == Score(1000, 2, 1)
    assert await store.score(MINA, HERE, "2026-04-29") == Score(0, 0, 0)
    assert await store.score(MINA, THERE, "") == Score(1000, 1, 1)
    assert await store.score(JUN, HERE, "") == Score(0, 0, 0)
    assert await store.score(MINA, "discord:unknown", "") == Score(0, 0, 0)


async def test_the_leaderboard_of_a_day_lists_whoever_has_points_since_then_best_first(store: Store) -> None:
    people = [MINA, JUN, "discord:3", "discord:4"]
    for person, on_monday, on_tuesday in zip(people, (1, 0, 3, 0), (1, 2, 0, 0), strict=True):
        for day, count in ((MONDAY, on_monday), (TUESDAY, on_tuesday)):
            for turn in range(count):
                assert await store.answer_round(given(await begun(store, person), f"{day}-{turn}"), day)
    assert await store.answer_round(given(await begun(store, "discord:4"), "q", right=False), TUESDAY)
    mina, jun, third, _ = [await store.number(person) for person in people]
    assert await store.scores(HERE, "") == [(third, 3000), (mina, 2000), (jun, 2000)]
    assert await store.scores(HERE, "2026-04-28") == [(jun, 2000), (mina, 1000)]
    assert await store.scores(HERE, "2026-04-29") == []
    assert await store.scores(THERE, "") == []


class Listening:
    """A SQLite that hands on what it is asked, and remembers it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.engine = database.engine
        self.asked: list[tuple[str, tuple[Value, ...]]] = []
        self.write, self.listed, self.close = database.write, database.listed, database.close

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        self.asked.append((sql, values))
        return await self._database.read(sql, *values)

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        return await self.read(sql, *values)


async def test_no_question_is_answered_by_looking_through_a_whole_table(tmp_path: Path) -> None:
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        listening = Listening(database)
        store = Store(listening)
        await asyncio.gather(
            store.noted("x"), store.language(MINA), store.seen(MINA, "fact"), store.live_round(MINA, HERE),
            store.round(MINA, 1), store.answers(1), store.answered(MINA), store.number(MINA), store.history(MINA),
            store.score(MINA, HERE, ""), store.score(MINA, HERE, "2026-04-27"), store.scores(HERE, ""),
            store.scores(HERE, "2026-04-27"), store.classes.by_id(1), store.classes.live_in(HERE),
            store.classes.hosted_by(MINA), store.classes.due(1), store.classes.participants(1),
            store.classes.participant(1, MINA), store.classes.answers(1), store.classes.answers(1, 0),
            store.classes.answer(1, 0, MINA), store.classes.count(1, 0),
        )  # fmt: skip
        assert len(listening.asked) > 25
        for sql, values in listening.asked:
            for *_, step in await database.read(f"EXPLAIN QUERY PLAN {sql}", *values):
                assert not str(step).startswith("SCAN") or "class_round_due" in str(step), f"{step} in {sql}"


# At the same time


async def test_an_answer_pressed_three_times_at_once_takes_effect_once(stores: Sequence[Store]) -> None:
    for turn in range(10):
        number = await begun(stores[0])
        presses = [given(number, f"q{turn}", right=right) for right in (True, False, True)]
        done = await asyncio.gather(
            *(store.answer_round(press, MONDAY) for store, press in zip(stores, presses, strict=True))
        )
        assert sorted(done) == [False, False, True]
        assert len(await stores[0].answers(number)) == 1
    assert (await stores[0].score(MINA, HERE, "")).answers == 10


async def test_the_same_question_answered_at_once_in_two_places_scores_in_one_of_them(stores: Sequence[Store]) -> None:
    for turn in range(10):
        rounds = [await begun(stores[0], MINA, community) for community in (HERE, THERE)]
        presses = (
            store.answer_round(given(number, f"q{turn}"), MONDAY)
            for store, number in zip(stores[1:], rounds, strict=True)
        )
        assert await asyncio.gather(*presses) == [True, True]
    scores = [await stores[0].score(MINA, community, "") for community in (HERE, THERE)]
    assert sum(score.answers for score in scores) == 10
    assert sum(score.points for score in scores) == 10_000


async def test_next_pressed_three_times_at_once_goes_on_by_one_question(stores: Sequence[Store]) -> None:
    number = await begun(stores[0])
    for position in range(10):
        here, following = ("open", position), ("open", position + 1)
        done = await asyncio.gather(*(store.step_round(number, here, following, None) for store in stores))
        assert sorted(done) == [False, False, True]


async def test_a_quiz_begun_three_times_at_once_is_begun_once(stores: Sequence[Store], database: Database) -> None:
    for turn in range(10):
        assert sorted(await asyncio.gather(*(begin(store, f"discord:{turn}") for store in stores))) == [
            False,
            False,
            True,
        ]
    assert await database.read("SELECT count(*) FROM round") == [(10,)]


async def test_a_quiz_begun_anew_three_times_at_once_leaves_one_that_goes_on(
    stores: Sequence[Store], database: Database
) -> None:
    assert all(await asyncio.gather(*(begin(store, anew=True) for store in stores)))
    assert await database.read("SELECT phase FROM round ORDER BY id") == [("ended",), ("ended",), ("open",)]


async def test_an_answer_on_its_way_while_somebody_is_deleted_leaves_nothing_of_them(
    stores: Sequence[Store], database: Database
) -> None:
    for turn in range(10):
        number = await begun(stores[0])
        steps = [stores[1].answer_round(given(number, f"q{turn}"), MONDAY), stores[2].forget(MINA)]
        await asyncio.gather(*(steps if turn % 2 else reversed(steps)))
        left = await everything(database)
        assert not any(left[table] for table in ("person", "round", "answer", "first_answer", "total"))


# Privacy


async def test_somebody_new_has_no_number_and_keeps_the_one_they_get(store: Store) -> None:
    assert await store.number(MINA) is None
    await store.mark_seen(MINA, "fact", "first-ships", MONDAY)
    number = await store.number(MINA)
    assert number is not None
    await live_a_little(store, MINA)
    await store.choose_language(JUN, "ja")
    assert await store.number(MINA) == number
    assert await store.number(JUN) not in (None, number)


WORKINGS = (
    *("clock", "locked", "version", "stepped", "shown", "message", "panel", "due", "lease", "reported"),
    *("tries", "paused", "missed", "unsure"),
)
"""What a round of a class or a schedule needs to run, and tells nothing of anybody."""

POINTERS = ("person", "host", "set_by")
"""What the columns are called that point to a person."""


async def test_the_history_of_somebody_holds_everything_that_is_stored_about_them(
    store: Store, database: Database
) -> None:
    await live_a_little(store, JUN)
    await live_a_little(store, MINA)
    number = await store.number(MINA)
    stored = await everything(database)
    communities = {row["id"]: row["external"] for row in stored["community"]}
    expected: dict[str, list[dict[str, Value]]] = {"person": [{"external": MINA, "language": "ko"}]}
    for table, rows in stored.items():
        own = [{**row} for row in rows if number in theirs(row)]
        for row in own:
            for pointer in POINTERS:
                row.pop(pointer, None)  # the number stands for the person, whose id is there already
            if "community" in row:
                row["community"] = communities[row["community"]]
            for inner in WORKINGS:
                row.pop(inner, None)
        if own:
            expected[table] = own
    history = await store.history(MINA)
    assert {table: by_content(rows) for table, rows in history.items()} == {
        table: by_content(rows) for table, rows in expected.items()
    }
    assert {len(rows) for rows in history.values()} >= {1, 2, 4}


def theirs(row: Mapping[str, Value]) -> Sequence[Value]:
    """The numbers of the people to whom a row belongs."""
    return [row.get(pointer) for pointer in POINTERS]


def by_content(rows: Sequence[Mapping[str, Value]]) -> Sequence[Mapping[str, Value]]:
    return sorted(rows, key=lambda row: sorted(f"{name}={value}" for name, value in row.items()))


async def test_the_history_of_somebody_new_is_empty(store: Store) -> None:
    await live_a_little(store, JUN)
    history = await store.history(MINA)
    assert "round" in history
    assert not any(history.values())


async def test_after_somebody_is_deleted_no_row_of_any_table_holds_their_id_or_number(
    store: Store, database: Database
) -> None:
    await live_a_little(store, JUN)
    await live_a_little(store, MINA)
    number = await store.number(MINA)
    before = await everything(database)
    of_people = [table for table, rows in before.items() if table == "person" or any("person" in row for row in rows)]
    assert len(of_people) > 5
    for name in await pointing_to_people(database):
        assert any(number in theirs(row) for row in before[name]), f"{name} is not tested yet"

    await store.forget(MINA)

    after = await everything(database)
    for table, rows in after.items():
        for row in rows:
            assert not any(MINA in str(value) for value in row.values()), f"{table} holds the id: {row}"
            assert number not in theirs(row), f"{table} holds the number: {row}"
            assert table != "person" or row["id"] != number
    for table in of_people:
        of_jun = [row for row in before[table] if number not in (row.get("person"), table == "person" and row["id"])]
        assert after[table] == of_jun, f"something of somebody else's is gone from {table}"
    assert await store.number(MINA) is None
    assert await store.score(MINA, HERE, "") == Score(0, 0, 0)


async def test_deleting_somebody_new_or_twice_changes_nothing(store: Store, database: Database) -> None:
    await live_a_little(store, JUN)
    before = await everything(database)
    await store.forget(MINA)
    await store.forget(MINA)
    assert await everything(database) == before


async def test_whoever_comes_back_after_a_deletion_begins_afresh(store: Store) -> None:
    number = await begun(store)
    assert await store.answer_round(given(number, "q1"), MONDAY)
    await store.forget(MINA)
    assert await store.answered(MINA) == frozenset()
    assert await store.answer_round(given(await begun(store), "q1"), TUESDAY)
    assert await store.score(MINA, HERE, "") == Score(1000, 1, 1)


async def test_the_number_of_somebody_deleted_and_of_their_round_is_never_given_out_again(store: Store) -> None:
    old_round, old_number = await begun(store), await store.number(MINA)
    await store.forget(MINA)
    new_round = await begun(store)
    assert new_round != old_round  # else a button from before the deletion would answer a question of the new round
    assert await store.number(MINA) != old_number  # else the next person would get the made-up name of the last one


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
        self.runner.run(migrate(self.database, ":memory:"))
        self.store = Store(self.database)
        self.plays: dict[int, Play] = {}
        self.pressed: list[Press] = []

    def teardown(self) -> None:
        self.runner.run(self.store.close())
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
    def answers(self, data: st.DataObject, at: str, off: int, *, right: bool) -> None:
        number = data.draw(st.sampled_from([*self.plays, 999]))
        play = self.plays.get(number, Play(MINA, HERE, ("q1",)))
        question, position = play.questions[play.position], play.position + off
        taken = number in self.plays and play.phase == "open" and off == 0
        press = given(number, question, position, right=right)
        assert self.runner.run(self.store.answer_round(press, at)) == taken
        if taken:
            self.plays[number] = replace(play, phase="revealed")
            self.pressed.append(Press(play.person, play.community, at[:10], question, right))

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
        self.runner.run(self.store.forget(person))
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
                    assert await self.store.score(person, community, since) == (1000 * right, len(counted), right)
                    if right:
                        points[community][person] = 1000 * right
                numbers = {str(await self.store.number(person)): person for person in points[community]}
                rows = {numbers[str(number)]: sum for number, sum in await self.store.scores(community, since)}
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
