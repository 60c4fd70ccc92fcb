"""The drafting desk: what others of a level named and an office did not, what its last plan leaves to report on."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.extract.annotate import annotate
from generator.model import KnownDirective
from generator.parse.provisions import parse
from generator.pipeline import load
from generator.render import desk_pages
from generator.render.desk import NEAR, Desk, Desks
from generator.render.desk_pages import desk_hubs
from generator.render.library import Library
from generator.render.places import place_hubs
from generator.render.plan import plan_hubs
from tests.factories import make_corpus, make_metadata, make_source
from tests.render.making import made
from tests.render.reading import read

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import AnnotatedPlan

NINH_HAI = "ban-soan-thao/ninh-thuan/huyen-ninh-hai/ubnd-huyen-ninh-hai"
NINH_HAI_PLAN = "ninh-thuan/huyen-ninh-hai/2025"
DAK_SONG_PLAN = "dak-nong/huyen-dak-song/2025"

ORDER = "Căn cứ Chỉ thị số 27/CT-TTg ngày 02/9/2024 của Thủ tướng Chính phủ về thi đua;"
LOCAL = "Căn cứ Nghị quyết số 12/NQ-HĐND ngày 15/12/2024 của HĐND huyện về nhiệm vụ năm 2025;"
EVENT = "Chào mừng kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)."
MOVEMENT = "Tham gia phong trào thi đua “Dân vận khéo”."


def _plan(path: str, *lines: str, issuer: str, issued_on: str = "2025-01-10", number: str | None = None) -> AnnotatedPlan:
    """A plan of a district, read as any other."""
    metadata = make_metadata(
        id=path.removesuffix(".md").replace("/", "-"),
        number=number,
        issued_on=issued_on or None,
        issuers=(issuer,),
        province=None,
        title="Phát động thi đua",
    )
    body = "\n\n".join([*lines, "I. Tổ chức thực hiện", "Các xã cùng làm./."])
    return annotate(parse(make_source(metadata=metadata, path=path, body=body))[0])


def _district(name: str, *lines: str, year: int = 2025, province: str = "lao-cai", file: str = "thi-dua") -> AnnotatedPlan:
    return _plan(f"{province}/huyen-{name}/{year}/{file}.md", *lines, issuer=f"UBND huyện {name}", issued_on=f"{year}-01-10")


def _library(*plans: AnnotatedPlan) -> Library:
    return Library.of(make_corpus(plans=plans))


def _desk(library: Library, name: str, province: str = "lao-cai") -> Desk:
    desks = Desks.of(library)
    return desks.desk(next(office for office in desks.offices if office.address.startswith(f"ban-soan-thao/{province}/huyen-{name}/")))


def _titles(library: Library, documents: tuple[tuple[int | str, int], ...]) -> list[str]:
    return [library.ranked[document].title if isinstance(document, int) else document for document, _ in documents]


def test_what_others_named_and_the_office_did_not() -> None:
    """Documents of the centre as suggestions, those of another place apart; an event with the years it will have; a movement."""
    library = _library(_district("bat-xat", "Mở đầu."), _district("muong-khuong", ORDER, LOCAL, EVENT, MOVEMENT))
    desk = _desk(library, "bat-xat")
    assert (desk.year, desk.peers) == (2026, 1)
    assert _titles(library, desk.documents) == ["Chỉ thị 27/CT-TTg"]
    assert _titles(library, desk.elsewhere) == ["Nghị quyết 12/NQ-HĐND"]
    assert desk.events == (("thanh-lap-dang", 1),)
    assert desk.movements == (("dan-van-kheo", 1),)
    page = read({page.address: page for page in made(desk_hubs, library)}[desk.office.address].body)
    assert "96 năm Ngày thành lập Đảng Cộng sản Việt Nam" in [e.text for e in page.find("a")]
    assert len(page.find("input", type="checkbox")) == len(page.find("li")) - 1


def test_what_the_office_named_is_not_missing() -> None:
    """In any of its plans of that year."""
    library = _library(
        _district("bat-xat", ORDER),
        _district("bat-xat", EVENT, MOVEMENT, file="thi-dua-2"),
        _district("muong-khuong", ORDER, EVENT, MOVEMENT),
    )
    desk = _desk(library, "bat-xat")
    assert (desk.documents, desk.events, desk.movements) == ((), (), ())
    page = {page.address: page for page in made(desk_hubs, library)}[desk.office.address].body
    assert "Không thấy nơi cùng cấp dẫn thêm văn bản nào dùng chung." in page


def test_a_plan_of_the_library_that_others_cite_is_a_document_too() -> None:
    """The plan of the province, which is no page of `van-ban`."""
    above = _plan("lao-cai/2024/68-kh-ubnd.md", "Mở đầu.", issuer="UBND tỉnh Lào Cai", issued_on="2024-12-20", number="68/KH-UBND")
    citing = "Thực hiện Kế hoạch số 68/KH-UBND ngày 20/12/2024 của UBND tỉnh Lào Cai;"
    library = _library(above, _district("bat-xat", "Mở đầu."), _district("muong-khuong", citing))
    assert _titles(library, _desk(library, "bat-xat").documents) == ["lao-cai-2024-68-kh-ubnd"]


def test_levels_are_not_mixed() -> None:
    """A province is no measure for a district."""
    above = _plan("lao-cai/2025/68-kh-ubnd.md", ORDER, issuer="UBND tỉnh Lào Cai")
    library = _library(above, _district("bat-xat", "Mở đầu."))
    desk = _desk(library, "bat-xat")
    assert (desk.peers, desk.documents) == (0, ())
    page = {page.address: page for page in made(desk_hubs, library)}[desk.office.address].body
    assert "Thư viện chưa có kế hoạch cấp huyện nào khác của năm 2025 và 2026 để đặt bên cạnh." in page


def test_the_year_follows_the_level_and_one_early_bird_does_not_move_it() -> None:
    """An office whose last plan is old drafts for the year of the others; a single plan of a far year changes nothing for them."""
    late = [_district(f"so-{number}", ORDER) for number in range(6)]
    library = _library(*late, _district("bat-xat", "Mở đầu.", year=2021), _district("som", "Mở đầu.", year=2031))
    assert _desk(library, "bat-xat").year == 2026
    assert _desk(library, "so-0").year == 2026
    assert _desk(library, "som").year == 2032


def test_several_neighbours_are_compared_alone() -> None:
    """With enough plans of its own province, far ones do not count."""
    near = [_district(f"so-{number}", "Mở đầu.") for number in range(NEAR + 1)]
    library = _library(*near, _district("xa", ORDER, province="yen-bai"))
    desk = _desk(library, "so-0")
    assert (desk.province, desk.peers, desk.documents) == ("lao-cai", NEAR, ())
    assert _desk(library, "xa", province="yen-bai").province == ""


def test_figures_and_deadlines_of_the_last_plan_with_their_places() -> None:
    """Those of the last plan only."""
    lines = ("Tỷ lệ hộ nghèo giảm còn dưới 3%.", "Các xã báo cáo kết quả trước ngày 30/11/2025.")
    library = _library(_district("bat-xat", "Mở đầu.", year=2024), _district("bat-xat", "Mở đầu.", "1. Chỉ tiêu", *lines))
    page = read({page.address: page for page in made(desk_hubs, library)}[_desk(library, "bat-xat").office.address].body)
    rows = [e.text for e in page.find("li") if "mục 1" in e.text]
    assert len(rows) == 2
    assert "3%" in rows[0]
    assert "30/11/2025" in rows[1]
    assert "../../../../lao-cai/huyen-bat-xat/2025/thi-dua/#1" in page.links


def test_a_large_library_lists_its_offices_by_province(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index grows with the provinces; each has its own page."""
    monkeypatch.setattr(desk_pages, "INDEX_WHOLE", 1)
    library = _library(_district("bat-xat", "Mở đầu."), _district("luc-yen", "Mở đầu.", province="yen-bai"))
    pages = {page.address: page for page in made(desk_hubs, library)}
    assert "huyen-bat-xat" not in pages["ban-soan-thao"].body
    assert "../ban-soan-thao/lao-cai/" in read(pages["ban-soan-thao"].body).links
    assert "../../ban-soan-thao/lao-cai/huyen-bat-xat/ubnd-huyen-bat-xat/" in read(pages["ban-soan-thao/lao-cai"].body).links


