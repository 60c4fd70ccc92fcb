"""A plan of our own, as a list of pieces that every format's writer sets in its own way.

Enters: nothing. Leaves: `PLAN`, and its text as typed by hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """One paragraph: its marker, the level of the list that would print it, its words."""

    text: str
    marker: str = ""
    level: int = -1
    """0 Roman, 1 decimal, 2 letters, 3 dashes, 4 plus-signs; -1: no list."""
    note: str = ""
    """Words of a footnote whose mark ends the paragraph."""

    @property
    def typed(self) -> str:
        """Marker and words."""
        return f"{self.marker} {self.text}" if self.marker else self.text


LEFT = ("ỦY BAN NHÂN DÂN\nTỈNH GIA LAI", "Số: 0307/KH-UBND")
RIGHT = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "Gia Lai, ngày 06 tháng 02 năm 2024")
TITLE = ("KẾ HOẠCH", "Phát động thi đua xây dựng thư viện thôn làng", "chào mừng kỷ niệm 70 năm Chiến thắng Điện Biên Phủ")
BODY = (
    Piece("Căn cứ Luật Thư viện ngày 21/11/2019;"),
    Piece(
        "Thực hiện Chỉ thị số 17/CT-TTg ngày 09 tháng 5 năm 2023 của Thủ tướng Chính phủ về phát triển văn hóa đọc; Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:"
    ),
    Piece("MỤC ĐÍCH, YÊU CẦU", "I.", 0),
    Piece("Mục đích", "1.", 1),
    Piece("Đưa sách về từng thôn, làng, tổ dân phố trên địa bàn tỉnh.", "a)", 2),
    Piece("Mỗi thôn, làng có ít nhất 01 tủ sách với 250 đầu sách.", "b)", 2),
    Piece("Yêu cầu", "2.", 1),
    Piece("Thiết thực, tiết kiệm, tránh hình thức.", "a)", 2),
    Piece("Gắn với các phong trào thi đua của địa phương.", "b)", 2),
    Piece("NỘI DUNG THI ĐUA", "II.", 0),
    Piece("Nội dung chung", "1.", 1),
    Piece("Quyên góp sách và báo:", "a)", 2),
    Piece("Sách thiếu nhi còn tốt;", "-", 3),
    Piece("truyện tranh lịch sử;", "+", 4),
    Piece("truyện cổ các dân tộc Tây Nguyên.", "+", 4),
    Piece("Sách kỹ thuật trồng trọt.", "-", 3),
    Piece("Dựng phòng đọc tại nhà rông theo Quyết định số 92/QĐ-UBND ngày 15/3/2022 của Ủy ban nhân dân tỉnh.", "b)", 2),
    Piece("Chỉ tiêu", "2.", 1),
    Piece("Phấn đấu đến hết năm 2024 có 85% thôn, làng có tủ sách.", "a)", 2),
    Piece("Vận động 12.500 bản sách.", "b)", 2),
    Piece("TỔ CHỨC THỰC HIỆN", "III.", 0),
    Piece(
        "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với Sở Giáo dục và Đào tạo hướng dẫn thực hiện; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2024.",
        "1.",
        1,
    ),
    Piece("Ủy ban nhân dân các huyện, thị xã, thành phố xây dựng kế hoạch trước ngày 20/3/2024.", "2.", 1),
    Piece("Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về Sở Văn hóa, Thể thao và Du lịch để tổng hợp./."),
)
RECIPIENTS = ("Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Các sở, ban, ngành;", "- Lưu: VT, KGVX.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Rơ Chăm Thị H’Lan")


def typed_text() -> str:
    """The plan as a text file, an empty line between paragraphs."""
    head = [LEFT[0], LEFT[1], RIGHT[0], RIGHT[1], "\n".join(TITLE)]
    return "\n\n".join([*head, *(piece.typed for piece in BODY), "\n".join(RECIPIENTS), "\n".join(SIGNATURE)]) + "\n"
