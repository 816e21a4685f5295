"""Has programs that are not ours read our exports of all questions, and counts the differences. See the README here."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import Kind, NumberNear, TrueFalse, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import Format, prose, read, template, write
from bot.formats.plain import from_html, lines
from bot.quiz.as_set import questions_as_set
from content.loader import load
from tests.formats.qti_structure import wrong_in

HERE = Path(__file__).parent
Judge = Callable[[QuestionSet, Path], Iterator[str]]


class NotAskedError(Exception):
    """A judge is not installed here."""


def run(*command: str | Path, where: Path | None = None, **more: str) -> str:
    """What a program prints, in the folder `where`."""
    whole, env = [*map(str, command)], os.environ | more
    done = subprocess.run(whole, capture_output=True, text=True, check=True, env=env, cwd=where)
    return done.stdout


def gift(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """gift-pegjs: what is asked, each choice and what it is worth, each feedback, id and tags."""
    if "JUDGES_NODE" not in os.environ:
        raise NotAskedError("JUDGES_NODE")
    path, say = folder / "quiz.txt", Voice(questions.language)
    path.write_bytes(write(questions, Format.GIFT).data)
    modules = str(Path(os.environ["JUDGES_NODE"]) / "node_modules")
    found = json.loads(run("node", HERE / "gift_judge.js", path, NODE_PATH=modules))
    asked = [one for one in found if one["type"] != "Category"]
    yield from differences("questions", len(asked), len(questions.questions))
    for one, it in zip(asked, questions.questions, strict=False):
        told = one["globalFeedback"]["text"] if one["globalFeedback"] else ""
        yield from differences(f"{it.id} prompt", one["stem"]["text"], prose.introduced(it, say))
        yield from differences(f"{it.id} feedback", told, prose.explained(it, say))
        yield from differences(f"{it.id} id", (one["id"], one["tags"] or []), (it.id, list(it.tags)))
        yield from differences(f"{it.id} answers", list(_given(one)), list(_meant(it)))


def _given(one: dict[str, Any]) -> Iterator[object]:
    match one["type"]:
        case "TF":
            told = (
                one["trueFeedback"],
                one["falseFeedback"],
            )  # it means: if wrong, if right
            yield one["isTrue"], [it and it["text"] for it in told]
        case "Numerical":
            for it in one["choices"] if isinstance(one["choices"], list) else [one["choices"]]:
                yield Decimal(str(it["text"]["number"])), Decimal(str(it["text"]["range"] or 0))
        case _:
            for it in one["choices"]:
                right = it["isCorrect"] or (it["weight"] or 0) > 0
                yield it["text"]["text"], right, it["feedback"] and it["feedback"]["text"]


def _meant(it: SetQuestion) -> Iterator[object]:
    match it.key:
        case TrueFalse(is_true):
            yield is_true, [it.choices[1 if is_true else 0].note, None]
        case NumberNear(value, tolerance):
            yield value, tolerance
        case WordAmong(accepted):
            for word in accepted:
                yield word.replace("*", "\\*"), True, None
        case _:
            for at, choice in enumerate(it.choices):
                yield choice.text, at in it.right, choice.note


def forms(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """Node: the script runs, and makes the quiz."""
    path = folder / "quiz.js"
    path.write_bytes(write(questions, Format.FORMS).data)
    run("node", "--check", path)
    made = json.loads(run("node", HERE / "forms_judge.js", path))
    yield from differences("title", (made["title"], made["quiz"]), (questions.title or "Quiz", True))
    yield from differences("questions", len(made["items"]), len(questions.questions))
    for one, it in zip(made["items"], questions.questions, strict=False):
        yield from differences(f"{it.id} prompt", one["title"], it.prompt)
        choices = [(choice["value"], choice["right"]) for choice in one.get("choices", [])]
        yield from differences(
            f"{it.id} choices", choices, [(c.text, at in it.right) for at, c in enumerate(it.choices)]
        )
        links = [[source.url, source.short] for source in it.sources if source.url]
        told = one.get("incorrect") or one["general"]
        yield from differences(f"{it.id} links", told["links"], links)
        for part in (it.because, *(choice.note or "" for choice in it.choices), *(c.text for c in it.caveats)):
            yield from differences(f"{it.id} feedback", part in told["text"], True)


def anki(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """Anki: the same file twice adds nothing, and a corrected one changes what is there."""
    if "JUDGES_ANKI" not in os.environ:
        raise NotAskedError("JUDGES_ANKI")
    first, second = folder / "first.apkg", folder / "second.apkg"
    first.write_bytes(write(questions, Format.ANKI).data)
    changed = replace(questions.questions[0], because="Corrected.")
    corrected = replace(questions, questions=(changed, *questions.questions[1:]))
    subprocess.run(["sleep", "1.1"], check=True)  # Anki tells by the second which of two is newer
    second.write_bytes(write(corrected, Format.ANKI).data)
    said = json.loads(run(os.environ["JUDGES_ANKI"], HERE / "anki_judge.py", folder / "c.anki2", first, first, second))
    count = len(questions.questions)
    yield from differences("first", (said["log"][0]["new"], said["log"][0]["notes"]), (count, count))
    yield from differences("again", (said["log"][1]["new"], said["log"][1]["duplicate"]), (0, count))
    third = said["log"][2]
    yield from differences("corrected", (third["new"], third["updated"] > 0, third["notes"]), (0, True, count))
    notes = {one["fields"]["Id"]: one for one in said["notes"]}
    for it in corrected.questions:
        fields = {name: from_html(text).text.strip() for name, text in notes[it.id]["fields"].items()}
        yield from differences(f"{it.id} question", fields["Question"], it.prompt)
        yield from differences(f"{it.id} answer", fields["Answer"], it.answer)
        shown = [] if it.kind is Kind.TRUE_FALSE else [choice.text for choice in it.choices]
        yield from differences(f"{it.id} choices", lines(fields["Choices"]).split("\n") if shown else [], shown)
        for part in (it.because, *(choice.note or "" for choice in it.choices)):
            yield from differences(f"{it.id} explanation", part in fields["Explanation"], True)
        for source in it.sources:
            yield from differences(f"{it.id} source", source.short in fields["Sources"], True)


def qti(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """onyx2moodle reads the package and writes Moodle's XML, which we read: which choice is right."""
    if "JUDGES_ANKI" not in os.environ:
        raise NotAskedError("JUDGES_ANKI")
    package, outer, made = folder / "quiz.zip", folder / "outer.zip", folder / "made.xml"
    package.write_bytes(write(questions, Format.QTI).data)
    yield from wrong_in(package.read_bytes())
    beside = Path(os.environ["JUDGES_ANKI"]).parent
    run(beside / "qti-convert", "upgrade", package, folder / "three.zip")
    with zipfile.ZipFile(folder / "three.zip") as three:
        items = [name for name in three.namelist() if name.startswith("items/")]
        yield from differences("QTI 3.0", len(items), len(questions.questions))
    _one_each(package, outer)
    run(beside / "onyx2moodle", "convert", outer, "-o", made, where=folder)  # it leaves a folder behind
    found = read("", made.read_bytes(), questions.language)
    there = {lines(it.prompt): it for it in found.questions.questions}
    say = Voice(questions.language)
    chosen = [it for it in questions.questions if it.is_chosen]
    for it in chosen:
        one = there.get(it.prompt) or there.get(prose.introduced(it, say))
        yield from differences(f"{it.id} found", one is not None, True)
        if one:
            right = {one.choices[at].text for at in one.right}
            yield from differences(f"{it.id} right", right, {it.choices[at].text for at in it.right})


