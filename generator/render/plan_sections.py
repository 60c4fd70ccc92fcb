"""The blocks of a plan's page around its full text, as HTML.

Enters: what was found in one plan, put together by `duties`, `movements`, `target_lists`, `timeline` and `congress_lists`.
Leaves: safe HTML of one `<section>` each, empty where there is nothing to show.

Joined here and not in templates: with the full text they are most of the pages of a library, and templates took four times as long. Words of the
paper pass through `escaped` and nowhere else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import urls
from generator.render.environment import escaped, provision_link
from generator.render.library import link_html
from generator.render.movements import Scope
from generator.render.target_lists import figure_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.render.congress_lists import NamedEvent
    from generator.render.duties import Bodies, DatedDeadline
    from generator.render.movements import Chip, Honours, Motto
    from generator.render.target_lists import TargetGroup, Targets
    from generator.render.timeline import Axis, Commemoration

_DUTIES_HEAD = (
    '<table class="k-duties">\n'
    '<caption class="k-visually-hidden">Cơ quan được giao việc, việc phải làm và chỗ ghi trong văn bản</caption>\n'
    '<thead><tr><th scope="col">Cơ quan</th><th scope="col">Việc phải làm</th><th scope="col">Trong văn bản</th></tr></thead>\n'
)


# ── who has to do what ────────────────────────────────────────────────────────────────────────────────────────────────


def duties_section(bodies: Sequence[Bodies], count: int) -> str:
    """“Ai phải làm gì”: one group of rows for each body."""
    if not bodies:
        return ""
    rows = "".join(map(_body_rows, bodies))
    return (
        '<section aria-labelledby="_ai-lam-gi">\n'
        f'<h2 id="_ai-lam-gi">Ai phải làm gì <small>{count} đầu việc</small></h2>\n{_DUTIES_HEAD}{rows}</table>\n</section>'
    )


def _body_rows(body: Bodies) -> str:
    """The duties of a body, its name beside the first."""
    span = f' rowspan="{len(body.duties)}"' if len(body.duties) > 1 else ""
    asked = ' <span class="k-asked">(đề nghị)</span>' if body.requested else ""
    head = f'<th scope="rowgroup"{span}>{"; ".join(map(link_html, body.links))}{asked}</th>'
    out = ["<tbody>\n"]
    for duty in body.duties:
        out.append(f"<tr>{head}<td>{escaped(duty.action)}")
        if duty.coordinating:
            out.append(f"<p>phối hợp: {escaped(duty.coordinating)}</p>")
        if duty.deadline:
            out.append(f"<p>hạn: <b>{duty.deadline}</b></p>")
        out.append(f"</td><td>{duty.where}</td></tr>\n")
        head = ""
    out.append("</tbody>\n")
    return "".join(out)


def deadlines_section(deadlines: Sequence[DatedDeadline]) -> str:
    """“Hạn”: dated deadlines by their day."""
    if not deadlines:
        return ""
    whole = any(deadline.found.date and deadline.found.date.whole() for deadline in deadlines)
    calendar = f'<p class="k-small"><a href="{urls.CALENDAR}">Thêm vào lịch (.ics)</a></p>\n' if whole else ""
    return (
        '<section aria-labelledby="_han">\n'
        f'<h2 id="_han">Hạn <small>{len(deadlines)} hạn theo ngày</small></h2>\n<ul class="k-list k-deadlines">\n'
        + "".join(map(_deadline, deadlines))
        + f"</ul>\n{calendar}</section>"
    )


def _deadline(deadline: DatedDeadline) -> str:
    bodies = f"<b>{escaped(deadline.bodies)}</b>" if deadline.bodies else ""
    words = escaped(deadline.action) if deadline.action else f'<span class="k-said">“{escaped(deadline.words)}”</span>'
    return (
        f'<li><b class="k-deadline-day"><a href="{deadline.href}">{deadline.day}</a></b> <div>{bodies}<p>{words}</p>'
        f'<p class="k-small">{deadline.where}</p></div></li>\n'
    )


# ── movements, awards ─────────────────────────────────────────────────────────────────────────────────────────────────


def movements_section(chips: Sequence[Chip], scopes: Sequence[Scope], mottoes: Sequence[Motto]) -> str:
    """“Phong trào trong kế hoạch” and mottoes."""
    if not chips and not mottoes:
        return ""
    out = ['<section aria-labelledby="_phong-trao">\n']
    if chips:
        legend = "".join([f'<span><span class="k-dot {scope.css}" aria-hidden="true"></span> {scope}</span> ' for scope in scopes])
        out += (
            '<h2 id="_phong-trao">Phong trào trong kế hoạch ',
            f'<small>{len(chips)} phong trào</small></h2>\n<ul class="k-chips">\n',
            *map(_chip, chips),
            f'</ul>\n<p class="k-key k-dots">{legend}</p>\n',
        )
    if mottoes:
        heading = "Khẩu hiệu, phương châm"
        out.append(f"<h3>{heading}</h3>\n" if chips else f'<h2 id="_phong-trao">{heading}</h2>\n')
        lines = [
            f'<li><span class="k-said">“{escaped(motto.words)}”</span> <span class="k-small">{motto.where}</span></li>\n'
            for motto in mottoes
        ]
        out += ('<ul class="k-mottoes">\n', *lines, "</ul>\n")
    out.append("</section>")
    return "".join(out)


def _chip(chip: Chip) -> str:
    name = f'<a href="{escaped(chip.href)}">{escaped(chip.name)}</a>' if chip.href else f"<span>{escaped(chip.name)}</span>"
    css = "" if chip.scope is Scope.COUNTRY else f' class="{chip.scope.css}"'
    return f'<li{css}>{name}<k-h> ({chip.scope})</k-h> <a href="#{escaped(chip.anchor)}">{escaped(chip.where)}</a></li>\n'


def honours_fact(honours: Sequence[Honours]) -> str:
    """“Hình thức khen thưởng” among the facts of the summary."""
    if not honours:
        return ""
    lines = "".join([f'<p>{escaped(group.names)} <span class="k-small">({group.where})</span></p>' for group in honours])
    return f"<div><dt>Hình thức khen thưởng</dt><dd>{lines}</dd></div>\n"


# ── targets ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def targets_section(targets: Targets) -> str:
    """“Chỉ tiêu”: provision by provision, the rest folded."""
    if not targets.count:
        return ""
    folded = (
        f'<details class="k-fold"><summary>Xem thêm {targets.folded_count} chỉ tiêu</summary><div>\n'
        f"{_target_groups(targets.folded)}\n</div></details>\n"
        if targets.folded
        else ""
    )
    return (
        '<section class="k-aims" aria-labelledby="_chi-tieu">\n'
        f'<h2 id="_chi-tieu">Chỉ tiêu <small>{targets.count} chỉ tiêu bằng số</small></h2>\n'
        f"{_target_groups(targets.shown)}\n{folded}</section>"
    )


def _target_groups(groups: Sequence[TargetGroup]) -> str:
    out = []
    for group in groups:
        link = f'<a href="#{escaped(group.anchor)}">{escaped(group.label)}</a>'
        heading = f"{escaped(group.heading)} <small>{link}</small>" if group.heading else link
        out.append(f"<h3>{heading}</h3><ul>")
        for row in group.rows:
            note = f' <span class="k-small">({escaped(row.note)})</span>' if row.note else ""
            out.append(f"<li><span>{escaped(row.indicator)}{note}</span> <span>{figure_html(row)}</span></li>")
        out.append("</ul>\n")
    return "".join(out)


# ── occasions ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def commemorations_section(events: Sequence[Commemoration], root: str) -> str:
    """“Kỷ niệm”: events in the order of the calendar."""
    if not events:
        return ""
    lines = "".join([_commemoration(event, root) for event in events])
    return (
        '<section aria-labelledby="_ky-niem">\n'
        f'<h2 id="_ky-niem">Kỷ niệm <small>{len(events)} sự kiện được nhắc</small></h2>\n<ol class="k-kept">\n{lines}</ol>\n</section>\n'
    )


def _commemoration(event: Commemoration, root: str) -> str:
    """One event: disc, day, name, where the plan marks it."""
    numbered = event.years is not None
    css = f' class="{event.shape}"' if event.roundness else ""
    when = f"<b>{event.when}</b>" if event.when else "không ghi ngày"
    roundness = f" · {event.roundness}" if event.roundness else ""
    name = f'<a href="{root}{event.address}/">{escaped(event.event)}</a>' if event.known else escaped(event.event)
    origin = f"<p>gốc {event.founded.label}</p>" if event.founded else ""
    where = "; ".join([provision_link(found.path, found.anchor) for found in event.mentions])
    shared = " · số năm ghi chung với sự kiện khác" if event.shares_years else ""
    doubtful = " · số năm hoặc ngày trong văn bản không khớp" if event.arithmetic_ok is False else ""
    return (
        f'<li{css} data-n="{event.years if numbered else "·"}"><p>{when}{roundness}</p>'
        f"<p>{f'{event.years} năm ' if numbered else ''}{name}</p>{origin}<p>{where}{shared}{doubtful}</p></li>\n"
    )


def events_section(events: Sequence[NamedEvent]) -> str:
    """“Đại hội và sự kiện khác”."""
    if not events:
        return ""
    lines = "".join([f'<li><div>{escaped(event.name)}</div> <span class="k-side k-where">{event.where}</span></li>\n' for event in events])
    return (
        '<section aria-labelledby="_dai-hoi">\n<h2 id="_dai-hoi">Đại hội và sự kiện khác '
        f'<small>{len(events)} sự kiện được nhắc</small></h2>\n<ul class="k-list">\n{lines}</ul>\n</section>\n'
    )


def period_fact(words: str, drawn: tuple[str, Axis] | None) -> str:
    """“Thời gian” among the facts of the summary: the words, and the bar where there is one."""
    bar = ""
    if drawn:
        svg, axis = drawn
        years = "".join([f"<span>{year}</span>" for year in axis.years])
        bar = f'<div class="k-axis" aria-hidden="true">{svg}<div class="k-years">{years}</div></div>'
    return f"<div><dt>Thời gian</dt><dd>{escaped(words)}{bar}</dd></div>\n"


# ── the end of the paper ──────────────────────────────────────────────────────────────────────────────────────────────


def closing_section(recipients: tuple[str, Sequence[str]], signature: tuple[str, Sequence[str]]) -> str:
    """“Nơi nhận, người ký”: anchor and lines of each."""
    if not recipients[1] and not signature[1]:
        return ""
    out = ['<section aria-labelledby="_noi-nhan">\n<h2 id="_noi-nhan">Nơi nhận, người ký</h2>\n<div class="k-pair">\n']
    if recipients[1]:
        lines = "".join([f"<li>{escaped(line)}</li>" for line in recipients[1]])
        out.append(f'<ul class="k-recipients" id="{escaped(recipients[0])}">{lines}</ul>\n')
    if signature[1]:
        *above, last = map(escaped, signature[1])
        out.append(f'<p class="k-signature" id="{escaped(signature[0])}">{"".join([f"{line}<br>" for line in above])}<b>{last}</b></p>\n')
    out.append("</div>\n</section>\n")
    return "".join(out)
