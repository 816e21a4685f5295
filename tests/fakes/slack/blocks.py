"""What Slack refuses in the blocks of a message, a Home tab or a modal. Pure: knows no channel and no person.

Known are the blocks that have long been there. Newer ones (card, container, data_table …) are refused as unknown here.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from .elements import IN_ACTIONS, IN_INPUT, IN_SECTION, check_element, check_image, check_text
from .problems import Json, Path, Problems
from .rich_text import check_rich_text

MOST_IN_MESSAGE, MOST_IN_VIEW = 50, 100
MOST_CHARACTERS = 13_200
"""Of a message's blocks as JSON: not documented, but found by many (msg_blocks_too_long)."""
MOST_BYTES_OF_VIEW = 250_000


def check_message_blocks(blocks: Any) -> Problems:
    problems = Problems()
    listed = problems.items(("blocks",), blocks, MOST_IN_MESSAGE, low=0)
    check_each(listed, ("blocks",), problems, MESSAGE_RULES)
    if sum(1 for block in listed if isinstance(block, dict) and block.get("type") == "table") > 1:
        problems.add(("blocks",), "only one table is allowed")
    long = [str(block.get("text")) for block in listed if isinstance(block, dict) and block.get("type") == "markdown"]
    if sum(map(len, long)) > 12_000:
        problems.add(("blocks",), "markdown must be less than 12001 characters in total")
    return problems


def size(blocks: Any) -> int:
    """Characters of blocks as compact JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def check_view(view: Any) -> Problems:
    """A Home tab or a modal, as given to views.publish, open, update or push."""
    problems = Problems()
    modal = isinstance(view, dict) and view.get("type") == "modal"
    common = ("private_metadata", "callback_id", "external_id")
    own = ("submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")
    fields = problems.fields(
        ("view",), view, ("blocks", "title") if modal else ("blocks",), (*common, *own) if modal else common
    )
    if fields.get("type") not in ("home", "modal"):
        problems.add(("view", "type"), "must be home or modal")
    for name in ("title", "submit", "close"):
        if fields.get(name) is not None:
            check_text(fields[name], ("view", name), problems, 24, plain=True)
    for name, high in (("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)):
        if fields.get(name) is not None:
            problems.text(("view", name), fields[name], high, low=0)
    blocks = problems.items(("view", "blocks"), fields.get("blocks", []), MOST_IN_VIEW, low=0)
    check_each(blocks, ("view", "blocks"), problems, MODAL_RULES if modal else HOME_RULES)
    if modal and "submit" not in fields and any(block.get("type") == "input" for block in blocks):
        problems.add(("view", "submit"), "missing required field: submit")
    return problems


Rule = Callable[[Json, Path, Problems], None]


def check_each(blocks: list[Any], path: Path, problems: Problems, rules: dict[str, Rule]) -> None:
    block_ids, action_ids = set[str](), set[str]()
    for i, block in enumerate(blocks):
        here = (*path, i)
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in rules:
            problems.add((*here, "type"), f"unsupported type: {kind}")
            continue
        rules[str(kind)](block, here, problems)
        if "block_id" in block:
            problems.text((*here, "block_id"), block["block_id"], 255, low=0)
            once(block["block_id"], block_ids, (*here, "block_id"), problems)
        if rules is not MODAL_RULES and any(it.get("type") == "file_input" for it in interactive(block)):
            problems.add(here, "file_input is for modals alone")
        for action_id in action_ids_of(block):
            once(action_id, action_ids, here, problems, "action_id")


def once(value: Any, known: set[str], path: Path, problems: Problems, name: str = "block_id") -> None:
    if value in known:
        problems.add(path, f"`{name}` {value!r} already exists")
    known.add(str(value))


def interactive(block: Json) -> Iterator[Json]:
    """The elements of a block that can be pressed, chosen or filled in."""
    several = block.get("elements") if block.get("type") == "actions" else None
    for element in (*(several or ()), block.get("accessory"), block.get("element")):
        if isinstance(element, dict) and element.get("type") != "image":
            yield element


def action_ids_of(block: Json) -> list[str]:
    return [element["action_id"] for element in interactive(block) if element.get("action_id")]


def check_section(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, (), ("block_id", "text", "fields", "accessory", "expand"))
    if "text" not in block and "fields" not in block:
        problems.add(path, "must define either text or fields")
    if "text" in block:
        check_text(block["text"], (*path, "text"), problems, 3000)
    if "fields" in block:
        for i, field in enumerate(problems.items((*path, "fields"), block["fields"], 10)):
            check_text(field, (*path, "fields", i), problems, 2000)
    if "accessory" in block:
        check_element(block["accessory"], (*path, "accessory"), problems, IN_SECTION)


def check_header(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("text",), ("block_id", "level"))
    check_text(block.get("text"), (*path, "text"), problems, 150, plain=True)


def check_divider(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, (), ("block_id",))


def check_context(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("elements",), ("block_id",))
    for i, element in enumerate(problems.items((*path, "elements"), block.get("elements"), 10)):
        here = (*path, "elements", i)
        if isinstance(element, dict) and element.get("type") == "image":
            check_image(element, here, problems)
        else:
            check_text(element, here, problems, 3000)


def check_actions(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("elements",), ("block_id",))
    for i, element in enumerate(problems.items((*path, "elements"), block.get("elements"), 25)):
        check_element(element, (*path, "elements", i), problems, IN_ACTIONS)


def check_image_block(block: Json, path: Path, problems: Problems) -> None:
    check_image(block, path, problems)
    if "title" in block:
        check_text(block["title"], (*path, "title"), problems, 2000, plain=True)


def check_input(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("label", "element"), ("block_id", "hint", "optional", "dispatch_action"))
    check_text(block.get("label"), (*path, "label"), problems, 2000, plain=True)
    check_element(block.get("element"), (*path, "element"), problems, IN_INPUT)
    if "hint" in block:
        check_text(block["hint"], (*path, "hint"), problems, 2000, plain=True)


def check_markdown(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("text",), ("block_id",))
    problems.text((*path, "text"), block.get("text"), 12_000)


def check_rich_text_block(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("elements",), ("block_id",))
    check_rich_text(block.get("elements"), (*path, "elements"), problems)


def check_table(block: Json, path: Path, problems: Problems) -> None:
    problems.fields(path, block, ("rows",), ("block_id", "column_settings"))
    problems.items((*path, "column_settings"), block.get("column_settings", []), 20, low=0)
    for i, row in enumerate(problems.items((*path, "rows"), block.get("rows"), 100)):
        for j, cell in enumerate(problems.items((*path, "rows", i), row, 20)):
            here = (*path, "rows", i, j)
            kind = cell.get("type") if isinstance(cell, dict) else None
            if kind == "raw_text":
                problems.text((*here, "text"), cell.get("text"), 10_000)
            elif kind == "rich_text":
                check_rich_text(cell.get("elements"), (*here, "elements"), problems)
            else:
                problems.add(here, f"unsupported type: {kind}")


MODAL_RULES: dict[str, Rule] = {
    "actions": check_actions,
    "context": check_context,
    "divider": check_divider,
    "header": check_header,
    "image": check_image_block,
    "input": check_input,
    "rich_text": check_rich_text_block,
    "section": check_section,
}
HOME_RULES = MODAL_RULES | {"table": check_table}
MESSAGE_RULES = HOME_RULES | {"markdown": check_markdown}
