"""Tests of the JSON that other tools rely on: names, shapes, keys of documents."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from generator import contract
from generator.contract import build_report_json, check_json, level, phrase_json, plan_json, search_json, symbol
from generator.diagnostics import Diagnostic, Location, Severity
from generator.extract.annotate import annotate
from generator.model import CitationKind
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_citing, make_library, make_metadata, make_plan

PROVINCE, DISTRICT, COMMUNE = (plan_json(plan) for plan in make_library())


def keys_of(*citations: Any, **metadata: Any) -> list[str]:
    """Keys of the documents that a plan cites."""
    return [entry["key"] for entry in plan_json(make_citing(*citations, **metadata))["distinct_directives"]]


def test_a_plan_has_every_kind_of_the_contract() -> None:
    """Every kind of the contract, empty where the paper has none."""
    assert list(PROVINCE) == [
        *("meta", "recipients", "outline", "citations", "distinct_directives", "anniversaries"),
        *("events", "campaigns", "slogans", "targets", "assignments", "deadlines", "awards", "places"),
    ]
    assert json.loads(json.dumps(PROVINCE)) == PROVINCE


def test_meta() -> None:
    """Fields of the front matter, None where the paper does not say."""
    assert PROVINCE["meta"] == {
        "doc_type": "Kế hoạch",
        "number": "0377/KH-UBND",
        "symbol": "KH-UBND",
        "issuer": "UBND tỉnh Lào Cai",
        "level": "province",
        "province": "Lào Cai",
        "district": None,
        "commune": None,
        "place": "Lào Cai",
        "date": "2025-10-09",
        "title": "Thi đua nước rút ba tháng cuối năm 2025 trên địa bàn tỉnh",
        "signer": "Giàng Thị Mẫu",
        "signer_title": "KT. Chủ tịch Phó Chủ tịch",
        "period": {"start": "2025-10", "end": "2025-12-31", "basis": "Từ tháng 10/2025 đến hết ngày 31/12/2025", "end_event": None},
        "themes": ["Ba tháng về đích"],
    }
    assert (DISTRICT["meta"]["number"], DISTRICT["meta"]["symbol"], DISTRICT["meta"]["date"]) == (None, None, "2025-01")


def test_outline() -> None:
    """Units in order with the first words of their own text; recipients and signature are none."""
    assert PROVINCE["outline"] == [
        {"path": "I", "label": "I.", "heading": "MỤC ĐÍCH", "starts": None},
        {"path": "I.1", "label": "1.", "heading": "Về tư tưởng", "starts": "Học và làm theo Bác theo tinh thần Chỉ", "run_in": True},
        {"path": "II", "label": "II.", "heading": "NỘI DUNG", "starts": None},
        {"path": "II.a", "label": "a)", "heading": None, "starts": "Mỗi bản chọn một việc khó để làm xong"},
        {"path": "II.a.-1", "label": "-", "heading": None, "starts": "Chào mừng kỷ niệm 80 năm Quốc khánh (02/9/1945"},
    ]
    assert PROVINCE["recipients"] == ["UBND các xã, phường", "Lưu: VT, NV"]


def test_citations() -> None:
    """The printed issuer and the completed one; vague ones are optional."""
    assert DISTRICT["citations"][2] == {
        "raw": "Chỉ thị số 02/CT-UBND ngày 15/12/2023",
        "doc_type": "Chỉ thị",
        "number": "02/CT-UBND",
        "date": "2023-12-15",
        "issuer": "UBND huyện Đắk Mil",
        "issuer_raw": "UBND huyện",
        "subject": "về thi đua năm 2024",
        "kind": "numbered",
        "path": "I",
        "count": 1,
    }
    assert [(c["kind"], c.get("optional", False)) for c in DISTRICT["citations"]] == [
        ("named-law", False),
        ("numbered", False),
        ("numbered", False),
        ("vague", True),
    ]


def test_anniversaries() -> None:
    """Both dates, the years and whether they agree."""
    assert PROVINCE["anniversaries"] == [
        {
            "raw": "kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025)",
            "event": "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "years": 80,
            "origin": "1945-09-02",
            "observed": "2025-09-02",
            "arithmetic_ok": True,
            "path": "II.a.-1",
        }
    ]


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        pytest.param(make_citation(raw="Chỉ thị 41-CT/TW", number="41-CT/TW", date="2024-12-26"), "CT:41-CT/TW", id="central-party"),
        pytest.param(
            make_citation(raw="Quyết định 587/QĐ-TTg", doc_type="Quyết định", number="587/QĐ-TTg", date="2022-05-18"),
            "QĐ:587/QĐ-TTg:2022",
            id="year",
        ),
        pytest.param(
            make_citation(raw="Quy định 144-QĐ/TW", doc_type="Quy định", number="144-QĐ/TW"), "QyĐ:144-QĐ/TW", id="word-wins-over-code"
        ),
        pytest.param(
            make_citation(raw="Chỉ thị 13/CT-UBND", number="13/CT-UBND", date="2022-10-03", issuer="UBND tỉnh"),
            "CT:13/CT-UBND@tỉnh Lào Cai:2022",
            id="relative-scope",
        ),
        pytest.param(
            make_citation(raw="Chỉ thị 12-CT/HU", number="12-CT/HU", date="2017-03-14", issuer="Huyện ủy Đắk Mil"),
            "CT:12-CT/HU@huyện Đắk Mil:2017",
            id="committee",
        ),
        pytest.param(
            make_citation(raw="Công văn 5/UBND-VP", doc_type="Công văn", number="5/UBND-VP", date="2022", issuer="UBND huyện Bát Xát"),
            "CV:5/UBND-VP@huyện Bát Xát:2022",
            id="dispatch",
        ),
        pytest.param(make_citation(raw="Luật Thử", kind=CitationKind.NAMED_LAW, doc_type="Luật"), "Luật:Luật Thử", id="law"),
        pytest.param(
            make_citation(raw="Nghị quyết Đại hội 13 của Đảng", kind=CitationKind.CONGRESS, doc_type="Nghị quyết", ordinal=13),
            "NQ:Đại hội XIII@Đảng",
            id="congress",
        ),
        pytest.param(
            make_citation(
                raw="Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVI",
                kind=CitationKind.CONGRESS,
                doc_type="Nghị quyết",
                issuer="Đại hội Đảng bộ tỉnh lần thứ XVI",
                ordinal=16,
            ),
            "NQ:Đại hội XVI@Đảng bộ tỉnh Lào Cai",
            id="local-congress",
        ),
        pytest.param(
            make_citation(raw="Nghị quyết Trung ương 4 khóa XII", kind=CitationKind.PLENUM, doc_type="Nghị quyết", ordinal=12, session=4),
            "NQ:Trung ương 4 khóa XII",
            id="plenum",
        ),
    ],
)
def test_keys_of_documents(citation: Any, expected: str) -> None:
    """`TYPE:number@scope:year`."""
    assert [expected] == keys_of(citation)


def test_one_document_is_listed_once() -> None:
    """However it is padded and spaced; a short citation belongs to the only full one with its number."""
    full = make_citation(raw="Chỉ thị số 02/CT-UBND ngày 15/12/2023", number="02/CT-UBND", date="2023-12-15", issuer="UBND tỉnh")
    short = make_citation(raw="Chỉ thị 2/CT-UBND", number="2/CT-UBND")
    found = plan_json(make_citing(full, short))
    assert [(d["key"], d["mentions"]) for d in found["distinct_directives"]] == [("CT:02/CT-UBND@tỉnh Lào Cai:2023", 2)]
    assert [c["count"] for c in found["citations"]] == [1, 2]


def test_a_short_citation_between_two_full_ones_stays_alone() -> None:
    """Nothing is guessed."""
    years = [
        make_citation(raw=f"Chỉ thị 02/CT-UBND ngày 15/12/{year}", number="02/CT-UBND", date=f"{year}-12-15", issuer="UBND tỉnh")
        for year in (2022, 2023)
    ]
    short = make_citation(raw="Chỉ thị 2/CT-UBND", number="2/CT-UBND")
    assert keys_of(*years, short) == ["CT:02/CT-UBND@tỉnh Lào Cai:2022", "CT:02/CT-UBND@tỉnh Lào Cai:2023", "CT:2/CT-UBND"]


def test_vague_mentions_and_programmes_are_no_documents() -> None:
    """They stand among the citations only."""
    vague = make_citation(raw="Quyết định của UBND tỉnh", kind=CitationKind.VAGUE, doc_type="Quyết định", issuer="UBND tỉnh")
    programme = make_citation(raw="Chương trình nước sạch", kind=CitationKind.PROGRAMME, doc_type="Chương trình")
    assert keys_of(vague, programme) == []


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        pytest.param({}, "province", id="province"),
        pytest.param({"district": "Bát Xát"}, "district", id="district"),
        pytest.param({"district": "Bát Xát", "commune": "Y Tý"}, "commune", id="commune"),
        pytest.param({"issuers": ("Trường THPT Hoa Ban",), "district": "Bát Xát"}, "school", id="school-keeps-its-place"),
        pytest.param({"issuers": ("Sở Tài nguyên và Môi trường tỉnh Lào Cai",)}, "province", id="moi-truong-is-no-school"),
        pytest.param({"issuers": ("Bộ Nội vụ",), "province": None}, "central", id="ministry"),
        pytest.param({"issuers": ("UBND huyện",), "province": None}, "district", id="only-the-issuer-says"),
        pytest.param({"issuers": ("UBND xã Trường Sa",), "commune": "Trường Sa"}, "commune", id="place-named-like-a-school"),
        pytest.param({"issuers": ("Cục Thú y",), "province": None}, "central", id="office-of-a-ministry"),
        pytest.param({"issuers": ("Ủy ban nhân dân",), "province": None}, None, id="nobody-says"),
    ],
)
def test_level(metadata: dict[str, Any], expected: str | None) -> None:
    """From the place, for schools from the issuer."""
    assert expected == level(make_metadata(**metadata))


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0124/KH-UBND", "KH-UBND"), ("41-CT/TW", "CT/TW"), ("44/2005/QĐ-UBND", "QĐ-UBND"), ("41", None), (None, None)],
)
def test_symbol(number: str | None, expected: str | None) -> None:
    """What follows the digits and the year."""
    assert expected == symbol(number)


def test_blanks_are_collapsed() -> None:
    """Line breaks of the paper do not reach the JSON."""
    raw = "Chỉ thị số 41-CT/TW\nngày 26/12/2024"
    plan = make_plan(units=(Unit("preamble", text=f"Thực hiện {raw}"), Unit("I", "MỤC\nĐÍCH", "Một  hai.")), recipients=("Như\ntrên",))
    found = plan_json(make_annotated(plan=plan, citations=(make_citation(raw=raw, number="41-CT/TW", date="2024-12-26"),)))
    assert (found["citations"][0]["raw"], found["outline"][0]["heading"], found["recipients"]) == (
        "Chỉ thị số 41-CT/TW ngày 26/12/2024",
        "MỤC ĐÍCH",
        ["Như trên"],
    )


def test_a_phrase() -> None:
    """Citations, anniversaries, campaigns and the letterhead of a phrase alone."""
    found = phrase_json("p1", "Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị về thi đua")
    assert list(found) == ["id", "citations", "anniversaries", "campaigns", "meta"]
    assert [(c["doc_type"], c["number"], c["date"]) for c in found["citations"]] == [("Chỉ thị", "41-CT/TW", "2024-12-26")]
    head = phrase_json("p2", "ỦY BAN NHÂN DÂN\nHUYỆN BÁT XÁT\n\nSố: 15/KH-UBND\n\nBát Xát, ngày 03 tháng 02 năm 2022")["meta"]
    assert (head["number"], head["date"], head["level"], head["district"]) == ("15/KH-UBND", "2022-02-03", "district", "Bát Xát")


def test_a_check() -> None:
    """Counts and every diagnostic; notes are neither errors nor warnings."""
    problems = [
        Diagnostic(code=f"K10{n}", severity=severity, location=Location(path="a.md", line=n, column=1), message="Sai.", hint="Sửa.")
        for n, severity in enumerate((Severity.ERROR, Severity.WARNING, Severity.NOTE), 1)
    ]
    found = check_json(3, problems)
    assert (found["files"], found["errors"], found["warnings"]) == (3, 1, 1)
    assert found["diagnostics"][0] == {
        "path": "a.md",
        "line": 1,
        "col": 1,
        "code": "K101",
        "severity": "error",
        "message": "Sai.",
        "hint": "Sửa.",
    }


def test_a_build_report() -> None:
    """Times are rounded, broken links counted and listed."""
    report: Any = SimpleNamespace(
        plans=2,
        pages=9,
        broken_links=(SimpleNamespace(page="a/index.html", link="../b/", missing="b/index.html"),),
        diagnostics=(),
        stages=(SimpleNamespace(name="parse", cpu_s=0.12345, wall_s=0.2),),
        peak_mb=80.5,
    )
    assert build_report_json(report) == {
        "plans": 2,
        "pages": 9,
        "broken_links": 1,
        "broken": [{"page": "a/index.html", "link": "../b/", "missing": "b/index.html"}],
        "diagnostics": [],
        "stages": [{"name": "parse", "cpu_s": 0.123, "wall_s": 0.2}],
        "peak_mb": 80.5,
    }


def test_a_search() -> None:
    """Fields of the contract in its order; anything else stays inside."""
    result = dict.fromkeys(reversed(contract.RESULT_FIELDS), "x") | {"inner": 1}
    found = search_json(
        {"query": "q", "answers": [{"url": "/a/", "title": "A", "kind": "plan"}], "results": [result], "bytes": 5, "debug": 0}
    )
    assert list(found) == ["query", "answers", "results", "bytes"]
    assert list(found["results"][0]) == list(contract.RESULT_FIELDS)
    assert list(found["answers"][0]) == list(contract.ANSWER_FIELDS)


def test_the_day_of_a_law_is_no_part_of_its_key() -> None:
    """A law cited with and without its day is one; amending laws of one name keep their years."""
    text = (
        "Căn cứ Luật Phòng, chống ma túy ngày 30 tháng 3 năm 2021; Luật sửa đổi, bổ sung một số điều của Luật Giáo dục ngày 25/11/2009; "
        "Luật sửa đổi, bổ sung một số điều của Luật Giáo dục năm 2014; Luật Phòng, chống ma tuý."
    )
    plan = make_plan(units=(Unit("preamble", text=text), Unit("I", "NỘI DUNG")), recipients=())
    found = plan_json(annotate(plan))["distinct_directives"]
    assert [(one["key"], one["mentions"], one["date"]) for one in found[1:]] == [
        ("Luật:Luật sửa đổi, bổ sung một số điều của Luật Giáo dục:2009", 1, "2009-11-25"),
        ("Luật:Luật sửa đổi, bổ sung một số điều của Luật Giáo dục:2014", 1, "2014"),
    ]
    assert (found[0]["key"], found[0]["mentions"], found[0]["date"]) == ("Luật:Luật Phòng, chống ma túy", 2, "2021-03-30")
