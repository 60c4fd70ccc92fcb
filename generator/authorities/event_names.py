"""Which commemorated event a printed name means.

Enters: a name as a plan prints it, the printed day of origin, the paper's own place.
Leaves: the event of the authority file, or nothing; never a guess.

Rules: an event is known by its name; its day only supports (three events fall on 19/8). `Ngày`, `Lễ`, the number of years, dates, `Việt Nam` and
`nước Cộng hòa xã hội chủ nghĩa Việt Nam` do not count; a local event's place does.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.authorities.keys import LONGEST_NAME, NameIndex, words_of
from generator.authorities.tables import Event, events
from generator.text import fold, normalise

if TYPE_CHECKING:
    from generator.authorities.keys import Keys
    from generator.model import PartialDate

_DATES = re.compile(r"\([^()]*\)|\d{1,2} ?[-/.] ?\d{1,2}(?: ?[-/.] ?\d{4})?(?!\d)|(?<!\w)am lich(?!\w)|(?<!\w)nam \d{4}(?!\d)")
_EVENT_LEAD = re.compile(
    r"(?:(?:nhiet liet|chao mung|huong toi|huong ung|tien toi|nhan|dip|mung|don|ky niem|tuyen truyen|to chuc|dai le|le|cac|tron|ke tu|su kien|ngay|"
    r"(?:lan thu )?\d+(?: nam)?)(?!\S) ?)+"
)
_EVENT_FILLERS = re.compile(r"(?<!\S)(?:nuoc cong hoa xa hoi chu nghia(?: viet nam)?|viet nam|vi dai|kinh yeu|cua|va|lich su)(?!\S)")
_EVENT_SHORTHAND = {
    "lhpn": "lien hiep phu nu", "lhtn": "lien hiep thanh nien", "tncs": "thanh nien cong san", "hcm": "ho chi minh", "mttq": "mat tran to quoc",
    "qdnd": "quan doi nhan dan", "qdndvn": "quan doi nhan dan", "qptd": "quoc phong toan dan", "cand": "cong an nhan dan", "vn": "viet nam",
    "antq": "an ninh to quoc", "tntp": "thieu nien tien phong", "ccb": "cuu chien binh", "cd": "cong doan", "cs": "cong san", "csvn": "cong san",
    "chxhcn": "cong hoa xa hoi chu nghia", "chxhcnvn": "cong hoa xa hoi chu nghia viet nam", "cmt8": "cach mang thang tam", "tnxp": "thanh nien xung phong",
    "mttqvn": "mat tran to quoc", "pccc": "phong chay chua chay", "bdbp": "bo doi bien phong", "nct": "nguoi cao tuoi", "sy": "si", "khdt": "khoi nghia",
}  # fmt: skip
_PARTS = re.compile(r" [-–] |, ?(?=(?:và )?ngày )| và |;", re.IGNORECASE)
_PARTED = re.compile(r"[-–;,]| v[àÀ] ", re.IGNORECASE)
_LEVEL_WORDS = frozenset({"tinh", "huyen", "xa", "phuong", "quan", "tran", "pho"})
_GENERIC = frozenset({"thanh", "lap", "tai", "truyen", "thong", "giai", "phong", "nganh", "ngay", "hoi"})
_LOCAL_WORDS = frozenset({"tinh", "huyen", "xa", "phuong", "chi", "bo", "truong", "co", "so", "thon"})
_WORDS_MORE = 3
_FOUNDING = re.compile(r"(?:(?:chia tach |tach )?(?:tai )?(?:thanh )?lap(?: lai| moi)?|chia tach|truyen thong) (?=\S)")
_FREEING = re.compile(r"giai phong (?:hoan toan )?(?:que huong )?(?=\S)")
_LEVEL_FIRST = re.compile(r"^(?:tinh|thanh pho|thi xa|thi tran|huyen|quan|xa|phuong|dac khu) ")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


class _Events:
    """Index of the events' names."""

    def __init__(self) -> None:
        self.index: NameIndex[Event] = NameIndex()
        self.names: list[tuple[Keys, Event]] = []
        self.on_day: dict[PartialDate, list[tuple[Keys, frozenset[str], Event]]] = {}
        """Names with two telling words at least, by the day of origin."""
        self.ambiguous: list[str] = []
        for event in events():
            for name in event.names:
                words = words_of_event(name)
                if not self.index.add(words, event):
                    self.ambiguous.append(name)
                self.names.append((words, event))
                core = frozenset(words) - _GENERIC
                if event.founded_on is not None and len(core) > 1:
                    self.on_day.setdefault(event.founded_on, []).append((words, core, event))


@lru_cache(maxsize=1)
def _event_index() -> _Events:
    return _Events()


