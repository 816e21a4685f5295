"""Replies as lines of a terminal."""

import io

from rich.console import Console

from bot.core.reply import Button, Buttons, Cite, Cites, Menu, MenuOption, Prose, Reply, private
from bot.platforms.console.render import show


def printed(reply: Reply) -> str:
    out = io.StringIO()
    show(Console(file=out, width=60), reply)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_buttons_and_the_lines_of_menus_are_numbered_through_in_one_order() -> None:
    language = Menu(
        "Language", (MenuOption("English", "run|en", is_chosen=True), MenuOption("Japanese", "run|ja", "日本語"))
    )
    buttons = Buttons((Button("Undo", "run|undo"), Button("Back", "run|back")))
    assert printed(private(Prose("Settings"), buttons, language, buttons)) == (
        " Settings\n\n [1] Undo   [2] Back\n Language\n [3] English ✔\n [4] Japanese · 日本語\n [5] Undo   [6] Back"
    )


def test_what_can_be_pressed_stands_a_line_below_the_sources() -> None:
    reply = private(Cites("Source: ", (Cite("A book", None),)), Buttons((Button("More", "run|x"),)))
    assert printed(reply) == " Source: A book\n\n [1] More"
