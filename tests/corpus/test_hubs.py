"""What plans share by name is gathered under one hub each, in an order that does not depend on the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authorities import campaign_by_slug
from generator.corpus.hubs import body_hubs, event_hubs, kin_of, movement_hubs
from generator.extract.annotate import annotate
from tests.bodies import Unit
from tests.factories import make_metadata, make_plan

if TYPE_CHECKING:
    from generator.model import AnnotatedPlan

PREAMBLE = Unit("preamble", text="Ủy ban nhân dân tỉnh lập kế hoạch như sau:")


def _annotated(name: str, *lines: str, heading: str = "NỘI DUNG THI ĐUA") -> AnnotatedPlan:
    units = (PREAMBLE, Unit("I", heading), *(Unit(f"I.{place}", None, line) for place, line in enumerate(lines, 1)))
    return annotate(make_plan(metadata=make_metadata(id=f"lao-cai-2024-{name}"), path=f"lao-cai/2024/{name}.md", units=units))


def test_spellings_of_a_movement_are_one_hub() -> None:
    """Two plans that call a movement differently stand under its official name."""
    plans = (
        _annotated("mot", "Hưởng ứng phong trào thi đua “Lào Cai chung sức xây dựng nông thôn mới”."),
        _annotated("hai", "Đẩy mạnh phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới”."),
    )
    hub = movement_hubs(plans)[0]
    assert (hub.slug, hub.address) == ("chung-suc-xay-dung-nong-thon-moi", "phong-trao/chung-suc-xay-dung-nong-thon-moi")
    assert hub.plan_ids == ("lao-cai-2024-mot", "lao-cai-2024-hai")


def test_a_family_has_its_hub_without_plans() -> None:
    """Who reads a local movement can go up to the broader one, whether or not a plan names it."""
    hubs = {hub.slug: hub for hub in movement_hubs((_annotated("mot", "Phong trào thi đua “Đắk Nông chung tay cải cách hành chính”."),))}
    assert hubs["cai-cach-hanh-chinh"].plan_ids == ()
    assert hubs["chung-tay-cai-cach-hanh-chinh-dak-nong"].plan_ids == ("lao-cai-2024-mot",)


def test_kin_leads_both_ways() -> None:
    """Parent and child name each other."""
    local, broad = campaign_by_slug("chung-tay-cai-cach-hanh-chinh-dak-nong"), campaign_by_slug("cai-cach-hanh-chinh")
    assert local is not None
    assert broad is not None
    assert broad in kin_of(local)
    assert local in kin_of(broad)


def test_unknown_movement_has_no_address() -> None:
    """A name outside the authority file is kept, the most shared first, and gets no page."""
    once, twice = "phong trào thi đua “Bản sáng, ruộng vàng”", "phong trào thi đua “Chợ phiên không rác”"
    plans = (_annotated("mot", f"Tiếp tục {once}.", f"Nhân rộng {twice}."), _annotated("hai", f"Nhân rộng {twice}."))
    assert [(hub.address, hub.name) for hub in movement_hubs(plans)] == [(None, "Chợ phiên không rác"), (None, "Bản sáng, ruộng vàng")]


def test_event_hub_holds_every_wording() -> None:
    """The day of liberation is one event whatever a plan calls it."""
    plans = (
        _annotated("mot", "Chào mừng kỷ niệm 49 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2024)."),
        _annotated("hai", "Kỷ niệm 49 năm Ngày giải phóng hoàn toàn miền Nam (30/4/1975 - 30/4/2024)."),
    )
    (hub,) = event_hubs(plans)
    assert (hub.address, len(hub.marks)) == ("ky-niem/giai-phong-mien-nam", 2)


def test_wordings_of_one_local_event_are_one_hub() -> None:
    """Founding and re-founding of one unit on one day, in two papers of a province."""
    plans = (
        _annotated("mot", "Kỷ niệm 40 năm Ngày thành lập xã Tân Hòa Thạnh (12/6/1984 - 12/6/2024)."),
        _annotated("hai", "Chào mừng 40 năm tái lập xã Tân Hòa Thạnh (12/6/1984 - 12/6/2024)."),
    )
    assert [(hub.slug, len(hub.marks)) for hub in event_hubs(plans)] == [(None, 2)]


def test_an_event_of_the_moon_has_no_day_of_origin() -> None:
    """What a paper prints as the day of Giỗ Tổ is a day of that year."""
    (hub,) = event_hubs((_annotated("mot", "Kỷ niệm 25 năm Ngày Giỗ Tổ Hùng Vương (10/3/2000 - 10/3/2025)."),))
    assert (hub.slug, hub.founded_on) == ("gio-to-hung-vuong", None)


def test_unknown_events_stay_apart_by_place() -> None:
    """Two places that mark a founding in the same words mean two foundings."""
    words = "Kỷ niệm 30 năm thành lập Nhà máy thủy điện (12/6/1994 - 12/6/2024)."
    other = annotate(
        make_plan(metadata=make_metadata(id="ca-mau-2024-x"), path="ca-mau/2024/x.md", units=(PREAMBLE, Unit("I", "NỘI DUNG", words)))
    )
    hubs = event_hubs((_annotated("mot", words), other))
    assert [(hub.slug, len(hub.marks)) for hub in hubs] == [(None, 1), (None, 1)]


def test_bodies_are_kinds_of_offices() -> None:
    """The office of any district is one kind; a name nobody knows has a hub without address."""
    plan = _annotated(
        "mot",
        "Phòng Nội vụ huyện chủ trì, tham mưu tổng kết phong trào.",
        "Tổ công tác Ruộng bậc thang có trách nhiệm hướng dẫn các bản đăng ký thi đua.",
        heading="TỔ CHỨC THỰC HIỆN",
    )
    found = {hub.slug: hub.address for hub in body_hubs((plan,))}
    assert found["phong-noi-vu"] == "co-quan/phong-noi-vu"
    assert found.get(None) is None
