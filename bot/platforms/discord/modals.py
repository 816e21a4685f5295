"""A form behind a press as Discord's modal, and what comes of it. Pure.

The modal carries its press in its custom_id, and each field its name, so that nothing of it has to be remembered.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

import discord
from discord import ui

from bot.core.command_spans import plain
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
    PressForm,
)
from bot.core.visible import visible
from bot.platforms.discord.buttons import PREFIX
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.render import escape

Json: TypeAlias = Mapping[str, Any]

_TITLE, _LABEL, _HINT, _OPTION, _ABOUT = 45, 45, 100, 100, 2000
_MOST_OPTIONS, _MOST_WRITTEN, _MOST_DIGITS = 25, 4000, 20
_FILE = "|"
"""What stands between the name of a field for a file and what is asked of it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a form: for which field, what that asks of it, and what Discord says of the file."""

    field: str
    asked: AskFile
    file: Json


def modal(form: PressForm, press: str) -> Json:
    """The modal of a form that belongs to the press with this text."""
    return {
        "custom_id": f"{PREFIX}{press}",
        "title": _short(form.title, _TITLE),
        "components": [part.to_component_dict() for part in _parts(form)],
    }


def _parts(form: PressForm) -> Iterator[ui.Item[Any]]:
    if form.about:
        yield ui.TextDisplay(escape(form.about)[:_ABOUT])
    for field in form.fields:
        label = _short(field.label, _LABEL)
        hint = field.hint or (field.label if label.endswith("…") else "")
        yield ui.Label(text=label, description=_short(hint, _HINT) or None, component=_component(field))


def _component(field: Field) -> ui.Item[Any]:
    match field.input:
        case Choose(offers) if len(offers) <= _MOST_OPTIONS:
            return _select(field, offers, 1)
        case ChooseSeveral(offers) if len(offers) <= _MOST_OPTIONS:
            return _select(field, offers, len(offers))
        case AskWords(most):
            return _text(field, most)
        case AskText(most):
            return _text(field, most, style=discord.TextStyle.paragraph)
        case AskNumber() | Choose() | ChooseSeveral():
            return _text(field, _MOST_DIGITS if isinstance(field.input, AskNumber) else _MOST_WRITTEN)
        case AskTime():
            return _text(field, _MOST_DIGITS, example="09:00")
        case AskDate():
            return _text(field, _MOST_DIGITS, example="2026-12-14")
        case AskPerson():
            return ui.UserSelect(custom_id=field.name, required=field.required, min_values=int(field.required))
        case AskChannel():
            return ui.ChannelSelect(
                custom_id=field.name,
                required=field.required,
                min_values=int(field.required),
                channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            )
        case AskFile(most, endings):
            name = _FILE.join((field.name, str(most), ",".join(endings)))
            return ui.FileUpload(custom_id=name, required=field.required, min_values=int(field.required), max_values=1)
        case _:
            assert_never(field.input)


def _text(
    field: Field, most: int, *, style: discord.TextStyle = discord.TextStyle.short, example: str | None = None
) -> ui.TextInput[Any]:
    limit = min(most, _MOST_WRITTEN)
    return ui.TextInput(
        custom_id=field.name,
        style=style,
        placeholder=example,
        default=field.value[:limit] or None,
        required=field.required,
        max_length=limit,
    )


def _select(field: Field, offers: Any, most: int) -> ui.Select[Any]:  # noqa: ANN401  # pairs of texts
    chosen = field.value.split(",") if most > 1 else [field.value]
    options = [
        discord.SelectOption(label=_short(label, _OPTION), value=value, default=value in chosen)
        for value, label in offers
    ]
    return ui.Select(
        custom_id=field.name,
        options=options,
        required=field.required,
        min_values=int(field.required),
        max_values=most,
    )


def written(data: Json) -> tuple[str, Mapping[str, str], Upload | None] | None:
    """The press of a form that was sent in, what was given by the names of its fields, and the file that came along.

    None if the form is none of ours.
    """
    custom_id = str(data.get("custom_id", ""))
    if not custom_id.startswith(PREFIX):
        return None
    given: dict[str, str] = {}
    upload: Upload | None = None
    resolved: Json = data.get("resolved") or {}
    for part in data.get("components") or ():
        value: Json | None = part.get("component")
        if value is None:
            continue
        name, _, about = str(value["custom_id"]).partition(_FILE)
        if not about:
            given[name] = _said(value, resolved)
            continue
        files = [resolved["attachments"][one] for one in value.get("values") or ()]
        given[name] = str(files[0]["filename"]) if files else ""
        if files:
            most, _, endings = about.partition(_FILE)
            upload = Upload(name, AskFile(int(most), tuple(endings.split(","))), files[0])
    return custom_id.removeprefix(PREFIX), given, upload


def _said(value: Json, resolved: Json) -> str:
    """What was written or chosen, as one types it: a person and a channel as Discord mentions them."""
    if "values" not in value:
        return str(value.get("value") or "").strip()
    signs = {"users": "@", "channels": "#"}
    kinds = {number: sign for group, sign in signs.items() for number in resolved.get(group) or ()}
    return ",".join(f"<{kinds[it]}{it}>" if it in kinds else str(it) for it in value["values"])


def _short(text: str, limit: int) -> str:
    shown = visible(plain(text, DISCORD)).strip()
    return shown if len(shown) <= limit else f"{shown[: limit - 1]}…"
