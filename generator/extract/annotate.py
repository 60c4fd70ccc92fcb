"""The extraction stage: what a plan cites, commemorates, names, promises and assigns, when it runs, under which theme.

Enters: `Plan`.
Leaves: `AnnotatedPlan`: mentions in order (title, then body) with the provision that holds them, and diagnostics.

Recipients and signature hold no mentions. The plan's own number, and a line in brackets that says what the plan is enclosed in (`(Kèm theo Kế hoạch số …)`), are no citations.
A person's word (front-matter period, overrides) beats what is read. Impossible dates and wrong sums are kept as printed and reported as notes.
"""

from __future__ import annotations

import bisect
import re
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from generator.authorities import event_by_slug, match_body, match_campaign, match_event
from generator.diagnostics import Diagnostic, Location, Severity
from generator.extract import overrides
from generator.extract.anniversaries import anniversaries_in
from generator.extract.assignments import assignments_in
from generator.extract.awards import find_awards
from generator.extract.campaigns import campaigns_in
from generator.extract.citations import citations_in
from generator.extract.context import Context
from generator.extract.deadlines import find_deadlines
from generator.extract.duty_tables import table_deadlines
from generator.extract.events import find_events
from generator.extract.headings import Headings
from generator.extract.indicators import indicator_key
from generator.extract.periods import period_in
from generator.extract.places import find_places
from generator.extract.quotes import quotations_in
from generator.extract.reading import Reading
from generator.extract.relations import related
from generator.extract.sentences import sentence_keys
from generator.extract.slogans import slogans_in
from generator.extract.tables import tables_in
from generator.extract.targets import targets_in
from generator.extract.themes import themes_in
from generator.model import (
    PREAMBLE_PATH,
    TITLE_PATH,
    Anniversary,
    AnnotatedPlan,
    Assignment,
    Award,
    CampaignMention,
    Citation,
    Deadline,
    EventMention,
    Level,
    PartialDate,
    PlaceMention,
    Slogan,
    Span,
    Target,
)
from generator.text import fold
from generator.urls import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.authorities import Event
    from generator.model import Override, OverrideKind, Plan, PlanMetadata

Mention = TypeVar(
    "Mention", Citation, Anniversary, CampaignMention, Slogan, EventMention, Target, Assignment, Deadline, Award, PlaceMention
)
Named = TypeVar("Named", Anniversary, CampaignMention, Assignment)

_ENDS = attrgetter("start", "end")
_fill = object.__setattr__
_TITLE_ANCHOR = anchor(TITLE_PATH)
_SILENT = frozenset({Level.RECIPIENTS, Level.SIGNATURE})
_NOTE = re.compile(r" *\[\^?(\d{1,2})\]:? *")
_JUST_BEFORE = 50
"""Characters that the words before an enclosure may take with the blanks behind them."""
_ENCLOSED = re.compile(r"[(\[ ]*(?:ban hanh +)?kem theo *")


def annotate(plan: Plan, *, places: bool = True) -> AnnotatedPlan:
    """Run the finders over a plan's title and body.

    No page shows the administrative units that a text names, so a build does without them: `places=False`, unless a person has written about one.
    """
    places = places or any(override.kind == "place" for override in plan.metadata.overrides)
    title = Reading.of(plan.metadata.title)
    body = Reading.of(plan.body, [provision.span.start for provision in plan.provisions])
    words = _LastWord(plan)
    in_title = citations_in(title)
    citations = words.about(
        "citation", (*_in_title(in_title), *(c for c in _placed(plan, body, citations_in(body)) if not _own(plan.metadata, body, c)))
    )
    anniversaries = words.about("anniversary", (*_in_title(anniversaries_in(title)), *_placed(plan, body, anniversaries_in(body))))
    quoted, quoted_in_title = quotations_in(body, Headings(plan, body).over), quotations_in(title)
    campaigns = words.about(
        "campaign", (*_in_title(campaigns_in(title, quoted_in_title)), *_placed(plan, body, campaigns_in(body, quoted)))
    )
    taken = _spans_in_body(citations, anniversaries, campaigns)
    period = plan.metadata.period or period_in(title, body, plan.metadata.issued_on)
    tables = tables_in(body, plan)
    deadlines = words.about(
        "deadline",
        table_deadlines(
            body, tables, [*_placed(plan, body, find_deadlines(body, taken, period=period, issued_on=plan.metadata.issued_on))]
        ),
    )
    events = find_events(body, [citation for citation in citations if citation.path != TITLE_PATH])
    place = "/".join(plan.source.folders) or None
    context = Context(plan, body)
    events_known = [_event_known(found, place) for found in anniversaries]
    return AnnotatedPlan(
        path=plan.source.path,
        metadata=plan.metadata,
        plan=plan,
        citations=tuple(map(context.citation, citations)),
        anniversaries=context.anniversaries(events_known),
        period=period,
        themes=themes_in(title, body, plan),
        campaigns=tuple(context.campaign(_movement_known(found)) for found in campaigns),
        slogans=words.about("slogan", (*_in_title(slogans_in(title, quoted_in_title)), *_placed(plan, body, slogans_in(body, quoted)))),
        events=words.about("event", (*_in_title(find_events(title, in_title)), *_placed(plan, body, events))),
        targets=tuple(map(_keyed, words.about("target", targets_in(body, plan, taken, tables)))),
        assignments=tuple(map(_body_known, words.about("assignment", assignments_in(body, plan, deadlines, tables)))),
        deadlines=deadlines,
        awards=words.about("award", _placed(plan, body, find_awards(body))),
        places=words.about("place", (*_in_title(find_places(title)), *_placed(plan, body, find_places(body)))) if places else (),
        related=related(plan.metadata),
        terms=context.terms(),
        misprints=context.misprints(),
        sentences=sentence_keys(plan, body),
        diagnostics=tuple(_diagnostics(plan, citations, events_known, words)),
    )


