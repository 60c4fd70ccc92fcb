"""The door of the command line: `kehoach import | extract | check | register | build | export | serve | search | eval`.

Enters: arguments. Leaves: what each command prints or writes, exit 0 good, 1 content at fault, 2 wrong usage. Stages are
imported inside the commands, so that `--help` and mistakes answer at once.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
from pathlib import Path
from threading import active_count
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.cli_export import export_
from generator.cli_papers import import_, new, preview
from generator.diagnostics import Diagnostic, Location, Severity, below, count, summary
from generator.terminal import FILES, ROOT, each_file, finish, problem, progress_bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.report import Outcome


class _Program(click.Group):
    """The commands; called as a program, it ends without taking apart what it holds, which for a library of 10,000 plans takes half a second."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        try:
            return super().__call__(*arguments, **options)
        except SystemExit as end:
            if active_count() > 1 or not isinstance(end.code, int):
                raise
            atexit._run_exitfuncs()  # noqa: SLF001 - what Python itself does first; folders of builds without a cache go with it
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kehoach")
def main() -> None:
    """Biến kế hoạch của cơ quan thành một trang công khai: đọc, dẫn và tìm được."""
    # Vietnamese must come out whole whatever the terminal's locale says.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8")


main.add_command(export_)
main.add_command(import_)
main.add_command(new)
main.add_command(preview)


