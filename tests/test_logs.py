"""How the log looks, and what never stands in it."""

import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.logs import _Redacted, configure

TOKEN = "MTIzNDU2.GabcdE.abcdefghijklmnopqrstuvwxyz"
log = logging.getLogger("bot.somewhere")


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def connect() -> None:
    raise ConnectionError(f"https://example.org/?token={TOKEN} was refused")


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    out, errors = capsys.readouterr()
    assert out == ""  # what is answered goes there, and nothing else
    return errors.splitlines()


def test_the_log_goes_to_standard_error_as_text_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    configure(level="INFO", as_json=False, secrets=[])
    log.info("%s is ready", "terminal")
    (line,) = lines(capsys)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} INFO bot\.somewhere: terminal is ready", line)


def test_the_log_for_machines_is_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure(level="INFO", as_json=True, secrets=[])
    log.warning('two\nlines and a "quote", 朝鮮')
    log.info("ready")
    first, second = (json.loads(line) for line in lines(capsys))
    assert datetime.fromisoformat(first.pop("time")).tzinfo == UTC
    assert first == {"level": "WARNING", "logger": "bot.somewhere", "message": 'two\nlines and a "quote", 朝鮮'}
    assert second["message"] == "ready"


def test_less_important_lines_than_asked_for_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure(level="WARNING", as_json=False, secrets=[])
    log.info("started")
    log.warning("careful")
    assert [line.rpartition(": ")[2] for line in lines(capsys)] == ["careful"]


def test_setting_the_log_up_again_writes_no_line_twice(capsys: pytest.CaptureFixture[str]) -> None:
    configure(level="INFO", as_json=False, secrets=[])
    configure(level="INFO", as_json=False, secrets=[])
    log.info("once")
    assert len(lines(capsys)) == 1


@pytest.mark.parametrize("as_json", [False, True])
def test_a_secret_is_cut_out_of_messages_their_values_and_exceptions(
    capsys: pytest.CaptureFixture[str], *, as_json: bool
) -> None:
    configure(level="INFO", as_json=as_json, secrets=["", TOKEN])
    log.info("logging in with %s", TOKEN)
    try:
        connect()
    except ConnectionError:
        log.exception("no connection")
    text = "\n".join(lines(capsys))
    assert TOKEN not in text
    assert text.count("[secret]") == 2
    assert "ConnectionError: https://example.org/?token=[secret] was refused" in text


def test_an_exception_stands_in_the_json_object_of_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure(level="INFO", as_json=True, secrets=[])
    try:
        int("bad")
    except ValueError:
        log.exception("a bug")
    (line,) = lines(capsys)
    assert json.loads(line)["message"] == "a bug"
    assert json.loads(line)["exception"].splitlines()[-1] == "ValueError: invalid literal for int() with base 10: 'bad'"


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
secrets = st.text(st.characters(codec="utf-8", exclude_characters="[secrt]"), min_size=6, max_size=30)


@settings(deadline=None)
@given(words, st.lists(secrets, min_size=1, max_size=3), words, st.booleans())
def test_no_secret_of_any_form_gets_through_and_every_json_line_can_be_read(
    before: str, kept: list[str], after: str, as_json: bool
) -> None:
    line = logged(f"{before}{after.join(kept)}{after}", kept, as_json=as_json)
    said = json.loads(line)["message"] if as_json else line
    for secret in kept:
        assert secret not in said


@given(secrets, st.integers(1, 5))
def test_a_secret_that_begins_like_another_leaves_no_rest_of_it(secret: str, length: int) -> None:
    assert json.loads(logged(secret, [secret[:length], secret], as_json=True))["message"] == "[secret]"


def logged(message: str, kept: list[str], *, as_json: bool) -> str:
    record: Any = logging.makeLogRecord({"msg": message, "name": "bot", "levelname": "INFO", "created": 0.0})
    return _Redacted(kept, as_json=as_json).format(record)
