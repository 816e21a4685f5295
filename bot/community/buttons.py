"""What moderators press."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Decide:
    """Something for the whole community, as the command `settings` takes it: `share:off`."""

    NAME: ClassVar[str] = "decide"
    what: str
