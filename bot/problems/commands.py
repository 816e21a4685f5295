"""The command with which moderators look through what people have reported. Who is a moderator is not asked here."""

from bot.core.context import Caller
from bot.core.reply import Reply
from bot.problems.actions import ProblemActions
from bot.problems.model import Shown
from bot.problems.options import WhichReports


class ProblemCommands:
    """Each public method is a command."""

    def __init__(self, actions: ProblemActions) -> None:
        self._actions = actions

    async def reports(self, caller: Caller, show: WhichReports | None = None) -> Reply:
        """What people say is wrong with what the bot shows, the newest first."""
        return await self._actions.list(caller, Shown(show or Shown.OPEN))
