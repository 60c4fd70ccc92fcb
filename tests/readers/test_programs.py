"""Papers as the programs of an office write them: LibreOffice saves our plan in each format, Tesseract reads its scan.

These programs are no part of the project: without them the tests are skipped and say which one is missing
(on Debian: libreoffice-writer, tesseract-ocr-vie).
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document

from generator.extract.annotate import annotate
from generator.intake.draft import as_source
from generator.parse.provisions import parse
from tests.readers import our_plan
from tests.readers.docx_files import LEVELS, plan_docx, saved
from tests.readers.test_paper import HEAD, PARTS, TAIL, content, draft_of, read, typed

if TYPE_CHECKING:
    from generator.model import Draft

PAPERS = Path(__file__).resolve().parents[1] / "gold" / "papers"
DPI = 200
"""As offices scan."""
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def _knows_vietnamese() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    done = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "vie" in done.stdout.split()


needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-writer)")
needs_ocr = pytest.mark.skipif(
    not _knows_vietnamese(), reason="Tesseract with Vietnamese is not installed (apt-get install tesseract-ocr-vie)"
)


def converted(data: bytes, form: str, folder: Path) -> bytes:
    """A Word file as LibreOffice saves it in another format."""
    assert OFFICE is not None
    source = folder / "paper.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(folder / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"paper.{form.partition(':')[0]}").read_bytes()


def scanned(pdf: bytes) -> bytes:
    """A PDF of the pictures of the pages, without a letter in it."""
    paper, out = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new()
    for page in paper:
        width, height = page.get_size()
        picture = pypdfium2.PdfImage.new(out)
        picture.set_bitmap(page.render(scale=DPI / 72, grayscale=True))
        picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        sheet = out.new_page(width, height)
        sheet.insert_obj(picture)
        sheet.gen_content()
    stream = io.BytesIO()
    out.save(stream)
    return stream.getvalue()


def citations(draft: Draft) -> Counter[str]:
    """Numbers of the documents cited, else their words, each as often as it is cited."""
    return Counter(
        "".join((c.number or c.raw).split()).lower() for c in annotate(parse(as_source(draft))[0]).citations if c.path != "title"
    )


@needs_office
@pytest.mark.parametrize("automatic", [False, True], ids=["typed-numbers", "automatic-numbers"])
@pytest.mark.parametrize("form", ["doc:MS Word 97", "pdf", "html", "odt", "rtf"], ids=lambda form: form.partition(":")[0])
def test_the_same_plan_as_libreoffice_saves_it(form: str, automatic: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever an office saved its paper as, the plan is the same, and no character is lost."""
    # A list may print any sign; on paper only the usual one tells a plus-sign from a dash.
    monkeypatch.setattr("tests.readers.docx_files.LEVELS", (*LEVELS[:4], ("bullet", "+")))
    word = plan_docx(our_plan.BODY, HEAD, our_plan.TITLE, TAIL, automatic=automatic)
    draft = draft_of(read(converted(word, form, tmp_path), f"a.{form.partition(':')[0]}"))
    expected, (provisions, cited) = typed()
    found = content(draft)
    assert found == (provisions, cited)
    assert draft.characters_lost == 0
    for name in ("kind", "number", "issued_on", "issued_at", "issuers", "place", "title", "period", "signatory"):
        assert getattr(draft.metadata, name) == getattr(expected.metadata, name), name


@needs_office
@needs_ocr
@pytest.mark.parametrize("name", ["our-plan", "ldld-krong-pa-2022", "dang-uy-yen-binh-2021"])
def test_a_scan_gives_the_citations(name: str, tmp_path: Path) -> None:
    """At least nine of ten documents that a paper cites are read from the picture of its pages; number and day are those of the paper."""
    if name == "our-plan":
        text, word = our_plan.typed_text(), plan_docx(*PARTS, automatic=True)
    else:
        text = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")
        document = Document()
        for line in filter(str.strip, text.split("\n")):
            document.add_paragraph(line)
        word = saved(document)
    expected = draft_of(read(text.encode(), "a.txt"))
    draft = draft_of(read(scanned(converted(word, "pdf", tmp_path)), "a.pdf"))
    assert draft.paper.format == "scan"
    wanted = citations(expected)
    assert (citations(draft) & wanted).total() >= 0.9 * wanted.total()
    assert draft.characters_lost == 0
    assert (draft.metadata.number, draft.metadata.issued_on) == (expected.metadata.number, expected.metadata.issued_on)
