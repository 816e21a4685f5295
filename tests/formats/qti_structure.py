"""How a package of QTI 2.1 must be built, by the information model of its specification: what may stand in what and in
which order, which attributes there must be, and what points to what. Only of the elements that we write."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
CONTENT = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PLACE = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,31}")
"""What every system takes: a name of XML of 32 characters at most, without the full stop that parts names in tests."""
FLOAT = re.compile(r"-?\d+(\.\d+)?")


class Rule(NamedTuple):
    """Of an element: its children in their order (a regular expression of names), its attributes, whether it has text.

    An attribute with a question mark may be missing.
    """

    children: str = ""
    attributes: str = ""
    text: bool = False


EXPRESSION = "(match|equal|variable|correct|mapResponse|multiple|baseValue)"
ACTION = "(responseCondition|setOutcomeValue)"
BEFORE = "(preCondition )*(branchRule )*(itemSessionControl )?(timeLimits )?"
FLOW = "((p|div|ul|ol|a|br|span|strong|em) )*"
ITEM = {
    "assessmentItem": Rule(
        "(responseDeclaration )*(outcomeDeclaration )*(templateDeclaration )*(templateProcessing )?(stylesheet )*"
        "(itemBody )?(responseProcessing )?(modalFeedback )*",
        "identifier title adaptive timeDependent lang? schemaLocation?",
    ),
    "responseDeclaration": Rule("(defaultValue )?(correctResponse )?(mapping )?", "identifier cardinality baseType?"),
    "outcomeDeclaration": Rule("(defaultValue )?", "identifier cardinality baseType?"),
    "defaultValue": Rule("(value )+"),
    "correctResponse": Rule("(value )+"),
    "value": Rule(text=True),
    "mapping": Rule("(mapEntry )+", "defaultValue lowerBound? upperBound?"),
    "mapEntry": Rule("", "mapKey mappedValue caseSensitive?"),
    "itemBody": Rule("((p|div|choiceInteraction) )*"),
    "p": Rule("((a|br|span|strong|em|textEntryInteraction) )*", text=True),
    "a": Rule("", "href", text=True),
    "textEntryInteraction": Rule("", "responseIdentifier expectedLength?"),
    "choiceInteraction": Rule("(prompt )?(simpleChoice )+", "responseIdentifier shuffle maxChoices minChoices?"),
    "simpleChoice": Rule(FLOW, "identifier fixed?", text=True),
    "responseProcessing": Rule(f"({ACTION} )*"),
    "responseCondition": Rule("responseIf (responseElseIf )*(responseElse )?"),
    "responseIf": Rule(f"{EXPRESSION} ({ACTION} )*"),
    "setOutcomeValue": Rule(f"{EXPRESSION} ", "identifier"),
    "match": Rule(f"{EXPRESSION} {EXPRESSION} "),
    "equal": Rule(f"{EXPRESSION} {EXPRESSION} ", "toleranceMode tolerance?"),
    "multiple": Rule(f"({EXPRESSION} )*"),
    "variable": Rule("", "identifier"),
    "correct": Rule("", "identifier"),
    "mapResponse": Rule("", "identifier"),
    "baseValue": Rule("", "baseType", text=True),
    "modalFeedback": Rule(FLOW, "outcomeIdentifier showHide identifier title?", text=True),
}
TEST = {
    "assessmentTest": Rule(
        "(outcomeDeclaration )*(timeLimits )?(testPart )+(outcomeProcessing )?(testFeedback )*",
        "identifier title schemaLocation?",
    ),
    "testPart": Rule(f"{BEFORE}(assessmentSection )+(testFeedback )*", "identifier navigationMode submissionMode"),
    "assessmentSection": Rule(
        f"{BEFORE}(selection )?(ordering )?(rubricBlock )*(assessmentItemRef )*", "identifier title visible"
    ),
    "assessmentItemRef": Rule(f"{BEFORE}(variableMapping )*(weight )*(templateDefault )*", "identifier href"),
    "timeLimits": Rule("", "minTime? maxTime?"),
}
MANIFEST = {
    "manifest": Rule("metadata organizations resources ", "identifier schemaLocation?"),
    "organizations": Rule(),
    "resources": Rule("(resource )*"),
    "resource": Rule("(metadata )?(file )*(dependency )*", "identifier type href"),
    "file": Rule("", "href"),
    "dependency": Rule("", "identifierref"),
    "schema": Rule(text=True),
    "schemaversion": Rule(text=True),
}
SAID = {
    "cardinality": {"single", "multiple", "ordered", "record"},
    "baseType": {"identifier", "float", "string", "integer", "boolean"},
    "adaptive": {"true", "false"},
    "timeDependent": {"true", "false"},
    "shuffle": {"true", "false"},
    "caseSensitive": {"true", "false"},
    "visible": {"true", "false"},
    "showHide": {"show", "hide"},
    "toleranceMode": {"exact", "absolute", "relative"},
    "navigationMode": {"linear", "nonlinear"},
    "submissionMode": {"individual", "simultaneous"},
}
"""What may stand in an attribute."""


def wrong_in(package: bytes) -> list[str]:
    """All that is not as it must be in a package; nothing if it is well."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        roots = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
    manifest, test = roots.pop("imsmanifest.xml"), roots.pop("test.xml")
    items = {name: root for name, root in roots.items() if name.startswith("items/")}
    problems = [*_built(manifest, CONTENT, MANIFEST), *_built(test, QTI, TEST), *_pointed(manifest, test, items)]
    for name, item in items.items():
        problems += [f"{name}: {it}" for it in (*_built(item, QTI, ITEM), *_meant(item))]
    return problems + [f"{name}: not in the manifest" for name in roots.keys() - items.keys()]


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _built(element: ET.Element, namespace: str, rules: dict[str, Rule]) -> Iterator[str]:
    """Of an element and all in it: where something stands that may not, or is missing."""
    name = _local(element.tag)
    if name == "metadata":  # which holds what any standard has to say
        return
    rule = rules.get(name)
    if rule is None or not element.tag.startswith(namespace):
        yield f"{element.tag} may not stand here"
        return
    order = "".join(f"{_local(child.tag)} " for child in element)
    if not re.fullmatch(rule.children, order):
        yield f"{name}: {order or 'nothing '}in it"
    has, may = {_local(it) for it, _ in element.items()}, {it.rstrip("?") for it in rule.attributes.split()}
    must = {it for it in rule.attributes.split() if not it.endswith("?")}
    if not must <= has <= may:
        yield f"{name}: {sorted(must - has)} missing, {sorted(has - may)} more"
    yield from (f"{name}: {it}={said}" for it, said in element.items() if said not in SAID.get(it, {said}))
    texts = (element.text, *(child.tail for child in element))
    if not rule.text and any((it or "").strip() for it in texts):
        yield f"{name}: has text"
    for child in element:
        yield from _built(child, namespace, rules)


