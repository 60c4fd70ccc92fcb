"""Capitals: names of offices and positions as they are written in running text.

Enters: `SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH HÀ TĨNH`, `KT. CHỦ TỊCH`.
Leaves: `Sở Lao động - Thương binh và Xã hội tỉnh Hà Tĩnh`, `KT. Chủ tịch`; text that is not in capitals is left as it is.

Rules: official spelling of office names: a capital for the kind of office and for the first syllable of each of its fields, none for
`tỉnh`, `huyện`, `xã` before a name, all syllables of a place name; abbreviations stay as they are.
"""

from __future__ import annotations

import re

from generator.text import fold

PLACE_TYPES = ("thành phố", "thị trấn", "thị xã", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
"""Types of unit, longest first."""

_PHRASES = [
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Uỷ ban Mặt trận Tổ quốc Việt Nam",
    "Mặt trận Tổ quốc",
    "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban",
    "Uỷ ban",
    "Chủ tịch",
    "Phó Chủ tịch",
    "Bí thư",
    "Phó Bí thư",
    "Giám đốc",
    "Phó Giám đốc",
    "Hiệu trưởng",
    "Phó Hiệu trưởng",
    "Trưởng ban",
    "Phó Trưởng ban",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Chánh Văn phòng",
    "Phó Chánh Văn phòng",
    "Thường trực",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ban Thường trực",
    "Tỉnh ủy",
    "Tỉnh uỷ",
    "Thành ủy",
    "Thành uỷ",
    "Huyện ủy",
    "Huyện uỷ",
    "Quận ủy",
    "Quận uỷ",
    "Thị ủy",
    "Thị uỷ",
    "Đảng ủy",
    "Đảng uỷ",
    "Đảng bộ",
    "Đảng đoàn",
    "Chi bộ",
    "Tỉnh đoàn",
    "Huyện đoàn",
    "Thành đoàn",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Đoàn TNCS Hồ Chí Minh",
    "Hồ Chí Minh",
    "Trung ương",
    "Thủ tướng Chính phủ",
    "Chính phủ",
    "Quốc hội",
    "Nhà nước",
    "Việt Nam",
    "Liên đoàn Lao động",
    "Tổng Liên đoàn Lao động",
    "Hội Liên hiệp Phụ nữ",
    "Hội Nông dân",
    "Hội Cựu chiến binh",
    "Hội đồng Thi đua - Khen thưởng",
    "Ban Thi đua - Khen thưởng",
    "Ban Chỉ đạo",
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ban Tổ chức",
    "Bộ Chỉ huy Quân sự",
    "Bộ Chính trị",
    "Ban Bí thư",
    "Công an",
    "nhân dân",
    "và",
    "của",
    "về",
    "Trung tâm",
    "Chi cục",
    "Tổng cục",
    "Công đoàn",
    "Văn phòng",
    "Bệnh viện",
    "Bảo hiểm xã hội",
    "Kho bạc Nhà nước",
    "Ngân hàng Nhà nước",
    "Tiểu học",
    "Mầm non",
    "Trung học cơ sở",
    "Trung học phổ thông",
    "Đại học",
    "Cao đẳng",
    "Học viện",
    "Viên chức",
    "Thanh niên",
    "Phụ nữ",
    "Hội đồng",
    "thành phố Hồ Chí Minh",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Công Thương",
    "Sản Nhi",
    "Đa khoa",
    "Sư phạm",
    "Tổng công ty",
    "Công ty",
    "Tập đoàn",
    "miền Bắc",
    "miền Trung",
    "miền Nam",
    "và doanh nghiệp",
]
_CASED = {tuple(fold(phrase).replace("-", " ").split()): phrase.replace("-", " ").split() for phrase in _PHRASES}
_LONGEST = max(map(len, _CASED))
_HEADS = frozenset(["so", "phong", "ban", "bo", "vien", "cuc", "hoi", "doan", "va"])
"""Words after which a field of work begins, with a capital."""
_HEAD_PHRASES = frozenset(
    ("trung tam", "chi cuc", "tong cuc", "cong doan", "van phong", "benh vien", "hoi dong", "ban chi dao", "va", "tap doan", "tong cong ty")
)
_COMMITTEES = re.compile(r"(?:tinh|thanh|huyen|quan|thi|xa|phuong) (?:uy|doan)$")
"""`Huyện ủy`, `Tỉnh đoàn`: the name of the place follows."""
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|kh|ch|th|tr|ph|gh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?")
_SPLIT = re.compile(r"(\s+|[-–,.:()/&]+)")
_KEPT = frozenset({"TM", "KT", "TL", "TUQ", "Q", "VP", "CA", "TU", "HU", "BCH", "UB", "THPT", "THCS", "TNCS", "MTTQ", "UBND"})


def is_abbreviation(word: str) -> bool:
    """True for `UBND`, `THCS`, `GD&ĐT`: capitals that are no Vietnamese syllable."""
    return word.isupper() and (word in _KEPT or not _SYLLABLE.fullmatch(fold(word)))


def office_case(text: str) -> str:
    """Ordinary spelling of a name of an office or position that is printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    if sum(c.isupper() for c in letters) * 5 < len(letters) * 4:
        return text
    tokens = [t for t in _SPLIT.split(text) if t]
    words = [i for i, t in enumerate(tokens) if not _SPLIT.fullmatch(t)]
    folded = [fold(tokens[i]) for i in words]
    at = 0
    school = folded[:1] == ["truong"] or folded[:3] == ["cong", "doan", "truong"]
    capital, in_place = True, school
    while at < len(words):
        size = next((n for n in range(min(_LONGEST, len(words) - at), 0, -1) if _phrase(folded, at, n)), 0)
        place = next((n for n in (2, 1) if _is_type(tokens, words[at : at + n], n)), 0)
        if size and not (size == 1 and place):
            for offset, cased in enumerate(_phrase(folded, at, size) or ()):
                own = tokens[words[at + offset]]
                tokens[words[at + offset]] = (
                    own if cased.isupper() and len(cased) > 1 else own.capitalize() if cased[0].isupper() else own.lower()
                )
            capital = " ".join(folded[at : at + size]) in _HEAD_PHRASES or folded[at + size - 1] == "uy"
            in_place = (school and in_place) or _COMMITTEES.match(" ".join(folded[at : at + size])) is not None
            at += size
            continue
        if place and (at + place < len(words) or at):
            for offset in range(place):
                index = words[at + offset]
                if folded[at] not in _SHORT_TYPES:
                    tokens[index] = tokens[index].lower() if at or offset else tokens[index].capitalize()
            capital, in_place, at = True, True, at + place
            continue
        index = words[at]
        joint = "".join(tokens[words[at - 1] + 1 : index]) if at else ""
        if tokens[index] in _KEPT or (is_abbreviation(tokens[index]) and not in_place):
            capital = True
        elif in_place or capital or "-" in joint or "," in joint or "–" in joint:
            tokens[index] = tokens[index].capitalize()
            capital = folded[at] in _HEADS and not in_place
        else:
            tokens[index] = tokens[index].lower()
        at += 1
    out = "".join(tokens)
    return out[:1].upper() + out[1:]


_FOLDED_TYPES = frozenset(fold(t) for t in PLACE_TYPES)
_SHORT_TYPES = frozenset(("tp", "tx", "tt"))


def _is_type(tokens: list[str], words: list[int], size: int) -> bool:
    """`TỈNH`, `THÀNH PHỐ`, `TP`, `TT.`; `HÀ TĨNH` and `QUẢN LÝ` fold to types of unit and are none, nor is `XÃ HỘI` a commune, nor `TT Y TẾ`."""
    printed = " ".join(tokens[index] for index in words).lower()
    following = "".join(tokens[words[-1] + 1 : words[-1] + 3]).lower()
    if printed in _SHORT_TYPES:
        return printed != "tt" or following.startswith(".")
    plain = printed in _FOLDED_TYPES and "".join(tokens).isascii()  # a head without any tones
    return len(words) == size and (printed in PLACE_TYPES or plain) and not (printed == "xã" and following.strip() == "hội")


def _phrase(folded: list[str], at: int, size: int) -> list[str] | None:
    """The ordinary spelling of a known phrase that stands at this word."""
    return _CASED.get(tuple(folded[at : at + size]))
