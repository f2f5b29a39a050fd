"""Every word the officer reads in our tables and while one is imported. No logic beyond lookup."""

from __future__ import annotations

from generator.model.place import PersonalField

FIELDS: dict[PersonalField, str] = {
    "name": "họ tên",
    "organisation": "tổ chức",
    "tasks": "việc",
    "phone": "số điện thoại",
    "zalo": "Zalo",
}
YES, NO = "có", "không"

LOCALITY = "Xã, phường"
GROUP_ID = "Mã tổ"
GROUP = "Tổ dân phố, thôn"
NAME = "Họ và tên"
ROLE = "Vai trò"
ORGANISATION = "Tổ chức, đơn vị"
TASKS = "Việc được phân công"
PHONE = "Số điện thoại"
ZALO = "Dùng Zalo"
CONSENT_DATE = "Ngày đồng ý"
EVIDENCE = "Nơi lưu phiếu đồng ý"
WEB = "Hiện trên web: {field}"
PRINT = "In trên giấy: {field}"
UNTIL = "Đồng ý đến hết ngày"
WITHDRAWN = "Ngày rút đồng ý"

LOCALITY_HELP = "Để trống được khi chỉ làm cho một xã, phường. "
GROUP_ID_HELP = (
    "Mã in trên áp phích của tổ, ví dụ: thd-12. Không nhớ thì để trống và ghi tên tổ."
    " Tổ của xã, phường thì ghi như trong trang “Các tổ”."
)
GROUP_HELP = "Chọn trong danh sách. Ghi tên cũ cũng được. "
NAME_HELP = " Mỗi người một dòng. Không để trống."
ROLE_HELP = " Chọn trong danh sách. Không để trống."
TASKS_HELP = "Việc được phân công. Nhiều việc thì mỗi việc một dòng (Alt+Enter để xuống dòng)."
PHONE_HELP = (
    " Mỗi người một số, đủ số 0 ở đầu. Cột này đã đặt kiểu chữ (Text) để Excel không bỏ số 0."
)
YES_NO_HELP = " Chọn có hoặc không."
DATE_HELP = (
    " Ghi ngày/tháng/năm, ví dụ: 05/09/2026. Không có ngày này thì không thông tin nào được hiện."
)
WEB_HELP = (
    "Theo phiếu đã ký: “có” thì {field} được hiện trên trang web và danh bạ tải về."
    " “không” hoặc để trống thì không hiện."
)
PRINT_HELP = (
    "Theo phiếu đã ký: “có” thì {field} được in trên áp phích giấy."
    " “không” hoặc để trống thì không in."
)

LIST_SHEET = "Danh sách"
HELP_SHEET = "Cách điền"
TEAMS_SHEET = "Các tổ"
SUMMARY_SHEET = "Tổng hợp"
HELP_COLUMN, HELP_TEXT = "Cột", "Ghi gì"
ALL_LOCALITIES = "Các xã, phường"
HELP_MORE = (
    ("Dòng ví dụ", "Dòng 2 của trang “Danh sách” là ví dụ. Ghi đè lên hoặc xoá đi; quên xoá thì"
     " khi nhập dòng này cũng bị bỏ qua."),
    ("Cột không cần", "Xoá được cả cột không dùng. Cột nào bảng không có thì hồ sơ giữ nguyên."),
    ("Không ghi vào bảng", "Không ghi số căn cước, ngày sinh, địa chỉ nhà riêng."),
    ("Nhập vào trang", "Lưu tệp, rồi chạy: cnscd roster import danh-sach-mau.xlsx"
     " (đổi tên tệp cho đúng). Chương trình cho xem mọi thay đổi rồi mới hỏi có ghi không."),
    ("Giữ riêng", "Bảng này có số điện thoại của từng người: không đăng lên mạng, không gửi vào"
     " nhóm."),
)  # fmt: skip
PRIVATE_FOOTER = "Danh sách riêng của cơ quan. Không đăng lên mạng."
PRIVATE_NOTE = (
    "Danh sách riêng của cơ quan, tính đến ngày {day}. Không đăng lên mạng, không gửi vào nhóm."
)

CHOOSE_YES_NO = ("Chọn có hoặc không", "Ô này chỉ ghi: có, hoặc không.")
CHOOSE_ROLE = ("Chọn vai trò", "Ô này chỉ ghi: tổ trưởng, tổ phó, hoặc thành viên.")
CHOOSE_NAME = (
    "Tên này không có trong danh sách",
    "Xem lại tên trong trang “Các tổ”. Tên cũ, tên viết tắt thì vẫn ghi được.",
)
EXAMPLE_MARK = "VÍ DỤ"
EXAMPLE: dict[tuple[str, PersonalField | None], str] = {
    ("name", None): f"{EXAMPLE_MARK} – Nguyễn Văn A",
    ("role", None): "thành viên",
    ("organisation", None): "Đoàn Thanh niên",
    ("tasks", None): "Giúp cài VNeID\nGiúp nộp hồ sơ trực tuyến",
    ("phone", None): "0500 123 456",
    ("zalo", None): YES,
    ("consent_date", None): "05/09/2026",
    ("evidence", None): "Phiếu số 12, lưu tại Phòng Văn hoá – Xã hội",
    ("web", "name"): YES, ("web", "organisation"): YES, ("web", "tasks"): YES,
    ("web", "phone"): NO, ("web", "zalo"): NO,
    ("print", "name"): YES, ("print", "organisation"): YES, ("print", "tasks"): YES,
    ("print", "phone"): YES, ("print", "zalo"): NO,
}  # fmt: skip

SUMMARY_COLUMNS = (
    (LOCALITY, 22.0), (GROUP_ID, 12.0), (GROUP, 26.0), ("Số người", 8.0), ("Tổ trưởng", 8.0),
    ("Tổ phó", 8.0), ("Có số điện thoại", 10.0), ("Có đồng ý còn hạn", 10.0),
    ("Web hiện tên", 8.0), ("Web hiện số", 8.0), ("Giấy in tên", 8.0), ("Giấy in số", 8.0),
    ("Việc còn lại", 60.0),
)  # fmt: skip
TOTAL = "Tổng cộng: {count} tổ"
TODO_LEADER = "Có {count} tổ trưởng, cần đúng 1."
TODO_SIZE = "Có {count} người; mỗi tổ nên có {least} đến {most} người."
TODO_PHONE = "Chưa có số điện thoại: {names}."
TODO_CONSENT = "Chưa có phiếu đồng ý: {names}."
TODO_WITHDRAWN = "{name} đã rút đồng ý ngày {day}."
TODO_EXPIRED = "Đồng ý của {name} đã hết hạn ngày {day}."
TODO_SOON = "Đồng ý của {name} sắp hết hạn, ngày {day}."
AND_OTHERS = "{names} và {count} người nữa"
