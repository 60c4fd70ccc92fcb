"""Which kind of office printed words mean.

Enters: the words a plan uses for an office, with or without its place and level.
Leaves: the kind of office of the authority file, or nothing; never a guess.

Rules: the kind stands in front, level and place behind (`Phòng Nội vụ huyện …`, `Công an cấp xã`); abbreviations are written out where they
have one meaning only, the others (`VH&TT`) are names in the authority file. Nothing is forgiven but tones, blanks and hyphens: offices have names
too much alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.authorities.keys import NameIndex, Word, words_of
from generator.authorities.tables import Body, bodies
from generator.gazetteer import Gazetteer

_LONGEST_PLACE = 6

_BODY_SHORTHAND = {
    "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "mttqvn": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc", "tdkt": "thi dua khen thuong", "hdtdkt": "hoi dong thi dua khen thuong", "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu", "lhtn": "lien hiep thanh nien", "tncs": "thanh nien cong san", "hcm": "ho chi minh", "ccb": "cuu chien binh",
    "bhxh": "bao hiem xa hoi", "nhcsxh": "ngan hang chinh sach xa hoi", "kbnn": "kho bac nha nuoc", "ubkt": "uy ban kiem tra", "qlda": "quan ly du an",
    "vp": "van phong", "gdnn": "giao duc nghe nghiep", "gdtx": "giao duc thuong xuyen", "ptnt": "phat trien nong thon", "btv": "ban thuong vu",
}  # fmt: skip
_DROPPED = frozenset({"va", "voi"})
_CHARGES = (("giao",), ("de", "nghi"), ("yeu", "cau"))
_HEADS = (
    ("truong", ("phong", "ban", "cong")), ("pho truong", ("phong", "ban")), ("chanh", ("van", "thanh")), ("pho chanh", ("van", "thanh")), ("giam doc", ("so", "cong", "trung", "benh", "kho", "bao", "ban", "ngan")),
    ("pho giam doc", ("so", "cong", "trung")), ("chu tich", ("hoi", "lien", "uy", "cong", "mat")), ("bi thu", ("doan", "huyen", "tinh", "xa", "chi")), ("hieu truong", ("truong",)), ("chi huy truong", ("ban", "bo")),
    ("thu truong", ("so", "phong")), ("doi truong", ("doi",)), ("tram truong", ("tram",)),
)  # fmt: skip
"""The head of an office stands for it: `Trưởng phòng Nội vụ`."""
_LEVEL_TAIL = re.compile(
    r"(?:(?:cap|cac|toan|thuoc|cua|o|tai|tren dia ban|trong toan|noi tren)(?!\S) ?)*"
    r"(?P<level>trung uong|tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|tinh|thanh pho|tp|huyen|quan|thi xa|tx|xa|phuong|thi tran|dac khu|"
    r"co so|khu vuc|cac cap|dia phuong)(?!\S) ?"
)
_LEVEL_SPELLING = {"tinh": "tỉnh", "huyen": "huyện", "quan": "quận", "xa": "xã", "phuong": "phường", "tp": "tp", "tx": "tx"}


class _Bodies:
    """Index of the names of offices."""

    def __init__(self) -> None:
        self.index: NameIndex[Body] = NameIndex()
        self.ambiguous = [
            name for body in bodies() for name in body.names if not self.index.add(tuple(w.key for w in _body_words(name)), body)
        ]


@lru_cache(maxsize=1)
def _body_index() -> _Bodies:
    return _Bodies()


def _body_words(name: str) -> tuple[Word, ...]:
    """Words of an office's name, abbreviations written out; `và`, numbers and `Việt Nam` dropped."""
    out: list[Word] = []
    for word in words_of(re.sub(r"\([^()]*\)", " ", name)):
        if word.key in _BODY_SHORTHAND:
            out += (Word(key, word.printed) for key in _BODY_SHORTHAND[word.key].split())
        elif word.key == "nam" and out and out[-1].key == "viet":
            out.pop()
        elif word.key not in _DROPPED and not (word.key.isdigit() and not out):
            out.append(word)
    return tuple(out)


@lru_cache(maxsize=4096)
def match_body(words: str) -> Body | None:
    """The kind of office that printed words mean, or None; the place and level at their end do not count."""
    printed = _body_words(words)
    for charge in _CHARGES:
        if tuple(word.key for word in printed[: len(charge)]) == charge and printed[0].printed.lower() != "giáo":
            printed = printed[len(charge) :]
    keys = tuple(word.key for word in printed)
    without_numbers = tuple(key for key in keys if not key.isdigit())
    for length in range(len(keys), 0, -1):
        found = _body_index().index.get(keys[:length])
        if found and (length == len(keys) or _only_says_where(printed[length:]) or _names_a_school(found, printed[length:])):
            return found
    if without_numbers != keys and (found := _body_index().index.get(without_numbers)):
        return found
    headed = _without_head(keys)
    return match_body(" ".join(words.split()[headed:])) if headed else None


def _without_head(keys: tuple[str, ...]) -> int:
    """How many words name the head of the office that follows."""
    for head, offices in _HEADS:
        size = head.count(" ") + 1
        if " ".join(keys[:size]) == head and keys[size : size + 1] and keys[size] in offices:
            return size
    return 0


def _only_says_where(rest: tuple[Word, ...]) -> bool:
    """True for a level with or without a name (`huyện Đắk Song`, `các cấp`), and for a place that the gazetteer knows."""
    text = " ".join(word.key for word in rest)
    level = _LEVEL_TAIL.match(text)
    if level is None or not _spelled_as_level(rest, text, level):
        return len(rest) <= _LONGEST_PLACE and rest[0].printed[0].isupper() and _known_place(rest)
    after = rest[len(text[: level.end()].split()) :]
    if not after or _only_levels(after):
        return True
    return len(after) <= _LONGEST_PLACE and (all(not word.printed[0].islower() for word in after) or _known_place(after))


def _names_a_school(body: Body, rest: tuple[Word, ...]) -> bool:
    """`Trường THCS Nguyễn Du`: schools bear names of people."""
    return (
        body.kind == "school" and len(rest) <= _LONGEST_PLACE and all(word.printed[0].isupper() or word.printed.isdigit() for word in rest)
    )


def _spelled_as_level(rest: tuple[Word, ...], text: str, level: re.Match[str]) -> bool:
    """`quân` is no `quận`. A last word may have lost its tone (`UBND tình`)."""
    word = rest[len(text[: level.start("level")].split())]
    proper = _LEVEL_SPELLING.get(level["level"])
    if proper is None or word.printed.isascii() or word.printed.lower() == proper:
        return True
    return word is rest[-1] and word.key in {"tinh", "huyen", "phuong"}


def _only_levels(words: tuple[Word, ...]) -> bool:
    """`các xã, phường, thị trấn` behind the first of them."""
    return (
        re.fullmatch(r"(?:(?:xa|phuong|thi tran|thi xa|thanh pho|huyen|quan|dac khu) ?)+", " ".join(word.key for word in words)) is not None
    )


def _known_place(words: tuple[Word, ...]) -> bool:
    return bool(Gazetteer.load().lookup(" ".join(word.printed for word in words)))
