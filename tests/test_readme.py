"""What the documents say is so."""

import re

from bot.classquiz.buttons import LABELS
from bot.core.command_spans import plain
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.options import options
from bot.core.platform import TERMINAL
from bot.settings import _CHECKS
from content.library import Library
from tests.support.bot import Bot
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {path: path.read_text(encoding="utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))}
ALL = "\n".join(PAGES.values())
COLUMNS, LINES, SCREENS = 45, 35, 6
"""How much text a phone of 390 by 844 shows at once, and how many such screens the README may take without pictures."""


def section(title: str) -> str:
    """A part of the README."""
    return README.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def usage(bot: Bot, name: str) -> str:
    """How a command is typed in a terminal."""
    return plain(bot.registry.usage(name, Voice("en")), TERMINAL)


def test_the_readme_lists_every_command_just_as_it_is_typed(bot: Bot) -> None:
    listed = re.findall(r"^\| `([a-z]+[^`]*)` \|", section("Commands"), re.MULTILINE)
    assert listed == [usage(bot, name) for name in bot.registry.by_root[Root.EVERYBODY]]


def test_the_readme_explains_every_option_of_a_class_quiz_and_every_command_for_staff(bot: Bot) -> None:
    explained = re.findall(r"^\| (`[^|]*`) \|", PAGES[ROOT / "docs/teachers.md"], re.MULTILINE)
    assert re.findall(r"`([a-z]+)`", " ".join(explained)) == [
        it.name for it in options(bot.registry.by_root[Root.CLASS]["start"])
    ]
    for root in STAFF_ROOTS:
        for name in bot.registry.by_root[root]:
            assert f"/{root} {name}" in ALL or f"`{name}`" in ALL or f"`{name} [" in ALL, name


def test_the_readme_counts_what_is_there(everything: Library) -> None:
    library = everything
    assert f"{len(library.facts)} facts from {len(library.sources)} sources" in README
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"{len(library.facts)} facts and {len(library.questions)} questions" in changelog


def test_the_buttons_that_teachers_are_told_of_are_called_so() -> None:
    told = set(re.findall(r"\*\*([^*]+)\*\*", PAGES[ROOT / "docs/teachers.md"]))
    say = Voice("en")
    called = {
        say(key, name="").rstrip(" …")
        for key in (*LABELS.values(), "act-gradebook", "act-next", "act-people", "paper-print")
    }
    called |= {
        say(key).rstrip(" …") for key in ("sets-bring", "sets-template", "sets-preview", "sets-export", "sets-drop")
    }
    assert len(told) > 5
    assert told <= called


def test_the_readme_names_every_topic_and_every_quiz(library: Library) -> None:
    listed = " ".join(section("What is in it").casefold().split())
    say = Voice("en")
    for topic in {fact.topic for fact in library.facts.values()}:
        assert say(f"topic-{topic}").casefold() in listed, topic
    for quiz in library.quizzes.values():
        assert quiz.title.en.casefold() in listed, quiz.id


def test_the_readme_is_at_most_six_screens_of_a_phone() -> None:
    words = re.sub(r"!?\[([^]]*)\]\([^)]*\)", r"\1", re.sub(r"^!\[.*$", "", README, flags=re.MULTILINE))
    paragraphs = re.sub(r"(?<=\S)\n(?=[^\n|#`-])", " ", words).splitlines()  # lines of one paragraph flow together
    lines = sum(max(1, -(-len(line) // COLUMNS)) for line in paragraphs)
    assert lines <= SCREENS * LINES


def test_every_make_command_of_the_documents_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = ALL + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for target in set(re.findall(r"(?:`|^)make ([a-z-]+)", text, re.MULTILINE)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_file_that_the_documents_point_to_exists() -> None:
    for path, text in PAGES.items():
        for name in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (path.parent / name).is_file(), (path.name, name)


def test_the_procfile_runs_the_bot_as_a_worker_and_as_a_web_process() -> None:
    assert (ROOT / "Procfile").read_text().splitlines() == ["worker: python -m bot", "web: python -m bot"]


def test_every_setting_is_in_the_example_with_a_sentence() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    for name in _CHECKS:
        place = next(number for number, line in enumerate(lines) if line.startswith(f"{name}="))
        assert lines[place - 1].startswith("# "), name


def test_the_lock_files_have_hashes_and_name_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        for pin in re.findall(r"^[a-z0-9-]+==.*$", text, re.MULTILINE):
            assert pin.endswith("\\"), pin
