"""The paper among menus: which part of a web page is its main text.

Enters: the tree of a page saved from a portal, from Word or from LibreOffice.
Leaves: the element that holds the paper, without what is navigation; and the words that were left out, with the reason.

How: whatever is never text (scripts, menus by their tag or role, hidden elements) goes first. Then, from the body downwards, the child with nearly all
words that are not links is taken, as long as no sign of a paper (motto, number, name of the document, Nơi nhận) and no long paragraph is left behind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from generator.model import LeftOut
from generator.text import fold, normalise

AROUND = "phần ngoài văn bản của trang web"
HIDDEN = "chữ ẩn"
DELETED = "chữ đã xóa (theo dõi thay đổi)"
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "head", "video", "audio", "canvas", "map"}
)
_CHROME_TAGS = frozenset({"nav", "aside", "footer", "button", "select", "textarea", "input", "dialog"})
_CHROME_ROLES = frozenset({"navigation", "banner", "search", "contentinfo", "complementary", "menu", "menubar", "dialog"})
_CHROME_NAMES = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|breadcrumbs?|sidebar|footer|related|comments?|share|social|banner|toolbar|pagination|advert|lien-?quan|binh-?luan|"
    r"chia-?se|chan-?trang|dau-?trang|tin-?khac|danh-?muc|print|cookie)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_SIGNS = re.compile(
    r"^(?:cong hoa xa hoi chu|doc lap *[-–] *tu do|dang cong san viet nam$|noi nhan *:?$|so *:.{0,12}/? *(?:kh|ctr)-|ke hoach$|(?:tm|kt)\. )",
    re.MULTILINE,
)
_LONG = 150
_NEARLY_ALL = 0.75
_LINKED = 0.35
_MOSTLY_LINKS = 0.7


@dataclass(slots=True)
class _Weight:
    """What an element holds, itself and all below."""

    words: int = 0
    linked: int = 0
    signs: int = 0
    longest: int = 0


def find_main(root: Any) -> tuple[Any, list[LeftOut]]:
    """The element that holds the paper; the tree loses what is not text."""
    left: Counter[tuple[str, str]] = Counter()
    body = root.find("body") if root.tag == "html" else root
    body = root if body is None else body
    _strip(body, left)
    weights = _weigh(body)
    main = body
    path = [body]
    while True:
        child = max(main.iterchildren("*"), key=lambda each: weights[each].words, default=None)
        if child is None or child.tag in _LEAVES or not _holds_all(child, main, weights):
            break
        main = child
        path.append(main)
    while path[-1].tag in _TABLE_PARTS:  # a table is left whole
        path.pop()
    for outer, inner in pairwise(path):
        for other in outer.iterchildren("*"):
            if other is not inner:
                _note(left, AROUND, other)
    main = path[-1]
    _strip_links(main, weights, left)
    return main, [LeftOut(reason=reason, text=words) for reason, words in left]


_LEAVES = frozenset({"p", "ul", "ol", "h1", "h2", "h3", "pre", "span", "font", "b", "strong"})


def _strip(body: Any, left: Counter[tuple[str, str]]) -> None:
    """Take out what is never part of a paper."""
    for element in list(body.iter("*")):
        if element is body or element.getparent() is None:
            continue
        tag = element.tag
        if tag in _SILENT:
            _drop(element)
        elif tag == "del" and _text(element):
            _note(left, DELETED, element)
            _drop(element)
        elif _UNSEEN.search(element.get("style") or "") or element.get("hidden") is not None:
            _note(left, HIDDEN, element)
            _drop(element)
        elif (tag in _CHROME_TAGS or (element.get("role") or "").lower() in _CHROME_ROLES) and not _has_sign(element):
            _note(left, AROUND, element)
            _drop(element)


def _weigh(body: Any) -> dict[Any, _Weight]:
    """Weights of all elements, leaves first."""
    weights: dict[Any, _Weight] = {}
    for element in reversed(list(body.iter("*"))):
        weight = weights.setdefault(element, _Weight())
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        size = len("".join(own.split()))
        weight.words += size
        whole = weight.words
        if element.tag == "a" and element.get("href"):
            weight.linked, weight.words = weight.linked + weight.words, 0
        weight.longest = max(weight.longest, size, whole if element.tag in {"p", "td", "div", "li"} and not len(element) else 0)
        if element.tag == "p":
            weight.longest = max(weight.longest, weight.words)
        if whole < _LONG and element.tag in _BLOCKS and _has_sign(element):
            weight.signs += not weight.signs
        parent = element.getparent()
        if parent is not None and element is not body:
            above = weights.setdefault(parent, _Weight())
            above.words += weight.words
            above.linked += weight.linked
            above.signs += weight.signs
            above.longest = max(above.longest, weight.longest)
    return weights


_TABLE_PARTS = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
_BLOCKS = frozenset({"p", "div", "td", "th", "h1", "h2", "h3", "h4", "li", "center"})


def _holds_all(child: Any, parent: Any, weights: dict[Any, _Weight]) -> bool:
    """True when nothing of the paper would be left beside this child."""
    inner, outer = weights[child], weights[parent]
    if inner.signs < outer.signs or inner.words < _NEARLY_ALL * outer.words:
        return False
    loose = (parent.text or "") + "".join(each.tail or "" for each in parent)
    if len(loose.strip()) > _LONG:
        return False
    return all(_is_chrome(other, weights[other]) for other in parent.iterchildren("*") if other is not child)


def _is_chrome(element: Any, weight: _Weight) -> bool:
    """Menus, boxes of links, short notices."""
    if not weight.words + weight.linked:
        return True
    named = _CHROME_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    return bool(named) or weight.linked > _LINKED * (weight.words + weight.linked) or weight.longest < _LONG


def _strip_links(main: Any, weights: dict[Any, _Weight], left: Counter[tuple[str, str]]) -> None:
    """Boxes of links and of buttons inside of the main text."""
    for element in list(main.iter("div", "ul", "section", "table")):
        weight = weights.get(element)
        if element is main or weight is None or weight.signs or element.getparent() is None:
            continue
        total = weight.words + weight.linked
        links = len(element.findall(".//a"))
        named = bool(_CHROME_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}")) and weight.longest < _LONG
        if total and ((links > 2 and weight.linked > _MOSTLY_LINKS * total) or named):
            _note(left, AROUND, element)
            _drop(element)


def _has_sign(element: Any) -> bool:
    """True when a line of it is one that only papers have."""
    lines = [" ".join(piece.split()) for piece in element.itertext()]
    whole = " ".join(line for line in lines if line)
    return bool(whole) and bool(_SIGNS.search(fold(normalise("\n".join([whole, *lines]) if len(lines) > 1 else whole).text)))


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _note(left: Counter[tuple[str, str]], reason: str, element: Any) -> None:
    words = " ".join(_text(element).split())
    if words:
        left[reason, words] += 1


def _drop(element: Any) -> None:
    """Remove an element; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
