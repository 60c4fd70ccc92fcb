"""`kehoach serve`: a plan that is saved is shown before the library is built, and every page learns of it."""

from __future__ import annotations

import json
import threading
import urllib.request
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from generator.building import build_site, settings_of
from generator.frame import frame_key, kept_frame, settings_key
from generator.labour import Labour
from generator.quick_page import quick_page
from generator.serving import ASK, SCRIPT, Handler, Preview, Showing
from generator.store import Store, code_digest
from tests.sites import ROOT, lay, library, set_today

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.frame import Frame

FILES = library(range(1, 4))
PATH, TEXT = next(iter(FILES.items()))
SAID = "Câu này vừa được ghi thêm."


@pytest.fixture(name="built", scope="module")
def _built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Frame, bytes]:
    """What MkDocs makes for any library, and the page of a plan that is alone in its own."""
    folder = tmp_path_factory.mktemp("frame")
    with pytest.MonkeyPatch.context() as patch:
        set_today(patch)
        plans = lay({PATH: TEXT}, folder / "plans")
        assert not build_site(
            ROOT / "mkdocs.yml", plans=plans, site=folder / "site", strict=False, labour=Labour(jobs=1, cache=folder / "c")
        ).failure
    store, key = Store(folder / "c"), settings_key(ROOT / "mkdocs.yml", code_digest())
    settings = replace(settings_of(ROOT / "mkdocs.yml"), plans=plans)
    found = next(filter(None, (kept_frame(store, frame_key(settings, key, plans.resolve(), depth)) for depth in range(1, 13))))
    return found, (folder / "site" / PATH.removesuffix(".md") / "index.html").read_bytes()


@pytest.fixture(name="frame")
def _frame_alone(built: tuple[Frame, bytes]) -> Frame:
    return built[0]


@contextmanager
def _server(showing: Showing) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, showing=showing)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - an address of this test
        text: str = answer.read().decode()
        return text


@pytest.fixture(name="showing")
def _showing(tmp_path: Path) -> Showing:
    """A site of two pages."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text("<body>cũ</body>", encoding="utf-8")
    (tmp_path / "404.html").write_text("<body>không có</body>", encoding="utf-8")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    return Showing(tmp_path)


def test_the_page_of_a_lone_plan_is_the_page_of_its_library(built: tuple[Frame, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown at once is what the build makes, as far as one file can tell."""
    set_today(monkeypatch)
    frame, page = built
    assert quick_page(PurePosixPath(PATH), TEXT.encode(), frame, site_url="", drafts=False).html == page


def test_a_file_with_a_fault_shows_the_fault(frame: Frame) -> None:
    """Whoever writes a plan sees in the browser what the build would say."""
    made = quick_page(PurePosixPath(PATH), TEXT.replace("kind:", "kind: [", 1).encode(), frame, site_url="", drafts=False)
    assert made.html is not None
    assert "Tệp có lỗi" in made.html.decode()
    assert made.diagnostics[0].message.split("<")[0][:20] in made.html.decode()


def test_a_draft_is_shown_to_those_who_ask_for_drafts(frame: Frame) -> None:
    """And to nobody else."""
    draft = TEXT.replace("status: published", "status: draft").encode()
    assert quick_page(PurePosixPath(PATH), draft, frame, site_url="", drafts=False).html is None
    shown = quick_page(PurePosixPath(PATH), draft, frame, site_url="", drafts=True).html
    assert shown is not None
    assert "BẢN NHÁP" in shown.decode()


def test_a_newer_page_is_shown_until_the_build_that_holds_it_has_ended(showing: Showing) -> None:
    """A page saved while a build runs is not in that build, and stays."""
    showing.show("a", b"1")
    showing.begin()
    showing.show("b", b"2")
    showing.end(replaced=True)
    assert (showing.page("a"), showing.page("b")) == (None, b"2")
    showing.begin()
    showing.end(replaced=False)
    assert showing.page("b") == b"2"


def test_pages_bear_the_script_and_ask_what_is_new(showing: Showing) -> None:
    """An open page waits for an answer, which comes with the next change."""
    with _server(showing) as home:
        assert f'<script src="{SCRIPT}?v=0" defer>' in _get(f"{home}/a/")
        assert ASK in _get(home + SCRIPT)
        assert _get(f"{home}/x.json") == "{}"
        answers: list[str] = []
        waiting = threading.Thread(target=lambda: answers.append(_get(f"{home}{ASK}?sau=0&dung=0")))
        waiting.start()
        showing.show("a", "<body>mới</body>".encode())
        waiting.join(timeout=30)
        assert json.loads(answers[0]) == {"version": 1, "building": False}
        assert "mới" in _get(f"{home}/a/")


def test_an_address_that_leads_nowhere_shows_the_page_for_it(showing: Showing) -> None:
    """As a server of the site would."""
    with _server(showing) as home, pytest.raises(HTTPError) as found:
        _get(f"{home}/khong/")
    assert found.value.code == 404
    assert "không có" in found.value.read().decode()


def test_a_saved_plan_is_shown_before_its_library_and_then_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is read at once; the build that follows brings the neighbours."""
    set_today(monkeypatch)
    monkeypatch.setenv("KEHOACH_CACHE", str(tmp_path / "cache"))
    plans = lay(FILES, tmp_path / "plans")
    told: list[str] = []
    preview = Preview(
        config_file=ROOT / "mkdocs.yml",
        plans=plans,
        drafts=False,
        tell=lambda outcome: told.append(outcome.failure),
        tell_problems=lambda _: None,
    )
    preview.build()
    address = PATH.removesuffix(".md")
    assert preview.showing.page(address) is None
    (plans / PATH).write_text(TEXT.replace("./.\n", f". {SAID}./.\n"), encoding="utf-8")
    preview.follow([plans.resolve() / PATH])
    assert SAID in (preview.showing.page(address) or b"").decode()
    preview.build()
    assert told == ["", ""]
    assert preview.showing.page(address) is None
    assert SAID in (preview.showing.site / address / "index.html").read_text(encoding="utf-8")
