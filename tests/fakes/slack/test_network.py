"""What goes wrong between Slack and a bot: signatures, repeats, broken connections, a bot that dies. All on order."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import FakeSlack, NoAnswer
from tests.fakes.slack.small_bot import Bot, running

MENTION: Json = {"type": "tokens_revoked"}


@pytest_asyncio.fixture(params=["socket", "http"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(request.param) as slack:
        yield slack


@pytest_asyncio.fixture
async def socket() -> AsyncIterator[FakeSlack]:
    async with FakeSlack("socket") as slack:
        yield slack


@pytest_asyncio.fixture
async def http() -> AsyncIterator[FakeSlack]:
    async with FakeSlack("http") as slack:
        yield slack


async def listen(_: AsyncArgs) -> None:
    """Bolt acknowledges an event by itself."""


# Events are told again, commands are not


async def test_an_event_that_was_not_acknowledged_comes_again_and_says_so(slack: FakeSlack) -> None:
    async with running(slack) as bot:
        bot.on["tokens_revoked"] = listen
        bot.deaf = 2
        slack.ack_seconds = 0.2
        event = await slack.event(slack.person("Mina"), slack.channel("general"), MENTION)
        assert (event.attempts, event.acks) == (3, 1)
        assert [number for number in bot.retries if number != "0"] == ["1", "2"]
        assert bot.heard == ["tokens_revoked"]


async def test_an_event_is_given_up_after_four_attempts(slack: FakeSlack) -> None:
    async with running(slack) as bot:
        bot.deaf = 99
        slack.ack_seconds, slack.retry_waits = 0.05, (0.0, 0.0, 0.0)
        with pytest.raises(NoAnswer):
            await slack.event(slack.person("Mina"), slack.channel("general"), MENTION)
        assert slack.events[-1].attempts == 4
        assert slack.events[-1].acked is None


async def test_a_command_is_told_once_and_fails_if_the_bot_fails(slack: FakeSlack) -> None:
    async with running(slack) as bot:
        bot.deaf = 1
        slack.ack_seconds = 0.1
        with pytest.raises(NoAnswer, match="failed"):
            await slack.command(slack.person("Mina"), slack.channel("general"), "/zainichi")
        assert slack.events[-1].attempts == 1
        assert bot.heard == []


# HTTP


async def test_what_slack_sends_over_http_is_signed_so_that_bolt_takes_it_and_nothing_else(http: FakeSlack) -> None:
    async with running(http) as bot, aiohttp.ClientSession() as session:
        body = json.dumps({"type": "event_callback", "event": MENTION, "team_id": http.team, "api_app_id": "A1"})

        async def status(headers: dict[str, str]) -> int:
            kind = {"Content-Type": "application/json"}
            async with session.post(http.http.url, data=body, headers=headers | kind) as response:
                return response.status

        bot.on["tokens_revoked"] = listen
        assert await status(http.sign(body)) == 200
        assert await status(http.sign(body + " ")) == 401
        assert await status(http.sign(body, timestamp=int(time.time()) - 301)) == 401
        assert await status({}) == 401
        assert bot.heard == ["tokens_revoked"]


async def test_a_bot_that_is_not_there_or_gives_no_challenge_back_is_not_connected(http: FakeSlack) -> None:
    mina, general = http.person("Mina"), http.channel("general")
    http.deliver_to(f"{http.base_url}nothing")
    with pytest.raises(NoAnswer, match="challenge"):
        await http.connected()
    http.deliver_to("http://127.0.0.1:9/")
    with pytest.raises(TimeoutError):
        await http.connected(0.1)
    with pytest.raises(NoAnswer, match="dispatch_failed"):
        await http.command(mina, general, "/zainichi")


# Socket Mode


async def test_a_connection_says_hello_and_is_asked_for_with_a_ticket_that_is_good_once(socket: FakeSlack) -> None:
    client = AsyncWebClient(base_url=socket.base_url)
    url = (await client.apps_connections_open(app_token=socket.app_token))["url"]
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as connection:
        hello = await connection.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        assert "approximate_connection_time" in hello["debug_info"]
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


async def test_an_envelope_says_what_it_is_and_takes_a_payload_with_the_acknowledgement(socket: FakeSlack) -> None:
    client = AsyncWebClient(base_url=socket.base_url)
    url = (await client.apps_connections_open(app_token=socket.app_token))["url"]
    mina, general = socket.person("Mina"), socket.channel("general")
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as connection:
        await connection.receive_json()
        command = asyncio.create_task(socket.command(mina, general, "/zainichi", "x"))
        envelope = await connection.receive_json()
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
        assert "retry_attempt" not in envelope
        for number in ("of nobody", envelope["envelope_id"], envelope["envelope_id"]):
            await connection.send_json({"envelope_id": number, "payload": {"text": "hello"}})
        assert (await command).text == "hello"
        event = asyncio.create_task(socket.event(mina, general, MENTION))
        envelope = await connection.receive_json()
        assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
        assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
        await connection.send_json({"envelope_id": envelope["envelope_id"]})
        assert (await event).acks == 1
        await connection.close()


async def test_asked_to_refresh_the_bot_connects_anew_and_nothing_is_lost(socket: FakeSlack) -> None:
    async with running(socket):
        mina, general = socket.person("Mina"), socket.channel("general")
        await socket.refresh_socket()
        await socket.until(lambda: len(socket.socket.connections) == 1)
        assert socket.socket.opened >= 2
        tolds = await asyncio.gather(*(socket.command(mina, general, "/zainichi", f"{i}") for i in range(5)))
        assert [told.text for told in tolds] == [f"A fact: {i}" for i in range(5)]


async def test_a_connection_that_is_not_left_after_the_warning_is_closed(socket: FakeSlack) -> None:
    client = AsyncWebClient(base_url=socket.base_url)
    url = (await client.apps_connections_open(app_token=socket.app_token))["url"]
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as connection:
        await connection.receive_json()
        refresh = asyncio.create_task(socket.refresh_socket())
        reasons = [(await connection.receive_json())["reason"] for _ in range(2)]
        assert reasons == ["warning", "refresh_requested"]
        assert (await connection.receive()).type is aiohttp.WSMsgType.CLOSE
        refresh.cancel()


async def test_after_a_broken_connection_what_was_not_acknowledged_comes_again_on_the_next(socket: FakeSlack) -> None:
    async with running(socket, ping_interval=0.05) as bot:
        acked = asyncio.Event()

        async def slow(args: AsyncArgs) -> None:
            if bot.heard.count("/zainichi") > 1:
                acked.set()
            await acked.wait()
            await args.ack("at last")

        bot.on["/zainichi"] = slow
        mina, general = socket.person("Mina"), socket.channel("general")
        command = asyncio.create_task(socket.command(mina, general, "/zainichi"))
        await socket.until(lambda: bot.heard)
        await socket.drop_socket()
        assert (await command).text == "at last"
        assert (bot.heard, bot.retries) == (["/zainichi", "/zainichi"], ["1"])
        assert len(socket.shown(general, mina)) == 1


async def test_pings_are_answered_both_ways_and_a_silent_connection_is_left(socket: FakeSlack) -> None:
    async with running(socket, ping_interval=0.25):
        await socket.socket.ping()
        await socket.until(lambda: socket.socket.pongs)
        await asyncio.sleep(0.6)
        assert socket.socket.opened == 1
        socket.socket.answers_pings = False
        await socket.until(lambda: socket.socket.opened > 1, 5)
        socket.socket.answers_pings = True


async def test_with_two_connections_each_has_its_turn(socket: FakeSlack) -> None:
    async with running(socket) as one, running(socket) as two:
        mina, general = socket.person("Mina"), socket.channel("general")
        for _ in range(4):
            await socket.command(mina, general, "/zainichi")
        assert (len(one.heard), len(two.heard)) == (2, 2)


async def test_a_bot_that_is_killed_leaves_its_messages_and_another_one_goes_on(socket: FakeSlack) -> None:
    mina, general = socket.person("Mina"), socket.channel("general")
    tokens = {"SLACK_BOT_TOKEN": socket.bot_token, "SLACK_APP_TOKEN": socket.app_token}
    first = await socket.start(Bot.__module__, **tokens)
    await socket.connected()
    fact = await socket.command(mina, general, "/zainichi", "x")
    first.kill()
    await first.wait()
    await socket.until(lambda: not socket.socket.connections)
    socket.ack_seconds = 0.1
    with pytest.raises(NoAnswer, match="operation_timeout"):
        await socket.press(mina, fact.message, "Another")
    socket.ack_seconds = 3.0
    async with running(socket):
        assert (await socket.press(mina, fact.message, "Another")).text == "Another fact"


# Troubles to order


@pytest_asyncio.fixture
async def client(socket: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with running(socket) as bot:
        yield bot.client


async def test_told_to_slow_down_or_try_later_the_bot_does_so(socket: FakeSlack, client: AsyncWebClient) -> None:
    place = socket.channel("busy")
    socket.ratelimit("chat.postMessage", 0)
    await client.chat_postMessage(channel=place.id, text="patience")
    socket.server_error("chat.postMessage", 503)
    await client.chat_postMessage(channel=place.id, text="again")
    assert [message.text for message in socket.shown(place)] == ["patience", "again"]
    assert [call.error for call in socket.calls if call.method == "chat.postMessage"] == ["ratelimited", "", "503", ""]
    assert socket.faults.left == 0


async def test_errors_and_delays_come_as_often_as_ordered(socket: FakeSlack, client: AsyncWebClient) -> None:
    place = socket.channel("storm")
    socket.fail("chat.postMessage", "fatal_error", times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError, match="fatal_error"):
            await client.chat_postMessage(channel=place.id, text="lost")
    socket.slow("chat.postMessage", 0.1)
    begun = time.monotonic()
    await client.chat_postMessage(channel=place.id, text="late")
    assert time.monotonic() - begun >= 0.1
    assert [message.text for message in socket.shown(place)] == ["late"]


async def test_an_answer_that_gets_lost_leaves_the_work_done(socket: FakeSlack) -> None:
    place = socket.channel("storm")
    client = AsyncWebClient(socket.bot_token, base_url=socket.base_url, retry_handlers=[])
    socket.lose_answer("chat.postMessage")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=place.id, text="posted")
    assert [message.text for message in socket.shown(place)] == ["posted"]


async def test_the_response_url_and_the_upload_fail_on_order_too(socket: FakeSlack) -> None:
    async with running(socket) as bot:
        statuses: list[int] = []

        async def answer(args: AsyncArgs) -> None:
            await args.ack()
            for _ in range(3):
                statuses.append((await args.respond("x")).status_code)

        bot.on["/zainichi"] = answer
        socket.fail("response_url", "expired_url")
        socket.server_error("response_url", 503)
        mina = socket.person("Mina")
        told = await socket.command(mina, socket.channel("general"), "/zainichi")
        await socket.until(lambda: len(statuses) == 3)
        assert (statuses, len(told.came)) == ([404, 503, 200], 1)
        socket.fail("upload", "file_upload_failed")
        with pytest.raises(SlackRequestError, match="file_upload_failed"):
            await bot.client.files_upload_v2(channel=socket.dm(mina).id, filename="a", content="x")


async def test_a_mistake_in_the_loopback_slack_itself_is_told_to_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    async def meets_it() -> None:
        async with FakeSlack() as slack:
            monkeypatch.setattr(slack.world, "post", broken)
            client = AsyncWebClient(slack.bot_token, base_url=slack.base_url)
            with pytest.raises(SlackApiError, match="fatal_error"):
                await client.chat_postMessage(channel=slack.channel("general").id, text="x")

    with pytest.raises(ExceptionGroup, match="itself went wrong"):
        await meets_it()
