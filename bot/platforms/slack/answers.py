"""What somebody on Slack is shown, and the two ways in which it gets to them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_bolt.response import BoltResponse

from bot.platforms.slack.render import Message

_QUIETLY = {"response_type": "ephemeral"}
_ALOUD = {"response_type": "in_channel", "unfurl_links": False, "unfurl_media": False}


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is shown, and whether nobody else may see it."""

    message: Message
    is_quiet: bool

    def acknowledgement(self) -> BoltResponse:
        """The answer to a command in the acknowledgement itself."""
        how = json.dumps(_QUIETLY if self.is_quiet else _ALOUD)
        return BoltResponse(status=200, body=f"{how[:-1]},{self.message.json}", headers=JSON)

    def answer(self) -> dict[str, Any]:
        """The same for later, beside what else there is."""
        return self.message.fields(replace_original=False, **(_QUIETLY if self.is_quiet else _ALOUD))


JSON: dict[str, str | Sequence[str]] = {"content-type": ["application/json;charset=utf-8"]}


def acknowledged() -> BoltResponse:
    """Taken; there is nothing to show here."""
    return BoltResponse(status=200, body="")
