"""What people press in a class's quiz and what its host does, straight at the core; a board stands for the platform."""

import random
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from bot.classquiz import publisher
from bot.classquiz.buttons import Act, AnswerInClass, ClassAction
from bot.classquiz.rows import StoredClass
from bot.community.model import Role
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.platform import Permission, PostFailure
from bot.core.press import Share, pack
from bot.core.reply import (
    Answers,
    Attachment,
    Buttons,
    Cites,
    Listing,
    Menu,
    Prose,
    Reference,
    Reply,
    buttons,
    pressable,
)
from bot.quiz.items import Phase
from bot.scores.pseudonyms import pseudonym
from content.library import Library
from content.model import Question
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.on_messenger import HOST, JUN, MINA, PLACE, SORA, Board, Lesson, pupil
from tests.support.playing import text, typed

SAY = Voice("en")


@pytest_asyncio.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    yield Lesson(bot, clock)
    await bot.worker.close()


def says(reply: Reply, key: str, language: str = "en", **values: str | int) -> bool:
    return typed(Voice(language)(key, **values)) in text(reply)


def files(reply: Reply) -> list[str]:
    return [block.name for block in reply.blocks if isinstance(block, Attachment)]


# To start one


async def test_a_quiz_is_started_where_everybody_can_see_it_and_nowhere_else(lesson: Lesson) -> None:
    alone = replace(HOST, place=None)
    assert says(await lesson.bot.router.typed(alone, "zainichi-class start"), "class-no-place")
    assert says(await lesson.bot.router.typed(MINA, "zainichi-class start"), "not-staff")
    assert says(await lesson.starts(), "class-opened")


async def test_somebody_to_whom_a_moderator_has_granted_it_may_start_and_lead(lesson: Lesson) -> None:
    await lesson.bot.staff.grant(MINA.community, MINA.person, Role.TEACHER)
    assert says(await lesson.starts(caller=MINA), "class-opened")
    await lesson.bot.staff.grant(JUN.community, JUN.person, Role.TEACHER)
    await lesson.presses(JUN, Act.START)
    assert (await lesson.held()).round.phase is Phase.OPEN


@pytest.mark.parametrize("need", Permission)
async def test_what_is_lacking_is_said_and_no_lobby_opens(lesson: Lesson, need: Permission) -> None:
    lesson.board.lacks = [need]
    assert says(await lesson.starts(), f"need-{need}-how")
    assert lesson.posted == []
    assert await lesson.bot.classes.store.live_in(PLACE) is None


@pytest.mark.parametrize("why", [PostFailure.GONE, PostFailure.FORBIDDEN, PostFailure.BUSY])
async def test_a_place_that_cannot_be_posted_in_is_told_before_a_lobby_opens(lesson: Lesson, why: PostFailure) -> None:
    lesson.board.fails("missing", why)
    assert says(await lesson.starts(), f"class-cannot-{why}")
    assert await lesson.bot.classes.store.live_in(PLACE) is None


async def test_a_part_of_a_quiz_keeps_the_order_of_its_questions(lesson: Lesson, library: Library) -> None:
    await lesson.starts("first-ships 5")
    asked = [item.question for item in (await lesson.held()).round.items]
    whole = list(library.quizzes["first-ships"].questions)
    assert len(asked) == 5
    assert asked == sorted(asked, key=whole.index)


async def test_without_a_quiz_the_questions_come_from_everything_and_ten_of_them(lesson: Lesson) -> None:
    await lesson.starts("")
    items = (await lesson.held()).round.items
    assert len({item.question for item in items}) == 10


# Nothing tells before the reveal


def turned(library: Library) -> Library:
    """The library with another right choice in every question."""

    def turn(it: Question) -> Question:
        right = (it.key + 1) % len(it.choices)
        choices = (
            replace(choice, correct=n == right, tempting=None if n == right else choice.tempting or choice.text)
            for n, choice in enumerate(it.choices)
        )
        return replace(it, choices=tuple(choices))

    questions = {name: turn(question) for name, question in library.questions.items()}
    return replace(library, questions=MappingProxyType(questions))


