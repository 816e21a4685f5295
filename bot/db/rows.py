"""Values of a row, as the types that they are meant to be."""

from bot.db.database import Value


def as_int(value: Value) -> int:
    """A number; 0 for NULL."""
    return int(value or 0)


def as_text(value: Value) -> str | None:
    """A text, or None for NULL."""
    return None if value is None else str(value)


def as_moment(value: Value) -> int | None:
    """A moment in ms since 1970, or None for NULL."""
    return None if value is None else int(value)


def storable(text: str | None) -> str | None:
    """A text without the signs that a database cannot hold: NUL, and halves of letters."""
    return None if text is None else text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
