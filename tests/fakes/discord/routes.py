"""What a bot asks with its own token: itself, servers, channels, messages and the list of its commands."""

import json
import re
from functools import lru_cache
from typing import Any, TypeAlias

from .command_rules import check_commands
from .interactions import Route
from .message import Message
from .posting import (
    CANNOT_DM,
    MISSING_ACCESS,
    MISSING_PERMISSION,
    NOT_FOR_TEXT,
    NOT_THE_AUTHOR,
    UNKNOWN_CHANNEL,
    UNKNOWN_MEMBER,
    UNKNOWN_MESSAGE,
    UNKNOWN_SERVER,
    UNKNOWN_USER,
    Failure,
    Request,
    check_request,
    delete,
    edit,
    post,
    refuse,
)
from .problems import Json, Problems
from .schema import check_schema
from .world import FORUM, NONCE_SECONDS, SESSION_STARTS, Can, Place, Server, World

Rows: TypeAlias = tuple[tuple[str, str, Any], ...]


class Routes:
    """Each method is one route of Discord's HTTP API."""

    def __init__(self, world: World, shards: int) -> None:
        self.world, self.shards = world, shards

    def routes(self) -> list[Route]:
        rows: Rows = (
            ("GET", r"/users/@me", self.me),
            ("GET", r"/users/@me/guilds", self.my_servers),
            ("POST", r"/users/@me/channels", self.open_dm),
            ("GET", r"/users/(\d+)", self.user),
            ("GET", r"/oauth2/applications/@me", self.application),
            ("GET", r"/applications/@me", self.application),
            ("GET", r"/gateway", self.gateway),
            ("GET", r"/gateway/bot", self.gateway),
            ("GET", r"/applications/(\d+)/commands", self.commands),
            ("PUT", r"/applications/(\d+)/commands", self.register),
            ("GET", r"/applications/\d+/guilds/(\d+)/commands/permissions", self.decided),
            ("GET", r"/guilds/(\d+)", self.server),
            ("GET", r"/guilds/(\d+)/channels", self.channels),
            ("GET", r"/guilds/(\d+)/roles", self.roles),
            ("GET", r"/guilds/(\d+)/members/(\d+)", self.member),
            ("GET", r"/channels/(\d+)", self.channel),
            ("GET", r"/channels/(\d+)/messages", self.messages),
            ("POST", r"/channels/(\d+)/messages", self.send),
            ("POST", r"/channels/(\d+)/typing", self.typing),
            ("GET", r"/channels/(\d+)/messages/(\d+)", self.message),
            ("PATCH", r"/channels/(\d+)/messages/(\d+)", self.edit),
            ("DELETE", r"/channels/(\d+)/messages/(\d+)", self.delete),
        )
        return [(method, re.compile(path), function) for method, path, function in rows]

    async def me(self, _: Request) -> Json:
        return self.world.bot.user() | {"verified": True, "email": None, "mfa_enabled": False, "locale": "en-US"}

    async def user(self, request: Request) -> Json:
        account = self.world.accounts.get(request.args[0])
        if account is None:
            raise Failure(*UNKNOWN_USER)
        return account.user()

    async def my_servers(self, request: Request) -> list[Json]:
        after, limit = int(request.query.get("after", "0")), int(request.query.get("limit", "200"))
        mine = sorted((s for s in self.world.servers.values() if s.has_bot), key=lambda server: int(server.id))
        rest: Json = {"icon": None, "owner": False, "permissions": str(int(Can.MEMBER)), "features": []}
        return [{"id": s.id, "name": s.name} | rest for s in mine if int(s.id) > after][:limit]

    async def open_dm(self, request: Request) -> Json:
        check_request(self.world, request, "CreatePrivateChannelRequest")
        account = self.world.accounts.get(str(request.fields.get("recipient_id")))
        if account is None:
            raise Failure(*UNKNOWN_USER)
        return self.world.dm(account).payload(self.world.bot)

    async def application(self, _: Request) -> Json:
        bot = self.world.bot
        text = {"id": bot.id, "name": bot.name, "description": "", "icon": None, "summary": "", "flags": 0}
        return text | {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64, "owner": bot.user()}

    async def gateway(self, request: Request) -> Json:
        url = self.world.url.replace("http://", "ws://") + "/gateway"
        if request.path == "/gateway":
            return {"url": url}
        limit = {"total": SESSION_STARTS, "remaining": self.world.session_starts, "reset_after": 86_400_000}
        limit["max_concurrency"] = self.world.at_once
        return {"url": url, "shards": self.shards, "session_start_limit": limit}

    async def commands(self, request: Request) -> list[Json]:
        """The list, with translations only for whoever asks for them."""
        if request.query.get("with_localizations") == "true":
            return self.world.commands
        return [untranslated(command) for command in self.world.commands]

    async def register(self, request: Request) -> list[Json]:
        if self.world.validate and (problems := wrong_with(json.dumps(request.body))):
            refuse(self.world, request, problems)
        known = {command["name"]: command["id"] for command in self.world.commands}
        self.world.commands = [self.registered(one, known.get(one["name"])) for one in request.body]
        return self.world.commands

    def registered(self, command: Json, number: str | None) -> Json:
        fresh = self.world.clock.snowflake()
        usual: Json = {"type": 1, "nsfw": False, "default_member_permissions": None, "dm_permission": True}
        ids = {"id": number or fresh, "application_id": self.world.bot.id, "version": fresh}
        least = command.get("default_member_permissions")
        more: Json = {"default_member_permissions": None if least is None else str(least)}
        for where in ("contexts", "integration_types"):
            if command.get(where):
                more[where] = sorted(command[where])
        return usual | plain(command) | more | ids

    def known_server(self, request: Request) -> Server:
        server = self.world.servers.get(request.args[0])
        if server is None:
            raise Failure(*UNKNOWN_SERVER)
        if not server.has_bot:
            raise Failure(*MISSING_ACCESS)
        return server

    async def decided(self, request: Request) -> list[Json]:
        return self.world.decided(self.known_server(request))

    async def server(self, request: Request) -> Json:
        return self.known_server(request).payload()

    async def channels(self, request: Request) -> list[Json]:
        places = self.known_server(request).places.values()
        return [place.payload(self.world.bot) for place in places if not place.gone]

    async def roles(self, request: Request) -> list[Json]:
        return [role.payload() for role in self.known_server(request).roles.values()]

    async def member(self, request: Request) -> Json:
        self.known_server(request)
        account = self.world.accounts.get(request.args[1])
        if account is None:
            raise Failure(*UNKNOWN_MEMBER)
        return account.member()

    def place(self, request: Request, needed: int = 0) -> Place:
        """The channel of this request, if the bot is there and may do what it needs to."""
        place = self.world.places.get(request.args[0])
        if place is None or place.gone:
            raise Failure(*UNKNOWN_CHANNEL)
        allowed = Can.ALL if place.bot_can & Can.ADMINISTRATOR else place.bot_can
        if not place.has_bot or not allowed & Can.SEE:
            raise Failure(*MISSING_ACCESS)
        if needed & ~allowed:
            raise Failure(*MISSING_PERMISSION)
        return place

    async def channel(self, request: Request) -> Json:
        return self.place(request).payload(self.world.bot)

    async def messages(self, request: Request) -> list[Json]:
        limit = int(request.query.get("limit", "50"))
        return [message.data for message in reversed(self.place(request, Can.READ_HISTORY).public)][:limit]

    async def send(self, request: Request) -> Json:
        needed = (Can.EMBED if request.fields.get("embeds") else 0) | (Can.ATTACH if request.files else 0)
        place = self.writable(request, needed)
        if place.context == 1 and place.whose and not place.whose.takes_messages:
            raise Failure(*CANNOT_DM)
        nonce = str(request.fields.get("nonce") or "")
        if request.fields.get("enforce_nonce") and (earlier := self.earlier(place, nonce)):
            if earlier.deleted:
                raise Failure(*UNKNOWN_MESSAGE)
            return earlier.data
        message = post(self.world, place, request, "MessageCreateRequest", {})
        if nonce:
            message.data["nonce"] = request.fields["nonce"]
            place.nonces[nonce] = self.world.clock.now(), message
        return message.data

    async def typing(self, request: Request) -> None:
        self.writable(request)

    def writable(self, request: Request, needed: int = 0) -> Place:
        """The channel of this request, if the bot may write there: in a thread that is another permission."""
        place = self.place(request)
        if place.kind == FORUM:
            raise Failure(*NOT_FOR_TEXT)
        return self.place(request, needed | place.to_send)

    def earlier(self, place: Place, nonce: str) -> Message | None:
        """The message that was sent with this nonce in the past few minutes."""
        at, message = place.nonces.get(nonce, (0.0, None))
        return message if self.world.clock.now() - at < NONCE_SECONDS else None

    def known(self, request: Request, needed: int = 0) -> Message:
        """A message that everyone sees: an ephemeral one cannot be reached through its channel."""
        message = self.place(request, needed).messages.get(request.args[1])
        if message is None or message.deleted or message.ephemeral:
            raise Failure(*UNKNOWN_MESSAGE)
        return message

    async def message(self, request: Request) -> Json:
        return self.known(request, Can.READ_HISTORY).data

    async def edit(self, request: Request) -> Json:
        message = self.known(request)
        if message.data["author"]["id"] != self.world.bot.id:
            raise Failure(*NOT_THE_AUTHOR)
        return edit(self.world, message, request, "MessageEditRequestPartial").data

    async def delete(self, request: Request) -> None:
        message = self.known(request)
        if message.data["author"]["id"] != self.world.bot.id and not message.place.bot_can & Can.MANAGE_MESSAGES:
            raise Failure(*MISSING_PERMISSION)
        delete(self.world, message)


@lru_cache(maxsize=64)
def wrong_with(body: str) -> Problems:
    """What is wrong with a list of commands. Each start of a bot sends the same list."""
    commands = json.loads(body)
    problems = check_commands(commands)
    for i, command in enumerate(commands if isinstance(commands, list) else ()):
        inner = Problems()
        check_schema("ApplicationCommandUpdateRequest", command, inner)
        for path, code, text in inner.found:
            if not problems.about((i, *path)):
                problems.add((i, *path), code, text)
    return problems


def plain(part: Json) -> Json:
    """A command or an option as Discord keeps it: what is not required and is not completed does not say so."""
    kept = {key: value for key, value in part.items() if not (key in ("required", "autocomplete") and value is False)}
    return kept | ({"options": [plain(option) for option in part["options"]]} if part.get("options") else {})


def untranslated(part: Json) -> Json:
    kept = {key: value for key, value in part.items() if not key.endswith("_localizations")}
    lists = {key: [untranslated(it) for it in kept[key]] for key in ("options", "choices") if kept.get(key)}
    return kept | lists
