"""Every sentence an officer reads about a table that is being read."""

ROW, CELL = "dòng", "ô"
YES, NO = "có", "không"

# The file
NO_FILE = "không thấy tệp '{name}'"
NO_FILE_HINT = "kiểm tra tên tệp và thư mục; kéo tệp vào cửa sổ lệnh để có đúng đường dẫn"
LOCKED = "không đọc được tệp '{name}'"
LOCKED_HINT = "đóng tệp trong Excel rồi chạy lại"
TEMPORARY = "đây là tệp tạm của Excel (tên bắt đầu bằng ~$), không phải danh sách"
TEMPORARY_HINT = "chọn tệp cùng tên nhưng không có ~$ ở đầu"
SAVE_AS = "mở bằng Excel, chọn Tệp > Lưu thành (Save As), kiểu Excel Workbook (.xlsx)"
SAVE_UTF8 = (
    "mở bằng Excel, chọn Tệp > Lưu thành (Save As), kiểu Excel Workbook (.xlsx) hoặc CSV UTF-8"
)
COPY_THE_LIST = "chép riêng phần danh sách sang một tệp Excel mới rồi lưu"
EMPTY_FILE = "tệp trống"
EMPTY_FILE_HINT = "mở tệp xem có danh sách không; có thể tệp chưa tải hoặc chép xong"
PDF = "đây là tệp PDF, không phải bảng tính"
PICTURE = "đây là ảnh chụp, không phải bảng tính"
WORD = "đây là tệp Word, không phải bảng tính"
WEB_PAGE = "đây là trang web mang đuôi bảng tính, không phải tệp Excel thật"
OLD_EXCEL = "đây là tệp Excel đời cũ (.xls)"
BINARY_EXCEL = "đây là tệp Excel kiểu nhị phân (.xlsb)"
OPEN_DOCUMENT = "đây là tệp LibreOffice (.ods)"
NUMBERS = "đây là tệp Numbers của máy Apple"
PASSWORD = "tệp có mật khẩu"
PASSWORD_HINT = (
    "mở bằng Excel, chọn Tệp > Thông tin > Bảo vệ sổ làm việc, bỏ mật khẩu rồi lưu .xlsx;"
    " xong việc thì xoá bản không mật khẩu"
)
BROKEN = "tệp bị hỏng hoặc chưa chép xong"
NO_TABLE_FILE = "đây không phải tệp bảng tính"
TOO_BIG = "tệp quá lớn"
TOO_LONG = "trang tính '{sheet}' quá dài, kể cả dòng trống có kẻ khung"
UNKNOWN_ENCODING = "không chắc chữ trong tệp theo bảng mã nào, đọc tiếp sẽ sai tên người"

# Letters
CONVERTED = (
    "chữ trong tệp theo bảng mã cũ {encoding}, đã đổi sang Unicode: '{before}' thành '{after}'"
)
CONVERTED_HINT = "xem lại tên người trước khi in"
MIXED_ENCODING = "không chắc ô này viết bằng bảng mã nào: '{text}'"
MIXED_ENCODING_HINT = "gõ lại ô này bằng phông Times New Roman hoặc Arial"
LOST_LETTERS = "chữ có dấu đã mất, chỉ còn dấu hỏi: '{text}'"
LOST_LETTERS_MANY = "chữ có dấu đã mất, chỉ còn dấu hỏi"
LOST_LETTERS_HINT = "lấy lại tệp gốc, lưu thành .xlsx hoặc CSV UTF-8; nếu không còn thì gõ lại"
TWICE = "chữ trong tệp đã bị mở sai bảng mã, đã đổi lại: '{before}' thành '{after}'"

# Cells
EXCEL_ERROR = "ô báo lỗi {value} của Excel"
EXCEL_ERROR_HINT = "gõ thẳng nội dung vào ô"
FORMULA = "ô có công thức nhưng không có kết quả"
FORMULA_HINT = "mở bằng Excel, bấm Lưu, rồi chạy lại; hoặc gõ thẳng nội dung vào ô"
CELLS, ROWS = "các ô", "các dòng"
AND_MORE = " và {count} chỗ nữa"

