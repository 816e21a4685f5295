"""Reads the XML that Moodle writes. Pure.

Its texts are HTML; what a reader sees of it is kept. What a question type of Moodle has that none of ours has is named
and left out, never guessed at.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import NamedTuple
from xml.etree.ElementTree import Element

from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import AskedChoice
from bot.formats import answers
from bot.formats.drafts import MOST_ANSWERS, Draft, Finding
from bot.formats.model import Where
from bot.formats.plain import from_html, lines
from bot.formats.prose import apart, noted
from bot.formats.xml import Refused, read_xml

_KINDS = {
    "matching": "matching",
    "match": "matching",
    "randomsamatch": "matching",
    "essay": "essay",
    "cloze": "cloze",
    "multianswer": "cloze",
    "gapselect": "cloze",
    "ordering": "ordering",
    "ddwtos": "drag",
    "ddimageortext": "drag",
    "ddmarker": "drag",
    "description": "description",
    "random": "random",
}
"""What we call Moodle's types that we do not have; those that calculate follow below, all else is `other`."""
_FULL = Decimal("99.9")


class Given(NamedTuple):
    """An answer that the file gives: its share of the points in per cent, its text, what is said of it."""

    share: Decimal
    text: str
    feedback: str
    tolerance: str = ""


def read(text: str, found: Finding) -> None:
    """Every question of a file."""
    root = read_xml(text)
    if isinstance(root, Refused):
        found.wrong(Where(line=root.line), root.why)
        return
    if root.tag != "quiz":
        found.wrong(Where(line=1), "import-other-xml", name=root.tag.rpartition("}")[2])
        return
    number, category = 0, ""
    for element in root.iter("question"):
        if element.get("type") == "category":
            path = (element.findtext("category/text") or "").replace("//", "\0")
            category = path.rpartition("/")[2].replace("\0", "/")
            category = "" if category in ("top", "$course$") else category
            if not found.title:
                found.title, found.about = category, from_html(element.findtext("info/text") or "").text
        else:
            number += 1
            if found.is_full:
                return
            _Question(element, number, category if category != found.title else "", found).read()


class _Question:
    """One question while it is read."""

    def __init__(self, element: Element, number: int, topic: str, found: Finding) -> None:
        self._element, self._found, self._pictures = element, found, False
        self._where = Where(question=number)
        prompt, note = noted(self._seen(element.find("questiontext")))
        told = apart(self._seen(element.find("generalfeedback")))
        self._draft = Draft(
            self._where,
            prompt=prompt,
            content_note=note or "",
            because=told.because,
            caveats=list(told.caveats),
            sources=list(told.sources),
            topic=topic,
            id=(element.findtext("idnumber") or "").strip(),
            tags=[tag.text or "" for tag in islice(element.iterfind("tags/tag/text"), MOST_ANSWERS)],
        )

    def read(self) -> None:
        """Take it, or say what is wrong with it."""
        match self._element.get("type", ""):
            case "multichoice":
                self._choices()
            case "truefalse":
                self._statement()
            case "shortanswer":
                self._words()
            case "numerical":
                self._numbers()
            case other:
                calculated = "calculated" if other.startswith("calculated") else "other"
                self._left(_KINDS.get(other, calculated))

    def _seen(self, element: Element | None) -> str:
        """What a reader sees of a text, in lines."""
        if element is None:
            return ""
        text = element.findtext("text") or ""
        if element.get("format") in ("plain_text", "plain"):
            return lines(text)
        read = from_html(text)
        self._pictures = self._pictures or read.pictures or element.find("file") is not None
        return lines(read.text)

    def _left(self, kind: str) -> None:
        self._found.left(self._where, kind, self._draft.prompt)

    def _take(self, key: Key | None) -> None:
        if self._pictures:
            self._left("picture")
            return
        self._draft.key = key
        self._found.take(self._draft)

    def _given(self, *, marked: bool) -> list[Given]:
        """The answers. `marked`: whether their texts are HTML, as those of choices are."""
        found = []
        for element in islice(self._element.iterfind("answer"), MOST_ANSWERS):
            share = answers.number(element.get("fraction", "0"))
            if share is None:
                self._draft.wrong("answer", "import-not-a-number", typed=element.get("fraction"))
            text = self._seen(element) if marked else (element.findtext("text") or "").strip()
            told, tolerance = self._seen(element.find("feedback")), element.findtext("tolerance") or "0"
            found.append(Given(share or Decimal(0), text, told, tolerance.strip()))
        return found

    def _choices(self) -> None:
        given = self._given(marked=True)
        self._draft.choices = [AskedChoice(it.text, it.feedback or None) for it in given]
        full = [at for at, it in enumerate(given) if it.share >= _FULL]
        if (self._element.findtext("single") or "true").strip() in ("false", "0"):
            some = [at for at, it in enumerate(given) if it.share > 0]
            self._take(SeveralRight(tuple(some)) if some else None)
            return
        if len(full) > 1:
            self._draft.wrong("answer", "import-moodle-two-right")
        self._partial(given)
        self._take(OneRight(full[0]) if full else None)

    def _partial(self, given: Iterable[Given]) -> None:
        """What is worth a part of the points is wrong with us, which is said."""
        for it in given:
            if 0 < it.share < _FULL:
                self._found.dropped(self._where, "import-left-partial", text=it.text)

    def _statement(self) -> None:
        told = {answers.truth(it.text): it for it in self._given(marked=False)}
        true, false = told.get(True), told.get(False)
        self._draft.choices = [AskedChoice("", it.feedback or None if it else None) for it in (true, false)]
        if true is None or false is None:
            self._draft.wrong("answer", "import-answer-truth", typed="")
            self._take(None)
        else:
            self._take(TrueFalse(true.share > false.share))

    def _right(self, given: list[Given]) -> list[Given]:
        """The answers that are wholly right; what is said of them belongs to the explanation."""
        right = [it for it in given if it.share >= _FULL]
        self._partial(given)
        for it in given:
            if it not in right and it.feedback:
                self._found.dropped(self._where, "import-left-feedback", text=it.feedback)
        parts = [self._draft.because, *(it.feedback for it in right)]
        self._draft.because = "\n".join(dict.fromkeys(part for part in parts if part))
        return right

    def _words(self) -> None:
        words = [it.text for it in self._right(self._given(marked=False))]
        if any("*" in word.replace("\\*", "") for word in words):
            self._draft.wrong("answer", "import-wildcard")
        self._take(WordAmong(tuple(word.replace("\\*", "*") for word in words)) if words else None)

    def _numbers(self) -> None:
        right = self._right(self._given(marked=False))
        if len(right) != 1:
            self._draft.wrong("answer", "import-two-numbers" if right else "import-no-answer")
            self._take(None)
            return
        value, off = answers.number(right[0].text), answers.number(right[0].tolerance)
        if value is None or off is None:
            self._draft.wrong("answer", "import-not-a-number", typed=right[0].text)
            self._take(None)
            return
        self._take(NumberNear(value, off, self._element.findtext("units/unit/unit_name") or ""))
