"""A class's quiz on Discord, as its host and the people in it see it, through the real client over real sockets."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import pytest_asyncio

from bot.classquiz import publisher, runner
from bot.classquiz.publisher import COUNT_EVERY
from bot.core.i18n import Voice
from bot.platforms.discord.render import PREFIX
from content.library import Library
from tests.fakes.discord.posting import delete
from tests.fakes.discord.server import Can, FakeDiscord, Fault, Message, NotPossible
from tests.support.discord_class import Lesson, lesson, on_one_clock
from tests.support.on_discord import OnDiscord, active, forges_a_press, presses, read, says

pytestmark = pytest.mark.asyncio(loop_scope="module")
Teach = Callable[..., Lesson]
EN = Voice("en")
UNNOTED = "why-they-left"
"""A quiz without a content note."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_bot(library: Library) -> AsyncIterator[OnDiscord]:
    async with FakeDiscord() as discord, on_one_clock(library, discord) as on:
        yield on


@pytest_asyncio.fixture(loop_scope="module")
async def teach(shared_bot: OnDiscord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Teach]:
    """Makes lessons. Whatever happens in them, Discord refuses nothing and nobody is called."""
    made: list[Lesson] = []
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.0)

    def make(locale: str = "en-US", **details: int) -> Lesson:
        made.append(lesson(shared_bot, locale, **details))
        return made[-1]

    yield make
    for one in made:
        await one.closes()
        assert all(not message.pings for message in one.place.messages.values())
    refused, shared_bot.discord.refused[:] = list(shared_bot.discord.refused), []
    assert refused == []


def shows(it: Lesson, key: str, **values: str | int) -> bool:
    return says(it.message, it.locale, key, **values)


def leads_of(it: Lesson, act: str) -> str:
    """The press of a button on the host's panel."""
    wanted = it.say(f"act-{act}")
    return next(press for label, press in presses(it.panel) if label == wanted).removeprefix(PREFIX)


def name_told(answer: Message) -> str:
    found = re.search(r"You’re (.+?)\.", read(answer.text))
    assert found
    return found[1]


def edits(it: Lesson) -> list[float]:
    """When the messages of the channel were edited."""
    route = f"/channels/{it.place.id}/messages/"
    return [call.at for call in it.on.discord.calls if call.method == "PATCH" and call.path.startswith(route)]


# A whole quiz


async def test_a_class_of_thirty_plays_a_whole_quiz(teach: Teach) -> None:
    it = teach()
    opened = await it.starts(quiz="first-ships")
    assert opened.ephemeral
    assert says(opened, "en", "class-opened")
    assert shows(it, "lobby-heading", title="The first ships")
    assert shows(it, "lobby-length-text", questions=11, minutes=13)
    assert shows(it, "lobby-notes", count=1)
    pupils = it.pupils(30)
    joined = await it.joins(*pupils)
    assert all(one.ephemeral for one in joined)
    assert len({name_told(one) for one in joined}) == 30
    await it.leads("start")
    for asked in range(11):
        assert shows(it, "class-number", number=asked + 1, of=11)
        await it.plays(pupils[asked:], pupils[:asked])
        assert f"right · {30 - asked} of 30" in it.message.text
        await it.leads("next" if asked < 10 else "finish")
    whole = round(100 * sum(30 - asked for asked in range(11)) / 330)
    assert shows(it, "class-line", percent=it.say.percent(whole))
    assert shows(it, "class-line-best", number=1)
    assert shows(it, "class-line-again", number=11)
    assert len(it.posted) == 13
    assert it.message.files
    mine = await pupils[11].presses(it.message, "My result")
    assert mine.ephemeral
    assert says(mine, "en", "class-rank", place=EN.place(1), points=EN("points", points=11_000))
    other = await pupils[0].presses(it.message, "My result")
    assert says(other, "en", "class-so-far", right=1, asked=11)
    assert says(other, "en", "class-rank", place=EN.place(30), points=EN("points", points=1000))


