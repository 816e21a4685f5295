"""The answers of a class on their way to the disk, on a real SQLite file and a real PostgreSQL."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence

import pytest
from hypothesis import given as drawn, settings, strategies as st

from bot.classquiz import answer_queue as module
from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.rows import RoundBasis, RoundState
from bot.classquiz.store import ClassStore
from bot.db.connect import connect
from bot.db.database import Database, DatabaseError, Kind, Row, Statement, Trouble, Value
from bot.quiz.items import Refusal
from content.library import Library
from tests.conftest import Clock
from tests.support.bot import bot_on
from tests.support.class_model import said
from tests.support.databases import BOTH, everything, opened, with_tables
from tests.support.paths import ROOT

TOO_MUCH = 10**201
"""A choice whose number alone is longer than an answer may be."""
HERE, ROOM, HALL, HOST, MINA, JUN = "discord:42", "discord:42:99", "discord:42:98", "discord:1", "discord:2", "slack:3"
T0 = 1_777_280_400_000
BASIS = RoundBasis("any/", "[]", "{}", None, "#class", "UTC")
OPEN = RoundState("open", 0, None, locked=False, stepped=T0, due=None)


class Gate:
    """A database with a gate before what it writes, that counts what goes through, or breaks down."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.engine, self.clean = database.engine, database.clean
        self.is_shared, self.channel = database.is_shared, database.channel
        self.opened = asyncio.Event()
        self.opened.set()
        self.transactions = 0
        self.trouble: Trouble | None = None
        self.trouble_reading = False
        self.lost = 0

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        if self.trouble_reading:
            raise DatabaseError(Trouble.DISK, "gate", "cannot be read")
        return await self._database.read(sql, *values)

    async def write(self, *statements: Statement) -> Sequence[Row]:
        self.transactions += 1
        await self.opened.wait()
        if self.trouble:
            raise DatabaseError(self.trouble, "gate", "broken down")
        rows = await self._database.write(*statements)
        if self.lost:
            self.lost -= 1
            raise DatabaseError(Trouble.LOST, "gate", "it was stored, but nobody hears so")
        return rows

    def listed(self, **columns: Kind) -> str:
        return self._database.listed(**columns)

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        return await self._database.scan(sql, *values)

    async def close(self) -> None:
        await self._database.close()


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def gate(database: Database) -> Gate:
    return Gate(database)


@pytest.fixture
async def classes(gate: Gate) -> AsyncIterator[ClassStore]:
    classes = ClassStore(gate)
    yield classes
    gate.opened.set()
    await classes.close()


async def opens(classes: ClassStore, state: RoundState = OPEN, place: str = ROOM) -> int:
    number = await classes.open(HERE, place, HOST, BASIS, state)
    assert number is not None
    return number


def given(number: int, person: str = MINA, choice: int = 2, at: int = T0, position: int = 0) -> NewAnswer:
    return NewAnswer(number, position, person, "q1", said(choice), choice == 2, at, since=position)


async def stored(classes: ClassStore, number: int) -> dict[str, tuple[str, int]]:
    """The answer that stands and how often it was changed, of everybody."""
    people = {one.person: one.id for one in await classes.participants(number)}
    return {people[it.person]: (it.text, it.changes) for it in await classes.answers(number)}


# One answer


async def test_an_answer_that_is_told_as_kept_is_on_the_disk(classes: ClassStore, url: str) -> None:
    number = await opens(classes)
    assert await classes.submit(given(number)) == AcceptedAnswer("2", T0, 0)
    async with opened(url) as elsewhere:
        assert await stored(ClassStore(elsewhere), number) == {MINA: ("2", 0)}


async def test_the_later_press_counts_in_whatever_order_they_come_in(classes: ClassStore) -> None:
    number = await opens(classes)
    assert await classes.submit(given(number, choice=1, at=T0 + 10)) == AcceptedAnswer("1", T0 + 10, 0)
    assert await classes.submit(given(number, choice=3, at=T0 + 20)) == AcceptedAnswer("3", T0 + 20, 1)
    assert await classes.submit(given(number, choice=0, at=T0 + 15)) == AcceptedAnswer(
        "3", T0 + 20, 1
    )  # on its way for longer
    assert await classes.submit(given(number, choice=3, at=T0 + 30)) == AcceptedAnswer(
        "3", T0 + 30, 1
    )  # the same choice again
    assert await stored(classes, number) == {MINA: ("3", 1)}


