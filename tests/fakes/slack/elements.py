"""What Slack refuses in a text, a button, a menu or a field. Pure; the blocks around them are elsewhere."""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from .problems import Json, Path, Problems

Rule: TypeAlias = Callable[[Json, Path, Problems], None]

ADDRESS = re.compile(r"https?://[^\s<>|]+")
DATE, TIME = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"([01]\d|2[0-3]):[0-5]\d")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
FILTERS = ("include", "exclude_external_shared_channels", "exclude_bot_users")
PICTURE = re.compile(r"F[A-Z0-9]{8,}")
COMMON = ("action_id", "confirm", "focus_on_load")
IN_ACTIONS = {
    "button",
    "channels_select",
    "checkboxes",
    "conversations_select",
    "datepicker",
    "overflow",
    "radio_buttons",
    "static_select",
    "timepicker",
    "users_select",
}
IN_SECTION = IN_ACTIONS | {"image", "multi_static_select"}
IN_INPUT = IN_ACTIONS - {"button", "overflow"} | {
    "multi_static_select",
    "number_input",
    "plain_text_input",
    "file_input",
}


def check_text(value: Any, path: Path, problems: Problems, high: int, *, plain: bool = False) -> None:
    """A text object. `plain`: only plain_text will do."""
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        problems.add(path, f"must be a {'plain_text' if plain else 'plain_text or mrkdwn'} object")
        return
    own = ("emoji",) if kind == "plain_text" else ("verbatim",)
    problems.fields(path, value, ("text",), own)
    if value.get("text") is not None:
        problems.text((*path, "text"), value["text"], high)


def check_address(value: Any, path: Path, problems: Problems) -> None:
    problems.text(path, value, 3000)
    if isinstance(value, str) and not ADDRESS.fullmatch(value):
        problems.add(path, f"Invalid URL: {value!r}")


def check_element(element: Any, path: Path, problems: Problems, allowed: set[str]) -> None:
    """An interactive element, or an image, where only these types may stand."""
    kind = element.get("type") if isinstance(element, dict) else None
    if kind not in allowed:
        problems.add(path, f"unsupported type: {kind}")
        return
    RULES[str(kind)](element, path, problems)
    if "action_id" in element:
        problems.text((*path, "action_id"), element["action_id"], 255)
    if "confirm" in element:
        check_confirm(element["confirm"], (*path, "confirm"), problems)


def check_confirm(value: Any, path: Path, problems: Problems) -> None:
    fields = problems.fields(path, value, ("title", "text", "confirm", "deny"), ("style",))
    for name, high in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        if fields.get(name) is not None:
            check_text(fields[name], (*path, name), problems, high, plain=name != "text")


def check_button(element: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, element, ("text",), (*COMMON, "url", "value", "style", "accessibility_label"))
    check_text(element.get("text"), (*path, "text"), problems, 75, plain=True)
    if "value" in element:
        problems.text((*path, "value"), element["value"], 2000)
    if "accessibility_label" in element:
        problems.text((*path, "accessibility_label"), element["accessibility_label"], 75)
    if "url" in element:
        check_address(element["url"], (*path, "url"), problems)
    if element.get("style") not in (None, "primary", "danger"):
        problems.add((*path, "style"), "must be a valid enum value")


def check_image(element: Json, path: Path, problems: Problems) -> None:
    """An image element. The image block has a title besides."""
    problems.fields(path, element, ("alt_text",), ("image_url", "slack_file", "title", "block_id"))
    if element.get("alt_text") is not None:
        problems.text((*path, "alt_text"), element["alt_text"], 2000)
    if ("image_url" in element) == ("slack_file" in element):
        problems.add(path, "must define either an image_url or a slack_file")
    if "image_url" in element:
        check_address(element["image_url"], (*path, "image_url"), problems)
    if "slack_file" in element:
        file = problems.fields((*path, "slack_file"), element["slack_file"], (), ("id", "url"))
        if ("id" in file) == ("url" in file) or ("id" in file and not PICTURE.fullmatch(str(file["id"]))):
            problems.add((*path, "slack_file"), "must define either an id or a url")


def check_options(options: Any, path: Path, problems: Problems, most: int) -> None:
    for i, option in enumerate(problems.items(path, options, most)):
        here = (*path, i)
        fields = problems.fields(here, option, ("text", "value"), ("description", "url"))
        if fields.get("text") is not None:
            check_text(fields["text"], (*here, "text"), problems, 75)
        if fields.get("value") is not None:
            problems.text((*here, "value"), fields["value"], 150)
        if "description" in fields:
            check_text(fields["description"], (*here, "description"), problems, 75)


def menu(most: int, *more: str, initial: str = "initial_option") -> Rule:
    """The rule of an element with options."""

    def check(element: Json, path: Path, problems: Problems) -> None:
        problems.fields(path, element, (), (*COMMON, "options", "option_groups", initial, *more))
        if ("options" in element) == ("option_groups" in element):
            problems.add(path, "must define either options or option_groups")
        if "options" in element:
            check_options(element["options"], (*path, "options"), problems, most)
        groups = element.get("option_groups")
        for i, group in enumerate(problems.items((*path, "option_groups"), groups, 100) if groups is not None else ()):
            here = (*path, "option_groups", i)
            fields = problems.fields(here, group, ("label", "options"))
            check_text(fields.get("label"), (*here, "label"), problems, 75, plain=True)
            check_options(fields.get("options"), (*here, "options"), problems, most)
        check_initial(element, initial, path, problems)
        check_placeholder(element, path, problems)

    return check


