"""Made-up classes for the tests of the report and the picture: invented people and questions in three languages."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from bot.report.model import AskedItem, ItemResult, Offered, Outcome, Pupil, Record, RoundSettings, Source
from bot.scores.ranking import ranked
from content.library import Library
from content.model import Confidence, Question

STARTED = datetime(2026, 4, 28, 1, 30, tzinfo=UTC)
TITLES = {"en": "The first ships", "ja": "最初の船と新潟の岸壁", "ko": "첫 배와 니가타의 부두"}
STEMS = {
    "en": (
        "From which Japanese port did the first ships leave in December 1959?",
        "In which year did the Ukishima Maru explode off Maizuru, with several thousand Koreans on board?",
        "Who ran the centre at Niigata?",
    ),
    "ja": (
        "1959年12月、最初の船はどの港から出ましたか。",
        "数千人の朝鮮人を乗せた浮島丸が舞鶴沖で爆発し沈没したのは、西暦で何年のことだったでしょうか。",
        "新潟の帰国センターを運営したのは。",
    ),
    "ko": (
        "1959년 12월에 첫 배가 떠난 항구는 어디입니까?",
        "조선인 수천 명을 태운 우키시마마루가 마이즈루 앞바다에서 폭발하여 침몰한 것은 몇 년의 일입니까?",
        "니가타의 센터를 운영한 곳은?",
    ),
}
CHOICES = {
    "en": ("Yokohama", "Osaka", "Niigata", "Kobe"),
    "ja": ("横浜", "大阪", "新潟", "神戸"),
    "ko": ("요코하마", "오사카", "니가타", "고베"),
}
NAMES = {
    "en": ("Quiet Heron", "Blue Pine", "Red Kite", "Early River", "Gentle Owl"),
    "ja": ("静かなサギ", "青い松", "やさしいフクロウ", "朝霧の川", "ほがらかなヒバリ"),
    "ko": ("조용한 왜가리", "푸른 소나무", "다정한 부엉이", "맑은 시냇물", "명랑한 종달새"),
}


def asked(number: int, language: str = "en", choices: int = 4) -> AskedItem:
    """A question; the right choice moves on with the number."""
    texts, key = CHOICES[language][:choices], (number * 7) % choices
    return AskedItem(
        number=number,
        question=f"q-voy-{number}",
        facts=(f"voy-fact-{number}", "voy-first-ship"),
        topic={"en": "Voyages", "ja": "船と渡航", "ko": "배와 항해"}[language],
        prompt=STEMS[language][number % 3],
        choices=tuple(Offered("ABCD"[n], text, n == key) for n, text in enumerate(texts)),
        answer=texts[key],
        explanation="Special trains took people to Niigata, where a Red Cross centre had been set up for them.",
        sources=(Source("The Repatriation of Koreans from Japan, ICRC, 1960", "https://example.org/a?b=1&c=2"),),
        content_note="This mentions death." if number % 4 == 0 else None,
        dispute="How many were on board is disputed." if number % 3 == 1 else None,
    )


def result(
    question: AskedItem, outcome: Outcome, ms: int = 8000, changes: int = 0, letter: str | None = None
) -> ItemResult:
    """What somebody did, and when if they answered. A wrong one is the first wrong choice, unless said."""
    if outcome not in (Outcome.RIGHT, Outcome.WRONG):
        return ItemResult(outcome)
    given = letter or (question.letters if outcome is Outcome.RIGHT else question.wrong[0].letter)
    said = next((it.text for it in question.choices if it.letter == given), "")
    moment = STARTED + timedelta(minutes=question.number, milliseconds=ms)
    return ItemResult(outcome, given, ms, changes, moment, said=said)


def pupil(
    number: int,
    results: Sequence[ItemResult],
    language: str = "en",
    *,
    named: bool = True,
    scored: bool = True,
    rank: int = 1,
) -> Pupil:
    """Somebody with these results."""
    names = NAMES[language]
    since = next((n for n, it in enumerate(results) if it.outcome is not Outcome.NOT_ASKED), 0)
    return Pupil(
        pseudonym=names[number % len(names)] + ("" if number < len(names) else f" {number}"),
        name=f"Student {number}" if named else None,
        since=since,
        results=tuple(results),
        points=1000 * sum(it.worth for it in results) if scored else None,
        rank=rank if scored else None,
    )


def record(
    questions: Sequence[AskedItem],
    pupils: Sequence[Pupil],
    language: str = "en",
    *,
    scoring: str = "accuracy",
    zone: str = "Asia/Tokyo",
    title: str | None = None,
) -> Record:
    """A round of these people with these questions."""
    return Record(
        id=17,
        quiz="quiz/first-ships",
        title=TITLES[language] if title is None else title,
        community="History club",
        place="#class-3b",
        host="Ms Tanaka",
        started=STARTED,
        ended=STARTED + timedelta(minutes=25),
        zone=zone,
        settings=RoundSettings(scoring, "pseudonym"),
        planned=len(questions) + 1,
        asked=tuple(questions),
        pupils=tuple(pupils),
        kept_until=date(2026, 7, 27),
    )


def a_class(questions: int, people: int, language: str = "en", scoring: str = "accuracy") -> Record:
    """A class in which some know more than others, some leave out, skip or come late. The same at every call."""
    lots = random.Random(7)
    items = [asked(number, language) for number in range(1, questions + 1)]
    hard = [lots.uniform(-0.35, 0.35) for _ in items]
    rows = [_row(lots, items, hard) for _ in range(people)]
    points = [(number, 1000 * sum(it.worth for it in row)) for number, row in enumerate(rows)]
    ranks = {number: rank for rank, number, _ in ranked(points)}
    scored = scoring != "none"
    pupils = [pupil(n, row, language, scored=scored, rank=ranks[n]) for n, row in enumerate(rows)]
    return record(items, pupils, language, scoring=scoring)


def _row(lots: random.Random, items: Sequence[AskedItem], hard: Sequence[float]) -> list[ItemResult]:
    able = lots.uniform(0.4, 0.95)
    since = lots.randint(1, max(1, len(items) // 2)) if lots.random() < 0.1 else 0
    row = []
    for place, (item, harder) in enumerate(zip(items, hard, strict=True)):
        drawn = lots.random()
        ms, changes = lots.randint(2000, 30000), lots.choice((0, 0, 0, 1, 2))
        if place < since:
            row.append(result(item, Outcome.NOT_ASKED))
        elif item.content_note and lots.random() < 0.15:
            row.append(result(item, Outcome.SKIPPED))
        elif lots.random() < 0.06:
            row.append(result(item, Outcome.UNANSWERED))
        elif drawn < able - harder:
            row.append(result(item, Outcome.RIGHT, ms, changes))
        else:
            row.append(result(item, Outcome.WRONG, ms, changes, lots.choice(item.wrong).letter))
    return row


def is_certain(library: Library, question: Question) -> bool:
    """Whether a class is asked it where moderators have decided nothing."""
    return all(library.facts[fact].confidence is Confidence.HIGH for fact in question.facts)
