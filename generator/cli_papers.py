"""The commands of the person who has the paper: `kehoach import | new | preview`.

Enters: arguments. Leaves: plan files, reports, what each command prints. Stages are imported inside the commands, so that mistakes answer at once.
"""

from __future__ import annotations

import json
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.terminal import FILES, ROOT, each_file, finish, problem, progress_bar

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.inbox import Run
    from generator.intake.skeleton import Skeleton


@click.command("import")
@click.argument("papers", nargs=-1, type=FILES)
@click.option("--out", "plans", type=FILES, default="plans", show_default=True, help="Thư mục kế hoạch để ghi vào.")
@click.option("--update", "plan_id", metavar="ID", help="Văn bản là bản mới của kế hoạch có id này.")
@click.option("--answers", type=FILES, help="Bảng trả lời (.xlsx) đã điền: ghi các câu trả lời vào tệp kế hoạch.")
@click.option("--no-original", is_flag=True, help="Không giữ tệp gốc cạnh tệp kế hoạch để người đọc tải về.")
@click.option("--summary", type=FILES, help="Ghi tóm tắt của lần nhập vào tệp này, mỗi văn bản một dòng.")
@click.option("--json", "as_json", is_flag=True, help="In báo cáo dạng JSON Lines.")
def import_(  # noqa: PLR0917 - one parameter for each option
    papers: tuple[Path, ...],
    plans: Path,
    plan_id: str | None,
    answers: Path | None,
    no_original: bool,
    summary: Path | None,
    as_json: bool,
) -> None:
    """Đọc văn bản (.docx, .doc, .pdf, .html, .txt…) hoặc cả thư mục thành tệp kế hoạch, kèm báo cáo từng phần đã đọc được gì.

    Không ghi tên văn bản nào thì đọc thư mục hop-thu.
    """
    from generator import inbox
    from generator.readers.formats import PAPER_SUFFIXES

    problems: list[Diagnostic] = []
    if answers is not None:
        if papers or plan_id is not None:
            raise click.UsageError("--answers không đi cùng văn bản hay --update: trả lời trước, nhập văn bản sau.")
        _answer(answers, plans)
        return
    if not papers and not Path(inbox.INBOX).is_dir():
        raise click.UsageError(f"Ghi tên văn bản, hoặc đặt văn bản vào thư mục {inbox.INBOX}.")
    files = list(each_file(papers or (Path(inbox.INBOX),), PAPER_SUFFIXES, problems))
    if plan_id is not None and len(files) != 1:
        raise click.UsageError("--update chỉ đi với một văn bản.")
    settings = inbox.Settings(plans=plans, into=plan_id, keeps_papers=not no_original)
    with progress_bar("Đọc văn bản") if len(files) > 1 else nullcontext() as progress:
        done = inbox.run(files, settings, progress)
    _tell(done, plans, as_json=as_json)
    if summary is not None:
        summary.write_text("\n".join((*done.lines(), "")), encoding="utf-8")
    finish([*problems, *done.problems])


def _tell(done: Run, plans: Path, *, as_json: bool) -> None:
    """Print what a run did."""
    if as_json:
        for found in done.objects():
            click.echo(json.dumps(found, ensure_ascii=False))
        return
    for text in done.texts():
        click.echo(text)
    if done.page is not None:
        click.echo(f"Báo cáo để đọc trong trình duyệt: {done.page}")
    if done.answers is not None:
        click.echo(f"Bảng để trả lời: {done.answers}; điền xong chạy: kehoach import --answers {done.answers} --out {plans}")


def _answer(sheet: Path, plans: Path) -> None:
    """Write the answers of a sheet into the plans."""
    from generator.intake.answers import apply_answers, read_answers

    given, problems = read_answers(sheet)
    changed, found = apply_answers(given, plans, sheet)
    for file in changed:
        click.echo(f"Đã ghi câu trả lời vào {file}")
    click.echo(f"{len(given)} câu trả lời, {len(changed)} tệp kế hoạch đã đổi.")
    finish([*problems, *found])


