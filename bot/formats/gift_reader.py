"""Reads GIFT: choices, several right ones, statements, words and numbers, with what is said of each. Pure."""

import re
from decimal import Decimal
from typing import NamedTuple

from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import MOST_CHOICES
from bot.core.questions import AskedChoice
from bot.formats import answers
from bot.formats.drafts import MOST_ANSWERS, Draft, Finding
from bot.formats.gift_text import Block, blocks, format_of, seen, shown
from bot.formats.model import Where
from bot.formats.plain import lines
from bot.formats.prose import apart, noted

_TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#(.*))?", re.IGNORECASE | re.DOTALL)
_SHARE = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,8})?)%")
_ANSWER = re.compile(r"([=~])([^=~]*)")
_GAP = "_____"
_FULL = Decimal(100)


class Given(NamedTuple):
    """An answer that the file gives: the share of the points that it is worth, its text, and what is said of it."""

    sign: str
    share: Decimal | None
    text: str
    feedback: str

    @property
    def worth(self) -> Decimal:
        """In per cent."""
        return self.share if self.share is not None else _FULL if self.sign == "=" else Decimal(0)


def read(text: str, found: Finding) -> None:
    """Every question of a text."""
    for block in blocks(text):
        if not found.title:
            found.title = block.category
        if found.is_full:
            return
        _Question(block, found).read()


