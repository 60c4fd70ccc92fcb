"""Tests of movements, drives and mass campaigns: names found, quotations that are something else refused."""

from __future__ import annotations

import pytest

from generator.extract.campaigns import find_campaigns
from generator.model import CampaignKind
from generator.text import normalise


def names(text: str) -> list[str]:
    """Names of the campaigns of a text."""
    return [campaign.name for campaign in find_campaigns(normalise(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("phong trào thi đua “Mỗi tuần một việc tốt” ở cơ quan", ["Mỗi tuần một việc tốt"], id="movement"),
        pytest.param("cuộc vận động: “Nhà sạch, ngõ đẹp”;", ["Nhà sạch, ngõ đẹp"], id="mass-campaign"),
        pytest.param("Đợt thi đua đặc biệt 90 ngày đêm “Thần tốc về đích”", ["Thần tốc về đích"], id="drive"),
        pytest.param("chiến dịch “Mùa hè tình nguyện” năm 2024", ["Mùa hè tình nguyện"], id="chien-dich"),
        pytest.param("gắn với thi đua “Dạy hay, học chăm”", ["Dạy hay, học chăm"], id="bare-thi-dua"),
        pytest.param('PHONG TRÀO THI ĐUA "BA NHẤT"', ["BA NHẤT"], id="capitals"),
        pytest.param("phong trào\n “Xóm nhỏ nghĩa tình” lan rộng", ["Xóm nhỏ nghĩa tình"], id="line-end"),
        pytest.param("phong trào **“*Xóm nhỏ nghĩa tình*”**", ["Xóm nhỏ nghĩa tình"], id="emphasis"),
        pytest.param("phong trào “<b>Xóm nhỏ nghĩa tình</b>”", ["Xóm nhỏ nghĩa tình"], id="tags"),
        pytest.param("phong trào thi đua &quot;Xóm nhỏ nghĩa tình&quot;", ["Xóm nhỏ nghĩa tình"], id="entities"),
        pytest.param("phong trào thi đua 'Xóm nhỏ nghĩa tình' ở Ea H’leo", ["Xóm nhỏ nghĩa tình"], id="single-marks"),
        pytest.param("phong trào thi đua ''Xóm nhỏ nghĩa tình''", ["Xóm nhỏ nghĩa tình"], id="two-apostrophes"),
        pytest.param("phong trào thi đua ”Xóm nhỏ nghĩa tình”", ["Xóm nhỏ nghĩa tình"], id="wrong-opening-mark"),
        pytest.param("phong trào “Xóm nhỏ“ và phong trào “Ngõ sáng“", ["Xóm nhỏ", "Ngõ sáng"], id="wrong-closing-marks"),
        pytest.param('phong trào "Hai chăm "trong nữ công nhân', ["Hai chăm"], id="blank-on-the-wrong-side"),
        pytest.param('cuộc vận động" Ngõ sáng" và phong trào " Hai chăm "', ["Ngõ sáng", "Hai chăm"], id="blanks-inside"),
        pytest.param('thi đua"Quyết tiến"giai đoạn 2020-2025', ["Quyết tiến"], id="glued"),
        pytest.param(
            "cuộc vận động “Giữ nếp nhà, xứng danh “Người con đất biển” hôm nay” trong toàn tỉnh",
            ["Giữ nếp nhà, xứng danh “Người con đất biển” hôm nay"],
            id="nested",
        ),
        pytest.param(
            "phong trào “Xóm nhỏ nghĩa tình; ngõ sáng, đường thông”", ["Xóm nhỏ nghĩa tình; ngõ sáng, đường thông"], id="semicolon"
        ),
    ],
)
def test_names_found(text: str, expected: list[str]) -> None:
    """Whatever the marks look like; the name is what stands between them."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("theo tinh thần “việc hôm nay chớ để ngày mai”", id="spirit"),
        pytest.param("phương châm “nói ít, làm nhiều”", id="motto"),
        pytest.param("khẩu hiệu của phong trào thi đua là “Tất cả vì học trò”", id="slogan-of-a-movement"),
        pytest.param("phát động phong trào thi đua với chủ đề “Kỷ cương, hiệu quả”", id="theme-of-a-movement"),
        pytest.param("danh hiệu “Chiến sĩ thi đua cơ sở”", id="title"),
        pytest.param("danh hiệu thi đua “Đơn vị dẫn đầu”", id="title-with-thi-dua"),
        pytest.param("Cờ thi đua “Đơn vị dẫn đầu phong trào thi đua”", id="flag"),
        pytest.param("Hội thi “Dân vận khéo” cấp huyện", id="contest"),
        pytest.param("giải báo chí “Hương quê”, cuộc thi viết “Người quanh ta”", id="contests"),
        pytest.param("Quỹ “Vì trẻ em nghèo”, Quỹ “Nghĩa tình”", id="funds"),
        pytest.param("phong trào ủng hộ “Quỹ khuyến học làng”", id="name-of-a-fund"),
        pytest.param("cuốn sách “Đường về làng”; bài hát “Sông quê”", id="works"),
        pytest.param("mô hình “Cổng trường an toàn”, “Tiếng loa xóm”", id="models"),
        pytest.param("truyền thống “Lá lành đùm lá rách”, “Thương người như thể thương thân”", id="proverbs"),
        pytest.param("ngăn chặn “tham nhũng vặt”, “tự diễn biến”", id="neither"),
        pytest.param("mở đợt thi đua cao điểm, “chạy nước rút”, “về đích sớm” để xong việc", id="adjectives-after-a-comma"),
        pytest.param("hưởng ứng phong trào thi đua yêu nước, thầy cô luôn “hết mình vì trò”", id="another-clause"),
        pytest.param("xây dựng đơn vị “An toàn về an ninh, trật tự” trong phong trào thi đua", id="quotation-first"),
        pytest.param("phong trào thi đua yêu nước năm 2024 phát triển mạnh", id="no-name"),
        pytest.param("đợt thi đua lập thành tích chào mừng Đại hội Đảng", id="description"),
    ],
)
def test_other_quotations_are_refused(text: str) -> None:
    """The word before the marks says that it is something else."""
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "các phong trào do Tổng Liên đoàn phát động như: “Thợ giỏi”, “Xanh - Sạch - Đẹp” và cuộc vận động “Bữa cơm ấm”",
            ["Thợ giỏi", "Xanh - Sạch - Đẹp", "Bữa cơm ấm"],
            id="list",
        ),
        pytest.param(
            "phong trào “Thợ giỏi” giai đoạn 2019 - 2024 trên địa bàn huyện; “Bữa cơm ấm” năm 2024; ủng hộ quỹ “Nghĩa tình”",
            ["Thợ giỏi", "Bữa cơm ấm"],
            id="list-with-years-that-ends",
        ),
        pytest.param(
            "- Các phong trào trọng tâm:\n\n- “Thợ giỏi”;\n\n- “Bữa cơm ấm”.", ["Thợ giỏi", "Bữa cơm ấm"], id="items-below-a-lead"
        ),
        pytest.param("Chủ đề năm học:\n\n- “Thợ giỏi”;\n\n- “Bữa cơm ấm”.", [], id="items-below-a-theme"),
        pytest.param("các phong trào “Thợ giỏi,” “Bữa cơm ấm”", ["Thợ giỏi", "Bữa cơm ấm"], id="comma-inside-the-marks"),
        pytest.param("danh hiệu “Làng văn hóa” trong phong trào “Bữa cơm ấm”", ["Bữa cơm ấm"], id="two-governors"),
        pytest.param(
            "các phong trào: (1) “Thợ giỏi”; (2) “Bữa cơm ấm”; a) “Nhà sáng”", ["Thợ giỏi", "Bữa cơm ấm", "Nhà sáng"], id="counted"
        ),
        pytest.param("phong trào “Nếp mới” như “một việc của mọi nhà”", ["Nếp mới"], id="likened"),
        pytest.param("cuộc vận động xây dựng gia đình “4 không”", ["4 không"], id="weak-noun-between"),
        pytest.param("mở chiến dịch diệt dốt bằng “lớp học bên bếp lửa”", [], id="means"),
        pytest.param("phong trào “Kế hoạch nhỏ”, “Vòng tay bạn bè”", ["Kế hoạch nhỏ", "Vòng tay bạn bè"], id="named-like-a-document"),
        pytest.param("phong trào “TDĐKXDĐSVH”", ["TDĐKXDĐSVH"], id="abbreviation"),
    ],
)
def test_lists_share_their_governor(text: str, expected: list[str]) -> None:
    """The word before the first element governs the others, until another word takes over."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("đẩy mạnh việc “Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh”", 1, id="quoted-without-governor"),
        pytest.param("đẩy mạnh việc “Học hỏi xóm bên”", 0, id="unknown-without-governor"),
        pytest.param("phong trào Toàn dân bảo vệ an ninh Tổ quốc ngày càng mạnh", 1, id="unquoted"),
        pytest.param("phong trào Toàn dân bảo vệ mùa màng", 0, id="unquoted-unknown"),
        pytest.param("công tác “Phong trào dân vận khéo”", 1, id="says-so-itself"),
        pytest.param("bài viết “Phong trào dân vận khéo ở xóm tôi”", 0, id="a-work-about-one"),
    ],
)
def test_well_known_names(text: str, expected: int) -> None:
    """National names are known without a governing word or without marks, others are not."""
    assert len(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "các phong trào của hội như: Dân vận khéo, Giỏi việc nước, đảm việc nhà; Lao động giỏi.",
            ["Dân vận khéo", "Giỏi việc nước, đảm việc nhà", "Lao động giỏi"],
            id="list",
        ),
        pytest.param("nội dung thi đua Dân vận khéo của xã", ["Dân vận khéo"], id="bare"),
        pytest.param("đội thi đua dân vận khéo léo với khách", [], id="bare-without-a-capital"),
        pytest.param("phong trào thi đua Sạch làng tốt ruộng ở xã", ["Sạch làng tốt ruộng"], id="unknown-with-a-capital"),
        pytest.param(
            "phong trào thi đua Cày bừa tốt, gặt hái giỏi, phơi phóng nghiêm.",
            ["Cày bừa tốt, gặt hái giỏi, phơi phóng nghiêm"],
            id="praised-alike",
        ),
        pytest.param("phong trào thi đua Cày bừa tốt, các thôn giữ sạch đường.", ["Cày bừa tốt"], id="a-clause-follows"),
        pytest.param("cuộc vận động Xây dựng gia đình 5 không, 3 sạch ở xã", ["Xây dựng gia đình 5 không, 3 sạch"], id="verb-of-the-name"),
        pytest.param("phong trào thi đua Hội phụ nữ xã phát động", [], id="office"),
        pytest.param("phong trào thi đua sạch làng tốt ruộng", [], id="unknown-without-a-capital"),
        pytest.param("phong trào xây dựng nông thôn mới", [], id="aim"),
        pytest.param("đợt thi đua lập thành tích chào mừng Đại hội lần thứ XIV của Đảng", [], id="long-aim"),
        pytest.param(
            "cuộc vận động phát huy truyền thống, cống hiến tài năng, xứng danh Bộ đội Cụ Hồ",
            ["phát huy truyền thống, cống hiến tài năng, xứng danh Bộ đội Cụ Hồ"],
            id="long-name-of-a-mass-campaign",
        ),
        pytest.param("ra quân Chiến dịch Quang Trung dựng nhà", ["Quang Trung"], id="its-own-governor"),
    ],
)
def test_names_without_marks(text: str, expected: list[str]) -> None:
    """Known names wherever the word before leads to them; others need a capital and a clause that ends."""
    assert names(text) == expected


