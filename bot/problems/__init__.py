"""A problem with what the bot shows: reported by anybody, and looked through by the moderators of their community."""

from bot.core.clock import Clock
from bot.core.feature import Feature, Root
from bot.problems.actions import Granted, ProblemActions
from bot.problems.commands import ProblemCommands
from bot.problems.service import ReportedItems
from bot.problems.store import TABLES, ProblemStore
from content.library import Library


def build(library: Library, store: ProblemStore, items: ReportedItems, clock: Clock, granted: Granted) -> Feature:
    """The command and the presses. `granted`: which roots moderators let somebody use."""
    actions = ProblemActions(library, store, items, clock, granted)
    commands = ProblemCommands(actions)
    return Feature(
        name="problems",
        commands={Root.MODERATORS: (commands.reports,)},
        looks=(commands.reports,),
        asks=(commands.reports,),
        actions=actions.actions,
        tables=TABLES,
    )
