"""The daily fact on the loopback Discord and Slack: set, posted, refused, and after a kill -9."""

import asyncio
import contextlib
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.i18n import Voice
from bot.daily.store import NextDay, WantedSchedule
from content.library import Library
from tests.conftest import Clock
from tests.fakes.discord.server import Can, FakeDiscord, Fault, Person
from tests.fakes.slack.message import Message
from tests.fakes.slack.server import FakeSlack
from tests.support import on_slack as slack_side
from tests.support.bot import Bot, closing
from tests.support.on_discord import a_bot, process, read, running, says
from tests.support.on_slack import press_of
from tests.support.paths import ROOT
from tests.support.starts import forked

EN = Voice("en")
POSTING = "POST /channels/*/messages"


@dataclass
class Daily:
    """A bot on one platform, and a clock to move."""

    bot: Bot
    platform: str

    async def passes(self, **by: float) -> None:
        clock = self.bot.clock
        assert isinstance(clock, Clock)
        clock.forward(**by)
        await self.bot.publisher.deliver(self.platform)

    async def paused(self) -> list[str | None]:
        """Of each schedule, why it is paused."""
        rows = await self.bot.database.read("SELECT paused FROM schedule ORDER BY id")
        return [None if why is None else str(why) for (why,) in rows]


@dataclass
class OnDiscord(Daily):
    discord: FakeDiscord

    def moderator(self) -> Person:
        place = self.discord.server_channel()
        return self.discord.person("Mori", permissions=Can.MODERATOR, place=place)


@dataclass
class OnSlack(Daily):
    slack: FakeSlack


@pytest.fixture
async def discord(library: Library) -> AsyncIterator[OnDiscord]:
    async with FakeDiscord() as fake, a_bot(library) as bot:
        bot.router.warm_up()
        async with running(fake, bot) as client:
            await fake.until(client.is_ready, 10)
            yield OnDiscord(bot, "discord", fake)
        assert fake.refused == []


@pytest.fixture
async def slack(library: Library) -> AsyncIterator[OnSlack]:
    async with FakeSlack("socket") as fake, a_bot(library) as plain:
        made = slack_side.adapter(fake, "socket", plain)
        bot = replace(plain, messengers={"slack": made.messenger})
        bot.router.warm_up()
        async with closing(bot), slack_side.running(fake, bot, made=made):
            yield OnSlack(bot, "slack", fake)


async def test_on_discord_a_fact_is_set_for_another_channel_and_comes_once_a_day(discord: OnDiscord) -> None:
    mori = discord.moderator()
    channel = discord.discord.server_channel("history", server=mori.place.server)
    told = await mori.types("/zainichi-mod daily", channel=channel, time="18:00", zone="Asia/Tokyo")
    assert told.ephemeral
    assert "**#history:** daily at 18:00 (Asia/Tokyo)" in read(told.text)
    assert "Wednesday, 29 April, 18:00" in read(told.text)
    for days in (1, 2):
        await discord.passes(days=1)
        await discord.passes(minutes=1)
        assert len(channel.public) == days
    first = channel.public[0]
    assert first.labels == [EN("button-quiz-me"), EN("button-sources")]
    assert not first.ephemeral
    jun = discord.discord.person("Jun", locale="ja", place=channel)
    for label in first.labels:
        answer = await jun.presses(first, label)
        assert answer.ephemeral
    assert len(channel.public) == 2


async def test_on_discord_all_that_can_be_done_about_it_is_done_by_buttons(discord: OnDiscord) -> None:
    mori = discord.moderator()
    await mori.types("/zainichi-mod daily", channel=mori.place, time="18:00")
    status = await mori.types("/zainichi-mod daily-status")
    asked = await mori.presses(status, EN("daily-button-skip"))
    skipped = await mori.presses(asked, EN("daily-button-skip-fact"))
    assert skipped.ephemeral
    await mori.presses(skipped, EN("daily-button-undo"))
    await mori.presses(asked, EN("daily-button-skip-day"))
    assert says(await mori.presses(status, EN("daily-button-now")), "en", "daily-posted-now", place="#general")
    assert len(mori.place.public) == 1
    await mori.presses(status, EN("daily-button-pause"))
    paused = await mori.types("/zainichi-mod daily-status")
    mori.place.bot_can = Can.MEMBER & ~Can.SEND
    assert says(await mori.presses(paused, EN("daily-button-resume")), "en", "need-post")
    mori.place.bot_can = Can.MEMBER
    assert says(await mori.presses(paused, EN("daily-button-resume")), "en", "daily-resumed", place="#general")
    gone = await mori.presses(status, EN("daily-button-off"))
    assert says(await mori.presses(gone, EN("daily-button-restore")), "en", "daily-times")


