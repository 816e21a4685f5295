"""Discord's own description of the requests that bots send, compiled once. What holds between fields is in the rules.

The file beside this module is cut from Discord's OpenAPI document (MIT; its notice is kept inside). To renew it:
`python -m tests.fakes.discord.schema openapi.json NOTICE > tests/fakes/discord/schema.json`
"""

import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from .problems import Problems

REQUESTS = (
    "MessageCreateRequest",
    "MessageEditRequestPartial",
    "IncomingWebhookRequestPartial",
    "IncomingWebhookUpdateRequestPartial",
    "CreateMessageInteractionCallbackRequest",
    "UpdateMessageInteractionCallbackRequest",
    "ApplicationCommandAutocompleteCallbackRequest",
    "ModalInteractionCallbackRequest",
    "ApplicationCommandUpdateRequest",
    "CreatePrivateChannelRequest",
)
CODES = {
    "required": "BASE_TYPE_REQUIRED",
    "maxLength": "BASE_TYPE_MAX_LENGTH",
    "minLength": "BASE_TYPE_BAD_LENGTH",
    "maxItems": "BASE_TYPE_BAD_LENGTH",
    "minItems": "BASE_TYPE_BAD_LENGTH",
    "enum": "BASE_TYPE_CHOICES",
    "oneOf": "UNION_TYPE_CHOICES",
}
FINE = set[tuple[int, type, str | float | None]]()
"""Schemas, which live for ever, with plain values that are in order."""
PROSE = {"description", "title", "example", "examples", "x-discord-union", "format", "deprecated"}


def one_of(validator: Any, branches: list[Any], value: Any, schema: Any) -> Iterator[ValidationError]:
    """A union is told apart by `type`: check only the branch that is meant, so that the error names the field."""
    if value is None and {"type": "null"} in branches:
        return
    branches = [branch for branch in branches if branch != {"type": "null"}]
    if len(branches) == 1:
        yield from validator.descend(value, branches[0])
    elif isinstance(value, dict) and (chosen := branch_for(branches, value)) is not None:
        yield from validator.descend(value, chosen)
    elif all(any(validator.descend(value, branch)) for branch in branches):
        yield ValidationError(
            f"matches none of the {len(branches)} forms allowed here", validator="oneOf", schema=schema
        )


def descend(
    validator: Any, instance: Any, schema: Any, path: str | int | None = None, **_: Any
) -> Iterator[ValidationError]:
    """A part by its own schema. The library makes a validator for each part, to resolve references: there are none.

    A plain value that was found in order is not looked at again by the same schema.
    """
    known = None if isinstance(instance, dict | list) else (id(schema), type(instance), instance)
    if known in FINE:
        return
    for keyword, wanted in schema.items():
        check = validator.VALIDATORS.get(keyword)
        for error in (check(validator, wanted, instance, schema) or ()) if check else ():
            error._set(validator=keyword, validator_value=wanted, instance=instance, schema=schema)
            if path is not None:
                error.path.appendleft(path)
            known = None
            yield error
    if known:
        FINE.add(known)


def branch_for(branches: list[Any], value: dict[str, Any]) -> Any:
    """The union's branch whose `type` is the value's, if the union is of that sort."""
    for branch in branches:
        if value.get("type") in branch.get("properties", {}).get("type", {}).get("enum", ()):
            return branch
    return None


@cache
def schema_file() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return loaded


@cache
def named(name: str) -> Any:
    return whole(schema_file()["$defs"][name])


def whole(schema: Any) -> Any:
    """The schema with every reference replaced by what it means: looking them up takes most of the time otherwise."""
    match schema:
        case {"$ref": str(path)}:
            return named(path.rpartition("/")[2])
        case dict():
            return {key: whole(value) for key, value in schema.items()}
        case list():
            return [whole(item) for item in schema]
        case _:
            return schema


@cache
def compiled(name: str) -> Any:
    kind = extend(Draft202012Validator, {"oneOf": one_of})  # type: ignore[no-untyped-call]  # the library has no types
    kind.descend = descend
    return kind(named(name))


def check_schema(name: str, body: Any, problems: Problems) -> None:
    """Add what Discord's published schema `name` says about `body`, except where a rule has spoken already."""
    for path, code, message in wrong_with(name, json.dumps(body)):
        if not problems.about(path):
            problems.add(path, code, message)


@lru_cache(maxsize=1024)
def wrong_with(name: str, body: str) -> Sequence[tuple[tuple[str | int, ...], str, str]]:
    """(where, code, message) of all that is wrong with a body. The same is sent often, above all the commands."""
    found = []
    for error in compiled(name).iter_errors(json.loads(body)):
        path = tuple(error.absolute_path)
        if error.validator == "required":
            path = (*path, next(key for key in error.validator_value if key not in error.instance))
        found.append((path, CODES.get(str(error.validator), "BASE_TYPE_BAD_VALUE"), error.message))
    return found


def cut(openapi: dict[str, Any], notice: str) -> dict[str, Any]:
    """The named request schemas and all they refer to, without prose."""
    known, kept, waiting = openapi["components"]["schemas"], dict[str, Any](), list(REQUESTS)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = plain(known[name], waiting)
    kept["ChannelTypes"]["enum"].append(16)  # media channels, which the document leaves out and discord.py offers
    kept["SnowflakeType"]["type"] = ["string", "integer"]  # Discord takes numbers too, and discord.py sends them
    return {"notice": notice, "version": openapi["info"]["version"], "$defs": dict(sorted(kept.items()))}


def plain(schema: Any, waiting: list[str]) -> Any:
    match schema:
        case {"$ref": str(path)}:
            name = path.rpartition("/")[2]
            waiting.append(name)
            return {"$ref": f"#/$defs/{name}"}
        case {"type": kind, "oneOf": [*ways]} if all("const" in way for way in ways):
            return {"type": kind, "enum": [way["const"] for way in ways]}
        case {"properties": dict(properties)}:
            rest = {key: plain(value, waiting) for key, value in schema.items() if key not in PROSE | {"properties"}}
            return rest | {"properties": {key: plain(value, waiting) for key, value in properties.items()}}
        case dict():
            return {key: plain(value, waiting) for key, value in schema.items() if key not in PROSE}
        case list():
            return [plain(item, waiting) for item in schema]
        case _:
            return schema


if __name__ == "__main__":
    source, notice = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
    sys.stdout.write(json.dumps(cut(json.loads(source), notice), ensure_ascii=False, sort_keys=False) + "\n")
