"""What the bot survives on Discord (it is away, nobody understands it), and how the bot ends when told to."""

import asyncio
import contextlib
import json
import signal
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.platforms import patience
from bot.platforms.discord import adapter as adapting, client as app
from bot.platforms.discord.adapter import DiscordAdapter
from content.library import Library
from tests.fakes.discord.server import FakeDiscord, Fault, redirect
from tests.fakes.slack.server import FakeSlack
from tests.support.bot import Bot
from tests.support.on_discord import Quick, a_bot, process, says


@pytest.fixture(autouse=True)
def without_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "WAITS", (0.05,))
    monkeypatch.setattr(adapting, "Client", Quick)


@contextlib.asynccontextmanager
async def served(discord: FakeDiscord, bot: Bot) -> AsyncIterator["asyncio.Task[None]"]:
    """The adapter, from its start to the word to stop, whatever Discord is like meanwhile."""
    with redirect(discord):
        serving = asyncio.create_task(DiscordAdapter(discord.token, locale="en").run(bot.router))
        try:
            yield serving
        finally:
            serving.cancel()
            begun = time.monotonic()
            await asyncio.wait([serving], timeout=5)
            assert serving.done()
            assert time.monotonic() - begun < 3


async def answered(discord: FakeDiscord) -> bool:
    """Whether somebody who has just come gets an answer."""
    return says(await discord.person("Mina").types("/zainichi fact"), "en", "label-source")


# It stays


@pytest.mark.parametrize(
    ("route", "fault"),
    [
        ("GET /gateway/bot", Fault.broken(503)),
        ("GET /gateway/bot", Fault.cut()),
        ("GET /users/@me", Fault.broken(503)),
        ("GET /users/@me", Fault.cut()),
        ("GET /applications/*/commands", Fault.broken(503)),
        ("PUT /applications/*/commands", Fault.broken(503)),
        ("PUT /applications/*/commands", Fault.cut(afterwards=True)),
    ],
)
async def test_a_discord_that_breaks_at_the_start_is_told_in_the_log_and_tried_again(
    library: Library, caplog: pytest.LogCaptureFixture, route: str, fault: Fault
) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        discord.faults.add(route, fault, fault)
        async with served(discord, bot):
            await discord.connected()
            assert await answered(discord)
        assert discord.faults.left == 0
    told = [record.getMessage() for record in caplog.records if record.name == "bot.platforms.patience"]
    assert told
    assert all(line.startswith("Discord cannot be reached: ") and "\n" not in line for line in told)
    assert "Traceback" not in caplog.text


async def test_a_discord_that_nobody_finds_at_the_start_is_waited_for(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_bot(library) as bot, FakeDiscord() as discord:
        there, discord.world.url = discord.world.url, "http://127.0.0.1:9"  # where there is nobody
        async with served(discord, bot) as serving:
            await discord.until(lambda: caplog.text.count("Discord cannot be reached: Cannot connect to host") > 1)
            assert not serving.done()
            discord.world.url = there
            with redirect(discord):
                await discord.connected()
                assert await answered(discord)
    assert "Traceback" not in caplog.text
    assert discord.token not in caplog.text


async def test_a_gateway_that_greets_late_or_never_is_tried_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "CONNECTING", 0.3)
    async with FakeDiscord() as discord, a_bot(library) as bot:
        discord.gateway.hello_after = None
        async with served(discord, bot):
            await discord.until(lambda: discord.gateway.open, 10)
            discord.gateway.hello_after = 0.1
            await discord.connected()
            assert discord.gateway.open == 2  # the library forgets the first
            assert await answered(discord)


async def test_an_event_that_the_library_does_not_understand_is_dropped_and_the_connection_stands(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot, served(discord, bot):
        await discord.connected()
        voice = {"id": "1", "guild_id": "2", "type": 2, "name": "voice"}  # without its bitrate
        broken = {
            "INTERACTION_CREATE": {"id": "1", "type": 2},
            "GUILD_CREATE": {"id": "2", "channels": [voice]},
            "CHANNEL_CREATE": voice,
            "MESSAGE_CREATE": {},
        }
        for name, data in broken.items():
            await discord.gateway.dispatch(name, json.dumps(data), None)
        assert await answered(discord)
        assert (discord.gateway.identified, discord.gateway.resumed) == (1, 0)
    assert "an event of Discord's was not understood: INTERACTION_CREATE" in caplog.text


async def test_a_frame_that_is_not_even_text_for_a_library_is_logged_and_the_bot_connects_anew(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot, served(discord, bot):
        await discord.connected()
        for socket in list(discord.gateway._sockets):
            await socket.send_str("{")
        await discord.until(lambda: discord.gateway.identified == 2 and discord.gateway.connected, 10)
        assert await answered(discord)
    assert "Discord has ended by a fault of the bot's; beginning anew" in caplog.text


async def test_a_discord_that_needs_more_shards_meanwhile_gets_them(library: Library) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot, served(discord, bot):
        await discord.connected()
        discord.asks_for(shards=2)
        await discord.gateway.drop(code=4011)
        await discord.until(lambda: discord.gateway.identified == 3, 15)
        assert await answered(discord)


async def test_on_both_platforms_the_end_of_one_is_not_the_end_of_the_other(tmp_path: Path) -> None:
    async with FakeSlack("socket") as slack, FakeDiscord() as discord:
        to_slack = ("tests.fakes.slack.child", slack.base_url)
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        bot = await process(discord, tmp_path, through=to_slack, **tokens)
        try:
            await asyncio.gather(slack.connected(), discord.connected())
            slack.revoke_tokens()
            await slack.drop_socket()
            log = tmp_path / "log.txt"
            await discord.until(lambda: "is not taken by Slack (token_revoked)" in log.read_text(), 15)
            assert await answered(discord)
            assert bot.returncode is None
            bot.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(bot.wait(), 5) == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                bot.kill()
    assert log.read_text().count("is not taken by Slack") == 1
    assert "Traceback" not in log.read_text()


# It ends


async def test_told_to_stop_at_any_step_of_the_first_hello_it_stops(library: Library) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        for steps in range(40):
            async with served(discord, bot):
                await discord.until(lambda: discord.gateway.open)
                for _ in range(steps):
                    await asyncio.sleep(0)
            await discord.until(lambda: not discord.gateway.open)


async def test_what_hangs_is_left_behind_within_five_seconds_and_what_was_stored_is_there(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        bot = await process(discord, tmp_path)
        await discord.connected()
        mina = discord.person("Mina")
        assert says(await mina.types("/zainichi fact"), "en", "label-source")
        path, log = tmp_path / "zainichi.db", tmp_path / "log.txt"
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # another program holds the database, and the bot waits for it
            jun = discord.person("Jun")
            waiting = [asyncio.create_task(who.types("/zainichi fact")) for who in (mina, jun, mina)]
            await discord.until(lambda: len(mina.sees()) == 3, 5)  # "is thinking …"
            waiting.append(asyncio.create_task(jun.types("/zainichi fact")))  # behind the first ones, for as long again
            await discord.until(lambda: len(jun.sees()) == 2, 5)
            begun = time.monotonic()
            bot.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(bot.wait(), 10) == 1
            assert time.monotonic() - begun < 5
            other.execute("ROLLBACK")
            assert other.execute("SELECT sum(times) FROM seen").fetchone() == (1,)
            assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for one in waiting:
            one.cancel()
        await asyncio.wait(waiting)
    assert "not everything has ended in time; the process ends all the same" in log.read_text()
