"""What somebody typed after a slash command, as Slack sends it, back into what they typed. Pure.

With `should_escape` in the manifest Slack writes a person as `<@U1|mina>`, a channel as `<#C1|general>`, an address
as `<https://…|label>`, and & < > as entities.
"""

import re

_MARKED = re.compile(r"<(?P<sign>[@#!]?)(?P<name>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")


def plain(text: str) -> str:
    """The words as somebody typed them: `@mina`, `#general`, an address, and the signs & < >."""
    return _unescaped(_MARKED.sub(_as_typed, text))


def marked(text: str) -> str:
    """The same, but people and channels stay as Slack marks them: no two of these have the same id."""
    return _unescaped(_MARKED.sub(lambda found: found[0] if found["sign"] in ("@", "#") else _as_typed(found), text))


def _as_typed(match: re.Match[str]) -> str:
    sign, name, label = match["sign"], match["name"], match["label"]
    if sign == "!":  # <!here|here>, <!subteam^S1|@group>
        return f"@{(label or name).lstrip('@')}"
    return f"{sign}{label or name}" if sign else label or name


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
