"""Every word that people read on the editing page and about it."""

TITLE = "Sửa nội dung tổ công nghệ số"

COLLECTIONS = {
    "site": "Thông tin chung",
    "facts": "Các con số có nguồn",
    "editorial": "Quy tắc biên tập",
    "bulletin": "Bản tin tuần",
    "checklist": "Bảng kiểm hộ gia đình",
    "province": "Tỉnh, thành phố",
    "guide": "Bài hướng dẫn",
    "quiz": "Bài tự kiểm tra",
    "locality": "Phường, xã",
}
GENERAL = "Cả trang"
GROUPS_OF = "Tổ: {name}"

YES, NO = "có", "không"
OPTIONS = {
    "name": "họ tên",
    "organisation": "tổ chức",
    "tasks": "việc được giao",
    "phone": "số điện thoại",
    "zalo": "dùng Zalo",
    "money": "tiền",
    "id": "giấy tờ",
    "otp": "mã OTP",
    "A": "A: văn bản chính thức",
    "B": "B: báo chí",
    "C": "C: chưa kiểm chứng (không được in)",
    "app": "ứng dụng",
    "portal": "cổng, trang web",
    "hotline": "tổng đài",
    "channel": "kênh khác",
    "age": "tuổi",
    "fee": "phí",
    "amount": "số tiền",
    "date": "ngày",
    "duration": "thời hạn",
    "rate": "tỷ lệ",
    "number": "số khác",
    "computer": "máy tính",
}
OPTIONS_OF = {"device": {"phone": "điện thoại"}}
"""Where a word stands for something else in one field."""

PATTERN = "Chưa đúng cách viết. Xem lời dặn ở dưới ô."
PATTERNS = {
    "whole": "Ghi số, ví dụ: 12.",
    "phone": "Ghi số điện thoại, ví dụ: 0912 345 678.",
    "^https://": "Địa chỉ phải bắt đầu bằng https://",
    "^#[0-9a-fA-F]{6}$": "Ghi mã màu, ví dụ: #0b3d6b.",
    "^[a-z0-9]+(-[a-z0-9]+)*$": "Chỉ dùng chữ thường không dấu, số và gạch nối.",
}
READ_ONLY = "Không sửa được ở đây: mã này đã in ra giấy hoặc là tên tệp."

LABELS = {
    "work_with_test_repo": "Bắt đầu sửa",
    "working_with_test_repo": "Đang sửa các tệp trên máy này",
    "unselected_option": "(chưa ghi)",
    "creating_entries_disabled_by_admin": "Ở đây sửa tệp đã có. Thêm tệp mới: lệnh cnscd new.",
}
"""Words of the editor that would tell something else here."""

SAVED = "Đã lưu {name}"
REFUSED = "Chưa lưu. Cần sửa mấy chỗ này:"
CHANGED_ELSEWHERE = (
    "Chưa lưu: tệp {name} vừa được sửa ở nơi khác. Chép lại phần đang gõ, tải lại trang, rồi sửa."
)
NO_SUCH_FILE = "Trang này chỉ sửa tệp đã có; không có tệp {name}."
NOT_FROM_HERE = "Trang này chỉ nhận lệnh từ chính nó."
NEEDS_SERVER = "Trang này chưa nối với máy. Mở bằng lệnh: cnscd admin --open"
NEEDS_BROWSER = "Trình duyệt này cũ quá. Dùng Chrome, Edge hoặc Firefox bản mới."
OTHER_TAB = "Trang sửa đang mở ở một thẻ khác. Sửa ở thẻ ấy, hoặc đóng nó rồi tải lại trang này."
CLOSE = "Đóng"
LOADING = "Đang mở nội dung… Chờ lâu không thấy gì thì mở bằng lệnh: cnscd admin --open"

REPO_NEEDED = (
    "thiếu tên kho cho {backend}\n"
    "    gợi ý: thêm --repo, ví dụ: --backend {backend} --repo ubnd/tcns"
)
OPEN_LOCAL_ONLY = (
    "--open chỉ dùng để sửa tệp trên máy này\n"
    "    gợi ý: bỏ --open, rồi đưa thư mục lên máy chủ; hoặc bỏ --backend"
)
PORT_TAKEN = (
    "cổng {port} đang có chương trình khác dùng\n"
    "    gợi ý: đóng cửa sổ đang mở trang sửa, hoặc thêm --port {other}"
)
INSIDE_SITE = (
    "không đặt trang sửa nội dung trong '{name}': thư mục này sẽ đăng lên mạng\n"
    "    gợi ý: chọn thư mục khác, ví dụ: --out quan-tri"
)
NO_CONTENT = "không thấy thư mục nội dung '{name}'\n    gợi ý: chạy lệnh trong thư mục dự án"

MADE = "Đã làm trang sửa nội dung: {folder}/ ({size} MB)."
OPEN_IT = "Mở để sửa: cnscd admin --open"
MADE_FOR_HOST = (
    "Đặt thư mục này ở một máy chủ riêng, đừng đăng cùng trang của bà con.\n"
    "Sửa ở đó thì chú thích (dòng bắt đầu bằng #) trong tệp được sửa sẽ mất.\n"
    "Lấy lại: cnscd admin --comments-from <bản chép cũ của thư mục nội dung>"
)
SERVING = (
    "Sửa nội dung tại {url} (Ctrl+C để dừng)\n"
    "Mỗi lần bấm Lưu, nội dung được kiểm tra rồi mới ghi vào tệp."
)
COMMENTS_BACK = "Đã lấy lại chú thích cho {count} tệp; nội dung không đổi."
