"""The words that names of bodies begin with, are made of and end before.

Enters: nothing. Leaves: pieces of patterns and sets of words for `generator.extract.duty_bodies`.

Source: practice of plans of all levels and the offices since 7/2025; the lists grow, nothing else depends on them.
"""

from __future__ import annotations

import re

OFFICE = (
    r"Sở|Phòng(?! ngừa| chống|, chống)|Ban(?! hành)|Văn phòng|Thanh tra|Công an|Quân đội|Bộ Chỉ huy|Bộ CHQS|Ban Chỉ huy|Bộ đội|Trung tâm|Đài|Báo(?! cáo)|Cổng|Trang(?! bị| trí)|Trường(?! hợp)|Học viện|Viện(?! dẫn)|Vụ(?! việc| án| mùa)|Tạp chí|Nhà xuất bản|Hiệp hội|Trung ương Hội|Trung ương Đoàn|Bệnh viện|Trạm|Cảng vụ|Vùng(?= \d)|Hải quan|Thuế|Câu lạc bộ|Giảng viên|Nhân viên|Xí nghiệp|Phân xưởng|Nhà máy|Thành viên|Cộng tác viên|Bảo tàng|Viễn thông|Trại|Nhà tạm giữ|Chỉ huy trưởng|Chi cục|Cục|Tổng cục|Chi nhánh|Kho bạc|Ngân hàng|Bảo hiểm|BHXH|"
    r"Tòa án|Toà án|Viện kiểm sát|VKSND|TAND|Tòa|Hạt|Đội|Hải đội|Tiểu đoàn|Trung đoàn|Đại đội|Đồn|Tổ(?! chức)|Cụm|Khối|Công ty|Điện lực|Bưu điện|Hợp tác xã|Liên minh|Liên hiệp|Liên đoàn|LĐLĐ|Công đoàn|Hội(?! nghị| thảo| thi)|Đoàn(?! kết)|Tỉnh đoàn|Huyện đoàn|Thành đoàn|Thị đoàn|Mặt trận|MTTQ|"
    r"UBMTTQ|UBMTTQVN|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Thường trực|Ban Thường vụ|Ban Chấp hành|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Huyện uỷ|Thị ủy|Quận ủy|Đảng ủy|Đảng uỷ|Đảng đoàn|Chi bộ|Đảng bộ|Chủ tịch|Phó Chủ tịch|Phó (?:Hiệu trưởng|Giám đốc|Trưởng|Bí thư)|Cụm trưởng|Cụm phó|Khối trưởng|Khối phó|Chánh án|Viện trưởng|Chánh Thanh tra|Thẩm phán|Kiểm sát viên|Bí thư|"
    r"Giám đốc|Thủ trưởng|Trưởng|Hiệu trưởng|Chánh Văn phòng|Công chức|Cán bộ|Viên chức|Người đứng đầu|Lãnh đạo|Cơ quan|Đơn vị|Bộ(?! tiêu| máy)|Ngành|Giáo viên|Tổng phụ trách|Học sinh|Thôn|Ban tự quản|Nhà trường|Nhà (?:[Vv]ăn [Hh][óo][aá]|[Tt]hiếu nhi)|(?:Các|Mỗi|Tất cả(?>(?: các)?)|Toàn thể|Từng)(?! +(?:nội dung|hoạt động|phong trào|chỉ tiêu|nhiệm vụ|giải pháp|hình thức|tiêu chí|danh hiệu|biện pháp|văn bản|chính sách|chế độ|khoản|điều kiện|trường hợp|vấn đề|công việc|chương trình|kế hoạch|dự án|công trình|đợt|cuộc|hội nghị|hội thi|ngày|tài liệu|báo cáo|mô hình|gương|điển hình|sản phẩm|thủ tục|quy định|bước|mục tiêu|năm|nguồn|khẩu hiệu|phần việc|hồ sơ|ý kiến|chi phí)(?!\w))|Doanh nghiệp|Tập thể|Người dân|Nhân dân|Hộ gia đình|Đồng chí|Bộ phận|Kế toán|Chi hội|Chi đoàn|Liên đội|BCH|BTV|BCĐ|BTC|BQL|Tổng phụ trách|Khoa(?! [Hh]ọc)|Hội sở|Thư ký|Ủy viên|LLVT|Lực lượng vũ trang|Cấp ủy|Cấp uỷ|Chính quyền|Đoàn thể|Đại diện|Phân hội|Phân đoàn|Quỹ|Ấp|Khóm|Khu phố|Buôn|Thư viện|VNPT|Viettel|CĐCS|CĐ|CLB|Liên hiệp các|Huyện hội|Tỉnh hội|Thành hội|Xã đoàn|Phường đoàn|Quận đoàn|Đoàn trường|Đoàn khối|Đoàn xã|Cơ sở|Tiểu ban|Sở, |Ông|Bà|Xã(?! [Hh]ội)|Phường|Thị trấn|Huyện|Thành phố|Tỉnh"
)
OFFICE_IN_CAPITALS = re.sub(r"\\W", r"\\w", OFFICE.upper()).replace("\\W", "\\w")
SMALL = (
    r"các(?= \w)(?! +(?:nội dung|hoạt động|phong trào|chỉ tiêu|nhiệm vụ|giải pháp|hình thức|tiêu chí|danh hiệu|biện pháp|văn bản|chính sách|chế độ|khoản|điều kiện|trường hợp|vấn đề|công việc|chương trình|kế hoạch|dự án|công trình|đợt|cuộc|hội nghị|hội thi|ngày|tài liệu|báo cáo|mô hình|gương|điển hình|sản phẩm|thủ tục|quy định|bước|mục tiêu|năm|nguồn|khẩu hiệu|phần việc|hồ sơ|ý kiến|chi phí)(?!\w))|thủ trưởng|ủy ban|uỷ ban|phòng(?= [A-ZĐ])|ban(?= [A-ZĐ])|chủ tịch|văn phòng|hội đồng|công an|công chức|trường|trưởng|mặt trận|đoàn thanh niên|hội(?= (?:phụ|nông|cựu|liên))|cấp ủy|cấp uỷ|"
    r"trung tâm|đảng ủy|thường trực|doanh nghiệp|trạm|đài|báo(?= [A-ZĐ])|cơ quan|bí thư|giám đốc|hiệu trưởng|tập thể|cá nhân|lãnh đạo|người đứng đầu|mỗi|giáo viên|tổ trưởng|bộ phận|công đoàn|ban giám hiệu|người dân|nhân dân|chính quyền|hộ gia đình|đồng chí|cổng thông tin|kho bạc|ban quản lý|ban tự quản|ban chỉ huy|đoàn viên|hội viên"
)
VERB = (
    r"căn cứ|chủ trì|phối hợp|tham mưu|xây dựng|hướng dẫn|theo dõi|triển khai|tăng cường|đẩy mạnh|chịu|có(?! liên quan| chức năng| thẩm quyền| uy tín| công với)|chỉ đạo|thực hiện|tiếp tục|chủ động|thường xuyên|định kỳ|vận động|tuyên truyền|kịp thời|là|báo cáo|tổng hợp|"
    r"đôn đốc|kiểm tra|bố trí|cân đối|cụ thể hóa|cụ thể hoá|quán triệt|phát động|đăng ký|giúp|đưa|mở|tập trung|nêu cao|phát huy|nghiên cứu|đề xuất|rà soát|lựa chọn|nghiêm túc|theo|trên cơ sở|dựa|tùy|tuỳ|cùng(?! các)|lồng ghép|ban hành|"
    r"đề ra|quan tâm|phân công|tiến hành|sơ kết|tổng kết|cử|làm|chuẩn bị|gửi|khẩn trương|phải|cần|hưởng ứng|tham gia|nâng cao|đổi mới|giám sát|thẩm định|tiếp nhận|đảm bảo|bảo đảm|phổ biến|quản lý|đánh giá|giao(?! thông| lưu| dịch| ước)|được(?! giao)|sẽ|"
    r"tự(?= +(?:chủ|giác|đánh giá|kiểm tra|tổ chức|nguyện|rà soát|xây dựng|chấm)(?!\w))|trực tiếp|lãnh đạo|duy trì|thành lập|đề nghị|(?<!công )trình|lập|in|viết|đăng|phản ánh|hoàn thành|gương mẫu|tích cực|khai thác|sử dụng|bám sát|trong phạm vi|trong|xác định|điều hành|nắm|xét|chấm|bình xét|công bố|thông báo|"
    r"thông qua|để|nhằm|phấn đấu|thi đua|khuyến khích|hỗ trợ|bổ sung|niêm yết|vào cuộc|tạo|phê duyệt|cung cấp|nhân rộng|phát hiện|biểu dương|giới thiệu|khen thưởng|chấp hành|"
    r"chi trả|chuyển|cấp kinh phí|bảo vệ|(?<!tạm )giữ|ổn định|(?<!quản lý )thu|trao|ký|kết nối|tư vấn|hoàn thiện|sắp xếp|nhận|nêu|đề cao|khơi dậy|tôn vinh|cổ vũ|động viên|thanh toán|quyết toán|giải quyết|(?<!Tổng )(?<!tổng )phụ trách|huy động|cập nhật|công khai|thống kê|kiện toàn|rút ngắn|tháo gỡ|nâng(?! cao)|đẩy|tuần tra|dự trù|viết|phát(?= (?:tin|sóng|thanh))|chăm lo|tri ân|ký kết|lựa chọn|thiết kế|bảo trì|sản xuất(?= (?:tin|phóng|chương))|phân bổ|lưu giữ|gặp mặt|tặng|trưng bày|liên kết|kêu gọi|huấn luyện|chuyển giao|giải ngân|tăng(?! trưởng)|giảm(?! nghèo)|dành|lan tỏa|ngăn chặn|đấu tranh|xử lý|trấn áp|xét xử|ghi nhận|thăm hỏi|mời|nắm bắt|nhắc nhở|tiếp thu|tiếp tế|định hướng|soát xét|điều phối|cung ứng|thẩm tra|hậu kiểm|cân nhắc|gỡ|bứt phá|ứng trực|gắn|quảng bá|sáng tác|tham vấn|thụ lý|đến(?= từng| tận)|suy tôn|kêu gọi|dàn dựng|đặt hàng|nhân giống|bám|đồng hành|đón tiếp|dự báo|dự sinh hoạt|quản thu|cho vay|sâu sát|trực(?= (?:cấp cứu|ban|chiến|24|sẵn|gác))"
)
ORGANISES = (
    r"tổ chức(?! *,)(?! +(?:chính trị|đảng|cơ sở|đoàn|hội(?! nghị| thảo| thi| diễn| thao| trại| chợ| xuân)|xã hội|kinh tế|thành viên|cán bộ|hành chính|tín dụng|quần chúng|công đoàn|"
    r"nghề|phi chính|tôn giáo|cá nhân|nhân sự|bộ máy|khoa học|tương đương|thuộc|trực thuộc|của|và|có liên quan|liên quan|mình|khác|mặt trận|chi|cộng đồng|tự quản)(?!\w))"
)
"""What follows says that bodies are meant: `tổ chức chính trị - xã hội`."""
GLUED_VERB = "Mở|Căn cứ|Chủ trì|Phối hợp|Tham mưu|Hướng dẫn|Tăng cường|Đẩy mạnh|Triển khai|Thực hiện|Chịu trách nhiệm|Có trách nhiệm|Tiếp tục|Theo dõi|Phát huy|Đôn đốc|Tuyên truyền|Chủ động|Quán triệt"
"""Written with a capital where the line end after the name was lost."""
NAMING = frozenset(
    [
        "bảo vệ",
        "chỉ đạo",
        "kiểm tra",
        "giám sát",
        "tham mưu",
        "tổ chức",
        "quản lý",
        "thi đua",
        "khen thưởng",
        "vận động",
        "xây dựng",
        "hướng dẫn",
        "thẩm định",
        "đánh giá",
        "giúp",
        "điều hành",
        "lãnh đạo",
        "tuyên truyền",
        "phối hợp",
        "chủ trì",
        "thực hiện",
        "triển khai",
        "hỗ trợ",
        "tiếp nhận",
        "sử dụng",
        "tự",
        "cung cấp",
        "xét",
        "trong",
        "trực tiếp",
        "thường xuyên",
        "tổng hợp",
        "theo dõi",
        "lập",
        "in",
        "đăng",
        "khai thác",
        "phát hành",
    ]
)
"""Verbs that names are made of."""
PLACES = frozenset(
    [
        "huyện",
        "xã",
        "tỉnh",
        "phường",
        "quận",
        "thị",
        "trấn",
        "thành",
        "phố",
        "thôn",
        "buôn",
        "bản",
        "làng",
        "ấp",
        "khóm",
        "khu",
        "tổ",
        "dân",
        "cư",
        "đặc",
        "các",
        "và",
        "cấp",
        "thuộc",
        "trực",
        "của",
        "trên",
        "địa",
        "bàn",
        "liên",
        "quan",
        "có",
        "đóng",
        "khác",
        "toàn",
        "cơ",
        "sở",
        "trung",
        "ương",
        "việt",
        "nam",
        "này",
        "tại",
        "ở",
        "trong",
        "cùng",
        "nhà",
        "nước",
        "phụ",
        "trách",
        "hữu",
        "tương",
        "đương",
        "với",
        "phó",
        "trưởng",
        "viên",
        "sự",
        "nghiệp",
        "công",
        "lập",
        "đồng",
        "chí",
    ]
)
"""Words that say where a body is or which ones are meant."""
CLOSING = frozenset(
    ("huyện", "xã", "tỉnh", "phường", "quận", "trấn", "phố", "thôn", "buôn", "bản", "làng", "ấp", "khóm", "thuộc", "quan", "trường", "khác", "bàn")
)  # fmt: skip
"""Words that names end with: a small unknown word behind them is a verb."""
HEADS = frozenset(
    (
        "bộ phận",
        "cán bộ",
        "nhân viên",
        "tổ",
        "đội",
        "ban",
        "hội",
        "nhóm",
        "câu lạc bộ",
        "cơ sở",
        "công chức",
        "viên chức",
        "lực lượng",
        "tổ chức",
        "các hộ",
        "các tổ",
        "các đội",
        "các hội",
        "các ban",
        "hội đồng",
        "ban chỉ đạo",
    )
)
"""Words that say no more than that an office follows: `Bộ phận | tài vụ`."""
OPEN = frozenset(
    [
        "các",
        "và",
        "của",
        "thuộc",
        "mỗi",
        "tất",
        "cả",
        "từng",
        "toàn",
        "thể",
        "có",
        "với",
        "trong",
        "trên",
        "tại",
        "ở",
        "liên",
        "trực",
        "cùng",
    ]
)
"""Words that a name does not end with."""
MORE_NAMES = (
    "giáo viên chủ nhiệm lớp", "tổ trưởng chuyên môn", "phụ huynh học sinh", "cha mẹ học sinh", "ban giám hiệu", "người lao động", "hội viên phụ nữ", "đoàn viên thanh niên", "cán bộ chiến sĩ", "cán bộ đảng viên", "công chức viên chức",
    "các tầng lớp nhân dân", "hộ gia đình", "người dân", "đơn vị sự nghiệp", "doanh nghiệp nhỏ và vừa", "tổ chức kinh tế", "tổ chức thành viên", "tổ chức chính trị", "tổ chức đảng", "tổ chức hội", "lực lượng vũ trang",
    "chủ tịch hội", "bí thư chi bộ", "trưởng ban", "phó chủ tịch", "thủ trưởng cơ quan", "người đứng đầu", "thường trực", "thường vụ", "chấp hành", "bộ phận chuyên môn", "tham mưu giúp việc", "giám đốc", "hiệu trưởng", "phòng chuyên môn",
    "ban ngành đoàn thể", "cơ quan chuyên môn", "đơn vị trực thuộc", "cơ quan thường trực", "hợp tác xã", "cụm khối thi đua", "chi hội", "chi đoàn", "tập thể cá nhân", "thành viên hội đồng", "ban công tác mặt trận", "già làng", "người có uy tín",
    "tổ dân vận", "tổ tự quản", "đội văn nghệ", "câu lạc bộ", "kế toán", "văn thư", "thư viện", "tài chính kế toán", "các ngành các cấp", "đội thiếu niên tiền phong", "bộ phận tài vụ", "bộ phận kế toán", "tổ bảo vệ an ninh trật tự cơ sở", "cấp ủy chính quyền", "thương mại dịch vụ", "sản xuất kinh doanh", "xây dựng cơ bản",
    "kế hoạch tổng hợp", "hồi sức cấp cứu", "cảnh sát điều tra tội phạm", "cảnh sát hình sự", "công tác đảng và công tác chính trị", "kiểm soát chi", "chính sách luật pháp", "pháp luật và quan hệ lao động", "thanh thiếu nhi trường học",
    "công đoàn cấp trên trực tiếp cơ sở", "phụ trách chuyên môn", "kiểm tra nghiệp vụ và thi hành án", "tòa án nhân dân hai cấp", "tòa chuyên trách", "cơ quan báo chí", "hoạt động thanh thiếu niên", "đoàn khối", "học viện", "cán sự đảng",
    "chuyên môn nghiệp vụ", "thanh thiếu niên", "xây dựng đoàn", "đoàn kết tập hợp thanh niên", "điều dưỡng", "chống nhiễm khuẩn", "công nghệ thông tin", "vật tư thiết bị y tế", "quản lý chất lượng", "tổ chức cán bộ", "quản lý thị trường",
    "tổ chức cơ sở đảng", "pháp chế", "khảo thí và đảm bảo chất lượng", "phòng thủ dân sự", "làm vườn", "sinh vật cảnh", "an toàn giao thông",
    "điều phối nông thôn mới", "cơ quan thông tấn báo chí", "quản lý hành chính về trật tự xã hội", "phòng chống tội phạm sử dụng công nghệ cao", "tổ chức tôn giáo", "chức sắc", "người có uy tín", "khuyến công và tư vấn phát triển công nghiệp",
    "đầu tư xây dựng các công trình", "phát triển quỹ đất", "trợ giúp pháp lý", "đăng ký đất đai", "dịch vụ việc làm", "xúc tiến đầu tư", "công tác xã hội", "bảo trợ xã hội", "giám định y khoa", "kiểm nghiệm", "kiểm soát thủ tục hành chính",
    "phó hiệu trưởng phụ trách chuyên môn", "thẩm tra viên", "thư ký", "hải đội",
    "công đoàn trường", "đoàn trường", "chi đoàn trường", "chi bộ trường", "công đoàn ngành", "công đoàn cơ sở", "khoa học tự nhiên", "khoa học xã hội", "tổ chuyên môn", "tổ văn phòng", "nghiệp vụ y", "nghiệp vụ dược", "khoa học kỹ thuật", "học sinh sinh viên", "bộ đội biên phòng",
)  # fmt: skip
VERBS_ALONE = frozenset(("tăng", "giảm", "dành", "bám", "lan", "số"))
