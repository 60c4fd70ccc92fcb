"""The JSON that other tools rely on. Only this module knows its names.

Enters: an `AnnotatedPlan`, a phrase, diagnostics, a build report, the answers of a search.
Leaves: plain dicts, ready for `json.dumps`. Kinds of things that are not extracted are absent, never empty.

Strings are as printed with blanks collapsed, dates ISO and as precise as the paper, what is not said is None or an empty list.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from generator import registry
from generator.corpus import keys
from generator.corpus.congresses import LOCAL_PARTY, NATIONAL, read_congress
from generator.corpus.directives import roman
from generator.corpus.issuers import completed, units
from generator.diagnostics import Severity, count
from generator.extract.anniversaries import find_anniversaries
from generator.extract.citations import find_citations
from generator.gazetteer import Gazetteer
from generator.model import UNIT_LEVELS, CitationKind, PlaceNames
from generator.parse.letterhead import read_letterhead
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.diagnostics import Diagnostic
    from generator.model import Anniversary, AnnotatedPlan, Citation, Letterhead, PartialDate, Period, Plan, PlanMetadata
    from generator.pipeline import BuildReport

Json = dict[str, Any]

_OPTIONAL = frozenset({CitationKind.PROGRAMME, CitationKind.VAGUE})
_FIRST_WORDS = 9
_SYMBOL = re.compile(r"\d+[a-zđ]?\s*[-/]\s*(?:(?:19|20)\d\d\s*[-/]\s*)?")
_SCHOOL = re.compile(r"(?<!môi )(?<!thị )(?<!hiện )\btrường (?=\w)|\bhọc viện\b|\btrung tâm giáo dục (?:nghề|thường)")
_PARTY_SCOPE = {"tu": "tỉnh", "hu": "huyện", "du": "xã"}


# ── one plan ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def plan_json(annotated: AnnotatedPlan) -> Json:
    """Everything that is extracted from one plan."""
    metadata = annotated.metadata
    identities = [_identity(citation, metadata.place) for citation in annotated.citations]
    _complete(identities)
    return {
        "meta": _meta(annotated),
        "recipients": [collapse(line) for line in annotated.plan.recipients],
        "outline": _outline(annotated.plan),
        "citations": _citations(annotated.citations, identities, metadata.place),
        "distinct_directives": _directives(annotated.citations, identities, metadata.place),
        "anniversaries": [_anniversary(found) | {"path": found.path} for found in annotated.anniversaries],
    }


def _meta(annotated: AnnotatedPlan) -> Json:
    metadata = annotated.metadata
    place, signatory = metadata.place, metadata.signatory
    signed_as = [part for part in (signatory.capacity, signatory.position) if part] if signatory else []
    return {
        "doc_type": metadata.kind,
        "number": metadata.number,
        "symbol": symbol(metadata.number) or metadata.symbol,
        "issuer": metadata.issuer,
        "level": level(metadata),
        "province": place.province,
        "district": place.district,
        "commune": place.commune,
        "place": metadata.issued_at,
        "date": _iso(metadata.issued_on),
        "title": collapse(metadata.title),
        "signer": signatory.name if signatory else None,
        "signer_title": " ".join(signed_as) or None,
        "period": _period(annotated.period),
        "themes": [collapse(theme) for theme in annotated.themes],
    }


def symbol(number: str | None) -> str | None:
    """What follows the digits: `0124/KH-UBND` → `KH-UBND`."""
    found = _SYMBOL.match(number) if number else None
    return (number[found.end() :] or None) if number and found else None


def level(metadata: PlanMetadata) -> str | None:
    """`central`, `province`, `district`, `commune` or `school`; None where nothing says."""
    issuer = metadata.issuer
    if _SCHOOL.search(issuer.lower()):
        return "school"
    place = metadata.place
    for name, value in (("commune", place.commune), ("district", place.district), ("province", place.province)):
        if value:
            return name
    named = units(issuer)
    if named:
        return {"city": "province"}.get(named[0].level, named[0].level)
    return "central" if keys.scope("", issuer) is keys.Scope.NATIONAL else None


def _period(period: Period | None) -> Json | None:
    if period is None:
        return None
    return {"start": _iso(period.start), "end": _iso(period.end), "basis": period.basis, "end_event": period.end_event}


def _iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def _outline(plan: Plan) -> list[Json]:
    """Numbered units, letters and dashes, in order."""
    out: list[Json] = []
    for provision in plan.provisions:
        if provision.level not in UNIT_LEVELS:
            continue
        words = provision.text.of(plan.body).split() if provision.text else []
        unit: Json = {
            "path": provision.path,
            "label": provision.label,
            "heading": collapse(provision.heading.of(plan.body)) if provision.heading else None,
            "starts": " ".join(words[:_FIRST_WORDS]) or None,
        }
        if provision.run_in:
            unit["run_in"] = True
        out.append(unit)
    return out


# ── citations ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class _Identity:
    """What makes two citations of one paper the same document; open parts are filled from a fuller citation."""

    __slots__ = ("code", "name", "period", "printed", "scope")

    def __init__(self, code: str, name: str, *, printed: str = "", scope: str | None = None, period: str | None = None) -> None:
        self.code = code
        self.name = name
        """Number, or the name that stands for it, without padding and separators."""
        self.printed = printed or name
        self.scope = scope
        self.period = period

    @property
    def group(self) -> tuple[str, str, str, str]:
        return (self.code, self.name, fold(self.scope or ""), self.period or "")

    @property
    def key(self) -> str:
        """`CT:04/CT-UBND@huyện Cư Jút:2021`; the congress term of central Party papers is no part of it."""
        out = f"{self.code}:{self.printed}"
        if self.scope:
            out += f"@{self.scope}"
        if self.period and self.period.isdigit():
            out += f":{self.period}"
        return out


def _identity(citation: Citation, place: PlaceNames) -> _Identity:
    """Identity of the document as far as the paper alone says it."""
    parts = keys.number_parts(citation.number) if citation.number else None
    kind = keys.kind_slug(citation.doc_type, parts)
    code = _code(kind, citation.doc_type)
    if parts is not None and citation.number:
        scope, period = None, None
        reach = keys.scope(parts.body, citation.issuer) if parts.body else None
        if reach is keys.Scope.CENTRAL_PARTY:
            terms = keys.term_periods(citation.date) if citation.date else ()
            period = f"k{citation.ordinal}" if citation.ordinal else terms[0] if len(terms) == 1 else None
        else:
            year = parts.year or (citation.date.year if citation.date else None)
            period = str(year) if year else None
            scope = _scope(citation.issuer, parts.body, place) if reach is keys.Scope.LOCAL else None
        name = f"{parts.number}{parts.suffix}-{parts.body}"
        return _Identity(code, name, printed="".join(citation.number.split()), scope=scope, period=period)
    if citation.kind is CitationKind.CONGRESS and (congress := read_congress(citation)):
        scope = "Đảng" if congress.body == NATIONAL else _congress_scope(citation, place)
        return _Identity(code, f"Đại hội {roman(congress.ordinal)}", scope=scope)
    if citation.kind is CitationKind.PLENUM and citation.session:
        term = f" khóa {roman(citation.ordinal)}" if citation.ordinal else ""
        return _Identity(code, f"Trung ương {citation.session}{term}")
    return _Identity(code, collapse(citation.raw))


def _code(kind: str | None, doc_type: str | None) -> str:
    """Type code of the key: `CT`; laws and kinds without a code by their word."""
    named = registry.kind_by_slug(kind) if kind else None
    if named is None:
        return doc_type or "VB"
    if named.slug in {"luat", "bo-luat", "phap-lenh"} or not named.codes:
        return named.name
    return named.codes[0]


def _scope(issuer: str | None, body: str | None, place: PlaceNames) -> str | None:
    """`huyện Cư Jút`: the unit of a local body, completed from the plan's own place."""
    if issuer:
        words = completed(issuer, place)
        named = units(words)
        if named and named[0].name:
            return f"{named[0].type} {named[0].name}"
        return None
    own = {"tu": place.province, "hu": place.district, "du": place.commune}.get(body or "")
    return f"{_PARTY_SCOPE[body]} {own}" if own and body == "hu" else None


