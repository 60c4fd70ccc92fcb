"""Sign blocks: capacity, position, name."""

from __future__ import annotations

import pytest

from generator.model import Signatory
from generator.parse.signature import is_sign_line, read_signature, signer_title


@pytest.mark.parametrize(
    ("text", "expected", "title"),
    [
        pytest.param("CHỦ TỊCH\n\nKsor H'Bliă", Signatory(name="Ksor H'Bliă", position="Chủ tịch"), "Chủ tịch", id="apostrophe"),
        pytest.param("CHỦ TỊCH\n\nLò Văn Pản", Signatory(name="Lò Văn Pản", position="Chủ tịch"), "Chủ tịch", id="the-head-signs"),
        pytest.param(
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(đã ký)\nLò Thị Ban",
            Signatory(name="Lò Thị Ban", capacity="TM. Ủy ban nhân dân KT. Chủ tịch", position="Phó Chủ tịch"),
            "TM. Ủy ban nhân dân KT. Chủ tịch Phó Chủ tịch",
            id="deputy-for-the-committee",
        ),
        pytest.param(
            "**KT. GIÁM ĐỐC **\nPHÓ GIÁM ĐỐC\n**Hà Mai**",
            Signatory(name="Hà Mai", capacity="KT. Giám đốc", position="Phó Giám đốc"),
            "KT. Giám đốc Phó Giám đốc",
            id="stars",
        ),
        pytest.param(
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLÒ VĂN BỐN",
            Signatory(name="Lò Văn Bốn", capacity="T/M Ban Thường vụ", position="Bí thư"),
            "T/M Ban Thường vụ Bí thư",
            id="party",
        ),
        pytest.param(
            "GIÁM ĐỐC\n\nBS.CKII. Lò Văn Bốn", Signatory(name="BS.CKII. Lò Văn Bốn", position="Giám đốc"), "Giám đốc", id="degrees"
        ),
        pytest.param(
            "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
            Signatory(capacity="TL. Chủ tịch", position="Chánh Văn phòng"),
            "TL. Chủ tịch Chánh Văn phòng",
            id="no-name",
        ),
    ],
)
def test_sign_blocks(text: str, expected: Signatory, title: str) -> None:
    """Every line of the block has its place."""
    found = read_signature(text)
    assert found == expected
    assert signer_title(found) == title


@pytest.mark.parametrize(
    "line",
    [
        "- Chủ tịch UBND tỉnh (b/c);",
        "Chủ tịch UBND xã giao việc cho các thôn",
        "Thường trực Huyện ủy;",
        "Lò Văn Pản",
        "TRƯỜNG THPT CÒ NÒI",
        "",
    ],
)
def test_other_lines_are_no_sign_lines(line: str) -> None:
    """Recipients, sentences and names do not begin a sign block."""
    assert not is_sign_line(line)


def test_text_without_a_sign_block() -> None:
    """Nothing is made up."""
    assert read_signature("Các trường mở cửa.") is None


def test_office_below_the_capacity_is_no_name() -> None:
    """`TM. BAN THƯỜNG VỤ` / `HỘI NÔNG DÂN TỈNH` / `CHỦ TỊCH`: the second line belongs to the first; a name may follow `Đã ký:`."""
    signed = read_signature("TM. BAN THƯỜNG VỤ\nHỘI NÔNG DÂN TỈNH\nCHỦ TỊCH\nĐã ký: Lò Thị Ban")
    assert signed == Signatory(name="Lò Thị Ban", capacity="TM. Ban Thường vụ Hội Nông dân tỉnh", position="Chủ tịch")
