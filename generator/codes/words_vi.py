"""Every word an officer reads of the life of codes."""

from __future__ import annotations

KINDS = {"group": "tổ", "guide": "bài", "locality": "xã, phường"}

IN_USE, MERGED, REPLACED, ENDED = "dang-dung", "nhap-vao", "thay-bang", "thoi-dung"
STATES = {
    IN_USE: "đang dùng",
    MERGED: "nhập vào {code}",
    REPLACED: "thay bằng {code}",
    ENDED: "thôi dùng",
}
COLUMNS = ("MÃ", "LOẠI", "TÌNH TRẠNG", "TỪ NGÀY", "QUÉT RA")
OF_GROUP = "{name}, {ward}"
ASKS = "trang nói đã thôi, chỉ tới {ward}"
ASKS_NOBODY = "trang nói đã thôi"
COUNT = "{count} mã: {used} đang dùng, {past} đã thôi nhưng vẫn trả lời."
NONE = "Không có mã nào như vậy."

REASON_MERGED = "{old} đã nhập vào {new}."
REASON_GUIDE = "Bài này nay gộp vào bài “{new}”."
REASON_RENAMED = "{old} nay là {new}."
REASON_ADDRESS = "Trang của {new} nay ở địa chỉ mới."

UNKNOWN = "không có mã '{code}' trong sổ mã"
UNKNOWN_HINT = "tổ mới thì tạo trước: cnscd new group; xem mọi mã: cnscd codes"
TWO_KINDS = "mã '{code}' vừa là mã của {kinds}"
TWO_KINDS_HINT = "thêm --kind group, --kind guide hoặc --kind locality"
NOT_A_GROUP = "mã '{code}' là mã của {kind}, không phải của tổ"
NOT_A_GROUP_HINT = "lệnh này chỉ dùng cho tổ; tên bài thì sửa mục title trong tệp của bài"
PAST = "mã '{code}' đã thôi dùng từ {date}"
PAST_HINT = "nay là '{now}': dùng mã ấy"
PAST_HINT_ENDED = "mã đã thôi dùng thì giữ nguyên như thế"
NO_PAGE = "chưa có tệp nội dung cho mã '{code}'"
NO_PAGE_HINT = "khôi phục tệp nội dung rồi chạy lại"
ITSELF = "không nhập mã '{code}' vào chính nó"
ITSELF_HINT = "sau --into ghi mã của tổ ở lại"
NO_WARD = "không có xã, phường '{id}'"
NO_WARD_HINT = "chọn trong: {known}"
THERE_ALREADY = "tổ '{code}' đã ở {ward}"
THERE_ALREADY_HINT = "không phải làm gì"
SAME_NAME = "mã '{code}' đã mang tên '{name}'"
SAME_NAME_HINT = "không phải làm gì"
NAME_TAKEN = "{ward} đã có '{name}' ({code})"
NAME_TAKEN_HINT = "chọn tên khác, hoặc nhập hai tổ: cnscd codes merge"
NAME_TAKEN_THERE_HINT = (
    "đổi tên trước: cnscd codes rename {code} --name TÊN; hoặc nhập hai tổ: cnscd codes merge"
)
TWO_OF_A_NAME = (
    "{ward} sẽ có hai tổ cùng tên '{name}': {codes}. Đổi tên một tổ: cnscd codes rename {code}"
    " --name TÊN"
)
SLUG_OF_WARD_ALONE = "--slug chỉ dùng khi đổi tên xã, phường"
SLUG_OF_WARD_ALONE_HINT = "mã của tổ in trên giấy thì không đổi: bỏ --slug"
SLUG_BAD = "'{slug}' không hợp lệ làm khoá"
SLUG_BAD_HINT = "chỉ dùng chữ thường không dấu, số, gạch nối: tran-hung-dao"
SLUG_TAKEN = "khoá '{slug}' đã dùng"
SLUG_TAKEN_HINT = "khoá đã ghi trong sổ mã thì không dùng lại; chọn khoá khác"
GROUPS_LEFT = "{ward} còn {count} tổ: {codes}"
GROUPS_LEFT_HINT = (
    "chuyển các tổ ấy trước: cnscd codes move {first} --to XÃ; hoặc nhập cả xã, phường:"
    " cnscd codes merge {code} --into XÃ"
)
DATE_AHEAD = "ngày {date} sau ngày phát hành {release}"
DATE_AHEAD_HINT = "đổi release_date trong content/site.yml trước, hoặc chọn ngày sớm hơn"

