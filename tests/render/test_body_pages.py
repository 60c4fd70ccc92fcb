"""Pages of offices: every duty with its provision, mergers both ways, long lists cut by place and year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.authorities import bodies
from generator.model import Assignment, PartialDate, Span
from generator.render import body_pages
from generator.render.body_lists import family_label
from generator.render.library import Library
from tests.bodies import Unit
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.making import made
from tests.render.reading import Reading, read

if TYPE_CHECKING:
    import pytest

    from generator.model import AnnotatedPlan, Page

ADDRESS = "co-quan/phong-noi-vu"
UNITS = (Unit("I", "TỔ CHỨC", "Như sau."), Unit("I.1", None, "Một việc."), Unit("I.2", None, "Hai việc."))


def _duty(lead: str, action: str, path: str = "I.1", known: str | None = "phong-noi-vu", **others: Any) -> Assignment:
    return Assignment(span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), lead=lead, action=action, known=known, **others)


def _plan(*duties: Assignment, province: str = "Kon Tum", year: int = 2025) -> AnnotatedPlan:
    place = {"Kon Tum": "kon-tum", "Bến Tre": "ben-tre"}[province]
    metadata = make_metadata(
        id=f"{place}-{year}-ke-hoach", number=None, issued_on=str(year), issuers=(f"UBND tỉnh {province}",), province=province
    )
    plan = make_plan(metadata=metadata, path=f"{place}/{year}/ke-hoach.md", units=UNITS, recipients=())
    return replace(make_annotated(plan=plan), assignments=duties)


def _pages(*plans: AnnotatedPlan) -> dict[str, Page]:
    return {page.address: page for page in made(body_pages.body_hubs, Library.of(make_corpus(plans=plans)))}


def _read(*plans: AnnotatedPlan, address: str = ADDRESS) -> Reading:
    return read(_pages(*plans)[address].body)


def test_duties_stand_under_their_year_and_plan() -> None:
    """Newest year first; each duty links to its provision, partners, day and a request are said."""
    reading = _read(
        _plan(
            _duty("Phòng Nội vụ", "theo dõi", coordinating=("các xóm",), deadline=PartialDate(2025, 11, 20)),
            _duty("Phòng Nội vụ huyện", "tổng hợp", "I.2", requested=True),
        ),
        _plan(_duty("Phòng Nội vụ", "báo cáo"), province="Bến Tre", year=2024),
    )
    assert reading.one("h1").text == "Phòng Nội vụ"
    assert reading.one("p", "k-lead").text == "3 đầu việc trong 2 kế hoạch của 2 nơi (2024–2025)."
    assert [e.text for e in reading.find("h2")][:2] == ["Năm 2025 2 đầu việc, 1 kế hoạch", "Năm 2024 1 đầu việc, 1 kế hoạch"]
    rows = [e.text for e in reading.find("td")]
    assert rows[0] == "Theo dõi phối hợp: các xóm hạn: 20/11/2025"
    assert rows[2] == "Tổng hợp (đề nghị) ghi là: Phòng Nội vụ huyện"
    assert [e.text for e in reading.find("th", scope="rowgroup")] == ["UBND tỉnh Kon Tum, 2025", "UBND tỉnh Bến Tre, 2024"]
    assert {"../../kon-tum/2025/ke-hoach/#i-1", "../../kon-tum/2025/ke-hoach/#i-2"} <= set(reading.links)
    assert len({e.text for e in reading.find("caption")}) == 2


def test_a_duty_laid_twice_in_one_provision_counts_once() -> None:
    """Two names of one kind of office in a sentence share its duty."""
    reading = _read(_plan(_duty("Phòng Nội vụ", "theo dõi"), _duty("Phòng Nội vụ các huyện", "theo dõi")))
    assert reading.one("p", "k-lead").text.startswith("1 đầu việc trong 1 kế hoạch")


def test_names_as_printed_are_told_when_they_differ() -> None:
    """Nothing is repeated where every plan uses the plain name."""
    assert "_ten-goi" not in _read(_plan(_duty("phòng nội vụ", "theo dõi"))).ids
    reading = _read(_plan(_duty("Phòng Nội vụ huyện", "theo dõi"), _duty("Phòng Nội vụ huyện", "báo cáo", "I.2")))
    assert "Phòng Nội vụ huyện 2 lần" in next(e.text for e in reading.find("section") if "Tên ghi" in e.text)


def test_mergers_are_told_both_ways() -> None:
    """What an office became is a link where plans charge that too, else a name."""
    entry = next(body for body in bodies() if body.slug == "so-lao-dong-thuong-binh-va-xa-hoi")
    old, new = f"co-quan/{entry.slug}", "co-quan/so-noi-vu"
    alone = _read(_plan(_duty(entry.name, "chi trả", known=entry.slug)), address=old)
    assert "việc của cơ quan này về Sở Nội vụ" in alone.one("div", "k-notice").text
    assert f"../../{new}/" not in alone.links
    both = (_plan(_duty(entry.name, "chi trả", known=entry.slug), _duty("Sở Nội vụ", "theo dõi", "I.2", known="so-noi-vu")),)
    assert f"../../{new}/" in _read(*both, address=old).links
    assert f"../../{old}/" in _read(*both, address=new).links


def test_a_long_office_is_cut_by_place_then_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """Provinces first, years below a long one; the duties stand at the end of the way only."""
    monkeypatch.setattr(body_pages, "LONG", 1)
    duty = _duty("Phòng Nội vụ", "theo dõi")
    pages = _pages(_plan(duty), _plan(duty, year=2024), _plan(duty, province="Bến Tre"))
    main = read(pages[ADDRESS].body)
    assert f"../../{ADDRESS}/ben-tre/" in main.links
    assert not main.find("table")
    province = read(pages[f"{ADDRESS}/kon-tum"].body)
    assert f"../../../{ADDRESS}/kon-tum/2024/" in province.links
    assert not province.find("table")
    assert "../../../../kon-tum/2024/ke-hoach/#i-1" in read(pages[f"{ADDRESS}/kon-tum/2024"].body).links
    assert "../../../ben-tre/2025/ke-hoach/#i-1" in read(pages[f"{ADDRESS}/ben-tre"].body).links
    assert f"{ADDRESS}/ben-tre/2025" not in pages


def test_index_is_grouped_by_family() -> None:
    """Families in a fixed order, offices of most plans first; other names link to their provisions."""
    reading = _read(
        _plan(
            _duty("Phòng Nội vụ", "theo dõi"),
            _duty("Huyện đoàn", "vận động", known="doan-thanh-nien"),
            _duty("Tổ Ruộng", "cày", "I.2", known=None),
        ),
        address="co-quan",
    )
    assert [e.text for e in reading.find("h2")] == [
        "Cơ quan nhà nước 1 loại",
        "Tổ chức chính trị - xã hội 1 loại",
        "Tên khác, chưa có trong danh mục 1 tên",
    ]
    assert "../co-quan/phong-noi-vu/" in reading.links
    assert "../kon-tum/2025/ke-hoach/#i-2" in reading.links


def test_every_family_has_a_name() -> None:
    """A family of the authority file is never shown as “other”."""
    assert [body.slug for body in bodies() if family_label(body.family) == "Cơ quan khác"] == []


def test_no_office_takes_the_address_of_other_names() -> None:
    """Slugs and parts of the hub stay apart."""
    assert "ten-khac" not in {body.slug for body in bodies()}


def test_an_empty_library_says_so() -> None:
    """The index is there before the first plan."""
    pages = _pages()
    assert list(pages) == ["co-quan"]
    assert "Chưa có kế hoạch nào" in pages["co-quan"].body


def test_words_of_the_paper_stay_words() -> None:
    """A duty or an office's name cannot bring markup."""
    bad = "<script>alert(1)</script>"
    pages = _pages(_plan(_duty(bad, bad, coordinating=(bad,)), _duty(bad, bad, "I.2", known=None)))
    assert not [page for page in pages.values() if read(page.body).find("script")]
