"""Every word that people read about publishing."""

NO_SITE = "chưa có trang ở '{name}'\n    gợi ý: chạy cnscd build trước"
NOT_A_SITE = "'{name}' không phải trang do phần mềm này làm\n    gợi ý: chạy cnscd build trước"

# Links inside.
MISSING = "liên kết '{href}' không dẫn tới tệp nào"
MISSING_HINT = "sửa liên kết ở trang này, rồi chạy lại cnscd build"
WRONG_CASE = "liên kết '{href}' khác chữ hoa, chữ thường với tệp '{there}'"
WRONG_CASE_HINT = "viết đúng như tên tệp; máy chủ Linux phân biệt chữ hoa, chữ thường"
NO_ANCHOR = "liên kết '{href}': trang đích không có chỗ '#{anchor}'"
NO_ANCHOR_HINT = "bỏ phần sau dấu #, hoặc sửa cho đúng tên chỗ"
FROM_THE_ROOT = "liên kết '{href}' bắt đầu bằng /, sẽ hỏng khi trang nằm trong thư mục con"
FROM_THE_ROOT_HINT = "viết đường dẫn từ trang này, ví dụ: ../huong-dan/"
OUTSIDE = "liên kết '{href}' đi ra ngoài trang"
NO_PAYLOAD_PAGE = "mã QR dẫn tới '{href}' mà không có trang ấy"
NO_PAYLOAD_HINT = "chạy lại cnscd build; mã đã in thì phải có trang trả lời"
LISTED_MISSING = "danh mục in/manifest.json có '{href}' mà không có tệp ấy"
LISTED_HINT = "chạy lại cnscd build"
LINKS_GOOD = (
    "Liên kết tốt: {links} liên kết trong {pages} trang, {codes} mã QR, đều dẫn tới tệp có thật."
)
EXTERNAL = "Có {count} liên kết ra ngoài. Kiểm cả các trang ấy: cnscd links --online"

# Links outside.
ASKING = "Đang hỏi {count} địa chỉ ở {hosts} máy chủ, lần lượt từng địa chỉ. Chờ ít phút…"
BROKEN = "liên kết '{url}' hỏng: {why}"
BROKEN_HINT = "mở địa chỉ ấy bằng trình duyệt; đúng là hỏng thì sửa hoặc bỏ trong nội dung"
UNKNOWN = "không kiểm được '{url}': {why}"
UNKNOWN_HINT = "mở bằng trình duyệt để xem; nhiều trang nhà nước chặn máy kiểm"
MOVED = "'{url}' nay ở '{to}'"
MOVED_HINT = "ghi địa chỉ mới vào nội dung"
NOT_ALLOWED = "'{url}' không thuộc tên miền được phép, không hỏi"
NOT_ALLOWED_HINT = "thêm tên miền vào allowed_domains ở content/site.yml nếu tin được"
STATUS = "máy chủ trả lời {status}"
NO_HOST = "không có máy chủ tên này"
TOO_SLOW = "quá lâu không trả lời"
NO_ANSWER = "không nối được"
NOT_SECURE = "chứng thư bảo mật có vấn đề"
NO_NETWORK = (
    "máy này không có mạng\n    gợi ý: nối mạng rồi chạy lại; không có mạng thì chạy cnscd links"
)
ONLINE_DONE = (
    "Đã hỏi {count} địa chỉ: {good} tốt, {moved} đã dời, {unknown} không kiểm được, {broken} hỏng."
)

