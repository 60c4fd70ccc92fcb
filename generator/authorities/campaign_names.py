"""Which movement a printed name means.

Enters: a name as a plan prints it, without quotation marks.
Leaves: the movement of the authority file, or nothing; never a guess.

Rules: around the name stand words that do not count (`phong trào thi đua`, `cả nước`, `giai đoạn …`, `trên địa bàn …`), and a place may stand in
front or instead of `Việt Nam`. `Ngày vì người nghèo` is not `Vì người nghèo - …`; a name that two movements bear needs its kind.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.authorities.keys import NameIndex, Word, keys_of, words_of
from generator.authorities.tables import Campaign, CampaignKind, campaigns
from generator.gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authorities.keys import Keys

_LONGEST_PLACE = 6
_SHORTEST_REST = 3
"""Words that must be left of a name when others are dropped."""

_FILLERS = re.compile(r"(?<!\S)(?:phong trao|cuoc van dong|thi dua|ca nuoc|toan dan)(?!\S)")
_LEAD = re.compile(
    r"(?:(?:dot|chien dich|cao diem|thang cao diem|dac biet|yeu nuoc|tiep tuc|day manh|thuc hien|huong ung|trien khai|tham gia|voi chu de)(?!\S) ?)+"
)
_TIME_OR_PLACE = re.compile(
    r"(?<!\S)(?:tren (?:dia ban|pham vi|toan)|(?:trong )?giai doan|nhiem ky|(?:trong |tu |den )?nam (?:trong )?\d|trong nam)(?!\S|$)|(?<!\S)nam \d+"
)
_TAIL_WORDS = (
    "tren|giai doan|nhiem ky|nam|tu nam|den nam|tai|trong|gan voi|nham|nhan dip|chao mung|huong toi|do|cua|cho|cap|tinh|huyen|quan|thi xa|"
    "thanh pho|xa|phuong|thi tran"
)
_TAIL = re.compile(rf"(?<!\S)(?:{_TAIL_WORDS})(?!\S)")


_FILLING = frozenset(("phong", "cuoc", "thi", "ca", "toan"))
_LEADING = frozenset(("dot", "chien", "cao", "thang", "dac", "yeu", "tiep", "day", "thuc", "huong", "trien", "tham", "voi"))
_TIMING = frozenset(("tren", "giai", "nhiem", "nam", "trong"))
"""First words of what is dropped: a name without them is its own short form."""
_ENDING = frozenset(words.split()[0] for words in _TAIL_WORDS.split("|"))


class _Movements:
    """Indexes of the movements' names."""

    def __init__(self) -> None:
        self.full: NameIndex[Campaign] = NameIndex()
        self.short: NameIndex[Campaign] = NameIndex()
        self.shared: dict[str, list[Campaign]] = {}
        self.with_country: list[tuple[Keys, Keys, Campaign]] = []
        self.firsts = set(_FILLING | _LEADING)
        """Words a name may begin with."""
        self.ambiguous: list[str] = []
        for campaign in campaigns():
            for name in campaign.shared:
                self.firsts.add(keys_of(name)[0])
                self.shared.setdefault("".join(keys_of(name)), []).append(campaign)
        for campaign in campaigns():
            for name in campaign.names:
                self._add(name, campaign)

    def _add(self, name: str, campaign: Campaign) -> None:
        words = keys_of(name)
        if not self.full.add(words, campaign):
            self.ambiguous.append(name)
        for form in (words, *_short_forms(words)):
            self.firsts.add(form[0] if form else "")
            if (form == words or len(form) >= _SHORTEST_REST) and "".join(form) not in self.shared:
                self.short.add(form, campaign)
        before, country, after = " ".join(words).partition(" viet nam ")
        if country and "viet nam" not in after:
            self.with_country.append((tuple(before.split()), tuple(after.split()), campaign))

    def named(self, words: Keys, kind: CampaignKind | None) -> Campaign | None:
        """The movement with this name, as it stands or without the words that do not count."""
        forms = (words, *_short_forms(words))
        for form in forms:
            bearers = self.shared.get("".join(form))
            if bearers:
                of_kind = [campaign for campaign in bearers if campaign.kind == kind]
                return of_kind[0] if len(of_kind) == 1 else None
        found = self.full.get(words)
        for form in forms:
            found = found or self.short.get(form)
        return found


