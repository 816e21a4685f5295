"""Who and what exists in the loopback Discord: accounts, servers, channels, the clock. Speaks no protocol."""

import asyncio
import itertools
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import IntFlag
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.fakes.within import Had

from .message import Message
from .problems import Json

if TYPE_CHECKING:
    from .interactions import Interaction

DISCORD_EPOCH = 1_420_070_400_000
NONCE_SECONDS = 300.0
SESSION_STARTS = 1000
TEXT, VOICE, ANNOUNCEMENT, THREAD, FORUM = 0, 2, 5, 11, 15


class Can(IntFlag):
    """The permissions that matter to a bot."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_SERVER = 1 << 5
    SEE = 1 << 10
    SEND = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED = 1 << 14
    ATTACH = 1 << 15
    READ_HISTORY = 1 << 16
    PING_EVERYONE = 1 << 17
    USE_COMMANDS = 1 << 31
    SEND_IN_THREADS = 1 << 38
    USE_OUTSIDE_APPS = 1 << 50
    MEMBER = SEE | SEND | SEND_IN_THREADS | EMBED | ATTACH | READ_HISTORY | USE_COMMANDS | USE_OUTSIDE_APPS
    TEACHER = MEMBER | MANAGE_MESSAGES
    MODERATOR = TEACHER | MANAGE_SERVER | MANAGE_CHANNELS
    ALL = MODERATOR | ADMINISTRATOR | PING_EVERYONE


class Refusal(NamedTuple):
    """A request that Discord found malformed."""

    method: str
    path: str
    why: str
    request: Any


class Call(NamedTuple):
    """A request that was answered: `code` is Discord's own error code, 0 when all was well."""

    method: str
    path: str
    status: int
    code: int
    at: float


class Clock:
    """The real time plus what a test added to it."""

    def __init__(self) -> None:
        self.added = 0.0
        self._count = itertools.count(1)

    def now(self) -> float:
        return time.time() + self.added

    def stamp(self) -> str:
        return datetime.fromtimestamp(self.now(), UTC).isoformat()

    def snowflake(self, shard: int = 0, shards: int = 1) -> str:
        """A new id; that of a server says, of so many shards, on which it is."""
        at = int(self.now() * 1000) - DISCORD_EPOCH
        return str(at + (shard - at) % shards << 22 | next(self._count) & 0x3FFFFF)


@dataclass(eq=False)
class Account:
    id: str
    name: str
    locale: str = "en-US"
    permissions: int = Can.MEMBER
    bot: bool = False
    takes_messages: bool = True
    has_installed: bool = False  # has the bot on their own account too
    roles: list["Role"] = field(default_factory=list)

    def user(self) -> Json:
        username = self.name.lower().replace(" ", "_")
        who = {"id": self.id, "username": username, "global_name": None if self.bot else self.name}
        return who | {"discriminator": "0", "avatar": None, "bot": self.bot, "public_flags": 0, "flags": 0}

    def member(self) -> Json:
        joined = {"joined_at": "2024-01-01T00:00:00+00:00", "premium_since": None, "deaf": False, "mute": False}
        names = {"nick": None, "avatar": None, "flags": 0, "pending": False, "communication_disabled_until": None}
        return {"user": self.user(), "roles": [role.id for role in self.roles]} | joined | names


@dataclass(eq=False)
class Role:
    id: str
    name: str
    permissions: int = 0

    def payload(self) -> Json:
        looks = {"color": 0, "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None}}
        rest = {"hoist": False, "managed": False, "mentionable": True, "position": 0, "flags": 0, "icon": None}
        text = {"id": self.id, "name": self.name, "permissions": str(self.permissions), "unicode_emoji": None}
        return text | looks | rest


@dataclass(eq=False)
class Server:
    id: str
    name: str
    locale: str
    has_bot: bool
    owner: str
    places: dict[str, "Place"] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)

    def payload(self) -> Json:
        levels = ("verification_level", "default_message_notifications", "explicit_content_filter", "mfa_level")
        more = ("nsfw_level", "premium_tier", "afk_timeout", "system_channel_flags")
        text = {"id": self.id, "name": self.name, "owner_id": self.owner, "preferred_locale": self.locale}
        lists = dict[str, Any]({key: [] for key in ("emojis", "stickers", "features")})
        blank = dict.fromkeys(("icon", "splash", "description", "afk_channel_id", "system_channel_id"))
        roles = {"roles": [role.payload() for role in self.roles.values()]}
        return text | lists | blank | roles | dict.fromkeys(levels + more, 0) | {"unavailable": False}

    def arrival(self, bot: Account) -> Json:
        """A GUILD_CREATE."""
        empty = dict[str, Any]({key: [] for key in ("threads", "presences", "voice_states", "stage_instances")})
        channels = [place.payload(bot) for place in self.places.values() if not place.gone]
        more = {"channels": channels, "members": [bot.member()], "guild_scheduled_events": [], "soundboard_sounds": []}
        return self.payload() | empty | more | {"member_count": 2, "large": False, "joined_at": "2024-01-01T00:00:00Z"}


