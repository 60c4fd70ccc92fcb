"""Lookups over the corpus."""

from __future__ import annotations

from generator.render.library import Library
from tests.factories import make_annotated, make_corpus, make_metadata, make_plan
from tests.render.reading import read

COMMUNE = "dak-nong-huyen-dak-mil-xa-dak-sak-2024-thi-dua-yeu-nuoc"


def test_office_names_the_units_above() -> None:
    """A commune of that name exists elsewhere too."""
    library = Library.of(make_corpus())
    assert library.office(library.plans[COMMUNE]) == "UBND xã Đắk Sắk, huyện Đắk Mil, tỉnh Đắk Nông"
    assert library.office_short(library.plans[COMMUNE]) == "UBND xã Đắk Sắk, 2024"


def test_crumbs_carry_the_new_name_once() -> None:
    """Only the first step says what the place is now."""
    library = Library.of(make_corpus())
    crumbs = library.place_crumbs(library.homes[COMMUNE], linked_last=True)
    assert [(c.label, c.note) for c in crumbs] == [("Đắk Nông", "Lâm Đồng"), ("Đắk Mil", ""), ("Đắk Sắk", "")]
    assert library.place_crumbs(library.homes[COMMUNE], linked_last=False)[-1].address is None


def test_rows_know_their_depth() -> None:
    """The same plan on two pages has two ways to it and is otherwise the same."""
    library = Library.of(make_corpus())
    near, far = library.row(COMMUNE, "./"), library.row(COMMUNE, "../../")
    assert read(near).one("a").attributes["href"] == "./dak-nong/huyen-dak-mil/xa-dak-sak/2024/thi-dua-yeu-nuoc/"
    assert read(far).one("a").attributes["href"].startswith("../../dak-nong/")
    assert near.partition("</a>")[2] == far.partition("</a>")[2]


def test_years_newest_first() -> None:
    """Plans of unknown ids are left out; groups have ids of ours."""
    library = Library.of(make_corpus())
    groups = library.years([p.id for p in library.corpus.plans] + ["khong-co"], "./")
    assert [(g.id, g.label, len(g.rows)) for g in groups] == [("_2025", "2025", 2), ("_2024", "2024", 1)]


def test_the_number_tells_plans_of_one_office_and_year_apart() -> None:
    """Links to different plans have different words."""
    plans = [
        make_annotated(plan=make_plan(metadata=make_metadata(id=f"lao-cai-2024-{n}", number=f"{n}/KH-UBND"), path=f"lao-cai/2024/{n}.md"))
        for n in (1, 2)
    ]
    library = Library.of(make_corpus(plans=plans))
    assert [library.named(plan) for plan in library.corpus.plans] == [
        "UBND tỉnh Lào Cai, 1/KH-UBND, 2024",
        "UBND tỉnh Lào Cai, 2/KH-UBND, 2024",
    ]
    assert {library.office_short(plan) for plan in library.corpus.plans} == {"UBND tỉnh Lào Cai, 2024"}


def test_a_name_beside_its_office_and_year_does_not_say_them_again() -> None:
    """Only at its end, and only where they are those that stand beside it."""
    names = (
        "Kế hoạch thi đua làm đường năm 2024 của tỉnh Lào Cai",
        "Kế hoạch thi đua năm 2023 của tỉnh Lào Cai",
        "Kế hoạch năm 2024 trồng rừng",
    )
    plans = [
        make_annotated(plan=make_plan(metadata=make_metadata(id=f"lao-cai-2024-{n}", short_title=name), path=f"lao-cai/2024/{n}.md"))
        for n, name in enumerate(names)
    ]
    library = Library.of(make_corpus(plans=plans))
    assert [library.told(plan) for plan in library.corpus.plans] == [
        "Kế hoạch thi đua làm đường",
        "Kế hoạch thi đua năm 2023",
        "Kế hoạch năm 2024 trồng rừng",
    ]


def test_rows_below_the_name_of_an_office_do_not_say_it_again() -> None:
    """Number and date come first then."""
    library = Library.of(make_corpus())
    office = library.office(library.plans[COMMUNE])
    (row,) = library.rows_of(office, [COMMUNE], "./")
    assert office in library.row(COMMUNE, "./")
    assert office not in row
    assert "k-when" in row
