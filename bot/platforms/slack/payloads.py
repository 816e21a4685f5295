"""What Slack sends, as values: a command, a press of a button, a visit to the Home tab. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, TypeAlias

from bot.core.feature import STAFF_ROOTS
from bot.core.i18n import Voice
from bot.platforms.slack.buttons import ACTION, SEVERAL
from bot.platforms.slack.text import marked, plain
from bot.platforms.slack.writing import is_for_readers

Body: TypeAlias = Mapping[str, Any]

CHOSEN = "chosen:"
"""In place of the name of a channel that was chosen in a form: Slack tells its id alone."""


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command, with the words as they were typed."""

    key: str
    user: str
    name: str
    channel: str
    place_name: str
    response_url: str
    root: str
    """`zainichi`, say."""

    text: str
    """For staff with people and channels as Slack marks them."""
    trigger: str = ""
    """With which a form can be opened, for three seconds."""


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed in a message, or in the Home tab: that has neither a channel nor a response_url."""

    key: str
    user: str
    name: str
    channel: str
    response_url: str
    press: str
    is_ephemeral: bool
    at: int | None
    ts: str = ""
    """Which message it was pressed in."""
    trigger: str = ""
    is_for_readers: bool = False
    """Whether that was for somebody of whom it is not known whether they may write there."""
    given: Mapping[str, str] = field(default_factory=dict)
    """What was chosen in a menu of several, or written into a form."""


def command(body: Body) -> Command:
    """What a slash command says. KeyError if it is none."""
    root = str(body["command"]).removeprefix("/")
    text = body.get("text") or ""
    return Command(
        key=_key(body.get("trigger_id"), body["response_url"]),
        user=body["user_id"],
        name=body.get("user_name", ""),
        channel=body["channel_id"],
        place_name=body.get("channel_name", ""),
        response_url=body["response_url"],
        root=root,
        text=marked(text) if root in STAFF_ROOTS else plain(text),
        trigger=str(body.get("trigger_id") or ""),
    )


def press(body: Body) -> Press | None:
    """What was pressed, or None if it is none of our buttons."""
    action: Body = body["actions"][0]
    if not str(action.get("action_id", "")).startswith(ACTION):
        return None
    container: Body = body.get("container") or {}
    channel: Body = body.get("channel") or {}
    user: Body = body["user"]
    return Press(
        key=_key(body.get("trigger_id"), f"{user['id']} {action.get('action_ts')} {_pressed(action)}"),
        user=user["id"],
        name=user.get("name") or user.get("username") or "",
        channel=channel.get("id") or container.get("channel_id") or "",
        response_url=body.get("response_url") or "",
        press=_pressed(action),
        is_ephemeral=bool(container.get("is_ephemeral")),
        at=_moment(str(action.get("action_ts", ""))),
        ts=str(container.get("message_ts") or ""),
        trigger=str(body.get("trigger_id") or ""),
        is_for_readers=is_for_readers(str(action["action_id"])),
        given=_given(action),
    )


def _pressed(action: Body) -> str:
    """The press of a button, of what was chosen in a menu, or of a menu in which several are chosen."""
    if action.get("type") == "multi_static_select":
        return str(action.get("block_id") or "").removeprefix(SEVERAL)
    return str((action.get("selected_option") or action).get("value") or "")


def _given(action: Body) -> Mapping[str, str]:
    """What was chosen in a menu of several, with commas between; nothing of anything else."""
    if action.get("type") != "multi_static_select":
        return {}
    return {"": ",".join(str(it["value"]) for it in action.get("selected_options") or ())}


def _moment(stamp: str) -> int | None:
    """When it was, by Slack's clock (seconds since 1970, with a fraction), in ms."""
    return int(float(stamp) * 1000 + 0.5) if re.fullmatch(r"\d{9,11}(\.\d+)?", stamp) else None


def place_called(name: str, say: Voice) -> str:
    """What a channel is called, with its sign. Slack does not tell what a private one is called."""
    if name == "privategroup":
        return say("slack-private-channel")
    if name == CHOSEN:
        return say("slack-chosen-channel")
    return f"#{name}" if name else ""


def home_visitor(body: Body) -> str | None:
    """Who has opened the Home tab, if that is what this event tells."""
    event: Body = body.get("event") or {}
    is_visit = event.get("type") == "app_home_opened" and event.get("tab", "home") == "home"
    return str(event["user"]) if is_visit else None


def _key(trigger: object, otherwise: object) -> str:
    """What is the same each time that Slack delivers one and the same thing, and tells nothing of anybody."""
    return blake2b(str(trigger or otherwise).encode(), digest_size=16).hexdigest()