class _LastWord:
    """What a person wrote about the mentions of one plan, kind by kind, and what of it came to nothing."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._wrote = bool(plan.metadata.overrides)
        self.unmatched: list[Override] = []
        self.unreadable: list[tuple[Override, str]] = []

    def about(self, kind: OverrideKind, found: Iterable[Mention]) -> tuple[Mention, ...]:
        """Mentions of one kind after a person's word."""
        if not self._wrote:
            return tuple(found)
        corrected = overrides.correct(self._plan, kind, found)
        self.unmatched += corrected.unmatched
        self.unreadable += corrected.unreadable
        return corrected.mentions


def _movement_known(found: CampaignMention) -> CampaignMention:
    known = match_campaign(found.name, kind=found.kind.value if found.kind else None)
    return _known(found, known.slug) if known else found


def _event_known(found: Anniversary, place: str | None) -> Anniversary:
    known = match_event(found.event, found.founded_on, place=place)
    return _known(found, known.slug) if known else found


def _body_known(found: Assignment) -> Assignment:
    known = match_body(found.lead)
    return _known(found, known.slug) if known else found


def _known(found: Named, slug: str) -> Named:
    """A mention that nobody holds yet, with the entry of the authority file that it means: a copy of each costs ten times as much."""
    _fill(found, "known", slug)
    return found


def _keyed(found: Target) -> Target:
    """A target that nobody holds yet, with the key of its indicator filled in."""
    _fill(found, "key", indicator_key(found.indicator))
    return found


def _spans_in_body(*groups: Iterable[Citation | Anniversary | CampaignMention]) -> tuple[Span, ...]:
    """Ranges of the body whose numbers and dates belong to a name, in order."""
    return tuple(sorted([mention.span for group in groups for mention in group if mention.path != TITLE_PATH], key=_ENDS))


def _in_title(mentions: Iterable[Mention]) -> Iterator[Mention]:
    for mention in mentions:
        yield _completed(mention, TITLE_PATH, _TITLE_ANCHOR)


