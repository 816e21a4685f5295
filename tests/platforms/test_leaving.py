"""A process that is told to stop leaves its platforms so that nobody notices, while another one is there."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeAlias

import pytest

from bot.core.i18n import Voice
from bot.db.connect import connect
from bot.db.notes import Notes
from bot.platforms.adapter import Watched
from bot.platforms.discord.adapter import DiscordAdapter
from bot.platforms.discord.claims import Claims
from bot.platforms.slack.adapter import SlackAdapter
from bot.platforms.slack.http_door import PATH
from bot.platforms.web_server import WebServer
from content.library import Library
from tests.fakes.discord.server import Can, FakeDiscord, redirect
from tests.fakes.slack.server import FakeSlack, Message
from tests.soak.life import now
from tests.support.bot import Bot, bot_on, closing
from tests.support.on_slack import address, free_port

PEOPLE, TIMES = 12, 6
OOPS = Voice("en")("oops", id="*").partition("*")[0][:24]

Says: TypeAlias = Callable[[int], Awaitable[str]]
"""Somebody types a command. Gives what they read then."""


@pytest.fixture
def kind() -> str:
    return "postgres"


class Processes:
    """Processes of the bot on one database and one platform, inside this one."""

    def __init__(self, library: Library, url: str) -> None:
        self._library, self._url = library, url
        self._stack = contextlib.AsyncExitStack()

    async def begun(self, owner: str, made: Callable[[Notes], Watched]) -> tuple[Watched, "asyncio.Task[None]", Bot]:
        """One more, that is ready."""
        database = await connect(self._url)
        self._stack.push_async_callback(database.close)
        adapter = made(Notes(database, owner))
        name = adapter.messenger.platform.name
        bot = bot_on(self._library, database, now, {name: adapter.messenger}, owner=owner)
        await self._stack.enter_async_context(closing(bot))
        task = asyncio.create_task(adapter.run(bot.router))
        async with asyncio.timeout(30):
            while await adapter.trouble():
                assert not task.done(), task
                await asyncio.sleep(0.01)
        self._stack.push_async_callback(_ended, task)
        return adapter, task, bot

    async def close(self) -> None:
        await self._stack.aclose()


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.wait([task])


@pytest.fixture
async def processes(library: Library, url: str) -> AsyncIterator[Processes]:
    made = Processes(library, url)
    yield made
    await made.close()


async def all_are_answered(says: Says, meanwhile: Callable[[], Awaitable[None]]) -> None:
    """Everybody types again and again while something happens; each of them is answered each time."""

    async def types(number: int) -> None:
        for _ in range(TIMES):
            said = await says(number)
            assert said
            assert OOPS not in said

    typing = [asyncio.create_task(types(number)) for number in range(PEOPLE)]
    await asyncio.sleep(0.05)
    await meanwhile()
    await asyncio.gather(*typing)


async def test_on_discord_everybody_is_answered_while_one_process_leaves(processes: Processes) -> None:
    async with FakeDiscord() as discord:
        with redirect(discord):

            def made(notes: Notes) -> DiscordAdapter:
                return DiscordAdapter(discord.token, locale="en", claims=Claims(notes, now))

            old, task, _ = await processes.begun("old", made)
            await discord.connected()
            await processes.begun("new", made)
            await discord.until(lambda: discord.gateway.identified == 2)
            place = discord.server_channel("class")
            people = [discord.person(f"P{number}", place=place) for number in range(PEOPLE)]

            async def says(number: int) -> str:
                return (await people[number].types("/zainichi fact")).text

            async def leaves() -> None:
                await old.leave()
                await _ended(task)

            await all_are_answered(says, leaves)
            await processes.close()


async def test_on_discord_what_changes_something_is_done_by_one_of_two_processes(processes: Processes) -> None:
    async with FakeDiscord() as discord:
        with redirect(discord):

            def made(notes: Notes) -> DiscordAdapter:
                return DiscordAdapter(discord.token, locale="en", claims=Claims(notes, now))

            _, _, bot = await processes.begun("a", made)
            await processes.begun("b", made)
            await discord.until(lambda: discord.gateway.identified == 2)
            for number in range(8):
                place = discord.server_channel(f"class{number}")
                host = discord.person("Ms Mori", permissions=Can.TEACHER, place=place)
                said = (await host.types("/zainichi-class start")).text
                assert Voice("en")("class-under-way") not in said
            assert (await bot.database.read("SELECT count(*) FROM class_round"))[0][0] == 8
            assert not [call for call in discord.calls if call.code == 40060]  # nobody even tried
            await processes.close()


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_on_slack_everybody_is_answered_while_one_process_leaves(processes: Processes, mode: str) -> None:
    async with FakeSlack("http" if mode == "http" else "socket") as slack, contextlib.AsyncExitStack() as ports:
        port = free_port()
        slack.deliver_to(address(port if mode == "http" else None))
        servers: list[WebServer] = []

        def made(notes: Notes) -> SlackAdapter:
            return SlackAdapter(
                slack.bot_token,
                notes,
                now,
                locale="en",
                app_token=slack.app_token if mode == "socket" else None,
                signing_secret=slack.signing_secret,
                server=servers[-1],
                base_url=slack.base_url,
            )

        async def begins(owner: str) -> tuple[Watched, "asyncio.Task[None]", Bot]:
            servers.append(WebServer(port, PATH, is_shared=True))
            if mode == "http":
                await ports.enter_async_context(servers[-1].listening())
            return await processes.begun(owner, made)

        old, task, _ = await begins("old")
        await begins("new")
        channel = slack.channel("class")
        people = [slack.person(f"P{number}") for number in range(PEOPLE)]

        async def says(number: int) -> str:
            told = await slack.command(people[number], channel, "/zainichi", "fact")
            return " ".join(it.text_shown for it in told.came if isinstance(it, Message))

        async def leaves() -> None:
            await asyncio.gather(old.leave(), *([servers[0].leave()] if mode == "http" else []))
            await _ended(task)

        await all_are_answered(says, leaves)
        await processes.close()


async def test_who_comes_to_a_port_where_another_process_is_listens_once_all_is_there_that_is_expected() -> None:
    port = free_port()
    first, second = (WebServer(port, PATH, is_shared=True) for _ in range(2))

    async def open_ports() -> int:
        found = 0
        with contextlib.suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            found = 1
        return found

    async with first.listening():  # nobody is there: whoever looks after the process may ask at once
        assert await open_ports()
        async with second.listening():
            await first.leave()
            assert not await open_ports()
            with second.serving():
                assert not await open_ports()
