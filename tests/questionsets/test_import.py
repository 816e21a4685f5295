"""A teacher brings questions: every mistake is told at once, and nothing is stored before they say so."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from bot.core.clock import HOUR
from bot.core.context import GivenFile
from bot.core.own import MOST_SETS
from bot.core.reply import Attachment, Document, Listing, Prose, Reply
from bot.formats import EXPORTS, Format, write
from bot.worker import Worker
from content.library import Library
from tests.conftest import JUN, MINA, Clock
from tests.support.bot import Bot, bot_on
from tests.support.databases import opened, with_tables
from tests.support.replies import words
from tests.support.sets import FIVE, MODERATOR, SHIPS, TEACHER, brings, hostile, labels, presses, stored

GOOD = "::Ships::When did the first ships sail? {=1959 ~1945 ~1965}\n\nThe ships left from Niigata. {T}\n"
BAD = "\n\n".join(f"Broken {number} {{=a" for number in range(9)) + "\n\nMatch {=a -> b =c -> d =e -> f}\n"
COLLEAGUE = replace(JUN, staff=TEACHER.staff)

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def worker() -> AsyncIterator[Worker]:
    """One process reads and writes the files of all these tests."""
    worker = Worker()
    yield worker
    await worker.close()


@pytest_asyncio.fixture(loop_scope="module")
async def bot(library: Library, worker: Worker, clock: Clock) -> AsyncIterator[Bot]:
    async with opened("sqlite:///:memory:") as database:
        await with_tables(database, ":memory:")
        yield bot_on(library, database, clock, worker=worker)


def text(reply: Reply) -> str:
    return "\n".join(words(reply))


def plain(text: str) -> str:
    """A text without the signs that turn what follows around, which nobody sees."""
    return " ".join(text.translate({0x202E: " ", 0x202C: " "}).split())


async def kept(bot: Bot) -> list[str]:
    """The titles of the sets that there are."""
    return [it.title for it in await bot.question_sets.own(TEACHER.community)]


async def test_every_mistake_is_told_at_once_and_nothing_is_stored_before_the_teacher_says_so(bot: Bot) -> None:
    reply = await brings(bot, f"{GOOD}\n{BAD}".encode(), title="Ships and more")
    assert "Ships and more" in text(reply)
    assert "2 questions can be stored, in English." in text(reply)
    (document,) = [it for it in reply.blocks if isinstance(it, Document)]
    told = document.text.splitlines()
    assert len(told) == 10
    assert all(line.startswith("Line ") for line in told)
    assert "matching" in told[-1]
    shown = [it.rows for it in reply.blocks if isinstance(it, Listing)]
    assert len(shown[0]) == 6
    assert shown[1][0] == ("When did the first ships sail?", "1959")
    assert await kept(bot) == []
    assert "set/" not in text(await bot.router.typed(TEACHER, "zainichi-class quizzes"))
    again = await presses(bot, reply, "All mistakes")
    assert [it for it in again.blocks if isinstance(it, Document)] == [document]

    done = await presses(bot, reply, "Store 2 questions")
    assert await kept(bot) == ["Ships and more"]
    assert "Stored, with 2 questions." in text(done)
    assert labels(done)[:3] == ["Start", "Preview", "Export"]
    late = await presses(bot, reply, "Store 2 questions")
    assert "This isn’t waiting any more" in text(late)
    assert await kept(bot) == ["Ships and more"]


async def test_a_file_without_a_good_question_leaves_nothing_behind(bot: Bot) -> None:
    reply = await brings(bot, BAD.encode())
    assert "No question could be read" in text(reply)
    assert labels(reply) == ["Bring questions", "Template"]
    assert "is too big" in text(await brings(bot, b"W" * 10_000_000, "big.xlsx"))
    for data in (b"", b"\x00\xff" * 5000, b"PK\x03\x04 no zip", b"<quiz><!DOCTYPE x [<!ENTITY a 'b'>]>&a;</quiz>"):
        assert "No question could be read" in text(await brings(bot, data, "odd.xlsx"))
    assert await bot.database.read("SELECT id FROM question_import") == []


async def test_a_nasty_file_is_kept_as_plain_text(bot: Bot) -> None:
    nasty = hostile()
    reply = await brings(bot, write(nasty, Format.XLSX).data, "=cmd|calc.xlsx")
    assert "3 questions can be stored" in text(reply)
    await presses(bot, reply, "Store 3 questions")
    kept = await bot.question_sets.questions(TEACHER.community, 1)
    assert kept
    for before, after in zip(nasty.questions, kept.questions, strict=True):
        for now, then in ((after.prompt, before.prompt), (after.because, before.because)):
            assert plain(now) == plain(then)
        assert [plain(it.text) for it in after.choices] == [plain(it.text) for it in before.choices]
        assert after.right == before.right


async def test_questions_can_be_pasted_into_the_form_or_given_there_as_a_file(bot: Bot) -> None:
    how = await bot.router.typed(TEACHER, "zainichi-class import")
    empty = await presses(bot, how, "Bring questions", file="", text=" ", title="")
    assert empty.faults == {"file": "Give me a file, or paste your questions."}
    pasted = await presses(bot, how, "Bring questions", file="", text=GOOD, title="")
    assert "Import: Quiz of 28 April 2026" in text(pasted)
    renamed = await presses(bot, pasted, "Change the title", title=" My\nships ")
    assert "Import: My ships" in text(renamed)
    nameless = await presses(bot, pasted, "Change the title", title="?!")
    assert "title" in nameless.faults
    spoken = await presses(bot, renamed, "日本語")
    page = await presses(bot, spoken, "Preview")
    assert "My ships · 1 / 1" in text(page)
    assert "○" not in text(page)
    assert ["正しい" in text(page), "True" in text(page)] in ([True, False], [False, False])
    back = await presses(bot, page, "Back")
    await presses(bot, back, "Store 2 questions")
    (own,) = await bot.question_sets.own(TEACHER.community)
    assert (own.title, own.language) == ("My ships", "ja")
    given = replace(TEACHER, given={"file": "x.gift", "text": "", "title": ""}, file=GivenFile("x.gift", GOOD.encode()))
    assert "Import: x" in text(await bot.router.pressed(given, "bring"))


async def test_the_same_title_again_is_a_new_version_for_its_owner_and_moderators_alone(bot: Bot) -> None:
    await presses(bot, await brings(bot, GOOD.encode(), "ships.gift"), "Store")
    others = await brings(bot, GOOD.encode(), "Ships.txt", COLLEAGUE)
    assert "it’s someone else’s" in text(others)
    assert "Store 2 questions" not in labels(others)
    renamed = await presses(bot, others, "Change the title", COLLEAGUE, title="Mine")
    assert "Store 2 questions" in labels(renamed)

    before = await bot.question_sets.named(TEACHER.community, "ships")
    assert before
    again = await brings(bot, f"{GOOD}\nOne more. {{F}}".encode(), "ships.gift")
    assert "version 1, 2 questions" in text(again)
    done = await presses(bot, again, "Replace “ships”")
    assert "it has 3 questions now" in text(done)
    after = await bot.question_sets.questions(TEACHER.community, before.number)
    assert after
    assert len(after.questions) == 3
    moderated = await presses(bot, await brings(bot, GOOD.encode(), "ships.gift", MODERATOR), "Replace", MODERATOR)
    assert "it has 2 questions now" in text(moderated)
    head = await bot.question_sets.head(TEACHER.community, before.number)
    assert head
    assert (head.version, head.owner) == (3, TEACHER.person)


async def test_a_set_that_changed_since_it_was_looked_at_is_asked_about_once_more(bot: Bot) -> None:
    await presses(bot, await brings(bot, GOOD.encode(), "ships.gift"), "Store")
    first = await brings(bot, GOOD.encode(), "ships.gift")
    await presses(bot, await brings(bot, GOOD.encode(), "ships.gift", MODERATOR), "Replace", MODERATOR)
    stale = await presses(bot, first, "Replace")
    assert "version 2" in text(stale)
    assert "it has 2 questions now" in text(await presses(bot, stale, "Replace"))


async def test_what_waits_is_forgotten_after_an_hour_or_at_a_word(bot: Bot, clock: Clock) -> None:
    reply = await brings(bot, GOOD.encode())
    assert "Nothing was stored" in text(await presses(bot, reply, "Cancel"))
    reply = await brings(bot, GOOD.encode())
    clock.forward(hours=1, seconds=1)
    for label in ("Store", "Preview", "日本語", "Cancel"):
        late = await presses(bot, reply, label)
        assert "stored or cancelled" in text(late) or "Nothing was stored" in text(late)
    assert await kept(bot) == []
    assert HOUR == 3_600_000


async def test_who_is_no_teacher_can_do_nothing_of_it(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    waiting = await brings(bot, GOOD.encode())
    for line in ("quizzes", f"preview {quiz}", f"export {quiz} gift", "import"):
        assert "for teachers and moderators" in text(await bot.router.typed(MINA, f"zainichi-class {line}"))
    assert "for teachers and moderators" in text(await brings(bot, GOOD.encode(), to=MINA))
    every = [action for feature in bot.features if feature.name == "questionsets" for action in feature.actions]
    texts = ("shelf|0", f"volume|{quiz}", f"preview|{quiz}|0", f"export|{quiz}|gift", "delete-set|1|1|1", "template")
    more = (
        f"print|{quiz}",
        "bring",
        "waiting|1",
        "waiting-preview|1|0",
        "problems|1",
        "waiting-language|1|ja",
        "waiting-title|1",
    )
    pressed = [*texts, *more, "store|1|0|0", "drop|1"]
    assert {it.partition("|")[0] for it in pressed} == {action.press.NAME for action in every}
    for it in pressed:
        given = replace(MINA, given={"title": "x", "text": GOOD})
        assert "for teachers and moderators" in text(await bot.router.pressed(given, it)), it
    assert await kept(bot) == ["Ships"]
    assert "Store 2 questions" in labels(waiting)


async def test_another_community_sees_nothing_of_it(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    waiting = await brings(bot, GOOD.encode())
    elsewhere = replace(TEACHER, community="discord:42", person="discord:7")
    assert "Ships" not in text(await bot.router.typed(elsewhere, "zainichi-class quizzes"))
    for line in (f"preview {quiz}", f"export {quiz} gift", "preview Ships"):
        assert "I don’t know a quiz called" in text(await bot.router.typed(elsewhere, f"zainichi-class {line}"))
    for line in (f"quiz {quiz}", "quiz Ships", f"zainichi-class start {quiz}"):
        assert "I don’t know a quiz called" in text(await bot.router.typed(elsewhere, line))
    for press in (f"volume|{quiz}", f"preview|{quiz}|0", f"export|{quiz}|gift", "delete-set|1|1|1", "begin|set|1|0|0"):
        assert "Ships" not in text(await bot.router.pressed(elsewhere, press))
    assert "This isn’t waiting any more" in text(await presses(bot, waiting, "Store", elsewhere))
    assert await kept(bot) == ["Ships"]


async def test_a_set_is_offered_wherever_a_quiz_is_named_and_wins_where_a_title_is_the_same(bot: Bot) -> None:
    ours = next(iter(bot.library.quizzes.values()))
    await stored(bot, SHIPS)
    await stored(bot, replace(SHIPS, title=ours.title.en))
    for line in ("zainichi-class start ", "zainichi-class preview ", "zainichi-class export ", "quiz "):
        known = await bot.router.known(TEACHER)
        assert "quiz:set/1" in [it for it, _, _ in bot.router.complete(known, line)]
    assert "Ships · 1 / 1" in text(await bot.router.typed(TEACHER, "zainichi-class preview shipps"))
    same = await bot.router.typed(TEACHER, f'zainichi-class preview "{ours.title.en}"')
    assert "1. In which year did the first ships leave Niigata?" in text(same)
    wrong = await bot.router.typed(TEACHER, "zainichi-class preview zzz")
    assert '"Ships"' in text(wrong)


async def test_only_its_owner_or_a_moderator_deletes_a_set_once_they_are_sure(bot: Bot) -> None:
    quiz = await stored(bot, SHIPS)
    card = await bot.router.pressed(COLLEAGUE, f"volume|{quiz}")
    assert "Delete …" not in labels(card)
    assert "someone else’s" in text(await bot.router.pressed(COLLEAGUE, "delete-set|1|1|1"))
    asked = await presses(bot, await bot.router.pressed(TEACHER, f"volume|{quiz}"), "Delete …")
    assert "with its 5 questions" in text(asked)
    assert await kept(bot) == ["Ships"]
    assert "is deleted" in text(await presses(bot, asked, "Delete it"))
    assert await kept(bot) == []
    assert "isn’t here any more" in text(await presses(bot, asked, "Delete it"))
    assert "isn’t here any more" in text(await bot.router.pressed(TEACHER, f"volume|{quiz}"))
    await stored(bot, SHIPS)
    assert "is deleted" in text(await bot.router.pressed(MODERATOR, "delete-set|2|1|1"))


async def test_a_full_community_is_told_so_before_anything_is_decided(bot: Bot) -> None:
    for number in range(MOST_SETS):
        await stored(bot, replace(SHIPS, title=f"Set {number}", questions=SHIPS.questions[:1]))
    reply = await brings(bot, GOOD.encode())
    assert "as many as there can be" in text(reply)
    assert not any(it.startswith("Store") for it in labels(reply))


@pytest.mark.parametrize("format", EXPORTS)
async def test_a_quiz_of_either_kind_is_had_in_each_format_with_what_that_cannot_carry(bot: Bot, format: str) -> None:
    quiz = await stored(bot, SHIPS)
    menu = await bot.router.pressed(TEACHER, f"export|{quiz}|")
    assert len([it for it in labels(menu) if it != "Back"]) == len(EXPORTS)
    written = write(SHIPS, EXPORTS[EXPORTS.index(next(it for it in EXPORTS if it == format))])
    reply = await bot.router.typed(TEACHER, f"zainichi-class export {quiz} {format}")
    (file,) = [it for it in reply.blocks if isinstance(it, Attachment)]
    assert file.name == written.name
    assert len([it for it in reply.blocks if isinstance(it, Prose)]) == 1 + len(written.notes)
    ours = await bot.router.typed(TEACHER, f"zainichi-class export first-ships {format} ko")
    assert any(isinstance(it, Attachment) and it.data for it in ours.blocks)


async def test_the_template_is_a_file_that_can_be_brought_as_it_is(bot: Bot) -> None:
    reply = await bot.router.pressed(TEACHER, "template")
    (file,) = [it for it in reply.blocks if isinstance(it, Attachment)]
    brought = await brings(bot, file.data, file.name)
    assert any(it.startswith("Store") for it in labels(brought))
    assert len(FIVE) == 5
