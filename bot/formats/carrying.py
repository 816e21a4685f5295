"""What the writers share: the choices of a question in a table, what is cut, and what has no room. Pure."""

from collections.abc import Collection, Sequence

from bot.core.kinds import Kind
from bot.core.question_set import SetQuestion
from bot.core.visible import cut
from bot.formats.model import Notes

_CUT = "…"


def shortened(notes: Notes, number: int, text: str, most: int, part: str) -> str:
    """The text, cut where the format takes no more, and that it was cut."""
    if len(text) <= most:
        return text
    notes.add(number, "export-shortened", field=part, limit=str(most))
    return cut(text, most - 1).rstrip() + _CUT


def one_line(text: str) -> str:
    """A text without its line breaks."""
    return " ".join(text.split())


def tell_lost(notes: Notes, number: int, question: SetQuestion, carried: Collection[str] = ()) -> None:
    """Notes each part of a question that has no room in a format, but those that it carries."""
    parts = {
        "because": bool(question.because),
        "notes": any(it.note for it in question.choices),
        "sources": bool(question.sources),
        "content-note": question.content_note is not None,
        "caveats": bool(question.caveats),
        "tags": bool(question.tags),
        "topic": question.topic not in ("", *(question.tags if "tags" in carried else ())),
        "seconds": question.seconds is not None,
        "unit": bool(getattr(question.key, "unit", "")),
    }
    for part, has in parts.items():
        if has and part not in carried:
            notes.add(number, "export-lost", field=part)


def choices_cut(notes: Notes, number: int, question: SetQuestion, most: int, longest: int) -> Sequence[str] | None:
    """The choices as a format takes them; None if it cannot, and then it was noted why."""
    if not question.is_chosen:
        notes.add(number, "export-no-kind", kind=question.kind)
        return None
    if len(question.choices) > most:
        notes.add(number, "export-many-choices", limit=str(most))
        return None
    texts = [shortened(notes, number, one_line(it.text), longest, "choice") for it in question.choices]
    if len(set(texts)) < len(texts):
        notes.add(number, "export-same-choices")
        return None
    if question.kind is Kind.SEVERAL and len(question.right) == 1:
        notes.add(number, "export-one-right")
    return texts
