"""Every word the officer reads in our tables and while one is imported. No logic beyond lookup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.phone import Phone
from generator.model.place import PersonalField
from generator.text_vi import written_date

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
    " Ghi ngày/tháng/năm, ví dụ: 5/9/2026. Không có ngày này thì không thông tin nào được hiện."
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
COLUMN = "Cột {letter} – {heading}"
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
    ("name", None): f"{EXAMPLE_MARK} – Trần Văn Mẫu",
    ("role", None): "thành viên",
    ("organisation", None): "Đoàn Thanh niên",
    ("tasks", None): "Giúp cài VNeID\nGiúp nộp hồ sơ trực tuyến",
    ("phone", None): "0500 123 456",
    ("zalo", None): YES,
    ("consent_date", None): "5/9/2026",
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

USES = {"web": "trên web", "print": "trên giấy"}
NOTE_NO_CONSENT = "chưa có phiếu đồng ý: chưa hiện gì ngoài vai trò"
NOTE_NO_DATE = "có ghi mục đồng ý nhưng thiếu ngày đồng ý: chưa hiện gì; bổ sung ngày rồi nhập lại"
NOTE_NO_FIELDS = "có ngày đồng ý nhưng không mục nào ghi “có”: chưa hiện gì ngoài vai trò"
NOTE_DATE_KEPT = (
    "ô ngày đồng ý để trống: giữ ngày {day} trong hồ sơ; nếu đã rút thì ghi ngày rút đồng ý"
)
NOTE_NOT_WIDER = (
    "không hiện thêm {fields} {use}: phiếu trong hồ sơ ngày {day} không có mục này; có phiếu mới"
    " thì ghi ngày đồng ý mới; lần trước nhập sai phiếu ấy thì thêm --allow-wider"
)
NOTE_WIDER = "hiện thêm {fields} {use}, vẫn theo phiếu cũ"
NOTE_STILL_WITHDRAWN = (
    "đã rút đồng ý: không hiện {fields} {use}; đồng ý lại thì ghi ngày đồng ý mới"
)
NOTE_UNTIL_KEPT = "giữ hạn đồng ý {day} trong hồ sơ: muốn kéo dài thì ghi ngày của phiếu đồng ý mới"
NOTE_WITHDRAWN_KEPT = (
    "đã rút đồng ý ngày {day}, vẫn giữ như vậy; đồng ý lại thì ghi ngày đồng ý sau ngày ấy"
)
NOTE_ZALO_ALONE = "không hiện Zalo {use}, vì không đồng ý hiện số điện thoại"
DATE_AHEAD = "ngày đồng ý {day} chưa tới"
DATE_AHEAD_HINT = "xem lại ngày trên phiếu; ghi ngày/tháng/năm"
WITHDRAWN_AHEAD = "ngày rút đồng ý {day} chưa tới"
UNTIL_EARLY = "hạn đồng ý {until} trước ngày đồng ý {day}"
DATES_HINT = "xem lại hai ngày trên phiếu"
WITHDRAWN_EARLY = "ngày rút {withdrawn} trước ngày đồng ý {day}"
WITHDRAWN_EARLY_HINT = "nếu người này đã đồng ý lại thì xoá ô ngày rút; nếu không thì sửa ngày"


day = written_date


def field_list(fields: Iterable[PersonalField]) -> str:
    """Return what is shown of a person in words, "không mục nào" when it is nothing."""
    return ", ".join(FIELDS[item] for item in fields) or "không mục nào"


NO_PHONE = "không có số"
FIELD = {
    "name": "họ tên",
    "role": "vai trò",
    "organisation": "tổ chức",
    "tasks": "việc",
    "phone": "số điện thoại",
    "zalo": "dùng Zalo",
}
CONSENT_FIELD = {
    "date": "ngày đồng ý",
    "evidence": "nơi lưu phiếu",
    "web": "hiện trên web",
    "print": "in trên giấy",
    "until": "đồng ý đến hết ngày",
    "withdrawn": "ngày rút đồng ý",
}


def value(of: object) -> str:
    """Return a value of a person as a sentence has it, "" for none."""
    if of is None or of == () or of == "":
        return ""
    if isinstance(of, bool):
        return YES if of else NO
    if isinstance(of, date):
        return day(of)
    if isinstance(of, tuple):
        return "; ".join(map(str, of))
    return of.spaced if isinstance(of, Phone) else str(of)


IS_EXAMPLE = "dòng ví dụ, bỏ qua"
ROW_TWICE = "{name} có hai dòng giống hệt nhau, chỉ tính một"
NO_GROUP = "không rõ dòng này thuộc tổ nào"
NO_GROUP_HINT = "thêm cột “Tổ dân phố, thôn” và ghi tên tổ"
NO_CODE = "không có tổ nào mang mã '{code}'"
NO_CODE_HINT = (
    "xem mã in trên áp phích, hoặc để trống ô mã và ghi tên tổ; tổ mới thì: cnscd new group"
)
CODE_OF_ANOTHER = "mã '{code}' là của {team}, nhưng ô bên cạnh ghi '{name}'"
CODE_OF_ANOTHER_HINT = "sửa một trong hai ô cho khớp"
NO_TEAM = "không có tổ nào tên '{name}'"
NO_TEAM_HINT = "sửa tên tổ trong bảng; nếu là tổ mới thì tạo trước: cnscd new group"
MANY_TEAMS = "'{name}' có thể là nhiều tổ"
MANY_TEAMS_HINT = "ghi thêm mã tổ, hoặc thêm --locality rồi nhập lại: {teams}"
UNDERSTOOD_AS = "hiểu '{name}' là {team}"
NO_LOCALITY = "không có xã, phường nào tên '{name}'"
NO_LOCALITY_HINT = "chọn một: {names}"
WHO_IS_IT = "không chắc '{name}' là ai trong {team}"
WHO_IS_IT_HINT = (
    "hồ sơ có {known}; nếu là một người thì ghi đúng tên hoặc số như hồ sơ,"
    " nếu là hai người thì ghi cả hai vào bảng, mỗi người một số"
)
TWO_ROWS_HINT = "bảng có hai dòng cùng tên: giữ một dòng, hoặc ghi số điện thoại của từng người"
STRANGE_NAME = "tên '{name}' có chữ lạ: {letters}"
STRANGE_NAME_HINT = "gõ lại tên này bằng phông Times New Roman hoặc Arial, kiểu gõ Unicode"
PHONE_INVALID = "'{phone}' không phải số điện thoại dùng được ở Việt Nam"
PHONE_INVALID_HINT = "ghi đủ 10 chữ số, bắt đầu bằng 0"
PHONE_TWICE = "số {phone} ghi cho hai người trong một tổ, người kia là {name}"
PHONE_TWICE_HINT = "xem lại: có thể chép nhầm dòng; hai người chung số thì chỉ ghi cho một người"
REAL_IN_SAMPLE = "số {phone} là số thật, mà {team} đang là dữ liệu mẫu"
REAL_IN_SAMPLE_HINT = (
    "tổ thật thì xoá dòng 'sample: có' trong tệp của tổ và của xã, phường rồi nhập lại;"
    " chỉ làm thử thì dùng số bắt đầu bằng 0500"
)
SAMPLE_IN_REAL = "số {phone} là số mẫu, không gọi được"
SAMPLE_IN_REAL_HINT = "ghi số thật, hoặc để trống"
NOTE_NO_ROLE = "không ghi vai trò: tạm ghi thành viên"
NOTE_SAME_NAME = "trùng tên với người không còn trong bảng ở {teams}; khác số nên coi là người mới"
NOTE_PAPER_OF_ANOTHER = (
    "ngày và nơi lưu phiếu là của người đã ra khỏi bảng: chưa hiện gì; ghi phiếu của người mới"
)
NOTE_ANOTHER_NAME = (
    "cùng số nhưng khác tên {name}: bỏ đồng ý cũ, chưa hiện gì; ghi ngày đồng ý mới của người này"
)
NOTE_PHONE_OF_CONSENT = "đổi số, giữ nguyên phiếu đồng ý cũ; nên hỏi lại người này"

KINDS = {
    "added": "Thêm ({count})",
    "changed": "Sửa ({count})",
    "moved": "Chuyển từ tổ khác đến ({count})",
    "left": "Có trong hồ sơ, không có trong bảng: giữ nguyên ({count})",
}
KIND_GONE = "Đưa ra khỏi hồ sơ vì không có trong bảng ({count})"
TO_KNOW = "Không đổi, nhưng cần biết ({count})"
MARK = "lưu ý:"
FROM = ", từ {team}"
ROW = " (dòng {row})"
NOTHING = "(trống)"
SHOWS = "web hiện {web}; giấy in {print}"
SUM = (
    "Bảng có {people} người, {teams} tổ: thêm {added}, sửa {changed}, chuyển tổ {moved};"
    " {left} người không có trong bảng được giữ nguyên."
)
SUM_REMOVED = (
    "Bảng có {people} người, {teams} tổ: thêm {added}, sửa {changed}, chuyển tổ {moved},"
    " đưa ra {left}."
)
READ = "Đọc {file}:"
MENDED = "Đã hiểu hoặc sửa giúp khi đọc, xem lại ({count}):"
AFTERWARDS = "Sau khi ghi còn những chỗ này cần xem (dòng trong tệp nội dung):"
STOPPED = "Chưa ghi gì. Sửa {count} chỗ trên trong bảng, lưu lại rồi nhập lại."
NO_CHANGE = "Không có gì thay đổi."
KEPT_HINT = "Muốn đưa người không có trong bảng ra khỏi hồ sơ thì thêm --allow-removals."
CONFIRM = "Ghi các thay đổi này?"
DONE = "Đã ghi {count} tổ."
RELEASE_MOVED = "Ngày phát hành trong site.yml được đổi thành {day}."
NEXT = "Làm tiếp: cnscd check, rồi cnscd build."
TEMPLATE_DONE = "Đã làm {file}: điền trang “{sheet}”, lưu lại, rồi chạy: cnscd roster import {file}"
EXPORT_DONE = "Đã xuất {people} người của {teams} tổ ra {file}."
EXPORT_PRIVATE = "Tệp có số điện thoại của từng người: giữ riêng, không đăng lên mạng."
UNKNOWN_LOCALITY = "không có xã, phường '{id}'"
UNKNOWN_LOCALITY_HINT = "chọn một trong: {known}"
IN_CONTENT = "không để danh sách riêng trong thư mục nội dung: '{name}'"
FILE_IN_USE = "'{name}' đã có và đã được sửa, không ghi đè"
FILE_IN_USE_HINT = "chọn tên khác: --out ten-khac.xlsx; hoặc cất tệp ấy đi rồi chạy lại"
NOT_XLSX = "tên tệp phải kết thúc bằng .xlsx: '{name}'"
NOT_XLSX_HINT = "ví dụ: --out danh-sach.xlsx"
