"""How many examples hypothesis tries: enough to find a slip in `make test`, four times as many in `make coverage`."""

import os

PROFILE = "HYPOTHESIS_PROFILE"


def examples(usual: int) -> int:
    """So many, or four times as many where HYPOTHESIS_PROFILE is thorough."""
    return 4 * usual if os.environ.get(PROFILE) == "thorough" else usual
