"""The bot is killed at random moments of class quizzes. Here a few times; `make soak` does it 200 times a database."""

import re
import subprocess
import sys

from tests.support.paths import ROOT

MOMENTS = 5
"""On each database."""


def test_killed_at_random_moments_it_loses_no_receipt_counts_nothing_twice_and_every_round_ends() -> None:
    command = [sys.executable, "-m", "tests.soak", str(MOMENTS)]  # on its own: it forks, as threads would not like
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr
    counted = re.findall(
        rf"(sqlite|postgres): killed {MOMENTS} times in (\d+) rounds · (\d+) receipts", ran.stdout.replace(",", "")
    )
    assert [kind for kind, _, _ in counted] == ["sqlite", "postgres"]
    assert all(int(rounds) > 1 and int(receipts) > 20 for _, rounds, receipts in counted)
