"""The content as most tests have it: read once, and built on once, in each process and in all that are forked from it."""

from functools import cache

from content import cache as kept
from content.library import Library
from tests.support.kinds import with_one_right


@cache
def everything() -> Library:
    """All the content."""
    return kept.load()


@cache
def one_right() -> Library:
    """The content with those questions alone that have one right choice."""
    return with_one_right(everything())
