"""The bot is killed or told to stop at random moments. Here a few times; `make soak` does each 200 times."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak import deploys, stops
from tests.support.paths import ROOT
from tests.support.starts import forked

MOMENTS = 5
"""On each database."""


def soaked(module: str, *words: int) -> "subprocess.CompletedProcess[str]":
    """Run it in a process of its own: it forks, as threads would not like."""
    command = [sys.executable, "-m", module, *map(str, words)]
    with forked():
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_killed_at_random_moments_it_loses_no_receipt_counts_nothing_twice_and_every_round_ends() -> None:
    ran = soaked("tests.soak", MOMENTS, 0)
    assert ran.returncode == 0, ran.stderr
    counted = re.findall(
        rf"(sqlite|postgres): killed {MOMENTS} times in (\d+) rounds · (\d+) receipts", ran.stdout.replace(",", "")
    )
    assert [kind for kind, _, _ in counted] == ["sqlite", "postgres"]
    assert all(int(rounds) > 1 and int(receipts) > 20 for _, rounds, receipts in counted)


async def test_told_to_stop_at_random_moments_it_ends_within_five_seconds_and_without_noise(tmp_path: Path) -> None:
    took = await stops.soak(len(stops.SITUATIONS), tmp_path)
    assert took.keys() == {situation.__name__ for situation in stops.SITUATIONS}
    assert max(max(seconds) for seconds in took.values()) < stops.SECONDS


def test_one_of_three_processes_killed_again_and_again_loses_nothing_and_does_nothing_twice() -> None:
    ran = soaked("tests.soak.processes", 5, 6)
    assert ran.returncode == 0, ran.stderr
    counted = re.search(r"killed one of them 5 times in (\d+) rounds · (\d+) receipts", ran.stdout.replace(",", ""))
    assert counted, ran.stdout
    assert int(counted[1]) >= 6
    assert int(counted[2]) > 20


@pytest.mark.parametrize("name", ["discord", "socket", "http"])
async def test_no_press_fails_while_a_new_process_takes_over_from_the_old_one(name: str) -> None:
    counted = await deploys.soak(name, 1, people=12, pace=0.5)
    assert counted.presses > 12
    assert not counted.failed
