"""Verbs that say what is to be achieved, so that the things counted behind them are an aim.

Enters: nothing.
Leaves: the verbs, and whether words may stand before a number whose noun no list knows.

Source: practice of plans of all levels. A verb is meant with its tones; `lets_count` takes folded words and only tells where to look closer.
"""

from __future__ import annotations

from generator.text import fold

DOES = tuple(
    """
biên soạn|biên tập|biên đạo|biểu diễn|bàn giao|bê tông hoá|bê tông hóa|bảo lãnh|bảo trợ|bảo tồn|bắt|bắt giữ|bố trí|bồi dưỡng|bổ sung|cai nghiện|
chiếu phim|cho vay|chuyển giao|chuyển đổi|chăm lo|chăm sóc|chế biến|chế tạo|chỉnh trang|chọn|chốt chặn|chữa trị|cung cấp|cung ứng|cài đặt|công bố|
cải tạo|cảm hóa|cấp|cấp giấy|cấp mới|cấp phát|cấp phép|cấp đổi|cất bốc|cắm mốc|củng cố|cứng hoá|cứng hóa|di dời|duy tu|dàn dựng|dạy|dạy nghề|dọn dẹp|
dứt điểm|dự giờ|dự kiến|ghép|ghép tạng|gia cố|giao nộp|giao quân|giành|giám sát|giúp|giúp đỡ|giải cứu|giải ngân|giải quyết|giải thể|giảm|giới thiệu|
gây quỹ|gắn|gắn biển|gửi|hiến|hiến tặng|hoà giải|hoàn thiện|huy động|huấn luyện|hòa giải|hướng dẫn|hạ thủy|hỗ trợ|hội giảng|in|in sao|in ấn|khai hoang|
khai thác|khoan|khám|khám bệnh|khám sàng lọc|khánh thành|khơi thông|khảo sát|khởi công|khởi tạo|kiểm soát|kiểm toán|kiểm tra|kiện toàn|kêu gọi|
kích hoạt|ký|ký kết|kết nghĩa|kết nạp|kết nối|luân chuyển|luân phiên|làm mới|làm rõ|làm sạch|lát|lập|lắp|lắp ráp|lắp đặt|lựa chọn|mua sắm|mổ|mở|mở mới|
mở rộng|nghiên cứu|nghiệm thu|nhân giống|nhân nuôi|nhân rộng|nhận|nhận nuôi|nhận đỡ đầu|nuôi|nâng cấp|nói chuyện|nạo vét|nộp|phun|phát|phát hiện|
phát hành|phát quang|phát sóng|phát triển|phân loại|phẫu thuật|phổ biến|phụ đạo|phục dựng|phục vụ|phụng dưỡng|phủ sóng|quy tập|quyên góp|quản lý|
ra mắt|ra quân|rút|rải|sàng lọc|sáng chế|sáng tác|sáp nhập|sơn|sưu tầm|sản xuất|số hoá|số hóa|sửa|sửa chữa|thanh lý|thanh tra|thao giảng|thay thế|
thiết kế|thu dọn|thu gom|thu hoạch|thu hút|thu hồi|thu mua|thu nợ|thành lập|tháo dỡ|tháo gỡ|thí điểm|thăm|thăm hỏi|thả|thả nuôi|thử nghiệm|thực hiện|
tiêm|tiêm phòng|tiêu hủy|tiêu thụ|tiếp nhận|tiết kiệm|trang bị|trao|trao tặng|treo|triển khai|triệt|triệt phá|triệt xoá|triệt xóa|truy bắt|truy tố|
trưng bày|trải|trồng|trồng mới|tu bổ|tu sửa|tuyên dương|tuyên truyền|tuyển|tuyển chọn|tuyển dụng|tuyển sinh|tuần tra|tài trợ|tái đàn|tái định cư|
tìm kiếm|tích hợp|tôn tạo|tăng|tư vấn|tạo|tạo lập|tập huấn|tặng|tịch thu|tổ chức|viết|vận hành|vận động|vẽ|xoá|xoá bỏ|xuất bản|xuất khẩu|
xuất khẩu lao động|xác nhận|xây|xây dựng|xây mới|xây tặng|xét nghiệm|xét xử|xóa|xóa bỏ|xử lý|xử phạt|áp dụng|ôn luyện|điều động|đo đạc|đoạt|đào|
đào tạo|đón|đóng góp|đóng mới|đăng|đăng ký mới|đăng tải|đưa|đạt giải|đấu nối|đấu tranh|đầu thú|đầu tư|đắp|đề xuất|đối thoại|đồng bộ|đỡ đầu|ươm|ươm mầm|
ươm tạo|ủng hộ|ứng dụng
""".replace("\n", "").split("|")
)

_FOLLOWS = "được|thành công|mới|thêm|đủ|tối đa|khoảng|xong|cho|từ|tặng|miễn phí|hiệu quả|bình quân|trung bình|có|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không quá|không vượt quá|đạt và vượt|bằng hoặc hơn|nhiều nhất|còn|xuống"
_ENDS = frozenset(("va", *(fold(words).rpartition(" ")[2] for words in (*DOES, *_FOLLOWS.split("|")))))


def lets_count(before: str) -> bool:
    """Whether the folded words before a number let any noun be counted."""
    _, blank, last = before.rstrip(" *").rpartition(" ")
    return last.endswith((",", ";")) or (blank == " " and last in _ENDS)
