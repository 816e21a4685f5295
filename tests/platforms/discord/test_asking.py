"""Forms behind buttons, menus of several answers and files, on Discord."""

import asyncio
import json
from collections.abc import AsyncIterator
from functools import partial

import pytest
import pytest_asyncio
from discord.asset import Asset

from bot.core.forms import AskChannel, AskDate, AskNumber, AskPerson, AskTime, Choose, ChooseSeveral, Field, PressForm
from bot.core.i18n import Voice
from bot.core.reply import Answer, Prose, SeveralAnswers, private
from bot.platforms.discord import answering, client as client_module
from bot.platforms.discord.modals import modal, written
from bot.platforms.discord.render import render
from content.library import Library
from tests.fakes.discord.components import check_form
from tests.fakes.discord.rules import check_message
from tests.fakes.discord.server import Can, FakeDiscord, Message, NotPossible, Person, Upload
from tests.support import asking as small
from tests.support.asking import FIELD, TEXTS, TITLE, WRONG, asking
from tests.support.on_discord import OnDiscord, a_bot, forges_a_press, read, running

EN, AGAIN = Voice("en"), Voice("en")("button-form-again")
LABEL = f"{FIELD[:44]}…"


@pytest_asyncio.fixture
async def on(library: Library) -> AsyncIterator[OnDiscord]:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        asking(bot).router.warm_up()
        async with running(discord, bot) as client:
            yield OnDiscord(discord, bot, client)
            assert not client._connection._view_store._views
            assert discord.refused == []


def _are_two(person: Person) -> bool:
    return len(person.sees()) == 2


def shown(message: Message) -> str:
    return read(message.text)


async def test_a_form_opens_behind_a_button_and_its_answer_stands_in_the_place_of_the_question(on: OnDiscord) -> None:
    mina = on.person("server")
    asked = await mina.types("/zainichi about")
    form = await mina.opens(asked, "Answer")
    assert form.title == TITLE
    assert [(it.label, it.data["style"], it.data["max_length"]) for it in form.fields] == [(LABEL, 1, 20)]
    about, field = form.interaction.form["components"]
    assert about["content"] == r"About \*\*1984\*\* people?"  # nothing that is said acts as markup
    assert field["description"] == FIELD  # the whole of a label that is too long
    with pytest.raises(NotPossible, match="must be filled in"):
        await mina.submits(form)
    answer = await mina.submits(form, {LABEL: "9万3340"})
    assert answer is asked  # nobody else sees it, so it was changed
    assert shown(answer) == "You said 93340."
    assert len(mina.sees()) == 1


async def test_what_was_not_taken_is_said_beside_the_question_and_stands_in_the_form_again(on: OnDiscord) -> None:
    mina = on.person("server")
    asked = await mina.types("/zainichi about")
    again = await mina.opens(asked, "Answer")
    for typed in ("many", "a lot"):
        refused = await mina.submits(await mina.opens(asked, "Answer"), {"number": typed})
        assert refused.ephemeral
        assert shown(refused) == WRONG
        await on.discord.until(partial(_are_two, mina))  # the earlier refusal is taken away
        assert mina.sees() == [asked, refused]
        again = await mina.opens(refused, AGAIN)
        assert [it.value for it in again.fields] == [typed]
    assert shown(asked) == "A number"
    assert shown(await mina.submits(again, {"number": "93,340"})) == "You said 93340."
    assert [it.value for it in (await mina.opens(asked, "Answer")).fields] == [""]


async def test_a_menu_a_text_and_a_file_come_back_together_and_what_is_wrong_with_a_file_is_said(
    on: OnDiscord,
) -> None:
    mina = on.person("server", "ja")
    everything = await mina.types("/zainichi status")
    form = await mina.opens(everything, "Report")
    assert [it.label for it in form.fields] == ["What is it?", "In words, ja", "A file"]
    given = {"What is it?": "It hurts somebody", "In words, ja": "One\n\nTwo"}
    told = await mina.submits(form, given)
    assert (shown(told), told.ephemeral) == ("Told, hurts: One//Two", True)
    form = await mina.opens(everything, "Report")
    told = await mina.submits(form, given, **{"A file": Upload("Facts.CSV", b"a,b")})
    assert shown(told) == "Told, hurts: One//Two (Facts.CSV: a,b)"
    say, refused = Voice("ja"), told
    for file, wrong in (
        (Upload("a.exe", b"x"), say("file-ending", name="a.exe", endings=".csv · .txt")),
        (Upload("a.csv", b"x" * 1001), say("file-too-big", name="a.csv", most="1000 B")),
    ):
        refused = await mina.submits(await mina.opens(everything, "Report"), given, **{"A file": file})
        assert shown(refused) == wrong
    again = await mina.opens(refused, say("button-form-again"))
    assert again.fields[1].value == "One\n\nTwo"
    assert [it["label"] for it in again.fields[0].data["options"] if it.get("default")] == ["It hurts somebody"]
    downloads = [path for path in on.discord.world.uploads if path.endswith(".exe")]
    assert downloads  # it lay there, and was not fetched


