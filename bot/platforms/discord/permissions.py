"""Who may do what, as Discord tells with each interaction: the commands for staff, and writing in a channel."""

import asyncio
import logging

import aiohttp
import discord
from cachetools import LRUCache

from bot.core.clock import MINUTE, milliseconds
from bot.platforms.discord.command_tree import PERMISSIONS
from bot.platforms.discord.messenger import THREADS

LET_IN = 15 * MINUTE
"""How long (ms) a person whom Discord has let give a command may press what it shows."""
PATIENCE = 1.0
"""Seconds that a press may wait for what Discord says of a server."""
_REMEMBERED = 10_000

log = logging.getLogger(__name__)


class StaffRoots:
    """The roots for staff that people may use.

    A server's admins can give a root to roles under Integrations, or take it away. Discord says so by letting a command
    through, and not at all with a press; so it is kept in mind for a while who gave which. After that, or after a
    restart, a press is checked by giving the command again. Where admins have decided nothing, and for admins, the
    permissions that come with a press say enough.
    """

    def __init__(self) -> None:
        self._let_in: LRUCache[tuple[int, int, str], int] = LRUCache(_REMEMBERED)
        self._decides: LRUCache[int, bool] = LRUCache(_REMEMBERED)

    def of(self, interaction: discord.Interaction) -> frozenset[str]:
        """Those of who does this, here and now: by their permissions, or as Discord let them."""
        if not interaction.guild_id or not interaction.is_guild_integration():
            return frozenset()
        who, at = (interaction.guild_id, interaction.user.id), milliseconds(interaction.created_at)
        given = str(interaction.data.get("name")) if interaction.data else ""
        if interaction.type is discord.InteractionType.application_command and given in PERMISSIONS:
            self._let_in[*who, given] = at  # of the root for everybody there is nothing to keep in mind
        decides = self._decides.get(interaction.guild_id, False)
        return frozenset(
            root
            for root, least in PERMISSIONS.items()
            if (interaction.permissions >= least and (not decides or interaction.permissions.administrator))
            or 0 <= at - self._let_in.get((*who, root), at + 1) <= LET_IN
        )

    async def look_up(self, interaction: discord.Interaction) -> None:
        """Before a press is judged: whether the server's admins have decided who may give our commands.

        Discord is asked once for each server, of those alone whose permissions would let them press: it tells of each
        change. Where it does not say so in time, their permissions count.
        """
        server, client = interaction.guild_id, interaction.client
        may = interaction.permissions
        if server is None or server in self._decides or may.administrator or not interaction.is_guild_integration():
            return
        if not any(may >= least for least in PERMISSIONS.values()):
            return
        try:
            async with asyncio.timeout(PATIENCE):
                found = await client.http.get_guild_application_command_permissions(interaction.application_id, server)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.warning("Discord does not say who may give commands: %s", str(error) or type(error).__name__)
        else:
            self._decides[server] = any(one["permissions"] for one in found)

    def forget(self, server: int) -> None:
        """Admins of a server have changed who may give commands: nobody is let in any more by what was so before."""
        self._decides.pop(server, None)
        for key in [key for key in self._let_in if key[0] == server]:
            del self._let_in[key]


def is_thread(channel: object) -> bool:
    """Whether this is a thread, or a post of a forum, which is one too: there other permissions count."""
    kind = getattr(channel, "type", None)
    return isinstance(kind, discord.ChannelType) and kind.value in THREADS


def may_post(interaction: discord.Interaction) -> bool:
    """Whether this person may write here themselves. In a conversation everybody may."""
    may = interaction.permissions
    writes = may.send_messages_in_threads if is_thread(interaction.channel) else may.send_messages
    return not interaction.guild_id or writes
