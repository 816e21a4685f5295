"""What a message of the bot's is called: its channel and its stamp, and the workspace where there are several."""

from typing import NamedTuple


class MessageName(NamedTuple):
    """A message on Slack. `team` is empty in what a bot of one workspace has named."""

    channel: str
    ts: str
    team: str = ""

    @classmethod
    def parse(cls, text: str) -> "MessageName":
        """The message that is called so: `C1/1712345678.000100`, or `T1/C1/1712345678.000100`."""
        *team, channel, ts = ("/" * (1 - text.count("/")) + text).split("/")
        return cls(channel, ts, "".join(team))

    def __str__(self) -> str:
        return "/".join((*((self.team,) if self.team else ()), self.channel, self.ts))
