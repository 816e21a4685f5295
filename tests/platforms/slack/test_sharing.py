"""Who may have something posted for all on Slack, which tells an app of nobody whether they may write in a channel."""

from collections.abc import AsyncIterator

import pytest

from content.library import Library
from tests.fakes.slack.message import Message
from tests.fakes.slack.world import Channel, Person
from tests.support.on_slack import OnSlack, on_slack, press_of, says

SHARE = "Share"
ANOTHER = "Another"


@pytest.fixture
async def on(library: Library) -> AsyncIterator[OnSlack]:
    async with on_slack(library, "socket") as on:
        yield on
        assert on.slack.refused == []


async def shared(on: OnSlack, person: Person, place: Channel) -> Message:
    """A fact that somebody has shared in a place."""
    return await on.shares(person, await on.types(person, place, "fact"))


async def test_ten_presses_on_share_post_once_for_each_person_in_each_place(on: OnSlack) -> None:
    for where in ("channel", "elsewhere"):
        mina, jun = on.person(), on.person(name="Jun")
        place = on.place(where, mina)
        shown = await on.types(mina, place, "term soren")
        await on.shares(mina, shown)
        for _ in range(9):
            again = await on.shares(mina, shown)
            assert again.ephemeral
            assert says(again, "en", "shared-already")
        assert len(on.slack.shown(place)) == 1
        await on.shares(jun, await on.types(jun, place, "term soren"))
        assert len(on.slack.shown(place)) == 2


async def test_what_comes_of_a_press_in_a_message_for_all_cannot_be_shared_however_often_it_is_pressed_on(
    on: OnSlack,
) -> None:
    """In a channel that is only to be read, whoever may not write there can still press."""
    writer, reader = on.person(name="Mori"), on.person(name="Jun")
    place = on.place("channel", writer)
    fact = await shared(on, writer, place)
    shown = fact
    for button in (ANOTHER, ANOTHER, "Quiz me on this", ANOTHER):
        before, shown = shown, await on.presses(reader, shown if button in shown.labels else fact, button)
        assert shown.ephemeral
        assert shown is not before
        assert SHARE not in shown.labels
    assert on.slack.shown(place) == [fact]


async def test_what_a_command_brings_can_be_shared_there_and_what_is_pressed_in_it_too(on: OnSlack) -> None:
    mina = on.person()
    place = on.place("channel", mina)
    shown = await on.types(mina, place, "fact")
    for _ in range(3):
        assert SHARE in shown.labels
        shown = await on.presses(mina, shown, ANOTHER)
    assert not (await on.shares(mina, shown)).ephemeral


async def test_admins_may_write_everywhere(on: OnSlack) -> None:
    writer, admin = on.person(name="Mori"), on.person(name="Boss", admin=True)
    place = on.place("channel", writer)
    shown = await on.presses(admin, await shared(on, writer, place), ANOTHER)
    assert not (await on.shares(admin, shown)).ephemeral


async def test_a_share_of_an_older_version_that_stands_there_for_all_is_refused_with_what_would_do(on: OnSlack) -> None:
    writer, reader = on.person(name="Mori"), on.person("ja-JP", name="Jun")
    place = on.place("channel", writer)
    shown = await on.types(writer, place, "fact")
    posted = await on.shares(writer, shown)
    offered = next(it for _, it in shown.parts if it["value"] == press_of(shown, "share"))
    posted.blocks[-1]["elements"].append({**offered, "action_id": "press:9"})
    refused = await on.presses(reader, posted, offered["value"])
    assert refused.ephemeral
    assert says(refused, "ja", "sharing-needs-command", command="/zainichi")
    assert on.slack.shown(place) == [posted]
