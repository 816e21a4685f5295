"""Writes a package of QTI 2.1: a manifest, an item for each question, and a test that has them all. Pure."""

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import ids
from bot.formats.carrying import tell_lost
from bot.formats.model import Notes, Written
from bot.formats.packing import packed
from bot.formats.qti_item import INSTANCE, item, schema

_CONTENT = "http://www.imsglobal.org/xsd/imscp_v1p1"
_CONTENT_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
_LOM = "http://ltsc.ieee.org/xsd/LOM"
_LOM_SCHEMA = "http://www.imsglobal.org/xsd/imsmd_loose_v1p3p2.xsd"
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,31}")
"""32 characters are what every system has to take; a full stop parts names in a test."""
_TEST, _PART, _SECTION = "test", "part", "section"
_CARRIED = ("because", "notes", "sources", "content-note", "caveats", "tags", "topic", "seconds", "unit")


def write(questions: QuestionSet) -> Written:
    """The package."""
    say, notes = Voice(questions.language), Notes()
    named = _named(questions)
    files = {"imsmanifest.xml": _manifest(questions, named), "test.xml": _test(questions, named)}
    for number, (name, question) in enumerate(named.items(), start=1):
        files[f"items/{name}.xml"] = item(question, name, say)
        tell_lost(notes, number, question, _CARRIED)
    data = packed({name: _written(root) for name, root in files.items()})
    return Written(ids.file_name(f"{questions.title} qti", "zip"), data, tuple(notes.all()))


def _written(root: Element) -> bytes:
    if root.tag != "assessmentItem":  # in which white space may be shown
        indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data


def _named(questions: QuestionSet) -> Mapping[str, SetQuestion]:
    """Each question by a name that every system takes, as XML, in a test and for a file."""
    named: dict[str, SetQuestion] = {}
    used = {_TEST, _PART, _SECTION}
    for at, question in enumerate(questions.questions):
        wished = (question.id, f"q-{question.id}", f"q-{ids.digest(question.id, 6):x}", f"q-{at}-{len(used)}")
        name = next(it for it in wished if _NAME.fullmatch(it) and it.lower() not in used)
        used.add(name.lower())
        named[name] = question
    return named


def _manifest(questions: QuestionSet, named: Mapping[str, SetQuestion]) -> Element:
    about = {
        "xmlns": _CONTENT,
        "xmlns:xsi": INSTANCE,
        "xmlns:lom": _LOM,
        "xsi:schemaLocation": f"{_CONTENT} {_CONTENT_SCHEMA} {_LOM} {_LOM_SCHEMA}",
        "identifier": f"manifest-{ids.digest(questions.title + questions.language, 6):x}",
    }
    root = Element("manifest", about)
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    test = SubElement(resources, "resource", identifier=_TEST, type="imsqti_test_xmlv2p1", href="test.xml")
    SubElement(test, "file", href="test.xml")
    for name, question in named.items():
        SubElement(test, "dependency", identifierref=name)
        href = f"items/{name}.xml"
        resource = SubElement(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=href)
        words = [word for word in (question.topic, *question.tags) if word]
        if words:
            _keywords(SubElement(resource, "metadata"), words, questions.language)
        SubElement(resource, "file", href=href)
    return root


def _keywords(metadata: Element, words: Sequence[str], language: str) -> None:
    general = SubElement(SubElement(metadata, "lom:lom"), "lom:general")
    for word in words:
        SubElement(SubElement(general, "lom:keyword"), "lom:string", language=language).text = word


def _test(questions: QuestionSet, named: Mapping[str, SetQuestion]) -> Element:
    title = questions.title or "Quiz"
    root = Element("assessmentTest", {**schema(), "identifier": _TEST, "title": title})
    part = SubElement(root, "testPart", identifier=_PART, navigationMode="nonlinear", submissionMode="individual")
    section = SubElement(part, "assessmentSection", identifier=_SECTION, title=title, visible="true")
    for name, question in named.items():
        reference = SubElement(section, "assessmentItemRef", identifier=name, href=f"items/{name}.xml")
        if question.seconds:
            SubElement(reference, "timeLimits", maxTime=str(question.seconds))
    return root
