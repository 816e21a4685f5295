"""TOML files to a `Library`, or every mistake in every file at once. The only door to pydantic and tomli.

What holds inside one entry is decided by `content.model`; what holds between entries by `content.check`.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

import tomli
from pydantic import TypeAdapter, ValidationError

from content.library import ContentError, Library, Mistake
from content.model import (
    AnnualCount,
    Event,
    Excerpt,
    Fact,
    FieldError,
    FirstWord,
    Person,
    Place,
    PopulationCount,
    Question,
    Quiz,
    SecondWord,
    Source,
    Subject,
    Term,
    Theme,
)

E = TypeVar(
    "E",
    Fact, Question, Quiz, Excerpt, Theme, Term, Place, Person, Subject,
    FirstWord, SecondWord, Event, AnnualCount, PopulationCount, Source,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """One kind of entry: the heading it has in TOML, its type, and the file or folder where it lives."""

    heading: str
    type: type[E]
    path: str

    @property
    def adapter(self) -> "TypeAdapter[E]":
        """What turns a TOML table into the value."""
        return _adapter(self)


@cache
def _adapter(kind: Kind[E]) -> "TypeAdapter[E]":
    """Made once: to derive it from the type takes as long as to read a file."""
    return TypeAdapter(kind.type)


FACT = Kind("fact", Fact, "facts")
QUESTION = Kind("question", Question, "questions")
QUIZ = Kind("quiz", Quiz, "quizzes")
THEME = Kind("theme", Theme, "excerpts.toml")
EXCERPT = Kind("excerpt", Excerpt, "excerpts.toml")
TERM = Kind("term", Term, "glossary.toml")
PLACE = Kind("place", Place, "places.toml")
PERSON = Kind("person", Person, "persons.toml")
SUBJECT = Kind("subject", Subject, "subjects.toml")
FIRST_WORD = Kind("first", FirstWord, "pseudonyms.toml")
SECOND_WORD = Kind("second", SecondWord, "pseudonyms.toml")
EVENT = Kind("event", Event, "timeline.toml")
COUNT = Kind("count", AnnualCount, "annual.toml")
POPULATION = Kind("population", PopulationCount, "population.toml")
SOURCE = Kind("source", Source, "sources.toml")
KINDS: tuple[Kind[Any], ...] = (
    *(FACT, QUESTION, QUIZ, THEME, EXCERPT, TERM, PLACE, PERSON, SUBJECT),
    *(FIRST_WORD, SECOND_WORD, EVENT, COUNT, POPULATION, SOURCE),
)


class Loaded(NamedTuple):
    """What could be read, what was wrong with the rest, and which file each entry came from."""

    library: Library
    mistakes: tuple[Mistake, ...]
    places: dict[tuple[str, str], str]
    """(heading, id) → file, also of an entry that could not be read: it is there, though wrong"""


def load(root: Traversable | None = None) -> Library:
    """The library in `root` (by default the content that comes with the bot).

    Raises ContentError with every mistake inside the files. The rules between them are `content.check`'s.
    """
    library, mistakes, _ = read(root)
    if mistakes:
        raise ContentError(mistakes)
    return library


def read(root: Traversable | None = None) -> Loaded:
    """As `load`, but returns the mistakes beside whatever could be read."""
    reader = _Reader(root or files("content"))
    library = Library(
        facts=reader.entries(FACT),
        questions=reader.entries(QUESTION),
        quizzes=reader.entries(QUIZ),
        excerpts=reader.entries(EXCERPT),
        themes=reader.entries(THEME),
        terms=reader.entries(TERM),
        places=reader.entries(PLACE),
        persons=reader.entries(PERSON),
        subjects=reader.entries(SUBJECT),
        first_words=reader.entries(FIRST_WORD),
        second_words=reader.entries(SECOND_WORD),
        events=reader.entries(EVENT),
        counts=reader.entries(COUNT),
        population=reader.entries(POPULATION),
        sources=reader.entries(SOURCE),
    )
    return Loaded(library, tuple(sorted(reader.mistakes)), reader.places)


def pseudonym_words(root: Traversable | None = None) -> tuple[Sequence[FirstWord], Sequence[SecondWord]]:
    """The words of made-up names, without the rest of the content. Raises ContentError if they cannot be read."""
    reader = _Reader(root or files("content"))
    words = tuple(reader.entries(FIRST_WORD).values()), tuple(reader.entries(SECOND_WORD).values())
    if reader.mistakes:
        raise ContentError(reader.mistakes)
    return words


class _Reader:
    """Reads each file once and collects what is wrong."""

    def __init__(self, root: Traversable) -> None:
        self.root = root
        self.mistakes: list[Mistake] = []
        self.places: dict[tuple[str, str], str] = {}
        self._tables: dict[str, dict[str, Any]] = {}

    def entries(self, kind: Kind[E]) -> MappingProxyType[str, E]:
        """Every entry of a kind that can be read, by id."""
        found: dict[str, E] = {}
        adapter = kind.adapter
        for file in self._files(kind.path):
            for number, table in enumerate(self._entries_in(file, kind.heading), start=1):
                name = _name(kind.heading, number, table)
                try:
                    entry = adapter.validate_json(json.dumps(table, default=_a_date), strict=True)
                except ValidationError as error:
                    self.mistakes += _mistakes(file, name, error)
                    self.places.setdefault((kind.heading, name), file)
                    continue
                if not entry.id:
                    self.mistakes.append(Mistake(file, name, "id", "is empty"))
                elif entry.id in found:
                    elsewhere = self.places[kind.heading, entry.id]
                    self.mistakes.append(Mistake(file, entry.id, "id", f"stands twice, also in {elsewhere}"))
                else:
                    found[entry.id] = entry
                    self.places[kind.heading, entry.id] = file
        return MappingProxyType(found)

    def _files(self, path: str) -> Sequence[str]:
        place = self.root / path
        if path.endswith(".toml"):
            return [path]
        if not place.is_dir():
            self.mistakes.append(Mistake(path, "", "", "the folder is missing"))
            return []
        names = (item.name for item in place.iterdir())  # those with a dot in front are an operating system's own
        return sorted(f"{path}/{name}" for name in names if name.endswith(".toml") and not name.startswith("."))

    def _entries_in(self, file: str, heading: str) -> Sequence[object]:
        entries = self._table(file).get(heading, [])
        if isinstance(entries, list):
            return entries
        self.mistakes.append(Mistake(file, "", heading, f"write [[{heading}]] with two brackets"))
        return []

    def _table(self, file: str) -> dict[str, Any]:
        if file not in self._tables:
            self._tables[file] = table = self._parse(file)
            known = {kind.heading for kind in KINDS if kind.path in (file, file.partition("/")[0])}
            self.mistakes += [
                Mistake(file, "", key, f"unknown heading; here it is {' or '.join(sorted(known))}")
                for key in table.keys() - known
            ]
        return self._tables[file]

    def _parse(self, file: str) -> dict[str, Any]:
        try:
            return tomli.loads((self.root / file).read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            self.mistakes.append(Mistake(file, "", "", "the file is missing"))
        except UnicodeDecodeError as error:
            what = f"is no UTF-8 text (byte {error.start}); save it as UTF-8 in your editor"
            self.mistakes.append(Mistake(file, "", "", what))
        except (ValueError, RecursionError) as error:  # not TOML, a number too long, brackets too deep
            self.mistakes.append(Mistake(file, "", "", f"cannot be read as TOML: {error}"))
        return {}


def _a_date(_: object) -> float:
    """A date or a time without quotes, as something that no field takes."""
    return 0.5


def _name(heading: str, number: int, table: object) -> str:
    """What to call an entry that could not be read: its id if it has one."""
    name = table.get("id") if isinstance(table, dict) else None
    return name if isinstance(name, str) and name else f"{heading} no. {number}"


def _mistakes(file: str, entry: str, error: ValidationError) -> Iterator[Mistake]:
    for detail in error.errors(include_url=False, include_input=False):
        path = [str(part + 1) if isinstance(part, int) else part for part in detail["loc"]]
        refusal = detail.get("ctx", {}).get("error")
        if isinstance(refusal, FieldError):
            yield Mistake(file, entry, ".".join([*path, refusal.field]), refusal.what)
        else:
            yield Mistake(file, entry, ".".join(path), _plain(detail["type"], detail["msg"]))


def _plain(kind: str, message: str) -> str:
    """A validator's message, in the words of someone who edits TOML."""
    match kind:
        case "missing" | "missing_keyword_only_argument":
            return "is missing"
        case "unexpected_keyword_argument":
            return "unknown key; is it misspelt?"
        case "dataclass_type" | "dataclass_exact_type":
            return "should be a table with its own keys, such as .en"
        case "string_type":
            return "should be text in quotes"
        case "tuple_type":
            return "should be a list in square brackets"
        case "bool_type" | "bool_parsing":
            return "should be true or false, without quotes"
        case "int_type" | "int_parsing" | "int_from_float":
            return "should be a whole number"
        case _:
            return message.replace("Input should be", "should be")
