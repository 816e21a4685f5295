"""Commands within texts, as one types them on each platform."""

import pytest

from bot.core.command_spans import CommandSpan, mark, plain, root_of, spans, without_marks
from bot.core.feature import Root
from bot.core.i18n import Voice
from bot.core.platform import TERMINAL, Platform
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK


@pytest.mark.parametrize(
    ("language", "line", "platform", "typed"),
    [
        ("en", "quiz", DISCORD, "/zainichi quiz"),
        ("ko", "quiz", DISCORD, "/zainichi 퀴즈"),
        ("ja", "search Niigata", DISCORD, "/zainichi 検索 Niigata"),
        ("ja", "zainichi-class status", DISCORD, "/zainichi-class 状況"),
        ("ja", "quiz", SLACK, "/zainichi quiz"),
        ("en", "zainichi-mod settings share:off", SLACK, "/zainichi-mod settings share:off"),
        ("en", "zainichi-mod", SLACK, "/zainichi-mod"),
        ("ko", "quiz", TERMINAL, "quiz"),
        ("en", "zainichi-class status", TERMINAL, "status"),
        ("en", "zainichi-class", TERMINAL, "zainichi-class"),
    ],
)
def test_a_command_reads_as_one_types_it_there(language: str, line: str, platform: Platform, typed: str) -> None:
    assert plain(f"({Voice(language).command(line)})", platform) == f"({typed})"


def test_a_text_falls_into_what_is_said_and_the_commands_in_it() -> None:
    said = f"{mark('quiz', 'zainichi Q')} or {mark('zainichi-mod daily-off', 'zainichi-mod D')}."
    assert list(spans(said)) == [
        CommandSpan("zainichi", "quiz", "Q"),
        " or ",
        CommandSpan("zainichi-mod", "daily-off", "D"),
        ".",
    ]
    assert list(spans("nothing")) == ["nothing"]
    assert list(spans("")) == [""]


@pytest.mark.parametrize("root", Root)
def test_every_root_is_known_by_its_beginning(root: Root) -> None:
    assert root_of(root) == root_of(f"{root} x y") == root


def test_what_somebody_has_written_is_never_taken_for_a_command() -> None:
    forged = f"Mina{mark('zainichi-mod daily-off', 'x')}"
    assert list(spans(without_marks(forged))) == ["Minazainichi-mod daily-offx"]
    assert list(spans(Voice("en")("shared-by", name=forged))) == ["Shared by Minazainichi-mod daily-offx"]
    searched = "search Minazainichi-mod daily-offx"
    assert list(spans(Voice("en").command(f"search {forged}"))) == [CommandSpan("zainichi", searched, searched)]


def test_a_command_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(LookupError):
        Voice("ja").command("no-such-command")
