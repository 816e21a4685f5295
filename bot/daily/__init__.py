"""The daily fact in a channel, and the fact of the day (the command `today` stands among those on facts)."""

from bot.core.feature import Feature, Root
from bot.daily.commands import DailyCommands
from bot.daily.publisher import DailyPublisher
from bot.daily.store import TABLES


def build(commands: DailyCommands, publisher: DailyPublisher) -> Feature:
    """The commands of moderators on the daily fact, and the loop that posts it."""
    return Feature(
        name="daily",
        commands={
            Root.MODERATORS: (
                commands.daily,
                commands.daily_status,
                commands.daily_preview,
                commands.daily_skip,
                commands.daily_now,
                commands.daily_pause,
                commands.daily_resume,
                commands.daily_off,
            )
        },
        looks=(commands.daily_status, commands.daily_preview),
        asks=(commands.daily_skip,),
        loops=(publisher.run,),
        tables=TABLES,
    )
