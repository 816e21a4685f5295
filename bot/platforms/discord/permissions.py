"""Who may do what, as Discord tells with each interaction: the commands for staff, and writing in a channel."""

import discord
from cachetools import LRUCache

from bot.core.clock import MINUTE, milliseconds
from bot.platforms.discord.command_tree import PERMISSIONS
from bot.platforms.discord.messenger import THREADS

LET_IN = 15 * MINUTE
"""How long (ms) a person whom Discord has let give a command may press what it shows."""
_REMEMBERED = 10_000


class StaffRoots:
    """The roots for staff that people may use.

    A server's admins can give a root to roles under Integrations. Discord says so by letting a command through, and not
    at all with a press; so it is kept in mind for a while who gave which. After that, or after a restart, a press is
    checked by giving the command again.
    """

    def __init__(self) -> None:
        self._let_in: LRUCache[tuple[int, int, str], int] = LRUCache(_REMEMBERED)

    def of(self, interaction: discord.Interaction) -> frozenset[str]:
        """Those of who does this, here and now: by their permissions, or as Discord let them."""
        if not interaction.guild_id or not interaction.is_guild_integration():
            return frozenset()
        who, at = (interaction.guild_id, interaction.user.id), milliseconds(interaction.created_at)
        given = str(interaction.data.get("name")) if interaction.data else ""
        if interaction.type is discord.InteractionType.application_command and given in PERMISSIONS:
            self._let_in[*who, given] = at  # of the root for everybody there is nothing to keep in mind
        return frozenset(
            root
            for root, least in PERMISSIONS.items()
            if interaction.permissions >= least or 0 <= at - self._let_in.get((*who, root), at + 1) <= LET_IN
        )


def is_thread(channel: object) -> bool:
    """Whether this is a thread, or a post of a forum, which is one too: there other permissions count."""
    kind = getattr(channel, "type", None)
    return isinstance(kind, discord.ChannelType) and kind.value in THREADS


def may_post(interaction: discord.Interaction) -> bool:
    """Whether this person may write here themselves. In a conversation everybody may."""
    may = interaction.permissions
    writes = may.send_messages_in_threads if is_thread(interaction.channel) else may.send_messages
    return not interaction.guild_id or writes
