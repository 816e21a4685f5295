"""Who may write in a channel, as far as an app can know that: Slack tells it to none without further scopes.

Who may not write in a channel has no place to type a command there. So what a command brings may be shared where it was
typed, and what is pressed in that too. But everybody may press what stands there for all: the answer to that, and what
comes of it, has no Share. Its buttons carry this in their names.
"""

import json
from dataclasses import replace

from bot.platforms.slack.render import ACTION, Message

_READING = f"{ACTION}read:"


def for_readers(message: Message) -> Message:
    """The message for somebody of whom it is not known whether they may write there."""
    drawn = message.json.replace(f'"action_id":"{ACTION}', f'"action_id":"{_READING}')
    return replace(message, json=drawn, blocks=json.loads(f"{{{drawn}")["blocks"])


def is_for_readers(action: str) -> bool:
    """Whether a button of this name stood in such a message."""
    return action.startswith(_READING)
