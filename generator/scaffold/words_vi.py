"""What `cnscd new` asks and writes."""

HOW_TO = "Mục nào có dấu # đứng liền thì chưa dùng; muốn dùng thì xoá dấu # đó và sửa theo mình."
SAMPLE_DATA = "DỮ LIỆU MẪU: tên người, số điện thoại (0500…) đều là ví dụ."
DRAFT = "BẢN NHÁP: chưa lên trang. Chạy 'cnscd check' để xem còn phải viết gì."

ASK_LOCALITY = "Thuộc xã, phường nào"
ASK_KIND = "Loại"
ASK_GROUP_NAME = "Tên tổ, ví dụ: Tổ dân phố số 29"
ASK_CODE = "Mã in trên áp phích, in rồi không đổi được"
ASK_SAMPLE = "Đây là dữ liệu mẫu để thử (không phải thật)?"
ASK_LEADER = "Họ tên tổ trưởng"
ASK_LEADER_PHONE = "Số điện thoại tổ trưởng (chỉ bấm Enter: chưa có)"
ASK_LOCALITY_NAME = "Tên đầy đủ, ví dụ: phường Trần Phú"
ASK_SLUG = "Địa chỉ trang, chữ thường không dấu"
ASK_PROVINCE = "Tỉnh, thành phố"
ASK_OFFICE = "Cơ quan để người dân gọi"
ASK_OFFICE_PHONE = "Số điện thoại cơ quan ấy"
ASK_SOURCE = "Văn bản lập tổ, ví dụ: Quyết định 12/QĐ-UBND ngày 5/8/2026"
ASK_TITLE = "Tên bài, như người dân sẽ hỏi"
ASK_TOPIC = "Chủ đề"
ASK_GUIDE_CODE = "Mã ngắn in trên tờ hướng dẫn"

EMPTY = "mục này phải điền"
CHOOSE = "Gõ số hoặc tên"
NO_CHOICE = "không có '{typed}'; gõ một số từ 1 đến {count}"
CODE_TAKEN = "mã '{code}' đã có trong sổ mã; mã đã in thì không dùng lại. Còn trống: {free}"
LOCALITY_TAKEN = "đã có xã, phường '{id}'"
GUIDE_TAKEN = "đã có bài '{slug}'"
UNKNOWN = "không có '{id}'. Đang có: {known}"
NO_LOCALITY = "chưa có xã, phường nào\n    gợi ý: chạy cnscd new locality trước"
SAMPLE_PHONE = "số 0500 chỉ dùng cho dữ liệu mẫu; ghi số thật, hoặc bỏ trống"
LOCALITY_IS_SAMPLE = (
    "xã, phường này còn là dữ liệu mẫu, tổ thật chưa đặt vào được\n"
    "    gợi ý: sửa số điện thoại cơ quan trong {name} rồi xoá dòng sample, hoặc thêm --sample"
)
NEEDED = "còn thiếu --{option}\n    gợi ý: {question}"
KIND_OF_NAME = "tên phải bắt đầu bằng phường, xã hoặc đặc khu, ví dụ: phường Trần Phú"

WRITTEN = "Đã viết {path}"
RECORDED = "Đã ghi mã {code} vào sổ mã."
NEXT_GROUP = "Điền tiếp thành viên và sự đồng ý trong tệp ấy, hoặc bằng cnscd roster import."
NEXT_LOCALITY = "Tiếp theo: cnscd new group --locality {id}, hoặc cnscd roster import."
NEXT_GUIDE = "Mở tệp ấy viết tiếp. Chạy cnscd check để xem còn thiếu gì; xong thì xoá dòng draft."

SAMPLE_PEOPLE = ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D", "Hoàng Văn E")
LOCALITY_SUMMARY = (
    "Các tổ công nghệ số của {name} giúp bà con dùng điện thoại, làm giấy tờ trên mạng."
)
OFFICE_DUTY = "Hướng dẫn nộp hồ sơ, giải đáp thắc mắc."
TEAM_NAME = "Tổ công nghệ số cộng đồng {name}"
SAMPLE_SOURCE = "Danh sách mẫu"
OFFICE_NAME = "Trung tâm Phục vụ hành chính công {name}"

