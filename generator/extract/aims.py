"""Whether a number with its unit is an aim.

Enters: the folded words before the number, the quantity, what the headings above say.
Leaves: yes or no.

A share is an aim wherever a plan's units print one, also the share of those commended; a time is one where it is the longest that people wait; an amount of money or a measure needs the words it measures; a count needs a word that makes it an aim
(phấn đấu, ít nhất, đạt, giữ vững, trở lên …), a heading that announces aims, a title or herd that it counts, or right before it a verb of what is to be achieved (`tổ chức 20 buổi`, `hiến 2.500 đơn vị máu`,
`chăm lo cho 4.500 hộ`, `đến năm 2025 có 11 mô hình được công nhận`). Refused: values of the past (`đã tổ chức 20 buổi`), costs, amounts of awards, quotas of commendation,
how many bodies there are (`triển khai 19 thôn`), the parts of the plan itself (`tổ chức 02 đợt`, `thực hiện 05 nội dung`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.extract.phrases import by_letter, one_of, word_of
from generator.extract.units import UnitKind
from generator.extract.verbs import DOES
from generator.slots import constructor, quickly_made

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.extract.quantities import Quantity
    from generator.extract.reading import Reading
    from generator.model import Provision

_SHARE, _COUNT, _UNKNOWN, _TIME, _MONEY = UnitKind.SHARE, UnitKind.COUNT, UnitKind.UNKNOWN, UnitKind.TIME, UnitKind.MONEY
"""Members under names of their own: to look one up in its class takes four times as long."""
_NO_TARGETS = r"k(?<!thi dua, k)(?<!thi dua - k)(?<!thi dua va k)hen thuong|so luong khen|kinh phi|giai thuong|muc thuong|thang diem|cham diem|xep loai|dac diem|tinh hinh|thuc trang|ket qua (?:dat|thuc hien|nam)|danh gia|co cau giai|thanh phan|the le"
_YET_TARGETS = ("muc tieu", "chi tieu", "danh hieu", "tieu chi thi dua", "noi dung", "nhiem vu")
_SAYS_OF_TARGETS = re.compile(word_of("|".join((*_YET_TARGETS, _NO_TARGETS))) + "(?![a-z])")
_ANNOUNCES = frozenset(("muc tieu", "chi tieu", "danh hieu"))
_SCOPE = re.compile(r"(?:rieng )?doi voi (?:cac )?(?=\w)|(?=cap (?:tinh|huyen|xa|co so|truong|thon|hoi|chi bo)(?![a-z]))")

_PAST = (
    " so voi(?=[^,]*$)",
    " cung ky(?=[^,]*$)",
    " da dat",
    " thuc te",
    r" ket qua(?= *:| nam | dat duoc| thuc hien nam| la | den )",
    " nam truoc",
    " hien nay",
    " hien co",
    " da hoan thanh",
    " thoi diem (?:nay|hien|bao cao)",
    " tinh den",
)
_COSTS = (
    " muc thuong", " muc khen", " xu phat", " phat tien", " tien thuong", " thuong ", " kinh phi", " tri gia", " le phi", " muc chi", " muc ho tro", " tang qua", " phan qua", " kem theo tien", " giai nhat", " giai nhi", " giai ba",
    " giai khuyen khich", " tong gia tri giai", " luong co so", " mua ", " ung ho moi", " don gia", " moi can ", " moi ngoi nha ", " moi suat ", " moi phan ", " moi nha ", " dinh muc", " chi phi",
)  # fmt: skip
_COMMENDS = (
    " bang khen", " giay khen", " de nghi ", " duoc khen", " tang co ", " ty le khen", " xet khen", " tang giay khen", " tang bang khen", " so luong khen", " khen thuong", " khong qua so luong", " chon khong qua", " binh chon", " bieu duong"
)  # fmt: skip
_AIM = (
    " phan dau", " it nhat", " toi thieu", " dat ", " giu vung", " duy tri", " hoan thanh", " giai quyet viec lam", " tao viec lam", " tao them", " viec lam", " ket nap", " cong nhan", " them ", " trong moi ", " xoa ", " muc tieu", " chi tieu",
    " dang ky", " moi (?!(?:ngay|tuan|khi|lan) )", " khong de", " khong qua", " tang ", " giam ", " toi da", " vuot ", " thanh lap moi", " xay dung moi", " nang cap", " gap ", " quyet tam",
)  # fmt: skip
_ACHIEVES = (
    " xay ", " dua ", " thu hut", " trong ", " lam ", " to chuc", " mo ", " dao tao", " phat trien", " nhan rong", " ho tro", " van dong", " cap ", " thanh lap", " co them", " giam ", " xoa ", " sua chua", " kien co hoa", " nang ",
    " co it nhat", " san xuat", " xuat khau", " don ", " tong dan", " tong so", " so ", " so luong", " giup ", " tang ", " trao ", " dang ", " viet ", " tap huan", " boi duong", " tuyen truyen", " co ", " ra mat", " khoi cong", " khanh thanh",
    " lap dat", " trong moi", " gioi thieu", " bao ve", " kiem tra", " giam sat", " tiep nhan", " tuyen ", " giao ", " ban hanh", " dich vu", " nuoi ", " gieo trong", " khai thac", " quy mo", " tu van", " cho vay",
)  # fmt: skip


def _said(said: Iterable[str]) -> re.Pattern[str]:
    """One of some phrases that begin with a blank, sorted by their letters so that few are tried."""
    return re.compile(f" (?:{by_letter('|'.join(words[1:] for words in said))})")


_SAYS_PAST, _SAYS_COSTS, _SAYS_COMMENDS = (_said(said) for said in (_PAST, _COSTS, _COMMENDS))
_SAYS_NO = _said((*_PAST, *_COSTS, *_COMMENDS))
"""One search tells of most numbers that none of the three is said of them."""
_SAYS_AIM, _SAYS_ACHIEVES = (_said(said) for said in (_AIM, _ACHIEVES))
_LETTER = r"\w"
_NUMBER_OF = r"\d[\d.,]*+ [^\d,;.:¶]{2,40}(?:,| và)"
_ACHIEVED = re.compile(
    rf"(?P<verb>{one_of(DOES, starts_word=True)})(?: (?:được|thành công|mới|thêm|đủ|tối đa|khoảng|trong năm|xong|cho|từ|tặng|mới được|dứt điểm|miễn phí|hiệu quả|và nhân rộng|và duy trì|và bàn giao|và phát triển|bình quân|trung bình|tổng số|tổng cộng))*(?: {_NUMBER_OF})?[ *]*$"
)
"""A verb right before the number, or before the number that stands first in a list of two."""
_ACHIEVED_OF = re.compile(
    rf"(?P<verb>{one_of(DOES, starts_word=True)})(?: (?!(?:của|tại|ở|cho|các|những|với|trong|thuộc|từng|toàn|cả|theo|thứ|số|giữa|cử|đến|từ|và|hoặc|là|có|gồm|được|đã|mỗi|trên|về|do|để|khi) )[^\W\d_]+){{1,4}}[ *]*$"
)
"""`xuất khẩu lao động 120 người`: a verb, what it does, how much."""
_DOES_SOMEWHERE = "gửi|trồng|xây dựng|xây|tổ chức|lắp đặt|lắp|mở|đăng tải|đăng|thành lập|hỗ trợ|trao|tặng|giới thiệu|sửa chữa|cải tạo|nộp|treo|kết nạp|phát hiện|đào tạo|thả"
_ACHIEVED_SOMEWHERE = re.compile(
    rf"(?P<verb>{word_of(_DOES_SOMEWHERE, letters=_LETTER)}) "
    r"(?:lên|tại|ở|trên|dọc|vào|cho|trong|với|qua|về|tới|đến|ven) (?:[^\W\d]+ ){1,6}[ *]*$"
)
"""`gửi lên cổng trực tuyến 160 sáng kiến`"""
_WORD = re.compile(r"\w+")
_DOES_BEGINS = frozenset(verb.partition(" ")[0] for verb in (*DOES, *_DOES_SOMEWHERE.split("|")))
"""First words of all these verbs: before most numbers stands none of them."""
_LENT = re.compile(r"[a-z ]{0,30} (?:vay|muon)(?![a-z])")
_FOR = re.compile(rf"{one_of((*DOES, 'vay'), starts_word=True)}[^;.:¶]* cho[ *]*$")
_WILL_HAVE = re.compile(
    r"(?:đến|hết|cuối|trong|mỗi|hằng|hàng) (?:(?:hết|cuối) )?(?:năm|quý|tháng)(?!\w)[^;.:¶]* (?:có|có thêm|xây dựng)[ *]*$"
)
_HAS = re.compile(r"[^\w]có[ *]*$")
_RECOGNISED = re.compile(
    r"[^;.:¶]{0,40}? (?:duoc (?:cong nhan|xep|cap|cong bo|nhan rong|trien khai|ho tro|dao tao|giai quyet|tiep can|vay|hoc|kham)|dat (?:chuan|danh hieu|giai|tieu chi|loai))(?![a-z])"
)
_HAS_DONE = re.compile(
    word_of(r"đã|vừa qua|trước đây|năm qua|năm trước|hiện (?:có|nay|tại)|qua \d{1,2} năm|sau \d{1,2} năm", letters=_LETTER) + r"(?!\w)"
)
_DONE_BEGINS, _HAVING_ENDS = frozenset(("đã", "vừa", "trước", "năm", "hiện", "qua", "sau")), frozenset(("có", "thêm", "dựng"))
"""First words of what the pattern above finds, last words of the one before it."""
_DONE = re.compile(r"\W(?:đã|Đã) (?!đề ra|đăng ký|được giao|ký|xác định)[^,;.:(¶]{2,40} *$")
_REWARDED = frozenset(("tập thể", "cá nhân", "đơn vị", "gương", "hộ", "hộ gia đình"))
_REWARD = re.compile(
    r"(?:, *\d+ (?:tap the|ca nhan))?[^;,.:¶]{0,80} (?:tang (?:co|bang khen|giay khen|danh hieu)|khen thuong|de nghi|suy ton|xet tang)(?![a-z])"
)
"""`mỗi khối chọn 01 tập thể để đề nghị tặng Cờ`: a quota."""
_CONDITION = re.compile(
    r"^(?!.* (?:moi|phan dau|xay dung|it nhat|toi thieu|nam \d{4}) ).* (?:doanh nghiep|don vi|co so|chi bo|chi hoi|chi doan|dang bo|to chuc|co quan|noi|to hop tac|hop tac xa|lop)(?: [a-z]+){0,3} co (?:so )?(?:tu |tren )?(?:du )?$"
)
"""`doanh nghiệp có từ 25 lao động trở lên`: which of them are meant."""
_RATED = re.compile(r"[^;.:¶]{0,30} (?:xep loai|xep hang|hoan thanh|dat loai)(?![a-z])")
_PARTS = frozenset(
    ("đợt", "nội dung", "nhiệm vụ", "giải pháp", "tiêu chí", "chỉ tiêu", "phong trào", "chương trình", "nhóm", "khâu", "kế hoạch", "hoạt động", "điểm", "lần", "cuộc vận động", "hội nghị", "khu", "khối", "cụm", "năm", "cấp", "giai đoạn")
)  # fmt: skip
_PLAIN = frozenset(
    ("tổ chức", "thực hiện", "triển khai", "đưa", "tuyên truyền", "xây dựng", "dự kiến", "hỗ trợ", "nhận", "giảm", "tăng", "đón")
)
_CARRIES_OUT = frozenset(("thực hiện", "triển khai"))
"""Verbs that also say how the plan itself is carried out: `thực hiện 05 nội dung`, `tổ chức 02 đợt`."""
_UNITS_OF_STATE = frozenset(
    ("xã", "phường", "thị trấn", "thôn", "ấp", "bản", "buôn", "làng", "khóm", "huyện", "tỉnh", "đơn vị", "cơ quan", "tổ dân phố", "khu phố", "khu dân cư", "trường", "chi bộ", "đảng bộ", "đặc khu", "địa phương", "tổ chức", "tổ", "đội")
)  # fmt: skip
_CHOOSES = frozenset(
    ("ký", "ký kết", "chọn", "lựa chọn", "xây dựng", "thành lập", "kiểm tra", "giám sát", "giúp", "giúp đỡ", "đỡ đầu", "ra mắt", "khảo sát", "phát triển", "đưa", "xây mới", "xây", "sửa chữa", "giảm")
)  # fmt: skip
_WORKS = frozenset(
    (
        "sản phẩm",
        "sáng kiến",
        "giải pháp",
        "đề tài",
        "cải tiến",
        "mô hình",
        "công trình",
        "gương",
        "gương điển hình",
        "điển hình",
        "tác phẩm",
        "tiết mục",
    )
)
"""What is only had when it has been made."""
_SENDS, _PAPERS = frozenset(("gửi", "nộp")), frozenset(("bộ", "bản", "hồ sơ", "văn bản", "danh sách"))
_AIM_MEANT = {
    " moi ": "mỗi",
    " giam ": "giảm",
    " tang ": "tăng",
    " dat ": "đạt",
    " them ": "thêm",
    " xoa ": "xóa",
    " gap ": "gấp",
    " vuot ": "vượt",
}
_COSTS_MEANT = {" thuong ": "thưởng", " moi can ": "mỗi căn", " mua ": "mua"}
_TITLES = re.compile(
    word_of(
        r"lao dong (?:tien tien|xuat sac)|chien si thi dua|hoc sinh (?:gioi|xuat sac|tien tien)|(?:giao vien|can bo|doan vien|hoi vien)(?: [a-z]+){0,2} (?:gioi|uu tu|xuat sac)|gia dinh van hoa|don vi (?:quyet thang|tien tien)|(?:tong )?san luong|tong dan|dan (?:lon|bo|trau|de|ga|vit|gia cam|gia suc|dai gia suc|ong)"
    )
    + r"(?![a-z])[^;.¶]{0,40}$"
)
"""Titles that are counted by how many win them, and herds: what is counted behind their name is aimed at."""
_WAITS = re.compile(
    r" (?:thoi gian|rut ngan|ngay)(?: [a-z]+){0,4} (?:cho|dieu tri|giai quyet|xu ly|tiep nhan|kham|tra|cap|tiep can|hoan thanh|thuc hien|rut ngan|xuong)(?![a-z])| du *$"
)
"""How long something may take, not how long the plan or a meeting runs: `thời gian chờ khám không quá 60 phút`."""
_TIMES = re.compile(r" (?:gap|bang)(?: [a-z]+){0,2} *$")
_GIFTS = (" tang qua", " phan qua")
_GOES_ON = re.compile(r"(?: [a-z]+){0,4}(?: *, *(?:va +)?| va +)|[^;.:¶]{0,40}?[,(] *trong do +(?:[a-z]+ +){0,5}|(?: [a-z]+){0,3} *\(")
_WORTH = re.compile(
    r"[^;.:¶]{0,50}?(?<![a-z])(?:kinh phi|tri gia|muc (?:ho tro|vay)|moi (?:can|nha|ngoi nha|suat|phan|ho|mo hinh|cong trinh))(?![a-z])[^;.:,¶]{0,30}"
)
"""`xây 12 căn nhà, trị giá mỗi căn 60 triệu đồng`: what the things aimed at are worth."""
_GOES_ON_ALIKE = re.compile(r"(?: [a-z]+){0,5}(?: *[,;] *| va +)(?:[a-z]+:? +){0,6}")
_LIST_REACH = 80
_NEAR = 90
_FEW = 8
"""Letters of a bound without an indicator."""
_LETTERS = re.compile(r"[a-z]{2}")
_NOT_OF = frozenset(
    ("các", "tại", "ở", "của", "cho", "với", "trong", "thuộc", "từng", "toàn", "cả", "những", "theo", "thứ", "số", "giữa", "bằng", "cử")
)
"""A count behind one of these says how many there are: `của 19 thôn`, `tại 03 xã`."""


@quickly_made
@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the headings above a provision say."""

    rewards: bool
    """Commendation, costs, the state of things: counts and amounts there are no aims."""
    past: bool
    """Not commendation but costs, marks, the state of things: shares there are no aims either."""
    aims: bool
    """Aims: what is to be built or won counts without a further word."""
    scope: str | None
    """Whose aims: `cấp xã` of `Đối với cấp xã`."""


