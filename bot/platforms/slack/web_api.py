"""Slack's Web API and the addresses at which it takes answers, with patience when Slack is busy or broken.

Who is told what is not decided here.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.http_retry import HttpRequest, HttpResponse, RetryState
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.builtin_interval_calculators import FixedValueRetryIntervalCalculator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.core.command_spans import plain
from bot.core.metrics import Counter
from bot.core.reply import Attachment, Document
from bot.platforms.slack.oauth_client import OAuthClient
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.render import Json, Message

QUIET = logging.getLogger("slack")
"""What the libraries log. Never in detail: that would be what people type, and addresses that speak for the bot."""
QUIET.setLevel(logging.WARNING)

SCOPES = ("commands", "chat:write", "users:read", "im:write", "files:write")
"""What the bot may do, and must be let do."""
READS_FILES = "files:read"
"""What it may do besides: without it, it cannot take the files that people give it, and says so."""

SECONDS = 10
"""How long one request to Slack may take."""

_OPENED_WITHIN = 2.5
"""Seconds: by then a trigger is old."""

RETRIES, RETRY_SECONDS = 3, 0.25
LONGEST = 10
"""Seconds that Slack is waited for within a call."""

NO_TOKEN = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
"""What Slack says when it takes a token no (longer)."""

NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})
"""What Slack says where the bot would have to be a member."""


class RefusedError(Exception):
    """An answer that Slack did not take, by the word that it gives as the reason."""


class Web:
    """Everything that is asked of Slack or sent to it, over a pool of connections that others may use too."""

    def __init__(self, token: str | None, base_url: str | None, session: aiohttp.ClientSession) -> None:
        self._session = session
        self.client = AsyncWebClient(token=token, session=self._session, retry_handlers=_retries(), logger=QUIET)
        self.client.base_url = base_url or self.client.base_url
        self.careful = OAuthClient(
            token=token, session=self._session, retry_handlers=_retries(careful=True), logger=QUIET
        )
        """For what shall not stand there twice."""
        self.careful.base_url = self.client.base_url
        self.once = AsyncWebClient(token=token, session=self._session, retry_handlers=[], logger=QUIET)
        """For what is old before it could be tried again."""
        self.once.base_url = self.client.base_url
        self.on_no_token: Callable[[str], None] = lambda _: None
        """Called when Slack no longer takes the bot token, with its word for the reason."""
        self.takes_files = True
        """Whether the bot may read the files that people give it: without the scope, no form can ask for one."""

    def use(self, token: str) -> None:
        """Go on with another token: a workspace whose tokens expire has got its next one."""
        self.client.token = self.careful.token = self.once.token = token

    async def ask(self, call: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
        """The answer to a call of the Web API. Raises SlackApiError, aiohttp.ClientError or TimeoutError."""
        try:
            return await call
        except SlackApiError as error:
            if reason(error) in NO_TOKEN:
                self.on_no_token(reason(error))
            raise

    async def answer(self, url: str, fields: Json) -> None:
        """Answer at the address that came with a command or a press. Raises RefusedError or what `ask` raises."""
        webhook = AsyncWebhookClient(url, session=self._session, retry_handlers=_retries(), logger=QUIET)
        response = await webhook.send_dict(fields)
        if response.status_code != 200:
            raise RefusedError(f"{response.status_code} {response.body[:100]}")

    async def post(self, channel: str, message: Message) -> None:
        """A new message. Raises what `ask` raises."""
        fields = message.fields(channel=channel, unfurl_links=False, unfurl_media=False)
        await self.ask(self.client.chat_postMessage(**fields))

    async def upload(
        self, channel: str, document: Document | Attachment, begun: Callable[[str], Awaitable[None]] | None = None
    ) -> str:
        """A file, as a new message. Gives Slack's name for it, with which `begun` is called before it can be seen.

        Raises what `ask` raises, and SlackRequestError. If no answer came, the file may be there.
        """
        data = document.data if isinstance(document, Attachment) else document.text.encode()
        alt = (plain(document.alt, SLACK) or None) if isinstance(document, Attachment) else None
        address = await self.ask(
            self.client.files_getUploadURLExternal(filename=document.name, length=len(data), alt_txt=alt)
        )
        name = str(address["file_id"])
        if begun:
            await begun(name)
        await self._send_bytes(str(address["upload_url"]), data)
        shared: list[dict[str, str | None]] = [{"id": name, "title": document.name}]
        await self.ask(self.careful.files_completeUploadExternal(files=shared, channel_id=channel))
        return name

    async def _send_bytes(self, url: str, data: bytes) -> None:
        """Send what is in a file to its address, which takes it as often as it comes."""
        for tries_left in reversed(range(RETRIES)):
            try:
                async with self._session.post(url, data=data) as response:
                    if response.status == 200:
                        return
                    if not tries_left:
                        raise SlackRequestError(f"Slack did not take the bytes of a file: {response.status}")
            except (aiohttp.ClientError, TimeoutError):
                if not tries_left:
                    raise
            await asyncio.sleep(RETRY_SECONDS)

    async def download(self, url: str, most: int) -> bytes:
        """What lies at an address of Slack's that wants the bot token, or one byte more than `most` of it.

        Raises SlackRequestError where it is none of Slack's, which must not see the token, or gives nothing.
        """
        address, own = urlsplit(url), urlsplit(self.client.base_url)
        is_slacks = address.scheme == "https" and str(address.hostname).endswith(".slack.com")
        if not is_slacks and address[:2] != own[:2]:
            raise SlackRequestError("a file that does not lie where Slack keeps files was not fetched")
        headers = {"Authorization": f"Bearer {self.client.token}"}
        async with self._session.get(url, headers=headers, allow_redirects=False) as response:
            if response.status != 200:
                raise SlackRequestError(f"Slack did not give a file: {response.status}")
            data = bytearray()
            async for part in response.content.iter_chunked(65_536):
                data += part
                if len(data) > most:
                    break
            return bytes(data[: most + 1])

    async def take_back(self, file: str) -> None:
        """Delete a file of the bot's, which may be there or not. Raises what `ask` raises."""
        try:
            await self.ask(self.client.files_delete(file=file))
        except SlackApiError as error:
            if reason(error) not in ("file_not_found", "file_deleted"):
                raise

    async def publish(self, user: str, view: Json) -> None:
        """The Home tab of somebody. Raises what `ask` raises."""
        await self.ask(self.client.views_publish(user_id=user, view=view))

    async def open_view(self, trigger: str, view: Json) -> str:
        """Open a modal by a trigger, which lives for three seconds, and give its id. Raises what `ask` raises."""
        async with asyncio.timeout(_OPENED_WITHIN):
            response = await self.ask(self.once.views_open(trigger_id=trigger, view=view))
        return str(response["view"]["id"])

    async def update_view(self, id: str, view: Json) -> None:
        """Put something else into a modal. Raises what `ask` raises."""
        await self.ask(self.client.views_update(view_id=id, view=view))


