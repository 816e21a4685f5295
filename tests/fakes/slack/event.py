"""One thing that a person did: what the bot is told of it, what it answered, and the address for its answers."""

import asyncio
import time
import uuid
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .message import Message, View
from .problems import Json
from .world import Channel, Person, Workspace

Kind: TypeAlias = Literal["slash_commands", "interactive", "events_api"]

TRIGGER_SECONDS = 3.0
HOOK_SECONDS = 30 * 60
HOOK_USES = 5


class NoAnswer(Exception):  # noqa: N818  # it is what the person reads
    """Slack shows an error, such as operation_timeout or dispatch_failed, or nothing came of it."""


class NotTaken(Exception):  # noqa: N818  # it says what became of a delivery
    """The bot did not acknowledge a delivery. The text is Slack's own word for why."""


@dataclass(eq=False)
class Hook:
    """A response_url. `source` is the message that was pressed; a command has none."""

    path: str
    event: "Event"
    at: float
    source: Message | None = None
    uses: int = 0


@dataclass(eq=False)
class Event:
    """Something that the bot is told."""

    kind: Kind
    payload: Json
    who: Person
    channel: Channel
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    began: float = field(default_factory=time.perf_counter)
    acked: float | None = None
    """Seconds until the bot had acknowledged."""
    answer: Any = None
    """What came with the acknowledgement."""
    acks: int = 0
    attempts: int = 0
    came: list[Message | View] = field(default_factory=list)
    saw: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self, answer: Any) -> None:
        """An acknowledgement. Of several, the first that says something is shown."""
        self.acks += 1
        if self.acked is None:
            self.acked = time.perf_counter() - self.began
        if self.answer is None:
            self.answer = answer or None

    def concerns(self, item: Message | View) -> bool:
        """May this be what the person waits for? It is for them, and where they are or in their own conversation."""
        if isinstance(item, View):
            return item.whose is self.who
        if item.only_for not in (None, self.who):
            return False
        place = item.channel
        return place is self.channel or (place.is_dm and place.has(self.who))


class Told:
    """What somebody saw after they did something."""

    def __init__(self, event: Event, waited: float) -> None:
        self.event = event
        self.waited = waited
        """Seconds until something could be seen."""

    def __repr__(self) -> str:
        return f"<Told {self.came}>"

    @property
    def came(self) -> list[Message | View]:
        """All that came or changed, in order. It grows as long as the bot goes on."""
        return self.event.came

    @property
    def acked(self) -> float:
        """Seconds until the bot had acknowledged."""
        return self.event.acked or 0.0

    @property
    def message(self) -> Message:
        """The first message that came or changed."""
        found = [item for item in self.came if isinstance(item, Message)]
        assert found, f"no message came, only {self.came}"
        return found[0]

    @property
    def view(self) -> View:
        """The first Home tab or modal that came or changed."""
        found = [item for item in self.came if isinstance(item, View)]
        assert found, f"no view came, only {self.came}"
        return found[0]

    @property
    def ephemeral(self) -> bool:
        return self.message.ephemeral

    @property
    def text(self) -> str:
        """The first thing as it is read."""
        return self.came[0].text_shown


def new_hook(workspace: Workspace, event: Event, source: Message | None) -> str:
    """The address of a response_url."""
    kind = "actions" if event.kind == "interactive" else "commands"
    path = f"/{kind}/{workspace.team}/{len(workspace.hooks) + 1}/{uuid.uuid4().hex[:24]}"
    workspace.hooks[path] = Hook(path, event, workspace.clock.now(), source)
    return workspace.url + path


def new_trigger(workspace: Workspace, person: Person, channel: Channel) -> str:
    trigger = f"{len(workspace.triggers) + 1}.{int(workspace.clock.now())}.{uuid.uuid4().hex}"
    workspace.triggers[trigger] = person, workspace.clock.now()
    workspace.came_from[trigger] = channel
    return trigger
