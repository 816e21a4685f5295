"""Look-ups are answered by indexes, however much there is."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.db.database import Database, Row, Value
from bot.db.migrate import migrate
from bot.db.notes import Notes
from bot.facts.store import SeenStore
from bot.problems.model import ItemKind, Shown
from bot.problems.store import ProblemStore
from bot.questionsets.import_store import ImportStore
from bot.quiz.store import QuizStore
from bot.scores.store import ScoreStore
from content.library import Library
from tests.conftest import Clock
from tests.support.alone import HERE, MINA
from tests.support.bot import bot_on
from tests.support.databases import opened

PARTIAL = ("class_round_due", "round_display_unfinished")
"""Indexes of the few rows that somebody looks for all the time: to go through one of these is what it is for."""


class Listening:
    """A SQLite that hands on what it is asked, and remembers it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.engine, self.is_shared, self.channel = database.engine, database.is_shared, database.channel
        self.asked: list[tuple[str, tuple[Value, ...]]] = []
        self.write, self.listed = database.write, database.listed
        self.clean, self.close = database.clean, database.close

    async def read(self, sql: str, *values: Value) -> Sequence[Row]:
        self.asked.append((sql, values))
        return await self._database.read(sql, *values)

    async def scan(self, sql: str, *values: Value) -> Sequence[Row]:
        return await self.read(sql, *values)


async def test_no_question_is_answered_by_looking_through_a_whole_table(
    tmp_path: Path, library: Library, clock: Clock
) -> None:
    async with opened(f"sqlite:///{tmp_path}/zainichi.db") as database:
        await migrate(database, "zainichi.db")
        listening = Listening(database)
        bot = bot_on(library, listening, clock)
        notes, seen = Notes(listening, "a"), SeenStore(listening)
        quiz, scores = QuizStore(listening), ScoreStore(listening)
        reports = ProblemStore(listening)
        classes, schedules = bot.classes.store, bot.daily.store
        await asyncio.gather(
            notes.sent("x"), notes.was_delivered("x"),
            bot.members.language(MINA), bot.members.is_known(MINA), bot.privacy.exported(MINA),
            bot.communities.settings(HERE), bot.staff.roots(HERE, MINA),
            seen.seen(MINA, "fact"), seen.shown(MINA, "fact"),
            quiz.live_round(MINA, HERE), quiz.round(MINA, 1), quiz.answers(1), quiz.answered(MINA), quiz.begun(MINA),
            scores.number(MINA), scores.score(MINA, HERE, ""), scores.score(MINA, HERE, "2026-04-27"),
            scores.scores(HERE, ""), scores.scores(HERE, "2026-04-27"),
            scores.scores(HERE, "", own=True), scores.scores(HERE, "2026-04-27", own=True),
            scores.answered_own(MINA, HERE),
            bot.question_sets.own(HERE), bot.question_sets.heads(HERE), bot.question_sets.head(HERE, 1),
            bot.question_sets.named(HERE, "x"), bot.question_sets.questions(HERE, 1),
            ImportStore(listening).waiting(MINA, HERE, 1, 1),
            reports.said(MINA, HERE, ItemKind.FACT, "x"), reports.one(HERE, 1), reports.all(HERE, Shown.EVERY),
            *(look for it in Shown for look in (reports.count(HERE, it), reports.at(HERE, it, 0))),
            classes.by_id(1), classes.live_in(HERE), classes.hosted_by(MINA), classes.live_of(HERE, 6),
            classes.participants(1), classes.participant(1, MINA),
            classes.answers(1), classes.answers(1, 0), classes.answers_of(1, 1),
            bot.displays.of(1), bot.displays.due(1), bot.displays.has_live(),
            schedules.of(HERE), schedules.due("discord", 1, 5), schedules.posted(HERE),
        )  # fmt: skip
        assert len(listening.asked) > 35
        for sql, values in listening.asked:
            for *_, step in await database.read(f"EXPLAIN QUERY PLAN {sql}", *values):
                assert not str(step).startswith("SCAN") or any(it in str(step) for it in PARTIAL), f"{step} in {sql}"
