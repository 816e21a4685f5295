"""The one way in: whatever is typed or pressed gets an answer, and a bug ends here."""

import io
import logging
import random
import re
import time
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from rich.console import Console

from bot.core.feature import Root
from bot.core.i18n import LANGUAGES
from bot.core.press import LIMIT
from bot.core.reply import Reply, buttons
from bot.db.sqlite import connect
from bot.platforms.console.render import show
from tests.conftest import MINA, Clock
from tests.support.bot import Bot
from tests.support.databases import with_tables
from tests.support.examples import examples
from tests.support.playing import text

_STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")

HOSTILE = [
    "\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x9b31m", "[bold red]x[/]", "'; DROP TABLE person; --", '" OR 1=1 --',
    "<script>alert(1)</script>", "@everyone", "<!channel>", "**x**", "\u202eevil", "\u200b", "\r\n\x00\x08",
    "🇰🇷" * 9, "A" * 100_000, '"', "topic:", ":" * 50, "「", "\ud800", "%s %d {0} { $x }", "日本語" * 400,
]  # fmt: skip


def odd_lines(bot: Bot, seed: int) -> list[str]:
    """A hundred lines of random signs from all of Unicode, harmful texts and words that mean something."""
    chance = random.Random(seed)
    known = [*bot.registry.by_root[Root.EVERYBODY], "topic:voyages", "5", "1959", "ja"]

    def word() -> str:
        kind = chance.random()
        if kind < 0.4:
            most = chance.choice([0x7F, 0x3FF, 0xFFFF, 0x10FFFF])
            return "".join(chr(chance.randint(0, most)) for _ in range(chance.randint(0, 30)))
        return chance.choice(HOSTILE if kind < 0.7 else known)

    return [" ".join(word() for _ in range(chance.randint(1, 6))) for _ in range(100)]


@pytest.fixture
def warm_bot(bot: Bot) -> Bot:
    """A bot as somebody finds it who has read its first screen."""
    bot.router.warm_up()
    return bot


async def timed(bot: Bot, line: str) -> tuple[float, Reply]:
    """Seconds of work for a line, and its reply."""
    begun = time.process_time()
    reply = await bot.router.typed(MINA, line)
    return time.process_time() - begun, reply


@settings(max_examples=examples(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**64))
async def test_of_thousands_of_odd_lines_none_fails_dawdles_or_touches_the_terminal(warm_bot: Bot, seed: int) -> None:
    out = io.StringIO()
    screen = Console(file=out, force_terminal=True, width=60, highlight=False)
    for line in odd_lines(warm_bot, seed):
        took, reply = await timed(warm_bot, line)
        if took >= 0.05:  # was it the line, or the machine?
            took, reply = await timed(warm_bot, line)
        assert took < 0.05
        assert "Something went wrong" not in text(reply)
        show(screen, reply)
    left = _STYLE.sub("", out.getvalue())
    assert all(sign.isprintable() or sign in "\n\u200c\u200d" for sign in left)  # what joins signs stays


@settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
async def test_no_forged_button_gets_more_than_an_answer(bot: Bot, data: st.DataObject) -> None:
    names = "|".join(sorted({"run", "share", *(kind.NAME for kind in bot.registry.actions)}))
    forged = st.from_regex(rf"({names})(\|[a-z0-9-]*){{0,5}}")
    press = data.draw(st.one_of(st.text(max_size=120), forged))
    assert "Something went wrong" not in text(await bot.router.pressed(MINA, press))


async def test_every_button_of_every_reply_leads_somewhere(bot: Bot, clock: Clock) -> None:
    everybodys = bot.registry.by_root[Root.EVERYBODY]
    waiting = [await bot.router.greeted(MINA), *[await bot.router.typed(MINA, name) for name in everybodys]]
    pressed: set[str] = set()
    while waiting and len(pressed) < 400:
        for option in buttons(waiting.pop()):
            assert 0 < len(option.label) <= 80
            assert len(option.press) <= LIMIT
            if option.press not in pressed:
                pressed.add(option.press)
                clock.forward(seconds=1)
                reply = await bot.router.pressed(MINA, option.press)
                assert "out of date" not in text(reply)
                waiting.append(reply)
    assert len(pressed) > 100


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_answers_privately_in_every_language(bot: Bot, language: str) -> None:
    caller = replace(MINA, platform_language=language, language=language)
    for name in bot.registry.by_root[Root.EVERYBODY]:
        reply = await bot.router.typed(caller, caller.voice(f"command-{name}.example"))
        assert reply.private, name
        assert reply.blocks, name


async def test_an_empty_line_opens_the_menu(bot: Bot) -> None:
    assert [option.label for option in buttons(await bot.router.typed(MINA, ""))] == [
        "Fact", "Quiz", "My score", "Language", "Help",
    ]  # fmt: skip


async def test_a_bug_is_logged_with_a_number_and_the_person_is_told_that_number(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(bot, library=replace(bot.library, facts=MappingProxyType({})))
    with caplog.at_level(logging.ERROR):
        reply = await broken.router.typed(MINA, "fact")
    number = text(reply).split("mention ")[1][:8]
    assert re.fullmatch(r"[0-9a-f]{8}", number)
    assert number in caplog.text
    assert "Traceback" not in text(reply)


async def test_a_button_to_something_that_has_left_the_content_is_answered(bot: Bot) -> None:
    for press in ("show|fact|gone", "show|term|gone", "show|comment|gone", "begin|quiz|gone|5|0", "begin|topic|x|5|0"):
        assert "out of date" in text(await bot.router.pressed(MINA, press))


async def test_a_comment_can_be_shown_by_its_button(bot: Bot) -> None:
    name = next(iter(bot.library.excerpts))
    assert bot.library.excerpts[name].text in text(await bot.router.pressed(MINA, f"show|comment|{name}"))


async def test_a_database_that_fails_is_told_in_a_sentence_and_nothing_is_half_written(bot: Bot) -> None:
    database = await connect(":memory:")
    await with_tables(database, ":memory:")
    failing = replace(bot, database=database)
    await failing.router.typed(MINA, "quiz first-ships")
    await database._writer.execute("PRAGMA query_only=ON")
    for line in ("fact", "language ja", "quiz voyages"):
        reply = await failing.router.typed(MINA, line)
        assert "can only be read" in text(reply) or "unfinished" in text(reply)
    await database.close()


async def test_a_database_that_is_gone_still_gets_people_an_answer(bot: Bot) -> None:
    database = await connect(":memory:")
    gone = replace(bot, database=database)  # without any table
    assert "reported an error" in text(await gone.router.typed(MINA, "score"))
    assert await gone.router.known(MINA) == MINA
    await database.close()
