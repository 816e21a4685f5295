"""What Discord lets a bot do with an interaction: answer it once and in time, then follow up for 15 minutes."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.fakes.within import Had

from .components import check_form
from .message import Message
from .posting import (
    ALREADY_ANSWERED,
    TOKEN_TOO_OLD,
    TOO_MANY_FOLLOW_UPS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    Failure,
    Request,
    check,
    check_request,
    delete,
    edit,
    fill,
    names_in,
    place_holder,
    post,
    refuse,
    sent,
)
from .problems import Json, Problems
from .rules import EPHEMERAL, check_suggestions
from .world import Account, Can, Place, World

Route: TypeAlias = tuple[str, re.Pattern[str], Callable[[Request], Awaitable[Any]]]

COMMAND, COMPONENT, COMPLETION, FORM = 2, 3, 4, 5
REPLY, REPLY_LATER, UPDATE_LATER, UPDATE, SUGGEST, OPEN_FORM = 4, 5, 6, 7, 8, 9
TOKEN_SECONDS = 15 * 60
MOST_FOLLOW_UPS = 5  # where only the person has installed the bot
SCHEMAS = {
    REPLY: "CreateMessageInteractionCallbackRequest",
    REPLY_LATER: "CreateMessageInteractionCallbackRequest",
    UPDATE_LATER: "UpdateMessageInteractionCallbackRequest",
    UPDATE: "UpdateMessageInteractionCallbackRequest",
    SUGGEST: "ApplicationCommandAutocompleteCallbackRequest",
    OPEN_FORM: "ModalInteractionCallbackRequest",
}
ANSWERS = {
    COMMAND: {REPLY, REPLY_LATER, OPEN_FORM},
    COMPONENT: {REPLY, REPLY_LATER, UPDATE_LATER, UPDATE, OPEN_FORM},
    COMPLETION: {SUGGEST},
    FORM: {REPLY, REPLY_LATER, UPDATE_LATER, UPDATE},
}


@dataclass(eq=False)
class Interaction:
    """One thing that a person did, and what became of it."""

    id: str
    token: str
    kind: int
    who: Account
    place: Place
    at: float
    owners: dict[str, str]
    source: Message | None = None  # the message whose button was pressed
    option_kind: int = 3  # of the option being completed
    answer: int = 0
    message: Message | None = None
    choices: list[Json] = field(default_factory=list)
    form: Json = field(default_factory=dict)
    follow_ups: list[Message] = field(default_factory=list)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    had: Had = field(default_factory=Had)  # the time until the first answer
    spoke: asyncio.Event = field(default_factory=asyncio.Event)  # something came after the first answer

    @property
    def only_for_the_person(self) -> bool:
        """Where the bot came with the person, the server may keep its answers from the others."""
        return "0" not in self.owners and bool(self.place.server) and not self.who.permissions & Can.USE_OUTSIDE_APPS

    @property
    def shown(self) -> Message | None:
        """What `@original` means."""
        return self.source if self.answer in (UPDATE, UPDATE_LATER) else self.message

    def marks(self, world: World) -> Json:
        """What tells a message that it answers this."""
        meta = {
            "id": self.id,
            "type": self.kind,
            "user": self.who.user(),
            "authorizing_integration_owners": self.owners,
        }
        kind = {"type": 20 if self.kind == COMMAND else 0, "webhook_id": world.bot.id, "application_id": world.bot.id}
        return kind | {"interaction_metadata": meta}


class Interactions:
    """The routes that a token opens."""

    def __init__(self, world: World) -> None:
        self.world = world

    def routes(self) -> list[Route]:
        hook = r"/webhooks/(\d+)/([^/]+)"
        return [
            ("POST", re.compile(r"/interactions/(\d+)/([^/]+)/callback"), self.answer),
            ("POST", re.compile(hook), self.follow_up),
            ("GET", re.compile(hook + r"/messages/([^/]+)"), self.read),
            ("PATCH", re.compile(hook + r"/messages/([^/]+)"), self.edit),
            ("DELETE", re.compile(hook + r"/messages/([^/]+)"), self.delete),
        ]

    async def answer(self, request: Request) -> Json | None:
        number, token = request.args
        event = self.world.interactions.get(token)
        age = self.world.clock.now() - event.at - event.had.lost if event else 0.0
        if event is None or event.id != number or age > TOKEN_SECONDS:
            raise Failure(*UNKNOWN_INTERACTION)
        if event.answer:
            raise Failure(*ALREADY_ANSWERED)
        if age > self.world.ack_seconds:
            raise Failure(*UNKNOWN_INTERACTION)
        kind = request.fields.get("type")
        if kind not in ANSWERS[event.kind] or (kind == UPDATE and event.source is None):
            problems = Problems()
            problems.add(("type",), "BASE_TYPE_CHOICES", f"Callback type {kind} does not fit here.")
            refuse(self.world, request, problems)
        self.carry_out(event, kind, request)
        event.answer = kind
        event.answered.set()
        self.world.touch()
        return self.receipt(event) if request.query.get("with_response") in ("1", "true", "True") else None

    def carry_out(self, event: Interaction, kind: int, request: Request) -> None:
        if kind == REPLY:
            reader = self.reader(event, request)
            event.message = post(self.world, event.place, request, SCHEMAS[kind], event.marks(self.world), reader)
        elif kind == UPDATE and event.source:
            edit(self.world, event.source, request, SCHEMAS[kind])
        elif kind == REPLY_LATER:
            check_request(self.world, request, SCHEMAS[kind])
            reader = self.reader(event, request)
            event.message = place_holder(self.world, event.place, event.marks(self.world), reader)
        elif kind == SUGGEST:
            event.choices = self.suggestions(event, request)
        elif kind == OPEN_FORM:
            problems = check_form(sent(request)) if self.world.validate else None
            if problems:
                refuse(self.world, request, problems)
            check_request(self.world, request, SCHEMAS[kind])
            event.form = sent(request)

    def suggestions(self, event: Interaction, request: Request) -> list[Json]:
        choices: list[Json] = sent(request).get("choices") or []
        if self.world.validate:
            problems = check_suggestions(choices, event.option_kind)
            if problems:
                refuse(self.world, request, problems)
        return choices

    def reader(self, event: Interaction, request: Request) -> Account | None:
        private = (sent(request).get("flags") or 0) & EPHEMERAL
        return event.who if private or event.only_for_the_person else None

    def receipt(self, event: Interaction) -> Json:
        about: Json = {"id": event.id, "type": event.kind}
        shown = event.shown if event.answer in (REPLY, REPLY_LATER, UPDATE) else None
        if shown is None:
            return {"interaction": about}
        about |= {"response_message_id": shown.id, "response_message_loading": event.answer == REPLY_LATER}
        about["response_message_ephemeral"] = shown.ephemeral
        return {"interaction": about, "resource": {"type": event.answer, "message": shown.data}}

    def event(self, request: Request) -> Interaction:
        """The interaction that a webhook's address stands for."""
        event = self.world.interactions.get(request.args[1])
        if event is None or request.args[0] != self.world.bot.id or event.answer in (0, SUGGEST):
            raise Failure(*UNKNOWN_WEBHOOK)
        if self.world.clock.now() - event.at > TOKEN_SECONDS:
            raise Failure(*TOKEN_TOO_OLD)
        return event

    async def follow_up(self, request: Request) -> Json:
        event, world = self.event(request), self.world
        if "0" not in event.owners and len(event.follow_ups) >= MOST_FOLLOW_UPS:
            raise Failure(*TOO_MANY_FOLLOW_UPS)
        schema, waiting = "IncomingWebhookRequestPartial", event.message
        if waiting is not None and waiting.loading and not waiting.deleted:
            whole = request.fields | {"attachments": []}
            check(world, request, whole, names_in(request), channel=False, schema=schema)
            message = fill(world, waiting, request)
        else:
            marks = event.marks(world) | {"type": 0}
            message = post(world, event.place, request, schema, marks, self.reader(event, request))
        event.follow_ups.append(message)
        event.spoke.set()
        return message.data

    def message(self, request: Request) -> Message:
        event, which = self.event(request), request.args[2]
        mine = [event.shown] if which == "@original" else [event.shown, *event.follow_ups]
        for message in mine:
            if message and not message.deleted and which in ("@original", message.id):
                return message
        raise Failure(*UNKNOWN_MESSAGE)

    async def read(self, request: Request) -> Json:
        return self.message(request).data

    async def edit(self, request: Request) -> Json:
        message = edit(self.world, self.message(request), request, "IncomingWebhookUpdateRequestPartial")
        self.event(request).spoke.set()
        return message.data

    async def delete(self, request: Request) -> None:
        delete(self.world, self.message(request))
        self.event(request).spoke.set()
