"""How the bot explains itself: `help`, `about`, and the menu for who types nothing more."""

from bot.core.feature import Feature, Root
from bot.help.commands import HelpCommands


def build(commands: HelpCommands) -> Feature:
    """Help, and what this is."""
    both = (commands.help_, commands.about)
    return Feature(name="help", commands={Root.EVERYBODY: both}, looks=both)
