"""What the web pages say: where to add the app, what it stores, where to get help, what came of an installation."""

from collections.abc import Mapping, Sequence

from bot.core.i18n import Voice
from bot.platforms.slack.web_page import INSTALL, PRIVACY, SUPPORT, Link, Part, Points, Section, Terms, Text, Title

_STORED = ("id", "language", "seen", "quizzes", "scores", "shared", "daily", "class")
_SCOPES = ("commands", "write", "people", "direct", "files")

FAILURES: Mapping[str, str] = {
    "access_denied": "cancelled",
    "invalid_browser": "old",
    "invalid_state": "old",
    "org": "org",
    "away": "away",
    "storage": "away",
}
"""By Bolt's word, or ours, for why nothing was installed: which page says so. Anything else is `refused`."""


def landing(say: Voice) -> Sequence[Part]:
    """What the app is, and the button that adds it."""
    return (
        Title(say("page-name")),
        Text(say("page-lead")),
        Points([say(f"page-does-{what}") for what in ("facts", "quizzes", "classes", "daily")]),
        Link(say("page-add"), INSTALL),
        Text(say("page-add-note"), is_small=True),
        Section(say("page-may")),
        Points([say(f"page-may-{scope}") for scope in _SCOPES]),
        Text(say("page-reads-nothing")),
        Link(say("page-privacy-more"), PRIVACY, is_main=False),
    )


def privacy(say: Voice, contact: str) -> Sequence[Part]:
    """What is stored, why, and until when."""
    return (
        Title(say("page-privacy")),
        Text(say("page-privacy-lead")),
        Section(say("page-stored")),
        Terms([(say(f"page-stored-{what}"), say(f"page-stored-{what}.why")) for what in _STORED]),
        Section(say("page-workspace")),
        Text(say("page-workspace-text")),
        Section(say("page-never")),
        Text(say("page-never-text")),
        Section(say("page-yours")),
        Points([say("page-yours-export"), say("page-yours-delete"), say("page-yours-remove")]),
        *_contact(say, contact),
    )


def support(say: Voice, contact: str) -> Sequence[Part]:
    """Where to get help, and how to get rid of the app."""
    return (
        Title(say("page-support")),
        Text(say("page-support-lead")),
        Points([say(f"page-support-{what}") for what in ("help", "invite", "wrong", "fact")]),
        Section(say("page-remove")),
        Text(say("page-remove-text")),
        *_contact(say, contact),
    )


def _contact(say: Voice, contact: str) -> Sequence[Part]:
    """To whom one can write: an e-mail address or a web address; the people who run it may have given none."""
    if not contact:
        return (Section(say("page-contact")), Text(say("page-contact-none")))
    address = contact if contact.startswith("https://") else f"mailto:{contact}"
    return (Section(say("page-contact")), Text(say("page-contact-text")), Link(contact, address, is_main=False))


def installed(say: Voice, workspace: str, open_address: str) -> Sequence[Part]:
    """It is there: what to do next."""
    steps = [say(f"page-next-{what}") for what in ("invite", "help", "daily", "staff")]
    return (
        Title(say("page-installed", workspace=workspace)),
        Text(say("page-installed-lead")),
        Points(steps, are_steps=True),
        Link(say("page-open"), open_address),
    )


def failed(say: Voice, why: str) -> Sequence[Part]:
    """Nothing was installed: why, and what to do."""
    kind = FAILURES.get(why, "refused")
    return (
        Title(say("page-not-installed")),
        Text(say(f"page-failed-{kind}")),
        Link(say("page-again"), INSTALL),
        Link(say("page-support"), SUPPORT, is_main=False),
    )
