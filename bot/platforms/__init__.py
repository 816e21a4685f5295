"""Where people meet the bot. Each adapter translates between one platform and the core; none knows another."""

from typing import Protocol

from bot.core.context import Bot
from bot.core.platform import Outlet


class AdapterError(Exception):
    """A platform cannot be served at all. The message is one line for the operator, without any secret."""


class Adapter(Protocol):
    """A platform that the bot is on."""

    @property
    def name(self) -> str:
        """What to call it in the log."""
        ...

    @property
    def outlet(self) -> Outlet:
        """Its platform from behind."""
        ...

    async def run(self, bot: Bot) -> None:
        """Serve people until cancelled, or until there is nobody left to serve."""
        ...