def words_of_event(name: str) -> Keys:
    """The words of an event's name that count: `Kỷ niệm 95 năm Ngày thành lập Đảng Cộng sản Việt Nam (…)` → thanh lap dang cong san."""
    text = _DATES.sub(" ", fold(normalise(name).text))
    text = " ".join(_EVENT_SHORTHAND.get(word, word) for word in re.findall(r"[^\W_]+", text)).replace("thang 8", "thang tam")
    lead = _EVENT_LEAD.match(text)
    text = text[lead.end() :] if lead else text
    return tuple(_EVENT_FILLERS.sub(" ", text).split())


@lru_cache(maxsize=4096)
def match_event(name: str, founded_on: PartialDate | None = None, *, place: str | None = None) -> Event | None:
    """The event a printed name means, or None.

    Args:
        name: As printed, with or without Ngày; dates and a number of years in it do not count.
        founded_on: The printed day of origin. It chooses between events that the name itself names, and lets a slightly longer name
            than ours through; alone it decides nothing, and a wrong day does not unname an event.
        place: Address of the paper's own place; with it `thành lập huyện` means its own district.
    """
    words = words_of_event(name)
    if not words or len(words) > LONGEST_NAME:
        return None
    found = _named_event(name, words, founded_on)
    return (
        found
        or _own_event(words, place)
        or _founded_again(name, words, founded_on)
        or _part_of(name, founded_on)
        or _supported(name, words, founded_on)
        or _misspelt_event(name, words)
    )


def _named_event(name: str, words: Keys, founded_on: PartialDate | None) -> Event | None:
    found = _event_index().index.get(words)
    if found and (founded_on is not None and founded_on == found.founded_on):
        return found
    return found if found and _same_letters(name, found) else None


def founded_unit(words: Keys) -> tuple[str, Keys]:
    """What happened to a unit, and the unit: `tai lap tinh dak nong` → `thanh lap`, (`tinh`, `dak`, `nong`); nothing for other events."""
    text = " ".join(words)
    if found := _FOUNDING.match(text):
        return "thanh lap", tuple(text[found.end() :].split())
    if found := _FREEING.match(text):
        return "giai phong", tuple(text[found.end() :].split())
    return "", ()


def _founded_again(name: str, words: Keys, founded_on: PartialDate | None) -> Event | None:
    """`thành lập tỉnh X` on the day of `tái lập tỉnh X`; without the day the two may be a century apart."""
    kind, unit = founded_unit(words)
    if not unit or founded_on is None or founded_on.day is None:
        return None
    bare = _LEVEL_FIRST.sub("", " ".join(unit))
    for names, _, event in _event_index().on_day.get(founded_on, ()):
        other, its_unit = founded_unit(names)
        if event.place is not None and other == kind and _LEVEL_FIRST.sub("", " ".join(its_unit)) == bare and _same_letters(name, event):
            return event
    return None


def _misspelt_event(name: str, words: Keys) -> Event | None:
    found = _event_index().index.misspelt(words)
    return found if found and _same_letters(name, found) else None


def _same_letters(name: str, event: Event) -> bool:
    """False when a local event's place is another that only folds alike (Nam Đông, Nam Dong); lost tones are forgiven."""
    if event.place is None:
        return True
    known = {_letters(word.printed): word.key for other in event.names for word in words_of(other)}
    return all(
        word.printed.isascii() or word.key not in known.values() or _letters(word.printed) in known or not word.printed[0].isupper()
        for word in words_of(name)
    )


def _letters(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))


def _own_event(words: Keys, place: str | None) -> Event | None:
    """`tái lập tỉnh` in a paper of that province or of a unit in it."""
    if place is None or len(words) < 2 or words[-1] not in _LEVEL_WORDS:
        return None
    found = {
        event.slug: event
        for names, event in _event_index().names
        if event.place is not None and f"{place}/".startswith(f"{event.place}/") and names[: len(words)] == words
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _part_of(name: str, founded_on: PartialDate | None) -> Event | None:
    """Two names in one: of one event both, or of two, of which the day is one's."""
    text = normalise(name).text
    if not _PARTED.search(text):
        return None
    parts = [part for part in _PARTS.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    named = [_named_event(part, words_of_event(part), founded_on) for part in parts]
    found = {event.slug: event for event in named if event is not None}
    if len(found) == 1 and None not in named:
        return next(iter(found.values()))
    on_the_day = [event for event in found.values() if founded_on is not None and event.founded_on == founded_on]
    return on_the_day[0] if len(on_the_day) == 1 else None


def _supported(name: str, words: Keys, founded_on: PartialDate | None) -> Event | None:
    """A name with a few words more than ours, of the same full day."""
    if founded_on is None or founded_on.day is None:
        return None
    found: dict[str, Event] = {}
    for names, core, event in _event_index().on_day.get(founded_on, ()):
        more = [word for word in words if word not in names]
        if core <= set(words) and len(more) <= _WORDS_MORE and not _LOCAL_WORDS.intersection(more) and _same_letters(name, event):
            found[event.slug] = event
    return next(iter(found.values())) if len(found) == 1 else None
