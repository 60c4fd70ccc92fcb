"""Whether a number with its unit is an aim.

Enters: the folded words before the number, the quantity, what the headings above say.
Leaves: yes or no.

A share is an aim wherever a plan's units print one; an amount of money or a measure needs the words it measures; a count needs a word that makes it an aim
(phấn đấu, ít nhất, đạt, giữ vững, trở lên …), or a heading that announces aims. Refused: values of the past, costs, amounts of awards, quotas of commendation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.extract.units import UnitKind

if TYPE_CHECKING:
    from generator.extract.quantities import Quantity
    from generator.extract.reading import Reading
    from generator.model import Provision

_NO_TARGETS = re.compile(
    r"(?<![a-z])(?:khen thuong|kinh phi|giai thuong|muc thuong|thang diem|cham diem|xep loai|dac diem|tinh hinh|thuc trang|ket qua (?:dat|thuc hien|nam)|danh gia|co cau giai|the le|so luong khen)(?![a-z])"
)
_YET_TARGETS = re.compile(r"(?<![a-z])(?:(?P<aims>muc tieu|chi tieu)|tieu chi thi dua|noi dung|nhiem vu)(?![a-z])")
_SCOPE = re.compile(r"(?:rieng )?doi voi (?:cac )?(?=\w)|(?=cap (?:tinh|huyen|xa|co so|truong|thon|hoi|chi bo)(?![a-z]))")

_PAST = (
    " so voi",
    " cung ky",
    " da dat",
    " thuc te",
    " ket qua",
    " nam truoc",
    " hien nay",
    " hien co",
    " hien co",
    " da hoan thanh",
    " uoc dat",
    " thoi diem",
    " tinh den",
)
_COSTS = (
    " muc thuong", " tien thuong", " thuong ", " kinh phi", " tri gia", " le phi", " muc chi", " muc ho tro", " tang qua", " phan qua", " kem theo tien", " giai nhat", " giai nhi", " giai ba",
    " giai khuyen khich", " tong gia tri giai", " luong co so", " mua ", " ung ho moi", " don gia", " moi can ", " moi ngoi nha ", " moi suat ", " moi phan ", " moi nha ", " dinh muc", " chi phi",
)  # fmt: skip
_COMMENDS = (
    " de nghi khen", " duoc khen", " ty le khen", " xet khen", " tang giay khen", " tang bang khen", " so luong khen", " khen thuong", " de nghi tang", " khong qua so luong", " chon khong qua", " binh chon", " bieu duong"
)  # fmt: skip
_AIM = (
    " phan dau", " it nhat", " toi thieu", " dat ", " giu vung", " duy tri", " hoan thanh", " giai quyet viec lam", " tao viec lam", " tao them", " viec lam", " ket nap", " cong nhan", " them ", " trong moi ", " xoa ", " muc tieu", " chi tieu",
    " dang ky", " moi don vi", " moi co quan", " moi xa", " moi thon", " moi ap", " moi dia phuong", " moi ca nhan", " moi chi bo", " moi truong", " moi phong", " moi can bo", " moi doan vien", " moi hoi vien", " moi giao vien",
    " moi lop", " moi nam", " moi huyen", " moi phuong", " moi ban", " moi nganh", " moi co so", " moi to ", " moi chi hoi", " moi chi doan", " moi cap", " moi tap the", " moi khu", " moi tinh", " moi thang", " moi quy", " moi dang vien", " moi hoc sinh",
    " moi cong doan", " khong de", " khong qua", " tang ", " giam ", " toi da", " vuot ", " thanh lap moi", " xay dung moi", " nang cap", " gap ", " quyet tam", " moi to chuc",
)  # fmt: skip
_ACHIEVES = (
    " xay ", " dua ", " thu hut", " trong ", " lam ", " to chuc", " mo ", " dao tao", " phat trien", " nhan rong", " ho tro", " van dong", " cap ", " thanh lap", " co them", " giam ", " xoa ", " sua chua", " kien co hoa", " nang ",
    " co it nhat", " san xuat", " xuat khau", " don ", " tong dan", " tong so", " so ", " so luong", " giup ", " tang ", " trao ", " dang ", " viet ", " tap huan", " boi duong", " tuyen truyen", " co ", " ra mat", " khoi cong", " khanh thanh",
    " lap dat", " trong moi", " gioi thieu", " bao ve", " kiem tra", " giam sat", " tiep nhan", " tuyen ", " giao ", " ban hanh", " dich vu", " nuoi ", " gieo trong", " khai thac", " quy mo", " tu van", " cho vay",
)  # fmt: skip
_SAYS_PAST, _SAYS_COSTS, _SAYS_COMMENDS = (re.compile("|".join(said)) for said in (_PAST, _COSTS, _COMMENDS))
_SAYS_AIM, _SAYS_ACHIEVES = (re.compile("|".join(said)) for said in (_AIM, _ACHIEVES))
_NEAR = 90
_FEW = 8
"""Letters of a bound without an indicator."""
_LETTERS = re.compile(r"[a-z]{2}")
_NOT_OF = frozenset(
    ("các", "tại", "ở", "của", "cho", "với", "trong", "thuộc", "từng", "toàn", "cả", "những", "theo", "thứ", "số", "giữa", "bằng")
)
"""A count behind one of these says how many there are: `của 19 thôn`, `tại 03 xã`."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the headings above a provision say."""

    rewards: bool
    """Commendation, costs, the state of things: amounts there are no aims."""
    aims: bool
    """Aims: what is to be built or won counts without a further word."""
    scope: str | None
    """Whose aims: `cấp xã` of `Đối với cấp xã`."""


