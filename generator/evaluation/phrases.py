"""Short strings: what is expected of each, and what was found in it.

Enters: annotated phrases of one set, and what was found in each.
Leaves: one `Tally`.

Rules: a phrase expects only its own category; variants of a number, kind or name are accepted where the annotation lists them; a phrase
tagged `hard` (damaged beyond repair) may be missed and may give wrong findings. Letterheads count only the fields that are expected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.evaluation.spelling import date, number, plain
from generator.evaluation.tally import Key, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.evaluation.gold import PhraseSet

Json = dict[str, Any]

_HEAD_FIELDS = ("issuer", "level", "province", "district", "commune", "number", "date", "place")
_NAMING = ("doc_type", "number", "date", "event", "years", "origin", "observed", "name")
_ANY_KIND = "*"
_HARD = "hard"


def compare_phrases(phrases: PhraseSet, found: Mapping[str, Json]) -> Tally:
    """All phrases of one set."""
    if phrases.name == "headers":
        return sum((_letterhead(phrase, found.get(phrase["id"], {}).get("meta") or {}) for phrase in phrases.phrases), Tally())
    key = _KEYS[phrases.name]
    return sum((_findings(phrase, found.get(phrase["id"], {}).get(phrases.name) or [], key) for phrase in phrases.phrases), Tally())


def _findings(phrase: Json, found: list[Json], key: Callable[[Json], Key]) -> Tally:
    """Each expected thing takes one finding; what is left over is wrong."""
    hard = _HARD in phrase["tags"]
    left = [(key(item), item) for item in found]
    hits, missed = 0, []
    for item in phrase["expect"]:
        accepted = _variants(item, key)
        hit = next((one for one in left if one[0] in accepted or (_ANY_KIND, *one[0][1:]) in accepted), None)
        if hit is not None:
            left.remove(hit)
            hits += 1
        elif not (hard or item.get("optional") or item.get("name_optional")):
            missed.append(_name(phrase, item))
    false = () if hard else tuple(_name(phrase, item) for _, item in left)
    return Tally(right=hits, predicted=hits + len(false), found=hits, gold=hits + len(missed), missed=tuple(missed), false=false)


def _name(phrase: Json, item: Json) -> str:
    """`cit-0008 Kế hoạch · 68/KH-UBND · 2016-03-15`."""
    words = " · ".join(str(item[field]) for field in _NAMING if item.get(field))
    return f"{phrase['id']} {words}"


def _variants(item: Json, key: Callable[[Json], Key]) -> set[Key]:
    """Keys of the expected thing and of the spellings accepted for it."""
    out = {key(item)}
    if key is _citation:
        out |= {key({**item, "number": other}) for other in item.get("number_alt") or ()}
        out |= {key({**item, "doc_type": other}) for other in item.get("doc_type_alt") or ()}
        if item.get("date_optional"):
            out |= {(*one[:2], "") for one in out}
        if item.get("number_optional"):
            out |= {(one[0], "", one[2]) for one in out}
        if item.get("doc_type") is None or item.get("doc_type_optional"):
            out |= {(_ANY_KIND, *one[1:]) for one in out}
    if key is _campaign:
        out |= {(plain(other),) for other in item.get("name_alt") or ()}
    return out


def _citation(item: Json) -> Key:
    return plain(item.get("doc_type")), number(item.get("number")), date(item.get("date"))


def _anniversary(item: Json) -> Key:
    return str(item.get("years") or ""), date(item.get("origin")), date(item.get("observed"))


def _campaign(item: Json) -> Key:
    return (plain(item.get("name")),)


_KEYS: dict[str, Callable[[Json], Key]] = {"citations": _citation, "anniversaries": _anniversary, "campaigns": _campaign}


def _letterhead(phrase: Json, meta: Json) -> Tally:
    """Fields that the annotation gives."""
    if not phrase["expect"] or _HARD in phrase["tags"]:
        return Tally()
    wanted = phrase["expect"][0]
    hits, missed = 0, []
    for field in _HEAD_FIELDS:
        if wanted.get(field) is None or wanted.get(f"{field}_optional"):
            continue
        spelt = {"number": number, "date": date}.get(field, plain)
        accepted = {spelt(value) for value in (wanted[field], *(wanted.get(f"{field}_alt") or ()))}
        if (spelt(meta[field]) if meta.get(field) else "") in accepted:
            hits += 1
        else:
            missed.append(f"{phrase['id']} {field}: {wanted[field]} (đọc thành: {meta.get(field) or 'không có'})")
    return Tally(right=hits, predicted=hits, found=hits, gold=hits + len(missed), missed=tuple(missed))
