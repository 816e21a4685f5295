"""The people of the loopback Discord: they type, press, choose and fill in, and get what a person would see."""

import itertools
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.fakes.within import within

from .forms import Form, as_form, form_data, select_data
from .gateway import Gateway
from .interactions import (
    COMMAND,
    COMPLETION,
    COMPONENT,
    FORM,
    OPEN_FORM,
    REPLY,
    REPLY_LATER,
    UPDATE_LATER,
    Interaction,
)
from .message import Message, NotPossible
from .problems import Json
from .typing import Resolved, command_data, completion_data
from .world import Account, Can, Place, World

BIGGEST_UPLOAD = 10 * 1024 * 1024
NUMBERS = itertools.count(1)


class NoAnswer(Exception):  # noqa: N818  # it is what the person reads
    """The application did not respond."""


class Choice(NamedTuple):
    """A suggestion while an option is typed: what the person reads, and what the bot will get."""

    name: str
    value: str | int | float


class Person:
    """Someone in a place. `at` is the same person elsewhere."""

    def __init__(self, world: World, gateway: Gateway, account: Account, place: Place) -> None:
        self.account, self.place = account, place
        self._world, self._gateway = world, gateway
        self._base: tuple[tuple[object, ...], str] | None = None
        self._others: dict[str, Person] = {}

    def __repr__(self) -> str:
        return f"<{self.account.name} in {self.place.name}>"

    @property
    def id(self) -> str:
        return self.account.id

    @property
    def name(self) -> str:
        return self.account.name

    def at(self, place: Place) -> "Person":
        if place is self.place:
            return self
        if place.id not in self._others:
            self._others[place.id] = Person(self._world, self._gateway, self.account, place)
        return self._others[place.id]

    def sees(self) -> list[Message]:
        """Everything that this person reads here, oldest first."""
        return self.place.seen_by(self.account)

    async def types(self, command: str, /, **options: Any) -> Message:
        """Send a slash command: `types("/zainichi fact", topic="voyages")`. Returns what it is answered with."""
        return await self._answer(await self._type(command, options))

    async def opens(self, what: str | Message, which: str = "", /, **options: Any) -> Form:
        """The form that a command, or a button of a message, opens."""
        if isinstance(what, str):
            event = await self._type(what, options)
        else:
            event = await self._press(what, which)
        if event.answer != OPEN_FORM:
            raise NotPossible(f"no form opened, the answer was of type {event.answer}: {event.shown!r}")
        return as_form(event)

    async def completes(self, command: str, /, **options: Any) -> list[Choice]:
        """What is suggested while the last of these options is being typed."""
        data, kind = completion_data(self._world.commands, command, options, self.account, self.place)
        event = await self._act(COMPLETION, json.dumps(data), option_kind=kind)
        locale = self.account.locale
        local = [(choice.get("name_localizations") or {}).get(locale) for choice in event.choices]
        return [Choice(name or one["name"], one["value"]) for name, one in zip(local, event.choices, strict=True)]

    async def presses(self, message: Message, which: str, /) -> Message:
        """Press a button, by its label, emoji or custom_id. Returns the answer, or the message itself as it is then."""
        return await self._answer(await self._press(message, which))

    async def chooses(self, message: Message, which: str, /, *choices: Any) -> Message:
        """Choose in a select, which is found by its placeholder or custom_id, by what the options are called."""
        data = select_data(self._part(message, which), choices, Resolved(self.account, message.place))
        return await self._answer(await self._act(COMPONENT, json.dumps(data), source=message))

    async def submits(self, form: Form, entered: Mapping[str, Any] | None = None, /, **more: Any) -> Message:
        """Send a form in. Fields are named by label or custom_id; those not named keep what stood in them."""
        before = form.interaction
        data = form_data(form, dict(entered or {}) | more, Resolved(self.account, before.place))
        there = self.at(before.place)
        event = await there._act(FORM, json.dumps(data), source=before.source, owners=before.owners)
        return await self._answer(event)

    async def _type(self, command: str, options: dict[str, Any]) -> Interaction:
        data = command_data(self._world.commands, command, options, self.account, self.place)
        installs = next(c for c in self._world.commands if c["id"] == data["id"]).get("integration_types") or [0]
        return await self._act(COMMAND, json.dumps(data), owners=self._owners(installs))

    def _owners(self, installs: list[int]) -> dict[str, str]:
        """By whom the bot came here: "0" is a server (0 in a conversation with the bot), "1" a person."""
        owners = {}
        if 0 in installs and self.place.has_bot:
            owners["0"] = self.place.server.id if self.place.server else "0"
        if 1 in installs and (self.account.has_installed or not owners):
            owners["1"] = self.account.id
        return owners

    def _part(self, message: Message, which: str) -> Json:
        if message.deleted or message.only_for not in (None, self.account):
            raise NotPossible(f"{self.name} does not see {message!r}")
        return message.find(which)

    async def _press(self, message: Message, which: str) -> Interaction:
        part = self._part(message, which)
        if part["type"] != 2:
            raise NotPossible(f"{which!r} is not a button")
        data = json.dumps({"custom_id": part["custom_id"], "component_type": 2, "id": part.get("id", 0)})
        return await self._act(COMPONENT, data, source=message)

    async def _act(
        self,
        kind: int,
        data: str,
        *,
        source: Message | None = None,
        owners: dict[str, str] | None = None,
        option_kind: int = 3,
    ) -> Interaction:
        """Let the bot know, and wait for its answer as long as Discord does."""
        there = self.at(source.place) if source else self
        if owners is None and source is not None:
            owners = source.data.get("interaction_metadata", {}).get("authorizing_integration_owners")
        event = there._event(kind, owners or there._owners([0, 1]), source, option_kind)
        server = there.place.server.id if there.place.server else None
        await self._gateway.dispatch("INTERACTION_CREATE", there._payload(event, data), server)
        try:
            async with within(self._world.ack_seconds, event.had):
                await event.answered.wait()
        except TimeoutError:
            refused = [refusal.why for refusal in self._world.refused if event.token in refusal.path]
            raise NoAnswer("; ".join(["The application did not respond", *refused])) from None
        return event

    def _event(self, kind: int, owners: dict[str, str], source: Message | None, option_kind: int) -> Interaction:
        world = self._world
        number, at = world.clock.snowflake(), world.clock.now()
        token = f"aW50ZXJhY3Rpb246{number}x{next(NUMBERS)}"
        event = Interaction(number, token, kind, self.account, self.place, at, owners, source, option_kind)
        world.interactions[token] = event
        return event

    def _payload(self, event: Interaction, data: str) -> str:
        """Everything that tells who and where is dumped once, and what differs is put between."""
        message = f',"message":{event.source.dump()}' if event.source else ""
        owners = f',"authorizing_integration_owners":{json.dumps(event.owners)}'
        head = f'"id":"{event.id}","token":"{event.token}","type":{event.kind},"data":{data}'
        return f"{{{head}{owners}{message},{self._who_and_where()}}}"

    def _who_and_where(self) -> str:
        who, place = self.account, self.place
        key = (place.can(who), who.locale, len(who.roles), place.bot_can, place.name)
        if self._base is None or self._base[0] != key:
            self._base = key, json.dumps(self._context())[1:-1]
        return self._base[1]

    def _context(self) -> Json:
        who, place, bot = self.account, self.place, self._world.bot
        can = str(int(place.can(who)))
        base: Json = {"application_id": bot.id, "version": 1, "locale": who.locale, "context": place.context}
        base |= {"entitlements": [], "attachment_size_limit": BIGGEST_UPLOAD, "channel_id": place.id}
        base |= {"channel": place.payload(bot), "app_permissions": str(int(place.bot_can))}
        if place.server is None:
            return base | {"user": who.user()}
        base["channel"]["permissions"] = can
        base |= {"member": who.member() | {"permissions": can}, "guild_id": place.server.id}
        about = {"id": place.server.id, "locale": place.server.locale, "features": []}
        return base | {"guild": about, "guild_locale": place.server.locale}

    async def _answer(self, event: Interaction) -> Message:
        """What the person looks at now."""
        if event.answer == OPEN_FORM:
            raise NotPossible("a form opened: use `opens`")
        message = event.message if event.answer in (REPLY, REPLY_LATER) else event.source
        if message is not None and event.answer not in (REPLY_LATER, UPDATE_LATER):
            return message
        # After "is thinking…", or a form that was taken without a word, there is nothing to see yet.
        try:
            async with within(self._world.thinking_seconds):
                await event.spoke.wait()
        except TimeoutError:
            if event.answer == UPDATE_LATER and message is not None:  # that may have been all: nothing is shown of it
                return message
            raise NoAnswer(f"{self._world.bot.name} is thinking…") from None
        if event.answer == UPDATE_LATER and event.follow_ups:
            return event.follow_ups[0]
        return message or event.follow_ups[0]


def new_account(world: World, name: str, locale: str, permissions: int | Can) -> Account:
    account = Account(world.clock.snowflake(), name, locale, int(permissions))
    world.accounts[account.id] = account
    return account
