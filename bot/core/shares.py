"""Shares of a whole, as people read them. Pure."""

KNOWN_PERCENT = 85
"""A question that so many know need not be looked at again."""


def percent(part: int, whole: int) -> int | None:
    """A share in whole per cent, rounded half up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None
