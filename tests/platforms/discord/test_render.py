"""Every reply as Discord would get it: allowed, short enough, and with no markup that is not the bot's own."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.i18n import Voice
from bot.core.reply import (
    Attachment,
    Button,
    Buttons,
    Cite,
    Cites,
    Heading,
    Kicker,
    Labelled,
    Listing,
    Menu,
    MenuOption,
    Prose,
    Reference,
    Reply,
    private,
)
from bot.platforms.discord.render import TEXT_LIMIT, CommandIds, escape, render
from content.library import Library
from content.model import FieldError
from tests.fakes.discord.components import walk
from tests.fakes.discord.server import check_message
from tests.support.bot import Bot
from tests.support.examples import examples
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


async def test_sources_are_one_small_line_of_links_and_the_topic_one_above_the_heading() -> None:
    cites = Cites("Sources: ", (Cite("Asahi 2013", "https://a.example/1"), Cite("A book", None)), "+3")
    text = checked(private(Kicker("Voyages · 1959"), Heading("The first ships"), Prose("They left."), cites))
    assert text.split("\n") == [
        "-# Voyages · 1959",
        "### The first ships",
        "They left.",
        "-# Sources: [Asahi 2013](https://a.example/1) · A book · \\+3",
    ]


async def test_a_source_in_the_list_has_all_that_is_known_in_small_print_below() -> None:
    text = checked(private(Reference(Cite("Asahi 2013", "https://a.example/1"), ("A title · Asahi", "newspaper"))))
    assert text == "[Asahi 2013](https://a.example/1)\n-# A title · Asahi\n-# newspaper"


def test_paragraphs_are_parts_of_their_own_while_there_are_few() -> None:
    for count in (1, 5, 6, 20):
        message = render(private(*(Prose(f"Paragraph {number}") for number in range(count))))
        (container,) = json.loads(message.components)
        assert len(container["components"]) == min(count, 6)
        assert (
            "\n".join(it["content"] for it in container["components"]).split()
            == " ".join(f"Paragraph {number}" for number in range(count)).split()
        )


async def test_many_buttons_leave_fewer_parts_for_paragraphs_and_the_message_is_still_taken() -> None:
    buttons = Buttons(tuple(Button(f"Button {number}", f"run|{number}") for number in range(20)))
    more = Buttons(tuple(Button(f"More {number}", f"run|m{number}") for number in range(8)))
    text = checked(private(*(Prose(f"Paragraph {number}") for number in range(9)), buttons, more))
    assert all(f"Paragraph {number}" in text for number in range(9))


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_no_text_is_taken_for_markup_and_each_is_read_as_it_was_written(text: str) -> None:
    assert read(escape(text)) == seen(text)
    assert active(escape(text)) == []


@settings(max_examples=examples(100), deadline=None)
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
    short = text[:40].strip()
    assert active(checked(of_every_kind(short))) == active(checked(of_every_kind("plain")))
    assert read(checked(of_every_kind(short))).count(seen(short)) >= 17
    assert checked(of_every_kind(text))


async def test_a_reply_that_is_too_long_is_cut_where_it_does_not_hurt() -> None:
    prose = checked(private(Heading("A title"), Prose("*" * 5000), Cites("Source: ", (Cite("A book", None),))))
    assert prose.startswith("### A title\n\\*")
    assert "…\n-# Source: A book" in prose
    assert active(prose) == ["###", "-#"]
    rows = checked(private(Listing(tuple((f"Row {i}", "x" * 90) for i in range(60)))))
    assert rows.endswith("x\n…")
    assert active(rows).count("*") % 4 == 0
    bold = checked(private(Listing((("*" * 5000, "x"),))))
    assert bold.endswith("…**")
    assert active(bold) == ["*"] * 4
    sources = tuple(Reference(Cite(f"{i} {'y' * 400}", f"https://example.org/{'z' * 300}"), ("x",)) for i in range(30))
    cited = checked(private(Prose("*" * 5000), *sources))
    assert active(cited).count("[") == active(cited).count("]") == cited.count("/" + "z" * 300 + ")") > 2


async def test_a_menu_has_a_row_of_its_own_with_the_present_choice() -> None:
    options = tuple(MenuOption("A" * 200, f"run|{i}", "B" * 200 * (i % 2), is_chosen=i == 3) for i in range(25))
    menu = Menu("C" * 200, options)
    reply = private(Prose("x"), menu, Buttons((Button("Back", "run|3"),)), menu)
    checked(reply)
    parts: list[dict[str, Any]] = render(reply).view.to_components()[0]["components"]  # type: ignore[no-untyped-call]  # discord.py
    _, first, _, second = parts
    (select,) = first["components"]
    assert [it["value"] for it in select["options"]] == [it.press for it in options]
    assert [it["value"] for it in select["options"] if it.get("default")] == ["run|3"]
    assert select["custom_id"] != second["components"][0]["custom_id"]


async def test_an_address_can_neither_leave_its_link_nor_be_anything_but_http() -> None:
    for url in ("https://example.org/a)b(c", "https://example.org/a\\", "https://example.org/](x"):
        text = checked(private(Cites("Source: ", (Cite("A book", url),))))
        found = re.fullmatch(r"-# Source: \[A book\]\((https://[^\s()\\]+)\)", text)
        assert found
    text = checked(private(Cites("Source: ", (Cite("A book", "https://example.org/" + "x" * 5000),))))
    assert text == "-# Source: A book"


def test_a_source_with_an_address_that_is_not_on_the_web_does_not_even_load(library: Library) -> None:
    source = next(iter(library.sources.values()))
    for url in ("javascript:alert(1)", "data:text/html,x", "discord://-/x", "https://a b", "file:///etc/passwd"):
        with pytest.raises(FieldError):
            replace(source, url=url)


async def spoken(library: Library) -> list[str]:
    """Replies of each kind from this content, as text. (A view of discord.py wants a running loop.)"""
    return [checked(reply) for reply in spoken_by(library)]


def as_long(text: str) -> str:
    """A harmless text of the same length: how many sources a line names depends on that."""
    return "plain".ljust(len(text.strip()), "x")


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_means_harm_reads_as_plain_words(library: Library, text: str) -> None:
    harmless = await spoken(spoilt(few(library), as_long(text)))
    for spoilt_text, plain in zip(await spoken(spoilt(few(library), text)), harmless, strict=True):
        if "…" in spoilt_text:  # as many sources as fit
            assert set(active(spoilt_text)) <= set(active(plain))
            continue
        assert active(spoilt_text) == active(plain)
        if "plain" in plain:
            assert " ".join(seen(text).split()) in " ".join(read(spoilt_text).split())


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) >= 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_is_far_too_long_still_fits(library: Library, text: str) -> None:
    for spoilt_text in await spoken(spoilt(few(library), text[:900])):  # Fluent takes no more than 1,000
        assert len(spoilt_text) <= TEXT_LIMIT
        assert not set(active(spoilt_text)) & {"~", "`", "|", "<", "@"}


# Commands


IDS = (("zainichi", 11), ("zainichi-mod", 33))


def shown(reply: Reply, ids: CommandIds = IDS) -> list[str]:
    """The texts and labels of a reply's message, in order."""
    components = render(reply, ids).view.to_components()[0]["components"]  # type: ignore[no-untyped-call]  # discord.py
    buttons = [button["label"] for row in components if row["type"] == 1 for button in row["components"]]
    return [part["content"] for part in components if part["type"] == 10] + buttons


