"""What is wrong with blocks, gathered and told in the words that Slack uses. Knows no block."""

from collections.abc import Collection
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str | int, ...]


class Problems:
    """What is wrong with a request, each with the place in it where it is wrong."""

    def __init__(self) -> None:
        self.found: list[tuple[Path, str]] = []

    def __bool__(self) -> bool:
        return bool(self.found)

    def __str__(self) -> str:
        return "; ".join(self.messages)

    @property
    def messages(self) -> list[str]:
        """As Slack words them: "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"."""
        return [f"{message} [json-pointer:/{'/'.join(map(str, path))}]" for path, message in self.found]

    def add(self, path: Path, message: str) -> None:
        self.found.append((path, message))

    def text(self, path: Path, value: Any, high: int, low: int = 1) -> None:
        """`value` must be a string of this length."""
        if not isinstance(value, str):
            self.add(path, "must provide a string")
        elif len(value) < low:
            self.add(path, f"must be more than {low - 1} characters")
        elif len(value) > high:
            self.add(path, f"must be less than {high + 1} characters")

    def items(self, path: Path, value: Any, high: int, low: int = 1) -> list[Any]:
        """`value` must be a list of this length. Returns it, or an empty one."""
        if not isinstance(value, list):
            self.add(path, "must provide an array")
            return []
        if len(value) < low:
            self.add(path, f"no fewer than {low} items allowed")
        elif len(value) > high:
            self.add(path, f"no more than {high} items allowed")
        return value

    def fields(self, path: Path, value: Any, needed: Collection[str], allowed: Collection[str] = ()) -> Json:
        """`value` must be an object with these fields and no others. Returns it, or an empty one."""
        if not isinstance(value, dict):
            self.add(path, "must provide an object")
            return {}
        for name in needed:
            if value.get(name) is None:
                self.add(path, f"missing required field: {name}")
        for name in value:
            if name not in needed and name not in allowed and name != "type":
                self.add(path, f"invalid additional property: {name}")
        return value