def pool(limits: Counter) -> aiohttp.ClientSession:
    """Connections to Slack, which remember nothing of one request for the next. `limits` counts. To be closed."""

    async def looked_at(response: aiohttp.ClientResponse) -> None:
        if response.status == 429:
            limits.add(SLACK.name)

    return aiohttp.ClientSession(
        timeout=aiohttp.ClientTimeout(total=SECONDS),
        cookie_jar=aiohttp.DummyCookieJar(),
        # Called with each answer, before anybody has it; a trace of aiohttp's would cost a tenth of a request.
        raise_for_status=looked_at,
    )


def reason(error: SlackApiError) -> str:
    """Slack's own word for what is wrong, or nothing where it gave none."""
    data: Any = getattr(error.response, "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def asked_to_wait(error: SlackApiError) -> float:
    """For how many seconds Slack wants to be left alone, where it says so."""
    headers: Any = getattr(error.response, "headers", None) or {}
    found = next((value for name, value in headers.items() if str(name).lower() == "retry-after"), "0")
    text = str(found[0] if isinstance(found, list) else found)
    return float(text) if text.isdigit() else 0.0


class _Patience(AsyncRateLimitErrorRetryHandler):
    """Waits as Slack tells, where that is not long. Longer waits are told to whoever asked, who can do so too."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        told = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        if not told or response is None:
            return told
        found = next((value for name, value in response.headers.items() if name.lower() == "retry-after"), ["1"])
        return int(found[0]) <= LONGEST


def _retries(*, careful: bool = False) -> list[AsyncRetryHandler]:
    """A person waits: try again soon. Only where Slack says how long to wait, wait so long.

    `careful`: not where no answer came, since what was asked for may be done all the same.
    """
    soon = FixedValueRetryIntervalCalculator(RETRY_SECONDS)
    by_answer = [_Patience(RETRIES), AsyncServerErrorRetryHandler(RETRIES, soon)]
    return by_answer if careful else [AsyncConnectionErrorRetryHandler(RETRIES, soon), *by_answer]
