"""A class's quiz is handed over on Discord and on Slack: asked in a message to the person alone, and led from there."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.core.i18n import Voice
from bot.worker import Worker
from content.library import Library
from tests.fakes.discord.server import Can, FakeDiscord, Message as DiscordMessage, Person as DiscordPerson
from tests.support.discord_class import Lesson as DiscordLesson, on_one_clock
from tests.support.on_discord import read
from tests.support.slack_class import PLAIN, a_lesson, with_short_quizzes, words_in

pytestmark = pytest.mark.asyncio(loop_scope="module")

EN, JA = Voice("en"), Voice("ja")
QUIZ = "why-they-left"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


def heard(lesson: DiscordLesson, person: DiscordPerson) -> list[DiscordMessage]:
    """What somebody reads in their conversation with the bot, oldest first."""
    return lesson.on.discord.dm(person).public


async def test_on_discord_a_class_is_handed_over_and_led_to_its_end_by_the_other(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        place = discord.server_channel("class")
        lesson = DiscordLesson(on, discord.person("Ms Mori", permissions=Can.TEACHER, place=place))
        han = discord.person("Mr Han", locale="ja", place=place)
        await han.types("/zainichi fact")  # from then on it is known in which language he is written to
        (mina,) = lesson.pupils(1)
        await lesson.starts(quiz=QUIZ, questions=1)
        await lesson.joins(mina)
        sent = await lesson.host.types("/zainichi-class hand-over", person=han)
        assert EN("hand-over-sent") in read(sent.text)
        assert not sent.pings
        (asked,) = heard(lesson, han)
        assert JA("hand-over-asked", name="Ms Mori", place="#class") in read(asked.text)
        there = han.at(asked.place)
        await there.presses(asked, JA("act-take"))
        await lesson.goes_on()
        assert EN("hand-over-done", name="Mr Han") in read(lesson.panel.text)
        assert lesson.panel.labels == []
        panel = heard(lesson, han)[-1]
        assert JA("act-start") in panel.labels
        people = await there.presses(panel, JA("act-people"))
        assert "Pupil 1" in read(people.text)
        await there.presses(people, JA("act-back"))
        await there.presses(panel, JA("act-start"))
        await lesson.goes_on()
        await there.presses(panel, JA("act-end"))
        await there.presses(panel, JA("act-end-sure"))
        await lesson.goes_on()
        assert [name.rpartition(".")[2] for name in heard(lesson, han)[-1].files] == ["xlsx"]
        assert not any(it.files for it in lesson.told)
        await on.bot.worker.close()


async def test_on_slack_a_class_is_handed_over_and_led_to_its_end_by_the_other(
    library: Library, worker: Worker
) -> None:
    async with a_lesson(with_short_quizzes(library), worker) as lesson:
        on, slack = lesson.on, lesson.on.slack
        mori, han = lesson.host, on.person("ja-JP", "Han")
        await on.types(han, lesson.channel, "fact")
        (mina,) = lesson.pupils(1)
        await lesson.opens(f"start {PLAIN} questions:1")
        await lesson.joins(mina)
        sent = await lesson.types(mori, "hand-over @han")
        assert EN("hand-over-sent") in sent.text_shown
        (asked,) = slack.shown(slack.dm(han), han)
        assert JA("hand-over-asked", name="Mori", place="#history") in asked.text_shown
        await on.presses(han, asked, JA("act-take"))
        await on.beats()
        assert EN("hand-over-done", name="Han") in lesson.panel.text_shown
        assert lesson.panel.labels == []
        panel = on.panel(han)
        assert JA("act-start") in panel.labels
        await on.presses(han, panel, JA("act-people"))
        assert "Pupil 1" in panel.text_shown
        await on.presses(han, panel, JA("act-back"))
        await on.presses(han, panel, JA("act-start"))
        await on.beats()
        await on.presses(han, panel, JA("act-end"))
        await on.presses(han, panel, JA("act-end-sure"))
        await on.beats()
        files = [file for it in slack.shown(slack.dm(han), han) for file in it.files]
        assert [file.name.rpartition(".")[2] for file in files] == ["xlsx"]
        assert "Pupil 1" in words_in(files[0].content)
        assert lesson.files() == []
