"""What was typed, kept between runs in a file of the person's own, as a shell does it.

It is `zainichi/history` in XDG_STATE_HOME, else in ~/.local/state. Where it cannot be read or written there is none:
that is no reason to say anything.
"""

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from prompt_toolkit.history import History

MOST = 1000
"""Lines that are kept."""


def history_file(environment: Mapping[str, str]) -> Path | None:
    """Where it is; None if there is no place for it."""
    state = Path(environment.get("XDG_STATE_HOME", ""))
    if not state.is_absolute():  # by the specification a relative path is to be ignored
        home = Path(environment.get("HOME") or environment.get("USERPROFILE", ""))
        if not home.is_absolute():
            return None
        state = home / ".local" / "state"
    return state / "zainichi" / "history"


class TypedLines(History):
    """The lines of a file, the newest last. Nobody else may read it."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self._path = path

    def load_history_strings(self) -> Iterable[str]:
        """What was typed in earlier runs, the newest first."""
        return reversed(self._lines()[-MOST:])

    def store_string(self, string: str) -> None:
        """Write down one line more. Of too many lines the oldest go."""
        line = " ".join(string.split())
        if not (self._path and line):
            return
        before = self._lines()
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if len(before) < MOST:
                _write(self._path, (line,), os.O_APPEND)
            else:
                fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
                _write(fresh, (*before[1 - MOST :], line), os.O_TRUNC)
                fresh.replace(self._path)

    def _lines(self) -> Sequence[str]:
        if self._path is None:
            return ()
        try:
            return self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()


def _write(path: Path, lines: Iterable[str], how: int) -> None:
    """Put lines into a file that only its owner can read, whatever it was before. Raises OSError."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600), "a", encoding="utf-8", errors="replace") as file:  # noqa: PTH123  # it is open already
        path.chmod(0o600)
        file.writelines(f"{line}\n" for line in lines)
