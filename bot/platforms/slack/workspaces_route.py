"""What Slack delivers from many workspaces: to the one that it belongs to. And what Slack tells of installations."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from slack_bolt.response import BoltResponse

from bot.core.clock import SECOND
from bot.core.i18n import Voice
from bot.db.database import DatabaseError
from bot.platforms.slack.answers import acknowledged
from bot.platforms.slack.bolt_app import handled
from bot.platforms.slack.other_workspaces import told_instead
from bot.platforms.slack.payloads import Body
from bot.platforms.slack.web_api import Web
from bot.platforms.slack.workspace import UnservedError, Workspace
from bot.platforms.slack.workspaces import Workspaces

log = logging.getLogger(__name__)

FOUND_WITHIN = 1.2
"""Seconds in which a workspace must be ready for what it sent to be carried out: Slack gives up after three."""


class WorkspacesRoute:
    """Finds the workspace. `web` needs no token; `install` is the address where people can add the app, if known."""

    def __init__(self, workspaces: Workspaces, web: Web, locale: str, install: str) -> None:
        self._workspaces = workspaces
        self._web = web
        self._say = Voice(locale)
        self._install = install
        self._finding: set[asyncio.Task[Workspace | None]] = set()

    async def take(self, body: Body) -> BoltResponse:
        """The acknowledgement of what was delivered, when its workspace has dealt with it."""
        if left := _left(body):
            return await self._gone(left, int(body.get("event_time") or 0) * SECOND)
        try:
            found = await self._found(body)
        except UnservedError as error:
            log.info("a workspace could not be served: %s", error)
            return await self._instead(body, error.words)
        except (DatabaseError, TimeoutError) as error:
            log.warning("a workspace could not be found: %s", str(error) or type(error).__name__)
            return await self._instead(body, "slack-not-now")
        if found is None:
            log.info("something from a workspace without the app was turned away")
            return await self._instead(body, "slack-not-installed")
        return await handled(found.handlers, body)

    async def _gone(self, team: str, at: int) -> BoltResponse:
        """Where that cannot be stored, Slack is to tell it again."""
        try:
            await self._workspaces.removed(team, at)
        except DatabaseError as error:
            log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
            return BoltResponse(status=503, body="")
        return acknowledged()

    async def _instead(self, body: Body, words: str) -> BoltResponse:
        values = {"address": self._install or "none"} if words == "slack-not-installed" else {}
        return await told_instead(body, self._web, self._say(words, **values))

    async def _found(self, body: Body) -> Workspace | None:
        """The first of the workspaces which it may belong to that has the app. Raises TimeoutError if that takes long.

        Whoever opens it goes on all the same: the next one finds it ready.
        """
        for team in dict.fromkeys(_teams(body)):
            task = asyncio.create_task(self._workspaces.of(team))
            self._finding.add(task)
            task.add_done_callback(self._finding.discard)
            task.add_done_callback(lambda it: it.cancelled() or it.exception())  # of one that nobody waits for
            await asyncio.wait({task}, timeout=FOUND_WITHIN)
            if not task.done():
                raise TimeoutError
            if found := task.result():
                return found
        return None


def _teams(body: Body) -> Iterator[str]:
    """The workspaces to which it may belong, the likeliest first: in a shared channel there are several.

    A form knows for whom it was opened, a message who posted it, and an event to whom it is delivered. Else it is
    the workspace of whoever typed or pressed.
    """
    view, message = body.get("view") or {}, body.get("message") or {}
    told = [view.get("app_installed_team_id"), message.get("team")]
    told += [it.get("team_id") for it in body.get("authorizations") or ()]
    told += [body.get("team_id"), body.get("team"), view.get("team_id")]
    for one in told:
        found: Any = one.get("id") if isinstance(one, Mapping) else one
        if found:
            yield str(found)


def _left(body: Body) -> str:
    """The workspace that has removed the app, if it is that what Slack tells; else nothing."""
    event = body.get("event") or {}
    match event.get("type"):
        case "app_uninstalled":
            return str(body.get("team_id") or "")
        case "tokens_revoked" if (event.get("tokens") or {}).get("bot"):
            return str(body.get("team_id") or "")
        case _:
            return ""
