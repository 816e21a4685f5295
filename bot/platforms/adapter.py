"""What each platform's adapter is to the composition root."""

from typing import Protocol

from bot.core.platform import Messenger
from bot.dispatch.router import Router


class Adapter(Protocol):
    """A platform that the bot is on."""

    @property
    def name(self) -> str:
        """What to call it in the log."""
        ...

    @property
    def messenger(self) -> Messenger:
        """How to post there unasked."""
        ...

    async def run(self, router: Router) -> None:
        """Serve people until cancelled, or until there is nobody left to serve. Raises AdapterError."""
        ...
