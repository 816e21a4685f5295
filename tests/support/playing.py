"""How a test plays: read what a reply says, press its buttons, answer a whole quiz."""

import re

from bot.core.command_spans import plain
from bot.core.context import Caller
from bot.core.platform import TERMINAL
from bot.core.reply import Answers, Choices, Heading, Kicker, Reply, buttons
from bot.quiz.buttons import AnswerAlone
from tests.support.bot import Bot


def heading(reply: Reply) -> str:
    return typed(next(block.text for block in reply.blocks if isinstance(block, Heading)))


def typed(said: str) -> str:
    """A text as a terminal shows it, with its commands as one types them there."""
    return plain(said, TERMINAL)


def kicker(reply: Reply) -> str:
    """The small line above its heading."""
    return next(block.text for block in reply.blocks if isinstance(block, Kicker))


def text(reply: Reply) -> str:
    """All of a reply, with what its blocks are called."""
    shown = "\n".join(str(block) for block in reply.blocks)
    return typed(re.sub(r"\\(ufdd.)", lambda mark: chr(int(mark[1][1:], 16)), shown))


def choices(reply: Reply) -> tuple[str, ...]:
    """Those of a question that is open."""
    return tuple(answer.text for block in reply.blocks if isinstance(block, Answers) for answer in block.answers)


def shown_choices(reply: Reply) -> tuple[str, ...]:
    """Those of a question that is over."""
    return tuple(choice.text for block in reply.blocks if isinstance(block, Choices) for choice in block.choices)


async def press(bot: Bot, caller: Caller, reply: Reply, label: str) -> Reply:
    button = next(option for option in buttons(reply) if typed(option.label) == label)
    return await bot.router.pressed(caller, button.press)


async def question(bot: Bot, caller: Caller, line: str = "quiz voyages") -> Reply:
    """The first question of a quiz, past its content note if it has one."""
    return await past_note(bot, caller, await bot.router.typed(caller, line))


async def past_note(bot: Bot, caller: Caller, reply: Reply) -> Reply:
    labels = [option.label for option in buttons(reply)]
    return await press(bot, caller, reply, "Show the question") if "Show the question" in labels else reply


def answers(bot: Bot, reply: Reply) -> tuple[str, str]:
    """The labels of the right answer and of a wrong one."""
    right = wrong = ""
    shown = text(reply)
    asked = next(it for it in bot.library.questions.values() if it.prompt.en in shown)
    for option in buttons(reply):
        parsed = bot.registry.unpack(option.press)
        assert isinstance(parsed, AnswerAlone)
        if parsed.choice == asked.key:
            right = option.label
        else:
            wrong = option.label
    return right, wrong


async def play(bot: Bot, caller: Caller, line: str, *, right: int) -> Reply:
    """AnswerAlone a whole quiz: the first so many right, the rest wrong."""
    reply = await question(bot, caller, line)
    while choices(reply):
        good, bad = answers(bot, reply)
        revealed = await press(bot, caller, reply, good if right > 0 else bad)
        right -= 1
        reply = await past_note(bot, caller, await bot.router.pressed(caller, buttons(revealed)[0].press))
    return reply
