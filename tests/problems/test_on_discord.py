"""A problem is reported on Discord in a form, from a fact, from a class's question, and in words that mean harm."""

from bot.core.clock import SECOND
from bot.core.i18n import Voice
from bot.core.press import pack
from bot.problems.buttons import LookThrough
from bot.problems.model import LONGEST, Shown
from content.library import Library
from tests.fakes.discord.server import Can, FakeDiscord, Message, Person
from tests.support.discord_class import lesson, on_one_clock
from tests.support.on_discord import HOSTILE, OnDiscord, active, forges_a_press, read, says, seen

EN, JA = Voice("en"), Voice("ja")
WORDS = (*(it.strip()[:LONGEST] for it in HOSTILE if it.strip()), "👨‍👩‍👧‍👦" * 71, "😀" * LONGEST)


async def reports(person: Person, message: Message, what: str, words: str = "", say: Voice = EN) -> Message:
    """Somebody looks at the sources of what they see, and reports it there."""
    if say("button-problem") not in message.labels:
        message = await person.presses(message, say("button-sources"))
    form = await person.opens(message, say("button-problem"))
    assert [it.label for it in form.fields if it.custom_id] == [say("problem-what"), say("problem-text")]
    return await person.submits(form, {"what": say(what), "text": words})


async def test_what_anybody_reports_reaches_the_moderators_of_their_server_alone(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        it = lesson(on, permissions=Can.MODERATOR)
        (mina,) = it.pupils(1, "ja")
        fact = await mina.types("/zainichi fact")
        thanked = await reports(mina, fact, "problem-translation", "「新潟」が「新潟県」になっています。", JA)
        assert thanked.ephemeral
        assert says(thanked, "ja", "problem-next")
        queue = await it.host.types("/zainichi-mod reports")
        assert queue.ephemeral
        assert "新潟県" in read(queue.text)
        assert "日本語" in read(queue.text)
        assert "Pupil" not in queue.text
        refused = await forges_a_press(mina, fact, pack(LookThrough(Shown.OPEN, 0)))
        assert says(refused, "ja", "not-staff")
        other = lesson(on, permissions=Can.MODERATOR)
        assert says(await other.host.types("/zainichi-mod reports"), "en", "reports-heading", count=0)
        sent = await it.host.presses(queue, EN("reports-export"))
        assert any(name.endswith(".csv") for name in sent.files)
        done = await it.host.presses(queue, EN("reports-done"))
        assert says(done, "en", "reports-heading", count=0)
        assert discord.refused == []


async def test_nobody_reads_what_is_reported_in_a_direct_message_and_whoever_tries_is_told_so(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        for where in ("dm", "elsewhere"):
            mina = on.person(where)
            sources = await mina.presses(await mina.types("/zainichi fact"), EN("button-sources"))
            assert says(await mina.presses(sources, EN("button-problem")), "en", "problem-nobody-reads")


async def test_a_class_reports_a_question_once_its_answer_is_shown(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        it = lesson(on, permissions=Can.MODERATOR)
        mina, jun = it.pupils(2)
        await it.starts(quiz="first-ships", seconds="off")
        await it.joins(mina, jun)
        await it.leads("start")
        await it.past_note()
        number, prompt = it.number, it.question().prompt.en
        early = await forges_a_press(mina, it.message, f"problem|class|{number}/0")
        assert says(early, "en", "form-not-opened") or says(early, "en", "mistake-press")
        await it.plays([mina, jun])
        assert says(await reports(mina, it.message, "problem-wrong"), "en", "problem-thanks")
        queue = await it.host.types("/zainichi-mod reports")
        assert prompt in read(queue.text)
        there = await it.host.presses(queue, EN("reports-show-item"))
        assert "✔" in there.text
        assert discord.refused == []
        await it.closes()


async def test_words_that_mean_harm_call_nobody_and_break_nothing(library: Library) -> None:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        it = lesson(on, permissions=Can.MODERATOR)
        plain = await hostile(on, it.host, "x")
        for words in WORDS:
            queue = await hostile(on, it.host, words)
            assert seen(words).replace("**", "").split() == told(queue).split()
            assert active(queue.text) == active(plain.text)
        pinged = [message for place in discord.world.places.values() for message in place.messages.values()]
        assert all(not message.pings for message in pinged)
        assert discord.refused == []


async def hostile(on: OnDiscord, moderator: Person, words: str) -> Message:
    """Somebody reports a fact in these words, and a moderator reads them."""
    mina = on.neighbour(moderator)
    sources = await forges_a_press(mina, await mina.types("/zainichi about"), "sources|fact|voy-farewell-kojima|0")
    assert says(await reports(mina, sources, "problem-other", words), "en", "problem-thanks")
    on.discord.forward(seconds=1 / SECOND)
    return await moderator.types("/zainichi-mod reports")


def told(queue: Message) -> str:
    """What a moderator reads of somebody's own words."""
    text = read(queue.text).replace("**", "")
    return text.partition(EN.lead("problem-text").strip())[2].strip()
