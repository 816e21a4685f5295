"""What is wrong with a request, gathered and told in the shape that Discord uses. The only rule here is on links."""

import re
from collections.abc import Collection
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str | int, ...]

LINK = re.compile(r"(https?|discord)://\S+")


class Problems:
    """What is wrong with a request, each with the place in it where it is wrong."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, str, str]] = []
        self.empty_message = False

    def __bool__(self) -> bool:
        return bool(self.found) or self.empty_message

    def __str__(self) -> str:
        lines = [f"{'.'.join(map(str, path))}: {message}" for path, _, message in self.found]
        return "; ".join(lines + ["Cannot send an empty message"] * self.empty_message)

    def add(self, path: Path, code: str, message: str) -> None:
        self.found.append((path, code, message))

    def move_into(self, field: str) -> None:
        """What was looked at stands inside this field of the request."""
        self.found = [((field, *path), code, message) for path, code, message in self.found]

    def about(self, path: Path) -> bool:
        """Has something been said about this place, or about something inside it?"""
        return any(known[: len(path)] == path for known, _, _ in self.found)

    def length(self, path: Path, value: Any, low: int, high: int) -> None:
        """`value` must be a text or a list of this length; None counts as nothing."""
        if value is None and low == 0:
            return
        if value is None:
            self.add(path, "BASE_TYPE_REQUIRED", "This field is required")
        elif not isinstance(value, str | list | tuple):
            self.add(path, "BASE_TYPE_BAD_VALUE", "Not a text or a list.")
        elif not low <= len(value) <= high:
            several = "in length" if isinstance(value, str) else "items"
            code = "BASE_TYPE_MAX_LENGTH" if low == 0 else "BASE_TYPE_BAD_LENGTH"
            wanted = f"{high} or fewer" if low == 0 else f"between {low} and {high}"
            self.add(path, code, f"Must be {wanted} {several}.")

    def body(self) -> Json:
        """The answer as Discord shapes it."""
        if self.empty_message and not self.found:
            return {"message": "Cannot send an empty message", "code": 50006}
        errors: Json = {}
        for path, code, message in self.found:
            here = errors
            for step in path:
                here = here.setdefault(str(step), {})
            here.setdefault("_errors", []).append({"code": code, "message": message})
        return {"message": "Invalid Form Body", "code": 50035, "errors": errors}


def check_url(url: Any, path: Path, files: Collection[str], problems: Problems, limit: int = 2048) -> None:
    """A link on the web, or `attachment://` and the name of a file that comes with the same message."""
    if isinstance(url, str) and url.startswith("attachment://"):
        if url.removeprefix("attachment://") not in files:
            problems.add(path, "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", f"No file {url} in this message.")
    elif not isinstance(url, str) or not LINK.fullmatch(url):
        problems.add(path, "URL_TYPE_INVALID_SCHEME", f"'{url}' is not a URL with http, https or discord.")
    else:
        problems.length(path, url, 1, limit)
