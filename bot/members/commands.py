"""The commands on oneself: `language` and `privacy`."""

import json
from collections.abc import Callable

from bot.core.clock import Clock, day_of
from bot.core.context import Caller
from bot.core.reply import Reply
from bot.members import views
from bot.members.buttons import Erase
from bot.members.options import LanguageChoice, PrivacyAction
from bot.members.privacy import PrivacyStore
from bot.members.store import MemberStore


class MemberCommands:
    """Each public method is a command, but for `erase`, which is pressed."""

    def __init__(self, store: MemberStore, data: Callable[[], PrivacyStore], clock: Clock) -> None:
        self._store = store
        self._data = data
        self._clock = clock

    async def language(self, caller: Caller, choice: LanguageChoice | None = None) -> Reply:
        """The language in which the caller is answered."""
        if choice is None:
            return views.language(caller)
        chosen = None if choice == "auto" else choice
        await self._store.choose_language(caller.person, chosen)
        spoken = caller.speaking(chosen or caller.platform_language)
        return views.language_set(spoken, as_platform=chosen is None)

    async def privacy(self, caller: Caller, action: PrivacyAction | None = None) -> Reply:
        """What is stored about the caller, to get or to delete."""
        if action is None:
            return views.privacy(caller)
        if not await self._store.is_known(caller.person):
            return views.nothing_stored(caller)
        if action == "delete":
            return views.ask_to_delete(caller)
        text = json.dumps(await self._data().exported(caller.person), indent=2, ensure_ascii=False)
        return views.exported(caller, f"zainichi-export-{day_of(self._clock(), caller.own_zone)}.json", text)

    async def erase(self, caller: Caller, _: Erase) -> Reply:
        """Delete everything about the caller, who has confirmed it."""
        await self._data().delete(caller.person)
        self._store.forgotten(caller.person)
        return views.deleted(caller.speaking(caller.platform_language))
