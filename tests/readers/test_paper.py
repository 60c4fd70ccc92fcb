"""The one door: the same plan from every format, nothing lost, what is beside the paper listed, what cannot be read told in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.diagnostics import Severity
from generator.extract.annotate import annotate
from generator.gazetteer import Gazetteer
from generator.intake.draft import as_source, make_draft
from generator.parse.provisions import parse
from generator.readers.paper import open_paper, read_paper
from tests.readers import our_plan
from tests.readers.docx_files import plan_docx
from tests.readers.hostile_files import HOSTILE, good
from tests.readers.html_files import list_page, portal_page, word_page
from tests.readers.pdf_files import plan_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Draft, ImportedText

ROOT = Path(__file__).resolve().parents[2]
HEAD, TAIL = (our_plan.LEFT, our_plan.RIGHT), (our_plan.RECIPIENTS, our_plan.SIGNATURE)
PARTS = (our_plan.BODY, HEAD, our_plan.TITLE, TAIL)


def read(data: bytes, name: str) -> ImportedText:
    """A paper that must be readable."""
    paper, problems = read_paper(data, name)
    assert paper is not None, problems
    return paper


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Places, read once."""
    return Gazetteer.load()


def draft_of(paper: ImportedText) -> Draft:
    """The draft of a paper."""
    return make_draft(paper, gazetteer=gazetteer())


def content(draft: Draft) -> tuple[list[tuple[str, str]], list[tuple[object, ...]]]:
    """Provisions with their paths and words without the marker; citations with what they say."""
    plan, _ = parse(as_source(draft))
    provisions = [(p.path, " ".join(p.span.of(plan.body).replace(p.label or "", "", 1).split())) for p in plan.provisions]
    citations: list[tuple[object, ...]] = [(c.path, c.span.of(plan.body), c.date) for c in annotate(plan).citations if c.path != "title"]
    return provisions, citations


@lru_cache(maxsize=1)
def typed() -> tuple[Draft, tuple[list[tuple[str, str]], list[tuple[object, ...]]]]:
    """The plan as plain text: what every other format must equal."""
    draft = draft_of(read(our_plan.typed_text().encode(), "a.txt"))
    return draft, content(draft)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        pytest.param(lambda: plan_docx(*PARTS, automatic=False), "a.docx", id="docx-typed-numbers"),
        pytest.param(lambda: plan_docx(*PARTS, automatic=True), "a.docx", id="docx-automatic-numbers"),
        pytest.param(lambda: portal_page(*PARTS), "a.html", id="page-of-a-portal"),
        pytest.param(lambda: word_page(*PARTS), "a.htm", id="page-from-word"),
        pytest.param(lambda: list_page(*PARTS), "a.html", id="page-with-lists"),
        pytest.param(lambda: plan_pdf(*PARTS), "a.pdf", id="pdf"),
        pytest.param(lambda: unicodedata.normalize("NFD", our_plan.typed_text()).encode(), "a.txt", id="text-nfd"),
        pytest.param(lambda: our_plan.typed_text().encode("utf-16"), "a.txt", id="text-utf-16"),
        pytest.param(lambda: our_plan.typed_text().encode("utf-16-le"), "a.txt", id="text-utf-16-without-mark"),
    ],
)
def test_the_same_plan_from_every_format(make: Callable[[], bytes], name: str) -> None:
    """Head, provisions and citations are those of the typed text; no character is lost on the way to the draft."""
    draft = draft_of(read(make(), name))
    expected, (provisions, citations) = typed()
    found = content(draft)
    assert found[0] == provisions
    assert found[1] == citations
    assert len(citations) >= 3
    assert draft.characters_lost == 0
    for name_of_field in ("kind", "number", "issued_on", "issued_at", "issuers", "place", "title", "period", "signatory"):
        assert getattr(draft.metadata, name_of_field) == getattr(expected.metadata, name_of_field), name_of_field


