"""What of the facts is new for somebody, on a page of their own."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.reply import Block
from bot.facts import views
from bot.facts.selection import open_on
from bot.facts.store import SeenStore
from content.library import Library


class NewFacts:
    """Counts the facts that somebody has not been shown."""

    def __init__(self, library: Library, store: SeenStore) -> None:
        self._library = library
        self._store = store

    async def news(self, caller: Caller) -> Sequence[Block]:
        """How many facts are new to the caller."""
        names = open_on(self._library, caller.here, None)
        shown = await self._store.shown(caller.person, "fact")
        return views.new_facts(caller, sum(name not in shown for name in names), len(names))
