"""Replies as lines of a terminal: nothing is wider than it, nothing lost, no address broken."""

import io

import pytest
from hypothesis import given, strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bot.core.reply import (
    ChoiceMark,
    Choices,
    Cite,
    Cites,
    Heading,
    Kicker,
    Labelled,
    Listing,
    Prose,
    Reply,
    ShownChoice,
    Standing,
    Standings,
    private,
)
from bot.platforms.console.links import as_target, takes_links
from bot.platforms.console.pressable import Pressable, pressables
from bot.platforms.console.render import lines, row, show
from bot.platforms.console.wrapping import wrapped
from content.library import Library
from tests.support.replies import caller, of_entries, of_every_kind, of_quizzes

WIDTHS = (38, 78, 88)


def text(reply: Reply, width: int = 60) -> list[str]:
    return [line.plain for line in lines(reply, width)]


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_every_line_of_every_reply_fits_the_terminal_and_nothing_is_lost(library: Library, language: str) -> None:
    to = caller(language)
    entries = [reply for _, reply in of_entries(library, to, 40)]
    quizzes = [reply for _, reply in of_quizzes(library, to)][::40]
    for reply in (*entries, *quizzes, of_every_kind("漢字かな交じりの文。" * 9)):
        for width in WIDTHS:
            said = lines(reply, width)
            wide = [it.plain for it in said if it.cell_len > width]
            assert all(it.startswith("http") for it in wide), (width, wide)
            assert all(it.cell_len <= width for it in row(pressables(reply), width)), (width, reply)


@given(st.text(alphabet="abc 漢字、。「」ー한글 .-\n", max_size=200), st.integers(2, 40))
def test_whatever_is_said_its_words_come_out_in_their_order_and_in_the_width(said: str, width: int) -> None:
    out = wrapped(Text(said), width)
    assert "".join("".join(line.plain.split()) for line in out) == "".join(said.split())
    assert all(line.cell_len <= width for line in out)


def test_a_japanese_line_does_not_begin_with_a_comma_or_a_small_sign_nor_end_with_an_opening_bracket() -> None:
    said = "一九五九年、「帰国」と呼ばれた移動が始まった。ロッテーとキャラメルのことを「こう」いった。" * 4
    for width in range(10, 60):
        out = [line.plain for line in wrapped(Text(said), width)]
        assert "".join(out) == said
        assert not any(line[0] in "、。」ャョッー" or line[-1] == "「" for line in out)


def test_a_line_does_not_begin_with_what_stands_between_two_parts() -> None:
    for width in range(12, 40):
        assert not any(
            line.plain[0] in "·–" for line in wrapped(Text("Koseki · law · in Japanese – and so on · +3"), width)
        )


def test_a_korean_line_ends_at_a_space() -> None:
    said = "일본에서 북한으로 이주한 사람들의 역사를 출처와 함께 소개합니다"
    for width in range(12, 40):
        assert " ".join(line.plain for line in wrapped(Text(said), width)) == said


def test_an_address_is_not_broken_however_narrow_the_terminal_is() -> None:
    url = "https://example.org/a-very-long/address-with-hyphens/and_more?of=it&and=so/on"
    for reply in (
        private(Cites("Source: ", (Cite("A book", url),))),
        private(Prose(f"See {url}, please, or 見て{url}。")),
    ):
        shown = text(reply, 30)
        assert sum(url in line for line in shown) == "\n".join(shown).count("http")


def test_a_source_is_a_link_where_the_terminal_takes_one_and_its_address_is_read_elsewhere() -> None:
    reply = private(Cites("Source: ", (Cite("A book\x1b]8;;evil\x07", "https://example.org/ボ\x1b\\x"),)))
    (line,) = lines(reply, 60, links=True)
    assert "http" not in line.plain
    out = io.StringIO()
    show(Console(file=out, force_terminal=True, color_system="standard", width=60), reply, links=True)
    assert ";https://example.org/%E3%83%9C%1B%5Cx\x1b\\" in out.getvalue()
    assert "\x1b]8;;evil" not in out.getvalue()
    assert text(reply)[1] == "https://example.org/ボ \\x"


