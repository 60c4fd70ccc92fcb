"""What a reader types and what is found, in Python and in the browser's code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from generator.model import Corpus, Period
from generator.search import query, snippets
from generator.search.index import build_index
from generator.search.store import Store
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_corpus, make_library, make_metadata, make_plan
from tests.search import javascript

if TYPE_CHECKING:
    from pathlib import Path

    from generator.model import AnnotatedPlan

SONG = "dak-nong-huyen-dak-song-2025-phat-dong-thi-dua"
LAK = "dak-lak-2025-dot-thi-dua"

_IN_JAVASCRIPT = (
    javascript.ENGINE
    + """
const out = [];
for (const query of data.queries) {
  const found = await engine.search(query);
  const shown = [];
  for (const [plan] of found.ranked) shown.push(await engine.snippets(plan, found.sought));
  out.push({ ...found, shown });
}
return out;
"""
)


def _song() -> AnnotatedPlan:
    plan = make_plan(
        metadata=make_metadata(
            id=SONG,
            number=None,
            issued_on="2025-01",
            issued_at="Đắk Song",
            issuers=("UBND huyện Đắk Song",),
            province="Đắk Nông",
            district="Đắk Song",
            title="Phát động thi đua năm 2025 trên địa bàn huyện",
        ),
        path="dak-nong/huyen-dak-song/2025/phat-dong-thi-dua.md",
        units=(
            Unit("preamble", text="Thực hiện Quyết định số 2437/QĐ-TTg ngày 22/10/2024 của Thủ tướng Chính phủ về việc thử nghiệm."),
            Unit("I", "MỤC ĐÍCH", "Mỗi người dân song hành cùng chính quyền, đắp đường, làm sạch bản làng."),
            Unit("II", "VIỆC LÀM"),
            Unit("II.1", text="Ủy ban nhân dân các xã đấu nối đường điện, đầu tư lớp học."),
        ),
        recipients=(),
    )
    cited = make_citation(
        raw="Quyết định số 2437/QĐ-TTg ngày 22/10/2024",
        doc_type="Quyết định",
        number="2437/QĐ-TTg",
        date="2024-10-22",
        issuer="Thủ tướng Chính phủ",
        subject="về việc thử nghiệm",
    )
    return make_annotated(plan=plan, citations=(cited,), period=Period(basis="năm 2025"))


def _lak() -> AnnotatedPlan:
    plan = make_plan(
        metadata=make_metadata(
            id=LAK,
            number="0955/KH-UBND",
            issued_on="2025-11-03",
            issuers=("UBND tỉnh Đắk Lắk",),
            province="Đắk Lắk",
            title="Đợt thi đua đầu tư công",
        ),
        path="dak-lak/2025/dot-thi-dua.md",
        units=(
            Unit("preamble", text="Các xã giáp huyện Đắk Song cũ cùng tham gia; không nhắc số 2438/QĐ-TTg."),
            Unit("I", "ĐẦU TƯ", "Tháo gỡ khó khăn, giải ngân vốn đầu tư. Đại hội mừng Đảng <b>mừng Xuân</b>."),
        ),
        recipients=(),
    )
    return make_annotated(plan=plan)


@pytest.fixture(name="corpus", scope="module")
def _corpus() -> Corpus:
    return make_corpus(plans=(*make_library(), _song(), _lak()))


@pytest.fixture(name="site", scope="module")
def _site(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    for name, content in build_index(corpus).items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return site


def _ids(query_text: str, site: Path) -> list[str]:
    return [row["id"] for row in query.search(query_text, site)["results"]]


@pytest.mark.parametrize("text", ["dak song", "đắk song", "Đắk Song", "ĐẮK SONG", "đak song", "huyện đắk song", "Đắk Song 2025"])
def test_a_place_finds_its_own_plan_first(site: Path, text: str) -> None:
    """With marks, without, half of them: the district's own plan comes before one that mentions it."""
    assert _ids(text, site)[0] == SONG


@pytest.mark.parametrize("text", ["dak song", "Đắk Song", "huyen dak song"])
def test_a_place_answers_with_its_page(site: Path, text: str) -> None:
    """The place's page is the direct answer."""
    answers = query.search(text, site)["answers"]
    assert answers[0] == {"kind": "place", "title": answers[0]["title"], "url": "dak-nong/huyen-dak-song/"}


@pytest.mark.parametrize(
    "text",
    [
        "2437/QĐ-TTg",
        "2437 qd ttg",
        "2437/qđ-ttg",
        "Quyết định 2437/QĐ-TTg",
        "quyết định số 2437",
        "quyet dinh 2437 thu nghiem",
        "QĐ 2437",
        "2437",
    ],
)
def test_a_number_answers_with_the_document(site: Path, text: str) -> None:
    """Every spelling leads to the directive first, and to the plan that cites it."""
    found = query.search(text, site)
    assert found["answers"][0]["kind"] == "directive"
    assert "2437" in found["answers"][0]["title"]
    assert found["answers"][0]["url"].startswith("van-ban/quyet-dinh/2437")
    assert [row["id"] for row in found["results"]][:1] == [SONG]


@pytest.mark.parametrize("text", ["0955/KH-UBND", "955 kh ubnd", "0955", "03/11/2025", "3-11-2025", "ngày 3 tháng 11 năm 2025"])
def test_a_plan_is_found_by_its_number_and_date(site: Path, text: str) -> None:
    """Number and date of issue, however typed."""
    assert _ids(text, site)[0] == LAK


