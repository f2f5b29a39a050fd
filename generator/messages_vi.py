"""Every sentence an editor reads when something is wrong, and its fix. No logic beyond lookup."""

from __future__ import annotations

FILE_TOO_LARGE = "tệp lớn quá 1 MB"
FILE_TOO_LARGE_HINT = "tệp nội dung chỉ chứa chữ; hình để trong content/pictures"
FILE_UNREADABLE = "không đọc được tệp này"
FILE_UNREADABLE_HINT = (
    "đây có thể là thư mục, hoặc tệp đang bị khoá; đóng phần mềm khác rồi thử lại"
)
NO_SUCH_FILE = "không có tệp '{name}' trong thư mục nội dung"
CHANGED_MEANWHILE = (
    "tệp '{name}' vừa được sửa ở chỗ khác, chưa ghi gì\n    gợi ý: xem lại tệp rồi chạy lại lệnh"
)
NOT_UTF8 = "tệp không phải UTF-8"
NOT_UTF8_HINT = "lưu lại bằng mã UTF-8 (Notepad: Lưu thành… → Mã hoá: UTF-8)"
MANY_DOCUMENTS = "một tệp chỉ được có một phần nội dung"
MANY_DOCUMENTS_HINT = "xoá dòng '---' hoặc '...' ở giữa tệp, hoặc tách thành hai tệp"
TOO_DEEP = "lồng quá nhiều tầng"
TOO_DEEP_HINT = "nội dung của chúng ta không sâu quá 6 tầng; xem lại chỗ lùi dòng"
ALIAS = "không dùng bí danh '*{name}'"
ALIAS_HINT = "chép nội dung ra đầy đủ thay cho dấu * và &"
ANCHOR = "không dùng dấu & để đặt tên '&{name}'"
ANCHOR_HINT = "xoá '&' và tên đó, hoặc đặt cả giá trị trong dấu nháy"
TAG = "không dùng thẻ '{tag}'"
TAG_HINT = "xoá chữ bắt đầu bằng dấu !, hoặc đặt cả giá trị trong dấu nháy"
KEY_NOT_TEXT = "tên mục phải là một từ, không phải danh sách"
KEY_NOT_TEXT_HINT = "viết 'tên: giá trị'; nếu giá trị có dấu [ hoặc { thì đặt trong dấu nháy"
KEY_TWICE = "mục '{key}' viết hai lần"
KEY_TWICE_HINT = "giữ một; lần đầu ở dòng {}"

# What `load` sees better than the parser; the words are keys of the table below.
SYNTAX_TAB = "tab character"
SYNTAX_LINE_MISPLACED = "line misplaced"
SYNTAX_AFTER_QUOTE = "text after quote"
SYNTAX_QUOTE_OPEN = "unexpected end of stream"

_QUOTE_IT = "đặt cả giá trị trong dấu nháy"