# ── the library itself ────────────────────────────────────────────────────────────────────────────────────────────────


def _missing_at_ninh_hai(library: Library) -> tuple[set[str], set[str]]:
    """Titles of all documents that Đắk Song cites and Ninh Hải does not; titles on the desk of Ninh Hải."""
    by_folder = {"/".join(PurePosixPath(address).parts[:-1]): plan_id for plan_id, address in library.addresses.items()}

    def cited(folder: str) -> set[str]:
        referents = library.corpus.referents[by_folder[folder]]
        return {library.corpus.directives[r.key].title for r in referents if isinstance(r, KnownDirective)}

    page = {page.address: page for page in made(desk_hubs, library)}[NINH_HAI]
    assert page.title == "UBND huyện Ninh Hải, tỉnh Ninh Thuận: soạn kế hoạch năm 2026"
    return cited(DAK_SONG_PLAN) - cited(NINH_HAI_PLAN), {e.text for e in read(page.body).find("a")}


BY_HAND = {"Chỉ thị 41-CT/TW", "Chỉ thị 19/CT-TTg", "Nghị quyết Trung ương 4 khóa XII", "Nghị quyết Đại hội XIII của Đảng"}
"""Documents of the centre, as read in both papers; 39/CT-TTg stands in both."""


def test_ninh_hai_2026_from_the_condensed_editions(root: Path) -> None:
    """Everything that Đắk Song cited and it did not."""
    missing, shown = _missing_at_ninh_hai(Library.of(load(root / "plans").corpus))
    assert missing >= BY_HAND
    assert missing <= shown
    assert "Chỉ thị 39/CT-TTg" not in shown
    assert "136 năm Ngày sinh Chủ tịch Hồ Chí Minh" in shown


