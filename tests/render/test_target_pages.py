"""“Chỉ tiêu” of the library: by year, cut by place when long, the same indicator of several plans side by side."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from generator.extract.indicators import indicator_key
from generator.model import File, Span, Target
from generator.publish.tables import TARGET_COLUMNS, cell, table_hubs
from generator.render import target_pages
from generator.render.hub import Sources
from generator.render.library import Library
from generator.render.target_pages import LONG, target_hubs
from tests.bodies import Unit
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.making import NEW_YEAR, PapersOf, made
from tests.render.reading import read

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan, Page

UNITS = (Unit("II", "CHỈ TIÊU"), Unit("II.1", None, "Phấn đấu nhiều việc."))


def _target(indicator: str = "tỷ lệ bản có điện", value: str = "98", **others: Any) -> Target:
    fields: dict[str, Any] = {"raw": f"{indicator} đạt {value}%", "comparator": "=", "unit": "%"} | others
    return Target(span=Span(0, 0), path="II.1", anchor="ii-1", indicator=indicator, value=value, **fields)


def _plan(place: str, *targets: Target, year: int = 2024) -> AnnotatedPlan:
    path = f"{place}/{year}/thi-dua.md"
    metadata = make_metadata(id=path.removesuffix(".md").replace("/", "-"), issued_on=f"{year}-02-20", issuers=(f"UBND {place}",))
    plan = make_plan(metadata=metadata, path=path, units=UNITS, recipients=())
    return replace(make_annotated(plan=plan), targets=targets)


def _library(*plans: AnnotatedPlan) -> Library:
    return Library.of(make_corpus(plans=plans))


def _words(page: Page) -> list[str]:
    """Words of every row."""
    return [" ".join(element.text.split()) for element in read(page.body).elements if element.tag in {"li", "dd"}]


def _pages(*plans: AnnotatedPlan) -> dict[str, Page]:
    return {page.address: page for page in made(target_hubs, _library(*plans))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Tỷ lệ hộ nghèo", "hộ nghèo", id="lead"),
        pytest.param("Phấn đấu tỷ lệ người dân tham gia bảo hiểm y tế đạt", "Người dân tham gia bảo hiểm y tế", id="lead-and-tail"),
        pytest.param("Thu nhập bình quân đầu người đến cuối năm 2026", "thu nhập bình quân đầu người năm 2024", id="years-differ"),
        pytest.param("Hộ gia đình văn hoá trên địa bàn xã", "Hộ gia đình văn hóa", id="place-and-tones"),
    ],
)
def test_same_indicator(one: str, other: str) -> None:
    """Words that any aim begins or ends with do not part two aims."""
    assert indicator_key(one) == indicator_key(other)


def test_other_indicator() -> None:
    """Poor and nearly poor households are not counted together."""
    assert indicator_key("Tỷ lệ hộ nghèo") != indicator_key("Tỷ lệ hộ cận nghèo")


def test_each_aim_stands_in_its_year() -> None:
    """An aim with a printed year stands in that year, others in the year of their plan."""
    pages = _pages(_plan("lao-cai", _target(), _target("số cầu treo mới", "4", unit="cây cầu", year=2026)))
    assert set(pages) == {"chi-tieu", "chi-tieu/2024", "chi-tieu/2026"}
    assert [row for row in _words(pages["chi-tieu/2026"]) if "Số cầu treo mới" in row]
    assert not [row for row in _words(pages["chi-tieu/2024"]) if "Số cầu treo mới" in row]


def test_figures_lead_to_their_line() -> None:
    """A reader comes from a figure to the provision that prints it."""
    (page,) = (page for page in made(target_hubs, _library(_plan("lao-cai", _target()))) if page.address == "chi-tieu/2024")
    assert "../../lao-cai/2024/thi-dua/#ii-1" in read(page.body).links


def test_shared_indicators_stand_side_by_side() -> None:
    """What two plans measure alike is compared on the index, newest first."""
    pages = _pages(_plan("lao-cai", _target()), _plan("ca-mau", _target("bản có điện", "87"), year=2025))
    figures = [element.text for element in read(pages["chi-tieu"].body).find("b")]
    assert figures == ["87", "98"]


def test_long_year_is_cut_by_place() -> None:
    """A year with very many aims leads to its provinces, these to their districts; no aim is lost."""
    aims = [_target(f"việc thứ {number}", str(number)) for number in range(LONG // 2)]
    pages = _pages(_plan("lao-cai", *aims), _plan("dak-nong/huyen-dak-mil", *aims), _plan("dak-nong/huyen-dak-song", *aims))
    assert set(pages) == {
        "chi-tieu",
        "chi-tieu/2024",
        "chi-tieu/2024/lao-cai",
        "chi-tieu/2024/dak-nong",
    }
    assert "../../chi-tieu/2024/dak-nong/" in read(pages["chi-tieu/2024"].body).links
    assert len([row for row in _words(pages["chi-tieu/2024/dak-nong"]) if "Việc thứ 7 " in row]) == 2


def test_table_has_every_aim() -> None:
    """The table of a year holds the figures as printed with the address of their line."""
    library = _library(_plan("lao-cai", _target("số hộ nghèo còn", "9,5", comparator="<=", strict=True)))
    sources = Sources(library=library, papers=PapersOf(library), as_of=NEW_YEAR, site_url="https://vi-du.example/")
    (file,) = (file for hub in table_hubs(sources) for file in hub.made())
    assert isinstance(file, File)
    header, row = csv.reader(io.StringIO(file.content.decode("utf-8-sig"), newline=""))
    assert file.name == "chi-tieu/2024.csv"
    assert tuple(header) == TARGET_COLUMNS
    assert row[3:7] == ["số hộ nghèo còn", "dưới", "9,5", "%"]
    assert row[-1] == "https://vi-du.example/lao-cai/2024/thi-dua/#ii-1"


def test_a_large_table_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows, in an archive that the pages of the year lead to; equal tables are equal bytes."""
    monkeypatch.setattr(target_pages, "PACKED", 0)
    library = _library(_plan("lao-cai", _target("số hộ nghèo còn", "9,5")))
    sources = Sources(library=library, papers=PapersOf(library), as_of=NEW_YEAR)
    first, second = ([file for hub in table_hubs(sources) for file in hub.made()] for _ in range(2))
    assert first == second
    assert isinstance(first[0], File)
    with zipfile.ZipFile(io.BytesIO(first[0].content)) as archive:
        assert archive.namelist() == ["2024.csv"]
        assert "số hộ nghèo còn" in archive.read("2024.csv").decode("utf-8-sig")
    assert first[0].name == "chi-tieu/2024.zip"
    assert "../../chi-tieu/2024.zip" in read(made(target_hubs, library)[1].body).links


@pytest.mark.parametrize("words", ["=1+1", "+84", "-2", "@x", "\tx"])
def test_no_cell_is_a_formula(words: str) -> None:
    """A paper cannot make a spreadsheet run anything."""
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize("words", ["a, b", 'a “b” "c"', "a\r\nb", "'", "", " a "])
def test_a_cell_comes_back_as_it_was(words: str) -> None:
    """Whatever reads CSV reads the words that the paper has."""
    assert next(csv.reader(io.StringIO(f"{cell(words)},x\r\n", newline=""))) == [words, "x"]