def _meant(item: ET.Element) -> Iterator[str]:
    """Of an item: names that are no names, or point to nothing; right answers that cannot be given."""
    responses = {str(it.get("identifier")): it for it in item.iter(f"{QTI}responseDeclaration")}
    outcomes = {it.get("identifier") for it in item.iter(f"{QTI}outcomeDeclaration")}
    yield from (f"{it.get('identifier')} is no name" for it in item.iter() if not _is_named(it))
    for interaction in item.iter():
        response = interaction.get("responseIdentifier")
        if response is not None:
            declared = responses.get(response)
            yield from [f"{response} is not declared"] if declared is None else _answered(interaction, declared)
    shown = {it.text for it in item.iter(f"{QTI}baseValue") if it.get("baseType") == "identifier"}
    offered = {it.get("identifier") for it in item.iter(f"{QTI}simpleChoice")}
    for feedback in item.iter(f"{QTI}modalFeedback"):
        if feedback.get("outcomeIdentifier") not in outcomes or feedback.get("identifier") not in shown | offered:
            yield f"the feedback {feedback.get('identifier')} is never shown"
    for told in item.iter(f"{QTI}setOutcomeValue"):
        if told.get("identifier") not in outcomes:
            yield f"{told.get('identifier')} is not declared"


def _is_named(element: ET.Element) -> bool:
    return bool(IDENTIFIER.fullmatch(element.get("identifier", "x")))


def _answered(interaction: ET.Element, declared: ET.Element) -> Iterator[str]:
    """What is right can be given in this interaction."""
    right = [it.text or "" for it in declared.iterfind(f"{QTI}correctResponse/{QTI}value")]
    if declared.get("cardinality") == "single" and len(right) != 1:
        yield f"{len(right)} values are right"
    choices = [it.get("identifier") for it in interaction.iter(f"{QTI}simpleChoice")]
    if choices:
        most = int(interaction.get("maxChoices", "0"))
        if len(set(choices)) < len(choices) or not set(right) <= set(choices) or not len(right) <= most <= len(choices):
            yield f"{right} of {choices} are right, {most} may be chosen"
    elif declared.get("baseType") == "float" and not all(FLOAT.fullmatch(it) for it in right):
        yield f"{right} are no numbers"


def _pointed(manifest: ET.Element, test: ET.Element, items: dict[str, ET.Element]) -> Iterator[str]:
    """Manifest, test and items name the same, each once."""
    resources = list(manifest.iter(f"{CONTENT}resource"))
    kinds = {"imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"}
    yield from (f"{it.get('type')} is no type" for it in resources if it.get("type") not in kinds)
    yield from (f"{it.get('identifier')} is no name" for it in (*resources, *test.iter()) if not _is_named(it))
    names = [str(it.get("identifier")).lower() for it in test.iter() if it.get("identifier")]
    if len(set(names)) < len(names):
        yield "two parts of the test have one name"
    listed = {it.get("identifier"): it.get("href") for it in resources if it.get("type") == "imsqti_item_xmlv2p1"}
    asked = {it.get("identifier"): it.get("href") for it in test.iter(f"{QTI}assessmentItemRef")}
    held = {item.get("identifier"): name for name, item in items.items()}
    needed = {it.get("identifierref") for it in manifest.iter(f"{CONTENT}dependency")}
    files = {it.get("href") for it in manifest.iter(f"{CONTENT}file")}
    if not listed == asked == held or needed != set(held) or files != {*items, "test.xml"}:
        yield "manifest, test and items name different things"
    about = [it.text for it in manifest.iterfind(f"{CONTENT}metadata/*")]
    if about != ["QTIv2.1 Package", "1.0.0"]:
        yield f"the manifest is of {about}"