NEUTRAL = Surroundings(rewards=False, aims=False, scope=None)


def surroundings(reading: Reading, provision: Provision, known: dict[str, Surroundings]) -> Surroundings:
    """What the headings over a provision speak of; the nearest that speaks decides. `known`: of the provisions before, by path."""
    above = NEUTRAL
    path = provision.path.rpartition(".")[0]
    while path:
        if path in known:
            above = known[path]
            break
        path = path.rpartition(".")[0]
    if provision.heading:
        start, end = provision.heading.start, provision.heading.end
        words = reading.key[start:end]
        scope = _scope(reading, words, start, end) or above.scope
        if aims := _YET_TARGETS.search(words):
            above = Surroundings(rewards=False, aims=aims["aims"] is not None, scope=scope)
        elif _NO_TARGETS.search(words):
            above = Surroundings(rewards=True, aims=False, scope=scope)
        elif scope is not above.scope:
            above = replace(above, scope=scope)
    known[provision.path] = above
    return above


def _scope(reading: Reading, words: str, start: int, end: int) -> str | None:
    """`Đối với cấp xã` as a heading."""
    skip = len(words) - len(words.lstrip(" *"))
    if not words.startswith(("doi voi ", "rieng doi voi ", "cap "), skip) or (found := _SCOPE.match(words, skip)) is None:
        return None
    return reading.words(start + found.end(), end).strip(" *:.;") or None


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


def is_aim(reading: Reading, start: int, quantity: Quantity, around: Surroundings) -> bool:
    """Whether the words from the start of a phrase to its number, and the headings above, make the number an aim."""
    if quantity.value_start - start < _FEW:  # the aim before has taken the words: `…, trị giá mỗi nhà từ 50 triệu đồng`
        start = max(start - 50, reading.clause_start(quantity.value_start, 60))
    words = " " + reading.key[start : quantity.value_start]
    if _SAYS_PAST.search(words, max(0, len(words) - 60)):
        return False
    if quantity.kind is UnitKind.SHARE:
        return not around.rewards and not _SAYS_COMMENDS.search(words)
    if around.rewards or _SAYS_COSTS.search(words) or _SAYS_COMMENDS.search(words):
        return False
    if quantity.kind is not UnitKind.COUNT:
        return _LETTERS.search(words) is not None
    return _is_counted_aim(reading, words, quantity, around)


def _is_counted_aim(reading: Reading, words: str, quantity: Quantity, around: Surroundings) -> bool:
    """A count is an aim where its bound, its words or its heading say so."""
    unit = quantity.unit.lower()
    if unit == "tuổi":
        return " tuoi tho" in words
    if quantity.bounded or "/" in quantity.value or "/" in unit:
        return True
    if unit == "lần" and " gap " not in words:
        return False
    last = reading.flat[max(0, quantity.value_start - 14) : quantity.value_start].lower().rstrip(" *").rpartition(" ")[2]
    if _SAYS_AIM.search(words):
        return last not in _NOT_OF or last == "cho"
    return around.aims and last not in _NOT_OF and (_SAYS_ACHIEVES.search(words) is not None or not words.strip(" *+-."))
