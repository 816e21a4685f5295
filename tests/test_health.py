"""How the bot is, as whoever looks after it sees it from outside: at its port, and with `python -m bot health`."""

import asyncio
import json
import resource
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot import health
from bot.classquiz import runner
from bot.core.beat import Beat
from bot.core.polling import every, poll
from bot.health import Health, database_check, loop_check
from bot.healthcheck import ask
from bot.platforms.web_server import WebServer
from bot.status_pages import StatusPages
from tests.conftest import Clock
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.slack.server import FakeSlack
from tests.support import postgres
from tests.support.bot import Bot
from tests.support.on_discord import process as on_discord
from tests.support.on_slack import address, free_port, process as on_slack
from tests.support.paths import ROOT
from tests.support.starts import forked

TOLD_WITHIN = 10.0


async def asked(port: int) -> tuple[int, str]:
    """What `python -m bot health` gives: its exit code and its lines."""
    said: list[str] = []
    code = await asyncio.to_thread(ask, {"PORT": str(port)}, said.append)
    return code, "".join(said)


async def told(port: int, what: Callable[[str], bool]) -> str:
    """The lines in which a fault is told, which has just come. It must be told in time."""
    begun = time.monotonic()
    while True:
        code, said = await asked(port)
        if code and what(said):
            assert time.monotonic() - begun < TOLD_WITHIN
            return said
        assert time.monotonic() - begun < TOLD_WITHIN, said
        await asyncio.sleep(0.1)


async def well(port: int) -> None:
    """Wait until all is well."""
    begun = time.monotonic()
    while (now := await asked(port)) != (0, "ready\n"):
        assert time.monotonic() - begun < 45, now
        await asyncio.sleep(0.1)


async def command(folder: Path, **settings: str) -> tuple[int, str]:
    """`python -m bot health` as a process, in this folder and with these settings alone."""
    with forked():
        run = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "health"),
            env={"PYTHONPATH": str(ROOT), **settings},
            cwd=folder,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
    said, _ = await asyncio.wait_for(run.communicate(), 30)
    return run.returncode or 0, said.decode()


async def ended(bot: asyncio.subprocess.Process) -> int:
    bot.send_signal(signal.SIGTERM)
    return await asyncio.wait_for(bot.wait(), 10)


# The process, on both platforms


async def test_each_fault_is_told_within_ten_seconds_and_no_longer_once_it_is_mended(tmp_path: Path) -> None:
    port = free_port()
    async with FakeSlack("socket") as slack, FakeDiscord() as discord, postgres.fresh() as url:
        tokens = {"SLACK_BOT_TOKEN": slack.bot_token, "SLACK_APP_TOKEN": slack.app_token}
        through = ("tests.fakes.slack.child", slack.base_url)
        bot = await on_discord(discord, tmp_path, through=through, DATABASE_URL=url, PORT=str(port), **tokens)
        try:
            await well(port)
            assert await command(tmp_path, PORT=str(port)) == (0, "ready\n")

            discord.gateway.hello_after = None  # the gateway is gone: nobody greets
            await discord.gateway.drop()
            assert await told(port, lambda said: said.startswith("Discord: ")) == (
                "Discord: 1 of 1 connections broken\n"
            )
            discord.gateway.hello_after = 0.0
            await discord.gateway.drop()
            await well(port)

            slack.fail("apps.connections.open", "internal_error", 3)  # Slack is gone
            slack.fail("auth.test", "internal_error", 100)
            await slack.drop_socket()
            assert await told(port, lambda said: "Slack: " in said) == "Slack: not connected\n"
            await slack.connected(30)
            assert await told(port, lambda said: "internal_error" in said) == (
                "Slack: does not answer as it should (internal_error)\n"
            )
            slack.faults.clear("auth.test")
            await well(port)

            name = postgres.name(url)  # the database is gone
            await postgres.run(
                f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false",
                f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            )
            assert "database: " in await told(port, lambda said: "database: " in said)
            await postgres.run(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true")
            await well(port)

            bot.send_signal(signal.SIGSTOP)  # its event loop stands still
            assert "it stands still" in await told(port, lambda said: "stands still" in said)
            bot.send_signal(signal.SIGCONT)
            await well(port)

            slack.revoke_tokens()  # the token is revoked: the adapter ends, and Discord goes on
            said = await told(port, lambda said: "ended" in said)
            assert said.startswith("Slack: ended: SLACK_BOT_TOKEN is not taken by Slack (token_revoked).")
            assert (await discord.person("Mina").types("/zainichi fact")).text
            assert not any(secret in said for secret in (slack.bot_token, slack.app_token, discord.token))
            assert await ended(bot) == 0
            code, said = await asked(port)
            assert (code, said) == (1, f"nobody answers at PORT {port}: ConnectionRefusedError\n")
        finally:
            if bot.returncode is None:
                bot.kill()


async def test_a_full_disk_is_told_and_the_port_is_open_before_the_platform_is_there(tmp_path: Path) -> None:
    port = free_port()
    async with FakeSlack("http") as slack:
        slack.deliver_to(address(port))
        slack.fail("auth.test", "internal_error")  # so that the bot has to try again
        secrets = {"SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}
        bot = await on_slack(slack, tmp_path, DATABASE_URL="sqlite:///zainichi.db", **secrets)
        try:
            assert await told(port, lambda said: "Slack: " in said) == "Slack: not connected\n"
            assert not await slack.http.challenge()  # "come again", and not "there is nothing here"
            await well(port)
            unlimited = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (4096, unlimited[1]))  # no file may grow
            said = await told(port, lambda said: "database: " in said)
            assert said.startswith("database: ")
            resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, unlimited)
            await well(port)
            (tmp_path / "second").mkdir()
            second = await on_slack(slack, tmp_path / "second", **secrets)  # on a port that is taken
            assert await asyncio.wait_for(second.wait(), 30) == 1
            (line,) = (tmp_path / "second" / "log.txt").read_text().splitlines()[-1:]
            assert line.startswith(f"PORT {port} cannot be listened on: ")
            assert await ended(bot) == 0
        finally:
            if bot.returncode is None:
                bot.kill()


