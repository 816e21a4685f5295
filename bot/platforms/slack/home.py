"""The Home tab: what the bot can do, the person's score, and buttons to a quiz, language, privacy and help.

It is made of the replies that the core gives, anew at each visit and after each press. Nothing of it is remembered.
"""

from bot.core.context import Caller
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Listing, Prose, Reply
from bot.dispatch.router import Router
from bot.platforms.slack.render import Json, render

_BUTTONS = (
    ("quiz", "button-quiz"),
    ("fact", "button-fact"),
    ("leaderboard", "button-leaderboard"),
    ("help", "button-help"),
)
"""Commands to press, each with its label."""


async def home(router: Router, caller: Caller, note: str = "") -> Json:
    """The view. `note` is a sentence for its top, such as where an answer went."""
    caller = await router.known(caller)
    say = caller.voice
    menu, score, language = [await router.typed(caller, line) for line in ("", "score", "language")]
    blocks: list[Block] = [*_said(menu, Heading)]
    blocks += [Prose(note)] if note else []
    blocks += [*_said(menu, Prose)[:1], Prose(say("slack-how")), *_said(menu, Listing)]
    buttons = Buttons(tuple(Button(say(key), pack(Run(name))) for name, key in _BUTTONS))
    blocks += [buttons, *_said(score, Heading, Prose, Listing)]
    privacy = Button(say("slack-button-privacy"), pack(Run("privacy")))
    blocks += [*_said(language, Prose), *_said(language, Buttons), Prose(say("slack-no-messages")), Buttons((privacy,))]
    return {"type": "home", "blocks": _in_order(blocks)}


def _said(reply: Reply, *kinds: type[Block]) -> list[Block]:
    """The blocks of these kinds."""
    return [block for block in reply.blocks if isinstance(block, kinds)]


def _in_order(blocks: list[Block]) -> list[Json]:
    """The blocks as Slack shows them, each button below what it belongs to, and no two with the same name."""
    shown: list[Json] = []
    number = 0
    for block in blocks:
        for part in render(Reply((block,))).blocks:
            if part["type"] == "actions":
                elements = [it | {"action_id": f"{it['action_id']}:{number}"} for it in part["elements"]]
                shown.append(part | {"elements": elements})
                number += 1
            else:
                shown.append(part)
    return shown
