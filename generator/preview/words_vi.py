"""What the preview tells an editor whose content has a mistake."""

TITLE = "Nội dung đang có {count} chỗ cần sửa"
TITLE_OTHER = "Chưa làm được trang"
KEPT = "Trang bên dưới là bản tốt gần nhất."
NONE_YET = "Chưa có trang nào để xem."
RELOADS = "Sửa xong, lưu tệp lại: trang này tự hiện bản mới."
WARNING = "nên xem lại"
LINE = "dòng {line}, chữ thứ {column}"
HINT = "Gợi ý:"

PORT_TAKEN = (
    "cổng {port} đang có chương trình khác dùng\n"
    "    gợi ý: đóng cửa sổ xem thử đang mở, hoặc chọn cổng khác, ví dụ: --addr 127.0.0.1:{next}"
)
ADDRESS_WRONG = (
    "không hiểu địa chỉ '{address}'\n    gợi ý: viết địa chỉ và cổng, ví dụ: 127.0.0.1:8000"
)
NOT_THIS_MACHINE = (
    "máy này không có địa chỉ '{host}'\n    gợi ý: bỏ --addr đi, hoặc viết 127.0.0.1:8000"
)
