"""Pictures through the real libraries: in the reply on Discord, to the person's own conversation on Slack."""

from functools import partial

import pytest

from bot.core.i18n import Voice
from bot.platforms.discord import answering
from content.library import Library
from tests.support.on_discord import on_discord
from tests.support.on_slack import on_slack, says

PNG = b"\x89PNG"


async def test_on_discord_a_year_comes_with_its_picture_and_its_words_also_when_it_is_shared_late(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_discord(library) as on:
        on.bot.gallery._patience = 20
        mina = on.discord.person("Mina", locale="ja", place=on.place("server", "ko"))
        answer = await mina.types("/zainichi timeline", year=1960)
        ((name, content),) = answer.files.items()
        assert name == "moves-1960.png"
        assert content.startswith(PNG)
        assert "49,036人" in answer.data["attachments"][0]["description"]
        assert answer.ephemeral
        monkeypatch.setattr(answering, "DEFER_AFTER", 0.0)  # in the language of the place it has yet to be drawn
        await mina.presses(answer, Voice("ja")("button-share"))
        await on.discord.until(lambda: mina.place.public, 20)
        (shared,) = mina.place.public
        assert [file[:4] for file in shared.files.values()] == [PNG]
        assert next(iter(shared.files.values())) != content
        page = await mina.types("/zainichi timeline")
        for label in ("button-population", "button-moved"):
            chart = await mina.presses(page, Voice("ja")(label))
            assert [file[:4] for file in chart.files.values()] == [PNG]
            assert chart.ephemeral


async def test_on_slack_a_button_sends_the_picture_to_the_persons_own_conversation(library: Library) -> None:
    async with on_slack(library, "socket") as on:
        mina = on.person("ko-KR")
        general = on.place("channel", mina)
        year = await on.types(mina, general, "timeline 1959")
        assert not on.slack.shown(on.slack.dm(mina), mina)

        def is_told(name: str) -> bool:
            return says(on.slack.shown(general, mina)[-1], "ko", "slack-file-sent", name=name)

        for label, name in (("button-moved", "moves-1959.png"), ("button-map", "route.png")):
            await on.slack.press(mina, year, Voice("ko")(label))
            await on.slack.until(partial(is_told, name), 20)
            assert on.slack.shown(general, mina)[-1].ephemeral
            (file,) = on.slack.shown(on.slack.dm(mina), mina)[-1].files
            assert file.name == name
            assert file.content.startswith(PNG)
            assert ("49,036명" in file.alt_text) == (name == "moves-1959.png")
        assert not [it for it in on.slack.shown(general) if it.files]
        on.slack.world.takes_files = False
        words = await on.presses(mina, year, Voice("ko")("button-moved"))
        assert says(words, "ko", "files-not-taken")
        assert "49,036명" in words.text_shown
