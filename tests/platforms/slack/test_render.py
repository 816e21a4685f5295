"""Every reply as Slack would get it: allowed, small enough, no markup but the bot's own, and all of it in words."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.i18n import Voice
from bot.core.reply import (
    Answer,
    Answers,
    Button,
    Buttons,
    Cite,
    Cites,
    Document,
    Heading,
    Kicker,
    Listing,
    Menu,
    MenuOption,
    Prose,
    Rank,
    Reference,
    Reply,
    private,
)
from bot.core.signs import fit
from bot.platforms.slack.buttons import WHOLE
from bot.platforms.slack.render import BLOCKS_LIMIT, TEXT_LIMIT, Json, Message, escape, render, size
from bot.platforms.slack.text import marked, plain
from content.library import Library
from tests.fakes.slack.blocks import check_message_blocks
from tests.fakes.slack.reading import leads_to, objects, pinged, shown
from tests.support.bot import Bot
from tests.support.examples import examples
from tests.support.on_slack import HOSTILE, seen, spoilt
from tests.support.replies import caller, few, of_commands, of_entries, of_every_kind, of_quizzes, spoken_by


def checked(reply: Reply) -> Message:
    """The message of a reply, which Slack takes."""
    message = render(reply)
    assert str(check_message_blocks(message.blocks)) == ""
    assert size(message.blocks) <= BLOCKS_LIMIT
    assert 0 < len(message.text) <= TEXT_LIMIT
    assert json.loads("{" + message.json) == {"text": message.text, "blocks": message.blocks}
    return message


def words(message: Message) -> str:
    """A message as a person reads it."""
    return shown({"text": message.text, "blocks": message.blocks}, str)


def told(message: Message) -> str:
    """What a screen reader says of it: the words beside the blocks, unescaped."""
    return message.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def styles(value: Sequence[Json]) -> Iterator[str]:
    """The styles and kinds of all that is in the blocks, in order."""
    for part in objects(value):
        yield str(part.get("type"))
        yield from sorted(part.get("style") or {}) if isinstance(part.get("style"), dict) else ()


def called(message: Message) -> list[str]:
    return pinged({"text": message.text, "blocks": message.blocks})


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
async def test_everything_that_the_bot_can_say_fits_into_a_message_that_slack_takes(
    bot: Bot, language: str, record_property: Callable[[str, object], None]
) -> None:
    to = caller(language)
    sizes = []
    for what, reply in [*of_entries(bot.library, to), *of_quizzes(bot.library, to), *await of_commands(bot, to)]:
        message = checked(reply)
        assert "�" not in message.text
        sizes.append((len(message.json), what))
        if what != "30 wrong":
            assert "…" not in told(message)[-1:], f"{what} had to be cut"
        assert not called(message)
        if not what.startswith("help"):
            assert "markdown" not in set(styles(message.blocks))
    assert len(sizes) > 1000
    record_property("largest", max(sizes))  # shown by --junit-xml


async def test_all_that_can_be_read_in_the_blocks_is_in_the_words_beside_them(bot: Bot) -> None:
    to = caller("ja")
    for what, reply in [*of_entries(bot.library, to, 10), *await of_commands(bot, to)]:
        message = checked(reply)
        if not message.text.endswith("…"):
            read = words(message)
            for link in leads_to({"blocks": message.blocks}):
                read = read.replace(f" ({link})", "")
            asked = [block.answers for block in reply.blocks if isinstance(block, Answers)]
            on_buttons = "".join(it.text for answers in asked if fit(answers, WHOLE) for it in answers)
            assert "".join(told(message).split()) == "".join((read + on_buttons).split()), what


def test_no_text_goes_where_slack_looks_for_markup_but_the_words_and_the_line_of_sources() -> None:
    kinds = list(styles(checked(of_every_kind("plain")).blocks))
    assert kinds.count("mrkdwn") == 1
    assert "markdown" not in kinds
    assert set(kinds) >= {"header", "rich_text", "rich_text_quote", "context", "link", "actions", "button", "bold"}


def test_sources_are_one_small_line_of_links_and_the_topic_one_above_the_heading() -> None:
    cites = Cites("Sources: ", (Cite("Asahi 2013", "https://a.example/?a=1&b=2"), Cite("A & B", None)), "+3")
    message = checked(private(Kicker("Voyages · 1959"), Heading("The first ships"), Prose("They left."), cites))
    above, head, _, below = message.blocks
    assert above == {"type": "context", "elements": [{"type": "plain_text", "text": "Voyages · 1959", "emoji": False}]}
    assert head["type"] == "header"
    (line,) = below["elements"]
    assert line["text"] == "Sources: <https://a.example/?a=1&amp;b=2|Asahi 2013> · A &amp; B · +3"
    assert told(message) == "Voyages · 1959\nThe first ships\nThey left.\nSources: Asahi 2013 · A & B · +3"


@settings(max_examples=examples(100), deadline=None)
@given(
    st.text(
        st.sampled_from("&<>!@#|*_~`-;:/ampltg \nah\u200b") | st.characters(exclude_categories=["Cs"]), max_size=80
    ),
    st.booleans(),
)
def test_whatever_a_source_is_called_it_is_neither_markup_nor_another_link_and_calls_nobody(
    short: str, linked: bool
) -> None:
    url = "https://a.example/1" if linked else None
    message = checked(private(Cites("Sources: ", (Cite(short, url), Cite("B", None)))))
    (line,) = message.blocks[-1]["elements"]
    harmless = re.sub(r"<https://a\.example/1\|([^<>|]*)>", r"\1", line["text"])
    assert not set(harmless) & set("<>*_~`|\n")
    assert not re.search(r":[\w+'-]+:|://", harmless)
    assert called(message) == []
    assert leads_to({"blocks": message.blocks}) == ([url] if url and seen(short).strip() else [])


def test_a_source_in_the_list_has_all_that_is_known_in_small_print_below() -> None:
    message = checked(private(Reference(Cite("Asahi 2013", "https://a.example/1"), ("A title · Asahi", "newspaper"))))
    assert [block["type"] for block in message.blocks] == ["rich_text", "context"]
    assert told(message) == "Asahi 2013\nA title · Asahi\nnewspaper"


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_text_in_any_part_of_a_reply_changes_nothing_but_the_words(text: str) -> None:
    short = text[:60].strip()
    message, harmless = checked(of_every_kind(short)), checked(of_every_kind("plain"))
    assert list(styles(message.blocks)) == list(styles(harmless.blocks))
    assert words(message).count(seen(short)) >= 17
    assert called(message) == []
    assert leads_to({"blocks": message.blocks}) == leads_to({"blocks": harmless.blocks})
    checked(of_every_kind(text))


@settings(max_examples=examples(100), deadline=None)
@given(st.text(st.sampled_from("&<>!@#|*_~`-;ampltg \nah\u200b\u202e") | st.characters(exclude_categories=["Cs"])))
def test_whatever_is_written_beside_the_blocks_is_read_as_it_stands_and_calls_nobody(text: str) -> None:
    written = escape(text)
    assert pinged({"text": written}) == []
    assert "<" not in written
    assert ">" not in written
    if len(text) < TEXT_LIMIT // 5:
        assert written.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text


@given(st.text(st.sampled_from("<>&x"), max_size=4000))
def test_words_are_cut_between_two_signs_and_never_within_an_entity(text: str) -> None:
    written = escape(text * 3)
    assert len(written) <= TEXT_LIMIT
    rest = written.removesuffix("…")
    for entity in ("&amp;", "&lt;", "&gt;"):
        rest = rest.replace(entity, "")
    assert "&" not in rest


def test_a_reply_that_is_too_long_is_cut_where_it_does_not_hurt() -> None:
    message = checked(
        private(Heading("A title"), Prose("x" * 20_000), Cites("Source: ", (Cite("A book", None),)), BUTTON)
    )
    assert [block["type"] for block in message.blocks] == ["header", "rich_text", "context", "actions"]
    assert words(message).count("x…") == 1
    assert words(message).endswith("Source: A book")
    assert size(message.blocks) > BLOCKS_LIMIT - 700
    rows = checked(private(Listing(tuple((f"Row {i}", "x" * 90) for i in range(200)))))
    assert words(rows).splitlines()[-1] == "…"
    assert all(line.endswith("x" * 90) for line in words(rows).splitlines()[:-1])
    assert len(checked(private(*(Prose(f"Paragraph {i}") for i in range(200)))).blocks) <= 50
    sources = tuple(Reference(Cite(f"{i} {'y' * 400}", f"https://example.org/{'z' * 300}"), ()) for i in range(30))
    cited = checked(private(Prose("x" * 20_000), *sources))
    assert 2 < len(leads_to({"blocks": cited.blocks})) < 30
    quoted = checked(private(Prose('"\\' * 10_000)))
    assert words(quoted).startswith('"\\"\\')


BUTTON = Buttons((Button("A" * 100, "run|x"), Button("B", "run|y", Rank.DANGER)))


def test_buttons_come_in_rows_of_five_each_with_a_name_of_its_own() -> None:
    options = Buttons(tuple(Button(f"Button {i}", f"run|{i}") for i in range(20)))
    blocks = checked(private(options, BUTTON)).blocks
    assert [len(block["elements"]) for block in blocks] == [5, 5, 5, 5, 2]
    names = [button["action_id"] for block in blocks for button in block["elements"]]
    assert len(set(names)) == len(names) == 22
    assert told(checked(private(options))).startswith("Button 0\nButton 1\n")
    first, second = blocks[-1]["elements"]
    assert first["text"]["text"] == "A" * 74 + "…"
    assert (first.get("style"), second["style"]) == (None, "danger")


def test_a_menu_has_a_row_of_its_own_with_the_present_choice_and_is_read_out_by_what_it_is_for() -> None:
    options = tuple(MenuOption("A" * 100, f"run|{i}", "B" * 100 * (i % 2), is_chosen=i == 3) for i in range(25))
    message = checked(private(BUTTON, Menu("C" * 200, options)))
    row = message.blocks[-1]["elements"]
    assert [it["type"] for it in row] == ["static_select"]
    assert row[0]["initial_option"] == row[0]["options"][3]
    assert {it["value"] for it in row[0]["options"]} == {it.press for it in options}
    names = [it["action_id"] for block in message.blocks for it in block["elements"]]
    assert len(set(names)) == len(names) == 3
    assert told(checked(private(Menu("Choose", options)))) == "Choose"


def answers(*texts: str) -> list[dict[str, Any]]:
    """The blocks of a question with these answers."""
    asked = Answers(tuple(Answer("ABCD"[i], text, f"answer|1|0|{i}") for i, text in enumerate(texts)))
    message = checked(private(asked))
    on_buttons = fit(asked.answers, WHOLE)  # a screen reader and a notification tell them all
    assert told(message) == "\n".join(texts if on_buttons else (f"{it.letter}  {it.text}" for it in asked.answers))
    return list(message.blocks)


def test_answers_stand_on_their_buttons_beside_each_other_where_they_are_short() -> None:
    (row,) = answers("1923", "1945", "1948")
    assert [button["text"]["text"] for button in row["elements"]] == ["1923", "1945", "1948"]
    rows = answers("They lost at every stage", "x" * 30, "はい" * 7)
    assert [[it["text"]["text"] for it in row["elements"]] for row in rows] == [[it] for it in (
        "They lost at every stage", "x" * 30, "はい" * 7
    )]  # fmt: skip


def test_an_answer_that_slack_would_cut_stands_in_full_beside_its_letter_which_is_read_out_with_it() -> None:
    for long in ("x" * 31, "はい" * 8, "x" * 100):
        first, second = answers(long, "1947")
        assert [it["text"]["text"] for it in (first, second)] == [f"A  {long}", "B  1947"]
        assert [it["accessory"]["text"]["text"] for it in (first, second)] == ["A", "B"]
        whole = f"A: {long}"
        told_as = whole if len(whole) <= 75 else f"{whole[:74]}…"
        assert first["accessory"]["accessibility_label"] == told_as


def test_what_a_host_wants_next_stands_out_and_what_cannot_be_taken_back_is_red() -> None:
    shown = Buttons(tuple(Button(rank.value, f"run|{rank}", rank) for rank in Rank))
    (row,) = checked(private(shown)).blocks
    assert [button.get("style") for button in row["elements"]] == ["primary", None, "danger"]


def test_an_address_that_is_too_long_is_left_out_and_its_title_stays() -> None:
    message = checked(private(Cites("Source: ", (Cite("A book", "https://example.org/" + "x" * 5000),))))
    assert leads_to({"blocks": message.blocks}) == []
    assert words(message).strip() == "Source: A book"


def test_somebodys_own_file_is_kept_nowhere() -> None:
    reply = private(Prose("Here:"), Document("a.json", "{}"))
    first, second = render(reply), render(reply)
    assert first is not second
    assert [it.name for it in first.documents] == ["a.json"]
    assert render(private(Prose("x"))) is render(private(Prose("x")))


# Content that means harm


def as_long(text: str) -> str:
    """A harmless text of the same length: how many sources a line names depends on that."""
    return "plain".ljust(len(text.strip()), "x")


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100], ids=lambda text: ascii(text[:20]))
def test_content_that_means_harm_reads_as_plain_words(library: Library, text: str) -> None:
    harmless = [checked(reply) for reply in spoken_by(spoilt(few(library), as_long(text)))]
    spoilt_replies = spoken_by(spoilt(few(library), text))
    for reply, plainly in zip(spoilt_replies, harmless, strict=True):
        message = checked(reply)
        assert called(message) == []
        if "…" in told(message):  # as many sources as fit
            continue
        for_answers = {"actions", "section", "button", "plain_text"}  # how they stand depends on how long they are
        left, right = ([it for it in styles(one.blocks) if it not in for_answers] for one in (message, plainly))
        assert sorted(left) == sorted(right)
        if "plain" in words(plainly):
            assert " ".join(seen(text).split()) in " ".join(words(message).split())


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) >= 100], ids=lambda text: ascii(text[:20]))
def test_content_that_is_far_too_long_still_fits(library: Library, text: str) -> None:
    for reply in spoken_by(spoilt(few(library), text[:900])):  # Fluent takes no more than 1,000
        assert called(checked(reply)) == []


# What somebody typed


@pytest.mark.parametrize(
    ("sent", "typed"),
    [
        ("fact voyages", "fact voyages"),
        ("search R&amp;D &lt;x&gt;", "search R&D <x>"),
        ("search &amp;lt;", "search &lt;"),
        ("grant <@U0123|mina>", "grant @mina"),
        ("grant <@W0123>", "grant @W0123"),
        ("daily <#C0123|general> 09:00", "daily #general 09:00"),
        ("daily <#C0123|> 09:00", "daily #C0123 09:00"),
        ("search <https://example.org/?a=1&amp;b=2>", "search https://example.org/?a=1&b=2"),
        ("search <http://example.org|example.org>", "search example.org"),
        ("search <!here> <!subteam^S1|@team>", "search @here @team"),
        ("search 1 < 2", "search 1 < 2"),
    ],
)
def test_what_slack_marks_in_a_command_is_read_as_it_was_typed(sent: str, typed: str) -> None:
    assert plain(sent) == typed


def test_for_staff_people_and_channels_stay_marked_since_no_two_have_the_same_id() -> None:
    sent = "daily <#C0123|general> <@U0123|mina> <!here> R&amp;D <https://example.org|x>"
    assert marked(sent) == "daily <#C0123|general> <@U0123|mina> @here R&D x"


@given(st.text())
def test_words_in_which_slack_marks_nothing_stay_as_they_are(text: str) -> None:
    sent = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert plain(sent) == text


# Commands


def test_a_command_is_set_off_as_code_and_plain_where_nothing_can_be() -> None:
    say = Voice("ja").command
    prose = Prose(f"a {say('zainichi-mod daily-off')} b")
    message = checked(private(Heading(say("quiz")), prose, Buttons((Button(say("quiz"), "x"),))))
    header, body, row = message.blocks
    assert header["text"]["text"] == row["elements"][0]["text"]["text"] == "/zainichi quiz"
    assert body["elements"][0]["elements"] == [
        {"type": "text", "text": "a "},
        {"type": "text", "text": "/zainichi-mod daily-off", "style": {"code": True}},
        {"type": "text", "text": " b"},
    ]
    assert told(message) == "/zainichi quiz\na /zainichi-mod daily-off b"


def test_a_command_in_bold_is_code_and_what_is_typed_behind_it_is_bold() -> None:
    listed = checked(private(Listing(((f"{Voice('en').command('fact')} [topic]", "A fact"),))))
    assert listed.blocks[0]["elements"][0]["elements"] == [
        {"type": "text", "text": "/zainichi fact", "style": {"code": True}},
        {"type": "text", "text": " [topic]", "style": {"bold": True}},
        {"type": "text", "text": "  "},
        {"type": "text", "text": "A fact"},
    ]
