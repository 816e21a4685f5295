"""What people see of the bot on Discord: each command, each option, each button, wherever they are.

Everything goes through the real discord.py, over real sockets, to a Discord that refuses what Discord refuses.
"""

import json
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import pytest_asyncio

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.options import Misfit, OneOf, Option, Text, Whole, options, read as read_option, suggestions
from bot.core.press import Press, pack
from bot.core.round_codec import read_content
from bot.core.views import shortened
from bot.facts.search import index_of
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.render import PREFIX
from bot.quiz.buttons import AnswerAlone, Step, StepKind
from bot.quiz.store import QuizStore
from bot.scores.store import ScoreStore
from content.library import Library
from tests.fakes.discord.server import ANNOUNCEMENT, FORUM, TEXT, VOICE, Can, Fault, Message, NotPossible, Person
from tests.support.on_discord import (
    HOSTILE,
    LOCALES,
    PLACES,
    OnDiscord,
    active,
    as_typed,
    forges_a_command,
    forges_a_press,
    on_discord,
    press_of,
    presses,
    read,
    says,
    seen,
    shares,
    spoilt,
)
from tests.support.replies import everybodys, everybodys_presses, foretold, needed, shows

pytestmark = pytest.mark.asyncio(loop_scope="module")
CALLBACK = "POST /interactions/*/*/callback"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_bot(library: Library) -> AsyncIterator[OnDiscord]:
    async with on_discord(library) as on:
        yield on


@pytest.fixture
def on(shared_bot: OnDiscord) -> Iterator[OnDiscord]:
    """The running bot. Whatever a test does, Discord refuses nothing, nobody is called, and no button is kept."""
    yield shared_bot
    refused, shared_bot.discord.refused[:] = list(shared_bot.discord.refused), []
    assert refused == []
    for place in shared_bot.discord.world.places.values():
        for message in place.messages.values():
            assert message.new_look
            assert not message.pings
            assert (message.told[1] or {}).get("parse") == []
        place.messages.clear()
    store = shared_bot.client._connection._view_store
    assert not store._views
    assert not store._synced_message_views


def is_private(message: Message, where: str) -> bool:
    """Seen by nobody else: in the bot's own DM a plain message is."""
    return message.ephemeral == (where != "dm")


def bug(message: Message) -> bool:
    return any(Voice(it)("oops", id="").strip(" .")[:20] in read(message.text) for it in ("en", "ja", "ko"))


# Commands


def somebody_like(mina: Person, where: str, locale: str) -> Caller:
    """Somebody else who has just come, in the same place, with the same language."""
    server = mina.place.server.id if mina.place.server else "direct"
    language = locale[:2]
    place_language = None if where == "dm" else language
    return Caller(
        f"discord:{mina.id}0", f"discord:{server}", language, language, place_language=place_language, platform=DISCORD
    )


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("where", PLACES)
async def test_every_command_is_answered_privately_in_the_persons_language(
    on: OnDiscord, where: str, locale: str
) -> None:
    mina = on.person(where, locale)
    jun = on.neighbour(mina) if where != "dm" else None
    say = Voice(locale[:2])
    for name, command in everybodys(on.bot).items():
        values = needed(on.bot, command)
        wanted = await foretold(on.bot, somebody_like(mina, where, locale), " ".join((name, *values.values())))
        given = {say(f"option-{option}"): value for option, value in values.items()}
        answer = await mina.types(f"/zainichi {say(f'command-{name}')}", **given)
        assert is_private(answer, where)
        assert shows(wanted, read(answer.text), answer.labels, DISCORD, as_typed), name
        assert not bug(answer)
    assert jun is None or jun.sees() == []
    assert len(mina.sees()) == len(everybodys(on.bot))


class Given(NamedTuple):
    command: str
    option: Option
    value: Any


