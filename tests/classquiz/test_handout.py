"""What a participant takes home from a class: what they missed, why, and where to read; and what nobody else gets."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.classquiz.buttons import Act
from bot.classquiz.handout_views import handout
from bot.classquiz.model import settled
from bot.classquiz.report_data import KEPT, handout_of
from bot.classquiz.scoring import results
from bot.core.clock import DAY, SECOND
from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import FORGOTTEN
from bot.core.reply import Attachment, Cites, Labelled, Prose, Reply, buttons, pressable
from bot.paper.handout import handout_pdf
from content.library import Library
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.kinds import QUIZ, WRONG, with_kinds
from tests.support.messages import PLATFORMS, someone
from tests.support.on_messenger import HOST, JUN, MINA, SORA, Lesson, pupil
from tests.support.pdfs import plain, read
from tests.support.phone import each
from tests.support.playing import text
from tests.support.rounds import played

SAY = Voice("en")


@pytest_asyncio.fixture
async def lesson(bot: Bot, clock: Clock) -> AsyncIterator[Lesson]:
    yield Lesson(replace(bot, library=with_kinds(bot.library)), clock)
    await bot.worker.close()


def said(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Prose))


def words(data: bytes) -> str:
    return read(data).words


async def presses(lesson: Lesson, who: object, reply: Reply, key: str) -> Reply:
    press = next(it.press for it in pressable(reply) if it.label == SAY(key))
    return await lesson.bot.router.pressed(who, press)  # type: ignore[arg-type]


async def all_missed(lesson: Lesson) -> None:
    """A class of two, of whom one gets everything wrong and the other answers nothing."""
    await lesson.starts(QUIZ)
    await lesson.presses(MINA, Act.JOIN)
    await lesson.presses(JUN, Act.JOIN)
    await lesson.leads(Act.START)
    for _ in range(5):
        held = await lesson.held()
        press = f"tell|{lesson.number}|{held.round.position}"
        said = WRONG[held.round.item.question]
        if held.round.item.kind in ("one", "true-false"):
            press = f"pick|{lesson.number}|{held.round.position}|{said}"
        await lesson.bot.router.pressed(replace(MINA, given={"answer": said}), press)
        await lesson.leads(Act.REVEAL)
        await lesson.leads(Act.NEXT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_has_each_missed_question_with_the_answer_why_and_every_source_in_pages_for_a_phone(
    library: Library, language: str
) -> None:
    *_, (_, held) = played(library, "words-and-numbers", language)
    one = held.people[1]
    result = next(it for it in results(held.round, held.participants, held.given) if it.participant.person == 1)
    found = handout_of(held, one, result, language)
    assert len(found.missed) == found.of - found.right > 5
    caller = someone(PLATFORMS[0], language)
    first = handout(caller, 1, found, 0)
    pages = [first]
    while any(it.press == f"play|1|handout|{len(pages)}" for it in buttons(pages[-1])):
        pages.append(handout(caller, 1, found, len(pages)))
    assert len(pages) > 1
    for page in pages:
        assert all(seen.screens <= 1.5 for _, seen in each(page))
    told = "\n".join(block.text for page in pages for block in page.blocks if isinstance(block, Prose | Labelled))
    for missed in found.missed:
        assert missed.asked.prompt in told
        assert missed.asked.because in told
    cited = {cite.url for page in pages for block in page.blocks if isinstance(block, Cites) for cite in block.cites}
    assert cited == {it.url for missed in found.missed for it in missed.asked.sources}
    drawn = words(handout_pdf(found, Voice(language)))
    answers = settled(held.given)
    for missed in found.missed:
        assert plain(missed.asked.prompt) in drawn
        assert plain(missed.asked.because) in drawn
        assert plain(missed.asked.said(answers[1, missed.number - 1].text)) in drawn


def _labels(reply: Reply) -> list[str]:
    return [it.label for it in buttons(reply)]


async def test_after_the_end_each_gets_their_own_handout_with_one_press_and_as_a_file(lesson: Lesson) -> None:
    await all_missed(lesson)
    end = lesson.posted[-1].versions[-1]
    assert SAY("act-handout") in _labels(end)
    hers = await presses(lesson, MINA, end, "act-handout")
    assert hers.private
    assert "Osaka" in text(hers)
    file = await presses(lesson, MINA, hers, "handout-file")
    (pdf,) = (block for block in file.blocks if isinstance(block, Attachment))
    assert pdf.name.endswith(".pdf")
    assert all(plain(missed) in words(pdf.data) for missed in ("Osaka", "600,000", "Becauseofq-kind-word."))
    silent = await presses(lesson, JUN, end, "act-handout")
    assert SAY("handout-none") in text(silent)
    assert SAY("mark-chosen") not in text(silent)
    stranger = await presses(lesson, SORA, end, "act-handout")
    assert SAY("class-not-in") in text(stranger)


async def test_a_handout_waits_for_the_end_and_goes_with_the_answers(lesson: Lesson, clock: Clock) -> None:
    await lesson.starts(QUIZ)
    await lesson.presses(MINA, Act.JOIN)
    await lesson.leads(Act.START)
    early = await lesson.bot.router.pressed(MINA, f"play|{lesson.number}|handout|0")
    assert said(early) == SAY("handout-later")
    await lesson.leads(Act.END_SURE)
    nothing = await lesson.bot.router.pressed(MINA, f"take-home|{lesson.number}")
    assert SAY("handout-not-asked") in text(nothing)
    clock.forward(seconds=(KEPT + DAY) / SECOND)
    gone = await lesson.bot.router.pressed(MINA, f"play|{lesson.number}|handout|0")
    assert said(gone) == SAY("handout-gone")


async def test_what_was_typed_is_not_in_a_handout_once_the_names_are_deleted(lesson: Lesson) -> None:
    await all_missed(lesson)
    await lesson.leads(Act.NAMES_SURE)
    hers = await lesson.bot.router.pressed(MINA, f"play|{lesson.number}|handout|0")
    pages, at = text(hers), 1
    while any(it.startswith("Next page") for it in _labels(hers)):
        hers = await lesson.bot.router.pressed(MINA, f"play|{lesson.number}|handout|{at}")
        pages, at = pages + text(hers), at + 1
    assert SAY("handout-forgotten") in pages
    assert FORGOTTEN + "\n" not in pages


async def test_the_gradebook_has_names_for_the_host_alone(lesson: Lesson) -> None:
    await all_missed(lesson)
    report = lesson.told[-1].versions[-1]
    books = await presses(lesson, HOST, report, "act-gradebook")
    files = [block for block in books.blocks if isinstance(block, Attachment)]
    assert [it.name.rpartition(".")[0][-7:] for it in files] == [".canvas"[-7:], ".moodle"[-7:]]
    assert all(b"mina" in it.data for it in files)
    other = replace(HOST, person="console:other")
    theirs = await lesson.bot.router.pressed(other, f"gradebook|{lesson.number}")
    assert all(b"mina" not in it.data for it in theirs.blocks if isinstance(it, Attachment))
    assert any(isinstance(it, Attachment) for it in theirs.blocks)
    refused = await lesson.bot.router.pressed(pupil("jun"), f"gradebook|{lesson.number}")
    assert said(refused) == SAY("class-not-host")
