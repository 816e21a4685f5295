"""Who and what exists in the loopback Slack: people, channels, messages, the clock. Speaks no protocol."""

import asyncio
import hashlib
import itertools
import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.fakes.within import Had

from .blocks import interactive
from .message import File, Message, View
from .problems import Json
from .reading import pinged

if TYPE_CHECKING:
    from .event import Event, Hook

SCOPES = frozenset({"commands", "chat:write", "users:read", "im:write", "files:write", "files:read"})
_UPLOADS: Iterator[int] = itertools.count(1)
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Refusal(NamedTuple):
    """What Slack would not take from the bot: its own error, and where it is wrong."""

    method: str
    error: str
    why: str
    arguments: Any


class Call(NamedTuple):
    """A request of the bot. `error` is "" when all was well."""

    method: str
    arguments: Json
    error: str
    at: float


class Mention(NamedTuple):
    """Somebody was called by what the bot wrote: `who` is a name, or "channel", "here", "everyone"."""

    where: str
    who: str


@dataclass(frozen=True)
class Upload:
    """A file that somebody gives in a form. Slack takes 10 MB there."""

    name: str
    content: bytes
    id: str = field(default_factory=lambda: f"F0UP{next(_UPLOADS):07}")

    def told(self) -> Json:
        """What comes with the form: enough to ask for the rest."""
        if len(self.content) > 10 * 1024 * 1024:
            raise ValueError("Slack takes no file of more than 10 MB in a form")
        return {"id": self.id, "name": self.name, "title": self.name, "size": len(self.content), "mode": "hosted"}


class Clock:
    """The real time plus what a test added to it."""

    def __init__(self) -> None:
        self.added = 0.0
        self._count = itertools.count(1)

    def now(self) -> float:
        return time.time() + self.added

    def stamp(self) -> str:
        """A `ts`: no two are the same."""
        return f"{int(self.now())}.{next(self._count):06}"


@dataclass(eq=False)
class Person:
    """Someone in the workspace. In the text of a command they are typed as `@handle` or `@name`."""

    id: str
    name: str
    locale: str
    tz: str
    admin: bool = False
    owner: bool = False
    unreachable: str = ""
    """Slack's word for why the bot may not write to them, if it may not."""
    guest: bool = False
    hidden: str = ""
    """Slack's word for why it tells nothing of them, as of somebody of another workspace, if it does not."""

    @property
    def handle(self) -> str:
        return self.name.lower().replace(" ", ".")


@dataclass(eq=False)
class Channel:
    """A channel, a private one, or a conversation of two (then `pair` says who; None is the bot)."""

    id: str
    name: str
    bot_in: bool = True
    private: bool = False
    archived: bool = False
    restricted: str = ""
    """Slack's word for why the bot may not write here, if a rule of the workspace says so."""
    members: set[Person] | None = None
    """None: everybody."""
    pair: tuple[Person, Person | None] | None = None
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def is_dm(self) -> bool:
        return self.pair is not None

    def has(self, person: Person) -> bool:
        return person in self.pair if self.pair else self.members is None or person in self.members

    def shown(self, person: Person | None) -> list[Message]:
        return [message for message in self.messages.values() if message.seen_by(person)]


