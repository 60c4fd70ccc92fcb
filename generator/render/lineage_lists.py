"""“Dòng thực hiện”: the lineage of a document as a drawing and as a list of places one below the other.

Enters: what every hub is made from.
Leaves: the section of a document's own page, folded where it has many places; where it has very many, a page for each outermost one, and the section leads
to them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator import urls
from generator.model import Crumb, Page
from generator.render.cut_lists import place_name, place_of
from generator.render.diffusion import days_after, days_label, issue_day
from generator.render.directive_lists import LEVELS, ROOT_CRUMB, place_level
from generator.render.environment import escaped, whole_numbers
from generator.render.hub import Hub
from generator.render.lineage import Lineages
from generator.render.lineage_drawing import DrawnRow, lineage_drawing
from generator.render.references import LINEAGE
from generator.render.wording import capitalise, date_label, joined, lower_first, provision_label, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from generator.model import Directive
    from generator.render.diffusion import Days
    from generator.render.hub import Sources
    from generator.render.library import Library
    from generator.render.lineage import Follower, Stop, Tree
    from generator.render.lineage_drawing import Mark

FOLDED = 80
"""More places than this, and those below each outermost one are folded away."""
LONG = 500
"""More places than this, and each outermost one has a page."""
MOST_DRAWN = 200
"""Rows of the largest drawing: above, only the outermost places are drawn."""
MOST_DOCUMENTS = 3
FEWEST_FOR_HALF = 4
"""Of fewer places one does not say when half of them had followed."""
_NAMES = dict(zip(LEVELS, ("cơ quan trung ương", "tỉnh", "huyện", "xã"), strict=True))
_PLACELESS = "nơi chưa rõ"
_KEY = (
    '<p class="k-key k-small">Chấm đặc: có kế hoạch lấy làm căn cứ hoặc để thực hiện. Vòng: chỉ dẫn với vai trò khác. Vòng đứt: thư viện chưa có kế hoạch '
    "của nơi đó dẫn văn bản này, không có nghĩa là nơi đó không có.</p>\n"
)


# ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def lineage_hubs(sources: Sources) -> Iterator[Hub]:
    """One for each outermost place of a document that very many places carry out."""
    lineages = Lineages.of(sources.library)
    for directive in sources.library.corpus.directives.values():
        if not _may_be_long(lineages, directive):
            continue
        tree = lineages.tree(directive)
        if tree.size <= LONG:
            continue
        for stop in tree.stops:
            if stop.below:
                plans, counts = dict.fromkeys(_reads(stop)), tuple(lower.plans for lower in _all(stop))
                yield Hub(key=_part(directive, stop), plans=plans, facts=counts, make=partial(_part_page, sources.library, tree, stop))


def _may_be_long(lineages: Lineages, directive: Directive) -> bool:
    """Without a tree: every place brings at most three above it."""
    if len(directive.backlinks) * len(LEVELS) <= LONG:
        return False
    return len({place_of(lineages.library, plan_id) for plan_id in lineages.plans(directive)}) * len(LEVELS) > LONG


def _reads(stop: Stop) -> Iterator[str]:
    """Plans that the list of a place names."""
    for follower in (stop.first, stop.carrying):
        if follower:
            yield follower.plan_id
            yield from follower.above
    for lower in stop.below:
        yield from _reads(lower)


def _part(directive: Directive, stop: Stop) -> str:
    """`van-ban/chi-thi/41-ct-tw-k13/dong-thuc-hien/dak-nong`."""
    return urls.part(f"{directive.address}/{LINEAGE[1:]}", stop.place.rpartition("/")[2])


def _part_page(library: Library, tree: Tree, stop: Stop) -> Page:
    """The lineage in one outermost place."""
    directive = tree.directive
    address, where = _part(directive, stop), lower_first(place_name(library, stop.place))
    root = "../" * (address.count("/") + 1)
    whole = escaped(urls.href(root, directive.address, LINEAGE))
    lead = summary(library, directive, (stop,))
    body = (
        f'<p class="k-kicker">{escaped(directive.title)}</p>\n<h1>Dòng thực hiện ở {escaped(where)}</h1>\n'
        f'<p class="k-lead">{escaped(lead)} <a href="{whole}">Cả nước</a></p>\n{_Writer(library=library, directive=directive, root=root, start=issue_day(directive)).tree((stop,))}'
    )
    number = directive.number or directive.title
    return Page(
        address=address,
        kind="directive",
        title=f"{directive.title}: dòng thực hiện ở {where}",
        description=shortened(f"Nơi nào ở {where} có kế hoạch thực hiện {directive.title}, sau bao nhiêu ngày. {lead}"),
        crumbs=(
            ROOT_CRUMB,
            Crumb(label=directive.doc_type, address=urls.directive_kind(directive.key.kind)),
            Crumb(label=number, address=directive.address),
            Crumb(label=capitalise(where)),
        ),
        body=body,
    )


def lineage_section(lineages: Lineages, directive: Directive, root: str) -> Markup:
    """The section of the document's own page."""
    tree, library = lineages.tree(directive), lineages.library
    if not tree.stops:
        return Markup("")
    writer = _Writer(library=library, directive=directive, root=root, start=issue_day(directive))
    return Markup(  # noqa: S704 - words are escaped
        f'<section aria-labelledby="{LINEAGE}">\n<h2 id="{LINEAGE}">Dòng thực hiện <small>từ trên xuống</small></h2>\n'
        f"<p>{escaped(summary(library, directive, tree.stops))}</p>\n{writer.tree(tree.stops, cut=tree.size > LONG, folded=FOLDED < tree.size <= LONG)}</section>\n"
    )


