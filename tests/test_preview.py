"""A look at a plan before anybody else, and the paper beside a published plan."""

from __future__ import annotations

import threading
import urllib.request
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.inbox import Settings, run
from generator.preview import server_of
from tests.intake.papers import DISTRICT, PROVINCE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="_today", autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710000000")


def test_a_paper_is_seen_as_a_draft_and_nothing_is_written(tmp_path: Path) -> None:
    """Its page is whole and says BẢN NHÁP; the plans folder stays as it was."""
    paper, plans, site = tmp_path / "huyen.txt", tmp_path / "plans", tmp_path / "xem-thu"
    paper.write_text(DISTRICT, encoding="utf-8")
    plans.mkdir()
    done = CliRunner().invoke(main, ["preview", str(paper), "--plans", str(plans), "--site", str(site)])
    assert done.exit_code == 0, done.output
    page = site / "site/son-la/huyen-sop-cop/2024/phat-dong-phong-trao-doc-sach/index.html"
    assert str(page) in done.output
    html = page.read_text(encoding="utf-8")
    assert "<b>BẢN NHÁP.</b>" in html
    assert "<title>Bản nháp: " in html
    assert list(plans.iterdir()) == []
    with server_of(site / "site", 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/son-la/huyen-sop-cop/2024/phat-dong-phong-trao-doc-sach/"
        with urllib.request.urlopen(address) as answer:
            assert answer.read().decode() == html
        server.shutdown()


def test_readers_can_take_the_paper_and_drafts_stay_out(tmp_path: Path) -> None:
    """The page of a full text offers the very file, bit by bit; a paper that was exchanged is told and not given out; a draft has no page."""
    (tmp_path / "tinh.txt").write_text(PROVINCE, encoding="utf-8")
    (tmp_path / "nhap.txt").write_text(DISTRICT.replace("## KẾ", "DỰ THẢO\n\n## KẾ"), encoding="utf-8")
    plans, site = tmp_path / "plans", tmp_path / "site"
    run([tmp_path / "tinh.txt", tmp_path / "nhap.txt"], Settings(plans=plans))
    built = CliRunner().invoke(main, ["build", "--plans", str(plans), "--site", str(site), "--strict"])
    assert built.exit_code == 0, built.output
    folder = site / "son-la/2024/0042-kh-ubnd"
    assert '<a href="0042-kh-ubnd.goc.txt" download="0042-kh-ubnd.txt">Tải tệp gốc (.txt)</a>' in (folder / "index.html").read_text("utf-8")
    assert (folder / "0042-kh-ubnd.goc.txt").read_bytes() == (tmp_path / "tinh.txt").read_bytes()
    assert not (site / "son-la/huyen-sop-cop/2024").exists()
    (plans / "son-la/2024/0042-kh-ubnd.goc.txt").write_text("tệp khác", encoding="utf-8")
    built = CliRunner().invoke(main, ["build", "--plans", str(plans), "--site", str(site)])
    assert "K164" in built.output
    assert not (folder / "0042-kh-ubnd.goc.txt").exists()