_YAML_SYNTAX = (
    (SYNTAX_TAB, "dùng dấu Tab để lùi dòng", "thay Tab bằng 2 dấu cách"),
    (SYNTAX_LINE_MISPLACED, "dòng này lùi sai, hoặc dòng trên thiếu dấu hai chấm",
     "các mục cùng cấp phải lùi bằng nhau; mỗi mục viết 'tên: giá trị'"),
    (SYNTAX_AFTER_QUOTE, "có chữ đứng sau dấu nháy đóng",
     "đặt cả giá trị trong một cặp dấu nháy; trong đó cần dấu nháy thì dùng “…”"),
    (SYNTAX_QUOTE_OPEN, "dấu nháy mở ở đây thiếu dấu nháy đóng", "thêm dấu nháy ở cuối giá trị"),
    ("mapping values are not allowed", "dấu hai chấm đặt sai chỗ",
     "giá trị có dấu ': ' thì đặt trong dấu nháy, ví dụ: \"Giờ làm: 7:30\""),
    ("could not find expected ':'", "thiếu dấu hai chấm và dấu cách sau tên mục",
     "viết 'tên: giá trị'"),
    ("did not find expected key", "lùi dòng không thẳng hàng",
     "các mục cùng cấp phải lùi bằng nhau"),
    ("did not find expected '-' indicator", "danh sách lùi dòng không thẳng hàng",
     "các dấu '-' thẳng cột với nhau; các mục của một ý thẳng cột với mục đầu của ý đó"),
    ("did not find expected ',' or", "thiếu dấu phẩy hoặc dấu đóng ] }",
     "đóng ngoặc, hoặc đặt giá trị trong dấu nháy"),
    ("did not find expected node content", "thừa dấu phẩy, hoặc thiếu dấu đóng ] }",
     "xoá dấu phẩy thừa, hoặc đóng ngoặc"),
    ("did not find expected <document start>", MANY_DOCUMENTS, MANY_DOCUMENTS_HINT),
    ("did not find expected comment or line break", "dấu | hoặc > đứng đầu giá trị", _QUOTE_IT),
    ("did not find expected alphabetic or numeric", "dấu * hoặc & đứng đầu giá trị", _QUOTE_IT),
    ("found character that cannot start any token", "ký tự này không được đứng đầu giá trị",
     _QUOTE_IT),
    ("mapping keys are not allowed", "dấu ? đứng đầu giá trị", _QUOTE_IT),
    ("block sequence entries are not allowed", "danh sách phải bắt đầu ở dòng dưới",
     "xuống dòng, lùi vào 2 dấu cách rồi viết '- '"),
    ("escape", "dấu \\ trong nháy kép không hiểu được", "dùng nháy đơn '…'"),
    ("did not find expected whitespace or line break", "dấu ! đứng đầu giá trị", _QUOTE_IT),
    ("expected tag URI", "dấu ! đứng đầu giá trị", _QUOTE_IT),
    ("undefined tag handle", "dấu ! đứng đầu giá trị", _QUOTE_IT),
    ("incompatible YAML document", "không dùng dòng bắt đầu bằng dấu %", "xoá dòng này"),
    ("directive", "không dùng dòng bắt đầu bằng dấu %", "xoá dòng này"),
)  # fmt: skip

_BLAMES_OPENING = (
    SYNTAX_QUOTE_OPEN, "could not find expected ':'", "expected ',' or", "comment or line break",
    "whitespace or line break", "alphabetic or numeric",
)  # fmt: skip


def yaml_syntax(words: str) -> tuple[str, str]:
    """Return (message, hint) in Vietnamese for the YAML parser's own words."""
    for part, message, hint in _YAML_SYNTAX:
        if part in words:
            return message, hint
    return (
        "viết sai cú pháp YAML ở đây",
        "so với một tệp mẫu; chú ý dấu hai chấm, dấu nháy, lùi dòng",
    )


def blames_opening(words: str) -> bool:
    """Return whether the slip is where the quote, bracket or key began, not further down."""
    return any(part in words for part in _BLAMES_OPENING)


def hidden_character(character: str) -> tuple[str, str]:
    """Return (message, hint) for a character that cannot be seen."""
    message, hint = FIELD_ERRORS["text_control"]
    return message.format(value=f"U+{ord(character):04X}"), hint


UNKNOWN_KEY = "không có mục '{key}'"
UNKNOWN_KEY_HINT = "các mục được dùng: {known}"

