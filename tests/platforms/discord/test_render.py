"""Every reply as Discord would get it: allowed, short enough, and with no markup that is not the bot's own."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import given, settings, strategies as st

from bot.core.context import Bot, Caller
from bot.core.names import Index
from bot.core.reply import (
    Choices,
    Cite,
    Document,
    Heading,
    Labelled,
    Lettered,
    Listing,
    Mark,
    Option,
    Options,
    Prose,
    Quote,
    Reply,
    Standing,
    Standings,
    whisper,
)
from bot.db.sqlite import connect
from bot.dispatch import router as answering
from bot.facts import views as facts
from bot.facts.commands import COMMANDS, TIMELINE_PAGE, YEAR_PAGE, help_, timeline_from, year_from
from bot.help import views as guide
from bot.platforms.discord.render import TEXT_LIMIT, escape, render
from bot.quiz import rules, views as rounds
from bot.quiz.service import item_of
from bot.quiz.store import Store
from bot.scores import views as people
from content.library import Library
from content.model import FieldError, Question
from tests.fakes.discord.server import check_message
from tests.support.on_discord import HOSTILE, active, read, seen, spoilt

V2 = 1 << 15


def caller(language: str, name: str = "Mina") -> Caller:
    return Caller("discord:1", "discord:2", language, language, name=name, place_language=language)


def checked(reply: Reply) -> str:
    """The text of a reply's message, which Discord takes."""
    message = render(reply)
    components: list[dict[str, Any]] = message.view.to_components()  # type: ignore[no-untyped-call]  # discord.py
    files = [file.filename for file in message.files]
    assert str(check_message({"components": components, "flags": V2}, files, channel=False)) == ""
    parts = [part["content"] for part in components[0]["components"] if part["type"] == 10]
    assert message.view.is_finished()  # it waits for nothing, so that discord.py does not keep it
    return "\n".join(parts)


def asked(bot: Bot, question: Question, phase: rules.Phase) -> rules.Round:
    return replace(rules.begin(1, [item_of(bot, question)]), phase=phase)


def of_entries(bot: Bot, to: Caller, most: int | None = None) -> Iterator[tuple[str, Reply]]:
    """Every fact, term and comment, or so many of each, and the whole timeline."""
    library, say = bot.library, to.voice
    for fact in sorted(library.facts.values(), key=lambda it: not it.dispute)[:most]:
        heading = say("on-this-day", date=say.date("1959-12-14"))
        yield fact.id, facts.fact(bot, to, fact, topic=fact.topic, heading=heading)
    for term in list(library.terms.values())[:most]:
        yield term.id, facts.term(bot, to, term)
    for excerpt in list(library.excerpts.values())[:most]:
        yield excerpt.id, facts.comment(bot, to, excerpt, library.themes[excerpt.theme])
    events = list(library.events.values())
    for first in range(0, len(events), TIMELINE_PAGE):
        yield f"timeline {first}", timeline_from(bot, to, first)
    counted = {year for count in library.counts.values() for year in range(count.first, count.last + 1)}
    for year in sorted({event.year for event in events} | counted):
        for first in range(0, max(1, sum(event.year == year for event in events)), YEAR_PAGE):
            yield f"{year} from {first}", year_from(bot, to, year, first)


def of_quizzes(bot: Bot, to: Caller) -> Iterator[tuple[str, Reply]]:
    library, say = bot.library, to.voice
    for question in library.questions.values():
        open_ = asked(bot, question, rules.Phase.OPEN)
        yield question.id, rounds.question(bot, to, open_, "T" * 60, say("quiz-already"))
        if question.content_note:
            yield question.id, rounds.content_note(bot, to, open_, "T" * 60, say("quiz-already"))
        for choice in range(len(question.choices)):
            yield f"{question.id} {choice}", rounds.reveal(bot, to, rules.reveal(open_), choice, practice=True)
    for quiz in library.quizzes.values():
        wrong = rules.Outcome(len(quiz.questions), 0, quiz.questions)
        yield f"all of {quiz.id} wrong", rounds.outcome(bot, to, wrong)
    longest = sorted(library.questions.values(), key=lambda it: len(str(it.prompt.best(say.language))))[-30:]
    yield "30 wrong", rounds.outcome(bot, to, rules.Outcome(30, 0, tuple(it.id for it in longest)))


