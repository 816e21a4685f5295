"""How the choice of language and privacy read."""

from bot.core.context import Caller
from bot.core.i18n import LANGUAGES
from bot.core.press import Run, pack
from bot.core.reply import Button, Buttons, Document, Heading, Listing, Prose, Rank, Reply, private
from bot.members.buttons import Erase

_STORED = (
    ("privacy-you", "privacy-you-text"),
    ("privacy-seen", "privacy-seen-text"),
    ("privacy-quizzes", "privacy-quizzes-text"),
    ("privacy-class", "privacy-class-text"),
    ("privacy-sets", "privacy-sets-text"),
    ("privacy-reports", "privacy-reports-text"),
    ("privacy-daily", "privacy-daily-text"),
    ("privacy-never", "privacy-never-text"),
)
"""What is stored of a person, and what is not."""


def language(caller: Caller) -> Reply:
    """The language in which the caller is answered, and the others to choose from."""
    say = caller.voice
    buttons = [Button(name, pack(Run(f"language {code}"))) for code, name in LANGUAGES.items()]
    buttons.append(Button(say("button-as-platform", platform=caller.platform.name), pack(Run("language auto"))))
    return private(Prose(say("language-now", language=LANGUAGES[caller.language])), Buttons(tuple(buttons)))


def home(caller: Caller) -> Reply:
    """On a page of one's own: the language, and the way to what is stored."""
    say = caller.voice
    button = Button(say("home-button-privacy"), pack(Run("privacy")))
    return private(Heading(say("home-you")), *language(caller).blocks, Buttons((button,)))


def language_set(caller: Caller, *, as_platform: bool) -> Reply:
    """Said in the new language already."""
    key = "language-as-platform" if as_platform else "language-set"
    return private(Prose(caller.voice(key, language=LANGUAGES[caller.language], platform=caller.platform.name)))


def privacy(caller: Caller) -> Reply:
    """What is stored, and the two things that one can do about it."""
    say = caller.voice
    export = Button(say("button-export"), pack(Run("privacy export")))
    delete = Button(say("button-delete"), pack(Run("privacy delete")), Rank.DANGER)
    rows = tuple((say(what), say(stored, platform=caller.platform.name)) for what, stored in _STORED)
    return private(Heading(say("privacy-heading")), Listing(rows), Buttons((export, delete)))


def exported(caller: Caller, name: str, text: str) -> Reply:
    """Everything about the caller, as a file."""
    say = caller.voice
    instead = (Prose(say("files-not-taken")), Listing(tuple(("", line) for line in text.splitlines())))
    return private(Prose(say("privacy-exported")), Document(name, text, instead))


def ask_to_delete(caller: Caller) -> Reply:
    """Deleting takes one more press."""
    say = caller.voice
    button = Button(say("button-delete-now"), pack(Erase()), Rank.DANGER)
    return private(Prose(say("privacy-ask")), Buttons((button,)))


def deleted(caller: Caller) -> Reply:
    """It is gone."""
    return private(Prose(caller.voice("privacy-deleted")))


def nothing_stored(caller: Caller) -> Reply:
    """There is nothing to export or delete."""
    return private(Prose(caller.voice("privacy-nothing")))
