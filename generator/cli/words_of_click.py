"""What Click says by itself, in Vietnamese; the keys are Click's own English sentences.

A test holds this against the Click that is installed: a sentence that a new Click brings fails
there, not in front of the officer.
"""

SAID = {
    "Aborted!": "Đã dừng.",
    "Argument {name!r} takes {nargs} values.": "Mục {name} cần {nargs} chữ.",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Commands": "Các lệnh",
    "Confirm the action without prompting.": "Làm luôn, không hỏi lại.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp '{filename}': {message}",
    "Did you mean {possibility}?": "Ý bạn là {possibility}?",
    "Do you want to continue?": "Làm tiếp không?",
    "Error: The two entered values do not match.": "Lỗi: hai lần gõ không giống nhau.",
    "Error: invalid input": "Lỗi: gõ c (có) hoặc k (không).",
    "Error: {message}": "Lỗi: {message}",
    "Got unexpected extra argument ({args})": "Thừa chữ: {args}. Tên có dấu cách thì đặt trong"
    ' hai dấu nháy "…".',
    "Invalid start character for option ({option})": "Không hiểu tuỳ chọn {option}.",
    "Invalid value for {param_hint}: {message}": "Mục {param_hint} chưa đúng: {message}",
    "Invalid value: {message}": "Chưa đúng: {message}",
    "Missing argument": "Còn thiếu",
    "Missing command.": "Còn thiếu tên lệnh.",
    "Missing option": "Còn thiếu tuỳ chọn",
    "Missing parameter": "Còn thiếu",
    "Missing parameter: {param_name}": "Còn thiếu: {param_name}",
    "Missing {param_type}": "Còn thiếu",
    "No such command {name!r}.": "Không có lệnh '{name}'.",
    "No such option {name!r}.": "Không có tuỳ chọn '{name}'.",
    "Option {name!r} does not take a value.": "Tuỳ chọn {name} không kèm chữ nào.",
    "Option {name!r} requires an argument.": "Sau {name} cần viết thêm một chữ.",
    "Options": "Tuỳ chọn",
    "Positional arguments": "Viết sau lệnh",
    "Press any key to continue...": "Bấm một phím bất kỳ để tiếp tục…",
    "Repeat for confirmation": "Gõ lại một lần nữa",
    "Show the version and exit.": "Hiện phiên bản.",
    "Show this message and exit.": "Hiện lời giải thích này.",
    "Takes {nargs} values but 1 was given.": "Cần {nargs} chữ.",
    "Try '{command} {option}' for help.": "Xem cách dùng: {command} {option}",
    "Usage:": "Cách dùng:",
    "d": "ngày",
    "default: {default}": "mặc định: {default}",
    "deprecated": "không dùng nữa",
    "directory": "thư mục",
    "env var: {var}": "biến môi trường: {var}",
    "file": "tệp",
    "path": "đường dẫn",
    "required": "phải có",
    "unknown error": "không rõ vì sao",
    "(dynamic)": "(tự tính)",
    "{len_type} values are required, but {len_value} was given.": "Cần {len_type} chữ.",
    "{name} {filename!r} does not exist.": "{name} '{filename}' không có ở đó.",
    "{name} {filename!r} is a directory.": "'{filename}' là thư mục; ở đây cần một tệp.",
    "{name} {filename!r} is a file.": "'{filename}' là tệp; ở đây cần một thư mục.",
    "{name} {filename!r} is not executable.": "{name} '{filename}' không chạy được.",
    "{name} {filename!r} is not readable.": "{name} '{filename}' không đọc được.",
    "{name} {filename!r} is not writable.": "{name} '{filename}' không ghi được.",
    "{value!r} does not match the format {format}.": "'{value}' không đúng dạng {format}.",
    "{value!r} is not a valid UUID.": "'{value}' không phải mã UUID.",
    "{value!r} is not a valid boolean. Recognized values: {states}": "'{value}' không phải có"
    " hay không.",
    "{value!r} is not a valid {number_type}.": "'{value}' không phải là số.",
    "{value!r} is not {choice}.": "'{value}' không phải {choice}.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
}

SAID_OF_MANY = {
    "(Did you mean one of: {possibilities}?)": "Ý bạn là một trong: {possibilities}?",
    "Got unexpected extra arguments ({args})": SAID["Got unexpected extra argument ({args})"],
    "Option {name!r} requires {nargs} arguments.": "Sau {name} cần viết thêm {nargs} chữ.",
    "Takes {nargs} values but {len} were given.": "Cần {nargs} chữ, đang có {len}.",
    "{len_type} values are required, but {len_value} were given.": "Cần {len_type} chữ,"
    " đang có {len_value}.",
    "{value!r} does not match the formats {formats}.": "'{value}' không đúng dạng nào trong:"
    " {formats}.",
    "{value!r} is not one of {choices}.": "'{value}' không có trong: {choices}.",
}

OF_PROGRAMMERS = {
    "%(prog)s, version %(version)s",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.",
    "Boolean option {decl!r} cannot use the same flag for true/false.",
    "Choice({choices})",
    "Could not determine name for option with declarations {decls!r}",
    "Couldn't detect Bash version, shell completion is not supported.",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
    "Name '{name}' defined twice",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument"
    " instead? Did you mean to pass '--{name}'?",
    "Shell completion is not supported for Bash versions older than 4.4.",
    "Unknown color {colour!r}",
    "Unknown standard stream '{name}'",
    "Value must be an iterable.",
    "Windows error: {error}",
    "{editor}: Editing failed",
    "{editor}: Editing failed: {e}",
}
"""What Click tells those who write commands; nobody who runs one can meet it."""

YES = ("c", "có", "co", "y", "yes")
NO = ("k", "không", "khong", "n", "no")
YES_NO = {None: "c/k", True: "C/k", False: "c/K"}
SAY_YES_OR_NO = "gõ c (có) hoặc k (không)"

METAVARS = {
    "text": "CHỮ",
    "integer": "SỐ",
    "integer range": "SỐ",
    "float": "SỐ",
    "float range": "SỐ",
    "filename": "TỆP",
    "tệp": "TỆP",
    "thư mục": "THƯ_MỤC",
    "đường dẫn": "ĐƯỜNG_DẪN",
    "datetime": "NGÀY",
}
OPTIONS_METAVAR = "[TUỲ CHỌN]"
COMMAND_METAVAR = "LỆNH …"

BAD_DAY = "'{text}' không phải ngày; viết 31/1/2026 hoặc 2026-01-31."
NOTHING_WRITTEN = "Chưa ghi gì."
