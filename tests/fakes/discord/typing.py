"""What Discord's own client does with a slash command before the bot hears of it: finds it, checks each option."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .command_rules import GROUP, SUBCOMMAND
from .message import NotPossible
from .posting import attachment
from .problems import Json
from .rules import right_type
from .world import Account, Can, Place, Role

USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11


class Upload(NamedTuple):
    """A file that a person attaches."""

    name: str
    content: bytes


@dataclass(slots=True)
class Resolved:
    """What is sent along with the ids of people, places, roles and files."""

    who: Account
    place: Place
    found: dict[str, Json] = field(default_factory=dict)

    def add(self, value: Any, kinds: str) -> str:
        """Keep what the id stands for, and return the id."""
        account = value if isinstance(value, Account) else getattr(value, "account", None)
        bot, world = self.place.world.bot, self.place.world
        if isinstance(account, Account) and "user" in kinds:
            self._keep("users", account.id, account.user())
            if self.place.server:
                member = {key: item for key, item in account.member().items() if key not in ("user", "deaf", "mute")}
                self._keep("members", account.id, member | {"permissions": str(int(account.permissions))})
            return account.id
        if isinstance(value, Role) and "role" in kinds:
            return self._keep("roles", value.id, value.payload())
        if isinstance(value, Place) and "channel" in kinds:
            seen = value.payload(bot) | {"permissions": str(int(self.who.permissions))}
            return self._keep("channels", value.id, seen)
        if isinstance(value, Upload) and "file" in kinds:
            kept = attachment(world, self.place.id, value.name, value.content)
            return self._keep("attachments", kept["id"], kept | {"ephemeral": True})
        raise NotPossible(f"{value!r} is not what is asked for here ({kinds})")

    def _keep(self, group: str, number: str, payload: Json) -> str:
        self.found.setdefault(group, {})[number] = payload
        return number


KINDS = {USER: "user", CHANNEL: "channel", ROLE: "role", MENTIONABLE: "user or role", ATTACHMENT: "file"}


def command_data(commands: list[Json], text: str, given: Mapping[str, Any], who: Account, place: Place) -> Json:
    """The `data` of an interaction for a command that is typed out and sent."""
    path, options = look_up(commands, text, who, place)
    resolved = Resolved(who, place)
    values = dict(match_names(options, given, who))
    filled = []
    for option in options:
        if option["name"] in values:
            filled.append(answer(option, values[option["name"]], resolved, who))
        elif option.get("required"):
            raise NotPossible(f"{text}: the option {option['name']} is required")
    return wrap(path, filled, resolved)


def completion_data(
    commands: list[Json], text: str, given: Mapping[str, Any], who: Account, place: Place
) -> tuple[Json, int]:
    """The same while the last option given is still being typed, and that option's type."""
    path, options = look_up(commands, text, who, place)
    named = match_names(options, given, who)
    if not named:
        raise NotPossible(f"{text}: no option is being typed")
    focused, started = list(named.items())[-1]
    filled = []
    for option in options:
        if option["name"] == focused:
            if not option.get("autocomplete"):
                raise NotPossible(f"{text}: {focused} offers no suggestions")
            value = started if right_type(started, option["type"]) else str(started)
            filled.append({"name": focused, "type": option["type"], "value": value, "focused": True})
        elif option["name"] in named:
            value = named[option["name"]]
            filled.append({"name": option["name"], "type": option["type"], "value": value})
    kind = next(int(option["type"]) for option in options if option["name"] == focused)
    return wrap(path, filled, Resolved(who, place)), kind