def test_every_letter_of_a_word_file_is_in_the_paper_or_listed() -> None:
    """Running heads are not of the paper, and are told; all other letters are in it."""
    paper, problems = read_paper(plan_docx(*PARTS, automatic=False), "a.docx")
    assert paper is not None
    assert {(piece.reason, piece.text) for piece in paper.left_out} == {("đầu trang", "Tài liệu của văn phòng"), ("chân trang", "Trang 1")}
    assert "".join(paper.text.text.split()) == "".join(our_plan.typed_text().split())
    assert [(problem.code, problem.severity) for problem in problems] == [("K205", Severity.NOTE)]
    assert "Tài liệu của văn phòng" in problems[0].message


def test_the_menus_of_a_portal_are_listed() -> None:
    """What stands around the paper is not lost without a word."""
    left = " ".join(piece.text for piece in read(portal_page(*PARTS), "a.html").left_out)
    for words in ("Chuyên mục số 3", "Tin liên quan", "Lượt truy cập", "Chia sẻ", "Trang chủ"):
        assert words in left


def test_content_decides_and_the_name_is_told() -> None:
    """A Word file named .pdf is read as what it is, with a note."""
    paper, problems = read_paper(good(), "ke-hoach.pdf")
    assert paper is not None
    assert paper.format == "docx"
    assert [(problem.code, problem.severity) for problem in problems] == [("K204", Severity.NOTE)]
    assert "tệp Word (.docx)" in problems[0].message


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_one_sentence(case: str) -> None:
    """No traceback, no half a paper: one error that names the file and the reason, with the way out."""
    make, name, words = HOSTILE[case]
    paper, problems = read_paper(make(), name)
    assert paper is None
    (problem,) = problems
    assert problem.severity is Severity.ERROR
    assert problem.location.path == name
    assert words in problem.message
    assert problem.message.endswith((".", ").", "…"))
    assert problem.hint


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_no_hostile_file_takes_much() -> None:
    """Each is refused within 30 seconds of the processor and 500 MB, or the system ends the process."""
    script = """
import os, resource, sys
from generator.readers.paper import read_paper
from tests.readers.hostile_files import HOSTILE
bad = []
for case, (make, name, _) in HOSTILE.items():
    data = make()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_DATA, (500 << 20, 500 << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
        os._exit(0 if read_paper(data, name)[0] is None else 3)
    if os.waitpid(child, 0)[1]:
        bad.append(case)
print(bad)
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.stdout.strip() == "[]"


def test_links_and_devices_are_not_opened(tmp_path: Path) -> None:
    """A link may lead anywhere; a pipe never ends."""
    (tmp_path / "goc.txt").write_text("Kế hoạch", encoding="utf-8")
    (tmp_path / "lien-ket.txt").symlink_to(tmp_path / "goc.txt")
    os.mkfifo(tmp_path / "ong.txt")
    for name, words in (("lien-ket.txt", "liên kết tượng trưng"), ("ong.txt", "không phải tệp thường"), ("khong-co.txt", "Không mở được")):
        data, (problem,) = open_paper(tmp_path / name)
        assert data is None
        assert words in problem.message
        assert name in problem.location.path
    assert open_paper(tmp_path / "goc.txt") == ("Kế hoạch".encode(), ())


def test_a_file_far_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is asked before it is opened."""
    with (tmp_path / "a.docx").open("wb") as file:
        file.truncate(60_000_000)
    data, (problem,) = open_paper(tmp_path / "a.docx")
    assert data is None
    assert "60 MB" in problem.message


def test_the_door_costs_nothing_until_a_file_comes() -> None:
    """Libraries for formats are imported with the first file of their kind."""
    script = "import sys, generator.cli, generator.readers.paper; print(sorted({'lxml', 'pypdfium2', 'zipfile', 'subprocess', 'email'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "lxml" not in done.stdout
    assert "pypdfium2" not in done.stdout
