"""The small feature that asks for everything, in a terminal: `python -m tests.support.asking_terminal`."""

import asyncio

from bot.platforms.console.terminal import ConsoleAdapter
from content.cache import load
from tests.conftest import Clock
from tests.support.asking import asking
from tests.support.bot import bot_on
from tests.support.databases import opened, with_tables


async def main() -> None:
    async with opened("sqlite:///:memory:") as database:
        await with_tables(database, ":memory:")
        bot = asking(bot_on(load(), database, Clock()))
        await ConsoleAdapter(locale="en", zone=None, database="memory").run(bot.router)


if __name__ == "__main__":
    asyncio.run(main())