_around = constructor(Surroundings)
NEUTRAL = _around(rewards=False, past=False, aims=False, scope=None)


def surroundings(reading: Reading, provision: Provision, known: dict[str, Surroundings]) -> Surroundings:
    """What the headings over a provision speak of; the nearest that speaks decides. `known`: of the provisions before that have a heading, by path."""
    above = None
    path = provision.path.rpartition(".")[0]
    while path and (above := known.get(path)) is None:
        path = path.rpartition(".")[0]
    above = above or NEUTRAL
    if provision.heading:
        start, end = provision.heading.start, provision.heading.end
        words = reading.key[start:end]
        scope = _scope(reading, words, start, end) or above.scope
        if said := _SAYS_OF_TARGETS.findall(words):
            yet = {aims for aims in said if aims in _YET_TARGETS}
            refused = None if yet else said[0]
            above = _around(
                rewards=not yet, past=refused is not None and "khen" not in refused, aims=not yet.isdisjoint(_ANNOUNCES), scope=scope
            )
        elif scope is not above.scope:
            above = _around(rewards=above.rewards, past=above.past, aims=above.aims, scope=scope)
        known[provision.path] = above
    return above


def _scope(reading: Reading, words: str, start: int, end: int) -> str | None:
    """`Đối với cấp xã` as a heading."""
    lead = words.lstrip(" *")
    if not lead.startswith(("doi voi ", "rieng doi voi ", "cap ")) or (found := _SCOPE.match(lead)) is None:
        return None
    return reading.words(start + len(words) - len(lead) + found.end(), end).strip(" *:.;") or None


