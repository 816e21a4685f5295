"""Somebody's points, on a page of their own."""

from dataclasses import replace

from bot.core.context import Caller
from bot.core.feature import Section
from bot.core.reply import Buttons, Reply
from bot.scores.commands import ScoreCommands


def own_score(commands: ScoreCommands) -> Section:
    """What the command `score` says. The commands to press stand on that page already."""

    async def section(caller: Caller) -> Reply:
        reply = await commands.score(caller)
        return replace(reply, blocks=tuple(block for block in reply.blocks if not isinstance(block, Buttons)))

    return section
