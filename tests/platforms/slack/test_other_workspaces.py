"""The same app in another workspace: what is done there is none of the bot's business, and it says so."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from content.library import Library
from tests.fakes.slack.payloads import action_event, command_event
from tests.fakes.slack.server import NoAnswer
from tests.support.on_slack import MODES, OnSlack, on_slack, says

pytestmark = pytest.mark.asyncio(loop_scope="module")

ELSEWHERE = "T0ELSEWHERE"


@pytest_asyncio.fixture(loop_scope="module", params=MODES)
async def on(library: Library, request: pytest.FixtureRequest) -> AsyncIterator[OnSlack]:
    async with on_slack(library, request.param) as on:
        yield on
        assert on.slack.refused == []


async def stored(on: OnSlack) -> int:
    rows = await on.bot.database.read("SELECT count(*) FROM person")
    return int(rows[0][0] or 0)


async def test_a_command_from_another_workspace_is_refused_kindly_and_leaves_nothing(on: OnSlack) -> None:
    mina, general = on.person("ja-JP"), on.slack.channel("general")
    for root in ("/zainichi", "/zainichi-class", "/zainichi-mod"):
        event = command_event(on.slack.world, mina, general, root, "fact")
        event.payload["team_id"] = ELSEWHERE
        answer = (await on.slack.acts.act(event)).message
        assert answer.ephemeral
        assert says(answer, "en", "slack-other-workspace")
    assert await stored(on) == 0


def pressed(on: OnSlack, message: Any, button: Any, team: str, of_message: str) -> Any:
    """A press as it comes from somebody of a team, in a message of one."""
    action = {"type": "button", "action_id": button.action_id, "block_id": "b", "value": button.value}
    event = action_event(on.slack.world, on.person(), message, action, {})
    event.payload["team"] = {"id": team, "domain": "elsewhere"}
    event.payload["message"] = {**event.payload.get("message", {}), "team": of_message}
    return event


async def test_a_press_in_another_workspace_is_refused_and_one_in_a_shared_channel_is_not(on: OnSlack) -> None:
    mina, general = on.person(), on.slack.channel("general")
    fact = await on.types(mina, general, "fact")
    shared = await on.shares(mina, fact)
    button = shared.buttons[0]
    refused = (await on.slack.acts.act(pressed(on, shared, button, ELSEWHERE, ELSEWHERE))).message
    assert says(refused, "en", "slack-other-workspace")
    assert refused.ephemeral
    served = (await on.slack.acts.act(pressed(on, shared, button, ELSEWHERE, on.slack.team))).message
    assert not says(served, "en", "slack-other-workspace")


async def test_an_event_of_another_workspace_changes_nothing(on: OnSlack) -> None:
    mina = on.person()
    world, own = on.slack.world, on.slack.team
    on.slack.patience = 0.2
    world.team = ELSEWHERE
    try:
        with pytest.raises(NoAnswer):
            await on.slack.open_home(mina)
    finally:
        world.team = own
        on.slack.patience = 3.0
    assert on.slack.home(mina) is None
