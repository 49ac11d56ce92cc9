//! Why a file could not be read, in Vietnamese, by the word that programs go by; the reader's own sentence is English.

/// What went wrong and what to do.
pub(super) fn vietnamese(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "no_text" => "Không thấy chữ nào; hãy kiểm tra đúng tệp, hoặc lưu thành PDF để nhận dạng từ ảnh.",
        "damaged" => "Tệp bị hỏng; hãy mở bằng chương trình của tệp rồi lưu lại, hoặc tải lại tệp.",
        "encrypted" => "Tệp đặt mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
        "unsupported" => "Loại tệp này không đọc được; hãy lưu thành PDF, DOCX hoặc văn bản UTF-8.",
        "binary" => "Tệp không phải là văn bản; hãy kiểm tra đúng tệp.",
        "empty" => "Tệp rỗng; hãy tải lại tệp.",
        "encoding" => "Không rõ bảng mã của chữ; hãy lưu lại theo UTF-8.",
        "limit" => "Tệp lớn hoặc phức tạp quá giới hạn; hãy tách tệp hoặc nâng giới hạn.",
        "crash" | "killed" | "panic" | "worker" => {
            "Chương trình đọc dừng giữa chừng với tệp này; hãy thử lại hoặc báo người quản trị."
        }
        "missing" | "not_a_file" | "permission" | "open" => "Không mở được tệp; hãy kiểm tra đường dẫn và quyền đọc.",
        "bad_line" => "Dòng này không đúng mẫu JSON; hãy sửa dòng rồi nạp lại.",
        "duplicate_id" => "Nguồn khác đã dùng tên này; hãy đặt tên khác.",
        _ => return None,
    })
}
