"""Where the bot may write in the loopback Slack, and what it must ask for: as on Slack."""

from collections.abc import AsyncIterator, Awaitable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.server import FakeSlack
from tests.fakes.slack.small_bot import button, section


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.base_url)


async def error_of(request: Awaitable[Any]) -> str:
    """The error with which Slack answers."""
    with pytest.raises(SlackApiError) as error:
        await request
    return str(error.value.response["error"])


# Messages


async def test_the_bot_writes_only_where_it_is_a_member(slack: FakeSlack, client: AsyncWebClient) -> None:
    mina, jiro = slack.person("Mina"), slack.person("Jiro")
    old, left = slack.channel("old"), slack.channel("left")
    slack.archive(old)
    slack.remove_bot(left)
    places = {
        "C404": "channel_not_found",
        slack.channel("away", bot_in=False).id: "not_in_channel",
        left.id: "not_in_channel",
        slack.channel("secret", bot_in=False, private=True).id: "channel_not_found",
        slack.dm(mina, jiro).id: "channel_not_found",
        old.id: "is_archived",
    }
    for place, error in places.items():
        assert await error_of(client.chat_postMessage(channel=place, text="x")) == error
    for place in (slack.channel("general").id, mina.id, slack.dm(mina).id):
        assert (await client.chat_postMessage(channel=place, text="x"))["ok"]
    assert [message.text for message in slack.shown(slack.dm(mina))] == ["x", "x"]


async def test_messages_without_words_or_too_long_are_refused(slack: FakeSlack, client: AsyncWebClient) -> None:
    place = slack.channel("general").id
    ts = (await client.chat_postMessage(channel=place, text="x" * 50_000))["ts"]
    assert len(slack.shown(slack.world.channels[place])[0].text) == 40_000
    long = [section("x" * 2990)] * 5
    requests: list[tuple[Awaitable[Any], str]] = [
        (client.api_call("chat.postMessage", json={"channel": place, "text": ""}), "no_text"),
        (client.api_call("chat.postMessage", json={"channel": place, "blocks": [section("x")]}), "no_text"),
        (client.chat_postMessage(channel=place, text="x", blocks=long), "msg_blocks_too_long"),
        (client.chat_postMessage(channel=place, text="x", blocks=[section("x" * 3001)]), "invalid_blocks"),
        (client.chat_postMessage(channel=place, text="x", attachments=[{"text": "x"}]), "invalid_attachments"),
        (client.api_call("chat.postMessage", data={"channel": place, "blocks": "[{"}), "invalid_blocks_format"),
        (client.api_call("chat.postMessage", json={"channel": place, "text": 5}), "invalid_arguments"),
        (client.chat_update(channel=place, ts=ts, text="x" * 4001), "msg_too_long"),
    ]
    for request, error in requests:
        assert await error_of(request) == error
    assert len(slack.refused) == 7
    assert all(message.text.startswith("x") for message in slack.shown(slack.world.channels[place]))
    assert [call.error for call in slack.calls][1:] == [error for _, error in requests]


