"""The text of a plan: nothing lost, nothing interpreted, marks where they belong."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.fulltext import Ink, Mark, framed, full_text, marked_title, note_html
from generator.render.margin import Note
from tests.bodies import Unit
from tests.factories import make_annotated, make_metadata, make_plan
from tests.render.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

UNITS = (
    Unit("preamble", text="Căn cứ luật."),
    Unit("I", "MỤC ĐÍCH"),
    Unit("I.1", "Yêu cầu", "Làm đến nơi.", run_in=True),
    Unit("I.1.-1", text='Việc <nhỏ> & việc "lớn".'),
    Unit("II", "THỰC HIỆN", "Theo phân công."),
    Unit("closing", text="Trên đây là kế hoạch."),
    Unit("recipients", text="Nơi nhận:\n- Như trên."),
)


def _full_text(*units: Unit, notes: Mapping[str, Sequence[str]] | None = None) -> str:
    """The text of a plan of these units, without marks."""
    return full_text(make_annotated(plan=make_plan(units=units)), (), notes or {}, {})[0]


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_provision_has_its_anchor_and_permalink() -> None:
    """The number is the link to the provision itself."""
    plan = make_annotated(plan=make_plan(units=UNITS))
    reading = read(_full_text(*UNITS))
    anchors = [p.anchor for p in plan.plan.provisions if p.level != "recipients"]
    assert reading.ids == anchors
    assert [e.attributes["href"] for e in reading.find("a")] == [
        f"#{p.anchor}" for p in plan.plan.provisions if p.label and p.anchor in anchors
    ]
    assert reading.unbalanced == ()


def test_headings_count_from_the_nearest_above() -> None:
    """A heading is one deeper than the one that its provision stands under; a run-in heading is bold text."""
    units = (
        Unit("I", "MỘT"),
        Unit("I.1", "Hai"),
        Unit("I.1.a", "Ba"),
        Unit("II", "BỐN"),
        Unit("II.1", text="Không đầu mục."),
        Unit("II.1.a", "Năm"),
    )
    reading = read(_full_text(*units))
    assert [e.tag for e in reading.elements if re.fullmatch("h[1-6]", e.tag)] == ["h3", "h4", "h5", "h3", "h4"]
    assert reading.one(id="i").tag == "h3"


def test_a_provision_is_one_element_where_it_can_be() -> None:
    """A heading or a paragraph by itself is the provision; a class tells how far it is set in where that is not the usual."""
    reading = read(
        _full_text(
            Unit("I", "MỘT"),
            Unit("I.1", "Hai", "Ba."),
            Unit("I.1.a", text="Bốn."),
            Unit("I.1.a.-1", text="Năm."),
            Unit("I.-1", text="Sáu."),
            Unit("II", text="Bảy.\n\nTám."),
            Unit("closing", text="Chín."),
        )
    )
    found = [(e.attributes["id"], e.tag, e.attributes.get("class", "")) for e in reading.elements if "id" in e.attributes]
    assert found == [
        ("i", "h3", ""),
        ("i-1", "div", ""),
        ("i-1-a", "p", ""),
        ("i-1-a-g1", "p", "k-d3"),
        ("i-g1", "p", "k-d1"),
        ("ii", "div", ""),
        ("ket-thuc", "p", "k-free"),
    ]
    assert reading.unbalanced == ()


def test_markup_in_a_paper_is_words() -> None:
    """Nothing of a paper becomes an element."""
    html = _full_text(*UNITS)
    assert "Việc &lt;nhỏ&gt; &amp; việc" in html
    assert "<nhỏ>" not in html


def test_words_and_punctuation_of_headings_stay() -> None:
    """The blank between a run-in heading and its text, and the colon, are as printed."""
    reading = read(_full_text(*UNITS))
    assert reading.one(id="i-1").text.endswith("Làm đến nơi.")
    assert "Yêu cầu" in reading.one(id="i-1").text


def test_notes_stand_with_their_provision() -> None:
    """A note is beside the line it is about."""
    note = note_html(Note(cause="Nguyên do", text="Một câu <b>."))
    reading = read(_full_text(*UNITS, notes={"i-1": [note]}))
    assert reading.one(css="k-note").text == "Nguyên do Một câu <b>."
    assert "k-noted" in reading.one(id="i-1").classes


@pytest.mark.parametrize("anchor", ["i", "i-1", "i-1-g1", "mo-dau"])
def test_notes_that_come_later_stand_as_those_that_were_there(anchor: str) -> None:
    """What the library fills in is what the paper's own notes would be, and nothing where it has none."""
    plan = make_annotated(plan=make_plan(units=UNITS))
    html, frames = full_text(plan, (), {}, {anchor: ("<~>a<~>", "<~>b<~>")})
    for notes in ([], ["<p>x</p>"]):
        before, after = framed(frames[anchor], notes)
        assert html.replace("<~>a<~>", before).replace("<~>b<~>", after) == full_text(plan, (), {anchor: notes}, {})[0]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([Mark(0, 3, "<i>", "</i>")], "<i>một</i> hai ba", id="at-start"),
        pytest.param([Mark(4, 10, "<i>", "</i>")], "một <i>hai ba</i>", id="to-end"),
        pytest.param([Mark(4, 40, "<i>", "</i>")], "một <i>hai ba</i>", id="beyond-the-range"),
        pytest.param([Mark(0, 7, "<i>", "</i>"), Mark(4, 10, "<b>", "</b>")], "<i>một hai</i> ba", id="overlap-keeps-the-first"),
        pytest.param([Mark(8, 10, "<b>", "</b>"), Mark(0, 3, "<i>", "</i>")], "<i>một</i> hai <b>ba</b>", id="any-order"),
    ],
)
def test_marks(marks: list[Mark], expected: str) -> None:
    """Marks stand around the words they cover, whole and balanced."""
    assert Ink("một hai ba", marks).inline(0, 10) == expected