# pydantic's error type → (message, hint). Placeholders: value, key, and pydantic's own context.
FIELD_ERRORS: dict[str, tuple[str, str]] = {
    "missing": ("thiếu mục '{key}'", "thêm dòng '{key}: …'. {doc}"),
    "model_type": ("chỗ này phải là các dòng 'tên: giá trị'",
                   "xuống dòng, lùi vào 2 dấu cách rồi viết các mục: {known}"),
    "tuple_type": ("chỗ này phải là danh sách", "mỗi ý một dòng, bắt đầu bằng '- '"),
    "string_type": ("chỗ này phải là chữ, không phải danh sách hay mục con",
                    "viết trên một dòng; câu có dấu ': ' thì đặt cả câu trong dấu nháy"),
    "text_empty": ("'{key}' để trống", "điền nội dung, hoặc xoá cả dòng nếu mục không bắt buộc"),
    "item_empty": ("ý này để trống", "điền nội dung, hoặc xoá cả dòng"),
    "text_control": ("có ký tự ẩn {value}", "xoá và gõ lại đoạn này"),
    "row_parts": ("mỗi dòng trên màn hình vẽ đúng một thứ",
                  "viết một thứ kèm chữ, ví dụ '- button: Tiếp tục'; thứ khác thì viết dòng mới"),
    "screen_taps": ("màn hình vẽ có hơn một chỗ bấm", "chỉ giữ một dòng 'tap: có'"),
    "group_name_invalid": ("mẫu tên nhóm '{value}' thiếu <tổ> hoặc <xã>",
                           "viết đủ hai chỗ trống, ví dụ: CNSCĐ-<tổ>-<xã>"),
    "slug_invalid": ("'{value}' không hợp lệ làm khoá",
                     "chỉ dùng chữ thường không dấu, số, gạch nối: vneid-muc-2"),
    "code_invalid": ("'{value}' không hợp lệ làm mã",
                     "chữ thường không dấu, số, gạch nối, nhiều nhất 8 ký tự: thd-12"),
    "url_invalid": ("'{value}' không phải địa chỉ web an toàn",
                    "viết đủ https://tên-miền/…, không dấu cách, không chữ có dấu, không có @"),
    "date_invalid": ("'{value}' không phải ngày", "viết năm-tháng-ngày: 2026-01-31"),
    "date_impossible": ("không có ngày '{value}'", "xem lại tháng và ngày: 2026-01-31"),
    "time_invalid": ("'{value}' không phải giờ", "viết 7:30 hoặc 13:30"),
    "phone_invalid": ("'{value}' không phải số điện thoại dùng được ở Việt Nam",
                      "ghi một số, đủ 10 chữ số bắt đầu bằng 0, ví dụ 0912 345 678;"
                      " số máy bàn có mã vùng; nếu chép từ Excel, xem có mất số 0 ở đầu không;"
                      " không có số thì xoá dòng này"),
    "colour_empty": ("'{key}' chưa có mã màu",
                     "đặt mã màu trong dấu nháy: '#0b3d6b'; không có dấu nháy thì từ dấu # trở đi"
                     " bị coi là ghi chú; muốn dùng màu có sẵn thì xoá cả dòng"),
    "colour_invalid": ("'{value}' không phải mã màu",
                       "viết dấu # rồi 6 chữ số hoặc chữ từ a đến f, trong dấu nháy: '#0b3d6b'"),
    "number_invalid": ("'{value}' không phải số nguyên", "chỉ viết chữ số: 30"),
    "day_of_month": ("'{value}' không phải ngày có trong mọi tháng", "viết một số từ 1 đến 28"),
    "map_invalid": ("'{value}' không phải chỗ trên bản đồ",
                    "mở bản đồ trên điện thoại, nhấn giữ đúng chỗ rồi chép hai con số:"
                    " 20.9876, 106.5432; mỗi số ít nhất 3 chữ số sau dấu chấm"),
    "map_outside": ("chỗ '{value}' không nằm ở Việt Nam",
                    "số thứ nhất từ 6 đến 24, số thứ hai từ 102 đến 118; có thể hai số bị đổi chỗ"),
    "yes_no_invalid": ("'{value}' không hiểu được", "viết: có hoặc không"),
    "literal_error": ("'{value}' không nằm trong các giá trị được dùng", "chọn một: {allowed}"),
    "string_pattern_mismatch": ("'{value}' viết chưa đúng mẫu", "{doc}"),
    "string_too_long": ("dòng này dài {length} ký tự, nhiều nhất {max_length}",
                        "rút gọn, hoặc viết tắt chữ ai cũng hiểu"),
    "too_short": ("danh sách có {actual_length} ý, cần ít nhất {min_length}", "thêm cho đủ"),
    "too_long": ("danh sách có {actual_length} ý, nhiều nhất {max_length}", "gộp hoặc bỏ bớt"),
}  # fmt: skip

EMPTY_FILE = "tệp trống"
EMPTY_FILE_HINT = "xem một tệp cùng loại để biết các mục cần có"
NOT_ENTRIES = "tệp phải gồm các dòng 'tên: giá trị'"
STRAY_FILE = "tệp này không thuộc chỗ nào trong content/"
STRAY_FILE_HINT = (
    "tên tệp phải kết thúc bằng .yml và nằm đúng thư mục: site.yml, permalinks.yml,"
    " facts.yml, editorial.yml,"
    " bulletin.yml, checklist.yml, provinces/…, guides/…, quizzes/…, localities/<xã>/locality.yml,"
    " localities/<xã>/groups/…"
)
MISSING_FILE = "thiếu tệp {name}"
MISSING_FILE_HINT = "tạo tệp này; mọi trang đều cần nó"
NO_CONTENT = "không có thư mục nội dung '{name}'"
NO_CONTENT_HINT = "chạy lệnh ở thư mục có content/, hoặc thêm --content ĐƯỜNG_DẪN"
NAME_MISMATCH = "khoá '{id}' khác tên {what} '{name}'"
NAME_MISMATCH_HINT = "đổi cho giống nhau; mã đã in trên áp phích thì không được đổi"
WHAT_FILE = "tệp"
WHAT_FOLDER = "thư mục"

