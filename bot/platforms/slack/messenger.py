"""What the bot posts on Slack unasked, in channels and in messages to one person."""

import logging
from collections.abc import Awaitable, Callable, Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.clock import DAY, Clock
from bot.core.i18n import Voice
from bot.core.metrics import Metrics
from bot.core.platform import (
    Address,
    NotPostedError,
    PerhapsPostedError,
    Permission,
    PostFailure,
    PostKey,
    Urgency,
)
from bot.core.reply import Attachment, Document, Prose, Reply, private
from bot.db.notes import Notes
from bot.platforms.slack.as_text import paged, without_files
from bot.platforms.slack.edits import EditBudget
from bot.platforms.slack.file_delivery import takes_files
from bot.platforms.slack.message_names import MessageName
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.refusals import explained, meaning, takes_no_files
from bot.platforms.slack.render import render
from bot.platforms.slack.web_api import NOT_THERE, Web, reason

log = logging.getLogger(__name__)

SLACKBOT = "USLACKBOT"
"""Slack's own helper in each workspace, which Slack does not call a bot."""


class SlackMessenger:
    """Posts through the Web API, while the adapter runs. `locale`: the language of what has no other."""

    platform = SLACK

    def __init__(self, locale: str, clock: Clock, notes: Notes) -> None:
        self._clock = clock
        self._notes = notes
        self._edits = EditBudget(clock)
        self.edits = Metrics().edits
        """Counts those that are under way."""
        self.web: Web | None = None
        self.dm: Callable[[str], Awaitable[str]] | None = None
        self._locale = locale
        self.workspace = ""
        """The web address of the workspace, once Slack has told it."""

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """Whether the bot is in the channel. With the scopes it has, only an attempt tells: a line for who asks."""
        opening = render(private(Prose(Voice(self._locale)("slack-opening"))))
        where = {"channel": Address.parse(place).id, "user": Address.parse(person).id}
        try:
            with explained():
                await self._there.ask(self._there.client.chat_postEphemeral(**opening.fields(**where)))
        except NotPostedError as error:
            word = reason(error.__cause__) if isinstance(error.__cause__, SlackApiError) else ""
            if word == "user_not_in_channel":  # who asks is not there to see the line; the bot is
                return ()
            if word in NOT_THERE:
                return (Permission.MEMBER,)
            raise
        return ()

    async def is_person(self, person: str) -> bool:
        """As Slack says of the account: one that is closed is nobody any more."""
        user = Address.parse(person).id
        try:
            with explained():
                response = await self._there.ask(self._there.client.users_info(user=user))
        except NotPostedError as error:
            if error.why is PostFailure.GONE:
                return False
            raise
        found = response["user"]
        return not (user == SLACKBOT or found.get("deleted") or found.get("is_bot"))

    def link(self, place: str, message: str) -> str:
        """As Slack itself copies it; empty while the address of the workspace is not known."""
        del place
        channel, ts, _ = MessageName.parse(message)
        return f"{self.workspace.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}" if self.workspace else ""

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Post in a channel. The same key again goes on where it failed; what was sent as a whole is sent again."""
        return await self._send(Address.parse(place).id, reply, key)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Write to somebody in the bot's own conversation with them. `key` as for `post`."""
        if self.dm is None:
            raise NotPostedError(PostFailure.BUSY, "not connected to Slack yet")
        with explained():
            channel = await self.dm(Address.parse(person).id)
        return await self._send(channel, reply, key)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Change a message of the bot's, when it is its turn. A count is tried once."""
        channel, ts, _ = MessageName.parse(message)
        fields = render(reply).fields(channel=channel, ts=ts)
        client = self._there.once if urgency is Urgency.COUNT else self._there.client
        with self.edits.during(SLACK.name):
            await self._edits.take(urgency)
            try:
                with explained():
                    await self._there.ask(client.chat_update(**fields))
            except NotPostedError as error:
                self._edits.close(error.wait)
                raise

    async def _send(self, channel: str, reply: Reply, key: PostKey) -> str:
        """Send the message and then its files, each once, whatever fails in between, and whoever is killed."""
        if not render(reply).documents:
            with explained():
                return f"{channel}/{await self._posted(channel, reply)}"
        with explained():
            files, message = await self._parts(channel, reply, key)
            for number, part in enumerate(files, 1):
                await self._send_part(channel, part, f"{key}#{number}")
        return message

    async def _send_part(self, channel: str, part: Document | Attachment | Reply, key: str) -> None:
        """Send a part of a post, unless it was sent. Raises NotPostedError too, while another process is at it.

        Nobody can ask Slack whether a file has come that somebody was sending when they were killed (that is another
        scope). So that one is deleted, if it is there, and the file is sent anew.
        """
        if await self._notes.sent(key) is not None:
            return
        begun = await self._notes.claim_part(key, self._clock())
        if begun is None:
            raise NotPostedError(PostFailure.BUSY, f"another process is sending {key}")
        try:
            if begun:
                await self._take_back(begun)
            name = await self._follow(channel, part, key)
        except Exception:
            await self._notes.release_part(key)
            raise
        now = self._clock()
        await self._notes.mark_sent(key, name, now, now - DAY)

    async def _take_back(self, file: str) -> None:
        """Delete a file that may be there. Where Slack does not let us, it may stand there twice."""
        try:
            await self._there.take_back(file)
        except SlackApiError as error:
            if meaning(error) not in (PostFailure.REFUSED, PostFailure.FORBIDDEN):
                raise
            log.warning("Slack does not delete a file that may be there: %s", reason(error))

    async def _parts(
        self, channel: str, reply: Reply, key: PostKey
    ) -> tuple[Sequence[Document | Attachment | Reply], str]:
        """What is to follow the message, and the message's name; it is sent unless it was.

        Where the workspace takes no files, what is in them follows.
        """
        files: Sequence[Document | Attachment | Reply] = render(reply).documents
        first = render(reply).documents[0]
        if not await takes_files(self._there, first):
            log.warning("Slack takes no files: what is in %s goes as text", first.name)
            reply, *files = paged(without_files(reply))
        message = await self._notes.sent(str(key))
        if message is None:
            message = f"{channel}/{await self._posted(channel, reply)}"
            now = self._clock()
            await self._notes.mark_sent(str(key), message, now, now - DAY)
        return files, message

    async def _posted(self, channel: str, reply: Reply) -> str:
        fields = render(reply).fields(channel=channel, unfurl_links=False, unfurl_media=False)
        sent = await self._there.ask(_sure(self._there.careful.chat_postMessage(**fields)))
        return str(sent["ts"])

    async def _follow(self, channel: str, part: Document | Attachment | Reply, key: str) -> str:
        """Send a file, or what stands for it where the workspace does not take it after all. Gives the file's name."""
        if isinstance(part, Reply):
            await self._there.post(channel, render(part))
            return ""
        try:
            return await self._there.upload(channel, part, lambda name: self._notes.note_attempt(key, name))
        except SlackApiError as error:
            if not takes_no_files(error):
                raise
            log.warning("Slack does not take %s: %s", part.name, reason(error))
            for page in paged(without_files(Reply((part,)))):
                if page.blocks:
                    await self._there.post(channel, render(page))
            return ""

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
