"""Rules on translations: none is missing, none has another language's script, and contested words are written so."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from content.glyphs import lacking
from content.loader import Loaded
from content.model import LANGUAGES
from content.walk import Report, kinds, texts


class Variant(NamedTuple):
    """What is not to be written in a language (a pattern), and what is written instead."""

    language: str
    pattern: re.Pattern[str]
    instead: str


_VARIANTS = (
    ("ja", "(?<!「)(?:帰国|帰還|北送)(?:事業|運動)", "北朝鮮への移住, or 「帰国事業」 in quotation marks"),
    ("ja", "(?<!「)地上の楽園", "「地上の楽園」 in quotation marks"),
    ("ja", "従軍慰安婦|(?<!「)慰安婦", "「慰安婦」 in quotation marks"),
    ("ja", "[北南]鮮|(?<!朝)鮮人|三国人", "朝鮮, 朝鮮人"),
    ("ja", "南朝鮮", "韓国"),
    ("ja", "在日韓国・?朝鮮人|在日(?:同胞|僑胞)", "在日コリアン"),
    ("ja", "(?<!人)総聯|朝総[連聯]", "朝鮮総連"),
    ("ja", "国際赤十字(?:委員会)?", "赤十字国際委員会"),
    ("ja", "[0-9数][カヵケヶ箇](?:月|所|国)", "か: 3か月, 2か所"),
    ("ja", "子供", "子ども"),
    ("ja", "[0-9]パーセント|％", "%"),
    ("ja", "[0-9],[0-9]{3}", "a number without a comma: 9万3340"),
    ("ja", "[０-９Ａ-Ｚａ-ｚ]", "digits and letters of half width"),
    ("ja", "[～~]", "〜"),
    ("ko", "(?<!‘)(?:북송|귀국(?:사업| 사업|운동))", "북한 이주, or ‘북송’, ‘귀국사업’ in quotation marks"),
    ("ko", "(?<!‘)지상 ?낙원", "‘지상낙원’ in quotation marks"),
    ("ko", "종군 ?위안부|(?<!‘)위안부", "‘위안부’ in quotation marks"),
    ("ko", "조총련", "총련"),
    ("ko", "북조선|남조선|북괴", "북한, 한국"),
    ("ko", "일왕|일황", "천황"),
    ("ko", "재일 ?코리안|재일 ?교포|재일 동포", "재일동포"),
    ("ko", "재일 조선인", "재일조선인"),
    ("ko", "재일 한국인", "재일한국인"),
    ("ko", "조선 학교", "조선학교"),
    ("ko", "외국인 등록", "외국인등록"),
    ("ko", "지문 날인", "지문날인"),
    ("ko", "특별 영주", "특별영주"),
    ("ko", "헤이트 스피치", "헤이트스피치"),
    ("ko", "국제 적십자|적십자 ?국제", "국제적십자위원회"),
    ("ko", "관동 ?대지진", "간토대지진"),
    ("ko", "니이가타", "니가타"),
    ("ko", "오오사카|토쿄|쿄토", "오사카, 도쿄, 교토"),
    ("ko", "[0-9] ?퍼센트", "%"),
    ("ko", "[0-9]{4,}(?:명|원|엔|달러|톤|곳|건)", "a comma after the thousands: 9만 3,340명"),
    ("ko", "[만억](?:명|엔|원|톤)", "a space after 만 and 억: 20만 명"),
    ("ko", "[〜～]", "~"),
)
VARIANTS = tuple(Variant(language, re.compile(pattern), instead) for language, pattern, instead in _VARIANTS)

_POLITE_END = "".join(chr(code) for code in range(0xAC00 + 17, 0xD7A4, 28))  # 습, 합, 됩: what ends in ㅂ
POLITE = {
    "ja": (re.compile("「[^」]*」"), re.compile("(?:です|ます|でした|ました|ません|でしょう)(?:か?。|$)")),
    "ko": (re.compile("“[^”]*”|‘[^’]*’"), re.compile(f"(?:[{_POLITE_END}]니[다까]|[해어아여네지세예]요)(?:[.?]|$)")),
}
"""What somebody says in their own style, and the end of a polite sentence outside of that."""

_KANA = re.compile("[\u3041-\u30fa\u30fc-\u30ff]")  # not ・
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_SETS = {"ja": ("euc_jp", "euc_kr"), "ko": ("euc_kr",)}
"""Whose characters of two bytes a language uses: Japanese takes Korean names as they are, 曺 and 庾."""
_SIMPLIFIED = set("个从价厂广气听决况冲网儿并无强")
"""What these sets have, but only Chinese writes so today. Other simplified characters are in none of them."""


def _missing(loaded: Loaded) -> Report:
    """What is in a language at all is wholly in it, so that nobody gets a mixture. An entry is told once."""
    known = list(texts(loaded.library))
    for language in LANGUAGES:
        absent: dict[tuple[str, str], str] = {}
        for heading, entry, field, text in known:
            if text.into(language) is None:
                absent.setdefault((heading, entry), f"{field}.{language}")
        if sum(text.into(language) is None for *_, text in known) < len(known):
            yield from ((heading, entry, field, "is missing") for (heading, entry), field in absent.items())


def _all(loaded: Loaded, languages: Sequence[str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Every text in some languages: heading, entry, field with language, language, text."""
    for heading, entry, field, text in texts(loaded.library):
        for language in languages:
            if words := text.into(language):
                yield heading, entry, f"{field}.{language}", language, words