def fitting(on: OnDiscord) -> Iterator[Given]:
    """Values that each option takes."""
    for name, command in everybodys(on.bot).items():
        for option in options(command):
            values: list[Any] = []
            match option.kind:
                case Whole(least, most):
                    values = [least, most, (least + most) // 2]
                case Text():
                    values = ["Niigata", "帰国事業", "북송", "x"]
                case OneOf():
                    values = [value for value, _ in suggestions(option.kind, "", on.bot.router.lookup, Voice("en"))][
                        :20
                    ]
            yield from (Given(name, option, value) for value in values)


NONSENSE = (
    "qwxzj",
    "😀",
    "'; DROP TABLE person; --",
    "\u202egnp\u200b",
    "z" * 100,
    "9" * 40,
    "あ" * 100,
    "topic:",
    "|",
)


async def test_every_option_takes_each_of_its_values_alone(on: OnDiscord) -> None:
    for given in fitting(on):
        mina = on.person("server")  # somebody new each time, who has chosen no language and has no quiz
        answer = await mina.types(f"/zainichi {given.command}", **{given.option.name: given.value})
        assert answer.ephemeral
        assert not bug(answer), given
        assert "isn’t a choice" not in answer.text


async def test_options_are_combined_as_people_like(on: OnDiscord) -> None:
    mina = on.person("dm", "ko")
    say = Voice("ko")
    given = {say("option-topic"): say("topic-voyages"), say("option-questions"): 2}
    answer = await mina.types(f"/zainichi {say('command-quiz')}", **given)
    assert says(answer, "ko", "quiz-question", number=1, of=2, title=say("topic-voyages"))


async def test_nonsense_is_answered_with_what_would_do(on: OnDiscord) -> None:
    mina = on.person("server")
    for name, command in everybodys(on.bot).items():
        for option in options(command):
            if isinstance(option.kind, Whole) or (isinstance(option.kind, OneOf) and option.kind.fixed):
                for value in (0, 10**12, "qwxzj"):
                    with pytest.raises(NotPossible):  # Discord's own client lets nobody send it
                        await mina.types(f"/zainichi {name}", **{option.name: value})
                continue
            for value in NONSENSE:
                answer = await mina.types(f"/zainichi {name}", **{option.name: value})
                assert answer.ephemeral
                assert not bug(answer), (name, option.name, value)
                assert "Example" in answer.text or name == "search"


async def test_what_discords_own_client_would_not_send_is_answered_too(on: OnDiscord) -> None:
    mina = on.person("server", "ja")
    forged: list[dict[str, Any]] = [
        {"name": "year", "type": 4, "value": 99999},
        {"name": "year", "type": 4, "value": -1},
        {"name": "year", "type": 3, "value": "1959"},
    ]
    for option in forged:
        assert (await forges_a_command(mina, "timeline", option)).ephemeral
    assert says(
        await forges_a_command(mina, "language", {"name": "choice", "type": 3, "value": "zz"}), "ja", "label-example"
    )
    older = await forges_a_command(mina, "a-command-of-an-older-version")
    assert older.ephemeral
    assert bug(older)  # with a number, since nobody but the operator can do something about it


async def test_the_language_that_somebody_chose_holds_for_commands_presses_and_suggestions(on: OnDiscord) -> None:
    mina = on.person("server", "en-US")
    assert says(await mina.types("/zainichi language", choice="ko"), "ko", "language-set", language="한국어")
    fact = await mina.types("/zainichi fact")
    assert says(fact, "ko", "label-source")
    assert says(await mina.presses(fact, Voice("ko")("button-another")), "ko", "label-source")
    offered = await mina.completes("/zainichi fact", topic="voyages")
    assert offered[0].name == Voice("ko")("topic-voyages")
    assert says(
        await mina.types("/zainichi language", choice="auto"),
        "en",
        "language-as-platform",
        language="English",
        platform="discord",
    )


async def test_somebody_whose_language_the_bot_does_not_speak_is_answered_in_english(on: OnDiscord) -> None:
    for locale in ("fr", "ar", "zh-TW", "xx-unheard-of"):
        assert says(await on.person("server", locale).types("/zainichi help"), "en", "help-heading")


async def test_the_data_about_somebody_come_as_a_file_and_are_gone_after_two_presses(on: OnDiscord) -> None:
    for where in ("server", "dm"):
        mina = on.person(where)
        await mina.types("/zainichi fact")
        file = await mina.types("/zainichi privacy", action="export")
        assert is_private(file, where)
        (content,) = file.files.values()
        assert json.loads(content)["person"] == [{"external": f"discord:{mina.id}", "language": None, "heard": "en"}]
        ask = await mina.types("/zainichi privacy", action="delete")
        assert says(await mina.presses(ask, "Yes, delete everything"), "en", "privacy-deleted")
        assert await ScoreStore(on.bot.database).number(f"discord:{mina.id}") is None


# Suggestions

TYPED = ("", "a", "vo", "Chongyron", "ちょうせん", "総", "총련", "レッドクロス", "1959", "zzzzzz", "%_\\", "\u200b")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("where", ["server", "dm", "elsewhere"])
async def test_suggestions_are_in_the_persons_language_and_each_of_them_works(
    on: OnDiscord, locale: str, where: str
) -> None:
    mina = on.person(where, locale)
    voice = Voice(locale[:2])
    for name, command in everybodys(on.bot).items():
        for option in options(command):
            if isinstance(option.kind, Whole) or (isinstance(option.kind, OneOf) and option.kind.fixed):
                continue
            for typed in TYPED:
                offered = await mina.completes(f"/zainichi {name}", **{option.name: typed})
                found = suggestions(option.kind, typed, on.bot.router.lookup, voice)
                assert [(it.value, it.name) for it in offered] == [(value, it[:100]) for value, it in found][:25]
                for choice in offered:
                    taken = read_option(option.kind, str(choice.value), on.bot.router.lookup, DISCORD)
                    assert not isinstance(taken, Misfit)


async def test_suggestions_find_what_search_finds_in_any_spelling_or_script(on: OnDiscord) -> None:
    mina = on.person("server", "ja")
    for typed in ("Chongryun", "chosoren", "조총련", "総連", "ソウレン"):
        values = {choice.value for choice in await mina.completes("/zainichi term", name=typed)}
        assert values & set(index_of(on.bot.library).search(typed).terms), typed
    words = {choice.name for choice in await mina.completes("/zainichi search", query="Niigata")}
    hits = index_of(on.bot.library).search("Niigata", 15)
    assert {on.bot.library.facts[name].title.best("ja") for name in hits.facts} <= words


ODD = {
    "nothing": "",
    "a word": "repatriation",
    "letters": "a" * 6000,
    "hangul": "총련" * 3000,
    "words": "red cross ship " * 400,
    "one sign that stands for eighteen": "ﷺ" * 6000,
    "emoji": "👩‍👩‍👧‍👦" * 850,
    "accents": "e" + "\u0301" * 5999,
    "markup": "*_`[" * 1500,
}


@pytest.mark.parametrize("typed", ODD.values(), ids=ODD)
async def test_a_suggestion_takes_less_than_a_twentieth_of_a_second_whatever_is_typed(
    on: OnDiscord, typed: str
) -> None:
    mina = on.person("server", "ko")
    for command, option in (
        ("fact", "topic"),
        ("term", "name"),
        ("quiz", "quiz"),
        ("search", "query"),
        ("help", "command"),
    ):
        took = []
        for _ in range(3):  # was it the text, or the machine?
            begun = time.process_time()
            offered = await mina.completes(f"/zainichi {command}", **{option: typed})
            took.append(time.process_time() - begun)  # of Discord's side too, which is the same process here
            assert len(offered) <= 25
            if took[-1] < 0.05:
                break
        assert min(took) < 0.05, (command, took)


# Buttons


async def pressed_through(on: OnDiscord, mina: Person, where: str) -> set[str]:
    """Press every sort of button that can be reached, a few of each, and give the sorts."""
    waiting = [await mina.types(f"/zainichi {name}") for name in everybodys(on.bot) if name != "search"]
    waiting.append(await mina.types("/zainichi search", query="Niigata"))
    waiting.append(await mina.types("/zainichi timeline", year=1959))
    waiting.append(await mina.types("/zainichi help", command="quiz"))
    waiting.append(await mina.types("/zainichi privacy", action="delete"))
    waiting.sort(key=lambda message: not any("answer|" in press or "step|" in press for _, press in presses(message)))
    times: dict[str, int] = {}
    while waiting:
        message = waiting.pop(0)
        for _, press in sorted(presses(message), key=lambda it: it[1].startswith(f"{PREFIX}step|")):  # which moves on
            sort = "|".join(press.removeprefix(PREFIX).split(" ")[0].split("|")[:2])
            kind = sort.split("|")[0]
            times[sort] = times.get(sort, 0) + 1
            if times[sort] > (8 if kind in ("answer", "step") else 2):
                continue
            if press not in dict(presses(message)).values():
                continue  # the message has moved on with the quiz
            if kind == "problem" and where == "server":
                await mina.opens(message, press)  # a form, or it fails
                continue
            answer = await mina.presses(message, press)
            assert not bug(answer), press
            assert not says(answer, mina.account.locale, "mistake-press")
            again = says(answer, mina.account.locale, "shared-already")
            assert answer.ephemeral == (where != "dm" and (kind != "share" or again)), press
            waiting.insert(
                0 if kind in ("answer", "step", "cited") else len(waiting), answer
            )  # before another quiz is begun
    return {sort.split("|")[0] for sort in times}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("where", PLACES)
async def test_every_button_leads_somewhere(on: OnDiscord, where: str, locale: str) -> None:
    kinds = await pressed_through(on, on.person(where, locale), where)
    assert kinds == everybodys_presses(on.bot) - ({"share"} if where == "dm" else set())


FORGED = (
    *("", "|", "nonsense", "x" * 97, "run|", "run|qwxzj", "run|" + "fact " * 18),
    *("show|fact|gone", "share|fact|gone", "share|year|x", "share|leaderboard|century", "share|fact|" + "x" * 80),
    *("page|1959|999", "page|99999|0", "begin|quiz|gone|5|0", "begin|any||0|0"),
    *("answer|1|0", "answer|999999|0|0", "answer|-1|0|0", "step|1|0|leap"),
)


async def test_a_forged_or_outdated_button_is_answered_privately(on: OnDiscord) -> None:
    mina = on.person("server")
    shown = await mina.types("/zainichi fact")
    for press in FORGED:
        answer = await forges_a_press(mina, shown, press)
        assert answer.ephemeral, press
        assert not bug(answer), press
    assert on.neighbour(mina).sees() == []


async def test_the_timeline_is_leafed_through_in_one_message(on: OnDiscord) -> None:
    for where in ("server", "dm"):
        mina = on.person(where)
        first = await mina.types("/zainichi timeline")
        before = first.text
        assert await mina.presses(first, "Later") is first
        assert first.text != before
        await mina.presses(first, "Earlier")
        assert first.text == before
        assert len(mina.sees()) == 1


# Share


SHAREABLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("fact", {}),
    ("term", {"name": "soren"}),
    ("timeline", {"year": 1959}),
    ("comment", {}),
    ("leaderboard", {"period": "all"}),
)


