"""Facts, terms, the timeline and comments: to read, search and share."""

from bot.core.context import Chance
from bot.core.feature import Command, Feature, Root
from bot.facts.actions import FactActions
from bot.facts.commands import FactCommands
from bot.facts.store import TABLES, SeenStore
from content.library import Library


def build(library: Library, store: SeenStore, actions: FactActions, chance: Chance, today: Command) -> Feature:
    """The commands and buttons on facts. `today` is the daily fact's, and stands in help after `fact`."""
    commands = FactCommands(library, store, actions, chance)
    return Feature(
        name="facts",
        commands={
            Root.EVERYBODY: (commands.fact, today, commands.search, commands.term, commands.timeline, commands.comment)
        },
        looks=(commands.fact, today, commands.search, commands.term, commands.timeline, commands.comment),
        actions=actions.actions,
        shares=actions.shares,
        tables=TABLES,
    )
