"""Hypothesis strategies for texts and facts of this field: Vietnamese words, hostile characters, front matter, bodies.

`words()` and `normal_text()` give text as stages pass it; `raw_text()` gives it as files hold it (decomposed, zero-width, Windows line
ends); `metadata()` gives front matter that the schema accepts; `bodies()` gives bodies of numbered provisions.
"""

from __future__ import annotations

import unicodedata
from datetime import date

from hypothesis import strategies as st

from generator.model import (
    Correction,
    Edition,
    Override,
    PartialDate,
    Period,
    PlaceNames,
    PlanMetadata,
    Relation,
    Signatory,
    SourceReference,
    Status,
    Withdrawn,
)
from generator.text import ZERO_WIDTH, collapse, normalise

SYLLABLES = [
    "thi",
    "đua",
    "khen",
    "thưởng",
    "phong",
    "trào",
    "kế",
    "hoạch",
    "thực",
    "hiện",
    "nhiệm",
    "vụ",
    "huyện",
    "xã",
    "phường",
    "tỉnh",
    "Đắk",
    "Nông",
    "Đắk",
    "Lắk",
    "Lào",
    "Cai",
    "ủy",
    "uỷ",
    "ban",
    "nhân",
    "dân",
    "hòa",
    "hoà",
    "khóa",
    "khoá",
    "quyết",
    "định",
    "chỉ",
    "thị",
    "nghị",
    "quyết",
    "Đại",
    "hội",
    "Đảng",
    "kỷ",
    "niệm",
    "năm",
    "ngày",
    "tháng",
    "chuyên",
    "đề",
    "xây",
    "dựng",
    "nông",
    "thôn",
    "mới",
    "ươm",
    "ưỡn",
    "khuỷu",
    "giặt",
    "nghiêng",
]
"""Words with every tone and every letter that has a mark."""
YAML_TRAPS = (
    "NO",
    "yes",
    "~",
    "null",
    "12:30",
    "0124",
    "1e3",
    "0x1F",
    "2025-01-08",
    "- a",
    "a: b",
    "a #b",
    "[x]",
    "{x}",
    "*x",
    "&x",
    "!x",
    "@x",
    "…",
    "'",
    '"',
    "\\",
    ":",
)
"""Words that a YAML reader takes for something else."""
MARKERS = ("I.", "II.", "Phần I", "1.", "2.1.", "2.1.10.", "a)", "đ)", "-", "+", "Điều 3.", "A.", "\\-")
"""Markers of provisions as papers print them."""


def words(max_size: int = 8) -> st.SearchStrategy[str]:
    """A few Vietnamese words on one line, normal."""
    return st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=max_size).map(" ".join)


def normal_text(max_size: int = 60) -> st.SearchStrategy[str]:
    """One line of text that a field can hold: normal, no invisible characters, blanks collapsed, not empty; full of YAML's traps."""
    letters = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs", "M")), min_size=1, max_size=max_size)
    mixed = st.lists(st.one_of(words(3), st.sampled_from(YAML_TRAPS), letters), min_size=1, max_size=4).map(" ".join)
    cleaned = st.one_of(words(), st.sampled_from(YAML_TRAPS), mixed).map(lambda text: collapse(normalise(text).text).replace("<", "‹"))
    return cleaned.filter(lambda text: bool(text) and text.isprintable())


def raw_text(max_size: int = 12) -> st.SearchStrategy[str]:
    """Text as a file may hold it: composed or not, with zero-width characters, odd blanks, look-alike letters and any line end."""
    piece = st.one_of(
        words(3),
        words(3).map(lambda text: unicodedata.normalize("NFD", text)),
        st.sampled_from(
            [*ZERO_WIDTH, "\u00a0", "\u2003", "\t", "Ð", "ð", "\n", "\r\n", "\r", "\u2028", "\u0301", "\u0323\u0301", "\u0302", " "]
        ),
        st.text(max_size=6),
    )
    return st.lists(piece, max_size=max_size).map("".join)


def partial_dates() -> st.SearchStrategy[PartialDate]:
    """A year, a month or a day that exists."""
    days = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
    return st.one_of(
        days.map(lambda day: PartialDate(day.year)),
        days.map(lambda day: PartialDate(day.year, day.month)),
        days.map(lambda day: PartialDate(day.year, day.month, day.day)),
    )


