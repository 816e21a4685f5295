"""The loopback Slack takes each method only so often a minute, and refuses where a workspace has its rules."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.test_methods import error_of


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.base_url)


async def test_the_fifty_first_edit_within_a_minute_is_refused_with_the_time_to_wait(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    place = slack.channel("general").id
    ts = (await client.chat_postMessage(channel=place, text="x"))["ts"]
    for number in range(50):
        await client.chat_update(channel=place, ts=ts, text=f"{number}")
    with pytest.raises(SlackApiError) as error:
        await client.chat_update(channel=place, ts=ts, text="too much")
    assert error.value.response["error"] == "ratelimited"
    assert 50 < int(error.value.response.headers["Retry-After"]) <= 60
    slack.forward(seconds=61)
    await client.chat_update(channel=place, ts=ts, text="y")


async def test_a_workspace_refuses_by_its_rules(slack: FakeSlack, client: AsyncWebClient) -> None:
    mina, place = slack.person("Mina"), slack.channel("general")
    ts = (await client.chat_postMessage(channel=place.id, text="x"))["ts"]
    slack.archive(place)
    assert await error_of(client.chat_update(channel=place.id, ts=ts, text="y")) == "is_inactive"
    place.archived, place.restricted = False, "restricted_action_read_only_channel"
    assert await error_of(client.chat_postMessage(channel=place.id, text="y")) == place.restricted
    slack.world.takes_files = False
    asked = client.files_getUploadURLExternal(filename="a", length=1)
    assert await error_of(asked) == "file_uploads_disabled"
    mina.unreachable, mina.hidden, mina.guest = "cannot_dm_bot", "user_not_visible", True
    assert await error_of(client.conversations_open(users=[mina.id])) == "cannot_dm_bot"
    assert await error_of(client.users_info(user=mina.id)) == "user_not_visible"
    assert (await client.users_list())["members"] == []
