"""Somebody's points, on a page of their own."""

from bot.core.context import Caller
from bot.core.feature import Section
from bot.core.reply import Reply
from bot.scores import views
from bot.scores.commands import ScoreCommands


def own_score(commands: ScoreCommands) -> Section:
    """What the command `score` says. The commands to press stand on that page already."""

    async def section(caller: Caller) -> Reply:
        return views.without_buttons(await commands.score(caller))

    return section
