"""What the bot posts on Slack unasked where it serves many workspaces: each with its own token, at its own pace."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.platform import Address, NotPostedError, Permission, PostFailure, PostKey, Urgency
from bot.core.reply import Reply
from bot.platforms.slack.message_names import MessageName
from bot.platforms.slack.messenger import SlackMessenger
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.workspace import UnservedError
from bot.platforms.slack.workspaces import Workspaces

NOT_YET = 300.0
"""Seconds to wait for a workspace that has never had the app by way of this server; it may install it yet."""


class WorkspacesMessenger:
    """Hands on to the messenger of the workspace in which a place or person is, while the adapter runs."""

    platform = replace(SLACK, is_apart=True)

    def __init__(self) -> None:
        self.workspaces: Workspaces | None = None

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """See `Messenger`, as for the rest."""
        return await (await self._of(_team(place))).missing(place, person)

    async def is_person(self, person: str) -> bool:
        """See `Messenger`."""
        return await (await self._of(_team(person))).is_person(person)

    def link(self, place: str, message: str) -> str:
        """See `Messenger`; empty while the workspace was not needed yet."""
        found = self.workspaces and self.workspaces.ready(_team(place))
        return found.messenger.link(place, message) if found else ""

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """See `Messenger`. The name that it gives says in which workspace the message stands."""
        team = _team(place)
        return _within(team, await (await self._of(team)).post(place, reply, key))

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """See `Messenger`."""
        team = _team(person)
        return _within(team, await (await self._of(team)).tell(person, reply, key))

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """See `Messenger`. A message of the time when there was one workspace is LOST: nobody knows which it was."""
        team = MessageName.parse(message).team
        if not team:
            raise NotPostedError(PostFailure.LOST, "the message does not say in which workspace it stands")
        await (await self._of(team)).edit(message, reply, urgency)

    async def _of(self, team: str) -> SlackMessenger:
        if self.workspaces is None:
            raise NotPostedError(PostFailure.BUSY, "not connected to Slack yet")
        try:
            found = await self.workspaces.of(team)
        except UnservedError as error:
            raise NotPostedError(PostFailure.BUSY, str(error), error.wait) from error
        if found:
            return found.messenger
        if await self.workspaces.has_left(team):
            raise NotPostedError(PostFailure.GONE, "the app was removed from the workspace")
        raise NotPostedError(PostFailure.BUSY, "the app is not installed in the workspace", NOT_YET)


def _team(address: str) -> str:
    """The workspace in which a person or place is."""
    scope = Address.parse(address).scope
    return scope[0] if scope else ""


def _within(team: str, message: str) -> str:
    return str(MessageName.parse(message)._replace(team=team))
