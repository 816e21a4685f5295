"""A problem is reported in a terminal, line by line, and looked through there by whoever has the machine."""

import os
import subprocess
import sys
from pathlib import Path

from bot.core.i18n import Voice
from tests.support.paths import ROOT
from tests.support.starts import forked

EN = Voice("en")


def test_a_report_is_written_read_saved_as_a_file_and_closed_in_a_terminal(tmp_path: Path) -> None:
    lines = ("fact voyages", EN("button-sources"), EN("button-problem"), "5", "A letter is missing.", "")
    then = ("zainichi-mod reports", EN("reports-export"), "reports", EN("reports-done"), "")
    with forked():
        done = subprocess.run(
            [sys.executable, "-m", "bot"],
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], "PYTHONUTF8": "1", "COLUMNS": "100"},
            input="\n".join((*lines, *then)),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=True,
        )
    told = " ".join(done.stdout.split())
    for key in ("problem-thanks", "problem-next", "reports-exported"):
        assert EN(key) in told, key
    assert told.index(EN("reports-heading", count=1)) < told.index(EN("reports-heading", count=0))
    (file,) = tmp_path.glob("reports-*.csv")
    assert '"typo","A letter is missing."' in file.read_text("utf-8-sig")