def check_initial(element: Json, initial: str, path: Path, problems: Problems) -> None:
    """What is chosen at first must be an option, to the last sign."""
    groups = element.get("option_groups") or [{"options": element.get("options") or []}]
    known = [option for group in groups for option in group.get("options") or ()]
    chosen = element.get(initial)
    several = chosen if isinstance(chosen, list) else [chosen]
    if chosen is not None and not (several and all(one in known for one in several)):
        problems.add((*path, initial), "must match one of the options")


def plain_field(*more: str) -> Rule:
    """The rule of an element without options: who, where, when."""

    def check(element: Json, path: Path, problems: Problems) -> None:
        problems.fields(path, element, (), (*COMMON, "placeholder", *more))
        check_placeholder(element, path, problems)

    return check


def check_placeholder(element: Json, path: Path, problems: Problems) -> None:
    if "placeholder" in element:
        check_text(element["placeholder"], (*path, "placeholder"), problems, 150, plain=True)


def check_input_text(element: Json, path: Path, problems: Problems) -> None:
    own = ("initial_value", "multiline", "min_length", "max_length", "dispatch_action_config", "placeholder")
    problems.fields(path, element, (), (*COMMON, *own))
    check_placeholder(element, path, problems)
    low, high = element.get("min_length", 0), element.get("max_length", 3000)
    if len(element.get("initial_value") or "") > high:
        problems.add((*path, "initial_value"), f"must be less than {high + 1} characters")
    if not 0 <= low <= high <= 3000 or high < 1:
        problems.add(path, "min_length and max_length must lie between 0 and 3000")


def check_picker(name: str, form: re.Pattern[str], *more: str) -> Rule:
    """The rule of an element that gives a date or a time of day: what it begins with must be one."""

    def check(element: Json, path: Path, problems: Problems) -> None:
        problems.fields(path, element, (), (*COMMON, "placeholder", name, *more))
        if name in element and not form.fullmatch(str(element[name])):
            problems.add((*path, name), f"must match {form.pattern}")
        check_placeholder(element, path, problems)

    return check


def check_number(element: Json, path: Path, problems: Problems) -> None:
    """A field for a number. Its bounds are texts."""
    own = ("initial_value", "min_value", "max_value", "dispatch_action_config", "placeholder")
    problems.fields(path, element, ("is_decimal_allowed",), (*COMMON, *own))
    check_placeholder(element, path, problems)
    for name in ("initial_value", "min_value", "max_value"):
        if name in element and not (isinstance(element[name], str) and NUMBER.fullmatch(element[name])):
            problems.add((*path, name), "must be a number, as a text")
    if isinstance(element.get("is_decimal_allowed"), bool) is False:
        problems.add((*path, "is_decimal_allowed"), "must be a boolean")


def check_conversations(element: Json, path: Path, problems: Problems) -> None:
    own = ("initial_conversation", "default_to_current_conversation", "filter", "response_url_enabled")
    plain_field(*own)(element, path, problems)
    wanted = problems.fields((*path, "filter"), element.get("filter") or {}, (), FILTERS)
    for kind in wanted.get("include", ["public"]) or [None]:
        if kind not in ("im", "mpim", "private", "public"):
            problems.add((*path, "filter", "include"), f"must be a valid enum value: {kind}")


def check_file_input(element: Json, path: Path, problems: Problems) -> None:
    """A field for files. It stands in modals alone: the blocks see to that."""
    problems.fields(path, element, (), ("action_id", "filetypes", "max_files"))
    for i, kind in enumerate(problems.items((*path, "filetypes"), element.get("filetypes", ["csv"]), 100)):
        if not isinstance(kind, str) or not kind.isalnum():
            problems.add((*path, "filetypes", i), f"must be an ending: {kind!r}")
    if not 1 <= element.get("max_files", 10) <= 10:
        problems.add((*path, "max_files"), "must lie between 1 and 10")


RULES: dict[str, Rule] = {
    "button": check_button,
    "image": check_image,
    "static_select": menu(100, "placeholder"),
    "multi_static_select": menu(100, "placeholder", "max_selected_items", initial="initial_options"),
    "overflow": menu(5),
    "radio_buttons": menu(10),
    "checkboxes": menu(10, initial="initial_options"),
    "users_select": plain_field("initial_user"),
    "channels_select": plain_field("initial_channel", "response_url_enabled"),
    "conversations_select": check_conversations,
    "datepicker": check_picker("initial_date", DATE),
    "timepicker": check_picker("initial_time", TIME, "timezone"),
    "number_input": check_number,
    "plain_text_input": check_input_text,
    "file_input": check_file_input,
}
