"""How the loopback Slack lets workspaces install an app: what it refuses, as Slack does."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from slack_sdk.web.async_client import AsyncWebClient

from bot.platforms.slack.oauth_client import OAuthClient
from tests.fakes.slack.content import Failure
from tests.fakes.slack.oauth import CODE_SECONDS, TOKEN_SECONDS
from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.test_methods import error_of

BACK = "https://bot.example/back"


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack("http") as slack:
        slack.app.redirects = [BACK]
        yield slack


def page(slack: FakeSlack, **change: str) -> str:
    asked = {"client_id": slack.app.client_id, "scope": "commands,chat:write", "state": "s", "user_scope": ""} | change
    return f"{slack.world.url}/oauth/v2/authorize?" + "&".join(f"{name}={value}" for name, value in asked.items())


def code_of(address: str) -> str:
    assert address.startswith(f"{BACK}?code=")
    assert address.endswith("&state=s")
    return address.split("code=")[1].split("&", maxsplit=1)[0]


async def token(slack: FakeSlack, code: str, **change: Any) -> Any:
    credentials = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
    return await OAuthClient(base_url=slack.base_url).oauth_v2_access(**credentials | {"code": code or None} | change)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"scope": "chat:write,channels:history"}, "invalid_scope"),
        ({"scope": ""}, "invalid_scope"),
        ({"redirect_uri": "https://evil.example"}, "bad_redirect_uri"),
    ],
)
async def test_its_page_does_not_come_for_a_wrong_address(slack: FakeSlack, change: dict[str, str], error: str) -> None:
    with pytest.raises(Failure, match=error):
        slack.allow(page(slack, **change))


async def test_a_code_goes_once_within_ten_minutes_to_the_app_that_it_is_for(slack: FakeSlack) -> None:
    code = code_of(slack.allow(page(slack)))
    assert await error_of(token(slack, code, client_id="1.2")) == "invalid_client_id"
    assert await error_of(token(slack, code, client_secret="x")) == "bad_client_secret"
    assert (await token(slack, code))["team"] == {"id": slack.team, "name": "History class"}
    assert await error_of(token(slack, code)) == "invalid_code"
    other = code_of(slack.allow(page(slack, redirect_uri=BACK)))
    assert await error_of(token(slack, other)) == "bad_redirect_uri"
    old = code_of(slack.allow(page(slack)))
    slack.forward(seconds=CODE_SECONDS + 1)
    assert await error_of(token(slack, old)) == "code_expired"


async def test_each_workspace_has_a_token_of_its_own_until_it_removes_the_app(slack: FakeSlack) -> None:
    night = slack.beside("Night school")
    first, second = [(await token(slack, code_of(it.allow(page(it)))))["access_token"] for it in (slack, night)]
    again = (await token(slack, code_of(slack.allow(page(slack)))))["access_token"]
    assert first == again != second
    clients = [AsyncWebClient(it, base_url=slack.base_url) for it in (first, second)]
    assert [(await it.auth_test())["team"] for it in clients] == ["History class", "Night school"]
    channel = night.channel("general")
    assert await error_of(clients[0].chat_postMessage(channel=channel.id, text="x")) == "channel_not_found"
    assert (await clients[1].chat_postMessage(channel=channel.id, text="x"))["ok"]
    await slack.uninstall(tell=False)
    assert await error_of(clients[0].auth_test()) == "account_inactive"
    assert (await clients[1].auth_revoke())["revoked"]
    assert await error_of(clients[1].auth_test()) == "token_revoked"
    third = AsyncWebClient(
        (await token(slack, code_of(night.allow(page(night)))))["access_token"], base_url=slack.base_url
    )
    app = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
    assert await error_of(third.apps_uninstall(**app | {"client_secret": "x"})) == "bad_client_secret"
    assert (await third.apps_uninstall(**app))["ok"]
    assert await error_of(third.auth_test()) == "account_inactive"
    assert await error_of(AsyncWebClient("xoxb-none", base_url=slack.base_url).auth_test()) == "invalid_auth"


async def test_tokens_that_expire_have_a_follower_that_goes_once(slack: FakeSlack) -> None:
    slack.app.rotates = True
    got = await token(slack, code_of(slack.allow(page(slack))))
    assert got["expires_in"] == TOKEN_SECONDS
    client = AsyncWebClient(got["access_token"], base_url=slack.base_url)
    slack.forward(seconds=TOKEN_SECONDS - 5)
    assert (await client.auth_test())["ok"]
    asked = {"grant_type": "refresh_token", "refresh_token": got["refresh_token"]}
    after = await token(slack, "", **asked)
    assert (await client.auth_test())["ok"]  # the one before goes on until its end
    assert await error_of(token(slack, "", **asked)) == "invalid_refresh_token"
    slack.forward(seconds=6)
    assert await error_of(client.auth_test()) == "token_expired"
    assert (await AsyncWebClient(after["access_token"], base_url=slack.base_url).auth_test())["ok"]
    assert await error_of(token(slack, "", grant_type="password")) == "invalid_grant_type"