def test_ninh_hai_2026_from_the_full_papers(shared: Path, tmp_path: Path) -> None:
    """The same from the papers themselves, as import reads them."""
    papers = sorted((shared / "samples").glob("*.txt"))
    if not papers:
        pytest.skip("the full papers (shared/samples) are not here")
    CliRunner().invoke(main, ["import", *map(str, papers), "--out", str(tmp_path / "plans"), "--no-original"])
    missing, shown = _missing_at_ninh_hai(Library.of(load(tmp_path / "plans").corpus))
    assert missing >= BY_HAND
    assert missing <= shown


def test_the_command_on_the_page_makes_the_word_file(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copied as it stands."""
    page = {page.address: page for page in made(desk_hubs, Library.of(load(root / "plans").corpus))}[NINH_HAI]
    program, *arguments = shlex.split(read(page.body).one("code").text)
    assert program == "kehoach"
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, [*arguments, "--plans", str(root / "plans")])
    assert (tmp_path / "ubnd-huyen-ninh-hai-2026.docx").is_file(), done.output


def test_plans_and_places_lead_to_the_desk() -> None:
    """From the last plan of an office, and from its place; a province also leads to the list of its offices."""
    library = _library(_district("bat-xat", "Mở đầu.", year=2024), _district("bat-xat", "Mở đầu."))
    pages = {page.address: page for page in (*made(plan_hubs, library), *made(place_hubs, library))}
    address = "ban-soan-thao/lao-cai/huyen-bat-xat/ubnd-huyen-bat-xat/"
    links = {where: read(pages[where].body).links for where in ("lao-cai", "lao-cai/huyen-bat-xat", *library.addresses.values())}
    assert f"../../{address}" in links["lao-cai/huyen-bat-xat"]
    assert "../ban-soan-thao/lao-cai/" in links["lao-cai"]
    assert [f"../../../../{address}" in links[f"lao-cai/huyen-bat-xat/{year}/thi-dua"] for year in (2024, 2025)] == [False, True]


def test_an_office_without_place_and_year_has_its_desk() -> None:
    """Nothing is made up about it: it is no central office, and its year is not known."""
    library = _library(_plan("thi-dua-chung.md", "Mở đầu.", issuer="UBND xã Ven Sông", issued_on=""))
    page = {page.address: page for page in made(desk_hubs, library)}["ban-soan-thao/trung-uong/ubnd-xa-ven-song"]
    assert page.title == "UBND xã Ven Sông: soạn kế hoạch tiếp theo"
    assert "kế hoạch của nơi chưa rõ nào khác" in page.body
