"""What is pinned installs on the oldest Python that is promised: Debian 12 has 3.11.2, and a newer machine would not notice a pin that refuses it."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parent.parent
PINS = [line for line in (ROOT / ".ci/requirements-dev.txt").read_text(encoding="utf-8").splitlines() if re.match(r"[A-Za-z0-9]", line)]


def oldest() -> str:
    """The first release of the series that pyproject.toml promises."""
    promised = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    return f"{promised.removeprefix('>=')}.0"


@pytest.mark.parametrize("pin", PINS, ids=[pin.split("==")[0] for pin in PINS])
def test_a_pinned_package_takes_the_oldest_python(pin: str) -> None:
    """As its own metadata say."""
    name, _, rest = pin.rstrip(" \\").partition("==")
    version, _, marker = (part.strip() for part in rest.partition(";"))
    if marker and not Marker(marker).evaluate():
        pytest.skip(f"{name} is not for this system")
    installed = distribution(name)
    assert installed.version == version, "run `make test`, which installs what is pinned"
    wants = (installed.metadata.get_all("Requires-Python") or [""])[0]
    assert SpecifierSet(wants).contains(oldest())


def test_every_package_is_pinned_with_its_hash() -> None:
    """So that an install brings what was tested."""
    text = (ROOT / ".ci/requirements-dev.txt").read_text(encoding="utf-8")
    assert len(PINS) > 50
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=[A-Za-z0-9])", text)[1:])
