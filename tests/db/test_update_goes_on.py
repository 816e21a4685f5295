"""An old database after an update: who was in the middle of a quiz goes on, alone or with a class."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio

from bot.classquiz.buttons import AnswerInClass
from bot.core.platform import TERMINAL, PostKey, Urgency
from bot.core.press import pack
from bot.core.reply import Attachment, Reply, buttons
from bot.db.database import Database
from bot.db.migrate import migrate
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from bot.quiz.items import Phase
from content.library import Library
from tests.conftest import Clock
from tests.db.test_old_databases import load
from tests.support.bot import Bot, bot_on, closing
from tests.support.databases import BOTH, opened
from tests.support.on_messenger import MINA, Board, Sheet

OPEN, NOTED, AT_A_REVEAL = 6, 7, 4
"""The numbers of classes in it: with an open question, at a content note, at a reveal."""


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class OldBoard(Board):
    """A board on which messages hang already that the old version posted."""

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        if message.isdecimal() and int(message) < len(self.sheets):
            return await super().edit(message, reply, urgency)
        self.sheets.append(Sheet(message, PostKey("old", ()), [reply]))
        return None


@pytest.fixture
def boards() -> Mapping[str, Board]:
    return {platform.name: OldBoard(platform) for platform in (DISCORD, SLACK, TERMINAL)}


@pytest_asyncio.fixture
async def updated(
    kind: str, tmp_path: Path, library: Library, clock: Clock, boards: Mapping[str, Board]
) -> AsyncIterator[Bot]:
    """The bot of today on the database of that day, in the second after it was left."""
    clock.time = datetime(2026, 11, 28, 23, 21, 2, tzinfo=UTC)
    async with AsyncExitStack() as stack:
        database: Database = await stack.enter_async_context(opened(await load(kind, tmp_path, stack)))
        await migrate(database, "zainichi")
        bot = bot_on(library, database, clock, boards)
        await stack.enter_async_context(closing(bot))
        yield bot
        await bot.worker.close()


async def looks(bot: Bot, clock: Clock, seconds: float = 0) -> None:
    clock.forward(seconds=seconds)
    for _ in range(3):
        await bot.runner.look()
        await bot.runner.settled()


async def test_somebody_in_the_middle_of_a_quiz_goes_on_with_what_they_were_asked_and_ends_it(updated: Bot) -> None:
    aoi = replace(MINA, person="discord:1002", community="discord:42", language="ja", name="Aoi")
    rows = await updated.database.read(
        """
        SELECT r.id FROM round r JOIN person p ON p.id = r.person
        WHERE p.external = $1 AND r.ended IS NULL ORDER BY r.id DESC
        """,
        aoi.person,
    )
    assert rows
    reply = await updated.router.typed(aoi, "quiz")
    for _ in range(60):
        offered = buttons(reply)
        answered = [one for one in offered if len(one.label) == 1]
        onward = [one for one in offered if one.press.startswith(("step", "answer"))]
        if not (answered or onward):
            break
        reply = await updated.router.pressed(aoi, (answered or onward)[0].press)
    open_now = await updated.database.read("SELECT count(*) FROM round WHERE id = $1 AND ended IS NULL", rows[0][0])
    assert open_now == [(0,)]


async def test_each_class_goes_on_where_it_stood_and_ends_with_its_report(
    updated: Bot, clock: Clock, boards: Mapping[str, Board]
) -> None:
    before = await updated.classes.load_by_id(OPEN, everything=True)
    assert before
    assert before.round.phase is Phase.OPEN
    rie = replace(MINA, person="slack:T1:U2", community="slack:T1", name="Rie", place="slack:T1:C1", at=clock())
    press = AnswerInClass(OPEN, before.round.position, before.round.item.right[0])
    await updated.router.pressed(rie, pack(press))
    await looks(updated, clock)
    await looks(updated, clock, 150)  # longer than any question of it lasts
    held = await updated.classes.load_by_id(OPEN, everything=True)
    assert held
    assert (held.round.position, held.round.phase) == (before.round.position, Phase.REVEALED)
    prompt = before.content.asked[before.round.position].prompt
    where = {sheet.where for sheet in boards["slack"].sheets if prompt in sheet.text}
    assert where == {"C1/1795852800.000009"}  # the message in which it was asked now shows the right answer
    for _ in range(5):
        await looks(updated, clock, 31 * 60)  # its host is gone
    for number in range(1, 9):
        one = await updated.classes.load_by_id(number, everything=True)
        assert one
        assert one.round.phase is Phase.ENDED, number
    sent = [block for board in boards.values() for sheet in board.sheets for block in sheet.versions[-1].blocks]
    assert sum(isinstance(block, Attachment) for block in sent) >= 2


async def test_an_old_class_answers_from_what_was_asked_also_when_no_question_of_it_is_left(
    updated: Bot, clock: Clock, library: Library
) -> None:
    emptied = replace(updated, library=replace(library, questions={}, quizzes={}))
    await looks(emptied, clock, 150)
    held = await emptied.classes.load_by_id(OPEN, everything=True)
    assert held
    assert held.round.phase is Phase.REVEALED
    assert held.content.asked[held.round.position].prompt
