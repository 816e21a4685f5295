"""The picture of the README, from a real run: the bot answers on a database in memory, Rich records the terminal.

`make pictures` draws it anew.
"""

import asyncio
import io
import re
from pathlib import Path

from rich.console import Console

from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.core.reply import Reply, buttons
from bot.platforms.console.pressable import pressables
from bot.platforms.console.render import columns, plain, put, row, show
from docs.discord import WHEN
from docs.stage import a_bot

FILE = Path(__file__).parent / "terminal.svg"


def answered(console: Console, reply: Reply) -> None:
    """A reply, and below it the row of numbers."""
    show(console, reply)
    put(console, row(pressables(reply), columns(console)))


async def draw() -> str:
    """A fact, a question and its answer, as an SVG."""
    me = Caller("console:me", "console", "en", "en")
    console = Console(record=True, width=88, file=io.StringIO(), force_terminal=True, highlight=False, emoji=False)
    async with a_bot(lambda: milliseconds(WHEN)) as bot:
        console.print(plain("> today"))
        answered(console, await bot.router.typed(me, "today"))
        console.print(plain("> quiz first-ships"))
        question = await bot.router.typed(me, "quiz first-ships")
        answered(console, question)
        console.print(plain("> 1"))
        answered(console, await bot.router.pressed(me, buttons(question)[0].press))
    drawn = console.export_svg(title="python -m bot").replace("<text ", '<text xml:space="preserve" ')
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL)  # a picture loads nothing from elsewhere


if __name__ == "__main__":
    FILE.write_text(asyncio.run(draw()), encoding="utf-8")