@pytest.mark.parametrize("locale", ["ja", "ko"])
async def test_a_class_plays_in_japanese_and_in_korean_and_each_is_told_in_their_own_language(
    teach: Teach, locale: str
) -> None:
    it = teach(locale)
    say = it.say
    options = {say("option-quiz"): "words-and-numbers", say("option-questions"): 2}
    await it.host.types(f"/zainichi-class {say('command-start')}", **options)
    await it.goes_on()
    assert shows(it, "lobby-join")
    assert it.message.labels == [say("act-join"), say("act-how"), say("act-host")]
    local, visitor = it.pupils(1, locale)[0], it.pupils(1)[0]
    here, there = await it.joins(local, visitor)
    assert says(here, locale, "class-host-knows")
    assert says(there, "en", "class-host-knows")
    await it.leads("start")
    right = it.right()
    assert it.question().prompt.best(locale) in read(it.message.text)
    receipts = await it.answers(right, local, visitor)
    assert says(receipts[0], locale, "class-locked", choice=right)
    assert says(receipts[1], "en", "class-locked", choice=right)
    await it.all_in()
    assert shows(it, "class-right", place=say("class-number", number=1, of=2), answer=right)
    await it.leads("next")
    await it.plays([local], [visitor])
    await it.leads("finish")
    assert shows(it, "class-line", percent=say.percent(75))
    assert says(it.told[-1], locale, "report-ready")


# The lobby


async def test_a_member_may_not_start_a_quiz_and_who_manages_messages_may(teach: Teach) -> None:
    it = teach(permissions=Can.MEMBER)
    with pytest.raises(NotPossible):
        await it.starts()
    teacher = teach(permissions=Can.MEMBER | Can.MANAGE_MESSAGES)
    await teacher.starts(questions=1)
    pupil = teacher.pupils(1)[0]
    for act in ("start", "lock", "people", "end-sure"):
        answer = await forges_a_press(pupil, teacher.message, f"play|{teacher.number}|{act}|0")
        assert answer.ephemeral
        assert says(answer, "en", "class-not-host")
    await teacher.goes_on()
    assert shows(teacher, "lobby-join")


async def test_another_teacher_of_the_place_may_lead_and_one_of_elsewhere_may_not(teach: Teach) -> None:
    it, other = teach(), teach()
    await it.starts(questions=1)
    colleague = it.on.discord.person("Mr Han", permissions=Can.TEACHER, place=it.place)
    await other.starts(questions=1)
    stranger = await forges_a_press(other.host, other.message, f"play|{it.number}|start|0")
    assert says(stranger, "en", "class-gone")
    await forges_a_press(colleague, it.message, f"play|{it.number}|start|0")
    await it.goes_on()
    assert not shows(it, "lobby-join")


@pytest.mark.parametrize(("lacks", "need"), [(Can.SEE, "see"), (Can.SEND, "post"), (Can.ATTACH, "attach")])
async def test_what_the_bot_lacks_is_said_before_a_lobby_opens(teach: Teach, lacks: Can, need: str) -> None:
    it = teach(bot_can=Can.MEMBER & ~lacks)
    answer = await it.starts(questions=1)
    assert answer.ephemeral
    assert says(answer, "en", "class-needs")
    assert says(answer, "en", f"need-{need}-how")
    assert it.posted == []
    it.place.bot_can = Can.MEMBER
    assert says(await it.starts(questions=1), "en", "class-opened")
    assert shows(it, "lobby-join")


async def test_there_is_one_quiz_at_a_time_in_a_channel(teach: Teach) -> None:
    it, elsewhere = teach(), teach()
    await it.starts(questions=1)
    colleague = it.on.discord.person("Mr Han", permissions=Can.TEACHER, place=it.place)
    assert says(await colleague.types("/zainichi-class start"), "en", "class-under-way")
    again = await it.starts(questions=1)
    assert says(again, "en", "class-under-way-yours")
    assert "Start" in again.labels
    assert len(it.posted) == 1
    assert says(await elsewhere.starts(questions=1), "en", "class-opened")


async def test_two_hosts_who_start_at_the_same_moment_open_one_lobby(teach: Teach) -> None:
    it = teach()
    colleague = it.on.discord.person("Mr Han", permissions=Can.TEACHER, place=it.place)
    starts = (one.types("/zainichi-class start", questions=1) for one in (it.host, colleague))
    answers = await asyncio.gather(*starts)
    await it.goes_on()
    assert sum(says(answer, "en", "class-opened") for answer in answers) == 1
    assert len(it.posted) == 1


