"""The bot on Slack as an operator meets it: whom it lets in, what it says when it cannot start, how it ends."""

import asyncio
import re
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

import aiohttp
import pytest
import pytest_asyncio

from bot.core.platform import AdapterError
from bot.platforms import patience
from bot.platforms.slack import line, socket_mode as socket
from bot.platforms.slack.http_door import ReplayGuard
from bot.platforms.slack.web_api import SCOPES
from bot.platforms.web_server import MOST_BYTES
from content.library import Library
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.slack.http import encoded
from tests.fakes.slack.server import FakeSlack
from tests.support.on_slack import (
    MODES,
    Mode,
    OnSlack,
    a_bot,
    adapter,
    address,
    free_port,
    press_of,
    process,
    running,
    says,
)


class Site(NamedTuple):
    """A bot over HTTP, and somebody who knows its address."""

    on: OnSlack
    session: aiohttp.ClientSession

    async def post(self, body: bytes | str, **headers: str) -> int:
        """The status of the answer to a request."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        async with self.session.post(self.on.slack.http.url, data=body, headers=kind | headers) as response:
            await response.read()
            return response.status


@pytest_asyncio.fixture
async def site(library: Library) -> AsyncIterator[Site]:
    async with (
        FakeSlack("http") as slack,
        a_bot(library) as bot,
        running(slack, bot),
        aiohttp.ClientSession() as session,
    ):
        yield Site(OnSlack(slack, bot), session)


async def a_command(site: Site) -> tuple[str, dict[str, str]]:
    """A command as Slack has just sent it, with its signature; and nothing has come of it yet."""
    on = site.on
    mina = on.slack.person("Mina")
    await on.types(mina, on.slack.channel("general"), "fact")
    body, _ = encoded(on.slack.events[-1])
    return body, on.slack.sign(body)


async def seen(site: Site) -> int:
    """How many facts the bot has shown to anybody."""
    rows = await site.on.bot.database.read("SELECT coalesce(sum(times), 0) FROM seen")
    return int(rows[0][0] or 0)


# Who is let in


async def test_what_slack_did_not_sign_is_refused_and_nothing_comes_of_it(site: Site) -> None:
    body, headers = await a_command(site)
    stamp, signature = headers["X-Slack-Request-Timestamp"], headers["X-Slack-Signature"]
    old = site.on.slack.sign(body, int(time.time()) - 301)
    early = site.on.slack.sign(body, int(time.time()) + 330)
    for forged in (
        {},
        {"X-Slack-Signature": signature},
        {"X-Slack-Request-Timestamp": stamp},
        headers | {"X-Slack-Signature": "v0=" + "0" * 64},
        headers | {"X-Slack-Signature": signature[:-1]},
        headers | {"X-Slack-Signature": "v0=日本"},
        headers | {"X-Slack-Request-Timestamp": str(int(stamp) + 1)},
        headers | {"X-Slack-Request-Timestamp": "now"},
        old,
        early,
        headers | {"X-Slack-Request-Timestamp": old["X-Slack-Request-Timestamp"]},
    ):
        assert await site.post(body, **forged) == 401, forged
    assert await site.post(body + "&text=quiz", **headers) == 401
    assert await site.post(b"\xff\xfe", **headers) == 401
    assert await seen(site) == 1


async def test_a_request_that_is_played_again_is_refused_and_nothing_comes_of_it(site: Site) -> None:
    body, _ = await a_command(site)
    headers = site.on.slack.sign(body, int(time.time()) - 60)  # another time than the first: another signature
    assert await site.post(body, **headers) == 200  # the same trigger_id: the same answer
    assert await site.post(body, **headers) == 409
    assert await site.post(body, **headers, **{"X-Slack-Retry-Num": "1"}) == 200  # else Slack would come again
    assert await seen(site) == 1


async def test_a_request_that_is_too_long_or_no_request_at_all_is_refused(site: Site) -> None:
    long = "x" * (MOST_BYTES + 1)
    assert await site.post(long, **site.on.slack.sign(long)) == 413
    broken = "{"
    assert await site.post(broken, **site.on.slack.sign(broken), **{"Content-Type": "application/json"}) == 400
    for method, path, status in (("GET", "/slack/events", 405), ("POST", "/", 404), ("PUT", "/healthz", 404)):
        url = site.on.slack.http.url.replace("/slack/events", path)
        async with site.session.request(method, url) as response:
            assert response.status == status
    assert await seen(site) == 0


async def test_slack_can_check_the_address_and_its_certificate(site: Site) -> None:
    assert await site.on.slack.http.challenge()
    check = "ssl_check=1&token=x"
    assert await site.post(check, **site.on.slack.sign(check)) == 200
    assert await site.post(check) == 401


async def test_what_is_signed_but_means_nothing_is_acknowledged_and_does_no_harm(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    for body in ("command=%2Fzainichi", 'payload={"type":"block_actions","actions":[{"action_id":"press:0"}]}'):
        assert await site.post(body, **site.on.slack.sign(body)) == 200
    assert caplog.text.count("something from Slack was not understood") == 2
    unknown = 'payload={"type":"shortcut","callback_id":"x","user":{"id":"U1"},"team":{"id":"T1"}}'
    assert await site.post(unknown, **site.on.slack.sign(unknown)) == 200


async def test_signatures_are_remembered_as_long_as_they_are_good(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: now)
    known = ReplayGuard()
    for second in range(3):
        now = 1000.0 + 599 * second
        known.add(f"v0={second}")
    assert "v0=2" in known
    assert "v0=1" in known
    now += 601
    known.add("v0=3")
    assert "v0=1" not in known or "v0=0" not in known
    assert "v0=3" in known


async def test_whether_the_line_to_slack_stands_is_known_in_both_modes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "LOOK", 0.2)
    monkeypatch.setattr(line, "HOLDS", 0.0)
    for mode in MODES:
        async with FakeSlack(mode) as slack, a_bot(library) as bot, aiohttp.ClientSession() as session:
            port = free_port()
            slack.deliver_to(address(port))
            made = adapter(slack, mode, bot, port=port)
            assert await made.trouble() == "not connected"
            task = asyncio.create_task(made.run(bot.router))
            await slack.connected()
            assert await made.trouble() == ""
            slack.fail("auth.test", "ratelimited")
            assert await made.trouble() == ""
            slack.fail("auth.test", "fatal_error")
            assert await made.trouble() == "does not answer as it should (fatal_error)"
            if mode == "socket":
                async with session.post(address(port)) as response:
                    assert response.status == 404  # in Socket Mode nothing is taken over HTTP
                await slack.drop_socket()
                assert await made.trouble() == "not connected"
                await slack.connected()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task


# What it says when it cannot


async def refusal(library: Library, slack: FakeSlack, mode: Mode, port: int | None = None) -> str:
    """The one line with which the adapter ends."""
    async with a_bot(library) as bot:
        with pytest.raises(AdapterError) as refused:
            await asyncio.wait_for(adapter(slack, mode, bot, port=port).run(bot.router), 10)
    line = str(refused.value)
    assert len(line.splitlines()) == 1
    assert not any(secret in line for secret in (slack.bot_token, slack.app_token, slack.signing_secret))
    return line


@pytest.mark.parametrize("mode", MODES)
async def test_a_bot_token_that_slack_does_not_take_is_named(library: Library, mode: Mode) -> None:
    async with FakeSlack(mode) as slack:
        for error in ("invalid_auth", "not_authed", "account_inactive", "missing_scope", "token_revoked"):
            slack.fail("auth.test", error)
            line = await refusal(library, slack, mode, free_port())
            assert line.startswith(f"SLACK_BOT_TOKEN is not taken by Slack ({error}).")
        slack.bot_token = "xoxb-wrong-wrong-wrong"
        assert (await refusal(library, slack, mode, free_port())).startswith("SLACK_BOT_TOKEN is not taken by Slack")


async def test_an_app_token_that_slack_does_not_take_is_named(library: Library) -> None:
    async with FakeSlack("socket") as slack:
        for error in ("invalid_auth", "missing_scope", "not_allowed_token_type"):
            slack.fail("apps.connections.open", error)
            line = await refusal(library, slack, "socket")
            assert line.startswith(f"SLACK_APP_TOKEN is not taken by Slack ({error}).")
            assert "connections:write" in line


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_scope_that_is_missing_is_named_at_the_start(library: Library, scope: str) -> None:
    async with FakeSlack("socket") as slack:
        slack.scopes.discard(scope)
        line = await refusal(library, slack, "socket")
        assert line.startswith(f"SLACK_BOT_TOKEN may not do enough: {scope} is missing.")
        assert "slack-manifest.yaml" in line


async def test_a_slack_that_is_away_or_broken_at_the_start_is_told_in_the_log_and_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(patience, "WAITS", (0.05,))
    async with FakeSlack("socket") as slack, a_bot(library) as bot:
        slack.fail("auth.test", "fatal_error")
        slack.fail("apps.connections.open", "internal_error")
        away = adapter(slack, "socket", bot)
        away._base_url = f"http://127.0.0.1:{free_port()}/api/"  # where there is nobody
        waiting = asyncio.create_task(away.run(bot.router))
        try:
            await slack.until(lambda: "Slack cannot be reached: ClientConnectorError" in caplog.text)
            assert not waiting.done()
            away._base_url = slack.base_url
            await slack.connected()
        finally:
            await ended_quietly(waiting)
    for why in ("it does not answer as it should (fatal_error)", "it does not answer as it should (internal_error)"):
        assert f"Slack cannot be reached: {why}; trying again in 0.05 s" in caplog.text
    assert "Traceback" not in caplog.text
    assert slack.app_token not in caplog.text


async def ended_quietly(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_port_that_is_taken_is_named(library: Library) -> None:
    async with FakeSlack("http") as slack:
        port = int(slack.base_url.split(":")[2].split("/")[0])
        line = await refusal(library, slack, "http", port)
        assert line.startswith(f"PORT {port} cannot be listened on")


@pytest.mark.parametrize("mode", MODES)
async def test_tokens_that_are_revoked_while_the_bot_runs_are_told_in_the_same_line(
    library: Library, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "LOOK", 0.05)
    async with FakeSlack(mode) as slack, a_bot(library) as bot:
        port = free_port()
        slack.deliver_to(address(port))
        task = asyncio.create_task(adapter(slack, mode, bot, port=port).run(bot.router))
        await slack.connected()
        slack.revoke_tokens()
        if mode == "socket":
            await slack.drop_socket()
        else:
            await slack.command(slack.person("Mina"), slack.channel("general"), "/zainichi", "fact")
        with pytest.raises(AdapterError) as refused:
            await asyncio.wait_for(task, 10)
        name = "SLACK_APP_TOKEN" if mode == "socket" else "SLACK_BOT_TOKEN"
        assert str(refused.value).startswith(f"{name} is not taken by Slack (token_revoked).")


# The process


async def ended(bot: asyncio.subprocess.Process, seconds: float = 30) -> int:
    try:
        return await asyncio.wait_for(bot.wait(), seconds)
    except TimeoutError:
        bot.kill()
        raise


async def stopped(bot: asyncio.subprocess.Process) -> None:
    """Told to stop it does so, within five seconds."""
    bot.send_signal(signal.SIGTERM)
    begun = time.monotonic()
    assert await ended(bot) == 0
    assert time.monotonic() - begun < 5


async def test_a_wrong_token_ends_the_process_with_one_line_and_without_the_token(tmp_path: Path) -> None:
    wrong = "xoxb-wrong-wrong-wrong"
    async with FakeSlack("socket") as slack:
        bot = await process(slack, tmp_path, SLACK_BOT_TOKEN=wrong, SLACK_APP_TOKEN=slack.app_token)
        assert await ended(bot) == 1
    lines = (tmp_path / "log.txt").read_text().splitlines()
    assert [line for line in lines if "SLACK_BOT_TOKEN" in line] == lines[-1:]
    assert lines[-1].startswith("SLACK_BOT_TOKEN is not taken by Slack")
    assert not any(secret in line for secret in (wrong, slack.app_token) for line in lines)
    assert "Traceback" not in "".join(lines)


def settings(slack: FakeSlack, mode: Mode, port: int) -> dict[str, str]:
    if mode == "socket":
        return {"SLACK_APP_TOKEN": slack.app_token}
    return {"SLACK_SIGNING_SECRET": slack.signing_secret, "PORT": str(port)}


@pytest.mark.parametrize("mode", MODES)
async def test_nothing_is_lost_and_nothing_doubled_when_the_process_is_killed_and_started_again(
    tmp_path: Path, mode: Mode
) -> None:
    async with FakeSlack(mode) as slack:
        port = free_port()
        slack.deliver_to(address(port))
        mina, general = slack.person("Mina"), slack.channel("general")
        bot = await process(slack, tmp_path, **settings(slack, mode, port), LOG_LEVEL="DEBUG")
        await slack.connected(30)
        fact = (await slack.command(mina, general, "/zainichi", "fact")).message
        quiz = (await slack.command(mina, general, "/zainichi", "quiz first-ships")).message
        home = await slack.open_home(mina)
        await slack.press(mina, fact, press_of(fact, "share"))
        shared = slack.events[-1]
        answer = press_of(quiz, "answer")
        await slack.press(mina, quiz, answer)
        answered = slack.events[-1]
        bot.kill()
        assert await ended(bot) == -signal.SIGKILL

        bot = await process(slack, tmp_path, **settings(slack, mode, port))
        slack.ack_seconds = 10  # typed while nobody was there: Slack waits until the bot is back
        if mode == "http":
            await slack.connected(30)
        late = await slack.command(mina, general, "/zainichi", "fact")
        assert says(late.message, "en", "label-source")
        for again in (shared, answered):
            await slack.delivery.deliver(again)
        assert len(slack.shown(general)) == 1
        assert quiz.labels == ["Next question", "Sources"]
        slack.forward(minutes=7 * 24 * 60)
        await slack.press(mina, quiz, "Next question")
        assert "2 / 12" in quiz.text_shown
        assert (await slack.press(mina, home, "Leaderboard")).message.channel is slack.dm(mina)
        await stopped(bot)
        assert slack.refused == []
    log = (tmp_path / "log.txt").read_text()
    assert len(re.findall("ready: Slack", log)) == 2
    assert "Traceback" not in log
    assert not any(secret in log for secret in (slack.bot_token, slack.app_token, slack.signing_secret))


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_told_to_stop_while_slack_is_away_it_stops_without_noise(tmp_path: Path, method: str) -> None:
    async with FakeSlack("socket") as slack:
        slack.fail(method, "internal_error", 100)
        bot = await process(slack, tmp_path, **settings(slack, "socket", 0))
        log = tmp_path / "log.txt"
        await slack.until(lambda: "Slack cannot be reached" in log.read_text(), 20)
        await stopped(bot)
    assert "Traceback" not in log.read_text()


async def test_one_process_serves_discord_and_slack_on_one_database(tmp_path: Path) -> None:
    async with FakeSlack("socket") as slack, FakeDiscord() as discord:
        bot = await slack.start(
            *("tests.fakes.discord.child", discord.world.url, "bot"),
            DISCORD_TOKEN=discord.token,
            SLACK_BOT_TOKEN=slack.bot_token,
            SLACK_APP_TOKEN=slack.app_token,
            SLACK_SIGNING_SECRET="",
            PORT="",
            DATABASE_URL=f"sqlite:///{tmp_path}/zainichi.db",
            LOG_LEVEL="ERROR",
        )
        await asyncio.gather(slack.connected(30), discord.connected(30))
        there = discord.person("Mina")
        here = slack.person("Mina")
        assert "Source" in (await there.types("/zainichi fact")).text
        assert says(
            (await slack.command(here, slack.channel("general"), "/zainichi", "fact")).message, "en", "label-source"
        )
        await stopped(bot)
        assert slack.refused == []
