"""Tokens that expire: the next one is asked for in time, by one process at a time, and kept for all of them."""

import asyncio
import logging
from dataclasses import dataclass, field

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.core.clock import HOUR, MINUTE, SECOND, Clock
from bot.db.database import DatabaseError
from bot.platforms.slack.installation_store import InstallationStore, Installed
from bot.platforms.slack.web_api import Web, reason
from bot.platforms.slack.workspace import UnservedError

log = logging.getLogger(__name__)

AHEAD = 2 * HOUR
"""How long before its end a token is replaced. Slack's last twelve hours."""

LOOKS, BETWEEN = 10, 0.3
"""How often, and after how many seconds, it is looked for what another process is fetching."""

_NO_MORE = frozenset({"invalid_refresh_token", "token_revoked", "account_inactive", "invalid_grant"})
"""What Slack says where no token will ever come of this one."""


@dataclass(frozen=True, slots=True)
class AppCredentials:
    """With which the app shows Slack that it is the app."""

    client_id: str
    client_secret: str = field(repr=False)


class TokenRenewal:
    """Gets the next token of a workspace from Slack. `web` needs no token of its own."""

    def __init__(self, store: InstallationStore, web: Web, credentials: AppCredentials, clock: Clock) -> None:
        self._store = store
        self._web = web
        self._credentials = credentials
        self._clock = clock
        self._not_before: dict[str, int] = {}

    def is_due(self, found: Installed) -> bool:
        """Whether it is time to ask for the next token. Once the present one is over, it always is."""
        now = self._clock()
        if found.expires is None or now >= found.expires:
            return found.expires is not None
        return now >= max(found.expires - AHEAD, self._not_before.get(found.team, 0))

    async def fresh(self, found: Installed, *, is_refused: bool = False) -> Installed | None:
        """The workspace with a token that is good for a while yet; None where the app was removed.

        `is_refused`: Slack does not take the present one any more. Raises UnservedError if there is none for now.
        """
        if found.refresh is None or not (is_refused or self.is_due(found)):
            return found
        if await self._store.claim_renewal(found):
            return await self._renewed(found, is_refused=is_refused)
        if not is_refused and self._clock() < (found.expires or 0):
            return found  # another process is at it, and this one will do until then
        return await self._awaited(found)

    async def _renewed(self, found: Installed, *, is_refused: bool) -> Installed | None:
        try:
            told = await self._asked(found.refresh or "")
        except SlackApiError as error:
            await self._store.release(found)
            if reason(error) in _NO_MORE:
                log.warning("a workspace gives no more tokens (%s): it has to install the app again", reason(error))
                await self._store.remove(found)
                return None
            return self._still(found, reason(error), is_refused=is_refused)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            await self._store.release(found)
            return self._still(found, type(error).__name__, is_refused=is_refused)
        expires = self._clock() + int(told["expires_in"]) * SECOND
        await self._keep(found, str(told["access_token"]), str(told["refresh_token"]), expires)
        return await self._store.of(found.team)

    async def _asked(self, refresh: str) -> AsyncSlackResponse:
        return await self._web.ask(
            self._web.careful.oauth_v2_access(
                client_id=self._credentials.client_id,
                client_secret=self._credentials.client_secret,
                grant_type="refresh_token",
                refresh_token=refresh,
            )
        )

    async def _keep(self, found: Installed, token: str, refresh: str, expires: int) -> None:
        """Keep what Slack gave, even if the database stumbles just now: the old one is good for nothing any more."""
        for tries_left in reversed(range(LOOKS)):
            try:
                await self._store.renew(found, token, refresh, expires)
            except DatabaseError:
                if not tries_left:
                    raise
                await asyncio.sleep(BETWEEN)
            else:
                return

    def _still(self, found: Installed, word: str, *, is_refused: bool) -> Installed:
        """The present token, if it will do a while longer. Slack is left alone for a moment."""
        self._not_before[found.team] = self._clock() + MINUTE
        if not is_refused and found.expires and self._clock() < found.expires:
            log.warning("the next token of a workspace was not to be had yet (%s)", word)
            return found
        raise UnservedError("slack-not-now", f"no token for now ({word})", 5.0)

    async def _awaited(self, found: Installed) -> Installed | None:
        """What another process gets."""
        for _ in range(LOOKS):
            await asyncio.sleep(BETWEEN)
            now = await self._store.of(found.team)
            if now is None or now.version != found.version:
                return now
        raise UnservedError("slack-not-now", "another process is fetching the token", 5.0)
