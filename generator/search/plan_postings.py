"""One plan → what the index keeps of it: a function of the plan alone, so that it can be kept as long as the plan does not change.

Enters: an `AnnotatedPlan`.
Leaves: `PlanPostings`: terms of its title, number and body, and the texts that snippets are cut from; plain
values only, small when pickled. What other plans and the gazetteer say about it (names of places, titles of the documents that it
cites) is added by `generator.search.index`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING

from generator.model import Level
from generator.render import wording
from generator.search.counting import field_terms
from generator.slots import quickly_made
from generator.text import collapse, normalise

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Plan, Provision
    from generator.search.counting import FieldTerms

_UNREAD = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
"""Levels that no one looks for: who gets the paper."""

_BULLETS = {"-": ("gạch đầu dòng", "g"), "+": ("dấu cộng", "c")}
"""Sign in a path → how one says it, letter in an anchor."""


@quickly_made
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPostings:
    """What the index keeps of one plan."""

    title: FieldTerms
    number: FieldTerms
    body: FieldTerms
    texts: bytes
    """JSON of its provisions: path, anchor, how one says it, words; 0 for an anchor and a name that follow from the path."""


def plan_postings(plan: AnnotatedPlan) -> PlanPostings:
    """Read one plan for the index."""
    metadata = plan.metadata
    issued = metadata.issued_on
    number = (f"số {metadata.number}" if metadata.number else "", f"ngày {issued.label}" if issued else "")
    usual = plan.plan.source.body.usual
    rows = _rows(plan.plan)
    signed = metadata.signatory.name if metadata.signatory else None
    return PlanPostings(
        title=field_terms((f"{metadata.kind} {metadata.title}",)),
        number=field_terms(number),
        body=field_terms([words for _, words in rows] + [normalise(signed).text if signed else ""], normal=True),
        texts=f"[{','.join([_row(provision, words, usual=usual) for provision, words in rows])}]".encode(),
    )


def _rows(plan: Plan) -> list[tuple[Provision, str]]:
    """Provisions with their own words, on one line each."""
    body = plan.body
    # Where blanks and line ends are the only white space and no two blanks stand together, a line is made of any stretch without a line end.
    tidy = plan.source.body.usual and "  " not in body
    out = []
    for provision in plan.provisions:
        if provision.level not in _UNREAD:
            words = _own_words(body, provision)
            words = words.strip() if tidy and "\n" not in words else collapse(words)
            if words:
                out.append((provision, words))
    return out


def _own_words(body: str, provision: Provision) -> str:
    """Heading and text of one provision, without its marker."""
    heading, text = provision.heading, provision.text
    if heading is None:
        return body[text.start : text.end] if text is not None else ""
    head = body[heading.start : heading.end]
    return head if text is None else f"{head}: {body[text.start : text.end]}"


def _row(provision: Provision, words: str, *, usual: bool) -> str:
    """JSON of one provision. Where only two signs are to be escaped, looking for them takes a tenth of the time of escaping."""
    before, plain, after = _named(provision.path)
    anchor = "0" if provision.anchor == plain else quoted(provision.anchor)
    said = f'"{words}"' if usual and '"' not in words and "\\" not in words else quoted(words)
    return f"{before}{anchor}{after}{said}]"


@lru_cache(maxsize=16384)
def _named(path: str) -> tuple[str, str, str]:
    """JSON before an anchor; its plain form; JSON behind it: how one says the path, 0 where the browser says the same. A library has few different paths."""
    label = wording.capitalise(wording.provision_label(path))
    said = "0" if label == plain_label(path) else quoted(label)
    return f"[{quoted(path)},", plain_anchor(path), f",{said},"


def plain_anchor(path: str) -> str:
    """What the browser takes for the anchor where none is written: `II.3.đ.-1` → `ii-3-dd-g1`."""
    parts = path.lower().split(".")
    return "-".join("dd" if part == "đ" else _BULLETS.get(part[:1], ("", part[:1]))[1] + part[1:] for part in parts)


def plain_label(path: str) -> str:
    """What the browser takes for the name where none is written: `II.3.-1` → `Mục II.3, gạch đầu dòng thứ 1`."""
    parts = path.split(".")
    head = ".".join(part for part in parts if part[:1] not in _BULLETS)
    return ", ".join((f"Mục {head}", *(f"{_BULLETS[part[0]][0]} thứ {part[1:]}" for part in parts if part[:1] in _BULLETS)))
