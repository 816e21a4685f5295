"""A message and a view as the loopback Slack keeps them: what they say, and what they were. Decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .blocks import interactive
from .problems import Json
from .reading import leads_to, pinged, shown

if TYPE_CHECKING:
    from .world import Channel, Person, Workspace


class NotPossible(Exception):  # noqa: N818  # reads as a sentence where it is raised
    """A person cannot do this in Slack: no such channel, button or choice."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    action_id: str
    value: str
    url: str | None
    style: str | None
    accessibility_label: str | None


@dataclass(frozen=True, slots=True)
class File:
    id: str
    name: str
    title: str
    content: bytes
    alt_text: str


@dataclass(eq=False)
class Surface:
    """What a message and a view have in common. `data` is what Slack would send for it."""

    workspace: "Workspace"
    data: Json

    @property
    def blocks(self) -> list[Json]:
        return list(self.data.get("blocks") or [])

    @property
    def text_shown(self) -> str:
        """All of it as a phone shows it: marks gone, links as "label (address)", mentions as @name; no buttons."""
        return shown(self.data, self.workspace.name_of)

    @property
    def links(self) -> list[str]:
        """Addresses that can be followed."""
        return leads_to(self.data)

    @property
    def pings(self) -> list[str]:
        """Whom it calls, by name."""
        return [self.workspace.name_of(who) for who in pinged(self.data)]

    @property
    def parts(self) -> Iterator[tuple[Json, Json]]:
        """Each interactive element and the block in which it stands."""
        for block in self.blocks:
            for element in interactive(block):
                yield block, element

    @property
    def buttons(self) -> list[Button]:
        return [as_button(element) for _, element in self.parts if element["type"] == "button"]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    def find(self, which: str, *, button: bool) -> tuple[Json, Json]:
        """The one element with this action_id, label, placeholder or value, and its block."""
        parts = [part for part in self.parts if (part[1]["type"] == "button") == button]
        found = [part for part in parts if part[1].get("action_id") == which]
        found = found or [part for part in parts if which in names_of(*part)]
        if len(found) != 1:
            raise NotPossible(f"{len(found) or 'no'} such: {which!r} among {[names_of(*part) for part in parts]}")
        return found[0]


@dataclass(eq=False)
class Message(Surface):
    """A message as it stands now."""

    channel: "Channel"
    only_for: "Person | None" = None
    files: list[File] = field(default_factory=list)
    history: list[Json] = field(default_factory=list)
    deleted: bool = False

    def __repr__(self) -> str:
        whose = f" only for {self.only_for.name}" if self.only_for else ""
        return f"<Message in {self.channel.name}{whose}: {self.text_shown!r} {self.labels}>"

    @property
    def ts(self) -> str:
        return str(self.data["ts"])

    @property
    def text(self) -> str:
        """The top-level text as it was sent: for notifications and screen readers."""
        return str(self.data.get("text") or "")

    @property
    def ephemeral(self) -> bool:
        return self.only_for is not None

    def seen_by(self, person: "Person | None") -> bool:
        return not self.deleted and (self.only_for is None or self.only_for is person)

    def change(self, data: Json) -> None:
        self.history.append(self.data)
        self.data = data


@dataclass(eq=False)
class View(Surface):
    """A Home tab or a modal."""

    whose: "Person"
    history: list[Json] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    """What a modal says beside its fields after it was sent in, by block_id."""
    closed: bool = False
    opened_in: "Channel | None" = None
    """The conversation in which a modal was opened."""

    def __repr__(self) -> str:
        return f"<{self.type} of {self.whose.name}: {self.text_shown!r} {self.labels}>"

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def type(self) -> str:
        return str(self.data["type"])

    @property
    def title(self) -> str:
        return str((self.data.get("title") or {}).get("text") or "")

    @property
    def hash(self) -> str:
        return str(self.data["hash"])

    def change(self, data: Json) -> None:
        self.history.append(self.data)
        self.data = data


def names_of(block: Json, element: Json) -> set[str]:
    texts: list[Any] = [element.get("text"), element.get("placeholder"), block.get("label")]
    names = [text["text"] for text in texts if isinstance(text, dict)]
    return {name for name in (*names, element.get("value"), block.get("block_id")) if name}


def as_button(element: Json) -> Button:
    label, action_id, value = element["text"]["text"], element.get("action_id") or "", element.get("value") or ""
    return Button(label, action_id, value, element.get("url"), element.get("style"), element.get("accessibility_label"))
