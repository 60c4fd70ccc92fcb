"""The command that makes files of the whole library: `kehoach export`.

Enters: arguments. Leaves: files below the site, one line for each.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from generator.terminal import FILES, ROOT, finish, problem

if TYPE_CHECKING:
    from pathlib import Path


@click.command("export")
@click.option("--plans", type=FILES, help="Thư mục kế hoạch; mặc định theo mkdocs.yml.")
@click.option("--site", type=FILES, help="Thư mục trang đã dựng; mặc định theo mkdocs.yml.")
@click.option("--offline", type=FILES, help="Chỉ ghi bản ngoại tuyến vào tệp .zip này.")
def export_(plans: Path | None, site: Path | None, offline: Path | None) -> None:
    """Ghi dữ liệu cả thư viện (CSV, SQLite, Akoma Ntoso, bản ngoại tuyến) vào trang đã dựng."""
    from generator import pipeline
    from generator.bulk.export import export, export_offline
    from generator.labour import Labour
    from generator.mkdocs_plugin import read_settings
    from generator.store import default_folder

    settings = read_settings(ROOT / "mkdocs.yml")
    settings = replace(settings, plans=plans or settings.plans, site=site or settings.site)
    if not (settings.site / "index.html").is_file():
        finish(
            [
                problem(
                    settings.site,
                    "K505",
                    "Ở đây chưa có trang nào được dựng.",
                    "Chạy `make site` trước, hoặc chỉ đúng thư mục bằng --site.",
                )
            ]
        )
    if offline:
        one = export_offline(settings.site, offline)
        click.echo(f"Đã ghi {offline}: {one.rows} tệp.")
        return
    examined = pipeline.load(settings.plans, Labour(cache=default_folder()))
    if examined.errors:
        finish(list(examined.diagnostics))
    for one in export(examined, settings.site, settings.site_url):
        click.echo(f"Đã ghi {one.name}: {one.rows} dòng hoặc tệp.")
