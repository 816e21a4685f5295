"""The picture of the README, from a real run: the bot answers on a database in memory, Rich records the terminal.

`make pictures` draws it anew.
"""

import asyncio
import io
import random
import re
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from bot.core.context import Bot, Caller
from bot.core.names import Index
from bot.core.reply import options
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from bot.dispatch import router as answering
from bot.platforms.console.render import plain, show
from bot.quiz.store import Store
from content.loader import load

FILE = Path(__file__).parent / "terminal.svg"


async def draw() -> str:
    """A fact, a question and its answer, as an SVG."""
    database = await connect(":memory:")
    await migrate(database, ":memory:")
    library = load()
    when = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
    bot = Bot(library, Store(database), Index(library), lambda: when, random.Random(1))
    me = Caller("console:me", "console", "en", "en")
    console = Console(record=True, width=88, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
    console.print(plain("> today"))
    show(console, await answering.typed(bot, me, "today"))
    console.print(plain("\n> quiz first-ships"))
    question = await answering.typed(bot, me, "quiz first-ships")
    show(console, question)
    console.print(plain("\n> 1"))
    show(console, await answering.pressed(bot, me, options(question)[0].press))
    await database.close()
    drawn = console.export_svg(title="python -m bot")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # a picture loads nothing from elsewhere


if __name__ == "__main__":
    FILE.write_text(asyncio.run(draw()), encoding="utf-8")