@pytest.mark.parametrize("where", ["server", "elsewhere"])
@pytest.mark.parametrize(("person", "server"), [("ko", "ja"), ("en-US", "ko"), ("ja", "de")])
async def test_what_is_shared_is_for_everybody_in_the_servers_language_with_a_name_under_it(
    on: OnDiscord, where: str, person: str, server: str
) -> None:
    mina = on.discord.person("Mina", locale=person, place=on.place(where, server))
    jun = on.neighbour(mina, locale="en-US")
    spoken = server if server in ("ja", "ko") else "en"
    for number, (command, given) in enumerate(SHAREABLE, start=1):
        private = await mina.types(f"/zainichi {command}", **given)
        shared = await mina.presses(private, Voice(person[:2])("button-share"))
        assert not shared.ephemeral
        assert mina.place.public[-1] is shared
        assert jun.sees() == mina.place.public
        assert len(jun.sees()) == number
        assert says(shared, spoken, "shared-by", name="Mina")
        assert Voice(spoken)("button-share") not in shared.labels


async def test_a_press_on_what_was_shared_is_answered_to_the_one_who_pressed_and_to_nobody_else(on: OnDiscord) -> None:
    for where in ("server", "elsewhere"):
        mina = on.person(where)
        jun = on.neighbour(mina, locale="ja")
        shared = await shares(mina, await mina.types("/zainichi fact"))
        before = shared.text
        another = await jun.presses(shared, press_of(shared, "run"))
        assert another.ephemeral
        assert says(another, "ja", "label-source")
        quiz = await jun.presses(shared, press_of(shared, "begin"))
        assert quiz.ephemeral
        assert quiz is not shared
        assert (shared.text, mina.place.public) == (before, [shared])
        assert another not in mina.sees()


