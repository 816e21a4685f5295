"""How many examples hypothesis tries: enough to find a slip in `make test`, four times as many in `make coverage`."""

import os

from hypothesis import given, settings, strategies

PROFILE = "HYPOTHESIS_PROFILE"


def examples(usual: int) -> int:
    """So many, or four times as many where HYPOTHESIS_PROFILE is thorough."""
    return 4 * usual if os.environ.get(PROFILE) == "thorough" else usual


@settings(max_examples=100, database=None, derandomize=True)
@given(strategies.text())
def draw(text: str) -> None:
    """Draw until hypothesis has looked through all code for constants, which takes seconds where none are kept."""
    del text