ID_TWICE = "'{id}' đã dùng ở {first}"
ID_TWICE_HINT = "mỗi khoá chỉ dùng một lần; chọn khoá khác cho mục mới"
RESERVED_SLUG = "'{id}' là tên dành riêng của trang"
RESERVED_SLUG_HINT = "chọn tên khác, ví dụ thêm tên tỉnh phía sau"
UNKNOWN_REF = "không có {what} '{id}'"
UNKNOWN_REF_HINT = "tạo mới, hoặc chọn trong: {known}"
REF_WHAT = {
    "province": "tỉnh, thành phố",
    "topic": "chủ đề",
    "audience": "nhóm người đọc",
    "guide": "bài hướng dẫn",
    "service": "ứng dụng, cổng, tổng đài",
    "legal": "văn bản",
    "code": "mã",
    "skill": "bậc kỹ năng",
}
GUIDE_OTHER_PROVINCE = "bài '{id}' không dành cho {province}"
GUIDE_OTHER_PROVINCE_HINT = "bỏ bài này ở đây, hoặc thêm {province} vào mục provinces của bài"
LEGAL_TWICE = "văn bản số {number} của {issuer} đã có khoá '{other}' ở {first}"
LEGAL_TWICE_HINT = "mỗi văn bản ghi một lần; dẫn bằng khoá '{other}'"
LEGAL_TWO_DATES = "văn bản '{id}' có hai ngày: {here} và {there} ({first})"
NO_NUMBER = "chưa ghi số"
LEGAL_TWO_NUMBERS = "văn bản '{id}' có hai số hiệu: '{here}' và '{there}' ({first})"
LEGAL_TWO_NUMBERS_HINT = "đối chiếu bản gốc, giữ một; hai văn bản khác nhau thì dùng hai khoá"
LINK_NOT_ALLOWED = "liên kết tới '{domain}' không có trong danh sách cho phép"
LINK_NOT_ALLOWED_HINT = "dùng trang chính thức, hoặc thêm tên miền vào allowed_domains ở site.yml"
PICTURE_MISSING = "không có hình 'content/pictures/{file}'"
PICTURE_MISSING_HINT = "chép hình vào đó, đúng tên, chữ thường không dấu"

THEME_CONTRAST = "{front} trên {back}: độ tương phản {ratio}:1, cần ít nhất {needed}:1"
THEME_DARKER_HINT = "chọn màu {key} đậm hơn, ví dụ '{colour}'"
THEME_LIGHTER_HINT = "chọn màu {key} nhạt hơn, ví dụ '{colour}'"
THEME_FRONT = {
    "white": "chữ trắng",
    "ink": "chữ đen",
    "brand": "chữ màu brand '{colour}'",
    "accent": "biểu tượng, đường kẻ màu accent '{colour}'",
}
THEME_BACK = {
    "white": "giấy trắng",
    "tint": "nền tint '{colour}'",
    "brand": "nền brand '{colour}'",
}

