"""Every reply as Discord would get it: allowed, short enough, and with no markup that is not the bot's own."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings, strategies as st

from bot.core.reply import Cite, Heading, Listing, Prose, Reply, private
from bot.platforms.discord.render import TEXT_LIMIT, escape, render
from content.library import Library
from content.model import FieldError
from tests.fakes.discord.components import walk
from tests.fakes.discord.server import check_message
from tests.support.bot import Bot
from tests.support.on_discord import HOSTILE, active, read, seen, spoilt
from tests.support.replies import caller, few, of_commands, of_entries, of_every_kind, of_quizzes, spoken_by

V2 = 1 << 15


def checked(reply: Reply) -> str:
    """The text of a reply's message, which Discord takes."""
    message = render(reply)
    components: list[dict[str, Any]] = message.view.to_components()  # type: ignore[no-untyped-call]  # discord.py
    files = [file.filename for file in message.files]
    assert str(check_message({"components": components, "flags": V2}, files, channel=False)) == ""
    parts = [part["content"] for part in walk(components) if part["type"] == 10]
    assert sum(map(len, parts)) <= TEXT_LIMIT
    assert message.view.is_finished()  # it waits for nothing, so that discord.py does not keep it
    return "\n".join(parts)


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
async def test_everything_that_the_bot_can_say_fits_into_a_message_that_discord_takes(
    bot: Bot, language: str, record_property: Callable[[str, object], None]
) -> None:
    to = caller(language)
    sizes = []
    for what, reply in [*of_entries(bot.library, to), *of_quizzes(bot.library, to), *await of_commands(bot, to)]:
        text = checked(reply)
        assert "�" not in text
        sizes.append((len(text), what))
        if what != "30 wrong":
            assert not text.endswith("…"), f"{what} had to be cut"
    assert len(sizes) > 1000
    record_property("largest", max(sizes))  # shown by --junit-xml
    assert max(sizes)[0] <= TEXT_LIMIT


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_no_text_is_taken_for_markup_and_each_is_read_as_it_was_written(text: str) -> None:
    assert read(escape(text)) == seen(text)
    assert active(escape(text)) == []


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("\\*_~`|<>[]()@#&!:/-+.1 \nah\u200b\u202e") | st.characters(), max_size=60))
def test_whatever_is_written_is_read_as_it_stands(text: str) -> None:
    assert read(escape(text)) == seen(text)
    assert active(escape(text)) == []


@given(st.lists(st.sampled_from(["https://", "xhttps:", "HTTP://a", "_", "\\", "discord:", "steam://", "h", "s:"])))
def test_no_address_becomes_a_link_by_what_stands_before_it(parts: list[str]) -> None:
    text = "".join(parts)
    assert read(escape(text)) == text
    assert active(escape(text)) == []


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
async def test_hostile_text_in_any_part_of_a_reply_changes_nothing_but_the_words(text: str) -> None:
    short = text[:60].strip()
    assert active(checked(of_every_kind(short))) == active(checked(of_every_kind("plain")))
    assert read(checked(of_every_kind(short))).count(seen(short)) >= 17
    assert checked(of_every_kind(text))


async def test_a_reply_that_is_too_long_is_cut_where_it_does_not_hurt() -> None:
    prose = checked(private(Heading("A title"), Prose("*" * 5000), Cite("Source: ", "A book", None)))
    assert prose.startswith("### A title\n\n\\*")
    assert "…\n-# Source: A book" in prose
    assert active(prose) == ["###", "-#"]
    rows = checked(private(Listing(tuple((f"Row {i}", "x" * 90) for i in range(60)))))
    assert rows.endswith("x\n…")
    assert active(rows).count("*") % 4 == 0
    bold = checked(private(Listing((("*" * 5000, "x"),))))
    assert bold.endswith("…**")
    assert active(bold) == ["*"] * 4
    sources = tuple(Cite("Source: ", f"{i} {'y' * 400}", f"https://example.org/{'z' * 300}") for i in range(30))
    cited = checked(private(Prose("*" * 5000), *sources))
    assert active(cited).count("[") == active(cited).count("]") == cited.count("/" + "z" * 300 + ")") > 2


async def test_an_address_can_neither_leave_its_link_nor_be_anything_but_http() -> None:
    for url in ("https://example.org/a)b(c", "https://example.org/a\\", "https://example.org/](x"):
        text = checked(private(Cite("Source: ", "A book", url)))
        found = re.fullmatch(r"-# Source: \[A book\]\((https://[^\s()\\]+)\)", text)
        assert found
    text = checked(private(Cite("Source: ", "A book", "https://example.org/" + "x" * 5000)))
    assert text == "-# Source: A book"


def test_a_source_with_an_address_that_is_not_on_the_web_does_not_even_load(library: Library) -> None:
    source = next(iter(library.sources.values()))
    for url in ("javascript:alert(1)", "data:text/html,x", "discord://-/x", "https://a b", "file:///etc/passwd"):
        with pytest.raises(FieldError):
            replace(source, url=url)


async def spoken(library: Library) -> list[str]:
    """Replies of each kind from this content, as text. (A view of discord.py wants a running loop.)"""
    return [checked(reply) for reply in spoken_by(library)]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def harmless(library: Library) -> list[str]:
    return await spoken(spoilt(few(library), "plain"))


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_means_harm_reads_as_plain_words(library: Library, harmless: list[str], text: str) -> None:
    for spoilt_text, plain in zip(await spoken(spoilt(few(library), text)), harmless, strict=True):
        if "…" in spoilt_text:  # as many sources as fit
            assert set(active(spoilt_text)) <= set(active(plain))
            continue
        assert active(spoilt_text) == active(plain)
        if "plain" in plain:
            assert seen(text.strip()) in read(spoilt_text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) >= 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_is_far_too_long_still_fits(library: Library, text: str) -> None:
    for spoilt_text in await spoken(spoilt(few(library), text[:900])):  # Fluent takes no more than 1,000
        assert len(spoilt_text) <= TEXT_LIMIT
        assert not set(active(spoilt_text)) & {"~", "`", "|", "<", "@"}
