"""Office files with one day for all their parts: the same content, the same bytes.

Enters: the bytes of a `.docx` or `.xlsx`. Leaves: the same package, stamped.
"""

from __future__ import annotations

import io
import zipfile

_STAMP = (2020, 1, 1, 0, 0, 0)
"""Office programs do not show the day of a part."""


def stamped(package: bytes) -> bytes:
    """Each part under the same day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
