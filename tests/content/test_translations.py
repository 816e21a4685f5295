"""The rules on translations: none missing, the same numbers, the right script, the agreed words, fitting particles."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from content.check import coverage, mistakes
from content.library import Library
from content.loader import read
from content.rules.numbers import figures, in_words
from content.rules.particles import misfits
from tests.content.test_loader import edit
from tests.content.translated import write_translated


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


SHIPS = ("facts/voyages.toml", "facts/voyages.toml · first-ships · text")
JA = "ソ連の船2隻が975人を乗せて新潟を出た。"
KO = "소련 배 두 척이 975명을 태우고 니가타를 떠났다."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_translated(tmp_path)


def told(root: Path) -> list[str]:
    """What the check says of the content in a folder."""
    return [str(mistake) for mistake in mistakes(read(root))]


def test_the_content_is_wholly_in_three_languages(library: Library) -> None:
    assert {have == of for have, of in coverage(library).values()} == {True}


def test_content_that_is_well_translated_passes_every_rule(root: Path) -> None:
    assert told(root) == []


PLAIN = "write the plain style outside of quotation marks"
BROKEN = {
    "a title that is not translated": (
        ("facts/economy.toml", 'title.ja = "送金"\n', ""),
        "facts/economy.toml · remittances · title.ja: is missing",
    ),
    "an entry that is not translated at all": (
        ("timeline.toml", 'line.ko = "첫 배들이 니가타를 떠난다."\n', ""),
        "timeline.toml · ships-leave · line.ko: is missing",
    ),
    "a choice that is not translated": (
        ("questions/economy.toml", 'text.ko = "물건만"\n', ""),
        "questions/economy.toml · q-money · choices.2.text.ko: is missing",
    ),
    "hangul in Japanese": (
        ("quizzes/start.toml", "はじめに", "はじめに 배"),
        "quizzes/start.toml · start · title.ja: has 배 (U+BC30), which this language does not use",
    ),
    "kana in Korean": (
        ("quizzes/start.toml", "먼저", "먼저の"),
        "quizzes/start.toml · start · title.ko: has の (U+306E), which this language does not use",
    ),
    "kana in a Korean name": (
        ("glossary.toml", 'ko = "민단"', 'ko = "ミンダン"'),
        "glossary.toml · mindan · ko: has ミ (U+30DF), which this language does not use",
    ),
    "a character that only Chinese simplifies, in one of the sets of Japanese": (
        ("quizzes/start.toml", "はじめに", "はじめに听く"),
        "quizzes/start.toml · start · title.ja: has 听 (U+542C), which this language does not use",
    ),
    "a Japanese character in Korean": (
        ("quizzes/start.toml", "먼저", "먼저 国"),
        "quizzes/start.toml · start · title.ko: has 国 (U+56FD), which this language does not use",
    ),
    "a syllable that the font lacks": (
        ("timeline.toml", "첫 배들이", "첫 뷁들이"),
        "timeline.toml · ships-leave · line.ko: the font of the pictures has no '뷁' (U+BDC1)",
    ),
    "a contested word outside of quotation marks": (
        ("timeline.toml", "最初の船", "帰国事業の船"),
        "timeline.toml · ships-leave · line.ja: has 帰国事業; write 北朝鮮への移住, or 「帰国事業」 in quotation marks",
    ),
    "the word of the South outside of quotation marks": (
        ("timeline.toml", "첫 배들이", "북송 배들이"),
        "timeline.toml · ships-leave · line.ko: has 북송; write 북한 이주, or ‘북송’, ‘귀국사업’ in quotation marks",
    ),
    "months in another spelling": (
        ("quizzes/start.toml", "その後に", "その数カ月後に"),
        "quizzes/start.toml · start · about.ja: has 数カ月; write か: 3か月, 2か所",
    ),
    "a slur": (
        ("quizzes/start.toml", "その後に", "北鮮に"),
        "quizzes/start.toml · start · about.ja: has 北鮮; write 朝鮮, 朝鮮人",
    ),
    "a name that only the South uses": (
        ("glossary.toml", "한국과 가까운 단체", "조총련과 가까운 단체"),
        "glossary.toml · mindan · definition.ko: has 조총련; write 총련",
    ),
    "polite Japanese": (
        ("questions/voyages.toml", "神戸のほうが大きい港である。", "神戸のほうが大きい港です。"),
        f"questions/voyages.toml · q-port · choices.1.tempting.ja: is polite (です。); {PLAIN}",
    ),
    "polite Korean": (
        ("questions/voyages.toml", "고베가 더 큰 항구다.", "고베가 더 큰 항구입니다."),
        f"questions/voyages.toml · q-port · choices.1.tempting.ko: is polite (입니다.); {PLAIN}",
    ),
    "a particle that does not fit": (
        ("timeline.toml", "니가타를", "니가타을"),
        "timeline.toml · ships-leave · line.ko: has 니가타을; write 니가타를, or add the word to WHOLE in particles.py",
    ),
}


@pytest.mark.parametrize(("mistake", "line"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_a_translation_is_told_in_one_line(root: Path, mistake: tuple[str, str, str], line: str) -> None:
    edit(root, *mistake)
    assert told(root) == [line]


def test_a_comment_needs_no_translation_but_one_that_it_has_is_looked_at_like_any_text(root: Path) -> None:
    comment = 'text = "They chose to go."\n'
    edit(
        root,
        "excerpts.toml",
        comment,
        f'{comment}translation.ja = "行くことを選んだ。"\ntranslation.ko = "가기로 했다."\n',
    )
    assert told(root) == []
    edit(root, "excerpts.toml", "行くことを選んだ。", "3人は行くことを選びました。")
    assert [line.partition(" · they-chose · ")[2][:14] for line in told(root)] == ["translation.ja"] * 2
    edit(root, "excerpts.toml", 'translation.ko = "가기로 했다."\n', "")
    assert "excerpts.toml · they-chose · translation.ko: is missing" in told(root)


def test_what_is_quoted_may_be_polite_and_contested(root: Path) -> None:
    edit(root, SHIPS[0], JA, "「帰国事業」の船2隻が975人を乗せて出た。「行きます」と言った。")
    edit(root, SHIPS[0], KO, "‘북송’ 배가 975명을 태우고 떠났다. “갑니다”라고 했다.")
    assert told(root) == []


def test_a_korean_name_keeps_its_character_in_japanese(root: Path) -> None:
    edit(root, "persons.toml", "日本赤十字社の職員。", "日本赤十字社の職員、曺と庾。")
    assert told(root) == []


@pytest.mark.parametrize(
    ("japanese", "korean", "lines"),
    [
        ("船2隻が975人を乗せた。", "배 두 척이 975명을 태웠다.", []),
        ("船2隻が957人を乗せた。", "배 두 척이 975명을 태웠다.", ["ja: has 957", "ja: the English has 975"]),
        ("船が千人近くを乗せた。", "배 두 척이 975명을 태웠다.", ["ja: the English has 975"]),
        ("船2隻が975人を乗せた。", "배 3척이 975명을 태웠다.", ["ko: has 3"]),
        ("船2隻が1959年に975人を乗せた。", "배가 975명을 태웠다.", ["ja: has 1959"]),
    ],
)
def test_a_number_that_only_one_of_two_texts_has_is_told(
    root: Path, japanese: str, korean: str, lines: list[str]
) -> None:
    edit(root, SHIPS[0], JA, japanese)
    edit(root, SHIPS[0], KO, korean)
    found = [re.sub(r",? the (English|translation) has not$", "", line) for line in told(root)]
    assert found == [f"{SHIPS[1]}.{line}" for line in lines]


@pytest.mark.parametrize(
    ("english", "japanese", "korean"),
    [
        ("93,340 people", "9万3340人", "9만 3,340명"),
        ("1,936,843", "193万6843人", "193만 6,843명"),
        ("1.3 to 1.4 million", "130万〜140万人", "130만~140만 명"),
        ("200,000 or 240,000", "20〜24万人", "20~24만 명"),
        ("850 million dollars", "8億5000万ドル", "8억 5,000만 달러"),
        ("62.7 billion yen", "627億円", "627억 엔"),
        ("under 100 to over 300 million", "1億ドル未満から3億ドル超", "1억 달러 미만에서 3억 달러 이상"),
        ("76.26 yen", "76円26銭", "76엔 26전"),
        ("1959-84", "1959〜84年", "1959~84년"),
        ("the move of 1959-84.", "1959年〜1984年", "1959년에서 1984년"),
        ("39.3 percent and 60 percent", "39.3%と6割", "39.3%와 60%"),
        ("2,000 tons", "2千トン", "2천 톤"),
        ("20,000 tents", "2万張り", "2만 채"),
    ],
)
def test_a_number_is_the_same_however_a_language_writes_it(english: str, japanese: str, korean: str) -> None:
    assert figures(english) == figures(japanese) == figures(korean) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("9万3340人", "93,341"), ("20〜24万", "20 or 240,000"), ("1億2000万", "12,000,000"), ("1959〜84年", "1959, 84")],
)
def test_other_numbers_are_not_taken_for_the_same(one: str, other: str) -> None:
    assert figures(one) != figures(other)


@pytest.mark.parametrize(
    ("english", "number"),
    [
        ("Sixteen unions", 16),
        ("twenty-five years", 25),
        ("four hundred people", 400),
        ("Four billion yen", 4_000_000_000),
        ("half a million", 500_000),
        ("half a century", 50),
        ("four decades", 40),
        ("three in ten", 30),
        ("in May", 5),
        ("a third", 3),
        ("It tripled", 3),
        ("ninefold", 9),
        ("the teenagers", 10),
        ("None of them", 0),
    ],
)
def test_english_may_have_a_number_in_words(english: str, number: int) -> None:
    assert Decimal(number) in in_words(english)
    assert Decimal(number + 1) not in in_words(english) - {Decimal(1)}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("배을", "배를"),
        ("책를", "책을"),
        ("나라은", "나라는"),
        ("총련는", "총련은"),
        ("배이", "배가"),
        ("조선인가", "조선인이"),
        ("나라과", "나라와"),
        ("책와", "책과"),
        ("책로", "책으로"),
        ("서울으로", "서울로"),
        ("배으로", "배로"),
        ("배으로도", "배로"),
        ("1959을", "1959를"),
        ("13%은", "13%는"),
        ("NHK은", "NHK는"),
        ("UN는", "UN은"),
        ("북송’를", "북송’을"),
        ("김일성(1913)를", "김일성(1913)을"),
    ],
)
def test_a_particle_fits_the_syllable_before_it(wrong: str, right: str) -> None:
    assert [found[1] for found in misfits(f"{wrong} 보았다.")] == [right]
    assert list(misfits(f"{right} 보았다.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "마을 사람",
        "나이 많은 활동가 한 사람",
        "누구인가?",
        "승인인가 지원인가",
        "상하이 항로와 뒤이은 사과",
        "있는 사람이 먹는 것",
        "Mindan은 또는 Mindan는",
        "김일성(金日成)은",
        "‘기칸(귀환)’과",
        "니가타(집)을 또는 니가타(집)를",
        "을(를) 쓴다",
    ],
)
def test_what_is_no_particle_or_cannot_be_decided_is_let_be(text: str) -> None:
    assert list(misfits(text)) == []
