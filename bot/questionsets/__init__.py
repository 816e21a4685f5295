"""A community's own quizzes: brought from a file, looked through, stored, played, and taken along again."""

from bot.core.feature import Feature, Root
from bot.questionsets import import_store, store as set_store
from bot.questionsets.actions import ShelfActions, Staffed
from bot.questionsets.commands import SetCommands
from bot.questionsets.import_actions import ImportActions
from bot.questionsets.service import Granted, SetService


def build(service: SetService, granted: Granted) -> Feature:
    """The commands and presses. `granted`: which roots moderators let somebody use."""
    staffed = Staffed(granted)
    shelf = ShelfActions(service, staffed)
    imports = ImportActions(service, shelf, staffed)
    commands = SetCommands(shelf, imports)
    return Feature(
        name="questionsets",
        commands={Root.CLASS: (commands.quizzes, commands.preview, commands.import_, commands.export)},
        looks=(commands.quizzes, commands.preview),
        actions=(*shelf.actions, *imports.actions),
        tables=(*set_store.TABLES, *import_store.TABLES),
    )
