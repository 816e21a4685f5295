"""What moderators can decide for their community, as everybody else sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """The settings of a community (a Discord server, a Slack workspace). Each has its default until one decides."""

    language: str | None = None
    """That of what everybody may see; None: as the platform says."""
    can_share: bool = True
    """Whether an answer may be shared with everybody in its place."""
    daily_notes: bool = True
    """Whether the daily fact may be one that carries a content note."""
    off: frozenset[str] = frozenset()
    """The topics of which no fact and no question comes here."""


DEFAULTS = CommunitySettings()
