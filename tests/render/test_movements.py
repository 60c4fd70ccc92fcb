"""Movements, mottoes and awards: each once, with how far a movement reaches in word and shape."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from generator.authorities import campaigns, match_campaign
from generator.model import Award, CampaignKind, CampaignMention, Slogan, Span
from generator.render.library import Library
from generator.render.movements import Scope, honours, mottoes, movement_chips, movement_marks, scopes_of
from tests.bodies import Unit
from tests.factories import make_annotated, make_citation, make_corpus, make_plan
from tests.render.making import page_of
from tests.render.reading import Reading, read

UNITS = (Unit("II", "NỘI DUNG"), Unit("II.1", text="Một việc."), Unit("II.2", text="Hai việc."))


def _campaign(name: str, path: str = "II.1", **others: Any) -> CampaignMention:
    known = match_campaign(name)
    others = {"known": known.slug if known else None, **others}
    return CampaignMention(
        span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), raw=name, name=name, **{"kind": CampaignKind.MOVEMENT, **others}
    )


def _slogan(words: str, path: str = "II.1") -> Slogan:
    return Slogan(span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), raw=words, words=words)


def _award(name: str, path: str = "II.1") -> Award:
    return Award(span=Span(0, 0), path=path, anchor=path.lower().replace(".", "-"), raw=name, name=name)


def _read(**found: Any) -> Reading:
    plan = replace(make_annotated(plan=make_plan(units=UNITS, recipients=())), **found)
    library = Library.of(make_corpus(plans=[plan]))
    return read(page_of(library, plan.id).body)


def test_a_movement_has_one_chip_under_all_its_names() -> None:
    """Names of the authority file are one movement; the chip leads to its page and says where it is named first."""
    chips = movement_chips(
        replace(
            make_annotated(), campaigns=(_campaign("Dân vận khéo", "II.2"), _campaign("thi đua “Dân vận khéo”"), _campaign("Dân Vận Khéo"))
        ),
        "../",
    )
    assert [(chip.name, chip.scope, chip.href) for chip in chips] == [("Dân vận khéo", Scope.COUNTRY, "../phong-trao/dan-van-kheo/")]
    assert [(chip.anchor, chip.where) for chip in chips] == [("ii-2", "mục II.2")]


LOCAL = next(campaign for campaign in campaigns() if campaign.place)


@pytest.mark.parametrize(
    ("name", "limited_to", "scope"),
    [
        pytest.param("Dân vận khéo", None, Scope.COUNTRY, id="known"),
        pytest.param("Dân vận khéo", "district", Scope.COUNTRY, id="known, taken part in by a district"),
        pytest.param(LOCAL.name, None, Scope.LOCAL, id="known of one place"),
        pytest.param("Mỗi tuần một luống rau", None, Scope.UNKNOWN, id="printed only"),
        pytest.param("Mỗi tuần một luống rau", "commune", Scope.LOCAL, id="printed and confined"),
    ],
)
def test_how_far_a_movement_reaches(name: str, limited_to: str | None, scope: Scope) -> None:
    """The authority file decides; of other names only the paper's own words do."""
    (chip,) = movement_chips(replace(make_annotated(), campaigns=(_campaign(name, limited_to=limited_to),)), "../")
    assert chip.scope is scope


def test_unknown_names_stay_as_printed() -> None:
    """A name that no list holds is shown whole; spelling marks do not make two of it."""
    chips = movement_chips(
        replace(make_annotated(), campaigns=(_campaign("mỗi tuần  một luống rau"), _campaign("Mỗi tuần một luống rau"))), "../"
    )
    assert [(chip.name, chip.href) for chip in chips] == [("Mỗi tuần một luống rau", "")]


def test_chips_say_their_scope_in_words() -> None:
    """Dots are for the eye; the word is in the chip and, once for each shape, in the legend."""
    reading = _read(campaigns=(_campaign("Dân vận khéo"), _campaign("Mỗi tuần một luống rau", "II.2")))
    chips = reading.find("ul", "k-chips")
    assert len(chips) == 1
    assert chips[0].text == "Dân vận khéo (toàn quốc) mục II.1 Mỗi tuần một luống rau (chưa rõ cấp phát động) mục II.2"
    assert reading.one("p", "k-dots").text == "toàn quốc chưa rõ cấp phát động"
    assert all(e.attributes["aria-hidden"] == "true" for e in reading.find("span", "k-dot"))
    assert {"#ii-1", "#ii-2"} <= set(reading.links)


