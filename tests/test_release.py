"""What a release is made of: a wheel that anybody can build again, an image, the units and forms beside them."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

from bot.core.clock import DAY
from bot.members.privacy import LEFT, RETENTION
from bot.settings import _CHECKS
from tests.support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def wheel(folder: Path, time: int, mode: int) -> str:
    """The hash of the wheel, built from a copy in which every file has another time and may be read by others."""
    shutil.copytree(ROOT / "bot", folder / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "content", folder / "content", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    for path in folder.rglob("*"):
        os.utime(path, (time, time))
        if path.is_file():
            path.chmod(mode)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    subprocess.run(build, cwd=folder, check=True, capture_output=True, timeout=120)
    (made,) = (folder / "dist").glob("*.whl")
    return hashlib.sha256(made.read_bytes()).hexdigest()


def test_the_same_files_give_the_same_wheel_byte_for_byte(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "a longer name"
    assert wheel(one, 1_700_000_000, 0o644) == wheel(other, 1_750_000_001, 0o600)


def test_the_version_is_the_same_wherever_it_stands() -> None:
    assert f"\nversion: {PROJECT['version']}\n" in read("CITATION.cff")


def test_the_privacy_sheet_agrees_with_what_is_stored_and_for_how_long() -> None:
    sheet, table = read("PRIVACY.md"), read("docs/privacy.md")
    assert (RETENTION, LEFT) == (90 * DAY, 30 * DAY)
    for text in (sheet, table):
        assert "90 days" in text
        assert set(re.findall(r"(\d+) (?:days|months|years)", text)) == {"90", "30"}
    for what in re.findall(r"^\| (?:in a class's quiz, )?([^|]+?) \|", table, re.MULTILINE)[2:]:
        assert re.sub(r"\W.*", "", what.casefold().removeprefix("the ").removeprefix("your ")) in sheet.casefold(), what
    assert "/zainichi privacy export" in sheet
    assert "/zainichi privacy delete" in sheet


def test_the_image_is_made_of_what_is_locked_and_runs_as_nobody_in_particular() -> None:
    image, ignored = read("Dockerfile"), read(".dockerignore")
    assert "--require-hashes -r requirements.lock" in image
    assert re.findall(r"^USER (.*)", image, re.MULTILINE) == ["10001:10001"]
    assert image.index("USER 10001") < image.index("ENTRYPOINT")
    assert 'CMD ["zainichi", "health"]' in image
    assert "(3, 51, 3)" in image  # an older SQLite stops the build
    copied = {it for line in re.findall(r"^COPY (?!--from)(.*) \S+$", image, re.MULTILINE) for it in line.split()}
    assert copied == {line[1:] for line in ignored.splitlines() if line.startswith("!")}
    locked = read("requirements-dev.lock")
    for tool in re.search(r"keep = /\^\(([^)]*)\)==/", image)[1].split("|"):  # type: ignore[index]  # it is there
        assert re.search(rf"^{tool}==", locked, re.MULTILINE), tool


def test_every_setting_that_a_file_of_a_host_names_is_one() -> None:
    app = json.loads(read("app.json"))
    assert set(app["env"]) <= set(_CHECKS)
    assert set(app["formation"]) == {line.partition(":")[0] for line in read("Procfile").splitlines()}
    assert app["name"] == PROJECT["name"]
    assert set(
        re.findall(r"^      ([A-Z_]+): ", read("compose.yaml").partition("  postgres:\n")[0], re.MULTILINE)
    ) <= set(_CHECKS)


def test_the_unit_gives_the_bot_its_folder_and_nothing_else() -> None:
    unit = read("deploy/zainichi.service")
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "StateDirectory=zainichi"):
        assert f"\n{line}\n" in unit
    assert "\nTimeoutStopSec=10s\n" in unit  # twice what the bot takes at most
