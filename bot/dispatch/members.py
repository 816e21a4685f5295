"""What the router has to know of people: in which language each of them is answered."""

from typing import Protocol


class Members(Protocol):
    """The languages of people."""

    async def language(self, person: str) -> str | None:
        """The language that somebody chose."""
        ...

    async def hear(self, person: str, language: str) -> None:
        """The platform says that this is somebody's language."""
        ...
