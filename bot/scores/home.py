"""Somebody's points, on a page of their own."""

from collections.abc import Callable
from dataclasses import replace

from bot.core.context import Caller
from bot.core.feature import Command, Section
from bot.core.reply import Buttons, Reply


def own_score(command: Callable[[], Command]) -> Section:
    """What the command `score` says, which is looked up once all features are there; without its buttons."""

    async def section(caller: Caller) -> Reply:
        reply = await command()(caller)
        return replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, Buttons)))

    return section
