"""How the bot explains itself: `help`, `about`, and the menu for who types nothing more."""

from collections.abc import Sequence

from bot.core.feature import Feature, Root, Section
from bot.help.commands import HelpCommands


def build(commands: HelpCommands, home: Sequence[Section] = ()) -> Feature:
    """Help, and what this is. `home`: the parts of a person's own page, which explains the bot too."""
    both = (commands.help_, commands.about)
    return Feature(name="help", commands={Root.EVERYBODY: both}, looks=both, home=home)
