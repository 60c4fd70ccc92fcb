"""Plans as Akoma Ntoso 3 (OASIS), the form in which other countries exchange legal papers.

Enters: a Plan and its address. Leaves: an XML document of type `doc`.

Only full editions that bear a number and a whole date: the standard names a work by both. Ids are the anchors of the site, so that a point is named the same
everywhere. Levels become the standard's own elements, dashes and plus-signs `indent`s; what stands before the first number is the preamble, what
follows the last one the conclusions. The words are those of the paper, each exactly once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from generator.model import UNIT_LEVELS, Edition, Level
from generator.text import collapse, slug

if TYPE_CHECKING:
    from generator.model import Plan, PlanMetadata, Provision

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_ELEMENTS = {
    Level.PART: "part",
    Level.SECTION: "section",
    Level.ARTICLE: "article",
    Level.CLAUSE: "paragraph",
    Level.SUBCLAUSE: "subparagraph",
    Level.POINT: "point",
    Level.ITEM: "indent",
    Level.SUBITEM: "indent",
}
_PARAGRAPHS = re.compile(r"\n\s*\n")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold."""
SOURCE = "#ke-hoach-mo"


def fit(metadata: PlanMetadata) -> bool:
    """Whether a plan can be named as the standard asks."""
    day = metadata.issued_on
    return bool(metadata.edition is Edition.FULL and metadata.number and day and day.day and day.valid)


def akoma_ntoso(plan: Plan, address: str, site_url: str) -> bytes:
    """The document. Raises ValueError for a plan that is not `fit`."""
    if not fit(plan.metadata):
        raise ValueError(plan.metadata.id)
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    doc = _add(root, "doc", name=slug(plan.metadata.kind))
    _meta(doc, plan.metadata, address, site_url)
    preface = _add(doc, "preface")
    _add(_add(preface, "p"), "docNumber", plan.metadata.number or "")
    _add(_add(preface, "p"), "docTitle", collapse(plan.metadata.title))
    units = [p for p in plan.provisions if p.level in UNIT_LEVELS]
    others = [p for p in plan.provisions if p.level not in UNIT_LEVELS]
    first = plan.provisions.index(units[0]) if units else len(plan.provisions)
    before = [p for p in others if plan.provisions.index(p) < first]
    after = [p for p in others if p not in before]
    if units and before:
        _block(_add(doc, "preamble"), before, plan.body)
    body = _add(doc, "mainBody")
    if units:
        _units(body, units, plan.body)
    else:
        _block(body, before, plan.body)
    if after:
        _block(_add(doc, "conclusions"), after, plan.body)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _meta(doc: etree._Element, about: PlanMetadata, address: str, site_url: str) -> None:
    """Who made what when, as the standard's three levels of work, wording and file."""
    assert about.issued_on
    day = about.issued_on.iso
    work = f"/akn/vn/doc/{slug(about.kind)}/{day}/{about.id}"
    identification = _add(_add(doc, "meta"), "identification", source=SOURCE)
    for name, uri in (("FRBRWork", work), ("FRBRExpression", f"{work}/vie@{day}"), ("FRBRManifestation", f"{work}/vie@{day}.xml")):
        part = _add(identification, name)
        _add(part, "FRBRthis", value=f"{uri}/!main" if name == "FRBRWork" else uri)
        _add(part, "FRBRuri", value=uri)
        if name == "FRBRWork":
            _add(part, "FRBRalias", value=f"{site_url or '/'}{address}/", name="kehoachmo")
        _add(part, "FRBRdate", date=day, name="ban hành")
        _add(part, "FRBRauthor", href="#issuer")
        if name == "FRBRWork":
            _add(part, "FRBRcountry", value="vn")
            _add(part, "FRBRnumber", value=about.number or "")
        if name == "FRBRExpression":
            _add(part, "FRBRlanguage", language="vie")
    references = _add(identification.getparent(), "references", source=SOURCE)
    _add(references, "TLCOrganization", eId="issuer", href=f"/akn/ontology/organization/vn/{slug(about.issuer)}", showAs=about.issuer)
    _add(references, "TLCOrganization", eId="ke-hoach-mo", href="/akn/ontology/organization/vn/ke-hoach-mo", showAs="Kế hoạch mở")


def _units(body: etree._Element, units: list[Provision], text: str) -> None:
    """Nest the units by their depth; own words of one that has others below it are their introduction."""
    above: list[tuple[int, etree._Element]] = [(-1, body)]
    for number, unit in enumerate(units):
        while above[-1][0] >= unit.depth:
            above.pop()
        element = _add(above[-1][1], _ELEMENTS[unit.level], eId=unit.anchor)
        if unit.label:
            _add(element, "num", unit.label)
        if unit.heading:
            _add(element, "heading", collapse(unit.heading.of(text)))
        has_children = number + 1 < len(units) and units[number + 1].depth > unit.depth
        words = unit.text.of(text) if unit.text else ""
        if words or not has_children:
            _paragraphs(_add(element, "intro" if has_children else "content"), words)
        above.append((unit.depth, element))


def _block(element: etree._Element, provisions: list[Provision], text: str) -> None:
    for provision in provisions:
        _paragraphs(element, provision.span.of(text))


def _paragraphs(element: etree._Element, words: str) -> None:
    for paragraph in _PARAGRAPHS.split(words.strip()):
        _add(element, "p", collapse(paragraph))


def _add(parent: etree._Element, tag: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()})
    if text:
        element.text = _FORBIDDEN.sub("\ufffd", text)
    return element
