"""Where the terminal prints: once nobody takes it any more, nothing is printed, and nothing is complained of."""

import contextlib
import os
import sys
from collections.abc import Callable

from rich.console import Console


class Screen(Console):
    """What is printed here. Once nobody takes it any more, nothing is: `head` has read enough, or a disk is full."""

    lost: OSError | None = None
    """Why nothing can be printed."""
    on_lost: Callable[[], None] | None = None
    """Called then."""

    def _check_buffer(self) -> None:
        try:
            super()._check_buffer()
        except OSError as error:
            self.lost, self.quiet = error, True
            with contextlib.suppress(
                OSError
            ):  # what Python still holds would be written, and complained of, at the end
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            if self.on_lost:
                self.on_lost()

    def on_broken_pipe(self) -> None:
        """Called where a BrokenPipeError is caught: it is one error like others, and no reason to leave on the spot."""
        raise  # noqa: PLE0704
