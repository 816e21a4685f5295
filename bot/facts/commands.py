"""The commands on facts: `fact`, `search`, `term`, `timeline`, `comment`."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.context import Caller, Chance
from bot.core.reply import Reply
from bot.core.views import sentence
from bot.facts import views
from bot.facts.actions import FactActions
from bot.facts.options import Query, TermName, ThemeName, TopicName, Year
from bot.facts.search import index_of
from bot.facts.selection import least_seen, open_on, worth_saying
from bot.facts.store import SeenStore
from bot.facts.views import Frame
from content.library import Library


class FactCommands:
    """Each method is a command."""

    def __init__(self, library: Library, store: SeenStore, actions: FactActions, chance: Chance) -> None:
        self._library = library
        self._store = store
        self._actions = actions
        self._chance = chance

    async def fact(self, caller: Caller, topic: TopicName | None = None) -> Reply:
        """A fact that the caller has not had, or has had least often, with its sources."""
        pool = open_on(self._library, caller.here, topic)
        if not pool and caller.here.off:
            return sentence(caller, "all-topics-off")
        shown = await self._store.shown(caller.person, "fact")
        name = await self._least_seen(caller, "fact", pool, shown)
        fact, everything = self._library.facts[name], open_on(self._library, caller.here, None)
        seen = worth_saying(everything, shown, fact)
        told = caller.voice("facts-seen", seen=seen, of=len(everything)) if seen else ""
        return await self._actions.show_fact(caller, fact, Frame(topic, seen=told))

    async def search(self, caller: Caller, query: Query) -> Reply:
        """Terms and facts on something, in any spelling or script."""
        found = index_of(self._library).search(query)
        shown = tuple(name for name in found.facts if self._library.facts[name].topic not in caller.here.off)
        return views.hits(self._library, caller, query, replace(found, facts=shown))

    async def term(self, caller: Caller, name: TermName | None = None) -> Reply:
        """A word of the field, explained, in three scripts."""
        if name is None:
            return views.terms(caller, list(self._library.terms.values()))
        return views.term(self._library, caller, self._library.terms[name])

    async def timeline(self, caller: Caller, year: Year | None = None) -> Reply:
        """What happened in a year and how many people moved, or the whole timeline from its start."""
        if year is None:
            return self._actions.show_timeline(caller)
        return await self._actions.show_year(caller, year)

    async def comment(self, caller: Caller, theme: ThemeName | None = None) -> Reply:
        """A viewer's comment, with the note that puts it in context."""
        pool = [it.id for it in self._library.excerpts.values() if theme is None or it.theme == theme]
        shown = await self._store.shown(caller.person, "comment")
        name = await self._least_seen(caller, "comment", pool, shown)
        return await self._actions.show_comment(caller, self._library.excerpts[name])

    async def _least_seen(self, caller: Caller, kind: str, names: Sequence[str], shown: frozenset[str]) -> str:
        """One that the caller has been shown least often. Times are read only once there is nothing new."""
        new = [name for name in names if name not in shown]
        if new:
            return self._chance.choice(new)
        return least_seen(self._chance, names, await self._store.seen(caller.person, kind))
