"""Every sentence that the commands about consent say."""

from __future__ import annotations

from generator.text_vi import written_date

HOME_UNKNOWN = "không có tổ hay xã, phường nào có mã '{home}' và có thành viên\n    gợi ý: {hint}"
HOME_UNKNOWN_HINT = "xem mã trên áp phích, hoặc tên tệp trong content/localities/<xã>/groups"
NOBODY = "không tìm thấy '{query}' trong danh sách thành viên\n    gợi ý: {hint}"
NOBODY_HINT = "gõ đủ họ tên trong dấu nháy, hoặc gõ số điện thoại"
SEVERAL = "có {count} người khớp với '{query}':"
SEVERAL_HINT = "gõ số điện thoại, hoặc thêm --group MÃ (ví dụ: --group {home})"
WHICH = "Người thứ mấy? (gõ số rồi bấm Enter)"
DATE_AHEAD = "ngày rút {day} còn ở phía trước\n    gợi ý: bỏ --date thì lấy ngày hôm nay"

FIELDS = {
    "name": "họ tên",
    "phone": "số điện thoại",
    "organisation": "cơ quan, đoàn thể",
    "tasks": "việc được giao",
    "zalo": "nút Zalo",
    "sealed": "số điện thoại đã mã hoá, dùng cho mục kiểm tra số lạ",
}
STATES = {
    "none": "chưa có đồng ý, nên tên và số không hiện ở đâu",
    "withdrawn": "đã rút lại ngày {withdrawn}, không còn hiện",
    "expired": "đã hết hạn ngày {until}, không còn hiện",
    "empty": "đã hỏi ngày {date}, không đồng ý cho hiện mục nào",
    "agreed": "đang đồng ý",
}
PLACES = {
    "site": "trang đăng lên mạng",
    "ban-in": "tờ chỉ để in giấy",
    "in-ra": "tờ đã in ra",
    ".cache": "bản vẽ lưu tạm",
    "dang-web": "gói để đăng lên mạng",
    "docs": "trang viết tay",
    "export": "bản xuất cho phần mềm khác",
}
SITE_PARTS = {
    "contacts": "danh bạ để lưu vào điện thoại",
    "search": "ô tìm kiếm của trang",
    "sheets": "áp phích, tờ rơi, ảnh tải từ trang",
    "pages": "trang của tổ, xã, phường",
}
ZIP_PLACE = "bản chép USB"
PRIVATE_PLACE = "tệp riêng của cơ quan"
OTHER_PLACE = "nơi khác"
SIGHTS = {
    "read": "",
    "drawn": "ảnh, vẽ từ tờ có người này",
    "unsure": "ảnh không phải bản vẽ mới nhất, có thể còn người này",
    "locked": "không mở xem bên trong được",
}

WRITTEN_AT = "Ghi ở: {pos}"
SINCE = "Đồng ý ngày: {date}; trước ngày này không bản nào được hiện"
EVIDENCE = "Bằng chứng: {evidence}"
NO_EVIDENCE = "chưa ghi (xem phiếu hoặc tin nhắn rồi điền evidence)"
UNTIL = "Đến hết ngày: {until}"
UNTIL_WITHDRAWN = "không ghi, đến khi rút lại"
ON_WEB = "Cho hiện trên web: {fields}"
ON_PAPER = "Cho in trên giấy: {fields}"
NOTHING = "không mục nào"
STATE = "Hiện nay: {state}"
SAMPLE = "(dữ liệu mẫu)"
ALSO_IN_CONTENT = "Tên hoặc số còn nhắc ở chỗ khác trong content:"
NAMESAKES = (
    "Chú ý: còn {count} người khác cùng tên. Tệp chỉ có tên mà không có số thì xem kỹ là ai:"
)

SHOW_FILES = "Có trong {count} tệp đã làm ra (đã xem {searched} tệp, kể cả trong ZIP và PDF):"
SHOW_NONE = "Không có trong tệp nào đã làm ra (đã xem {searched} tệp, kể cả trong ZIP và PDF)."
SHOW_KIND = "  {kind}: {count} tệp"
SHOW_EVERY = "Xem từng tệp: gõ lại lệnh, thêm --all"
SHOW_NOTE = (
    "Ngày ghi sau tên tệp là ngày của bản (in trên tờ, trên trang), không phải ngày chép tệp.\n"
    "Ảnh không tìm chữ được: xét theo tờ mà ảnh được vẽ ra."
)
EDITION = "bản {date}"