FACT_UNKNOWN = "không có con số '{key}'"
FACT_UNKNOWN_HINT = "ghi con số này vào content/facts.yml, kèm nguồn; hoặc bỏ dấu ngoặc nhọn"
FACT_UNSPOKEN = "con số '{key}' chưa có cách đọc trên loa"
FACT_UNSPOKEN_HINT = "thêm spoken cho con số này ở content/facts.yml, số viết bằng chữ"
NUMBER_UNSOURCED = "con số '{number}' chưa có nguồn"
NUMBER_UNSOURCED_HINT = (
    "ghi con số vào content/facts.yml kèm nguồn, rồi dẫn khoá của nó trong ngoặc nhọn;"
    " tên riêng có chữ số thì thêm vào names_with_numbers ở content/editorial.yml"
)
NUMBER_ON_LOUDSPEAKER = "bài đọc loa có chữ số '{number}'"
NUMBER_ON_LOUDSPEAKER_HINT = "viết bằng chữ như khi đọc: mức hai"
FACT_EXPIRED = "con số '{key}' hết đúng từ {date}"
FACT_EXPIRED_HINT = "rà lại, sửa con số ở content/facts.yml"
FACT_TWICE = "con số này nói cùng một điều với '{other}' ở {first}"
FACT_TWICE_HINT = "giữ một khoá, các bài cùng dẫn khoá ấy"
FACT_UNUSED = "chưa bài nào dẫn con số '{key}'"
FACT_UNUSED_HINT = "dẫn khoá này trong ngoặc nhọn ở bài cần nó, hoặc xoá"
SENTENCES_LONG = "câu trong bài dài trung bình {average} chữ, nên từ {limit} trở xuống"
SENTENCES_LONG_HINT = "tách câu dài; câu dài nhất {longest} chữ: “{start}…”"
WORD_JARGON = "từ khó '{word}'"
WORD_OFFICIALESE = "lối viết công văn '{word}'"
WORD_HINT = "viết: {plain}"
WORD_UNEXPLAINED = "'{word}' chưa được giải thích trong bài"
WORD_UNEXPLAINED_HINT = "lần đầu dùng thì nói rõ, có chữ: {words}"
REVIEW_OLD = "bài rà lại từ {date}, đã quá {months} tháng"
REVIEW_OLD_HINT = (
    "đối chiếu lại với trang chính thức rồi sửa reviewed; trang đang ghi 'Chưa xác nhận lại'"
)
STEP_COUNT = "ở {province} bài có {count} bước"
STEP_COUNT_HINT = "mỗi tỉnh cần từ 4 đến 9 bước; gộp, tách hoặc xem lại mục provinces của các bước"
NO_SOURCE = "bài chưa có nguồn"
NO_SOURCE_HINT = "thêm ít nhất một nguồn mức A hoặc B"
NO_ALIAS = "bài chưa có cách gọi nào khác"
NO_ALIAS_HINT = "thêm vào aliases cách bà con hay gọi, tên cũ, chữ viết tắt"

SAFETY_WORD = "bài nhắc tới '{word}' mà thiếu hộp an toàn"
WEEK_BEGINS = "ngày bắt đầu bản tin không phải thứ hai"
WEEK_BEGINS_HINT = "chọn ngày thứ hai của tuần đầu"
WEEK_COUNT = "tuần {week} có {count} tin ở {province}"
WEEK_COUNT_HINT = "mỗi tuần, mỗi tỉnh đúng một tin; xem week và provinces của các tin"
WEEK_OUTSIDE = "không có tuần {week}"
WEEK_OUTSIDE_HINT = "tuần từ 1 đến 52"
WEEK_LATE_HINT = "tin này đến tuần {monday} mới gửi; dời tin lên trước, hoặc bỏ con số"
WEEK_OTHER_PROVINCE = "bài '{id}' chỉ dành cho vài tỉnh mà tin gửi ở nơi khác"
WEEK_OTHER_PROVINCE_HINT = "ghi provinces của tin như của bài"
QUIZ_RIGHT = "đáp án là cách {right} mà chỉ có {count} cách"
QUIZ_RIGHT_HINT = "ghi số thứ tự của cách trả lời đúng, đếm từ 1"

GRADE_C = "nguồn mức C chưa kiểm chứng, không được dùng làm căn cứ"
GRADE_C_HINT = "tìm nguồn mức A hoặc B, hoặc bỏ thông tin này"
SERVICE_UNGROUNDED = "'{id}' không có nguồn mức A hoặc B"
SERVICE_UNGROUNDED_HINT = (
    "thêm nguồn mức A hoặc B, hoặc viết mục unverified để nói rõ chưa xác minh"
)
STEP_TOO_LONG = "bước dài {count} chữ, nhiều nhất 25"
STEP_TOO_LONG_HINT = "tách thành hai bước, hoặc chuyển phần giải thích xuống detail"
SAFETY_MISSING = "bài động đến tiền, giấy tờ hoặc OTP mà thiếu hộp an toàn"
SAFETY_MISSING_HINT = "thêm mục safety với ít nhất một câu"
ZALO_TOO_LONG = "tin nhắn Zalo dài {count} ký tự, nhiều nhất 300"
ZALO_TOO_LONG_HINT = "rút gọn; đường dẫn bài được thêm tự động"
LOUDSPEAKER_LENGTH = "bài đọc loa {count} chữ, khoảng {seconds} giây"
LOUDSPEAKER_LENGTH_HINT = "nên 60–90 giây, tức 130–195 chữ"
GUIDE_EXPIRED = "bài hết hạn từ {date}"
GUIDE_EXPIRED_HINT = "rà lại nội dung, sửa valid_until và reviewed"
DATE_AHEAD = "ngày {date} sau ngày phát hành {release}"
DATE_AHEAD_HINT = "xem lại ngày, hoặc sửa release_date ở site.yml"