async def test_ten_presses_on_share_post_once_for_each_person_in_each_place(on: OnDiscord) -> None:
    for where in ("server", "elsewhere", "group"):
        mina = on.person(where)
        shown = await mina.types("/zainichi term", name="soren")
        await shares(mina, shown)
        for _ in range(9):
            again = await shares(mina, shown)
            assert again.ephemeral
            assert says(again, "en", "shared-already")
        assert len(mina.place.public) == 1
        jun = on.neighbour(mina)
        await shares(jun, await jun.types("/zainichi term", name="soren"))
        assert len(mina.place.public) == 2
        there = mina.at(on.place(where))
        await shares(there, await there.types("/zainichi term", name="soren"))
        assert len(there.place.public) == 1


async def test_what_could_not_be_shared_can_be_shared_again(on: OnDiscord) -> None:
    mina = on.person("server")
    shown = await mina.types("/zainichi term", name="soren")
    on.discord.faults.add(CALLBACK, Fault.refused(403, 50013))
    assert says(await shares(mina, shown), "en", "oops", id="")
    assert says(await shares(mina, shown), "en", "shared-by", name="Mina")


async def test_who_may_not_write_in_a_channel_cannot_have_the_bot_write_there(on: OnDiscord) -> None:
    for kind in (TEXT, ANNOUNCEMENT, VOICE):
        place = on.discord.server_channel("announcements", kind=kind, denied=Can.SEND)
        mina, admin = (on.discord.person("Mina", permissions=can, place=place) for can in (Can.MEMBER, Can.ALL))
        shown = await mina.types("/zainichi fact")
        assert not [it for it in shown.labels if it == Voice("en")("button-share")]
        other = await admin.types("/zainichi fact")
        refused = await forges_a_press(mina, shown, press_of(other, "share").removeprefix(PREFIX))
        assert refused.ephemeral
        assert says(refused, "en", "sharing-needs-permission")
        assert place.public == []
        await shares(admin, other)
        assert len(place.public) == 1


