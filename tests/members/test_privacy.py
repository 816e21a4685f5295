"""What is stored about somebody: they get all of it, and all of it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.classquiz.answer_queue import AcceptedAnswer, NewAnswer
from bot.classquiz.display_store import LEASE
from bot.classquiz.rows import DisplayKey, RoundBasis, RoundState, Slot
from bot.community.model import Role
from bot.core.own import own_question
from bot.daily.store import NextDay, WantedSchedule
from bot.db.database import Value
from bot.facts.store import SeenStore
from bot.problems.model import Complaint, Item, ItemKind, Shown, State, What
from bot.problems.store import ProblemStore
from bot.questionsets.import_store import ImportStore
from bot.questionsets.model import PendingImport
from bot.quiz.store import QuizStore
from bot.scores.store import Score, ScoreStore
from tests.support.alone import HERE, JUN, MINA, MONDAY, THERE, TUESDAY, begun, given
from tests.support.bot import Bot
from tests.support.databases import BOTH, everything, pointing_to_people
from tests.support.sets import SHIPS


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


NAME = "Their name"


async def live_a_little(bot: Bot, person: str) -> None:
    """Leave something in every table: a language, something seen, rounds that ended and that go on, a class, scores."""
    await bot.members.choose_language(person, "ko")
    await bot.members.hear(person, "ja")
    seen, quiz = SeenStore(bot.database), QuizStore(bot.database)
    await seen.mark_seen(person, "fact", "first-ships", MONDAY)
    await seen.mark_seen(person, "comment", "grandmother", MONDAY)
    assert await bot.staff.grant(HERE, person, Role.TEACHER)
    assert await bot.shares.claim(person, HERE, "term|soren", MONDAY)
    place = f"{HERE}:{person[-1]}"
    wanted = WantedSchedule(HERE, place, "#general", person, "09:00", "Asia/Tokyo", "01234", None, "en")
    await bot.daily.store.upsert(wanted, NextDay("2026-04-28", 5))
    for community in (HERE, THERE):
        number = await begun(quiz, person, community)
        assert await quiz.answer_round(given(number, f"q-{community}"), MONDAY)
        assert await quiz.step_round(number, ("revealed", 0), ("ended", 0), MONDAY)
        number = await begun(quiz, person, community)
        assert await quiz.answer_round(given(number, f"q-{community}-2", right=False), TUESDAY)
    await teach_a_little(bot, person, place)
    await bring_a_little(bot, person)
    await doubt_a_little(bot, person)


async def teach_a_little(bot: Bot, person: str, place: str) -> None:
    """A round of a class with its host, who answers too: its question, the host's panel, an answer."""
    state = RoundState("open", 0, None, locked=False, stepped=1, due=None)
    basis = RoundBasis("any/", "{}", "{}", NAME, "#general", "Asia/Tokyo")
    hosted = await bot.classes.store.open(HERE, place, person, basis, state)
    assert hosted is not None
    public, panel = DisplayKey(hosted, place, Slot.QUESTION), DisplayKey(hosted, "", Slot.PANEL)
    for key, message in ((public, "m1"), (panel, f"{person}/m2")):
        assert await bot.displays.claim(key, 0, now=5, owner="test")
        await bot.displays.mark_shown(key, 0, message, claimed=5 + LEASE)
    press = NewAnswer(hosted, 0, person, "q-class", text="2", correct=False, at=5, since=0, name=NAME)
    assert isinstance(await bot.classes.store.submit(press), AcceptedAnswer)


async def bring_a_little(bot: Bot, person: str) -> None:
    """A set of their own, another one that waits for their word, and an answer to a question of the first."""
    imports, titled = ImportStore(bot.database), replace(SHIPS, title=f"Ships {person[-1]}")
    waiting = await imports.wait(person, HERE, PendingImport(0, titled), MONDAY)
    assert await bot.question_sets.add(person, HERE, waiting, MONDAY)
    await imports.wait(person, HERE, PendingImport(0, titled, (("Line 1", "It is empty."),)), MONDAY)
    assert await QuizStore(bot.database).answer_round(
        given(await begun(QuizStore(bot.database), person), own_question(SHIPS.questions[0].id)), TUESDAY
    )


async def doubt_a_little(bot: Bot, person: str) -> None:
    """A report that is open, and another one that they closed themselves."""
    reports, said = ProblemStore(bot.database), Complaint(What.TYPO, f"Theirs, {person[-1]}")
    for state in (State.DONE, State.OPEN):
        assert await reports.report(person, HERE, Item(ItemKind.FACT, "first-ships", "en", "T", "Text"), said, MONDAY)
        newest = await reports.at(HERE, Shown.OPEN, 0)
        assert newest
        assert state is State.OPEN or await reports.close(HERE, newest.number, state, person, TUESDAY)


