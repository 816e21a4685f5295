"""How a workspace gets the bot where many share it: the way there and back, what is refused, what is stored."""

import asyncio
import contextlib
import hmac
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio

from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import AdapterError
from bot.platforms.slack.install_state import LIFE
from content.library import Library
from tests.fakes.slack.server import FakeSlack
from tests.support.many_slacks import HOST, Everywhere, Site, everywhere
from tests.support.on_slack import address, free_port, process, says

KEY = "ab" * 32
REDIRECT = f"{HOST}/slack/oauth_redirect"


@pytest_asyncio.fixture
async def here(library: Library, tmp_path: Path) -> AsyncIterator[Everywhere]:
    async with FakeSlack("http") as slack, everywhere(library, slack, str(tmp_path / "z.db"), (KEY,)) as here:
        yield here
        assert slack.refused == []


async def installed(here: Everywhere) -> list[str]:
    """The workspaces with a token."""
    rows = await here.bot.database.read("SELECT external FROM slack_installation WHERE token IS NOT NULL ORDER BY 1")
    return [str(name) for (name,) in rows]


def parameter(location: str, name: str) -> str:
    return location.split(f"{name}=")[1].split("&", maxsplit=1)[0]


async def test_a_workspace_installs_the_bot_and_is_answered_at_once(here: Everywhere) -> None:
    slack, site = here.slack, here.site
    mina, general = slack.person("Mina"), slack.channel("general")
    refused = (await slack.command(mina, general, "/zainichi", "fact")).message
    assert says(refused, "en", "slack-not-installed", address=f"{HOST}/slack/install")
    location = await site.sent_away()
    assert parameter(location, "redirect_uri") == REDIRECT
    shown = await site.back(slack.allow(location))
    assert shown.status == 200
    assert "Installed in History class" in shown.text
    assert "<code>/zainichi help</code>" in shown.text
    assert f"https://slack.com/app_redirect?app={slack.world.app}&amp;team={slack.team}" in shown.text
    assert site.cookie == ""
    told = (await slack.command(mina, general, "/zainichi", "fact")).message
    assert told.buttons
    assert not says(told, "en", "slack-not-installed", address=f"{HOST}/slack/install")


async def test_a_forged_an_old_and_a_used_state_are_refused_with_a_page_that_says_what_to_do(here: Everywhere) -> None:
    slack, site = here.slack, here.site

    async def is_refused(back: str) -> None:
        shown = await site.back(back)
        assert shown.status in (400, 401)
        assert "Otherwise nothing was installed" in shown.text
        assert "within ten minutes" in shown.text
        assert 'href="/slack/install"' in shown.text
        assert await installed(here) == []

    back = slack.allow(await site.sent_away())
    mine, site.cookie = site.cookie, ""
    await is_refused(back)  # the browser of somebody else
    site.cookie = mine.replace("=", "=x", 1)
    await is_refused(back)
    now, nonce = here.bot.clock(), "0" * 32
    forged = f"{now}.{nonce}.{hmac.new(b'guessed', f'{now}.{nonce}'.encode(), sha256).hexdigest()}"
    site.cookie = f"{mine.partition('=')[0]}={forged}"
    await is_refused(f"{REDIRECT}?code=1&state={forged}")
    for odd in ("", "..", "1", "x.y.z", "日本"):
        site.cookie = ""
        await is_refused(f"{REDIRECT}?code=1&state={odd}")
    old = slack.allow(await site.sent_away())
    slack.forward(seconds=LIFE / 1000 + 1)
    await is_refused(old)


async def test_an_installation_goes_through_once_however_often_the_browser_sends_it(here: Everywhere) -> None:
    slack, site = here.slack, here.site
    back = slack.allow(await site.sent_away())
    cookie = site.cookie
    results = []
    for _ in range(3):
        site.cookie = cookie
        results.append((await site.back(back)).status)
    assert results == [200, 401, 401]
    assert await installed(here) == [f"slack:{slack.team}"]
    assert sum(call.method == "oauth.v2.access" and not call.error for call in slack.calls) == 1


async def test_whoever_cancels_or_is_refused_by_slack_reads_what_to_do(here: Everywhere) -> None:
    slack, site = here.slack, here.site
    shown = await site.back(slack.cancel(await site.sent_away()))
    assert (shown.status, "without allowing the app" in shown.text) == (200, True)
    for error, says_ in (("invalid_code", "did not confirm"), ("code_already_used", "did not confirm")):
        slack.fail("oauth.v2.access", error)
        shown = await site.back(slack.allow(await site.sent_away()))
        assert (shown.status, says_ in shown.text) == (401, True)
    slack.server_error("oauth.v2.access", 503, times=9)
    shown = await site.back(slack.allow(await site.sent_away()))
    assert shown.status == 401
    slack.faults.clear("oauth.v2.access")
    slack.lose_answer("oauth.v2.access", times=9)
    shown = await site.back(slack.allow(await site.sent_away()))
    assert (shown.status, "could not be kept just now" in shown.text) == (503, True)
    slack.faults.clear("oauth.v2.access")
    assert await installed(here) == []
    assert (await site.installs(slack)).status == 200


