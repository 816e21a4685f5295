"""The line to Slack: whether it stands, and whether Slack answers and takes the bot token, looked at on request."""

import asyncio
from collections.abc import Callable

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.cache import AsyncCache
from bot.platforms.slack.web_api import NO_TOKEN, Web, reason

HOLDS, PATIENCE = 5.0, 0.8
"""Seconds for which an answer of Slack's holds, so that nobody can have it asked often; and for which it is awaited."""


class Line:
    """A connection to Slack, or none: `stands` says whether what Slack sends gets here.

    `has_token`: there is one bot token for all. Else only whether Slack answers is asked: each workspace has its own.
    """

    def __init__(self, web: Web | None = None, stands: Callable[[], bool] = bool, *, has_token: bool = True) -> None:
        self._web = web
        self._stands = stands
        self._has_token = has_token
        self._answers: AsyncCache[str, str] = AsyncCache(HOLDS, size=1)

    async def trouble(self) -> str:
        """What is wrong with it, in a few words; empty if nothing is."""
        if self._web is None or not self._stands():
            return "not connected"
        web = self._web
        return await self._answers.get("", lambda _: _asked(web, has_token=self._has_token))


async def _asked(web: Web, *, has_token: bool) -> str:
    """Whether Slack answers, and takes the token. Where it does not, the adapter is told too, and ends."""
    try:
        async with asyncio.timeout(PATIENCE):
            await web.ask(web.once.auth_test() if has_token else web.once.api_test())
    except SlackApiError as error:
        word = reason(error) or f"HTTP {error.response.status_code}"
        if word in NO_TOKEN:
            return f"no longer takes SLACK_BOT_TOKEN ({word})"
        return "" if word == "ratelimited" else f"does not answer as it should ({word})"
    except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
        return f"does not answer ({type(error).__name__})"
    return ""
