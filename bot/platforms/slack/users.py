"""What Slack says of the people who use the bot: language, time zone, name, whether they run the workspace.

Asked once and kept for about a day in memory, never on the disk.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import aiohttp
from cachetools import TLRUCache
from slack_sdk.errors import SlackClientError

from bot.core.i18n import nearest_language
from bot.core.visible import is_blank, visible
from bot.platforms.slack.web_api import Web

log = logging.getLogger(__name__)

T = TypeVar("T")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
CACHE_SIZE = 10_000
"""How many answers of Slack the bot remembers at once."""

PAGE, PAGES = 200, 20
"""People that Slack lists at once, and how often it is asked for more."""

FEW, MOST = 20, 80
"""People of whom Slack is asked one by one within a minute: so many before all are asked for at once; and at most."""

SLOW = timedelta(seconds=10)
"""For how long nobody waits for Slack's word on people, once it has kept somebody waiting."""

PATIENCE = 1.0
"""Seconds to wait for what Slack says of somebody before they are answered without it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of somebody. `language` is None where the bot does not speak theirs or Slack does not say."""

    language: str | None = None
    zone: tzinfo | None = None
    name: str = ""
    runs_workspace: bool = False
    """An admin or an owner."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that was asked of Slack, when, and until when its answer holds."""

    at: datetime
    until: datetime
    answer: "asyncio.Future[Any]" = field(repr=False)


class People:
    """Everybody of a workspace whom the bot has met."""

    def __init__(self, web: Web, now: Callable[[], datetime]) -> None:
        self._web = web
        self._now = now
        self._one_by_one: deque[datetime] = deque()
        self._slow_until = datetime.min.replace(tzinfo=UTC)
        self._asked: TLRUCache[tuple[str, str], _Asked, datetime] = TLRUCache(
            CACHE_SIZE, ttu=lambda _key, asked, _now: asked.until, timer=now
        )

    async def profile(self, user: str, newer_than: timedelta = DAY) -> Profile:
        """What Slack says of somebody, or a blank profile where it does not say so in time.

        Of a few newcomers it is asked one by one, of a class at once by the page: it takes only so many questions.
        """
        if newer_than >= DAY and ("profile", user) not in self._asked and self._asked_lately() >= FEW:
            await self._known("everybody", "", self._ask_everybody, MINUTE)
            if ("profile", user) not in self._asked and self._asked_lately() >= MOST:
                return Profile()
        return await self._known("profile", user, self._ask_profile, newer_than) or Profile()

    def _asked_lately(self) -> int:
        """Of how many people Slack was asked within a minute, one by one."""
        now = self._now()
        while self._one_by_one and not now - MINUTE < self._one_by_one[0] <= now:
            self._one_by_one.popleft()
        return len(self._one_by_one)

    async def dm(self, user: str) -> str | None:
        """The channel in which somebody is alone with the bot; None where Slack does not say so in time."""
        return await self._known("dm", user, self._ask_dm, DAY)

    async def conversation(self, user: str) -> str:
        """The same, however long it takes. Raises what the Web API raises: why there is none, or not now."""
        asked = self._asked.get(("dm", user))
        known: str | None = asked.answer.result() if asked and asked.answer.done() else None
        if known is None:
            known = await self._ask_dm(user)
            self._remember("dm", user, known)
        return known

    def _remember(self, what: str, user: str, known: object) -> None:
        """Something of somebody that is known by another way."""
        now = self._now()
        answer = asyncio.get_running_loop().create_future()
        answer.set_result(known)
        self._asked[what, user] = _Asked(now, now + DAY, answer)

    async def named(self, name: str) -> str | None:
        """The id of the one person who is called so, by any of their names; None if it is nobody, or several."""
        wanted = name.strip().removeprefix("@").casefold()
        people = await self._known("everybody", "", self._ask_everybody, MINUTE) or {}
        found = {user for user, names in people.items() if wanted in names}
        return found.pop() if len(found) == 1 else None

    async def mentioned(self, rest: str) -> str:
        """The words after a command with the name that they begin with as a mention: all of them, or all but one."""
        head, _, last = rest.rpartition(" ")
        for name, more in ((rest, ""), (head, last)):
            found = await self.named(name.removeprefix("person:")) if name else None
            if found:
                return f"<@{found}> {more}".rstrip()
        return rest

    async def _known(
        self, what: str, user: str, ask: Callable[[str], Coroutine[Any, Any, T]], newer_than: timedelta
    ) -> T | None:
        """An answer that holds still, or a new one. People who ask at the same time wait for the same answer."""
        now = self._now()
        asked = self._asked.get((what, user))
        if asked is None or not asked.at <= now < asked.at + newer_than:
            asked = _Asked(now, now + DAY, asyncio.create_task(self._asking(what, user, ask)))
            self._asked[what, user] = asked
        if not asked.answer.done() and (now >= self._slow_until or newer_than < MINUTE or what == "dm"):
            await asyncio.wait({asked.answer}, timeout=PATIENCE)
            if not asked.answer.done():
                self._slow_until = now + SLOW  # whoever presses meanwhile is not to wait as well
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
        self._one_by_one.append(self._now())
        response = await self._web.ask(self._web.client.users_info(user=user, include_locale=True))
        return _profile(response["user"])

    async def _ask_everybody(self, _: str) -> dict[str, set[str]]:
        """The names of everybody by their ids, for all whom Slack lists in a few pages; their profiles are kept too."""
        people: dict[str, set[str]] = {}
        cursor = ""
        for _page in range(PAGES):
            response = await self._web.ask(self._web.client.users_list(limit=PAGE, cursor=cursor, include_locale=True))
            for person in response["members"]:
                if not (person.get("deleted") or person.get("is_bot")):
                    people[person["id"]] = {name.casefold() for name in _names(person)}
                    if ("profile", person["id"]) not in self._asked:
                        self._remember("profile", person["id"], _profile(person))
            cursor = (response.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return people

    async def _ask_dm(self, user: str) -> str:
        response = await self._web.ask(self._web.client.conversations_open(users=[user]))
        return str(response["channel"]["id"])


def _profile(person: dict[str, Any]) -> Profile:
    return Profile(
        language=nearest_language(person.get("locale")),
        zone=_zone(person.get("tz")),
        name=visible(next(_names(person), "")),
        runs_workspace=bool(person.get("is_admin") or person.get("is_owner")),
    )


def _names(person: dict[str, Any]) -> Iterator[str]:
    """What somebody is called: as they wish, in full, and by their handle."""
    shown: dict[str, Any] = person.get("profile") or {}
    names = (shown.get("display_name"), person.get("real_name"), shown.get("real_name"), person.get("name"))
    yield from (name for name in names if name and not is_blank(name))


def _zone(name: str | None) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (LookupError, ValueError, OSError):  # unknown here, or not a name at all
        return None
