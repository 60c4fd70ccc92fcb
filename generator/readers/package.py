"""Zip packages of Word, opened with care: only the parts that are asked for, each within limits, nothing written to disk.

Enters: the bytes of a zip file.
Leaves: parts as bytes or as XML without entities, and the relationships between them. `Refused` when the package is a bomb, encrypted,
damaged, or carries a document type (the door to XXE).

Rules: Open Packaging Conventions (ECMA-376 part 2). The strict variant's names are read as the transitional ones.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from generator.readers.refusal import DAMAGED, ENCRYPTED, TOO_LARGE, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARTS = 5_000
LARGEST_PACKAGE = 400_000_000
"""Bytes that all parts promise to have when unpacked: a bomb promises more."""
LARGEST_PART = 24_000_000
"""Bytes of one part of text."""
MOST_MARKS = 600_000
"""Tags and attributes of one part: each takes a hundred bytes and more once read."""

_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
_MEND = "Mở tệp bằng Word, chọn “Lưu thành…” một tệp .docx mới rồi nhập lại."


@dataclass(frozen=True, slots=True)
class Relationship:
    """A part that another part names."""

    id: str
    type: str
    """Last word of the type: `styles`, `numbering`, `header`."""
    target: str
    """Name of the part inside of the package."""


class Package:
    """A zip file whose parts are read one by one."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
            raise damaged("phần mục lục của tệp nén bị cắt cụt hoặc hỏng") from error
        if len(parts) > MOST_PARTS:
            raise Refused(TOO_LARGE, f"Tệp nén có {len(parts)} phần, quá mức {MOST_PARTS}.", _MEND)
        total = sum(part.file_size for part in parts)
        if total > LARGEST_PACKAGE:
            message = f"Tệp nén bung ra {total // 1_000_000} MB, quá mức {LARGEST_PACKAGE // 1_000_000} MB (có thể là bom nén)."
            raise Refused(TOO_LARGE, message, _MEND)
        for part in parts:
            if part.flag_bits & 1:
                raise Refused(ENCRYPTED, "Tệp nén có đặt mật khẩu.", "Gỡ mật khẩu rồi nhập lại.")
            if part.filename.startswith(("/", "\\")) or ".." in part.filename.replace("\\", "/").split("/") or part.filename[1:2] == ":":
                raise Refused(DAMAGED, "Tệp nén chứa đường dẫn trỏ ra ngoài thư mục của nó.", _MEND)
        self._names = {part.filename.replace("\\", "/").lstrip("/").lower(): part for part in parts}

    @property
    def names(self) -> frozenset[str]:
        """Names of the parts, in small letters."""
        return frozenset(self._names)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None when there is none of that name."""
        part = self._names.get(name.lower())
        if part is None:
            return None
        try:
            with self._zip.open(part) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
            raise damaged(f"phần {name} trong tệp không giải nén được") from error
        if len(data) > LARGEST_PART:
            raise Refused(TOO_LARGE, f"Phần {name} trong tệp bung ra quá {LARGEST_PART // 1_000_000} MB (có thể là bom nén).", _MEND)
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part; None when there is none of that name."""
        data = self.read(name)
        return None if data is None else read_xml(data, name)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The parts that a part names; of the package itself when the name is empty."""
        folder, file = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        return () if root is None else tuple(_targets(root, folder))


def _targets(root: Any, folder: str) -> Iterator[Relationship]:
    for element in root.iter(_RELATIONSHIPS):
        target = element.get("Target") or ""
        if element.get("TargetMode") == "External" or not target:
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield Relationship(element.get("Id") or "", (element.get("Type") or "").rsplit("/", 1)[-1], path)


def read_xml(data: bytes, name: str) -> Any:
    """The root element of an XML text that names no entities and no other files."""
    from lxml import etree

    if any("<!DOCTYPE".encode(encoding) in data for encoding in ("ascii", "utf-16-le", "utf-16-be")):
        raise Refused(DAMAGED, f"Phần {name} khai báo thực thể XML (DTD), thứ không có trong văn bản thật.", _MEND)
    if data.count(b"<") + data.count(b"=") > MOST_MARKS:
        raise Refused(TOO_LARGE, f"Phần {name} có quá nhiều thẻ (hơn {MOST_MARKS // 1000} nghìn).", _MEND)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise damaged(f"phần {name} không phải XML đọc được") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise Refused(DAMAGED, f"Phần {name} khai báo thực thể XML (DTD), thứ không có trong văn bản thật.", _MEND)
    return root


def damaged(what: str) -> Refused:
    """The refusal of a file that is broken."""
    return Refused(DAMAGED, f"Tệp Word bị hỏng: {what}.", _MEND)
