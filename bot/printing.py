"""What is printed on the command line, for whoever may read only its beginning."""

import os
import sys


def write(text: str) -> bool:
    """Print; False if that cannot be done, which is then said."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python would complain once more at the end
        if not isinstance(error, BrokenPipeError):  # that is `head`, which has read enough
            sys.stderr.write(f"zainichi: nothing can be written to the output: {error.strerror}\n")
            return False
    return True
