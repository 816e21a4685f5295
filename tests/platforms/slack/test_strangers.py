"""The bot over HTTP, and people who know its address and are not Slack: they keep nobody out and fill no log."""

import asyncio
import gzip
import json
import logging
import time
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import aiohttp
import pytest
import pytest_asyncio

from bot.platforms import gate
from bot.platforms.slack import http_door
from content.library import Library
from tests.fakes.slack.server import FakeSlack
from tests.support.on_slack import OnSlack, a_bot, running, says

pytestmark = pytest.mark.asyncio(loop_scope="module")

HALF = b"POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nContent-Type: application/json\r\n"


@pytest_asyncio.fixture(loop_scope="module")
async def on(library: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OnSlack]:
    monkeypatch.setattr(gate, "HEAD_SECONDS", 0.5)
    monkeypatch.setattr(http_door, "BODY_SECONDS", 0.5)
    async with FakeSlack("http") as slack, a_bot(library) as bot, running(slack, bot):
        yield OnSlack(slack, bot)


async def opened(on: OnSlack, begin: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection on which somebody has sent this, and no more."""
    reader, writer = await asyncio.open_connection("127.0.0.1", urlsplit(on.slack.http.url).port)
    writer.write(begin)
    await writer.drain()
    return reader, writer


def well_formed() -> bytes:
    """Headers as Slack's look, by somebody who does not know the secret."""
    return b"X-Slack-Request-Timestamp: %d\r\nX-Slack-Signature: v0=%s\r\n\r\n" % (time.time(), b"0" * 64)


async def test_who_is_not_slack_is_told_so_before_the_body_is_there(on: OnSlack) -> None:
    began = time.monotonic()
    reader, writer = await opened(on, HALF + b"\r\n")
    assert b" 401 " in await reader.readline()
    await reader.read()  # and the connection is closed
    assert time.monotonic() - began < 0.4
    writer.close()


@pytest.mark.parametrize("begin", [b"", b"POST /slack/ev", HALF, HALF + well_formed() + b"{"])
async def test_who_does_not_go_on_is_waited_for_only_a_little(on: OnSlack, begin: bytes) -> None:
    reader, writer = await opened(on, begin)
    async with asyncio.timeout(3):
        with pytest.MonkeyPatch.context():
            try:
                told = await reader.read()
            except ConnectionError:
                told = b""
    assert told == b"" or b" 408 " in told.splitlines()[0]
    writer.close()


@pytest.mark.parametrize("begin", [b"", HALF, HALF + well_formed()])
async def test_however_many_strangers_hold_connections_commands_are_answered(
    on: OnSlack, monkeypatch: pytest.MonkeyPatch, begin: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(gate, "HEAD_SECONDS", 60.0)
    monkeypatch.setattr(http_door, "BODY_SECONDS", 60.0)
    monkeypatch.setattr(gate, "MOST_CONNECTIONS", 20)
    mina, general = on.person(), on.slack.channel("general")
    crowd = [await opened(on, begin) for _ in range(100)]
    for _ in range(3):
        assert says(await on.types(mina, general, "fact"), "en", "label-source")
    for _, writer in crowd:
        writer.close()
    assert "Traceback" not in caplog.text
    assert not caplog.records


async def test_what_strangers_send_leaves_no_traceback(on: OnSlack, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    deep = "[" * 200_000
    async with aiohttp.ClientSession() as session:
        for body, headers in (
            (gzip.compress(b"{}"), {"Content-Encoding": "gzip"}),
            (b"not gzip at all", {"Content-Encoding": "gzip"}),
            (deep.encode(), {}),
            (b"[1]", {}),
            (b"\xff\xfe", {}),
        ):
            for signed in (False, True):
                proof = on.slack.sign(body) if signed else {}
                kind = {"Content-Type": "application/json"}
                async with session.post(on.slack.http.url, data=body, headers=kind | headers | proof) as response:
                    assert response.status in ((400, 415, 401) if signed else (401,)), (body[:20], signed)
        for text in (deep, "[1]", "7", '"x"', "null"):
            form = f"payload={text}"
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            async with session.post(on.slack.http.url, data=form, headers=kind | on.slack.sign(form)) as response:
                assert response.status in (200, 400)
    reader, writer = await opened(on, b"GARBAGE\r\n\r\n")
    assert b" 400 " in await reader.readline()
    writer.close()
    assert "Traceback" not in caplog.text
    assert not [it for it in caplog.records if it.exc_info]


async def test_a_connection_that_slack_keeps_is_used_again(on: OnSlack) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "x", "token": "t"})
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        for number in range(3):
            await asyncio.sleep(0.6 * bool(number))  # longer than a head may take
            stamp = int(time.time()) - 10 * number  # else it would be the same signature
            headers = on.slack.sign(body, stamp) | {"Content-Type": "application/json"}
            async with session.post(on.slack.http.url, data=body, headers=headers) as response:
                assert response.status == 200
        assert len(session.connector._conns) == 1 if session.connector else False