def scope_before(reading: Reading, low: int, start: int) -> str | None:
    """`Đối với cấp xã: …`: whose aims the words from a lead to the end of its sentence are."""
    lead = reading.key.rfind("doi voi ", low, start)
    if lead < 0 and start - low < _NEAR:
        lead = reading.key.rfind("cap ", low, start)
    if lead < 0 or (found := _SCOPE.match(reading.key, lead)) is None:
        return None
    colon = reading.key.find(":", lead, start)
    if colon < 0 or colon - lead > 70 or any(sign in reading.key[lead:colon] for sign in ";.¶,"):
        return None
    if lead > low and reading.key[max(low, lead - 3) : lead].strip(" *-+")[-1:] not in {"", ".", ";", ":", "¶"}:
        return None
    if re.search(r"\. |¶", reading.key[colon:start]):
        return None
    return reading.words(found.end(), colon).strip(" *")


def is_aim(reading: Reading, start: int, quantity: Quantity, around: Surroundings, *, raised: bool = False) -> bool:
    """Whether the words from the start of a phrase to its number, and the headings above, make the number an aim; `raised`: it is what another rises or falls to."""
    if quantity.value_start - start < _FEW:  # the aim before has taken the words: `…, trị giá mỗi nhà từ 50 triệu đồng`
        start = max(start - 50, reading.clause_start(quantity.value_start, 60))
    words = " " + reading.key[start : quantity.value_start]
    doubtful = _SAYS_NO.search(words) is not None
    if (doubtful and _SAYS_PAST.search(words, max(0, len(words) - 60))) or (" da " in words and _is_done(reading, words, quantity)):
        return False
    if quantity.kind is _SHARE:
        if around.rewards or (doubtful and _SAYS_COMMENDS.search(words)):  # `tỷ lệ khen người lao động trực tiếp từ 60% trở lên`
            return quantity.bounded and " ty le " in words and not around.past
        return True
    if quantity.kind is _TIME:
        return _WAITS.search(words) is not None
    return not around.rewards and _is_amount_aimed_at(reading, start, words, quantity, around, raised=raised, doubtful=doubtful)