def address_parts() -> st.SearchStrategy[str]:
    """A folder or file name that can stand in an address."""
    word = st.text("abcdeghiklmnopqrstuvxy0123456789", min_size=1, max_size=6)
    return st.lists(word, min_size=1, max_size=3).map(lambda parts: "x" + "-".join(parts))


def addresses() -> st.SearchStrategy[str]:
    """Where a plan may stand."""
    years = st.integers(1990, 2099).map(str)
    return st.tuples(address_parts(), years, address_parts()).map(lambda parts: "/".join((f"tinh-{parts[0]}", *parts[1:])))


def metadata(address: str = "lao-cai/2024/phat-dong-thi-dua") -> st.SearchStrategy[PlanMetadata]:
    """Front matter of the plan at `address`, as the schema gives it: no group is there that says nothing."""
    maybe = st.none() | normal_text()
    place = st.one_of(
        st.just(PlaceNames()),
        st.builds(PlaceNames, province=words(2), district=st.none() | words(2), commune=st.none() | words(2)),
    )
    periods = st.one_of(
        st.builds(Period, start=partial_dates(), end_event=maybe),
        st.builds(Period, end=partial_dates(), end_event=maybe),
        st.builds(Period, end_event=normal_text()),
    )
    signatories = st.builds(Signatory, name=normal_text(), capacity=maybe, position=maybe)
    sources = st.builds(
        SourceReference,
        file=normal_text(),
        url=st.sampled_from([None, "https://example.vn/a?b=c#d", "http://example.vn/"]),
        sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
    )
    overrides = st.builds(
        Override,
        kind=st.sampled_from(["citation", "anniversary"]),
        at=st.none() | st.sampled_from(["II.2", "preamble"]),
        printed=maybe,
        nth=st.integers(1, 9),
        set=st.dictionaries(st.sampled_from(["date", "number", "no"]), normal_text(), min_size=1).map(lambda pairs: tuple(pairs.items())),
    ) | st.builds(Override, kind=st.just("citation"), drop=st.just(value=True))
    relations = st.builds(Relation, type=st.sampled_from(["replaces", "amends", "corrects", "issued_by"]), of=normal_text())
    return st.builds(
        PlanMetadata,
        id=st.just(address.replace("/", "-")),
        kind=normal_text(20),
        number=maybe,
        symbol=maybe,
        issued_on=st.none() | partial_dates(),
        issued_at=maybe,
        issuers=st.lists(normal_text(), min_size=1, max_size=3).map(tuple),
        place=place,
        title=normal_text(),
        short_title=maybe,
        period=st.none() | periods,
        signatory=st.none() | signatories,
        edition=st.sampled_from(Edition),
        status=st.sampled_from(Status),
        source=st.none() | sources,
        relations=st.lists(relations, max_size=2).map(tuple),
        aliases=st.lists(addresses(), max_size=2).map(tuple),
        corrections=st.lists(st.builds(Correction, printed=normal_text(), meant=normal_text(), at=maybe), max_size=2).map(tuple),
        overrides=st.lists(overrides, max_size=2).map(tuple),
        withdrawn=st.none() | st.builds(Withdrawn, on=partial_dates(), reason=normal_text()),
    )


def bodies(max_size: int = 12) -> st.SearchStrategy[str]:
    """Bodies of numbered provisions, with and without headings, dashes, blank lines and words that only look like markers."""
    line = st.one_of(
        words(12).map(lambda text: text + "."),
        st.tuples(st.sampled_from(MARKERS), words(10)).map(" ".join),
        st.tuples(st.sampled_from(MARKERS), words(4)).map(lambda parts: f"{parts[0]} {parts[1]}: {parts[1]}."),
        st.sampled_from(["", "", "| a | b |", "[^1]: chú thích", "Nơi nhận:", "- Như trên;", "1.500 người", "2025 là năm cuối."]),
    )
    return st.lists(line, min_size=1, max_size=max_size).map("\n\n".join).filter(lambda text: bool(text.strip()))