async def test_of_two_presses_with_one_stamp_the_choice_that_is_listed_later_counts_whichever_comes_first(
    classes: ClassStore,
) -> None:
    for place, choices in ((ROOM, (1, 2)), (HALL, (2, 1))):
        number = await opens(classes, place=place)
        for choice in choices:
            await classes.submit(given(number, choice=choice))
        assert {choice for choice, _ in (await stored(classes, number)).values()} == {"2"}


async def test_an_answer_that_is_delivered_twice_changes_nothing(classes: ClassStore, database: Database) -> None:
    number = await opens(classes)
    first = await classes.submit(given(number))
    before = await everything(database)
    assert await classes.submit(given(number)) == first
    assert await asyncio.gather(*(classes.submit(given(number)) for _ in range(3))) == [first] * 3
    assert await everything(database) == before
    assert await classes.step(number, 0, RoundState("revealed", 0, None, locked=False, stepped=T0, due=None))
    assert await classes.submit(given(number)) == first  # its receipt may have got lost


@pytest.mark.parametrize(
    ("state", "answer", "refusal"),
    [
        (RoundState("lobby", 0, None, locked=False, stepped=T0, due=None), {}, Refusal.LATE),
        (RoundState("revealed", 0, None, locked=False, stepped=T0, due=None), {}, Refusal.LATE),
        (RoundState("open", 1, None, locked=False, stepped=T0, due=None), {}, Refusal.LATE),
        (RoundState("note", 0, None, locked=False, stepped=T0, due=None), {}, Refusal.LATE),
        (RoundState("note", 0, None, locked=True, stepped=T0, due=None), {"choice": -1}, Refusal.LOCKED),
        (RoundState("open", 0, None, locked=True, stepped=T0, due=None), {}, Refusal.LOCKED),
        (OPEN, {"position": 1}, Refusal.LATE),
        (OPEN, {"number": 99}, Refusal.LATE),
    ],
)
async def test_an_answer_to_a_question_that_is_not_open_stores_nothing_not_even_who_gave_it(
    classes: ClassStore, database: Database, state: RoundState, answer: dict[str, int], refusal: Refusal
) -> None:
    number = await opens(classes, state)
    before = await everything(database)
    assert await classes.submit(given(**{"number": number, **answer})) is refusal  # type: ignore[arg-type]
    assert await everything(database) == before


async def test_a_question_can_be_skipped_while_its_content_note_is_shown_and_answered_after_all(
    classes: ClassStore,
) -> None:
    number = await opens(classes, RoundState("note", 0, None, locked=False, stepped=T0, due=None))
    assert await classes.submit(given(number, choice=-1)) == AcceptedAnswer("", T0, 0)
    assert await classes.step(number, 0, OPEN)
    assert await classes.submit(given(number, choice=-1, person=JUN)) == AcceptedAnswer("", T0, 0)
    assert await classes.submit(given(number, at=T0 + 1)) == AcceptedAnswer("2", T0 + 1, 1)


async def test_answering_without_joining_joins_with_the_name_and_only_once(classes: ClassStore) -> None:
    number = await opens(classes)
    await classes.join(number, JUN, "Jun", 0)
    answers = [
        NewAnswer(number, 0, person, "q1", "1", False, T0, 3, person.upper()) for person in (MINA, JUN, "discord:4")
    ]
    assert await asyncio.gather(*map(classes.submit, answers)) == [AcceptedAnswer("1", T0, 0)] * 3
    people = await classes.participants(number)
    assert [one.number for one in people] == [0, 1, 2]
    assert (people[0].id, people[0].since, people[0].name) == (JUN, 0, "Jun")
    assert sorted((one.id, one.since, one.name) for one in people[1:]) == [
        (MINA, 3, MINA.upper()),
        ("discord:4", 3, "DISCORD:4"),
    ]