def test_legend_explains_what_is_there() -> None:
    """No shape is explained that no chip shows."""
    chips = movement_chips(replace(make_annotated(), campaigns=(_campaign("Mỗi tuần một luống rau", limited_to="commune"),)), "../")
    assert scopes_of(chips) == (Scope.LOCAL,)


def test_mottoes_each_once_and_not_the_theme() -> None:
    """The theme stands in the summary already; one motto said twice has both places."""
    found = mottoes(
        replace(
            make_annotated(themes=("Sạch ngõ, xanh đường",)),
            slogans=(_slogan("Sạch ngõ, Xanh đường"), _slogan("Nói ít làm nhiều"), _slogan("nói ít làm nhiều", "II.2")),
        )
    )
    assert [motto.words for motto in found] == ["Nói ít làm nhiều"]
    assert [e.text for e in read(found[0].where).find("a")] == ["mục II.1", "mục II.2"]


@pytest.mark.parametrize(
    ("named", "level"),
    [pytest.param((_campaign("Dân vận khéo"),), "h3", id="under the movements"), pytest.param((), "h2", id="alone")],
)
def test_mottoes_have_the_right_heading(named: tuple[CampaignMention, ...], level: str) -> None:
    """Headings never skip a level."""
    reading = _read(campaigns=named, slogans=(_slogan("Nói ít làm nhiều"),))
    assert [e.tag for e in reading.elements if e.text == "Khẩu hiệu, phương châm" and e.tag in {"h2", "h3"}] == [level]
    assert reading.ids.count("_phong-trao") == 1


def test_awards_are_a_line_of_the_summary() -> None:
    """Each once; those of the same provisions share their link."""
    awards = (_award("Giấy khen"), _award("bằng khen của Bộ trưởng"), _award("Cờ thi đua", "II.2"), _award("giấy khen"))
    assert [group.names for group in honours(replace(make_annotated(), awards=awards))] == [
        "Giấy khen; bằng khen của Bộ trưởng",
        "Cờ thi đua",
    ]
    facts = _read(awards=awards).find("dl", "k-facts")
    assert "Hình thức khen thưởng Giấy khen; bằng khen của Bộ trưởng (mục II.1) Cờ thi đua (mục II.2)" in facts[0].text


def test_words_of_the_paper_stay_words() -> None:
    """A name cannot bring markup."""
    bad = "<script>alert(1)</script>"
    reading = _read(campaigns=(_campaign(bad),), slogans=(_slogan(bad + "!"),), awards=(_award(bad),))
    assert not reading.find("script")
    assert bad in reading.one("ul", "k-chips").text


def _marks(text: str, name: str, **found: Any) -> list[str]:
    plan = make_annotated(plan=make_plan(units=(Unit("I", text=text),), recipients=()))
    start = plan.plan.body.index(name)
    mention = replace(_campaign(name, "I"), span=Span(start, start + len(name)))
    return [mark.opening for _, mark in movement_marks(replace(plan, campaigns=(mention,), **found), "../")]


def test_names_in_the_text_lead_to_the_movement() -> None:
    """Only where it has a page."""
    assert _marks("Thi đua Dân vận khéo ở bản.", "Dân vận khéo") == ['<a href="../phong-trao/dan-van-kheo/">']
    assert _marks("Thi đua Mỗi tuần một luống rau.", "Mỗi tuần một luống rau") == []


def test_a_document_in_the_name_goes_first() -> None:
    """A citation that shares words with the name keeps its own link."""
    text = "Thi đua Dân vận khéo ở bản."
    start = 1 + text.index("khéo")
    cited = make_citation(raw="khéo", span=Span(start, start + 20), path="I")
    assert _marks(text, "Dân vận khéo", citations=(cited,)) == []