async def test_how_it_works_is_told_in_private_with_a_button_to_join(teach: Teach) -> None:
    it = teach()
    await it.starts(questions=1)
    pupil = it.pupils(1)[0]
    told = await pupil.presses(it.message, "How it works")
    assert told.ephemeral
    assert says(told, "en", "how-text")
    assert name_told(await pupil.presses(told, "Join"))
    await it.goes_on()
    assert says(it.panel, "en", "class-joined", count=1)


async def test_a_locked_lobby_lets_nobody_else_in_until_it_is_unlocked(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    inside, outside = it.pupils(2)
    await it.joins(inside)
    await it.leads("lock")
    assert shows(it, "lobby-locked")
    assert says((await it.joins(outside))[0], "en", "class-refused-locked")
    await it.leads("start")
    assert says((await it.answers(it.first, outside))[0], "en", "class-refused-locked")
    await it.leads("unlock")
    assert says((await it.answers(it.first, outside))[0], "en", "class-joined-by")


# Answers


async def test_a_receipt_is_private_and_the_last_choice_before_the_close_counts(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    right, wrong = it.right(), it.wrong()
    first = (await it.answers(wrong, mina))[0]
    assert first.ephemeral
    assert says(first, "en", "class-locked", choice=wrong)
    again = (await it.answers(right, mina))[0]
    assert says(again, "en", "class-locked", choice=right)
    await it.leads("reveal")
    asked = it.message
    assert "right · 1 of 1" in asked.text
    late = await forges_a_press(jun, asked, f"pick|{it.number}|0|0")
    assert says(late, "en", "class-refused-late")
    assert says(await mina.presses(asked, "My result"), "en", "quiz-right", answer=right)
    assert says(await jun.presses(asked, "My result"), "en", "class-mine-none")


async def test_a_changed_answer_takes_the_place_of_its_receipt_and_of_nobody_elses(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    right, wrong = it.right(), it.wrong()
    (first, other), (again,) = await it.answers(wrong, mina, jun), await it.answers(right, mina)
    await it.on.discord.until(lambda: first.deleted)
    assert not again.deleted
    assert not other.deleted
    assert says(again, "en", "class-locked", choice=right)
    delete(it.on.discord.world, again)  # who has dismissed a receipt still gets the next one
    (last,) = await it.answers(wrong, mina)
    assert says(last, "en", "class-locked", choice=wrong)
    assert not last.deleted


async def test_the_panel_leads_to_the_question_and_the_question_to_the_panel(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    (mina,) = it.pupils(1)
    await it.joins(mina)
    await it.leads("start")
    place = f"https://discord.com/channels/{it.server}/{it.place.id}/{it.message.id}"
    assert f"({place})" in it.panel.text
    here = await it.host.presses(it.message, "Host controls")
    assert here.ephemeral
    assert here.labels == it.panel.labels
    assert f"({place})" in here.text
    assert says(await mina.presses(it.message, "Host controls"), "en", "class-not-host")


async def test_before_the_reveal_nothing_that_is_posted_tells_of_anybodys_choice(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    pupils = it.pupils(5)
    await it.joins(*pupils)
    await it.leads("start")
    choices = list(it.choices())
    for choice, pupil in zip(choices, pupils, strict=False):
        await it.answers(choice, pupil)
    await it.goes_on()
    assert shows(it, "class-answered", answered=len(choices), asked=5)
    asked = [it.message.data, *it.message.history]
    assert len({lasting(data["components"]) for data in asked}) == 1
    *picks, controls = it.message.buttons
    for button in picks:
        assert re.fullmatch(r"z\|pick\|\d+\|0\|[0-3]", button.custom_id or "")
    assert len({button.style for button in picks}) == 1
    assert re.fullmatch(r"z\|play\|\d+\|panel\|0", controls.custom_id or "")
    for data in [*asked, it.panel.data, *it.panel.history]:
        assert "✔" not in str(data)
        assert "%" not in str(data)


def lasting(components: object) -> str:
    """Without how many have answered, and until when one can: a post that took long gives everybody its time."""
    return re.sub(r"\d+ of \d+ answered|<t:\d+", "", str(components))


async def test_how_many_have_answered_is_edited_at_most_every_two_seconds(
    teach: Teach, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert COUNT_EVERY == 2.0
    monkeypatch.setattr(publisher, "COUNT_EVERY", 0.5)
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    pupils = it.pupils(31)
    await it.leads("start")
    before = len(edits(it))
    running = asyncio.create_task(it.on.bot.runner.run())
    for pupil in pupils[:-1]:
        await it.answers(it.first, pupil)
        await asyncio.sleep(0.03)
    await it.on.discord.until(lambda: shows(it, "class-answered", answered=30, asked=30))
    running.cancel()
    await asyncio.wait({running})
    moments = edits(it)[before:]
    assert 2 <= len(moments) <= 2 + (moments[-1] - moments[0]) / 0.5


async def test_an_answer_joins_and_who_joins_late_is_asked_from_the_next_question_on(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=3)
    early, answering, late = it.pupils(3)
    await it.joins(early)
    await it.leads("start")
    receipt = (await it.answers(it.right(), answering))[0]
    assert says(receipt, "en", "class-joined-by")
    told = await forges_a_press(late, it.message, f"play|{it.number}|join|0")
    assert says(told, "en", "class-from", number=2)
    await it.plays([early])
    assert "right · 2 of 2" in it.message.text
    assert says(await late.presses(it.message, "My result"), "en", "class-mine-later")
    await it.leads("next")
    await it.plays([early, late], [answering])
    await it.leads("next")
    await it.plays([early, late, answering])
    await it.leads("finish")
    mine = await late.presses(it.message, "My result")
    assert says(mine, "en", "class-so-far", right=2, asked=2)
    assert says(await answering.presses(it.message, "My result"), "en", "class-so-far", right=2, asked=3)
    assert shows(it, "class-line", percent="88%")


async def test_a_question_closes_at_its_deadline_and_a_second_of_grace(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="20")
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    closes = re.search(r"<t:(\d+):R>", it.message.text)
    assert closes
    assert 18 < int(closes[1]) - it.on.discord.world.clock.now() <= 21
    await it.goes_on(20.3)
    letter = it.right()
    assert says((await it.answers(letter, mina))[0], "en", "class-locked", choice=letter)
    await it.goes_on(1)
    assert shows(it, "class-right", place="1 / 1", answer=letter)


async def test_a_question_closes_when_all_who_joined_have_answered(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    letter = it.right()
    await it.answers(letter, mina)
    await it.goes_on()
    assert not shows(it, "class-right", place="1 / 1", answer=letter)
    await it.answers(it.wrong(), jun)
    await it.goes_on(2.9)
    assert not shows(it, "class-right", place="1 / 1", answer=letter)
    await it.goes_on(0.2)
    assert shows(it, "class-right", place="1 / 1", answer=letter)


async def test_double_time_is_granted_without_a_reason_and_the_reveal_waits_for_it(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="20")
    mina, jun = it.pupils(2)
    joined = await it.joins(mina, jun)
    granted = await mina.presses(joined[0], "I need more time")
    assert granted.ephemeral
    assert says(granted, "en", "class-double")
    await it.leads("start")
    assert says(it.panel, "en", "panel-double", count=1)
    assert not shows(it, "panel-double", count=1)
    letter = it.right()
    await it.goes_on(25)
    assert says((await it.answers(letter, jun))[0], "en", "class-refused-late")
    assert says((await it.answers(letter, mina))[0], "en", "class-locked", choice=letter)
    await it.goes_on(1)
    assert "right · 1 of 1" in it.message.text


async def test_a_paused_clock_stands_still_and_an_answer_waits_until_it_goes_on(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="20")
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    await it.goes_on(5)
    await it.leads("pause")
    assert shows(it, "class-paused")
    assert "<t:" not in it.message.text
    await it.goes_on(120)
    assert says((await it.answers(it.first, mina))[0], "en", "class-refused-paused")
    assert "Resume" in it.panel.labels
    await it.leads("resume")
    await it.goes_on(14)
    assert says((await it.answers(it.first, mina))[0], "en", "class-locked", choice=it.first)
    assert "Show answer" in it.panel.labels
    await it.goes_on(3)
    assert "Show results" in it.panel.labels


async def test_fifteen_seconds_that_are_delivered_twice_are_fifteen_seconds(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="20")
    await it.joins(*it.pupils(1))
    await it.leads("start")
    press = leads_of(it, "extend")
    await it.goes_on(10)
    await forges_a_press(it.host, it.panel, press)
    await forges_a_press(it.host, it.panel, press)
    await it.goes_on(24)
    assert "Show answer" in it.panel.labels
    await it.goes_on(3)
    assert "Show results" in it.panel.labels


async def test_without_a_time_limit_only_the_host_or_all_answers_close_a_question(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="off")
    joined = await it.joins(*it.pupils(1))
    assert joined[0].labels == []
    await it.leads("start")
    assert "<t:" not in it.message.text
    assert "+15 s" not in it.panel.labels
    await it.goes_on(600)
    assert "Show answer" in it.panel.labels


async def test_a_question_that_the_host_skips_is_in_no_number(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    await it.answers(it.wrong(), mina)
    await it.leads("skip")
    await it.leads("skip-sure")
    assert says(it.posted[-2], "en", "class-skipped-all")
    assert it.posted[-2].labels == []
    await it.plays([mina, jun])
    await it.leads("finish")
    assert shows(it, "class-line", percent="100%")
    assert says(await mina.presses(it.message, "My result"), "en", "class-so-far", right=1, asked=1)


async def test_a_content_note_comes_before_its_question_which_may_be_skipped_without_loss(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz="first-ships")
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    while "Show the question" not in it.panel.labels:
        await it.leads("skip")
        await it.leads("skip-sure")
    assert shows(it, "class-note-opens")
    assert it.message.labels == ["Skip this one", "Host controls"]
    assert says(await mina.presses(it.message, "Skip this one"), "en", "class-passed")
    await it.goes_on(9)
    assert "Skip this one" in it.message.labels
    assert it.choices()
    await it.answers(it.right(), jun)
    await it.all_in()
    assert "right · 1 of 1" in it.message.text
    assert says(await mina.presses(it.message, "My result"), "en", "class-mine-skipped")
    await it.leads("end")
    await it.ends()
    assert shows(it, "class-line", percent="100%")
    assert says(await mina.presses(it.message, "My result"), "en", "class-so-far", right=0, asked=0)


async def test_the_host_can_take_somebody_out_who_is_in_no_number_any_more(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    mina, jun = it.pupils(2)
    names = [name_told(one) for one in await it.joins(mina, jun)]
    await it.leads("start")
    await it.answers(it.right(), mina)
    listed = await it.host.presses(it.panel, "Participants")
    assert "Pupil 2" in listed.text
    asked = await it.host.chooses(listed, "Remove …", names[1])
    fewer = await it.host.presses(asked, f"Remove {names[1]}")
    assert [(one.placeholder, len(one.options)) for one in fewer.selects] == [("Remove …", 1), ("Let … in again", 1)]
    await it.host.presses(fewer, "Back")
    assert says((await it.answers(it.first, jun))[0], "en", "class-refused-removed")
    await it.all_in()
    assert "right · 1 of 1" in it.message.text
    await it.leads("finish")
    assert names[1] not in it.message.text
    assert says(await jun.presses(it.message, "My result"), "en", "class-refused-removed")


# The end


async def test_the_podium_has_ties_and_never_tells_who_is_last(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=3)
    people = it.pupils(7)
    names = [name_told(one) for one in await it.joins(*people)]
    await it.leads("start")
    worth = (3, 2, 2, 1, 1, 1, 0)
    for asked in range(3):
        right = [one for one, most in zip(people, worth, strict=True) if most > asked]
        await it.plays(right, [one for one in people if one not in right])
        await it.leads("next" if asked < 2 else "finish")
    said = read(it.message.text)
    assert f"🥇 1st  {names[0]} · 3,000 points" in said.replace("*", "")
    assert all(f"🥈 2nd  {name} · 2,000 points · tied" in said.replace("*", "") for name in names[1:3])
    assert names[6] not in said
    assert not any(f"{place}th  " in said.replace("*", "") for place in (6, 7))


async def test_without_points_there_is_no_podium_but_the_class_line(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, scoring="none")
    mina = it.pupils(1)[0]
    await it.joins(mina)
    await it.leads("start")
    await it.plays([mina])
    await it.leads("finish")
    assert shows(it, "class-line", percent="100%")
    assert not shows(it, "class-podium")
    assert "points" not in (await mina.presses(it.message, "My result")).text


async def test_among_equals_the_quicker_is_first_with_tiebreak(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="60", scoring="tiebreak")
    slow, quick = it.pupils(2)
    await it.joins(slow, quick)
    await it.leads("start")
    await it.answers(it.right(), quick)
    await it.goes_on(30)
    await it.answers(it.right(), slow)
    await it.all_in()
    await it.leads("finish")
    assert "1st place" in (await quick.presses(it.message, "My result")).text
    assert "2nd place" in (await slow.presses(it.message, "My result")).text


async def test_a_hundred_who_are_equal_fit_on_the_podium_and_each_can_be_found_in_the_list(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    pupils = it.pupils(100)
    await it.joins(*pupils)
    listed = await it.host.presses(it.panel, "Participants")
    seen = 0
    while True:
        seen += sum(len(menu.options) for menu in listed.selects)
        later = it.say("button-later")
        if later not in listed.labels:
            break
        listed = await it.host.presses(listed, later)
    assert seen == 100
    await it.host.presses(listed, "Back")
    await it.leads("start")
    await it.plays(pupils)
    await it.leads("finish")
    assert shows(it, "class-line", percent="100%")
    assert shows(it, "class-shared-place", people=100)
    assert len(it.told[-1].files) == 2


async def test_a_name_that_means_harm_calls_nobody_and_is_shown_as_it_is(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, names="server")
    name = "@everyone **[x](http://x.y)** <@1>"
    mina = it.on.neighbour(it.host, name)
    await it.joins(mina)
    assert name in read((await it.host.presses(it.panel, "Participants")).text)
    await it.host.presses(it.panel, "Back")
    await it.leads("start")
    await it.plays([mina])
    await it.leads("finish")
    assert name in read(it.message.text)
    podium = it.message.text.partition("Most points:")[2]
    assert active(podium) == ["*"] * 4  # the place, in bold


async def test_with_names_of_the_server_these_are_shown(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, names="server")
    assert shows(it, "lobby-names-server")
    mina = it.pupils(1)[0]
    assert name_told((await it.joins(mina))[0]) == "Pupil 1"
    await it.leads("start")
    await it.plays([mina])
    await it.leads("finish")
    assert "Pupil 1" in it.message.text


async def test_to_end_for_everybody_takes_a_second_press(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    await it.joins(*it.pupils(1))
    await it.leads("start")
    asked = await it.leads("end")
    assert says(asked, "en", "panel-sure")
    await it.host.presses(it.panel, "Back")
    assert "Show answer" in it.panel.labels
    await it.leads("end")
    await it.ends()
    assert shows(it, "class-over", title="Why they left")
    assert shows(it, "class-line-nobody")


async def test_the_report_comes_once_as_a_workbook_and_a_picture_that_is_described(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    mina = it.pupils(1)[0]
    name = name_told((await it.joins(mina))[0])
    await it.leads("start")
    await it.plays([mina])
    await it.leads("finish")
    await it.goes_on(120)
    report = it.told[-1]
    assert len(it.told) == 2
    workbook, picture = sorted(report.files, key=lambda file: file.endswith(".png"))
    assert workbook.startswith("class-why-they-left-")
    assert workbook.endswith(".xlsx")
    sheets = ZipFile(BytesIO(report.files[workbook]))
    everything = "".join(sheets.read(file).decode() for file in sheets.namelist() if file.endswith(".xml"))
    assert name in everything
    assert "Pupil 1" in everything
    assert report.files[picture].startswith(b"\x89PNG")
    described = [one.get("description") or "" for one in report.data["attachments"]]
    assert any("100" in text for text in described)
    shared = it.message
    assert next(iter(shared.files.values())).startswith(b"\x89PNG")
    assert "100" in shared.data["attachments"][0]["description"]
    assert name in shared.text
    assert "Pupil 1" not in str(shared.data)
    again = await it.host.types("/zainichi-class report")
    assert again.ephemeral
    assert set(again.files) == set(report.files)
    asked = await it.host.presses(report, "Delete names now")
    assert asked is not report
    assert says(await it.host.presses(asked, "Delete them"), "en", "class-names-deleted")
    assert report.files
    anew = await it.host.types("/zainichi-class report")
    sheets = ZipFile(BytesIO(anew.files[workbook]))
    assert not any("Pupil 1" in sheets.read(file).decode() for file in sheets.namelist() if file.endswith(".xml"))


async def test_a_host_whose_messages_are_closed_leads_by_the_status_command_and_asks_for_the_report(
    teach: Teach,
) -> None:
    it = teach()
    it.host.account.takes_messages = False
    opened = await it.starts(quiz=UNNOTED, questions=1)
    assert it.told == []
    assert "Start" in opened.labels
    mina = it.pupils(1)[0]
    await it.joins(mina)
    panel = await it.host.types("/zainichi-class status")
    assert panel.ephemeral
    await it.host.presses(panel, "Start")
    await it.goes_on()
    await it.answers(it.right(), mina)
    await it.all_in()
    panel = await it.host.types("/zainichi-class status")
    await it.host.presses(panel, "Show results")
    await it.goes_on()
    assert shows(it, "class-over", title="Why they left")
    report = await it.host.types("/zainichi-class report")
    assert len(report.files) == 2


async def test_a_host_who_is_gone_for_half_an_hour_costs_nobody_an_answer_or_the_report(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2, seconds="off")
    mina, jun = it.pupils(2)
    await it.joins(mina, jun)
    await it.leads("start")
    await it.answers(it.right(), mina)
    await it.goes_on(29 * 60)
    assert "Show answer" in it.panel.labels
    await it.goes_on(2 * 60)
    assert shows(it, "class-line", percent="100%")
    assert says(it.told[-1], "en", "report-ready")
    assert len(it.told[-1].files) == 2


# When something fails


async def test_a_message_that_a_moderator_deletes_is_posted_anew(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    mina, jun = it.pupils(2)
    await it.joins(mina)
    await it.goes_on()
    lobby = it.message
    delete(it.on.discord.world, lobby)
    await forges_a_press(jun, lobby, f"play|{it.number}|join|0")
    await it.goes_on()
    assert shows(it, "class-joined", count=2)
    await it.leads("start")
    delete(it.on.discord.world, it.message)
    await it.leads("extend")
    assert shows(it, "class-number", number=1, of=1)
    letter = it.right()
    delete(it.on.discord.world, it.message)
    await it.leads("reveal")
    assert shows(it, "class-right", place="1 / 1", answer=letter)


async def test_when_the_channel_is_deleted_the_host_is_told_and_gets_the_report(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=2)
    mina = it.pupils(1)[0]
    await it.joins(mina)
    await it.leads("start")
    await it.plays([mina])
    it.on.discord.delete_channel(it.place)
    await it.leads("next")
    await it.goes_on(10)
    stopped = [one for one in it.told if says(one, "en", "class-stopped-gone", place="#class")]
    reports = [one for one in it.told if one.files]
    assert len(stopped) == len(reports) == 1
    assert says(it.panel, "en", "panel-ended")


async def test_when_the_bot_may_not_post_any_more_the_host_is_told_once_and_it_goes_on_afterwards(
    teach: Teach, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.0)
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1)
    it.place.bot_can = Can.MEMBER & ~Can.SEND
    await it.leads("start")
    await it.goes_on(5)
    stopped = [one for one in it.told if says(one, "en", "class-stopped-forbidden", place="#class")]
    assert len(stopped) == 1
    it.place.bot_can = Can.MEMBER
    await it.goes_on(31)
    assert shows(it, "class-number", number=1, of=1)


async def test_a_question_that_discord_takes_thirteen_seconds_late_has_its_ten_seconds(teach: Teach) -> None:
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="10")
    await it.joins(*it.pupils(1))
    discord = it.on.discord
    discord.faults.add(f"POST /channels/{it.place.id}/messages", Fault.too_fast(0.3))
    await it.host.presses(it.panel, "Start")
    showing = asyncio.create_task(it.goes_on())
    await discord.until(lambda: discord.faults.left == 0)
    discord.forward(seconds=13)  # while discord.py waits as it was told
    await showing
    assert it.choices()
    closes = round(discord.world.clock.now()) + 10
    assert any(f"<t:{second}:R>" in it.message.text for second in (closes - 1, closes, closes + 1))
    await it.goes_on(10.5)
    assert it.choices()
    await it.goes_on(1)
    assert it.message.labels == ["My result", "Sources", "Host controls"]


@pytest.mark.parametrize("seconds", [0, 12])
async def test_a_question_whose_answer_from_discord_is_lost_is_revealed_and_stands_there_once(
    teach: Teach, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.0)
    it = teach()
    await it.starts(quiz=UNNOTED, questions=1, seconds="10")
    mina = it.pupils(1)[0]
    await it.joins(mina)
    it.on.discord.faults.add(f"POST /channels/{it.place.id}/messages", Fault.cut(afterwards=True))
    await it.host.presses(it.panel, "Start")
    await it.on.bot.runner.look()
    await it.on.bot.runner.settled()
    await it.answers(it.right(), mina)
    letter = it.right()
    await it.goes_on(seconds)
    await it.all_in()
    assert shows(it, "class-right", place="1 / 1", answer=letter)
    assert it.message.labels == ["My result", "Sources", "Host controls"]
    assert len(it.posted) == 2


async def test_a_place_that_fails_does_not_delay_another(teach: Teach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "RETRY_AFTER", 0.2)
    slow, quick = teach(), teach()
    for it in (slow, quick):
        await it.starts(quiz=UNNOTED, questions=2)
        await it.joins(*it.pupils(1))
    route = f"POST /channels/{slow.place.id}/messages"
    slow.on.discord.faults.add(route, Fault.broken(502), Fault.too_fast(1.0), Fault.cut())
    running = asyncio.create_task(slow.on.bot.runner.run())
    try:
        await slow.host.presses(slow.panel, "Start")
        await slow.on.discord.until(lambda: slow.on.discord.faults.left == 2)
        await quick.host.presses(quick.panel, "Start")
        await quick.on.discord.until(lambda: shows(quick, "class-number", number=1, of=2))
        receipt = (await quick.answers(quick.first, quick.people[0]))[0]
        assert says(receipt, "en", "class-locked", choice=quick.first)
        assert len(slow.posted) == 1
        await slow.on.discord.until(lambda: shows(slow, "class-number", number=1, of=2), 10)
    finally:
        running.cancel()
        await asyncio.wait({running})
    assert slow.on.discord.faults.left == 0
    assert len(slow.posted) == 2


async def test_a_bot_that_is_started_anew_goes_on_wherever_the_quiz_stands(library: Library, tmp_path: Path) -> None:
    path = str(tmp_path / "zainichi.db")
    async with FakeDiscord() as discord, contextlib.AsyncExitStack() as stack:
        it: Lesson | None = None

        async def anew() -> Lesson:
            nonlocal it
            await stack.aclose()
            on = await stack.enter_async_context(on_one_clock(library, discord, path))
            await discord.until(on.client.is_ready)
            it = Lesson(on, it.host, people=it.people) if it else lesson(on)
            await it.goes_on()
            return it

        it = await anew()
        await it.starts(quiz="first-ships")
        mina, jun = it.pupils(2)
        it = await anew()
        await it.joins(mina, jun)
        await it.leads("start")
        it = await anew()
        while "Show the question" not in it.panel.labels:
            await it.leads("skip")
            await it.leads("skip-sure")
        it = await anew()
        await it.goes_on(9)
        letter = it.right()
        await it.answers(letter, mina)
        it = await anew()
        await it.answers(it.wrong(), mina)
        await it.answers(letter, mina, jun)
        it = await anew()
        await it.goes_on(3)
        assert "right · 2 of 2" in it.message.text
        await it.leads("end")
        await it.host.presses(it.panel, "End it for everyone")
        it = await anew()
        assert shows(it, "class-line", percent="100%")
        it = await anew()
        assert len([one for one in it.told if one.files]) == 1
        assert sum("The end" in one.text for one in it.posted) == 1
        assert says(
            await mina.presses(it.message, "My result"),
            "en",
            "class-rank",
            place=EN.place(1),
            points=EN("points", points=1000),
        )
        assert discord.refused == []