def test_where_an_answer_is_explained_the_sources_come_before_that_and_else_at_the_end() -> None:
    marked = Choices((ShownChoice("Yes", ChoiceMark.RIGHT), ShownChoice("No")))
    why, source = Labelled("Why: ", "So it was."), Cites("Source: ", (Cite("A book", None),))
    assert text(private(Heading("Right"), marked, why, source))[-3:] == ["Source: A book", "", "Why: So it was."]
    assert text(private(Heading("A fact"), Prose("So it was."), source))[-1] == "Source: A book"


def test_sources_stand_in_one_line_the_head_together_and_blocks_a_line_apart() -> None:
    sources = Cites("Sources: ", (Cite("A", None), Cite("B", None)), "+3")
    reply = private(Kicker("Voyages · 1959"), Heading("The first ships"), Prose("It was."), sources, Prose("And."))
    said = ["Voyages · 1959", "The first ships", "", "It was.", "", "Sources: A · B · +3", "", "And."]
    assert text(reply) == said


def test_lists_are_two_columns_where_there_is_room_and_else_one_below_the_other() -> None:
    listing = private(Listing((("1959", "It begins in the winter of that year"), ("新潟", "A port"))))
    assert text(listing, 40) == ["1959  It begins in the winter of that", "      year", "新潟  A port"]
    assert text(listing, 28)[:2] == ["1959", "  It begins in the winter of"]


def test_points_stand_below_each_other_where_they_fit() -> None:
    table = private(Standings((Standing(1, "静かなサギ", "9 points"), Standing(2, "Crane", "1 point"))))
    assert text(table, 40) == ["🥇 1  静かなサギ  9 points", "🥈 2  Crane       1 point"]
    assert text(table, 20)[0] == "🥇 1  静かなサギ · 9"


def test_no_button_is_broken_unless_it_is_wider_than_the_terminal() -> None:
    pressable = [Pressable("新しいものを見る", "a"), Pressable("Another one", "b"), Pressable("Quiz " * 12, "c")]
    shown = [line.plain for line in row(pressable, 40)]
    assert shown[0] == "[1] 新しいものを見る   [2] Another one"
    assert shown[1].startswith("[3] Quiz Quiz")
    assert shown[2].startswith("    Quiz")
    assert all(cell_len(line) <= 40 for line in shown)


def test_what_has_a_line_to_itself_has_it_and_a_menu_is_named_above_its_lines() -> None:
    menu = [Pressable("Japanese", "a", is_alone=True, head="Language"), Pressable("Korean", "b", is_alone=True)]
    shown = row(
        [Pressable("Undo", "c"), Pressable("Back", "d"), *menu, Pressable("Undo", "e"), Pressable("On", "f")], 40
    )
    assert [line.plain for line in shown] == [
        "[1] Undo   [2] Back", "Language", "[3] Japanese", "[4] Korean", "[5] Undo   [6] On",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "takes"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "5000"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.5.0beta1"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app", "TERM_PROGRAM_VERSION": "3.0.15"}, False),
        (
            {"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20240203-110809-5046fc22"},
            True,
        ),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.60.0"}, False),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "TERM_PROGRAM_VERSION": "1.95.3"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal", "TERM_PROGRAM_VERSION": "455"}, False),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, True),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "VTE_VERSION": "7600"}, False),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/tmux", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_links_are_written_where_a_terminal_is_known_to_take_them_and_never_into_a_pipe(
    environment: dict[str, str], takes: bool
) -> None:
    assert takes_links(environment, is_terminal=True) is takes
    assert takes_links(environment, is_terminal=False) is False


def test_the_target_of_a_link_keeps_what_an_address_is_made_of() -> None:
    assert as_target("https://a.org/x%20y?q=1&r=(2)#z") == "https://a.org/x%20y?q=1&r=(2)#z"