async def test_the_reason_of_a_refusal_comes_as_slack_words_it(slack: FakeSlack, client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as error:
        await client.chat_postMessage(channel=slack.channel("general").id, text="x", blocks=[section("")])
    why = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert error.value.response["errors"] == [why]
    assert error.value.response["response_metadata"]["messages"] == [f"[ERROR] {why}"]


async def test_own_messages_are_changed_and_deleted_but_not_those_for_one_person(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    ts = (await client.chat_postMessage(channel=general.id, text="x", blocks=[button("Go", "go")]))["ts"]
    await client.chat_update(channel=general.id, ts=ts, text="y")
    (message,) = slack.shown(general)
    assert (message.text, message.labels, message.history[0]["text"]) == ("y", [], "x")
    private = (await client.chat_postEphemeral(channel=general.id, user=mina.id, text="x"))["message_ts"]
    for number in (private, "1.2"):
        assert await error_of(client.chat_update(channel=general.id, ts=number, text="y")) == "message_not_found"
    await client.chat_delete(channel=general.id, ts=ts)
    assert await error_of(client.chat_delete(channel=general.id, ts=ts)) == "message_not_found"
    assert slack.shown(general) == []


async def test_a_message_of_rich_text_stays_one(slack: FakeSlack, client: AsyncWebClient) -> None:
    words = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
    rich, general = {"type": "rich_text", "elements": [words]}, slack.channel("general")
    ts = (await client.chat_postMessage(channel=general.id, text="x", blocks=[rich]))["ts"]
    wrong = client.chat_update(channel=general.id, ts=ts, text="x", blocks=[section("x")])
    assert await error_of(wrong) == "block_mismatch"
    await client.chat_update(channel=general.id, ts=ts, text="y", blocks=[rich])


async def test_a_message_for_one_person_needs_that_person_in_the_channel(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    mina, jiro = slack.person("Mina"), slack.person("Jiro")
    general = slack.channel("general", members=[mina])
    await client.chat_postEphemeral(channel=general.id, user=mina.id, text="x")
    for who in (jiro.id, "U404"):
        wrong = client.chat_postEphemeral(channel=general.id, user=who, text="x")
        assert await error_of(wrong) == "user_not_in_channel"
    assert [message.text for message in slack.shown(general, mina)] == ["x"]


# Who may ask


async def test_what_needs_another_scope_is_refused_with_its_name(slack: FakeSlack, client: AsyncWebClient) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    with pytest.raises(SlackApiError) as error:
        await client.conversations_info(channel=general.id)
    assert error.value.response["needed"] == "channels:read,groups:read,mpim:read,im:read"
    assert error.value.response["provided"] == "chat:write,commands,files:read,files:write,im:write,users:read"
    assert await error_of(client.conversations_open(users=[mina.id, mina.id])) == "missing_scope"
    slack.scopes.discard("users:read")
    assert await error_of(client.users_info(user=mina.id)) == "missing_scope"
    assert [refusal.why for refusal in slack.refused][1:] == ["mpim:write", "users:read"]
    assert "users:read" not in (await client.auth_test()).headers["x-oauth-scopes"]


async def test_only_the_right_token_opens_each_door(slack: FakeSlack, client: AsyncWebClient) -> None:
    def using(token: str | None) -> AsyncWebClient:
        return AsyncWebClient(token, base_url=slack.base_url)

    assert await error_of(using(None).auth_test()) == "not_authed"
    assert await error_of(using("xoxb-wrong").auth_test()) == "invalid_auth"
    assert await error_of(using(slack.app_token).auth_test()) == "not_allowed_token_type"
    assert await error_of(client.apps_connections_open(app_token=slack.bot_token)) == "not_allowed_token_type"
    assert (await client.apps_connections_open(app_token=slack.app_token))["url"].startswith("ws://127.0.0.1:")
    slack.revoke_tokens()
    assert await error_of(client.auth_test()) == "token_revoked"
    assert (await using(None).api_test(word="x"))["args"] == {"word": "x"}  # for whoever asks
    assert await error_of(using(None).api_test(error="my_error")) == "my_error"


async def test_what_does_not_exist_is_not_found(slack: FakeSlack, client: AsyncWebClient) -> None:
    assert await error_of(client.api_call("chat.shout")) == "unknown_method"
    assert await error_of(client.users_info(user="U404")) == "user_not_found"
    assert await error_of(client.conversations_open(users="U404")) == "user_not_found"
    assert await error_of(client.conversations_open(users="")) == "users_list_not_supplied"
    async with aiohttp.ClientSession() as session:
        for text, error in (("{", "invalid_json"), ("[]", "json_not_object")):
            headers = {"Content-Type": "application/json"}
            async with session.post(f"{slack.base_url}auth.test", data=text, headers=headers) as response:
                assert (await response.json())["error"] == error


async def test_a_file_that_is_deleted_is_gone_and_one_that_was_not_shared_is_none(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    mina = slack.person("Mina")
    waits = (await client.files_getUploadURLExternal(filename="a.json", length=2))["file_id"]
    assert await error_of(client.files_delete(file=waits)) == "file_not_found"
    sent = await client.files_upload_v2(channel=slack.dm(mina).id, filename="a.json", content="{}")
    (message,) = slack.shown(slack.dm(mina))
    await client.files_delete(file=sent["file"]["id"])
    assert message.deleted
    assert slack.shown(slack.dm(mina)) == []
    assert await error_of(client.files_delete(file=sent["file"]["id"])) == "file_deleted"


async def test_a_file_that_did_not_come_whole_is_not_shared(slack: FakeSlack, client: AsyncWebClient) -> None:
    mina = slack.person("Mina")
    ticket = await client.files_getUploadURLExternal(filename="a.json", length=2)
    async with aiohttp.ClientSession() as session:
        async with session.post(ticket["upload_url"], data=b"{") as response:
            assert response.status == 400
        wanted = [{"id": ticket["file_id"]}]
        early = client.files_completeUploadExternal(files=wanted, channel_id=slack.dm(mina).id)
        assert await error_of(early) == "file_not_found"
        async with session.post(ticket["upload_url"], data=b"{}") as response:
            assert await response.text() == "OK - 2"
    assert (await client.files_completeUploadExternal(files=wanted))["files"] == [
        {"id": ticket["file_id"], "title": "a.json"}
    ]
    assert slack.shown(slack.dm(mina)) == []
    assert await error_of(client.files_getUploadURLExternal(filename="a.json", length=0)) == "invalid_arguments"
    assert await error_of(client.files_completeUploadExternal(files=[])) == "invalid_arguments"


# A bot that is measured is not looked at


async def test_without_rules_nothing_is_refused_for_its_content() -> None:
    async with FakeSlack(validate=False) as slack:
        client = AsyncWebClient(slack.bot_token, base_url=slack.base_url)
        place = slack.channel("general")
        await client.chat_postMessage(channel=place.id, text="x", blocks=[section("x" * 3001)])
        assert len(slack.shown(place)) == 1
        assert slack.refused == []