@dataclass(eq=False)
class Place:
    """A channel of a server (context 0), a conversation with the bot (1) or one that the bot is not in (2)."""

    id: str
    name: str
    context: int
    world: "World"
    server: Server | None = None
    whose: Account | None = None
    bot_can: int = Can.MEMBER
    kind: int = TEXT
    parent: "Place | None" = None
    denied: int = 0  # to everybody here but administrators, whatever their roles give them
    gone: bool = False
    messages: dict[str, Message] = field(default_factory=dict)
    nonces: dict[str, tuple[float, Message]] = field(default_factory=dict)

    def can(self, who: Account) -> int:
        """What somebody may do here. In a thread the channel that it belongs to decides."""
        if who.permissions & Can.ADMINISTRATOR or self.server is None:
            return who.permissions
        return who.permissions & ~(self.parent.denied if self.parent else self.denied)

    @property
    def to_send(self) -> Can:
        """The permission that lets one write here."""
        return Can.SEND_IN_THREADS if self.kind == THREAD else Can.SEND

    @property
    def has_bot(self) -> bool:
        return self.server.has_bot if self.server else self.context == 1

    def payload(self, bot: Account) -> Json:
        if self.server is None:
            people = [self.whose.user()] if self.whose else []
            kind = {"type": 1 if self.context == 1 else 3, "recipients": people, "last_message_id": None}
            return {"id": self.id, "name": self.name, "owner_id": self.id, "icon": None, "flags": 0} | kind
        if self.parent is not None:
            return self._thread(self.parent, self.server)
        denied = Can.ALL & ~Can.ADMINISTRATOR & ~self.bot_can
        own = {"id": bot.id, "type": 1, "allow": str(int(self.bot_can)), "deny": str(int(denied))}
        text = {"id": self.id, "name": self.name, "type": self.kind, "guild_id": self.server.id, "topic": None}
        text |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None} if self.kind == VOICE else {}
        rest = {"position": 0, "nsfw": False, "rate_limit_per_user": 0, "parent_id": None, "last_message_id": None}
        return text | rest | {"permission_overwrites": [own] if self.has_bot else [], "flags": 0}

    def _thread(self, parent: "Place", server: Server) -> Json:
        """A thread, or a post of a forum. It has no permissions of its own."""
        times = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": self.world.clock.stamp()}
        counts = {"message_count": 0, "member_count": 1, "total_message_sent": 0, "rate_limit_per_user": 0, "flags": 0}
        text = {"id": self.id, "name": self.name, "type": THREAD, "guild_id": server.id, "parent_id": parent.id}
        return text | counts | {"owner_id": server.owner, "thread_metadata": times | {"locked": False}}

    def seen_by(self, who: Account) -> list[Message]:
        """What this person reads here, oldest first."""
        return [m for m in self.messages.values() if not m.deleted and m.only_for in (None, who)]

    @property
    def public(self) -> list[Message]:
        """What everybody reads here, oldest first."""
        return [m for m in self.messages.values() if not m.deleted and m.only_for is None]

    def name_of_account(self, account: str) -> str:
        known = self.world.accounts.get(account)
        return known.name if known else account

    def name_of_role(self, role: str) -> str:
        known = self.server.roles.get(role) if self.server else None
        return known.name if known else role


class World:
    """Everything there is. The REST side and the gateway share one."""

    def __init__(self, name: str, token: str, *, validate: bool) -> None:
        self.clock = Clock()
        self.token = token
        self.validate = validate
        self.ack_seconds = 3.0
        self.session_starts, self.at_once = SESSION_STARTS, 16  # how many are left today, and may begin in one moment
        self.thinking_seconds = 10.0
        self.bot = Account(self.clock.snowflake(), name, bot=True)
        self.url = ""
        self.accounts = {self.bot.id: self.bot}
        self.servers: dict[str, Server] = {}
        self.places: dict[str, Place] = {}
        self.commands: list[Json] = []
        self.overrides: dict[tuple[str, str], set[str]] = {}  # (server, root): who may use it, whatever the default
        self.interactions: dict[str, Interaction] = {}
        self.uploads: dict[str, bytes] = {}
        self.refused: list[Refusal] = []
        self.calls: deque[Call] = deque(maxlen=20_000)
        self.announce: Callable[[str, Json, Place | Server], None] = lambda _name, _data, _where: None
        self._changed = asyncio.Event()

    def command_id(self, root: str) -> str:
        return str(next(command["id"] for command in self.commands if command["name"] == root))

    def decided(self, server: Server) -> list[Json]:
        """What admins of a server have decided under Integrations, as Discord tells it: nobody but these people."""
        ids = {"application_id": self.bot.id, "guild_id": server.id}
        nobody: Json = {"id": server.id, "type": 1, "permission": False}
        return [
            {
                "id": self.command_id(root),
                "permissions": [nobody, *({"id": who, "type": 2, "permission": True} for who in sorted(people))],
            }
            | ids
            for (where, root), people in self.overrides.items()
            if where == server.id
        ]

    def touch(self) -> None:
        """Something can be seen now that could not be seen before."""
        if not self._changed.is_set():
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

    def dm(self, who: Account) -> Place:
        for place in self.places.values():
            if place.context == 1 and place.whose is who:
                return place
        return self.add(Place(self.clock.snowflake(), f"DM with {who.name}", 1, self, whose=who))

    def add(self, place: Place) -> Place:
        self.places[place.id] = place
        if place.server:
            place.server.places[place.id] = place
        return place
