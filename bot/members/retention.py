"""What is kept for a time only is deleted when its time has come. What that is, the tables of the features say."""

from bot.core.clock import Clock
from bot.core.polling import every, poll
from bot.members.privacy import PrivacyStore

EVERY = 3600.0
"""Seconds between two looks."""


async def enforce_retention(data: PrivacyStore, clock: Clock) -> None:
    """Delete what has been kept long enough, at the start and every hour, until cancelled."""
    await poll(lambda: data.purge(clock()), every(EVERY), "deleting what is old")