def _is_amount_aimed_at(
    reading: Reading, start: int, words: str, quantity: Quantity, around: Surroundings, *, raised: bool, doubtful: bool
) -> bool:
    """Whether an amount of money, a measure or a count is an aim, where the headings do not speak against it."""
    counted = quantity.kind in (_COUNT, _UNKNOWN)
    if not counted and reading.key.startswith(":", start - 1):  # `Mức khen: tập thể 2.000.000 đồng`
        start = reading.clause_start(start, 60)
        words = " " + reading.key[start : quantity.value_start]
        doubtful = _SAYS_NO.search(words) is not None
    if doubtful and (_says_costs(reading, start, words, counted=counted) or _SAYS_COMMENDS.search(words)):
        return False
    if counted:
        return raised or _is_counted_aim(reading, words, quantity, around)
    return _LETTERS.search(words) is not None


def _says_costs(reading: Reading, start: int, words: str, *, counted: bool) -> bool:
    """Whether the words speak of costs; `thương phẩm` is no `thưởng`, `mỗi cán bộ` no `mỗi căn`, and of gifts the things and the people are counted."""
    return any(
        ((meant := _COSTS_MEANT.get(found[0])) is None or reading.flat[start + found.start() : start + found.end() - 2].lower() == meant)
        and not (counted and found[0] in _GIFTS)
        and not (found[0] == " chi phi" and " tiet kiem " in words)
        for found in _SAYS_COSTS.finditer(words)
    )


