"""The parts of Block Kit that messages and forms have in common: a plain text, a select menu. Pure."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from bot.core.command_spans import plain
from bot.core.reply import Menu
from bot.core.visible import visible
from bot.platforms.slack.platform import SLACK

Json: TypeAlias = dict[str, Any]

PLACEHOLDER, LABEL = 150, 75
"""Characters of what stands in an empty menu, and of an option."""


def printable(text: str) -> str:
    """Text without what cannot be seen and changes how the rest reads: a space for each such sign."""
    return visible(plain(text, SLACK))


def plain_text(text: str, limit: int) -> Json:
    """A text of at most so many characters in which Slack looks for no markup. It is never empty."""
    seen = printable(text).strip() or "…"
    return {"type": "plain_text", "text": cut(seen, limit), "emoji": False}


def cut(text: str, room: int) -> str:
    """The text, or as much of it as there is room for."""
    return text if len(text) <= room else f"{text[: room - 1]}…"


def option(label: str, value: str, description: str = "") -> Json:
    """One line of a menu."""
    about = {"description": plain_text(description, LABEL)} if visible(description).strip() else {}
    return {"text": plain_text(label, LABEL), "value": value, **about}


def select(label: str, options: Sequence[Json], action: str, chosen: Json | None = None) -> Json:
    """A select menu. `chosen` is one of the options."""
    menu: Json = {
        "type": "static_select",
        "placeholder": plain_text(label, PLACEHOLDER),
        "options": list(options),
        "action_id": action,
    }
    return menu | ({"initial_option": chosen} if chosen else {})


def menu(block: Menu, action: str) -> Json:
    """A menu of a reply. The press is the value of each option."""
    options = [option(it.label, it.press, it.description) for it in block.options]
    chosen = [shown for shown, it in zip(options, block.options, strict=True) if it.is_chosen]
    return select(block.label, options, action, chosen[0] if chosen else None)


def label_of(element: Json) -> str:
    """What a button or a menu says."""
    return str((element.get("text") or element["placeholder"])["text"])