class _Question:
    """One question while it is read."""

    def __init__(self, block: Block, found: Finding) -> None:
        self._found, self._where = found, Where(line=block.line)
        topic = block.category if block.category != found.title else ""
        self._draft = Draft(self._where, topic=topic, tags=list(block.tags), id=block.id)
        self._text, self._format, self._pictures = block.text, "", False

    def read(self) -> None:
        """Take it, or say what is wrong with it."""
        text = self._untitled(self._text)
        before, opened, rest = text.partition("{")
        inside, closed, after = rest.partition("}")
        self._format, before = format_of(before.strip())
        if not opened and "}" not in text:
            self._found.left(self._where, "description", self._seen(before))
            return
        if not opened or not closed or "{" in inside:
            self._fail("import-gift-braces")
        elif "{" in after or "}" in after:
            self._fail("import-gift-two")
        elif (count := inside.count("~") + inside.count("=")) > MOST_ANSWERS:
            self._fail("import-many", field="choice", count=str(count), limit=str(MOST_CHOICES))
        else:
            gap = f"{before.rstrip()} {_GAP} {after.lstrip()}" if after.strip() else before
            prompt, note = noted(lines(self._seen(gap)))
            self._draft.prompt, self._draft.content_note = prompt, note or ""
            self._inside(inside)

    def _untitled(self, text: str) -> str:
        """The text without its title; where there is nothing else to ask, the title asks."""
        if not text.startswith("::"):
            return text
        title, closed, rest = text[2:].partition("::")
        return (rest.lstrip() if not rest.lstrip().startswith("{") else f"{title}{rest}") if closed else text

    def _fail(self, why: str, **said: str) -> None:
        self._draft.prompt = self._draft.prompt or "?"
        self._draft.wrong("answer", why, **said)
        self._found.take(self._draft)

    def _seen(self, text: str) -> str:
        read = seen(text, self._format)
        self._pictures = self._pictures or read.pictures
        return read.text

    def _inside(self, inside: str) -> None:
        body, _, general = inside.partition("####")
        told = apart(lines(self._seen(general)))
        self._draft.because = told.because
        self._draft.caveats, self._draft.sources = list(told.caveats), list(told.sources)
        body = body.strip()
        truth = _TRUTH.fullmatch(body)
        if not body:
            self._left("essay")
        elif body.startswith("#"):
            self._numbers(body[1:].strip())
        elif truth:
            self._statement(truth[1].upper().startswith("T"), truth[2] or "")
        elif "~" in body:
            self._choices(self._given(body))
        elif "->" in body:
            self._left("matching")
        elif "=" in body:
            self._words(self._given(body))
        else:
            self._fail("import-gift-answers")

    def _left(self, kind: str) -> None:
        self._found.left(self._where, kind, self._draft.prompt)

    def _take(self, key: Key | None) -> None:
        if self._pictures:
            self._left("picture")
            return
        self._draft.key = key
        self._found.take(self._draft)

    def _given(self, body: str) -> list[Given]:
        """The answers of a question; a text before the first is none of them."""
        if body[:1] not in "=~":
            self._draft.wrong("answer", "import-gift-before", typed=shown(re.split("[=~]", body)[0].strip()))
        found = []
        for sign, rest in _ANSWER.findall(body):
            share = _SHARE.match(rest)
            text, _, feedback = (rest[share.end() :] if share else rest).partition("#")
            worth = Decimal(share[1]) if share else None
            found.append(Given(sign, worth, text.strip(), lines(self._seen(feedback))))
        return found

    def _statement(self, is_true: bool, feedback: str) -> None:
        wrong, _, right = feedback.partition("#")
        notes = lines(self._seen(right)), lines(self._seen(wrong))
        self._draft.choices = [AskedChoice("", note or None) for note in (notes if is_true else notes[::-1])]
        self._take(TrueFalse(is_true))

    def _choices(self, given: list[Given]) -> None:
        self._draft.choices = [AskedChoice(self._seen(it.text), it.feedback or None) for it in given]
        full = [at for at, it in enumerate(given) if it.sign == "="]
        some = [at for at, it in enumerate(given) if it.worth > 0]
        if len(full) > 1:
            self._fail("import-gift-two-right")
        elif full:
            self._partial(given)
            self._take(OneRight(full[0]))
        elif some:
            self._take(SeveralRight(tuple(some)))
        else:
            self._fail("import-no-answer")

    def _partial(self, given: list[Given]) -> None:
        """What is worth a part of the points is wrong with us, which is said."""
        for it in given:
            if 0 < it.worth < _FULL:
                self._found.dropped(self._where, "import-left-partial", text=shown(it.text))

    def _words(self, given: list[Given]) -> None:
        self._partial(given)
        full = [it for it in given if it.worth >= _FULL]
        texts = [self._seen(it.text) for it in full]
        self._told([it.feedback for it in full])
        if any("*" in text.replace("\\*", "") for text in texts):
            self._fail("import-wildcard")
            return
        self._take(WordAmong(tuple(text.replace("\\*", "*") for text in texts)))

    def _told(self, feedback: list[str]) -> None:
        """What is said of a right answer belongs to the explanation."""
        self._draft.because = "\n".join(dict.fromkeys(part for part in (self._draft.because, *feedback) if part))

    def _numbers(self, body: str) -> None:
        given = self._given(body) if "=" in body or body.startswith("~") else [self._single(body)]
        self._partial(given)
        full = [it for it in given if it.sign == "=" and it.worth >= _FULL]
        for it in given:
            if it not in full and it.feedback:
                self._found.dropped(self._where, "import-left-feedback", text=it.feedback)
        self._told([it.feedback for it in full])
        if len(full) > 1:
            self._fail("import-two-numbers")
            return
        key = number_key(shown(full[0].text)) if full else None
        if key is None:
            self._fail("import-not-a-number" if full else "import-no-answer", typed=shown(full[0].text) if full else "")
            return
        self._take(key)

    def _single(self, body: str) -> Given:
        text, _, feedback = body.partition("#")
        return Given("=", None, text.strip(), lines(self._seen(feedback)))


def number_key(said: str) -> NumberNear | None:
    """`5`, `5:0.5` or `4.5..5.5` as a key; None if it is nothing of these."""
    low, ranged, high = said.partition("..")
    value, _, off = said.partition(":")
    one, two = (answers.number(low), answers.number(high)) if ranged else (answers.number(value), Decimal(0))
    if not ranged and off.strip():
        two = answers.number(off)
    if one is None or two is None:
        return None
    return NumberNear((one + two) / 2, abs(two - one) / 2) if ranged else NumberNear(one, two)