def _is_counted_aim(reading: Reading, words: str, quantity: Quantity, around: Surroundings) -> bool:
    """A count is an aim where its bound, its words or its heading say so."""
    unit = _head(quantity)
    if unit == "tuổi":
        return " tuoi tho" in words
    if quantity.bounded or "/" in quantity.value or "/" in quantity.unit:
        return not (
            _CONDITION.search(words)
            or (unit == "trang" and quantity.comparator == "<=")
            or (unit == "điểm" and _RATED.match(reading.key, quantity.end))
        )
    if unit == "lần":
        return _TIMES.search(words) is not None
    if unit == "sao" or _is_reward(reading, quantity, unit):
        return False
    last = reading.flat[max(0, quantity.value_start - 14) : quantity.value_start].lower().rstrip(" *").rpartition(" ")[2]
    known = quantity.kind is not _UNKNOWN
    if known and _says_aim(reading, quantity.value_start - len(words), words):
        return last not in _NOT_OF or (last == "cho" and unit not in _UNITS_OF_STATE)
    begins = not words.strip(" *+-.)0123456789")
    return (
        (
            begins and unit not in _UNITS_OF_STATE and _RECOGNISED.match(reading.key, quantity.unit_end) is not None
        )  # `20 kỹ thuật được triển khai`
        or _is_to_be_achieved(reading, quantity, len(words), last)
        or (last not in _NOT_OF and (_is_named(words, around) if known else around.aims and begins))
    )


