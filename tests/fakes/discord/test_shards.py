"""Shards of the loopback Discord: who hears of which server, and which connections it does not take."""

import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.fakes.discord.gateway import IDENTIFY, INVALID_SESSION, INVALID_SHARD, TOO_FEW_SHARDS, WRONG_TOKEN
from tests.fakes.discord.problems import Json
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.small_bot import running


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as discord:
        yield discord


class Connected:
    """A connection that says who it is, and reads what comes."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def identifies(self, token: str, shard: object) -> Json | int:
        """What comes then: a frame, or the code with which the connection is closed."""
        wish = {"token": token, "intents": 0, "shard": shard, "properties": {}}
        await self._socket.send_str(json.dumps({"op": IDENTIFY, "d": wish}))
        return await self.reads()

    async def reads(self) -> Json | int:
        frame = await self._socket.receive(timeout=3)
        if frame.type is aiohttp.WSMsgType.TEXT:
            read: Json = json.loads(frame.data)
            return read
        return self._socket.close_code or 0


@pytest_asyncio.fixture
async def web(discord: FakeDiscord) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers={"Authorization": f"Bot {discord.token}"}) as session:
        yield session


async def connection(discord: FakeDiscord, web: aiohttp.ClientSession) -> Connected:
    made = Connected(await web.ws_connect(discord.socket))
    await made.reads()  # HELLO
    return made


@pytest.mark.parametrize("shard", [[2, 2], [-1, 2], [0, 0], ["0", "2"]])
async def test_a_shard_that_cannot_be_is_not_taken(
    discord: FakeDiscord, web: aiohttp.ClientSession, shard: list[object]
) -> None:
    made = await connection(discord, web)
    assert await made.identifies(discord.token, shard) == INVALID_SHARD


async def test_a_bot_in_too_many_servers_for_a_shard_has_to_take_more_shards(
    discord: FakeDiscord, web: aiohttp.ClientSession
) -> None:
    assert discord.gateway.most_servers == 2500
    discord.gateway.most_servers = 2
    for shard in (0, 0, 1):
        discord.server(shard=shard, shards=2)
    assert await (await connection(discord, web)).identifies(discord.token, [0, 1]) == TOO_FEW_SHARDS
    both = [await connection(discord, web) for _ in range(2)]
    for (shard, servers), made in zip(((0, 2), (1, 1)), both, strict=True):
        ready = await made.identifies(discord.token, [shard, 2])
        assert isinstance(ready, dict)
        assert (ready["t"], ready["d"]["shard"], len(ready["d"]["guilds"])) == ("READY", [shard, 2], servers)
    assert discord.gateway.shards == {0, 1}


async def test_two_shards_that_begin_at_once_have_to_take_turns_and_each_start_is_counted(
    discord: FakeDiscord, web: aiohttp.ClientSession
) -> None:
    discord.gateway.pause, discord.world.at_once = 60.0, 1
    both = [await connection(discord, web) for _ in range(2)]
    first, second = [await it.identifies(discord.token, [shard, 2]) for shard, it in enumerate(both)]
    assert isinstance(first, dict)
    assert first["t"] == "READY"
    assert second == {"op": INVALID_SESSION, "d": False, "s": None, "t": None}
    told = await (await web.get(f"{discord.api}/gateway/bot")).json()
    limit = {"total": 1000, "remaining": 998, "reset_after": 86_400_000, "max_concurrency": 1}
    assert (told["shards"], told["session_start_limit"]) == (1, limit)


async def test_a_bot_that_connects_too_often_loses_its_token(discord: FakeDiscord, web: aiohttp.ClientSession) -> None:
    discord.world.session_starts = 1
    assert isinstance(await (await connection(discord, web)).identifies(discord.token, [0, 1]), dict)
    assert await (await connection(discord, web)).identifies(discord.token, [0, 1]) == WRONG_TOKEN
    assert not discord.gateway.connected
    assert await (await connection(discord, web)).identifies(discord.token, [0, 1]) == WRONG_TOKEN


async def test_a_command_in_a_server_goes_to_its_shard_alone_and_one_in_a_conversation_to_the_first(
    discord: FakeDiscord,
) -> None:
    mina = discord.person("Mina")
    places = [discord.server_channel(server=discord.server(shard=it, shards=2)) for it in range(2)]
    async with running(discord, shard_count=2, shard_ids=[0]), running(discord, shard_count=2, shard_ids=[1]):
        of = {session.shard: session for session in discord.gateway.sessions.values()}
        before = of[0].number, of[1].number
        for place in (places[0], places[1], places[1], discord.dm(mina), discord.group()):
            assert (await mina.at(place).types("/zainichi fact")).text
        assert (of[0].number - before[0], of[1].number - before[1]) == (3, 2)
        await discord.gateway.drop(shard=1)
        await discord.until(lambda: discord.gateway.shards == {0, 1})
        assert discord.gateway.resumed == 1  # the other was left alone