def _placed(plan: Plan, body: Reading, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Mentions of the body with path and anchor of the provision that holds their first character."""
    starts, provisions = body.starts, plan.provisions
    for mention in mentions:
        place = bisect.bisect_right(starts, mention.span.start) - 1
        if place >= 0 and provisions[place].level in _SILENT:
            marked = _mark_of_note(plan.body, mention.span.start)
            if marked is None:
                continue
            place = bisect.bisect_right(starts, marked) - 1
        if place < 0:
            yield _completed(mention, PREAMBLE_PATH, anchor(PREAMBLE_PATH))
            continue
        provision = provisions[place]
        yield _completed(mention, provision.path, provision.anchor)


def _mark_of_note(body: str, position: int) -> int | None:
    """Where the mark stands of the note, printed below the signature, that holds a place: `[1] Quyết định số …`."""
    start = body.rfind("\n", 0, position) + 1
    note = _NOTE.match(body, start)
    mark = body.find(f"[{note[1]}]", 0, start) if note else -1
    return mark if mark >= 0 else None


def _completed(mention: Mention, path: str, where: str) -> Mention:
    """A mention fresh from its finder, with its place filled in: nobody holds it yet, and a copy of each is a tenth of the stage."""
    _fill(mention, "path", path)
    _fill(mention, "anchor", where)
    return mention


def _own(metadata: PlanMetadata, body: Reading, citation: Citation) -> bool:
    """True for the plan's own number, and for the line that says what a part of the plan is enclosed in."""
    start = citation.span.start
    if "kem theo" in body.key[max(0, start - _JUST_BEFORE) : start] and _ENCLOSED.fullmatch(body.key, _line_start(body, start), start):
        return True
    if citation.number is None or citation.doc_type not in (None, metadata.kind):
        return False
    if not citation.number[0].isdigit():
        return True  # a number left blank is that of a paper not yet signed: this one
    if metadata.number is None or _bare(metadata.number) != _bare(citation.number):
        return False
    return citation.date is None or metadata.issued_on is None or citation.date.year == metadata.issued_on.year


def _line_start(body: Reading, position: int) -> int:
    """Start of the paragraph, without blanks."""
    start = body.flat.rfind("¶", 0, position) + 1
    return start + len(body.flat[start:position]) - len(body.flat[start:position].lstrip())


def _bare(number: str) -> str:
    return re.sub(r"[\s.…_]", "", fold(number)).lstrip("0")


# ── diagnostics ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _diagnostics(plan: Plan, citations: Iterable[Citation], anniversaries: Iterable[Anniversary], words: _LastWord) -> Iterator[Diagnostic]:
    for override in words.unmatched:
        named = f"“{override.printed}”" if override.printed else "mục này"
        where = f" ở {override.at}" if override.at else ""
        yield Diagnostic(
            code="K301",
            severity=Severity.WARNING,
            location=_location(plan, None),
            message=f"Mục overrides cho {named}{where} không còn khớp với chữ nào trong kế hoạch.",
            hint="Sửa at, printed hoặc nth cho đúng chữ in trên giấy, hoặc xóa mục ấy khỏi overrides.",
        )
    for override, field in words.unreadable:
        yield Diagnostic(
            code="K305",
            severity=Severity.WARNING,
            location=_location(plan, None),
            message=f"Không đọc được giá trị của {field} trong overrides" + (f" cho “{override.printed}”." if override.printed else "."),
            hint="Ngày ghi dạng 2025-01-08, 2025-01 hoặc 2025; tên trường như trong tài liệu hướng dẫn.",
        )
    for citation in citations:
        if citation.date and not citation.date.valid:
            yield _impossible("K302", plan, citation, citation.date)
    for anniversary in anniversaries:
        for date in (anniversary.founded_on, anniversary.observed_on):
            if date and not date.valid:
                yield _impossible("K304", plan, anniversary, date)
        if anniversary.arithmetic_ok is False:
            yield _wrong_sum(plan, anniversary)
        if anniversary.known and anniversary.founded_on and (event := event_by_slug(anniversary.known)):
            yield from _other_day(plan, anniversary, event)


def _impossible(code: str, plan: Plan, mention: Citation | Anniversary, date: PartialDate) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.NOTE,
        location=_location(plan, mention),
        message=f"“{mention.raw}” ghi ngày {date.label}, là ngày không có trong lịch.",
        hint="Giữ nguyên như giấy; nếu biết ngày đúng, ghi vào overrides.",
    )


def _wrong_sum(plan: Plan, anniversary: Anniversary) -> Diagnostic:
    founded, observed = anniversary.founded_on, anniversary.observed_on
    between = f"{observed.year - founded.year} năm" if founded and observed else "số năm khác"
    days = founded and observed and (founded.day, founded.month) != (observed.day, observed.month) and founded.day and observed.day
    what = f"hai mốc {founded.label} và {observed.label} không cùng ngày" if days and founded and observed else f"giữa hai mốc là {between}"
    return Diagnostic(
        code="K303",
        severity=Severity.NOTE,
        location=_location(plan, anniversary),
        message=f"“{anniversary.raw}” ghi {anniversary.years} năm, nhưng {what}.",
        hint="Xem lại giấy gốc; nếu giấy in đúng như vậy thì cứ để nguyên.",
    )


def _other_day(plan: Plan, anniversary: Anniversary, event: Event) -> Iterator[Diagnostic]:
    """`Quốc phòng toàn dân (22/12/1944 - …)`: the day of another event."""
    printed, ours = anniversary.founded_on, event.founded_on
    if (
        printed is None
        or ours is None
        or printed == ours
        or not printed.valid
        or ours.iso.startswith(printed.iso)
        or printed.iso.startswith(ours.iso)
    ):
        return
    yield Diagnostic(
        code="K306",
        severity=Severity.NOTE,
        location=_location(plan, anniversary),
        message=f"“{anniversary.raw}” ghi ngày gốc {printed.label}, còn {event.name} lấy mốc {ours.label}.",
        hint="Xem lại giấy gốc; nếu giấy in đúng như vậy thì cứ để nguyên.",
    )


def _location(plan: Plan, mention: Citation | Anniversary | None) -> Location:
    path = str(plan.source.path)
    if mention is None or mention.path == TITLE_PATH:
        return Location(path=path, quote=plan.metadata.title if mention else "")
    span: Span = mention.span
    line, column = plan.source.body.line_column(span.start)
    source_line = plan.source.body.source.splitlines()
    quote = source_line[line - 1] if line <= len(source_line) else ""
    return Location(path=path, line=plan.source.body_line + line - 1, column=column, quote=quote)
