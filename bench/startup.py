"""How long from nothing to the first prompt, beside the bare import of the three libraries that a bot needs."""

import os
import pty
import signal
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
LIMIT = 1.5
ROOT = Path(__file__).parent.parent
BARE = "import discord, slack_bolt.async_app, aiosqlite; print('ready', flush=True)"


def until(marker: bytes, command: list[str], folder: str) -> float:
    """Seconds from the start of a process in a terminal until it has printed this."""
    begun = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        os.execve(command[0], command, {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"})
    seen = b""
    while marker not in seen:
        seen += os.read(fd, 65536)
    took = time.perf_counter() - begun
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    return took


def main() -> int:
    """Print both medians and their ratio; 1 if the ratio is over the limit."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [
            (
                until(b"\x1b[?2004h", [sys.executable, "-m", "bot"], folder),
                until(b"ready", [sys.executable, "-c", BARE], folder),
            )
            for _ in range(RUNS)
        ]
    ours = statistics.median(mine for mine, _ in pairs[1:])  # the first one compiles bytecode
    bare = statistics.median(theirs for _, theirs in pairs[1:])
    sys.stdout.write(
        f"start to first prompt {1000 * ours:.0f} ms · bare imports {1000 * bare:.0f} ms · "
        f"ratio {ours / bare:.2f} (at most {LIMIT})\n"
    )
    return 0 if ours <= LIMIT * bare else 1


if __name__ == "__main__":
    sys.exit(main())
