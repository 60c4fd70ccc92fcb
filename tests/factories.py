"""Makers of small values for tests, in our own words: metadata, plans, citations, anniversaries, a whole corpus.

Every maker takes keywords and has sensible Vietnamese defaults. The body of a plan is written as a list of `tests.bodies.Unit`s.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from generator import urls
from generator.extract.context import Context
from generator.extract.reading import Reading
from generator.extract.relations import related
from generator.model import (
    Anniversary,
    AnnotatedPlan,
    Citation,
    CitationKind,
    CitationRole,
    Edition,
    PartialDate,
    Period,
    PlaceNames,
    Plan,
    PlanMetadata,
    PlanSource,
    Signatory,
    SourceReference,
    Span,
)
from generator.text import normalise
from tests.bodies import Unit, make_provisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.model import Corpus


def make_metadata(
    *,
    id: str = "lao-cai-2024-phat-dong-thi-dua",  # noqa: A002 -- the field's own name
    kind: str = "Kế hoạch",
    number: str | None = "0218/KH-UBND",
    issued_on: str | None = "2024-02-21",
    issued_at: str | None = None,
    issuers: tuple[str, ...] = ("UBND tỉnh Lào Cai",),
    province: str | None = "Lào Cai",
    district: str | None = None,
    commune: str | None = None,
    title: str = "Phát động phong trào thi đua yêu nước năm 2024",
    short_title: str | None = None,
    period: Period | None = None,
    signatory: Signatory | None = None,
    edition: Edition = Edition.FULL,
    source: SourceReference | None = None,
    aliases: tuple[str, ...] = (),
) -> PlanMetadata:
    """Front matter of a plan; a provincial plan of 2024 when nothing is said."""
    return PlanMetadata(
        id=id,
        kind=kind,
        number=number,
        issued_on=PartialDate.parse(issued_on) if issued_on else None,
        issued_at=issued_at,
        issuers=issuers,
        place=PlaceNames(province=province, district=district, commune=commune),
        title=title,
        short_title=short_title,
        period=period,
        signatory=signatory,
        edition=edition,
        source=source,
        aliases=aliases,
    )


DEFAULT_UNITS = (
    Unit("preamble", text="Căn cứ Luật Thi đua, khen thưởng; Ủy ban nhân dân tỉnh lập kế hoạch như sau:"),
    Unit("I", "MỤC ĐÍCH, YÊU CẦU"),
    Unit("I.1", "Mục đích", "Khơi dậy tinh thần vượt khó trong từng cơ quan, từng bản làng."),
    Unit("II", "TỔ CHỨC THỰC HIỆN", "Các xã gửi kết quả về Sở Nội vụ."),
    Unit("recipients", text="Nơi nhận:\n- Như trên;\n- Lưu: VT."),
    Unit("signature", text="CHỦ TỊCH\nLò Văn Thử"),
)


def make_source(
    *, metadata: PlanMetadata | None = None, path: str | None = None, body: str = "Nội dung kế hoạch.\n", body_line: int = 20
) -> PlanSource:
    """A plan file as read; its path is the id with its dashes where the maker of a test has not said better."""
    metadata = metadata or make_metadata()
    return PlanSource(
        path=PurePosixPath(path or "lao-cai/2024/phat-dong-thi-dua.md"), metadata=metadata, body=normalise(body), body_line=body_line
    )


def make_plan(
    *,
    metadata: PlanMetadata | None = None,
    path: str | None = None,
    units: Sequence[Unit] = DEFAULT_UNITS,
    recipients: tuple[str, ...] = ("Như trên", "Lưu: VT"),
    body_line: int = 20,
) -> Plan:
    """A parsed plan: the body written from `units`, with the provisions that partition it."""
    body, provisions = make_provisions(units)
    source = make_source(metadata=metadata, path=path, body=body, body_line=body_line)
    return Plan(source=source, provisions=provisions, recipients=recipients)


def make_citation(
    *,
    raw: str = "Chỉ thị số 41-CT/TW ngày 26/12/2024",
    kind: CitationKind = CitationKind.NUMBERED,
    doc_type: str | None = "Chỉ thị",
    number: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    subject: str | None = None,
    role: CitationRole = CitationRole.CARRIES_OUT,
    ordinal: int | None = None,
    session: int | None = None,
    nested_in: str | None = None,
    span: Span | None = None,
    path: str = "",
) -> Citation:
    """A citation; `make_annotated` finds where its words stand in the plan."""
    return Citation(
        span=span or Span(0, len(raw)),
        path=path,
        anchor=urls.anchor(path) if path else "",
        kind=kind,
        doc_type=doc_type,
        number=number,
        date=PartialDate.parse(date) if date else None,
        raw=raw,
        issuer=issuer,
        subject=subject,
        role=role,
        ordinal=ordinal,
        session=session,
        nested_in=nested_in,
    )


def make_anniversary(
    *,
    raw: str = "kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)",
    event: str = "Ngày giải phóng miền Nam, thống nhất đất nước",
    years: int | None = 50,
    founded_on: str | None = "1975-04-30",
    observed_on: str | None = "2025-04-30",
    arithmetic_ok: bool | None = True,
    span: Span | None = None,
    path: str = "",
) -> Anniversary:
    """An anniversary; `make_annotated` finds where its words stand in the plan."""
    return Anniversary(
        span=span or Span(0, len(raw)),
        path=path,
        anchor=urls.anchor(path) if path else "",
        raw=raw,
        event=event,
        years=years,
        founded_on=PartialDate.parse(founded_on) if founded_on else None,
        observed_on=PartialDate.parse(observed_on) if observed_on else None,
        arithmetic_ok=arithmetic_ok,
    )


def make_annotated(
    *,
    plan: Plan | None = None,
    citations: Iterable[Citation] = (),
    anniversaries: Iterable[Anniversary] = (),
    period: Period | None = None,
    themes: tuple[str, ...] = (),
) -> AnnotatedPlan:
    """A plan with what was found in it: each mention is looked up in the body by its words, the nth mention at the nth place."""
    plan = plan or make_plan()
    placed_citations = []
    placed_anniversaries = []
    seen: dict[str, int] = {}
    for citation in citations:
        span, path, anchor = _find(plan, citation.raw, seen) if not citation.path else (citation.span, citation.path, citation.anchor)
        placed_citations.append(replace(citation, span=span, path=path, anchor=anchor))
    for anniversary in anniversaries:
        span, path, anchor = _find(plan, anniversary.raw, seen)
        placed_anniversaries.append(replace(anniversary, span=span, path=path, anchor=anchor))
    context = Context(plan, Reading.of(plan.body, [provision.span.start for provision in plan.provisions]))
    return AnnotatedPlan(
        path=plan.source.path,
        metadata=plan.metadata,
        plan=plan,
        citations=tuple(context.citation(citation) for citation in placed_citations),
        anniversaries=context.anniversaries(placed_anniversaries),
        period=period or plan.metadata.period,
        themes=themes,
        related=related(plan.metadata),
        terms=context.terms(),
        misprints=context.misprints(),
    )


def _find(plan: Plan, raw: str, seen: dict[str, int]) -> tuple[Span, str, str]:
    """Next place of `raw` in the body, and the provision that holds it."""
    start = plan.body.index(raw, seen.get(raw, 0))
    seen[raw] = start + len(raw)
    span = Span(start, start + len(raw))
    provision = next(p for p in plan.provisions if p.span.holds(span))
    return span, provision.path, provision.anchor


def make_citing(*citations: Citation, path: str = "lao-cai/2024/phat-dong-thi-dua.md", **metadata: Any) -> AnnotatedPlan:
    """A plan whose one paragraph is its citations; its id is its path, its place only what its folders and `metadata` say."""
    plan = make_plan(
        metadata=make_metadata(**{"id": path.removesuffix(".md").replace("/", "-"), "number": None, **metadata}),
        path=path,
        units=(Unit("preamble", text="; ".join(("Căn cứ", *(citation.raw for citation in citations)))),),
        recipients=(),
    )
    return make_annotated(plan=plan, citations=citations)


def make_library() -> tuple[AnnotatedPlan, ...]:
    """Three tiny plans: a province (2025), a district in a condensed edition (2025, no number) and a commune below it (2024).

    They share `Chỉ thị 41-CT/TW`, the law and the district's `02/CT-UBND`; one citation is ambiguous, one is vague.
    """
    return (_province_plan(), _district_plan(), _commune_plan())


def _province_plan() -> AnnotatedPlan:
    plan = make_plan(
        metadata=make_metadata(
            id="lao-cai-2025-nuoc-rut-cuoi-nam",
            number="0377/KH-UBND",
            issued_on="2025-10-09",
            issued_at="Lào Cai",
            title="Thi đua nước rút ba tháng cuối năm 2025 trên địa bàn tỉnh",
            short_title="Thi đua nước rút cuối năm 2025",
            signatory=Signatory(name="Giàng Thị Mẫu", capacity="KT. Chủ tịch", position="Phó Chủ tịch"),
        ),
        path="lao-cai/2025/nuoc-rut-cuoi-nam.md",
        units=(
            Unit("preamble", text="Thực hiện Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị về đổi mới công tác thi đua;"),
            Unit("I", "MỤC ĐÍCH"),
            Unit("I.1", "Về tư tưởng", "Học và làm theo Bác theo tinh thần Chỉ thị số 05-CT/TW, gắn với việc hằng ngày.", run_in=True),
            Unit("II", "NỘI DUNG"),
            Unit("II.a", text="Mỗi bản chọn một việc khó để làm xong trước Tết."),
            Unit("II.a.-1", text="Chào mừng kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025) bằng một công trình cụ thể."),
            Unit("closing", text="Trên đây là kế hoạch của tỉnh, theo đúng Luật Thi đua, khen thưởng./."),
            Unit("recipients", text="Nơi nhận:\n- UBND các xã, phường;\n- Lưu: VT, NV."),
            Unit("signature", text="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nGiàng Thị Mẫu"),
        ),
        recipients=("UBND các xã, phường", "Lưu: VT, NV"),
    )
    return make_annotated(
        plan=plan,
        citations=(
            make_citation(number="41-CT/TW", date="2024-12-26", issuer="Bộ Chính trị", subject="về đổi mới công tác thi đua"),
            make_citation(raw="Chỉ thị số 05-CT/TW", number="05-CT/TW", role=CitationRole.ACCORDING_TO),
            make_citation(raw="Luật Thi đua, khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật", role=CitationRole.ACCORDING_TO),
        ),
        anniversaries=(
            make_anniversary(
                raw="kỷ niệm 80 năm Quốc khánh (02/9/1945 - 02/9/2025)",
                event="Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
                years=80,
                founded_on="1945-09-02",
                observed_on="2025-09-02",
            ),
        ),
        period=Period(start=PartialDate(2025, 10), end=PartialDate(2025, 12, 31), basis="Từ tháng 10/2025 đến hết ngày 31/12/2025"),
        themes=("Ba tháng về đích",),
    )


def _district_plan() -> AnnotatedPlan:
    plan = make_plan(
        metadata=make_metadata(
            id="dak-nong-huyen-dak-mil-2025-phat-dong-thi-dua",
            number=None,
            issued_on="2025-01",
            issued_at="Đắk Mil",
            issuers=("UBND huyện Đắk Mil",),
            province="Đắk Nông",
            district="Đắk Mil",
            title="Phát động phong trào thi đua năm 2025",
            edition=Edition.CONDENSED,
        ),
        path="dak-nong/huyen-dak-mil/2025/phat-dong-thi-dua.md",
        units=(
            Unit("preamble", text="Căn cứ Luật Thi đua, khen thưởng; thực hiện Chỉ thị 41-CT/TW ngày 26/12/2024 của Bộ Chính trị."),
            Unit("I", "YÊU CẦU", "Giữ nền nếp đã có từ Chỉ thị số 02/CT-UBND ngày 15/12/2023 của UBND huyện về thi đua năm 2024."),
            Unit("II", "PHONG TRÀO"),
            Unit("II.1", text="Mừng kỷ niệm 50 năm Ngày giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)."),
            Unit("II.2", text="Làm đủ phần việc trong Quyết định của UBND tỉnh về việc giao chỉ tiêu, đến kỳ thì báo cáo."),
        ),
        recipients=(),
    )
    return make_annotated(
        plan=plan,
        citations=(
            make_citation(raw="Luật Thi đua, khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật", role=CitationRole.BASIS),
            make_citation(raw="Chỉ thị 41-CT/TW ngày 26/12/2024", number="41-CT/TW", date="2024-12-26", issuer="Bộ Chính trị"),
            make_citation(
                raw="Chỉ thị số 02/CT-UBND ngày 15/12/2023",
                number="02/CT-UBND",
                date="2023-12-15",
                issuer="UBND huyện",
                subject="về thi đua năm 2024",
                role=CitationRole.MENTIONS,
            ),
            make_citation(
                raw="Quyết định của UBND tỉnh về việc giao chỉ tiêu",
                kind=CitationKind.VAGUE,
                doc_type="Quyết định",
                issuer="UBND tỉnh",
                subject="về việc giao chỉ tiêu",
                role=CitationRole.MENTIONS,
            ),
        ),
        anniversaries=(make_anniversary(),),
        period=Period(start=PartialDate(2025), end=PartialDate(2025), basis="năm 2025"),
    )


def _commune_plan() -> AnnotatedPlan:
    plan = make_plan(
        metadata=make_metadata(
            id="dak-nong-huyen-dak-mil-xa-dak-sak-2024-thi-dua-yeu-nuoc",
            number="12/KH-UBND",
            issued_on="2024-01-22",
            issuers=("UBND xã Đắk Sắk",),
            province="Đắk Nông",
            district="Đắk Mil",
            commune="Đắk Sắk",
            title="Thi đua yêu nước năm 2024 của xã",
        ),
        path="dak-nong/huyen-dak-mil/xa-dak-sak/2024/thi-dua-yeu-nuoc.md",
        units=(
            Unit("preamble", text="Thực hiện Chỉ thị số 02/CT-UBND ngày 15/12/2023 của UBND huyện Đắk Mil về thi đua năm 2024,"),
            Unit("I", "VIỆC CẦN LÀM", "Họp thôn, đăng ký việc tốt, bình xét công khai."),
            Unit("II", "THỰC HIỆN", "Theo Luật Thi đua, khen thưởng và hướng dẫn của cấp trên."),
        ),
        recipients=(),
    )
    return make_annotated(
        plan=plan,
        citations=(
            make_citation(
                raw="Chỉ thị số 02/CT-UBND ngày 15/12/2023",
                number="02/CT-UBND",
                date="2023-12-15",
                issuer="UBND huyện Đắk Mil",
                subject="về thi đua năm 2024",
            ),
            make_citation(raw="Luật Thi đua, khen thưởng", kind=CitationKind.NAMED_LAW, doc_type="Luật", role=CitationRole.ACCORDING_TO),
        ),
        period=Period(start=PartialDate(2024), end=PartialDate(2024), basis="năm 2024"),
    )


def make_corpus(*, plans: Sequence[AnnotatedPlan] | None = None) -> Corpus:
    """The library of `make_library`, or the plans given, resolved and linked with the real gazetteer."""
    from generator.corpus.build import build_corpus
    from generator.gazetteer import Gazetteer

    return build_corpus(make_library() if plans is None else plans, gazetteer=Gazetteer.load())
