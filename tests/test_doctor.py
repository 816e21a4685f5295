"""`python -m bot check`: what it finds, how to mend it, and what it never does."""

import os
import sqlite3
import subprocess
import sys
from functools import cache, partial
from pathlib import Path

import pytest

from bot import crash_reports, doctor
from bot.db.migrate import migrate
from bot.db.sqlite import connect
from bot.doctor import application_id, examine
from bot.members.store import MemberStore
from bot.settings import _CHECKS
from content.loader import read
from tests.support.paths import ROOT
from tests.support.starts import forked

SETTINGS = tuple(_CHECKS)
DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0"


def run(folder: Path, *words: str, typed: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """The bot as a process of its own in this folder, with these settings and no others."""
    own = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    with forked():
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=folder,
            env={**own, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **variables},
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def check(**variables: str) -> tuple[int, str]:
    """The exit code and the words of the doctor, without a process. Our own content it looks through but once."""
    written: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        if doctor.__dict__["read"] is read:
            patch.setattr(doctor, "_content", our_content)
        code = await examine(variables, written.append)
    return code, "".join(written)


find_in_content = doctor._content


@cache
def our_content() -> tuple[doctor.Finding, ...]:
    """What the doctor finds in the content that the bot comes with."""
    return tuple(find_in_content())


def line(text: str, what: str) -> tuple[str, str, str]:
    """What the doctor says on something: ok or problem, in which state, and how to mend it."""
    lines = text.splitlines()
    at = next(number for number, written in enumerate(lines) if written[9:32].strip() == what)
    mend = lines[at + 1].strip()
    return lines[at][:8].strip(), lines[at][32:], mend.removeprefix("→ ") if mend.startswith("→ ") else ""


# From outside


def test_in_a_fresh_folder_all_is_well_and_nothing_is_made(tmp_path: Path) -> None:
    checked = run(tmp_path, "check")
    assert checked.returncode == 0
    assert checked.stderr == ""
    *findings, empty, last = checked.stdout.splitlines()
    assert (empty, last) == ("", "All is well.")
    assert [finding.split()[:2] for finding in findings] == [
        ["ok", what] for what in ("Python", "content", "translations", "platforms", "database")
    ]
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("variables", "what", "mend"),
    [
        ({"DISCORD_TOKEN": "hunter2 hunter2"}, "DISCORD_TOKEN", "Copy it again, alone."),
        ({"BOT_LOCALE": "fr"}, "BOT_LOCALE", "BOT_LOCALE is not one of en, ja, ko."),
        ({"DATABASE_URL": "sqlite:///letter.txt"}, "database", "Move it away, or set DATABASE_URL to another place"),
        ({"DATABASE_URL": "sqlite:///missing/zainichi.db"}, "database", "Check that its folder exists"),
    ],
)
def test_a_problem_is_told_with_how_to_mend_it(tmp_path: Path, variables: dict[str, str], what: str, mend: str) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, this is no database.\n" * 50, "utf-8")
    checked = run(tmp_path, "check", **variables)
    assert checked.returncode == 1
    assert checked.stderr == ""
    assert "hunter2" not in checked.stdout
    assert line(checked.stdout, what)[0] == "problem"
    assert mend in line(checked.stdout, what)[2]
    assert checked.stdout.endswith("\n1 problem\n")
    assert names(tmp_path) == ["letter.txt"]


# From inside


async def test_every_setting_that_is_wrong_has_its_own_line() -> None:
    code, text = await check(PORT="x", LOG_FORMAT="x", LOG_LEVEL="x", DATABASE_URL="mysql://x", SLACK_APP_TOKEN="x")
    assert code == 1
    for name in ("PORT", "LOG_FORMAT", "LOG_LEVEL", "DATABASE_URL", "SLACK_APP_TOKEN"):
        state, _, mend = line(text, name)
        assert state == "problem"
        assert mend.startswith(f"{name} ")
    assert text.endswith("\n5 problems\n")


