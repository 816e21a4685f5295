"""What the bot says, for whoever has to show it: a reply of every kind there is, made of all the content."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from bot.core.command_spans import plain
from bot.core.context import Caller
from bot.core.feature import Command, Root
from bot.core.i18n import Voice
from bot.core.kinds import Kind
from bot.core.options import Text, Whole, options, suggestions
from bot.core.platform import Platform
from bot.core.press import CitedIn, Report, ReportOn, Run, Share, Sources
from bot.core.questions import Item
from bot.core.reply import (
    Answer,
    Answers,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Cite,
    Cites,
    Document,
    Heading,
    Kicker,
    Labelled,
    Link,
    Listing,
    Mention,
    Menu,
    MenuOption,
    Prose,
    Quote,
    Rank,
    Reference,
    Reply,
    SeveralAnswers,
    ShownChoice,
    Standing,
    Standings,
    buttons,
    private,
)
from bot.core.views import shared
from bot.facts import timeline, views as facts
from bot.facts.citations import PAGE, listed, sources_of
from bot.facts.search import index_of
from bot.quiz import rules, views as quizzes
from bot.quiz.buttons import TypedAlone
from bot.quiz.items import Phase
from bot.quiz.rules import TitledRound
from bot.quiz.selection import content_of
from bot.scores import views as scores
from content.library import Library
from content.model import Question
from tests.support.bot import Bot
from tests.support.rounds import right_text, wrong_text


def caller(language: str, name: str = "Mina") -> Caller:
    return Caller("discord:1", "discord:2", language, language, name=name, place_language=language)


def asked(library: Library, to: Caller, questions: Sequence[Question], title: str = "T") -> TitledRound:
    """A quiz of these questions in somebody's language, at the first of them."""
    content = replace(content_of(library, random.Random(7), "any/", questions, to.language), title=title)
    return TitledRound(replace(rules.begin(1, content.items), phase=Phase.OPEN), content)


def revealed(play: TitledRound) -> TitledRound:
    return play._replace(round=rules.reveal(play.round))


def all_wrong(library: Library, to: Caller, questions: Sequence[Question]) -> Reply:
    """How a quiz ends of which no answer was right."""
    missed = rules.Outcome(len(questions), 0, tuple(range(len(questions))))
    return quizzes.outcome(to, asked(library, to, questions), missed)


def of_entries(library: Library, to: Caller, most: int | None = None) -> Iterator[tuple[str, Reply]]:
    """Every fact, term and comment, or so many of each, and the whole timeline."""
    say = to.voice
    for fact in sorted(library.facts.values(), key=lambda it: not it.dispute)[:most]:
        seen = say("facts-seen", seen=100, of=len(library.facts))
        yield fact.id, facts.fact(library, to, fact, facts.Frame(fact.topic, say("fact-of-the-day"), seen))
        yield (
            f"sources of {fact.id}",
            listed(
                say,
                fact.title.best(to.language),
                sources_of(library.sources_of(fact.id)),
                report=Report(ReportOn.FACT, fact.id),
            ),
        )
    for term in list(library.terms.values())[:most]:
        yield term.id, facts.term(library, to, term)
    for excerpt in list(library.excerpts.values())[:most]:
        yield excerpt.id, facts.comment(library, to, excerpt, library.themes[excerpt.theme])
    yield from parts("timeline", lambda first: timeline.whole(library, to, first))
    counted = {year for count in library.counts.values() for year in range(count.first, count.last + 1)}
    for year in sorted({event.year for event in library.events.values()} | counted):
        for what, reply in parts(str(year), partial(timeline.of_year, library, to, year)):
            yield what, reply
            listing = next(it.press for it in buttons(reply) if it.press.startswith(f"{Sources.NAME}|"))
            title, found = timeline.cited(library, say, listing.split("|")[2]) or ("", ())
            for first in range(0, len(found), PAGE):
                press = Sources(CitedIn.YEAR, listing.split("|")[2], first)
                yield f"sources of {what} from {first}", listed(say, title, sources_of(found), press)