ZALO_NAME = "nhóm Zalo tên '{name}' chưa đúng cách đặt tên chung"
ZALO_NAME_HINT = "đổi thành '{wanted}', cả trên Zalo; hoặc sửa mẫu group_name của xã, phường"
TEAM_SIZE = "tổ có {count} thành viên"
TEAM_SIZE_HINT = "mỗi tổ nên có 5 đến 8 người; đúng là vậy thì ghi lý do vào mục size_note"
NO_LEADER = "tổ có {count} tổ trưởng"
NO_LEADER_HINT = "mỗi tổ một tổ trưởng: sửa vai trò (mục role)"
PHONE_TWICE = "số {phone} đã ghi cho người khác ở dòng {line}"
PHONE_TWICE_HINT = "xem lại: có thể chép nhầm dòng"
PHONE_NOT_SAMPLE = "dữ liệu mẫu mà có số điện thoại thật"
PHONE_NOT_SAMPLE_HINT = "số mẫu bắt đầu bằng 0500; nếu đây là dữ liệu thật, bỏ dòng 'sample: có'"
PHONE_SAMPLE = "dữ liệu thật mà dùng số mẫu 0500"
PHONE_SAMPLE_HINT = "điền số thật, hoặc thêm 'sample: có'"
BASE_URL_SAMPLE = (
    "'{url}' là địa chỉ mẫu, mã QR của {count} tổ có dữ liệu thật (trước hết: {group})"
    " sẽ không dẫn đến đâu"
)
BASE_URL_SAMPLE_HINT = "điền địa chỉ thật của trang vào base_url"
BASE_URL_SHAPE = "'{url}' không dùng làm địa chỉ gốc được"
BASE_URL_SHAPE_HINT = (
    "dạng https://ten-mien hoặc https://ten-mien/thu-muc, không có / ở cuối, không có ? và #"
)

CONSENT_WITHDRAWN_EARLY = "rút đồng ý {withdrawn} trước ngày đồng ý {date}"
CONSENT_UNTIL_EARLY = "hạn đồng ý {until} trước ngày đồng ý {date}"
CONSENT_DATES_HINT = "xem lại các ngày trong mục consent"
CONSENT_EXPIRED = "đồng ý của thành viên thứ {number} hết hạn {until}, thông tin đã tự ẩn"
CONSENT_EXPIRED_HINT = "xin đồng ý lại và sửa date, until"
CONSENT_LAPSED = (
    "đồng ý của thành viên thứ {number} đã hết hạn {until},"
    " mà trang còn hiện vì release_date là {day}"
)
CONSENT_LAPSED_HINT = "sửa release_date ở site.yml thành hôm nay, hoặc xin đồng ý lại"
CONSENT_ENDS_SOON = "đồng ý của thành viên thứ {number} sắp hết hạn: {until} (còn {days} ngày)"
CONSENT_LAST_DAY = "đồng ý của thành viên thứ {number} hết hạn hôm nay, {until}"
CONSENT_ENDS_SOON_HINT = "xin đồng ý lại rồi sửa date, until; quá ngày ấy thông tin tự ẩn"
CONSENT_MISSING = "{count} thành viên chưa ghi phiếu đồng ý (đầu tiên: thành viên thứ {number})"
CONSENT_MISSING_HINT = (
    "tên và số của những người này đang ẩn; ai đồng ý thì ghi ngày đồng ý"
    " (bảng Excel: cột Ngày đồng ý; YAML: consent), ai không đồng ý thì ghi ngày đã hỏi:"
    " 'consent: {date: …}'"
)
CONSENT_NO_EVIDENCE = "{count} thành viên chưa ghi nơi lưu phiếu đồng ý (đầu tiên: thứ {number})"
CONSENT_NO_EVIDENCE_HINT = "ghi vào evidence: phiếu số mấy hoặc tin nhắn ngày nào, lưu ở đâu"
CONSENT_WITHDRAWN_AHEAD = "ngày rút lại đồng ý {withdrawn} còn ở phía trước"
CONSENT_WITHDRAWN_AHEAD_HINT = "thông tin đã ẩn ngay từ bây giờ; xem lại ngày có gõ nhầm không"
OFFICE_NO_PHONE = "cơ quan đầu tiên chưa có số điện thoại"
OFFICE_NO_PHONE_HINT = "thêm phone: đây là số bà con gọi khi tổ chưa công khai số nào"
SAMPLE_MIXED = "xã, phường còn là dữ liệu mẫu mà có {count} tổ là dữ liệu thật (tổ '{group}')"
SAMPLE_MIXED_HINT = "điền số thật của các cơ quan rồi bỏ dòng sample ở đây"
CONSENT_ZALO = "đồng ý hiện Zalo mà không hiện số điện thoại ở '{channel}'"
CONSENT_ZALO_HINT = "nút Zalo để lộ số; thêm phone vào cùng chỗ, hoặc bỏ zalo"
PERSONAL_PHONE_IN_TEXT = "có số điện thoại riêng viết trong đoạn chữ"
PERSONAL_PHONE_IN_TEXT_HINT = "số riêng chỉ ghi ở mục phone của thành viên, có consent"
ID_NUMBER_IN_TEXT = "có dãy 12 chữ số giống số căn cước"
ID_NUMBER_IN_TEXT_HINT = "xoá: số căn cước không bao giờ được đăng"
HIDDEN_NAME_IN_TEXT = "có tên một thành viên chưa đồng ý công khai"
HIDDEN_NAME_IN_TEXT_HINT = "bỏ tên khỏi đoạn này, hoặc xin đồng ý rồi ghi vào consent"

