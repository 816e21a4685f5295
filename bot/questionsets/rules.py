"""What follows from a set that was brought: its language, what it is on, and the ids of its questions. Pure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from bot.core.names import fold
from bot.core.question_set import LONGEST_TITLE, SetQuestion
from bot.core.visible import cut, visible

MOST_SUBJECTS = 3
"""Topics and tags that are named to say what a set is on."""
_KANA = re.compile(r"[\u3041-\u30fa\uff66-\uff9d]")
_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
_ENDING = re.compile(r"\.[A-Za-z]{2,6}$")
_MARGIN = 4
"""Latin letters for each sign of Japanese or Korean from which on a set counts as one in English that quotes some."""


def language_of(questions: Iterable[SetQuestion]) -> str | None:
    """The language in which questions are written, by their letters; None where these do not tell."""
    text = " ".join(part for it in questions for part in (it.prompt, it.because, *(one.text for one in it.choices)))
    kana, hangul, han = len(_KANA.findall(text)), len(_HANGUL.findall(text)), len(_HAN.findall(text))
    latin = len(_LATIN.findall(text))
    east = kana + hangul + han
    if not east:
        return "en" if latin else None
    if latin > _MARGIN * east:
        return "en"
    return "ko" if hangul > kana else "ja" if kana or han else None


def subjects(questions: Iterable[SetQuestion]) -> str:
    """What questions are on: their most frequent topics and tags. Empty where they have none."""
    counted = Counter(word for it in questions for word in dict.fromkeys((it.topic, *it.tags)) if word)
    return " · ".join(word for word, _ in counted.most_common(MOST_SUBJECTS))


def with_ids(questions: Iterable[SetQuestion]) -> tuple[SetQuestion, ...]:
    """The same questions with ids of ours: from the prompt alone, so that a corrected choice or key changes none.

    Of several with one prompt the second gets `-2` behind its id, and so on.
    """
    seen: Counter[str] = Counter()
    found = []
    for question in questions:
        plain = " ".join(unicodedata.normalize("NFKC", question.prompt).casefold().split())
        id = blake2b(plain.encode("utf-8", "replace"), digest_size=6).hexdigest()
        seen[id] += 1
        found.append(replace(question, id=id if seen[id] == 1 else f"{id}-{seen[id]}"))
    return tuple(found)


def title_from(wanted: str, written: str, file: str) -> str:
    """What a set is called: as its teacher wants it, else as it is written in the file, else as the file is called."""
    stem = _ENDING.sub("", file.replace("\\", "/").rpartition("/")[2])
    for title in (wanted, written, stem.replace("_", " ")):
        plain = plain_title(title)
        if plain:
            return plain
    return ""


def plain_title(title: str) -> str:
    """A title on one line, not too long; empty where nothing in it can be seen or said."""
    plain = " ".join(visible(title[: 4 * LONGEST_TITLE]).split())
    return cut(plain, LONGEST_TITLE) if fold(plain) else ""


def name_of(title: str) -> str:
    """A title as titles are compared: two that differ in case or width alone are one."""
    return " ".join(unicodedata.normalize("NFKC", title).casefold().split())


def same_ids(before: Sequence[SetQuestion], after: Sequence[SetQuestion]) -> int:
    """How many questions of a set are in its new version too."""
    return len({it.id for it in before} & {it.id for it in after})
