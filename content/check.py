"""The check of the content: what is wrong in it and between its files, what may be, and how it is balanced.

`python -m content.check` prints every mistake, then hints, then what there is. What holds inside one entry is decided
by `content.model`, what holds between entries by `content.rules`.
"""

import sys
from collections.abc import Mapping
from importlib.resources.abc import Traversable

from content import balance
from content.library import Library, Mistake
from content.loader import KINDS, Loaded, read
from content.model import LANGUAGES
from content.rules import entries, numbers, particles, questions, sources, translations
from content.walk import kinds, texts

RULES = (
    *(*entries.RULES, *sources.RULES, *questions.RULES),
    *(*translations.RULES, *numbers.RULES, *particles.RULES),
)


def mistakes(loaded: Loaded) -> tuple[Mistake, ...]:
    """Every mistake inside the files and between them, sorted by file and entry."""
    found = list(loaded.mistakes)
    paths = {kind.heading: kind.path for kind in KINDS}
    for rule in RULES:
        for heading, entry, field, what in rule(loaded):
            found.append(Mistake(loaded.places.get((heading, entry), paths[heading]), entry, field, what))
    return tuple(sorted(found))


def coverage(library: Library) -> Mapping[str, tuple[int, int]]:
    """For each language: how many of the texts it has, and how many there are."""
    known = [text for _, _, _, text in texts(library)]
    return {language: (sum(text.into(language) is not None for text in known), len(known)) for language in LANGUAGES}


def main(root: Traversable | None = None) -> int:
    """Print what is wrong, what there is and how far the translations are. 1 when there are mistakes, else 0."""
    loaded = read(root)
    wrong, library = mistakes(loaded), loaded.library
    for mistake in wrong:
        sys.stdout.write(f"{mistake}\n")
    for hint in questions.hints(library):
        sys.stdout.write(f"hint: {hint}\n")
    there = ", ".join(f"{len(entries)} {heading}s" for heading, entries in kinds(library))
    sys.stdout.write(f"content: {there.replace('quizs', 'quizzes')}\n")
    shares = "; ".join(f"{language} {have}/{of} texts" for language, (have, of) in coverage(library).items())
    sys.stdout.write(f"translated: {shares}\n")
    for line in balance.lines(library):
        sys.stdout.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
