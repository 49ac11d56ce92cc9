//! Vietnamese words for what the program names in English.

use crate::citation::Role;
use crate::document::PartialDate;
use crate::view::error::Problem;

/// All roles, in the order in which a reader meets them.
pub(super) const ROLES: [Role; 6] =
    [Role::LegalBasis, Role::Implements, Role::AmendsSource, Role::AmendedTarget, Role::IssuedWith, Role::Mention];

/// The role, for a reader.
pub(super) fn role(role: Role) -> &'static str {
    match role {
        Role::LegalBasis => "Căn cứ",
        Role::Implements => "Thực hiện",
        Role::AmendsSource => "Văn bản sửa đổi, thay thế",
        Role::AmendedTarget => "Bị sửa đổi, thay thế",
        Role::IssuedWith => "Ban hành kèm theo",
        Role::Mention => "Nhắc đến",
    }
}

/// What a reader of files doubted, by the public name of its kind.
pub(super) fn notice(kind: &str) -> &'static str {
    match kind {
        "unread_page" => "Trang không đọc được chữ",
        "ocr" => "Trang nhận dạng từ ảnh",
        "repaired_letters" => "Đã sửa chữ bị sai mã",
        "damaged" => "Tệp hỏng, chỉ đọc được một phần",
        "decoded" => "Tệp dùng bảng mã khác UTF-8",
        "limit" => "Dừng đọc vì vượt giới hạn",
        "left_out" => "Phần đính kèm không được đọc",
        _ => "Lưu ý khác",
    }
}

/// The role's name in addresses, JSON and the style sheet.
pub(super) use crate::view::cited_by::role_name;

/// A date as documents write it: months below 3 with a zero, so that nobody can add a digit; days always.
pub(super) fn date(date: PartialDate) -> String {
    let month = |month: i8| if month < 3 { format!("{month:02}") } else { month.to_string() };
    match (date.month, date.day) {
        (Some(m), Some(day)) => format!("{day:02}/{}/{}", month(m), date.year),
        (Some(m), None) => format!("{}/{}", month(m), date.year),
        _ => date.year.to_string(),
    }
}

/// What went wrong, for a reader: a heading and a sentence with the remedy.
pub(super) fn problem(problem: &Problem) -> (&'static str, String) {
    let sentence = match (problem.code, problem.field) {
        ("bad_query", Some(field)) => format!(
            "Giá trị của “{}” không hợp lệ; hãy sửa lại hoặc bỏ trống.",
            match field {
                "year" => "năm",
                "role" => "vai trò",
                "limit" | "offset" => "trang kết quả",
                "q" => "câu tìm kiếm",
                "value" => "cột để so sánh",
                "on" => "ngày",
                other => other,
            }
        ),
        ("bad_query", None) | ("bad_path", _) => {
            "Địa chỉ không đúng dạng; hãy bắt đầu lại từ trang tìm kiếm.".to_owned()
        }
        ("no_document", _) => {
            "Kho không có văn bản này; có thể tệp đã đổi hoặc đã bị gỡ. Hãy tìm lại theo tên hoặc số hiệu.".to_owned()
        }
        ("no_authority", _) => "Không văn bản nào trong kho viện dẫn số hiệu này; hãy kiểm tra lại số hiệu.".to_owned(),
        ("several_documents", _) => {
            "Có nhiều văn bản mang số hoặc tên này; hãy tìm và mở đúng văn bản, rồi xem căn cứ từ đó.".to_owned()
        }
        ("no_file", _) => "Chưa chọn tệp nào; hãy chọn một tệp rồi gửi lại.".to_owned(),
        ("several_files", _) => "Hãy gửi từng tệp một.".to_owned(),
        ("too_large", _) => "Tệp quá lớn; hãy gửi tệp nhỏ hơn hoặc chia nhỏ.".to_owned(),
        ("not_multipart" | "bad_multipart", _) => "Tệp chưa được gửi trọn vẹn; hãy gửi lại.".to_owned(),
        (_, Some("file")) => "Không đọc được tệp này; hãy lưu lại dưới dạng DOCX hoặc PDF rồi gửi lại.".to_owned(),
        ("no_page", _) => "Địa chỉ này không có trang nào.".to_owned(),
        ("busy" | "too_slow", _) => "Máy chủ đang bận; hãy thử lại sau giây lát.".to_owned(),
        ("no_index", _) => "Máy chủ chưa có chỉ mục đọc được; hãy báo người quản trị.".to_owned(),
        _ => "Máy chủ gặp lỗi; hãy thử lại hoặc báo người quản trị.".to_owned(),
    };
    let heading = match problem.status {
        404 => "Không tìm thấy",
        400..=499 => "Yêu cầu chưa đúng",
        503 => "Xin chờ một chút",
        _ => "Có lỗi",
    };
    (heading, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_offices_write_them() {
        let shown = |text| date(PartialDate::parse(text).expect("a date"));
        assert_eq!(shown("2010-06-08"), "08/6/2010");
        assert_eq!(shown("2022-02-21"), "21/02/2022");
        assert_eq!(shown("2021-03"), "3/2021");
        assert_eq!(shown("2021"), "2021");
    }
}