async def test_what_is_posted_before_the_reveal_depends_on_no_key_and_on_no_choice(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)
    boards, board = [], Board()
    for library, shift in ((bot.library, 0), (turned(bot.library), 1)):
        it = Lesson(replace(bot, library=library, chance=random.Random(5)), Clock(), board)
        place = f"console:{shift}"
        host, people = replace(HOST, place=place), [replace(one, place=place) for one in (MINA, JUN, SORA)]
        await it.bot.router.typed(host, "zainichi-class start first-ships")
        stored = await bot.classes.store.live_in(place)
        assert stored
        it.number = stored.id
        await it.goes_on()
        for one in people:
            await it.presses(one, Act.JOIN)
        await it.leads(Act.START)
        shown = [sheet.versions[:] for sheet in it.board.at(place)]
        for n, one in enumerate(people[:2]):
            order = (await it.held()).round.item.order
            await it.picks(one, order[(n + shift) % len(order)])
        await it.goes_on()
        shown += [it.board.at(place)[-1].versions[:]]
        panel = it.told[-1].versions[-1]
        boards.append([[without_number(version, stored) for version in sheet] for sheet in [*shown, [panel]]])
    assert [len(versions) for versions in boards[0]] == [2, 1, 2, 1]
    assert boards[0] == boards[1]


def without_number(reply: Reply, stored: StoredClass) -> str:
    return re.sub(r"https://example\.org/[^']+", "link", str(reply).replace(f"|{stored.id}|", "|n|"))


# To answer


async def test_of_several_choices_the_last_by_the_platforms_stamp_counts_however_they_are_delivered(
    lesson: Lesson,
) -> None:
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    right, wrong = await lesson.key(), await lesson.wrong()
    lesson.clock.forward(seconds=10)
    await lesson.picks(MINA, right, late=1)
    receipt = await lesson.picks(MINA, wrong, late=3)
    answer = (await lesson.held()).asked.answer
    assert says(receipt, "class-locked", choice=answer)
    await lesson.leads(Act.REVEAL)
    assert says(await lesson.presses(MINA, Act.MINE), "quiz-right", answer=answer)


