"""The client: it connects, tells Discord of the commands, and hands each command, press and form to the core."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.core.clock import milliseconds
from bot.core.context import Caller, Unread
from bot.core.forms import PressForm
from bot.core.i18n import nearest_language
from bot.core.options import Option
from bot.core.platform import Address
from bot.core.press import Share
from bot.core.reply import Reply, not_taken
from bot.core.shards import Shards
from bot.core.views import sentence
from bot.core.visible import visible
from bot.dispatch import files
from bot.dispatch.router import Router
from bot.platforms.discord.answering import Answering, Manner, begun
from bot.platforms.discord.buttons import pressed
from bot.platforms.discord.claims import Claims
from bot.platforms.discord.command_tree import Translations, known_ids, roots, sync_if_needed
from bot.platforms.discord.files import fetched
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.discord.modals import Upload, written
from bot.platforms.discord.permissions import StaffRoots, is_thread, may_post
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.sharing import keep_learning_ids, shared_out

log = logging.getLogger(__name__)

OPENED_WITHIN = 2.0
"""Seconds in which it must be known what a form asks for: Discord takes one only as the first answer, within three."""

CONNECTING = 30.0
"""Seconds in which a connection has to come about."""

SETTLING = 0.02
"""Seconds in which what has just come by the gateway gets to its work."""

_MOST_SUGGESTIONS, _LONGEST_SUGGESTION = 25, 100


class Client(discord.AutoShardedClient):
    """Commands through the tree, presses through one route; no cache, no intents, no pings.

    It makes the connections that `shards` says, or as many as Discord asks for. Whatever it sends goes over HTTP, so
    that it may concern a server whose shard another process has.
    """

    def __init__(
        self,
        router: Router,
        locale: str,
        messenger: DiscordMessenger | None = None,
        *,
        claims: Claims | None = None,
        was_ready: bool = False,
        shards: Shards | None = None,
    ) -> None:
        super().__init__(
            intents=discord.Intents.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            shard_connect_timeout=CONNECTING,
        )
        self._own = shards
        self._learning: asyncio.Task[None] | None = None
        self._router = router
        self._default = locale
        self._claims = claims
        self._under_way: set[asyncio.Task[Any]] = set()
        self._roots = StaffRoots()
        self.was_ready = was_ready
        """Whether Discord has been ready for us at any time."""
        parsers = self._connection.parsers
        parsers.update({event: _forgiving(event, parse) for event, parse in parsers.items() if event != "READY"})
        self._messenger = messenger or DiscordMessenger()
        self._messenger.client = self
        self._answering = Answering(router, self._messenger)
        self.tree = app_commands.CommandTree(self)
        for root in roots(router.registry, self._command, self._suggest):
            self.tree.add_command(root)
        self.tree.error(self._not_understood)

    async def setup_hook(self) -> None:
        """Tell Discord of the commands before anybody can use them, and ask how many connections may be made."""
        await self.tree.set_translator(Translations())
        if self._own is None or self._own.has_first:
            told, self._messenger.commands = await sync_if_needed(self.tree, self.application_id or 0)
            log.info("Discord %s the commands", "was told of" if told else "knows")
        else:
            self._messenger.commands = await known_ids(self.tree, self.application_id or 0)
            learning = keep_learning_ids(self.tree, self.application_id or 0, self._messenger)
            self._learning = asyncio.create_task(learning, name="the ids of Discord's commands")
        own = await shared_out(self.http, self._own)
        self.shard_count, self.shard_ids = own.count, list(own.ids)

    async def close(self) -> None:
        """End every connection."""
        if self._learning:
            self._learning.cancel()
        await super().close()

    async def on_ready(self) -> None:
        """Say so once; Discord says it again after each new connection."""
        if not self.was_ready:
            self.was_ready = True
            log.info("ready: Discord")

    async def leave(self) -> None:
        """Hear of nothing more, and answer what was heard of. Messages can still be posted and edited."""
        await asyncio.gather(*(shard.disconnect() for shard in self.shards.values()), return_exceptions=True)
        await asyncio.sleep(SETTLING)
        if self._under_way:
            await asyncio.wait(self._under_way)

    def _begin(self, interaction: discord.Interaction) -> None:
        """An interaction has come: it is answered before the end."""
        begun(interaction)
        task = asyncio.current_task()
        if task:
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def _is_ours(self, interaction: discord.Interaction, *, changes: bool) -> bool:
        """Whether this process is to answer. What changes nothing, or the same however often, is asked of nobody."""
        return not changes or self._claims is None or await self._claims.take(interaction)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """The one route for presses and forms. Commands go through the tree."""
        data: Mapping[str, Any] = interaction.data or {}
        if interaction.type is discord.InteractionType.component and (press := pressed(data)):
            text, given = press
            if self._router.asking.has_form(text) and not given:
                await self._ask(interaction, text)
            else:
                await self._press(interaction, text, given)
        elif interaction.type is discord.InteractionType.modal_submit and (sent := written(data)):
            await self._press(interaction, *sent)

    async def _command(
        self,
        interaction: discord.Interaction,
        name: str,
        values: Mapping[str, str],
        file: discord.Attachment | None = None,
    ) -> None:
        self._begin(interaction)
        if not await self._is_ours(interaction, changes=name not in self._router.registry.looks):
            return
        caller = self._caller(interaction)
        await self._answering.answer(interaction, caller, self._called(caller, name, values, file))

    async def _called(
        self, caller: Caller, name: str, values: Mapping[str, str], file: discord.Attachment | None
    ) -> Reply:
        asks = files.asked_by(self._router.registry.commands[name])
        if asks and file:
            option, asked = asks
            got = await fetched(self, file.to_dict(), asked)
            if isinstance(got, Unread):
                say = (await self._router.known(caller)).voice
                return not_taken({option: files.told(say, got, asked, file.filename)})
            caller = replace(caller, file=got)
        return await self._router.called(caller, name, values)

    async def on_raw_app_command_permissions_update(self, event: discord.RawAppCommandPermissionsUpdateEvent) -> None:
        """Admins of a server have changed something under Integrations."""
        self._roots.forget(event.guild.id)

    async def _press(
        self, interaction: discord.Interaction, text: str, given: Mapping[str, str], upload: Upload | None = None
    ) -> None:
        """A press, and what was given with it."""
        self._begin(interaction)
        press = self._router.registry.unpack(text)
        if not await self._is_ours(interaction, changes=self._router.at_most_once(press)):
            return
        await self._roots.look_up(interaction)
        caller = replace(self._caller(interaction), given=given)
        in_place = self._router.replaces(press) and _is_private(interaction)
        await self._answering.answer(
            interaction,
            caller,
            self._pressed(caller, text, upload),
            Manner(
                in_place=in_place,
                shares=text * isinstance(press, Share),
                form=text * (interaction.type is discord.InteractionType.modal_submit),
            ),
        )

    async def _pressed(self, caller: Caller, text: str, upload: Upload | None) -> Reply:
        if upload:
            got = await fetched(self, upload.file, upload.asked)
            if isinstance(got, Unread):
                known = await self._router.known(caller)
                return self._router.asking.unread(known, text, upload.field, upload.asked, got)
            caller = replace(caller, file=got)
        return await self._router.pressed(caller, text)

    async def _ask(self, interaction: discord.Interaction, text: str) -> None:
        """Open the form of a press. It must be the first answer, so Discord cannot be asked for patience before."""
        self._begin(interaction)
        caller: Caller | None = None
        try:
            async with asyncio.timeout(OPENED_WITHIN):
                await self._roots.look_up(interaction)
                caller = self._caller(interaction)
                asked = await self._router.asks(caller, text)
        except TimeoutError:
            asked = None
        caller = caller or self._caller(interaction)
        if isinstance(asked, PressForm):
            await self._answering.open(interaction, caller, asked, text)
            return
        replaces = asked is not None and self._router.replaces(self._router.registry.unpack(text))
        how = Manner(in_place=replaces and _is_private(interaction))
        await self._answering.answer(interaction, caller, self._instead(caller, asked), how)

    async def _instead(self, caller: Caller, asked: Reply | None) -> Reply:
        """What is said in place of a form."""
        return asked or sentence(await self._router.known(caller), "form-not-opened")

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
        await self._answering.apologise(interaction, self._caller(interaction), error)


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


def _is_private(interaction: discord.Interaction) -> bool:
    """Whether the message that was pressed is seen by nobody else."""
    message: Any = interaction.message
    return bool(message and message.flags.ephemeral) or interaction.context.dm_channel