async def test_a_command_can_be_pressed_by_its_own_name_in_any_language() -> None:
    for language in ("en", "ja", "ko"):
        say = Voice(language).command
        assert shown(private(Prose(f"*{say('quiz')}*"))) == [r"\*</zainichi quiz:11>\*"]
        assert shown(private(Prose(say("zainichi-mod daily-off")))) == ["</zainichi-mod daily-off:33>"]
        listed = private(Labelled("On: ", say("quiz")), Listing(((f"{say('fact')} [topic]", say("quiz")),)))
        rows = "**</zainichi fact:11> \\[topic\\]**  </zainichi quiz:11>"
        assert shown(listed) == ["**On:** </zainichi quiz:11>", rows]


async def test_a_command_with_options_or_without_a_known_id_is_shown_as_it_is_typed() -> None:
    say = Voice("ko").command
    assert shown(private(Prose(say("search Niigata")))) == ["`/zainichi 검색 Niigata`"]
    assert shown(private(Prose(say("zainichi-class start")))) == ["`/zainichi-class 시작`"]
    assert shown(private(Prose(say("zainichi-mod")))) == ["`/zainichi-mod`"]
    assert shown(private(Prose(say("quiz"))), ()) == ["`/zainichi 퀴즈`"]
    assert shown(private(Prose(say("search a`b")))) == ["`/zainichi 검색 a´b`"]


async def test_where_nothing_can_be_pressed_or_styled_a_command_is_plain() -> None:
    say = Voice("en").command
    button = Buttons((Button(say("quiz"), "run|quiz"),))
    assert shown(private(Heading(say("quiz")), button)) == ["### /zainichi quiz", "/zainichi quiz"]
    picture = Attachment("a.png", b"", alt=f"Type {say('quiz')}")
    file = render(private(picture), IDS).files[0]
    assert file.description == "Type /zainichi quiz"


async def test_a_command_is_not_cut_in_half() -> None:
    for length in range(3930, 4000):
        text = shown(private(Prose(f"{'x' * length} {Voice('en').command('leaderboard')} {'y' * 700}")))[0]
        assert len(text) <= TEXT_LIMIT
        assert re.search(r"x( |( </zainichi leaderboard:11>( y*)?))?…$", text), text[-60:]