async def of_commands(bot: Bot, to: Caller) -> list[tuple[str, Reply]]:
    table = [(rank, rank, 1_000_000) for rank in range(1, 30)]
    found = [(f"help {name}", await help_(bot, to, name)) for name in COMMANDS]
    found += [(name, await COMMANDS[name](bot, to)) for name in COMMANDS if name != "search"]
    found.append(("search", facts.hits(bot, to, "Q" * 100, bot.index.search("Niigata Red Cross Chongryon", 5))))
    found.append(("leaderboard", people.leaderboard(to, "all", [(1, who, points) for _, who, points in table], 29)))
    found += [(name, guide.shared(to, reply)) for name, reply in found if name in ("fact", "leaderboard")]
    found += [(line, await answering.typed(bot, to, line)) for line in ("quiz zzz", "fact zzz", "term qqq", "zzz")]
    return found


@pytest.mark.parametrize("language", ["en", "ja", "ko"])
async def test_everything_that_the_bot_can_say_fits_into_a_message_that_discord_takes(
    bot: Bot, language: str, record_property: Callable[[str, object], None]
) -> None:
    to = caller(language)
    sizes = []
    for what, reply in [*of_entries(bot, to), *of_quizzes(bot, to), *await of_commands(bot, to)]:
        text = checked(reply)
        assert "�" not in text
        sizes.append((len(text), what))
        if what != "30 wrong":
            assert not text.endswith("…"), f"{what} had to be cut"
    assert len(sizes) > 1000
    record_property("largest", max(sizes))  # shown by --junit-xml
    assert max(sizes)[0] <= TEXT_LIMIT


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_no_text_is_taken_for_markup_and_each_is_read_as_it_was_written(text: str) -> None:
    assert read(escape(text)) == seen(text)
    assert active(escape(text)) == []


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from("\\*_~`|<>[]()@#&!:/-+.1 \nah\u200b\u202e") | st.characters(), max_size=60))
def test_whatever_is_written_is_read_as_it_stands(text: str) -> None:
    assert read(escape(text)) == seen(text)
    assert active(escape(text)) == []


@given(st.lists(st.sampled_from(["https://", "xhttps:", "HTTP://a", "_", "\\", "discord:", "steam://", "h", "s:"])))
def test_no_address_becomes_a_link_by_what_stands_before_it(parts: list[str]) -> None:
    text = "".join(parts)
    assert read(escape(text)) == text
    assert active(escape(text)) == []


