"""The commands `help` and `about`, and the menus of bare roots."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS, Registry, Root
from bot.core.i18n import Voice
from bot.core.options import Lookup, Offers, OneOf, about, is_picked, options, suggestions
from bot.core.reply import Reply
from bot.help import views
from content.library import Library


def _about(_: Lookup, value: str, voice: Voice) -> str:
    return voice(f"command-{value}.about")


CommandName = Annotated[str, OneOf(lambda lookup: lookup.commands(), _about)]


class HelpCommands:
    """Each public method is a command, but for `menu`. `registry` gives all commands; it holds these too.

    `granted` gives the roots that moderators have let a person use in a community.
    """

    def __init__(
        self,
        library: Library,
        registry: Callable[[], Registry],
        granted: Callable[[str, str], Awaitable[frozenset[Root]]],
    ) -> None:
        self._library = library
        self._registry = registry
        self._granted = granted

    async def help_(self, caller: Caller, command: CommandName | None = None) -> Reply:
        """All commands, or one of them with its options and an example."""
        registry, say = self._registry(), caller.voice
        if command is None:
            usages = self._usages(caller, Root.EVERYBODY)
            may = caller.staff | await self._granted(caller.community, caller.person)
            staff = {root: list(registry.by_root[root]) for root in STAFF_ROOTS if root in may}
            return views.help_all(caller, usages, staff)
        function = registry.commands[command]
        lookup = Lookup(self._library, lambda: registry.names)
        values: dict[Offers, list[str]] = {}
        listings: dict[str, str] = {}
        for option in options(function):
            listed = tuple(suggestions(option.kind, "", lookup, say))
            is_plain = listed[:1] == tuple((value, value) for value, _ in listed[:1])  # numbers: its line says all
            if not (is_plain or len(listed) > 20 or is_picked(option, caller.platform)):
                values.setdefault(listed, []).append(option.name)
            if isinstance(option.kind, OneOf) and option.kind.listing:
                key, press = option.kind.listing
                listings[key] = press
        explained = views.Explained(
            command,
            registry.typed(command),
            registry.usage(command, say),
            registry.example(command, say),
            [(option.name, about(option, caller.platform)) for option in options(function)],
            [(names, listed) for listed, names in values.items()],
            listings,
            only_looks=command in registry.looks,
        )
        return views.help_one(caller, explained)

    def _usages(self, caller: Caller, root: Root) -> dict[str, str]:
        """How each command of a root is typed. Where options are filled in one by one, its name says enough."""
        registry, say = self._registry(), caller.voice
        names = registry.by_root[root]
        if caller.platform.has_pickers:
            return {name: say.command(registry.typed(name)) for name in names}
        return {name: registry.usage(name, say) for name in names}

    async def about(self, caller: Caller) -> Reply:
        """What this is and where its facts come from."""
        return views.about(self._library, caller)

    def menu(self, caller: Caller, root: Root) -> Reply:
        """What somebody sees who types a root and nothing behind it."""
        if root is Root.EVERYBODY:
            return views.menu(caller)
        return views.staff_menu(caller, root, self._usages(caller, root))
