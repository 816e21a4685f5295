"""Every workspace that has the app: found by its id, made ready when it is first needed, let go when it leaves."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.core.cache import AsyncCache
from bot.core.clock import MINUTE
from bot.platforms.slack.installation_store import InstallationStore, Installed
from bot.platforms.slack.token_renewal import TokenRenewal
from bot.platforms.slack.web_api import NO_TOKEN, Web, asked_to_wait, reason
from bot.platforms.slack.workspace import UnservedError, Workspace

log = logging.getLogger(__name__)

GONE = frozenset({"account_inactive", "token_revoked"})
"""What Slack says of a token where the app was removed."""

SURELY = 5 * MINUTE
"""What Slack tells so long after an installation is about that one, whatever the difference of the clocks."""

TOLD_WITHIN = 1.5
"""Seconds to wait for Slack's word on a token, while Slack itself waits for ours."""


LOCKED = (
    "SLACK_TOKEN_KEY does not open the token of workspace %s. Set the key with which it was sealed, behind a comma if "
    "you have a new one; or, where it is lost, let the workspace install the app again."
)


class Workspaces:
    """All of them, as this process serves them. What another process changes is seen within some seconds.

    `web` makes the way to Slack with a token; `made` makes a workspace of an installation, that way, and what Slack
    says of both: the name of the bot there and the address of the workspace.
    """

    def __init__(
        self,
        store: InstallationStore,
        renewal: TokenRenewal,
        web: Callable[[str], Web],
        made: Callable[[Installed, Web, str, str], Workspace],
    ) -> None:
        self._store = store
        self._renewal = renewal
        self._web = web
        self._made = made
        self._known: AsyncCache[str, Installed | None] = AsyncCache()
        self._ready: dict[str, Workspace] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._doubts: set[asyncio.Task[None]] = set()
        self._told: set[tuple[str, str]] = set()

    async def of(self, team: str) -> Workspace | None:
        """The workspace with this id; None where the app is not installed. Raises UnservedError, DatabaseError."""
        found = await self._found(team)
        if found is None:
            return None
        ready = self._ready.get(team)
        if ready and ready.version == found.version and not self._renewal.is_due(found):
            return ready
        async with self._locks[team]:
            return await self._prepared(team)

    def ready(self, team: str) -> Workspace | None:
        """The workspace, if it was needed before."""
        return self._ready.get(team)

    async def has_left(self, team: str) -> bool:
        """Whether the app was removed there."""
        return await self._store.has_left(team)

    def installed(self, team: str) -> None:
        """It was just installed there: whatever was known of it is old."""
        self._known.changed(team)
        self._told = {it for it in self._told if it[0] != team}

    async def removed(self, team: str, at: int) -> None:
        """Slack says that the app was removed at this moment (ms). It may speak of an earlier installation."""
        found = await self._store.of(team)
        if found and (at > found.installed + SURELY or not await self._is_taken(found)):
            await self._let_go(found)

    async def close(self, seconds: float) -> None:
        """Wait so long at most for what is under way."""
        for task in self._doubts:
            task.cancel()
        closing = [it.handlers.close(seconds) for it in self._ready.values()]
        await asyncio.gather(*closing, *self._doubts, return_exceptions=True)

    async def _found(self, team: str) -> Installed | None:
        found = await self._known.get(team, self._store.of)
        if found is None:
            self._known.changed(team)  # another process may install it in the next moment
            self._ready.pop(team, None)
        return found

    async def _prepared(self, team: str) -> Workspace | None:
        """The workspace with a token that is good. While this is done, others who want it wait."""
        before = await self._found(team)
        if before is None:
            return None
        if before.token is None:
            self._tell_once(team, "locked", LOCKED)
            raise UnservedError("slack-locked", "no key opens its token", 60.0)
        found = await self._renewal.fresh(before)
        if found is not before:
            self._known.changed(team)
        if found is None or found.token is None:
            return None
        ready = self._ready.get(team) or await self._greeted(found, found.token)
        if ready and ready.version != found.version:
            ready.web.use(found.token)
            ready.version = found.version
        return ready

    async def _greeted(self, found: Installed, token: str) -> Workspace | None:
        """A workspace that this process has not served yet: Slack says as whom."""
        web = self._web(token)
        try:
            who = await web.client.auth_test()
        except SlackApiError as error:
            if reason(error) in GONE:
                await self._let_go(found)
                return None
            raise UnservedError("slack-not-now", f"Slack says {reason(error)}", asked_to_wait(error)) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise UnservedError("slack-not-now", f"Slack is away: {type(error).__name__}") from error
        web.on_no_token = lambda word: self._doubt(found.team, word)
        ready = self._made(found, web, str(who.get("user") or "zainichi"), str(who.get("url") or ""))
        return self._ready.setdefault(found.team, ready)

    async def _is_taken(self, found: Installed) -> bool:
        """Whether Slack takes the token all the same. Where it does not say, it does not."""
        try:
            async with asyncio.timeout(TOLD_WITHIN):
                await self._web(found.token or "").once.auth_test()
        except (SlackApiError, aiohttp.ClientError, TimeoutError, OSError):
            return False
        return True

    async def _let_go(self, found: Installed) -> None:
        if await self._store.remove(found):
            log.info("the app was removed from a workspace; what is stored of it is kept for a while")
        self._known.changed(found.team)
        self._ready.pop(found.team, None)

    # A token that is refused

    def _doubt(self, team: str, word: str) -> None:
        task = asyncio.create_task(self._looked_into(team, word))
        self._doubts.add(task)
        task.add_done_callback(self._doubts.discard)

    async def _looked_into(self, team: str, word: str) -> None:
        """What it means that Slack does not take the token of a workspace: it has a new one, is gone, or neither."""
        async with self._locks[team]:
            ready, found = self._ready.get(team), await self._store.of(team)
            self._known.changed(team)
            if not (ready and found) or ready.version != found.version:
                return
            try:
                if found.refresh and word in NO_TOKEN:
                    await self._renewal.fresh(found, is_refused=True)
                elif word in GONE:
                    await self._let_go(found)
                else:
                    self._tell_once(team, word, f"Slack does not take the token of workspace %s ({word}).")
            except UnservedError as error:
                log.warning("a workspace is without a token: %s", error)

    def _tell_once(self, team: str, what: str, line: str) -> None:
        if (team, what) not in self._told:
            self._told.add((team, what))
            log.error(line, team)
