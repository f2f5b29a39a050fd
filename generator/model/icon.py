"""The drawings a step may wear on an infographic; each is a file of the same name.

The files are in templates/print/icons/. Names are Vietnamese without marks: editors pick them.
"""

from __future__ import annotations

from typing import Literal

StepIcon = Literal[
    # the phone and what is on it
    "dien-thoai", "may-tinh", "sim", "wifi", "ung-dung", "kho-ung-dung", "tai-ung-dung",
    "cap-nhat", "cai-dat", "trang-web", "link-la", "xoa",
    # what hands, eyes and mouth do
    "bam-nut", "go-chu", "noi", "doc-to", "xem-ky", "tim-kiem", "quet-ma", "may-anh", "anh",
    "chup-man-hinh", "ghi-lai", "luu-lai",
    # getting in and staying safe
    "dang-nhap", "dang-xuat", "mat-khau", "ma-otp", "dau-van-tay", "khuon-mat", "khoa",
    "la-chan", "canh-bao", "dung-lai", "nguoi-la", "tat-cuoc-goi",
    # deciding and waiting
    "dong-y", "tu-choi", "kiem-tra", "hoi-dap", "cho-doi", "lich", "danh-gia", "bieu-quyet",
    # messages
    "tin-nhan", "nhom-chat", "thong-bao", "email", "goi-dien", "goi-hinh", "gui-di", "chia-se",
    "loa",
    # papers
    "the-can-cuoc", "giay-to", "dien-to-khai", "tai-len", "tai-xuong", "nop-ho-so", "ky-so",
    # money and trade
    "tien", "the-ngan-hang", "ngan-hang", "vi-dien-tu", "hoa-don", "thue", "cua-hang",
    "gio-hang", "giao-hang",
    # people and places
    "nguoi-giup", "nguoi-than", "can-bo", "cong-an", "tru-so", "nha", "ban-do", "hop",
    # health and learning
    "suc-khoe", "benh-vien", "hoc-tap", "video", "ai",
]  # fmt: skip
