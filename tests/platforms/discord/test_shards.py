"""Discord shares out its servers among connections, of one process or of several: people notice nothing of that."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.core.clock import SECOND
from bot.core.i18n import Voice
from bot.core.platform import AdapterError
from bot.core.shards import Shards
from bot.platforms import patience
from bot.platforms.discord import adapter as adapting, sharing
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.messenger import DiscordMessenger
from bot.worker import Worker
from content.library import Library
from tests.fakes.discord.server import Can, FakeDiscord, Person, Place, redirect
from tests.support import postgres
from tests.support.bot import bot_on, closing
from tests.support.databases import opened
from tests.support.discord_class import Lesson, on_one_clock
from tests.support.on_discord import OnDiscord, Quick, a_bot, process, read, running, says
from tests.support.on_slack import free_port
from tests.test_health import asked, ended, get, well

EN = Voice("en")
QUIZ = "why-they-left"
BOTH = Shards(2, (0, 1))


@dataclass
class School:
    """A Discord with a server on each of two shards, and what serves each: one process, or one for each."""

    discord: FakeDiscord
    serving: Sequence[OnDiscord]
    places: Sequence[Place]


def rooms(discord: FakeDiscord) -> Sequence[Place]:
    """A channel in a server of each shard."""
    return [discord.server_channel("class", server=discord.server(shard=it, shards=2)) for it in range(2)]


@contextlib.asynccontextmanager
async def a_process(
    library: Library, discord: FakeDiscord, url: str, worker: Worker, shard: int
) -> AsyncIterator[OnDiscord]:
    """All that a process has which serves one shard: a database of its own, a client of its own."""

    def now() -> int:
        return round(discord.world.clock.now() * SECOND)

    there = {"discord": DiscordMessenger()}
    async with opened(url) as database:
        bot = bot_on(library, database, now, there, worker=worker, owner=f"process {shard}")
        async with closing(bot), running(discord, bot, shards=Shards(2, (shard,))) as client:
            yield OnDiscord(discord, bot, client)


@pytest.fixture(params=["one process", "two processes"])
async def school(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[School]:
    async with FakeDiscord() as discord, contextlib.AsyncExitStack() as stack:
        places = rooms(discord)
        if request.param == "one process":
            on = await stack.enter_async_context(on_one_clock(library, discord, shards=BOTH))
            serving = [on, on]
        else:
            worker = Worker()
            stack.push_async_callback(worker.close)
            url = await stack.enter_async_context(postgres.emptied())
            serving = [
                await stack.enter_async_context(a_process(library, discord, url, worker, shard)) for shard in (0, 1)
            ]
        await discord.until(lambda: all(on.client.is_ready() for on in serving), 10)
        assert discord.gateway.shards == {0, 1}
        yield School(discord, serving, places)
        assert discord.refused == []


async def test_commands_and_presses_are_answered_in_every_server_and_in_conversations(school: School) -> None:
    discord = school.discord
    mina = discord.person("Mina", place=school.places[0])
    for place in (*school.places, discord.dm(mina), discord.group(), discord.elsewhere()):
        there = mina.at(place)
        fact = await there.types("/zainichi fact")
        assert says(fact, "en", "label-source")
        assert says(await there.presses(fact, EN("button-another")), "en", "label-source")
    assert discord.world.session_starts == 998


async def test_the_commands_are_told_once_and_can_be_clicked_everywhere(school: School) -> None:
    mina = school.discord.person("Mina")
    for place in school.places:
        menu = await mina.at(place).types("/zainichi help")
        assert f"</zainichi fact:{school.discord.world.command_id('zainichi')}>" in menu.text
    assert [call.method for call in school.discord.calls if call.path.endswith("/commands")].count("PUT") == 1


@pytest.mark.parametrize("shard", [0, 1])
async def test_a_class_in_any_server_is_led_from_a_conversation_and_shown_by_any_process(
    school: School, shard: int
) -> None:
    host = school.discord.person("Ms Mori", permissions=Can.TEACHER, place=school.places[shard])
    lesson = Lesson(school.serving[1 - shard], host)  # the other process does what is due
    pupils = lesson.pupils(3)
    await lesson.starts(quiz=QUIZ, questions=2)
    await lesson.joins(*pupils)
    await lesson.leads("start")
    await lesson.plays(pupils[:2], pupils[2:])
    await lesson.leads("next")
    await lesson.plays(pupils)
    await lesson.leads("end")
    await lesson.ends()
    assert says(lesson.message, "en", "class-line", percent=EN.percent(83))
    assert [name.rpartition(".")[2] for name in lesson.told[-1].files] == ["xlsx", "png"]


async def test_while_the_first_shard_is_away_a_class_on_another_is_led_on_from_its_channel(school: School) -> None:
    host = school.discord.person("Ms Mori", permissions=Can.TEACHER, place=school.places[1])
    lesson = Lesson(school.serving[1], host)
    pupils = lesson.pupils(2)
    await lesson.starts(quiz=QUIZ, questions=2)
    await lesson.joins(*pupils)
    await lesson.leads("start")
    school.discord.gateway.hello_after = None
    await school.discord.gateway.drop(shard=0)  # it would hear of what the host presses in their conversation
    first = lesson.question()
    await lesson.plays(pupils)
    controls = await host.presses(lesson.message, EN("act-host"))
    await host.presses(controls, EN("act-next"))
    await lesson.goes_on()
    assert lesson.question() is not first
    await lesson.plays(pupils)
    assert says(lesson.message, "en", "class-right-of", right=2, answered=2)
    assert school.discord.gateway.shards == {1}


async def test_the_daily_fact_comes_once_to_the_servers_of_every_shard(school: School) -> None:
    time = f"{datetime.now(ZoneInfo('Asia/Tokyo')) - timedelta(hours=1):%H:%M}"  # an hour before each look to come
    for place in school.places:
        mori = school.discord.person("Mori", permissions=Can.MODERATOR, place=place)
        set_ = await mori.types("/zainichi-mod daily", channel=place, time=time, zone="Asia/Tokyo")
        assert f"daily at {time} (Asia/Tokyo)" in read(set_.text)
    for days in (1, 2):
        school.discord.forward(minutes=24 * 60)
        await asyncio.gather(*(on.bot.publisher.deliver("discord") for on in school.serving))
        assert [len(place.public) for place in school.places] == [days, days]


async def test_one_connection_that_is_gone_is_named_while_the_others_serve_and_comes_back(
    school: School,
) -> None:
    discord = school.discord
    mina, messenger = (discord.person("Mina", place=school.places[0]), school.serving[1].bot.messengers["discord"])
    assert isinstance(messenger, DiscordMessenger)
    assert messenger.trouble == ""
    discord.gateway.hello_after = None
    await discord.gateway.drop(shard=1)
    own = 2 if school.serving[0] is school.serving[1] else 1
    await discord.until(lambda: messenger.trouble == f"1 of {own} connections broken (shard 1)")
    assert says(await mina.types("/zainichi fact"), "en", "label-source")
    assert says(await mina.at(discord.dm(mina)).types("/zainichi fact"), "en", "label-source")
    discord.gateway.hello_after = 0.0
    await discord.gateway.drop(shard=1)
    await discord.until(lambda: discord.gateway.shards == {0, 1}, 15)
    assert says(await mina.at(school.places[1]).types("/zainichi fact"), "en", "label-source")
    assert messenger.trouble == ""
    assert (discord.gateway.identified, discord.gateway.resumed) == (2, 1)


# The start


@contextlib.asynccontextmanager
async def served(
    library: Library, discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch, shards: Shards | None
) -> AsyncIterator[tuple[DiscordAdapter, "asyncio.Task[None]"]]:
    """The adapter, from its start to the word to stop."""
    monkeypatch.setattr(patience, "WAITS", (0.05,))
    monkeypatch.setattr(adapting, "Client", Quick)
    adapter = DiscordAdapter(discord.token, locale="en", shards=shards)
    async with a_bot(library, messengers={"discord": adapter.messenger}) as bot:
        with redirect(discord):
            serving = asyncio.create_task(adapter.run(bot.router))
            yield adapter, serving
            serving.cancel()
            await asyncio.wait([serving], timeout=5)
            assert serving.done()


async def test_connections_that_are_still_to_be_made_are_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FakeDiscord() as discord:
        goes_on = asyncio.Event()

        async def waits(_: Quick, shard: int | None, **how: bool) -> None:
            if shard == 1 and not how["initial"]:
                await goes_on.wait()

        monkeypatch.setattr(Quick, "before_identify_hook", waits)
        async with served(library, discord, monkeypatch, Shards(4, (0, 1, 2))) as (adapter, _):
            assert await adapter.trouble() == "not connected"
            await discord.until(lambda: discord.gateway.shards == {0}, 10)
            await discord.until(lambda: adapter.messenger.trouble == "2 of 3 connections still to be made (shards 1-2)")
            goes_on.set()
            await discord.until(lambda: discord.gateway.shards == {0, 1, 2}, 10)
            assert await adapter.trouble() == ""


async def test_a_process_without_the_first_shard_waits_for_another_to_tell_of_the_commands(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "ASKED_AGAIN", 0.05)
    async with FakeDiscord() as discord:
        places = rooms(discord)
        async with served(library, discord, monkeypatch, Shards(2, (1,))) as (adapter, _):
            await discord.until(lambda: discord.gateway.shards == {1}, 10)
            assert (discord.commands, adapter.messenger.commands) == ([], ())
            async with served(library, discord, monkeypatch, Shards(2, (0,))):
                await discord.until(lambda: discord.gateway.shards == {0, 1}, 10)
                await discord.until(lambda: len(adapter.messenger.commands) == 3)
                mina = discord.person("Mina", place=places[1])
                assert says(await mina.types("/zainichi fact"), "en", "label-source")
                before = len(discord.calls)
                await asyncio.sleep(0.2)
                assert len(discord.calls) == before  # it knows them, and asks no more


async def test_two_processes_that_begin_at_once_take_turns(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord() as discord:
        discord.gateway.pause, discord.world.at_once = 60.0, 1
        async with (
            served(library, discord, monkeypatch, Shards(2, (0,))),
            served(library, discord, monkeypatch, Shards(2, (1,))),
        ):
            await discord.until(lambda: discord.world.session_starts < 998, 10)  # one of them came too soon
            assert len(discord.gateway.shards) == 1
            discord.gateway.pause = 0.0
            await discord.until(lambda: discord.gateway.shards == {0, 1}, 10)


async def test_a_bot_that_may_not_connect_any_more_today_waits_and_keeps_its_token(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with FakeDiscord() as discord:
        discord.world.session_starts = 1
        async with served(library, discord, monkeypatch, BOTH):
            waits = "only 1 connections left for 1440 min, and 2 are needed"
            await discord.until(lambda: caplog.text.count(waits) > 1, 10)
            assert (discord.gateway.open, discord.world.session_starts) == (0, 1)
            discord.world.session_starts = 1000
            await discord.until(lambda: discord.gateway.shards == {0, 1}, 10)
    assert discord.world.token == discord.token


async def test_too_few_shards_are_told_before_they_are_and_end_discord_with_what_to_write(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with FakeDiscord(shards=3) as discord:
        discord.gateway.most_servers = 1
        for shard in range(4):
            discord.server(shard=shard, shards=4)
        async with served(library, discord, monkeypatch, BOTH) as (_, serving):
            await asyncio.wait([serving], timeout=10)
            with pytest.raises(AdapterError) as refused:
                serving.result()
    assert str(refused.value).startswith("Discord does not take the shards: each may have 2,500 servers at most. Set ")
    assert str(refused.value).endswith("(It says 4011 to shards 0-1 of 2.)")
    assert "Discord asks for 3 shards, DISCORD_SHARD_COUNT says 2: raise it soon" in caplog.text


async def test_told_to_stop_while_some_connections_are_made_it_stops_and_closes_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with FakeDiscord() as discord:
        for steps in range(12):
            async with served(library, discord, monkeypatch, BOTH):
                await discord.until(lambda: 0 in discord.gateway.shards, 10)
                for _ in range(steps):
                    await asyncio.sleep(0)
            await discord.until(lambda: not discord.gateway.open)


# Processes


def gone(bot: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        bot.kill()


async def answered(person: Person, place: Place) -> bool:
    return says(await person.at(place).types("/zainichi fact"), "en", "label-source")


async def test_of_two_processes_on_one_postgresql_one_is_killed_and_the_other_goes_on(tmp_path: Path) -> None:
    ports = [free_port(), free_port()]
    async with FakeDiscord() as discord, postgres.fresh() as url, contextlib.AsyncExitStack() as stack:
        places, mina = rooms(discord), discord.person("Mina")

        async def started(shard: int) -> asyncio.subprocess.Process:
            own = {"DISCORD_SHARD_COUNT": "2", "DISCORD_SHARD_IDS": str(shard), "PORT": str(ports[shard])}
            bot = await process(discord, tmp_path, DATABASE_URL=url, LOG_LEVEL="INFO", **own)
            stack.callback(gone, bot)
            return bot

        bots = [await started(0), await started(1)]
        await asyncio.gather(*map(well, ports))
        for place in (*places, discord.dm(mina)):
            assert await answered(mina, place)
        bots[1].kill()
        await bots[1].wait()
        assert await asked(ports[0]) == (0, "ready\n")
        assert await answered(mina, places[0])
        assert await answered(mina, discord.dm(mina))
        bots[1] = await started(1)
        await well(ports[1])
        assert await answered(mina, places[1])
        assert 'zainichi_ready{part="Discord"} 1.0' in (await get(ports[1], "/metrics"))[1]
        assert await asyncio.gather(*map(ended, bots)) == [0, 0]
    log = (tmp_path / "log.txt").read_text()
    for shard in (0, 1):
        assert f"Discord: shard {shard} of 2; " in log
    assert log.count("Discord was told of the commands") == 1
    assert "Traceback" not in log
