"""Known items: queries as people type them, and what should come first for each, read from the plans themselves.

Enters: a corpus.
Leaves: `Judged` queries of ten kinds: with marks and without, half typed, misspelt, numbers in loose spellings, phrases, places of old and
of today, directives. Deterministic, so that two runs can be compared.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.text import collapse, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from generator.model import Corpus, PlanRecord

WORDS_OF_PHRASE = 6
_BREAKS = re.compile(r"[^\w ]+|\d+")
PER_KIND = 12
SEED, HELD_OUT = 3, 20_251
"""Seeds of the set that the ranking was tuned with, and of one that it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One query and its known items."""

    kind: str
    query: str
    accepted: frozenset[str]
    """Addresses, any of which is right."""


def reciprocal_rank(found: Mapping[str, Any], accepted: frozenset[str]) -> float:
    """One over the place of the first right address; direct answers stand before results, all places of one name share a place."""
    places = [answer["url"].rstrip("/") for answer in found["answers"] if answer["kind"] == "place"]
    others = [answer["url"].rstrip("/") for answer in found["answers"] if answer["kind"] not in {"place", "more"}]
    shown = [[url] for url in (*others, *(row["url"].partition("#")[0].rstrip("/") for row in found["results"]))]
    ranked = [places, *shown] if places else shown
    right = [rank for rank, urls in enumerate(ranked, 1) if accepted & set(urls)]
    # Someone who looks for a plan passes over the direct answers, which stand in a frame of their own.
    plans = [row["url"].partition("#")[0].rstrip("/") for row in found["results"]]
    right += [rank for rank, url in enumerate(plans, 1) if url in accepted]
    return 1 / min(right) if right else 0.0


def judged(corpus: Corpus, bodies: Mapping[str, str], seed: int = SEED) -> list[Judged]:
    """Queries for plans drawn from a corpus; `bodies` has the text of each plan by id."""
    rng = random.Random(seed)  # noqa: S311 -- a fixed sample
    plans = rng.sample(list(corpus.plans), min(PER_KIND, len(corpus.plans)))
    shown = {plan_id: "; ".join(map(collapse, body.split("\n\n"))).lower() for plan_id, body in bodies.items()}
    # A name is part of a plan: who has the words in it is a right answer too.
    texts = {plan_id: fold(f"{corpus.by_id[plan_id].metadata.name}; {text}") for plan_id, text in shown.items()}
    out: list[Judged] = []
    for plan in plans:
        out += _by_name(plan, corpus)
        out += _by_words(shown[plan.id], corpus, texts, rng)
    out += _by_directive(corpus, rng)
    return out


def _by_name(plan: Any, corpus: Corpus) -> Iterator[Judged]:
    """Numbers and places."""
    metadata = plan.metadata
    place = metadata.place.district or metadata.place.province or ""
    here = frozenset(p.address for p in corpus.plans if (p.metadata.place.district or p.metadata.place.province) == place)
    same_year = frozenset(
        p.address for p in corpus.plans if p.address in here and str(p.metadata.issued_on)[:12] == str(metadata.issued_on)[:12]
    )
    if metadata.number:
        same = frozenset(p.address for p in corpus.plans if p.metadata.number == metadata.number and p.address in here)
        yield Judged(kind="number-and-place", query=f"{metadata.number} {place}", accepted=same)
        yield Judged(
            kind="number-typed-loosely", query=fold(f"{metadata.number} {place}").replace("/", " ").replace("-", " "), accepted=same
        )
    # A plan may write its place otherwise than the gazetteer: its own hub is right then too.
    hubs = frozenset(hub.address for hub in corpus.places.values() if hub.short_name == place or plan.id in hub.plan_ids)
    yield Judged(kind="place", query=place, accepted=hubs)
    yield Judged(kind="place-without-marks", query=fold(place), accepted=hubs)
    yield Judged(
        kind="place-and-year", query=f"{fold(place)} {metadata.issued_on.year if metadata.issued_on else ''}", accepted=here | same_year
    )
    slip = fold(place)
    if len(slip.split()[-1]) > 3:
        yield Judged(kind="slip", query=f"kế hoạch {slip[:-1]}{slip[-1] * 2}", accepted=here)
    new = next(
        (hub.successor_name for hub in corpus.places.values() if hub.name.endswith(metadata.place.province or "?") and hub.successor_name),
        None,
    )
    if new:
        yield Judged(kind="province-of-today", query=f"{new} {fold(place)}", accepted=here | hubs)


def _by_words(shown: str, corpus: Corpus, texts: Mapping[str, str], rng: random.Random) -> Iterator[Judged]:
    """Words that stand side by side in a body; `texts` has all names and bodies, folded."""
    runs = [run.split() for run in _BREAKS.split(shown)]
    words = rng.choice([run for run in runs if len(run) >= WORDS_OF_PHRASE])
    at = rng.randrange(len(words) - WORDS_OF_PHRASE + 1)
    phrase = " ".join(words[at : at + WORDS_OF_PHRASE])
    folded = fold(phrase)
    holding = frozenset(corpus.by_id[other].address for other, text in texts.items() if folded in text)
    yield Judged(kind="phrase", query=f'"{phrase}"', accepted=holding)
    yield Judged(kind="words", query=phrase, accepted=holding)
    yield Judged(kind="words-without-marks", query=fold(phrase), accepted=holding)
    yield Judged(kind="half-typed", query=fold(phrase)[:-1], accepted=holding)
    yield Judged(kind="wrong-tones", query=_without_tones(phrase), accepted=holding)


def _without_tones(phrase: str) -> str:
    """Letters kept, tones lost: how a scanner reads a bad copy."""
    kept = "".join(c for c in unicodedata.normalize("NFD", phrase) if c not in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", kept)


def _by_directive(corpus: Corpus, rng: random.Random) -> Iterator[Judged]:
    """Documents by number, in three spellings."""
    numbered = [d for d in corpus.directives.values() if d.number]
    for directive in rng.sample(numbered, min(PER_KIND, len(numbered))):
        number = directive.number or ""
        same = frozenset(d.address for d in numbered if d.number == number) | {p.address for p in corpus.number_pages}
        yield Judged(kind="directive", query=number, accepted=same)
        yield Judged(kind="directive-typed-loosely", query=fold(number).replace("/", " ").replace("-", " "), accepted=same)
        yield Judged(kind="directive-by-name", query=fold(f"{directive.doc_type} số {number}"), accepted=same)


def bodies_of(plans: Iterable[PlanRecord], folder: Path) -> dict[str, str]:
    """Text of each plan by id, from its file below a folder of plans."""
    return {plan.id: (folder / plan.path).read_text(encoding="utf-8").partition("\n---\n")[2] for plan in plans}