@pytest.mark.parametrize(
    ("denied", "may"), [(Can.SEND, True), (Can.SEND_IN_THREADS, False), (Can.SEND | Can.SEND_IN_THREADS, False)]
)
async def test_in_a_thread_it_counts_who_may_write_in_threads(on: OnDiscord, denied: int, may: bool) -> None:  # a table
    for kind in (TEXT, FORUM):
        place = on.discord.thread(on.discord.server_channel("class", kind=kind, denied=denied))
        mina = on.discord.person("Mina", place=place)
        labels = (await mina.types("/zainichi fact")).labels
        assert (Voice("en")("button-share") in labels) == may


@pytest.mark.parametrize("kind", [TEXT, FORUM, ANNOUNCEMENT])
async def test_in_a_thread_the_bot_asks_for_the_permission_that_counts_there(on: OnDiscord, kind: int) -> None:
    channel = on.discord.server_channel("class", kind=kind)
    for lacks, needs in ((Can.SEND_IN_THREADS, "need-thread-how"), (Can.SEND, None)):
        thread = on.discord.thread(channel, bot_can=Can.MEMBER & ~lacks)
        teacher = on.discord.person("Tea", permissions=Can.TEACHER, place=thread)
        told = await teacher.types("/zainichi-class start")
        assert not says(told, "en", "need-post")
        assert says(told, "en", needs or "class-opened")


