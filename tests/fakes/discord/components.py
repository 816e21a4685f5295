"""What Discord refuses in components: rows, buttons, selects, the newer layout ("V2") and forms ("modals"). Pure."""

import unicodedata
from collections.abc import Collection, Iterable

from .problems import Json, Path, Problems, check_url

ROW, BUTTON, SELECT, TEXT_INPUT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 1, 2, 3, 4, 9, 10, 11, 12, 13, 14
CONTAINER, LABEL, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 17, 18, 19, 21, 22, 23
SELECTS = (3, 5, 6, 7, 8)
TOP_LEVEL = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER)
IN_CONTAINER = (ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR)
FIELDS = (TEXT_INPUT, *SELECTS, UPLOAD, RADIO, CHECKBOXES, CHECKBOX)
LINK_STYLE, PREMIUM_STYLE = 5, 6


def walk(components: Iterable[Json]) -> list[Json]:
    """Every component in reading order, nested ones too, as Discord counts them."""
    found = []
    for component in components:
        found.append(component)
        if inner := component.get("components"):
            found += walk(inner)
        for key in ("accessory", "component"):
            if isinstance(component.get(key), dict):
                found += walk((component[key],))
    return found


def check_components(components: list[Json], files: Collection[str], problems: Problems, *, new_look: bool) -> None:
    path: Path = ("components",)
    everything = walk(components)
    if not new_look:
        problems.length(path, components, 0, 5)
    elif len(everything) > 40:
        problems.add(path, "BASE_TYPE_BAD_LENGTH", "Must be 40 or fewer components, nested ones counted.")
    if new_look and sum(len(part.get("content") or "") for part in everything if part.get("type") == TEXT) > 4000:
        problems.add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Texts exceed the maximum size of 4000.")
    for i, component in enumerate(components):
        check_component(component, (*path, i), TOP_LEVEL if new_look else (ROW,), files, problems)
    check_ids(everything, path, problems)


def check_ids(everything: list[Json], path: Path, problems: Problems) -> None:
    """Both kinds of id must be one of its kind in the message."""
    for key, code in (("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED"), ("id", "COMPONENT_ID_DUPLICATED")):
        seen = set[object]()
        for part in everything:
            value = part.get(key)
            if value and value in seen:
                problems.add(path, code, f"Component {key} cannot be duplicated: {value}")
            seen.add(value)


def check_component(
    part: Json, path: Path, allowed: Collection[int], files: Collection[str], problems: Problems
) -> None:
    kind = part.get("type")
    if kind not in allowed:
        text = f'Value of field "type" must be one of {tuple(allowed)}.'
        problems.add((*path, "type"), "UNION_TYPE_CHOICES", text)
        return
    match kind:
        case 1:
            check_row(part, path, problems)
        case 9:
            check_section(part, path, files, problems)
        case 10:
            problems.length((*path, "content"), part.get("content"), 1, 4000)
        case 11:
            check_media(part, "media", path, files, problems)
        case 12:
            check_gallery(part, path, files, problems)
        case 13:
            check_media(part, "file", path, files, problems)
        case 17:
            check_container(part, path, files, problems)


def check_gallery(part: Json, path: Path, files: Collection[str], problems: Problems) -> None:
    items = part.get("items") or []
    problems.length((*path, "items"), items, 1, 10)
    for i, item in enumerate(items):
        check_media(item, "media", (*path, "items", i), files, problems)


def check_container(part: Json, path: Path, files: Collection[str], problems: Problems) -> None:
    inner = part.get("components") or []
    problems.length((*path, "components"), inner, 1, 40)
    for i, child in enumerate(inner):
        check_component(child, (*path, "components", i), IN_CONTAINER, files, problems)


def check_section(part: Json, path: Path, files: Collection[str], problems: Problems) -> None:
    texts = part.get("components") or []
    problems.length((*path, "components"), texts, 1, 3)
    for i, child in enumerate(texts):
        check_component(child, (*path, "components", i), (TEXT,), files, problems)
    accessory = part.get("accessory")
    if not isinstance(accessory, dict):
        problems.add((*path, "accessory"), "BASE_TYPE_REQUIRED", "This field is required")
    elif accessory.get("type") == BUTTON:
        check_button(accessory, (*path, "accessory"), problems)
    else:
        check_component(accessory, (*path, "accessory"), (THUMBNAIL,), files, problems)


def check_media(part: Json, key: str, path: Path, files: Collection[str], problems: Problems) -> None:
    url = (part.get(key) or {}).get("url")
    check_url(url, (*path, key, "url"), files, problems)
    problems.length((*path, "description"), part.get("description"), 0, 1024)


