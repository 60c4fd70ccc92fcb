"""The workflows that meet files of strangers: the one that runs them has no right to write, the one that may write runs nothing of theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent


def workflow(name: str) -> tuple[dict[str, Any], str]:
    """A workflow, read and as it stands."""
    text = (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
    return yaml.safe_load(text), text


def test_strangers_files_meet_no_secret() -> None:
    """A token that only reads and is not left in the clone, no secret, no target of the base repository."""
    read, text = workflow("papers.yml")
    assert read["permissions"] == {"contents": "read"}
    assert "\non:\n  pull_request:\n" in text
    assert "_target" not in text
    assert "secrets." not in text
    assert read["jobs"]["import"]["steps"][0]["with"] == {"persist-credentials": False}


def test_the_report_runs_nothing_of_theirs() -> None:
    """No checkout, their words never inside a command, and no more rights than it needs."""
    read, text = workflow("papers-report.yml")
    assert read["permissions"] == {"actions": "read", "pull-requests": "write"}
    steps = read["jobs"]["report"]["steps"]
    assert [step["uses"].partition("@")[0] for step in steps if "uses" in step] == ["actions/download-artifact"]
    assert all("${{" not in step["run"] for step in steps if "run" in step)
    assert "bao-cao/" not in text.replace("summary=bao-cao/tom-tat.txt", "")


def test_gitlab_gives_no_secret_either() -> None:
    """The report reaches the merge request as an artifact; no job asks for a token."""
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    read = yaml.safe_load(text)
    assert read["papers"]["artifacts"]["expose_as"] == "Báo cáo nhập văn bản"
    assert "TOKEN" not in text
