"""The command line, and the command that `pip install .` gives."""

import contextlib
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.platforms.console.test_terminal import environment
from tests.support.paths import ROOT
from tests.support.starts import forked


def run(folder: Path, *words: str, anew: bool = False, **extra: str) -> subprocess.CompletedProcess[str]:
    with contextlib.nullcontext() if anew else forked():
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            input="",
            cwd=folder,
            env=environment(**extra),
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )


def test_an_unknown_word_on_the_command_line_is_answered_in_one_line(tmp_path: Path) -> None:
    done = run(tmp_path, "chekc", anew=True)
    assert done.returncode == 2
    assert done.stderr == (
        "zainichi: 'chekc' is not understood. Did you mean check? "
        "Run it without a word, or with: check, health, backup, restore, copy-database\n"
    )


def test_it_says_what_it_can_do_and_which_version_it_is(tmp_path: Path) -> None:
    helped, version = run(tmp_path, "--help"), run(tmp_path, "--version")
    assert (helped.returncode, version.returncode) == (0, 0)
    assert "copy-database" in helped.stdout
    assert "health" in helped.stdout
    assert version.stdout == f"zainichi {tomllib.loads((ROOT / 'pyproject.toml').read_text())['project']['version']}\n"
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "value"),
    [("BOT_LOCALE", "fr"), ("LOG_LEVEL", "loud"), ("DATABASE_URL", "mysql://root:secret@x/y"), ("PORT", "http"),
     ("DISCORD_TOKEN", "Bot secret-but-no-token"), ("SLACK_BOT_TOKEN", "secret")],
)  # fmt: skip
def test_a_bad_setting_stops_the_start_with_one_line_that_names_it_and_no_secret(
    tmp_path: Path, name: str, value: str
) -> None:
    extra: dict[str, Any] = {name: value}
    done = run(tmp_path, **extra)
    assert done.returncode == 1
    assert name in done.stderr
    assert done.stderr.count("\n") == 1
    assert "secret" not in done.stderr + done.stdout


def test_a_setting_can_stand_in_a_file_beside_the_bot(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_LOCALE=ko\nDATABASE_URL=sqlite:///other.db\n")
    assert "다" in run(tmp_path).stdout
    assert (tmp_path / "other.db").is_file()


def test_a_database_that_cannot_be_used_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "zainichi.db").write_text("a shopping list, and certainly no database " * 50)
    done = run(tmp_path)
    assert done.returncode == 1
    assert "is not a database that can be read" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "zainichi.db").read_text().startswith("a shopping list")


def test_pip_install_gives_a_command_that_works_from_any_folder(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(wheels)]
    subprocess.run([*build, str(ROOT)], check=True, timeout=60, capture_output=True, cwd=tmp_path)
    (wheel,) = wheels.glob("zainichi-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "content/facts/voyages.toml" in names
    data = [*ROOT.glob("bot/words/*/*.ftl"), *ROOT.glob("bot/db/migrations/*.*")]
    assert {path.relative_to(ROOT).as_posix() for path in data} <= set(names)
    assert len({path.parent for path in data}) == 4  # three languages, and the migrations
    assert not any(name.startswith(("tests/", "bench/", "docs/")) for name in names)

    place = tmp_path / "elsewhere"
    venv.create(place, with_pip=False, symlinks=True)
    python = next(place.glob("bin/python*"))
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "--quiet",
            "--no-deps",
            "--no-index",
            str(wheel),
        ],
        check=True,
        timeout=60,
        capture_output=True,
    )
    libraries = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    version = subprocess.run(
        [str(place / "bin" / "zainichi"), "--version"],
        cwd=place,
        env={**environment(), "PYTHONPATH": libraries},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert version.stdout == f"zainichi {wheel.name.split('-')[1]}\n", version.stderr
    done = subprocess.run(
        [str(place / "bin" / "zainichi")],
        input="fact\n",
        cwd=place,
        env={**environment(), "PYTHONPATH": libraries},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert re.search(r"\n Sources?: ", done.stdout), done.stderr


RARE = {
    "asyncpg", "cryptography", "defusedxml", "fontTools", "fpdf", "genanki", "openpyxl", "PIL", "prometheus_client",
    "sentry_sdk", "xlsxwriter",
}  # fmt: skip
"""What is for one database, one file or one page: whoever never asks for that shall not wait for it."""
PLATFORMS = {"aiohttp", "discord", "nacl", "slack_bolt", "slack_sdk", "uvloop"}


def test_the_terminal_loads_nothing_of_the_platforms_and_nothing_that_is_rarely_used(tmp_path: Path) -> None:
    done = run(tmp_path, anew=True, PYTHONPROFILEIMPORTTIME="1")
    loaded = set(re.findall(r"^import time:.*\| +([^.\s]+)", done.stderr, re.MULTILINE))
    assert {"bot", "aiosqlite", "rich"} <= loaded
    assert not loaded & (RARE | PLATFORMS)


def test_a_bot_on_discord_and_slack_loads_nothing_that_is_rarely_used() -> None:
    code = (
        "import sys, bot.bootstrap, bot.db.sqlite, bot.platforms.discord.adapter, bot.platforms.slack.adapter, "
        "bot.platforms.web_server; print(*{it.partition('.')[0] for it in sys.modules})"
    )
    loaded = set(subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True, timeout=60).split())
    assert {"aiosqlite", "discord", "slack_bolt"} <= loaded
    assert not loaded & RARE