def _congress_scope(citation: Citation, place: PlaceNames) -> str | None:
    """`Đảng bộ huyện Cư Jút`, `Công đoàn tỉnh Lào Cai`."""
    words = re.sub(r"[,(].*", "", completed(citation.issuer or citation.raw, place))
    found = re.search(
        r"(?:đảng bộ|công đoàn|đoàn|hội)\b.*?(?=\s+(?:lần thứ|nhiệm kỳ|khóa)\b|$)", words.removeprefix("Đại hội "), re.IGNORECASE
    )
    return collapse(found[0]) if found else None


def _complete(identities: Sequence[_Identity]) -> None:
    """Give a citation that lacks scope or year those of the only fuller one with its number."""
    known: dict[tuple[str, str], set[tuple[str | None, str | None]]] = {}
    for identity in identities:
        known.setdefault((identity.code, identity.name), set()).add((identity.scope, identity.period))
    for identity in identities:
        said = (identity.scope, identity.period)
        fuller = {other for other in known[identity.code, identity.name] if other != said and _completes(other, said)}
        if len(fuller) == 1:
            identity.scope, identity.period = next(iter(fuller))


def _completes(other: tuple[str | None, str | None], said: tuple[str | None, str | None]) -> bool:
    """True when the other says all that is said here, and more."""
    return all(mine in (None, theirs) for mine, theirs in zip(said, other, strict=True))


def _citations(citations: Sequence[Citation], identities: Sequence[_Identity], place: PlaceNames) -> list[Json]:
    seen: Counter[tuple[str, str, str, str]] = Counter()
    out = []
    for citation, identity in zip(citations, identities, strict=True):
        seen[identity.group] += 1
        out.append(_citation(citation, place) | {"path": citation.path, "count": seen[identity.group]})
    return out


