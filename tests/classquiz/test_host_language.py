"""What comes to a host unasked is in the host's language, though the server and the round speak another."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
import pytest_asyncio

from bot.classquiz.buttons import Act
from bot.core.i18n import Voice
from bot.core.reply import Attachment, Document, Heading, buttons
from bot.members.store import MemberStore
from content.library import Library
from tests.conftest import Clock
from tests.fakes.discord.server import Can, FakeDiscord
from tests.support.bot import Bot
from tests.support.databases import BOTH
from tests.support.discord_class import Lesson as DiscordLesson, on_one_clock
from tests.support.on_messenger import HOST, MINA, Lesson
from tests.support.slack_class import PLAIN, a_lesson, with_short_quizzes

JA, EN = Voice("ja"), Voice("en")
SENSEI = replace(HOST, platform_language="ja", language="ja", heard="ja")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest_asyncio.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    yield Lesson(bot, clock)
    await bot.worker.close()


def labels(lesson: Lesson) -> Sequence[str]:
    """The buttons of the panel, in each of its versions."""
    return [button.label for reply in lesson.told[0].versions for button in buttons(reply)]


async def test_panel_report_and_workbook_come_in_the_hosts_language_and_the_question_in_the_rounds(
    lesson: Lesson,
) -> None:
    await lesson.starts("why-they-left 2 locale:en", SENSEI)
    assert JA("act-start") in labels(lesson)
    await lesson.presses(SENSEI, Act.START)
    await lesson.goes_on()
    await lesson.picks(MINA, 0)
    lesson.restarts()  # nothing is known but what lies in the database
    await lesson.goes_on(10)
    await lesson.presses(HOST, Act.END)
    await lesson.presses(HOST, Act.END_SURE)
    await lesson.goes_on()
    report = lesson.told[-1]
    assert EN("act-start") not in labels(lesson)
    headings = [block.text for block in report.versions[-1].blocks if isinstance(block, Heading)]
    assert headings == [JA("report-ready")]
    workbook = next(block for block in report.versions[-1].blocks if isinstance(block, Attachment))
    assert JA("sheet-summary") in openpyxl.load_workbook(BytesIO(workbook.data)).sheetnames


async def test_a_language_that_somebody_chose_goes_before_the_one_that_was_heard(bot: Bot) -> None:
    await bot.router.typed(SENSEI, "language ko")
    await bot.router.typed(SENSEI, "score")
    assert await bot.members.spoken(SENSEI.person) == "ko"
    await bot.router.typed(SENSEI, "language auto")
    assert await bot.members.spoken(SENSEI.person) == "ja"
    await bot.router.typed(replace(SENSEI, heard="en"), "score")
    assert await MemberStore(bot.database).spoken(SENSEI.person) == "en"


async def test_where_the_platform_does_not_say_a_language_the_last_one_stays(bot: Bot) -> None:
    await bot.router.typed(SENSEI, "fact")
    await bot.router.typed(replace(SENSEI, heard=None, platform_language="en"), "fact")
    assert await MemberStore(bot.database).spoken(SENSEI.person) == "ja"


async def test_of_those_of_whom_nothing_is_stored_no_language_is_stored_either(bot: Bot) -> None:
    await bot.router.typed(SENSEI, "help")
    assert not await bot.members.is_known(SENSEI.person)
    assert await bot.members.spoken(SENSEI.person) == "ja"
    assert await MemberStore(bot.database).spoken(SENSEI.person) is None


async def test_the_language_that_was_heard_is_exported_and_deleted_with_the_person(bot: Bot) -> None:
    await bot.router.typed(SENSEI, "fact")
    reply = await bot.router.typed(SENSEI, "privacy export")
    (text,) = (block.text for block in reply.blocks if isinstance(block, Document))
    assert json.loads(text)["person"] == [{"external": SENSEI.person, "language": None, "heard": "ja"}]
    await bot.privacy.delete(SENSEI.person)
    assert await MemberStore(bot.database).spoken(SENSEI.person) is None


async def test_a_japanese_host_in_an_english_workspace_of_slack_gets_a_japanese_panel(
    library: Library, bot: Bot
) -> None:
    async with a_lesson(with_short_quizzes(library), bot.worker, locale="ja-JP") as lesson:
        await lesson.opens(f"start {PLAIN} locale:en")
        assert JA("act-start") in [button.label for button in lesson.panel.buttons]
        assert EN("act-join") in [button.label for button in lesson.board.buttons]
    await bot.worker.close()


async def test_a_japanese_host_on_an_english_server_of_discord_gets_a_japanese_panel(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        host = discord.person("Mori", locale="ja", permissions=Can.TEACHER)
        lesson = DiscordLesson(on, host)
        await lesson.starts(locale="en")
        assert JA("act-start") in lesson.panel.labels
        assert EN("act-join") in lesson.message.labels
