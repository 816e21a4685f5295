"""How the bot explains itself: `help`, `about`, and the menu for who types nothing more."""

from bot.core.feature import Feature, Root
from bot.help.commands import HelpCommands


def build(commands: HelpCommands) -> Feature:
    """Help, and what this is."""
    return Feature(name="help", commands={Root.EVERYBODY: (commands.help_, commands.about)})
