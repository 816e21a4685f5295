"""The JSON of the Open Trivia Database, in each of the three ways in which it writes its texts. Pure."""

import base64
import binascii
import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import unquote

from bot.core.i18n import Voice
from bot.core.kinds import OneRight, SeveralRight, TrueFalse
from bot.core.question_set import QuestionSet
from bot.core.questions import AskedChoice
from bot.formats import ids
from bot.formats.carrying import tell_lost
from bot.formats.drafts import MOST_ANSWERS, Draft, Finding
from bot.formats.model import Notes, Where, Written
from bot.formats.prose import bracketed, noted

_URL = re.compile(r"[A-Za-z0-9\-_.~%!*'()]*")
_DEEPEST = 20_000
"""Brackets that are opened in a file, at most."""


def read(text: str, found: Finding) -> None:
    """Every question of a file: the answer of the API as it came, or the list in it alone."""
    try:
        data = json.loads(text) if text.count("[") + text.count("{") < _DEEPEST else None
    except (ValueError, RecursionError) as error:
        found.wrong(Where(line=getattr(error, "lineno", 1)), "import-json-broken")
        return
    results = data.get("results") if isinstance(data, dict) else data
    if not isinstance(results, list):
        found.wrong(Where(line=1), "import-trivia-shape")
        return
    decode = _decoder(results)
    for number, one in enumerate(results, start=1):
        where = Where(question=number)
        if found.is_full:
            return
        if not isinstance(one, dict):
            found.wrong(where, "import-trivia-shape")
        elif decode(str(one.get("type", "multiple"))) not in ("multiple", "boolean"):
            found.left(where, "other", decode(str(one.get("question", ""))))
        else:
            found.take(_draft(one, where, decode))


def _draft(one: Mapping[str, object], where: Where, decode: Callable[[str], str]) -> Draft:
    def text(name: str) -> str:
        value = one.get(name)
        return decode(value) if isinstance(value, str) else ""

    prompt, note = noted(text("question"))
    draft = Draft(where, prompt=prompt, content_note=note or "", topic=text("category"))
    right, given = text("correct_answer"), one.get("incorrect_answers")
    wrong = [decode(str(it)) for it in given[:MOST_ANSWERS]] if isinstance(given, list) else []
    if not right.strip():
        draft.wrong("answer", "import-trivia-answer")
    if text("type") == "boolean" and right in ("True", "False"):
        draft.key = TrueFalse(right == "True")
    else:
        texts = sorted((right, *wrong))  # so that the right one is not always the first
        draft.choices = [AskedChoice(it) for it in texts]
        draft.key = OneRight(texts.index(right))
    return draft


def _decoder(results: Iterable[object]) -> Callable[[str], str]:
    """How the texts of this file are written: with entities, as in an address, or in base 64."""
    texts = [str(value) for one in results if isinstance(one, dict) for value in one.values() if isinstance(value, str)]
    types = {str(one.get("type")) for one in results if isinstance(one, dict)}
    if types and types <= {"bXVsdGlwbGU=", "Ym9vbGVhbg=="}:
        return _from_base64
    if any("%" in text for text in texts) and all(_URL.fullmatch(text) for text in texts):
        return unquote
    return html.unescape


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, ValueError):
        return text


def write(questions: QuestionSet) -> Written:
    """Questions with one right answer and statements, as the API answers."""
    notes, say, results = Notes(), Voice(questions.language), list[Mapping[str, object]]()
    for number, question in enumerate(questions.questions, start=1):
        if not question.is_chosen or isinstance(question.key, SeveralRight):
            notes.add(number, "export-no-kind", kind=question.kind)
            continue
        texts = ["True", "False"] if isinstance(question.key, TrueFalse) else [it.text for it in question.choices]
        right = texts[question.right[0]]
        results.append(
            {
                "type": "boolean" if isinstance(question.key, TrueFalse) else "multiple",
                "difficulty": "medium",
                "category": _escaped(question.topic or "History"),
                "question": _escaped(bracketed(question, say)),
                "correct_answer": _escaped(right),
                "incorrect_answers": [_escaped(text) for text in texts if text != right],
            }
        )
        tell_lost(notes, number, question, ("content-note", "topic"))
    data = json.dumps({"response_code": 0, "results": results}, ensure_ascii=False, indent=1).encode()
    return Written(ids.file_name(f"{questions.title} trivia", "json"), data, tuple(notes.all()))


def _escaped(text: str) -> str:
    """A text with entities; the sign by which a text in an address is told is one too."""
    return html.escape(text).replace("%", "&#37;")
