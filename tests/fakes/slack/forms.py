"""What Slack's own client makes of a menu or a field before the bot hears of it. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from .message import NotPossible, Surface, View, names_of
from .problems import Json
from .world import Person, Upload

Given: TypeAlias = str | Person | Upload | Iterable[str]


def options_of(element: Json) -> list[Json]:
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    return [option for group in groups for option in group["options"]]


def option(element: Json, which: str) -> Json:
    """The option with this text or value."""
    found = [one for one in options_of(element) if which in (one["text"]["text"], one["value"])]
    if len(found) != 1:
        raise NotPossible(f"{which!r} is none of {[one['text']['text'] for one in options_of(element)]}")
    return found[0]


def filled(element: Json, given: Given) -> Json:
    """The value of a menu or field after somebody chose or typed this."""
    kind = element["type"]
    if kind == "file_input" and isinstance(given, Upload):
        return {"type": kind, "files": [given.told()]}
    if isinstance(given, Upload):
        raise NotPossible(f"a file is nothing for a {kind}")
    several = [given] if isinstance(given, str | Person) else list(given)
    if kind in ("checkboxes", "multi_static_select"):
        return {"type": kind, "selected_options": [option(element, str(one)) for one in several]}
    if len(several) != 1:
        raise NotPossible(f"{len(several)} values for one {kind}")
    value = several[0]
    match kind:
        case "static_select" | "radio_buttons" | "overflow":
            return {"type": kind, "selected_option": option(element, str(value))}
        case "users_select" if isinstance(value, Person):
            return {"type": kind, "selected_user": value.id}
        case "channels_select":
            return {"type": kind, "selected_channel": value}
        case "conversations_select":
            return {"type": kind, "selected_conversation": value}
        case "datepicker":
            return {"type": kind, "selected_date": value}
        case "timepicker" if isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value):
            return {"type": kind, "selected_time": value}
        case "number_input" if isinstance(value, str):
            return {"type": kind, "value": number(element, value)}
        case "plain_text_input" if isinstance(value, str):
            low, high = element.get("min_length", 0), element.get("max_length", 3000)
            if not low <= len(value) <= high:
                raise NotPossible(f"{len(value)} characters are not between {low} and {high}")
            return {"type": kind, "value": value or None}
    raise NotPossible(f"{value!r} is nothing for a {kind}")


def number(element: Json, typed: str) -> str:
    """Slack's client itself takes no other number."""
    low, high = element.get("min_value"), element.get("max_value")
    whole = element["is_decimal_allowed"] or typed.lstrip("-").isdecimal()
    if not whole or (low and float(typed) < float(low)) or (high and float(typed) > float(high)):
        raise NotPossible(f"{typed} is no number from {low} to {high}")
    return typed


def initial(element: Json) -> Json:
    """The value of a menu or field that nobody has touched."""
    kind = element["type"]
    match kind:
        case "checkboxes" | "multi_static_select":
            return {"type": kind, "selected_options": element.get("initial_options") or []}
        case "file_input":
            return {"type": kind, "files": []}
        case "static_select" | "radio_buttons":
            return {"type": kind, "selected_option": element.get("initial_option")}
        case "plain_text_input" | "number_input":
            return {"type": kind, "value": element.get("initial_value")}
        case _:
            name = {"datepicker": "date", "timepicker": "time"}.get(kind, kind.partition("s_")[0])
            return {"type": kind, f"selected_{name}": element.get(f"initial_{name}")}


def state(where: Surface, given: Mapping[str, Given]) -> Json:
    """The values of all menus and fields by block_id and action_id. Those not given keep what stands in them."""
    values: Json = {}
    left = dict(given)
    for block, element in where.parts:
        if element["type"] in ("button", "overflow"):
            continue
        names = names_of(block, element) | {element["action_id"]}
        named = [name for name in left if name in names]
        given_here = left.pop(named[0]) if named else None
        if isinstance(given_here, Upload):
            where.workspace.uploads[given_here.id] = given_here
        value = at_first(where, element) if given_here is None else filled(element, given_here)
        if block["type"] == "input" and not block.get("optional") and is_empty(value) and given is not UNTOUCHED:
            raise NotPossible(f"{block['label']['text']!r} must be filled in")
        values.setdefault(block["block_id"], {})[element["action_id"]] = value
    if left:
        raise NotPossible(f"there is no field {sorted(left)}")
    return values


def at_first(where: Surface, element: Json) -> Json:
    """The same, where a menu of conversations may begin with the one that somebody came from, if it offers that."""
    came_from = where.opened_in if isinstance(where, View) else None
    if element.get("default_to_current_conversation") and came_from is not None:
        offered = (element.get("filter") or {}).get("include", ["im", "mpim", "private", "public"])
        kind = "im" if came_from.is_dm else "private" if came_from.private else "public"
        if kind in offered:
            return {"type": element["type"], "selected_conversation": came_from.id}
    return initial(element)


UNTOUCHED: Mapping[str, Given] = {}
"""For a press: nothing need be filled in for that."""


def is_empty(value: Mapping[str, Any]) -> bool:
    return not any(item for name, item in value.items() if name != "type")