def _is_named(words: str, around: Surroundings) -> bool:
    """Whether the words are the name of what is counted: a title or a herd, below a heading of aims any label."""
    return _TITLES.search(words) is not None or (
        around.aims and (_SAYS_ACHIEVES.search(words) is not None or words.rstrip(" *")[-1:] in ("", ":", "+", "-", "."))
    )


def _head(quantity: Quantity) -> str:
    """The noun that is counted: `xã` of `xã, thị trấn/năm`."""
    return quantity.unit.lower().partition(",")[0].partition("/")[0]


def _says_aim(reading: Reading, start: int, words: str) -> bool:
    """Whether the words say that something is aimed at; `môi trường` is no `mỗi`, `Ban Giám khảo` no `giảm`, `tặng` no `tăng`."""
    for found in _SAYS_AIM.finditer(words):
        meant = _AIM_MEANT.get(found[0])
        if meant is None or reading.flat[start + found.start() + 1 : start + found.end() - 1].lower() in (meant, found[0].strip()):
            return True
    return False


def _is_done(reading: Reading, words: str, quantity: Quantity) -> bool:
    """Whether `đã` stands before the verb: `toàn tỉnh đã trồng 12.000 ha rừng`."""
    return _DONE.search(reading.flat, max(0, quantity.value_start - len(words)), quantity.value_start) is not None