def test_numbers_of_documents_stay_on_one_line() -> None:
    """`41-CT/TW` does not break at its hyphen; an entity is never cut."""
    text = "số 41-CT/TW và A&B/C"
    assert Ink(text, [Mark(0, len(text), "<i>", "</i>")]).inline(0, len(text)) == ("<i>số <k-n>41-CT/TW</k-n> và A&amp;<k-n>B/C</k-n></i>")


def test_paragraphs_tables_and_footnotes() -> None:
    """Blank lines end paragraphs, pipes make tables, `[^1]` makes a footnote, a backslash makes a marker text."""
    body = "Mở đầu[^1] và [^9].\n\n| A | B |\n|---|---|\n| 1 | <2> |\n\n\\- không phải gạch\n\n[^1]: Chú thích."
    first, rest = Ink(body, ()).blocks(0, len(body))
    reading = read(rest)
    assert first == 'Mở đầu<a class="k-ref" href="#_cuoc-1"><sup>1</sup></a> và [^9].'
    assert [e.text for e in reading.find("th")] == ["A", "B"]
    assert [e.text for e in reading.find("td")] == ["1", "<2>"]
    assert reading.one(id="_cuoc-1").text == "1 Chú thích."
    assert "<p>- không phải gạch</p>" in rest


def test_title_is_marked_in_its_own_coordinates() -> None:
    """A citation in the title is marked there."""
    plan = make_annotated(plan=make_plan(metadata=make_metadata(title="Thực hiện Chỉ thị 41 & <hơn>")))
    assert marked_title(plan, [Mark(10, 20, '<a href="x">', "</a>")]) == 'Thực hiện <a href="x">Chỉ thị 41</a> &amp; &lt;hơn&gt;'


@given(
    body=st.text(alphabet="ab <>&\"'/|\\[^]1:\n-đ", max_size=60),
    cuts=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_no_letter_is_lost_or_trusted(body: str, cuts: list[tuple[int, int]]) -> None:
    """Whatever the text and the marks, taking the tags away gives the words back, and every element is closed."""
    marks = [Mark(min(pair), max(pair), "<i>", "</i>") for pair in cuts if pair[0] != pair[1]]
    html = Ink(body, marks).inline(0, len(body))
    if "[^" not in body:
        assert _text(html) == body
    assert read(html).unbalanced == ()
    assert {e.tag for e in read(html).elements} <= {"i", "span", "a", "sup"}


@given(body=st.text(alphabet="ab |\\[^]1:\n-", min_size=1, max_size=80).filter(str.strip))
def test_blocks_keep_every_letter(body: str) -> None:
    """Paragraphs, tables and footnotes leave out only pipes, rules, backslashes and blanks."""
    stripped = body.strip()
    start = body.index(stripped)
    first, rest = Ink(body, ()).blocks(start, start + len(stripped))
    shown = _text(f"{first} {rest}")
    assert shown.count("a") + shown.count("b") == stripped.count("a") + stripped.count("b")
    assert read(rest).unbalanced == ()
