"""What is particular to a platform: how its addresses, mentions and commands read."""

import re

import pytest
from hypothesis import given, strategies as st

from bot.core.feature import Root
from bot.core.platform import (
    TERMINAL,
    Address,
    NotPostedError,
    PerhapsPostedError,
    PlaceMention,
    Platform,
    PostFailure,
    PostKey,
    messenger_for,
)
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK

part = st.from_regex(r"[A-Za-z0-9]{1,12}", fullmatch=True)
PLATFORMS = (TERMINAL, DISCORD, SLACK)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("console", Address("console", (), "")),
        ("console:me", Address("console", (), "me")),
        ("discord:42", Address("discord", (), "42")),
        ("discord:42:99", Address("discord", ("42",), "99")),
        ("slack:T1:C2", Address("slack", ("T1",), "C2")),
        ("slack:E1:T1:C2", Address("slack", ("E1", "T1"), "C2")),
    ],
)
def test_an_address_is_read_from_its_text_and_written_as_the_same_text(text: str, address: Address) -> None:
    assert Address.parse(text) == address
    assert str(address) == text


@given(part, st.lists(part, max_size=3), part)
def test_any_address_comes_back_as_it_was_written(platform: str, scope: list[str], id: str) -> None:
    address = Address(platform, tuple(scope), id)
    assert Address.parse(str(address)) == address


def test_a_channel_is_within_its_server_and_a_person_beside_another_of_the_workspace() -> None:
    assert str(Address.parse("discord:42").within("99")) == "discord:42:99"
    assert str(Address.parse("console").within("here")) == "console:here"
    assert str(Address.parse("slack:T1:U1").beside("U2")) == "slack:T1:U2"
    assert str(Address.parse("discord:1").beside("2")) == "discord:2"


@given(st.sampled_from(PLATFORMS), part, part)
def test_a_place_that_is_mentioned_is_read_as_that_place(platform: Platform, scope: str, id: str) -> None:
    place = Address(platform.name, (scope,), id)
    read = platform.read_mention(platform.mention(str(place)))
    assert read == PlaceMention(id, "")
    assert Address.parse(f"{platform.name}:{scope}").within(read.id) == place


@pytest.mark.parametrize(
    ("typed", "mention"),
    [
        ("<#C1|general>", PlaceMention("C1", "general")),
        (" <#C1|> ", PlaceMention("C1", "")),
        ("<#99>", PlaceMention("99", "")),
        ("<#C1|歴史 部>", PlaceMention("C1", "歴史 部")),
        ("#general", None),
        ("<#>", None),
        ("<@U1>", None),
        ("<#C1|a> <#C2|b>", None),
        ("", None),
    ],
)
def test_a_channel_is_read_as_platforms_write_it(typed: str, mention: PlaceMention | None) -> None:
    assert TERMINAL.read_mention(typed) == mention


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("<@U12|mina>", "U12"),
        ("<@!12>", "12"),
        (" <@12> ", "12"),
        ("@mina", None),
        ("<@>", None),
        ("<#C1>", None),
        ("<@U1> <@U2>", None),
    ],
)
def test_a_person_is_read_as_platforms_write_them(typed: str, person: str | None) -> None:
    assert TERMINAL.read_person(typed) == person


@given(st.text(max_size=40))
def test_no_text_is_too_odd_to_be_no_mention(text: str) -> None:
    for read in (TERMINAL.read_person(text), (TERMINAL.read_mention(text) or PlaceMention("x", "")).id):
        assert read is None or re.fullmatch("[A-Za-z0-9]+", read)


@pytest.mark.parametrize("platform", [DISCORD, SLACK])
def test_where_a_command_has_its_root_before_it_it_is_typed_with_a_slash(platform: Platform) -> None:
    assert platform.command(Root.EVERYBODY, "quiz voyages") == "/zainichi quiz voyages"
    assert platform.command(Root.MODERATORS) == "/zainichi-mod"


def test_in_the_terminal_a_command_is_typed_bare() -> None:
    assert TERMINAL.command(Root.EVERYBODY, "quiz voyages") == "quiz voyages"
    assert TERMINAL.command(Root.MODERATORS) == "zainichi-mod"


def test_no_two_platforms_have_one_name_and_thousands_of_posts_leave_room_for_answers() -> None:
    assert len({platform.name for platform in PLATFORMS}) == len(PLATFORMS)
    assert all(platform.pace > 0 for platform in (DISCORD, SLACK))
    assert TERMINAL.pace == 0


def test_the_same_post_has_the_same_key_and_no_other_has() -> None:
    keys = [PostKey("class", (1, "question", 2)), PostKey("class", (1, "question", 3)), PostKey("daily", ("a:b", "c"))]
    assert [str(key) for key in keys] == ["class/1/question/2", "class/1/question/3", "daily/a:b/c"]


def test_a_platform_that_this_process_does_not_serve_is_one_to_be_tried_again() -> None:
    with pytest.raises(NotPostedError) as refused:
        messenger_for({}, "slack:T1:C1")
    assert refused.value.why is PostFailure.BUSY
    assert not isinstance(refused.value, PerhapsPostedError)