GROUP_EXAMPLES = {
    "old_names": "- name: Thôn 4\n  unit: xã Hưng Đạo",
    "venue": "name: Nhà văn hoá tổ dân phố\naddress: Số 1, đường Mẫu\nnote: Cạnh sân bóng",
    "zalo_group": "name: '{zalo}'\nurl: https://zalo.me/g/vidu123",
    "schedule": "- Tối thứ ba, 19:30, tại nhà văn hoá",
    "size_note": "Tổ ít hộ nên chỉ có 4 người.",
}
MEMBER_EXAMPLE = """\
  - name: Nguyễn Văn B
    role: thành viên
    organisation: Đoàn Thanh niên
    tasks:
      - Giúp cài VNeID
    phone: {phone}
    zalo: có
    consent:
      date: {day}
      evidence: Phiếu số 2, lưu tại Phòng Văn hoá – Xã hội
      web: [name, organisation, tasks, phone]
      print: [name, organisation, tasks, phone]
"""
MEMBER_NOTE = (
    "Thêm người: chép khối dưới đây, xoá các dấu #. Chỉ ghi consent khi người ấy đã đồng ý;"
    " không ghi thì tên và số không hiện ở đâu cả."
)
LOCALITY_EXAMPLES = {
    "theme": "brand: '#0b3d6b'\nheader: Ủy ban nhân dân phường",
    "area_km2": "66,89",
    "population": "35.932",
    "established": "nq-thanh-lap",
    "old_units": "- name: xã Lê Lợi\n  part: toàn bộ\n  groups: 8\n  group_kind: thôn",
    "group_count": "28",
    "team_member_count": "139",
    "duty_roster": (
        "- days: [thứ hai, thứ năm]\n  start: 7:30\n  end: 11:30\n  place: Nhà văn hoá\n"
        "  who: Tổ công nghệ số\n  helps_with:\n    - Cài và dùng VNeID"
    ),
    "zalo": "name: Nhóm chung của phường\nurl: https://zalo.me/g/vidu123",
    "legal": (
        "- id: nq-thanh-lap\n  number: 1/NQ-VIDU\n  date: 2025-06-16\n"
        "  issuer: Cơ quan ban hành\n  title: Về việc sắp xếp các đơn vị hành chính"
    ),
    "legal_basis": "- nq-thanh-lap",
    "targets": "- value: 80%\n  text: Người lớn có tài khoản định danh\n  deadline: năm 2026",
    "programmes": "- title: Bình dân học vụ số\n  summary: Mỗi tổ mở lớp tối tại nhà văn hoá.",
    "models": "- number: 1\n  title: Thứ bảy công nghệ\n  summary: Sáng thứ bảy có người trực.",
    "events": "- title: Ngày hội số\n  when: Thứ bảy đầu tháng\n  place: Nhà văn hoá",
    "reporting": "- Mỗi tổ báo cáo việc đã làm về phường.",
    "deadlines": "- title: Báo cáo tháng gửi phường\n  every: tháng\n  before_day: 25",
    "proposals": "- Cần thêm máy tính ở nhà văn hoá.",
    "links": "- title: Cổng Dịch vụ công quốc gia\n  url: https://dichvucong.gov.vn",
}
GUIDE_EXAMPLES = {
    "provinces": "[{province}]",
    "minutes_note": "chưa kể lúc chờ tin nhắn",
    "touches": "[money, id, otp]",
    "safety": "- Không đọc mã OTP cho bất cứ ai.",
    "services": "[{service}]",
    "links": "- title: Cổng Dịch vụ công quốc gia\n  url: https://dichvucong.gov.vn",
    "legal": "[{legal}]",
    "asked": "- làm thế nào để…",
    "valid_until": "{day}",
}
GUIDE_TODO = {
    "summary": "",
    "who": "",
    "minutes": "",
    "cost": "",
    "bring": "\n  - Điện thoại có mạng.",
    "steps": "\n  - do:" * 4,
    "mistakes": "\n  - problem:\n    fix:",
    "help": "",
    "aliases": "\n  -",
    "loudspeaker": "",
    "zalo_message": "",
    "sources": "\n  - title:\n    grade:",
}
