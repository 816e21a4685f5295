"""A class's quiz on Slack, seen by its host and by those who take part: from the lobby to the report.

Everything goes through the real slack-bolt, over real sockets, to a Slack that refuses what Slack refuses. What the bot
does unasked it does when a test lets time pass.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.classquiz import publisher
from bot.core.i18n import Voice
from bot.core.views import shortened
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.reading import leads_to
from tests.support.on_slack import HOSTILE, MODES, Mode, bug, says
from tests.support.slack_class import NOTED, PLAIN, Lesson, a_lesson, acts, with_short_quizzes, words_in

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def short(library: Library) -> Library:
    return with_short_quizzes(library)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


@pytest_asyncio.fixture(loop_scope="module")
async def lesson(short: Library, worker: Worker) -> AsyncIterator[Lesson]:
    async with a_lesson(short, worker) as lesson:
        yield lesson


# A whole quiz


@pytest.mark.parametrize("mode", MODES)
async def test_a_class_of_thirty_plays_a_quiz_from_the_lobby_to_the_report(
    short: Library, worker: Worker, mode: Mode
) -> None:
    async with a_lesson(short, worker, mode) as lesson:
        on, class_of_30 = lesson.on, lesson.pupils(30)
        assert says(await lesson.opens(), "en", "class-opened")
        assert says(lesson.board, "en", "lobby-heading", title=short.quizzes[PLAIN].title.en)
        assert lesson.board.labels == ["Join", "How it works", "Host controls"]
        lobby = lesson.board

        names = {it.text_shown.partition("\n")[0] for it in await lesson.joins(*class_of_30)}
        assert len(names) == 30  # "You’re Quiet Heron."
        await lesson.leads("start")
        assert says(lobby, "en", "lobby-begun")
        assert lobby.labels == []

        for number in range(3):
            question = lesson.board
            assert says(question, "en", "class-number", number=number + 1, of=3)
            assert says(question, "en", "class-answered", answered=0, asked=30)
            asked = lesson.choices()
            right, wrong, prompt = lesson.right, lesson.wrong, lesson.question().prompt.en
            chosen = [right if place < 20 + number else wrong for place in range(30)]
            begun = time.process_time()
            told = await asyncio.gather(
                *(on.slack.press(one, question, asked[it]) for one, it in zip(class_of_30, chosen, strict=True))
            )
            assert time.process_time() - begun < 1  # Slack’s and the bot’s work for all thirty
            assert all(it.ephemeral for it in told)
            assert [it.message.text_shown for it in told] == [Voice("en")("class-locked", choice=it) for it in chosen]
            assert says(question, "en", "class-answered", answered=0, asked=30)  # of what was chosen nothing is shown
            await on.later(seconds=3)
            assert lesson.board is question  # the same message, changed
            assert says(question, "en", "class-right", place=f"{number + 1} / 3", answer=right)
            share = Voice("en").percent(round((20 + number) * 100 / 30))
            assert says(question, "en", "class-count", count=20 + number, of=30, percent=share)
            assert prompt in question.text_shown
            mine = await on.presses(class_of_30[0], question, "My result")
            assert mine.ephemeral
            assert says(mine, "en", "quiz-right", answer=right)
            assert says(mine, "en", "class-so-far", right=number + 1, asked=number + 1)
            await lesson.leads("next")

        end = lesson.board
        assert says(end, "en", "class-line", percent="70%")
        assert says(end, "en", "class-line-best", number=3)
        assert says(end, "en", "class-line-again", number=1)
        for shown in lesson.posted:
            assert not any(one.name in shown.text_shown for one in class_of_30)
        (picture,) = lesson.files(lesson.channel)
        assert picture.content.startswith(b"\x89PNG")
        assert "70%" in picture.alt_text
        book, _ = lesson.files()
        assert book.name.startswith(f"class-{PLAIN}-")
        assert book.name.endswith(".xlsx")
        assert all(one.name in words_in(book.content) for one in class_of_30)
        assert says(lesson.panel, "en", "panel-ended")
        await on.later(minutes=31)
        assert len(lesson.files()) == 2
        assert len(lesson.posted) == 5


@pytest.mark.parametrize("locale", ["ja-JP", "ko-KR"])
async def test_a_class_plays_in_its_language_and_each_is_answered_in_their_own(
    short: Library, worker: Worker, locale: str
) -> None:
    language = locale[:2]
    async with a_lesson(short, worker, locale=locale) as lesson:
        lesson.language = language
        (native,), (guest,) = lesson.pupils(1, locale), lesson.pupils(1)
        assert says(await lesson.opens(f"start {NOTED} locale:{language}"), locale, "class-opened")
        for one, told in zip((native, guest), await lesson.joins(native, guest), strict=True):
            assert says(told, one.locale, "class-host-knows")
        await lesson.leads("start")
        assert says(lesson.board, locale, "class-note-opens")
        await lesson.passes_note()
        while asked := lesson.choices():
            assert lesson.question().prompt.best(language) in lesson.board.text_shown
            letter = lesson.right
            assert len(asked) >= 3
            for one in (native, guest):
                assert says(await lesson.answers(one, letter), one.locale, "class-locked", choice=letter)
            await lesson.on.later(seconds=3)
            why = lesson.question().because.best(language)
            assert why in lesson.board.text_shown
            mine = await lesson.on.presses(guest, lesson.board, lesson.say("act-mine"))
            assert says(mine, "en", "quiz-right", answer=letter)
            await lesson.leads("next")
        assert says(lesson.board, locale, "class-tied")
        assert any(says(it, locale, "report-ready") for it in lesson.told)
        (picture,) = lesson.files(lesson.channel)
        assert lesson.say("alt-class", percent=lesson.say.percent(100), people=2) in picture.alt_text


# Who may, and where


@pytest.mark.parametrize("is_private", [False, True])
async def test_where_the_bot_is_no_member_it_asks_to_be_invited_before_a_lobby_opens(
    lesson: Lesson, is_private: bool
) -> None:
    lesson.channel = lesson.on.slack.channel("closed", bot_in=False, private=is_private)
    told = await lesson.opens()
    assert told.ephemeral
    assert says(told, "en", "class-needs")
    assert "/invite" in told.text_shown
    assert "@" in told.text_shown
    assert lesson.posted == []
    lesson.channel.bot_in = True
    assert says(await lesson.opens(), "en", "class-opened")
    assert says(lesson.board, "en", "lobby-join")


@pytest.mark.parametrize(
    ("error", "word"),
    [("is_archived", "gone"), ("internal_error", "busy"), ("ekm_access_denied", "refused"), ("invalid_blocks", "oops")],
)
async def test_where_the_bot_cannot_post_no_lobby_opens_and_the_host_is_told_why(
    lesson: Lesson, error: str, word: str
) -> None:
    lesson.on.slack.fail("chat.postEphemeral", error)
    told = await lesson.opens()
    assert told.ephemeral
    assert bug(told) if word == "oops" else says(told, "en", f"class-cannot-{word}")
    assert lesson.posted == []
    assert says(await lesson.opens(), "en", "class-opened")


async def test_alone_with_the_bot_there_is_no_class(lesson: Lesson) -> None:
    lesson.channel = lesson.on.slack.dm(lesson.host)
    assert says(await lesson.types(lesson.host, f"start {PLAIN}"), "en", "class-no-place")
    assert says(await lesson.types(lesson.host, "status"), "en", "class-none")


async def test_a_class_is_for_admins_and_owners_and_those_whom_they_let(lesson: Lesson) -> None:
    member, teacher = lesson.pupils(2)
    owner = lesson.on.person(name="Oh", owner=True)
    for line in (f"start {PLAIN}", "status", "report"):
        assert says(await lesson.types(member, line), "en", "not-staff")
    await lesson.on.beats()
    assert lesson.posted == []
    await lesson.on.types(owner, lesson.channel, f"grant @{teacher.handle} teacher", "/zainichi-mod")
    for host in (teacher, owner):
        lesson.host, lesson.channel = host, lesson.on.slack.channel(f"of {host.name}")
        assert says(await lesson.opens(), "en", "class-opened")
        assert says(lesson.board, "en", "lobby-join")
        assert says(await lesson.types(host, "status"), "en", "panel-heading")
    await lesson.on.types(owner, lesson.channel, f"revoke @{teacher.handle}", "/zainichi-mod")
    assert says(await lesson.types(teacher, f"start {PLAIN}"), "en", "not-staff")


async def test_nobody_leads_somebody_elses_class_but_staff_do(lesson: Lesson) -> None:
    pupil, granted, admin = *lesson.pupils(2), lesson.on.person(name="Kim", admin=True)
    await lesson.opens()
    start = acts(lesson.panel)["start"]
    for act in ("start", "end-sure", "people", "report", "names", "remove", "lock"):
        told = await lesson.forges(pupil, f"play|{lesson.number}|{act}|0")
        assert says(told, "en", "class-not-host")
        assert told.ephemeral
    await lesson.on.types(admin, lesson.channel, f"grant @{granted.handle} teacher", "/zainichi-mod")
    assert says(await lesson.forges(granted, f"play|{lesson.number}|lock|0"), "en", "panel-locked")
    assert says(await lesson.forges(admin, start), "en", "panel-heading")
    await lesson.on.beats()
    assert says(lesson.board, "en", "class-number", number=1, of=3)


async def test_there_is_one_class_at_a_time_in_a_channel(lesson: Lesson) -> None:
    other = lesson.on.person(name="Kim", admin=True)
    await lesson.opens()
    assert says(await lesson.types(other, f"start {PLAIN}"), "en", "class-under-way")
    again = await lesson.types(lesson.host, f"start {PLAIN}")
    assert says(again, "en", "class-under-way-yours")
    assert acts(again)["start"]
    await lesson.on.beats()
    assert len(lesson.posted) == 1


# Answering


async def test_the_panel_leads_to_the_question_as_slack_itself_links_to_a_message(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN}", mina)
    at = lesson.board.ts.replace(".", "")
    assert leads_to({"blocks": lesson.panel.blocks}) == [
        f"https://history.slack.com/archives/{lesson.channel.id}/p{at}"
    ]
    here = await lesson.on.presses(lesson.host, lesson.board, "Host controls")
    assert here.ephemeral
    assert here.labels == lesson.panel.labels


async def test_an_answer_can_be_changed_until_the_close_and_the_last_one_counts(lesson: Lesson) -> None:
    mina, jun = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN}", mina, jun)
    right, wrong, question = lesson.right, lesson.wrong, lesson.board
    for letter in (wrong, right, wrong, right):
        assert says(await lesson.answers(mina, letter), "en", "class-locked", choice=letter)
    await lesson.answers(jun, right)
    await lesson.answers(jun, wrong)
    await lesson.on.later(seconds=3)
    assert says(question, "en", "class-count", count=1, of=2, percent="50%")
    late = await lesson.forges(jun, f"pick|{lesson.number}|0|{lesson.question().key}")
    assert says(late, "en", "class-refused-late")
    assert says(await lesson.on.presses(mina, question, "My result"), "en", "quiz-right", answer=right)
    assert says(await lesson.on.presses(jun, question, "My result"), "en", "quiz-wrong", answer=right)


async def test_who_answers_without_joining_joins_and_who_joins_late_is_asked_from_the_next_question_on(
    lesson: Lesson,
) -> None:
    mina, jun, late = lesson.pupils(3)
    await lesson.begins(f"start {PLAIN}", mina)
    assert says(await lesson.answers(jun, lesson.right), "en", "class-joined-by")
    assert says((await lesson.joins(late))[0], "en", "class-from", number=2)
    await lesson.leads("reveal")
    assert says(await lesson.on.presses(late, lesson.board, "My result"), "en", "class-mine-later")
    assert says(await lesson.on.presses(mina, lesson.board, "My result"), "en", "class-so-far", right=0, asked=1)
    assert says(await lesson.on.presses(jun, lesson.board, "My result"), "en", "class-so-far", right=1, asked=1)


async def test_what_counts_is_when_slack_says_that_somebody_pressed(lesson: Lesson) -> None:
    slack, classes = lesson.on.slack, lesson.on.bot.classes.store
    in_time, late, hopeful, odd = lesson.pupils(4)
    await lesson.begins(f"start {PLAIN} seconds:30", in_time, late, hopeful, odd)
    press = f"pick|{lesson.number}|0|{lesson.question().key}"
    opened = slack.world.clock.now()
    slack.forward(seconds=33)  # and nothing is revealed yet
    for one, stamp, word in (
        (in_time, f"{opened + 29:.6f}", "class-locked"),
        (late, f"{opened + 32:.6f}", "class-refused-late"),
        (hopeful, f"{opened + 1000:.6f}", "class-refused-late"),  # no clock of Slack's
        (odd, "some time", "class-refused-late"),
    ):
        told = await lesson.forges(one, press, lesson.board, action_ts=stamp)
        assert says(told, "en", word, choice=lesson.right), stamp
    known = await classes.participant(lesson.number, lesson.on.stored(in_time))
    assert known
    (stored,) = await classes.answers_of(lesson.number, known.person)
    assert stored.at == int((opened + 29) * 1000 + 0.5)


async def test_the_count_is_shown_as_it_grows_but_not_more_often_than_every_two_seconds(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publisher.COUNT_EVERY == 2
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.25)
    people = lesson.pupils(13)
    await lesson.begins(f"start {PLAIN}", *people)
    question, letter = lesson.board, lesson.right
    running = asyncio.create_task(lesson.on.bot.runner.run())
    for one in people[:12]:
        await lesson.answers(one, letter)
        await asyncio.sleep(0.05)
    await lesson.on.slack.until(lambda: says(question, "en", "class-answered", answered=12, asked=13), 5)
    running.cancel()
    await asyncio.wait({running})
    edits = [it.at for it in lesson.on.slack.calls if it.method == "chat.update" and it.arguments["ts"] == question.ts]
    between = [after - before for before, after in itertools.pairwise(edits)]
    assert 2 <= len(edits) <= 6
    assert min(between) > 0.2


async def test_a_content_note_comes_first_and_who_skips_loses_nothing(lesson: Lesson) -> None:
    brave, careful, later = lesson.pupils(3)
    await lesson.begins(f"start {NOTED}", brave, careful, later)
    note = lesson.board
    assert note.labels == ["Skip this one", "Host controls"]
    assert lesson.choices() == {}
    assert says(await lesson.on.presses(careful, note, "Skip this one"), "en", "class-passed")
    await lesson.on.later(seconds=7)
    assert note.labels == ["Skip this one", "Host controls"]
    await lesson.on.later(seconds=1)
    assert lesson.board is note  # the same message, with the question now
    await lesson.answers(brave, lesson.right)
    assert says(await lesson.on.presses(later, note, "Skip this one"), "en", "class-passed")
    await lesson.on.later(seconds=3)
    assert says(note, "en", "class-count", count=1, of=1, percent="100%")
    for one, asked in ((brave, 1), (careful, 0), (later, 0)):
        told = await lesson.on.presses(one, note, "My result")
        assert says(told, "en", "class-so-far", right=asked, asked=asked)
        assert says(told, "en", "class-mine-skipped") == (one is not brave)


async def test_how_it_works_is_told_to_whoever_asks_and_from_there_one_can_join(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.opens()
    told = await lesson.on.presses(mina, lesson.board, "How it works")
    assert told.ephemeral
    assert says(told, "en", "how-text")
    joined = await lesson.on.presses(mina, told, "Join")
    assert joined is told  # one private message, which goes on
    assert says(joined, "en", "class-host-knows")
    assert says(await lesson.on.presses(mina, joined, "I need more time"), "en", "class-double")


async def test_for_somebody_with_twice_the_time_the_reveal_waits(lesson: Lesson) -> None:
    slow, quick = lesson.pupils(2)
    await lesson.opens(f"start {PLAIN} seconds:30")
    (joined, _) = await lesson.joins(slow, quick)
    await lesson.on.presses(slow, joined, "I need more time")
    await lesson.leads("start")
    question, letter = lesson.board, lesson.right
    assert says(lesson.panel, "en", "panel-double", count=1)
    assert slow.name not in question.text_shown
    await lesson.on.later(seconds=40)
    assert says(await lesson.answers(quick, letter), "en", "class-refused-late")
    assert says(await lesson.answers(slow, letter), "en", "class-locked", choice=letter)
    await lesson.on.later(seconds=3)
    assert says(question, "en", "class-right", place="1 / 3", answer=letter)


# Leading


async def test_a_pause_stops_the_clock_and_takes_no_answer(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} seconds:30", mina, *lesson.pupils(1))
    question, letter = lesson.board, lesson.right
    assert says(await lesson.leads("pause"), "en", "class-paused")
    assert says(question, "en", "class-paused")
    assert says(await lesson.answers(mina, letter), "en", "class-refused-paused")
    await lesson.on.later(minutes=5)
    assert says(question, "en", "class-paused")
    await lesson.leads("resume")
    assert says(await lesson.answers(mina, letter), "en", "class-locked", choice=letter)
    await lesson.on.later(seconds=29)
    assert not says(question, "en", "mark-right")
    await lesson.on.later(seconds=2)
    assert says(question, "en", "mark-right")


async def test_fifteen_seconds_more_are_fifteen_however_often_the_press_is_delivered(lesson: Lesson) -> None:
    await lesson.begins(f"start {PLAIN} seconds:30", *lesson.pupils(1))
    question, stale = lesson.board, lesson.panel
    press = acts(stale)["extend"]
    lesson.on.slack.repeat_next(3)
    await lesson.leads("extend")
    await lesson.forges(lesson.host, press, stale)  # and again, from a panel that has not been drawn anew
    await lesson.on.later(seconds=44)
    assert not says(question, "en", "mark-right")
    await lesson.on.later(seconds=2)
    assert says(question, "en", "mark-right")


async def test_every_press_that_is_delivered_again_has_its_effect_once(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    slack = lesson.on.slack
    await lesson.opens()
    slack.repeat_next(2)
    await lesson.joins(mina)
    slack.repeat_next(2)
    await lesson.leads("start")
    assert says(lesson.board, "en", "class-answered", answered=0, asked=1)
    slack.repeat_next(2)
    await lesson.answers(mina, lesson.right)
    seen = [it for it in slack.shown(lesson.channel, mina) if it.ephemeral]
    assert len(seen) == 2  # one for Join, one for the answer
    await lesson.on.later(seconds=3)
    stale = acts(lesson.panel)["next"]
    slack.repeat_next(2)
    await lesson.leads("next")
    assert says(lesson.board, "en", "class-number", number=2, of=3)
    assert says(await lesson.forges(lesson.host, stale, lesson.panel), "en", "class-step-late")
    await lesson.on.beats()
    assert says(lesson.board, "en", "class-number", number=2, of=3)
    slack.repeat_next(2)
    await lesson.leads("end")
    slack.repeat_next(2)
    await lesson.leads("end-sure")
    assert [
        says(it, "en", "class-over", title=lesson.on.bot.library.quizzes[PLAIN].title.en) for it in lesson.posted
    ].count(True) == 1
    assert len(lesson.posted) == 4
    assert [says(it, "en", "report-ready") for it in lesson.told].count(True) == 1
    assert [file.name.rpartition(".")[2] for file in lesson.files()] == ["xlsx", "png"]


async def test_the_host_locks_the_lobby_and_removes_somebody(lesson: Lesson) -> None:
    mina, jun, late = lesson.pupils(3)
    await lesson.opens()
    await lesson.joins(mina, jun)
    assert says(await lesson.leads("lock"), "en", "panel-locked")
    assert says(lesson.board, "en", "lobby-locked")
    assert says((await lesson.joins(late))[0], "en", "class-refused-locked")
    await lesson.leads("start")
    assert says(await lesson.answers(late, lesson.right), "en", "class-refused-locked")
    await lesson.answers(jun, lesson.right)
    people = await lesson.leads("people")
    assert all(one.name in people.text_shown for one in (mina, jun))
    joined = (await lesson.joins(jun))[0].text_shown
    name = joined.removeprefix("You’re ").partition(".")[0]
    asked = (await lesson.on.slack.select(lesson.host, people, "Remove …", name)).message
    people = await lesson.on.presses(lesson.host, asked, f"Remove {name}")
    assert name in [it["text"]["text"] for it in people.find("Let … in again", button=False)[1]["options"]]
    assert mina.name in people.text_shown
    await lesson.on.presses(lesson.host, people, "Back")
    assert says(await lesson.answers(jun, lesson.right), "en", "class-refused-removed")
    await lesson.answers(mina, lesson.wrong)
    await lesson.on.later(seconds=3)
    assert says(lesson.board, "en", "class-count", count=1, of=1, percent="100%")
    await lesson.plays_to_the_end()
    book, _ = lesson.files()
    assert mina.name in words_in(book.content)
    assert jun.name not in words_in(book.content)


async def test_what_the_host_reads_stays_while_the_class_goes_on(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0)
    mina, jun, _ = people = lesson.pupils(3)
    await lesson.begins(f"start {PLAIN}", *people)
    told = lesson.panel
    for act in ("people", "end"):
        assert await lesson.leads(act) is told
        before = told.text_shown
        await lesson.answers(mina if act == "end" else jun, lesson.wrong)
        await lesson.on.later(seconds=3)
        assert told.text_shown == before
        await lesson.leads("panel")
        assert says(told, "en", "class-answered", answered=2 if act == "end" else 1, asked=3)
    await lesson.leads("end")
    await lesson.on.presses(lesson.host, told, "End it for everyone")
    await lesson.on.beats()
    assert says(lesson.panel, "en", "panel-ended")
    assert says(lesson.board, "en", "class-line", percent="0%")
    assert says(lesson.posted[1], "en", "class-right-of-asked", right=0, answered=2, asked=3)


async def test_a_question_that_the_host_skips_does_not_count(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN}", mina, *lesson.pupils(1))
    await lesson.answers(mina, lesson.wrong)
    skipped = lesson.board
    await lesson.leads("skip")
    await lesson.leads("skip-sure")
    assert says(skipped, "en", "class-skipped-all")
    assert skipped.buttons == []
    assert lesson.board is not skipped
    await lesson.answers(mina, lesson.right)
    await lesson.leads("reveal")
    assert says(await lesson.on.presses(mina, lesson.board, "My result"), "en", "class-so-far", right=1, asked=1)


async def test_a_host_who_is_gone_for_half_an_hour_has_the_report_all_the_same(lesson: Lesson) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} seconds:off", mina, *lesson.pupils(1))
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(minutes=29)
    assert lesson.choices()
    await lesson.on.later(minutes=2)
    assert lesson.posted[1].labels == ["My result", "Sources", "Host controls"]
    assert says(lesson.board, "en", "class-line", percent="100%")
    assert [file.name.rpartition(".")[2] for file in lesson.files()] == ["xlsx", "png"]


async def test_without_a_time_limit_only_the_host_or_the_last_answer_closes(lesson: Lesson) -> None:
    mina, jun = lesson.pupils(2)
    await lesson.begins(f"start {PLAIN} seconds:off", mina, jun)
    assert not says(lesson.board, "en", "class-closes")
    await lesson.on.later(minutes=20)
    assert lesson.choices()
    assert "extend" not in acts(lesson.panel)
    await asyncio.gather(*(lesson.answers(one, lesson.right) for one in (mina, jun)))
    await lesson.on.later(seconds=3)
    assert lesson.board.labels == ["My result", "Sources", "Host controls"]


# The end


async def test_the_best_are_named_with_ties_and_nobody_is_named_last(lesson: Lesson) -> None:
    people = lesson.pupils(7)
    await lesson.begins(f"start {PLAIN}", *people)
    names = [it.text_shown.removeprefix("You’re ").partition(".")[0] for it in await lesson.joins(*people)]
    for number in range(3):
        right, wrong = lesson.right, lesson.wrong
        for place, one in enumerate(people):  # three right, three right, two, one, one, none, none
            await lesson.answers(one, right if (3, 3, 2, 1, 1, 0, 0)[place] > number else wrong)
        await lesson.on.later(seconds=3)
        await lesson.leads("next")
    end = lesson.board.text_shown
    assert all(f"🥇 1st  {name} · 3000 points · tied" in end.replace(",", "") for name in names[:2])
    assert f"🥉 3rd  {names[2]} · 2000 points" in end.replace(",", "")
    assert not any(name in end for name in names[5:])
    told = await lesson.on.presses(people[1], lesson.board, "My result")
    assert says(told, "en", "class-rank", place=Voice("en").place(1), points=Voice("en")("points", points=3000))
    assert told.buttons == []
    told = await lesson.on.presses(people[3], lesson.board, "My result")
    assert says(told, "en", "class-rank", place=Voice("en").place(4), points=Voice("en")("points", points=1000))
    assert says(told, "en", "quiz-look-again")
    assert (await lesson.on.presses(people[3], told, told.labels[0])).ephemeral


async def test_names_as_shown_here_are_only_names_whatever_they_are(lesson: Lesson) -> None:
    people = [lesson.on.person(name=text) for text in HOSTILE]
    await lesson.opens(f"start {PLAIN} questions:1 names:server")
    assert says(lesson.board, "en", "lobby-names-server")
    await lesson.joins(*people)
    await lesson.leads("people")
    await lesson.leads("panel")
    await lesson.leads("start")
    await asyncio.gather(*(lesson.answers(one, lesson.right) for one in people[:3]))
    await lesson.leads("reveal")
    await lesson.leads("next")
    best = lesson.board.text_shown
    assert all(shortened(one.name) in best for one in people[:3])
    assert shortened(people[3].name) not in best


async def test_the_report_comes_again_when_it_is_asked_for_and_names_nobody_once_names_are_deleted(
    lesson: Lesson,
) -> None:
    (mina,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} questions:1", mina)
    assert says(await lesson.types(lesson.host, "report"), "en", "class-no-report")
    await lesson.answers(mina, lesson.right)
    await lesson.on.later(seconds=3)
    await lesson.plays_to_the_end()
    told = await lesson.types(lesson.host, f"report {lesson.number}")
    assert told.ephemeral
    names = [file.name for file in lesson.files()]
    assert len(names) == 4
    assert all(says(told, "en", "slack-file-sent", name=name) for name in names)
    assert says(await lesson.leads("names"), "en", "panel-sure-names")
    assert says(await lesson.leads("names-sure"), "en", "class-names-deleted")
    asked = await lesson.on.presses(lesson.host, lesson.told[1], "Delete names now")
    assert says(asked, "en", "panel-sure-names")
    assert says(await lesson.on.presses(lesson.host, asked, "Delete them"), "en", "class-names-deleted")
    await lesson.types(lesson.host, "report")
    books = [file for file in lesson.files() if file.name.endswith("xlsx")]
    assert [mina.name in words_in(book.content) for book in books] == [True, True, False]
    assert says(await lesson.types(lesson.host, "report 99"), "en", "class-which-report", numbers=str(lesson.number))
