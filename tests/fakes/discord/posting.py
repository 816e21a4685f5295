"""How a message is made and changed in the loopback Discord, whoever asks. Permissions are the callers' business."""

import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from .components import walk
from .message import LOADING, Message, flags_of, loud
from .problems import Json, Problems
from .rules import COMPONENTS_V2, EPHEMERAL, SETTABLE_FLAGS, check_files, check_message
from .schema import check_schema
from .world import Account, Place, Refusal, World

BIGGEST_FILE = 10 * 1024 * 1024


class Failure(Exception):  # noqa: N818  # it is an answer, as ordinary as any other
    """An answer that is not a success."""

    def __init__(self, status: int, code: int, message: str, body: Json | None = None) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status, self.code = status, code
        self.body = body or {"message": message, "code": code}


UNKNOWN_CHANNEL = 404, 10003, "Unknown Channel"
UNKNOWN_SERVER = 404, 10004, "Unknown Guild"
UNKNOWN_MEMBER = 404, 10007, "Unknown Member"
UNKNOWN_MESSAGE = 404, 10008, "Unknown Message"
UNKNOWN_USER = 404, 10013, "Unknown User"
UNKNOWN_WEBHOOK = 404, 10015, "Unknown Webhook"
UNKNOWN_INTERACTION = 404, 10062, "Unknown interaction"
TOO_LARGE = 413, 40005, "Request entity too large"
ALREADY_ANSWERED = 400, 40060, "Interaction has already been acknowledged."
TOO_MANY_FOLLOW_UPS = 400, 40094, "This interaction has reached the maximum number of follow-up messages."
MISSING_ACCESS = 403, 50001, "Missing Access"
NOT_THE_AUTHOR = 403, 50005, "Cannot edit a message authored by another user"
CANNOT_DM = 403, 50007, "Cannot send messages to this user"
NOT_FOR_TEXT = 400, 50008, "Cannot send messages in a non-text channel"
MISSING_PERMISSION = 403, 50013, "Missing Permissions"
TOKEN_TOO_OLD = 401, 50027, "Invalid Webhook Token"


@dataclass(slots=True)
class Request:
    """What the bot sent. `files` has each upload under its field name: its own name and its bytes."""

    method: str
    path: str
    args: tuple[str, ...]
    query: dict[str, str]
    body: Any
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def fields(self) -> Json:
        return self.body if isinstance(self.body, dict) else {}


def refuse(world: World, request: Request, problems: Problems) -> NoReturn:
    world.refused.append(Refusal(request.method, request.path, str(problems), request.body))
    body = problems.body()
    raise Failure(400, body["code"], body["message"], body)


def check_request(world: World, request: Request, schema: str) -> None:
    """Refuse a body that is not even of the form that Discord publishes."""
    if world.validate:
        problems = Problems()
        check_schema(schema, request.body, problems)
        if problems:
            refuse(world, request, problems)


def check(world: World, request: Request, whole: Json, names: Iterable[str], *, channel: bool, schema: str) -> None:
    if any(len(content) > BIGGEST_FILE for _, content in request.files.values()):
        raise Failure(*TOO_LARGE)
    if not world.validate:
        return
    problems = check_message(whole, frozenset(names), channel=channel)
    if request.path.endswith("/callback"):
        problems.move_into("data")
    listed = sent(request).get("attachments") or ()
    check_files(listed, request.files, {str(one["id"]) for one in whole.get("attachments") or ()}, problems)
    check_schema(schema, request.body, problems)
    if problems:
        refuse(world, request, problems)


def sent(request: Request) -> Json:
    """The message in a request; an interaction's answer has it one level down."""
    inner = request.fields.get("data") if request.path.endswith("/callback") else request.fields
    return inner or {}


def post(
    world: World, place: Place, request: Request, schema: str, extra: Json, only_for: Account | None = None
) -> Message:
    """Check and keep a new message."""
    wanted = sent(request)
    whole = wanted | {"attachments": []}
    check(world, request, whole, names_in(request), channel=not extra, schema=schema)
    message = Message(place, skeleton(world, place) | extra, only_for)
    message.data["flags"] |= EPHEMERAL if only_for else 0
    return fill(world, message, request)


def place_holder(world: World, place: Place, extra: Json, only_for: Account | None) -> Message:
    """What people see while the bot is thinking."""
    message = Message(place, skeleton(world, place) | extra, only_for)
    message.data["flags"] |= LOADING | (EPHEMERAL if only_for else 0)
    place.messages[message.id] = message
    return message


