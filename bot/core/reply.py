"""What can be said: a reply is a few blocks of plain text with a meaning. How they look is up to each renderer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from bot.core.answers import Answer, Answers, ChoiceMark, Choices, SeveralAnswers, ShownChoice

__all__ = [
    "MOST_OPTIONS", "Answer", "Answers", "Attachment", "Block", "Button", "Buttons", "ChoiceMark", "Choices",
    "Cite", "Cites", "Deadline", "Document", "Heading", "Kicker", "Labelled", "Link", "Listing", "Mention",
    "Menu", "MenuOption", "Prose", "Quote", "Rank", "Reference", "Reply", "SeveralAnswers", "ShownChoice",
    "Standing", "Standings", "Tone", "buttons", "not_taken", "pressable", "private",
]  # fmt: skip

MOST_OPTIONS = 25
"""Of one menu: Discord shows no more. A longer list goes in pages."""


class Tone(StrEnum):
    """What a reply as a whole says of an answer: the colour of its frame, where the platform has one."""

    NEUTRAL = "neutral"
    RIGHT = "right"
    WRONG = "wrong"


class Rank(StrEnum):
    """How much a button stands out: the one that most people want next, all others, what cannot be taken back."""

    MAIN = "main"
    QUIET = "quiet"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Heading:
    """What the reply is about. At most one a reply, at its top."""

    text: str


@dataclass(frozen=True, slots=True)
class Kicker:
    """A small line above the heading: what it belongs to, and when that was."""

    text: str


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that opens with what it is, such as "Disputed: ".

    `place`: the id of a channel that it is about and whose name the bot is not told; a platform that can shows it
    instead of the label, to those who may see it.
    """

    label: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A paragraph that opens with someone's name, by their id on the platform. It notifies nobody."""

    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Someone's own words, in quotation marks. They have no block without the note that puts them in context."""

    text: str
    by: str
    note_label: str
    note: str
    translation_label: str = ""
    translation: str = ""
    """The same in the reader's language, and that this is a translation."""


class Cite(NamedTuple):
    """A source in its short form; `url` is None where no address can be cited."""

    short: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Cites:
    """One small line of sources after its label: the best of them, and how many `more` there are ("+3", or empty)."""

    label: str
    cites: tuple[Cite, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with all that is known of it, in lines below its short form."""

    cite: Cite
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A line that leads to another message."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of a short text and what belongs to it: commands, years, terms."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of a leaderboard. `place` is the rank in words ("1st")."""

    rank: int
    name: str
    points: str
    is_caller: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Standings:
    """A leaderboard. People with equal points share a rank."""

    rows: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text file for the person."""

    name: str
    text: str
    instead: "tuple[Block, ...]" = ()
    """What is said where no file can be sent: that it is so, and what stood in the file."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is not text, such as a workbook or a picture. `alt` says what a picture shows."""

    name: str
    data: bytes = field(repr=False)
    alt: str = ""
    instead: "tuple[Block, ...]" = ()
    """As for a document."""

    @property
    def is_picture(self) -> bool:
        """Whether it is to be seen in the message, rather than opened."""
        return self.name.endswith(".png")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment in ms since 1970, shown as the platform shows moments to come, after its label ("Closes: ")."""

    label: str
    at: int


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: its label, and the text that comes back (see `bot.core.press`)."""

    label: str
    press: str
    rank: Rank = Rank.QUIET


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons, at most twenty."""

    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class MenuOption:
    """One line of a menu. Choosing it is the same as pressing a button with this press."""

    label: str
    press: str
    description: str = ""
    is_chosen: bool = False
    """Whether it is how things are now."""


@dataclass(frozen=True, slots=True)
class Menu:
    """A select menu, of which one line is chosen. `label` says what for. ValueError if no platform could show it."""

    label: str
    options: tuple[MenuOption, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.options) <= MOST_OPTIONS:
            raise ValueError(f"a menu of {len(self.options)} options, 1 to {MOST_OPTIONS}: {self.label}")
        if len({it.press for it in self.options}) < len(self.options) or sum(it.is_chosen for it in self.options) > 1:
            raise ValueError(f"a menu in which two options are the same, or are both chosen: {self.label}")


Block: TypeAlias = (
    Kicker | Heading | Prose | Labelled | Mention | Quote | Cites | Reference | Choices | Answers | SeveralAnswers
    | Listing | Standings | Deadline | Link | Document | Attachment | Buttons | Menu
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to someone, or a post for everybody in a place.

    `instead_of`: names what of one person's private answers only the newest is to stand, such as the receipts for one
    question. A platform that can takes the earlier one away. `faults`: what is wrong in a form that was sent in, by the
    names of its fields; then nothing was done, and a platform that can says it at the fields and not in the blocks.
    `waits`: what has to be decided before anything comes of it and how that is left, to be said where lines are typed
    and one was meant for something else.
    """

    blocks: tuple[Block, ...]
    private: bool = False
    tone: Tone = Tone.NEUTRAL
    instead_of: str = ""
    faults: Mapping[str, str] = field(default_factory=dict, hash=False)
    waits: str = ""


def not_taken(faults: Mapping[str, str]) -> Reply:
    """That a form was not taken, and what is wrong with which of its fields."""
    return Reply(tuple(Prose(it) for it in dict.fromkeys(faults.values())), private=True, faults=faults)


def private(*blocks: Block, tone: Tone = Tone.NEUTRAL, instead_of: str = "") -> Reply:
    """A reply that only the caller sees."""
    return Reply(blocks, private=True, tone=tone, instead_of=instead_of)


def buttons(reply: Reply) -> tuple[Button, ...]:
    """Every button of a reply, in order; an answer by its text."""
    return tuple(it for it in pressable(reply) if isinstance(it, Button))


def pressable(reply: Reply) -> tuple[Button | MenuOption, ...]:
    """All that can be pressed in a reply, in order: buttons, answers by their texts, and the options of menus.

    What is chosen among several answers is no press by itself and not among it.
    """
    found: list[Button | MenuOption] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            found += block.buttons
        elif isinstance(block, Answers):
            found += [Button(one.text, one.press) for one in block.answers]
        elif isinstance(block, Menu):
            found += block.options
    return tuple(found)
