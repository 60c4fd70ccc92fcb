"""Pages of cited documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Corpus, PartialDate
from generator.render import directives
from generator.render.directives import directive_hubs
from generator.render.library import Library
from tests.factories import make_corpus
from tests.render.making import made
from tests.render.reading import Element, Reading, read

ADDRESS = "van-ban/chi-thi/41-ct-tw-k13"


@pytest.fixture(name="corpus")
def _corpus() -> Corpus:
    return make_corpus()


def _read(corpus: Corpus, address: str = ADDRESS) -> Reading:
    return read({p.address: p for p in made(directive_hubs, Library.of(corpus))}[address].body)


def _quoted(reading: Reading) -> list[Element]:
    """Citations with the words around them."""
    return [e for e in reading.find("li") if e.text.find(" “") > 0]


def test_who_cites_where_as_what_and_how_it_was_written(corpus: Corpus) -> None:
    """Each citation links to the line, names its role and quotes it."""
    reading = _read(corpus)
    rows = _quoted(reading)
    assert reading.one("h1").text == "Chỉ thị 41-CT/TW"
    assert len(rows) == 2
    links = [e.attributes["href"] for e in reading.find("a")]
    assert "../../../lao-cai/2025/nuoc-rut-cuoi-nam/#mo-dau" in links
    assert all("thực hiện · " in e.text for e in rows)
    assert "“Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị" in rows[-1].text + rows[0].text


def test_ways_of_writing_stand_side_by_side(corpus: Corpus) -> None:
    """With and without “số” are two ways."""
    words = [e.text for e in _read(corpus).find(css="k-said")]
    assert "“Chỉ thị số 41-CT/TW ngày 26/12/2024”" in words
    assert "“Chỉ thị 41-CT/TW ngày 26/12/2024”" in words


def test_dates_that_disagree_are_both_shown(corpus: Corpus) -> None:
    """Neutral, with who wrote which; no date is chosen in the head of the page."""
    key, directive = next((k, d) for k, d in corpus.directives.items() if d.address == ADDRESS)
    first = directive.backlinks[0]
    wrong = replace(first, citation=replace(first.citation, date=PartialDate(2024, 12, 16)))
    corpus.directives[key] = replace(
        directive, backlinks=(wrong, *directive.backlinks[1:]), dates=(PartialDate(2024, 12, 26), PartialDate(2024, 12, 16))
    )
    reading = _read(corpus)
    assert [e.text for e in reading.find(css="k-big")] == ["16/12/2024", "26/12/2024"]
    assert "26/12/2024" not in reading.one(css="k-kicker").text


def test_days_from_issue_to_the_plans(corpus: Corpus) -> None:
    """A plan dated by month gives a span of days, never a point."""
    steps = [e.text for e in _read(corpus).find("li") if "dẫn sớm nhất" in e.text or "dẫn muộn nhất" in e.text]
    assert steps == [
        "UBND huyện Đắk Mil dẫn sớm nhất tháng 01/2025, sau 6–36 ngày",
        "UBND tỉnh Lào Cai dẫn muộn nhất 09/10/2025, sau 287 ngày",
    ]


def test_companions(corpus: Corpus) -> None:
    """What the same plans cite too."""
    words = " ".join(e.text for e in _read(corpus).find("li"))
    assert "Luật Thi đua, khen thưởng" in words
    assert "cùng 2 kế hoạch" in words


def test_a_long_list_is_cut_by_year(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document leads to one page a year; nothing is left out."""
    monkeypatch.setattr(directives, "LONG", 1)
    pages = {p.address: p for p in made(directive_hubs, Library.of(corpus))}
    assert f"{ADDRESS}/nam-2025" in pages
    assert "k-quotes" not in pages[ADDRESS].body
    assert f'href="../../../{ADDRESS}/nam-2025/"' in pages[ADDRESS].body
    assert len(_quoted(read(pages[f"{ADDRESS}/nam-2025"].body))) == 2
    assert "../../../../lao-cai/2025/nuoc-rut-cuoi-nam/#mo-dau" in read(pages[f"{ADDRESS}/nam-2025"].body).links


def test_a_long_year_is_cut_by_province(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """No page grows with the library: where a year has very many citations, the document leads to its provinces."""
    monkeypatch.setattr(directives, "LONG", 1)
    monkeypatch.setattr(directives, "LONG_YEAR", 1)
    pages = {p.address: p for p in made(directive_hubs, Library.of(corpus))}
    whole = read(pages[ADDRESS].body)
    assert _quoted(whole) == []
    assert f"../../../{ADDRESS}/lao-cai/" in whole.links
    rows = [len(_quoted(read(pages[f"{ADDRESS}/{part}"].body))) for part in ("lao-cai", "dak-nong")]
    assert rows == [1, 1]
    assert f"{ADDRESS}/nam-2025" not in pages


def test_a_long_province_is_cut_by_year(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the province leads to its years, and these hold the citations."""
    monkeypatch.setattr(directives, "LONG", 0)
    monkeypatch.setattr(directives, "LONG_YEAR", 0)
    pages = {p.address: p for p in made(directive_hubs, Library.of(corpus))}
    province = read(pages[f"{ADDRESS}/lao-cai"].body)
    assert _quoted(province) == []
    assert f"../../../../{ADDRESS}/lao-cai/nam-2025/" in province.links
    assert len(_quoted(read(pages[f"{ADDRESS}/lao-cai/nam-2025"].body))) == 1


def test_number_page_chooses_nothing(corpus: Corpus) -> None:
    """All candidates, and the sentences that left it open."""
    reading = _read(corpus, "van-ban/so/chi-thi-5-ct-tw")
    assert reading.one("h1").text.startswith("Chỉ thị")
    assert "../../../lao-cai/2025/nuoc-rut-cuoi-nam/#i-1" in reading.links


def test_namesakes_say_that_they_may_be_the_same(corpus: Corpus) -> None:
    """Same number in another time: two pages that know each other."""
    key, directive = next((k, d) for k, d in corpus.directives.items() if d.address == ADDRESS)
    other = next(d.address for d in corpus.directives.values() if d.address != ADDRESS)
    corpus.directives[key] = replace(directive, namesakes=(other, "van-ban/khong-co"))
    reading = _read(corpus)
    assert f"../../../{other}/" in reading.links
    assert not [link for link in reading.links if "khong-co" in link]
