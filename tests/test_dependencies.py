"""What the project is built from is pinned: its libraries with hashes, the actions of its workflow by their commits."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN: list[str] = PROJECT["project"]["dependencies"]
DEV: list[str] = PROJECT["dependency-groups"]["dev"]
RELEASING = ("image.yml", "release.yml")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def locked(name: str) -> dict[str, set[str]]:
    """The versions of each library in a lock file: several where they depend on the version of Python."""
    pins: dict[str, set[str]] = {}
    text = (ROOT / name).read_text(encoding="utf-8")
    for library, version in re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", text, re.MULTILINE):
        pins.setdefault(canonicalize_name(library), set()).add(version)
    return pins


@pytest.mark.parametrize(("name", "asked"), [("requirements.lock", RUN), ("requirements-dev.lock", RUN + DEV)])
def test_the_lock_files_meet_what_the_project_asks_for(name: str, asked: list[str]) -> None:
    pins = locked(name)
    for requirement in map(Requirement, asked):
        versions = pins.get(canonicalize_name(requirement.name))
        assert versions, f"{requirement.name} is not in {name}: run `make lock`"
        for version in versions:
            assert version in requirement.specifier, f"{requirement} is {version} in {name}: run `make lock`"


def test_what_is_tested_is_what_runs() -> None:
    run, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert run
    assert run == {name: dev[name] for name in run}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_of_a_workflow_is_pinned_by_its_commit_and_says_its_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert uses
    for action in uses:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_read_the_code_and_do_nothing_else_but_what_a_release_needs_job_by_job(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"^permissions:\n((?:  .*\n)+)", text, re.MULTILINE) == ["  contents: read\n"]
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    jobs = re.findall(r"^    permissions:\n((?:      .*\n)+)", text, re.MULTILINE)
    assert text.count("permissions:") == 1 + len(jobs)
    assert not jobs or path.name in RELEASING
    given = {line.split(" #")[0].strip() for job in jobs for line in job.splitlines()}
    assert given <= {"contents: read", "id-token: write", "attestations: write", "packages: write"}


@pytest.mark.parametrize("name", RELEASING)
def test_only_a_tag_of_a_version_can_publish_anything(name: str) -> None:
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    begun = text.partition("\npermissions:")[0].partition("\non:\n")[2]
    assert begun.count("tags:") == 1
    assert "branches" not in begun
    for job in re.split(r"^  (?=\w+:\n    name:)", text.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]:
        if ": write" in job and "pull_request" in begun:
            assert "github.event_name == 'push'" in job or "needs: push" in job


def test_the_oldest_python_of_the_workflow_is_the_one_that_the_project_asks_for() -> None:
    text = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    tested = re.findall(r'"(3\.\d+)"', text)
    assert f">={tested[0]}" == PROJECT["project"]["requires-python"]
    assert tested == [f"3.{number}" for number in range(11, 11 + len(tested))]