def test_the_name_of_the_successor_finds_plans_of_the_old_province(site: Path) -> None:
    """Who looks for Lâm Đồng finds what Đắk Nông issued."""
    assert SONG in _ids("Lâm Đồng", site)
    assert query.search("lam dong", site)["answers"][0]["url"] == "lam-dong/"


def test_a_year_answers_with_its_page(site: Path) -> None:
    """A year is a page."""
    assert {"kind": "period", "title": "Năm 2025", "url": "ky/2025/"} in query.search("2025", site)["answers"]


def test_exact_marks_rank_above_folded_ones(site: Path) -> None:
    """Both plans have the folded syllable many times; the one with the marks that were typed comes first."""
    assert _ids("đấu nối", site) == [SONG]
    assert _ids("đầu", site)[0] == LAK
    assert set(_ids("dau", site)) == {SONG, LAK}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("khó khăn giải ngân", [LAK], id="all-words"),
        pytest.param('"giải ngân vốn"', [LAK], id="phrase"),
        pytest.param('"ngân giải"', [], id="phrase-in-wrong-order"),
        pytest.param("“giải ngân”", [LAK], id="curly-quotes"),
        pytest.param('đầu tư -"giải ngân"', [SONG], id="without-a-phrase"),
        pytest.param("đầu tư -đường", [LAK], id="without-a-word"),
        pytest.param("tháo gỡ xyzzy", [], id="one-word-missing"),
        pytest.param("khó khăn giải ngâ", [LAK], id="half-typed"),
        pytest.param("tháo gỡ n", [LAK], id="one-letter-of-the-next-word"),
        pytest.param("ủy ban nhân dân các xã đấu", [SONG], id="tone-mark-elsewhere"),
        pytest.param("uỷ ban nhân dân các xã đấu", [SONG], id="tone-mark-on-the-main-vowel"),
        pytest.param("", [], id="nothing"),
        pytest.param("   ", [], id="blanks"),
        pytest.param("-", [], id="a-dash"),
        pytest.param('"', [], id="a-quotation-mark"),
        pytest.param("!?…", [], id="punctuation"),
    ],
)
def test_what_is_found(site: Path, text: str, expected: list[str]) -> None:
    """All words by default, phrases, exclusions, beginnings."""
    assert _ids(text, site) == expected


def test_a_result_names_the_provision(site: Path) -> None:
    """The row has the contract's keys, and leads to the provision that holds the words."""
    found = query.search("giai ngan", site)
    assert sorted(found) == ["answers", "bytes", "query", "results"]
    row = found["results"][0]
    assert sorted(row) == ["id", "issuer", "provision", "score", "snippet", "title", "url"]
    assert row["provision"] == "I"
    assert row["url"] == "dak-lak/2025/dot-thi-dua/#i"
    assert "giải ngân vốn" in row["snippet"]
    assert found["bytes"] > 0
    json.dumps(found)


def test_a_place_that_only_the_head_names_has_no_snippet(site: Path) -> None:
    """Where the head is the reason, no provision is shown for it."""
    row = next(row for row in query.search("Lâm Đồng", site)["results"] if row["id"] == SONG)
    assert row["provision"] is None
    assert row["snippet"] == ""
    assert row["url"] == "dak-nong/huyen-dak-song/2025/phat-dong-thi-dua/"


QUERIES = [
    *(
        "dak song",
        "Đắk Song",
        "2437/QĐ-TTg",
        "2437 qd ttg",
        "thi đua",
        "dau tu",
        "đầu",
        "lâm đồng",
        "Lam Dong 2025",
        "41-ct/tw",
        "giai ngâ",
        "th",
        "tháo gỡ n",
    ),
    *(
        '"giải ngân vốn" 2025',
        'thi -"giải ngân"',
        "-thi",
        "xyzzy đua",
        "02/9/1945",
        "0955",
        "uỷ ban",
        "constructor",
        '"',
        "",
        "mừng <b>",
        "367 -QĐ/TW",
        "Đảng đâu đẩu",
    ),
]


def test_the_browser_finds_the_same(site: Path) -> None:
    """Plans, order, scores, direct answers, totals and snippets of every query agree."""
    files = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.js")}
    there: list[dict[str, Any]] = javascript.run(_IN_JAVASCRIPT, {"files": files, "queries": QUERIES})
    store = Store(site=site)
    for text, theirs in zip(QUERIES, there, strict=True):
        parsed = query.parse(text)
        ours = query.find(parsed, store)
        assert [plan for plan, _ in ours.ranked] == [plan for plan, _ in theirs["ranked"]], text
        assert [score for _, score in ours.ranked] == pytest.approx([score for _, score in theirs["ranked"]]), text
        assert ours.total == theirs["total"], text
        assert list(ours.failed) == [missing["label"] for missing in theirs["missing"]], text
        answers = query.search(text, site)["answers"]
        assert [answer["url"] for answer in answers] == [answer["url"] for answer in theirs["answers"]], text
        for (plan, _), shown in zip(ours.ranked, theirs["shown"], strict=True):
            expected = snippets.snippets(store.provisions(plan), ours.sought, store.head(plan).text)
            assert [(s.anchor, s.label, "".join(p.text for p in s.pieces if p.marked), s.text) for s in expected] == [
                (s["anchor"], s["label"], "".join(p["text"] for p in s["pieces"] if p["marked"]), "".join(p["text"] for p in s["pieces"]))
                for s in shown
            ], text
