"""Korean particles fit the syllable before them: 책을 and 나라를, 책으로 and 나라로.

A word whose last syllable only looks like a particle (마을, 국가, 나이) is listed. After words in small Latin letters
no rule can tell, and 는 after a consonant is mostly a verb's: it is decided for names and the commonest nouns alone.
"""

import re
from collections.abc import Callable, Iterator, Set as AbstractSet

from content.loader import Loaded
from content.model import Person, Place, Term
from content.walk import Report, kinds, texts

WHOLE = {
    "가을", "마을", "노을", "고을", "개울",
    "이은", "뒤이은", "나은", "모은", "지은", "부은", "그은",
    "사과", "효과", "부과", "초과", "교과", "투과", "제과", "외과", "내과", "치과",
    "국가", "운동가", "물가", "바닷가", "증가", "평가", "참가", "단가", "원가", "정가",
    "누군가", "언젠가", "무언가", "어딘가", "뭔가",
    "가까이", "나이", "사이", "차이", "아이", "상하이", "가사이", "굿바이", "아라이", "안드레이", "조세이",
    "항로", "통로", "경로", "선로", "진로", "원로",
}  # fmt: skip
"""Words whose last syllable is no particle."""
_ENDS = re.compile(
    "(?:[는은던]가|(?:무엇|누구|어디|언제)인가|(?:각본|건축|극작|작|번역|사진|소설|예술|음악|작곡|저술|전문|활동|평론|기업|사업|혁명)가"
    "|(?:인권|독립|사회|노동|평화|시민)운동가|로이)$"
)
"""Endings of such words: of a question, and of who does something."""
_ASKS = re.compile("[?.,]|$| .*인가")  # 무엇 때문인가? 승인인가 지원인가; but 조선인가 세운 is wrong
_NOUNS = ("명", "년", "월", "엔", "원", "들", "인", "사람", "학생", "법", "국", "북한", "일본", "조선", "총련", "민단")
"""Nouns after which 는 is a particle, and wrong."""

_PAIRS = (("을", "를"), ("은", "는"), ("이", "가"), ("과", "와"), ("으로", "로"))
"""Which follows a consonant, which a vowel. 로 follows ㄹ too."""
_OTHER = dict(_PAIRS) | {vowel: consonant for consonant, vowel in _PAIRS}
_AFTER_CONSONANT = {consonant for consonant, _ in _PAIRS}
_TAKEN = re.compile(
    r"(?<=([가-힣0-9A-Z%)]))([’”』]*)([을를은는이가](?![가-힣(])|(?:으로|[과와로])(?=(?:[는도만의]|써|서)?(?![가-힣(])))"
)
_RIEUL = 8
_READ = dict.fromkeys("ABCDEFGHIJKOPQSTUVWXYZ", 0) | {
    "L": 8, "M": 16, "N": 4, "R": 8, "%": 0,
    "0": 21, "1": 8, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": 8, "8": 8, "9": 0,
}  # fmt: skip
"""How a sign ends that is read by its name (영, 일, 이, 엔): by the number of the final consonant, 0 for none."""


def _particles(loaded: Loaded) -> Report:
    """Each particle that can be decided fits what stands before it."""
    names = frozenset(_names(loaded))
    for heading, entry, field, text in texts(loaded.library):
        for wrong, right in misfits(text.ko or "", names):
            yield heading, entry, f"{field}.ko", f"has {wrong}; write {right}, or add the word to WHOLE in particles.py"


def _names(loaded: Loaded) -> Iterator[str]:
    """The last word of each Korean name of a term, a place and a person."""
    for _, entries in kinds(loaded.library):
        yield from (entry.ko.split()[-1] for entry in entries.values() if isinstance(entry, Term | Place | Person))


def misfits(text: str, names: AbstractSet[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Each word of a Korean text with a particle that does not fit, and the same with the other one."""
    for found in _TAKEN.finditer(text):
        last, closing, particle = found.groups()
        finals = _finals(text[: found.start()])
        if not finals or any(_fits(particle, final) for final in finals):
            continue
        word = re.split(r"[\s‘“『]" if last == ")" else r"[\s‘“『(]", text[: found.start()])[-1]
        asks = last + particle == "인가" and _ASKS.match(text, found.end())
        if not closing and "가" <= last <= "힣" and (asks or not _is_particle(word, particle, names)):
            continue
        yield f"{word}{closing}{particle}", f"{word}{closing}{_OTHER[particle]}"


def _finals(before: str) -> frozenset[int]:
    """How a text ends when it is read, by the number of its final consonant, 0 for a vowel; empty if nobody can tell.

    What follows a bracket may go by what is inside it or by what is before it.
    """
    if before.endswith(")"):
        outside, _, inside = before[:-1].rpartition("(")
        ends = _finals(inside), _finals(outside.rstrip("’”』"))
        return ends[0] | ends[1] if all(ends) else frozenset()
    last = before[-1:]
    if "가" <= last <= "힣":
        return frozenset({(ord(last) - ord("가")) % 28})
    return frozenset({_READ[last]} if last in _READ else ())


def _fits(particle: str, final: int) -> bool:
    if particle in {"으로", "로"}:
        return (particle == "로") == (final in {0, _RIEUL})
    return (particle in _AFTER_CONSONANT) == bool(final)


def _is_particle(word: str, particle: str, names: AbstractSet[str]) -> bool:
    """Whether the syllable is a particle after a word in hangul, rather than the end of that word."""
    if particle == "는":
        return word in names or word.endswith(_NOUNS)
    return word + particle not in WHOLE and not _ENDS.search(word + particle)


RULES: tuple[Callable[[Loaded], Report], ...] = (_particles,)