def _short_forms(words: Keys) -> Iterator[Keys]:
    """Without the words that stand in any name, then also without those that lead it, then without its time and place."""
    if not _FILLING.isdisjoint(words):
        words = tuple(_FILLERS.sub(" ", " ".join(words)).split())
        yield words
    if words and words[0] in _LEADING and (lead := _LEAD.match(" ".join(words))):
        words = words[len(lead[0].split()) :]
        yield words
    if not _TIMING.isdisjoint(words) and (tail := _TIME_OR_PLACE.search(" ".join(words))):
        before = tuple(tail.string[: tail.start()].split())
        if len(before) >= _SHORTEST_REST:
            yield before


@lru_cache(maxsize=1)
def _movements() -> _Movements:
    return _Movements()


@lru_cache(maxsize=4096)
def match_campaign(name: str, *, kind: CampaignKind | None = None) -> Campaign | None:
    """The movement a printed name means, or None.

    Args:
        name: As printed, without the quotation marks.
        kind: What the word before the name calls it. `Vì người nghèo` is a movement and a cuộc vận động: without the kind it is neither.
    """
    words = keys_of(name)
    if not words:
        return None
    index = _movements()
    if kind is None and words[:3] == ("cuoc", "van", "dong"):
        kind = "mass_campaign"
    elif kind is None and words[:2] == ("phong", "trao"):
        kind = "movement"
    return (
        index.named(words, kind)
        or _without_tail(words, kind)
        or _without_place(name, words, kind)
        or _with_place_for_country(name, words)
        or _misspelt_movement(words)
    )


def _without_tail(words: Keys, kind: CampaignKind | None) -> Campaign | None:
    """`Dân vận khéo trong lực lượng vũ trang huyện …`: the longest beginning that is a name."""
    if words[0] not in _movements().firsts or _ENDING.isdisjoint(words[_SHORTEST_REST:]):
        return None
    text = " ".join(words)
    for tail in reversed(list(_TAIL.finditer(text))):
        head = tuple(text[: tail.start()].split())
        if len(head) < _SHORTEST_REST:
            return None
        found = _movements().named(head, kind)
        if found:
            return found
    return None


def _without_place(name: str, words: Keys, kind: CampaignKind | None) -> Campaign | None:
    """`Kon Tum chung sức xây dựng nông thôn mới`: a place stands in front, in place of `Cả nước`."""
    firsts = _movements().firsts
    for length in range(1, min(_LONGEST_PLACE, len(words) - _SHORTEST_REST) + 1):
        if words[length] not in firsts:
            continue
        rest = words[length:]
        found = _movements().named(rest, kind) or _without_tail(rest, kind)
        if found:
            printed = words_of(name)
            if _is_place(printed[:length], printed[length].printed):
                return found
    return None


def _with_place_for_country(name: str, words: Keys) -> Campaign | None:
    """`Doanh nghiệp Vĩnh Phúc hội nhập và phát triển`: a place stands where the name has `Việt Nam`."""
    for before, after, campaign in _movements().with_country:
        middle = len(words) - len(before) - len(after)
        if 1 <= middle <= _LONGEST_PLACE and words[: len(before)] == before and words[-len(after) :] == after:
            printed = words_of(name)
            stretch = printed[len(before) : len(before) + middle]
            if _is_place(stretch, printed[len(before) + middle].printed):
                return campaign
    return None


def _misspelt_movement(words: Keys) -> Campaign | None:
    *_, shortest = (words, *_short_forms(words))
    return _movements().full.misspelt(words) or _movements().short.misspelt(shortest)


def _all_capital(words: tuple[Word, ...]) -> bool:
    return all(word.printed[0].isupper() or word.printed[0].isdigit() for word in words)


def _is_place(words: tuple[Word, ...], following: str) -> bool:
    """True for a name that the gazetteer knows, and for capitals in front of small letters (a misspelt or newer place)."""
    if not _all_capital(words[-2:]):
        return False
    if len(words) > 1 and following[0].islower() and all(word.printed[1:].islower() or len(word.printed) == 1 for word in words):
        return True
    return bool(Gazetteer.load().lookup(" ".join(word.printed for word in words)))
