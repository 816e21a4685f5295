"""A form as Slack's modal, and what comes of it: the values of a command's options, as one types them. Pure."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from hashlib import blake2b

from bot.core.forms import AskChannel, AskFile, Field
from bot.core.i18n import Voice
from bot.dispatch.forms import Form
from bot.platforms.slack.elements import Json, plain_text
from bot.platforms.slack.form_fields import Body, Upload, block, values
from bot.platforms.slack.payloads import CHOSEN

FORM = "form:"
"""How the callback_id of each form begins, so that we know our own; the command stands behind it."""

PLACE = "place:"
"""The field for the channel in which the command is to act. No option is called so."""

_TITLE, _TEXT = 24, 2000


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
    upload: Upload | None = None

    @property
    def response_url(self) -> str:
        """Where it can be answered, in the channel in which the form was opened; empty if it was in none."""
        return self.opened.response_url


def view(form: Form, say: Voice, opened: Opened, *, takes_files: bool = True) -> Json:
    """The modal. Where the bot may not read files, it says so in the place of a field for one."""
    said = [form.about]
    shown = [it for it in form.fields if takes_files or not isinstance(it.input, AskFile)]
    if len(shown) < len(form.fields):
        said.append(say("file-refused"))
    about: list[Json] = [{"type": "section", "text": plain_text(it, _TEXT)} for it in said]
    return {
        **_shell(form, say),
        "callback_id": f"{FORM}{form.command}",
        "private_metadata": json.dumps(asdict(opened), separators=(",", ":")),
        "submit": plain_text(say("slack-form-send"), _TITLE),
        "blocks": [*about, *([] if opened.is_place or not form.in_place else [_place(say)]), *map(block, shown)],
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
    return block(Field(PLACE, say("slack-form-place"), say("slack-form-place-how"), AskChannel(), required=True))


def submission(body: Body) -> Submission | None:
    """What was sent in, or None if it is no form of ours. KeyError or ValueError if it is malformed."""
    sent: Body = body["view"]
    callback = str(sent.get("callback_id") or "")
    if not callback.startswith(FORM):
        return None
    user: Body = body["user"]
    opened = _opened(str(sent.get("private_metadata") or "{}"))
    given, upload = values(sent["state"]["values"])
    chosen = given.pop(PLACE, "").strip("<#>")
    return Submission(
        key=_key(body.get("trigger_id") or f"{sent['id']} {sent.get('hash')}"),
        user=user["id"],
        name=user.get("name") or user.get("username") or "",
        command=callback.removeprefix(FORM),
        opened=replace(opened, channel=chosen, place_name=CHOSEN) if chosen else opened,
        values={name: text for name, text in given.items() if text},
        upload=upload,
    )


def _opened(kept: str) -> Opened:
    """Where it was opened, by another version of the bot perhaps: what that kept besides is left out."""
    known: Body = json.loads(kept)
    return Opened(**{it.name: str(known.get(it.name, "")) for it in fields(Opened)})


def _key(of: object) -> str:
    """What is the same each time that Slack delivers one and the same form."""
    return blake2b(str(of).encode(), digest_size=16).hexdigest()