async def test_a_press_in_time_that_is_delivered_in_the_second_of_grace_counts_and_a_later_one_does_not(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1 20")
    for one in (MINA, JUN, SORA):
        await lesson.presses(one, Act.JOIN)
    await lesson.leads(Act.START)
    lesson.clock.forward(seconds=20.9)
    assert says(await lesson.picks(MINA, await lesson.key()), "class-locked", choice=await answer(lesson))
    lesson.clock.forward(seconds=0.5)
    assert says(await lesson.picks(JUN, await lesson.key(), late=1), "class-locked", choice=await answer(lesson))
    assert says(await lesson.picks(SORA, await lesson.key()), "class-refused-late")


async def answer(lesson: Lesson) -> str:
    """The right choice of the open question."""
    return (await lesson.held()).asked.answer


async def test_a_clock_that_is_plainly_ahead_is_not_believed(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key(), late=-3600)
    held = await lesson.held()
    assert held.answers[0].at == lesson.clock()


async def test_an_answer_that_there_is_not_or_to_another_question_has_no_effect(lesson: Lesson) -> None:
    await lesson.starts()
    assert says(await lesson.picks(MINA, 0), "class-refused-early")
    await lesson.leads(Act.START)
    assert says(await lesson.picks(MINA, 9), "answer-no-choice")
    assert says(await lesson.picks(MINA, 0, position=1), "class-refused-early")
    assert says(await lesson.presses(MINA, Act.PASS), "answer-no-choice")
    assert (await lesson.held()).answers == []


async def test_a_round_is_played_by_its_own_community_alone(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.leads(Act.START)
    stranger = replace(MINA, community="console-2", staff=HOST.staff)
    for press in (
        AnswerInClass(lesson.number, 0, 0),
        ClassAction(lesson.number, Act.JOIN, 0),
        ClassAction(lesson.number, Act.END_SURE, 0),
    ):
        assert says(await lesson.bot.router.pressed(stranger, pack(press)), "class-gone")
    assert says(await lesson.bot.router.pressed(MINA, pack(AnswerInClass(999, 0, 0))), "class-gone")
    assert (await lesson.held()).people == []


async def test_the_host_leads_from_their_own_conversation_too(lesson: Lesson) -> None:
    await lesson.starts()
    direct = replace(HOST, community="console-direct", place=None, staff=frozenset())
    await lesson.presses(direct, Act.START)
    assert (await lesson.held()).round.phase is Phase.OPEN


async def test_to_join_twice_is_to_join_once(lesson: Lesson) -> None:
    await lesson.starts()
    first, again = await lesson.presses(MINA, Act.JOIN), await lesson.presses(MINA, Act.JOIN)
    assert text(first) == text(again)
    assert (await lesson.held()).joined == 1


async def test_everybody_in_a_round_has_another_name(lesson: Lesson) -> None:
    await lesson.starts()
    people = [pupil(f"pupil-{n}") for n in range(40)]
    told = [text(await lesson.presses(one, Act.JOIN)) for one in people]
    assert len(set(told)) == 40


async def test_who_asks_for_more_time_has_to_have_joined_and_gets_it_once(lesson: Lesson) -> None:
    await lesson.starts()
    assert says(await lesson.presses(MINA, Act.DOUBLE), "class-join-first")
    joined = await lesson.presses(MINA, Act.JOIN)
    assert any(isinstance(block, Buttons) for block in joined.blocks)
    assert says(await lesson.presses(MINA, Act.DOUBLE), "class-double")
    again = await lesson.presses(MINA, Act.JOIN)
    assert not any(isinstance(block, Buttons) for block in again.blocks)


async def test_the_answer_names_its_sources_in_a_line_and_lists_them_for_whoever_asks_but_never_before(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.leads(Act.START)
    round = (await lesson.held()).round
    press = pack(ClassAction(round.id, Act.SOURCES, 0))
    early = await lesson.bot.router.pressed(JUN, press)
    assert not any(isinstance(block, Reference) for block in early.blocks)
    await lesson.leads(Act.REVEAL)
    asked = (await lesson.held()).content.asked[0]
    revealed = lesson.posted[-1].versions[-1]
    (line,) = [block for block in revealed.blocks if isinstance(block, Cites)]
    assert len(line.cites) + int(line.more or 0) == len(asked.sources) > 0
    assert press in [button.press for button in buttons(revealed)]
    listed = await lesson.bot.router.pressed(JUN, press)
    assert listed.private
    shown = [block.cite for block in listed.blocks if isinstance(block, Reference)]
    assert shown == [(source.short, source.url) for source in asked.sources]


async def test_ones_result_is_told_to_nobody_else(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    assert says(await lesson.presses(MINA, Act.MINE), "class-so-far", right=0, asked=0)
    await lesson.picks(MINA, await lesson.wrong())
    await lesson.all_in()
    mine = await lesson.presses(MINA, Act.MINE)
    assert mine.private
    assert says(mine, "class-so-far", right=0, asked=1)
    assert says(await lesson.presses(JUN, Act.MINE), "class-not-in")
    await lesson.leads(Act.NEXT)
    over = await lesson.presses(MINA, Act.MINE)
    assert says(over, "quiz-look-again")
    assert any(option.press.startswith("show|fact|") for option in buttons(over))


# To lead


ANYBODYS = (Act.JOIN, Act.HOW, Act.DOUBLE, Act.PASS, Act.MINE, Act.SOURCES, Act.HANDOUT)


@pytest.mark.parametrize("act", [act for act in Act if act not in ANYBODYS])
async def test_what_is_the_hosts_is_refused_to_everybody_else(lesson: Lesson, act: Act) -> None:
    await lesson.starts()
    before = await lesson.held()
    assert says(await lesson.presses(MINA, act), "class-not-host")
    assert (await lesson.held()).round == before.round


async def test_a_step_that_is_pressed_twice_is_taken_once(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.presses(HOST, Act.START, 0)
    await lesson.presses(HOST, Act.START, 0)
    await lesson.goes_on()
    await lesson.presses(HOST, Act.REVEAL, 0)
    await lesson.presses(HOST, Act.REVEAL, 0)
    await lesson.presses(HOST, Act.NEXT, 0)
    again = await lesson.presses(HOST, Act.NEXT, 0)
    assert says(again, "class-step-late")
    held = await lesson.held()
    assert (held.round.phase, held.round.position) == (Phase.OPEN, 1)


async def test_fifteen_seconds_are_given_for_each_press_and_not_for_a_repeated_one(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.leads(Act.START)
    limit = (await lesson.held()).round.limit
    await lesson.presses(HOST, Act.EXTEND, limit)
    await lesson.presses(HOST, Act.EXTEND, limit)
    assert await budget(lesson) == 35_000
    await lesson.presses(HOST, Act.EXTEND)
    assert await budget(lesson) == 50_000


async def budget(lesson: Lesson) -> int | None:
    clock = (await lesson.held()).round.clock
    assert clock
    return clock.budget


async def test_a_large_class_is_listed_page_by_page_and_anybody_can_be_taken_out(lesson: Lesson) -> None:
    await lesson.starts()
    for n in range(33):
        await lesson.presses(pupil(f"pupil-{n}"), Act.JOIN)
    page, seen = await lesson.presses(HOST, Act.PEOPLE, 0), 0
    for first in (0, 25):
        page = await lesson.presses(HOST, Act.PEOPLE, first)
        assert len(buttons(page)) == 2  # to the other page, and back
        seen += sum(option.press.startswith(f"play|{lesson.number}|remove|") for option in pressable(page))
    assert seen == 33
    last = [option for option in pressable(page) if "|remove|" in option.press][-1]
    asked = await lesson.bot.router.pressed(HOST, last.press)
    assert (await lesson.held()).joined == 33
    after = await lesson.bot.router.pressed(HOST, buttons(asked)[0].press)
    held = await lesson.held()
    assert held.joined == 32
    assert [one.number for one in held.people if one.removed] == [32]
    again = [block for block in after.blocks if isinstance(block, Menu)][-1]
    assert again.label == SAY("act-let-in", name="…")
    assert [option.press for option in again.options] == [f"play|{lesson.number}|let-in|32"]


@pytest.mark.parametrize(
    ("act", "asks", "sure"),
    [
        (Act.REMOVE, "panel-sure-remove", Act.REMOVE_SURE),
        (Act.SKIP, "panel-sure-skip", Act.SKIP_SURE),
        (Act.NAMES, "panel-sure-names", Act.NAMES_SURE),
        (Act.END, "panel-sure", Act.END_SURE),
    ],
)
async def test_what_cannot_be_taken_back_is_asked_first_with_a_way_back(
    lesson: Lesson, act: Act, asks: str, sure: Act
) -> None:
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    before = await lesson.held()
    asked = await lesson.presses(HOST, act, 0)
    name = before.called(before.people[0], "en")
    assert says(asked, asks, **({"name": name} if act is Act.REMOVE else {}))
    assert await lesson.held() == before
    yes, back = buttons(asked)
    assert f"|{sure}|" in yes.press
    assert buttons(await lesson.bot.router.pressed(HOST, back.press))[0] != yes
    assert await lesson.held() == before
    await lesson.bot.router.pressed(HOST, yes.press)
    assert await lesson.held() != before


async def test_somebody_who_was_taken_out_by_mistake_is_let_in_again_with_what_they_had(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.presses(HOST, Act.REMOVE_SURE, 0)
    assert says(await lesson.picks(MINA, await lesson.key()), "class-refused-removed")
    assert says(await lesson.presses(HOST, Act.PEOPLE, 0), "people-removed")
    back = await lesson.presses(HOST, Act.LET_IN, 0)
    assert not says(back, "people-removed")
    assert (await lesson.held()).joined == 2
    await lesson.leads(Act.REVEAL)
    assert says(await lesson.presses(MINA, Act.MINE), "class-so-far", right=1, asked=1)
    await lesson.leads(Act.NEXT)
    assert says(await lesson.picks(MINA, await lesson.key()), "class-locked", choice=await answer(lesson))


async def test_the_report_stays_while_it_is_asked_whether_to_delete_the_names(lesson: Lesson) -> None:
    await over(lesson)
    report = await lesson.bot.router.typed(HOST, "zainichi-class report")
    _, delete = buttons(report)
    press = lesson.bot.registry.unpack(delete.press)
    assert not lesson.bot.router.replaces(press)
    asked = await lesson.bot.router.pressed(HOST, delete.press)
    assert says(asked, "panel-sure-names")
    assert says(await lesson.bot.router.pressed(MINA, delete.press), "class-not-host")
    assert [one.name for one in (await lesson.held()).people] == ["mina"]
    assert says(await lesson.bot.router.pressed(HOST, buttons(asked)[0].press), "class-names-deleted")
    assert [one.name for one in (await lesson.held()).people] == [None]


async def over(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.leads(Act.REVEAL)
    await lesson.leads(Act.NEXT)


async def test_who_is_who_is_told_to_the_host_alone(lesson: Lesson) -> None:
    await lesson.starts()
    await lesson.presses(MINA, Act.JOIN)
    made_up = (await lesson.held()).called((await lesson.held()).people[0], "en")
    own = text(await lesson.presses(HOST, Act.PEOPLE, 0))
    assert made_up in own
    assert "mina" in own
    for another in await colleagues(lesson):
        shown = await lesson.presses(another, Act.PEOPLE, 0)
        assert made_up in text(shown)
        assert "mina" not in text(shown)
        assert says(shown, "panel-names-hidden")
        for act in (Act.NAMES, Act.NAMES_SURE):
            assert says(await lesson.presses(another, act), "class-not-host")
    assert (await lesson.held()).people[0].name == "mina"


async def test_others_than_the_host_get_a_report_without_names(lesson: Lesson) -> None:
    await over(lesson)
    assert " mina " in cells(await lesson.presses(HOST, Act.REPORT))
    for another in await colleagues(lesson):
        report = await lesson.presses(another, Act.REPORT)
        assert " mina " not in cells(report)
        assert [it.label for it in buttons(report)] == [SAY("act-gradebook")]


async def colleagues(lesson: Lesson) -> tuple[Caller, Caller]:
    """Who may lead here beside the host: by a permission of the platform, or by a grant."""
    await lesson.bot.staff.grant(JUN.community, JUN.person, Role.TEACHER)
    return replace(HOST, person="console:han"), JUN


def cells(report: Reply) -> str:
    """Every cell of a report's workbook."""
    book = next(block for block in report.blocks if isinstance(block, Attachment) and block.name.endswith(".xlsx"))
    sheets = load_workbook(BytesIO(book.data))
    return " ".join(str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row)


async def test_where_names_are_shown_anyway_nobody_is_listed_twice(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 2 names:server")
    await lesson.presses(MINA, Act.JOIN)
    listing = next(b for b in (await lesson.presses(HOST, Act.PEOPLE, 0)).blocks if isinstance(b, Listing))
    assert listing.rows == (("mina", SAY("people-from", number=1)),)


async def test_the_report_comes_when_it_is_over_by_its_number_and_to_its_host_alone(lesson: Lesson) -> None:
    ask = "zainichi-class report"
    assert says(await lesson.bot.router.typed(HOST, ask), "class-no-report")
    await lesson.starts("why-they-left 1")
    assert says(await lesson.presses(HOST, Act.REPORT), "class-report-later")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.all_in()
    await lesson.leads(Act.NEXT)
    for line in (ask, f"{ask} {lesson.number}"):
        found = files(await lesson.bot.router.typed(HOST, line))
        assert [name.rpartition(".")[2] for name in found] == ["xlsx", "png"]
    wanted = await lesson.bot.router.typed(HOST, f"{ask} 77")
    assert says(wanted, "class-which-report", numbers=str(lesson.number))
    colleague = replace(HOST, person="console:han")
    assert says(await lesson.bot.router.typed(colleague, ask), "class-no-report")


async def test_the_status_of_ones_round_is_told_wherever_one_is(lesson: Lesson) -> None:
    assert says(await lesson.bot.router.typed(HOST, "zainichi-class status"), "class-none")
    await lesson.starts()
    for caller in (HOST, replace(HOST, place="console:elsewhere")):
        panel = await lesson.bot.router.typed(caller, "zainichi-class status")
        assert says(panel, "panel-lobby", place="#class")


async def test_a_round_whose_questions_have_changed_since_goes_on_and_shows_what_was_asked(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    right, answer_then = await lesson.key(), await answer(lesson)
    shown = [block for block in lesson.posted[-1].versions[-1].blocks if isinstance(block, Answers)]
    lesson.restarts(turned(lesson.bot.library))
    await lesson.presses(JUN, Act.JOIN)
    assert (await lesson.held()).joined == 2
    await lesson.leads(Act.LOCK)
    assert [block for block in lesson.posted[-1].versions[-1].blocks if isinstance(block, Answers)] == shown
    assert says(await lesson.picks(MINA, right), "class-locked", choice=answer_then)
    await lesson.leads(Act.REVEAL)
    assert says(await lesson.presses(MINA, Act.MINE), "quiz-right", answer=answer_then)
    await lesson.leads(Act.NEXT)
    assert (await lesson.held()).round.phase is Phase.ENDED
    assert says(await lesson.starts(), "class-opened")


async def test_whoever_erases_everything_about_them_takes_their_answers_along(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.picks(MINA, await lesson.key())
    await lesson.bot.privacy.delete(MINA.person)
    held = await lesson.held()
    assert held.joined == 1
    assert held.answers == []


async def test_a_host_who_erases_everything_about_them_leaves_a_round_that_still_ends(lesson: Lesson) -> None:
    await lesson.starts("why-they-left 1 20")
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    await lesson.bot.privacy.delete(HOST.person)
    await lesson.goes_on(22)
    await lesson.goes_on(31 * 60)
    assert SAY("class-over", title="Why they left") in lesson.posted[-1].text
    assert await lesson.bot.classes.store.live_in(PLACE) is None


@pytest.mark.parametrize("blank", ["\u3164", " ", "\u200d", "\u2800"])
async def test_somebody_whose_name_shows_nothing_gets_a_made_up_one(lesson: Lesson, blank: str) -> None:
    await lesson.starts("why-they-left 2 names:server")
    ghost = replace(MINA, name=blank)
    told = await lesson.presses(ghost, Act.JOIN)
    held = await lesson.held()
    made_up = pseudonym(lesson.number, 0, "en")
    assert says(told, "class-you-are", name=made_up)
    assert held.people[0].name is None
    family = replace(JUN, name="Jun \N{MAN}\u200d\N{GIRL}")
    assert (await lesson.presses(family, Act.JOIN)).blocks[0] == Prose(SAY("class-you-are", name=family.name))
    listing = next(b for b in (await lesson.presses(HOST, Act.PEOPLE, 0)).blocks if isinstance(b, Listing))
    assert [name for name, _ in listing.rows] == [made_up, family.name]
    shared = await lesson.bot.router.pressed(ghost, pack(Share("leaderboard", "week")))
    assert says(shared, "shared-by-somebody")


async def test_whom_their_platform_could_not_name_in_time_has_their_name_from_the_next_answer_on(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 2 names:server")
    await lesson.presses(replace(MINA, name=""), Act.JOIN)
    await lesson.leads(Act.START)
    if (await lesson.held()).round.phase is Phase.NOTE:
        await lesson.leads(Act.READY)
    assert (await lesson.held()).people[0].name is None
    await lesson.picks(MINA, await lesson.key())
    assert (await lesson.held()).people[0].name == MINA.name
