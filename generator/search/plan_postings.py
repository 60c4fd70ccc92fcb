"""One plan → what the index keeps of it: a function of the plan alone, so that it can be kept as long as the plan does not change.

Enters: an `AnnotatedPlan`.
Leaves: `PlanPostings`: terms of its title, number and body with their frequencies, and the texts that snippets are cut from; plain
values only, small when pickled. What other plans and the gazetteer say about it (names of places, titles of the documents that it
cites) is added by `generator.search.index`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from generator.model import Level
from generator.render import wording
from generator.search import shards
from generator.search.counting import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model import AnnotatedPlan, Provision
    from generator.search.counting import Counts

_UNREAD = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
"""Levels that no one looks for: who gets the paper."""

_BULLETS = {"-": ("gạch đầu dòng", "g"), "+": ("dấu cộng", "c")}
"""Sign in a path → how one says it, letter in an anchor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTerms:
    """Terms of one field."""

    length: int
    """How many there are, as lunr counts."""
    by_times: tuple[tuple[int, str], ...]
    """Frequency and the terms that have it, one a line: words as written, `+pair of`, `#39 ct`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPostings:
    """What the index keeps of one plan."""

    title: FieldTerms
    number: FieldTerms
    body: FieldTerms
    texts: str
    """JSON of its provisions: path, anchor, how one says it, words; 0 for an anchor and a name that follow from the path."""


def grouped(length: int, words: Mapping[str, int], pairs: Iterable[str]) -> FieldTerms:
    """Terms by frequency; a pair counts once."""
    groups: dict[int, list[str]] = defaultdict(list)
    groups[1].extend(pairs)
    for term, times in words.items():
        groups[times].append(term)
    return FieldTerms(length=length, by_times=tuple((times, "\n".join(terms)) for times, terms in groups.items() if terms))


def field_terms(counts: Counts) -> FieldTerms:
    """Counted words as the index keeps them."""
    return grouped(counts.length, counts.words | counts.numbers if counts.numbers else counts.words, counts.pairs)


def plan_postings(plan: AnnotatedPlan) -> PlanPostings:
    """Read one plan for the index."""
    metadata = plan.metadata
    issued = metadata.issued_on
    number = (f"số {metadata.number}" if metadata.number else "", f"ngày {issued.label}" if issued else "")
    rows = [
        (provision, words)
        for provision in plan.plan.provisions
        if provision.level not in _UNREAD and (words := _own_words(plan, provision))
    ]
    signed = metadata.signatory.name if metadata.signatory else None
    return PlanPostings(
        title=field_terms(count((f"{metadata.kind} {metadata.title}",))),
        number=field_terms(count(number)),
        body=field_terms(count([*(words for _, words in rows), signed or ""])),
        texts=shards.to_json([_row(provision, words) for provision, words in rows]).decode(),
    )


def _own_words(plan: AnnotatedPlan, provision: Provision) -> str:
    """Heading and text of one provision, without its marker, on one line."""
    body = plan.plan.body
    heading, text = provision.heading, provision.text
    words = body[text.start : text.end] if text is not None else ""
    if heading is not None:
        head = body[heading.start : heading.end]
        words = f"{head}: {words}" if text is not None else head
    return " ".join(words.split())


def _row(provision: Provision, words: str) -> list[str | int]:
    path, anchor = provision.path, provision.anchor
    label = wording.capitalise(wording.provision_label(path))
    return [path, 0 if anchor == plain_anchor(path) else anchor, 0 if label == plain_label(path) else label, words]


def plain_anchor(path: str) -> str:
    """What the browser takes for the anchor where none is written: `II.3.đ.-1` → `ii-3-dd-g1`."""
    parts = path.lower().split(".")
    return "-".join("dd" if part == "đ" else _BULLETS.get(part[:1], ("", part[:1]))[1] + part[1:] for part in parts)


def plain_label(path: str) -> str:
    """What the browser takes for the name where none is written: `II.3.-1` → `Mục II.3, gạch đầu dòng thứ 1`."""
    parts = path.split(".")
    head = ".".join(part for part in parts if part[:1] not in _BULLETS)
    return ", ".join((f"Mục {head}", *(f"{_BULLETS[part[0]][0]} thứ {part[1:]}" for part in parts if part[:1] in _BULLETS)))


def joint_terms(counted: Iterable[Counts]) -> FieldTerms:
    """Several texts, counted before, as one field."""
    texts = list(counted)
    words: dict[str, int] = defaultdict(int)
    for term, times in chain.from_iterable((*text.words.items(), *text.numbers.items()) for text in texts):
        words[term] += times
    pairs = set(chain.from_iterable(text.pairs for text in texts))
    again = sum(len(text.pairs) for text in texts) - len(pairs)
    return grouped(sum(text.length for text in texts) - again, words, pairs)


def terms_of(field: FieldTerms) -> Iterable[tuple[str, int]]:
    """Terms and frequencies, for those who read one plan."""
    return chain.from_iterable(zip(terms.split("\n"), repeat(times)) for times, terms in field.by_times)
