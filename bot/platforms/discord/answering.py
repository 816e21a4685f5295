"""How an interaction gets its answer: at once or after asking for patience, in place or anew, or as a form.

What goes wrong is logged, and told the person where it can be.
"""

import asyncio
import contextlib
import functools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
import discord

from bot.core.context import Caller
from bot.core.forms import PressForm
from bot.core.reply import Reply
from bot.dispatch.router import Router
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.discord.modals import modal
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.receipts import Receipts
from bot.platforms.discord.render import Message
from bot.platforms.discord.responses import LIMITED, is_answered, open_form, respond

log = logging.getLogger(__name__)

DEFER_AFTER = 1.5
"""Seconds that work may take before Discord is told to wait: it gives up after three."""

_TOO_LATE, _ANSWERED_ALREADY = 10062, 40060
_BEGUN = "begun"
_FORM = "form "
"""Before its press, in the name of what is said of a form that was not taken."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How an answer is given. `in_place`: it takes the place of the message that was pressed.

    `shares` is the text of a press that shows something to everybody, `form` that of one whose form was sent in.
    """

    in_place: bool = False
    shares: str = ""
    form: str = ""


class Answering:
    """Answers interactions, and keeps in mind which private answers stand."""

    def __init__(self, router: Router, messenger: DiscordMessenger) -> None:
        self._router = router
        self._messenger = messenger
        self._receipts = Receipts()

    async def answer(
        self, interaction: discord.Interaction, caller: Caller, work: Awaitable[Reply], how: Manner = Manner()
    ) -> None:
        """Answer at once, or first ask Discord for patience."""
        reply: Reply | None = None
        deferrals: list[asyncio.Task[None]] = []
        defer = functools.partial(self._defer, interaction, visibly=not (how.in_place or how.shares))
        loop = asyncio.get_running_loop()
        patience = loop.call_later(DEFER_AFTER, lambda: deferrals.append(loop.create_task(defer())))
        try:
            try:
                reply = await work
            finally:
                patience.cancel()
                for deferral in deferrals:
                    await deferral
            message, quiet = self._messenger.rendered(reply), _is_quiet(interaction, reply)
            in_place = how.in_place and not reply.faults  # what was pressed stays, to be answered once more
            if deferrals and (how.shares or in_place is not how.in_place):
                # only now is it known whether everybody may see it, or that it stands beside what was pressed
                await interaction.followup.send(view=message.view, files=message.files, ephemeral=quiet)
            else:
                await once(lambda: _send(interaction, message, quiet=quiet, in_place=in_place, late=bool(deferrals)))
                self._acknowledged(interaction)
                if quiet and not in_place:
                    await self._tidy(interaction, reply, how)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            if how.shares and reply and not reply.private and getattr(error, "code", 0) != _ANSWERED_ALREADY:
                await self._router.not_posted(caller, how.shares)
            await self._fail(interaction, caller, error)

    async def open(self, interaction: discord.Interaction, caller: Caller, form: PressForm, press: str) -> None:
        """Open the form of a press."""
        drawn = modal(form, press)
        try:
            await once(lambda: open_form(interaction, drawn))
            self._acknowledged(interaction)
        except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
            await self._fail(interaction, caller, error)

    async def apologise(self, interaction: discord.Interaction, caller: Caller, error: Exception) -> None:
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

    async def _fail(self, interaction: discord.Interaction, caller: Caller, error: Exception) -> None:
        if isinstance(error, discord.HTTPException) and error.code in (_TOO_LATE, _ANSWERED_ALREADY):
            log.info("an interaction was too late or answered already (%s)", error.code)
        else:
            await self.apologise(interaction, caller, error)

    async def _tidy(self, interaction: discord.Interaction, reply: Reply, how: Manner) -> None:
        """Take away the earlier private answers in the place of which this one stands."""
        refused = f"{_FORM}{how.form}" if how.form else ""
        name = refused if reply.faults else reply.instead_of
        if refused and not reply.faults and (earlier := self._receipts.taken(interaction, refused)):
            await self._receipts.delete(interaction, earlier)
        if name:
            await self._receipts.stands(interaction, name)

    async def _defer(self, interaction: discord.Interaction, *, visibly: bool) -> None:
        """Ask for patience. Answered already, after an answer of Discord's that got lost, is as good."""
        quiet = not interaction.context.dm_channel
        try:
            await once(lambda: interaction.response.defer(ephemeral=quiet, thinking=visibly))
        except discord.HTTPException as error:
            if error.code != _ANSWERED_ALREADY:
                raise
        self._acknowledged(interaction)

    def _acknowledged(self, interaction: discord.Interaction) -> None:
        """Discord has its answer, or its word that one will come: note how long that took, once."""
        if interaction.extras.pop(LIMITED, None):
            self._router.metrics.rate_limits.add(DISCORD.name)
        since = interaction.extras.pop(_BEGUN, None)
        if since is not None:
            took = asyncio.get_running_loop().time() - since
            self._router.metrics.acknowledgements.took(took, DISCORD.name)


def begun(interaction: discord.Interaction) -> None:
    """Note when it came: how long Discord waits for its answer is measured from here."""
    interaction.extras[_BEGUN] = asyncio.get_running_loop().time()


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


async def once(attempt: Callable[[], Awaitable[object]]) -> None:
    """Do this, and again if the connection broke. Discord takes an answer only once, so that none is doubled."""
    for _ in range(2):
        with contextlib.suppress(aiohttp.ClientConnectionError):
            await attempt()
            return
    await attempt()


def _is_quiet(interaction: discord.Interaction, reply: Reply) -> bool:
    """Whether to show a reply to nobody else. In the bot's own DM there is nobody else."""
    return reply.private and not interaction.context.dm_channel