def check_row(row: Json, path: Path, problems: Problems) -> None:
    children = row.get("components") or []
    problems.length((*path, "components"), children, 1, 5)
    for i, child in enumerate(children):
        here = (*path, "components", i)
        if child.get("type") == BUTTON:
            check_button(child, here, problems)
        elif child.get("type") in SELECTS:
            check_select(child, here, problems)
            if len(children) > 1:
                text = "A select takes a whole row."
                problems.add((*path, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", text)
        else:
            problems.add((*here, "type"), "UNION_TYPE_CHOICES", "A row holds buttons or one select.")


def check_button(button: Json, path: Path, problems: Problems) -> None:
    style, link = button.get("style"), button.get("url")
    problems.length((*path, "label"), button.get("label"), 0, 80)
    if style not in range(1, 7):
        problems.add((*path, "style"), "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}.")
    if not button.get("label") and not button.get("emoji") and style != PREMIUM_STYLE:
        problems.add(path, "BUTTON_COMPONENT_INVALID_LABEL_OR_EMOJI", "A button needs a label or an emoji.")
    if style == LINK_STYLE:
        check_url(link, (*path, "url"), (), problems, limit=512)
        if button.get("custom_id"):
            text = "A custom id and url cannot both be specified"
            problems.add((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", text)
    elif style != PREMIUM_STYLE:
        check_custom_id(button, path, problems)
        if link is not None:
            problems.add((*path, "url"), "BUTTON_COMPONENT_URL_NOT_ALLOWED", "Only a link button may have a url.")
    check_emoji(button, path, problems)


def check_custom_id(part: Json, path: Path, problems: Problems) -> None:
    problems.length((*path, "custom_id"), part.get("custom_id"), 1, 100)


def check_emoji(part: Json, path: Path, problems: Problems) -> None:
    """A custom emoji has an id; any other must be a real emoji and not a word."""
    emoji = part.get("emoji")
    if not emoji or emoji.get("id"):
        return
    name = emoji.get("name") or ""
    pictures = any(unicodedata.category(sign) in ("So", "Sm", "Sk", "Po", "Me") for sign in name)
    if not pictures or any(sign.isalpha() or sign.isspace() for sign in name):
        problems.add((*path, "emoji", "name"), "BUTTON_COMPONENT_INVALID_EMOJI", f"Invalid emoji: {name}")


def check_select(select: Json, path: Path, problems: Problems) -> None:
    check_custom_id(select, path, problems)
    problems.length((*path, "placeholder"), select.get("placeholder"), 0, 150)
    if select["type"] == SELECT:
        check_options(select.get("options") or [], path, problems, most=25)
    check_span(select, path, len(select["options"]) if select.get("options") else 25, problems)


def check_options(options: list[Json], path: Path, problems: Problems, *, most: int, least: int = 1) -> None:
    problems.length((*path, "options"), options, least, most)
    seen = set[object]()
    for i, option in enumerate(options):
        here = (*path, "options", i)
        problems.length((*here, "label"), option.get("label"), 1, 100)
        problems.length((*here, "value"), option.get("value"), 1, 100)
        problems.length((*here, "description"), option.get("description"), 0, 100)
        check_emoji(option, here, problems)
        if option.get("value") in seen:
            text = "The specified option value is already used"
            problems.add((*here, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)
        seen.add(option.get("value"))


def check_span(part: Json, path: Path, available: int, problems: Problems, least: int = 0) -> None:
    """How few and how many may be chosen."""
    low = 1 if part.get("min_values") is None else part["min_values"]
    high = 1 if part.get("max_values") is None else part["max_values"]
    if not least <= low <= 25 or not 1 <= high <= 25 or low > high or high > available:
        text = f"Cannot choose between {low} and {high} of {available}."
        problems.add((*path, "max_values"), "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE", text)
    chosen = sum(bool(option.get("default")) for option in part.get("options") or ())
    if chosen > high:
        problems.add((*path, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many chosen at first.")


def check_form(form: Json) -> Problems:
    """A modal: a title and up to five fields with a label."""
    problems, path = Problems(), ("data", "components")
    problems.length(("data", "title"), form.get("title"), 1, 45)
    problems.length(("data", "custom_id"), form.get("custom_id"), 1, 100)
    parts = form.get("components") or []
    problems.length(path, parts, 1, 5)
    for i, part in enumerate(parts):
        here = (*path, i)
        if part.get("type") == LABEL:
            problems.length((*here, "label"), part.get("label"), 1, 45)
            problems.length((*here, "description"), part.get("description"), 0, 100)
            check_field(part.get("component") or {}, (*here, "component"), problems)
        elif part.get("type") == ROW:
            problems.length((*here, "components"), part.get("components"), 1, 1)
            for field in part.get("components") or ():
                problems.length((*here, "components", 0, "label"), field.get("label"), 1, 45)
                check_field(field, (*here, "components", 0), problems, allowed=(TEXT_INPUT,))
        elif part.get("type") != TEXT:
            problems.add((*here, "type"), "UNION_TYPE_CHOICES", "A form holds labels, texts and text rows.")
    check_ids(walk(parts), path, problems)
    return problems


def check_field(field: Json, path: Path, problems: Problems, allowed: Collection[int] = FIELDS) -> None:
    kind = field.get("type")
    if kind not in allowed:
        problems.add((*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of {tuple(allowed)}.')
        return
    if kind in SELECTS:
        check_select(field, path, problems)
        return
    check_custom_id(field, path, problems)
    if kind == TEXT_INPUT:
        check_text_input(field, path, problems)
    elif kind in (RADIO, CHECKBOXES):
        check_options(field.get("options") or [], path, problems, most=10, least=2 if kind == RADIO else 1)
    elif kind == UPLOAD:
        check_span(field, path, 10, problems)


def check_text_input(field: Json, path: Path, problems: Problems) -> None:
    problems.length((*path, "placeholder"), field.get("placeholder"), 0, 100)
    problems.length((*path, "value"), field.get("value"), 0, 4000)
    low, high = field.get("min_length") or 0, field.get("max_length")
    if not 0 <= low <= 4000 or (high is not None and not max(1, low) <= high <= 4000):
        problems.add((*path, "max_length"), "TEXT_INPUT_COMPONENT_MAX_LENGTH", "Lengths go from 0 to 4000.")
    elif field.get("value") and high is not None and len(field["value"]) > high:
        problems.add((*path, "value"), "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")