WILL = "Sẽ làm:"
AFTERWARDS = "Sau đó cần xem lại:"
RETIRES_INTO = "Mã {code} ({name}) thôi dùng từ {date}. Quét tờ cũ sẽ ra trang của {new} ({into})."
RETIRES = "Mã {code} ({name}) thôi dùng từ {date}. Quét tờ cũ sẽ gặp lý do và nơi để hỏi: {asked}."
FILE_GOES = "Bỏ tệp {file}."
PEOPLE_GO = (
    "{count} người của {name} không còn trong hồ sơ, cả phiếu đã ghi: {names}. Muốn giữ thì trả lời"
    " không, chạy trước: cnscd roster export"
)
MEMBERS_COME = "Đưa {count} thành viên của {old} sang {new}, sự đồng ý của từng người giữ nguyên."
MEMBERS_STAY = (
    "Không đưa {count} thành viên của {old} sang {new}, thông tin của họ không còn ở đây: {names}."
)
MEMBERS_THERE = "{count} người của {old} đã có trong {new}, không ghi thêm: {names}."
WITHDRAWN_THERE = (
    "{name} đã rút lại đồng ý ở {old} ngày {date}: ghi việc rút lại vào, tên và số không còn hiện."
)
CONSENT_DIFFERS = (
    "Phiếu đồng ý của {name} ở {old} khác với điều đang ghi, không đưa sang: xem phiếu nào đúng."
)
PHONE = "Số điện thoại của {name}"
LEADER_NOW = "{name} là tổ trưởng của {old}: ghi ở {new} là thành viên, vì tổ đã có tổ trưởng."
OLD_NAME_KEPT = "Ghi tên cũ '{old}' vào {new}: bà con gõ tên cũ vẫn tìm ra."
NEW_NAME = "{old} đổi tên thành {new}; mã {code} giữ nguyên, tờ đã in vẫn quét được."
NEW_NAME_OF_WARD = "{old} đổi tên thành {new}; tên cũ vẫn tìm ra."
NEW_ADDRESS = "Địa chỉ trang đổi từ /{old} sang /{new}; quét tờ cũ vẫn ra trang này."
MOVES = "{name} chuyển từ {old} sang {new}; mã {code} giữ nguyên, tờ đã in vẫn quét được."
ASKED = {"group": "danh sách các tổ", "guide": "danh sách các bài", "locality": "danh sách các tổ"}
GUIDE_LINKS = "Những chỗ dẫn tới bài cũ trong {file} nay dẫn tới bài mới."
NOT_TAKEN = "{what} của {old} không đưa sang: {value}."
VENUE, SCHEDULE, ZALO, TEAM = "Nơi sinh hoạt", "Lịch giúp dân", "Nhóm Zalo", "Tổ công nghệ số"
OFFICES, ROSTER = "Cơ quan", "Lịch trực"
PEOPLE = "{count} người ({names})"
PRINT_AGAIN = "Tờ in của {name} nay đổi. In lại khi tiện: cnscd print --group {code}"
PRINT_WARD_AGAIN = "Tờ in của xã, phường và các tổ nay đổi. In lại: cnscd print --locality {code}"
BUILD_AGAIN = "Làm lại trang để tờ cũ ra đúng chỗ: cnscd build"
DONE = "Đã ghi {count} tệp."
ASK = "Làm các việc trên?"
