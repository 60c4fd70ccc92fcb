"""`kehoach serve`: the library on this machine, which follows what is saved.

Enters: settings, an address on this machine. Leaves: nothing but what browsers see; the site lies in the cache, where the next `serve` finds it.

A plan that is saved is shown at once, made from its file alone (`generator.quick_page`); meanwhile a process of its own builds the whole library, as
`kehoach build` does, and its pages take that one's place. Open pages load themselves anew: they ask this server and wait for its answer.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path, PurePosixPath
from queue import Empty, Queue
from threading import Condition, Event, Thread
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator import frame as framing
from generator import urls
from generator.building import build_site
from generator.labour import Labour
from generator.quick_page import quick_page
from generator.source.reader import read_bytes
from generator.store import Store, code_digest, default_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from multiprocessing.connection import Connection

    from generator.diagnostics import Diagnostic
    from generator.frame import Frame, Settings
    from generator.report import Outcome

ASK = "/_xem-thu"
"""Answers when something new is shown."""
SCRIPT = "/_xem-thu.js"
_WAIT = 20.0
_SETTLED = 0.05
"""Seconds without a further change: programs save in several steps."""
_MOST_AT_ONCE = 20
"""Plans shown at once; more of them are a checkout, which only the build follows."""
_DEEPEST = 12
_PROGRAM = """(() => {
  "use strict";
  const seen = Number(new URL(document.currentScript.src).searchParams.get("v"));
  const bar = document.createElement("p");
  bar.setAttribute("role", "status");
  Object.assign(bar.style, {position: "fixed", insetInlineStart: "0", bottom: "0", margin: "0", padding: ".4em 1em", background: "#222", color: "#fff", zIndex: "9"});
  bar.hidden = true;
  document.body.append(bar);
  const ask = async (building) => {
    try {
      const now = await (await fetch(`%s?sau=${seen}&dung=${building}`)).json();
      if (now.version !== seen) return location.reload();
      bar.hidden = !now.building;
      bar.textContent = "Đang dựng lại cả thư viện…";
      ask(Number(now.building));
    } catch {
      setTimeout(ask, 1000, building);
    }
  };
  ask(-1);
})();
"""


@dataclass(slots=True)
class Showing:
    """What browsers are shown: a folder, and pages that are newer than it."""

    site: Path
    version: int = 0
    building: bool = False
    _quick: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    """Address → when it came, the page."""
    _begun: int = 0
    _changed: Condition = field(default_factory=Condition)

    def page(self, address: str) -> bytes | None:
        """A page that is newer than the folder."""
        found = self._quick.get(address)
        return found[1] if found else None

    def show(self, address: str, html: bytes) -> None:
        """Show a page before the library is built."""
        with self._changed:
            self.version += 1
            self._quick[address] = (self.version, html)
            self._changed.notify_all()

    def begin(self) -> None:
        """A build begins: it will hold what was shown so far."""
        with self._changed:
            self.building, self._begun = True, self.version
            self._changed.notify_all()

    def end(self, *, replaced: bool) -> None:
        """It has ended; where the folder is new, pages from before it began are in it."""
        with self._changed:
            self.building = False
            if replaced:
                self.version += 1
                self._quick = {address: found for address, found in self._quick.items() if found[0] > self._begun}
            self._changed.notify_all()

    def wait(self, version: int, building: int) -> dict[str, int | bool]:
        """What is shown, as soon as it is something else."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version or int(self.building) != building, timeout=_WAIT)
            return {"version": self.version, "building": self.building}


