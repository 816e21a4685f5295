"""How the bot explains itself: the menu, help, what it is, and what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.context import Bot, Caller
from bot.core.press import Run, pack
from bot.core.reply import Block, Heading, Labelled, Listing, Option, Options, Prose, Reply, whisper
from bot.db.database import DatabaseError
from bot.facts.views import shortened


def menu(caller: Caller) -> Reply:
    """What this is, and the five things that most people want."""
    say = caller.voice
    lines = tuple((name, say(f"menu-try-{name}")) for name in ("fact", "quiz", "help"))
    names = ("fact", "quiz", "score", "language", "help")
    buttons = tuple(Option(say(f"button-{name}"), pack(Run(name))) for name in names)
    blocks = (Prose(say("menu-text")), Prose(say("menu-try")), Listing(lines))
    return whisper(Heading(say("bot-name")), *blocks, Options(buttons))


def about(bot: Bot, caller: Caller) -> Reply:
    """What this is and where its facts come from."""
    say, library = caller.voice, bot.library
    numbers = {"facts": len(library.facts), "questions": len(library.questions), "sources": len(library.sources)}
    text = (Prose(say("menu-text")), Prose(say("about-text", **numbers)), Prose(say("about-words")))
    return whisper(Heading(say("about-heading")), *text, Prose(say("about-free")))


def help_all(caller: Caller, usages: Mapping[str, str]) -> Reply:
    """Every command with its options, and what it is for."""
    say = caller.voice
    rows = tuple((usage, say(f"command-{name}.about")) for name, usage in usages.items())
    staff = [Prose(say("help-staff", roots=", ".join(f"/{root}" for root in sorted(caller.staff))))]
    return whisper(
        Heading(say("help-heading")), Listing(rows), Prose(say("help-more")), *(staff if caller.staff else [])
    )


def staff_menu(caller: Caller, root: str, usages: Mapping[str, str]) -> Reply:
    """The commands of a root for staff."""
    rows = tuple((usage, caller.voice(f"command-{name}.about")) for name, usage in usages.items())
    return whisper(Heading(f"/{root}"), Listing(rows))


@dataclass(frozen=True, slots=True)
class Explained:
    """A command, for its help: how to type it, and for each option the values that can be listed."""

    name: str
    usage: str
    values: Mapping[str, Sequence[tuple[str, str]]]


def help_one(caller: Caller, command: Explained) -> Reply:
    """One command: what it is for, its options and their values, and an example to press."""
    say = caller.voice
    blocks: list[Block] = [Heading(command.name), Prose(say(f"command-{command.name}.about"))]
    blocks.append(Labelled(say.lead("help-usage"), command.usage))
    if command.values:
        blocks.append(Listing(tuple((name, say(f"option-{name}.about")) for name in command.values)))
    for name, values in command.values.items():
        if values:
            blocks += [Prose(say("help-values", option=name)), Listing(tuple(values))]
    example = say(f"command-{command.name}.example")
    return whisper(
        *blocks, Labelled(say.lead("label-example"), example), Options((Option(example, pack(Run(example))),))
    )


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was not understood: a message with its values, what could have been meant, what would do, an example."""

    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    nearest: Sequence[tuple[str, str]] = ()
    """(what to call it, the line that it would be)"""
    allowed: Sequence[str] = ()
    example: str = "help"


def mistake(caller: Caller, wrong: Mistake) -> Reply:
    """What was wrong, the nearest right thing, and an example. Never silence."""
    say = caller.voice
    values = {name: shortened(it) if isinstance(it, str) else it for name, it in wrong.values.items()}
    blocks: list[Block] = [Prose(say(wrong.key, **values))]
    if wrong.nearest:
        blocks.append(Prose(say("mistake-did-you-mean", nearest=wrong.nearest[0][0])))
    elif wrong.allowed:
        blocks.append(Prose(say("mistake-value-one-of", values=" · ".join(wrong.allowed))))
    blocks.append(Labelled(say.lead("label-example"), wrong.example))
    buttons = tuple(Option(label, pack(Run(line))) for label, line in wrong.nearest)
    return whisper(*blocks, *([Options(buttons)] if buttons else []))


def shared(caller: Caller, reply: Reply) -> Reply:
    """A reply for everybody in the place, with the name of whoever shared it."""
    by = Prose(caller.voice("shared-by", name=shortened(caller.name)))
    return Reply((*reply.blocks, by), private=False)


def topic_is_off(caller: Caller, topic: str) -> Reply:
    """Moderators have switched this topic off."""
    return sentence(caller, "topic-is-off", topic=caller.voice(f"topic-{topic}"))


def sentence(caller: Caller, key: str, **values: str | int) -> Reply:
    """One message by itself."""
    return whisper(Prose(caller.voice(key, **values)))


def trouble(caller: Caller, error: DatabaseError) -> Reply:
    """What is wrong with the database and what to do about it."""
    return sentence(caller, f"trouble-{error.trouble}", name=error.name)
