"""The client: it connects, tells Discord of the commands, and hands each command and press to the core."""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.core.i18n import nearest_language
from bot.core.options import Option
from bot.core.platform import Address
from bot.core.press import Share
from bot.core.reply import Reply
from bot.core.visible import visible
from bot.dispatch.router import Router
from bot.platforms.discord.command_tree import Translations, roots, sync_if_needed
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.discord.permissions import StaffRoots, is_thread, may_post
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.receipts import Receipts
from bot.platforms.discord.render import PREFIX, Message
from bot.platforms.discord.responses import LIMITED, is_answered, respond

log = logging.getLogger(__name__)

DEFER_AFTER = 1.5
"""Seconds that work may take before Discord is told to wait: it gives up after three."""

CONNECTING = 30.0
"""Seconds in which a connection has to come about."""

_TOO_LATE, _ANSWERED_ALREADY = 10062, 40060
_BEGUN = "begun"
_MOST_SUGGESTIONS, _LONGEST_SUGGESTION = 25, 100


class Client(discord.AutoShardedClient):
    """Commands through the tree, presses through one route; no cache, no intents, no pings."""

    def __init__(
        self, router: Router, locale: str, messenger: DiscordMessenger | None = None, *, was_ready: bool = False
    ) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            shard_connect_timeout=CONNECTING,
        )
        self._router = router
        self._default = locale
        self._roots = StaffRoots()
        self._receipts = Receipts()
        self.was_ready = was_ready
        """Whether Discord has been ready for us at any time."""
        parsers = self._connection.parsers
        parsers.update({event: _forgiving(event, parse) for event, parse in parsers.items() if event != "READY"})
        self._messenger = messenger or DiscordMessenger()
        self._messenger.client = self
        self.tree = app_commands.CommandTree(self)
        for root in roots(router.registry, self._command, self._suggest):
            self.tree.add_command(root)
        self.tree.error(self._not_understood)

    async def setup_hook(self) -> None:
        """Tell Discord of the commands before anybody can use them."""
        await self.tree.set_translator(Translations())
        told, self._messenger.commands = await sync_if_needed(self.tree, self.application_id or 0)
        log.info("Discord %s the commands", "was told of" if told else "knows")

    async def on_ready(self) -> None:
        """Say so once; Discord says it again after each new connection."""
        if not self.was_ready:
            self.was_ready = True
            log.info("ready: Discord")

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The one route for presses. Commands go through the tree."""
        data: Mapping[str, Any] = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.component and custom_id.startswith(PREFIX):
            chosen = data.get("values")  # of a menu, whose options carry the presses
            await self._press(interaction, str(chosen[0]) if chosen else custom_id.removeprefix(PREFIX))

    async def _command(self, interaction: discord.Interaction, name: str, values: Mapping[str, str]) -> None:
        interaction.extras[_BEGUN] = asyncio.get_running_loop().time()
        caller = self._caller(interaction)
        await self._answer(interaction, caller, self._router.called(caller, name, values))

    async def on_raw_app_command_permissions_update(self, event: discord.RawAppCommandPermissionsUpdateEvent) -> None:
        """Admins of a server have changed something under Integrations."""
        self._roots.forget(event.guild.id)

    async def _press(self, interaction: discord.Interaction, text: str) -> None:
        interaction.extras[_BEGUN] = asyncio.get_running_loop().time()
        await self._roots.look_up(interaction)
        caller = self._caller(interaction)
        press = self._router.registry.unpack(text)
        in_place = self._router.replaces(press) and _is_private(interaction)
        work = self._router.pressed(caller, text)
        await self._answer(interaction, caller, work, in_place=in_place, shares=text * isinstance(press, Share))

    async def _suggest(
        self, interaction: discord.Interaction, option: Option, typed: str
    ) -> list[app_commands.Choice[str]]:
        """Values for an option, in the person's language, while they type."""
        caller = await self._router.known(self._caller(interaction))
        found = self._router.offered(caller, option, typed)[:_MOST_SUGGESTIONS]
        return [app_commands.Choice(name=label[:_LONGEST_SUGGESTION], value=value) for value, label in found]

    def _caller(self, interaction: discord.Interaction) -> Caller:
        language = nearest_language(interaction.locale.value) or self._default
        in_dm = interaction.context.dm_channel
        place = nearest_language(interaction.guild_locale.value if interaction.guild_locale else None) or self._default
        return Caller(
            person=str(Address(DISCORD.name, (), str(interaction.user.id))),
            community=_community(interaction),
            platform_language=language,
            language=language,
            name=visible(interaction.user.display_name),
            place_language=None if in_dm else place,
            staff=self._roots.of(interaction),
            is_admin=bool(interaction.guild_id) and interaction.permissions.manage_guild,
            place=self._place(interaction),
            channel=str(Address.parse(_community(interaction)).within(str(interaction.channel_id))),
            may_post=may_post(interaction),
            place_name=f"#{visible(name)}" if (name := getattr(interaction.channel, "name", None)) else "",
            at=milliseconds(interaction.created_at),
            platform=DISCORD,
            heard=language,
        )

    def _place(self, interaction: discord.Interaction) -> str | None:
        """The channel, where the bot itself is in the server."""
        if not interaction.guild_id or not interaction.is_guild_integration():
            return None
        place = str(Address.parse(_community(interaction)).within(str(interaction.channel_id)))
        self._messenger.remember(place, interaction.app_permissions, in_thread=is_thread(interaction.channel))
        return place

    async def _not_understood(self, interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        """A command that never came to us: one from an older list of commands, say, or a forged value."""
        await self._apologise(interaction, self._caller(interaction), error)

    async def _answer(
        self,
        interaction: discord.Interaction,
        caller: Caller,
        work: Awaitable[Reply],
        *,
        in_place: bool = False,
        shares: str = "",
    ) -> None:
        """Answer at once, or first ask Discord for patience. What goes wrong is logged, and told where it can be.

        `shares` is the text of a press that shows something to everybody.
        """
        reply: Reply | None = None
        deferrals: list[asyncio.Task[None]] = []
        loop = asyncio.get_running_loop()
        defer = functools.partial(self._defer, interaction, visibly=not (in_place or shares))
        patience = loop.call_later(DEFER_AFTER, lambda: deferrals.append(loop.create_task(defer())))
        try:
            try:
                reply = await work
            finally:
                patience.cancel()
                for deferral in deferrals:
                    await deferral
            message, quiet = self._messenger.rendered(reply), _is_quiet(interaction, reply)
            if deferrals and shares:  # only now is it known whether everybody may see it
                await interaction.followup.send(view=message.view, files=message.files, ephemeral=quiet)
            else:
                await _once(lambda: _send(interaction, message, quiet=quiet, in_place=in_place, late=bool(deferrals)))
                self._acknowledged(interaction)
            if reply.instead_of and quiet and not in_place:
                await self._receipts.stands(interaction, reply.instead_of)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            if shares and reply and not reply.private and getattr(error, "code", 0) != _ANSWERED_ALREADY:
                await self._router.not_posted(caller, shares)
            if isinstance(error, discord.HTTPException) and error.code in (_TOO_LATE, _ANSWERED_ALREADY):
                log.info("an interaction was too late or answered already (%s)", error.code)
            else:
                await self._apologise(interaction, caller, error)

    async def _defer(self, interaction: discord.Interaction, *, visibly: bool) -> None:
        """Ask for patience. Answered already, after an answer of Discord's that got lost, is as good."""
        quiet = not interaction.context.dm_channel
        try:
            await _once(lambda: interaction.response.defer(ephemeral=quiet, thinking=visibly))
        except discord.HTTPException as error:
            if error.code != _ANSWERED_ALREADY:
                raise
        self._acknowledged(interaction)

    def _acknowledged(self, interaction: discord.Interaction) -> None:
        """Discord has its answer, or its word that one will come: note how long that took, once."""
        if interaction.extras.pop(LIMITED, None):
            self._router.metrics.rate_limits.add(DISCORD.name)
        begun = interaction.extras.pop(_BEGUN, None)
        if begun is not None:
            took = asyncio.get_running_loop().time() - begun
            self._router.metrics.acknowledgements.took(took, DISCORD.name)

    async def _apologise(self, interaction: discord.Interaction, caller: Caller, error: Exception) -> None:
        """Tell the person with a number, if Discord lets us."""
        reply = self._router.oops(await self._router.known(caller), error)
        view, quiet = self._messenger.rendered(reply).view, _is_quiet(interaction, reply)
        try:
            if is_answered(interaction):
                await interaction.followup.send(view=view, ephemeral=quiet)
            else:
                await interaction.response.send_message(view=view, ephemeral=quiet)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as refusal:
            log.warning("Discord refused the apology too: %s", refusal)


def _forgiving(event: str, parse: Callable[[Any], None]) -> Callable[[Any], None]:
    """Takes an event, and drops one that the library does not understand: it would end the connection for that."""

    def parsed(data: Any) -> None:  # noqa: ANN401  # whatever Discord sends
        try:
            parse(data)
        except Exception:
            log.exception("an event of Discord's was not understood: %s", event)

    return parsed


def _community(interaction: discord.Interaction) -> str:
    """The address of the server, or of all direct messages together."""
    return str(Address(DISCORD.name, (), str(interaction.guild_id or "direct")))


async def _send(interaction: discord.Interaction, message: Message, *, quiet: bool, in_place: bool, late: bool) -> None:
    files = list(message.files)
    if late:
        await interaction.edit_original_response(view=message.view, attachments=files)
    elif files and in_place:
        await interaction.response.edit_message(view=message.view, attachments=files)
    elif files:
        await interaction.response.send_message(view=message.view, files=files, ephemeral=quiet)
    else:
        await respond(interaction, message.components, in_place=in_place, quiet=quiet)


async def _once(attempt: Callable[[], Awaitable[object]]) -> None:
    """Do this, and again if the connection broke. Discord takes an answer only once, so that none is doubled."""
    for _ in range(2):
        with contextlib.suppress(aiohttp.ClientConnectionError):
            await attempt()
            return
    await attempt()


def _is_quiet(interaction: discord.Interaction, reply: Reply) -> bool:
    """Whether to show a reply to nobody else. In the bot's own DM there is nobody else."""
    return reply.private and not interaction.context.dm_channel


def _is_private(interaction: discord.Interaction) -> bool:
    """Whether the message that was pressed is seen by nobody else."""
    message: Any = interaction.message
    return bool(message and message.flags.ephemeral) or interaction.context.dm_channel
