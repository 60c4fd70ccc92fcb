"""Documents cited, in JSON: every citation, and every document once.

Enters: the citations of a plan and its own place.
Leaves: `citations` and `distinct_directives` of the contract.
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
from generator.model import CitationKind
from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model import Citation, PartialDate, PlaceNames

Json = dict[str, Any]

_OPTIONAL = frozenset({CitationKind.PROGRAMME, CitationKind.VAGUE})
_LAW_DAY = re.compile(
    r"[ ,]*\(?(?:(?:được )?(?:ban hành|thông qua|sửa đổi(?:, bổ sung)?) *)?(?:ngày *\d|năm *\d|(?:19|20)\d\d(?!\d)).*$", re.IGNORECASE
)
"""What follows the name of a law: `… ngày 15 tháng 6 năm 2022`, `… năm 2024`, `… (sửa đổi năm 2013)`."""
_PARTY_SCOPE = {"tu": "tỉnh", "hu": "huyện", "du": "xã"}


def documents_json(citations: Sequence[Citation], place: PlaceNames) -> Json:
    """`citations` and `distinct_directives`."""
    identities = [_identity(citation, place) for citation in citations]
    _complete(identities)
    return {
        "citations": _citations(citations, identities, place),
        "distinct_directives": _directives(citations, identities, place),
    }


class _Identity:
    """What makes two citations of one paper the same document; open parts are filled from a fuller citation."""

    __slots__ = ("code", "name", "period", "period_in_key", "printed", "scope")

    def __init__(
        self, code: str, name: str, *, printed: str = "", scope: str | None = None, period: str | None = None, period_in_key: bool = True
    ) -> None:
        self.code = code
        self.name = name
        """Number, or the name that stands for it, without padding and separators."""
        self.printed = printed or name
        self.scope = scope
        self.period = period
        self.period_in_key = period_in_key
        """The year of a law stands in the key only where the paper cites two laws of one name."""

    @property
    def group(self) -> tuple[str, str, str, str]:
        return (self.code, self.name, fold(self.scope or ""), self.period or "")

    @property
    def key(self) -> str:
        """`CT:04/CT-UBND@huyện Cư Jút:2021`; the congress term of central Party papers and the day of a law are no part of it."""
        out = f"{self.code}:{self.printed}"
        if self.scope:
            out += f"@{self.scope}"
        if self.period and self.period.isdigit() and self.period_in_key:
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
    if citation.kind is CitationKind.NAMED_LAW:
        passed_in = str(citation.date.year) if citation.date else None
        name = _LAW_DAY.sub("", collapse(citation.raw))
        return _Identity(code, fold(name), printed=name, period=passed_in, period_in_key=False)
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


def _iso(date: PartialDate | None) -> str | None:
    return date.iso if date else None


def _citations(citations: Sequence[Citation], identities: Sequence[_Identity], place: PlaceNames) -> list[Json]:
    seen: Counter[tuple[str, str, str, str]] = Counter()
    out = []
    for citation, identity in zip(citations, identities, strict=True):
        seen[identity.group] += 1
        out.append(citation_json(citation, place) | {"path": citation.path, "count": seen[identity.group]})
    return out


def citation_json(citation: Citation, place: PlaceNames) -> Json:
    """One citation, without its place in a plan."""
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
    named = Counter((code, name) for code, name, _, _ in groups)
    out = []
    for mentions in groups.values():
        first, identity = mentions[0]
        identity.period_in_key = identity.period_in_key or named[identity.code, identity.name] > 1
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
