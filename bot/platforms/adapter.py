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

    async def leave(self) -> None:
        """Take nothing more, and answer what has come, before `run` is cancelled. The messenger works until then."""
        ...


class Watched(Adapter, Protocol):
    """An adapter of a platform that may be away, and that somebody looks after from outside."""

    async def trouble(self) -> str:
        """What keeps it from serving people now, in a few words; empty if nothing does."""
        ...