def parts(what: str, show: Callable[[int], Reply]) -> Iterator[tuple[str, Reply]]:
    """Every part of what can be paged through, by where each begins."""
    first: int | None = 0
    while first is not None:
        reply = show(first)
        yield f"{what} from {first}", reply
        later = [int(it.press.split("|")[2]) for it in buttons(reply) if it.press.startswith("page|")]
        first = next((at for at in later if at > first), None)


def of_quizzes(library: Library, to: Caller) -> Iterator[tuple[str, Reply]]:
    """Every question, open and revealed after each of its choices, and quizzes that went as badly as they can."""
    say = to.voice
    for question in library.questions.values():
        play = asked(library, to, [question], "T" * 60)
        yield question.id, quizzes.question(to, play, say("quiz-already"))
        if question.content_note:
            yield question.id, quizzes.content_note(to, play, say("quiz-already"))
        for text in texts_for(play.round.items[0]):
            yield f"{question.id} {text}", quizzes.reveal(to, revealed(play), text, practice=True)
    for quiz in library.quizzes.values():
        yield f"all of {quiz.id} wrong", all_wrong(library, to, [library.questions[name] for name in quiz.questions])
    longest = sorted(library.questions.values(), key=lambda it: len(it.prompt.best(say.language)))[-30:]
    yield "30 wrong", all_wrong(library, to, longest)


async def of_commands(bot: Bot, to: Caller) -> list[tuple[str, Reply]]:
    """What each command answers, what help says of it, and what is said to somebody who mistyped."""
    table = [(1, who, 1_000_000) for who in range(1, 30)]
    found = [(f"help {name}", await bot.help.help_(to, name)) for name in bot.registry.commands]
    found += [(name, await command(to)) for name, command in everybodys(bot).items() if name != "search"]
    hits = index_of(bot.library).search("Niigata Red Cross Chongryon", 5)
    found.append(("search", facts.hits(bot.library, to, "Q" * 100, hits)))
    found.append(("leaderboard", scores.leaderboard(to, "all", table, 29)))
    found += [(name, shared(to, reply)) for name, reply in found if name in ("fact", "leaderboard")]
    found += [(line, await bot.router.typed(to, line)) for line in ("quiz zzz", "fact zzz", "term qqq", "zzz")]
    return found


def of_every_kind(text: str) -> Reply:
    """A reply with this text in each field of each block."""
    choices = tuple(ShownChoice(text, mark, text if i else "") for i, mark in enumerate(ChoiceMark))
    answers = tuple(Answer("ABCD"[i], f"{text} {'-' * 40}", f"answer|1|0|{i}") for i in range(4))
    return private(
        Kicker(text),
        Heading(text),
        Prose(text),
        Labelled(f"{text} ", text),
        Quote(text, text, f"{text} ", text, f"{text} ", text),
        Choices(choices),
        Link(text, "https://example.org/b_(c)"),
        Answers(answers),
        SeveralAnswers(
            text or "-", tuple(replace(it, text=text or "-", press=str(i)) for i, it in enumerate(answers)), "tick|1"
        ),
        Listing(((text, text), ("short", text))),
        Standings((Standing(1, text, text), Standing(2, text, text, is_caller=True))),
        Cites(f"{text} ", (Cite(text, "https://example.org/a_(b)"), Cite(text, None)), "+3"),
        Reference(Cite(text, "https://example.org/a_(b)"), (text, text)),
        Buttons(tuple(Button(text or "-", f"run|{i}", Rank.DANGER if i == 3 else Rank.QUIET) for i in range(7))),
        Menu(text, tuple(MenuOption(text or "-", f"run|m{i}", text, is_chosen=i == 2) for i in range(4))),
        Document("a.json", text),
    )


# What is to be seen of a command on a platform


def everybodys(bot: Bot) -> Mapping[str, Command]:
    """The commands that everybody may use, by their names."""
    return bot.registry.by_root[Root.EVERYBODY]


def everybodys_presses(bot: Bot) -> set[str]:
    """The kinds of press that everybody can come upon, where each question has one right choice."""
    features = [feature for feature in bot.registry.features if Root.EVERYBODY in feature.commands]
    found = {
        Run.NAME,
        Share.NAME,
        Report.NAME,
        *(action.press.NAME for feature in features for action in feature.actions),
    }
    return found - {TypedAlone.NAME}