# The package.
STALE = (
    "trang ở '{name}' không phải của nội dung hiện nay, hoặc chỉ có một phần (--only)\n"
    "    gợi ý: chạy cnscd build, không thêm --only, rồi đóng gói lại"
)
EXAMPLE_ADDRESS = (
    "địa chỉ của trang là địa chỉ mẫu: {url}\n"
    "    gợi ý: ghi địa chỉ thật vào base_url ở content/site.yml rồi chạy cnscd build; "
    "chỉ đóng gói để thử thì thêm --sample"
)
SAMPLE_DATA = (
    "trang có dữ liệu mẫu: {names}\n"
    "    gợi ý: thay người thật, số thật rồi bỏ dòng sample: có; "
    "chỉ đóng gói để thử thì thêm --sample"
)
MORE = "{names} và {count} nơi khác"
SETTINGS_DIR, SITE_DIR, NOTE_NAME = "may-chu", "trang", "HUONG-DAN.txt"
SUMS_NAME = "kiem-tra-tep.txt"
DONE = "Đã đóng gói: {folder}/ và {zip} ({size} MB), {count} tệp."
DONE_SAMPLE = "Đây là bản thử: có dữ liệu mẫu hoặc địa chỉ mẫu. Đừng đăng cho bà con dùng."
DONE_NEXT = "Gửi tệp ZIP cho người quản trị cổng. Trong đó có {note} nói phải làm gì."

NOTE = """\
HƯỚNG DẪN ĐĂNG TRANG - dành cho người quản trị máy chủ
Bản ngày {day}. Địa chỉ của trang: {url}/
{sample}
1. TRONG GÓI CÓ GÌ
   trang/              cả trang web, {count} tệp tĩnh, {size} MB. Không cần PHP, cơ sở dữ liệu.
   may-chu/            cấu hình mẫu cho nginx, Apache, IIS, và tệp _headers cho Netlify, Cloudflare.
   kiem-tra-tep.txt    mã SHA-256 của từng tệp trong trang/.

2. ĐĂNG LÊN
   a. Giữ lại thư mục đang chạy: đổi tên thành trang-cu.
   b. Giải nén, đặt các tệp trong trang/ vào thư mục mà máy chủ trả lời tại đường dẫn: {path}
      Mã QR đã in dẫn tới đúng địa chỉ này, nên không đặt chỗ khác.
   c. Đặt cấu hình: nginx dán may-chu/nginx.conf vào khối server; Apache dùng may-chu/apache.conf;
      IIS chép may-chu/web.config vào cùng chỗ với index.html. Đầu mỗi tệp có ghi cách làm.
      Mỗi lần đăng bản mới thì chép lại cấu hình: mã bảo mật của trang có thể đã đổi.
   d. Tường lửa, bộ đệm của cổng: không chèn mã, không đổi các tiêu đề trả lời ở mục 3.

3. TIÊU ĐỀ TRẢ LỜI PHẢI CÓ
   Content-Security-Policy, Referrer-Policy, X-Content-Type-Options: nosniff, Permissions-Policy:
   đúng như trong may-chu/. Cache-Control: no-cache cho mọi tệp, trừ assets/javascripts/ và
   assets/the/ được giữ một năm.
   Kiểu tệp: .vcf là text/vcard, .ics là text/calendar, .webp là image/webp, .woff2 là font/woff2.
   Phải có HTTPS. Địa chỉ http:// tự chuyển sang https://.

4. THỬ BA ĐỊA CHỈ NÀY, TRÊN ĐIỆN THOẠI
{tests}
   Thêm một địa chỉ không có: {url}/khong-co-trang-nay/
      phải trả lời 404 và hiện trang "không tìm thấy".

5. QUAY LẠI BẢN CŨ
   Đổi tên thư mục mới thành trang-loi, đổi trang-cu về tên cũ. Không phải làm gì khác.
   Sau một tuần chạy tốt thì XOÁ trang-cu: bản cũ có thể còn số của người đã rút lại đồng ý.
"""
NOTE_SAMPLE = "BẢN THỬ, CÓ DỮ LIỆU MẪU HOẶC ĐỊA CHỈ MẪU: KHÔNG ĐĂNG CHO BÀ CON DÙNG.\n"
TEST_HOME = "trang đầu"
TEST_GROUP = "đúng như mã QR trên áp phích, không có dấu / ở cuối: hiện trang của tổ"
TEST_CARD = "điện thoại hỏi lưu danh bạ"
TEST_FILE = "mở tờ in PDF"
"""Each with its number and address makes a line of point 4."""
