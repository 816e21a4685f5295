"""The Home tab: what is new for somebody, and for staff what goes on in the workspace."""

import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.classquiz import runner
from bot.community.model import Role
from bot.core.i18n import Voice
from bot.daily.home import MOST
from bot.platforms.slack.home import MOST_BLOCKS
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import Person, View
from tests.support.on_slack import LOCALES, Classes, bug, says, views
from tests.support.slack_class import CLASS, PLAIN, Lesson, a_lesson, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")
MOD = "/zainichi-mod"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


@pytest_asyncio.fixture(loop_scope="module")
async def lesson(library: Library, worker: Worker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Lesson]:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0)
    async with a_lesson(with_short_quizzes(library), worker) as lesson:
        yield lesson
        assert lesson.on.slack.refused == []


async def open_home(on: Classes, person: Person) -> View:
    return await on.slack.open_home(person)


@pytest.mark.parametrize("locale", LOCALES)
async def test_it_says_what_is_new_for_somebody_and_less_once_they_have_seen_or_played_it(
    lesson: Lesson, locale: str
) -> None:
    on, say = lesson.on, Voice(locale[:2])
    library = on.bot.library
    mina = on.person(locale)
    first = await open_home(on, mina)
    facts, quizzes = len(library.facts), len(library.quizzes)
    assert say("home-new") in first.text_shown
    assert say("home-facts-all", of=facts) in first.text_shown
    assert say("home-quizzes-all", of=quizzes) in first.text_shown
    quiz, *_ = library.quizzes.values()
    today = (await on.slack.press(mina, first, say("home-button-today"))).message
    assert today.channel is on.slack.dm(mina)
    await on.slack.press(mina, first, quiz.title.best(say.language))
    again = await open_home(on, mina)
    assert say("home-facts-new", new=facts - 1, of=facts) in again.text_shown
    assert say("home-quizzes-new", new=quizzes - 1, of=quizzes) in again.text_shown
    title = quiz.title.best(say.language)
    assert say("home-quiz-waits", title=title, number=1, of=len(quiz.questions)) in again.text_shown
    going_on = (await on.slack.press(mina, again, say("button-go-on"))).message
    assert title in going_on.text_shown


async def test_who_is_no_staff_sees_nothing_of_classes_and_schedules(lesson: Lesson) -> None:
    await lesson.opens()
    mina = lesson.on.person()
    shown = await open_home(lesson.on, mina)
    for key in ("home-class", "home-daily", "home-button-start", "home-button-daily"):
        assert not says(shown, "en", key)
        assert Voice("en")(key) not in shown.labels


async def test_a_teacher_leads_a_running_round_from_it_and_has_the_report_there_afterwards(lesson: Lesson) -> None:
    on, say = lesson.on, Voice("en")
    assert says(await open_home(on, lesson.host), "en", "home-class-none")
    (pupil,) = lesson.pupils(1)
    await lesson.begins(f"start {PLAIN} questions:1 seconds:20", pupil)
    await lesson.answers(pupil, lesson.right)
    shown = await open_home(on, lesson.host)
    title = on.bot.library.quizzes[PLAIN].title.best("en")
    assert say("home-class-round", title=title, number=1, of=1, people=1) in shown.text_shown
    panel = (await on.slack.press(lesson.host, shown, say("home-button-lead", place=f"#{lesson.channel.name}"))).message
    assert panel.channel is on.slack.dm(lesson.host)
    assert say("act-reveal") in panel.labels
    await on.later(seconds=30)
    await lesson.leads("next")
    await on.beats()
    after = await open_home(on, lesson.host)
    assert says(after, "en", "home-class-none")
    assert say("home-class-report", title=title, people=1) in after.text_shown
    report = next(label for label in after.labels if label.startswith("Report: "))
    sent = len(lesson.files())
    await on.slack.press(lesson.host, after, report)
    await on.slack.until(lambda: len(lesson.files()) > sent)


async def test_another_teacher_sees_the_round_too_and_a_moderator_sees_schedules_beside(lesson: Lesson) -> None:
    on, say = lesson.on, Voice("ja")
    here = f"slack:{on.slack.team}"
    await lesson.opens()
    teacher, moderator = on.person("ja-JP", "Jun"), on.person("ja-JP", "Kei")
    await on.bot.staff.grant(here, on.stored(teacher), Role.TEACHER)
    await on.bot.staff.grant(here, on.stored(moderator), Role.MODERATOR)
    title = on.bot.library.quizzes[PLAIN].title.best("ja")
    told = say("home-class-lobby", title=title, people=0)
    for person, is_moderator in ((teacher, False), (moderator, True)):
        shown = await open_home(on, person)
        assert told in shown.text_shown
        assert says(shown, "ja", "home-daily-none") == is_moderator
        assert (say("home-button-daily") in shown.labels) == is_moderator


async def test_of_many_schedules_the_first_are_shown_with_how_they_stand_and_the_rest_one_press_away(
    lesson: Lesson,
) -> None:
    on, say = lesson.on, Voice("en")
    channels = [on.slack.channel(f"daily-{number}", bot_in=True) for number in range(MOST + 2)]
    for channel in channels:
        await on.slack.command(lesson.host, channel, MOD, f"daily <#{channel.id}|{channel.name}> 9:00")
    await on.slack.command(lesson.host, channels[0], MOD, f"daily-pause <#{channels[0].id}|{channels[0].name}>")
    shown = await open_home(on, lesson.host)
    assert says(shown, "en", "daily-paused-asked")
    assert shown.text_shown.count("daily at") == MOST
    assert "#daily-0" in shown.labels
    everything = (await on.slack.press(lesson.host, shown, say("home-button-all-daily", count=MOST + 2))).message
    assert everything.text_shown.count("daily at") == MOST + 2
    one = (await on.slack.press(lesson.host, shown, "#daily-0")).message
    assert say("daily-button-resume") in one.labels


async def test_however_much_goes_on_it_fits_and_is_drawn_within_a_second_and_every_button_leads_somewhere(
    lesson: Lesson,
) -> None:
    on = lesson.on
    for number in range(7):
        channel = on.slack.channel(f"class-{number}", bot_in=True)
        await on.slack.command(lesson.host, channel, CLASS, "start seconds:off")
        await on.slack.command(lesson.host, channel, MOD, f"daily <#{channel.id}|{channel.name}> 9:00")
    await on.beats()
    await on.types(lesson.host, on.slack.dm(lesson.host), "quiz")
    begun = time.perf_counter()
    shown = await open_home(on, lesson.host)
    assert time.perf_counter() - begun < 1
    assert says(shown, "en", "home-class-more")
    assert len(shown.blocks) <= MOST_BLOCKS
    for label in dict.fromkeys(shown.labels):
        view = on.slack.home(lesson.host)
        assert view
        if label in view.labels:
            told = await on.slack.press(lesson.host, view, label)
            await on.slack.until(lambda told=told: views(told))  # type: ignore[misc]  # the loop's own
            assert not any(bug(item) for item in told.came), label
        if label == "日本語":
            await on.types(lesson.host, on.slack.dm(lesson.host), "language en")
            await open_home(on, lesson.host)
