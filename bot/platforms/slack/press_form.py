"""A form behind a press as Slack's modal, and what comes of it: the press once more, with what was given. Pure.

The modal carries its press, and where that was, so that nothing of it has to be remembered.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from bot.core.forms import AskFile, PressForm
from bot.core.i18n import Voice
from bot.platforms.slack.elements import Json, plain_text, printable
from bot.platforms.slack.form_fields import Body, Upload, block, values
from bot.platforms.slack.payloads import Press

ASKS = "asks:"
"""How the callback_id of each form begins, so that we know our own; the press stands behind it."""

_TITLE, _TEXT = 24, 2900


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent in: its press, the file that came along, what is asked of that, and the fields it has."""

    press: Press
    upload: Upload | None
    asked: AskFile | None
    fields: tuple[str, ...]


def view(form: PressForm, press: Press, say: Voice, *, takes_files: bool) -> Json:
    """The modal. Where the bot may not read files, it says so in the place of a field for one."""
    shown = [it for it in form.fields if takes_files or not isinstance(it.input, AskFile)]
    said = [form.about] if form.about.strip() else []
    if len(printable(form.title).strip()) > _TITLE:
        said.insert(0, form.title)
    if len(shown) < len(form.fields):
        said.append(say("file-refused"))
    asked = next((it.input for it in shown if isinstance(it.input, AskFile)), None)
    kept = {
        "channel": press.channel,
        "url": press.response_url,
        "ts": press.ts,
        "ephemeral": press.is_ephemeral,
        "readers": press.is_for_readers,
        "file": [asked.most, *asked.endings] if asked else [],
    }
    drawn: Json = {
        "type": "modal",
        "title": plain_text(form.title, _TITLE),
        "close": plain_text(say("slack-form-close"), _TITLE),
        "callback_id": f"{ASKS}{press.press}",
        "private_metadata": json.dumps(kept, separators=(",", ":")),
        "blocks": [*({"type": "section", "text": plain_text(it, _TEXT)} for it in said), *map(block, shown)],
    }
    return drawn | ({"submit": plain_text(say("slack-form-send"), _TITLE)} if shown else {})


def is_sent(body: Body) -> bool:
    """Whether what was sent in is a form behind a press."""
    return str(body["view"].get("callback_id") or "").startswith(ASKS)


def submission(body: Body) -> Sent:
    """What was sent in. KeyError or ValueError if it is malformed."""
    sent: Body = body["view"]
    user: Body = body["user"]
    kept: Body = json.loads(str(sent.get("private_metadata") or "{}"))
    given, upload = values(sent["state"]["values"])
    of = str(body.get("trigger_id") or f"{sent['id']} {sent.get('hash')}")
    press = Press(
        key=blake2b(of.encode(), digest_size=16).hexdigest(),
        user=user["id"],
        name=user.get("name") or user.get("username") or "",
        channel=str(kept.get("channel") or ""),
        response_url=str(kept.get("url") or ""),
        press=str(sent["callback_id"]).removeprefix(ASKS),
        is_ephemeral=bool(kept.get("ephemeral")),
        at=None,
        ts=str(kept.get("ts") or ""),
        is_for_readers=bool(kept.get("readers")),
        given=given,
    )
    most, *endings = kept.get("file") or (0,)
    fields = tuple(str(it["block_id"]) for it in sent["blocks"] if it["type"] == "input")
    return Sent(press, upload, AskFile(int(most), tuple(endings)) if endings else None, fields)


def errors(wrong: Mapping[str, str], fields: tuple[str, ...]) -> str:
    """The acknowledgement that says what is wrong at each field; of what is none, at the first."""
    told: dict[str, str] = {}
    for name, text in wrong.items():
        at = name if name in fields else fields[0]
        told[at] = f"{told[at]} {printable(text)}" if at in told else printable(text)
    return json.dumps({"response_action": "errors", "errors": told}, ensure_ascii=False)