CODE_UNRECORDED = "mã '{code}' chưa có trong sổ mã"
CODE_UNRECORDED_HINT = (
    "thêm vào content/permalinks.yml:"
    " - {{code: {code}, kind: {kind}, released: {released}}} (hoặc chạy: cnscd release)"
)
CODE_UNSERVED = "mã '{code}' đã phát hành {date} mà nay không còn trang"
CODE_UNSERVED_HINT = (
    "khôi phục tệp nội dung; nếu tổ, bài này thôi thật thì chạy:"
    ' cnscd codes retire {code} --reason "…", hoặc cnscd codes merge {code} --into MÃ_MỚI'
)
CODE_TWICE = "mã '{code}' ghi hai lần, lần đầu ở dòng {line}"
CODE_TWICE_HINT = "mã đã dùng thì không dùng lại; chọn mã mới cho mục mới"
CODE_REUSED = "mã '{code}' đã thôi dùng {date}, không được dùng lại"
CODE_REUSED_HINT = "người quét tờ áp phích cũ sẽ gặp nhầm tổ; chọn mã mới"
CODE_NO_REASON = "mã '{code}' thôi dùng mà không nói dẫn tới đâu hay vì sao"
CODE_NO_REASON_HINT = "thêm successor (mã thay thế) hoặc reason (lý do)"
CODE_LOOP = "mã '{code}' dẫn vòng lại chính nó"
CODE_LOOP_HINT = "sửa successor để cuối cùng tới một mã còn dùng"
CODE_OTHER_KIND = "mã thay thế '{code}' là mã của loại khác"
CODE_OTHER_KIND_HINT = "tổ thay bằng tổ, bài hướng dẫn thay bằng bài hướng dẫn"
RETIRED_EARLY = "thôi dùng {retired} trước ngày phát hành {released}"
RETIRED_EARLY_HINT = "xem lại hai ngày của dòng này"
SUCCESSOR_LIVING = "mã '{code}' còn dùng mà đã ghi mã thay thế"
SUCCESSOR_LIVING_HINT = "thêm ngày retired, hoặc bỏ successor"
LINE_NO_DATE = "dòng của mã '{code}' thiếu ngày"
LINE_NO_DATE_HINT = "mã mới: thêm released, ví dụ released: 2026-11-21; mã thôi dùng: thêm retired"
END_UNBORN = "mã '{code}' ghi thôi dùng mà phía trên chưa có dòng phát hành mã ấy"
END_UNBORN_HINT = "xem lại code và kind; dòng mới luôn ghi xuống cuối sổ"