def _names(loaded: Loaded) -> Iterator[tuple[str, str, str, str, str]]:
    """The names of terms, places, persons and subjects, in the same way."""
    for heading, entries in kinds(loaded.library):
        for name, value in entries.items():
            for field in ("ja", "ja_reading", "ko"):
                if words := getattr(value, field, None):
                    yield heading, name, field, field[:2], words


def _scripts(loaded: Loaded) -> Report:
    """Each language is in its own script, and its Chinese characters are those that it uses."""
    known = [*_all(loaded, tuple(_SETS)), *_names(loaded)]
    for language in _SETS:
        signs = set("".join(words for *_, own, words in known if own == language))
        foreign = {sign for sign in signs if _is_foreign(sign, language)}
        for heading, entry, field, own, words in known:
            if own == language and (found := [sign for sign in words if sign in foreign]):
                what = f"has {found[0]} (U+{ord(found[0]):04X}), which this language does not use"
                yield heading, entry, field, what


def _is_foreign(sign: str, language: str) -> bool:
    """Whether a character is one of another language."""
    if (_HANGUL if language == "ja" else _KANA).match(sign):
        return True
    in_a_set = any(len(sign.encode(name, "ignore")) == 2 for name in _SETS[language])
    return bool(_HAN.match(sign)) and (not in_a_set or sign in _SIMPLIFIED)


def _drawable(loaded: Loaded) -> Report:
    """Each text can be drawn: it may come to stand on a picture."""
    known = list(_all(loaded, LANGUAGES))
    if not lacking("".join(set("".join(words for *_, words in known)))):  # in one look, as it mostly is
        return
    for heading, entry, field, _, words in known:
        if signs := lacking(words):
            yield heading, entry, field, f"the font of the pictures has no {signs}"


def _wording(loaded: Loaded) -> Report:
    """Contested words, names and numbers are written as content/STYLE.md says."""
    for language in _SETS:
        known = list(_all(loaded, (language,)))
        at_once = "\n".join(words for *_, words in known)
        for variant in (it for it in VARIANTS if it.language == language and it.pattern.search(at_once)):
            for heading, entry, field, _, words in known:
                found = None if field.startswith("accepted.") else variant.pattern.search(words)
                if found:  # what pupils type is not ours to correct
                    yield heading, entry, field, f"has {found[0]}; write {variant.instead}"


def _style(loaded: Loaded) -> Report:
    """A text is in the plain style; only the bot itself is polite, and who is quoted."""
    for heading, entry, field, language, words in _all(loaded, tuple(POLITE)):
        said, polite = POLITE[language]
        if found := polite.search(said.sub("", words)):
            yield heading, entry, field, f"is polite ({found[0]}); write the plain style outside of quotation marks"


RULES: tuple[Callable[[Loaded], Report], ...] = (_missing, _scripts, _drawable, _wording, _style)
