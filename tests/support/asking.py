"""A small feature that asks for all that can be asked for: a number, a report with a file, several answers at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from bot.core.context import Caller, GivenFile
from bot.core.feature import Action, Command, Feature, Root, name_of
from bot.core.forms import AskFile, AskText, AskWords, Choose, Field, PressForm
from bot.core.kinds import read_number
from bot.core.options import File, Text
from bot.core.press import pack
from bot.core.reply import Answer, Button, Buttons, Heading, Prose, Reply, SeveralAnswers, not_taken, private
from tests.support.bot import Bot

FILES = 1000, ("csv", "txt")
TEXTS = (
    "Niigata",
    "Wonsan",
    "Sakata",
    "The ships of the Soviet Union on which people left Japan, all of them together",
)
FIELD = "How many people moved to North Korea from 1959 to 1984?"
TITLE = "What do you think the number was?"
WRONG = "Type a number, such as 93340."


@dataclass(frozen=True, slots=True)
class Guess:
    """A form of one field, in whose place the answer stands."""

    NAME: ClassVar[str] = "try-guess"
    round: int


@dataclass(frozen=True, slots=True)
class Tell:
    """A form with a menu, a text and a file."""

    NAME: ClassVar[str] = "try-tell"
    of: str


@dataclass(frozen=True, slots=True)
class Tick:
    """Several answers at once."""

    NAME: ClassVar[str] = "try-tick"
    round: int


async def status(caller: Caller) -> Reply:
    """All that there is to press."""
    del caller
    answers = tuple(Answer("ABCD"[at], text, str(at)) for at, text in enumerate(TEXTS))
    buttons = Button("Answer", pack(Guess(1))), Button("Report", pack(Tell("x"))), Button("Closed", pack(Guess(2)))
    return private(Heading("Ports"), SeveralAnswers("Which were ports?", answers, pack(Tick(1))), Buttons(buttons))


async def about(caller: Caller) -> Reply:
    """The number alone."""
    del caller
    return private(Prose("A number"), Buttons((Button("Answer", pack(Guess(1))), Button("Tick", pack(Tick(1))))))


async def report(
    caller: Caller, round: Annotated[GivenFile, File(*FILES)], quiz: Annotated[str, Text()] | None = None
) -> Reply:
    """A file, and what it is called."""
    del caller
    return private(Prose(f"{quiz or 'Untitled'}: {round.name}, {round.data.decode()}"))


async def guess_form(caller: Caller, press: Guess) -> PressForm | Reply:
    del caller
    if press.round == 2:
        return private(Prose("That was just closed."))
    return PressForm(
        TITLE, (Field("number", FIELD, "", AskWords(20), required=True),), "About **1984** people?", is_answer=True
    )


async def guess(caller: Caller, press: Guess) -> Reply:
    del press
    number = read_number(caller.given["number"])
    return not_taken({"number": WRONG}) if number is None else private(Prose(f"You said {number}."))


async def tell_form(caller: Caller, press: Tell) -> PressForm | Reply:
    del press
    offers = (("wrong", "It is wrong"), ("hurts", "It hurts somebody"))
    return PressForm(
        "Report",
        (
            Field("what", "What is it?", "Choose one", Choose(offers), required=True),
            Field("words", f"In words, {caller.language}", "", AskText(2000), required=True),
            Field("file", "A file", "If there is one", AskFile(*FILES), required=False),
        ),
    )


async def tell(caller: Caller, press: Tell) -> Reply:
    del press
    if "spam" in caller.given["words"]:
        return not_taken({"words": "Write what is wrong.", "what": "Is it?"})
    file = f" ({caller.file.name}: {caller.file.data.decode()})" if caller.file else ""
    words = caller.given["words"].replace("\n", "/")
    return private(Prose(f"Told, {caller.given['what']}: {words}{file}"))


async def tick(caller: Caller, press: Tick) -> Reply:
    del press
    chosen = [TEXTS[int(it)] for it in caller.given[""].split(",") if it]
    return private(Prose(f"Chosen: {' + '.join(chosen) or 'nothing'}"))


SMALL = Feature(
    name="small",
    commands={Root.EVERYBODY: (status, about), Root.CLASS: (report,)},
    actions=(
        Action(Guess, guess, form=guess_form, replaces=True),
        Action(Tell, tell, form=tell_form),
        Action(Tick, tick),
    ),
)


def asking(bot: Bot) -> Bot:
    """The bot with this feature, before anybody has asked it for anything, without commands whose names it takes."""
    own = {name_of(it) for them in SMALL.commands.values() for it in them}

    def left(them: Sequence[Command]) -> Sequence[Command]:
        return tuple(it for it in them if name_of(it) not in own)

    kept = (
        replace(
            it,
            commands={root: left(them) for root, them in it.commands.items()},
            looks=left(it.looks),
            asks=left(it.asks),
            in_place=left(it.in_place),
        )
        for it in bot.features
    )
    vars(bot)["features"] = (*kept, SMALL)
    return bot
