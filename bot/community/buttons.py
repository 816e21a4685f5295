"""What moderators press."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Decide:
    """Something for the whole community, as the command `settings` takes it: `share:off`."""

    NAME: ClassVar[str] = "decide"
    what: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Make what has just been changed as it was before. Beside Decide, as two buttons must not carry the same."""

    NAME: ClassVar[str] = "undo"
    what: str
