"""Where a claim comes from, what kind of text that is, and whether its author is a party to the matter."""

import re
from dataclasses import dataclass
from enum import StrEnum

from content.entry import Entry, require


class SourceKind(StrEnum):
    """What kind of text a source is, in the order in which a fact names its sources."""

    COURT = "court"
    LAW = "law"
    ARCHIVE = "archive"
    ACADEMIC = "academic"
    GOVERNMENT = "government"
    MUSEUM = "museum"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    BOOK = "book"
    TESTIMONY = "testimony"
    ORGANISATION = "organisation"
    REFERENCE = "reference"
    FILM = "film"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entry):
    """Where a claim comes from. `url` is absent where no address can be cited, `year` where none is known.

    `short` is how a reader would cite it; `language` is that of the page, as an ISO code; `side` says whose side a
    party to the matter is on.
    """

    id: str
    short: str
    title: str
    publisher: str
    author: str | None = None
    year: int | None = None
    url: str | None = None
    kind: SourceKind
    language: str
    party: bool = False
    side: str | None = None
    reliability: str

    def __post_init__(self) -> None:
        plain = self.url is None or re.fullmatch(r"https?://[^\s<>|\"]+", self.url)
        require(plain, "url", f"{self.url!r} is not a plain http(s) address")
        require(re.fullmatch(r"[a-z]{2}", self.language), "language", "should be a code of two letters, such as en")
        require(self.side or not self.party, "side", "a party needs it: whose side, in a few words")
        require(self.party or self.side is None, "side", "only a party has one; is party = true missing?")