async def test_a_file_is_fetched_from_discord_alone_and_one_that_does_not_come_is_asked_for_again(
    on: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = on.discord.person("Mori", permissions=int(Can.MEMBER) | 1 << 13)
    got = await teacher.types("/zainichi-class report", round=Upload("a.csv", b"1,2"), quiz="Ours")
    assert shown(got) == "Ours: a.csv, 1,2"
    big = await teacher.types("/zainichi-class report", round=Upload("a.csv", b"x" * 1001))
    assert "1000 B" in shown(big)
    assert big.labels == []
    with pytest.raises(NotPossible, match="required"):
        await teacher.types("/zainichi-class report")
    monkeypatch.setattr(Asset, "BASE", "https://cdn.discordapp.com")
    elsewhere = await teacher.types("/zainichi-class report", round=Upload("a.csv", b"1,2"))
    assert shown(elsewhere) == EN("file-failed", name="a.csv")
    monkeypatch.undo()
    monkeypatch.setattr(Asset, "BASE", on.discord.world.url)
    on.discord.world.uploads.clear()
    form = await teacher.opens(await teacher.types("/zainichi status"), "Report")
    sending = asyncio.create_task(
        teacher.submits(form, {"what": "wrong", "words": "x"}, **{"A file": Upload("a.txt", b"1")})
    )
    on.discord.world.uploads = _Nowhere()
    assert shown(await sending) == EN("file-failed", name="a.txt")


class _Nowhere(dict[str, bytes]):
    """Files that are gone before anybody fetches them."""

    def __contains__(self, _: object) -> bool:
        return False


async def test_several_answers_are_read_above_their_menu_and_chosen_together(on: OnDiscord) -> None:
    mina = on.person("server")
    everything = await mina.types("/zainichi status")
    for letter, text in zip("ABCD", TEXTS, strict=True):
        assert f"{letter}  {text}" in shown(everything)
    (menu,) = everything.selects
    assert (menu.placeholder, len(menu.options)) == ("Which were ports?", 4)
    labels = [label for label, _ in menu.options]
    assert labels[0] == "A  Niigata"
    assert all(len(label) <= 100 for label in labels)
    answer = await mina.chooses(everything, "Which were ports?", labels[2], labels[0])
    assert shown(answer) == "Chosen: Sakata + Niigata"
    for few in ((), labels * 2):
        with pytest.raises(NotPossible, match="choose 1 to 4"):
            await mina.chooses(everything, "Which were ports?", *few)


async def test_where_there_is_nothing_to_ask_a_reply_comes_and_a_forged_press_does_nothing(on: OnDiscord) -> None:
    mina = on.person("server")
    everything = await mina.types("/zainichi status")
    assert shown(await mina.presses(everything, "Closed")) == "That was just closed."
    number = await mina.types("/zainichi about")
    assert "out of date" in shown(await forges_a_press(mina, number, "guess|x"))


async def test_a_form_that_takes_too_long_is_not_opened_and_a_slow_answer_leaves_the_question(
    on: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_form, real = small.guess_form, small.guess
    action = next(it for it in small.SMALL.actions if it.press is small.Guess)

    async def slow_form(*given: object) -> object:
        await asyncio.sleep(0.5)
        return await real_form(*given)  # type: ignore[arg-type]  # as it was called

    async def slow(*given: object) -> object:
        await asyncio.sleep(0.5)
        return await real(*given)  # type: ignore[arg-type]  # as it was called

    mina = on.person("server")
    asked = await mina.types("/zainichi about")
    monkeypatch.setattr(client_module, "OPENED_WITHIN", 0.05)
    monkeypatch.setattr(answering, "DEFER_AFTER", 0.1)
    object.__setattr__(action, "form", slow_form)
    object.__setattr__(action, "handler", slow)
    try:
        assert shown(await mina.presses(asked, "Answer")) == EN("form-not-opened")
        object.__setattr__(action, "form", real_form)
        monkeypatch.setattr(client_module, "OPENED_WITHIN", 2.0)
        refused = await mina.submits(await mina.opens(asked, "Answer"), {"number": "many"})
        assert shown(refused) == WRONG
        assert shown(asked) == "A number"
        done = await mina.submits(await mina.opens(asked, "Answer"), {"number": "7"})
        assert done is asked
        assert shown(asked) == "You said 7."
    finally:
        object.__setattr__(action, "form", real_form)
        object.__setattr__(action, "handler", real)


@pytest.mark.parametrize("length", [1, 40, 3000])
def test_every_kind_of_field_is_one_that_discord_takes(length: int) -> None:
    many = [(str(at), f"{at} {'x' * length}") for at in range(26)]
    text = "*x*" * length
    inputs = (
        Choose(many[:25]), Choose(many), ChooseSeveral(many[:25]), ChooseSeveral(many), AskNumber(1, 9),
        AskTime(), AskDate(), AskPerson(), AskChannel(),
    )  # fmt: skip
    for required in (True, False):
        for asked in inputs:
            form = PressForm(text, (Field("it", text, text, asked, required=required, value="1"),), text)
            assert str(check_form(dict(modal(form, "guess|1")))) == ""
    answers = tuple(Answer("ABCDEFGHIJKLMNOPQRSTUVWXY"[at], text, str(at)) for at in range(25))
    drawn = render(private(Prose(text), SeveralAnswers(text, answers, "x" * 95)))
    assert str(check_message({"components": json.loads(drawn.components), "flags": 1 << 15}, [])) == ""


def test_what_discord_sends_of_a_form_is_read_as_one_types_it() -> None:
    def part(name: str, **value: object) -> dict[str, object]:
        return {"type": 18, "component": {"custom_id": name, **value}}

    parts = [part("who", values=["7"]), part("where", values=["8"]), part("several", values=["a", "b"])]
    parts += [part("words", value=" x\ny "), part("file|10|csv", values=[]), {"type": 10}]
    resolved: dict[str, dict[str, object]] = {"users": {"7": {}}, "channels": {"8": {}}}
    sent = written({"custom_id": "z|guess|1", "components": parts, "resolved": resolved})
    given = {"who": "<@7>", "where": "<#8>", "several": "a,b", "words": "x\ny", "file": ""}
    assert sent == ("guess|1", given, None)
    assert written({"custom_id": "another", "components": []}) is None