# ── how far, how fast ─────────────────────────────────────────────────────────────────────────────────────────────────


def summary(library: Library, directive: Directive, stops: Iterable[Stop]) -> str:
    """`3 nơi có kế hoạch dẫn văn bản này: 1 tỉnh, 2 huyện. Sớm nhất sau 14 ngày.`."""
    held = [stop for top in stops for stop in _all(top) if stop.first]
    start = issue_day(directive)
    known = sorted(days for stop in held if stop.first and stop.first.direct and (days := days_after(library, start, stop.first.plan_id)))
    kinds = Counter(_kind(library, stop.place) for stop in held)
    counted = joined([f"{kinds[kind]} {kind}" for kind in (*_NAMES.values(), _PLACELESS) if kinds[kind]])
    said = [
        f"{len(held)} nơi có kế hoạch dẫn văn bản này: {counted}."
        if len(held) > 1
        else f"Một nơi ({next(iter(kinds))}) có kế hoạch dẫn văn bản này."
    ]
    if known:
        half = ""
        if len(known) >= FEWEST_FOR_HALF:
            half = f"; một nửa số nơi biết ngày đã dẫn trong vòng {sorted(high for _, high in known)[(len(known) - 1) // 2]} ngày"
        said.append(f"{'Nơi sớm nhất dẫn' if len(held) > 1 else 'Dẫn'} {days_label(known[0])} kể từ ngày ban hành{half}.")
    if start and len(known) < len(held):
        said.append(f"{len(held) - len(known)} nơi không tính được số ngày." if len(held) > 1 else "Không tính được số ngày.")
    return " ".join(said)


def _kind(library: Library, place: str) -> str:
    """`huyện`."""
    return _NAMES[place_level(place)] if place in library.corpus.places else _PLACELESS


def _held_below(stop: Stop) -> int:
    """How many places below have a plan that cites the document."""
    return sum(lower.first is not None for below in stop.below for lower in _all(below))


def _all(stop: Stop) -> Iterator[Stop]:
    yield stop
    for lower in stop.below:
        yield from _all(lower)


