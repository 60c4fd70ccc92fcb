"""Authority files of names: movements, events, kinds of offices; which entry a printed name means."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import urls
from generator.authorities import (
    bodies,
    body_by_slug,
    campaign_by_slug,
    campaign_family,
    campaigns,
    event_by_slug,
    events,
    match_body,
    match_campaign,
    match_event,
)
from generator.authorities.body_names import _body_index
from generator.authorities.campaign_names import _movements
from generator.authorities.event_names import _event_index
from generator.gazetteer import Gazetteer
from generator.model import PartialDate
from generator.registry import kind_by_slug

SLUGS = Path(__file__).parents[1] / "data" / "authority_slugs.txt"
GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
NTM = "chung-suc-xay-dung-nong-thon-moi"
POOR = "vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau"
POOR_DAY = "ngay-vi-nguoi-ngheo"
HOUSES = "chung-tay-xoa-nha-tam-nha-dot-nat"
LEARNING = "xay-dung-xa-hoi-hoc-tap"
ROADS = "phat-trien-ket-cau-ha-tang-thuc-hanh-tiet-kiem"


def all_addresses() -> list[str]:
    """Address of every entry."""
    folders = (("phong-trao", campaigns()), ("ky-niem", events()), ("co-quan", bodies()))
    return [f"{folder}/{entry.slug}" for folder, entries in folders for entry in entries]


# ── the files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_addresses_are_those_once_published() -> None:
    """A slug stands in public addresses: none changes or leaves. A new entry is added to the list on purpose."""
    assert sorted(all_addresses()) == SLUGS.read_text(encoding="utf-8").split()


def test_addresses_are_unique_and_free() -> None:
    """One address for each entry; none is a year, a hub's own page, or ill-formed."""
    addresses = all_addresses()
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        folder, slug = address.split("/")
        assert folder in urls.RESERVED
        assert urls.is_address_part(slug), slug
        assert slug not in urls.RESERVED | {"nam", "nhom", "trang", "ics"}, slug
        assert not (slug.isdigit() and len(slug) == 4), slug


def test_every_entry_has_names_and_a_source() -> None:
    """Nothing stands in an authority file without its source; chips stay short."""
    facts = [(entry.slug, entry.name, entry.source) for entry in campaigns()]
    facts += [(entry.slug, entry.name, entry.source) for entry in events()]
    facts += [(entry.slug, entry.name, entry.source) for entry in bodies()]
    assert [slug for slug, name, source in facts if not source or not name or name != name.strip()] == []
    chips = [entry.short_name for entry in campaigns()] + [entry.short_name for entry in events()]
    assert [chip for chip in chips if not 0 < len(chip) <= 32] == []


def test_no_name_belongs_to_two_entries() -> None:
    """Also not once the words that do not count are gone."""
    assert _movements().ambiguous == []
    assert [key for key, entry in _movements().short.exact.items() if entry is None] == []
    assert _event_index().ambiguous == []
    assert _body_index().ambiguous == []


def test_every_name_means_its_own_entry() -> None:
    """Each variant of each file finds the entry it stands under."""
    for campaign in campaigns():
        for name in campaign.names:
            assert match_campaign(name) == campaign, name
        for name in campaign.shared:
            assert match_campaign(name) is None, name
            assert match_campaign(name, kind=campaign.kind) == campaign, name
    for event in events():
        for name in event.names:
            assert match_event(name) == event, name
    for body in bodies():
        for name in body.names:
            assert match_body(name) == body, name


def test_links_between_entries_lead_somewhere() -> None:
    """Parents, successors, predecessors are entries; offices name each other from both ends."""
    for campaign in campaigns():
        for slug in filter(None, (campaign.parent, campaign.successor)):
            assert campaign_by_slug(slug) is not None, slug
        assert all(kind_by_slug(document.kind) for document in campaign.documents), campaign.slug
    for body in bodies():
        assert all(body.slug in body_by_slug(slug).predecessors for slug in body.successors if body_by_slug(slug)), body.slug  # type: ignore[union-attr]
        assert all(body.slug in body_by_slug(slug).successors for slug in body.predecessors if body_by_slug(slug)), body.slug  # type: ignore[union-attr]
        assert all(body_by_slug(slug) for slug in (*body.successors, *body.predecessors)), body.slug


