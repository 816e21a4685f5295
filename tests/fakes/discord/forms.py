"""Forms ("modals") and selects as a person fills them in: what may be entered, and what the bot is then told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .components import CHECKBOX, CHECKBOXES, LABEL, RADIO, ROW, SELECT, TEXT_INPUT, UPLOAD
from .interactions import Interaction
from .message import NotPossible
from .problems import Json
from .typing import Resolved

PICKS = {5: "user", 6: "role", 7: "user or role", 8: "channel"}


@dataclass(frozen=True, slots=True)
class Field:
    label: str
    custom_id: str
    kind: int
    required: bool
    value: str
    data: Json


@dataclass(frozen=True, slots=True)
class Form:
    title: str
    custom_id: str
    fields: tuple[Field, ...]
    interaction: Interaction


def as_form(interaction: Interaction) -> Form:
    data = interaction.form
    fields = []
    for part in data["components"]:
        if part["type"] == LABEL:
            fields.append(as_field(part["label"], part["component"]))
        elif part["type"] == ROW:
            fields += [as_field(field.get("label") or "", field) for field in part["components"]]
    return Form(data["title"], data["custom_id"], tuple(fields), interaction)


def as_field(label: str, data: Json) -> Field:
    required = data["type"] != CHECKBOX and data.get("required") is not False
    return Field(label, data["custom_id"], data["type"], required, data.get("value") or "", data)


def form_data(form: Form, entered: Mapping[str, Any], resolved: Resolved) -> Json:
    """The `data` of a form that is sent in."""
    known = {name for field in form.fields for name in (field.label, field.custom_id)}
    if strange := set(entered) - known:
        raise NotPossible(f"the form {form.title!r} has no {sorted(strange)}, only {sorted(known)}")
    answers = {}
    for field in form.fields:
        value = entered.get(field.label, entered.get(field.custom_id))
        answers[field.custom_id] = {"type": field.kind, "custom_id": field.custom_id, "id": field.data.get("id", 0)}
        answers[field.custom_id] |= enter(field, value, resolved)
    parts: list[Json] = []
    for i, part in enumerate(form.interaction.form["components"], start=1):
        shell = {"type": part["type"], "id": part.get("id", i)}
        if part["type"] == LABEL:
            shell |= {"component": answers[part["component"]["custom_id"]]}
        elif part["type"] == ROW:
            shell |= {"components": [answers[field["custom_id"]] for field in part["components"]]}
        parts.append(shell)
    data: Json = {"custom_id": form.custom_id, "components": parts}
    return data | ({"resolved": resolved.found} if resolved.found else {})


def enter(field: Field, value: Any, resolved: Resolved) -> Json:
    if field.kind == TEXT_INPUT:
        return {"value": text(field, field.value if value is None else value)}
    if field.kind == CHECKBOX:
        return {"value": bool(field.data.get("default")) if value is None else bool(value)}
    chosen = several(value)
    if field.kind == RADIO:
        values = labels_to_values(field.data, chosen or defaults(field.data))
        if (field.required and not values) or len(values) > 1:
            raise NotPossible(f"{field.label}: one must be chosen")
        return {"value": values[0] if values else None}
    if field.kind in (SELECT, CHECKBOXES):
        values = labels_to_values(field.data, chosen or defaults(field.data))
    else:
        values = [resolved.add(one, "file" if field.kind == UPLOAD else PICKS[field.kind]) for one in chosen]
    if values or field.required:
        check_count(field.label, field.data, len(values))
    return {"values": values}


def text(field: Field, value: Any) -> str:
    low, high = field.data.get("min_length") or 0, field.data.get("max_length") or 4000
    if not isinstance(value, str):
        raise NotPossible(f"{field.label}: {value!r} is not a text")
    if field.required and not value:
        raise NotPossible(f"{field.label}: must be filled in")
    if value and not low <= len(value) <= high:
        raise NotPossible(f"{field.label}: must have {low} to {high} characters")
    return value


def several(value: Any) -> list[Any]:
    if value is None:
        return []
    many = isinstance(value, Sequence) and not isinstance(value, str) and not hasattr(value, "_fields")
    return list(value) if many else [value]


def defaults(data: Json) -> list[str]:
    return [option["label"] for option in data.get("options") or () if option.get("default")]


def labels_to_values(data: Json, chosen: Sequence[Any]) -> list[str]:
    """Options may be named by what the person reads or by their value."""
    options = data.get("options") or []
    values = []
    for one in chosen:
        found = [option["value"] for option in options if option["label"] == one]
        found = found or [option["value"] for option in options if option["value"] == one]
        if not found:
            raise NotPossible(f"{one!r} is none of {[option['label'] for option in options]}")
        values.append(found[0])
    return values


def check_count(name: str, data: Json, count: int) -> None:
    low, high = (1 if data.get(key) is None else data[key] for key in ("min_values", "max_values"))
    if not low <= count <= high:
        raise NotPossible(f"{name}: choose {low} to {high}, not {count}")


def select_data(part: Json, chosen: Sequence[Any], resolved: Resolved) -> Json:
    """The `data` of a choice in a message's select."""
    if part["type"] == SELECT:
        values = labels_to_values(part, chosen)
    else:
        values = [resolved.add(one, PICKS[part["type"]]) for one in chosen]
    check_count(part["custom_id"], part, len(values))
    data: Json = {"custom_id": part["custom_id"], "component_type": part["type"], "values": values}
    return data | ({"resolved": resolved.found} if resolved.found else {})
