"""Which of the processes on one database answers an interaction, where Discord tells it to more than one.

That is so during a planned deploy: the new process is connected already, and the old one still is.
"""

from hashlib import blake2b

import discord

from bot.core.clock import DAY, Clock
from bot.db.database import DatabaseError
from bot.db.notes import Notes


class Claims:
    """What this process has taken on itself, and others have. In `notes`, for a day."""

    def __init__(self, notes: Notes, clock: Clock) -> None:
        self._notes = notes
        self._clock = clock

    async def take(self, interaction: discord.Interaction) -> bool:
        """Whether this process is to answer. Where the database does not tell, it is: rather twice than never."""
        key, now = blake2b(f"discord:{interaction.id}".encode(), digest_size=16).hexdigest(), self._clock()
        try:
            return await self._notes.claim_delivery(key, now, now - DAY)
        except DatabaseError:  # the core will say so
            return True