@pytest.mark.parametrize("port", ["", "x", "0", "65536"])
def test_without_a_port_there_is_nobody_to_ask(port: str) -> None:
    said: list[str] = []
    assert ask({"PORT": port}, said.append) == 1
    assert said == ["PORT is not set to a port from 1 to 65535: set it to the one of the bot that runs.\n"]


# The pages


@asynccontextmanager
async def pages(watched: Health, bot: Bot) -> AsyncIterator[int]:
    """The pages of a bot at a port of their own."""
    port = free_port()
    server, shown = WebServer(port), StatusPages(watched, bot.metrics)
    shown.gauges = [gauge for feature in bot.features for gauge in feature.gauges]
    with shown.on(server):
        async with server.listening():
            yield port


async def get(port: int, path: str, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(address(port, path), headers=headers) as response:
        return response.status, await response.text()


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each look is a new one."""
    monkeypatch.setattr(health, "HOLDS", 0.0)


@pytest.mark.usefixtures("at_once")
async def test_a_loop_that_stands_still_or_has_ended_is_told(bot: Bot) -> None:
    watched, stands, beat = Health(), asyncio.Event(), Beat("quizzes of classes", 0.2)
    watched.begun()

    async def look() -> None:
        if stands.is_set():
            await asyncio.Event().wait()

    loop = asyncio.create_task(poll(look, every(0.01), "looking", beat))
    watched.watch("loop classquiz", loop_check([beat], [loop]))
    assert beat.trouble == "has not begun"
    async with pages(watched, bot) as port:
        await asyncio.sleep(0.3)
        assert await get(port, "/readyz") == (200, "ready\n")
        stands.set()
        await asyncio.sleep(0.5)
        status, said = await get(port, "/readyz")
        assert status == 503
        assert said.startswith("loop classquiz: what is at quizzes of classes has not turned in time, and is 0.")
        loop.cancel()
        await asyncio.wait([loop])
        wrong = {"loop classquiz": "ended, and nothing begins it anew but a start"}
        status, said = await get(port, "/readyz", Accept="application/json")
        assert (status, json.loads(said)) == (503, {"ready": False, "wrong": wrong})
        assert await get(port, "/healthz") == (200, "ok\n")  # the process is there all the same


async def test_a_loop_whose_looks_go_wrong_is_told_even_though_it_turns(caplog: pytest.LogCaptureFixture) -> None:
    beat = Beat("anything", 0.1)

    async def look() -> None:
        raise LookupError

    loop = asyncio.create_task(poll(look, every(0.01), "looking", beat))
    await asyncio.sleep(0.2)
    assert beat.trouble
    assert "a bug while looking" in caplog.text
    beat.strike(allowing=5)  # it says that what comes next takes longer
    assert not beat.trouble
    loop.cancel()
    await asyncio.wait([loop])


async def test_every_loop_of_a_feature_has_a_beat_that_it_strikes(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "POLL_EVERY", 0.01)
    beats = [beat for feature in bot.features for beat in feature.beats]
    assert {beat.what for beat in beats} == {"quizzes of classes", "deleting what is old"}  # no platform: no daily fact
    for feature in bot.features:
        assert bool(feature.loops) == bool(feature.beats) or feature.name == "daily", feature.name
    loops = [asyncio.create_task(loop()) for feature in bot.features for loop in feature.loops]
    await asyncio.sleep(0.1)
    assert [beat.trouble for beat in beats] == ["", ""]
    for loop in loops:
        loop.cancel()
    await asyncio.wait(loops)


async def test_nobody_is_served_before_everything_that_is_looked_at_is_known(bot: Bot) -> None:
    watched = Health()
    async with pages(watched, bot) as port:
        assert await get(port, "/readyz") == (503, "start: under way\n")
        watched.note("Discord", "not connected")
        watched.begun()
        assert await get(port, "/readyz") == (503, "Discord: not connected\n")
        watched.note("Discord", "")
        assert await get(port, "/readyz") == (200, "ready\n")


async def test_what_comes_while_others_are_looked_at_is_looked_at_next_time(bot: Bot) -> None:
    watched, hangs = Health(), asyncio.Event()

    async def hanging() -> str:
        await hangs.wait()
        return ""

    watched.watch("database", hanging)
    watched.begun()
    async with pages(watched, bot) as port:
        asked = asyncio.create_task(get(port, "/readyz"))
        await asyncio.sleep(0.05)
        watched.note("Discord", "not connected")
        hangs.set()
        assert await asked == (200, "ready\n")
        assert await get(port, "/readyz") == (503, "Discord: not connected\n")


@pytest.mark.usefixtures("at_once")
async def test_a_database_that_hangs_and_a_check_that_breaks_are_told_as_such(
    bot: Bot, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    watched, hangs = Health(), asyncio.Event()

    async def breaks() -> str:
        raise LookupError("discord:42:99")

    async def hanging() -> str:
        await hangs.wait()
        return await database_check(bot.database, clock)()

    watched.watch("database", hanging)
    watched.begun()
    assert await watched.troubles() == {"database": "does not answer within 0.1 s"}
    hangs.set()
    assert await watched.troubles() == {"database": ""}
    watched.watch("Discord", breaks)
    assert (await watched.troubles())["Discord"] == "cannot be looked at (LookupError)"