def look_up(commands: list[Json], text: str, who: Account, place: Place) -> tuple[list[Json], list[Json]]:
    """The command and the sub-commands that these words name, and the options that it takes."""
    words = text.removeprefix("/").split()
    if not text.startswith("/") or not words:
        raise NotPossible(f"{text!r} is not a command: it begins with /")
    path: list[Json] = []
    choices = [command for command in commands if command["type"] == 1]
    for word in words:
        found = [one for one in choices if called(one, word, who.locale)]
        if not found:
            raise NotPossible(f"{text}: there is no {word!r}, only {sorted(one['name'] for one in choices)}")
        path.append(found[0])
        choices = [one for one in found[0].get("options") or () if one["type"] in (SUBCOMMAND, GROUP)]
    if choices:
        raise NotPossible(f"{text}: one of {sorted(one['name'] for one in choices)} must follow")
    check_allowed(path[0], who, place)
    return path, path[-1].get("options") or []


def called(part: Json, word: str, locale: str) -> bool:
    return word in (part["name"], (part.get("name_localizations") or {}).get(locale))


def check_allowed(command: Json, who: Account, place: Place) -> None:
    """Is the command offered to this person in this place?"""
    contexts, installs = command.get("contexts"), command.get("integration_types") or [0]
    if contexts is not None and place.context not in contexts:
        raise NotPossible(f"/{command['name']} is not offered in {place.name}")
    came_with = {0} if place.has_bot and place.server else {1} if not place.has_bot else {0, 1}
    if who.has_installed:
        came_with |= {1}
    if not came_with & set(installs):
        raise NotPossible(f"/{command['name']} is not offered in {place.name}: the bot is not installed there")
    needed = command.get("default_member_permissions")
    if place.server and not who.permissions & Can.ADMINISTRATOR:
        chosen = place.world.overrides.get((place.server.id, command["name"]))  # under Integrations, by an admin
        if chosen is not None:
            lacks = who.id not in chosen
        else:
            lacks = needed is not None and bool(int(needed) == 0 or int(needed) & ~place.can(who))
        if lacks:
            raise NotPossible(f"/{command['name']} is not offered to {who.name}: a permission is missing")


def match_names(options: list[Json], given: Mapping[str, Any], who: Account) -> dict[str, Any]:
    named = {}
    for name, value in given.items():
        found = [option["name"] for option in options if called(option, name, who.locale)]
        if not found:
            raise NotPossible(f"there is no option {name!r}, only {[option['name'] for option in options]}")
        named[found[0]] = value
    return named


def answer(option: Json, value: Any, resolved: Resolved, who: Account) -> Json:
    """One option with the value that the person chose or typed."""
    kind, name = option["type"], option["name"]
    if kind in KINDS:
        types = option.get("channel_types")
        if types and isinstance(value, Place) and value.payload(who)["type"] not in types:
            raise NotPossible(f"{name}: {value.name} is not of the sort of channel asked for")
        value = resolved.add(value, KINDS[kind])
    elif option.get("choices"):
        value = pick(option, value, who.locale)
    elif not right_type(value, kind):
        raise NotPossible(f"{name}: {value!r} is not of the right type")
    else:
        check_bounds(option, value)
    return {"name": name, "type": kind, "value": value}


def pick(option: Json, value: Any, locale: str) -> Any:
    for choice in option["choices"]:
        local = (choice.get("name_localizations") or {}).get(locale)
        same_value = choice["value"] == value and type(choice["value"]) is type(value)
        if same_value or value in (choice["name"], local):
            return choice["value"]
    raise NotPossible(f"{option['name']}: {value!r} is none of {[choice['name'] for choice in option['choices']]}")


def check_bounds(option: Json, value: Any) -> None:
    size, low, high = value, option.get("min_value"), option.get("max_value")
    if isinstance(value, str):
        size, low, high = len(value), option.get("min_length") or 1, option.get("max_length") or 6000
    if (low is not None and size < low) or (high is not None and size > high):
        raise NotPossible(f"{option['name']}: {value!r} is not between {low} and {high}")


def wrap(path: list[Json], filled: list[Json], resolved: Resolved) -> Json:
    """The values inside the sub-commands that lead to them."""
    for part in reversed(path[1:]):
        filled = [{"name": part["name"], "type": part["type"], "options": filled}]
    data: Json = {"id": path[0]["id"], "name": path[0]["name"], "type": 1, "options": filled}
    return data | ({"resolved": resolved.found} if resolved.found else {})