@click.command()
@click.option("--from", "previous", metavar="ID|TỆP", help="Kế hoạch trước: giữ cơ quan, bố cục, phân công, nơi nhận; không chép câu chữ.")
@click.option(
    "--year", type=click.IntRange(1945, 2200), help="Năm của kế hoạch mới; mặc định là năm nay, có --from thì là năm sau kế hoạch trước."
)
@click.option("--issuer", help="Cơ quan ban hành, ví dụ “UBND xã Nam Dong”.")
@click.option("--title", help="Trích yếu, ví dụ “Phát động phong trào thi đua năm 2026”.")
@click.option("--province", help="Tỉnh, thành phố.")
@click.option("--district", help="Huyện, quận (kế hoạch trước 7/2025).")
@click.option("--commune", help="Xã, phường, đặc khu.")
@click.option("--word", type=FILES, help="Ghi khung thành tệp Word này để soạn, thay vì ghi tệp kế hoạch.")
@click.option("--plans", type=FILES, default="plans", show_default=True, help="Thư mục kế hoạch.")
def new(  # noqa: PLR0917 - one parameter for each option
    previous: str | None,
    year: int | None,
    issuer: str | None,
    title: str | None,
    province: str | None,
    district: str | None,
    commune: str | None,
    word: Path | None,
    plans: Path,
) -> None:
    """Tạo khung một kế hoạch mới: tệp kế hoạch ở trạng thái bản nháp, hoặc tệp Word để soạn."""
    from generator.intake.address import today
    from generator.intake.new import save_source, save_word, skeleton_after
    from generator.intake.skeleton import blank_skeleton
    from generator.model import PlaceNames

    problems: list[Diagnostic] = []
    skeleton: Skeleton | None
    if previous is not None:
        if issuer or title or province or district or commune:
            raise click.UsageError("Với --from, cơ quan, nơi và trích yếu lấy từ kế hoạch trước; sửa trong tệp sau khi tạo.")
        skeleton, found = skeleton_after(previous, plans, year=year)
        problems.extend(found)
    else:
        issuer = issuer or click.prompt("Cơ quan ban hành (ví dụ: UBND xã Nam Dong)")
        province = province or click.prompt("Tỉnh, thành phố (bỏ trống nếu là cơ quan trung ương)", default="", show_default=False) or None
        title = title or click.prompt("Trích yếu (ví dụ: Phát động phong trào thi đua năm 2026)")
        place = PlaceNames(province=province, district=district, commune=commune)
        skeleton = blank_skeleton(issuer=issuer, place=place, title=title, year=year or today().year)
    if skeleton is not None:
        file, found = save_word(skeleton, word) if word else save_source(skeleton, plans)
        problems.extend(found)
        if file is not None:
            click.echo(f"Đã ghi: {file}")
            click.echo(_what_next(file, skeleton, is_word=word is not None))
    elif not problems:
        problems.append(problem(plans, "K236", f"Không có kế hoạch “{previous}”.", "Ghi id ở đầu tệp kế hoạch, hoặc đường dẫn của tệp."))
    finish(problems)


@click.command()
@click.argument("file", type=FILES)
@click.option("--plans", type=FILES, default="plans", show_default=True, help="Thư mục kế hoạch.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Cổng xem thử; 0 là cổng trống bất kỳ.")
@click.option("--site", type=FILES, help="Chỉ dựng vào thư mục này rồi thôi, không mở cổng xem thử.")
def preview(file: Path, plans: Path, port: int, site: Path | None) -> None:
    """Xem thử trang của một kế hoạch (tệp kế hoạch hoặc văn bản), có ghi rõ BẢN NHÁP; không ghi gì vào thư mục kế hoạch."""
    from tempfile import TemporaryDirectory

    from generator.preview import build_preview, server_of

    with TemporaryDirectory(prefix="kehoach-xem-thu-") as folder:
        work = site or Path(folder)
        if site is not None and site.exists() and any(site.iterdir()):
            finish([problem(site, "K503", "Thư mục này đã có tệp khác.", "Chọn một thư mục mới hoặc trống cho --site.")])
        built, found = build_preview(file, plans, work, ROOT / "mkdocs.yml")
        if built is None or site is not None:
            if built is not None:
                click.echo(f"Trang xem thử: {built.site / built.address / 'index.html'}")
            finish(list(found))
            return
        for each in found:
            click.echo(each.explain(), err=True)
        with server_of(built.site, port) as server:
            click.echo(f"Xem thử ở http://127.0.0.1:{server.server_port}/{built.address}/ ; xem xong bấm Ctrl+C.")
            with suppress(KeyboardInterrupt):
                server.serve_forever()


def _what_next(file: Path, skeleton: Skeleton, *, is_word: bool) -> str:
    """What the person does now."""
    from generator.intake.skeleton import leftovers

    places = len(leftovers("\n".join(line.text for line in skeleton.lines)))
    if is_word:
        return f"Mở bằng Word, điền {places} chỗ tô vàng; ký xong thì nhập: kehoach import {file.name}"
    return f"Điền {places} chỗ có [Điền …] hoặc [Soát …]; xem thử: kehoach preview {file}; đăng: đổi status thành published rồi chạy kehoach register."
