"""How the bot explains itself: the menu, help, and what it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.context import Caller
from bot.core.feature import Root
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


def menu(caller: Caller) -> Reply:
    """What this is, and the five things that most people want."""
    say = caller.voice
    lines = tuple((name, say(key)) for name, key in _TRY)
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


def help_all(caller: Caller, usages: Mapping[str, str], roots: Sequence[Root]) -> Reply:
    """Every command with its options, and what it is for. `roots`: those for staff that the caller may use."""
    say = caller.voice
    rows = tuple((usage, say(f"command-{name}.about")) for name, usage in usages.items())
    staff = [Prose(say("help-staff", roots=", ".join(f"/{root}" for root in roots)))] if roots else []
    return private(Heading(say("help-heading")), Listing(rows), Prose(say("help-more")), *staff)


def staff_menu(caller: Caller, root: Root, usages: Mapping[str, str]) -> Reply:
    """The commands of a root for staff."""
    rows = tuple((usage, caller.voice(f"command-{name}.about")) for name, usage in usages.items())
    return private(Heading(f"/{root}"), Listing(rows))


@dataclass(frozen=True, slots=True)
class Explained:
    """A command, for its help: how to type it, and for each option the values that can be listed.

    `only_looks`: it changes nothing, so its example may be a button.
    """

    name: str
    usage: str
    values: Mapping[str, Sequence[tuple[str, str]]]
    only_looks: bool


def help_one(caller: Caller, command: Explained) -> Reply:
    """One command: what it is for, its options and their values, and an example."""
    say = caller.voice
    blocks: list[Block] = [Heading(command.name), Prose(say(f"command-{command.name}.about"))]
    blocks.append(Labelled(say.lead("help-usage"), command.usage))
    if command.values:
        blocks.append(Listing(tuple((name, say(f"option-{name}.about")) for name in command.values)))
    for name, values in command.values.items():
        if values:
            blocks += [Prose(say("help-values", option=name)), Listing(tuple(values))]
    example = say(f"command-{command.name}.example")
    blocks.append(Labelled(say.lead("label-example"), example))
    if command.only_looks:  # who reads about a command does not want it carried out
        blocks.append(Buttons((Button(example, pack(Run(example))),)))
    return private(*blocks)
