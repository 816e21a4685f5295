"""Draws the picture of a daily fact in the README, from the message that the bot posts on Discord."""

import asyncio
import random

from bot.app import Bot
from bot.daily import choose
from bot.i18n import Voice
from bot.search import Index
from bot.storage.sqlite import connect
from bot.storage.store import Store
from bot.wording.daily import posted
from content.loader import load
from docs.discord import FOLDER, WHEN, picture


async def draw() -> str:
    """The fact of the day as it stands in a channel."""
    database, library = await connect(":memory:"), load()
    bot = Bot(library, Store(database), Index(library), lambda: WHEN, random.Random(1))
    chosen, _ = choose(list(library.facts.values()), {}, WHEN.date(), "discord:1:1")
    daily = posted(bot, Voice("en"), chosen, WHEN.date(), is_anniversary=True)
    await database.close()
    return picture("A daily fact in a channel on Discord", None, daily)


if __name__ == "__main__":
    (FOLDER / "discord-daily.svg").write_text(asyncio.run(draw()), encoding="utf-8")
