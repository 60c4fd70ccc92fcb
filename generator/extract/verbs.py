"""Verbs that say what is to be achieved, so that the things counted behind them are an aim.

Enters: nothing.
Leaves: the verbs as a pattern, and the ends of what may stand before a number whose noun no list knows.

Source: practice of plans of all levels. A verb is meant with its tones; `ENDS` is folded and only tells where to look closer.
"""

from __future__ import annotations

from generator.text import fold

DOES = (
    "xây dựng|xây mới|xây tặng|xây|tổ chức|mở rộng|mở mới|mở|hiến tặng|hiến|tặng|trao tặng|trao|cấp phát|cấp|đóng góp|huy động|vận động|ủng hộ|giúp đỡ|giúp|hỗ trợ|chăm lo|thăm hỏi|thăm|đỡ đầu|nhận|lựa chọn|chọn|thành lập|ra mắt|"
    "nhân rộng|phát triển|giới thiệu|bồi dưỡng|đào tạo|tập huấn|tư vấn|trồng mới|trồng|chăm sóc|sửa chữa|sửa|cải tạo|cứng hóa|cứng hoá|bê tông hóa|bê tông hoá|làm mới|lắp đặt|lắp|xóa bỏ|xoá bỏ|xóa|xoá|khởi công|khánh thành|bàn giao|đưa|thu gom|thu hút|đón|"
    "tiếp nhận|sưu tầm|viết|đăng tải|đăng|phát sóng|sản xuất|biên soạn|biên tập|thiết kế|giám sát|kiểm tra|thanh tra|kiểm toán|khảo sát|tuyển chọn|tuyển|huấn luyện|xuất bản|phát hành|giải quyết|hòa giải|hoà giải|khám|tiêm|giành|đoạt|thực hiện|triển khai|"
    "chuyển giao|cho vay|tạo|đề xuất|ứng dụng|số hóa|số hoá|nuôi|khai hoang|giảm|tăng|sáng tác|tuyên truyền|thả|nạo vét|phát hiện|tháo gỡ|tháo dỡ|dự kiến|gắn|treo|duy tu|triệt phá|triệt xóa|triệt xoá|bắt giữ|bắt|truy bắt|đầu thú|thu hồi|giao nộp|nộp|gửi|"
    "ký kết|ký|đối thoại|tuyên dương|nghiệm thu|công bố|bảo tồn|phục dựng|tu bổ|tôn tạo|kết nối|phẫu thuật|phủ sóng|thu hoạch|chuyển đổi|quyên góp|tiết kiệm|dứt điểm|xử lý|vận hành|lập|in|in ấn|di dời|tái định cư|gắn biển|xuất khẩu lao động|xuất khẩu|giao quân|luân phiên|luân chuyển|điều động|tuyển dụng|bố trí|cấp đổi|rút|phát|bàn giao|ghép|ươm|thả|tu sửa|cung cấp|bổ sung|đầu tư|nâng cấp|hoàn thiện|thí điểm|nhân nuôi"
)

_FOLLOWS = "được|thành công|mới|thêm|đủ|tối đa|khoảng|xong|cho|từ|tặng|miễn phí|hiệu quả|bình quân|trung bình|có|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không quá|không vượt quá|đạt và vượt|bằng hoặc hơn|nhiều nhất|còn|xuống"
ENDS = (",", ";", " va", *sorted({" " + fold(words).rpartition(" ")[2] for words in (*DOES.split("|"), *_FOLLOWS.split("|"))}))
