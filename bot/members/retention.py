"""What is kept for a time only is deleted when its time has come. What that is, the tables of the features say."""

from bot.core.beat import Beat
from bot.core.clock import Clock
from bot.core.polling import every, poll
from bot.members.privacy import PrivacyStore

EVERY = 3600.0
"""Seconds between two looks."""
LONGEST = 900.0
"""Seconds that a look may take: the file is written anew, at some 10 ms per MB."""


def beat() -> Beat:
    """That of the loop below."""
    return Beat("deleting what is old", EVERY + LONGEST)


async def enforce_retention(data: PrivacyStore, clock: Clock, turns: Beat | None = None) -> None:
    """Delete what has been kept long enough, at the start and every hour, until cancelled."""
    await poll(lambda: data.purge(clock()), every(EVERY), "deleting what is old", turns)