async def test_on_discord_today_is_the_day_of_the_community(discord: OnDiscord) -> None:
    mori = discord.moderator()
    clock = discord.bot.clock
    assert isinstance(clock, Clock)
    clock.time = datetime(2026, 12, 13, 23, 40, tzinfo=UTC)
    assert "14 December" not in read((await mori.types("/zainichi today")).text)  # there it is the day before
    told = await mori.types("/zainichi-mod settings", zone="東京")
    assert says(told, "en", "settings-zone-chosen", zone="Asia/Tokyo")
    assert "14 December" in read((await mori.types("/zainichi today")).text)
    place = discord.discord.server_channel("general", locale="ja")
    aiko = discord.discord.person("Aiko", locale="ja", place=place)
    assert "12月14日" in read((await aiko.types("/zainichi today")).text)  # by the language of the server


async def test_on_discord_zones_are_offered_likely_ones_first(discord: OnDiscord) -> None:
    mori = discord.moderator()
    offered = await mori.completes("/zainichi-mod daily", channel=mori.place.id, time="9:00", zone="")
    assert [choice.value for choice in offered][:2] == ["Asia/Tokyo", "Asia/Seoul"]


async def test_on_discord_zones_and_times_are_offered_while_they_are_typed(discord: OnDiscord) -> None:
    mori = discord.moderator()
    offered = await mori.completes("/zainichi-mod daily", channel=mori.place.id, time="9:00", zone="tok")
    assert next(choice.value for choice in offered) == "Asia/Tokyo"
    times = await mori.completes("/zainichi-mod daily", channel=mori.place.id, time="9pm")
    assert [choice.value for choice in times] == ["21:00"]


@pytest.mark.parametrize(("bot_can", "need"), [(Can.MEMBER & ~Can.SEND, "post"), (Can.MEMBER & ~Can.SEE, "see")])
async def test_on_discord_a_channel_where_the_bot_may_not_post_is_refused_at_once(
    discord: OnDiscord, bot_can: int, need: str
) -> None:
    mori = discord.moderator()
    channel = discord.discord.server_channel("closed", server=mori.place.server, bot_can=bot_can)
    told = await mori.types("/zainichi-mod daily", channel=channel, time="18:00")
    assert says(told, "en", "daily-needs")
    assert says(told, "en", f"need-{need}")
    assert await discord.paused() == []


async def test_on_discord_a_channel_of_another_server_is_refused(discord: OnDiscord) -> None:
    mori, other = discord.moderator(), discord.discord.server_channel("theirs")
    told = await mori.types("/zainichi-mod daily", channel=other, time="18:00")
    assert says(told, "en", "daily-cannot-gone")


@pytest.mark.parametrize("why", ["gone", "forbidden", "thrown out"])
async def test_on_discord_a_channel_that_is_lost_is_told_to_the_moderator_and_paused(
    discord: OnDiscord, why: str
) -> None:
    mori = discord.moderator()
    await mori.types("/zainichi-mod daily", channel=mori.place, time="18:00")
    server = mori.place.server
    assert server
    match why:
        case "gone":
            discord.discord.delete_channel(mori.place)
        case "forbidden":
            mori.place.bot_can = Can.MEMBER & ~Can.SEND
        case _:
            discord.discord.throw_out(server)
    for minutes in (9 * 60, 15, 45):
        await discord.passes(minutes=minutes)
    reason = "gone" if why == "gone" else "forbidden"
    assert await discord.paused() == [reason]
    told = mori.at(discord.discord.dm(mori)).sees()
    assert len(told) == 1
    assert says(told[0], "en", "daily-stopped", place="#general")
    assert says(told[0], "en", f"daily-paused-{reason}", platform="discord")
    await discord.passes(days=1)
    assert mori.place.public == []


async def test_on_slack_a_fact_is_set_by_a_mention_in_the_moderators_own_zone_and_comes_once_a_day(
    slack: OnSlack,
) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True, tz="Asia/Seoul"), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", f"daily <#{channel.id}|history> 18:30 mon-fri")
    looking, told = fake.shown(channel, mori)
    assert EN("slack-opening") in looking.text_shown
    assert "#history" in told.text_shown
    assert "weekdays at 18:30 (Asia/Seoul)" in told.text_shown
    await slack.passes(hours=1)
    await slack.passes(minutes=1)
    (fact,) = fake.shown(channel)
    assert fact.labels == [EN("button-quiz-me"), EN("button-sources")]
    jun = fake.person("Jun")
    for kind in ("begin", "sources"):
        await fake.press(jun, fact, press_of(fact, kind))
    assert len(fake.shown(channel)) == 1
    assert len(fake.shown(channel, jun)) == 3


