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
