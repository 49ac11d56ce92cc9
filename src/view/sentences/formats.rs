//! Formats of files, and what is said of those that are broken, empty or foreign.

use super::Wording;
use crate::file::{Foreign, Format};

/// What people call the format.
pub(super) fn name(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Pdf => ("PDF", "PDF"),
        Format::Word => ("tệp Word", "Word file"),
        Format::OldWord => ("tệp Word cũ (DOC)", "old Word file (DOC)"),
        Format::OpenDocument => ("tệp OpenDocument", "OpenDocument file"),
        Format::Excel => ("tệp Excel", "Excel file"),
        Format::PowerPoint => ("tệp PowerPoint", "PowerPoint file"),
        Format::Picture => ("ảnh", "picture"),
        Format::Rtf => ("tệp RTF", "RTF file"),
        Format::WebPage => ("trang web", "web page"),
        Format::SavedWebPage => ("trang web đã lưu (MHT)", "saved web page (MHT)"),
        Format::Office => ("tệp Office", "Office file"),
    }
}

/// A file of the format that is broken.
pub(super) fn damaged(format: Format) -> Wording {
    match format {
        Format::Pdf => Wording::new(
            "PDF bị hỏng, không tìm được trang nào; hãy mở bằng trình xem PDF rồi lưu lại, hoặc tải lại tệp",
            "the PDF is damaged and its pages cannot be found; open it in a PDF viewer and save it again, or fetch it anew",
        ),
        Format::OldWord => Wording::new(
            "không đọc được tệp Word cũ (DOC); hãy mở bằng Word rồi lưu thành DOCX",
            "the old Word file (DOC) cannot be read; open it in Word and save it as DOCX",
        ),
        Format::OpenDocument => Wording::new(
            "tệp OpenDocument bị hỏng, không tìm được chữ nào; hãy mở bằng LibreOffice rồi lưu lại",
            "the OpenDocument file is damaged and no text can be found in it; open it in LibreOffice and save it again",
        ),
        Format::SavedWebPage => Wording::new(
            "tệp là trang web đã lưu (MHT) nhưng không có trang nào; hãy mở bằng trình duyệt rồi lưu thành PDF",
            "the file is a saved web page (MHT) without a page in it; open it in a browser and save it as PDF",
        ),
        Format::Word => Wording::new(
            "tệp Word bị hỏng, không tìm được chữ nào; hãy mở bằng Word rồi lưu lại, hoặc tải lại tệp",
            "the Word file is damaged and no text can be found in it; open it in Word and save it again, or fetch it anew",
        ),
        other => {
            let (vi, en) = name(other);
            Wording::new(
                format!("{vi} bị hỏng; hãy mở bằng chương trình của tệp rồi lưu lại"),
                format!("the {en} is damaged; open it in its program and save it again"),
            )
        }
    }
}

/// A file of the format without text.
pub(super) fn no_text(format: Format) -> Wording {
    let (vi, en) = name(format);
    match format {
        Format::Pdf => Wording::new(
            "không trang nào của PDF có chữ; hãy kiểm tra đúng tệp",
            "no page of the PDF has text; check that it is the right file",
        ),
        Format::WebPage | Format::SavedWebPage => Wording::new(
            "trang web không có chữ; hãy mở bằng trình duyệt, đợi hiện đủ rồi lưu thành PDF",
            "the web page holds no text; open it in a browser and save it as PDF once it is shown in full",
        ),
        Format::Word | Format::Excel | Format::PowerPoint | Format::Office => Wording::new(
            format!("{vi} không có chữ; hãy kiểm tra đúng tệp"),
            format!("the {en} holds no text; check that it is the right file"),
        ),
        Format::Picture => Wording::new(
            "ảnh không có chữ nào đọc được, hoặc không được nhận dạng (--ocr never); hãy kiểm tra đúng tệp",
            "no text was read in the picture, or it was not to be recognised (--ocr never); check that it is the right file",
        ),
        Format::OldWord => with_pictures("tệp Word", "Word file"),
        Format::OpenDocument | Format::Rtf => with_pictures(vi, en),
    }
}

fn with_pictures(vi: &str, en: &str) -> Wording {
    Wording::new(
        format!("{vi} không có chữ; nếu có ảnh, hãy lưu thành PDF để nhận dạng chữ từ ảnh"),
        format!("the {en} holds no text; if it holds pictures, save it as PDF so that they can be recognised"),
    )
}

/// A file that has no reader.
pub(super) fn foreign(kind: Foreign) -> (&'static str, &'static str) {
    match kind {
        Foreign::Picture => ("ảnh", "a picture"),
        Foreign::Compressed => ("tệp nén", "a compressed file"),
        Foreign::Archive => ("tệp nén", "an archive"),
        Foreign::PostScript => ("tệp PostScript", "a PostScript file"),
        Foreign::Program => ("chương trình", "a program"),
        Foreign::Drawing => ("bản vẽ", "a drawing"),
        Foreign::Excel => ("tệp Excel", "an Excel file"),
        Foreign::PowerPoint => ("tệp PowerPoint", "a PowerPoint file"),
        Foreign::Email => ("thư điện tử", "an e-mail"),
        Foreign::OldOffice => ("tệp Office cũ không rõ loại", "an old Office file of an unknown kind"),
        Foreign::OpenDocument => ("tệp OpenDocument không phải văn bản", "an OpenDocument file that is no text"),
        Foreign::Book => ("sách điện tử", "an e-book"),
    }
}