async def test_on_slack_all_that_can_be_done_about_it_is_done_by_buttons(slack: OnSlack) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")

    async def types(text: str) -> Message:
        return (await fake.command(mori, channel, "/zainichi-mod", text)).message

    async def presses(message: Message, label: str) -> Message:
        await fake.press(mori, message, EN(label))
        return fake.shown(channel, mori)[-1]

    await types("daily here 18:00 Asia/Tokyo")
    status = await types("daily-status")
    asked = await presses(status, "daily-button-skip")
    skipped = await presses(asked, "daily-button-skip-fact")
    assert EN("daily-unskipped", place="#history") in (await presses(skipped, "daily-button-undo")).text_shown
    assert "29 April" in (await presses(asked, "daily-button-skip-day")).text_shown
    assert EN("daily-posted-now", place="#history") in (await presses(status, "daily-button-now")).text_shown
    await presses(status, "daily-button-pause")
    paused = await types("daily-status")
    fake.remove_bot(channel)
    assert EN("need-member") in (await presses(paused, "daily-button-resume")).text_shown
    assert await slack.paused() == ["asked"]


async def test_on_slack_private_channels_are_told_apart_by_their_names(slack: OnSlack) -> None:
    fake = slack.slack
    mori = fake.person("Mori", admin=True)
    rooms = [fake.channel(name, private=True) for name in ("room-1", "room-2")]
    for room in rooms:
        await fake.command(mori, room, "/zainichi-mod", "daily here 18:30 UTC")
    told = (await fake.command(mori, rooms[0], "/zainichi-mod", "daily-status")).message
    assert "#room-1 daily at 18:30" in told.text_shown  # Slack says the name to whoever may know it
    assert "#room-2 daily at 18:30" in told.text_shown
    assert told.labels == [EN("daily-unnamed-channel", id=room.id) for room in rooms]