async def test_somebody_new_has_no_number_and_keeps_the_one_they_get(bot: Bot) -> None:
    assert await ScoreStore(bot.database).number(MINA) is None
    await SeenStore(bot.database).mark_seen(MINA, "fact", "first-ships", MONDAY)
    number = await ScoreStore(bot.database).number(MINA)
    assert number is not None
    await live_a_little(bot, MINA)
    await bot.members.choose_language(JUN, "ja")
    assert await ScoreStore(bot.database).number(MINA) == number
    assert await ScoreStore(bot.database).number(JUN) not in (None, number)


WORKINGS = (
    *("clock", "locked", "version", "stepped", "due", "lease", "reported"),
    *("tries", "paused", "missed", "unsure", "skipped"),
)
"""What a round of a class or a schedule needs to run, and tells nothing of anybody."""

POINTERS = ("person", "host", "set_by", "offered", "owner", "reporter", "moderator")
"""What the columns are called that point to a person."""


async def test_the_export_of_somebody_holds_everything_that_is_stored_about_them(bot: Bot) -> None:
    await live_a_little(bot, JUN)
    await live_a_little(bot, MINA)
    number = await ScoreStore(bot.database).number(MINA)
    stored = await everything(bot.database)
    communities = {row["id"]: row["external"] for row in stored["community"]}
    expected: dict[str, list[dict[str, Value]]] = {"person": [{"external": MINA, "language": "ko", "heard": "ja"}]}
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
    export = await bot.privacy.exported(MINA)
    assert {table: by_content(rows) for table, rows in export.items()} == {
        table: by_content(rows) for table, rows in expected.items()
    }
    assert {len(rows) for rows in export.values()} >= {1, 2, 4}


def theirs(row: Mapping[str, Value]) -> Sequence[Value]:
    """The numbers of the people to whom a row belongs."""
    return [row.get(pointer) for pointer in POINTERS]


def by_content(rows: Sequence[Mapping[str, Value]]) -> Sequence[Mapping[str, Value]]:
    return sorted(rows, key=lambda row: sorted(f"{name}={value}" for name, value in row.items()))


async def test_the_export_of_somebody_new_is_empty(bot: Bot) -> None:
    await live_a_little(bot, JUN)
    export = await bot.privacy.exported(MINA)
    assert "round" in export
    assert not any(export.values())


async def test_after_somebody_is_deleted_no_row_of_any_table_holds_their_id_or_number(bot: Bot) -> None:
    await live_a_little(bot, JUN)
    await live_a_little(bot, MINA)
    number = await ScoreStore(bot.database).number(MINA)
    before = await everything(bot.database)
    of_people = [table for table, rows in before.items() if table == "person" or any("person" in row for row in rows)]
    assert len(of_people) > 5
    for name in await pointing_to_people(bot.database):
        assert any(number in theirs(row) for row in before[name]), f"{name} is not tested yet"

    await bot.privacy.delete(MINA)

    after = await everything(bot.database)
    for table, rows in after.items():
        for row in rows:
            assert not any(MINA in str(value) for value in row.values()), f"{table} holds the id: {row}"
            assert number not in theirs(row), f"{table} holds the number: {row}"
            assert table != "person" or row["id"] != number
    for table in of_people:
        of_jun = [row for row in before[table] if number not in (row.get("person"), table == "person" and row["id"])]
        assert after[table] == of_jun, f"something of somebody else's is gone from {table}"
    assert await ScoreStore(bot.database).number(MINA) is None
    assert await ScoreStore(bot.database).score(MINA, HERE, "") == Score(0, 0, 0)


async def test_deleting_somebody_new_or_twice_changes_nothing(bot: Bot) -> None:
    await live_a_little(bot, JUN)
    before = await everything(bot.database)
    await bot.privacy.delete(MINA)
    await bot.privacy.delete(MINA)
    assert await everything(bot.database) == before


async def test_what_a_host_alone_was_sent_goes_with_them_and_the_class_goes_on(bot: Bot) -> None:
    await live_a_little(bot, MINA)
    (before,) = await bot.classes.store.hosted_by(MINA)
    await bot.privacy.delete(MINA)
    after = await bot.classes.store.by_id(before.id)
    assert after
    assert (after.host, after.basis.host_name, after.state) == (None, None, before.state)
    assert {shown.key.slot for shown in await bot.displays.of(before.id)} == {Slot.LOBBY, Slot.QUESTION}


async def test_whoever_comes_back_after_a_deletion_begins_afresh(bot: Bot) -> None:
    quiz = QuizStore(bot.database)
    assert await quiz.answer_round(given(await begun(quiz), "q1"), MONDAY)
    await bot.privacy.delete(MINA)
    assert await quiz.answered(MINA) == frozenset()
    assert await quiz.answer_round(given(await begun(quiz), "q1"), TUESDAY)
    assert await ScoreStore(bot.database).score(MINA, HERE, "") == Score(1000, 1, 1)
