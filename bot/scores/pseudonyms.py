"""The made-up names of people, such as "Quiet Heron": one for the leaderboards, and one in each round of a class.

A name comes from numbers alone, the same pair of words in each language; nothing is remembered. The words were
chosen for a class with a painful subject: none tells of a colour, a body, an origin, a journey, a side, or of how fast
or clever somebody is; none is an insult, and no creature or plant stands for Korea, for Japan or for what was between
them. So there is no crane, magpie, bear or horse, no pine, camellia or bamboo, and no place by the sea or a river.
"""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

Words: TypeAlias = tuple[str, str, str]
"""One word in each of the LANGUAGES."""

LANGUAGES = ("en", "ja", "ko")

FIRST: tuple[Words, ...] = (
    ("Quiet", "静かな", "조용한"),
    ("Gentle", "やさしい", "다정한"),
    ("Calm", "落ち着いた", "차분한"),
    ("Patient", "気長な", "느긋한"),
    ("Steady", "着実な", "꾸준한"),
    ("Curious", "好奇心いっぱいの", "호기심 많은"),
    ("Thoughtful", "思慮深い", "사려 깊은"),
    ("Kind", "親切な", "친절한"),
    ("Friendly", "気さくな", "살가운"),
    ("Careful", "ていねいな", "꼼꼼한"),
    ("Sincere", "誠実な", "진솔한"),
    ("Diligent", "まじめな", "성실한"),
    ("Warm-hearted", "心あたたかい", "마음 따뜻한"),
    ("Generous", "おおらかな", "너그러운"),
    ("Modest", "ひかえめな", "겸손한"),
    ("Courteous", "礼儀正しい", "예의 바른"),
    ("Reliable", "頼れる", "믿음직한"),
    ("Tidy", "きちんとした", "단정한"),
    ("Creative", "創意あふれる", "창의적인"),
    ("Prudent", "慎重な", "신중한"),
    ("Peaceful", "のどかな", "평온한"),
    ("Clear", "澄んだ", "맑은"),
    ("Breezy", "さわやかな", "산뜻한"),
    ("Starry", "星空の", "별밤의"),
    ("Evening", "夕暮れの", "저녁 무렵의"),
    ("Methodical", "几帳面な", "착실한"),
    ("Spring", "春の", "봄날의"),
    ("Summer", "夏の", "여름날의"),
    ("Autumn", "秋の", "가을날의"),
    ("Winter", "冬の", "겨울날의"),
    ("Woodland", "森の", "숲속의"),
    ("Meadow", "草原の", "초원의"),
    ("Garden", "庭の", "정원의"),
    ("Lakeside", "湖畔の", "호숫가의"),
    ("Hilltop", "丘の上の", "언덕 위의"),
    ("Music-loving", "音楽好きな", "음악을 좋아하는"),
    ("Poem-loving", "詩を愛する", "시를 좋아하는"),
    ("Witty", "機知に富む", "재치 있는"),
    ("Imaginative", "想像力豊かな", "상상력 풍부한"),
    ("Cosy", "ぬくもりのある", "포근한"),
    ("Sparkling", "きらめく", "반짝이는"),
    ("Early-rising", "早起きの", "일찍 일어나는"),
    ("Attentive", "気配りのできる", "세심한"),
    ("Considerate", "思いやりのある", "배려심 깊은"),
    ("Composed", "沈着な", "침착한"),
    ("Earnest", "ひたむきな", "진지한"),
    ("Constant", "変わらない", "한결같은"),
    ("Sensible", "分別のある", "분별 있는"),
    ("Lively", "いきいきした", "생기 있는"),
    ("Energetic", "元気な", "활기찬"),
    ("Chess-loving", "チェス好きな", "체스를 좋아하는"),
    ("Persistent", "ねばり強い", "끈기 있는"),
    ("Open-minded", "心の広い", "마음이 넓은"),
    ("Unhurried", "ゆったりした", "여유로운"),
    ("Amiable", "なごやかな", "정다운"),
    ("Good-humoured", "ほがらかな", "쾌활한"),
    ("Stargazing", "星を見る", "별을 보는"),
    ("Cloud-watching", "雲をながめる", "구름을 보는"),
    ("Tea-loving", "お茶好きな", "차를 좋아하는"),
    ("Puzzle-loving", "パズル好きな", "퍼즐을 좋아하는"),
)

