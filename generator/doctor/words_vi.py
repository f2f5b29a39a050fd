"""What the doctor says: what is good, what to do."""

from typing import Literal

Level = Literal["good", "note", "todo"]

LABELS: dict[Level, str] = {"good": "Tốt", "note": "Lưu ý", "todo": "Cần làm"}
MACHINE = "Máy"
CONTENT = "Nội dung"
ALL_GOOD = "Mọi thứ đều tốt."
ONLY_NOTES = "Làm được ngay. Có {notes} điều lưu ý ở trên."
TODO = "Có {todo} việc cần làm ở trên rồi mới làm được trang."
TODO_PREFIX = "      → "

PYTHON_GOOD = "Python {version}"
PYTHON_OLD = "Python {version} cũ quá"
PYTHON_OLD_DO = "cài Python 3.11 trở lên từ python.org, rồi mở lại Bat dau.cmd"
PYTHON_32 = "Python đang dùng là bản 32-bit"
PYTHON_32_DO = "cài bản 64-bit từ python.org (Windows installer 64-bit)"

PACKAGES_GOOD = "đủ {count} phần cần dùng, đúng bản"
PACKAGES_WRONG = "thiếu hoặc lệch bản: {names}"
PACKAGES_WRONG_DO = "mở lại Bat dau.cmd để cài lại (trên Linux: make build)"
NO_LOCK = "không thấy tệp requirements.lock nên chưa đối chiếu được các phần cần dùng"
NO_LOCK_DO = "chạy lệnh trong thư mục có tệp README.md"

DISK_GOOD = "ổ đĩa còn trống {free} GB"
DISK_FULL = "ổ đĩa chỉ còn trống {free} GB"
DISK_FULL_DO = "dọn bớt tệp; cần ít nhất {wanted} GB cho trang và các tờ in"

WRITE_GOOD = "ghi được vào thư mục này"
WRITE_BAD = "không ghi được vào thư mục này: {reason}"
WRITE_BAD_DO = (
    "chép cả thư mục vào chỗ của mình, ví dụ C:\\cong-nghe-so; nếu phần mềm diệt vi-rút hoặc"
    " Windows Security chặn thì thêm thư mục này vào danh sách cho phép"
)
RENAME_SLOW = "vừa ghi xong, có phần mềm khác giữ tệp lại (thường là diệt vi-rút, OneDrive)"
RENAME_SLOW_DO = "nếu lúc làm trang bị báo tệp đang mở thì thêm thư mục này vào danh sách bỏ qua"
BUSY = "đang có một lần làm trang khác chạy"
BUSY_DO = "chờ lần đó xong, hoặc đóng cửa sổ của nó"

DRAW_GOOD = "vẽ thử một tờ và đọc lại mã QR trên tờ đó"
DRAW_BAD = "vẽ thử một tờ không được: {reason}"
DRAW_BAD_DO = (
    "mở lại Bat dau.cmd để cài lại; vẫn vậy thì gửi dòng trên cho người phụ trách kỹ thuật"
)
DRAW_SKIPPED = "chưa vẽ thử tờ in được vì nội dung còn lỗi hoặc chưa có tổ nào"
DRAW_SKIPPED_DO = "sửa nội dung rồi chạy lại"

PATH_GOOD = "đường dẫn dài nhất {length} ký tự (Windows cho {most})"
PATH_LONG = "đường dẫn dài nhất sẽ là {length} ký tự, Windows chỉ cho {most}: {name}"
PATH_LONG_DO = "chép cả thư mục lên gần gốc ổ đĩa, ví dụ C:\\cong-nghe-so"
NAMES_GOOD = "tên của {count} tệp sẽ làm ra đều hợp lệ trên Windows"
NAME_RESERVED = "Windows không nhận tên '{name}'"
NAME_CLASH = "Windows coi hai tên này là một: '{one}' và '{other}'"
NAME_DO = "đổi mã của tổ, khoá của bài hoặc của xã, phường tạo ra tên này"

FOLDER_SHARED = "thư mục này nằm trong {where}"
FOLDER_SHARED_DO = (
    "làm được, nhưng chậm và hay báo tệp đang mở; nên chép về C:\\cong-nghe-so rồi làm"
)
NETWORK = "ổ mạng"

SCREEN_GOOD = "màn hình hiện được tiếng Việt"
SCREEN_BAD = "cửa sổ này ({encoding}) không hiện đủ chữ Việt"
SCREEN_BAD_DO = "mở bằng Bat dau.cmd, hoặc gõ chcp 65001 trước khi chạy"

CHECK_GOOD = "{localities} xã, phường; {groups} tổ; {guides} bài hướng dẫn; không có lỗi"
CHECK_BAD = "nội dung có {count} lỗi"
CHECK_BAD_DO = "chạy cnscd check để xem từng dòng và cách sửa"
CODES_NEW = "{count} mã chưa ghi vào sổ mã: {codes}"
CODES_NEW_DO = "chạy cnscd release"
WARNINGS = "{count} cảnh báo"
WARNINGS_DO = "chạy cnscd check để xem"
RELEASE_OLD = "ngày phát hành {day} đã qua {days} ngày"
RELEASE_OLD_DO = "rà lại nội dung rồi sửa release_date trong content/site.yml"
RELEASE_FUTURE = "ngày phát hành {day} còn ở phía trước"
RELEASE_FUTURE_DO = "sửa release_date trong content/site.yml nếu gõ nhầm"
BASE_URL_SAMPLE = "địa chỉ {url} chỉ để làm mẫu, mã QR in ra sẽ không mở được trang"
BASE_URL_SAMPLE_DO = "trước khi in thật: sửa base_url trong content/site.yml"
SAMPLE = "{count} trên {all} tổ còn là dữ liệu mẫu, tờ in mang chữ MẪU"
SAMPLE_DO = "trước khi in thật: nhập danh sách thật (cnscd roster import), bỏ dòng sample"
CONSENT_DUE = "{count} người có sự đồng ý đã hết hạn hoặc hết hạn trong {days} ngày tới"
CONSENT_DUE_DO = "chạy cnscd consent due để xem là ai"
CONFIG_BAD = "tệp cấu hình trang không dùng được: {reason}"
CONFIG_BAD_DO = "lấy lại tệp mkdocs.yml của bản trước"
SITE_NONE = "chưa có thư mục site/"
SITE_NONE_DO = "chạy cnscd build để làm trang"
SITE_STALE = "trang trong site/ không phải của nội dung hiện nay"
SITE_STALE_DO = "chạy cnscd build rồi đăng lại"
SITE_GOOD = "trang trong site/ là của nội dung hiện nay"
