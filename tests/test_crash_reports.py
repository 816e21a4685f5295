"""What leaves for an error tracker, and what never does: the real library, with a tracker on this machine."""

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
from sentry_sdk.envelope import Envelope
from sentry_sdk.transport import Transport

from bot import crash_reports
from bot.core.context import Caller
from bot.core.platform import Address
from bot.settings import SettingError, load
from tests.support.bot import Bot

KEY, TOKEN = "0123456789abcdef0123456789abcdef", "xoxb-123456789012-a-secret-token"
DSN = f"https://{KEY}@errors.example/42"
WHO, WHERE = "discord:314159265358979", "discord:42:271828182845904"
NAME, SAID = "Mina Kim-Tanaka", "my secret question"
log, library = logging.getLogger("bot.somewhere"), logging.getLogger("asyncio")


class Tracker(Transport):
    """Keeps all that would be sent, byte for byte."""

    def __init__(self, _options: object = None) -> None:
        super().__init__()
        self.sent: list[bytes] = []

    def capture_envelope(self, envelope: Envelope) -> None:
        self.sent.append(envelope.serialize())

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for sent in self.sent for line in sent.splitlines() if b'"exception"' in line]


@pytest.fixture
def tracker() -> Iterator[Tracker]:
    made = Tracker()
    crash_reports.begin(DSN, [TOKEN, DSN, KEY], transport=made)
    yield made
    sentry_sdk.get_client().close(timeout=0)
    sentry_sdk.init()


def goes_wrong(person: str, said: str) -> None:
    place = {"id": WHERE, "token": TOKEN}
    raise LookupError(f"{person} {said} {NAME} {place}")


async def test_no_secret_id_name_or_word_of_anybody_leaves(tracker: Tracker, bot: Bot) -> None:
    mina = Caller(WHO, str(Address.parse(WHERE)), "en", "en", name=NAME)
    try:
        try:
            goes_wrong(WHO, SAID)
        except LookupError as error:
            raise ValueError(f"in {WHERE} by {NAME}") from error
    except ValueError as error:
        bot.router.oops(mina, error)
        log.exception("round %s cannot be shown to %s: %s", WHERE, NAME, TOKEN)
        log.error(f"with {TOKEN} in the sentence itself")  # noqa: TRY400
        library.error("Task exception was never retrieved: %s", f"<Task {WHO} {NAME}>")
        library.error(f"a library's own sentence on {NAME}")
    log.warning("%s is no fault", NAME)
    assert len(tracker.events) == 5
    everything = b"\n".join(tracker.sent).decode()
    for private in (TOKEN, DSN, WHO, WHERE, NAME, SAID, "314159265358979", "271828182845904", "Kim-Tanaka"):
        assert private not in everything, private
    assert set().union(*tracker.events) <= {
        *("event_id", "timestamp", "platform", "level", "release", "logger", "logentry", "tags", "exception"),
    }


async def test_what_helps_to_mend_a_fault_leaves(tracker: Tracker, bot: Bot) -> None:
    mina, told = Caller(WHO, WHERE, "en", "en", name=NAME), ""
    try:
        goes_wrong(WHO, SAID)
    except LookupError as fault:
        told = str(bot.router.oops(mina, fault))
    (event,) = tracker.events
    assert event["logger"] == "bot.dispatch.router"
    assert event["logentry"] == {"message": "a bug, told to the person as %s"}
    assert event["tags"]["told_as"] in told  # whoever reports it can be found by that
    (error,) = event["exception"]["values"]
    assert error["type"] == "LookupError"
    assert error["stacktrace"]["frames"][-1]["function"] == "goes_wrong"
    assert set(error["stacktrace"]["frames"][-1]) == {"module", "function", "lineno", "in_app"}


@pytest.mark.parametrize("dsn", ["x", "https://errors.example/42", "https://a b@x/1", f"https://{KEY}@errors.example/"])
def test_a_dsn_that_is_none_is_refused_without_showing_it(dsn: str) -> None:
    with pytest.raises(SettingError) as refused:
        load({"SENTRY_DSN": dsn})
    assert str(refused.value).startswith("SENTRY_DSN is not like https://key@host/number.")
    assert dsn not in str(refused.value)


def test_the_key_of_a_dsn_is_a_secret_as_the_tokens_are() -> None:
    settings = load({"SENTRY_DSN": DSN})
    assert {DSN, KEY} <= set(settings.secrets)
    assert KEY not in repr(settings)
