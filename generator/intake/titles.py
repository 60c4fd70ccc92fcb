"""Titles: from capitals to ordinary writing, and a short title for lists and addresses.

Enters: the abstract as printed, and the body, whose own writing shows which words have capitals.
Leaves: the title in sentence case; a short title (`Phát động phong trào thi đua năm 2025`).

Rules: a title in capitals takes the writing of the longest run of words that the body has too; what the body lacks is written small, but
for Roman numbers, abbreviations and known names.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from generator.parse.casing import is_abbreviation
from generator.text import collapse, fold

_WORD = re.compile(r"[^\W_]+(?:[-/&][^\W_]+)*")
_ROMAN = re.compile(r"[IVX]{1,6}$")
_NAMES = [
    "Việt Nam",
    "Hồ Chí Minh",
    "Tổ quốc",
    "Đảng",
    "Nhà nước",
    "Chính phủ",
    "Trung ương",
    "Đại hội",
    "Quốc khánh",
    "Quốc hội",
    "Nghị quyết",
    "Chỉ thị",
    "Đảng bộ",
    "Cách mạng tháng Tám",
    "Thủ tướng",
    "Chủ tịch",
    "Nhân dân",
    "Bác Hồ",
    "Mặt trận Tổ quốc",
    "Hội đồng nhân dân",
    "Ủy ban nhân dân",
    "Công đoàn",
    "Đoàn Thanh niên",
]
_BEFORE_NAMES = frozenset({"Luật"})
_LONGEST_RUN = 12
_SHORT = 90
_LINK = re.compile(r"\s+(?:thực hiện|lập thành tích|chào mừng|nhằm|hướng tới|hoàn thành|tiến tới|đẩy mạnh|gắn với|trong các|theo)\b|[,;:]")


def is_capitals(text: str) -> bool:
    """True when a title is printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def sentence_case(title: str, body: str) -> str:
    """A title that is printed in capitals, in ordinary writing; other titles only get their first capital."""
    title = collapse(title)
    if not is_capitals(title):
        return title[:1].upper() + title[1:]
    words = list(_WORD.finditer(title))
    folded = [word[0].lower() for word in words]
    runs = _runs(body + "\n" + "\n".join(_NAMES), frozenset(folded))
    out, last, index = [], 0, 0
    while index < len(words):
        size, cased = _longest(runs, folded, index)
        for offset in range(size):
            word = words[index + offset]
            out += [title[last : word.start()], _written(word[0], cased[offset] if cased else None)]
            last = word.end()
        index += size
    out.append(title[last:])
    joined = "".join(out)
    return joined[:1].upper() + joined[1:]


def _written(word: str, model: str | None) -> str:
    """One word as the body writes it, else small."""
    if _ROMAN.match(word) and (len(word) > 1 or word in "VX"):
        return word
    if model is not None:
        return model
    return word if is_abbreviation(word) and len(word) > 1 else word.lower()


def _runs(text: str, wanted: frozenset[str]) -> dict[str, list[list[str]]]:
    """Stretches of the body's words that occur in the title, by first word; the first word of a sentence counts as small."""
    words: list[tuple[str, bool]] = []
    last = 0
    for found in _WORD.finditer(text):
        between = text[last : found.start()]
        # The name of a law begins with a capital of its own: “Luật Thi đua” says nothing about “thi đua”.
        first = not words or words[-1][0] in _BEFORE_NAMES or bool(re.search(r"[.;:!?\n“”\"()]|^\s*[-+]", between))
        words.append((found[0], first))
        last = found.end()
    runs: dict[str, list[list[str]]] = defaultdict(list)
    for index, (word, _) in enumerate(words):
        key = word.lower()
        if key in wanted and len(runs[key]) < 60:
            run = []
            for offset, (other, begins) in enumerate(words[index : index + _LONGEST_RUN]):
                if other.isupper() and len(other) > 1 and not _ROMAN.match(other) and not is_abbreviation(other):
                    break  # a heading in capitals shows nothing
                run.append(other[0].lower() + other[1:] if begins and (offset == 0) and not other.isupper() else other)
            if run:
                runs[key].append(run)
    return runs


def _longest(runs: dict[str, list[list[str]]], folded: list[str], index: int) -> tuple[int, list[str] | None]:
    """The longest run of the body that the title has at this word, in its most frequent writing."""
    best = 0
    candidates: list[tuple[str, ...]] = []
    for run in runs.get(folded[index], []):
        size = 0
        while size < len(run) and index + size < len(folded) and run[size].lower() == folded[index + size]:
            size += 1
        if size > best:
            best, candidates = size, [tuple(run[:size])]
        elif size == best and size:
            candidates.append(tuple(run[:size]))
    if not best:
        return 1, None
    counts = Counter(candidates)

    def weight(run: tuple[str, ...]) -> tuple[int, int]:
        return counts[run], sum(word[0].isupper() for word in run)

    chosen = max(candidates, key=weight)
    return best, list(chosen)


def short_title(title: str) -> str | None:
    """The beginning of a long title that still says what the plan is, with its year or term; None when the title is short."""
    whole = re.sub(r"^(?:về việc|v/v)\s+", "", title, flags=re.IGNORECASE)
    whole = whole[:1].upper() + whole[1:]
    if len(whole) <= _SHORT:
        return whole if whole != title else None
    head = whole.split(";")[0].strip()
    if len(head) > _SHORT or head == whole:
        found = next((m for m in _LINK.finditer(whole) if m.start() >= 12), None)
        head = whole[: found.start()].strip(" ,;:") if found else " ".join(whole.split()[:14])
        if head.count("“") > head.count("”"):  # half a name says less than none
            head = head[: head.rindex("“")].strip(" ,;:")
    years = re.search(r"(?:năm|giai đoạn|nhiệm kỳ) \d{4}(?:\s?[-–]\s?\d{4})?", whole)
    if years and not re.search(r"\d{4}", head) and len(head) < _SHORT - 20:
        head = f"{head} {re.sub(r'(?<=[0-9]) ?[-–] ?(?=[0-9])', '-', years[0])}"
    return head


def syllables(text: str, most: int = 6) -> list[str]:
    """At most so many syllables, folded: the end of an address."""
    return re.findall(r"[a-z0-9]+", fold(text))[:most]
