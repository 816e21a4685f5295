"""Where a workspace takes no files, or the bot may write to nobody directly: what was a file comes as text."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.classquiz import host_messages, runner
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.server import Message
from tests.support.on_slack import LOCALES, OnSlack, bug, on_slack, press_of, says
from tests.support.slack_class import PLAIN, Lesson, a_lesson, acts, with_short_quizzes

pytestmark = pytest.mark.asyncio(loop_scope="module")


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


@pytest_asyncio.fixture(loop_scope="module")
async def on(library: Library) -> AsyncIterator[OnSlack]:
    async with on_slack(library, "socket") as on:
        yield on
        assert on.slack.refused == []


async def played(lesson: Lesson, count: int = 1) -> None:
    """A question is asked, and the first of these people is right."""
    pupils = lesson.pupils(count)
    await lesson.begins(f"start {PLAIN} questions:1 seconds:20", *pupils)
    await lesson.answers(pupils[0], lesson.right)
    await lesson.on.later(seconds=30)


def has_figures(text: str, count: int = 1) -> bool:
    return "Right: 1 of the 1" in text and all(f"Pupil {number}" in text for number in range(1, count + 1))


@pytest.mark.parametrize("word", ["file_uploads_disabled", "storage_limit_reached", "missing_scope"])
async def test_the_report_of_a_class_comes_as_text_and_says_why(lesson: Lesson, word: str) -> None:
    await played(lesson, 2)
    lesson.on.slack.fail("files.getUploadURLExternal", word, times=99)
    await lesson.leads("next")
    await lesson.on.beats()
    assert says(lesson.board, "en", "class-line", percent="100%")
    (report,) = [it for it in lesson.told if says(it, "en", "report-ready")]
    assert says(report, "en", "files-not-taken")
    assert not says(report, "en", "report-about")  # of a workbook that is not there
    assert has_figures(report.text_shown, 2)
    assert lesson.files() == []
    again = await lesson.types(lesson.host, "report")
    assert has_figures(again.text_shown, 2)
    assert says(again, "en", "files-not-taken")
    assert not bug(again)


async def test_where_the_file_is_refused_only_at_its_end_the_figures_follow(lesson: Lesson) -> None:
    await played(lesson)
    lesson.on.slack.fail("files.completeUploadExternal", "file_uploads_disabled", times=99)
    await lesson.leads("next")
    await lesson.on.beats()
    assert any(has_figures(it.text_shown) and says(it, "en", "files-not-taken") for it in lesson.told)


async def test_a_large_class_has_its_figures_in_as_many_messages_as_they_need(lesson: Lesson) -> None:
    await played(lesson, 90)
    lesson.on.slack.world.takes_files = False
    before = len(lesson.told)
    await lesson.leads("next")
    await lesson.on.beats()
    pages = lesson.told[before:]
    assert len(pages) > 1
    whole = "\n".join(it.text_shown for it in pages)
    assert whole.count("none answered (1 asked)") == 89


@pytest.mark.parametrize("locale", LOCALES)
async def test_ones_own_data_comes_as_text_where_no_file_can_be_sent(on: OnSlack, locale: str) -> None:
    mina, general = on.person(locale), on.slack.channel("general")
    await on.types(mina, general, "fact")
    on.slack.world.takes_files = False
    privacy = await on.types(mina, general, "privacy")
    for answer in (
        await on.types(mina, general, "privacy export"),
        await on.presses(mina, privacy, press_of_export(privacy)),
    ):
        assert says(answer, locale, "files-not-taken")
        assert '"times": 1' in answer.text_shown
        assert answer.ephemeral
        assert not bug(answer)
    on.slack.world.takes_files = True


@pytest.mark.parametrize("word", ["cannot_dm_bot", "user_not_visible", "user_disabled"])
async def test_who_cannot_be_written_to_has_their_data_where_they_ask(on: OnSlack, word: str) -> None:
    mina, general = on.person(), on.slack.channel("general")
    mina.unreachable = word
    await on.types(mina, general, "fact")
    answer = await on.types(mina, general, "privacy export")
    assert says(answer, "en", "slack-no-dm")
    assert '"times": 1' in answer.text_shown
    assert answer.ephemeral


async def test_a_press_in_the_home_tab_of_who_cannot_be_written_to_says_so_there(on: OnSlack) -> None:
    mina = on.person()
    mina.unreachable = "user_not_visible"
    home = await on.slack.open_home(mina)
    told = await on.slack.press(mina, home, press_of(home, "run"))
    assert says(told.view, "en", "slack-no-dm-home")


async def test_a_host_who_cannot_be_written_to_leads_by_a_command_and_has_the_figures_by_another(
    lesson: Lesson,
) -> None:
    lesson.host.unreachable = "user_not_visible"
    (mina,) = lesson.pupils(1)
    await lesson.types(lesson.host, f"start {PLAIN} questions:1 seconds:20")
    await lesson.on.beats()
    await lesson.joins(mina)
    for act in ("start", "next"):
        panel = await lesson.types(lesson.host, "status")
        await lesson.on.presses(lesson.host, panel, acts(panel)[act])
        await lesson.on.beats()
        if act == "start":
            await lesson.answers(mina, lesson.right)
            await lesson.on.later(seconds=30)
    report = await lesson.types(lesson.host, "report")
    assert says(report, "en", "slack-no-dm")
    assert has_figures(report.text_shown)
    assert report.ephemeral


async def test_while_slack_opens_no_conversation_the_panel_waits_and_is_not_given_up(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host_messages, "PANEL_AGAIN", 0)
    await lesson.types(lesson.host, f"start {PLAIN} questions:1 seconds:20")
    lesson.on.slack.server_error("conversations.open", 503, times=8)
    await lesson.on.beats(2)
    await lesson.on.later(seconds=10)
    await lesson.on.beats()
    assert says(lesson.panel, "en", "panel-lobby", place="#history")


def press_of_export(message: Message) -> str:
    return next(it.value for it in message.buttons if it.value == "run|privacy export")
