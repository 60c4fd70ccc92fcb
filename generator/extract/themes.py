"""The themes of a plan (chủ đề).

Enters: a `Plan`, its title and body as the finders read them.
Leaves: the themes in order, each once, without quotation marks.

A theme is what stands in quotation marks right after `chủ đề`; `phương châm`, `khẩu hiệu`, `tinh thần` govern quotations of their own. Where none stands in quotation
marks, the provision headed `Chủ đề` or beginning with `Chủ đề …:` says it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.reading import places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.extract.reading import Reading
    from generator.model import Plan

_THEME = "chu de"
_OTHER_GOVERNOR = re.compile(
    r"(?<![a-z])(?:phuong cham|khau hieu|tinh than|phong trao(?! thi dua (?:la|nam|[:“\"]))|cuoc van dong|thong diep|hoi thi|mo hinh|giai bao chi|cuoc thi)(?![a-z])"
)
_OF_A_MEETING = re.compile(r"(?<![a-z])(?:hoi thi|cuoc thi|hoi thao|toa dam|trien lam|sinh hoat|dien dan|bai viet)(?![a-z])[^;.:¶]{0,30}$")
"""Before `chủ đề`: that of a contest or a talk, not the plan's."""
_UNQUOTED_THEME = re.compile(
    r"[ *]*chu de(?: (?:cua|phong trao|dot|thi dua|nam(?: hoc)? [\d -]+|la|cong tac|hanh dong))*[ *]*:[ *]*(?P<words>[^¶.;:“\"]{8,160})(?=[.;¶]|$)"
)
_QUOTED = re.compile(r"(?:[“\"«‘]|(?<!\w)')(?P<words>[^“”\"«»¶]{6,700})(?:[”\"»’]|'(?!\w))")
_THEME_REACH = 160


def themes_in(title: Reading, body: Reading, plan: Plan) -> tuple[str, ...]:
    """The themes of a plan, each once, without quotation marks."""
    in_title, in_body = ([*_quoted_themes(reading)] for reading in (title, body))
    themes = [*in_title, *in_body] or ([*_headed_themes(plan, body)] if _THEME in body.key else [])
    if not themes:
        return ()
    found = {theme.lower(): theme for theme in (*reversed(in_body), *reversed(in_title))}
    return tuple(dict.fromkeys(found.get(theme.lower(), theme) for theme in themes))


def _quoted_themes(reading: Reading) -> Iterator[str]:
    for lead in places(reading.key, _THEME):
        end = lead + len(_THEME)
        quote = _QUOTED.search(reading.flat, end, end + 900)
        if not quote or quote.start() - end > _THEME_REACH or reading.key[end].isalpha():
            continue
        if _OF_A_MEETING.search(reading.key, max(0, lead - 60), lead):
            continue
        between = reading.key[end : quote.start()]
        if _OTHER_GOVERNOR.search(between) or ". " in between or between.count("¶") > 4:
            continue
        yield reading.words(*quote.span("words")).strip(" .,;:*")


def _headed_themes(plan: Plan, body: Reading) -> Iterator[str]:
    """A provision headed `Chủ đề`, or that begins with `Chủ đề …:`, without quotation marks."""
    for provision in plan.provisions:
        start = (provision.heading or provision.text or provision.span).start
        if found := _UNQUOTED_THEME.match(body.key, start, provision.span.end):
            yield body.words(*found.span("words")).strip(" .,;:*")
            continue
        if (
            provision.heading
            and provision.text
            and re.fullmatch(
                r"chu de(?: thi dua| phong trao| nam \d{4}| dot thi dua)*",
                body.key[provision.heading.start : provision.heading.end].strip(" :."),
            )
        ):
            words = body.words(provision.text.start, provision.text.end).strip(' .,;:*“”"')
            if words and len(words) < 400:
                yield words