# ── the tree ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Writes the tree of one document for one page."""

    library: Library
    directive: Directive
    root: str
    start: date | None
    """The day that days are counted from."""

    def tree(self, stops: tuple[Stop, ...], *, cut: bool = False, folded: bool = False) -> str:
        """Drawing, key and list; `cut` leaves what is below the outermost places to their pages, `folded` shows it when asked for."""
        size = len(stops) if cut else sum(stop.size for stop in stops)
        drawn = self._drawing(stops, outermost=cut or folded or size > MOST_DRAWN) if size > 1 else ""
        rows = "".join([self._row(stop, cut=cut, folded=folded) for stop in stops])
        return f'{drawn}<ul class="k-tree">\n{rows}</ul>\n'

    def _days(self, stop: Stop) -> Days | None:
        """To the first plan of a place that cites the document."""
        return days_after(self.library, self.start, stop.first.plan_id) if stop.first and stop.first.direct else None

    def _drawing(self, stops: tuple[Stop, ...], *, outermost: bool) -> str:
        side = self.directive.dates[0].label if self.start else ""
        head = DrawnRow(depth=0, label=self.directive.number or self.directive.title, mark="root", side=side)
        return lineage_drawing([head, *(row for stop in stops for row in self._drawn(stop, 1, outermost=outermost))]) + _KEY

    def _drawn(self, stop: Stop, depth: int, *, outermost: bool) -> Iterator[DrawnRow]:
        """Rows of the drawing."""
        days, mark = self._days(stop), _mark(stop)
        side = days_label(days).removeprefix("sau ") if days else "chưa có" if mark == "gap" else "không rõ ngày" if self.start else ""
        hub = self.library.corpus.places.get(stop.place)
        label = hub.short_name if hub else place_name(self.library, stop.place)
        yield DrawnRow(depth=depth, label=label, mark=mark, days=days, side=side)
        if not outermost:
            for lower in stop.below:
                yield from self._drawn(lower, depth + 1, outermost=False)

    def _row(self, stop: Stop, *, cut: bool = False, folded: bool = False) -> str:
        """A place, its first plan, and what is below."""
        name, days, below = escaped(place_name(self.library, stop.place)), self._days(stop), ""
        if stop.place in self.library.corpus.places:
            name = f'<a href="{escaped(urls.href(self.root, stop.place))}">{name}</a>'
        side = f" <small>{days_label(days)}</small>" if days else ""
        brief = cut and bool(stop.below)
        if stop.below:
            below = self._onward(stop) if cut else f"<ul>\n{''.join(map(self._row, stop.below))}</ul>\n"
            if folded:
                below = f"<details><summary>{_held_below(stop)} nơi bên dưới</summary>\n{below}</details>\n"
        return f'<li class="k-tree-{_mark(stop)}"><b>{name}</b>{side}\n{self._plans(stop, brief=brief)}{below}</li>\n'

    def _onward(self, stop: Stop) -> str:
        """The way to the page of an outermost place."""
        href = escaped(urls.href(self.root, _part(self.directive, stop)))
        return f'<p><a href="{href}">{_held_below(stop)} nơi bên dưới</a></p>\n'

    def _plans(self, stop: Stop, *, brief: bool) -> str:
        """The first plan; unless another page has them, the first that carries the document out, where that is another one, and how many more there are."""
        if stop.first is None:
            return f"<p>Thư viện chưa có kế hoạch nào của nơi này dẫn văn bản này.{self._documents(stop)}</p>\n"
        said = [self._plan(stop.first)]
        if brief:
            return f"<p>{said[0]}</p>\n"
        if stop.carrying:
            said.append(f"Để thực hiện, sớm nhất: {self._plan(stop.carrying)}")
        if more := stop.plans - len(said):
            said[-1] += f" · và {more} kế hoạch khác"
        return "".join([f"<p>{words}</p>\n" for words in said])

    def _plan(self, follower: Follower) -> str:
        """`UBND huyện Đắk Song, 2025 · tháng 01/2025 · thực hiện, mục II.1`."""
        citation = follower.link.citation
        head = f"{self._named(follower.plan_id, citation.anchor)} · {date_label(self.library.plans[follower.plan_id].metadata.issued_on)}"
        above = joined([self._named(plan_id) for plan_id in follower.above])
        if not follower.direct:
            return f"{head} · không dẫn thẳng, thực hiện kế hoạch của {above}"
        where = f", {provision_label(citation.path)}" if citation.path else ""
        inferred = " (suy ra)" if follower.link.inferred else ""
        through = f"; cũng thực hiện kế hoạch của {above}" if above else ""
        return f"{head} · {citation.role.value}{escaped(where)}{inferred}{through}"

    def _named(self, plan_id: str, anchor: str = "") -> str:
        plan = self.library.plans[plan_id]
        return f'<a href="{escaped(self.library.href(plan, self.root, anchor))}">{escaped(self.library.named(plan))}</a>'

    def _documents(self, stop: Stop) -> str:
        """Documents of a gap that plans below it carry out."""
        if not stop.documents:
            return ""
        shown, hidden = stop.documents[:MOST_DOCUMENTS], len(stop.documents) - MOST_DOCUMENTS
        links = [f'<a href="{escaped(urls.href(self.root, one.address))}">{whole_numbers(one.title)}</a>' for one in shown]
        listed = f"{', '.join(links)} và {hidden} văn bản khác" if hidden > 0 else joined(links)
        return f" Kế hoạch bên dưới còn thực hiện {listed} của nơi này; thư viện không giữ, nên không rõ có dẫn hay không."


def _mark(stop: Stop) -> Mark:
    if stop.first is None:
        return "gap"
    return "dot" if stop.carrying or stop.first.carries_out else "ring"