async def test_whom_the_host_has_removed_cannot_answer_any_more(classes: ClassStore) -> None:
    number = await opens(classes)
    assert isinstance(await classes.submit(given(number)), AcceptedAnswer)
    assert await classes.set_removed(number, 0, removed=True)
    assert await classes.submit(given(number, choice=1, at=T0 + 1)) is Refusal.REMOVED
    assert await classes.submit(given(number)) is Refusal.REMOVED
    assert await stored(classes, number) == {MINA: ("2", 0)}


async def test_somebody_who_was_deleted_in_another_process_and_answers_again_joins_anew(
    classes: ClassStore, url: str, library: Library, clock: Clock
) -> None:
    number = await opens(classes)
    assert isinstance(await classes.submit(given(number)), AcceptedAnswer)
    async with opened(url) as elsewhere:
        await bot_on(library, elsewhere, clock).privacy.delete(MINA)
    assert await stored(classes, number) == {}
    assert await classes.submit(given(number, choice=1)) == AcceptedAnswer("1", T0, 0)
    assert await stored(classes, number) == {MINA: ("1", 0)}


async def test_those_who_joined_longest_ago_are_looked_up_again_and_all_goes_on(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CACHE_SIZE", 3)
    classes = ClassStore(gate)
    number = await opens(classes)
    for turn in range(2):
        for one in range(8):
            assert isinstance(await classes.submit(given(number, f"discord:{one}", at=T0 + turn)), AcceptedAnswer)
    assert len(await classes.participants(number)) == 8
    await classes.close()


# Many at once


async def test_a_thousand_answers_at_once_are_each_stored_once_in_a_handful_of_transactions(
    classes: ClassStore, gate: Gate
) -> None:
    number = await opens(classes)
    people = [f"discord:{one}" for one in range(1000)]
    before = gate.transactions
    verdicts = await asyncio.gather(*(classes.submit(given(number, person, int(person[8:]) % 4)) for person in people))
    assert set(verdicts) == {AcceptedAnswer(str(choice), T0, 0) for choice in range(4)}
    assert gate.transactions - before <= 2
    assert await stored(classes, number) == {person: (str(int(person[8:]) % 4), 0) for person in people}
    numbers = [one.number for one in await classes.participants(number)]
    assert numbers == list(range(1000))


async def test_a_person_who_presses_again_and_again_ends_with_the_last_press(classes: ClassStore) -> None:
    number = await opens(classes)
    presses = [given(number, choice=turn % 4, at=T0 + turn) for turn in range(10)]
    verdicts = await asyncio.gather(*map(classes.submit, presses))
    assert verdicts[-1] == AcceptedAnswer("1", T0 + 9, 9)
    assert await stored(classes, number) == {MINA: ("1", 9)}


async def test_answers_in_two_processes_at_once_are_each_stored_once(classes: ClassStore, url: str) -> None:
    number = await opens(classes)
    async with opened(url) as other:
        elsewhere = ClassStore(other)
        presses = [
            (classes, elsewhere)[turn % 2].submit(given(number, f"discord:{turn % 100}", turn % 3, T0 + turn))
            for turn in range(400)
        ]
        assert all(isinstance(verdict, AcceptedAnswer) for verdict in await asyncio.gather(*presses))
        await elsewhere.close()
    found = await stored(classes, number)
    assert {person: choice for person, (choice, _) in found.items()} == {
        f"discord:{one}": str((300 + one) % 3) for one in range(100)
    }
    assert [one.number for one in await classes.participants(number)] == list(range(100))


async def test_the_next_group_is_on_its_way_before_anybody_hears_of_the_last_one(
    classes: ClassStore, gate: Gate
) -> None:
    number = await opens(classes)
    begun = []

    async def gives(person: str) -> None:
        await classes.submit(given(number, person))
        begun.append(gate.transactions - before)

    before = gate.transactions
    gate.opened.clear()
    first = asyncio.create_task(gives("discord:first"))
    await asyncio.sleep(0.01)  # it is at the gate, and the others come while it is
    waiting = [asyncio.create_task(gives(f"discord:{one}")) for one in range(3)]
    await asyncio.sleep(0.01)
    assert gate.transactions == before + 1
    gate.opened.set()
    await asyncio.gather(first, *waiting)
    assert begun == [2, 2, 2, 2]


async def test_when_too_many_wait_the_next_one_hears_so_at_once_instead_of_waiting(
    classes: ClassStore, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "QUEUE", 5)
    number = await opens(classes)
    gate.opened.clear()
    waiting = [asyncio.create_task(classes.submit(given(number, "discord:0")))]  # being written
    await asyncio.sleep(0.01)
    waiting += [asyncio.create_task(classes.submit(given(number, f"discord:{one}"))) for one in range(1, 6)]
    await asyncio.sleep(0.01)
    for one in range(6, 9):
        assert await asyncio.wait_for(classes.submit(given(number, f"discord:{one}")), 1) is Refusal.BUSY
    gate.opened.set()
    assert await asyncio.gather(*waiting) == [AcceptedAnswer("2", T0, 0)] * 6
    assert await classes.submit(given(number, "discord:8")) == AcceptedAnswer("2", T0, 0)


# What goes wrong


async def test_an_answer_that_the_database_cannot_hold_fails_alone(classes: ClassStore) -> None:
    number = await opens(classes)
    presses = [given(number, f"discord:{one}", choice=TOO_MUCH if one == 7 else 1) for one in range(20)]
    results = await asyncio.gather(*map(classes.submit, presses), return_exceptions=True)
    assert [result for one, result in enumerate(results) if one != 7] == [AcceptedAnswer("1", T0, 0)] * 19
    assert isinstance(results[7], DatabaseError)
    assert results[7].trouble is Trouble.BROKEN
    assert len(await stored(classes, number)) == 19


@pytest.mark.parametrize("trouble", [Trouble.FULL, Trouble.UNREACHABLE, Trouble.BUSY])
async def test_when_the_database_breaks_down_everybody_hears_so_once_and_can_answer_again_later(
    classes: ClassStore, gate: Gate, trouble: Trouble
) -> None:
    number = await opens(classes)
    gate.trouble, before = trouble, gate.transactions
    presses = [given(number, f"discord:{one}") for one in range(20)]
    results = await asyncio.gather(*map(classes.submit, presses), return_exceptions=True)
    assert {result.trouble for result in results if isinstance(result, DatabaseError)} == {trouble}
    assert gate.transactions == before + 1  # nobody waits for nineteen more
    gate.trouble = None
    assert set(await asyncio.gather(*map(classes.submit, presses))) == {AcceptedAnswer("2", T0, 0)}


async def test_when_it_cannot_be_found_out_why_an_answer_changed_nothing_that_is_told(
    classes: ClassStore, gate: Gate
) -> None:
    number = await opens(classes)
    first = await classes.submit(given(number))
    gate.opened.clear()
    again = asyncio.create_task(classes.submit(given(number)))
    await asyncio.sleep(0.01)
    gate.trouble_reading = True
    gate.opened.set()
    with pytest.raises(DatabaseError):
        await again
    gate.trouble_reading = False
    assert await classes.submit(given(number)) == first


async def test_when_the_connection_breaks_off_within_a_commit_the_answers_are_stored_once_all_the_same(
    classes: ClassStore, gate: Gate
) -> None:
    number = await opens(classes)
    gate.lost = 2
    presses = [given(number, f"discord:{one}") for one in range(20)]
    assert set(await asyncio.gather(*map(classes.submit, presses))) == {AcceptedAnswer("2", T0, 0)}
    assert await stored(classes, number) == {f"discord:{one}": ("2", 0) for one in range(20)}


async def test_whoever_goes_away_while_waiting_has_answered_all_the_same(classes: ClassStore, gate: Gate) -> None:
    number = await opens(classes)
    gate.opened.clear()
    going, staying = (asyncio.create_task(classes.submit(given(number, person))) for person in (MINA, JUN))
    await asyncio.sleep(0.01)
    going.cancel()
    gate.opened.set()
    assert await staying == AcceptedAnswer("2", T0, 0)
    assert await stored(classes, number) == {MINA: ("2", 0), JUN: ("2", 0)}


async def test_at_the_end_everything_that_waits_is_stored_and_nothing_more_is_taken(
    classes: ClassStore, gate: Gate, url: str
) -> None:
    number = await opens(classes)
    gate.opened.clear()
    waiting = [asyncio.create_task(classes.submit(given(number, f"discord:{one}"))) for one in range(50)]
    waiting.append(
        asyncio.create_task(classes.submit(given(number, JUN, choice=TOO_MUCH)))
    )  # one that is found out aside
    await asyncio.sleep(0.01)
    closing = asyncio.create_task(classes.close())
    await asyncio.sleep(0.01)
    assert await classes.submit(given(number)) is Refusal.BUSY
    gate.opened.set()
    await asyncio.wait_for(closing, 5)
    assert all(task.done() for task in waiting)
    assert [task.result() for task in waiting[:50]] == [AcceptedAnswer("2", T0, 0)] * 50
    assert isinstance(waiting[50].exception(), DatabaseError)
    async with opened(url) as elsewhere:
        assert len(await stored(ClassStore(elsewhere), number)) == 50


GIVING = """
import asyncio, sys
from bot.classquiz.answer_queue import NewAnswer
from bot.classquiz.store import ClassStore
from bot.db.connect import connect

async def main(url, number):
    classes = ClassStore(await connect(url))

    async def gives(person):
        for turn in range(10_000):
            kept = await classes.submit(NewAnswer(number, 0, f"discord:{person}", "q1", str(turn % 4), False, turn, 0))
            sys.stdout.write(f"{person} {kept.at}\\n")
            sys.stdout.flush()

    await asyncio.gather(*map(gives, range(40)))

asyncio.run(main(sys.argv[1], int(sys.argv[2])))
"""


def receipts_until_killed(url: str, number: int, receipts: int) -> dict[str, int]:
    """The last answer of each person that had a receipt when the process was killed, after so many of all."""
    last: dict[str, int] = {}
    command = [sys.executable, "-c", GIVING, url, str(number)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for count, line in enumerate(process.stdout, start=1):
            if count == receipts:
                process.kill()
            if line.endswith("\n"):  # else it was cut off
                person, at = line.split()
                last[f"discord:{person}"] = int(at)
    return last


@pytest.mark.parametrize("receipts", [1, 2000])
async def test_when_the_process_is_killed_no_answer_that_had_its_receipt_is_lost(
    classes: ClassStore, url: str, receipts: int
) -> None:
    number = await opens(classes)
    last = receipts_until_killed(url, number, receipts)
    assert sum(last.values()) + len(last) >= receipts
    found = await classes.answers(number)
    people = {one.person: one.id for one in await classes.participants(number)}
    assert len(found) == len(people) >= len(last) > 0
    for answer in found:
        receipt = last.get(people[answer.person], -1)
        assert answer.at in (receipt, receipt + 1)  # the one after it may be stored without its receipt
        assert answer.text == str(answer.at % 4)
        assert answer.changes == answer.at
    assert isinstance(await classes.submit(given(number, "discord:0")), AcceptedAnswer)  # and the class goes on


# Always


presses = st.lists(
    st.tuples(st.integers(0, 2), st.integers(-1, 3), st.integers(0, 5), st.booleans()), min_size=1, max_size=25
)


@settings(max_examples=40, deadline=None)
@drawn(presses)
def test_in_whatever_order_and_groups_answers_come_in_the_latest_stands(
    pressed: list[tuple[int, int, int, bool]],
) -> None:
    async def play() -> None:
        database = await connect("sqlite:///:memory:")
        await with_tables(database, ":memory:")
        classes = ClassStore(database)
        number = await opens(classes)
        under_way = []
        for person, choice, at, is_waited_for in pressed:
            answering = classes.submit(given(number, f"p{person}", choice, at))
            under_way.append(asyncio.create_task(asyncio.wait_for(answering, 5)))
            if is_waited_for:
                await asyncio.gather(*under_way)
        await asyncio.gather(*under_way)
        expected: dict[str, tuple[int, str]] = {}
        for person, choice, at, _ in pressed:
            expected[f"p{person}"] = max((at, said(choice)), expected.get(f"p{person}", (-1, "")))
        people = {one.person: one.id for one in await classes.participants(number)}
        assert {people[it.person]: (it.at, it.text) for it in await classes.answers(number)} == expected
        await classes.close()
        await database.close()

    asyncio.run(play())
