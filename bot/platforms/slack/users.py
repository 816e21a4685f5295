"""What Slack says of the people who use the bot: language, time zone, name, whether they run the workspace.

Asked once and kept for about a day in memory, never on the disk.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import aiohttp
from cachetools import TLRUCache
from slack_sdk.errors import SlackClientError

from bot.core.i18n import nearest_language
from bot.platforms.slack.web_api import Web

log = logging.getLogger(__name__)

T = TypeVar("T")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
CACHE_SIZE = 10_000
"""How many answers of Slack the bot remembers at once."""

PAGE, PAGES = 200, 20
"""People that Slack lists at once, and how often it is asked for more."""

PATIENCE = 1.0
"""Seconds to wait for what Slack says of somebody before they are answered without it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody. `language` is None where the bot does not speak theirs or Slack does not say."""

    language: str | None = None
    zone: tzinfo = UTC
    name: str = ""
    runs_workspace: bool = False
    """An admin or an owner."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that was asked of Slack, when, and until when its answer holds."""

    at: datetime
    until: datetime
    answer: "asyncio.Task[Any]" = field(repr=False)


class People:
    """Everybody of a workspace whom the bot has met."""

    def __init__(self, web: Web, now: Callable[[], datetime]) -> None:
        self._web = web
        self._now = now
        self._asked: TLRUCache[tuple[str, str], _Asked, datetime] = TLRUCache(
            CACHE_SIZE, ttu=lambda _key, asked, _now: asked.until, timer=now
        )

    async def profile(self, user: str, newer_than: timedelta = DAY) -> Profile:
        """What Slack says of somebody, or a blank profile where it does not say so in time."""
        return await self._known("profile", user, self._ask_profile, newer_than) or Profile()

    async def dm(self, user: str) -> str | None:
        """The channel in which somebody is alone with the bot; None where Slack does not say so in time."""
        return await self._known("dm", user, self._ask_dm, DAY)

    async def named(self, name: str) -> str | None:
        """The id of the one person who is called so, by any of their names; None if it is nobody, or several."""
        wanted = name.strip().removeprefix("@").casefold()
        people = await self._known("everybody", "", self._ask_everybody, MINUTE) or {}
        found = {user for user, names in people.items() if wanted in names}
        return found.pop() if len(found) == 1 else None

    async def _known(
        self, what: str, user: str, ask: Callable[[str], Coroutine[Any, Any, T]], newer_than: timedelta
    ) -> T | None:
        """An answer that holds still, or a new one. People who ask at the same time wait for the same answer."""
        now = self._now()
        asked = self._asked.get((what, user))
        if asked is None or not asked.at <= now < asked.at + newer_than:
            asked = _Asked(now, now + DAY, asyncio.create_task(self._asking(what, user, ask)))
            self._asked[what, user] = asked
        if not asked.answer.done():
            await asyncio.wait({asked.answer}, timeout=PATIENCE)
        answer: T | None = asked.answer.result() if asked.answer.done() else None
        return answer

    async def _asking(self, what: str, user: str, ask: Callable[[str], Coroutine[Any, Any, T]]) -> T | None:
        """What Slack says. Where it refuses, it is asked again in a minute."""
        try:
            return await ask(user)
        except (SlackClientError, aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("Slack does not tell the %s of somebody: %s", what, type(error).__name__)
            asked = self._asked.get((what, user))
            if asked:
                self._asked[what, user] = replace(asked, until=self._now() + MINUTE)
            return None

    async def _ask_profile(self, user: str) -> Profile:
        response = await self._web.ask(self._web.client.users_info(user=user, include_locale=True))
        person: dict[str, Any] = response["user"]
        return Profile(
            language=nearest_language(person.get("locale")),
            zone=_zone(person.get("tz")),
            name=next(_names(person), ""),
            runs_workspace=bool(person.get("is_admin") or person.get("is_owner")),
        )

    async def _ask_everybody(self, _: str) -> dict[str, set[str]]:
        """The names of everybody by their ids, for all whom Slack lists in a few pages."""
        people: dict[str, set[str]] = {}
        cursor = ""
        for _page in range(PAGES):
            response = await self._web.ask(self._web.client.users_list(limit=PAGE, cursor=cursor))
            for person in response["members"]:
                if not (person.get("deleted") or person.get("is_bot")):
                    people[person["id"]] = {name.casefold() for name in _names(person)}
            cursor = (response.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return people

    async def _ask_dm(self, user: str) -> str:
        response = await self._web.ask(self._web.client.conversations_open(users=[user]))
        return str(response["channel"]["id"])


def _names(person: dict[str, Any]) -> Iterator[str]:
    """What somebody is called: as they wish, in full, and by their handle."""
    shown: dict[str, Any] = person.get("profile") or {}
    names = (shown.get("display_name"), person.get("real_name"), shown.get("real_name"), person.get("name"))
    yield from (name for name in names if name)


def _zone(name: str | None) -> tzinfo:
    try:
        return ZoneInfo(name or "UTC")
    except (LookupError, ValueError, OSError):  # unknown here, or not a name at all
        return UTC
