"""What is reported, found by what its button carries: an entry of the content, or a question as it was asked."""

import re
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import Report, ReportOn
from bot.core.questions import Asked, RevealedQuestion
from bot.problems.model import Item, ItemKind
from content.library import Library
from content.model import Excerpt, Fact, Localized, Term

Revealed: TypeAlias = Callable[[Caller, int, int], Awaitable[RevealedQuestion | None]]
"""The question of a round (its number) at a position, if its answer was shown and the caller may see it."""


class ReportedItems:
    """Finds what somebody reports."""

    def __init__(self, library: Library, alone: Revealed, in_class: Revealed) -> None:
        self._library = library
        self._alone = alone
        self._in_class = in_class

    async def find(self, caller: Caller, press: Report) -> Item | None:
        """What the button stood under; None if it is not there, or is not the caller's to see."""
        library, say = self._library, caller.voice
        match press.on:
            case ReportOn.FACT if press.id in library.facts:
                return _fact(say, library.facts[press.id])
            case ReportOn.TERM if press.id in library.terms:
                return _term(say, library.terms[press.id])
            case ReportOn.COMMENT if press.id in library.excerpts:
                excerpt = library.excerpts[press.id]
                return _comment(say, excerpt, library.themes[excerpt.theme].title)
            case ReportOn.ALONE | ReportOn.CLASS:
                return await self._question(caller, press)
            case _:
                return None

    async def _question(self, caller: Caller, press: Report) -> Item | None:
        where = re.fullmatch(r"([0-9]{1,18})/([0-9]{1,4})", press.id)
        if not where:
            return None
        look = self._alone if press.on is ReportOn.ALONE else self._in_class
        found = await look(caller, int(where[1]), int(where[2]))
        return _question(Voice(found.language), found.asked) if found else None


def _shown_in(say: Voice, text: Localized) -> str:
    """The language in which a text is shown."""
    return say.language if text.into(say.language) else "en"


def _fact(say: Voice, fact: Fact) -> Item:
    told = [fact.text, *(it for it in (fact.dispute, fact.variant) if it)]
    text = "\n".join(it.best(say.language) for it in told)
    return Item(ItemKind.FACT, fact.id, _shown_in(say, fact.text), fact.title.best(say.language), text)


def _term(say: Voice, term: Term) -> Item:
    text = f"{term.en} · {term.ja} · {term.ko}\n{term.definition.best(say.language)}"
    return Item(ItemKind.TERM, term.id, _shown_in(say, term.definition), term.name(say.language), text)


def _comment(say: Voice, excerpt: Excerpt, theme: Localized) -> Item:
    translated = excerpt.said.into(say.language) if say.language != "en" else None
    said = [say("quoted", text=it) for it in (excerpt.text, translated) if it]
    text = "\n".join((*said, say.lead("label-context") + excerpt.note.best(say.language)))
    title = say("comment-heading", theme=theme.best(say.language))
    return Item(ItemKind.COMMENT, excerpt.id, _shown_in(say, excerpt.note), title, text)


def _question(say: Voice, asked: Asked) -> Item:
    """With its choices, the right ones marked; of what is typed the right answer."""
    right = asked.item.right
    choices = [f"{'✔' if it in right else '·'} {asked.choices[it].text}" for it in asked.item.order]
    caveats = [say("lead", label=it.label) + it.text for it in asked.caveats]
    lines = (*(choices or [f"✔ {asked.answer}"]), asked.because, *caveats)
    language = "en" if asked.untranslated else say.language
    return Item(ItemKind.QUESTION, asked.item.question, language, asked.prompt, "\n".join(filter(None, lines)))
