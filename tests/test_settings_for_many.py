"""The settings of a bot that many Slack workspaces share: what goes together, what the doctor says, what is hidden."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation

from bot.db.connect import connect
from bot.db.migrate import migrate
from bot.logs import _Redacted
from bot.platforms.slack.installation_store import InstallationStore
from bot.platforms.slack.sealing import Seal, SealedError
from bot.settings import SettingError, load, problems
from tests.support.paths import ROOT
from tests.test_doctor import check, line

KEY, OTHER = "ab" * 32, "cd" * 32
SHARED = {
    "SLACK_CLIENT_ID": "1234567890.1234567890123",
    "SLACK_CLIENT_SECRET": "fedcba9876543210" * 2,
    "SLACK_SIGNING_SECRET": "0123456789abcdef" * 2,
    "SLACK_TOKEN_KEY": KEY,
    "PORT": "8080",
}


def test_what_many_workspaces_need_is_taken_together_and_nothing_of_it_shows() -> None:
    variables = SHARED | {"PUBLIC_URL": "https://bot.example.org", "CONTACT": "mori@example.org"}
    variables["SLACK_TOKEN_KEY"] = f"{OTHER} , {KEY}"
    settings = load(variables)
    assert settings.is_served
    assert settings.slack_token_keys == [OTHER, KEY]
    for secret in (OTHER, KEY, SHARED["SLACK_CLIENT_SECRET"], SHARED["SLACK_SIGNING_SECRET"]):
        assert secret in settings.secrets
        assert secret not in repr(settings)


@pytest.mark.parametrize("name", ["SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET", "SLACK_TOKEN_KEY", "PORT"])
def test_what_is_missing_is_told_with_what_it_is_for(name: str) -> None:
    found = problems({it: value for it, value in SHARED.items() if it != name})
    assert set(found) == {name}
    assert found[name].startswith(f"{name} is missing; with SLACK_CLIENT_ID many workspaces install the app")


@pytest.mark.parametrize(
    ("variables", "name", "says"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-123456789012-abc"}, "SLACK_BOT_TOKEN", "leave one of them out"),
        ({"SLACK_APP_TOKEN": "xapp-1-A012-345-abc"}, "SLACK_APP_TOKEN", "leave one of them out"),
        ({"SLACK_TOKEN_KEY": "a" * 63}, "SLACK_TOKEN_KEY", "64 hexadecimal digits"),
        ({"SLACK_TOKEN_KEY": f"{KEY},hunter2"}, "SLACK_TOKEN_KEY", "token_hex(32)"),
        ({"PUBLIC_URL": "http://example.org"}, "PUBLIC_URL", "https://example.org"),
        ({"PUBLIC_URL": "https://example.org/"}, "PUBLIC_URL", "no slash at its end"),
        ({"CONTACT": "me"}, "CONTACT", "neither an e-mail address nor a web address"),
        ({"CONTACT": "javascript:alert(1)"}, "CONTACT", "neither an e-mail address nor a web address"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(variables: dict[str, str], name: str, says: str) -> None:
    assert set(problems(SHARED | variables)) == {name}
    with pytest.raises(SettingError) as refused:
        load(SHARED | variables)
    assert str(refused.value).startswith(name)
    assert says in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_secret_or_key_for_many_alone_says_what_it_belongs_to() -> None:
    for name in ("SLACK_CLIENT_SECRET", "SLACK_TOKEN_KEY"):
        assert "is set without SLACK_CLIENT_ID" in problems({name: SHARED[name]})[name]


async def test_the_doctor_says_which_addresses_slack_is_given_and_whose_token_no_key_opens(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/zainichi.db"
    code, text = await check(**SHARED, PUBLIC_URL="https://bot.example.org", DATABASE_URL=url)
    assert code == 0
    assert "https://bot.example.org/slack/oauth_redirect as the redirect URL" in line(text, "Slack")[1]
    assert line(text, "SLACK_TOKEN_KEY")[:2] == ("ok", "set")
    assert not any(value in text for name, value in SHARED.items() if name != "PORT")
    database = await connect(url)
    await migrate(database, "zainichi.db")
    store = InstallationStore(database, Seal([OTHER]), lambda: 1)
    got = Installation(user_id="U1", team_id="T1", bot_token="xoxb-1-abc", bot_id="B1", bot_user_id="U2")
    await store.async_save(got)
    found = await store.async_find_bot(enterprise_id=None, team_id="T1")
    assert found
    assert (found.bot_token, found.bot_user_id) == ("xoxb-1-abc", "U2")
    code, text = await check(**SHARED, DATABASE_URL=url)
    assert code == 1
    assert "problem  SLACK_TOKEN_KEY        does not open the token of T1" in text
    assert (await check(**SHARED | {"SLACK_TOKEN_KEY": f"{KEY},{OTHER}"}, DATABASE_URL=url))[0] == 0
    await store.async_delete_bot(enterprise_id=None, team_id="T1")
    assert await store.async_find_bot(enterprise_id=None, team_id="T1") is None
    assert (await check(**SHARED, DATABASE_URL=url))[0] == 0
    await database.close()


def test_what_was_sealed_opens_for_nothing_else_and_with_no_other_key() -> None:
    seal = Seal([KEY])
    sealed = seal.seal("xoxb-1", "slack:T1 token")
    assert seal.open(sealed, "slack:T1 token") == "xoxb-1"
    assert sealed != seal.seal("xoxb-1", "slack:T1 token")
    for seals, text, of in (
        (seal, sealed, "slack:T2 token"),
        (seal, sealed, "slack:T1 refresh"),
        (Seal([OTHER]), sealed, "slack:T1 token"),
        (seal, f"{sealed[:-2]}00" if not sealed.endswith("00") else f"{sealed[:-2]}01", "slack:T1 token"),
        (seal, "no hex", "slack:T1 token"),
        (seal, "", "slack:T1 token"),
    ):
        with pytest.raises(SealedError):
            seals.open(text, of)


def test_the_log_shows_no_token_of_a_workspace_though_it_stands_in_no_setting() -> None:
    for token in ("xoxb-123456789-abcdefgh", "xoxe.xoxb-1-Mi0yLTk5OTk5", "xoxe-1-My0xLTk5OTk5OTk5", "xoxp-12345678-a"):
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "refused: %s!", (token,), None)
        for as_json in (False, True):
            shown = _Redacted([], as_json=as_json).format(record)
            assert "refused: [secret]!" in shown
            assert token[-8:] not in shown


def test_a_bot_of_one_workspace_does_without_what_only_many_need() -> None:
    code = (
        "import sys, bot.bootstrap, bot.doctor, bot.platforms.slack.adapter; "
        "print([it for it in sys.modules if it == 'nacl' or it.endswith(('.site', '.workspaces', '.install_flow'))])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
