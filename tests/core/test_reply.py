"""Replies: what can be pressed in one, and which menus there cannot be."""

import pytest

from bot.core.reply import MOST_OPTIONS, Button, Buttons, Menu, MenuOption, Prose, pressable, private


def options(count: int) -> tuple[MenuOption, ...]:
    return tuple(MenuOption(f"Option {i}", f"run|{i}") for i in range(count))


def test_buttons_and_the_options_of_menus_are_pressed_in_the_order_in_which_they_stand() -> None:
    reply = private(
        Prose("x"), Buttons((Button("A", "run|a"),)), Menu("Choose", options(2)), Buttons((Button("B", "run|b"),))
    )
    assert [it.press for it in pressable(reply)] == ["run|a", "run|0", "run|1", "run|b"]


def test_a_menu_has_as_many_options_as_every_platform_shows_and_none_twice() -> None:
    assert len(Menu("Choose", options(MOST_OPTIONS)).options) == 25
    chosen = (MenuOption("A", "run|a", is_chosen=True), MenuOption("B", "run|b", is_chosen=True))
    for wrong in ((), options(MOST_OPTIONS + 1), options(1) * 2, chosen):
        with pytest.raises(ValueError, match="menu"):
            Menu("Choose", wrong)
