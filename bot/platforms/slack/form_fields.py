"""The fields of a form as Slack draws them, and what was written into them, as one types it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from bot.core.forms import (
    AskChannel,
    AskDate,
    AskFile,
    AskNumber,
    AskPerson,
    AskText,
    AskTime,
    AskWords,
    Choose,
    ChooseSeveral,
    Field,
    Input,
)
from bot.platforms.slack.elements import Json, option, plain_text

Body: TypeAlias = Mapping[str, Any]

_LABEL, _TEXT, _MOST_WRITTEN = 150, 2000, 3000
_MOST_BOXES, _MOST_OPTIONS = 10, 100


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a form: in which field, and what Slack says of it."""

    field: str
    file: Body


def block(field: Field) -> Json:
    """A field with its label, and what stands in it at first."""
    drawn: Json = {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, _LABEL),
        "optional": not field.required,
        "element": {**_element(field.input, field.value), "action_id": field.name},
    }
    return drawn | ({"hint": plain_text(field.hint, _TEXT)} if field.hint.strip() else {})


def _element(asked: Input, value: str) -> Json:
    match asked:
        case Choose(offers) if len(offers) <= _MOST_OPTIONS:
            return _chosen("static_select", [option(label, it) for it, label in offers], value)
        case ChooseSeveral(offers) if len(offers) <= _MOST_OPTIONS:
            kind = "checkboxes" if len(offers) <= _MOST_BOXES else "multi_static_select"
            return _chosen(kind, [option(label, it) for it, label in offers], value)
        case Choose() | ChooseSeveral():
            return _written("plain_text_input", value, max_length=_MOST_WRITTEN)
        case AskNumber(least, most):
            span = {"min_value": str(least), "max_value": str(most)}
            kept = value if re.fullmatch(r"-?\d{1,15}", value) and least <= int(value) <= most else ""
            return _written("number_input", kept, is_decimal_allowed=False, **span)
        case AskWords(most):
            return _written("plain_text_input", value, max_length=min(most, _MOST_WRITTEN))
        case AskText(most):
            return _written("plain_text_input", value, multiline=True, max_length=min(most, _MOST_WRITTEN))
        case AskTime():
            return _picked("timepicker", "initial_time", value, r"([01]\d|2[0-3]):[0-5]\d")
        case AskDate():
            return _picked("datepicker", "initial_date", value, r"\d{4}-\d\d-\d\d")
        case AskPerson():
            return _picked("users_select", "initial_user", value.strip("<@>"), r"[A-Z0-9]+")
        case AskChannel():
            where = {"include": ["public", "private"]}
            drawn = _picked("conversations_select", "initial_conversation", value.strip("<#>"), r"[A-Z0-9]+")
            return drawn | {"default_to_current_conversation": True, "filter": where}
        case AskFile(_, endings):
            return {"type": "file_input", "filetypes": list(endings), "max_files": 1}
        case _:
            assert_never(asked)


def _written(kind: str, value: str, **more: object) -> Json:
    most = more.get("max_length")
    kept = value[:most] if isinstance(most, int) else value
    return {"type": kind, **more, **({"initial_value": kept} if kept else {})}


def _picked(kind: str, name: str, value: str, form: str) -> Json:
    return {"type": kind, **({name: value} if re.fullmatch(form, value) else {})}


def _chosen(kind: str, options: list[Json], value: str) -> Json:
    """A menu or boxes. What is chosen at first must be one of the options, to the last sign."""
    wanted = [value] if kind == "static_select" else value.split(",")
    chosen = [it for it in options if it["value"] in wanted]
    first = {"initial_option": chosen[0]} if kind == "static_select" and chosen else {"initial_options": chosen}
    return {"type": kind, "options": options, **(first if chosen else {})}


def values(state: Body) -> tuple[dict[str, str], Upload | None]:
    """What was chosen or written in each field, empty where nothing was, and the file that came along."""
    said: dict[str, str] = {}
    upload: Upload | None = None
    for name, given in state.items():
        value: Body = next(iter(given.values()), {})
        if value.get("type") == "file_input":
            files = value.get("files") or ()
            said[name] = str(files[0].get("name") or files[0].get("title") or files[0]["id"]) if files else ""
            upload = Upload(name, files[0]) if files else upload
        else:
            said[name] = _said(value)
    return said, upload


def _said(value: Body) -> str:
    """A value as it is typed: a person and a channel as Slack mentions them."""
    match value.get("type"):
        case "static_select":
            return str((value.get("selected_option") or {}).get("value") or "")
        case "checkboxes" | "multi_static_select":
            return ",".join(str(it["value"]) for it in value.get("selected_options") or ())
        case "timepicker":
            return value.get("selected_time") or ""
        case "datepicker":
            return value.get("selected_date") or ""
        case "users_select":
            return f"<@{who}>" if (who := value.get("selected_user")) else ""
        case "conversations_select":
            return f"<#{where}>" if (where := value.get("selected_conversation")) else ""
        case _:
            return str(value.get("value") or "").strip()
