"""A class as it lies in the database: what is shown of it, where, and under which names of messages."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.classquiz.buttons import Act, AnswerInClass, ClassAction
from bot.classquiz.codec import write_terms, write_timers
from bot.classquiz.model import DisplayNames, Fixed, Scoring, Terms
from bot.classquiz.rows import DisplayKey, RoundBasis, RoundState, Slot
from bot.classquiz.service import current_key
from bot.classquiz.timer import QuestionTimer
from bot.core.i18n import Voice
from bot.core.kinds import OneRight
from bot.core.platform import PostFailure, PostKey
from bot.core.press import pack
from bot.core.questions import (
    Asked,
    AskedChoice,
    Caveat,
    FactLink,
    Item,
    RoundContent,
    ShownSource,
)
from bot.core.reply import Attachment, Prose, private
from bot.core.round_codec import write_content
from bot.db.database import Statement
from bot.quiz.items import Phase
from tests.conftest import Clock
from tests.support.bot import Bot, closing
from tests.support.on_messenger import HOST, JUN, MINA, PLACE, Lesson, Sheet, pupil
from tests.support.playing import choices, heading, text

SAY = Voice("en")
CONTENT = RoundContent(
    "A quiz of long ago",
    "en",
    tuple(
        Asked(
            item=Item(f"q-long-gone-{n}", key=OneRight(n), order=(2, 0, 1)),
            facts=(FactLink("a-fact-long-gone", "A fact of long ago"),),
            topic="Ships",
            prompt=f"What did people ask then, the {n + 1}. time?",
            choices=(AskedChoice("This"), AskedChoice("That", "Many thought so."), AskedChoice("Neither", "Some did.")),
            because="So it was said then.",
            caveats=(Caveat("Disputed", "Not by all."),),
            sources=(ShownSource("An old paper, 1959", "https://example.org/1959"),),
        )
        for n in range(2)
    ),
)
"""Two questions that no library has (any more)."""


@pytest.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    async with closing(bot):
        yield Lesson(bot, clock)
    await bot.worker.close()


async def hangs(lesson: Lesson) -> dict[DisplayKey, Sheet]:
    """Each message of the class that the database names, as it hangs on the board."""
    return {
        display.key: lesson.board.sheets[int(display.message)]
        for display in await lesson.bot.displays.of(lesson.number)
        if display.message
    }


async def is_in_the_database(lesson: Lesson) -> None:
    """Whether the rows name all that hangs on the board, as what it is, and the last of it shows the round."""
    held, rows = await lesson.held(), await lesson.bot.displays.of(lesson.number)
    found = await hangs(lesson)
    shown = {key: sheet for key, sheet in found.items() if key.place == PLACE}
    assert sorted(map(lesson.board.sheets.index, shown.values())) == list(map(lesson.board.sheets.index, lesson.posted))
    for key, sheet in shown.items():
        assert sheet.key == PostKey("class", (lesson.number, key.slot, key.position, ""))
    current = next(row for row in rows if row.key == current_key(held, PLACE))
    assert (current.message, current.shown) == (str(lesson.board.sheets.index(lesson.posted[-1])), held.round.version)
    assert all(row.lease is None for row in rows if row.key.slot is not Slot.REPORT)
    assert found[DisplayKey(lesson.number, "", Slot.PANEL)] is lesson.told[0]


async def test_every_message_of_a_class_has_its_row_in_the_database(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2 20")
    await is_in_the_database(lesson)
    for one in (MINA, JUN):
        await lesson.presses(one, Act.JOIN)
    await lesson.goes_on(2)
    await is_in_the_database(lesson)
    for act in (Act.START, Act.EXTEND, Act.PAUSE, Act.RESUME, Act.REVEAL, Act.NEXT, Act.SKIP_SURE):
        await lesson.leads(act)
        await is_in_the_database(lesson)
    slots = [(key.slot, key.position) for key in await hangs(lesson)]
    assert slots.count((Slot.QUESTION, 0)) == slots.count((Slot.QUESTION, 1)) == slots.count((Slot.END, 0)) == 1
    assert (await lesson.held()).round.phase is Phase.ENDED


async def test_a_message_that_was_deleted_gets_a_new_name_in_its_row(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 60")
    await lesson.leads(Act.START)
    lesson.board.fails("edit", PostFailure.LOST)
    await lesson.leads(Act.PAUSE)
    assert (await hangs(lesson))[DisplayKey(lesson.number, PLACE, Slot.QUESTION)] is lesson.posted[-1]
    assert lesson.posted[-1].key == PostKey("class", (lesson.number, Slot.QUESTION, 0, "2"))
    assert len(lesson.posted) == 3


# A round that was stored by another process, or another version, with questions that are no more


async def stored(lesson: Lesson) -> None:
    """A round at its first question, with rows for what hangs on the board: a lobby, a question, a panel."""
    store, now = lesson.bot.classes.store, lesson.clock()
    terms = Terms(Scoring.ACCURACY, DisplayNames.PSEUDONYM, "en", Fixed(60))
    basis = RoundBasis("quiz/long-gone", write_content(CONTENT), write_terms(terms), "Ms Mori", "#class", "Asia/Tokyo")
    clock = write_timers([QuestionTimer(now, 60_000)])
    state = RoundState(Phase.OPEN, 0, clock, locked=False, stepped=now, due=now + 61_000)
    number = await store.open(HOST.community, PLACE, HOST.person, basis, state)
    assert number
    for key, place in ((("lobby", 0), PLACE), (("question", 0), PLACE), (("panel", 0), HOST.person)):
        lesson.board.sheets.append(Sheet(place, PostKey("class", (number, *key, "")), [private(Prose("as it was"))]))
    row = """
        INSERT INTO round_display (round, place, slot, position, message, shown) VALUES ($1, $2, $3, 0, $4, $5)
        ON CONFLICT (round, place, slot, position) DO UPDATE SET message = excluded.message, shown = excluded.shown
    """
    rows = [(number, PLACE, "lobby", "0", 0), (number, PLACE, "question", "1", 0), (number, "", "panel", "2", 0)]
    await lesson.bot.database.write(*(Statement(row, values) for values in rows))
    lesson.number = number


async def test_a_round_that_was_stored_is_shown_in_the_messages_that_its_rows_name(lesson: Lesson) -> None:
    await stored(lesson)
    await lesson.picks(MINA, 0)
    await lesson.goes_on(3)
    lobby, question, panel = lesson.board.sheets
    assert CONTENT.asked[0].prompt in question.text
    assert choices(question.versions[-1]) == ("Neither", "This", "That")
    await lesson.leads(Act.REVEAL)
    assert len(lesson.board.sheets) == 3
    for said in ("So it was said then.", "Not by all.", "An old paper, 1959", "https://example.org/1959"):
        assert said in question.text
    assert len(panel.versions) > 1
    await lesson.leads(Act.NEXT)
    assert len(lesson.posted) == 3
    assert CONTENT.asked[1].prompt in lesson.posted[-1].text
    assert "So it was said then." in question.text
    assert lobby.text == text(private(Prose("as it was")))
    await is_in_the_database(lesson)


async def test_a_round_that_was_stored_ends_and_its_report_shows_what_was_asked(lesson: Lesson) -> None:
    await stored(lesson)
    await lesson.picks(MINA, 0)
    for act in (Act.REVEAL, Act.NEXT, Act.REVEAL, Act.NEXT):
        await lesson.leads(act)
    assert heading(lesson.posted[-1].versions[-1]) == SAY("class-over", title="A quiz of long ago")
    report = lesson.told[-1].versions[-1]
    names = [block.name for block in report.blocks if isinstance(block, Attachment)]
    assert names == [f"class-long-gone-2026-04-28-{lesson.number}.{kind}" for kind in ("xlsx", "png")]
    mine = await lesson.presses(MINA, Act.MINE)
    assert SAY("class-so-far", right=1, asked=2) in text(mine)


# In two places


THERE = "console:2:there"


@pytest.fixture
async def spread(lesson: Lesson) -> Lesson:
    """A class whose lobby is shown in a place of another community too."""
    await lesson.starts("why-they-left 1 60")
    lobby = (
        "INSERT INTO round_display (round, place, slot, position, message, shown) VALUES ($1, $2, 'lobby', 0, NULL, -1)"
    )
    await lesson.bot.database.write(Statement(lobby, (lesson.number, "console:2:there")))
    lesson.bot.signal.notify(lesson.number)
    await lesson.goes_on()
    return lesson


async def test_a_class_in_two_places_is_shown_in_both_and_takes_answers_from_both(spread: Lesson) -> None:
    stranger = replace(pupil("far"), community="console:2", place=THERE)
    assert [one.versions for one in spread.board.at(THERE)] == [spread.posted[0].versions]
    for one in (MINA, stranger):
        await spread.presses(one, Act.JOIN)
    await spread.leads(Act.START)
    for one in (MINA, stranger):
        await spread.picks(one, await spread.key())
    await spread.all_in()
    await spread.leads(Act.NEXT)
    here, far = spread.posted, spread.board.at(THERE)
    assert len(here) == len(far) == 3
    assert [one.text for one in here] == [one.text for one in far]
    assert SAY("class-line", percent="100%") in far[-1].text
    assert (await spread.held()).joined == 2
    assert sum(isinstance(block, Attachment) for sheet in spread.told for block in sheet.versions[-1].blocks) == 2


async def test_a_place_in_which_nothing_can_be_posted_does_not_keep_another_from_it(spread: Lesson) -> None:
    spread.board.fails("post", PostFailure.BUSY)
    await spread.leads(Act.START)
    assert sorted([len(spread.posted), len(spread.board.at(THERE))]) == [1, 2]


async def test_in_a_place_where_it_is_not_shown_a_class_is_not_to_be_had(spread: Lesson) -> None:
    stranger = replace(pupil("stranger"), community="console:3", place="console:3:there")
    for press in (AnswerInClass(spread.number, 0, 0), ClassAction(spread.number, Act.JOIN, 0)):
        assert SAY("class-gone") in text(await spread.bot.router.pressed(stranger, pack(press)))
