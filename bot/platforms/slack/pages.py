"""What the web pages say: where to add the app, what it stores, where to get help, what came of an installation."""

from collections.abc import Mapping, Sequence

from bot.core.i18n import Voice
from bot.platforms.slack.web_page import INSTALL, PRIVACY, SUPPORT, Link, Part, Points, Section, Terms, Text, Title

NAME = "zainichi"
"""What the bot is called in a workspace, by the manifest."""

_DOES = ("page-does-facts", "page-does-quizzes", "page-does-classes", "page-does-daily")
_MAY = ("page-may-commands", "page-may-write", "page-may-people", "page-may-direct", "page-may-files")
_STORED = (
    ("page-stored-id", "page-stored-id.why"),
    ("page-stored-language", "page-stored-language.why"),
    ("page-stored-seen", "page-stored-seen.why"),
    ("page-stored-quizzes", "page-stored-quizzes.why"),
    ("page-stored-scores", "page-stored-scores.why"),
    ("page-stored-shared", "page-stored-shared.why"),
    ("page-stored-daily", "page-stored-daily.why"),
    ("page-stored-class", "page-stored-class.why"),
)
_YOURS = ("page-yours-export", "page-yours-delete", "page-yours-remove")
_HELP = ("page-support-help", "page-support-invite", "page-support-wrong", "page-support-fact")
_NEXT = ("page-next-invite", "page-next-help", "page-next-daily", "page-next-staff")

_OLD = "page-failed-old"
"""Also where somebody looks once more at the page that said that all went well."""

FAILURES: Mapping[str, str] = {
    "access_denied": "page-failed-cancelled",
    "invalid_browser": _OLD,
    "invalid_state": _OLD,
    "org": "page-failed-org",
    "away": "page-failed-away",
    "storage": "page-failed-away",
}
"""By Bolt's word, or ours, for why nothing was installed: what is said about it."""


def landing(say: Voice) -> Sequence[Part]:
    """What the app is, and the button that adds it."""
    return (
        Title(say("page-name")),
        Text(say("page-lead")),
        Points([say(what) for what in _DOES]),
        Link(say("page-add"), INSTALL),
        Text(say("page-add-note"), is_small=True),
        Section(say("page-may")),
        Points([say(what) for what in _MAY]),
        Text(say("page-reads-nothing")),
        Link(say("page-privacy-more"), PRIVACY, is_main=False),
    )


def privacy(say: Voice, contact: str) -> Sequence[Part]:
    """What is stored, why, and until when."""
    return (
        Title(say("page-privacy")),
        Text(say("page-privacy-lead")),
        Section(say("page-stored")),
        Terms([(say(what), say(why)) for what, why in _STORED]),
        Section(say("page-workspace")),
        Text(say("page-workspace-text")),
        Section(say("page-never")),
        Text(say("page-never-text")),
        Section(say("page-yours")),
        Points([say(what) for what in _YOURS]),
        *_contact(say, contact),
    )


def support(say: Voice, contact: str) -> Sequence[Part]:
    """Where to get help, and how to get rid of the app."""
    return (
        Title(say("page-support")),
        Text(say("page-support-lead")),
        Points([say(what, name=NAME) for what in _HELP]),
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
    return (
        Title(say("page-installed", workspace=workspace)),
        Text(say("page-installed-lead")),
        Points([say(what, name=NAME) for what in _NEXT], are_steps=True),
        Link(say("page-open"), open_address),
    )


def failed(say: Voice, why: str) -> Sequence[Part]:
    """Nothing was installed: why, and what to do."""
    said = FAILURES.get(why, "page-failed-refused")
    return (
        Title(say("page-over" if said == _OLD else "page-not-installed")),
        Text(say(said)),
        Link(say("page-again"), INSTALL),
        Link(say("page-support"), SUPPORT, is_main=False),
    )
