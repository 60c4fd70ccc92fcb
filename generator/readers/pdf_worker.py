"""The process that opens a PDF: its characters by place, or its pages as pictures. Runs confined, knows pypdfium2 alone.

Enters: a PDF on standard input; `text`, or `pictures` and the resolution.
Leaves: JSON on standard output: pages with runs `[left, right, baseline, size, width of the first word, words]` in the order of print; or one grey
picture (PGM) for each page in the working folder and their number. `{"refused": "password" | "damaged" | "pages" | "long"}` otherwise.
"""

from __future__ import annotations

import ctypes
import json
import sys
from pathlib import Path
from typing import Any

MOST_PAGES = 300
MOST_CHARACTERS = 2_000_000
MOST_PICTURES = 60
_LARGEST_SIDE = 14_400
_STRETCHED, _APART = 2.5, 0.9
"""How far apart, in heights of a letter, words of one run may stand."""
_HYPHENS = frozenset({2, 0xFFFE, 0xFFFF})
"""How pdfium gives a hyphen at the end of a line."""
_PASSWORD = "password"  # noqa: S105 - what the error says


def main(arguments: list[str]) -> int:
    """Print what the PDF on standard input holds."""
    data = sys.stdin.buffer.read()
    found = text_of(data) if arguments[:1] == ["text"] else pictures_of(data, int(arguments[1]), Path())
    sys.stdout.write(json.dumps(found))
    return 0


def text_of(data: bytes) -> dict[str, Any]:
    """Runs of characters of every page."""
    document = _opened(data)
    if isinstance(document, dict):
        return document
    pages: list[dict[str, Any]] = []
    total = 0
    for number in range(len(document)):
        page = document[number]
        runs = _runs(page.get_textpage())
        total += sum(len(run[5]) for run in runs)
        if total > MOST_CHARACTERS:
            return {"refused": "long"}
        width, height = page.get_size()
        pages.append({"width": width, "height": height, "runs": runs})
    return {"pages": pages}


def pictures_of(data: bytes, resolution: int, folder: Path) -> dict[str, Any]:
    """Each page as a grey picture in a folder."""
    document = _opened(data)
    if isinstance(document, dict):
        return document
    if len(document) > MOST_PICTURES:
        return {"refused": "pages"}
    for number in range(len(document)):
        page = document[number]
        if max(page.get_size()) > _LARGEST_SIDE / 10:
            return {"refused": "pages"}
        bitmap = page.render(scale=resolution / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = b"".join(rows[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
        (folder / f"{number:03d}.pgm").write_bytes(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + lines)
    return {"pictures": len(document)}


def _opened(data: bytes) -> Any:
    """The document, or why it cannot be opened."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or _PASSWORD in str(error).lower()
        return {"refused": _PASSWORD if locked else "damaged"}
    if len(document) > MOST_PAGES:
        return {"refused": "pages"}
    return document


class _Runs:
    """Characters that stand side by side and follow each other in the file."""

    def __init__(self) -> None:
        self.done: list[list[Any]] = []
        self._run: list[tuple[float, float, str]] = []
        self._base = self._size = 0.0
        self._typed = False

    def close(self) -> None:
        """End a run."""
        run = self._run
        if run:
            while run[-1][2] == " ":
                run.pop()
            word = next((at for at, (_, _, char) in enumerate(run) if char == " "), len(run))
            self.done.append(
                [run[0][0], run[-1][1], self._base, self._size, run[word - 1][1] - run[0][0], "".join(char for _, _, char in run)]
            )
        self._run = []

    def blank(self, *, typed: bool) -> None:
        """A space, as wide as nothing: the places of letters count. One that stands in the file may be stretched far, as in justified lines."""
        if self._run:
            self._typed = typed
            self._run.append((self._run[-1][1], self._run[-1][1], " "))

    def add(self, char: str, left: float, right: float, base: float, height: float) -> None:
        """A letter; far from the last one it begins a run."""
        if self._run:
            end, size = self._run[-1][1], self._size
            if abs(base - self._base) > 0.35 * size or left < end - size or left > end + (_STRETCHED if self._typed else _APART) * size:
                self.close()
        if not self._run:
            self._base, self._size = base, max(height, 1.0)
        self._run.append((left, right, char))
        self._typed = False


def _runs(page: Any) -> list[list[Any]]:
    """The characters of a page."""
    from pypdfium2 import raw

    runs = _Runs()
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(page.raw)):
        code = raw.FPDFText_GetUnicode(page.raw, index)
        char = "-" if code in _HYPHENS else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else ""
        if char in {"\r", "\n"}:
            runs.close()
        elif char.isspace():
            runs.blank(typed=not raw.FPDFText_IsGenerated(page.raw, index))
        elif char:
            raw.FPDFText_GetLooseCharBox(page.raw, index, ctypes.byref(box))
            raw.FPDFText_GetCharOrigin(page.raw, index, ctypes.byref(x), ctypes.byref(y))
            runs.add(char, box.left, box.right, y.value, abs(box.top - box.bottom) * 0.85)
    runs.close()
    return runs.done


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
