"""Two small papers of our own with the traps that real ones have."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.gazetteer import Gazetteer
from generator.intake.draft import make_draft
from generator.readers.text import read_text

if TYPE_CHECKING:
    from generator.model import Draft

DISTRICT = """

Số: /KH-UBND

Sốp Cộp, ngày tháng 02 năm 2024

## KẾ HOẠCH

**Phát động phong trào đọc sách năm 2024 trên địa bàn huyện**

Căn cứ Luật Thư viện; [bookmark: _Hlk1]Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

### I. CHỦ ĐỀ

“Mỗi tuần một cuốn sách”.

### II. NHIỆM VỤ

1. Các trường trên địa bàn huyện mở cửa thư viện cả tuần và báo

2

cáo Ủy ban nhân dân huyện Sốp Cộp, tỉnh Sơn La trước ngày 30/11/2024.

2. Phát triển văn hóa - xã hội ở cơ sở.

Trong quá trình thực hiện nếu có vướng mắc, các trường phản ánh về UBND huyện./.

***Nơi nhận:***

- Huyện ủy;
- UBND các xã, thị trấn;
- Lưu: VT.

**CHỦ TỊCH**

**Lò Văn Pản**
"""

PROVINCE = """|
**ỦY BAN NHÂN
DÂN**
TỈNH SƠN LA
-------
|
**CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
Số: 0042/KH-UBND
|
*Sơn La, ngày 18
tháng 3 năm 2024*
|

** **

**KẾ HOẠCH**

PHÁT ĐỘNG HỘI ĐỌC SÁCH CHÀO MỪNG ĐẠI HỘI LẦN THỨ V
CỦA HỘI THƯ VIỆN TỈNH SƠN LA

Thực hiện việc phát triển văn hóa
- xã hội của tỉnh, UBND tỉnh phát động hội đọc sách chào mừng Đại hội lần thứ V của
Hội Thư viện tỉnh Sơn La với nội dung sau:

**I. MỤC ĐÍCH,
YÊU CẦU**

**1. Thời gian: **Từ tháng
4/2024 đến hết tháng 9/2024.

**2. Yêu cầu**

- Thiết thực, tiết
kiệm;

- Sôi nổi.

**II. TỔ CHỨC
THỰC HIỆN**

Các sở, ban, ngành
thực hiện./.

* *

|
Nơi nhận:
- Thường trực Tỉnh ủy
(b/c);
- Các sở, ban, ngành;
- Lưu: VT.
|
**KT. CHỦ TỊCH **
PHÓ CHỦ TỊCH
**Hà Thị Mai**
|"""


def draft_of(text: str, name: str = "van-ban.txt") -> Draft:
    """The draft of a text."""
    paper, problems = read_text(text.encode(), name)
    assert paper is not None, problems
    return make_draft(paper, gazetteer=Gazetteer.load())


@lru_cache
def district() -> Draft:
    """The district's paper: number, day and letterhead are missing."""
    return draft_of(DISTRICT, "huyen.txt")


@lru_cache
def province() -> Draft:
    """The province's paper: a web table, wrapped everywhere."""
    return draft_of(PROVINCE, "tinh.txt")
