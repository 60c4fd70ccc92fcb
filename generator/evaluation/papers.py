"""One paper: its annotation and what was found in it, category by category.

Enters: two objects of the contract's shape.
Leaves: a `Tally` for each category of `PAPER_CATEGORIES`.

Rules: a citation is its kind, number and date, or without a number its ordinal or the law's name; a cited document its number, and scope
and year where both sides give them; a duty its office and top-level provision; a figure its value and unit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from generator.evaluation.spelling import amount, date, number, path, plain
from generator.evaluation.tally import Key, Mark, Tally, covering, each

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Json = dict[str, Any]

_FIELDS = (
    "doc_type",
    "number",
    "symbol",
    "issuer",
    "level",
    "province",
    "district",
    "commune",
    "place",
    "date",
    "title",
    "signer",
    "signer_title",
)
_UNIT_FIELDS = frozenset({"province", "district", "commune", "place"})
_UNIT = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn) ")
_TITLE_LEAD = re.compile(r"(?:về việc|v/v) ")
_ORDINAL = re.compile(r"(?:lần thứ|khóa) ([ivxlc]+)\b")
_DIRECTIVE = re.compile(r"(?:[^:]*:)?([^@:]+)(?:@([^:]*))?(?::(\d{4}))?")
_OFFICE_LEAD = re.compile(r"(?:(?:đề nghị|giao|các) )+")
_OPTIONAL_KINDS = frozenset({"vague", "programme"})


def compare_papers(gold: Json, found: Json) -> dict[str, Tally]:
    """Every category of one paper."""
    outline = (_marks(gold, "outline", _unit, _said_optional), _marks(found, "outline", _unit))
    citations = (
        _marks(gold, "citations", _citation, _said_optional),
        _marks(found, "citations", _citation, lambda it: not it.get("number") and it.get("kind") in _OPTIONAL_KINDS),
    )
    aliases = {plain(alias): plain(it["name"]) for it in gold["campaigns"] for alias in it.get("aliases", ())}
    return {
        "meta": each(_meta(gold["meta"], gold["meta"]), _meta(found.get("meta") or {}, gold["meta"])),
        "outline": each(*outline),
        "outline.numbered": each(*_only(outline, lambda key: "-" not in key[0])),
        "outline.heading": each(_headings(gold, run_in_optional=True), _headings(found, run_in_optional=False)),
        "citations": each(*citations),
        "citations.numbered": each(*_only(citations, lambda key: bool(key[1]))),
        "distinct_directives": covering(
            _marks(gold, "distinct_directives", _directive, _said_optional),
            _marks(found, "distinct_directives", _directive),
            _same_directive,
        ),
        "anniversaries": each(_marks(gold, "anniversaries", _anniversary, _said_optional), _marks(found, "anniversaries", _anniversary)),
        "campaigns": each(_campaigns(gold, {}, _said_optional), _campaigns(found, aliases, _never)),
        "targets": each(
            _marks(gold, "targets", _target, _said_optional), _marks(found, "targets", _target, lambda it: it.get("value") is None)
        ),
        "assignments": covering(
            [*_marks(gold, "assignments", _assignment, _said_optional), *_partners(gold)],
            _marks(found, "assignments", _assignment),
            _same_assignment,
        ),
        "deadlines": each(
            _marks(gold, "deadlines", _deadline, _said_optional), _marks(found, "deadlines", _deadline, lambda it: not it.get("date"))
        ),
    }


def _said_optional(item: Json) -> bool:
    return bool(item.get("optional"))


def _never(_item: Json) -> bool:
    return False


def _marks(paper: Json, category: str, key: Callable[[Json], tuple[Key, str]], optional: Callable[[Json], bool] = _never) -> list[Mark]:
    """Marks of one list; the key function gives the key and the name."""
    marks = []
    for item in paper.get(category) or ():
        made, name = key(item)
        marks.append(Mark(key=made, name=name, optional=optional(item)))
    return marks


def _only(pair: tuple[list[Mark], list[Mark]], wanted: Callable[[Key], bool]) -> tuple[list[Mark], list[Mark]]:
    gold, found = ([mark for mark in marks if wanted(mark.key)] for marks in pair)
    return gold, found


def _meta(meta: Json, gold: Json) -> list[Mark]:
    """Fields that are said, themes and the bounds of the period; accepted variants count as the annotated value."""
    values = [(field, meta.get(field)) for field in _FIELDS] + [("themes", theme) for theme in meta.get("themes") or ()]
    marks = []
    for field, value in values:
        if value in (None, ""):
            continue
        made = _field(field, _accepted(field, value, gold))
        marks.append(Mark(key=(field, made), name=f"{field}: {value}"))
    period = meta.get("period") or {}
    for side, rest in (("start", "-01-01"), ("end", "-12-31")):
        day = date(period.get(side))
        if day:
            marks.append(Mark(key=(f"period.{side}", day + rest[len(day) - 4 :]), name=f"period.{side}: {day}"))
    return marks


def _accepted(field: str, value: object, gold: Json) -> object:
    """The annotated value in place of a variant of it."""
    for variant in (gold.get("alt") or {}).get(field, ()):
        if plain(variant) == plain(value):
            value = gold[field][0] if field == "themes" else gold[field]
    return value


def _field(field: str, value: object) -> str:
    if field == "number":
        return number(value)
    if field == "date":
        return date(value)
    text = plain(value)
    if field == "title":
        return _TITLE_LEAD.sub("", text, count=1) if _TITLE_LEAD.match(text) else text
    if field in _UNIT_FIELDS and (unit := _UNIT.match(text)):
        return text[unit.end() :]
    return text


def _unit(item: Json) -> tuple[Key, str]:
    words = item.get("heading") or item.get("starts") or ""
    return (path(item.get("path")),), f"{item.get('path')} {words}".strip()


def _headings(paper: Json, *, run_in_optional: bool) -> list[Mark]:
    return [
        Mark(
            key=(path(item.get("path")), plain(item["heading"])),
            name=f"{item.get('path')} {item['heading']}",
            optional=run_in_optional and bool(item.get("run_in")),
        )
        for item in paper.get("outline") or ()
        if item.get("heading")
    ]


def _citation(item: Json) -> tuple[Key, str]:
    kind, raw = plain(item.get("doc_type")), plain(item.get("raw"))
    if item.get("number"):
        return (kind, number(item["number"]), date(item.get("date"))), str(item.get("raw"))
    ordinal = _ORDINAL.search(raw)
    return (kind, "", ordinal[1] if ordinal else raw if kind == "luật" else ""), str(item.get("raw"))


def _directive(item: Json) -> tuple[Key, str]:
    printed = plain(item.get("key"))
    parts = _DIRECTIVE.fullmatch(printed)
    key = (number(parts[1]), parts[2] or "", parts[3] or "") if parts else (printed, "", "")
    return key, str(item.get("key"))


def _same_directive(one: Key, other: Key) -> bool:
    """Same number; scope and year agree where both are said."""
    years = {part for part in (one[2], other[2]) if part}
    return one[0] == other[0] and len(years) < 2 and (one[1] in other[1] or other[1] in one[1])


def _anniversary(item: Json) -> tuple[Key, str]:
    days = (date(item.get("origin")), date(item.get("observed")))
    return (days if any(days) else ("years", plain(item.get("years")))), str(item.get("raw") or item.get("event"))


def _campaigns(paper: Json, aliases: dict[str, str], optional: Callable[[Json], bool]) -> list[Mark]:
    def key(item: Json) -> tuple[Key, str]:
        name = plain(item.get("name"))
        return (aliases.get(name, name),), str(item.get("name"))

    return _marks(paper, "campaigns", key, optional)


def _target(item: Json) -> tuple[Key, str]:
    return (amount(item.get("value")), plain(item.get("unit")).replace(" ", "")), f"{item.get('path')} {item.get('raw')}"


def _deadline(item: Json) -> tuple[Key, str]:
    return (date(item.get("date")),), f"{item.get('path')} {item.get('raw')}"


def _assignment(item: Json) -> tuple[Key, str]:
    return _duty(item.get("body"), item), f"{item.get('path')} {item.get('body')}"


def _duty(office: object, item: Json) -> Key:
    name = plain(office)
    lead = _OFFICE_LEAD.match(name)
    return (name[lead.end() :] if lead else name, path(item.get("path")).split(".")[0])


def _partners(gold: Json) -> Iterable[Mark]:
    """Co-operating offices: not required as bodies of their own, but no mistake."""
    for item in gold["assignments"]:
        for office in item.get("with", ()):
            yield Mark(key=_duty(office, item), name=str(office), optional=True)


def _same_assignment(one: Key, other: Key) -> bool:
    """Same top-level provision, and the same office, or one of several words inside of the other's name."""
    if one[1] != other[1]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return short == long or (" " in short and bool(re.search(rf"\b{re.escape(short)}\b", long)))


PAPER_CATEGORIES = tuple(compare_papers({"meta": {}, "campaigns": [], "assignments": []}, {}))
"""All categories, in the order of reports."""