def test_kind_span_and_limit() -> None:
    """The word before gives the kind, the words behind the level; the span holds the marks."""
    text = "cuộc vận động “Ngõ sáng” trên địa bàn huyện Đầm Hà; đợt thi đua “Về đích sớm”"
    campaign, drive = find_campaigns(text)
    assert (campaign.kind, drive.kind) == (CampaignKind.MASS_CAMPAIGN, CampaignKind.DRIVE)
    assert (campaign.limited_to, drive.limited_to) == ("district", None)
    assert campaign.span.of(text) == campaign.raw == "“Ngõ sáng”"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("hưởng ứng “Ao sạch, làng xanh”, xã góp công", ["Ao sạch, làng xanh"], id="joined"),
        pytest.param("hưởng ứng “Ngày Sách xanh” và phát động “Tuần lễ áo hoa”", [], id="days-and-weeks"),
        pytest.param("phong trào thi đua chuyên đề mang tên “Bến đò vui”", ["Bến đò vui"], id="own-word-of-the-noun"),
        pytest.param("đợt thi đua cao điểm 45 ngày “Qua cầu trước lũ”", ["Qua cầu trước lũ"], id="length-before-the-name"),
        pytest.param("ký giao ước thi đua “Cùng về đích”; đăng ký thi đua “Tổ đội xuất sắc”", [], id="pledge"),
        pytest.param("hai đợt thi đua: đợt 1 “Gieo mầm”; đợt 2 (tháng 5) “Kết trái”", ["Gieo mầm", "Kết trái"], id="numbered-drives"),
        pytest.param("Đợt 2 (từ 10/10 đến 20/11): “Chữ đẹp tặng mẹ”", ["Chữ đẹp tặng mẹ"], id="a-drive-with-its-days"),
        pytest.param("Đợt 3: “Chữ đẹp tặng mẹ”; chủ đề đợt 4: “Vui khỏe”", ["Chữ đẹp tặng mẹ"], id="the-theme-of-a-drive"),
        pytest.param("Phong trào thi đua Xây dựng xóm “Bốn không”", ["Bốn không"], id="a-quotation-follows"),
        pytest.param("PTTĐ “Giữ rừng xanh”, CVĐ “Bếp không khói”", ["Giữ rừng xanh", "Bếp không khói"], id="abbreviated"),
        pytest.param("phong trào “Giữ rừng xanh”“Bếp không khói”", ["Giữ rừng xanh", "Bếp không khói"], id="no-blank-between"),
        pytest.param(
            "phong trào “Giữ rừng xanh, phong trào “Bếp không khói”", ["Giữ rừng xanh", "Bếp không khói"], id="closing-mark-missing"
        ),
        pytest.param("phong trào thi đua ,,Giữ rừng xanh”", ["Giữ rừng xanh"], id="two-commas"),
        pytest.param("biểu dương “Cây sáng kiến”, tuyên dương “Học sinh vượt khó”", [], id="honoured"),
        pytest.param("phong trào thi đua ở nông trường “Đường lô sạch cỏ”", ["Đường lô sạch cỏ"], id="second-syllable-of-a-compound"),
        pytest.param("phong trào “Bếp ấm” giữa các tổ, “Ngõ hoa” giữa các xóm", ["Bếp ấm", "Ngõ hoa"], id="between-whom"),
        pytest.param(
            "qua “Cả nước thi đua chung sức xây dựng nông thôn mới”",
            ["Cả nước thi đua chung sức xây dựng nông thôn mới"],
            id="known-in-other-words",
        ),
    ],
)
def test_what_stands_before_the_name(text: str, names: list[str]) -> None:
    """Taking part, the noun's own words and how long it lasts lead to a name; pledges and praise do not."""
    assert [campaign.name for campaign in find_campaigns(text)] == names
