"""Units that plans count in, and what kind each is.

Enters: the words after a number.
Leaves: the unit's words, how many they are, and how surely a number with it is an aim.

Source: practice of plans of all levels; the list grows, nothing else depends on it. Words are folded; where folded letters spell other words too
(`ban` is bản, bạn, bàn), `MEANT` says with which tones they are units.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class UnitKind(Enum):
    """How surely a number with the unit is an aim."""

    SHARE = auto()
    """% and ‰"""
    MONEY = auto()
    MEASURE = auto()
    COUNT = auto()
    """Things that are counted: an aim only where the words say so."""


_MONEY = ("dong", "vnd", "usd", "do la", "do la my", "do")
_MEASURES = (
    "ha", "km", "km2", "km²", "m2", "m²", "m3", "m³", "m", "tan", "ta", "kg", "kwh", "mw", "mwp", "kva", "lit", "met", "met vuong", "met khoi", "hecta", "hec ta",
    "ki lo met", "kilomet", "diem phan tram", "tan quy thoc",
)  # fmt: skip
_COUNTED = """
truong|truong hoc|lop|lop hoc|phong hoc|xa|thon|ban|buon|lang|ap|khom|to dan pho|khu dan cu|khu pho|phuong|thi tran|huyen|tinh|dac khu|don vi hanh chinh|ho|ho gia dinh|ho dan|ho ngheo|
ho can ngheo|ho kinh doanh|gia dinh|nguoi|nguoi dan|nguoi lao dong|lao dong|cong dan|can bo|cong chuc|vien chuc|giao vien|hoc sinh|sinh vien|hoc vien|tre|tre em|em|chau|dang vien|doan vien|
hoi vien|doi vien|thanh nien|phu nu|nong dan|cuu chien binh|quan chung|chien si|chien si thi dua|bac si|dieu duong|duoc si|chuyen gia|tap the|ca nhan|thanh vien|
doanh nghiep|hop tac xa|htx|to hop tac|to tiet kiem|to|nhom|doi|cau lac bo|clb|chi bo|chi hoi|chi doan|dang bo|to chuc|to chuc dang|to chuc co so dang|co quan|don vi|co so|
mo hinh|cong trinh|phan viec|viec lam|nhiem vu|hoat dong|chuong trinh|ke hoach|du an|de an|de tai|sang kien|giai phap|y tuong|tieu chi|chi tieu|phong trao|chuyen de|noi dung|
can nha|ngoi nha|can|nha|nha o|mai am|can ho|nha van hoa|nha may|nha ve sinh|cau|cong|ho rac|thung rac|be boi|
san pham|thuong hieu|nhan hieu|ma so vung trong|tin bai|tin|tin tuc|bai|bai viet|bai thi|bai du thi|phong su|chuyen muc|chuyen trang|video|video clip|clip|ban tin|tac pham|kenh|trang|fanpage|
cay|cay xanh|con|vuon|trang trai|gia trai|khu|khu cong nghiep|cum cong nghiep|vung|diem|diem cau|diem sang|cum|o|thua|
buoi|dot|cuoc|cuoc thi|cuoc kiem tra|cuoc giam sat|cuoc doi thoai|hoi thi|hoi nghi|hoi thao|lan|luot|luot nguoi|luot khach|khach|khach du lich|luot hoi vien|luot doan vien|
ho so|thu tuc|thu tuc hanh chinh|dich vu cong|van ban|vu|vu viec|ca|ca mac|truong hop|don|don thu|tai khoan|thue bao|giao dich|
dien hinh|guong|nguoi tot viec tot|tam guong|tuyen|tuyen duong|doan duong|cay so|giuong|giuong benh|tram|tram y te|xe|xe o to|tau|may|may tinh|
ngay cong|ngay cong lao dong|don vi mau|tiet|tiet day|gio day|giai|giai thuong|huy chuong|suat|suat qua|suat hoc bong|hoc bong|phan qua|so tiet kiem|so tay|cuon|cuon sach|dau sach|quyen|the|bo|bac|hang|sao|vong|bang khen|giay khen|
khau|tuoi|mau|sao dat|noi quy|quy uoc|huong uoc|khoi|ngan hang|hop dong|san giao dich|gian hang|y kien|kien nghi|cau hoi|diem truong|doi tuong|nguoi co cong|chi dan dia ly|di tich|
cong doan co so|cong doan|cong nhan|chuyen xe|duong day|tu diem|hang muc|nghe nhan|ky su|gieng|bon nuoc|ghe da|suat an|suat com|bua an|doi hinh|bong den|ao phao|la co|pano|nghiep doan|to vay von|thoa uoc|
le hoi|to cong nghe so cong dong|to tu quan|phien cho|phien giao dich|hoi dong|bep an|chu ky so|chung thu so|camera|diem wifi|chuyen|hat nhan|
""".replace("\n", "")

MEANT = {
    "ban": ("bản",), "ho": ("hộ",), "con": ("con",), "xa": ("xã",), "can": ("căn",), "nha": ("nhà",), "ap": ("ấp",), "lang": ("làng",), "tin": ("tin",), "m": ("m",), "ta": ("tạ",),
    "tan": ("tấn",), "diem": ("điểm",), "khu": ("khu",), "cay": ("cây",), "lop": ("lớp",), "cuoc": ("cuộc",), "dong": ("đồng",), "do": ("đô",), "ha": ("ha",), "guong": ("gương",), "bai": ("bài",),
    "thon": ("thôn",), "to": ("tổ",), "doi": ("đội",), "dot": ("đợt",), "lan": ("lần",), "luot": ("lượt",), "vu": ("vụ",), "ca": ("ca",), "don": ("đơn",), "the": ("thẻ",), "bo": ("bộ",), "bac": ("bậc",),
    "hang": ("hạng",), "sao": ("sao",), "mau": ("mẫu",), "tram": ("trạm",), "cau": ("cầu",), "cong": ("cống",), "em": ("em",), "chau": ("cháu",), "tre": ("trẻ",), "nhom": ("nhóm",), "tuyen": ("tuyến",),
    "cum": ("cụm",), "o": ("ô",), "thua": ("thửa",), "may": ("máy",), "tau": ("tàu",), "xe": ("xe",), "khau": ("khẩu",), "tuoi": ("tuổi",), "quyen": ("quyển",), "giai": ("giải",), "tiet": ("tiết",), "khoi": ("khối",),
    "co so": ("cơ sở",), "trang": ("trang",), "kenh": ("kênh",), "vung": ("vùng",), "vong": ("vòng",), "chuyen": ("chuyến",), "tinh": ("tỉnh",), "nguoi": ("người",), "truong": ("trường",), "buon": ("buôn",), "buoi": ("buổi",),
    "suat": ("suất",), "giuong": ("giường",), "can bo": ("cán bộ",), "vuon": ("vườn",), "lop hoc": ("lớp học",), "video": ("video",), "khach": ("khách",), "doan vien": ("đoàn viên",), "noi dung": ("nội dung",),
    "cong doan": ("công đoàn",), "cong nhan": ("công nhân",), "duong day": ("đường dây",), "tu diem": ("tụ điểm",), "gieng": ("giếng",), "doi hinh": ("đội hình",), "la co": ("lá cờ",), "hang muc": ("hạng mục",),
}  # fmt: skip
"""The tones with which folded letters are the unit."""

NEVER = frozenset(("nam", "thang", "ngay", "tuan", "gio", "phut", "giay", "tuoi", "ky", "cap", "dieu", "khoan", "muc", "chuong", "phan", "nguyen", "va", "den", "hoac", "cua", "nguoi", "con", "dong", "khau", "quy", "lop", "tro", "so", "khoa", "dem", "tieng", "nhiem", "loai", "thanh", "la", "duoc", "voi", "cho", "tai", "trong", "co"))  # fmt: skip
"""Words that no open unit is made of: `ít nhất 05 năm`, `trên 60 tuổi`."""

_PER_WORDS = """
nguoi|nguoi dan|nam|thang|ngay|tuan|quy|vu|ha|ho|ho dan|xa|thon|ap|phuong|huyen|can|can nha|lao dong|dau nguoi|nghin dan|ngan dan|van dan|don vi|lan|m2|m²|km2|km²|km|giuong|giuong benh|nha|tong so|lop|hoc sinh|truong|chi bo|chi hoi|
chi doan|phu nu|ba me|luot|luot khach|khach|ca nhan|tap the|can bo|suat|cuoc|buoi|dot|mo hinh|tram|bac si|dan|dan so|hoi vien|doan vien|tram y te|giao vien|nguoi lao dong|don vi dien tich|ha canh tac|ha dat canh tac
""".replace("\n", "")


def _one_of(phrases: Iterable[str]) -> str:
    """A pattern of one of many phrases, the longest that fits, which shares their beginnings so that few words are tried."""
    tree: dict[str, dict[str, object]] = {}
    for phrase in phrases:
        branch: dict[str, object] = tree  # type: ignore[assignment]
        for char in phrase:
            branch = branch.setdefault(char, {})  # type: ignore[assignment]
        branch[""] = {}
    return _pattern(tree)


def _pattern(branch: dict[str, dict[str, object]]) -> str:
    inner = [re.escape(char) + _pattern(below) for char, below in branch.items() if char]  # type: ignore[arg-type]
    if "" in branch:
        inner.append("(?![a-z0-9²³])")
    return inner[0] if len(inner) == 1 else f"(?:{'|'.join(inner)})"


_PER = rf"(?: */ *(?:\d[\d.]* +)?{_one_of(word for word in _PER_WORDS.split('|') if word)})*"
UNIT = (
    rf"(?P<at>)(?:(?P<share>[%‰?]|phan tram(?![a-z]))|(?:(?:nghin|ngan|trieu|ty|ti|van|tram|chuc) +)*(?:(?P<measure>{_one_of(_MEASURES)})|"
    rf"(?P<count>{_one_of(word for word in _COUNTED.split('|') if word)})|(?P<money>{_one_of(_MONEY)}))|(?P<short>(?:trieu|ty)(?=[/,.;)])))"
)
"""A unit behind a number; one group for each kind, the last that matches."""
COUNTED = re.compile(_one_of(word for word in _COUNTED.split("|") if word))
PER = re.compile(_PER)
"""What a unit is counted by: `/người/năm`."""