async def test_in_a_voice_channel_the_usual_permission_counts(on: OnDiscord) -> None:
    for lacks, needs in ((Can.SEND_IN_THREADS, None), (Can.SEND, "need-post-how")):
        voice = on.discord.server_channel("voice", kind=VOICE, bot_can=Can.MEMBER & ~lacks)
        teacher = on.discord.person("Tea", permissions=Can.TEACHER, place=voice)
        assert says(await teacher.types("/zainichi-class start"), "en", needs or "class-opened")


async def test_among_friends_the_bot_shares_in_its_own_language(on: OnDiscord) -> None:
    mina = on.person("group", "ja")
    shared = await shares(mina, await mina.types("/zainichi fact"))
    assert not shared.ephemeral
    assert says(shared, "en", "shared-by", name="Mina")


async def test_where_a_server_keeps_outside_apps_quiet_sharing_harms_nothing(on: OnDiscord) -> None:
    quiet = Can.MEMBER & ~Can.USE_OUTSIDE_APPS
    mina = on.discord.person("Mina", permissions=quiet, place=on.place("elsewhere"))
    shared = await shares(mina, await mina.types("/zainichi fact"))
    assert mina.place.public == []
    assert says(shared, "en", "shared-by", name="Mina")


async def test_alone_with_the_bot_there_is_nobody_to_share_with(on: OnDiscord) -> None:
    mina = on.person("dm")
    for command, given in SHAREABLE:
        message = await mina.types(f"/zainichi {command}", **given)
        assert "Share" not in message.labels


# A quiz


def meant(on: OnDiscord, press: str) -> Press | None:
    """What a button stands for."""
    return on.bot.registry.unpack(press.removeprefix(PREFIX))


def next_press(on: OnDiscord, message: Message) -> str:
    """The button that leads through a quiz: an answer, or on. None at its end."""
    for _, press in presses(message):
        what = meant(on, press)
        if isinstance(what, AnswerAlone) or (isinstance(what, Step) and what.kind is not StepKind.SKIP):
            return press
    return ""


@pytest.mark.parametrize("where", ["server", "dm", "elsewhere"])
async def test_a_quiz_of_thirty_questions_over_an_hour_stays_in_its_one_message(on: OnDiscord, where: str) -> None:
    mina = on.person(where)
    message = await mina.types("/zainichi quiz", questions=30)
    minutes = 0
    try:
        while press := next_press(on, message):
            on.discord.forward(minutes=1)
            minutes += 1
            assert await mina.presses(message, press) is message
    finally:
        on.discord.forward(minutes=-minutes)
    assert minutes >= 60
    assert mina.sees() == [message]
    assert is_private(message, where)
    assert "of 30" in message.text
    assert "Another quiz" in message.labels


async def test_a_quiz_with_every_answer_wrong_still_ends_with_what_to_look_at_again(on: OnDiscord) -> None:
    mina = on.person("server")
    message = await mina.types("/zainichi quiz", questions=30)
    while press := next_press(on, message):
        what = meant(on, press)
        if isinstance(what, AnswerAlone):
            stored = await QuizStore(on.bot.database).round(f"discord:{mina.id}", what.round)
            assert stored
            key = read_content(stored.items).items[what.position].right[0]
            press = PREFIX + pack(replace(what, choice=(key + 1) % 3))
        message = await mina.presses(message, press)
    assert message.text.startswith("### You got 0 of 30 right")
    assert says(message, "en", "quiz-look-again")


