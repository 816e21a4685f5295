"""GIFT as Moodle and teachers write it."""

from decimal import Decimal

from bot.core.kinds import NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import AskedChoice
from bot.formats import Format
from tests.formats.reading import found, told

FILE = r"""// question: 12  name: Ports
$CATEGORY: $course$/top/Ships and ports

// a comment for teachers
// [id:port-1] [tag:ships] [tag:1959]
::The port::[html]<p>Which port did the <b>first</b> ships leave from?<br>Look at the map.</p>{
	~<p>Kobe &amp; Osaka</p>#<p>On the other side.</p>
	=<p>Niigata</p>#Yes.
	~%50%Maizuru
	####<p>See <a href="https://example.org/p">the page</a>.</p>
}

Two of these are in Japan\: which\?{~%50%Niigata ~%50%Maizuru#a port ~%-100%Chongjin#in the North ~%-100%Busan}

::T::Niigata is in Japan.{TRUE#It is.#Right, it is.####On the west coast.}

The Korean alphabet is called {=hangul =한글 =%100%Hangeul =%50%chosongul#Its name in the North.} in English.

When did they leave?{#1959}

How many?{#93340:10#Yes.}

Between?{#1.5..2.5}

How far?{#
	=400:10#Well known.
	=%50%450:50#Too far.
	~#No.
}

Escaped\: \{a\} \~ \= \# \\ one\nline two{=a\=b ~c\~d ~e\#f}

"""


def test_a_file_with_all_that_gift_has_is_read_as_it_was_meant() -> None:
    read = found(FILE)
    assert (told(read.problems), read.format, read.questions.title) == ([], Format.GIFT, "Ships and ports")
    port, two, true, word, year, many, between, far, escaped = read.questions.questions
    assert (port.id, port.tags, port.key) == ("port-1", ("ships", "1959"), OneRight(1))
    assert port.prompt == "Which port did the first ships leave from?\nLook at the map."
    assert port.choices[0] == AskedChoice("Kobe & Osaka", "On the other side.")
    assert port.because == "See the page https://example.org/p.\nYes."
    assert (two.prompt, two.key) == ("Two of these are in Japan: which\\?", SeveralRight((0, 1)))
    assert two.choices[2].note == "in the North"
    assert (true.key, true.because) == (TrueFalse(is_true=True), "On the west coast.\nRight, it is.")
    assert [it.note for it in true.choices] == [None, "It is."]
    assert word.key == WordAmong(("hangul", "한글", "Hangeul"))
    assert word.prompt == "The Korean alphabet is called _____ in English."
    assert (year.key, many.key) == (NumberNear(Decimal(1959)), NumberNear(Decimal(93340), Decimal(10)))
    assert (between.key, far.key) == (NumberNear(Decimal("2.0"), Decimal("0.5")), NumberNear(Decimal(400), Decimal(10)))
    assert escaped.prompt == "Escaped: {a} ~ = # \\ one\nline two"
    assert [it.text for it in escaped.choices] == ["a=b", "c~d", "e#f"]
    assert told(read.left_out) == [
        "Line 6: “Maizuru” is worth a part of the points there. Here it counts as wrong.",
        "Line 17: “chosongul” is worth a part of the points there. Here it counts as wrong.",
        "Line 25: “450:50” is worth a part of the points there. Here it counts as wrong.",
        "Line 25: What is said of a wrong answer that is typed was left out: “Too far.”",
        "Line 25: What is said of a wrong answer that is typed was left out: “No.”",
    ]


def test_kinds_that_we_lack_are_named_and_left_out() -> None:
    read = found(
        "Write about it.{}\n\nMatch.{=a -> b =c -> d}\n\nOnly a text, with nothing asked.\n\n"
        "[html]<p>What is this? <img src='@@PLUGINFILE@@/a.png'></p>{=A ~B}\n\nReal?{T}"
    )
    assert [it.prompt for it in read.questions.questions] == ["Real?"]
    assert told(read.left_out) == [
        "Line 1: Left out, since it is an essay: “Write about it.”",
        "Line 3: Left out, since it is matching: “Match.”",
        "Line 5: Left out, since it is a text without a question: “Only a text, with nothing asked.”",
        "Line 7: Left out, since it is a question with a picture or sound: “What is this?”",
    ]


def test_every_mistake_is_told_with_its_line() -> None:
    bad = (
        "Open{=a ~b",
        "Two{T}\nmore{F}",
        "Q{=a =b ~c}",
        "Q{maybe}",
        "Q{#many}",
        "Q{=a* =b}",
        "Q{x =a ~b}",
        "Q{~a ~b}",
    )
    read = found("\n\n".join(("Good?{F}", *bad)))
    assert len(read.questions.questions) == 1
    assert [(it.where.line, it.why) for it in read.problems] == [
        (3, "import-gift-braces"),
        (5, "import-gift-two"),
        (8, "import-gift-two-right"),
        (10, "import-gift-answers"),
        (12, "import-not-a-number"),
        (14, "import-wildcard"),
        (16, "import-gift-before"),
        (18, "import-no-answer"),
    ]


def test_what_only_looks_like_markup_stays_a_text() -> None:
    read = found(
        "[plain]1 < 2 & <b>x</b> &amp;?{T}\n\n"
        "[html]Is &lt;script&gt; a tag<script>alert(1)</script>?{T}\n\n"
        "@everyone <@1> **x**?{T}"
    )
    assert [it.prompt for it in read.questions.questions] == [
        "1 < 2 & <b>x</b> &amp;?",
        "Is <script> a tag?",
        "@everyone <@1> **x**?",
    ]
