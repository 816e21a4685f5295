"""What moderators make people."""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.feature import STAFF_ROOTS, Root


class Role(StrEnum):
    """What somebody is let do."""

    TEACHER = "teacher"
    MODERATOR = "moderator"


ROOTS: Mapping[Role, frozenset[Root]] = {
    Role.TEACHER: frozenset({Root.CLASS}),
    Role.MODERATOR: frozenset(STAFF_ROOTS),
}
"""The commands that go with each role."""