async def test_nobody_can_answer_or_move_on_somebody_elses_quiz(on: OnDiscord) -> None:
    mina = on.person("server")
    jun = on.neighbour(mina, locale="ja")
    quiz = await mina.types("/zainichi quiz", quiz="first-ships")
    before = quiz.text
    with pytest.raises(NotPossible):
        await jun.presses(quiz, press_of(quiz, "answer"))  # Jun does not even see it
    shared = await shares(mina, await mina.types("/zainichi fact"))
    answer = press_of(quiz, "answer").removeprefix(PREFIX)
    number = int(answer.split("|")[1])
    for press in (answer, pack(Step(number, 0, StepKind.NEXT)), pack(Step(number, 0, StepKind.SKIP))):
        for message in (shared, await jun.types("/zainichi fact")):
            refused = await forges_a_press(jun, message, press)
            assert refused.ephemeral
            assert says(refused, "ja", "quiz-not-yours")
    assert quiz.text == before
    assert not await QuizStore(on.bot.database).answers(number)
    assert shared in mina.sees()
    assert says(shared, "en", "shared-by", name="Mina")


async def test_a_press_on_a_message_that_is_past_shows_where_the_quiz_is_now(on: OnDiscord) -> None:
    mina = on.person("server")
    old = await mina.types("/zainichi quiz", quiz="first-ships")
    new = await mina.types("/zainichi quiz")  # the same question once more
    answer = press_of(old, "answer")
    await mina.presses(new, answer)
    late = await mina.presses(old, answer)
    assert "Next question" in late.labels
    assert len(await QuizStore(on.bot.database).answers(int(answer.split("|")[2]))) == 1


# Text that means harm


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
async def test_a_name_that_means_harm_is_only_a_name_under_what_was_shared(on: OnDiscord, text: str) -> None:
    for where in ("server", "elsewhere"):
        mina = on.person(where, name=text)
        shared = await shares(mina, await mina.types("/zainichi term", name="soren"))
        plain = on.neighbour(mina, name="plain")
        shown = await shares(plain, await plain.types("/zainichi term", name="soren"))
        assert active(shared.text) == active(shown.text)
        assert says(shared, "en", "shared-by", name=shortened(text))
        assert not shared.pings


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
async def test_whatever_is_put_into_an_option_is_answered_as_plain_words(on: OnDiscord, text: str) -> None:
    mina = on.person("server")
    value = text[:100]
    for command, option in (("search", "query"), ("fact", "topic"), ("term", "name"), ("comment", "theme"),
                            ("quiz", "quiz"), ("quiz", "topic"), ("help", "command")):  # fmt: skip
        answer = await mina.types(f"/zainichi {command}", **{option: value})
        assert not bug(answer)
        assert not set(active(answer.text)) - {"*", "###"}
        assert seen(shortened(value)) in read(answer.text) or command == "search"
        assert len(await mina.completes(f"/zainichi {command}", **{option: text})) <= 25


async def test_content_that_means_harm_is_answered_and_calls_nobody(library: Library) -> None:
    for text in ("@everyone <@1> <@&1> **x** [x](https://evil.example)", HOSTILE[-1], HOSTILE[-3]):
        async with on_discord(spoilt(library, text[:900])) as on:
            mina = on.person("server")
            for name, command in everybodys(on.bot).items():
                needed = {it.name: "Niigata" for it in options(command) if it.required}
                message = await mina.types(f"/zainichi {name}", **needed)
                for _, press in list(presses(message))[:4]:
                    if press in dict(presses(message)).values():  # a quiz moves on
                        await mina.presses(message, press)
            assert all(not message.pings for message in mina.sees())
            assert on.discord.refused == []


async def test_fifty_answers_later_the_library_keeps_no_button(on: OnDiscord) -> None:
    mina = on.person("server")
    message = await mina.types("/zainichi fact")
    for _ in range(50):
        message = await mina.presses(message, "Another")
    store = on.client._connection._view_store
    assert not store._views
    assert not store._synced_message_views
    assert not store._dynamic_items
