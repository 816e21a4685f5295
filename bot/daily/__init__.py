"""The daily fact in a channel, and the fact of the day (the command `today` stands among those on facts)."""

from collections.abc import Awaitable, Callable

from bot.core.feature import Feature, Root
from bot.core.metrics import Gauge
from bot.daily.commands import DailyCommands
from bot.daily.publisher import DailyPublisher
from bot.daily.store import TABLES


def build(commands: DailyCommands, publisher: DailyPublisher, late: Callable[[], Awaitable[int]]) -> Feature:
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
        beats=publisher.beats,
        gauges=(Gauge("zainichi_deliveries_late", "Daily facts that should have come a minute ago, or earlier", late),),
        tables=TABLES,
    )