# Phones
PHONE_CHECK = "gọi thử hoặc hỏi lại trước khi in"
PHONE_HINT = "gõ một số đủ chữ số, ví dụ 0500 120 001; chưa có số thì để trống"
PHONE_UNCLEAR = "không hiểu số điện thoại '{text}'"
PHONE_LENGTH = "số điện thoại '{text}' có {count} chữ số, số di động có 10"
PHONE_ROUNDED = "Excel đã làm tròn số điện thoại thành {text}, mất các chữ số cuối"
PHONE_ROUNDED_HINT = "đặt cột kiểu Văn bản (Text) trong tệp gốc rồi gõ lại số đủ chữ số"
TWO_PHONES = "có hai số điện thoại trong một ô: '{text}'"
TWO_PHONES_HINT = "để lại một số, ví dụ {first}"
PHONE_ASIDE = "không đọc phần '({text})' cạnh số điện thoại"
PHONE_ASIDE_MANY = "không đọc phần chữ trong ngoặc cạnh số điện thoại"
PHONE_ASIDE_HINT = "số dùng Zalo thì ghi có ở cột Zalo"
PHONE_LETTER_O = "đã đổi chữ O thành số 0: '{text}' thành {number}"
PHONE_LETTER_O_MANY = "đã đổi chữ O thành số 0 trong số điện thoại"
LOST_ZERO = "đã trả lại số 0 ở đầu số điện thoại: {text} thành {number}"
LOST_ZERO_MANY = "đã trả lại số 0 ở đầu số điện thoại"
LOST_ZERO_HINT = "lần sau đặt cột kiểu Văn bản (Text) để Excel không bỏ số 0"
OLD_PHONE = "số 11 chữ số '{text}' nay là {number} (đổi đầu số năm 2018)"
OLD_PHONE_HINT = "danh sách có thể đã cũ: gọi thử trước khi in"
STRANGE_PREFIX = "{number}: chưa nhà mạng nào dùng đầu số {prefix}"
LIKE_ID_CARD = "dãy 12 chữ số này giống số căn cước"
LIKE_ID_CARD_HINT = "xoá số căn cước khỏi bảng; cần số điện thoại thì gõ số có 10 chữ số"

# Dates
DATE_HINT = "gõ ngày/tháng/năm, ví dụ 5/9/2026"
DATE_UNCLEAR = "không hiểu ngày '{text}'"
DATE_IMPOSSIBLE = "không có ngày '{text}'"
DATE_AMERICAN = "ngày '{text}' viết tháng trước ngày"
DATE_AMERICAN_HINT = "viết ngày trước tháng; có phải {day}?"
DATE_SERIAL = "hiểu số {number} của Excel là ngày {day}"
DATE_SERIAL_MANY = "đã đổi số của Excel thành ngày"
DATE_SERIAL_HINT = "xem lại; lần sau đặt cột kiểu Ngày (Date)"
DATE_SWAPPED = (
    "cột này vừa có ngày kiểu chữ (ô {cell}), vừa có ngày kiểu Excel: máy có thể đã hiểu tháng"
    " trước ngày, nên không chắc ô này là {day} hay {swapped}"
)
DATE_SWAPPED_MANY = "không chắc Excel đã hiểu ngày trước hay tháng trước"
DATE_SWAPPED_HINT = "đặt cả cột kiểu Văn bản (Text) rồi gõ lại ngày/tháng/năm"

# Names, roles
NAME_HINT = "gõ họ và tên đầy đủ, có dấu, ví dụ Nguyễn Văn A"
NAME_UNCLEAR = "không hiểu họ và tên '{text}'"
NAME_BRACKETS = "họ và tên có phần trong ngoặc: '{text}'"
NAME_BRACKETS_HINT = "chuyển phần trong ngoặc sang cột khác"
TWO_NAMES = "có vẻ hai người trong một ô: '{text}'"
TWO_NAMES_HINT = "mỗi người một dòng"
NAME_TITLE = "bỏ tiếng xưng hô: '{text}' thành '{name}'"
NAME_TITLE_MANY = "đã bỏ tiếng xưng hô (ông, bà, đ/c) trước tên"
NAME_CASE = "đổi cách viết hoa: '{text}' thành '{name}'"
NAME_CASE_MANY = "đã đổi cách viết hoa tên người"
NAME_CASE_HINT = "xem lại tên có chữ viết hoa đặc biệt"

