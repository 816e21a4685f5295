"""The words, places, people and subjects of the field, as English, Japanese and Korean write them."""

from dataclasses import dataclass

from content.entry import Entry, Localized, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Entry):
    """What has a name in three scripts. `spellings` lists the other ways in which people write it.

    `facts` names those that are about it.
    """

    id: str
    en: str
    ja: str
    ja_reading: str
    ko: str
    ko_romanised: str
    spellings: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """The name as written in `language`."""
        return {"ja": self.ja, "ko": self.ko}.get(language, self.en)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Named):
    """A word of the field, explained."""

    definition: Localized
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        require(self.sources, "sources", "at least one source is needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Named):
    """A place that facts speak of, and what it is."""

    about: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Named):
    """A person whom facts speak of, and who that is."""

    about: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWord(Entry):
    """The first word of a made-up name, such as Quiet, in each language."""

    id: str
    en: str
    ja: str
    ko: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondWord(Entry):
    """The second word of a made-up name, such as Heron. `apart` names first words with which it reads badly."""

    id: str
    en: str
    ja: str
    ko: str
    apart: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject(Entry):
    """What somebody may look for, as in the index of a book. `spellings` are other words for it in all languages.

    `facts` names those that answer best, the most useful first.
    """

    id: str
    en: str
    ja: str
    ko: str
    spellings: tuple[str, ...] = ()
    facts: tuple[str, ...]

    def __post_init__(self) -> None:
        require(self.facts, "facts", "at least one fact is needed")
