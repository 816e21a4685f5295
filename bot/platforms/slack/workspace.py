"""A workspace that is served beside others: its token, its people, its edits and its pace are its own."""

from dataclasses import dataclass

from bot.platforms.slack.handlers import SlackHandlers
from bot.platforms.slack.messenger import SlackMessenger
from bot.platforms.slack.web_api import Web


@dataclass(slots=True, eq=False)
class Workspace:
    """All that is made of one installation. `version` is that of the token which is in use."""

    version: int
    web: Web
    handlers: SlackHandlers
    messenger: SlackMessenger


class UnservedError(Exception):
    """A workspace has the app and cannot be served now. `words` is what its people are told; the text is for the log.

    `wait`: for how many seconds it makes no sense to try again.
    """

    def __init__(self, words: str, detail: str, wait: float = 0.0) -> None:
        super().__init__(detail)
        self.words = words
        self.wait = wait
