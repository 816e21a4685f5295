"""Draws the picture of a daily fact in the README, from the message that the bot posts on Discord."""

from bot.core.i18n import Voice
from bot.daily.rules import choose
from bot.daily.views import posted
from content.loader import load
from docs.discord import FOLDER, WHEN, picture


def draw() -> str:
    """The fact of the day as it stands in a channel."""
    library = load()
    chosen, _ = choose(list(library.facts.values()), {}, WHEN.date(), "discord:1:1")
    daily = posted(library, Voice("en"), chosen, is_anniversary=True)
    return picture("A daily fact in a channel on Discord", None, daily)


if __name__ == "__main__":
    (FOLDER / "discord-daily.svg").write_text(draw(), encoding="utf-8")
