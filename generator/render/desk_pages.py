"""“Bàn soạn thảo”: one page for each office, with what it may want before it when it drafts its next plan.

Enters: what every hub is made from.
Leaves: Pages `ban-soan-thao/`, one for each province, one for each office: its last plans, the command that makes a Word file to write in, what others
of its level cited, marked and joined in, the figures and deadlines of its last plan that it will have to report on.

These are things to look at, and said so: a library knows neither what is in force nor what an office should do. Joined here and not in templates: an
archive has thousands of offices. Every line can be ticked off, on a screen and on paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator import urls
from generator.authorities import campaign_by_slug, event_by_slug
from generator.model import Crumb, Page
from generator.render.cut_lists import place_name
from generator.render.desk import PLACELESS, Desks, office_address
from generator.render.directive_lists import LEVELS
from generator.render.duties import dated_deadlines
from generator.render.environment import escaped, tied, whole_numbers
from generator.render.hub import Hub
from generator.render.observances import day_of, when_label, years_since
from generator.render.target_lists import aim_row, figure_html
from generator.render.timeline import roundness
from generator.render.wording import capitalise, date_label, lower_first, provision_label, shortened
from generator.text import collapse, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model import PlanRecord
    from generator.render.desk import Desk, Office
    from generator.render.hub import Sources
    from generator.render.library import Library

ROOT_CRUMB = Crumb(label="Bàn soạn thảo", address=urls.DESK)
INDEX_WHOLE = 200
"""Up to this many offices the index lists them all; above, only provinces, whose pages have the rest."""
LAST_PLANS = 3
MOST_TARGETS, MOST_DEADLINES = 12, 10
_LEVEL_WORDS = dict(zip((*LEVELS, PLACELESS), ("trung ương", "cấp tỉnh", "cấp huyện", "cấp xã", "của nơi chưa rõ"), strict=True))


def desk_hubs(sources: Sources) -> Iterator[Hub]:
    """The index, the provinces, the offices."""
    library, desks = sources.library, Desks.of(sources.library)
    provinces: dict[str, list[Office]] = {}
    for office in desks.offices:
        provinces.setdefault(office.province, []).append(office)
    ordered = sorted(provinces, key=lambda province: (province == urls.CENTRAL, sort_key(_bare_name(library, province))))
    named = {province: provinces[province] for province in ordered}
    whole = len(desks.offices) <= INDEX_WHOLE
    listed = desks.offices if whole else ()
    counts = (*(f"{province} {len(offices)}" for province, offices in named.items()), *map(_said, listed))
    yield Hub(key=urls.DESK, plans=list(map(_newest, listed)), facts=counts, make=partial(_index, library, named, whole=whole))
    for province, offices in named.items():
        make = partial(_province_page, library, province, offices)
        yield Hub(key=urls.desk(province), plans=list(map(_newest, offices)), facts=tuple(map(_said, offices)), make=make)
    for office in desks.offices:
        desk = desks.desk(office)
        documents = [document for document, _ in (*desk.documents, *desk.elsewhere) if isinstance(document, str)]
        yield Hub(key=office.address, plans=(*office.plans[:LAST_PLANS], *documents), facts=desk.facts, make=partial(_page, library, desk))


def _newest(office: Office) -> str:
    """The plan that gives an office its name."""
    return office.plans[0]


def _said(office: Office) -> str:
    """What a list of offices prints of one beside its name."""
    return f"{office.address} {len(office.plans)}"


def desk_link(plan: PlanRecord, place: str, root: str) -> str:
    """Link to the desk of the office of a plan, as HTML."""
    href = escaped(urls.href(root, office_address(place, plan)))
    return f'<a href="{href}">Bàn soạn thảo của {escaped(plan.metadata.issuer)}</a>'


# ── lists of offices ──────────────────────────────────────────────────────────────────────────────────────────────────


def _province_name(library: Library, province: str) -> str:
    return place_name(library, province) if province in library.corpus.places else "Cơ quan trung ương và khác"


def _bare_name(library: Library, province: str) -> str:
    """Without `Tỉnh`, as lists are ordered."""
    return library.corpus.places[province].short_name if province in library.corpus.places else ""


def _rows(library: Library, offices: Iterable[Office], root: str) -> str:
    """Offices in Vietnamese order."""
    named = sorted(((library.office(library.plans[office.plans[0]]), office) for office in offices), key=lambda pair: sort_key(pair[0]))
    return "".join(
        [
            f'<li><div><a href="{escaped(urls.href(root, office.address))}">{escaped(name)}</a></div> '
            f"<small>{len(office.plans)} kế hoạch</small></li>\n"
            for name, office in named
        ]
    )


def _index(library: Library, provinces: dict[str, list[Office]], *, whole: bool) -> Page:
    """Provinces, with their offices where there are few."""
    total = sum(map(len, provinces.values()))
    lead = (
        f"Chọn cơ quan để xem lại trước khi soạn kế hoạch năm tới: kế hoạch gần nhất của cơ quan, những gì nơi cùng cấp đã nêu, chỉ tiêu và hạn phải báo cáo. {total} cơ quan."
        if total
        else "Thư viện chưa có kế hoạch của cơ quan nào."
    )
    listed = _offices_by_province(library, provinces) if whole else _provinces_alone(library, provinces)
    return Page(
        address=urls.DESK,
        kind="desk",
        title="Bàn soạn thảo",
        description=shortened(lead),
        crumbs=(Crumb(label="Bàn soạn thảo"),),
        body=f'<h1>Bàn soạn thảo</h1>\n<p class="k-lead">{lead}</p>\n{listed}',
    )


def _province_link(library: Library, province: str) -> str:
    return f'<a href="{escaped(urls.href("../", urls.desk(province)))}">{escaped(_province_name(library, province))}</a>'


def _offices_by_province(library: Library, provinces: dict[str, list[Office]]) -> str:
    groups = [
        f'<section data-filter-group>\n<h2 class="k-year">{_province_link(library, province)}</h2>\n<ul class="k-list">\n{_rows(library, offices, "../")}</ul>\n</section>\n'
        for province, offices in provinces.items()
    ]
    return f'<div data-filter="Lọc cơ quan">\n{"".join(groups)}</div>\n'


def _provinces_alone(library: Library, provinces: dict[str, list[Office]]) -> str:
    rows = [
        f"<li><div>{_province_link(library, province)}</div> <small>{len(offices)} cơ quan</small></li>\n"
        for province, offices in provinces.items()
    ]
    return f'<div data-filter="Lọc tỉnh, thành">\n<ul class="k-list">\n{"".join(rows)}</ul>\n</div>\n'


def _province_page(library: Library, province: str, offices: Sequence[Office]) -> Page:
    """Offices of one province."""
    name = _province_name(library, province)
    lead = f"{len(offices)} cơ quan có kế hoạch trong thư viện; tên nơi như ngày ban hành."
    rows = _rows(library, offices, "../../")
    return Page(
        address=urls.desk(province),
        kind="desk",
        title=f"Bàn soạn thảo: {lower_first(name)}",
        description=shortened(f"Bàn soạn thảo cho các cơ quan của {lower_first(name)}. {lead}"),
        crumbs=(ROOT_CRUMB, Crumb(label=name)),
        body=f'<h1>Bàn soạn thảo: {escaped(lower_first(name))}</h1>\n<p class="k-lead">{lead}</p>\n'
        f'<div data-filter="Lọc cơ quan">\n<ul class="k-list">\n{rows}</ul>\n</div>\n',
    )


# ── one office ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _page(library: Library, desk: Desk) -> Page:
    """What one office has before it."""
    writer = _Writer(library=library, desk=desk, root="../" * (desk.office.address.count("/") + 1))
    name = library.office(writer.last)
    province = _province_name(library, desk.office.province)
    title = f"{name}: soạn kế hoạch {writer.when}"
    return Page(
        address=desk.office.address,
        kind="desk",
        title=title,
        description=shortened(
            f"{title}. Kế hoạch gần nhất, văn bản, kỷ niệm, phong trào mà nơi cùng cấp đã nêu, chỉ tiêu và hạn phải báo cáo."
        ),
        crumbs=(ROOT_CRUMB, Crumb(label=province, address=urls.desk(desk.office.province)), Crumb(label=writer.last.metadata.issuer)),
        body=writer.body(name),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes the page of one office."""

    library: Library
    desk: Desk
    root: str

    @property
    def last(self) -> PlanRecord:
        """Its last plan."""
        return self.library.plans[self.desk.office.plans[0]]

    @property
    def when(self) -> str:
        """For which year."""
        return f"năm {self.desk.year}" if self.desk.year > 1 else "tiếp theo"

    def body(self, name: str) -> str:
        """The whole page."""
        own = f"{self._last_plans()}{self._skeleton()}{self._targets()}{self._deadlines()}"
        if self.desk.peers:
            main, side, beside = f"{self._documents()}{self._events()}{self._movements()}", own, f" bên cạnh {self._compared()}"
        else:
            main, side, beside = own, self._alone(), ""
        return (
            f'<p class="k-kicker">Bàn soạn thảo</p>\n<h1>{escaped(name)}: soạn kế hoạch <k-n>{self.when}</k-n></h1>\n'
            f'<p class="k-lead">Kế hoạch gần nhất của cơ quan{escaped(beside)}. Đây là gợi ý để xem lại: thư viện không biết văn bản nào còn hiệu lực, cũng không biết cơ quan phải làm gì.</p>\n'
            f'{self._notice()}<div class="k-two">\n<div class="k-two-main">\n{main}</div>\n<div class="k-two-side">\n{side}</div>\n</div>\n'
        )

    def _compared(self) -> str:
        """`12 kế hoạch cấp xã khác của năm 2024 và 2025 của tỉnh Đắk Nông`."""
        desk = self.desk
        where = f"của {lower_first(place_name(self.library, desk.province))}" if desk.province else "trong thư viện"
        return f"{desk.peers} kế hoạch {_LEVEL_WORDS[desk.office.level]} khác{f', năm {desk.year - 1} và {desk.year}' if desk.year > 1 else ''}, {where}"

    def _alone(self) -> str:
        """Why nothing is compared."""
        desk = self.desk
        years = f" của năm {desk.year - 1} và {desk.year}" if desk.year > 1 else ""
        words = f"Thư viện chưa có kế hoạch {_LEVEL_WORDS[desk.office.level]} nào khác{years} để đặt bên cạnh."
        return _section("_cung-cap", "Nơi cùng cấp", "", f"<p>{words}</p>\n{self._checklist()}")

    def _checklist(self) -> str:
        """Link to what its level should remember in that year."""
        if not self.desk.checklist:
            return ""
        href = escaped(urls.href(self.root, urls.checklist(self.desk.year, self.desk.office.level)))
        return f'<p class="k-small"><a href="{href}">Mọi kỷ niệm cần nhớ của năm {self.desk.year}</a></p>\n'

    def _notice(self) -> str:
        """What became of the unit, where it is no more what its plans call it."""
        hub = self.library.homes.get(self.last.id)
        unit = next(iter(reversed(self.library.units.gazetteer.by_path(hub.address))), None) if hub else None
        if hub is None or unit is None or unit.valid_until is None:
            return ""
        note = escaped(f"{hub.name}: {lower_first(hub.note)}")
        return f'<div class="k-notice"><p>{note} Người soạn cho đơn vị hiện nay có thể dùng lại những gì dưới đây.</p></div>\n'

    # ── from its own plans ──

    def _last_plans(self) -> str:
        rows = "".join([f"{row}\n" for row in self.library.rows(self.desk.office.plans[:LAST_PLANS], self.root)])
        place = self.library.homes.get(self.last.id)
        more = (
            f'<p class="k-small"><a href="{escaped(urls.href(self.root, place.address))}">Mọi kế hoạch của {escaped(lower_first(place.name))}</a></p>\n'
            if place
            else ""
        )
        return _section("_gan-day", "Kế hoạch gần đây", "", f'<ul class="k-rows">\n{rows}</ul>\n{more}')

    def _skeleton(self) -> str:
        """The exact command: a file for each office would be 40 KB and 50 ms of every build."""
        year, name = self.desk.year, self.desk.office.address.rpartition("/")[2]
        command = (
            f"kehoach new --from {self.last.id} --year {year if year > 1 else 'NĂM'} --word {name}{f'-{year}' if year > 1 else ''}.docx"
        )
        words = (
            "Lệnh này ghi một tệp Word theo kế hoạch gần nhất: giữ cơ quan, bố cục, phân công, nơi nhận, không chép câu chữ; chỗ phải điền được tô vàng. "
            f'Soạn cho năm khác thì đổi số năm. <a href="{escaped(urls.href(self.root, urls.CLERK_GUIDE))}">Cài phần mềm và các bước</a>'
        )
        return _section(
            "_khung",
            "Khung để soạn",
            "tệp Word",
            f'<pre class="k-command"><code>{escaped(command)}</code></pre>\n<p class="k-small">{words}</p>\n',
        )

    def _targets(self) -> str:
        """Figures that the last plan promised."""
        targets, plan = self.last.targets, self.last
        if not targets:
            return ""
        rows = []
        for target in targets[:MOST_TARGETS]:
            row = aim_row(target)
            note = f" ({escaped(row.note)})" if row.note else ""
            where = f'<a href="{escaped(self.library.href(plan, self.root, target.anchor))}">{escaped(provision_label(target.path))}</a>'
            rows.append(
                _check(row.indicator, f"{escaped(row.indicator)}{note}", where, f'<span class="k-figure">{figure_html(row)}</span>')
            )
        more = len(targets) - MOST_TARGETS
        href = escaped(self.library.href(plan, self.root, "_chi-tieu"))
        rest = f'<p class="k-small"><a href="{href}">và {more} chỉ tiêu khác của kế hoạch</a></p>\n' if more > 0 else ""
        return _section("_chi-tieu", "Chỉ tiêu phải báo cáo", "của kế hoạch gần nhất", _list(rows) + rest)

    def _deadlines(self) -> str:
        """Deadlines of the last plan: those with a date in their order, then those that recur or wait for an event."""
        plan, rows = self.last, []
        for due in dated_deadlines(plan, self.root):
            words = f"{escaped(due.bodies)}: {escaped(due.action)}" if due.bodies else f"“{escaped(due.words)}”"
            rows.append((due.day, words, due.found))
        rows += [("", f"“{escaped(collapse(found.raw))}”", found) for found in plan.deadlines if found.date is None]
        if not rows:
            return ""
        lines = [
            _check(
                day or collapse(found.raw),
                f"{f'<b>{escaped(day)}</b> ' if day else ''}{words}",
                f'<a href="{escaped(self.library.href(plan, self.root, found.anchor))}">{escaped(provision_label(found.path))}</a>',
            )
            for day, words, found in rows[:MOST_DEADLINES]
        ]
        more = len(rows) - MOST_DEADLINES
        rest = f'<p class="k-small">và {more} hạn khác trong kế hoạch</p>\n' if more > 0 else ""
        return _section("_han", "Hạn của kế hoạch gần nhất", f"{len(rows)} hạn", _list(lines) + rest)

    # ── from others of its level ──

    def _documents(self) -> str:
        """Documents that others cite."""
        here = [self._document(document, count) for document, count in self.desk.documents]
        elsewhere = [self._document(document, count) for document, count in self.desk.elsewhere]
        words = _list(here) if here else "<p>Không thấy nơi cùng cấp dẫn thêm văn bản nào dùng chung.</p>\n"
        if elsewhere:
            words += (
                f'<h3>Văn bản riêng của nơi khác</h3>\n<p class="k-small">Nơi mình có thể có văn bản cùng loại.</p>\n{_list(elsewhere)}'
            )
        return _section("_van-ban", "Văn bản nơi cùng cấp đã dẫn, cơ quan chưa dẫn", "", words)

    def _document(self, document: int | str, count: int) -> str:
        if isinstance(document, str):
            plan = self.library.plans[document]
            facts = " · ".join((self.library.named(plan), date_label(plan.metadata.issued_on)))
            link = f'<a href="{escaped(self.library.href(plan, self.root))}">{tied(plan.metadata.name)}</a>'
            return _check(plan.metadata.name, link, escaped(facts), f"{count} kế hoạch")
        directive = self.library.ranked[document]
        known = (capitalise(directive.issuer or ""), directive.dates[0].label if directive.dates else "")
        link = f'<a href="{escaped(urls.href(self.root, directive.address))}">{whole_numbers(directive.title)}</a>'
        return _check(directive.title, link, escaped(" · ".join(filter(None, known))), f"{count} kế hoạch")

    def _events(self) -> str:
        """Events that others mark, with the years they will have, in the order of the year."""
        year, rows = self.desk.year, []
        for slug_, count in self.desk.events:
            event = event_by_slug(slug_)
            if event:
                years, month_day = years_since(event.founded_on, year), day_of(event, None, year)
                name = f"{years} năm {event.name}" if years else event.name
                link = f'<a href="{escaped(urls.href(self.root, urls.event(slug_)))}">{escaped(name)}</a>'
                facts = " · ".join(filter(None, (when_label(event, event.founded_on, year), roundness(years))))
                rows.append(((month_day if any(month_day) else (13, 0), slug_), _check(name, link, facts, f"{count} kế hoạch")))
        words = _list([row for _, row in sorted(rows)]) if rows else "<p>Không thấy nơi cùng cấp kỷ niệm thêm sự kiện nào dùng chung.</p>\n"
        words += self._checklist()
        return _section("_ky-niem", "Kỷ niệm nơi cùng cấp đã nêu, cơ quan chưa nêu", f"số năm tính cho {year}", words)

    def _movements(self) -> str:
        """Movements that others join in."""
        rows = []
        for slug_, count in self.desk.movements:
            entry = campaign_by_slug(slug_)
            if entry:
                link = f'<a href="{escaped(urls.href(self.root, urls.movement(slug_)))}">{tied(entry.short_name)}</a>'
                rows.append(_check(entry.short_name, link, escaped(capitalise(entry.launched_by or "")), f"{count} kế hoạch"))
        words = _list(rows) if rows else "<p>Không thấy nơi cùng cấp tham gia thêm phong trào nào dùng chung.</p>\n"
        return _section("_phong-trao", "Phong trào nơi cùng cấp tham gia, cơ quan chưa nêu", "", words)


def _section(id_: str, title: str, note: str, words: str) -> str:
    small = f" <small>{escaped(note)}</small>" if note else ""
    return f'<section aria-labelledby="{id_}">\n<h2 id="{id_}">{title}{small}</h2>\n{words}</section>\n'


def _list(rows: Sequence[str]) -> str:
    return f'<ul class="k-list k-check">\n{"".join(rows)}</ul>\n'


def _check(name: str, words: str, facts: str, side: str = "") -> str:
    """One line to tick off; `name` is read aloud with the box."""
    small = f"<p>{facts}</p>" if facts else ""
    end = f" <small>{side}</small>" if side else ""
    return f'<li><input type="checkbox" aria-label="{escaped(name)}"> <div>{words}{small}</div>{end}</li>\n'
