"""What can be said: a reply is a few blocks of plain text with a meaning. How they look is up to each renderer."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class ChoiceMark(StrEnum):
    """What a choice turned out to be. Shown as a sign and a word, never by colour alone."""

    NONE = "none"
    RIGHT = "right"
    CHOSEN_RIGHT = "chosen-right"
    CHOSEN_WRONG = "chosen-wrong"


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


@dataclass(frozen=True, slots=True)
class Cite:
    """A source; `url` is None where no address can be cited."""

    label: str
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """One choice of a question once it is over."""

    text: str
    mark: ChoiceMark = ChoiceMark.NONE
    meaning: str = ""
    """What the mark says, in words, and how many chose it."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a question that is over, in the order in which this round showed them."""

    choices: tuple[ShownChoice, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice of an open question: its text, and what comes back when it is pressed.

    The letter is shown only where the text does not fit on a button: it then stands on that, and before the text.
    """

    letter: str
    text: str
    press: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The choices of an open question, in the order in which this round shows them."""

    answers: tuple[Answer, ...]


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


Block: TypeAlias = (
    Heading | Prose | Labelled | Mention | Quote | Cite | Choices | Answers | Listing | Standings | Deadline
    | Link | Document | Attachment | Buttons
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to someone, or a post for everybody in a place.

    `instead_of`: names what of one person's private answers only the newest is to stand, such as the receipts for one
    question. A platform that can takes the earlier one away.
    """

    blocks: tuple[Block, ...]
    private: bool = False
    tone: Tone = Tone.NEUTRAL
    instead_of: str = ""


def private(*blocks: Block, tone: Tone = Tone.NEUTRAL, instead_of: str = "") -> Reply:
    """A reply that only the caller sees."""
    return Reply(blocks, private=True, tone=tone, instead_of=instead_of)


def buttons(reply: Reply) -> tuple[Button, ...]:
    """Everything in a reply that can be pressed, in order; an answer by its text."""
    found: list[Button] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            found += block.buttons
        elif isinstance(block, Answers):
            found += [Button(one.text, one.press) for one in block.answers]
    return tuple(found)
