"""The manifest: what Slack takes, and no more and no less than what the bot uses."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bot.core.feature import STAFF_ROOTS, Root
from bot.platforms.discord.command_tree import PERMISSIONS
from bot.platforms.slack import payloads as payload, workspaces_route
from bot.platforms.slack.http_door import PATH
from bot.platforms.slack.install_flow import REDIRECT
from bot.platforms.slack.web_api import READS_FILES, SCOPES

HERE = Path(__file__).parents[3]
TEXT = (HERE / "slack-manifest.yaml").read_text(encoding="utf-8")
SCHEMA = json.loads((HERE / "tests" / "fakes" / "slack" / "manifest_schema.json").read_text(encoding="utf-8"))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "bot" / "platforms" / "slack").glob("*.py"))

NEEDED = {
    "users:read": ("users_info", "users_list"),
    "im:write": ("conversations_open",),
    "chat:write": ("chat_postMessage",),
    "files:write": (
        "files_getUploadURLExternal",
        "files_completeUploadExternal",
        "files_delete",
    ),
    "files:read": ("files_info",),
    "commands": ("handlers.command",),
}
"""What in the code needs which scope. (views.publish and response_url need none.)"""

_LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?(?P<rest>\S.*)")
_PAIR = re.compile(r"(?P<key>\w+):(?: (?P<value>\S.*))?")


class NotPlainError(Exception):
    """More of YAML than this page reads: maps, lists, words, numbers, quoted text, and whole lines of comment."""


def read(text: str) -> Any:
    """The YAML of the manifest, which is of the plainest kind."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    value, rest = block(lines, 0)
    if rest:
        raise NotPlainError(rest[0])
    return value


def block(lines: list[str], indent: int) -> tuple[Any, list[str]]:
    """The map or list that begins here, and the lines after it."""
    found: Any = [] if lines[0].lstrip().startswith("- ") else {}
    while lines:
        match = _LINE.fullmatch(lines[0])
        if not match:
            raise NotPlainError(lines[0])
        depth = len(match["indent"])
        if depth < indent:
            break
        if depth > indent or bool(match["dash"]) != isinstance(found, list):
            raise NotPlainError(lines[0])
        if isinstance(found, list):
            pair = _PAIR.fullmatch(match["rest"])
            if pair:
                value, lines = block([" " * (depth + 2) + match["rest"], *lines[1:]], depth + 2)
            else:
                value, lines = scalar(match["rest"]), lines[1:]
            found.append(value)
        else:
            lines = entry(found, match["rest"], lines, depth)
    return found, lines


def entry(found: dict[str, Any], text: str, lines: list[str], depth: int) -> list[str]:
    """Put one `key: value` into a map. Gives the lines after it."""
    pair = _PAIR.fullmatch(text)
    if not pair or pair["key"] in found:
        raise NotPlainError(text)
    if pair["value"]:
        found[pair["key"]] = scalar(pair["value"])
        return lines[1:]
    found[pair["key"]], rest = block(lines[1:], depth + 2)
    return rest


def scalar(text: str) -> Any:
    if text.startswith('"'):
        return json.loads(text)
    if text in ("true", "false"):
        return text == "true"
    if text.isdecimal():
        return int(text)
    if text[0] in "'[{>|*&!%@`#" or ": " in text or " #" in text:
        raise NotPlainError(text)
    return text


def over_http(text: str) -> str:
    """The manifest changed as its first lines say."""
    return re.sub(r"# (\w*url: )", r"\1", text).replace("socket_mode_enabled: true", "socket_mode_enabled: false")


def problems(manifest: Any) -> list[str]:
    return [error.message for error in Draft7Validator(SCHEMA).iter_errors(manifest)]


@pytest.fixture(params=[TEXT, over_http(TEXT)], ids=["socket", "http"])
def manifest(request: pytest.FixtureRequest) -> Any:
    return read(request.param)


def test_slack_takes_the_manifest(manifest: Any) -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert problems(manifest) == []
    assert len(manifest["display_information"]["long_description"]) >= 175


def test_slack_would_refuse_a_broken_manifest(manifest: Any) -> None:
    manifest["features"]["slash_commands"][0]["usage_hint"] = ""
    manifest["features"]["bot_user"]["name"] = "zainichi"
    assert len(problems(manifest)) == 2


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key.endswith("url"):
                yield inner
            else:
                yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def test_over_http_everything_goes_to_where_the_bot_listens_and_in_socket_mode_nowhere() -> None:
    assert list(addresses(read(TEXT))) == []
    http = list(addresses(read(over_http(TEXT))))
    assert len(http) == 5
    assert {address.removeprefix("https://example.org") for address in http} == {PATH}
    assert read(TEXT)["settings"]["socket_mode_enabled"] is True
    assert read(over_http(TEXT))["settings"]["socket_mode_enabled"] is False


def test_for_many_workspaces_a_browser_comes_back_to_where_the_bot_expects_it() -> None:
    text = re.sub(r"# (redirect_urls:|  - https)", r"\1", over_http(TEXT))
    many = read(text)
    assert problems(many) == []
    assert many["oauth_config"]["redirect_urls"] == [f"https://example.org{REDIRECT}"]


def test_the_commands_are_the_roots_that_there_are_on_discord_too(manifest: Any) -> None:
    roots = [command["command"].removeprefix("/") for command in manifest["features"]["slash_commands"]]
    assert roots == [Root.EVERYBODY, *PERMISSIONS]
    assert set(STAFF_ROOTS) <= set(PERMISSIONS)


def test_the_scopes_are_those_that_the_bot_checks_for_and_each_is_used(manifest: Any) -> None:
    scopes = manifest["oauth_config"]["scopes"]
    assert scopes == {"bot": [*SCOPES, READS_FILES]}
    assert set(NEEDED) == {*SCOPES, READS_FILES}
    for calls in NEEDED.values():
        for call in calls:
            assert f"{call}(" in CODE, call
    called = set(re.findall(r"(?:web|self)\.(?:client|careful)\.(\w+)\(", CODE))
    free = {"auth_test", "auth_revoke", "apps_connections_open", "oauth_v2_access", "views_publish", "views_update"}
    assert called - free == {call for calls in NEEDED.values() for call in calls if "." not in call}


def test_the_events_are_those_that_the_bot_takes_and_no_message_is_among_them(manifest: Any) -> None:
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    taken = re.findall(r'event\.get\("type"\) == "(\w+)"', Path(payload.__file__).read_text("utf-8"))
    gone = re.findall(r'case "(\w+)"', Path(workspaces_route.__file__).read_text("utf-8"))
    assert events == [*taken, *gone]
    assert not any(event.startswith("message") for event in events)
    assert manifest["settings"]["interactivity"]["is_enabled"] is True


def test_people_can_open_the_home_tab_and_type_commands_in_the_messages_tab(manifest: Any) -> None:
    assert manifest["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_who_is_named_in_a_command_is_told_apart_from_who_has_the_same_name(manifest: Any) -> None:
    assert all(command["should_escape"] for command in manifest["features"]["slash_commands"])
    assert all(command["usage_hint"] for command in manifest["features"]["slash_commands"])
