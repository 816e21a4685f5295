"""The button that confirms that everything about somebody is to be deleted."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Erase:
    """Delete everything about me: asked, and confirmed."""

    NAME: ClassVar[str] = "erase"
