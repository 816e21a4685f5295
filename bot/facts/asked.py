"""What a query asks: its words, and how much each of them says, in English, Japanese and Korean. Pure."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.core.names import fold, pieces, words

UNASKED = frozenset(
    words(
        "a about an and any are as at be been by can could did do does for from had has have how i in into is it its"
        " many me much of on or so tell than that the their them there they this to was were what when where which who"
        " whom why will with would you"
    )
)
"""Words of an English question that say nothing of what it is about."""

SAYING, WIDE, GRAMMAR = 1.0, 0.4, 0.2
"""How much a sign says: of what is asked, of the name of all Koreans in Japan, of a particle or an ending."""
_LINKING = re.compile(r"[ぁ-ゖ]+")
"""Hiragana: particles and endings, where there is anything else. Katakana and Chinese characters carry the meaning."""
_ASKING_JA = re.compile(
    r"何(?:です|だ|か|な|と|を|が|で|の|$)|誰(?:です|だ|か|が|の|$)|意味(?:は|を|と|$)|違い|について|教えて|知りたい"
)
"""What a Japanese question asks with."""
_PARTICLES = re.compile(
    r"(?<=[가-힣]{2})(?:이란|이라는|이라고|란|라는|에서는|에서도|에서의|에서|에게서|에게|에는|에도|에|으로서|으로는|으로|로서|로는|로"
    r"|까지|부터|이나|나|에의|의|은|는|이|가|을|를|과|와|도|만|들은|들이|들을|들의|들도|들"
    r"|이에요|예요|이예요|인가요|인가|이야|이었나요|였나요|이었나|였나|이었어|였어|입니까|입니다|이면|면)$"
)
"""What stands at the end of a Korean noun."""
_ENDINGS = re.compile(
    r"(?<=[가-힣])(?:하였나요|했나요|했나|했어요|했어|했습니까|했다|한|하는|하던|하나요|할|된|되었나요|됐나요|됐나|되었나|되나요"
    r"|았나요|었나요|았나|었나|았어요|었어요|았어|었어|나요|어요|아요|습니까|ㅂ니까|는지|던|ㄴ가요|은가요)$"
)
"""What stands at the end of a Korean verb."""
_ASKING_KO = frozenset(
    pieces(
        "왜 뭐 뭐가 뭐야 뭐예요 뭐에요 뭔가요 뭔지 무엇 무엇을 무엇인가 무엇인가요 무슨 어떤 어떻게 어땠나요 어땠어요"
        " 어디 어디서 어디로 언제 언제였어 누가 누구 누구를 누구인가 것 때 후 후에 뒤 뒤에 그 이 저 그리고 다시 모두"
        " 정말 진짜 있나요 있어요 있었나요 있나 없나요 했나요 하나요 되나요 뜻 뜻이 뜻인가요 대해 대해서"
        " 알려줘 알려주세요 알려 궁금해요 싶어요 주세요"
    )
)
"""What a Korean question asks with."""

_HOW_MANY = re.compile(r"몇\s*명|몇\s*사람")
"""How many people, in two short words: one of its own."""


def meaning(text: str, wide: Callable[[str], Sequence[float]] | None = None) -> Mapping[str, float]:
    """The folded words of a text, of 0 to 1 by how much each says; those that say nothing are left out.

    Of scripts without spaces they are pairs of signs. `wide` says which signs of a folded word only name what all is
    about. If nothing else is left, these and the particles count in full.
    """
    said: dict[str, float] = {}
    for piece in pieces(_HOW_MANY.sub("몇명", text)):
        for word, weight in _of_piece(piece, wide):
            said[word] = max(weight, said.get(word, 0.0))
    most = max(said.values(), default=1.0)
    return {word: weight / most for word, weight in said.items()}


def core(text: str) -> str:
    """A text without the words and endings that only ask: 총련이 뭐예요 as 총련. The text itself if nothing is left."""
    kept = []
    for piece in pieces(text):
        folded, signs = _signs(piece)
        kept.append("".join(sign for sign, says in zip(folded, signs, strict=True) if says == SAYING))
    return " ".join(filter(None, kept)) or text


def _of_piece(piece: str, wide: Callable[[str], Sequence[float]] | None) -> Iterable[tuple[str, float]]:
    folded, signs = _signs(piece)
    if not folded:
        return
    if folded.isascii():
        yield folded, SAYING if signs[0] == SAYING else GRAMMAR * GRAMMAR
        return
    if wide:
        signs = [min(one, other) for one, other in zip(signs, wide(folded), strict=True)]
    pairs = [(one + other, a * b) for (one, a), (other, b) in pairwise(zip(folded, signs, strict=True))]
    saying = sum(weight for _, weight in pairs) or 1.0
    share = max(1.0, saying) ** -0.5  # a long word is not several
    yield folded, (signs[0] * signs[-1] if len(folded) <= 2 else max(signs) * share * 0.5)
    for pair, weight in pairs:
        yield pair, weight * share


@lru_cache(maxsize=4096)
def _signs(piece: str) -> tuple[str, Sequence[float]]:
    """A word folded, and how much each of its signs says."""
    plain = unicodedata.normalize("NFKC", piece)
    if plain.isascii():
        folded = fold(plain)
        return folded, [GRAMMAR if folded in UNASKED else SAYING] * len(folded)
    signs = [SAYING] * len(plain)
    if plain in _ASKING_KO:
        signs = [GRAMMAR] * len(plain)
    for found in (*_LINKING.finditer(plain), *_ASKING_JA.finditer(plain), *_tail(plain)):
        signs[found.start() : found.end()] = [GRAMMAR] * (found.end() - found.start())
    kept = [(it, says) for sign, says in zip(plain, signs, strict=True) for it in fold(sign)]
    return "".join(sign for sign, _ in kept), [says for _, says in kept]


def _tail(word: str) -> Iterable[re.Match[str]]:
    found = _PARTICLES.search(word) or _ENDINGS.search(word)
    return [found] if found else []
