"""In which order facts that are due at the same time go out."""

from dataclasses import replace

from bot.daily.store import StoredSchedule
from bot.daily.turns import Turns
from bot.platforms.slack.platform import SLACK


def due(*communities: str) -> list[StoredSchedule]:
    return [
        StoredSchedule(
            *(number, it, f"{it}:C{number}", "#x", None, "09:00", "UTC", "0", None, "en", "2026-04-27"),
            *(1, 0, None, None, None, None),
        )
        for number, it in enumerate(communities)
    ]


def test_one_workspace_has_them_in_their_order_at_its_pace() -> None:
    told = list(Turns(SLACK).of(due("a", "b", "a")))
    assert [it.community for it, _ in told] == ["a", "b", "a"]
    assert {pause for _, pause in told} == {SLACK.pace}


def test_where_workspaces_are_apart_each_has_its_first_before_any_has_its_second() -> None:
    told = list(Turns(replace(SLACK, is_apart=True)).of(due("a", "a", "a", "b", "c", "b")))
    assert [it.community for it, _ in told] == ["a", "b", "c", "a", "b", "a"]
    assert [pause for _, pause in told] == [0, 0, SLACK.pace, 0, SLACK.pace, SLACK.pace]
