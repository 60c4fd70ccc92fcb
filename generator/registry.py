"""Authority files: kinds of documents, congress terms of the Party, terms of people's councils, facts of much-cited documents.

Enters: `generator/data/*.yaml` and `law_names.tsv`, each entry with its source; nothing is read before it is asked for.
Leaves: frozen records in the order of the files. Slugs are fixed there and stand in public addresses.

Rules: Nghị định 30/2020/NĐ-CP (type codes), Hướng dẫn 36-HD/VPTW of 2018 (Party types; when a term begins and ends).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from generator.model import DirectiveKey, PartialDate
from generator.text import collapse, fold

_DATA = Path(__file__).parent / "data"

Family = Literal["state", "party", "both"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document (tên loại)."""

    name: str
    """`Chỉ thị`."""
    slug: str
    """Fixed part of public addresses: `chi-thi`."""
    english: str
    codes: tuple[str, ...] = ()
    """Type codes in numbers; the case counts (`CT` is not `CTr`), and one code may serve two kinds."""
    variants: tuple[str, ...] = ()
    """Other words for the same kind."""
    family: Family
    issues_numbers: bool = True
    """False when a document of this kind has no number of its own."""
    source: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """The name and its variants, as written out in a text."""
        return (self.name, *self.variants)


@dataclass(frozen=True, slots=True, kw_only=True)
class CongressTerm:
    """A national congress of the Party and the term it opens."""

    ordinal: int
    opened_on: date
    closed_on: date
    first_plenum_on: date | None = None
    """Only where the first plenum met during the congress and a source gives the day."""
    source: str

    @property
    def slug(self) -> str:
        """`k13`, the period of a central Party document's key."""
        return f"k{self.ordinal}"

    @property
    def starts_on(self) -> date:
        """First day of the term: the first plenum's when it met during the congress, else the day after the close."""
        if self.first_plenum_on is not None and self.first_plenum_on <= self.closed_on:
            return self.first_plenum_on
        return self.closed_on + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilTerm:
    """A term of the people's councils."""

    start: int
    end: int
    """Years by which it goes: `nhiệm kỳ 2021–2026`."""
    elected_on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedDirective:
    """Facts of one document that plans cite again and again."""

    kind: str
    """Slug of the kind."""
    number: str
    """As printed on the document: `05-CT/TW`."""
    issued_on: date | None
    register: str
    """Year, or congress term (`k13`) for central Party documents."""
    issuer: str
    subject: str
    """Short words for comparison with those of a citation."""
    url: str | None = None
    source: str

    @property
    def key(self) -> DirectiveKey:
        """The complete key."""
        return _key(self.kind, self.number, self.register)

    @property
    def date(self) -> PartialDate | None:
        """Day of issue as the other stages write dates."""
        return None if self.issued_on is None else PartialDate(self.issued_on.year, self.issued_on.month, self.issued_on.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One version of a law that is cited by name."""

    name: str
    variants: tuple[str, ...] = ()
    number: str
    """`06/2022/QH15`."""
    passed_on: date
    in_force_from: date
    in_force_until: date | None
    """Last day in force; None while it is."""
    amended_by: tuple[str, ...] = ()
    source: str

    @property
    def key(self) -> DirectiveKey:
        """The complete key."""
        return _key("luat", self.number, str(self.passed_on.year))

    def in_force(self, on: date) -> bool:
        """True when this version applied on that day."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


@lru_cache(maxsize=1)
def document_kinds() -> tuple[DocumentKind, ...]:
    """All kinds, the most general first."""
    return tuple(DocumentKind(**_tuples(entry, "codes", "variants")) for entry in _read("document_kinds.yaml"))


@lru_cache(maxsize=1)
def _kinds_by_slug() -> dict[str, DocumentKind]:
    return {kind.slug: kind for kind in document_kinds()}


@lru_cache(maxsize=1)
def _kinds_by_spelling() -> dict[str, DocumentKind]:
    return {_word_key(spelling): kind for kind in document_kinds() for spelling in kind.spellings}


def kind_by_slug(slug: str) -> DocumentKind | None:
    """`chi-thi` → Chỉ thị."""
    return _kinds_by_slug().get(slug)


def kind_named(words: str) -> DocumentKind | None:
    """The kind written out in a text, whatever its case and tones: `KẾ HOẠCH`, `chi thi`."""
    return _kinds_by_spelling().get(_word_key(words))


def kinds_by_code(code: str, family: Literal["state", "party"] | None = None) -> tuple[DocumentKind, ...]:
    """Kinds that use a type code; more than one for `QĐ` of the Party. The case counts."""
    return tuple(kind for kind in document_kinds() if code in kind.codes and (family is None or kind.family in (family, "both")))


@lru_cache(maxsize=1)
def congress_terms() -> tuple[CongressTerm, ...]:
    """Congresses with their terms, oldest first."""
    return tuple(CongressTerm(**entry) for entry in _read("congress_terms.yaml"))


@lru_cache(maxsize=1)
def council_terms() -> tuple[CouncilTerm, ...]:
    """Terms of the people's councils, oldest first."""
    return tuple(CouncilTerm(**entry) for entry in _read("council_terms.yaml"))


def term_on(day: date) -> CongressTerm | None:
    """The congress term a central Party document of that day is numbered in.

    A term runs from the day after one congress closes to the close of the next; when the first plenum meets during the
    congress, the new term starts on that day, so the last days of such a congress belong to the new term. Both registers
    can be in use on that one day; it counts as the first of the new term. None before the first congress listed.
    """
    return next((term for term in reversed(congress_terms()) if term.starts_on <= day), None)


@lru_cache(maxsize=1)
def _curated_by_key() -> dict[DirectiveKey, CuratedDirective]:
    return {entry.key: entry for entry in curated_directives()}


def curated_directive(key: DirectiveKey) -> CuratedDirective | None:
    """The much-cited document with this key."""
    return _curated_by_key().get(key)


@lru_cache(maxsize=1)
def curated_directives() -> tuple[CuratedDirective, ...]:
    """Much-cited documents; the same number may stand here with two terms."""
    return tuple(CuratedDirective(**entry) for entry in _read("directives.yaml")["directives"])


def directives_numbered(kind: str, number: str) -> tuple[CuratedDirective, ...]:
    """Curated documents of a kind (slug) with this number, however it is spaced or padded: `5-CT/TW` finds both `05-CT/TW`."""
    wanted = _number_parts(number)
    return tuple(entry for entry in curated_directives() if entry.kind == kind and _number_parts(entry.number) == wanted)


@lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """Versions of laws that are cited by name."""
    return tuple(Law(**_tuples(entry, "variants", "amended_by")) for entry in _read("directives.yaml")["laws"])


def law_in_force(name: str, on: date) -> Law | None:
    """The version of a law by this name that applied on a day; None when unknown, or when two applied."""
    wanted = _word_key(name)
    found = [law for law in laws() if law.in_force(on) and wanted in map(_word_key, (law.name, *law.variants))]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=1)
def law_names() -> tuple[str, ...]:
    """Titles of laws whose end the text around them does not tell."""
    lines = (_DATA / "law_names.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


def _read(name: str) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / name).read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 (both are safe loaders)


def _tuples(entry: dict[str, Any], *fields: str) -> dict[str, Any]:
    return entry | {name: tuple(entry.get(name) or ()) for name in fields}


def _word_key(words: str) -> str:
    """Folded words; punctuation between them does not count (`Luật Thi đua, khen thưởng`, `Luật Thi đua - Khen thưởng`)."""
    return collapse("".join(char if char.isalnum() else " " for char in fold(words)))


def _number_parts(number: str) -> tuple[str, ...]:
    parts = _word_key(number.replace("/", " ").replace("-", " ")).split()
    return tuple(part.lstrip("0") or "0" if part.isdigit() else part for part in parts)


def _key(kind: str, number: str, register: str) -> DirectiveKey:
    """`05-CT/TW` → number 5, body `tw`; the body is the last token of a number."""
    parts = _number_parts(number)
    digits = "".join(char for char in parts[0] if char.isdigit())
    return DirectiveKey(kind=kind, number=int(digits), suffix=parts[0][len(digits) :], body=parts[-1], period=register)