class Handler(SimpleHTTPRequestHandler):
    """Files of the site; pages bear a script that loads them anew."""

    def __init__(self, *args: object, showing: Showing) -> None:
        """One request."""
        self._showing = showing
        super().__init__(*args, directory=str(showing.site))  # type: ignore[arg-type]  # the three that every handler is given

    def do_GET(self) -> None:
        """A page with its script, or any other file."""
        asked = urlsplit(self.path)
        if asked.path == ASK:
            given = parse_qs(asked.query)
            now = self._showing.wait(_number(given, "sau"), _number(given, "dung"))
            self._answer(json.dumps(now).encode(), "application/json")
        elif asked.path == SCRIPT:
            self._answer((_PROGRAM % ASK).encode(), "text/javascript; charset=utf-8")
        else:
            html = self._page(unquote(asked.path))
            if html is None:
                super().do_GET()
            else:
                self._answer(self._with_script(html), "text/html; charset=utf-8")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for an address that leads nowhere."""
        missing = self._showing.site / "404.html"
        if code == HTTPStatus.NOT_FOUND and missing.is_file():
            self._answer(self._with_script(missing.read_bytes()), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def end_headers(self) -> None:
        """Browsers keep nothing of a preview."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """No line for each request."""

    def _page(self, path: str) -> bytes | None:
        """A page of the site; None for other files, and for a folder without its final slash."""
        quick = self._showing.page(path.removesuffix("index.html").strip("/"))
        if quick is not None and not path.endswith("//"):
            return quick
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if path.endswith("/") else file
        return file.read_bytes() if file.suffix == ".html" and file.is_file() else None

    def _with_script(self, html: bytes) -> bytes:
        return html.replace(b"</body>", f'<script src="{SCRIPT}?v={self._showing.version}" defer></script></body>'.encode())

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def _number(given: dict[str, list[str]], name: str) -> int:
    try:
        return int(given[name][0])
    except (KeyError, ValueError):
        return -1


@dataclass(slots=True, kw_only=True)
class Preview:
    """One library that is shown."""

    config_file: Path
    plans: Path
    drafts: bool
    tell: Callable[[Outcome], None]
    tell_problems: Callable[[Iterable[Diagnostic]], None]
    showing: Showing = field(init=False)
    _settings: Settings | None = None
    _frame: Frame | None = None
    _asked: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        """The site lies in the cache: one for each plans folder, drafts apart."""
        name = sha256(f"{self.plans.resolve()} {self.drafts}".encode()).hexdigest()[:16]
        self.showing = Showing(default_folder() / "xem-thu" / name / "site")

    def build(self) -> None:
        """Build the library in a process of its own, and show it."""
        self.showing.begin()
        replaced = False
        try:
            outcome = _built_apart(self.config_file, self.plans, self.showing.site, drafts=self.drafts)
            if outcome is not None:
                self.tell(outcome)
                replaced = not outcome.failure
                self._settings, self._frame = _frame_of(self.config_file, self.plans)
        finally:
            self.showing.end(replaced=replaced)

    def build_when_asked(self) -> None:
        """For a thread: one build after the other, as long as something changes."""
        while True:
            self._asked.wait()
            self._asked.clear()
            self.build()

    def warm_up(self) -> None:
        """Make a page that nobody sees, so that what the first one needs is loaded: gazetteer, tables, patterns."""
        some = next((path for path in map(self._below, self.plans.resolve().rglob("*.md")) if path is not None), None)
        content = read_bytes(self.plans / some, str(some))[0] if some else None
        if some and content is not None and self._frame:
            quick_page(some, content, self._frame, site_url="", drafts=self.drafts)

    def follow(self, changed: Iterable[Path]) -> None:
        """Show plans that were saved, and have the library built."""
        plans = [path for path in map(self._below, changed) if path is not None]
        if self._frame and self._settings and len(plans) <= _MOST_AT_ONCE:
            for path in plans:
                content, _ = read_bytes(self.plans / path, str(path))
                if content is not None:
                    made = quick_page(path, content, self._frame, site_url=self._settings.site_url, drafts=self.drafts)
                    self.tell_problems(made.diagnostics)
                    if made.html is not None:
                        self.showing.show(made.address, made.html)
        self._asked.set()

    def _below(self, path: Path) -> PurePosixPath | None:
        """A plan's path below the plans folder; None for anything else."""
        if path.suffix != ".md" or not path.is_relative_to(self.plans.resolve()):
            return None
        found = PurePosixPath(path.relative_to(self.plans.resolve()).as_posix())
        return None if found.parts[0] == urls.HAND_WRITTEN or any(part.startswith(".") for part in found.parts) else found


def _built_apart(config_file: Path, plans: Path, site: Path, *, drafts: bool) -> Outcome | None:
    """A build in a process of its own, so that this one answers meanwhile and holds no library; None where it died."""
    spawning = get_context("spawn")
    here, there = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_build, args=(there, config_file, plans, site, drafts))
    process.start()
    there.close()
    try:
        found: Outcome = here.recv()
    except EOFError:
        return None
    finally:
        process.join()
        here.close()
    return found


def _build(answer: Connection, config_file: Path, plans: Path, site: Path, drafts: bool) -> None:
    """In that process."""
    site.parent.mkdir(parents=True, exist_ok=True)
    answer.send(build_site(config_file, plans=plans, site=site, strict=False, labour=Labour(cache=default_folder(), drafts=drafts)))
    answer.close()


def _frame_of(config_file: Path, plans: Path) -> tuple[Settings | None, Frame | None]:
    """What the last build kept of settings and frame."""
    store, key = Store(default_folder()), framing.settings_key(config_file, code_digest())
    settings = framing.kept_settings(store, key)
    if settings is None:
        return None, None
    kept = (framing.kept_frame(store, framing.frame_key(settings, key, plans.resolve(), depth)) for depth in range(1, _DEEPEST + 1))
    return settings, next((frame for frame in kept if frame), None)


class _Noticed(FileSystemEventHandler):
    """Puts every path that was changed into a queue."""

    def __init__(self, changes: Queue[Path]) -> None:
        self._changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Reading a file is no change."""
        if event.event_type in {"opened", "closed_no_write"} or (event.is_directory and event.event_type == "modified"):
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._changes.put(Path(str(path)))


def _gathered(changes: Queue[Path]) -> list[Path]:
    """What changes next, until nothing has changed for a moment."""
    found = dict.fromkeys([changes.get()])
    while True:
        try:
            found[changes.get(timeout=_SETTLED)] = None
        except Empty:
            return list(found)


def serve_library(preview: Preview, address: str, *, ready: Callable[[str], None]) -> None:
    """Show the library until the program is stopped. Raises OSError where the address is taken."""
    host, _, port = address.rpartition(":")
    changes: Queue[Path] = Queue()
    with ExitStack() as stack:
        server = stack.enter_context(ThreadingHTTPServer((host or "127.0.0.1", int(port)), partial(Handler, showing=preview.showing)))
        server.daemon_threads = True
        observer = Observer()
        for folder in (preview.plans, preview.config_file.parent / "theme_overrides"):
            if folder.is_dir():
                observer.schedule(_Noticed(changes), str(folder.resolve()), recursive=True)
        observer.start()
        stack.callback(observer.stop)
        preview.build()
        preview.warm_up()
        Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        Thread(target=preview.build_when_asked, daemon=True).start()
        ready(f"http://{host or '127.0.0.1'}:{server.server_port}/")
        while True:
            preview.follow(_gathered(changes))