async def test_on_slack_a_channel_without_the_bot_is_refused_at_once(slack: OnSlack) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history", bot_in=False)
    told = (await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30")).message
    assert EN("need-member") in told.text_shown
    assert await slack.paused() == []


async def test_on_slack_a_moderator_may_set_it_for_a_channel_that_they_are_not_in(slack: OnSlack) -> None:
    fake = slack.slack
    mori = fake.person("Mori", admin=True)
    channel, theirs = fake.channel("general"), fake.channel("history", members=[fake.person("Jun")])
    told = await fake.command(mori, channel, "/zainichi-mod", f"daily <#{theirs.id}|history> 18:30")
    assert EN("daily-times") in told.message.text_shown
    assert fake.shown(theirs) == []


@pytest.mark.parametrize("why", ["gone", "forbidden"])
async def test_on_slack_a_channel_that_is_lost_is_told_to_the_moderator_and_paused(slack: OnSlack, why: str) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30 UTC")
    (fake.archive if why == "gone" else fake.remove_bot)(channel)
    for minutes in (10 * 60, 15, 45):
        await slack.passes(minutes=minutes)
    assert await slack.paused() == [why]
    (told,) = fake.shown(fake.dm(mori), mori)
    assert EN("daily-stopped", place="#history") in told.text_shown
    assert slack_side.as_typed(EN(f"daily-paused-{why}", platform="slack")) in told.text_shown


@pytest.mark.parametrize(
    "word",
    [
        *("restricted_action_read_only_channel", "restricted_action_thread_only_channel", "ekm_access_denied"),
        *("message_limit_exceeded", "team_access_not_granted", "a_word_of_next_year"),
    ],
)
async def test_on_slack_whatever_forbids_the_daily_fact_is_tried_three_times_and_told_to_the_moderator(
    slack: OnSlack, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30 UTC")
    channel.restricted = word
    for minutes in (10 * 60, 15, 45):
        await slack.passes(minutes=minutes)
    assert await slack.paused() == ["refused"]
    (told,) = fake.shown(fake.dm(mori), mori)
    assert EN("daily-stopped", place="#history") in told.text_shown
    assert slack_side.as_typed(EN("daily-paused-refused")) in told.text_shown
    assert word in caplog.text
    assert "a bug" not in caplog.text


async def test_on_slack_a_daily_fact_waits_as_long_as_slack_asks_and_is_then_posted_once(slack: OnSlack) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30 UTC")
    fake.ratelimit("chat.postMessage", 120)
    await slack.passes(hours=9, minutes=31)
    before = len(fake.calls)
    await slack.passes(seconds=100)
    assert len(fake.calls) == before
    await slack.passes(seconds=21)
    assert len(fake.shown(channel)) == 1
    assert await slack.paused() == [None]


@pytest.mark.parametrize("lost", [1, 2, 5])
async def test_on_slack_a_fact_whose_answer_gets_lost_again_and_again_stands_there_twice_at_most(
    slack: OnSlack, lost: int
) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30 UTC")
    fake.lose_answer("chat.postMessage", lost)
    await slack.passes(hours=9, minutes=31)
    for _ in range(5):
        await slack.passes(seconds=4)
    assert len(fake.shown(channel)) == 2
    assert len(fake.shown(channel, mori)) == 2 + 2  # with what was told when it was set
    fake.faults = type(fake.faults)()
    await slack.passes(days=1)
    assert len(fake.shown(channel)) == 3


async def test_on_slack_a_fact_that_never_got_there_is_posted_once(slack: OnSlack) -> None:
    fake = slack.slack
    mori, channel = fake.person("Mori", admin=True), fake.channel("history")
    await fake.command(mori, channel, "/zainichi-mod", "daily here 18:30 UTC")
    fake.server_error("chat.postMessage", 500, 9)
    await slack.passes(hours=9, minutes=31)
    for _ in range(5):
        await slack.passes(seconds=4)
    assert len(fake.shown(channel)) == 1


# kill -9


async def due_now(library: Library, folder: Path, community: str, place: str) -> None:
    """A database with a schedule whose minute is this one."""
    async with a_bot(library, str(folder / "zainichi.db")) as bot:
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        wanted = WantedSchedule(
            community, place, "#history", f"{community}:1", f"{now:%H:%M}", "UTC", "0123456", None, "en"
        )
        await bot.daily.store.upsert(wanted, NextDay(now.date().isoformat(), int(now.timestamp() * 1000)))


def lease_runs_out(folder: Path) -> None:
    with contextlib.closing(sqlite3.connect(folder / "zainichi.db")) as database, database:
        assert database.execute("UPDATE schedule SET lease = 0 WHERE lease IS NOT NULL").rowcount == 1


async def until(so: Callable[[], bool], seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while not so():  # noqa: ASYNC110  # another process does it
            await asyncio.sleep(0.05)


def is_marked(folder: Path) -> bool:
    with contextlib.closing(sqlite3.connect(folder / "zainichi.db")) as database:
        return bool(database.execute("SELECT count(*) FROM posted").fetchone()[0])


@pytest.mark.parametrize("afterwards", [False, True], ids=["between claim and post", "between post and mark"])
async def test_on_discord_a_kill_doubles_nothing_and_loses_nothing(
    library: Library, tmp_path: Path, afterwards: bool
) -> None:
    async with FakeDiscord() as discord:
        channel = discord.server_channel("history")
        assert channel.server
        await due_now(library, tmp_path, f"discord:{channel.server.id}", f"discord:{channel.server.id}:{channel.id}")
        discord.faults.add(POSTING, Fault.slow(60, afterwards=afterwards))
        bot = await process(discord, tmp_path)
        await until(lambda: discord.faults.left == 0 and len(channel.public) == int(afterwards))
        bot.kill()
        await bot.wait()
        assert not is_marked(tmp_path)
        lease_runs_out(tmp_path)
        bot = await process(discord, tmp_path)
        await until(lambda: is_marked(tmp_path))
        bot.terminate()
        assert await bot.wait() == 0
        assert len(channel.public) == 1


@pytest.mark.parametrize("afterwards", [False, True], ids=["between claim and post", "between post and mark"])
async def test_on_slack_a_kill_loses_nothing_and_doubles_at_most_once(
    library: Library, tmp_path: Path, afterwards: bool
) -> None:
    async with FakeSlack("socket") as slack:
        channel = slack.channel("history")
        await due_now(library, tmp_path, f"slack:{slack.team}", f"slack:{slack.team}:{channel.id}")
        slack.slow("chat.postMessage", 60, afterwards=afterwards)
        bot = await slack_side.process(slack, tmp_path, SLACK_APP_TOKEN=slack.app_token)
        await until(lambda: slack.faults.left == 0 and len(slack.shown(channel)) == int(afterwards))
        bot.kill()
        await bot.wait()
        assert not is_marked(tmp_path)
        lease_runs_out(tmp_path)
        bot = await slack_side.process(slack, tmp_path, SLACK_APP_TOKEN=slack.app_token)
        await until(lambda: is_marked(tmp_path))
        bot.terminate()
        assert await bot.wait() == 0
        assert len(slack.shown(channel)) == 1 + int(afterwards)


async def test_in_a_terminal_it_is_printed_at_its_hour_while_nobody_types(library: Library, tmp_path: Path) -> None:
    await due_now(library, tmp_path, "console", "console:here")
    with forked():
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot"),
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "COLUMNS": "80"},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
    assert bot.stdout
    seen = b""
    async with asyncio.timeout(20):
        while EN("button-quiz-me").encode() not in seen:
            seen += await bot.stdout.read(4096)
    bot.terminate()
    await bot.communicate()
    assert bot.returncode == 0
    assert b"Source" in seen