def test_places_are_in_the_gazetteer() -> None:
    """Places of local movements and events are addresses of places."""
    gazetteer = Gazetteer.load()
    places = [campaign.place for campaign in campaigns() if campaign.place] + [event.place for event in events() if event.place]
    places += [local.place for campaign in campaigns() for local in campaign.local_names]
    assert [place for place in places if not gazetteer.by_path(place)] == []


def test_days_are_real() -> None:
    """Every day is one; a solar event is kept on the day it happened unless the file says otherwise."""
    for event in events():
        assert PartialDate(2024, event.month, event.day).valid, event.slug
        assert event.founded_on is None or event.founded_on.valid, event.slug
    for campaign in campaigns():
        assert all(day.valid for day in (campaign.launched_on, campaign.starts, campaign.ends) if day), campaign.slug
        assert campaign.starts is None or campaign.ends is None or campaign.starts <= campaign.ends, campaign.slug


def test_the_major_holidays_of_the_decree_are_marked() -> None:
    """Nghị định 145/2013/NĐ-CP, Điều 4: eight, two of them lunar."""
    major = {event.slug for event in events() if event.major}
    assert major == {
        "tet-nguyen-dan",
        "thanh-lap-dang",
        "gio-to-hung-vuong",
        "giai-phong-mien-nam",
        "chien-thang-dien-bien-phu",
        "ngay-sinh-chu-tich-ho-chi-minh",
        "cach-mang-thang-tam",
        "quoc-khanh",
    }
    lunar = {event.slug: (event.month, event.day) for event in events() if event.rule == "yearly-lunar"}
    assert lunar == {"tet-nguyen-dan": (1, 1), "gio-to-hung-vuong": (3, 10), "chien-thang-ngoc-hoi-dong-da": (1, 5)}


def test_a_family_is_the_broadest_movement() -> None:
    """The army's new countryside belongs to the country's."""
    army = campaign_by_slug("quan-doi-chung-suc-xay-dung-nong-thon-moi")
    assert army is not None
    assert campaign_family(army).slug == NTM
    assert campaign_family(campaign_family(army)).slug == NTM


