"""What the officer reads while the desk is made ready."""

INSTALLING = (
    "\nĐang chuẩn bị máy: tải các phần cần dùng (khoảng 100 MB).\n"
    "Việc này chỉ làm lần đầu và khi có bản mới; có thể mất vài phút. Xin đừng đóng cửa sổ."
)
INSTALLED = "Đã chuẩn bị xong.\n"
STOPPED = "Chưa chuẩn bị xong:"
NOT_64_BIT = (
    "Python trên máy này là bản 32-bit.\n"
    "    gợi ý: vào python.org, tải và cài bản 64-bit (Windows installer 64-bit)"
)
NO_VENV = (
    "Không tạo được thư mục .venv trong thư mục này.\n"
    "    gợi ý: chép cả thư mục vào chỗ ghi được, ví dụ C:\\cong-nghe-so, rồi mở lại Bat dau.cmd"
)
NO_PACKAGES = (
    "Không tải hoặc không cài được các phần cần dùng (lý do ở các dòng trên).\n"
    "    gợi ý: xem máy có vào mạng được không rồi mở lại Bat dau.cmd;\n"
    "           mạng cơ quan chặn thì nhờ người quản trị cho máy tải các gói Python (pip);\n"
    "           báo thiếu bản cho Python quá mới thì cài thêm Python 3.13"
)