SEAL_RESTORE = (
    "lấy lại sổ mã từ bản sao lưu hoặc từ git; sổ chỉ thêm dòng ở cuối, không sửa, không xoá"
)
SEAL_NO_HEAD = "sổ có dòng đã niêm mà mất mục 'sealed' ở đầu sổ"
UNSEALED = "sổ mã chưa niêm: lỡ tay sửa, xoá một dòng thì máy không biết mà nhắc"
UNSEALED_HINT = "chạy một lần: cnscd release"
LINES_LOST = "sổ mã thiếu {missing} dòng đã niêm (lúc niêm có {lines} dòng)"
LAST_LOST = "dòng đã niêm sau cùng không còn trong sổ"
HEAD_BEHIND = "sổ mã có thêm {more} dòng đã niêm ở nơi khác"
HEAD_BEHIND_HINT = "nếu vừa gộp hai bản của sổ thì chạy: cnscd release"
LINE_CHANGED = "dòng của mã '{code}' không còn như lúc niêm"
LINE_CHANGED_HINT = (
    "lấy lại dòng này từ bản sao lưu hoặc từ git; tổ, bài thôi dùng thì không sửa dòng cũ,"
    " chạy: cnscd codes retire hoặc cnscd codes merge"
)
LINE_BEFORE_LOST = "ngay trước dòng của mã '{code}' có dòng đã niêm bị xoá"
LINE_MOVED = "dòng của mã '{code}' bị đổi chỗ"
LINE_UNSEALED = "dòng của mã '{code}' chưa niêm mà đứng trước dòng đã niêm"
LINE_UNSEALED_HINT = "dòng mới thì chuyển xuống cuối sổ; dòng cũ mất dấu thì lấy lại từ bản sao lưu"
CODES_LOST = "trang làm lần trước ghi nhận một sổ mã khác: sổ này thiếu dòng sau cùng đã niêm"
CODES_LOST_HINT = (
    "lấy lại sổ mã từ bản sao lưu hoặc từ git; nếu chắc đây là nội dung khác hẳn"
    " thì xoá thư mục '{site}' rồi làm lại"
)

LETTER_MISSING = "phông chữ in không có '{letter}' ({code})"
LETTER_MISSING_HINT = (
    "bỏ hình, mũi tên; nếu là chữ trong tên người thì báo người bảo trì thêm phông, đừng sửa tên"
)

ONLY_UNKNOWN = "không có xã, phường '{id}'"
ONLY_UNKNOWN_HINT = "chọn trong: {known}"

# cnscd print
NAME_UNKNOWN = "không có '{name}'"
NAME_UNKNOWN_HINT = "các tên đang có: {known}"
NAME_PAST_HINT = "mã này đã thôi dùng, nay là '{now}'"
NO_SHEET = "không có tờ in nào khớp với yêu cầu"
NO_SHEET_HINT = "bỏ bớt điều kiện, ví dụ: cnscd print --group thd-12 --kind ap-phich"
STRIP_KIND = "có cả --group và --guide thì chỉ làm được tờ hướng dẫn có số của tổ"
STRIP_KIND_HINT = "bỏ --kind, hoặc viết --kind infographic"
OUT_IS_PUBLIC = (
    "không đặt tờ in vào '{name}': thư mục này được đăng lên mạng\n"
    "    gợi ý: chọn thư mục khác, ví dụ: --out in-ra"
)

SHIFT_HOURS = "ca trực từ {start} đến {end}: giờ kết thúc phải sau giờ bắt đầu"
SHIFT_HOURS_HINT = (
    "ghi đủ start và end, ví dụ start: 7:30, end: 11:30; ca qua đêm thì tách thành hai ca"
)
FILE_IS_OPEN = (
    "không ghi đè được '{name}': tệp đang mở ở chương trình khác\n"
    "    gợi ý: đóng chương trình ấy rồi chạy lại"
)
SCRIPT_IN_PAGE = (
    "{page}: trang có đoạn <script>\n"
    "    gợi ý: để đoạn ấy thành tệp trong docs/assets/ rồi gọi bằng extra_javascript"
)
EDITED_MEANWHILE = (
    "nội dung vừa được sửa trong lúc làm: trang đã xong, bản chép USB thì chưa\n"
    "    gợi ý: chạy lại lệnh"
)

DRAFT = "bài này còn là bản nháp, chưa lên trang"
DRAFT_HINT = "viết tiếp những chỗ sau, rồi xoá dòng draft:{todo}"
DRAFT_TODO = "\n      dòng {line}: {message}"
DRAFT_DONE_HINT = "bài đã đủ; xoá dòng draft rồi chạy 'cnscd release' để đưa lên trang"
