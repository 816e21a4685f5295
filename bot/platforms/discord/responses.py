"""An answer to an interaction, or a form in place of one, sent as it stands.

`InteractionResponse` asks Discord for the whole message again and makes objects of it, which nobody here reads and
which cost more than all the rest of an answer. When Discord is busy, discord.py goes on with its waits and attempts.
Files go its way from the start.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import discord
from discord.http import Route, json_or_text
from discord.webhook.async_ import async_context

_SENT = "answered"
LIMITED = "limited"
"""What an interaction has among its extras once Discord has found that there are too many answers."""
_JSON = {"Content-Type": "application/json"}


async def respond(interaction: discord.Interaction, components: str, *, in_place: bool, quiet: bool) -> None:
    """Answer with these components (JSON): in the message that was pressed, or in a new one, `quiet` for one person.

    Raises discord.HTTPException as discord.py does, and aiohttp.ClientError if the connection breaks.
    """
    kind = (
        discord.InteractionResponseType.message_update if in_place else discord.InteractionResponseType.channel_message
    )
    flags = discord.MessageFlags(components_v2=True, ephemeral=quiet and not in_place).value
    files = ',"attachments":[]' if in_place else ""
    body = (
        f'{{"type":{kind.value},"data":{{"components":{components},"flags":{flags}{files},'
        '"allowed_mentions":{"parse":[]}}}'
    )
    await _send(interaction, body)


async def open_form(interaction: discord.Interaction, form: Mapping[str, Any]) -> None:
    """Open a form as the answer: nothing may have been answered before. Raises what `respond` does."""
    await _send(interaction, json.dumps({"type": discord.InteractionResponseType.modal.value, "data": form}))


async def _send(interaction: discord.Interaction, body: str) -> None:
    path = "/interactions/{webhook_id}/{webhook_token}/callback"
    route = Route("POST", path, webhook_id=interaction.id, webhook_token=interaction.token)
    session = interaction._session  # noqa: SLF001  # the client's own, which it shows nowhere else
    async with session.post(route.url, data=body.encode(), headers=_JSON) as response:
        busy = response.status == 429 or response.status >= 500
        wait = float(response.headers.get("Retry-After", 0))
        if not response.ok and not busy:
            raise discord.HTTPException(response, await json_or_text(response))
    if busy:
        interaction.extras[LIMITED] = response.status == 429
        await asyncio.sleep(wait)
        await async_context.get().request(route, session, payload=json.loads(body))
    interaction.extras[_SENT] = True


def is_answered(interaction: discord.Interaction) -> bool:
    """Whether this interaction has had its answer, or been asked to wait for it."""
    return interaction.response.is_done() or _SENT in interaction.extras