# ── movements ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("CHUNG SUC XAY DUNG NONG THON MOI", NTM, id="capitals-without-marks"),
        pytest.param("Toàn dân chung sức xây dựng nông thôn mới", NTM, id="toan-dan"),
        pytest.param("thi đua xây dựng nông thôn mới giai đoạn 2026 - 2030", NTM, id="term-inside"),
        pytest.param("Krông Nô chung sức xây dựng nông thôn mới nâng cao", NTM, id="district-in-front"),
        pytest.param("huyện Krông Nô chung sức xây dựng nông thôn mới", NTM, id="district-with-type"),
        pytest.param("Cur Jút chung sức xây dựng nông thôn mới", NTM, id="misread-place-in-front"),
        pytest.param("LÂM ĐỒNG CHUNG SỨC XÂY DỰNG NÔNG THÔN MỚI", NTM, id="place-all-capitals"),
        pytest.param("Chung súc xây dung nông thôn mơi", NTM, id="lost-tones"),
        pytest.param("Chung sứx xây dựng nông thôn mới", NTM, id="misread-letter"),
        pytest.param("Chungsức xây dựng nông thônmới", NTM, id="glued"),
        pytest.param("Tuổi trẻ chung tay xây dựng nông thôn mới", "tuoi-tre-chung-tay-xay-dung-nong-thon-moi", id="own-entry-of-the-youth"),
        pytest.param("Toàn dân chung tay vì người nghèo, không ai bị bỏ lại phía sau", POOR, id="older-wording"),
        pytest.param("Vì người nghèo - Không để ai bị bỏ lại phía sau” giai đoạn 2021-2025 trên địa bàn huyện Krông Nô", POOR, id="tail"),
        pytest.param("Ngày vì người nghèo", POOR_DAY, id="the-day-is-another"),
        pytest.param("cuộc vận động Vì người nghèo", POOR_DAY, id="governed"),
        pytest.param("phong trào thi đua Vì người nghèo", POOR, id="governed-otherwise"),
        pytest.param("Chung tay xóa nhà tạm, nhà dột nát trên địa bàn xã trong năm 2025", HOUSES, id="place-and-year"),
        pytest.param("Chung tay xoá nhà dột nát, nhà tạm", HOUSES, id="order-and-tone-place"),
        pytest.param("Học tập suốt đời, đẩy mạnh xây dựng xã hội học tập", LEARNING, id="order"),
        pytest.param("Phát triển kết cấu hạ tầng đồng bộ, hiện đại", ROADS, id="half-of-the-name"),
        pytest.param("Phong trào thi đua Chuyển đối số", "doi-moi-sang-tao-va-chuyen-doi-so", id="misread-tone"),
        pytest.param(
            "Doanh nghiệp Bình Phước hội nhập và phát triển", "doanh-nghiep-viet-nam-hoi-nhap-va-phat-trien", id="place-for-country"
        ),
        pytest.param("Dân vận khéo trong lực lượng vũ trang huyện", "dan-van-kheo", id="further-words"),
        pytest.param("Thi đua quyết thắng", "thi-dua-quyet-thang", id="two-words"),
        pytest.param("Vì an ninh Tổ quốc", "vi-an-ninh-to-quoc", id="police"),
        pytest.param("Bảo vệ an ninh Tổ quốc", "toan-dan-bao-ve-an-ninh-to-quoc", id="people"),
        pytest.param("Đắk Nông chung tay cải cách hành chính", "chung-tay-cai-cach-hanh-chinh-dak-nong", id="local-entry"),
        pytest.param("Kon Tum chung tay cải cách hành chính", "cai-cach-hanh-chinh", id="elsewhere-the-general-one"),
    ],
)
def test_a_movement_is_known_by_its_name(name: str, slug: str) -> None:
    """Whatever stands around it and however it is spelt."""
    found = match_campaign(name)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("Đoàn kết, sáng tạo, thi đua xây dựng và bảo vệ Tổ quốc", id="slogan"),
        pytest.param("Hoàn thành xuất sắc nhiệm vụ", id="title-of-honour"),
        pytest.param("không để ai bị bỏ lại phía sau", id="motto-inside-a-name"),
        pytest.param("Kỷ cương, trách nhiệm, chủ động, hiệu quả", id="motto"),
        pytest.param("Quỹ vì người nghèo", id="fund"),
        pytest.param("Vì người nghèo", id="two-movements"),
        pytest.param("Ngày hội toàn dân bảo vệ an ninh Tổ quốc", id="festival"),
        pytest.param("Chương trình mục tiêu quốc gia xây dựng nông thôn mới", id="programme"),
        pytest.param("Toàn dân đoàn kết", id="half"),
        pytest.param("Toàn dân đoàn kết xây dựng quê hương giàu đẹp", id="same-beginning"),
        pytest.param("Lập thành tích chào mừng Đại hội lần thứ XIII của Đảng", id="another-congress"),
        pytest.param("400 ngày đêm hoàn thành 3.000 km cao tốc", id="another-number"),
        pytest.param("Quyết thắng giặc đói", id="short-name-in-a-longer"),
        pytest.param("Xây dựng trường học hạnh phúc, học sinh tích cực", id="near-name"),
        pytest.param("", id="empty"),
        pytest.param("“ ” - ;", id="no-words"),
        pytest.param("chung sức " * 5000, id="no-name-is-so-long"),
    ],
)
def test_what_is_no_known_movement_stays_unknown(name: str) -> None:
    """Slogans, honours, funds and neighbours match nothing."""
    assert match_campaign(name) is None


