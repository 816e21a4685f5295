"""What a class sees when a post is stuck or an answer lost, the bot killed or away, the host quick."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace

import pytest

from bot.classquiz import publisher, runner
from bot.classquiz.buttons import Act
from bot.classquiz.left_messages import AGAIN
from bot.classquiz.rows import DisplayKey, Slot
from bot.classquiz.rules import AFTER_OUTAGE, GRACE
from bot.community.store import ANY, OFF, topic
from bot.core.clock import SECOND
from bot.core.i18n import Voice
from bot.core.platform import PerhapsPostedError, PostFailure, PostKey
from bot.core.reply import Deadline, Reply, buttons
from bot.db.database import Statement
from bot.db.processes import ALIVE
from bot.quiz.items import Phase
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.on_messenger import HOST, JUN, MINA, PLACE, SORA, Board, Lesson, Sheet, pupil
from tests.support.playing import text

SAY = Voice("en")
THERE = "console:2:there"


@dataclass
class RoughBoard(Board):
    """A board like Discord's: who posts under the same key again gets what hangs there. A post may be stuck."""

    stuck: Callable[[], None] = lambda: None
    answers_lost: int = 0
    there: dict[PostKey, str] = field(default_factory=dict)

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        self.stuck()
        where = PostKey(place, key)  # type: ignore[arg-type]  # a key counts in its place
        if where not in self.there:
            self.there[where] = await super().post(place, reply, key)
        if self.answers_lost:
            self.answers_lost -= 1
            raise PerhapsPostedError("no answer came")
        return self.there[where]


@pytest.fixture
async def lesson(bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.0)
    yield Lesson(bot, clock, RoughBoard())
    await bot.worker.close()


def board(lesson: Lesson) -> RoughBoard:
    assert isinstance(lesson.board, RoughBoard)
    return lesson.board


def closes(sheet: Sheet) -> list[int]:
    """When a message says that its question closes."""
    return [block.at for block in sheet.versions[-1].blocks if isinstance(block, Deadline)]


def pressable(sheet: Sheet) -> list[str]:
    return [option.press.split("|")[0] for option in buttons(sheet.versions[-1])]


async def phase(lesson: Lesson) -> Phase:
    return (await lesson.held()).round.phase


def takes(lesson: Lesson, seconds: float) -> None:
    """Each post takes so long from now on."""
    board(lesson).stuck = lambda: lesson.clock.forward(seconds=seconds)


# A post that is stuck


