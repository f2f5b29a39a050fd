"""The words of the menu that `Bat dau.cmd` opens."""

TITLE = "Tổ công nghệ số cộng đồng – bàn làm việc"
CHOOSE = "Gõ số rồi bấm Enter"
EXIT = "Thoát"
UNKNOWN = "Không có mục '{typed}'. Gõ một số có trong bảng."
ENTER_TO_RETURN = "Bấm Enter để về bảng chọn"
ENTER_TO_STOP = "Giữ cửa sổ này mở; làm xong thì bấm Enter ở đây để dừng."
DID_NOT_WORK = "Việc này chưa xong, xem các dòng ở trên."
OPENED = "Kết quả ở thư mục: {folder}"
GOODBYE = "Tạm biệt."
NO_CONTENT = (
    "không thấy thư mục content ở đây\n    gợi ý: mở bảng chọn trong thư mục có tệp Bat dau.cmd"
)

IMPORT = "Nhập danh sách từ Excel"
SERVE = "Xem thử trang trên máy này"
BUILD = "Làm trang và tất cả tờ in"
PRINT = "In tờ của một tổ"
PACKAGE = "Đóng gói để đăng lên mạng"
CHECK = "Kiểm tra nội dung và máy"
ADMIN = "Sửa bằng biểu mẫu, không cần YAML"

WHICH_FILE = "Kéo tệp danh sách thả vào đây rồi bấm Enter (chỉ bấm Enter: chọn trong cửa sổ)"
NO_FILE = "Chưa chọn tệp nào."
FILE_MISSING = "Không có tệp '{name}'. Kéo lại tệp vào đây, hoặc chỉ bấm Enter để chọn."
FILE_CHOOSER = "Chọn tệp danh sách"
SPREADSHEETS = "Bảng tính"
WHICH_GROUP = "Mã của tổ, ví dụ thd-12 (chỉ bấm Enter: thôi)"