WITHDRAW_TITLE = "Rút lại đồng ý của {name} từ ngày {day}:"
ERASE_TITLE = "Xoá hẳn {name} khỏi danh sách:"
WILL_HIDE = (
    "Từ lần làm trang sau, trang và tờ in chỉ còn ghi vai trò: {role}. Phiếu cũ vẫn giữ trong"
    " hồ sơ."
)
WILL_ERASE = "Tên, số, phiếu của người này sẽ bị xoá khỏi hồ sơ, máy không lấy lại được."
WILL_CHANGE = "Sẽ sửa trong tệp:"
ALREADY = "{name} đã rút lại từ trước, nội dung không phải sửa."
NEVER_AGREED = "{name} chưa từng đồng ý, không có gì để rút. Muốn bỏ hẳn khỏi tệp: thêm --erase."
CONFIRM = "Ghi thay đổi này?"
DONE = "Đã ghi: {files}"
ERASE_LEFT = "Còn tên hoặc số ở những dòng này, xoá tay rồi mới hết:"
NEXT = "Việc phải làm tiếp:"
NEXT_BUILD = "Làm lại trang và tờ in: cnscd build"
NEXT_PUBLISH = "Đăng trang mới lên mạng (gói cũ thì bỏ): cnscd package"
NEXT_PAPER = "Gỡ các tờ giấy đang dán, đang phát có người này, in tờ mới thay vào:"
NEXT_NO_PAPER = (
    "Theo nội dung lúc này không tờ in nào có người này; tờ dán từ trước khi rút thì vẫn phải gỡ."
)
NEXT_NAMESAKE = "Chỉ trùng tên, xem kỹ là ai, đừng vội gỡ:"
NEXT_PICTURE = "Nhắn nhóm Zalo của tổ xoá ảnh cũ, gửi ảnh mới: {titles}"
NEXT_STICK = "Báo người đang giữ bản chép USB (ZIP), danh bạ đã lưu, tờ đã tải về: xoá bản cũ."
NEXT_ANSWER = "Trả lời người yêu cầu là đã làm xong, nên trong 2 ngày làm việc."
NEXT_PROVE = "Tìm lại xem đã hết chưa: cnscd consent prove {query}"
NEXT_ERASED = (
    "Phiếu đồng ý giấy, bảng Excel, lịch sử git và bản sao lưu cũ vẫn còn: chương trình không với"
    " tới, phải tự huỷ."
)
CONFIRM_BUILD = "Làm lại trang ngay bây giờ?"
BUILDING = "Đang làm lại trang…"
BUILT = "Đã làm lại trang: {pages} trang, {sheets} tờ in (vẽ lại {redrawn})."
BUILT_ZIP = "Đã xoá bản chép USB cũ (ZIP). Cần bản mới: cnscd build --offline-zip"

PROVE_CLEAN = "Sạch: không còn tệp nào có {who} (đã xem {searched} tệp, kể cả trong ZIP, GZ, PDF)."
PROVE_LEFT = "CÒN {count} tệp có {who} (đã xem {searched} tệp):"
PROVE_UNSURE = (
    "CHƯA CHẮC: {count} ảnh chưa phải bản vẽ mới nhất, chưa thấy tên hay số này. Chạy cnscd build"
    " rồi tìm lại."
)
PROVE_LEFT_HINT = {
    "made": "    gợi ý: làm lại trang (cnscd build) rồi tìm lại; tệp nào vẫn còn thì xoá tay",
    "dang-web": "    gợi ý: gói lại để đăng: cnscd package",
    "docs": "    gợi ý: trang viết tay: mở tệp, xoá tên và số",
    "export": "    gợi ý: xuất lại: cnscd export export",
    "agreed": "    gợi ý: người này vẫn đang đồng ý; muốn rút lại: cnscd consent withdraw {query}",
}
PROVE_NAMESAKE = "Chỉ trùng tên, không có số của người này ({count} tệp, xem kỹ là ai):"
PROVE_EXAMPLE = "Không tính {count} tệp của sổ tay: ở đó tên, số này chỉ để làm mẫu."
PROVE_PRIVATE = "Tệp riêng của cơ quan còn giữ (không đăng lên mạng, tự xoá khi không cần nữa):"
PROVE_REACH = (
    "Ngoài tầm tìm: content/ (nơi giữ bằng chứng), lịch sử git, bản sao lưu, máy khác, điện thoại,"
    " tờ đã dán."
)

DUE_TITLES = {
    "expired": "Đã hết hạn, thông tin đã ẩn: xin đồng ý lại",
    "soon": "Sắp hết hạn trong {days} ngày: xin đồng ý lại trước khi in tờ mới",
    "missing": "Chưa có đồng ý, tên và số đang ẩn: đưa phiếu (tờ phieu-dong-y) để ký",
    "unproven": "Có đồng ý mà chưa ghi bằng chứng: điền evidence",
}
DUE_NONE = "Không có đồng ý nào phải xin lại ({count} thành viên)."
DUE_LEFT = {"expired": "hết hạn {until}", "soon": "hết hạn {until}, còn {days} ngày"}
DUE_TOTAL = "Tất cả {count} thành viên; cần xem {due}."


day = written_date