# Columns
HIDDEN_COLUMN = "cột '{text}' đang ẩn nhưng vẫn được đọc"
HIDDEN_COLUMN_HINT = "không muốn đọc thì xoá cột này trong một bản chép"
SENSITIVE = "cột '{text}' là thông tin riêng không cần cho việc này: không đọc, không lưu"
SENSITIVE_HINT = "nên xoá cột này trước khi gửi tệp cho người khác"
CONSENT_UNCLEAR = "cột '{text}' chưa nói đồng ý hiện ở đâu: không đọc, không công khai gì thêm"
CONSENT_UNCLEAR_HINT = (
    "đổi tiêu đề thành 'Hiện trên web: họ tên', 'In trên giấy: số điện thoại'… và ghi có hoặc không"
)
TAKEN_AS_ORGANISATION = "hiểu cột '{text}' là tổ chức, đơn vị của từng người"
ROLE_COLUMN_HINT = "là vai trò trong tổ công nghệ số thì đổi tiêu đề thành Vai trò"
UNKNOWN_COLUMN = "không dùng cột '{text}'"
UNKNOWN_COLUMN_HINT = "cần cột này thì đổi tiêu đề cho giống danh sách mẫu (cnscd roster template)"
NAMELESS_COLUMN = "cột này có dữ liệu nhưng không có tiêu đề: không đọc"
NAMELESS_COLUMN_HINT = "gõ tiêu đề cho cột, hoặc xoá cột"
TWO_TABLES = "có hai cột họ và tên cạnh nhau"
TWO_TABLES_HINT = (
    "nếu là hai bảng đặt cạnh nhau thì chuyển bảng bên phải xuống dưới hoặc sang trang khác"
)
TWO_COLUMNS = "cột '{text}' cùng loại với một cột bên trái, không rõ dùng cột nào"
TWO_COLUMNS_HINT = "giữ một cột, xoá cột kia hoặc đổi tiêu đề của nó thành Ghi chú"

# Rows
TITLE_DISAGREES = "tiêu đề ghi '{title}' nhưng trang tính tên là '{sheet}'"
TITLE_DISAGREES_HINT = "sửa tiêu đề hoặc tên trang tính cho cùng một tổ"
LINE_UNCLEAR = "dòng '{text}' nằm giữa bảng, không rõ là tên tổ hay ghi chú"
LINE_UNCLEAR_HINT = "tên tổ thì viết như 'Tổ dân phố số 3'; ghi chú thì chuyển xuống dưới bảng"
LINE_IGNORED = "không đọc dòng '{text}'"
NAME_ALONE = "dòng chỉ có '{text}', không có số thứ tự: không rõ là thành viên hay ghi chú"
NAME_ALONE_HINT = "là thành viên thì ghi số thứ tự hoặc vai trò; không thì xoá dòng"
BELOW_SIGNATURE = "dòng này giống một thành viên nhưng đứng dưới phần ký tên"
BELOW_SIGNATURE_HINT = "chuyển dòng lên trong bảng, hoặc xoá"
NO_ONE_IN_GROUP = "chưa có ai trong '{text}'"
NO_ONE_HINT = "tổ đã có thành viên thì ghi mỗi người một dòng"
ABOVE_HEADER = "dòng có số điện thoại nhưng đứng trên tiêu đề: không đọc"
ABOVE_HEADER_HINT = "chuyển dòng xuống dưới tiêu đề, hoặc xoá số điện thoại ở đây"
DITTO = "ô ghi '{text}' (như trên)"
DITTO_MANY = "ô ghi như trên"
DITTO_HINT = "ghi đủ nội dung: chọn ô trên, kéo xuống"
NAME_MISSING = "dòng này thiếu họ và tên"
NAME_MISSING_HINT = "gõ họ và tên, hoặc xoá cả dòng"