async def test_a_token_shows_as_set_and_never_itself(tmp_path: Path) -> None:
    bot, app = "xoxb-123456789012-abc", "xapp-1-A012-345-abc"
    code, text = await check(
        DISCORD_TOKEN=DISCORD,
        SLACK_BOT_TOKEN=bot,
        SLACK_APP_TOKEN=app,
        SLACK_SIGNING_SECRET="not-hunter2",
        LOG_FORMAT="json",
        DATABASE_URL=f"sqlite:///{tmp_path}/new.db",
    )
    assert code == 0
    assert line(text, "DISCORD_TOKEN")[:2] == ("ok", "set")
    assert line(text, "SLACK_BOT_TOKEN")[:2] == ("ok", "set")
    assert line(text, "LOG_FORMAT")[:2] == ("ok", "json")
    state, said, mend = line(text, "SLACK_SIGNING_SECRET")
    assert (state, said) == ("doubt", "set, and looks odd")
    assert mend == "SLACK_SIGNING_SECRET is not 32 hexadecimal digits. Copy it from Basic Information."
    assert "platforms" not in text
    assert not any(secret in text for secret in (DISCORD, bot, app, "hunter2", str(tmp_path)))


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"SLACK_APP_TOKEN": "xapp-1-A012-345-abc"}, "in Socket Mode"),
        ({"SLACK_APP_TOKEN": "xapp-1-A012-345-abc", "PORT": "80"}, "in Socket Mode"),
        (
            {"SLACK_SIGNING_SECRET": "0123456789abcdef" * 2, "PORT": "8080"},
            "over HTTP at port 8080: give Slack the address https://(your host)/slack/events",
        ),
    ],
)
async def test_how_the_bot_meets_slack_is_told(tmp_path: Path, variables: dict[str, str], says: str) -> None:
    database = f"sqlite:///{tmp_path}/new.db"
    code, text = await check(SLACK_BOT_TOKEN="xoxb-123456789012-abc", DATABASE_URL=database, **variables)
    assert code == 0
    assert line(text, "Slack")[:2] == ("ok", says)
    if "PORT" in variables:
        said = f"/healthz, /readyz and /metrics at port {variables['PORT']}"
        assert line(text, "health")[:2] == ("ok", said)


async def test_a_tracker_for_faults_shows_as_set_and_never_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database, dsn = f"sqlite:///{tmp_path}/new.db", "https://hunter2@errors.example/1"
    code, text = await check(SENTRY_DSN=dsn, DATABASE_URL=database)
    assert (code, line(text, "SENTRY_DSN")[:2]) == (0, ("ok", "set"))
    monkeypatch.setattr(crash_reports, "is_there", lambda: False)
    code, text = await check(SENTRY_DSN=dsn, DATABASE_URL=database)
    assert (code, line(text, "error reports")[2]) == (1, crash_reports.MISSING)
    assert "hunter2" not in text


async def test_a_database_in_use_is_found_in_order_with_the_number_of_its_people(tmp_path: Path) -> None:
    database = await connect(str(tmp_path / "zainichi.db"))
    await migrate(database, "zainichi.db")
    await MemberStore(database).choose_language("discord:1", "ja")
    code, text = await check(DATABASE_URL=f"sqlite:///{tmp_path}/zainichi.db")
    await database.close()
    assert code == 0
    assert line(text, "database")[:2] == ("ok", "zainichi.db is in order, with 1 person")


async def test_a_database_in_memory_is_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, text = await check(DATABASE_URL="sqlite:///:memory:")
    assert code == 0
    assert line(text, "database")[0] == "ok"
    assert names(tmp_path) == []


async def test_a_database_of_a_newer_version_is_a_problem(tmp_path: Path) -> None:
    database = await connect(str(tmp_path / "zainichi.db"))
    await migrate(database, "zainichi.db")
    await database.close()
    with sqlite3.connect(tmp_path / "zainichi.db") as newer:
        newer.execute("INSERT INTO migration (number, name) VALUES (9999, 'future')")
    newer.close()
    code, text = await check(DATABASE_URL=f"sqlite:///{tmp_path}/zainichi.db")
    assert code == 1
    assert "Update the bot" in line(text, "database")[2]


@pytest.mark.parametrize("name", ["", "a.txt/zainichi.db", "n" * 300])
async def test_a_place_where_no_database_can_be_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("a file, not a folder", "utf-8")
    code, text = await check(DATABASE_URL=f"sqlite:///{tmp_path}/{name}")
    assert code == 1
    assert line(text, "database")[0] == "problem"
    assert "cannot be opened" in line(text, "database")[2]


async def test_a_mistake_in_the_content_is_a_problem_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "voyages.toml").write_text("[[fact]]\nid = 1\n", "utf-8")
    monkeypatch.setattr(doctor, "read", partial(read, tmp_path))
    code, text = await check(DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
    assert code == 1
    assert "facts/voyages.toml" in text
    assert line(text, "content")[2] == "Mend that line of the file, then check again."


def test_the_invite_link_is_that_of_the_application_that_the_token_belongs_to() -> None:
    assert application_id("MTAwMDAwMDAwMDAwMDAwMDAw.fake12.not-a-real-token") == "100000000000000000"
    for strange in ("", ".", "!!!.x.y", "bm90IGEgbnVtYmVy.x.y", "日本.x.y"):
        assert application_id(strange) is None


async def test_with_a_discord_token_the_doctor_prints_the_link_that_adds_the_bot_to_a_server(tmp_path: Path) -> None:
    token = "MTAwMDAwMDAwMDAwMDAwMDAw.fake12.not-a-real-token-of-anyone-at-all"
    code, text = await check(DISCORD_TOKEN=token, DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
    assert code == 0
    assert "client_id=100000000000000000&scope=applications.commands%20bot&permissions=274877942784" in text
