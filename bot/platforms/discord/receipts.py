"""Private answers of which only the newest is to stand: the receipts of somebody who changes their mind.

Nobody but the interaction that brought it can reach such an answer, for a quarter of an hour. Changing the earlier one
would not do: who has dismissed it would see nothing. So the newer one is sent first, and then the earlier one deleted.
"""

import contextlib
import logging

import aiohttp
import discord
from cachetools import TTLCache
from discord.webhook.async_ import async_context

LIVES = 14 * 60
"""Seconds in which an answer can be deleted: Discord says 15 minutes."""
MOST = 10_000
"""Answers of which it is kept in mind how to delete them."""

log = logging.getLogger(__name__)


class Receipts:
    """Remembers, in this process, what stands. After a restart the earlier answer stays, and does no harm."""

    def __init__(self) -> None:
        self._standing: TTLCache[tuple[int, int, str], str] = TTLCache(MOST, LIVES)

    async def stands(self, interaction: discord.Interaction, name: str) -> None:
        """An answer of this name has been sent: delete the one that this person had in this place before it."""
        earlier = self.taken(interaction, name)
        self._standing[_key(interaction, name)] = interaction.token
        if earlier:
            await self.delete(interaction, earlier)

    def taken(self, interaction: discord.Interaction, name: str) -> str | None:
        """The answer of this name that this person had in this place, for `delete`; it is no longer kept in mind."""
        return self._standing.pop(_key(interaction, name), None)

    async def delete(self, interaction: discord.Interaction, earlier: str) -> None:
        """Take an earlier answer away."""
        with contextlib.suppress(discord.NotFound):  # dismissed
            try:
                session = interaction._session  # noqa: SLF001  # the client's own, which it shows nowhere else
                await async_context.get().delete_original_interaction_response(
                    interaction.application_id, earlier, session=session
                )
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("an earlier receipt could not be deleted: %s", type(error).__name__)


def _key(interaction: discord.Interaction, name: str) -> tuple[int, int, str]:
    return interaction.user.id, interaction.channel_id or 0, name
