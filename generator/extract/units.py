"""Units that plans count in, and what kind each is.

Enters: the words after a number.
Leaves: the unit's words, how many they are, and how surely a number with it is an aim.

A unit is the noun that is counted, with its classifier (`căn nhà`, `tuyến phố`, `lượt học sinh`) and without what describes it: `hộ` of `hộ nghèo`, `bài giảng` of
`bài giảng điện tử`; of nouns that no list knows two syllables are taken.

Source: practice of plans of all levels; the list grows, nothing else depends on it. Words are folded; where folded letters spell other words too
(`ban` is bản, bạn, bàn), `MEANT` says with which tones they are units.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from generator.extract.phrases import one_of


class UnitKind(Enum):
    """How surely a number with the unit is an aim."""

    SHARE = auto()
    """% and ‰"""
    MONEY = auto()
    MEASURE = auto()
    TIME = auto()
    """How long one waits: an aim only where the words say so; how long the plan runs is none."""
    COUNT = auto()
    """Things that are counted: an aim only where the words say so."""
    UNKNOWN = auto()
    """Things that no list knows: an aim only where a bound or a verb right before says so."""


_MONEY = ("dong", "vnd", "usd", "do la", "do la my", "do")
_TIMES = ("phut", "gio", "gio lam viec", "ngay", "ngay lam viec")
_MEASURES = (
    "ha", "km", "km2", "km²", "m2", "m²", "m3", "m³", "m", "tan", "ta", "kg", "kwh", "mw", "mwp", "kva", "lit", "met", "met vuong", "met khoi", "hecta", "hec ta",
    "ki lo met", "kilomet", "diem phan tram", "tan quy thoc",
)  # fmt: skip
_COUNTED = """
truong|truong hoc|lop|lop hoc|phong hoc|xa|thon|ban|buon|lang|ap|khom|to dan pho|khu dan cu|khu pho|phuong|thi tran|huyen|tinh|dac khu|don vi hanh chinh|dia phuong|ho|ho gia dinh|ho dan|
ho kinh doanh|gia dinh|nguoi|nguoi dan|nguoi lao dong|nguoi benh|benh nhan|lao dong|cong dan|dong chi|can bo|cong chuc|vien chuc|nhan vien|giao vien|hoc sinh|sinh vien|hoc vien|thi sinh|tre|tre em|em|chau|chi em|
dang vien|doan vien|hoi vien|doi vien|xa vien|thanh nien|thieu nhi|phu nu|nong dan|cuu chien binh|quan chung|quan nhan|dan quan|chien si|chien si thi dua|bac si|dieu duong|duoc si|chuyen gia|tap the|ca nhan|thanh vien|
bao cao vien|cong tac vien|tinh nguyen vien|tuyen truyen vien|doanh nghiep|hop tac xa|htx|to hop tac|to|nhom|doi|cau lac bo|clb|chi bo|chi hoi|chi doan|dang bo|to chuc|to chuc dang|to chuc co so dang|co quan|don vi|co so|
mo hinh|cong trinh|phan viec|viec lam|nhiem vu|hoat dong|chuong trinh|ke hoach|du an|de an|de tai|sang kien|cai tien|giai phap|y tuong|tieu chi|chi tieu|phong trao|chuyen de|noi dung|phuong an|
can nha|ngoi nha|can|nha|nha o|mai am|can ho|nha van hoa|nha may|nha ve sinh|cau|cay cau|cong|ho rac|thung rac|thung|be boi|bien bao|loi di|cho|thiet che|san choi|san bong|thu vien|tu sach|cua hang|sieu thi|
san pham|thuong hieu|nhan hieu|ma so|ma so vung trong|nen tang|phan mem|ung dung|co so du lieu|bo du lieu|tin bai|tin|tin tuc|bai|bai viet|bai thi|bai du thi|bai giang|phong su|chuyen muc|chuyen trang|video|video clip|clip|
ban tin|tac pham|tiet muc|kenh|trang|fanpage|to roi|to gap|ap phich|bang ron|khau hieu|cay|cay xanh|cay giong|con|con giong|vuon|trang trai|gia trai|khu|khu cong nghiep|cum cong nghiep|vung|diem|diem cau|diem sang|cum|o|thua|
buoi|dot|cuoc|cuoc thi|cuoc van dong|hoi thi|hoi dien|hoi trai|hoi nghi|hoi thao|toa dam|dien dan|giai dau|lan|khach|khach du lich|du khach|ho so|thu tuc|thu tuc hanh chinh|dich vu|dich vu cong|van ban|vu|vu viec|vu an|ca|truong hop|
don|don thu|tai khoan|thue bao|giao dich|dien hinh|guong|nguoi tot viec tot|tam guong|tuyen|tuyen duong|tuyen pho|tuyen hem|tuyen kenh|doan duong|con duong|cay so|giuong|giuong benh|tram|tram y te|xe|xe o to|xe dap|tau|may|may tinh|
may vi tinh|may moc|thiet bi|chiec|cai|mui|lieu|viec|ky thuat|khoa hoc|khoa dao tao|khoa|phong|ban|quay|bao tang|tu lieu|hien vat|cong an|can bo chien si|dong bao|vuon mau|guong dien hinh|buoc|khau hieu|to|ngay cong|ngay luong|don vi mau|ban sach|ban cam ket|ban doc|chuoi|chuoi lien ket|bien che|buong|san|tiet|tiet day|gio day|giai|giai thuong|huy chuong|suat|suat qua|suat hoc bong|hoc bong|phan qua|so tiet kiem|so tay|cuon|cuon sach|
dau sach|quyen|the|bo|bac|hang|sao|vong|bang khen|giay khen|khau|tuoi|mau|sao dat|noi quy|quy uoc|huong uoc|khoi|ngan hang|hop dong|san giao dich|gian hang|y kien|kien nghi|cau hoi|diem truong|doi tuong|
nguoi co cong|chi dan dia ly|di tich|cong doan co so|cong doan|cong nhan|chuyen xe|duong day|tu diem|hang muc|nghe nhan|ky su|thac si|tien si|gieng|bon nuoc|ghe da|suat an|suat com|bua an|doi hinh|bong den|ao phao|la co|
pano|nghiep doan|thoa uoc|le hoi|phien cho|phien giao dich|hoi dong|bep an|chu ky so|chung thu so|camera|mat camera|diem wifi|chuyen|hat nhan|long be|tu thuoc|xa phuong|tui thuoc
""".replace("\n", "")

MEANT = {
    "ban": ("bản",), "ho": ("hộ",), "con": ("con",), "xa": ("xã",), "can": ("căn",), "nha": ("nhà",), "ap": ("ấp",), "lang": ("làng",), "tin": ("tin",), "m": ("m",), "ta": ("tạ",),
    "tan": ("tấn",), "diem": ("điểm",), "khu": ("khu",), "cay": ("cây",), "lop": ("lớp",), "cuoc": ("cuộc",), "dong": ("đồng",), "do": ("đô",), "ha": ("ha",), "guong": ("gương",), "bai": ("bài",),
    "thon": ("thôn",), "to": ("tổ",), "doi": ("đội",), "dot": ("đợt",), "lan": ("lần",), "luot": ("lượt",), "vu": ("vụ",), "ca": ("ca",), "don": ("đơn",), "the": ("thẻ",), "bo": ("bộ",), "bac": ("bậc",),
    "hang": ("hạng",), "ngay": ("ngày",), "gio": ("giờ",), "phut": ("phút",), "cho": ("chợ",), "thung": ("thùng",), "cai": ("cái",), "mui": ("mũi",), "lieu": ("liều",), "chiec": ("chiếc",), "viec": ("việc",), "khoa": ("khoa", "khóa", "khoá"), "phong": ("phòng",), "quay": ("quầy",), "chuoi": ("chuỗi",), "san": ("sân",), "buoc": ("bước",), "ky thuat": ("kỹ thuật", "kĩ thuật"), "dong chi": ("đồng chí",), "chi em": ("chị em",), "sao": ("sao",), "mau": ("mẫu",), "tram": ("trạm",), "cau": ("cầu",), "cong": ("cống",), "em": ("em",), "chau": ("cháu",), "tre": ("trẻ",), "nhom": ("nhóm",), "tuyen": ("tuyến",),
    "cum": ("cụm",), "o": ("ô",), "thua": ("thửa",), "may": ("máy",), "tau": ("tàu",), "xe": ("xe",), "khau": ("khẩu",), "tuoi": ("tuổi",), "quyen": ("quyển",), "giai": ("giải",), "tiet": ("tiết",), "khoi": ("khối",),
    "co so": ("cơ sở",), "trang": ("trang",), "kenh": ("kênh",), "vung": ("vùng",), "vong": ("vòng",), "chuyen": ("chuyến",), "tinh": ("tỉnh",), "nguoi": ("người",), "truong": ("trường",), "buon": ("buôn",), "buoi": ("buổi",),
    "suat": ("suất",), "giuong": ("giường",), "can bo": ("cán bộ",), "vuon": ("vườn",), "lop hoc": ("lớp học",), "video": ("video",), "khach": ("khách",), "doan vien": ("đoàn viên",), "noi dung": ("nội dung",),
    "cong doan": ("công đoàn",), "cong nhan": ("công nhân",), "duong day": ("đường dây",), "tu diem": ("tụ điểm",), "gieng": ("giếng",), "doi hinh": ("đội hình",), "la co": ("lá cờ",), "hang muc": ("hạng mục",),
}  # fmt: skip
"""The tones with which folded letters are the unit."""

NEVER = frozenset(("nam", "thang", "ngay", "tuan", "gio", "phut", "giay", "tuoi", "ky", "cap", "dieu", "khoan", "muc", "chuong", "phan", "nguyen", "va", "den", "hoac", "cua", "nguoi", "con", "dong", "khau", "quy", "lop", "tro", "so", "khoa", "dem", "tieng", "nhiem", "loai", "thanh", "la", "duoc", "voi", "cho", "tai", "trong", "co"))  # fmt: skip
"""Words that no open unit is made of: `ít nhất 05 năm`, `trên 60 tuổi`."""
NOT_SECOND = frozenset((*NEVER, "o", "dat", "de", "do", "theo", "tren", "duoi", "vao", "ve", "tu", "moi", "nay", "da", "se", "phai", "bang", "len", "xuong", "qua", "gom", "nham", "va", "tot", "lon", "nho", "cac", "nhu", "gan", "hay", "thuoc", "bi", "bo", "hoan", "tham", "phuc"))  # fmt: skip
"""Words that are not the second syllable of a noun: an open unit before one of them has a single syllable."""

_PER_PHRASES = (
    "nguoi", "nguoi dan", "nam hoc", "hoc ky", "dau nguoi", "nghin dan", "ngan dan", "van dan", "don vi dien tich", "tong so", "ba me", "dan so", "to chuyen mon", "nhan khau", "chu the", "ha canh tac", "ha dat canh tac", "ha dat", "ngay dem", "gio lam viec",
)  # fmt: skip


_THINGS = [word for word in _COUNTED.split("|") if word]
_MAGNITUDES = ("nghin", "ngan", "trieu", "ty", "ti", "van", "tram", "chuc")
_PER = rf"(?: */ *(?:\d[\d.]* +)?(?:{one_of((*_PER_PHRASES, *_THINGS))}|[a-z]+[23²³]?(?![a-z0-9])))*"
UNIT = (
    rf"(?:(?P<share>[%‰?]|phan tram(?![a-z]))|(?:(?:{'|'.join(_MAGNITUDES)}) +)*(?:(?P<measure>{one_of(_MEASURES)})|"
    rf"(?:luot +(?!doi tuong))?(?P<count>luot(?![a-z])|{one_of(_THINGS)})|(?P<money>{one_of(_MONEY)})|(?P<time>{one_of(_TIMES)}))|(?P<short>(?:trieu|ty)(?=[/,.;)])))"
)
"""A unit behind a number; one group for each kind, the last that matches."""
UNIT_BEGINS = frozenset(
    re.split("[^a-z]", phrase)[0] for phrase in (*_THINGS, *_MEASURES, *_MONEY, *_TIMES, *_MAGNITUDES, "luot", "phan tram")
)
"""First words of units: what begins with another word is a noun that no list knows."""
COUNTED = re.compile(one_of(_THINGS))
_LEVELS = "xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|thon|buon|lang|ban|ap|khom|to dan pho|khu pho|khu dan cu|dac khu"
_LEVEL = rf"(?:{_LEVELS})(?![a-z])"
COUNTED_TOGETHER = re.compile(rf"{_LEVEL}(?:, *{_LEVEL})+|khoa, *phong|(?:can bo, *)?cong chuc, *vien chuc|tin, *bai|co quan, *don vi")
"""Kinds of one level that are counted as one: `12 xã, thị trấn`."""
FIRST_OF_SEVERAL = frozenset((*_LEVELS.split("|"), "khoa", "can bo", "cong chuc", "tin", "co quan"))
"""What such a list begins with."""
PER = re.compile(_PER)
"""What a unit is counted by: `/người/năm`."""
