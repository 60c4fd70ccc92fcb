"""Old Word files, RTF and OpenDocument: formats that another program on this machine turns into one we read.

Enters: the bytes of a `.doc`, `.rtf` or `.odt` file.
Leaves: the text. LibreOffice first (keeps automatic numbers), then, for `.doc`, antiword or catdoc (they lose them: told); where none is installed a
plain sentence what to do.

Each program runs confined, with a profile of its own, macros never.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from generator.readers.blocks import Paragraph, write_blocks
from generator.readers.confined import find_program, run_confined
from generator.readers.docx import read_docx
from generator.readers.formats import NAMES, Format
from generator.readers.package import LARGEST_PART, Package
from generator.readers.refusal import DAMAGED, NO_CONVERTER, TOO_LARGE, Reading, Refused

OFFICE_SECONDS, OFFICE_MEGABYTES = 28, 4000
"""Of address space, of which LibreOffice uses a tenth."""
PLAIN_SECONDS, PLAIN_MEGABYTES = 10, 300
_WITHOUT_NUMBERS = (
    "Tệp Word cũ được đọc bằng {}: số thứ tự tự động (I., 1., a)…) không có trong văn bản đọc được.",
    "Đối chiếu số thứ tự với bản giấy; hoặc lưu lại thành .docx rồi nhập.",
)


def read_converted(data: bytes, found: Format) -> Reading:
    """The text of a file that another program has to open."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        folder = Path(name)
        office = find_program("soffice", "libreoffice")
        if office is not None:
            return _through_office(office, data, found, folder)
        plain = find_program("antiword", "catdoc") if found is Format.DOC else None
        if plain is not None:
            return _through_plain(plain, data, folder)
    message = f"Máy này chưa có chương trình đọc {NAMES[found]}."
    raise Refused(NO_CONVERTER, message, "Mở tệp bằng Word, lưu thành .docx rồi nhập lại; hoặc cài LibreOffice vào máy.")


def _through_office(program: str, data: bytes, found: Format, folder: Path) -> Reading:
    source = folder / f"paper.{found.value}"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
    ]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(source)]
    run_confined(command, folder, seconds=OFFICE_SECONDS, megabytes=OFFICE_MEGABYTES)
    result = folder / "out" / "paper.docx"
    if not result.is_file():
        raise Refused(DAMAGED, f"LibreOffice không mở được {NAMES[found]} này.", "Mở tệp bằng Word, lưu thành .docx rồi nhập lại.")
    return replace(read_docx(Package(result.read_bytes())), format=found.value)


def _through_plain(program: str, data: bytes, folder: Path) -> Reading:
    """Antiword and catdoc print the text; numbers of lists are not in it."""
    source = folder / "paper.doc"
    source.write_bytes(data)
    name = Path(program).name
    options = ["-m", "UTF-8.txt", "-w", "0"] if name == "antiword" else ["-dutf-8", "-w"]
    printed = run_confined([program, *options, str(source)], folder, seconds=PLAIN_SECONDS, megabytes=PLAIN_MEGABYTES)
    if len(printed) > LARGEST_PART:
        raise Refused(TOO_LARGE, "Văn bản quá dài để là một kế hoạch.", "Tách riêng phần kế hoạch ra một tệp.")
    text = printed.decode("utf-8", errors="replace")
    paragraphs = [Paragraph(line) for line in text.replace("\f", "\n").split("\n")]
    doubt = (_WITHOUT_NUMBERS[0].format(name), _WITHOUT_NUMBERS[1])
    return Reading(text=write_blocks(paragraphs), format="doc", doubts=(doubt,))
