"""A round on a set of questions that is a community's own: which of them are asked, and how they are kept. Pure."""

import re
from collections.abc import Collection
from dataclasses import replace

from bot.core.context import Chance
from bot.core.own import MOST_AT_ONCE, own_question
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import Asked, RoundContent

_BY_PLACE = re.compile(
    r"""
    \b(?:all|none|both|neither|any|each|two|three)\s+of\s+(?:the\s+)?(?:above|below|them|these|those|others?)\b
    | \b(?:all|none)\s+(?:above|the\s+above)\b
    | \b(?:both|only|neither|either)?\s*\(?[A-J]\)?\s+(?:and|or|nor|&)\s+\(?[A-J]\)?\b
    | (?:上記|以上|上の|前記|選択肢).{0,6}(?:すべて|全て|全部|いずれ|どれ|なし|ない)
    | ^(?:すべて|全て|全部|いずれも|どれも).{0,8}(?:正しい|正解|当てはま|該当|ない)
    | ^(?:該当なし|該当するものはない|どれでもない|いずれでもない)
    | [A-Jア-オ①-⑩]\s*(?:と|または|及び|および|・)\s*[A-Jア-オ①-⑩]
    | (?:위|앞|보기|상기).{0,6}(?:모두|전부|없음|없다|아니다|아님)
    | ^(?:모두|전부)\s*(?:맞|옳|해당|정답)
    | ^(?:정답\s*없음|해당\s*(?:사항\s*)?없음)
    | [A-J가-마①-⑩]\s*(?:와|과|또는|및|,)\s*[A-J가-마①-⑩](?![가-힣])
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
"""Choices that speak of others by where they stand: "all of the above", "both A and B", in three languages."""


def content_of_set(found: QuestionSet, chance: Chance, count: int | None, known: Collection[str] = ()) -> RoundContent:
    """A round on a set: all its questions, or so many of them drawn by lot, in the order of the set.

    Those come first that are not among the `known` ones, by the names that rounds give them. Of a long set no more are
    asked than `MOST_AT_ONCE`.
    """
    named = [replace(it, id=own_question(it.id)) for it in found.questions]
    most = min(count or MOST_AT_ONCE, MOST_AT_ONCE)
    kept = set(_drawn(named, chance, known)[:most]) if most < len(named) else {it.id for it in named}
    asked = tuple(_asked(it, chance) for it in named if it.id in kept)
    return RoundContent(found.title, found.language, asked, found.about)


def keeps_order(question: SetQuestion) -> bool:
    """Whether its choices stay as they were written: true and false, or where one speaks of those above it."""
    return question.kind == "true-false" or any(_BY_PLACE.search(choice.text.strip()) for choice in question.choices)


def _asked(question: SetQuestion, chance: Chance) -> Asked:
    places = range(len(question.choices))
    return question.asked(tuple(places) if keeps_order(question) else chance.sample(places, len(places)))


def _drawn(questions: list[SetQuestion], chance: Chance, known: Collection[str]) -> list[str]:
    """Their names in an order drawn by lot, unknown ones first."""
    new = [it.id for it in questions if it.id not in known]
    old = [it.id for it in questions if it.id in known]
    return [*chance.sample(new, len(new)), *chance.sample(old, len(old))]