def _citation(citation: Citation, place: PlaceNames) -> Json:
    out: Json = {
        "raw": collapse(citation.raw),
        "doc_type": citation.doc_type,
        "number": citation.number,
        "date": _iso(citation.date),
        "issuer": _issuer(citation, place),
        "issuer_raw": collapse(citation.issuer) if citation.issuer else None,
        "subject": collapse(citation.subject) if citation.subject else None,
        "kind": citation.kind.value,
    }
    if citation.nested_in:
        out["nested_in"] = citation.nested_in
    if citation.kind in _OPTIONAL:
        out["optional"] = True
    return out


def _issuer(citation: Citation, place: PlaceNames) -> str | None:
    """The issuer without the relative word: `UBND huyện` → `UBND huyện Cư Jút`; congresses by their full name."""
    congress = read_congress(citation) if citation.kind is CitationKind.CONGRESS else None
    if congress and congress.body == NATIONAL:
        return f"Đại hội đại biểu toàn quốc lần thứ {roman(congress.ordinal)} của Đảng"
    if congress and congress.body == LOCAL_PARTY:
        return f"Đại hội {_congress_scope(citation, place) or 'Đảng bộ'} lần thứ {roman(congress.ordinal)}"
    if not citation.issuer:
        return None
    issuer = completed(citation.issuer, place)
    return re.sub(r"\s*\(?khóa [IVXLC]+\)?$", "", issuer)


def _directives(citations: Sequence[Citation], identities: Sequence[_Identity], place: PlaceNames) -> list[Json]:
    """Every document cited, in the order of its first mention; vague mentions and programmes are none."""
    groups: dict[tuple[str, str, str, str], list[tuple[Citation, _Identity]]] = {}
    for citation, identity in zip(citations, identities, strict=True):
        if citation.kind not in _OPTIONAL:
            groups.setdefault(identity.group, []).append((citation, identity))
    out = []
    for mentions in groups.values():
        first, identity = mentions[0]
        entry: Json = {
            "key": identity.key,
            "mentions": len(mentions),
            "doc_type": first.doc_type,
            "number": first.number,
            "date": next((_iso(c.date) for c, _ in mentions if c.date), None),
            "issuer": next((issuer for c, _ in mentions if (issuer := _issuer(c, place))), None),
            "kind": first.kind.value,
        }
        if first.kind is not CitationKind.NUMBERED:
            entry["optional"] = True
        out.append(entry)
    return out


def _anniversary(found: Anniversary) -> Json:
    return {
        "raw": collapse(found.raw),
        "event": found.event,
        "years": found.years,
        "origin": _iso(found.founded_on),
        "observed": _iso(found.observed_on),
        "arithmetic_ok": found.arithmetic_ok,
    }


# ── a phrase, a check, a build, a search ──────────────────────────────────────────────────────────────────────────────


def phrase_json(id: str, text: str) -> Json:  # noqa: A002 -- the contract's own name
    """What one phrase says by itself, without context."""
    return {
        "id": id,
        "citations": [_citation(citation, PlaceNames()) for citation in find_citations(text)],
        "anniversaries": [_anniversary(found) for found in find_anniversaries(text)],
        "campaigns": [],
        "meta": _letterhead(read_letterhead(text, Gazetteer.load())),
    }


def _letterhead(head: Letterhead) -> Json:
    return {
        "doc_type": head.kind,
        "number": head.number,
        "symbol": head.symbol,
        "issuer": head.issuer,
        "level": head.level,
        "province": head.place.province,
        "district": head.place.district,
        "commune": head.place.commune,
        "place": head.issued_at,
        "date": _iso(head.date),
        "title": head.title,
    }


def check_json(files: int, diagnostics: Iterable[Diagnostic]) -> Json:
    """`kehoach check --json`."""
    found = list(diagnostics)
    return {
        "files": files,
        "errors": count(found, Severity.ERROR),
        "warnings": count(found, Severity.WARNING),
        "diagnostics": [diagnostic.as_json() for diagnostic in found],
    }


def build_report_json(report: BuildReport) -> Json:
    """`kehoach build --report`: `broken_links` counts, `broken` lists them."""
    return {
        "plans": report.plans,
        "pages": report.pages,
        "broken_links": len(report.broken_links),
        "broken": [{"page": b.page, "link": b.link, "missing": b.missing} for b in report.broken_links],
        "diagnostics": [diagnostic.as_json() for diagnostic in report.diagnostics],
        "stages": [{"name": s.name, "cpu_s": round(s.cpu_s, 3), "wall_s": round(s.wall_s, 3)} for s in report.stages],
        "peak_mb": report.peak_mb,
    }


ANSWER_FIELDS = ("kind", "title", "url")
RESULT_FIELDS = ("id", "title", "issuer", "url", "provision", "snippet", "score")


def search_json(found: Mapping[str, Any]) -> Json:
    """`kehoach search --json`: the fields of the contract, in its order; a field that a result lacks is a fault of ours."""
    return {
        "query": found["query"],
        "answers": [{name: answer[name] for name in ANSWER_FIELDS} for answer in found["answers"]],
        "results": [{name: result[name] for name in RESULT_FIELDS} for result in found["results"]],
        "bytes": found["bytes"],
    }