def _is_reward(reading: Reading, quantity: Quantity, unit: str) -> bool:
    return unit in _REWARDED and _REWARD.match(reading.key, quantity.unit_end) is not None


def _is_to_be_achieved(reading: Reading, quantity: Quantity, length: int, last: str) -> bool:
    """Whether a verb right before a count makes it something to be achieved."""
    words = reading.flat[max(0, quantity.value_start - length) : quantity.value_start].lower()
    unit, printed = _head(quantity), _WORD.findall(words)
    has_done = not _DONE_BEGINS.isdisjoint(printed) and _HAS_DONE.search(words)
    if has_done or "den" in reading.key[quantity.value_start : quantity.unit_start]:  # `viết từ 03 đến 05 bài`
        return False
    if last == "cho":
        return unit not in _UNITS_OF_STATE and bool(_FOR.search(words, 1) or _LENT.match(reading.key, quantity.unit_end))
    if last == "có" or (last in _HAVING_ENDS and _WILL_HAVE.search(words)):
        return _WILL_HAVE.search(words) is not None or (
            _HAS.search(words) is not None and (unit in _WORKS or _RECOGNISED.match(reading.key, quantity.unit_end) is not None)
        )
    if _DOES_BEGINS.isdisjoint(printed):
        return False
    found = _ACHIEVED.search(words)
    if found is None and last not in _NOT_OF:
        found = _ACHIEVED_SOMEWHERE.search(words)
        if found is None and unit not in _PARTS:
            found = _ACHIEVED_OF.search(words, len(words) - _NEAR + 1 if len(words) > _NEAR else 0)
    if found is None or (unit in _PARTS and found["verb"] in _PLAIN) or (quantity.kind is _UNKNOWN and found["verb"] in _CARRIES_OUT):
        return False
    is_paperwork = found["verb"] in _SENDS and unit in _PAPERS
    return not is_paperwork and (unit not in _UNITS_OF_STATE or found["verb"] in _CHOOSES)


def goes_on(reading: Reading, last: Quantity, quantity: Quantity) -> bool:
    """Whether a number is the next of a list of aims: `6 lớp, 180 học viên`, `35 nhà, huyện Đô Lương 40 nhà`."""
    if quantity.value_start - last.end > _LIST_REACH:
        return False
    if quantity.kind is _MONEY and last.kind in (_COUNT, _UNKNOWN):
        return _WORTH.fullmatch(reading.key, last.end, quantity.value_start) is not None
    if quantity.unit == last.unit and _GOES_ON_ALIKE.fullmatch(reading.key, last.end, quantity.value_start):
        return True
    if quantity.kind not in (_COUNT, _UNKNOWN) or _head(quantity) in _UNITS_OF_STATE:
        return False
    return _GOES_ON.fullmatch(reading.key, last.end, quantity.value_start) is not None
