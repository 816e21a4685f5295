"""What the bot posts on Slack unasked, in channels and in messages to one person."""

import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence

import aiohttp
from cachetools import LRUCache
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.i18n import Voice
from bot.core.platform import (
    Address,
    NotPostedError,
    PerhapsPostedError,
    Permission,
    Platform,
    PostFailure,
    PostKey,
)
from bot.core.reply import Attachment, Document, Prose, Reply, private
from bot.platforms.slack.render import Message, render
from bot.platforms.slack.web_api import NO_TOKEN, NOT_THERE, Web, reason

log = logging.getLogger(__name__)

SLACK = Platform("slack", pace=1 / 4, has_roots=True)
"""Slack takes some hundred posts a minute in a workspace."""

CACHE_SIZE = 1000
"""Messages of which it is kept in mind that only a part of them has been sent."""

_WORDS = {
    PostFailure.GONE: {"is_archived", "user_not_found", "user_disabled"},
    PostFailure.LOST: {"message_not_found", "cant_update_message", "edit_window_closed"},
    PostFailure.FORBIDDEN: {*NOT_THERE, "restricted_action", "cannot_dm_bot", "missing_scope", "not_allowed"},
    PostFailure.BUSY: {*NO_TOKEN, "ratelimited", "internal_error", "fatal_error", "service_unavailable", ""},
}
"""What Slack's own words for what is wrong mean here."""


class SlackMessenger:
    """Posts through the Web API, while the adapter runs. `locale`: the language of what has no other."""

    platform = SLACK

    def __init__(self, locale: str) -> None:
        self.web: Web | None = None
        self.dm: Callable[[str], Awaitable[str | None]] | None = None
        self._locale = locale
        self._begun: LRUCache[PostKey, tuple[str, int]] = LRUCache(CACHE_SIZE)

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """Whether the bot is in the channel. With the scopes it has, only an attempt tells: a line for who asks."""
        opening = render(private(Prose(Voice(self._locale)("slack-opening"))))
        where = {"channel": Address.parse(place).id, "user": Address.parse(person).id}
        try:
            with _explained():
                await self._there.ask(self._there.client.chat_postEphemeral(**opening.fields(**where)))
        except NotPostedError as error:
            if error.why is PostFailure.FORBIDDEN:
                return (Permission.MEMBER,)
            raise
        except SlackApiError as error:
            if reason(error) == "user_not_in_channel":  # who asks is not there to see the line; the bot is
                return ()
            raise
        return ()

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Post in a channel. The same key again goes on where it failed; what was sent as a whole is sent again."""
        return await self._send(Address.parse(place).id, reply, key)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Write to somebody in the bot's own conversation with them. `key` as for `post`."""
        with _explained():
            channel = await self.dm(Address.parse(person).id) if self.dm else None
        if channel is None:
            raise NotPostedError(PostFailure.FORBIDDEN, "there is no conversation with this person")
        return await self._send(channel, reply, key)

    async def edit(self, message: str, reply: Reply) -> None:
        """Change a message of the bot's."""
        channel, _, ts = message.partition("/")
        fields = render(reply).fields(channel=channel, ts=ts)
        with _explained():
            await self._there.ask(self._there.client.chat_update(**fields))

    async def _send(self, channel: str, reply: Reply, key: PostKey) -> str:
        """Send the message and then its files, each once, whatever fails in between."""
        message: Message = render(reply)
        fields = message.fields(channel=channel, unfurl_links=False, unfurl_media=False)
        with _explained():
            if key not in self._begun:
                sent = await self._there.ask(_sure(self._there.careful.chat_postMessage(**fields)))
                self._begun[key] = (sent["ts"], 0)
            ts, done = self._begun[key]
            for number, file in enumerate(message.documents[done:], done + 1):
                await self._upload(channel, file)
                self._begun[key] = (ts, number)
        self._begun.pop(key, None)
        return f"{channel}/{ts}"

    async def _upload(self, channel: str, file: Document | Attachment) -> None:
        """Send a file. One that the workspace does not take, for reasons of its own, is left out."""
        try:
            await self._there.upload(channel, file)
        except SlackApiError as error:
            if any(reason(error) in words for words in _WORDS.values()):
                raise
            log.warning("Slack does not take %s: %s", file.name, reason(error))

    @property
    def _there(self) -> Web:
        if self.web is None:
            raise NotPostedError(PostFailure.BUSY, "not connected to Slack yet")
        return self.web


async def _sure(call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """The answer to a call. Raises PerhapsPostedError if none came to a request that Slack may have had."""
    try:
        return await call
    except aiohttp.ClientConnectorError:  # it never got there
        raise
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise PerhapsPostedError(str(error) or type(error).__name__) from error


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """What went wrong, as `NotPostedError` tells it. What Slack calls malformed is a bug and stays one."""
    try:
        yield
    except SlackApiError as error:
        word = reason(error)
        for why, words in _WORDS.items():
            if word in words:
                raise NotPostedError(why, word or f"HTTP {error.response.status_code}") from error
        raise
    except (SlackRequestError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise NotPostedError(PostFailure.BUSY, str(error) or type(error).__name__) from error
