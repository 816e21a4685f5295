"""How the bot explains itself: the menu, help, and what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.options import Offers
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Listing, Prose, Reply, private
from content.balance import shares
from content.library import Library

_TRY = (("fact", "menu-try-fact"), ("quiz", "menu-try-quiz"), ("help", "menu-try-help"))
"""Commands to type, each with what it gives."""
_MENU = (
    ("fact", "button-fact"),
    ("quiz", "button-quiz"),
    ("score", "button-score"),
    ("language", "button-language"),
    ("help", "button-help"),
)
"""Commands to press, each with its label."""
_STAFF: Mapping[str, str] = {Root.CLASS: "help-teachers", Root.MODERATORS: "help-moderators"}
"""How the commands of a root are announced to those who may use them."""


def menu(caller: Caller) -> Reply:
    """What this is, and the five things that most people want."""
    say = caller.voice
    lines = tuple((say.command(name), say(key)) for name, key in _TRY)
    buttons = tuple(Button(say(key), pack(Run(name))) for name, key in _MENU)
    blocks = (Prose(say("menu-text")), Prose(say("menu-try")), Listing(lines))
    return private(Heading(say("bot-name")), *blocks, Buttons(buttons))


def about(library: Library, caller: Caller) -> Reply:
    """What this is and where its facts come from."""
    say = caller.voice
    numbers = {"facts": len(library.facts), "questions": len(library.questions), "sources": len(library.sources)}
    facts = library.facts.values()
    doubts = {
        "disputed": sum(fact.dispute is not None for fact in facts),
        "variants": sum(fact.variant is not None for fact in facts),
    }
    text = (
        Prose(say("menu-text")),
        Prose(say("about-text", **numbers)),
        Prose(say("about-checked")),
        Prose(say("about-disputed", **doubts)),
        Prose(say("about-sources", **shares(library)._asdict())),
        Prose(say("about-written")),
        Prose(say("about-words")),
    )
    return private(Heading(say("about-heading")), *text, Prose(say("about-free")))


def help_all(caller: Caller, usages: Mapping[str, str], staff: Mapping[Root, Sequence[str]]) -> Reply:
    """Every command with its options, and what it is for. `staff`: the other roots that the caller may use.

    Of those each command is named where the root alone shows nothing.
    """
    say = caller.voice
    rows = tuple((usage, say(f"command-{name}.about")) for name, usage in usages.items())
    more: list[Block] = []
    for root, names in staff.items():
        lines = [root] if caller.platform.has_bare_roots else [f"{root} {name}" for name in names]
        more.append(Labelled(say.lead(_STAFF[root]), " · ".join(map(say.command, lines))))
    return private(Heading(say("help-heading")), Listing(rows), Prose(say("help-more")), *more)


def staff_menu(caller: Caller, root: Root, usages: Mapping[str, str]) -> Reply:
    """The commands of a root for staff."""
    rows = tuple((usage, caller.voice(f"command-{name}.about")) for name, usage in usages.items())
    return private(Heading(caller.voice.command(root)), Listing(rows))


@dataclass(frozen=True, slots=True)
class Explained:
    """A command, for its help: how to type it, and its options, each with what it is for.

    `line` is the command with its root; `values` are those of options that can be listed, each list once with the names
    of all options that take it; `listings` the presses that tell more of them, by the messages on their buttons.
    `only_looks`: it changes nothing, so its example may be a button.
    """

    name: str
    line: str
    usage: str
    example: str
    options: Sequence[tuple[str, str]]
    values: Sequence[tuple[Sequence[str], Offers]]
    listings: Mapping[str, str]
    only_looks: bool


def help_one(caller: Caller, command: Explained) -> Reply:
    """One command: what it is for, its options and their values, and an example."""
    say = caller.voice
    blocks: list[Block] = [Heading(say.command(command.line)), Prose(say(f"command-{command.name}.about"))]
    blocks.append(Labelled(say.lead("help-usage"), command.usage))
    if command.options:
        blocks.append(Listing(tuple((name, say(key)) for name, key in command.options)))
    for names, values in command.values:
        shown = " · ".join(_value(caller, value, label) for value, label in values)
        blocks.append(Labelled(say.lead("help-values", option=" / ".join(names)), shown))
    example = say.command(command.example)
    blocks.append(Labelled(say.lead("label-example"), example))
    buttons = [Button(say(key), press) for key, press in command.listings.items()]
    if command.only_looks:  # who reads about a command does not want it carried out
        buttons.append(Button(example, pack(Run(command.example))))
    return private(*blocks, *([Buttons(tuple(buttons))] if buttons else []))


def _value(caller: Caller, value: str, label: str) -> str:
    """A value as one types it, with what it is called; only that where it says the same, or where it is chosen."""
    if caller.platform.has_pickers:
        return label
    is_same = "-".join(label.replace(",", "").casefold().split()) == value
    return value if is_same else caller.voice("help-value", value=value, label=label)