def needed(bot: Bot, command: Command) -> dict[str, str]:
    """A value for each option that a command cannot do without, by the kind of the option."""
    found = {}
    for option in options(command):
        match option.kind:
            case _ if not option.required:
                continue
            case Whole(least):
                found[option.name] = str(least)
            case Text():
                found[option.name] = "Niigata"
            case kind:
                found[option.name] = suggestions(kind, "", bot.router.lookup, Voice("en"))[0][0]
    return found


async def foretold(bot: Bot, to: Caller, line: str) -> Reply:
    """What the bot itself answers to a line, before any platform. Who types it next is dealt the same lots."""
    assert isinstance(bot.chance, random.Random)
    lots = bot.chance.getstate()
    reply = await bot.router.typed(to, line)
    bot.chance.setstate(lots)
    return reply


def words(reply: Reply) -> Iterator[str]:
    """Every text of a reply but its buttons."""
    for block in reply.blocks:
        match block:
            case Kicker(text) | Heading(text) | Prose(text):
                yield text
            case Labelled(label, text) | Mention(label, text):
                yield from (label, text)
            case Cites(label, cites, more):
                yield from (label, *(cite.short for cite in cites), more)
            case Reference(cite, about):
                yield from (cite.short, *about)
            case Quote(text, by, label, note, told_label, told):
                yield from filter(None, (text, by, label, note, told_label, told))
            case Choices(choices):
                yield from (choice.text for choice in choices)
            case SeveralAnswers(label, answers):
                yield from (label, *(answer.text for answer in answers))
            case Answers(answers):
                yield from (answer.text for answer in answers)
            case Link(text, _):
                yield text
            case Listing(rows):
                yield from (text for row in rows for text in row)
            case Standings(lines):
                yield from (line.name for line in lines)
            case _:
                continue


def shows(reply: Reply, text: str, labels: Sequence[str], platform: Platform, typed: Callable[[str], str]) -> bool:
    """Whether all the words of a reply are to be read in a message, and its buttons are there in their order.

    `typed` is how a text reads there, with its commands. An answer is on its button or beside its letter.
    """
    shown = "".join("".join((text, *labels)).split())
    pressed = [plain(button.label, platform) for button in buttons(reply)]
    letters = {it.text: it.letter for block in reply.blocks if isinstance(block, Answers) for it in block.answers}
    fitting = len(pressed) == len(labels) and all(
        whole.startswith(label.removesuffix("…")) or letters.get(whole) == label
        for whole, label in zip(pressed, labels, strict=True)
    )
    return fitting and all("".join(typed(said).split()) in shown for said in words(reply))


# Content of which the words are not to be trusted


def few(library: Library) -> Library:
    """Enough of the content to have each shape once: of the timeline some years, among them that of most events."""
    notes = [it for it in library.questions.values() if it.content_note or library.facts[it.facts[0]].dispute][:4]
    years = Counter(event.year for event in library.events.values())
    kept = {*sorted(years)[::10], *(year for year, _ in years.most_common(1))}
    events = {it.id: it for it in library.events.values() if it.year in kept}
    counts = dict(list(library.counts.items())[::2])
    return replace(
        library,
        questions=MappingProxyType({it.id: it for it in notes}),
        events=MappingProxyType(events),
        counts=MappingProxyType(counts),
    )


def spoken_by(library: Library) -> list[Reply]:
    """Replies of each kind from this content, in three languages, shared by somebody who is called like its author."""
    replies = []
    for language in ("en", "ja", "ko"):
        to = caller(language, name=next(iter(library.excerpts.values())).by)
        said = [reply for _, reply in of_entries(library, to, 6)]
        for question in library.questions.values():
            play = asked(library, to, [question])
            said.append(quizzes.question(to, play, None))
            said.append(quizzes.reveal(to, revealed(play), right_text(play.round.items[0]), practice=True))
        said.append(all_wrong(library, to, list(library.questions.values())))
        replies += [shared(to, reply) for reply in said]
    return replies


def texts_for(item: Item) -> list[str]:
    """Answers to a question of any kind: each choice, or one that is right and one that is not."""
    if item.kind in (Kind.ONE, Kind.TRUE_FALSE):
        return [str(choice) for choice in item.order]
    return [right_text(item), wrong_text(item)]
