"""What moderators can decide for their community, as everybody else sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.own import OwnSet

_ZONES: Mapping[str, str] = {"ja": "Asia/Tokyo", "ko": "Asia/Seoul"}
"""Where a community is that writes in this language, unless somebody says otherwise."""


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """The settings of a community (a Discord server, a Slack workspace). Each has its default until one decides."""

    language: str | None = None
    """That of what everybody may see; None: as the platform says."""
    can_share: bool = True
    """Whether an answer may be shared with everybody in its place."""
    daily_notes: bool = True
    """Whether the daily fact may be one that carries a content note."""
    sure_only: bool = True
    """Whether the daily fact and the quizzes of classes are only of what is known with high confidence."""
    zone: str | None = None
    """Its time zone, as moderators chose it."""
    usual_zone: str | None = None
    """The one to go by until then: that of its daily fact; in the terminal that of the machine."""
    off: frozenset[str] = frozenset()
    """The topics of which no fact and no question comes here."""
    question_sets: tuple[OwnSet, ...] = ()
    """Its own sets of questions, by their titles."""

    def zone_for(self, language: str | None) -> ZoneInfo:
        """By which its days go: the one chosen, else the usual one, else by its language (`language` if open)."""
        by_language = _ZONES.get(self.language or language or "", "UTC")
        try:
            return ZoneInfo(self.zone or self.usual_zone or by_language)
        except (ValueError, ZoneInfoNotFoundError):  # a name that this machine's list no longer has
            return ZoneInfo("UTC")


DEFAULTS = CommunitySettings()
