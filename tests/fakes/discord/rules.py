"""What Discord refuses in a message and in a list of suggestions. Pure: knows no server and no state."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .components import check_components
from .problems import Json, Path, Problems, check_url

EPHEMERAL, COMPONENTS_V2 = 1 << 6, 1 << 15
SETTABLE_FLAGS = (1 << 2) | EPHEMERAL | (1 << 12) | COMPONENTS_V2
EMBED_LIMITS = {"title": 256, "description": 4096}
EMBED_URLS = ("url", "image.url", "thumbnail.url", "author.url", "author.icon_url", "footer.icon_url")


def check_message(message: Json, files: Collection[str] = (), *, channel: bool = True) -> Problems:
    """A whole message: for an edit, what the message would be afterwards. `files` are the names that it may show.

    In a channel a nonce is allowed; in an answer to an interaction it is not looked at.
    """
    problems = Problems()
    new_look = bool((message.get("flags") or 0) & COMPONENTS_V2)
    problems.length(("content",), message.get("content"), 0, 2000)
    check_embeds(message.get("embeds") or [], files, problems)
    check_mentions(message.get("allowed_mentions"), problems)
    check_poll(message.get("poll"), problems)
    check_components(message.get("components") or [], files, problems, new_look=new_look)
    problems.length(("attachments",), message.get("attachments"), 0, 10)
    check_flags(message.get("flags") or 0, problems)
    if channel:
        check_nonce(message, problems)
    if new_look:
        for field in ("content", "embeds", "poll", "sticker_ids"):
            if message.get(field):
                text = f"The '{field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
                problems.add((field,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)
    problems.empty_message = says_nothing(message, files)
    return problems


def says_nothing(message: Json, files: Collection[str]) -> bool:
    """Discord strips the text first: a message of blanks is empty."""
    if (message.get("content") or "").strip() or files:
        return False
    return not any(message.get(field) for field in ("embeds", "components", "poll", "sticker_ids", "attachments"))


def check_flags(flags: Any, problems: Problems) -> None:
    if not isinstance(flags, int) or flags & ~SETTABLE_FLAGS:
        problems.add(("flags",), "BASE_TYPE_BAD_VALUE", "Only SUPPRESS_EMBEDS, EPHEMERAL, silent and V2 may be set.")


def check_nonce(message: Json, problems: Problems) -> None:
    nonce = message.get("nonce")
    if isinstance(nonce, str):
        problems.length(("nonce",), nonce, 0, 25)
    if message.get("enforce_nonce") and nonce in (None, ""):
        problems.add(("nonce",), "BASE_TYPE_REQUIRED", "enforce_nonce needs a nonce.")


def check_embeds(embeds: list[Json], files: Collection[str], problems: Problems) -> None:
    problems.length(("embeds",), embeds, 0, 10)
    for i, embed in enumerate(embeds):
        check_embed(embed, ("embeds", i), files, problems)
    if sum(map(embed_size, embeds)) > 6000:
        problems.add(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def check_embed(embed: Json, path: Path, files: Collection[str], problems: Problems) -> None:
    for field, limit in EMBED_LIMITS.items():
        problems.length((*path, field), embed.get(field), 0, limit)
    problems.length((*path, "author", "name"), (embed.get("author") or {}).get("name"), 0, 256)
    problems.length((*path, "footer", "text"), (embed.get("footer") or {}).get("text"), 0, 2048)
    fields = embed.get("fields") or []
    problems.length((*path, "fields"), fields, 0, 25)
    for i, field in enumerate(fields):
        problems.length((*path, "fields", i, "name"), field.get("name"), 1, 256)
        problems.length((*path, "fields", i, "value"), field.get("value"), 1, 1024)
    for name in EMBED_URLS:
        owner, _, key = name.rpartition(".")
        url = (embed.get(owner) or {} if owner else embed).get(key)
        if url is not None:
            check_url(url, (*path, *name.split(".")), files if owner else (), problems)


def embed_size(embed: Json) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("author") or {}).get("name"), (embed.get("footer") or {}).get("text")]
    for field in embed.get("fields") or []:
        texts += [field.get("name"), field.get("value")]
    return sum(len(text) for text in texts if text)


def check_mentions(rules: Any, problems: Problems) -> None:
    if rules is None:
        return
    if not isinstance(rules, dict):
        problems.add(("allowed_mentions",), "MODEL_TYPE_CONVERTIBLE", "Only dictionaries may be used here.")
        return
    parse = rules.get("parse") or []
    for i, kind in enumerate(parse):
        if kind not in ("users", "roles", "everyone"):
            message = "Value must be one of ('users', 'roles', 'everyone')."
            problems.add(("allowed_mentions", "parse", i), "BASE_TYPE_CHOICES", message)
    for kind in ("users", "roles"):
        problems.length(("allowed_mentions", kind), rules.get(kind), 0, 100)
        if rules.get(kind) and kind in parse:
            message = f"parse:['{kind}'] and {kind}: [ids...] are mutually exclusive."
            problems.add(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message)


def check_poll(poll: Json | None, problems: Problems) -> None:
    if poll is None:
        return
    problems.length(("poll", "question", "text"), (poll.get("question") or {}).get("text"), 1, 300)
    answers = poll.get("answers") or []
    problems.length(("poll", "answers"), answers, 1, 10)
    for i, answer in enumerate(answers):
        text = (answer.get("poll_media") or {}).get("text")
        problems.length(("poll", "answers", i, "poll_media", "text"), text, 1, 55)
    if not 1 <= (poll.get("duration") or 24) <= 768:
        problems.add(("poll", "duration"), "NUMBER_TYPE_MAX", "A poll lasts 1 to 768 hours.")


def check_files(listed: Iterable[Json], sent: Mapping[str, Any], known: Collection[str], problems: Problems) -> None:
    """Each entry of `attachments` names a file of this request by its number, or one that the message has already."""
    for i, entry in enumerate(listed):
        path: Path = ("attachments", i)
        if str(entry.get("id")) not in known and f"files[{entry.get('id')}]" not in sent:
            problems.add((*path, "id"), "ATTACHMENT_NOT_FOUND", f"No file with the id {entry.get('id')} was sent.")
        problems.length((*path, "description"), entry.get("description"), 0, 1024)


def check_suggestions(choices: list[Json], kind: int) -> Problems:
    """What an autocomplete may answer for an option of this type."""
    problems = Problems()
    problems.length(("data", "choices"), choices, 0, 25)
    for i, choice in enumerate(choices):
        check_choice(choice, kind, ("data", "choices", i), problems)
    return problems


def check_choice(choice: Json, kind: int, path: Path, problems: Problems) -> None:
    """A choice of an option: 3 is text, 4 a whole number, 10 a number."""
    problems.length((*path, "name"), choice.get("name"), 1, 100)
    for locale, name in (choice.get("name_localizations") or {}).items():
        problems.length((*path, "name_localizations", locale), name, 1, 100)
    value = choice.get("value")
    if kind == 3 and isinstance(value, str):
        problems.length((*path, "value"), value, 1, 100)
    elif value is None or not right_type(value, kind):
        problems.add((*path, "value"), "BASE_TYPE_BAD_VALUE", f"{value!r} is not a value of an option of type {kind}.")
    elif kind in (4, 10) and abs(value) > 2**53:
        problems.add((*path, "value"), "NUMBER_TYPE_MAX", "Numbers go up to 2^53.")


def right_type(value: Any, kind: int) -> bool:
    match kind:
        case 3:
            return isinstance(value, str)
        case 4:
            return isinstance(value, int) and not isinstance(value, bool)
        case 5:
            return isinstance(value, bool)
        case 10:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case _:
            return isinstance(value, str)