# ── events ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "founded_on", "slug"),
    [
        pytest.param(
            "Kỷ niệm 96 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2026)", "1930-02-03", "thanh-lap-dang", id="whole"
        ),
        pytest.param("thành lập Đảng", None, "thanh-lap-dang", id="short"),
        pytest.param("Ngày ra đời Đảng Cộng sản Việt Nam quang vinh", "1930-02-03", "thanh-lap-dang", id="day-supports-longer-name"),
        pytest.param("Ngày Quốc khánh nước CHXHCN Việt Nam", None, "quoc-khanh", id="country-shorthand"),
        pytest.param("Quốc khánh nước Cộng hoà xã hội chủ nghĩa Việt Nam", None, "quoc-khanh", id="country"),
        pytest.param("quốc khánh 2/9", None, "quoc-khanh", id="with-its-day"),
        pytest.param("Cách mạng Tháng 8 thành công", None, "cach-mang-thang-tam", id="figure"),
        pytest.param("Ngày truyền thống CAND", "1945-08-19", "truyen-thong-cong-an-nhan-dan", id="police"),
        pytest.param("Ngày hội toàn dân bảo vệ ANTQ", "2005-08-19", "hoi-toan-dan-bao-ve-an-ninh-to-quoc", id="festival"),
        pytest.param("Ngày hội Quốc phòng toàn dân", "1944-12-22", "hoi-quoc-phong-toan-dan", id="wrong-day-does-not-unname"),
        pytest.param("thành lập QĐND Việt Nam", None, "thanh-lap-quan-doi-nhan-dan", id="army"),
        pytest.param(
            "Ngày thành lập QĐND Việt Nam và Ngày hội Quốc phòng toàn dân", "1989-12-22", "hoi-quoc-phong-toan-dan", id="day-chooses"
        ),
        pytest.param(
            "Bác Hồ ra Lời kêu gọi thi đua ái quốc - Ngày truyền thống thi đua yêu nước",
            None,
            "loi-keu-goi-thi-dua-ai-quoc",
            id="two-names",
        ),
        pytest.param("Giải phóng hoàn toàn miền Nam, thống nhất đất nước", None, "giai-phong-mien-nam", id="hoan-toan"),
        pytest.param("Giổ Tổ Hùng Vương (10/3 âm lịch)", None, "gio-to-hung-vuong", id="lunar-misread"),
        pytest.param("Ngày Thương binh, Liệt sỹ 27/7", None, "thuong-binh-liet-si", id="y-for-i"),
        pytest.param("Ngày thành lập Hội LHPN Việt Nam", None, "hoi-lien-hiep-phu-nu", id="union"),
        pytest.param("Ngày Phụ nữ Việt Nam", None, "phu-nu-viet-nam", id="same-day-other-event"),
        pytest.param("thành lập tỉnh Đắk Nông", None, "tai-lap-tinh-dak-nong", id="founding-for-refounding"),
        pytest.param("thành lập huyện Ngọc Hôi", None, "thanh-lap-huyen-ngoc-hoi", id="lost-tone-of-a-place"),
        pytest.param("thành lập huyện Cur Jút", None, "thanh-lap-huyen-cu-jut", id="misread-place"),
    ],
)
def test_an_event_is_known_by_its_name(name: str, founded_on: str | None, slug: str) -> None:
    """With the day as a support only."""
    found = match_event(name, PartialDate.parse(founded_on) if founded_on else None)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    ("name", "founded_on"),
    [
        pytest.param("Ngày truyền thống của ngành", "1945-08-19", id="day-alone"),
        pytest.param("Ngày thành lập tỉnh", "2004-01-01", id="which-province"),
        pytest.param("thành lập huyện", None, id="which-district"),
        pytest.param("Cách mạng tháng Tám và Quốc khánh", None, id="two-events"),
        pytest.param("Ngày thành lập Đảng bộ huyện", None, id="a-local-committee"),
        pytest.param("Ngày thành lập chi bộ Đảng Cộng sản đầu tiên của tỉnh", "1930-02-03", id="a-local-cell-of-that-day"),
        pytest.param("Ngày thành lập xã Nam Đông", None, id="folds-alike"),
        pytest.param("Ngày thành lập huyện Cư Kuin", None, id="near-place"),
        pytest.param("Ngày sinh đồng chí Nguyễn Văn Linh", None, id="another-birth"),
        pytest.param("Ngày 30/4", "1975-04-30", id="no-name"),
        pytest.param("", None, id="empty"),
    ],
)
def test_what_names_no_event_stays_unknown(name: str, founded_on: str | None) -> None:
    """Not by its day, and not by half its name."""
    assert match_event(name, PartialDate.parse(founded_on) if founded_on else None) is None


def test_three_events_of_one_day_stay_three() -> None:
    """19/8 has three."""
    same_day = {event.slug for event in events() if (event.month, event.day) == (8, 19)}
    assert same_day == {"cach-mang-thang-tam", "truyen-thong-cong-an-nhan-dan", "hoi-toan-dan-bao-ve-an-ninh-to-quoc"}


def test_a_paper_means_its_own_place() -> None:
    """`thành lập huyện` in a paper of a commune of Cư Jút."""
    own = match_event("Ngày thành lập huyện", place="dak-nong/huyen-cu-jut/xa-nam-dong")
    assert own == event_by_slug("thanh-lap-huyen-cu-jut")
    assert match_event("Ngày thành lập huyện", place="dak-nong") is None


