"""What happens unasked in a class's quiz: questions close, what has changed is shown once, reports are sent."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.classquiz import host_messages, publisher, runner
from bot.classquiz.buttons import Act
from bot.classquiz.left_messages import AGAIN
from bot.classquiz.report_data import record
from bot.classquiz.rows import Slot
from bot.classquiz.runner import POLL_EVERY, RETRY_AFTER
from bot.core.i18n import Voice
from bot.core.platform import PostFailure, PostKey
from bot.core.reply import Attachment, ChoiceMark, Choices, Prose, Reply, buttons
from bot.db.database import Statement
from bot.quiz.items import Phase
from bot.report.model import file_name
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.on_messenger import HOST, JUN, MINA, PLACE, Board, Lesson, Sheet
from tests.support.playing import text

SAY = Voice("en")


@pytest_asyncio.fixture
async def lesson(bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    """A class; nothing has to be waited for in real time."""
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.0)
    yield Lesson(bot, clock)
    await bot.worker.close()


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so; a TimeoutError if it does not come about."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110  # what it waits for tells nobody
            await asyncio.sleep(0.01)


def marks(reply: Reply) -> list[ChoiceMark]:
    """What is shown beside each choice."""
    return [choice.mark for block in reply.blocks if isinstance(block, Choices) for choice in block.choices]


async def phase(lesson: Lesson) -> Phase:
    return (await lesson.held()).round.phase


def with_files(lesson: Lesson) -> list[Sheet]:
    """What the host was told with files: reports."""
    return [one for one in lesson.told if any(isinstance(block, Attachment) for block in one.versions[-1].blocks)]


async def test_a_message_that_was_just_left_is_closed_once_there_is_room_for_that(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.goes_on()
    lobby = lesson.posted[0]
    lesson.board.fails("edit", PostFailure.BUSY, PostFailure.BUSY)
    await lesson.leads(Act.START)
    assert len(lesson.posted) == 2
    assert buttons(lobby.versions[-1]), "there was no room yet"
    lesson.restarts()  # and the next process knows that too
    await lesson.goes_on(AGAIN)
    assert buttons(lobby.versions[-1]) == ()
    assert SAY("lobby-begun") in lobby.text
    assert len(lesson.posted) == 2


async def test_the_panel_of_a_class_that_is_over_says_so_once_there_is_room_for_that(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_messages, "PANEL_AGAIN", 0.0)
    await lesson.starts("why-they-left 1")
    await lesson.leads(Act.START)
    await lesson.leads(Act.REVEAL)
    panel = lesson.told[0]
    lesson.board.fails("edit", PostFailure.BUSY, PostFailure.BUSY)
    await lesson.leads(Act.NEXT)
    for _ in range(4):
        await asyncio.sleep(0)
        await lesson.goes_on()
    assert not lesson.board.failures["edit"]
    assert SAY("panel-ended") in panel.text
    assert len(with_files(lesson)) == 1


async def test_a_count_posts_nothing_and_what_was_deleted_is_shown_anew_once(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2")
    await lesson.leads(Act.START)
    await lesson.picks(MINA, 0)
    lesson.posted[-1].is_deleted = True
    await lesson.bot.runner.look()  # the count finds it gone
    await lesson.bot.runner.settled()
    assert len(lesson.posted) == 2
    runners = [lesson.runner, lesson.another().runner]
    await asyncio.gather(*(one.look() for one in runners))
    await asyncio.gather(*(one.settled() for one in runners))
    await lesson.goes_on()
    assert len(lesson.posted) == 3
    assert SAY("class-answered", answered=1, asked=1) in lesson.posted[-1].text
    assert (await lesson.held()).round.phase is Phase.OPEN


def told(lesson: Lesson, why: PostFailure) -> int:
    return sum(SAY(f"class-stopped-{why}", place="#class") in sheet.text for sheet in lesson.told)


# What is due


async def test_a_question_is_revealed_when_its_time_is_up_and_not_before(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.goes_on(20.9)
    assert await phase(lesson) is Phase.OPEN
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.REVEALED


async def test_a_question_is_revealed_as_soon_as_all_have_answered(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, 0)
    await lesson.goes_on()
    assert await phase(lesson) is Phase.OPEN
    await lesson.picks(JUN, 0)
    await lesson.goes_on()
    await lesson.goes_on(2.9)
    assert await phase(lesson) is Phase.OPEN  # whoever was too quick can change it
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.REVEALED


async def test_a_class_in_the_morning_scores_on_that_day_there_and_its_report_is_dated_so(
    lesson: Lesson, clock: Clock
) -> None:
    clock.time = datetime(2026, 12, 13, 23, 40, tzinfo=UTC)  # 08:40 on Monday in Japan
    await lesson.bot.communities.change(HOST.community, {"zone": "Asia/Tokyo"})
    await lesson.starts("why-they-left 1 off")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.leads(Act.REVEAL)
    assert await lesson.bot.database.read("SELECT DISTINCT day FROM total") == [("2026-12-14",)]
    await lesson.leads(Act.NEXT)
    dated = record(await lesson.held(), SAY)
    assert (dated.clock_name, f"{dated.local(dated.started):%d %H:%M}") == ("Asia/Tokyo", "14 08:40")
    assert file_name(dated, "xlsx").startswith("class-why-they-left-2026-12-14-")


async def test_a_bot_that_ended_before_it_could_count_the_last_answer_counts_it_at_its_next_start(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1 off")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    lesson.bot.signal.take()  # and nobody looks
    await lesson.goes_on(60)
    assert await phase(lesson) is Phase.OPEN
    lesson.restarts()
    await lesson.all_in()
    assert await phase(lesson) is Phase.REVEALED


async def test_a_content_note_stands_for_eight_seconds_but_not_while_it_is_paused(lesson: Lesson) -> None:
    await lesson.starts("first-ships")
    await lesson.leads(Act.START)
    while await phase(lesson) is not Phase.NOTE:
        await lesson.leads(Act.SKIP_SURE)
    await lesson.leads(Act.PAUSE)
    await lesson.goes_on(60)
    assert await phase(lesson) is Phase.NOTE
    await lesson.leads(Act.RESUME)
    await lesson.goes_on(7.9)
    assert await phase(lesson) is Phase.NOTE
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.OPEN


async def test_a_lobby_that_its_host_has_left_ends_after_half_an_hour(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.goes_on(29 * 60)
    assert await phase(lesson) is Phase.LOBBY
    await lesson.goes_on(61)
    assert await phase(lesson) is Phase.ENDED
    assert len(lesson.posted) == 1
    assert SAY("lobby-called-off") in lesson.posted[0].text
    assert not list(buttons(lesson.posted[0].versions[-1]))  # nobody can join any more
    assert with_files(lesson) == []  # nothing was asked, so there is no report
    assert SAY("lobby-called-off") in lesson.told[0].text
    assert not list(buttons(lesson.told[0].versions[-1]))
    assert (await lesson.held()).stored.reported is not None
    assert SAY("class-no-report") in text(await lesson.bot.router.typed(HOST, "zainichi-class report"))
    assert says_opened(await lesson.starts())


def says_opened(reply: Reply) -> bool:
    return any(isinstance(block, Prose) and block.text == SAY("class-opened") for block in reply.blocks)


async def test_after_a_long_time_without_the_bot_every_round_is_caught_up_with(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 3 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    lesson.restarts()
    await lesson.goes_on(48 * 60 * 60)
    assert await phase(lesson) is Phase.ENDED
    assert SAY("class-line", percent="100%") in lesson.posted[-1].text
    assert len(with_files(lesson)) == 1


# Claim, post, mark


async def test_two_runners_on_one_database_show_nothing_twice(lesson: Lesson) -> None:
    other = lesson.another().runner

    async def both() -> None:
        for _ in range(3):
            await asyncio.gather(lesson.runner.look(), other.look())
            await asyncio.gather(lesson.runner.settled(), other.settled())

    await lesson.bot.router.typed(HOST, "zainichi-class start why-they-left 2")
    live = await lesson.bot.classes.store.live_in(PLACE)
    assert live
    lesson.number = live.id
    await both()
    await lesson.presses(MINA, Act.JOIN)
    for act in (Act.START, Act.REVEAL, Act.NEXT, Act.REVEAL, Act.NEXT):
        await lesson.presses(HOST, act)
        await both()
    assert [sheet.key for sheet in lesson.posted] == [
        PostKey("class", (lesson.number, slot, position, ""))
        for slot, position in ((Slot.LOBBY, 0), (Slot.QUESTION, 0), (Slot.QUESTION, 1), (Slot.END, 0))
    ]
    assert [sheet.key.kind for sheet in lesson.told] == ["panel", "report"]


async def test_what_could_not_be_posted_is_tried_again_soon(lesson: Lesson) -> None:
    assert RETRY_AFTER == 5.0
    await lesson.starts()
    lesson.board.fails("post", PostFailure.BUSY, PostFailure.BUSY)
    await lesson.leads(Act.START)
    assert len(lesson.posted) == 2  # at the third attempt, and at the same time by the clock
    assert told(lesson, PostFailure.BUSY) == 1


async def test_what_is_posted_at_once_is_not_edited_and_what_was_tried_before_is_lest_it_show_what_was_then(
    lesson: Lesson,
) -> None:
    await lesson.starts()
    assert len(lesson.posted[0].versions) == 1
    lesson.board.fails("post", PostFailure.BUSY)
    await lesson.leads(Act.START)
    assert len(lesson.posted) == 2
    assert [version == lesson.posted[1].versions[0] for version in lesson.posted[1].versions] == [True, True]
    await lesson.presses(HOST, Act.REVEAL)
    lesson.restarts()
    await lesson.leads(Act.NEXT)
    assert len(lesson.posted[2].versions) == 1


async def test_who_may_not_post_any_more_says_so_once_and_goes_on_when_it_may(lesson: Lesson) -> None:
    await lesson.starts()
    lesson.board.fails("post", *[PostFailure.FORBIDDEN] * 5)
    await lesson.leads(Act.START)
    assert len(lesson.posted) == 1
    await lesson.goes_on()
    assert told(lesson, PostFailure.FORBIDDEN) == 1
    assert len(lesson.posted) == 2


async def test_a_place_that_is_gone_ends_the_round_and_the_report_goes_out_once(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    lesson.board.fails("post", PostFailure.GONE)
    lesson.board.fails("edit", PostFailure.GONE)
    await lesson.leads(Act.START)
    await lesson.goes_on(60)
    assert await phase(lesson) is Phase.ENDED
    assert told(lesson, PostFailure.GONE) == 1
    assert len(with_files(lesson)) == 1


@pytest.mark.parametrize("step", [Act.REVEAL, Act.EXTEND, Act.PAUSE])
async def test_a_message_that_somebody_has_deleted_is_posted_anew(lesson: Lesson, step: Act) -> None:
    await lesson.starts("why-they-left 1 60")
    await lesson.leads(Act.START)
    lesson.board.fails("edit", PostFailure.LOST)
    await lesson.leads(step)
    assert len(lesson.posted) == 3
    await lesson.leads(Act.LOCK)
    assert len(lesson.posted) == 3


async def test_a_deleted_message_comes_back_when_somebody_joins_or_answers(lesson: Lesson) -> None:
    await lesson.starts()
    lesson.posted[-1].is_deleted = True
    await lesson.presses(MINA, Act.JOIN)
    await lesson.goes_on()
    assert len(lesson.posted) == 2
    assert SAY("class-joined", count=1) in lesson.posted[-1].text
    await lesson.presses(JUN, Act.JOIN)
    await lesson.goes_on()
    assert len(lesson.posted) == 2
    assert SAY("class-joined", count=2) in lesson.posted[-1].text


async def test_the_last_answer_closes_a_question_also_while_a_count_could_not_be_shown(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.3)
    await lesson.starts("why-they-left 1 off")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    lesson.board.fails("edit", PostFailure.BUSY)
    await lesson.picks(MINA, await lesson.key())
    await lesson.goes_on()
    await lesson.picks(JUN, await lesson.key())
    await lesson.goes_on()
    lesson.clock.forward(seconds=3)
    running = asyncio.create_task(lesson.runner.run())
    await until(lambda: ChoiceMark.RIGHT in marks(lesson.posted[-1].versions[-1]))
    running.cancel()
    await asyncio.wait({running})
    assert await phase(lesson) is Phase.REVEALED


async def test_a_count_that_could_not_be_shown_is_shown_later(lesson: Lesson) -> None:
    await lesson.starts()
    lesson.board.fails("edit", PostFailure.BUSY)
    await lesson.presses(MINA, Act.JOIN)
    await lesson.goes_on()
    await asyncio.sleep(0)
    await lesson.goes_on()
    assert SAY("class-joined", count=1) in lesson.posted[-1].text


async def test_a_host_who_takes_no_messages_is_not_written_to_again_and_the_class_plays_on(lesson: Lesson) -> None:
    lesson.board.fails("tell", PostFailure.FORBIDDEN)
    await lesson.starts("why-they-left 1")
    await lesson.leads(Act.START)
    await lesson.leads(Act.REVEAL)
    assert lesson.told == []
    lesson.board.fails("tell", PostFailure.FORBIDDEN)
    await lesson.leads(Act.NEXT)
    await lesson.goes_on(60)
    assert lesson.told == []
    assert (await lesson.held()).stored.reported is not None


async def test_a_report_that_could_not_be_sent_for_the_moment_is_sent_later(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.leads(Act.START)
    await lesson.leads(Act.REVEAL)
    lesson.board.fails("tell", PostFailure.BUSY, PostFailure.BUSY)  # the report, and the excuse for it
    await lesson.leads(Act.NEXT)
    await lesson.goes_on()
    assert len(with_files(lesson)) == 1


async def test_a_bug_in_one_round_is_logged_and_delays_no_other(
    lesson: Lesson, caplog: pytest.LogCaptureFixture
) -> None:
    await lesson.starts()
    elsewhere = replace(HOST, place="console:elsewhere")
    lesson.board.fails("post", RuntimeError("a bug"))
    await lesson.presses(HOST, Act.START)
    await lesson.runner.look()
    await lesson.runner.settled()
    assert "a bug while showing round" in caplog.text
    await lesson.bot.router.typed(elsewhere, "zainichi-class start")
    await lesson.runner.look()
    await lesson.runner.settled()
    assert len(lesson.board.at("console:elsewhere")) == 1


class SlowBoard(Board):
    """It posts in the place of the class when it is let to."""

    def __init__(self) -> None:
        super().__init__()
        self.let = asyncio.Event()

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        if place == PLACE:
            await self.let.wait()
        return await super().post(place, reply, key)


async def test_a_slow_place_does_not_delay_another_and_what_is_under_way_is_finished_at_the_end(
    bot: Bot, clock: Clock
) -> None:
    board = SlowBoard()
    lesson = Lesson(bot, clock, board)
    running = asyncio.create_task(lesson.runner.run())
    await lesson.bot.router.typed(HOST, "zainichi-class start")
    await until(lambda: bool(lesson.runner._busy))
    await lesson.bot.router.typed(replace(HOST, place="console:elsewhere"), "zainichi-class start")
    await until(lambda: len(board.at("console:elsewhere")) == 1)
    assert lesson.posted == []
    running.cancel()
    await asyncio.sleep(0)
    board.let.set()
    await asyncio.wait({running})
    assert len(lesson.posted) == 1


async def test_a_database_that_fails_for_a_while_is_logged_and_all_goes_on_after_it(
    lesson: Lesson, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert POLL_EVERY == 0.5
    monkeypatch.setattr(runner, "POLL_EVERY", 0.02)
    database = lesson.bot.database
    await lesson.starts()
    await lesson.presses(HOST, Act.START)
    await database.write(Statement("ALTER TABLE class_round RENAME TO hidden", ()))
    running = asyncio.create_task(lesson.runner.run())
    await until(lambda: any(record.levelno == logging.ERROR for record in caplog.records))
    assert len(lesson.posted) == 1
    await database.write(Statement("ALTER TABLE hidden RENAME TO class_round", ()))
    await until(lambda: len(lesson.posted) == 2)
    running.cancel()
    await asyncio.wait({running})