@main.command()
@click.argument("files", nargs=-1, type=FILES)
@click.option("--json", "as_json", is_flag=True, help="In một đối tượng JSON cho mỗi tệp (mặc định).")
@click.option("--out", type=FILES, help="Ghi <tên tệp>.json vào thư mục này thay vì in ra.")
@click.option("--jsonl", type=click.File("r", encoding="utf-8"), help="Đọc các dòng {id, text}, mỗi dòng một câu; - là đầu vào chuẩn.")
def extract(files: tuple[Path, ...], as_json: bool, out: Path | None, jsonl: Any) -> None:  # noqa: ARG001
    """In những gì đọc được trong văn bản hoặc tệp kế hoạch. Không ghi gì vào thư mục kế hoạch."""
    from generator.contract import phrase_json
    from generator.readers.formats import PAPER_SUFFIXES

    if bool(files) == bool(jsonl):
        raise click.UsageError("Cho tên tệp, hoặc --jsonl TỆP, một trong hai.")
    problems: list[Diagnostic] = []
    if jsonl:
        for number, line in enumerate(jsonl, 1):
            phrase = _phrase(line, number, jsonl.name, problems)
            if phrase:
                click.echo(json.dumps(phrase_json(*phrase), ensure_ascii=False))
    for path in each_file(files, (*PAPER_SUFFIXES, ".md"), problems):
        found = _extract_file(path, problems)
        if found is None:
            continue
        text = json.dumps(found, ensure_ascii=False, indent=1 if out else None)
        if out:
            out.mkdir(parents=True, exist_ok=True)
            (out / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        else:
            click.echo(text)
    finish(problems, quiet=True)


@main.command()
@click.argument("paths", nargs=-1, type=FILES)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def check(paths: tuple[Path, ...], as_json: bool) -> None:
    """Soát tệp kế hoạch: mọi lỗi, kèm dòng và cách sửa. Mặc định soát thư mục plans."""
    from generator import pipeline
    from generator.contract import check_json
    from generator.labour import Labour
    from generator.source.reader import read_plan
    from generator.store import default_folder

    problems: list[Diagnostic] = []
    files = 0
    for path in paths or (Path("plans"),):
        if path.is_dir():
            examined = pipeline.load(path, Labour(cache=default_folder()))
            files += len(examined.files)
            problems.extend(below(examined.diagnostics, path))
        else:
            files += 1
            plans = _plans_above(path)
            source, found = read_plan(path, plans)
            problems.extend(below((*found, *(pipeline.examine_one(source) if source else ())), plans))
    if as_json:
        click.echo(json.dumps(check_json(files, problems), ensure_ascii=False, indent=1))
        sys.exit(1 if count(problems, Severity.ERROR) else 0)
    click.echo(f"Đã soát {files} tệp.")
    finish(problems)


@main.command()
@click.option("--plans", type=FILES, default="plans", show_default=True, help="Thư mục kế hoạch.")
def register(plans: Path) -> None:
    """Ghi kế hoạch mới vào sổ địa chỉ, từ đó địa chỉ không bao giờ đổi nữa; ghi ngày sửa của kế hoạch đã sửa."""
    from generator.inputs import today
    from generator.source import changes
    from generator.source.address_book import AddressRow, append
    from generator.source.reader import read_plans

    sources, problems = read_plans(plans)
    if count(problems, Severity.ERROR):
        finish(list(problems))
    rows = [AddressRow(id=s.metadata.id, address=str(s.path.with_suffix("")), first_published=today().isoformat()) for s in sources]
    written = append(plans, rows)
    changed = changes.record(plans, [(s.metadata.id, plans / s.path) for s in sources], today().isoformat())
    for row in written:
        click.echo(f"Đã ghi: {row.address}")
    click.echo(
        f"{len(written)} địa chỉ mới trong {plans / 'addresses.tsv'}; {len(changed)} kế hoạch mới hoặc đã sửa trong {plans / 'changes.tsv'}."
    )


@main.command()
@click.option("--plans", type=FILES, help="Thư mục kế hoạch; mặc định theo mkdocs.yml.")
@click.option("--site", type=FILES, help="Thư mục trang; mặc định theo mkdocs.yml.")
@click.option("--strict", is_flag=True, help="Có cảnh báo thì cũng dừng, trang cũ giữ nguyên.")
@click.option("--report", type=FILES, help="Ghi báo cáo dựng trang (JSON) vào tệp này.")
@click.option("--jobs", type=click.IntRange(min=1), help="Số tiến trình đọc kế hoạch; mặc định theo số bộ xử lý.")
@click.option("--no-cache", is_flag=True, help="Đọc lại mọi kế hoạch, không dùng và không giữ kết quả cũ.")
@click.option("--scheduler", metavar="ĐỊA CHỈ", help="Giao việc đọc cho cụm máy dask.distributed, ví dụ tcp://10.0.0.5:8786.")
def build(  # noqa: PLR0917 - one parameter for each option
    plans: Path | None,
    site: Path | None,
    strict: bool,
    report: Path | None,
    jobs: int | None,
    no_cache: bool,
    scheduler: str | None,
) -> None:
    """Dựng cả trang; chỉ khi xong xuôi trang mới mới thay trang cũ."""
    from generator.building import build_site
    from generator.contract import build_report_json
    from generator.labour import Labour
    from generator.store import default_folder

    with progress_bar("Đọc kế hoạch") as progress:
        labour = Labour(jobs=jobs, scheduler=scheduler, cache=None if no_cache else default_folder(), progress=progress)
        outcome = build_site(ROOT / "mkdocs.yml", plans=plans, site=site, strict=strict, labour=labour)
    for diagnostic in outcome.diagnostics:
        if diagnostic.severity is not Severity.NOTE:
            click.echo(diagnostic.explain(), err=True)
    if report and outcome.report:
        report.write_text(json.dumps(build_report_json(outcome.report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if outcome.failure:
        click.echo(outcome.failure, err=True)
        sys.exit(1)
    assert outcome.report is not None
    click.echo(
        f"Đã dựng {outcome.report.pages} trang từ {outcome.report.plans} kế hoạch vào {outcome.site}; "
        f"{len(outcome.report.broken_links)} liên kết hỏng; {summary(outcome.diagnostics)}."
    )


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Địa chỉ xem thử trên máy này.")
@click.option("--plans", type=FILES, help="Thư mục kế hoạch; mặc định theo mkdocs.yml.")
@click.option("--drafts", is_flag=True, help="Dựng cả bản nháp, có ghi rõ BẢN NHÁP.")
def serve(address: str, plans: Path | None, *, drafts: bool) -> None:
    """Xem thử trên máy; lưu kế hoạch nào thì trang của nó hiện ngay, cả thư viện dựng lại sau đó."""
    from generator.building import settings_of
    from generator.serving import Preview, serve_library

    def tell(outcome: Outcome) -> None:
        tell_problems(outcome.diagnostics)
        click.echo(outcome.failure or f"Đã dựng {outcome.report.pages if outcome.report else 0} trang; {summary(outcome.diagnostics)}.")

    def tell_problems(problems: Iterable[Diagnostic]) -> None:
        for diagnostic in problems:
            if diagnostic.severity is not Severity.NOTE:
                click.echo(diagnostic.explain(), err=True)

    config_file = ROOT / "mkdocs.yml"
    folder = plans.resolve() if plans else settings_of(config_file).plans
    preview = Preview(config_file=config_file, plans=folder, drafts=drafts, tell=tell, tell_problems=tell_problems)
    try:
        serve_library(preview, address, ready=lambda home: click.echo(f"Xem thử ở {home} ; xem xong bấm Ctrl+C."))
    except KeyboardInterrupt:
        click.echo("Đã dừng.")
    except (OSError, ValueError, OverflowError):
        finish([problem(Path(address), "K506", "Không mở được địa chỉ này.", "Chọn cổng khác, ví dụ --address 127.0.0.1:8001.")])


@main.command()
@click.argument("query")
@click.option("--site", type=FILES, default="site", show_default=True, help="Thư mục trang đã dựng.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def search(query: str, site: Path, as_json: bool) -> None:
    """Tìm trong trang đã dựng, trả lời giống hệt ô tìm trên trang."""
    from generator.contract import search_json
    from generator.search.query import search as answer

    if not (site / "search" / "stats.js").is_file():
        finish([problem(site, "K505", "Ở đây chưa có trang nào được dựng.", "Chạy `make site` trước, hoặc chỉ đúng thư mục bằng --site.")])
    found = answer(query, site)
    if as_json:
        click.echo(json.dumps(search_json(found), ensure_ascii=False, indent=1))
        return
    for direct in found["answers"]:
        click.echo(f"» {direct['title']}  {direct['url']}")
    for number, row in enumerate(found["results"], 1):
        click.echo(f"{number}. {row['title']} · {row['issuer']}\n   {row['url']}\n   {row['snippet']}")
    if not found["answers"] and not found["results"]:
        click.echo(f"Không tìm thấy gì cho “{query}”.")


@main.command("eval")
@click.argument("gold", type=FILES)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option("--store", type=FILES, help="Tệp lưu lần đo trước; mặc định là last.json trong thư mục GOLD.")
@click.option("--save", is_flag=True, help="Lưu lần đo này, để lần sau so với nó.")
@click.option("--floor", "floors", multiple=True, metavar="LOẠI=MỨC", help="Mức sàn của độ chính xác và độ phủ, ví dụ citations=0.97.")
@click.option("--docs", type=FILES, help="Ghi bảng vào giữa hai dấu trong trang tài liệu này.")
def eval_(gold: Path, *, as_json: bool, store: Path | None, save: bool, floors: tuple[str, ...], docs: Path | None) -> None:
    """So những gì đọc được với bản ghi tay: chính xác bao nhiêu, sót gì, sai gì, khác gì lần trước."""
    from generator import evaluation
    from generator.contract import phrase_json

    try:
        wanted = evaluation.read_floors(floors)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    annotated, problems = evaluation.read_gold(gold)
    found = list(problems)
    result = evaluation.evaluate(annotated, read_file=lambda path: _extract_file(path, found), read_phrase=phrase_json)
    store = store or gold / evaluation.STORE_NAME
    stored = evaluation.read_run(store)
    since = None if stored is None else evaluation.changes(result, stored)
    if as_json:
        click.echo(json.dumps(evaluation.evaluation_json(result, since, floors=wanted), ensure_ascii=False, indent=1))
    else:
        click.echo(evaluation.report_text(result, since, floors=wanted))
    found += evaluation.keep(result, store=store if save else None, docs=docs)
    finish(found, quiet=True)
    if result.below(wanted):
        sys.exit(1)


def _extract_file(path: Path, problems: list[Diagnostic]) -> dict[str, Any] | None:
    """Everything found in one paper or plan source."""
    from generator.contract import plan_json
    from generator.extract.annotate import annotate
    from generator.gazetteer import Gazetteer
    from generator.intake.draft import as_source, make_draft
    from generator.parse.provisions import parse
    from generator.readers.paper import open_paper, read_paper
    from generator.source.reader import read_plan

    if path.suffix == ".md":
        source, found = read_plan(path, _plans_above(path))
        problems.extend(found)
    else:
        data, found = open_paper(path)
        problems.extend(found)
        if data is None:
            return None
        paper, found = read_paper(data, str(path))
        problems.extend(found)
        source = as_source(make_draft(paper, gazetteer=Gazetteer.load(), accounted=False)) if paper else None
    if source is None:
        return None
    plan, found = parse(source)
    problems.extend(d for d in found if d.severity is Severity.ERROR)
    return plan_json(annotate(plan))


def _phrase(line: str, number: int, name: str, problems: list[Diagnostic]) -> tuple[str, str] | None:
    """`id` and `text` of one line of JSON Lines."""
    if not line.strip():
        return None
    try:
        row = json.loads(line)
        return str(row["id"]), str(row["text"])
    except (ValueError, KeyError, TypeError):
        location = Location(path=name, line=number, column=1, quote=line.rstrip("\n"))
        problems.append(
            Diagnostic(
                code="K202",
                severity=Severity.ERROR,
                location=location,
                message="Dòng này không phải một đối tượng JSON có id và text.",
                hint='Viết mỗi dòng như {"id": "1", "text": "…"}.',
            )
        )
        return None


def _plans_above(path: Path) -> Path:
    """The plans folder that a file belongs to: the nearest one with an address book or of that name, else the file's own folder."""
    for folder in path.resolve().parents:
        if (folder / "addresses.tsv").is_file() or folder.name == "plans":
            return folder
    return path.resolve().parent
