"""A form as Slack's modal, and what comes of it: the values of a command's options, as one types them. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from hashlib import blake2b
from typing import Any, TypeAlias, assert_never

from bot.core.forms import (
    AskChannel,
    AskDate,
    AskNumber,
    AskPerson,
    AskTime,
    AskWords,
    Choose,
    ChooseSeveral,
    Field,
    Input,
)
from bot.core.i18n import Voice
from bot.dispatch.forms import Form
from bot.platforms.slack.elements import Json, option, plain_text
from bot.platforms.slack.payloads import CHOSEN

FORM = "form:"
"""How the callback_id of each form begins, so that we know our own; the command stands behind it."""

PLACE = "place:"
"""The field for the channel in which the command is to act. No option is called so."""

Body: TypeAlias = Mapping[str, Any]

_TITLE, _LABEL, _TEXT = 24, 150, 2000


@dataclass(frozen=True, slots=True)
class Opened:
    """Where a form was opened, as the form itself remembers it: nothing of it has to be stored."""

    channel: str = ""
    place_name: str = ""
    response_url: str = ""

    @property
    def is_place(self) -> bool:
        """Whether there are others: not in the Home tab, nor in a conversation of two."""
        return bool(self.channel) and not self.channel.startswith("D")


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that was sent in."""

    key: str
    user: str
    name: str
    command: str
    opened: Opened
    values: Mapping[str, str]
    """By the names of options."""

    @property
    def response_url(self) -> str:
        """Where it can be answered, in the channel in which the form was opened; empty if it was in none."""
        return self.opened.response_url


def view(form: Form, say: Voice, opened: Opened) -> Json:
    """The modal."""
    about: Json = {"type": "section", "text": plain_text(form.about, _TEXT)}
    return {
        **_shell(form, say),
        "callback_id": f"{FORM}{form.command}",
        "private_metadata": json.dumps(asdict(opened), separators=(",", ":")),
        "submit": plain_text(say("slack-form-send"), _TITLE),
        "blocks": [about, *([] if opened.is_place or not form.in_place else [_place(say)]), *map(_block, form.fields)],
    }


def refusal(form: Form, say: Voice, why: str) -> Json:
    """What stands in its place for somebody who may not give this command."""
    return {**_shell(form, say), "blocks": [{"type": "section", "text": plain_text(why, _TEXT)}]}


def _shell(form: Form, say: Voice) -> Json:
    typed = f"/{form.root} {form.command}"
    title = typed if len(typed) <= _TITLE else form.command
    return {"type": "modal", "title": plain_text(title, _TITLE), "close": plain_text(say("slack-form-close"), _TITLE)}


def _place(say: Voice) -> Json:
    """The channel in which the command is to act."""
    return _block(Field(PLACE, say("slack-form-place"), say("slack-form-place-how"), AskChannel(), required=True))


def _block(field: Field) -> Json:
    return {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label, _LABEL),
        "hint": plain_text(field.hint, _TEXT),
        "optional": not field.required,
        "element": {**_element(field.input), "action_id": field.name},
    }


def _element(asked: Input) -> Json:
    match asked:
        case Choose(offers):
            return {"type": "static_select", "options": [option(label, value) for value, label in offers]}
        case ChooseSeveral(offers):
            return {"type": "checkboxes", "options": [option(label, value) for value, label in offers]}
        case AskNumber(least, most):
            span = {"min_value": str(least), "max_value": str(most)}
            return {"type": "number_input", "is_decimal_allowed": False, **span}
        case AskWords(most):
            return {"type": "plain_text_input", "max_length": most}
        case AskTime():
            return {"type": "timepicker"}
        case AskDate():
            return {"type": "datepicker"}
        case AskPerson():
            return {"type": "users_select"}
        case AskChannel():
            where = {"include": ["public", "private"]}
            return {"type": "conversations_select", "default_to_current_conversation": True, "filter": where}
        case _:
            assert_never(asked)


def submission(body: Body) -> Submission | None:
    """What was sent in, or None if it is no form of ours. KeyError or ValueError if it is malformed."""
    sent: Body = body["view"]
    callback = str(sent.get("callback_id") or "")
    if not callback.startswith(FORM):
        return None
    user: Body = body["user"]
    opened, values = _opened(str(sent.get("private_metadata") or "{}")), _values(sent["state"]["values"])
    chosen = values.pop(PLACE, "").strip("<#>")
    return Submission(
        key=_key(body.get("trigger_id") or f"{sent['id']} {sent.get('hash')}"),
        user=user["id"],
        name=user.get("name") or user.get("username") or "",
        command=callback.removeprefix(FORM),
        opened=replace(opened, channel=chosen, place_name=CHOSEN) if chosen else opened,
        values=values,
    )


def _opened(kept: str) -> Opened:
    """Where it was opened, by another version of the bot perhaps: what that kept besides is left out."""
    known: Body = json.loads(kept)
    return Opened(**{it.name: str(known.get(it.name, "")) for it in fields(Opened)})


def _values(state: Body) -> dict[str, str]:
    """What was chosen or written, without what was left empty."""
    said = {name: _said(next(iter(given.values()))) for name, given in state.items() if given}
    return {name: text for name, text in said.items() if text}


def _said(value: Body) -> str:
    """A value as it is typed: a person and a channel as Slack mentions them."""
    match value["type"]:
        case "static_select":
            return str((value.get("selected_option") or {}).get("value") or "")
        case "checkboxes":
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


def _key(of: object) -> str:
    """What is the same each time that Slack delivers one and the same form."""
    return blake2b(str(of).encode(), digest_size=16).hexdigest()