# Sheets
NO_TABLE = "không thấy bảng danh sách: không có tiêu đề 'Họ và tên'"
NO_TABLE_HINT = (
    "thêm một dòng tiêu đề, ít nhất có 'Họ và tên' và 'Số điện thoại', ngay trên danh sách;"
    " mỗi người một dòng"
)
NOBODY = "bảng chưa có ai"
NOBODY_HINT = "ghi mỗi người một dòng dưới tiêu đề; dòng VÍ DỤ không được tính"
HIDDEN_SHEET = "trang tính đang ẩn, không đọc"
HIDDEN_SHEET_HINT = "cần đọc thì bấm chuột phải vào tên trang tính, chọn Hiện (Unhide)"
HIDDEN_ROW = "dòng của '{name}' đang ẩn nhưng vẫn được đọc"
HIDDEN_ROW_MANY = "các dòng đang ẩn vẫn được đọc"
HIDDEN_ROW_HINT = "bỏ lọc để xem đủ; ai không còn trong tổ thì xoá hẳn dòng"

# A person's row
MERGED = "ô '{text}' gộp cho nhiều người"
MERGED_HINT = "bỏ gộp ô, ghi riêng cho từng người"
BECAME_DATE = "Excel đã đổi nội dung ô này thành ngày"
BECAME_DATE_HINT = "đặt ô kiểu Văn bản (Text) rồi gõ lại"
GROUP_MISSING = "ô tổ để trống, không rõ thuộc tổ nào"
GROUP_MISSING_HINT = "gõ tên tổ, ví dụ Tổ dân phố số 3"
GROUP_CARRIED = "ô tổ để trống, hiểu là '{text}' như dòng trên"
GROUP_CARRIED_MANY = "ô tổ để trống, hiểu là cùng tổ với dòng trên"
GROUP_CARRIED_HINT = "không phải thì gõ tên tổ vào ô"
LOCALITY_CARRIED = "ô xã, phường để trống, hiểu là '{text}' như dòng trên"
LOCALITY_CARRIED_MANY = "ô xã, phường để trống, hiểu là như dòng trên"
LOCALITY_CARRIED_HINT = "không phải thì gõ tên xã, phường vào ô"
ROLE_UNCLEAR = "không rõ vai trò trong tổ công nghệ số: '{text}'"
ROLE_HINT = (
    "ghi một trong ba: tổ trưởng, tổ phó, thành viên; chức vụ khác ghi ở cột Tổ chức, đơn vị"
)
ZALO_OTHER = "số Zalo '{text}' khác số điện thoại"
ZALO_OTHER_HINT = "ghi có hoặc không; số có Zalo thì ghi ở cột Số điện thoại"
ANSWER_UNCLEAR = "không hiểu '{text}'"
ANSWER_HINT = "ghi có hoặc không"
FIELD_UNKNOWN = "không hiểu '{text}' là đồng ý cho hiện mục nào"
FIELDS_UNSAID = "'{text}' chưa nói đồng ý cho hiện mục nào"
FIELDS_UNSAID_MANY = "chưa nói đồng ý cho hiện mục nào"
FIELDS_HINT = (
    "ghi rõ từng mục theo phiếu: tên, tổ chức, việc, số điện thoại, Zalo;"
    " không đồng ý thì ghi không"
)
NO_MARKS = "tên người không có dấu"
NO_MARKS_HINT = "gõ lại có dấu: tên sẽ được in đúng như trong bảng"

# People twice
SAME_TWICE = "'{name}' đã có ở {place}, giống hệt: chỉ lấy một lần"
SAME_TWICE_MANY = "các dòng lặp lại y hệt người đã có ở trên, chỉ lấy một lần"
SAME_TWICE_HINT = "nên xoá dòng thừa; hai người trùng tên thì ghi hai số điện thoại khác nhau"
SAME_DIFFERS = "'{name}' đã có ở {place} với nội dung khác"
SAME_DIFFERS_HINT = "giữ dòng đúng, xoá dòng kia; hai người trùng tên thì ghi hai số điện thoại"
SAME_PHONE = "số {phone} cũng là của '{name}' ({place})"
SAME_PHONE_HINT = "hỏi lại xem số này của ai"
IN_TWO_GROUPS = "'{name}' cũng ở tổ khác ({place})"
IN_TWO_GROUPS_HINT = "đúng là phụ trách hai tổ thì không cần sửa"
