"""Rules on sources: links that last, citations that fit and differ, and facts that say whose word they are."""

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from content.loader import FACT, SOURCE, Loaded
from content.model import Confidence, Fact, Source, SourceKind
from content.walk import Report

SHORT = 32  # characters of a citation: two of them fit a line of a phone
WEAK = {SourceKind.REFERENCE, SourceKind.OTHER}  # what carries no claim by itself

PLAIN = {
    "ajw.asahi.com", "azusawa.jp", "brns.com", "chongryon.com", "chosonsinbo.com", "eigyou.korea-np.co.jp",
    "en.jinf.jp", "eng.jiff.or.kr", "eng.kea.ne.kr", "english.donga.com", "english.mpva.go.kr", "for-you.co.jp",
    "hrnk.trycomp.net", "info.japantimes.co.jp", "j-koreans.org", "kohoken.chobi.net", "kokuseki.info",
    "korea-np.co.jp", "korean-s-f.or.jp", "news.onekoreanews.net", "ngo-history.net", "okja.org",
    "online.flipbuilder.com", "oohara.mt.tama.hosei.ac.jp", "oskhrfc.d2.r-cms.jp", "pacohama.sakura.ne.jp",
    "professor-frithjof-kuhnen.de", "spotlight-eastasia.group.shef.ac.uk", "tkg12.com", "toyo-keizai.co.jp",
    "tsujimoto.k.asablo.jp", "urihakkyo.org", "usjp.org", "web.international.ucla.edu", "wetherall.sakura.ne.jp",
    "world.kbs.co.kr", "www.booksfromjapan.jp", "www.chongryon.com", "www.country-data.com", "www.dongponews.kr",
    "www.e-arai.com", "www.halmoni-haraboji.net", "www.historyfoundation.or.kr", "www.immi-moj.go.jp",
    "www.j-koreans.org", "www.jejujapan.com", "www.jlpp.go.jp", "www.kamamat.org",
    "www.nakajima-e.edu.city.hiroshima.jp", "www.okpedia.kr", "www.ryomyong.edu.kp", "www.yoshabunko.com",
    "www007.upp.so-net.ne.jp", "yoshabunko.com",
}  # fmt: skip
"""Hosts of which no https is known."""

_SESSION = re.compile(r"(?i)[;?&](jsessionid|phpsessid|aspsessionid\w*|session_?id|sid)=")
_STATES = {
    "japan": ("japan's", "japanese", "tokyo", "government", "cabinet", "ministry", "diet", "officials"),
    "south korea": ("south korea", "seoul", "mission", "rhee"),
    "north korea": ("north korea", "pyongyang", "kim il sung"),
}
"""A state's side speaks by these names as well."""
_COMMON = {
    "and", "by", "for", "from", "group", "history", "in", "japan", "japanese", "korea", "korean", "koreans", "member",
    "news", "north", "of", "online", "press", "south", "supporter", "supporters", "the", "those", "times", "university",
    "view", "who",
}  # fmt: skip


def _links(loaded: Loaded) -> Report:
    """A link opens for everybody, and over https where that is known."""
    for source in loaded.library.sources.values():
        if source.url is None:
            continue
        session = _SESSION.search(source.url)
        if session:
            yield SOURCE.heading, source.id, "url", f"holds a session id ({session[1]}), which nobody else has; cut it"
        where = urlsplit(source.url)
        if where.scheme == "http" and where.hostname not in PLAIN:
            what = f"write https, or add {where.hostname} to PLAIN in content/rules/sources.py if it has none"
            yield SOURCE.heading, source.id, "url", what


def _citations(loaded: Loaded) -> Report:
    """A citation fits its line, and leads to one source."""
    owners: dict[str, str] = {}
    for source in loaded.library.sources.values():
        if len(source.short) > SHORT:
            yield SOURCE.heading, source.id, "short", f"{len(source.short)} characters, {SHORT} at most"
        owner = owners.setdefault(source.short.casefold(), source.id)
        if owner != source.id:
            yield SOURCE.heading, source.id, "short", f"the same as that of {owner}; add a day or a subject"


def _whose_word(loaded: Loaded) -> Report:
    """What rests on one side alone, or on nothing better than a reference work, is told as such."""
    known = loaded.library.sources
    for fact in loaded.library.facts.values():
        sources = [known[name] for name in fact.sources if name in known]
        if fact.confidence is not Confidence.HIGH or len(sources) < len(fact.sources):
            continue
        ground = _thin_ground(sources)
        if ground and not _names_any(fact, sources):
            what = f"rests only on {ground}: say in the text whose word it is, or set confidence and a note"
            yield FACT.heading, fact.id, "sources", what


def _thin_ground(sources: Sequence[Source]) -> str:
    """What a fact rests on, if that is not enough to state it as such."""
    if all(source.kind in WEAK for source in sources):
        return f"sources of kind {' and '.join(sorted({source.kind for source in sources}))}"
    if all(source.party for source in sources):
        return f"the word of {' and '.join(sorted({source.side or '' for source in sources}))}"
    return ""


def _names_any(fact: Fact, sources: Sequence[Source]) -> bool:
    """Whether the texts of a fact name one of its sources, or its side."""
    notes = [text.en for text in (fact.title, fact.text, fact.dispute, fact.variant) if text]
    words = " ".join([*notes, fact.speaker or ""]).casefold()
    return any(re.search(rf"\b{re.escape(name)}", words) for source in sources for name in _names(source))


def _names(source: Source) -> Iterator[str]:
    """How a text may call a source: by its side, its author, its publisher."""
    yield from _STATES.get((source.side or "").casefold(), ())
    for text in (source.side, source.author, source.publisher, source.short):
        for word in re.findall(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*", (text or "").casefold()):
            if word not in _COMMON:
                yield word


RULES: tuple[Callable[[Loaded], Report], ...] = (_links, _citations, _whose_word)