def of_every_kind(text: str) -> Reply:
    """A reply with this text in each field of each block."""
    letters = tuple(Lettered("ABCD"[i], text, mark, text if i else "") for i, mark in enumerate(Mark))
    return whisper(
        Heading(text),
        Prose(text),
        Labelled(f"{text} ", text),
        Quote(text, text, f"{text} ", text),
        Choices(letters),
        Listing(((text, text), ("short", text))),
        Standings((Standing(1, text, text), Standing(2, text, text, is_caller=True))),
        Cite(f"{text} ", text, "https://example.org/a_(b)"),
        Cite("Source: ", text, None),
        Options(tuple(Option(text or "-", f"run|{i}", is_danger=i == 3) for i in range(7))),
        Document("a.json", text),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
async def test_hostile_text_in_any_part_of_a_reply_changes_nothing_but_the_words(text: str) -> None:
    short = text[:60].strip()
    assert active(checked(of_every_kind(short))) == active(checked(of_every_kind("plain")))
    assert read(checked(of_every_kind(short))).count(seen(short)) >= 17
    assert len(checked(of_every_kind(text))) <= TEXT_LIMIT


async def test_a_reply_that_is_too_long_is_cut_where_it_does_not_hurt() -> None:
    prose = checked(whisper(Heading("A title"), Prose("*" * 5000), Cite("Source: ", "A book", None)))
    assert prose.startswith("### A title\n\n\\*")
    assert "…\n-# Source: A book" in prose
    assert active(prose) == ["###", "-#"]
    rows = checked(whisper(Listing(tuple((f"Row {i}", "x" * 90) for i in range(60)))))
    assert rows.endswith("x\n…")
    assert active(rows).count("*") % 4 == 0
    bold = checked(whisper(Listing((("*" * 5000, "x"),))))
    assert bold.endswith("…**")
    assert active(bold) == ["*"] * 4
    sources = tuple(Cite("Source: ", f"{i} {'y' * 400}", f"https://example.org/{'z' * 300}") for i in range(30))
    cited = checked(whisper(Prose("*" * 5000), *sources))
    assert active(cited).count("[") == active(cited).count("]") == cited.count("/" + "z" * 300 + ")") > 2


async def test_an_address_can_neither_leave_its_link_nor_be_anything_but_http() -> None:
    for url in ("https://example.org/a)b(c", "https://example.org/a\\", "https://example.org/](x"):
        text = checked(whisper(Cite("Source: ", "A book", url)))
        found = re.fullmatch(r"-# Source: \[A book\]\((https://[^\s()\\]+)\)", text)
        assert found
    text = checked(whisper(Cite("Source: ", "A book", "https://example.org/" + "x" * 5000)))
    assert text == "-# Source: A book"


def test_a_source_with_an_address_that_is_not_on_the_web_does_not_even_load(library: Library) -> None:
    source = next(iter(library.sources.values()))
    for url in ("javascript:alert(1)", "data:text/html,x", "discord://-/x", "https://a b", "file:///etc/passwd"):
        with pytest.raises(FieldError):
            replace(source, url=url)


def few(library: Library) -> Library:
    """Enough of the content to have each shape once."""
    notes = [it for it in library.questions.values() if it.content_note or library.facts[it.facts[0]].dispute][:4]
    return replace(library, questions=MappingProxyType({it.id: it for it in notes}))


async def spoken(library: Library) -> list[str]:
    """Replies of each kind from this content, in three languages."""
    database = await connect(":memory:")
    now = datetime(2026, 4, 28, tzinfo=UTC)
    bot = Bot(library, Store(database), Index(library), lambda: now, random.Random(7))
    texts = []
    for language in ("en", "ja", "ko"):
        to = caller(language, name=next(iter(library.excerpts.values())).by)
        some = list(of_entries(bot, to, 6))
        quizzes = [rounds.reveal(bot, to, asked(bot, it, rules.Phase.REVEALED), 0, practice=True)
                   for it in library.questions.values()]  # fmt: skip
        opened = [rounds.question(bot, to, asked(bot, it, rules.Phase.OPEN), "T", None)
                  for it in library.questions.values()]  # fmt: skip
        end = rounds.outcome(bot, to, rules.Outcome(4, 0, tuple(library.questions)))
        replies = [*(reply for _, reply in some), *quizzes, *opened, end]
        texts += [checked(guide.shared(to, reply)) for reply in replies]
    await database.close()
    return texts


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def harmless(library: Library) -> list[str]:
    return await spoken(spoilt(few(library), "plain"))


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) < 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_means_harm_reads_as_plain_words(library: Library, harmless: list[str], text: str) -> None:
    for spoilt_text, plain in zip(await spoken(spoilt(few(library), text)), harmless, strict=True):
        if "…" in spoilt_text:  # as many sources as fit
            assert set(active(spoilt_text)) == set(active(plain))
            continue
        assert active(spoilt_text) == active(plain)
        if "plain" in plain:
            assert seen(text.strip()) in read(spoilt_text)


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) >= 100], ids=lambda text: ascii(text[:20]))
async def test_content_that_is_far_too_long_still_fits(library: Library, text: str) -> None:
    for spoilt_text in await spoken(spoilt(few(library), text[:900])):  # Fluent takes no more than 1,000
        assert len(spoilt_text) <= TEXT_LIMIT
        assert not set(active(spoilt_text)) & {"~", "`", "|", "<", "@"}