# ── kinds of offices ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        pytest.param("Uỷ ban nhân dân huyện Krông Nô", "uy-ban-nhan-dan", id="committee"),
        pytest.param("UBND tình", "uy-ban-nhan-dan", id="misread-level"),
        pytest.param("UBND các xã, thị trấn", "uy-ban-nhan-dan-cap-xa", id="all-communes"),
        pytest.param("Phòng VH&TT huyện", "phong-van-hoa-va-thong-tin", id="shorthand"),
        pytest.param("PHÒNG VĂN HOÁ VÀ THÔNG TIN", "phong-van-hoa-va-thong-tin", id="capitals-other-tone-place"),
        pytest.param("Phòng Văn hóa - Xã hội phường Bắc Gia Nghĩa", "phong-van-hoa-xa-hoi", id="new-office"),
        pytest.param("Sở GD&ĐT Bình Phước", "so-giao-duc-va-dao-tao", id="place-without-level"),
        pytest.param("Giao Phòng Nội vụ", "phong-noi-vu", id="charged"),
        pytest.param("Đề nghị Ủy ban MTTQ Việt Nam huyện", "uy-ban-mat-tran-to-quoc", id="asked"),
        pytest.param("Ban Tuyên giáo và Dân vận Tỉnh ủy", "ban-tuyen-giao-va-dan-van", id="party-board"),
        pytest.param("Đảng ủy xã", "dang-uy", id="party"),
        pytest.param("Ban Chỉ huy Quân sự cấp xã", "ban-chi-huy-quan-su", id="longest-name"),
        pytest.param("Văn phòng HĐND-UBND huyện", "van-phong-hdnd-va-ubnd", id="office"),
        pytest.param("Ban tự quản 12 thôn", "ban-tu-quan-thon", id="number-inside"),
        pytest.param("Trường THCS Nguyễn Du", "truong-trung-hoc-co-so", id="school"),
        pytest.param("các tổ chức chính trị - xã hội các cấp", "to-chuc-chinh-tri-xa-hoi", id="collective"),
        pytest.param("Trưởng phòng Nội vụ huyện", "phong-noi-vu", id="head-of-a-division"),
        pytest.param("Giám đốc Sở Y tế", "so-y-te", id="head-of-a-department"),
        pytest.param("Chánh Văn phòng UBND tỉnh", "van-phong-uy-ban-nhan-dan", id="head-of-an-office"),
        pytest.param("Giáo viên chủ nhiệm", "giao-vien", id="teacher-is-not-charged"),
        pytest.param("Trưởng các khu phố", "khu-pho-ap", id="heads-of-quarters"),
        pytest.param("Hội Cựu chiến binh tỉnh (phối hợp)", "hoi-cuu-chien-binh", id="bracket"),
    ],
)
def test_an_office_is_known_by_its_kind(words: str, slug: str) -> None:
    """Without its place and level."""
    found = match_body(words)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Phòng Nội vụ tham mưu UBND huyện", id="a-sentence"),
        pytest.param("Công an nhân dân", id="a-force-not-an-office"),
        pytest.param("Báo cáo kết quả", id="a-verb"),
        pytest.param("Hội Phụ nữ quân đội", id="quan-is-not-a-level"),
        pytest.param("Ban Chỉ đạo phòng chống thiên tai", id="unknown-board"),
        pytest.param("các tầng lớp Nhân dân", id="people"),
        pytest.param("", id="empty"),
    ],
)
def test_other_words_are_no_office(words: str) -> None:
    """Nothing is guessed from a beginning."""
    assert match_body(words) is None


def test_offices_follow_each_other() -> None:
    """The district's culture division went into the commune's of today."""
    old = body_by_slug("phong-van-hoa-va-thong-tin")
    assert old is not None
    assert "phong-van-hoa-xa-hoi" in old.successors


# ── the annotated papers ──────────────────────────────────────────────────────────────────────────────────────────────


def test_national_names_of_the_annotated_papers_match() -> None:
    """Each movement that people marked as national is known, and both its names mean the same."""
    papers = sorted(GOLD.glob("0*.json"))
    if not papers:
        pytest.skip("the annotated papers (shared/gold) are not here")
    marked = [entry for paper in papers for entry in json.loads(paper.read_text(encoding="utf-8"))["campaigns"] if entry.get("national")]
    assert marked
    for entry in marked:
        national = match_campaign(entry["national"])
        assert national is not None, entry["national"]
        assert match_campaign(entry["name"]) == national, entry["name"]