SECOND: tuple[Words, ...] = (
    (
        "Heron",
        "アオサギ",
        "해오라기",
    ),  # サギ alone sounds as "fraud", and 왜가리 begins as an insult to Japanese people does
    ("Owl", "フクロウ", "부엉이"),
    ("Wren", "ミソサザイ", "굴뚝새"),
    ("Lark", "ヒバリ", "종달새"),
    ("Kingfisher", "カワセミ", "물총새"),
    ("Plover", "チドリ", "물떼새"),
    ("Sandpiper", "イソシギ", "도요새"),
    ("Finch", "ヒワ", "방울새"),
    ("Pelican", "ペリカン", "펠리컨"),
    ("Puffin", "パフィン", "퍼핀"),
    ("Hummingbird", "ハチドリ", "벌새"),
    ("Ptarmigan", "ライチョウ", "뇌조"),
    ("Curlew", "ダイシャクシギ", "마도요"),
    ("Lapwing", "タゲリ", "댕기물떼새"),
    ("Grebe", "カイツブリ", "논병아리"),
    ("Penguin", "ペンギン", "펭귄"),
    ("Dunlin", "ハマシギ", "민물도요"),
    ("Brambling", "アトリ", "되새"),
    ("Nightingale", "ナイチンゲール", "나이팅게일"),
    ("Otter", "カワウソ", "수달"),
    ("Sea Otter", "ラッコ", "해달"),
    ("Sea Turtle", "ウミガメ", "바다거북"),
    ("Dolphin", "イルカ", "돌고래"),
    ("Nautilus", "オウムガイ", "앵무조개"),
    ("Squirrel", "リス", "다람쥐"),
    ("Flying Squirrel", "モモンガ", "하늘다람쥐"),
    ("Hedgehog", "ハリネズミ", "고슴도치"),
    ("Marmot", "マーモット", "마멋"),
    ("Gazelle", "ガゼル", "가젤"),
    ("Impala", "インパラ", "임팔라"),
    ("Ibex", "アイベックス", "아이벡스"),
    ("Elk", "ヘラジカ", "엘크"),
    ("Reindeer", "トナカイ", "순록"),
    ("Okapi", "オカピ", "오카피"),
    ("Alpaca", "アルパカ", "알파카"),
    ("Quokka", "クオッカ", "쿼카"),
    ("Wallaby", "ワラビー", "왈라비"),
    ("Meerkat", "ミーアキャット", "미어캣"),
    ("Capybara", "カピバラ", "카피바라"),
    ("Armadillo", "アルマジロ", "아르마딜로"),
    ("Eland", "エランド", "일런드"),
    ("Ocelot", "オセロット", "오셀롯"),
    ("Maple", "カエデ", "단풍나무"),
    ("Birch", "シラカバ", "자작나무"),
    ("Zelkova", "ケヤキ", "느티나무"),
    ("Elm", "ニレ", "느릅나무"),
    ("Oak", "カシワ", "떡갈나무"),
    ("Fir", "モミの木", "전나무"),
    ("Larch", "カラマツ", "낙엽송"),
    ("Alder", "ハンノキ", "오리나무"),
    ("Sycamore", "プラタナス", "플라타너스"),
    ("Hackberry", "エノキ", "팽나무"),
    ("Eucalyptus", "ユーカリ", "유칼립투스"),
    ("Sequoia", "セコイア", "세쿼이아"),
    ("Baobab", "バオバブ", "바오바브나무"),
    ("Mangrove", "マングローブ", "맹그로브"),
    ("Papyrus", "パピルス", "파피루스"),
    ("Clover", "クローバー", "클로버"),
    ("Mint", "ミント", "민트"),
    ("Dandelion", "タンポポ", "민들레"),
)

BAD_PAIRS = frozenset(
    {
        # The last syllables of カワウソ are "a lie".
        ("Sincere", "Otter"),
        ("Earnest", "Otter"),
        ("Reliable", "Otter"),
        ("Diligent", "Otter"),
        # "As slow as a tortoise".
        ("Patient", "Sea Turtle"),
        ("Unhurried", "Sea Turtle"),
        ("Steady", "Sea Turtle"),
        # A weed that does not go away.
        ("Persistent", "Dandelion"),
        ("Persistent", "Clover"),
        # A bird that sleeps through the day.
        ("Early-rising", "Owl"),
        # Stranded, or kept in a pond.
        *((place, sea) for place in ("Woodland", "Meadow", "Garden", "Hilltop", "Lakeside")
          for sea in ("Dolphin", "Sea Turtle", "Sea Otter", "Nautilus")),
        # Drinks, or drinks its own.
        ("Sparkling", "Mint"),
        ("Tea-loving", "Mint"),
    }
)  # fmt: skip


def person_name(number: int, language: str) -> str:
    """The name of the person with this number on leaderboards: the same in every place, and nobody else's."""
    return pseudonym(0, number, language)  # rounds count from 1


def pseudonym(round: int, number: int, language: str) -> str:
    """The name of a round's participant; number 0 is who joined first. No two in a round have the same.

    In a class of 50 no two share either word. Once all pairs are given out they come again with a 2, and so on.
    ValueError for a language that is none of LANGUAGES.
    """
    place, pairs = LANGUAGES.index(language), _drawn(round)
    first, second = pairs[number % len(pairs)]
    name = f"{first[place]}{'' if language == 'ja' else ' '}{second[place]}"
    return name if number < len(pairs) else f"{name} {number // len(pairs) + 1}"


@lru_cache(maxsize=64)
def _drawn(round: int) -> tuple[tuple[Words, Words], ...]:
    """All pairs in an order that is the round's own.

    Both lists are shuffled, laid side by side, and one is pushed on by a word each time that they are through: so each
    pair comes once, and words come again as late as can be.
    """
    first, second = _shuffled(FIRST, f"{round}/first"), _shuffled(SECOND, f"{round}/second")
    pairs = [(first[(n + push) % len(first)], word) for push in range(len(first)) for n, word in enumerate(second)]
    return tuple((one, other) for one, other in pairs if (one[0], other[0]) not in BAD_PAIRS)


def _shuffled(words: Sequence[Words], seed: str) -> list[Words]:
    """In an order that only the seed decides."""
    return sorted(words, key=lambda word: blake2b(f"{seed}/{word[0]}".encode(), digest_size=8).digest())
