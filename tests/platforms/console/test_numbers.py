"""Which buttons stand in the row at the end of the output."""

from bot.core.platform import PostKey
from bot.core.reply import Button, Buttons, Prose, Reply
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from bot.platforms.console.numbers import About, Numbers
from bot.platforms.console.pressable import Pressable

JOIN, START = Pressable("Join", "play|1|join|0"), Pressable("Start", "play|1|start|0")
END, REPORT = Pressable("End", "play|1|end|0"), Pressable("Report", "play|1|report|0")
FACT = Pressable("Fact", "run|fact")
PANEL = PostKey("panel", (1,))


def reply(*shown: Pressable) -> Reply:
    return Reply((Prose("…"), Buttons(tuple(Button(it.label, it.press) for it in shown))))


async def a_lobby() -> tuple[ConsoleMessenger, Numbers]:
    """A lobby with its panel, which was shown last."""
    messenger = ConsoleMessenger(lambda _: None)
    numbers = Numbers(messenger)
    await messenger.post(PLACE, reply(JOIN), PostKey("class", (1, "lobby", 0, "")))
    await messenger.tell("console:me", reply(START, END), PANEL)
    return messenger, numbers


def labels(numbers: Numbers) -> list[str]:
    return [it.label for it in numbers.offer(lambda button: button)]


async def test_the_buttons_of_everybody_and_of_the_host_stand_below_what_is_about_the_class_alone() -> None:
    _, numbers = await a_lobby()
    numbers.follow((JOIN,), About.CLASS)
    assert labels(numbers) == ["Join", "Start", "End"]
    numbers.follow((FACT,), About.ELSE)
    assert labels(numbers) == ["Fact"]
    numbers.follow((), About.ELSE)
    assert labels(numbers) == []
    assert numbers.pressed("1") is None


async def test_a_receipt_keeps_them_and_a_question_to_the_host_does_not() -> None:
    _, numbers = await a_lobby()
    numbers.follow((), numbers.subject(JOIN))
    assert labels(numbers) == ["Join", "Start", "End"]
    numbers.follow((Pressable("I need more time", "play|1|double|0"),), numbers.subject(JOIN))
    assert labels(numbers) == ["I need more time", "Join", "Start", "End"]
    numbers.follow(
        (Pressable("End it", "play|1|end-sure|0"), Pressable("Back", "play|1|panel|0")), numbers.subject(END)
    )
    assert labels(numbers) == ["End it", "Back"]


async def test_of_a_round_that_is_over_nothing_can_be_led_any_more() -> None:
    messenger, numbers = await a_lobby()
    numbers.follow((REPORT,), numbers.subject(END))  # before the last message stands there
    assert labels(numbers) == ["Report"]
    assert messenger.is_going_on
    await messenger.post(PLACE, reply(Pressable("My result", "play|1|mine|0")), PostKey("class", (1, "end", 0, "")))
    numbers.follow((), About.CLASS)
    assert labels(numbers) == ["My result"]
    await messenger.edit(str(PANEL), reply(REPORT))
    assert labels(numbers) == ["My result", "Report"]
    assert not messenger.is_going_on


async def test_a_number_or_a_label_of_the_row_is_pressed_and_nothing_else() -> None:
    _, numbers = await a_lobby()
    numbers.follow((FACT, END), About.ELSE)
    assert numbers.pressed("1") is None  # the row is not there yet
    numbers.offer(lambda button: button)
    assert numbers.pressed("2") == numbers.pressed("２") == END
    assert numbers.pressed("fact") == FACT
    assert numbers.pressed("0") is numbers.pressed("3") is numbers.pressed("start") is None
