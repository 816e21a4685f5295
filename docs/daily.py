"""Draws the picture of a daily fact in the README, from the message that the bot posts on Discord."""

import asyncio
import random

from bot.core.context import Bot
from bot.core.i18n import Voice
from bot.core.names import Index
from bot.daily.rules import choose
from bot.daily.views import posted
from bot.db.sqlite import connect
from bot.quiz.store import Store
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
