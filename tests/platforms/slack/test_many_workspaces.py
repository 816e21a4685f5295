"""Many workspaces on one bot: each with its own token, its own class and daily fact, until it leaves."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.core.clock import DAY, HOUR, day_of, moment
from bot.core.i18n import Voice
from bot.core.platform import NotPostedError, PostFailure, PostKey
from bot.core.reply import Prose, private
from bot.daily.store import NextDay, WantedSchedule
from bot.members.privacy import LEFT
from bot.platforms.slack import token_renewal
from bot.worker import Worker
from content.library import Library
from tests.fakes.slack.payloads import action_event
from tests.fakes.slack.server import Channel, FakeSlack
from tests.support.databases import BOTH, everything, fresh
from tests.support.many_slacks import Everywhere, everywhere
from tests.support.on_slack import says, teaching
from tests.support.slack_class import Lesson, with_short_quizzes

KEY = "ab" * 32


class Two:
    """A bot in two workspaces: a day school and a night school."""

    def __init__(self, here: Everywhere, night: FakeSlack) -> None:
        self.here, self.bot = here, here.bot
        self.day, self.night = here.slack, night

    def lesson(self, slack: FakeSlack, teacher: str) -> Lesson:
        return Lesson(self.here.within(slack), slack.person(teacher, admin=True), slack.channel("history"))

    async def schedules(self, slack: FakeSlack, channel: Channel) -> None:
        """A fact a day in a channel, due now."""
        community, now = f"slack:{slack.team}", self.bot.clock()
        person = f"{community}:{slack.person('Mori').id}"
        time, today = f"{moment(now):%H:%M}", day_of(now).isoformat()
        place = f"{community}:{channel.id}"
        wanted = WantedSchedule(community, place, "#general", person, time, "UTC", "0123456", None, "en")
        await self.bot.daily.store.upsert(wanted, NextDay(today, now))

    async def delivers(self) -> None:
        await self.bot.publisher.deliver("slack")

    async def facts(self) -> list[int]:
        """How many facts stand in the channels of each."""
        return [sum(len(it.shown(None)) for it in slack.world.channels.values()) for slack in (self.day, self.night)]

    async def kept(self, slack: FakeSlack) -> str:
        """All rows that speak of a workspace."""
        rows = await everything(self.bot.database)
        return "\n".join(str(row) for table in rows.values() for row in table if slack.team in str(row))


@pytest_asyncio.fixture
async def two(library: Library, tmp_path: Path) -> AsyncIterator[Two]:
    async with (
        FakeSlack("http", name="Day school") as slack,
        everywhere(with_short_quizzes(library), slack, str(tmp_path / "z.db"), (KEY,)) as here,
    ):
        night = slack.beside("Night school")
        for one in (slack, night):
            assert (await here.site.installs(one)).status == 200
        yield Two(here, night)
        await here.bot.worker.close()
        for one in (slack, night):
            assert one.refused == []
            assert one.mentions == []


def tokens_used(slack: FakeSlack) -> set[str]:
    """The methods that were called in a workspace, each of which needs a token of that workspace."""
    return {call.method for call in slack.calls if not call.error}


async def test_two_workspaces_have_a_class_each_at_the_same_time_and_none_sees_the_other(two: Two) -> None:
    first, second = two.lesson(two.day, "Mori"), two.lesson(two.night, "Sato")
    await first.begins("start plain")
    await second.begins("start plain")
    assert len(first.posted) >= 1
    assert len(second.posted) >= 1
    mina, jun = two.day.person("Mina"), two.night.person("Jun")
    for lesson, person in ((first, mina), (second, jun)):
        await lesson.passes_note()
        await lesson.answers(person, lesson.right)
    await first.plays_to_the_end()
    assert second.choices()  # the other goes on
    await second.plays_to_the_end()
    for slack in (two.day, two.night):
        assert {"chat.postMessage", "chat.update", "users.info", "files.completeUploadExternal"} <= tokens_used(slack)
        assert {call.error for call in slack.calls if call.method != "oauth.v2.access"} == {""}
    people = await two.bot.database.read("SELECT external FROM person ORDER BY external")
    assert {str(it).split(":")[1] for (it,) in people} == {two.day.team, two.night.team}


async def test_each_workspace_gets_its_daily_fact_and_one_that_is_busy_holds_up_no_other(two: Two) -> None:
    for slack in (two.day, two.night):
        for name in ("general", "random"):
            await two.schedules(slack, slack.channel(name))
    two.day.ratelimit("chat.postMessage", 30, times=2)
    await two.delivers()
    assert await two.facts() == [0, 2]
    two.day.forward(seconds=31)
    await two.delivers()
    assert await two.facts() == [2, 2]


async def test_a_link_and_an_edit_find_the_workspace_of_the_message(two: Two) -> None:
    messenger = two.bot.messengers["slack"]
    channel = two.night.channel("general")
    place = f"slack:{two.night.team}:{channel.id}"
    name = await messenger.post(place, private(Prose("one")), PostKey("test", (1,)))
    assert name == f"{two.night.team}/{channel.id}/{channel.shown(None)[0].ts}"
    await messenger.edit(name, private(Prose("two")))
    assert channel.shown(None)[0].text == "two"
    assert messenger.link(place, name).startswith("https://history.slack.com/archives/C0")
    with pytest.raises(NotPostedError) as lost:  # of the time when the bot had one workspace
        await messenger.edit(name.partition("/")[2], private(Prose("three")))
    assert lost.value.why is PostFailure.LOST
    with pytest.raises(NotPostedError) as unknown:
        await messenger.post("slack:T0NEVER:C1", private(Prose("x")), PostKey("test", (2,)))
    assert unknown.value.why is PostFailure.BUSY
    assert unknown.value.wait > 60


async def test_tokens_that_expire_are_renewed_in_time_and_nobody_notices(library: Library, tmp_path: Path) -> None:
    path = str(tmp_path / "z.db")
    async with FakeSlack("http") as slack:
        slack.app.rotates = True
        mina, general = slack.person("Mina"), slack.channel("general")
        async with everywhere(library, slack, path, (KEY,)) as here:
            await here.site.installs(slack)
            for hours in (0, 9, 2, 20, 100):  # fresh, fresh, about to expire, expired, long expired
                slack.forward(minutes=60 * hours)
                assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
            assert len(slack.app.tokens) == 4
            slack.forward(minutes=60 * 11)
            slack.fail("oauth.v2.access", "internal_error", times=3)
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons  # the old one will do
            slack.faults.clear("oauth.v2.access")
            slack.forward(minutes=60 * 2)
            told = await asyncio.gather(*(slack.command(mina, general, "/zainichi", "fact") for _ in range(8)))
            assert all(it.message.buttons for it in told)  # of many at once, one asks
            assert len(slack.app.tokens) == 5
            slack.forward(minutes=60 * 13)
            slack.fail("oauth.v2.access", "internal_error", times=2)
            for _ in range(2):  # it is over, and Slack gives no other for now
                assert says((await slack.command(mina, general, "/zainichi", "fact")).message, "en", "slack-not-now")
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
        slack.forward(minutes=60 * 30)
        async with everywhere(library, slack, path, (KEY,)):  # after a night without the bot
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
        assert {call.error for call in slack.calls} <= {"", "invalid_code", "internal_error"}


@pytest.mark.parametrize("kind", BOTH)
async def test_two_processes_renew_a_token_once_and_both_see_an_installation_at_once(
    kind: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token_renewal, "BETWEEN", 0.05)
    async with FakeSlack("http") as slack, fresh(kind, tmp_path) as url:
        path = url.removeprefix("sqlite:///")
        slack.app.rotates = True
        mina, general = slack.person("Mina"), slack.channel("general")
        async with (
            everywhere(library, slack, path, (KEY,)) as one,
            everywhere(library, slack, path, (KEY,), "b") as two,
        ):
            refused = (await slack.command(mina, general, "/zainichi", "fact")).message
            assert not refused.buttons
            await one.site.installs(slack)
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons  # by the other one
            slack.forward(minutes=60 * 13)
            place = f"slack:{slack.team}:{general.id}"
            posts = (
                it.bot.messengers["slack"].post(place, private(Prose(str(n))), PostKey("test", (n,)))
                for n, it in enumerate((one, two) * 3)
            )
            await asyncio.gather(*posts)
            assert len(slack.app.tokens) == 2
            assert "token_expired" not in {call.error for call in slack.calls}
            await slack.uninstall()
            assert not (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
            back = slack.allow(await one.site.sent_away())  # begun with one, ended with the other
            two.site.cookie = one.site.cookie
            assert (await two.site.back(back)).status == 200
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons


async def test_a_workspace_that_removes_the_app_is_left_alone_at_once_and_forgotten_after_thirty_days(two: Two) -> None:
    day, night = two.day, two.night
    lesson = two.lesson(day, "Mori")
    await lesson.begins("start plain")
    await lesson.answers(day.person("Mina"), lesson.right)
    for slack in (day, night):
        await two.schedules(slack, slack.channel("general"))
    before, posted = await two.kept(night), await two.facts()
    await day.uninstall()
    calls = len(day.calls)
    rows = await two.bot.database.read(
        "SELECT token, refresh FROM slack_installation WHERE external = $1", f"slack:{day.team}"
    )
    assert rows == [(None, None)]
    await two.delivers()
    await two.here.within(day).beats()
    await two.here.within(day).beats()
    assert (await two.facts())[0] == posted[0]  # nothing more
    assert (await two.facts())[1] == posted[1] + 1
    assert len(day.calls) == calls  # and nothing was tried
    assert await two.bot.database.read("SELECT 1 FROM class_round WHERE reported IS NULL") == []
    assert await two.bot.database.read("SELECT paused FROM schedule WHERE paused IS NOT NULL") == []
    refused = (await day.command(day.person("Jun"), day.channel("random"), "/zainichi", "fact")).message
    assert "installed" in refused.text
    now = two.bot.clock()
    await two.bot.privacy.purge(now + LEFT - HOUR)
    assert "Mori" in await two.kept(day)
    assert f"slack:{day.team}:" in await two.kept(day)
    await two.bot.privacy.purge(now + LEFT + HOUR)
    assert await two.kept(day) == ""
    assert f"slack:{night.team}:" in before
    assert await two.bot.database.read("SELECT 1 FROM schedule") == [(1,)]


async def test_whoever_installs_it_again_in_time_finds_all_as_it_was(two: Two) -> None:
    day = two.day
    mina, general = day.person("Mina"), day.channel("general")
    await two.schedules(day, general)
    await day.command(mina, general, "/zainichi", "language ja")
    await day.uninstall()
    old = day.events[-1]
    day.forward(minutes=60 * 24 * 29)
    await two.here.site.installs(day)
    await two.bot.privacy.purge(two.bot.clock() + LEFT)
    told = (await day.command(mina, general, "/zainichi", "fact")).message
    assert Voice("ja")("button-another") in told.labels
    assert await two.bot.members.language(f"slack:{day.team}:{mina.id}") == "ja"
    await two.delivers()
    assert (await two.facts())[0] >= 1
    await day.delivery.deliver(old)  # Slack says once more what was so before
    assert (await day.command(mina, general, "/zainichi", "fact")).message.buttons


async def test_an_uninstallation_that_nobody_told_of_shows_in_slacks_own_words(two: Two) -> None:
    day = two.day
    mina, general = day.person("Mina"), day.channel("general")
    await day.command(mina, general, "/zainichi", "fact")
    await day.uninstall(tell=False)
    place = f"slack:{day.team}:{general.id}"
    messenger = two.bot.messengers["slack"]
    with pytest.raises(NotPostedError):
        await messenger.post(place, private(Prose("x")), PostKey("test", (1,)))
    for _ in range(50):
        if await two.bot.database.read("SELECT 1 FROM community WHERE left_at IS NOT NULL"):
            break
        await asyncio.sleep(0.02)
    with pytest.raises(NotPostedError) as gone:
        await messenger.post(place, private(Prose("x")), PostKey("test", (1,)))
    assert gone.value.why is PostFailure.GONE


async def test_somebody_of_another_workspace_who_presses_in_a_shared_channel_is_answered_by_whose_message_it_is(
    two: Two,
) -> None:
    day, night = two.day, two.night
    mina, general = day.person("Mina"), day.channel("general")
    fact = await two.here.within(day).types(mina, general, "fact")
    shared = await two.here.within(day).shares(mina, fact)
    button = shared.buttons[0]
    action = {"type": "button", "action_id": button.action_id, "block_id": "b", "value": button.value}
    for team in (night.team, "T0WITHOUT"):
        event = action_event(day.world, mina, shared, action, {})
        event.payload["team"] = {"id": team, "domain": "elsewhere"}
        calls = len(night.calls)
        assert not says((await day.acts.act(event)).message, "en", "slack-not-installed", address="x")
        assert len(night.calls) == calls


async def test_slack_being_away_is_said_and_passes(two: Two) -> None:
    night = two.night
    jun, general = night.person("Jun"), night.channel("general")
    night.server_error("auth.test", 503, times=9)
    told = (await night.command(jun, general, "/zainichi", "fact")).message
    assert says(told, "en", "slack-not-now")
    night.faults.clear("auth.test")
    for _ in range(3):
        told = (await night.command(jun, general, "/zainichi", "fact")).message
    assert told.buttons


def test_what_is_waited_for_is_shorter_than_slack_waits() -> None:
    assert token_renewal.LOOKS * token_renewal.BETWEEN <= 3.5
    assert LEFT == 30 * DAY


async def test_a_class_that_was_going_on_when_one_workspace_became_many_goes_on_in_a_new_message(
    library: Library, tmp_path: Path
) -> None:
    path, short, worker = str(tmp_path / "z.db"), with_short_quizzes(library), Worker()
    async with FakeSlack("http") as slack:
        async with teaching(short, slack, worker, path) as on:
            lesson = Lesson(on, slack.person("Mori", admin=True), slack.channel("history"))
            await lesson.begins("start plain")
        async with everywhere(short, slack, path, (KEY,)) as here:
            await here.site.installs(slack)
            lesson = Lesson(here.within(slack), lesson.host, lesson.channel)
            mina = slack.person("Mina")
            await lesson.answers(mina, lesson.right)  # in the old message, which all see
            await lesson.on.beats()
            await lesson.on.later(seconds=30)
            await lesson.on.beats()
            assert lesson.board.buttons or len(lesson.posted) > 1
            rows = await here.bot.database.read("SELECT count(*) FROM class_answer")
            assert rows == [(1,)]
            await lesson.plays_to_the_end()
            names = await here.bot.database.read("SELECT message FROM round_display WHERE slot = 'end'")
            assert all(str(name).startswith(f"{slack.team}/") for (name,) in names)
        await worker.close()
        assert slack.refused == []