async def test_a_question_whose_post_takes_thirteen_seconds_has_its_ten_seconds_all_the_same(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 10")
    await lesson.presses(MINA, Act.JOIN)
    takes(lesson, 13)
    await lesson.leads(Act.START)
    assert await phase(lesson) is Phase.OPEN
    assert closes(lesson.posted[-1]) == [lesson.clock() + 10 * SECOND]  # which it says, too
    await lesson.goes_on(10.9)
    assert await phase(lesson) is Phase.OPEN
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.REVEALED


async def test_a_question_that_could_not_be_posted_for_a_while_has_its_ten_seconds_once_it_is_there(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1 10")
    lesson.board.fails("post", *[PostFailure.BUSY] * 3, *[PostFailure.FORBIDDEN] * 3)
    await lesson.leads(Act.START)
    await lesson.goes_on(20)
    assert len(lesson.posted) == 1
    await lesson.goes_on(20)
    assert len(lesson.posted) == 2
    assert await phase(lesson) is Phase.OPEN
    assert closes(lesson.posted[-1]) == [lesson.clock() + 10 * SECOND]


async def test_a_content_note_whose_post_is_stuck_is_read_for_its_eight_seconds(lesson: Lesson) -> None:
    await lesson.starts("first-ships")
    await lesson.leads(Act.START)
    while not (await lesson.held()).round.items[(await lesson.held()).round.position + 1].has_note:
        await lesson.leads(Act.SKIP_SURE)
    takes(lesson, 20)
    await lesson.leads(Act.SKIP_SURE)
    assert await phase(lesson) is Phase.NOTE
    await lesson.goes_on(7.9)
    assert await phase(lesson) is Phase.NOTE
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.OPEN


async def test_a_question_that_was_never_to_be_seen_is_neither_revealed_nor_counted(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 10")
    await lesson.presses(MINA, Act.JOIN)
    lesson.board.fails("post", *[PostFailure.FORBIDDEN] * 99)
    await lesson.leads(Act.START)
    reply = await lesson.presses(HOST, Act.REVEAL)
    assert SAY("class-step-early") in text(reply)
    await lesson.goes_on(31 * 60)
    held = await lesson.held()
    assert (held.round.phase, held.round.scored) == (Phase.ENDED, ())


async def test_a_panel_from_before_the_question_was_there_gives_fifteen_seconds_once(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    panel = await lesson.presses(HOST, Act.START)
    await lesson.goes_on()
    extend = next(option.press for option in buttons(panel) if option.press.split("|")[2] == "extend")
    for _ in range(2):
        await lesson.bot.router.pressed(HOST, extend)
    await lesson.goes_on()
    assert closes(lesson.posted[-1]) == [lesson.clock() + 35 * SECOND]


async def test_a_question_is_not_edited_once_more_because_its_time_has_begun(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 10")
    await lesson.leads(Act.START)
    await lesson.goes_on(5)
    assert len(lesson.posted[-1].versions) == 1


async def test_where_a_class_is_shown_twice_its_time_begins_where_it_is_seen_first(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    lobby = "INSERT INTO round_display (round, place, slot, message, shown) VALUES ($1, $2, 'lobby', NULL, -1)"
    await lesson.bot.database.write(Statement(lobby, (lesson.number, THERE)))
    lesson.bot.signal.notify(lesson.number)
    await lesson.goes_on()
    takes(lesson, 3)
    await lesson.leads(Act.START)
    here, there = lesson.posted[-1], lesson.board.at(THERE)[-1]
    assert closes(here) == closes(there) == [lesson.clock() + 17 * SECOND]


# An answer that is lost


async def test_what_came_back_for_a_post_that_was_repeated_shows_what_should_stand_there(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 10")
    await lesson.presses(MINA, Act.JOIN)
    board(lesson).answers_lost = 1
    lesson.board.fails("edit", PostFailure.BUSY)  # of the lobby
    await lesson.presses(HOST, Act.START)
    await lesson.runner.look()
    await lesson.runner.settled()
    await lesson.picks(MINA, await lesson.key())  # it is there, only the bot does not know
    lesson.board.fails("edit", PostFailure.BUSY)  # what came back, at first
    for _ in range(4):
        await lesson.goes_on()
    lesson.board.fails("edit", PostFailure.LOST)  # the lobby
    await lesson.goes_on(AGAIN)
    await lesson.all_in()
    await lesson.goes_on(12)
    assert await phase(lesson) is Phase.REVEALED
    assert len(lesson.posted) == 2
    assert SAY("class-right-of", right=1, answered=1, asked=1) in lesson.posted[-1].text
    assert set(pressable(lesson.posted[-1])) == {"play"}  # no answer any more


async def test_if_what_came_back_has_been_deleted_the_question_is_posted_anew(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 60")
    board(lesson).answers_lost = 1
    await lesson.presses(HOST, Act.START)
    await lesson.runner.look()
    await lesson.runner.settled()
    lesson.board.fails("edit", PostFailure.LOST, PostFailure.LOST)  # the lobby is gone, too
    await lesson.goes_on()
    assert len(lesson.posted) == 3
    await lesson.leads(Act.REVEAL)
    assert SAY("class-nobody-answered", asked=0) in lesson.posted[-1].text


@pytest.mark.parametrize("act", [Act.SKIP_SURE, Act.END_SURE])
async def test_what_was_left_before_it_was_known_to_be_there_does_not_stay_open(lesson: Lesson, act: Act) -> None:
    board(lesson).answers_lost = 1
    await lesson.bot.router.typed(HOST, "zainichi-class start why-they-left 2 60")
    await lesson.runner.look()
    await lesson.runner.settled()
    lesson.number = 1
    board(lesson).answers_lost = 2  # of the lobby once more, and of the question
    await lesson.presses(HOST, Act.START)
    for _ in range(3):
        await lesson.runner.look()
        await lesson.runner.settled()
    board(lesson).answers_lost = 0
    await lesson.leads(act)
    await lesson.goes_on(AGAIN)
    lobby, first, after = lesson.posted
    assert SAY("lobby-begun") in lobby.text
    assert SAY("class-skipped-all") in first.text
    assert pressable(lobby) == pressable(first) == []
    assert pressable(after)


async def test_a_copy_is_closed_also_while_a_message_that_was_left_waits_for_room(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 60")
    await lesson.presses(MINA, Act.JOIN)
    lesson.board.fails("edit", PostFailure.BUSY)  # of the lobby
    await lesson.leads(Act.START)
    copy = replace(lesson.posted[-1], versions=list(lesson.posted[-1].versions))
    lesson.board.sheets.append(copy)
    held = await lesson.held()
    lesson.bot.classes.signal.note_press(held.round.id, str(len(lesson.board.sheets) - 1))
    lesson.bot.classes.signal.notify(held.round.id)
    await lesson.goes_on()
    assert pressable(lesson.posted[0]), "it still waits"
    assert SAY("class-older-copy") in copy.text


# The bot is killed, or away


async def dies_while_showing(lesson: Lesson, slot: Slot = Slot.QUESTION) -> None:
    """Another process claims what is to be shown, and is never heard of again."""
    now = lesson.clock()
    await lesson.bot.displays.report_alive("a dead one", now)
    key = DisplayKey(lesson.number, PLACE, slot)
    held = await lesson.held()
    assert await lesson.bot.displays.claim(key, held.round.version, now, "a dead one")


async def test_a_question_that_a_process_died_over_is_there_within_five_seconds_with_all_its_time(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1 10")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(HOST, Act.START)
    await dies_while_showing(lesson)
    lesson.restarts()
    await lesson.goes_on(ALIVE / SECOND)
    assert closes(lesson.posted[-1]) == [lesson.clock() + 10 * SECOND]
    await lesson.picks(MINA, await lesson.key())
    await lesson.all_in()
    assert SAY("class-right-of", right=1, answered=1, asked=1) in lesson.posted[-1].text


async def test_after_an_outage_over_the_deadline_people_have_ten_seconds_and_the_message_says_so(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.goes_on(19)
    lesson.restarts()
    await lesson.goes_on(60)
    assert await phase(lesson) is Phase.OPEN
    assert closes(lesson.posted[-1]) == [lesson.clock() + AFTER_OUTAGE]
    await lesson.goes_on((AFTER_OUTAGE + GRACE) / SECOND - 0.1)
    assert await phase(lesson) is Phase.OPEN
    await lesson.goes_on(0.2)
    assert await phase(lesson) is Phase.REVEALED


async def test_a_process_that_stood_still_gives_back_the_time_when_it_goes_on(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.leads(Act.START)
    monkeypatch.setattr(runner, "OUTAGE", 0)  # as if it had been seconds by its own clock too
    await lesson.goes_on(60)
    assert await phase(lesson) is Phase.OPEN


async def test_the_last_answer_closes_a_question_though_the_process_that_took_it_has_died(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 off")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    other = lesson.another().runner
    await other.look()
    await lesson.picks(MINA, await lesson.key())
    await lesson.goes_on()  # the last that is heard of it
    lesson.clock.forward(seconds=3)
    await other.look()
    await other.settled()
    assert await phase(lesson) is Phase.REVEALED


# A host who is quick, or has enough


async def test_a_class_that_is_ended_in_an_open_question_has_its_answers_counted(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2 60")
    for one in (MINA, JUN, SORA):
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.picks(JUN, await lesson.wrong())
    await lesson.leads(Act.END_SURE)
    question, end = lesson.posted[1:]
    assert SAY("class-right-of-asked", right=1, answered=2, asked=3) in question.text
    assert SAY("class-line", percent=SAY.percent(50)) in end.text
    assert SAY("class-rank", place=SAY.place(1), points=SAY("points", points=1000)) in text(
        await lesson.presses(MINA, Act.MINE)
    )


async def test_a_class_that_is_ended_before_anybody_has_answered_counts_the_question_as_skipped(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 2 60")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.leads(Act.END_SURE)
    assert SAY("class-skipped-all") in lesson.posted[1].text
    assert SAY("class-line-nobody") in lesson.posted[-1].text


async def test_a_reveal_that_the_host_left_at_once_stands_there_with_its_numbers(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2 60")
    for one in (MINA, JUN):
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.presses(HOST, Act.REVEAL)
    await lesson.presses(HOST, Act.NEXT)
    await lesson.goes_on()
    first, second = lesson.posted[1:]
    assert SAY("class-right-of-asked", right=1, answered=1, asked=2) in first.text
    assert set(pressable(first)) == {"play"}
    assert SAY("class-number", number=2, of=2) in second.text


async def test_once_it_has_begun_nobody_is_asked_to_join_in_the_lobby(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.leads(Act.START)
    assert SAY("lobby-begun") in lesson.posted[0].text
    assert pressable(lesson.posted[0]) == []


async def test_a_locked_class_that_has_begun_promises_nobody_that_an_answer_joins(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.leads(Act.LOCK)
    await lesson.leads(Act.START)
    assert SAY("lobby-begun-locked") in lesson.posted[0].text


@pytest.mark.parametrize("why", [PostFailure.GONE, PostFailure.LOST])
async def test_a_lobby_that_is_called_off_where_it_is_no_more_is_over_and_done_with(
    lesson: Lesson, why: PostFailure
) -> None:
    await lesson.starts()
    lesson.board.fails("edit", *[why] * 9)
    await lesson.leads(Act.END_SURE)
    for _ in range(3):
        await lesson.goes_on()
    assert (await lesson.held()).stored.reported is not None
    assert await lesson.bot.displays.due(2**53) == []
    assert len(lesson.posted) == 1
    assert sum(SAY("class-stopped-gone", place="#class") in one.text for one in lesson.told) <= 1


# Who is first, and who is not


async def plays(lesson: Lesson, right: int, wrong: int) -> str:
    """A class of one question, in which so many are right. Gives what stands at its end."""
    people = [pupil(f"pupil-{n}") for n in range(right + wrong)]
    await lesson.starts("why-they-left 1 60")
    for one in people:
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    for n, one in enumerate(people):
        await lesson.picks(one, await lesson.key() if n < right else await lesson.wrong())
    await lesson.all_in()
    await lesson.leads(Act.NEXT)
    return lesson.posted[-1].text


async def test_where_more_than_five_share_a_place_it_is_told_how_many_they_are(lesson: Lesson) -> None:
    end = await plays(lesson, 6, 1)
    assert SAY("class-shared-place", people=6) in end
    assert SAY("class-tied") not in end


async def test_up_to_five_who_share_a_place_are_named(lesson: Lesson) -> None:
    end = await plays(lesson, 5, 1)
    assert end.count(SAY("class-tied")) == 5


async def test_nobody_is_told_a_place_who_has_no_point(lesson: Lesson) -> None:
    await plays(lesson, 0, 2)
    mine = await lesson.presses(pupil("pupil-0"), Act.MINE)
    assert SAY("class-so-far", right=0, asked=1) in text(mine)
    assert SAY("class-rank", place=SAY.place(1), points=SAY("points", points=0)) not in text(mine)


async def test_the_answer_in_the_channel_and_in_the_panel_is_told_of_the_same_people(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 60")
    for one in (MINA, JUN, SORA):
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.picks(JUN, await lesson.wrong())
    await lesson.leads(Act.REVEAL)
    told = SAY("class-right-of-asked", right=1, answered=2, asked=3)
    assert told in lesson.posted[-1].text
    assert told in lesson.told[0].text


async def test_a_quiz_that_comes_out_shorter_than_was_asked_for_says_so(lesson: Lesson) -> None:
    await lesson.bot.communities.change(HOST.community, {"confidence": ANY})
    quiz = lesson.bot.library.quizzes["why-they-left"]
    got = len(quiz.questions)
    reply = await lesson.starts(f"why-they-left {got + 3}")
    assert SAY("class-fewer-all", got=got) in text(reply)
    off = lesson.bot.library.topic(lesson.bot.library.questions[quiz.questions[0]])
    left = [it for it in quiz.questions if lesson.bot.library.topic(lesson.bot.library.questions[it]) != off]
    assert left
    await lesson.bot.communities.change(HOST.community, {topic(off): OFF})
    reply = await lesson.starts("why-they-left", replace(HOST, place="console:elsewhere"))
    assert SAY("class-fewer", got=len(left)) in text(reply)
