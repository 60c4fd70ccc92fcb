"""Awards and honorary titles that a plan promises or asks for.

Enters: a `Reading`.
Leaves: `Award`s in order, with the one who confers it where the words say it: `Bằng khen của Chủ tịch UBND tỉnh`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.extract.phrases import by_letter
from generator.model import Award, Span

if TYPE_CHECKING:
    from generator.extract.reading import Reading

_CONFERRER = (
    r"(?: +của +(?:Thủ tướng Chính phủ|Chính phủ|Chủ tịch nước|(?:Chủ tịch +)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: +(?:các +)?(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn))?"
    r"|Bộ trưởng [^,;.()¶]{2,40}|Bộ [^,;.()¶]{2,40}|Giám đốc [^,;.()¶]{2,40}|Tổng Liên đoàn[^,;.()¶]{0,40}|Ban Thường vụ [^,;.()¶]{2,40}|Trung ương [^,;.()¶]{2,40}))?"
)
_AWARD = re.compile(
    r"(?<!\w)(?:(?:Huân chương|Huy chương)(?: +(?:Lao động|Độc lập|Sao vàng|Hồ Chí Minh|Chiến công|Bảo vệ Tổ quốc|Quân công|Đại đoàn kết dân tộc|Hữu nghị|Dũng cảm|Quân kỳ quyết thắng|Vì an ninh Tổ quốc))?"
    r"(?: +hạng +(?:Nhất|Nhì|Ba|nhất|nhì|ba))?"
    rf"|(?:Cờ thi đua|Cờ truyền thống|Bằng khen|Giấy khen|Thư khen|Kỷ niệm chương|Huy hiệu){_CONFERRER}"
    r"|Anh hùng Lao động|Anh hùng Lực lượng vũ trang nhân dân|Chiến sĩ thi đua (?:toàn quốc|cấp bộ|cấp tỉnh|cơ sở)|Tập thể lao động xuất sắc|Đơn vị quyết thắng|Lao động tiên tiến|Chiến sĩ tiên tiến)(?!\w)",
)
_HEAD = re.compile(
    by_letter(
        "Huân chương|Huy chương|Huy hiệu|Cờ t|Chiến sĩ t|Bằng khen|Giấy khen|Thư khen|Tập thể lao động|Kỷ niệm chương|Anh hùng L|Đơn vị quyết|Lao động tiên"
    )
)
"""What every award begins with; capitals are few, so that the whole text is passed over at a glance."""


def find_awards(reading: Reading) -> tuple[Award, ...]:
    """Every award of a text; `Bằng khen` must begin with a capital or be named with its giver."""
    out = []
    for head in _HEAD.finditer(reading.flat):
        if found := _AWARD.match(reading.flat, head.start()):
            words = reading.words(*found.span())
            out.append(Award(span=Span(*found.span()), raw=words, name=words.replace("*", "")))
    return tuple(out)
