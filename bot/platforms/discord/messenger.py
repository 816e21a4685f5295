"""What the bot posts on Discord unasked, in channels and in direct messages."""

import contextlib
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import Any

import aiohttp
import discord
from cachetools import LRUCache

from bot.core.metrics import Metrics
from bot.core.platform import Address, NotPostedError, Permission, PostFailure, PostKey, Urgency
from bot.core.reply import Reply
from bot.core.shards import named
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.render import CommandIds, Message, render

PEOPLE, PLACES = 10_000, 250
"""People whose direct channel is kept in mind, and channels of which it is what the bot may do there: for as long as an
answer takes, since the next interaction tells anew."""

THREADS = frozenset({10, 11, 12})
"""The kinds of channel that are threads; a post of a forum is one. There *Send Messages* says nothing."""
_NEEDS = {Permission.SEE: "view_channel", Permission.POST: "send_messages", Permission.ATTACH: "attach_files"}
_NEEDS_IN_THREAD = {
    Permission.SEE: "view_channel",
    Permission.THREAD: "send_messages_in_threads",
    Permission.ATTACH: "attach_files",
}
_UNKNOWN_MESSAGE = 10008


class DiscordMessenger:
    """Posts through a client, while there is one that is connected."""

    platform = DISCORD

    def __init__(self) -> None:
        self.client: discord.AutoShardedClient | None = None
        self.edits = Metrics().edits
        """Counts those that are under way."""
        self.commands: CommandIds = ()
        """The ids of the roots, once Discord has told them."""
        self._lacks: LRUCache[str, Sequence[Permission]] = LRUCache(PLACES)
        self._direct: LRUCache[str, int] = LRUCache(PEOPLE)

    def remember(self, place: str, may: discord.Permissions, *, in_thread: bool) -> None:
        """Keep in mind what the bot may do in a place: each interaction tells."""
        needs = _NEEDS_IN_THREAD if in_thread else _NEEDS
        self._lacks[place] = tuple(need for need, name in needs.items() if not getattr(may, name))

    def rendered(self, reply: Reply) -> Message:
        """The message of a reply, with the commands in it as people here can press them."""
        return render(reply, self.commands)

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """What the bot lacks in a channel, as Discord has just said there, or else as it says now."""
        del person
        lacks = self._lacks.pop(place, None)
        if lacks is not None:
            return lacks
        _, (server,), channel = Address.parse(place)
        try:
            with _explained():
                there = await self._connected.http.get_channel(int(channel))
        except NotPostedError as error:
            if error.why is PostFailure.FORBIDDEN:
                return [Permission.SEE]
            raise
        if str(there.get("guild_id")) != server:
            raise NotPostedError(PostFailure.GONE, "a channel of another server")
        post = Permission.THREAD if there.get("type") in THREADS else Permission.POST
        return await self._may_type(int(channel), post)

    async def _may_type(self, channel: int, post: Permission) -> Sequence[Permission]:
        """Discord lets the bot show that it is typing where it may post, and nowhere else."""
        try:
            with _explained():
                await self._connected.http.send_typing(channel)
        except NotPostedError as error:
            if error.why is PostFailure.FORBIDDEN:
                return [post]
            raise
        return []

    async def is_person(self, person: str) -> bool:
        """As Discord says of the account."""
        try:
            with _explained():
                return not (await self._connected.fetch_user(int(Address.parse(person).id))).bot
        except NotPostedError as error:
            if error.why is PostFailure.GONE:
                return False
            raise

    def link(self, place: str, message: str) -> str:
        """As Discord itself copies it."""
        return f"https://discord.com/channels/{Address.parse(place).scope[-1]}/{message}"

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Post in a channel; the same key again within minutes gives the message that is there already."""
        return await self._send(int(Address.parse(place).id), reply, key)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Send a direct message."""
        with _explained():
            if person not in self._direct:
                user = await self._connected.fetch_user(int(Address.parse(person).id))
                self._direct[person] = (await user.create_dm()).id
        return await self._send(self._direct[person], reply, key)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Change a message of the bot's, however urgent: Discord counts the edits of each channel for itself."""
        del urgency
        channel, _, number = message.partition("/")
        new = self.rendered(reply)
        with _explained(), self.edits.during(DISCORD.name):
            there = self._connected.get_partial_messageable(int(channel)).get_partial_message(int(number))
            await there.edit(view=new.view, attachments=list(new.files))

    async def _send(self, channel: int, reply: Reply, key: PostKey) -> str:
        new = self.rendered(reply)
        nonce = blake2b(str(key).encode(), digest_size=10).hexdigest()
        files: Any = list(new.files)
        with _explained():
            there = self._connected.get_partial_messageable(channel)
            sent = await there.send(view=new.view, files=files, nonce=nonce)
        return f"{channel}/{sent.id}"

    @property
    def trouble(self) -> str:
        """What is wrong with the connections, in a few words, and with which of several; empty if nothing is."""
        there = self.client.shards if self.client else {}
        if self.client is None or self.client.is_closed() or not there:
            return "not connected"
        own = self.client.shard_ids or range(self.client.shard_count or len(there))
        kinds = {
            "broken": [it for it in own if it in there and there[it].is_closed()],
            "still to be made": [it for it in own if it not in there],
        }
        is_shared_out = self.client.shard_count != 1
        return "; ".join(
            f"{len(ids)} of {len(own)} connections {kind}" + (f" ({named(ids)})" if is_shared_out else "")
            for kind, ids in kinds.items()
            if ids
        )

    @property
    def _connected(self) -> discord.Client:
        # Not `is_ready`: that waits for servers, of which nobody tells without an intent.
        if self.client is None or self.client.user is None or self.client.is_closed():
            raise NotPostedError(PostFailure.BUSY, "not connected to Discord yet")
        return self.client


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """What went wrong, as `NotPostedError` tells it. What Discord calls malformed is a bug and stays one."""
    try:
        yield
    except discord.NotFound as error:
        raise NotPostedError(
            PostFailure.LOST if error.code == _UNKNOWN_MESSAGE else PostFailure.GONE, str(error)
        ) from error
    except discord.Forbidden as error:
        raise NotPostedError(PostFailure.FORBIDDEN, str(error)) from error
    except (discord.DiscordServerError, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise NotPostedError(PostFailure.BUSY, str(error) or type(error).__name__) from error
