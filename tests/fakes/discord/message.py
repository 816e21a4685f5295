"""A message as the loopback Discord keeps it: what it says, who sees it, what it was before. Decides nothing."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .components import BUTTON, SELECTS, TEXT, walk
from .problems import Json
from .rules import COMPONENTS_V2, EPHEMERAL

if TYPE_CHECKING:
    from .world import Account, Place

LOADING = 1 << 7
CODE = re.compile(r"```.*?```|``.*?``|`[^`\n]*`", re.DOTALL)
MENTION = re.compile(r"<@!?(?P<user>\d+)>|<@&(?P<role>\d+)>|@(?P<all>everyone|here)\b")


class NotPossible(Exception):  # noqa: N818  # reads as a sentence where it is raised
    """A person cannot do this in Discord: no such command, button or choice, or it is disabled."""


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    custom_id: str | None
    url: str | None
    emoji: str | None
    style: int
    disabled: bool


@dataclass(frozen=True, slots=True)
class Select:
    custom_id: str
    kind: int
    placeholder: str
    options: tuple[tuple[str, str], ...]  # label and value
    chosen: tuple[str, ...]
    at_least: int
    at_most: int
    disabled: bool


@dataclass(eq=False)
class Message:
    """`data` is what Discord would send for it; `history` is what it was before each edit."""

    place: "Place"
    data: Json
    only_for: "Account | None" = None
    files: dict[str, bytes] = field(default_factory=dict)
    history: list[Json] = field(default_factory=list)
    deleted: bool = False
    told: tuple[str, Json | None] = ("", None)  # the text that could ping, and the rules it was sent under
    _dump: str | None = None

    def __repr__(self) -> str:
        whose = f" only for {self.only_for.name}" if self.only_for else ""
        return f"<Message {self.id} in {self.place.name}{whose}: {self.text!r} {self.labels}>"

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def ephemeral(self) -> bool:
        return self.only_for is not None

    @property
    def loading(self) -> bool:
        """Shown as "… is thinking"."""
        return bool(self.data["flags"] & LOADING)

    @property
    def new_look(self) -> bool:
        return bool(self.data["flags"] & COMPONENTS_V2)

    @property
    def text(self) -> str:
        """Everything that can be read in it, top to bottom, without the buttons."""
        return readable(self.data)

    @property
    def embeds(self) -> list[Json]:
        return list(self.data["embeds"])

    @property
    def parts(self) -> list[Json]:
        return walk(self.data["components"])

    @property
    def buttons(self) -> list[Button]:
        return [as_button(part) for part in self.parts if part["type"] == BUTTON]

    @property
    def labels(self) -> list[str]:
        return [button.label or button.emoji or "" for button in self.buttons]

    @property
    def selects(self) -> list[Select]:
        return [as_select(part) for part in self.parts if part["type"] in SELECTS]

    @property
    def pings(self) -> frozenset[str]:
        """The names of those whom its text called when it was posted. Embeds and later edits call nobody."""
        text, rules = self.told
        called = frozenset(pinged(text, rules, self.place))
        return called & {self.only_for.name} if self.only_for else called

    def change(self, data: Json) -> None:
        self.history.append(self.data)
        self.data, self._dump = data, None

    def dump(self) -> str:
        """As JSON, made once per version: the same message is pressed by a whole class."""
        if self._dump is None:
            self._dump = json.dumps(self.data, separators=(",", ":"))
        return self._dump

    def find(self, which: str) -> Json:
        """The button or select with this label, placeholder or custom_id. Disabled ones and links do not react."""
        parts = [part for part in self.parts if part["type"] == BUTTON or part["type"] in SELECTS]
        found = [part for part in parts if part.get("custom_id") == which]
        found = found or [part for part in parts if which in names_of(part)]
        if not found:
            raise NotPossible(f"no button {which!r} on {self!r}")
        if len(found) > 1:
            raise NotPossible(f"{len(found)} buttons are called {which!r} on {self!r}")
        if found[0].get("disabled"):
            raise NotPossible(f"{which!r} is disabled on {self!r}")
        if not found[0].get("custom_id"):
            raise NotPossible(f"{which!r} is a link and tells the bot nothing")
        return found[0]


def names_of(part: Json) -> set[str]:
    label, emoji = part.get("label") or "", (part.get("emoji") or {}).get("name") or ""
    return {name for name in (label, emoji, f"{emoji} {label}", part.get("placeholder")) if name}


def as_button(part: Json) -> Button:
    emoji = (part.get("emoji") or {}).get("name")
    label, custom_id = part.get("label") or "", part.get("custom_id")
    return Button(label, custom_id, part.get("url"), emoji, part["style"], bool(part.get("disabled")))


def as_select(part: Json) -> Select:
    options = tuple((option["label"], option["value"]) for option in part.get("options") or ())
    chosen = tuple(option["label"] for option in part.get("options") or () if option.get("default"))
    low, high = (1 if part.get(key) is None else int(part[key]) for key in ("min_values", "max_values"))
    placeholder = part.get("placeholder") or ""
    return Select(part["custom_id"], part["type"], placeholder, options, chosen, low, high, bool(part.get("disabled")))


def readable(data: Json) -> str:
    lines = [data.get("content")]
    for embed in data.get("embeds") or ():
        lines += [(embed.get("author") or {}).get("name"), embed.get("title"), embed.get("description")]
        for line in embed.get("fields") or ():
            lines += [line["name"], line["value"]]
        lines.append((embed.get("footer") or {}).get("text"))
    lines += texts(data.get("components") or ())
    if poll := data.get("poll"):
        lines += [poll["question"]["text"], *(answer["poll_media"]["text"] for answer in poll["answers"])]
    return "\n".join(line for line in lines if line)


def texts(components: Iterable[Json]) -> list[str]:
    return [part["content"] for part in walk(components) if part["type"] == TEXT]


def loud(data: Json) -> str:
    """The part of a message that may ping: its content and its V2 texts."""
    return "\n".join([data.get("content") or "", *texts(data.get("components") or ())])


def pinged(text: str, rules: Json | None, place: "Place") -> Iterator[str]:
    """Who is called by this text, under the `allowed_mentions` it was sent with; without any, all who are named."""
    parse = ("users", "roles", "everyone") if rules is None else rules.get("parse") or ()
    rules = rules or {}
    for found in MENTION.finditer(CODE.sub(" ", text)):
        if (user := found["user"]) and ("users" in parse or user in map(str, rules.get("users") or ())):
            yield place.name_of_account(user)
        elif (role := found["role"]) and ("roles" in parse or role in map(str, rules.get("roles") or ())):
            yield place.name_of_role(role)
        elif found["all"] and "everyone" in parse:
            yield found["all"]


def flags_of(data: Json) -> int:
    """The flags of a request which Discord keeps."""
    return int(data.get("flags") or 0) & ~EPHEMERAL