def _one_each(package: Path, outer: Path) -> None:
    """A zip of packages with one item each, as ONYX has them."""
    with zipfile.ZipFile(package) as ours, zipfile.ZipFile(outer, "w") as all_of_them:
        for name in ours.namelist():
            if name.startswith("items/"):
                held = BytesIO()
                with zipfile.ZipFile(held, "w") as inner:
                    inner.writestr("imsmanifest.xml", ours.read("imsmanifest.xml"))
                    inner.writestr(Path(name).name, ours.read(name))
                all_of_them.writestr(f"all/{Path(name).stem}.zip", held.getvalue())


def office(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """LibreOffice saves our workbooks anew, and makes workbooks of our tables: nothing changes."""
    if not shutil.which("soffice"):
        raise NotAskedError("libreoffice")
    for format in (Format.XLSX, Format.KAHOOT, Format.CSV, Format.BLOOKET):
        written = write(questions, format)
        ours = read("", written.data, questions.language)
        source = folder / f"{format}.{written.name.rpartition('.')[2]}"
        source.write_bytes(written.data)
        (folder / "out").mkdir(exist_ok=True)
        filters = ["--infilter=CSV:44,34,76,1,,0,true,true,false,false"] if source.suffix == ".csv" else []
        home = f"-env:UserInstallation=file://{folder}/office"
        run("soffice", home, "--headless", *filters, "--convert-to", "xlsx", "--outdir", folder / "out", source)
        theirs = read("", (folder / "out" / f"{format}.xlsx").read_bytes(), questions.language)
        yield from differences(f"{format} problems", theirs.problems, ours.problems)
        yield from differences(f"{format} count", len(theirs.questions.questions), len(ours.questions.questions))
        for one, it in zip(theirs.questions.questions, ours.questions.questions, strict=False):
            yield from differences(f"{format} {it.id}", one, it)


def hostile(questions: QuestionSet, folder: Path) -> Iterator[str]:
    """LibreOffice takes every cell for what it looks like, and works out formulas: ours never look like one."""
    if not shutil.which("soffice"):
        raise NotAskedError("libreoffice")
    texts = (
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1)",
        "\t=1+1",
        '=HYPERLINK("http://x.example";"x")',
        "'=1+1",
        "＝1+1",
        "=cmd|' /C calc'!A0",
    )
    bad = tuple(replace(questions.questions[0], id=f"q-{at}", prompt=text) for at, text in enumerate(texts))
    for format in (Format.CSV, Format.BLOOKET, Format.GIMKIT, Format.XLSX, Format.KAHOOT):
        written = write(replace(questions, questions=bad), format)
        source = folder / f"{format}.{written.name.rpartition('.')[2]}"
        source.write_bytes(written.data)
        filters = (
            ["--infilter=CSV:44,34,76,1,,0,false,true,true,false,false,-1,true"] if source.suffix == ".csv" else []
        )
        home = f"-env:UserInstallation=file://{folder}/office"
        run("soffice", home, "--headless", *filters, "--convert-to", "xlsx", "--outdir", folder / "out", source)
        pages = openpyxl.load_workbook(folder / "out" / f"{format}.xlsx")
        found = [cell.value for page in pages for row in page.iter_rows() for cell in row if cell.data_type == "f"]
        yield from differences(f"{format} formulas", found, [])


def differences(what: str, found: object, meant: object) -> Iterator[str]:
    """What is not as it was meant."""
    if found != meant:
        yield f"{what}: {str(found)[:300]!r} instead of {str(meant)[:300]!r}"


JUDGES: dict[str, Judge] = {
    "gift": gift,
    "forms": forms,
    "anki": anki,
    "qti": qti,
    "office": office,
    "hostile": hostile,
}


def main() -> int:
    """1 if anything differs."""
    library, wrong = load(), 0
    for name in sys.argv[1:] or JUDGES:
        for language in LANGUAGES:
            everything = questions_as_set(library, list(library.questions.values()), "All questions", language)
            five = read("", template(language).data, language).questions
            for questions in (everything, replace(five, title="Five kinds")):
                with tempfile.TemporaryDirectory() as folder:
                    try:
                        found = list(JUDGES[name](questions, Path(folder)))
                    except NotAskedError as missing:
                        print(f"{name} {language}: not asked, {missing} is missing")
                        continue
                wrong += len(found)
                print(f"{name} {language}: {len(questions.questions)} questions, {len(found)} differences", flush=True)
                for line in found[:10]:
                    print(f"   {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
