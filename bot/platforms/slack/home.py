"""The Home tab: a person's own page, as the features make it, and how commands are typed on Slack.

It is made anew at each visit and after each press. Nothing of it is remembered.
"""

from collections.abc import Iterator, Sequence

from bot.core.context import Caller
from bot.core.reply import Listing, Prose, Reply, private
from bot.dispatch.router import Router
from bot.platforms.slack.render import Json, render

MOST_BLOCKS = 100
"""Of a Home tab, by Slack's rules."""


async def home(router: Router, caller: Caller, note: str = "") -> Json:
    """The view. `note` is a sentence for its top, such as where an answer went."""
    caller = await router.known(caller)
    say = caller.voice
    sections = await router.home(caller)
    menu = await router.typed(caller, "")
    listed = [block for block in menu.blocks if isinstance(block, Listing)]
    how = private(Prose(say("slack-how")), *listed, Prose(say("slack-no-messages")))
    first = [private(Prose(note))] if note else []
    return {"type": "home", "blocks": list(_in_order([*first, *sections, how]))[:MOST_BLOCKS]}


def _in_order(replies: Sequence[Reply]) -> Iterator[Json]:
    """The replies as Slack shows them, one below the other, and no two buttons with the same name."""
    number = 0
    for reply in replies:
        for block in render(reply).blocks:
            if block["type"] == "actions":
                elements = [it | {"action_id": f"{it['action_id']}:{number}"} for it in block["elements"]]
                yield block | {"elements": elements}
                number += 1
            else:
                yield block