async def test_a_whole_organisation_is_refused_politely_and_its_token_is_given_back(here: Everywhere) -> None:
    slack, site = here.slack, here.site
    shown = await site.back(slack.allow(await site.sent_away(), org=True))
    assert shown.status == 400
    assert "one workspace at a time" in shown.text
    assert await installed(here) == []
    assert [token.over for token in slack.app.tokens.values()] == ["token_revoked"]


async def test_a_workspace_can_be_asked_for_and_nothing_else_gets_into_the_address(here: Everywhere) -> None:
    assert (await here.site.sent_away("/slack/install?team=T123")).endswith("&team=T123")
    for odd in ("T1%26redirect_uri%3Dhttps://evil.example", "T1%0d%0aX-Evil:1", ""):
        location = await here.site.sent_away(f"/slack/install?team={odd}")
        assert "evil" not in location.lower()
        assert parameter(location, "redirect_uri") == REDIRECT


async def test_no_token_lies_in_the_database_as_it_is_and_none_is_logged(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    path = tmp_path / "zainichi.db"
    async with FakeSlack("http") as slack, everywhere(library, slack, str(path), (KEY,)) as here:
        slack.app.rotates = True
        mina, general = slack.person("Mina"), slack.channel("general")
        back = slack.allow(await here.site.sent_away())
        code, state = parameter(back, "code"), parameter(back, "state")
        await here.site.back(back)
        await slack.command(mina, general, "/zainichi", "fact")
        slack.forward(minutes=11 * 60)
        await slack.command(mina, general, "/zainichi", "fact")
    assert len(slack.app.used) == 4  # two tokens, each with what the next one is asked for with
    files = b"".join(it.read_bytes() for it in path.parent.iterdir() if it.name.startswith("zainichi.db"))
    assert slack.team.encode() in files
    secrets = {*slack.app.used, slack.app.client_secret, slack.signing_secret, KEY, code, state}
    for secret in secrets:
        assert secret.encode() not in files
        assert secret.rpartition("-")[2].encode() not in files
        assert secret not in caplog.text


async def test_with_a_wrong_or_lost_key_the_bot_runs_and_says_plainly_what_is_wrong(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path, other = str(tmp_path / "z.db"), "cd" * 32
    async with FakeSlack("http") as slack:
        mina, general = slack.person("Mina", locale="en-US"), slack.channel("general")
        async with everywhere(library, slack, path, (KEY,)) as here:
            await here.site.installs(slack)
        async with everywhere(library, slack, path, (other,)) as here:
            assert f"SLACK_TOKEN_KEY does not open the token of workspace {slack.team}." in caplog.text
            for _ in range(2):
                told = (await slack.command(mina, general, "/zainichi", "fact")).message
                assert says(told, "en", "slack-locked")
        async with everywhere(library, slack, path, (other, KEY)) as here:  # the new one before, the old one behind
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
        async with everywhere(library, slack, path, (other,)) as here:  # now the new one is enough
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons
        caplog.clear()
        async with everywhere(library, slack, path, (KEY,)) as here:  # lost: the workspace installs it again
            assert "does not open" in caplog.text
            await here.site.installs(slack)
            assert (await slack.command(mina, general, "/zainichi", "fact")).message.buttons


async def test_an_app_that_slack_does_not_know_ends_the_start_in_one_line(library: Library, tmp_path: Path) -> None:
    async with FakeSlack("http") as slack:
        slack.app.client_secret, right = "0" * 32, slack.app.client_secret
        slack.fail("oauth.v2.access", "bad_client_secret")
        with pytest.raises(AdapterError, match="SLACK_CLIENT_SECRET is not taken by Slack") as refused:
            await everywhere(library, slack, str(tmp_path / "z.db"), (KEY,)).__aenter__()
        assert right not in str(refused.value)
        assert "\n" not in str(refused.value)


async def test_a_real_process_is_installed_answers_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    async with FakeSlack("http") as slack, aiohttp.ClientSession() as session:
        slack.app.redirects = [f"{HOST}/slack/oauth_redirect"]
        port = free_port()
        settings = {
            "SLACK_BOT_TOKEN": "",
            "SLACK_CLIENT_ID": slack.app.client_id,
            "SLACK_CLIENT_SECRET": slack.app.client_secret,
            "SLACK_SIGNING_SECRET": slack.signing_secret,
            "SLACK_TOKEN_KEY": KEY,
            "PUBLIC_URL": HOST,
            "PORT": str(port),
            "LOG_LEVEL": "INFO",
        }
        slack.deliver_to(address(port))
        slack.server_error("oauth.v2.access", 503, 100)  # it is away: the bot has to try again
        site, bot = Site(f"http://127.0.0.1:{port}", session), await process(slack, tmp_path, **settings)
        try:
            await answers(session, port, "/readyz", 503, "Slack: not connected\n")
            assert (await site.visit("/")).status == 503  # "come again", and not "there is nothing here"
            slack.faults.clear("oauth.v2.access")
            await slack.connected(30)
            assert (await site.installs(slack)).status == 200
            slack.ratelimit("users.info", 0)
            told = (await slack.command(slack.person("Mina"), slack.channel("general"), "/zainichi", "fact")).message
            assert told.buttons
            await answers(session, port, "/readyz", 200, "ready\n")
            await answers(session, port, "/healthz", 200, "ok\n")
            numbers = await answers(session, port, "/metrics", 200)
            assert 'zainichi_acknowledgement_seconds_count{platform="slack"} 2.0' in numbers
            assert 'zainichi_rate_limits_total{platform="slack"} 1.0' in numbers
            async with session.head(address(port, "/")) as head, session.post(address(port, "/privacy")) as post:
                assert (head.status, post.status, post.headers["Allow"]) == (200, 405, "GET, HEAD")
            slack.fail("api.test", "internal_error", 100)
            await answers(session, port, "/readyz", 503, "Slack: does not answer as it should (internal_error)\n")
            bot.terminate()
            async with asyncio.timeout(10):
                assert await bot.wait() == 0
        finally:
            if bot.returncode is None:
                bot.kill()
                await bot.wait()
        log = (tmp_path / "log.txt").read_text("utf-8")
        assert "ready: Slack, in 0 workspaces" in log
        secrets = {slack.app.client_secret, slack.signing_secret, KEY, *slack.app.used}
        assert not any(secret in log for secret in secrets)


async def answers(session: aiohttp.ClientSession, port: int, path: str, status: int, body: str = "") -> str:
    """Wait until a path answers like this, and give what it says."""
    async with asyncio.timeout(30):
        while True:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(address(port, path)) as response:
                    said = await response.text()
                if response.status == status and said == (body or said):
                    return said
            await asyncio.sleep(0.1)


# The pages


async def test_every_page_is_whole_in_each_language_and_lets_nothing_foreign_in(here: Everywhere) -> None:
    for path, key in (("/", "page-add"), ("/privacy", "page-stored"), ("/support", "page-remove")):
        for language in LANGUAGES:
            here.site.languages = f"fr;q=0.9,{language}-XX;q=0.8,*;q=0.1"
            shown = await here.site.visit(path)
            assert shown.status == 200
            assert f'<html lang="{language}">' in shown.text
            assert Voice(language)(key) in shown.text
            assert shown.headers["Content-Language"] == language
            policy = shown.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; style-src 'sha256-")
            assert "unsafe" not in policy
            for name in ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Strict-Transport-Security"):
                assert name in shown.headers
            assert not any(foreign in shown.text for foreign in ("<script", "src=", "@import", "url(", "\ufdd0"))
    assert Voice("ko")("page-support") in (await here.site.visit("/support?lang=ko")).text
    here.site.languages = ""
    assert '<html lang="en">' in (await here.site.visit("/?lang=xx")).text
    assert "mailto:teacher@example.org" in (await here.site.visit("/support")).text


async def test_what_a_workspace_is_called_cannot_act_as_markup(library: Library) -> None:
    async with FakeSlack("http", name='<img src=x onerror="alert(1)">&') as slack, everywhere(library, slack) as here:
        shown = await here.site.installs(slack)
        assert "&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;" in shown.text
        assert "<img" not in shown.text


async def test_two_people_may_install_at_the_same_time(here: Everywhere) -> None:
    other = here.slack.beside("Night school")
    first, second = here.slack.allow(await here.site.sent_away()), ""
    cookie = here.site.cookie
    here.site.cookie = ""
    second = other.allow(await here.site.sent_away())
    assert (await here.site.back(second)).status == 200
    here.site.cookie = cookie
    assert (await here.site.back(first)).status == 200
    assert await installed(here) == sorted(f"slack:{it.team}" for it in (here.slack, other))
    await asyncio.sleep(0)
