"""Reads a page as a browser would: elements, ids, links, words."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class Element:
    """An opening tag and the words inside it."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Words inside, blanks collapsed."""
        return " ".join("".join(self.words).split())

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()


BLOCKS = frozenset({"p", "li", "div", "dd", "dt", "ul", "ol", "h1", "h2", "h3", "h4", "section", "td", "th", "br"})
"""Elements that a reader sees apart from their neighbours."""
VOID = frozenset({"br", "img", "input", "link", "meta", "rect", "path", "hr"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.unbalanced: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag in BLOCKS:
            self.handle_data(" ")
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words.append(data)


@dataclass(frozen=True, slots=True)
class Reading:
    """A fragment, read."""

    elements: tuple[Element, ...]
    unbalanced: tuple[str, ...]
    """End tags without their start, and elements never closed."""

    def find(self, tag: str = "", css: str = "", **attributes: str) -> list[Element]:
        """Elements of a tag, with a class, with attributes."""
        return [
            e
            for e in self.elements
            if (not tag or e.tag == tag)
            and (not css or css in e.classes)
            and all(e.attributes.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", css: str = "", **attributes: str) -> Element:
        """The only such element."""
        found = self.find(tag, css, **attributes)
        assert len(found) == 1, f"{len(found)} × {tag}.{css} {attributes}"
        return found[0]

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [e.attributes["id"] for e in self.elements if "id" in e.attributes]

    @property
    def links(self) -> list[str]:
        """Every href, in order."""
        return [e.attributes["href"] for e in self.elements if "href" in e.attributes]


def read(html: str) -> Reading:
    """Read a fragment of HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Reading(tuple(reader.elements), (*reader.unbalanced, *(e.tag for e in reader.open)))