def fill(world: World, message: Message, request: Request) -> Message:
    """Put the request's content into a message that is new or was waiting for it, and let it be seen."""
    wanted, data = sent(request), message.data
    data["attachments"] = store(world, message, request)
    data["content"] = (wanted.get("content") or "").strip()
    data["embeds"] = wanted.get("embeds") or []
    data["components"] = wanted.get("components") or []
    data["poll"] = wanted.get("poll")
    if data["poll"] is None:
        del data["poll"]
    data["flags"] = data["flags"] & ~LOADING | flags_of(wanted)
    finish(message)
    message.told = loud(data), wanted.get("allowed_mentions")
    message.place.messages[message.id] = message
    world.announce("MESSAGE_CREATE", data, message.place)
    world.touch()
    return message


def edit(world: World, message: Message, request: Request, schema: str) -> Message:
    """Check what the message would be afterwards, then keep both."""
    wanted, before = sent(request), message.data
    if message.loading:
        check(world, request, wanted | {"attachments": []}, names_in(request), channel=False, schema=schema)
        message.change(dict(before))
        return fill(world, message, request)
    after = dict(before)
    for key, empty in (("content", ""), ("embeds", []), ("components", [])):
        if key in wanted:
            after[key] = wanted[key] or empty
    kept = {str(one["id"]) for one in wanted.get("attachments") or ()}
    old = [one for one in before["attachments"] if "attachments" not in wanted or one["id"] in kept]
    after["content"] = after["content"].strip()
    after["flags"] = before["flags"] | flags_of(wanted) & COMPONENTS_V2
    whole = after | {"flags": after["flags"] & SETTABLE_FLAGS, "allowed_mentions": wanted.get("allowed_mentions")}
    names = [*names_in(request), *(one["filename"] for one in old)]
    check(world, request, whole | {"attachments": old}, names, channel=False, schema=schema)
    after["attachments"] = old + store(world, message, request)
    after["edited_timestamp"] = world.clock.stamp()
    message.change(after)
    finish(message)
    world.announce("MESSAGE_UPDATE", after, message.place)
    world.touch()
    return message


def delete(world: World, message: Message) -> None:
    message.deleted = True
    if not message.ephemeral:
        world.announce("MESSAGE_DELETE", {"id": message.id, "channel_id": message.place.id}, message.place)
    world.touch()


def skeleton(world: World, place: Place) -> Json:
    nothing = {"edited_timestamp": None, "tts": False, "mention_everyone": False, "pinned": False, "content": ""}
    lists: Json = {"mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": []}
    who = {"id": world.clock.snowflake(), "channel_id": place.id, "type": 0, "flags": 0}
    return who | {"author": world.bot.user(), "timestamp": world.clock.stamp()} | nothing | lists


def names_in(request: Request) -> list[str]:
    return [name for name, _ in request.files.values()]


def store(world: World, message: Message, request: Request) -> list[Json]:
    """Keep the uploads, where they can be fetched again, and describe them as Discord does."""
    listed = {f"files[{one.get('id')}]": one for one in sent(request).get("attachments") or ()}
    kept = []
    for key, (name, content) in request.files.items():
        message.files[name] = content
        kept.append(attachment(world, message.place.id, name, content) | described(listed.get(key, {})))
    return kept


def described(listed: Json) -> Json:
    return {key: listed[key] for key in ("description", "title") if listed.get(key) is not None}


def attachment(world: World, place: str, name: str, content: bytes) -> Json:
    number = world.clock.snowflake()
    path = f"/attachments/{place}/{number}/{name}"
    world.uploads[path] = content
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    where = {"url": world.url + path, "proxy_url": world.url + path}
    return {"id": number, "filename": name, "size": len(content), "content_type": kind} | where


def finish(message: Message) -> None:
    """Number the components, and turn `attachment://` into the address that the file has now."""
    data = message.data
    if data["components"] and not any(part.get("id") for part in walk(data["components"])):
        for number, part in enumerate(walk(data["components"]), start=1):
            part["id"] = number
    for embed in data["embeds"]:
        embed.setdefault("type", "rich")
    if data["attachments"]:
        addresses = {f"attachment://{one['filename']}": one["url"] for one in data["attachments"]}
        data["components"] = settled(data["components"], addresses)
        data["embeds"] = settled(data["embeds"], addresses)


def settled(value: Any, addresses: dict[str, str]) -> Any:
    match value:
        case {"url": str(url)} if url in addresses:
            return value | {"url": addresses[url], "proxy_url": addresses[url]}
        case dict():
            return {key: settled(item, addresses) for key, item in value.items()}
        case list():
            return [settled(item, addresses) for item in value]
        case _:
            return value
