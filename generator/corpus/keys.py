"""What identifies a document: kind, number, body and register, read from the number as printed.

Enters: a number (`41-CT/TW`, `0124/KH-UBND`, `44/2005/QĐ-UBND`, `151/UBND-VP`), the words for its kind, its date.
Leaves: `NumberParts` and `Reading`; a reading whose parts are all known is a `DirectiveKey`.

Rules: Nghị định 30/2020/NĐ-CP (state: register of one year), Hướng dẫn 36-HD/VPTW of 2018 (central Party: register of one congress
term), Luật Ban hành văn bản (year in the number). The body token decides the scope, never the separators nor the issuer's words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from generator import registry
from generator.model import DirectiveKey
from generator.slots import quickly_made
from generator.text import fold, slug

if TYPE_CHECKING:
    from generator.model import PartialDate

DISPATCH = "cong-van"
"""Kind of a paper whose number has no type code."""

_GENERIC_WORDS = frozenset({"van-ban", ""})
_WITHOUT_CODE = frozenset({DISPATCH, "van-ban", "luat", "bo-luat", "phap-lenh", "hien-phap"})
_PARTY_BODIES = re.compile(r"(?:\w*tw|tw\w*|b?t?v?(?:tu|thu|hu|qu|du))")
_NATIONAL_TERM = re.compile(r"(?:ubtv)?qh\d{1,2}")
_HEAD = re.compile(r"(\d+)(?:([a-zđ])(?![^\W\d_]))?")
_THOUSANDS = re.compile(r"(\d{1,3})\.(\d{3}(?=[-/]))")
_PARTED = re.compile(r"(?<=[-/])([TĐH])\.([UƯ])(?!\w)")
# Bodies of which the country has one. Everything else exists in every place and needs it.
_NATIONAL = frozenset(
    [
        "ttg",
        "cp",
        "ctn",
        "vpcp",
        "vpctn",
        "vpqh",
        "qh",
        "ubtvqh",
        "tandtc",
        "vksndtc",
        "ktnn",
        "ttcp",
        "hdbcqg",
        "bnv",
        "bqp",
        "bca",
        "bng",
        "btp",
        "bct",
        "btc",
        "bnnptnt",
        "bnnmt",
        "bgtvt",
        "bxd",
        "btnmt",
        "btttt",
        "bkhcn",
        "bkhdt",
        "bldtbxh",
        "bgddt",
        "byt",
        "bvhttdl",
        "bvhtt",
        "bdttg",
        "ubdt",
        "nhnn",
        "bhxhvn",
        "ttxvn",
        "dtnvn",
        "tnvn",
        "thvn",
        "tld",
        "dct",
        "mttqvn",
        "dcsvn",
    ]
)
_NATIONAL_WORDS = re.compile(
    r"(?:chu nhiem |pho |bo truong |ban chap hanh )?"
    r"(?:thu tuong|chinh phu|quoc hoi|uy ban thuong vu quoc hoi|ubtvqh|chu tich nuoc|bo (?!chi huy|doi|tu lenh)\w+|tong lien doan|ngan hang nha nuoc|kiem toan nha nuoc)\b"
)
_BODY_SPELLINGS = {
    "ub": "ubnd",
    "ubndt": "ubnd",
    "ubt": "ubnd",
    "ctubnd": "ubnd",
    "ct": "ubnd",
    "hdndt": "hdnd",
    "trunguong": "tw",
    "thutuong": "ttg",
}
_ALSO_LOCAL = frozenset({"btc", "dct"})
"""Tokens that local bodies use too (Ban Tổ chức, Đoàn Chủ tịch of an association's branch): the issuer's words decide."""
_GENERIC_SCHOOL = frozenset(
    ["th", "thcs", "thpt", "mn", "mg", "trmn", "trth", "trthcs", "trthpt", "ttgdtx", "ttgdnn", "dh", "cd", "truong", "nt"]
)


class Scope(StrEnum):
    """How far a body's numbers reach."""

    CENTRAL_PARTY = "central party"
    NATIONAL = "national"
    LOCAL = "local"


_one_key = lru_cache(maxsize=32768)(DirectiveKey)
"""One object for equal keys, so that looking one up hardly ever has to compare two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberParts:
    """A number taken apart."""

    number: int
    suffix: str
    year: int | None
    """Printed between number and symbol: `44/2005/QĐ-UBND`."""
    code: str | None
    """Type code as printed: `CT`, `QyĐ`."""
    body: str | None
    """Body token, folded; None for a bare number."""


@lru_cache(maxsize=16384)
def number_parts(printed: str) -> NumberParts | None:
    """Take a number apart; None where it has no digits (left blank on the paper)."""
    compact = _PARTED.sub(r"\1\2", _THOUSANDS.sub(r"\1\2", "".join(printed.split()), count=1))
    head = _HEAD.match(compact)
    if head is None or len(head[1]) > 9:
        return None
    rest = compact[head.end() :].replace("T.Ư", "TW")
    tokens = [token for token in re.split(r"[-/.,_–—‑]+", rest) if token]
    year = None
    if tokens and re.fullmatch(r"(?:19|20)\d\d", tokens[0]):
        year = int(tokens.pop(0))
    code = tokens[0] if tokens and _is_code(tokens) else None
    body = _body_token(tokens[1:] if code else tokens)
    return NumberParts(number=int(head[1]), suffix=head[2] or "", year=year, code=code, body=body)


def _is_code(tokens: list[str]) -> bool:
    """True when the first token of a symbol is a type code: another token must follow it."""
    return len(tokens) > 1 and bool(registry.kinds_by_code(tokens[0]) or _kinds_by_folded_code(fold(tokens[0])))


@lru_cache(maxsize=1024)
def _kinds_by_folded_code(code: str) -> tuple[str, ...]:
    """Slugs of the kinds whose code reads so once case and marks are lost (`Qđ`, `qd`)."""
    return tuple(kind.slug for kind in registry.document_kinds() if code in map(fold, kind.codes))


def _body_token(tokens: list[str]) -> str | None:
    if not tokens:
        return None
    if tokens[0].upper() in {"TƯ", "TW"}:  # folded, `TƯ` (trung ương) would read as `TU` (tỉnh ủy)
        return "tw"
    token = slug(tokens[0]).replace("-", "")
    return _BODY_SPELLINGS.get(token, token) or None


@lru_cache(maxsize=4096)
def kind_slug(doc_type: str | None, parts: NumberParts | None) -> str | None:
    """Slug of the kind: the word in the text wins over the code (`QĐ` is quyết định and quy định)."""
    if doc_type:
        named = registry.kind_named(doc_type)
        word = named.slug if named else slug(doc_type)
        if word not in _GENERIC_WORDS:
            return word
    if parts is None:
        return None
    if parts.code is None:
        return DISPATCH if parts.body and not _NATIONAL_TERM.fullmatch(parts.body) else None
    family: Literal["state", "party"] = "party" if parts.body and is_party_body(parts.body) else "state"
    exact = registry.kinds_by_code(parts.code, family) or registry.kinds_by_code(parts.code)
    if exact:
        return exact[0].slug
    folded = _kinds_by_folded_code(fold(parts.code))
    return folded[0] if len(folded) == 1 else None


def is_party_body(body: str) -> bool:
    """True for offices of the Party: `tw`, `tu`, `hu`, `du` and the central ones."""
    return bool(_PARTY_BODIES.fullmatch(body))


def is_generic_school(body: str) -> bool:
    """True for codes that every school of a kind uses (`THPT`): the school's name must stand in for them."""
    return body in _GENERIC_SCHOOL


@lru_cache(maxsize=4096)
def scope(body: str, issuer: str | None) -> Scope:
    """How far the numbers of a body reach; the issuer's words help only where the token is unknown."""
    if body == "tw":
        return Scope.CENTRAL_PARTY
    ours = body in _ALSO_LOCAL and bool(issuer) and fold(issuer or "").startswith("ban ")
    if (body in _NATIONAL and not ours) or _NATIONAL_TERM.fullmatch(body) or body.startswith("tw") or body.endswith("tw"):
        return Scope.NATIONAL
    if body in {"ubnd", "hdnd"} or is_party_body(body) or not issuer:
        return Scope.LOCAL
    words = fold(issuer)
    local = re.search(r"\b(?:tinh|thanh pho|tp|huyen|quan|thi xa|xa(?! hoi)|phuong|thi tran|dac khu)\b", words)
    if not local and (_NATIONAL_WORDS.match(words) or "trung uong" in words or words.endswith("viet nam")):
        return Scope.NATIONAL
    return Scope.LOCAL


@lru_cache(maxsize=4096)
def term_periods(date: PartialDate) -> tuple[str, ...]:
    """Congress terms a date can lie in: one for a day, perhaps two for a year with a congress."""
    first, last = date.first_day(), date.last_day()
    if first is None or last is None:
        return ()
    terms = (registry.term_on(first), registry.term_on(last))
    return tuple(dict.fromkeys(term.slug for term in terms if term))


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a citation says of the key of its document; parts it leaves open are None or empty."""

    kind: str | None
    number: int
    suffix: str
    body: str | None
    scope: Scope | None
    place: str | None
    periods: tuple[str, ...]
    """Registers it can stand in: none said, one, or (a bare year with a congress in it) two."""
    inferred: bool = False
    """A part was completed from the citing office itself."""

    @property
    def key(self) -> DirectiveKey | None:
        """The complete key; None while a part is open."""
        if self.kind is None or self.body is None or len(self.periods) != 1:
            return None
        if self.scope is Scope.LOCAL and self.place is None:
            return None
        return _one_key(kind=self.kind, number=self.number, suffix=self.suffix, body=self.body, place=self.place, period=self.periods[0])

    def admits(self, key: DirectiveKey) -> bool:
        """True when nothing that was read speaks against this key."""
        return (
            key.number == self.number
            and key.suffix == self.suffix
            and self.kind in (None, key.kind)
            and self.body in (None, key.body)
            and self.place in (None, key.place)
            and (not self.periods or key.period in self.periods)
        )


def symbol(kind: str | None, body: str | None) -> str:
    """Symbol for addresses, a function of the key alone: `chi-thi`, `tw` → `CT-tw`, whatever spelling the papers use."""
    named = registry.kind_by_slug(kind) if kind else None
    party = bool(body and is_party_body(body))
    plain = (kind in _WITHOUT_CODE and not (kind == DISPATCH and party)) or bool(body and re.fullmatch(r"qh\d{1,2}", body))
    code = ""
    if body and named and named.codes and not plain:
        code = "QĐ" if kind == "quy-dinh" and party else named.codes[0]
    return "-".join(part for part in (code, body or "") if part)
