"""What Slack refuses in a rich_text block. Pure."""

from typing import Any

from .elements import check_address
from .problems import Path, Problems

STYLES = {"bold", "italic", "strike", "code", "underline"}
SPANS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "text": (("text",), ("style",)),
    "link": (("url",), ("text", "unsafe", "style")),
    "emoji": (("name",), ("unicode", "style")),
    "user": (("user_id",), ("style",)),
    "usergroup": (("usergroup_id",), ("style",)),
    "channel": (("channel_id",), ("style",)),
    "broadcast": (("range",), ("style",)),
    "color": (("value",), ("style",)),
    "date": (("timestamp", "format"), ("url", "fallback", "style")),
}
PARTS: dict[str, tuple[str, ...]] = {
    "rich_text_section": (),
    "rich_text_quote": ("border",),
    "rich_text_preformatted": ("border", "language"),
}


def check_rich_text(elements: Any, path: Path, problems: Problems) -> None:
    for i, part in enumerate(problems.items(path, elements, 1000)):
        check_part(part, (*path, i), problems)


def check_part(part: Any, path: Path, problems: Problems) -> None:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind == "rich_text_list":
        problems.fields(path, part, ("elements", "style"), ("indent", "offset", "border"))
        if part.get("style") not in ("bullet", "ordered"):
            problems.add((*path, "style"), "must be a valid enum value")
        if not 0 <= part.get("indent", 0) <= 8:
            problems.add((*path, "indent"), "must be between 0 and 8")
        for i, item in enumerate(problems.items((*path, "elements"), part.get("elements"), 1000)):
            if not isinstance(item, dict) or item.get("type") != "rich_text_section":
                problems.add((*path, "elements", i), "must be a rich_text_section")
            else:
                check_part(item, (*path, "elements", i), problems)
    elif kind in PARTS:
        problems.fields(path, part, ("elements",), PARTS[kind])
        in_code = kind == "rich_text_preformatted"
        for i, span in enumerate(problems.items((*path, "elements"), part.get("elements"), 1000)):
            check_span(span, (*path, "elements", i), problems, in_code=in_code)
    else:
        problems.add(path, f"unsupported type: {kind}")


def check_span(span: Any, path: Path, problems: Problems, *, in_code: bool) -> None:
    kind = span.get("type") if isinstance(span, dict) else None
    if kind not in (("text", "link") if in_code else SPANS):
        problems.add(path, f"unsupported type: {kind}")
        return
    problems.fields(path, span, *SPANS[str(kind)])
    if kind == "text" and span.get("text") is not None:
        problems.text((*path, "text"), span["text"], 12_000)
    if kind == "link" and span.get("url") is not None:
        check_address(span["url"], (*path, "url"), problems)
    if kind == "broadcast" and span.get("range") not in ("here", "channel", "everyone"):
        problems.add((*path, "range"), "must be a valid enum value")
    style = problems.fields((*path, "style"), span.get("style", {}), (), STYLES)
    for name, wanted in style.items():
        if not isinstance(wanted, bool):
            problems.add((*path, "style", name), "must provide a boolean")