class Workspace:
    """Everything there is. The Web API, the socket and the deliveries over HTTP share one."""

    def __init__(
        self, *, validate: bool, clock: Clock | None = None, first: int = 1, name: str = "History class"
    ) -> None:
        self.clock = clock or Clock()
        self.validate = validate
        self.name = name
        self.url = ""
        self._ids = itertools.count(first)
        self.team, self.app, self.bot = self.new_id("T"), self.new_id("A"), self.new_id("B")
        self.bot_user = self.new_id("U")
        self.scopes = set(SCOPES)
        self.takes_files = True
        """Whether an admin of the workspace allows files."""
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[Person, View] = {}
        self.stacks: dict[Person, list[View]] = {}
        self.hooks: dict[str, Hook] = {}
        self.uploads: dict[str, Upload] = {}
        """Files that people gave in forms, by their ids."""
        self.triggers: dict[str, tuple[Person, float]] = {}
        self.came_from: dict[str, Channel] = {}
        """By a trigger: the conversation in which somebody did what it came of."""
        self.waiting: set[Event] = set()
        self.refused: list[Refusal] = []
        self.mentions: list[Mention] = []
        self.calls: deque[Call] = deque(maxlen=20_000)
        self.events: deque[Event] = deque(maxlen=20_000)
        self._changed = asyncio.Event()

    def new_id(self, kind: str) -> str:
        """T0…, U0…, C0… in Slack's shape."""
        number, text = next(self._ids), ""
        while number:
            number, digit = divmod(number, 36)
            text = DIGITS[digit] + text
        return f"{kind}0{text.rjust(9, 'Z')}"

    def new_hash(self) -> str:
        """Of a view: another at every change."""
        stamp = self.clock.stamp()
        return f"{stamp.partition('.')[0]}.{hashlib.blake2b(stamp.encode(), digest_size=4).hexdigest()}"

    def name_of(self, number: str) -> str:
        """What a person or channel is called; an id that is unknown stays as it is."""
        if number == self.bot_user:
            return "zainichi"
        found = self.people.get(number) or self.channels.get(number)
        return found.name if found else number

    def touch(self) -> None:
        """Something can be seen now that could not be seen before."""
        self._changed.set()

    async def until(self, condition: Callable[[], Any], seconds: float) -> bool:
        """Wait for the condition; False if it does not come true in time."""
        had = Had()
        while not condition():
            if had.look() > seconds:
                return False
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), 0.02)
            except TimeoutError:
                continue
        return True

    def dm(self, person: Person, other: Person | None = None) -> Channel:
        for channel in self.channels.values():
            if channel.pair in ((person, other), (other, person)):
                return channel
        channel = Channel(self.new_id("D"), "directmessage", bot_in=other is None, pair=(person, other))
        return self.channels.setdefault(channel.id, channel)

    def complete(self, blocks: list[Json]) -> list[Json]:
        """Slack gives a block_id and action_ids to what has none."""
        whole: list[Json] = json.loads(json.dumps(blocks))  # a copy, at a fifth of what deepcopy takes
        for block in whole:
            block.setdefault("block_id", self.new_id("b"))
            for element in interactive(block):
                element.setdefault("action_id", self.new_id("a"))
        return whole

    def post(
        self,
        channel: Channel,
        content: Json,
        only_for: Person | None = None,
        files: list[File] | None = None,
        event: "Event | None" = None,
    ) -> Message:
        """A new message of the bot's. Without an `event` it may be the answer to any that waits there."""
        message = Message(self, self.message_data(content, self.clock.stamp()), channel, only_for, files or [])
        channel.messages[message.ts] = message
        self.call_people(channel, content)
        self.show(message, event)
        return message

    def message_data(self, content: Json, ts: str) -> Json:
        blocks = self.complete(content.get("blocks") or [])
        who = {"user": self.bot_user, "bot_id": self.bot, "app_id": self.app, "team": self.team}
        return {"type": "message", "text": content.get("text") or "", "blocks": blocks, "ts": ts} | who

    def change(self, message: Message, content: Json, event: "Event | None" = None) -> None:
        """Other text and blocks. What was there before is gone."""
        message.change(self.message_data(content, message.ts) | {"edited": {"user": self.bot_user}})
        self.call_people(message.channel, content)
        self.show(message, event)

    def delete(self, message: Message, event: "Event | None" = None) -> None:
        message.deleted = True
        self.show(message, event)

    def call_people(self, channel: Channel, content: Json) -> None:
        plain_too = bool(content.get("link_names")) or content.get("parse") == "full"
        for who in pinged(content, link_names=plain_too):
            self.mentions.append(Mention(channel.name, self.name_of(who)))

    def show(self, item: Message | View, event: "Event | None" = None) -> None:
        """Tell those who wait to see something."""
        for one in [event] if event else [one for one in self.waiting if one.concerns(item)]:
            one.came.append(item)
            one.saw.set()
        self.touch()

    def stack(self, person: Person) -> list[View]:
        """The modals that are open for a person, the uppermost last."""
        return self.stacks.setdefault(person, [])

    def find(self, channel: str, ts: str) -> Message | None:
        place = self.channels.get(channel)
        return place.messages.get(ts) if place else None
