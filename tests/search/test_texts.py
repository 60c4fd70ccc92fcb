"""Texts, packed and read back; what a browser shows that cannot read them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.index import build_index
from generator.search.texts import LENGTH, Packer, Unpacker
from tests.factories import make_corpus
from tests.search import javascript

_TEXTS = st.text(max_size=300).map(str.encode)


@given(_TEXTS, st.lists(_TEXTS, max_size=4))
def test_a_packed_text_is_read_back(beginning: bytes, some: list[bytes]) -> None:
    """Each for itself, in any order, whatever the beginning is."""
    packer = Packer(beginning)
    packed = [packer.packed(text) for text in some]
    assert packed == [Packer(beginning).packed(text) for text in some]
    unpacker = Unpacker(*packer.told)
    assert [unpacker.unpacked(one.decode()) for one in reversed(packed)] == some[::-1]


def test_what_stands_in_the_beginning_costs_next_to_nothing() -> None:
    """That is what it is for."""
    usual = " ".join(f"Điều {n}: giao phòng số {n * n} chủ trì, phối hợp thực hiện." for n in range(200)).encode()[:LENGTH]
    assert len(Packer(usual).packed(usual[:4000])) < 200
    assert len(Packer(b"").packed(usual[:4000])) > 500


def test_a_beginning_that_is_not_whole_is_told() -> None:
    """Nothing is read that would be wrong."""
    length, start = Packer(b"ke hoach").told
    with pytest.raises(ValueError, match="9"):
        Unpacker(length + 1, start)


_ASK = """
if (data.old) delete globalThis.DecompressionStream;
const out = {};
for (const query of ["thi đua", '"học và làm theo bác"', '"thi đua học và làm" -"học và làm nhiều"']) {
  const found = await engine.search(query);
  const plans = await found.reader.next();
  const heads = await Promise.all(plans.map((plan) => engine.head(plan, true)));
  const snippets = await Promise.all(plans.map((plan) => engine.snippets(plan, found.sought)));
  out[query] = { heads: heads.map(({ address }) => address).sort(), shown: snippets.flat().length };
}
return out;
"""


@pytest.mark.parametrize("old", [False, True])
def test_a_browser_that_cannot_unpack_has_results_without_snippets(*, old: bool) -> None:
    """What the index alone knows, and no error."""
    files = {name: content.decode() for name, content in build_index(make_corpus()).items()}
    body = _ASK.replace("const out", f"{javascript.ENGINE}\nconst out", 1)
    found: dict[str, Any] = javascript.run(body, {"files": files, "old": old})
    assert len(found["thi đua"]["heads"]) == 3
    assert found['"học và làm theo bác"']["heads"]
    assert all((row["shown"] == 0) == (old or not row["heads"]) for row in found.values())
