//! Why sources could not be read, each with what to do.

use super::formats::{damaged, foreign, name, no_text};
use super::limits::cost;
use super::{Wording, archives::archive};
use crate::file::{Format, LeftOut, SourceError};

/// The failure `why` of something that lies in, or is, what `about` names, the outermost first.
pub fn failure(about: &[String], why: &SourceError) -> Wording {
    let said = source_error(why);
    if about.is_empty() {
        return said;
    }
    let about = about.join(": ");
    Wording::new(format!("{about}: {}", said.vi), format!("{about}: {}", said.en))
}

/// What was left out of an archive.
pub fn left_out(left: &LeftOut) -> Wording {
    failure(&left.members, &left.why)
}

/// Why a source could not be read.
pub fn source_error(error: &SourceError) -> Wording {
    opening(error).or_else(|| content(error)).or_else(|| cost(error)).unwrap_or_else(|| archive(error))
}

/// What keeps a source from being opened.
fn opening(error: &SourceError) -> Option<Wording> {
    Some(match error {
        SourceError::Missing { path } => Wording::new(
            format!("không có tệp {path}; hãy kiểm tra đường dẫn"),
            format!("there is no file at {path}; check the path"),
        ),
        SourceError::DeadLink { path } => Wording::new(
            format!("{path} là liên kết tới tệp không còn; hãy sửa hoặc bỏ liên kết"),
            format!("{path} is a link to something that is gone; mend or remove it"),
        ),
        SourceError::Forbidden { path } => Wording::new(
            format!("không được phép đọc {path}; hãy cấp quyền đọc"),
            format!("{path} may not be read; give this user the right to read it"),
        ),
        SourceError::Io { path, why } => {
            Wording::new(format!("không đọc được {path}: {why}"), format!("{path} could not be read: {why}"))
        }
        SourceError::Folder { path } => Wording::new(
            format!("{path} là thư mục; hãy đưa tệp, hoặc nạp thư mục bằng `cancu ingest`"),
            format!("{path} is a folder; give a file, or `cancu ingest` the folder"),
        ),
        SourceError::NotAFile { path } => Wording::new(
            format!("{path} không phải là tệp thường mà là ống dẫn, ổ cắm hoặc thiết bị nên đã bỏ qua"),
            format!("{path} is not a regular file but a pipe, socket or device, and is left out"),
        ),
        SourceError::Name { path } => Wording::new(
            format!("tên của {path} không phải UTF-8; hãy đổi tên"),
            format!("the name of {path} is not UTF-8; rename it"),
        ),
        SourceError::FileTooLarge { path, mib } => Wording::new(
            format!("{path} lớn hơn mức {mib} MiB một tệp; hãy nâng --max-file-mib hoặc CANCU_MAX_FILE_MIB"),
            format!("{path} is over the limit of {mib} MiB a file; raise --max-file-mib or CANCU_MAX_FILE_MIB"),
        ),
        SourceError::LineTooLarge { line, file, mib } => Wording::new(
            format!(
                "dòng {line} của {file} lớn hơn mức {mib} MiB một văn bản; hãy nâng --max-file-mib hoặc CANCU_MAX_FILE_MIB"
            ),
            format!(
                "line {line} of {file} is over the limit of {mib} MiB a document; raise --max-file-mib or CANCU_MAX_FILE_MIB"
            ),
        ),
        SourceError::BadLine { line, file, why, column } => Wording::new(
            format!(
                "dòng {line} của {file} không phải là văn bản, {why} (cột {column}); hãy ghi {{\"id\": …, \"text\": …}} trên một dòng"
            ),
            format!(
                "line {line} of {file} is not a document, {why} (column {column}); write {{\"id\": …, \"text\": …}} on one line"
            ),
        ),
        SourceError::BadId { line, file, most } => Wording::new(
            format!("dòng {line} của {file} không có id dùng được; hãy đặt id từ 1 đến {most} ký tự in được"),
            format!("line {line} of {file} has no usable id; give it 1 to {most} printed characters"),
        ),
        SourceError::SameId { line, file, id, first_line, first_file } => Wording::new(
            format!("dòng {line} của {file} có id `{id}` của dòng {first_line} của {first_file}; hãy đặt id khác"),
            format!("line {line} of {file} has the id `{id}` of line {first_line} of {first_file}; give it another"),
        ),
        SourceError::IdTaken { id, owner } => Wording::new(
            format!("id `{id}` là của {owner}; hãy đặt id khác cho một trong hai"),
            format!("the id `{id}` belongs to {owner}; give one of the two another id"),
        ),
        SourceError::Rows => Wording::new(
            "tệp gồm nhiều dòng văn bản không tải lên được; hãy nạp bằng `cancu ingest`",
            "a file of rows is not uploaded; read it with `cancu ingest`",
        ),
        SourceError::ArchiveSent => Wording::new(
            "tệp là tệp nén; hãy giải nén rồi tải từng tệp lên",
            "this is an archive; unpack it and upload its files one by one",
        ),
        SourceError::Panicked { why } | SourceError::Crashed { why } => Wording::new(
            format!("chương trình đọc gặp lỗi ({why}); hãy gửi báo lỗi kèm tệp"),
            format!("the reader failed ({why}); please report this with the file"),
        ),
        _ => return None,
    })
}

/// What is wrong with the content of a file.
fn content(error: &SourceError) -> Option<Wording> {
    Some(match error {
        SourceError::Empty => {
            Wording::new("tệp rỗng; hãy tải hoặc xuất lại tệp", "the file is empty; fetch or export it again")
        }
        SourceError::Blank => Wording::new(
            "tệp chỉ có khoảng trắng; hãy tải hoặc xuất lại tệp",
            "the file holds nothing but white space; fetch or export it again",
        ),
        SourceError::Binary => Wording::new(
            "tệp không phải là văn bản mà là dữ liệu nhị phân; hãy lưu văn bản thành PDF hoặc văn bản UTF-8",
            "the file is not text: it holds binary data; save the document as PDF or as UTF-8 text",
        ),
        SourceError::BrokenEncoding { encoding } => Wording::new(
            format!(
                "phần đầu của tệp ở bảng mã {encoding} nhưng phần sau bị hỏng; hãy lưu lại theo UTF-8 bằng chương trình đã tạo tệp"
            ),
            format!(
                "the text begins as {encoding} but is broken further on; save it again as UTF-8 in the editor that made it"
            ),
        ),
        SourceError::UnknownEncoding { byte } => Wording::new(
            format!(
                "chữ không theo UTF-8 (sai ở byte {byte}) và không rõ bảng mã nào; hãy lưu lại theo UTF-8 bằng chương trình đã tạo tệp"
            ),
            format!(
                "the text is not UTF-8 (byte {byte} is wrong) and in no encoding that its words would prove; save it again as \
                 UTF-8 in the editor that made it"
            ),
        ),
        SourceError::Locked { format } => {
            let (vi, en) = name(*format);
            Wording::new(
                format!("{vi} đặt mật khẩu; hãy mở bằng mật khẩu rồi lưu lại không có mật khẩu"),
                format!("the {en} is locked with a password; open it with the password and save it without one"),
            )
        }
        SourceError::UnknownEncryption => Wording::new(
            "PDF được mã hóa theo cách không đọc được; hãy in sang PDF mới rồi dùng tệp đó",
            "the PDF is encrypted in a way that cannot be read; print it to a new PDF and use that",
        ),
        SourceError::LockedMember => Wording::new(
            "tệp đặt mật khẩu; hãy giải nén bằng mật khẩu rồi dùng tệp bên trong",
            "it is locked with a password; unpack it with the password and use what is inside",
        ),
        SourceError::Damaged { format } => damaged(*format),
        SourceError::DamagedZip => Wording::new(
            "tệp là ZIP (như DOCX và ODT) nhưng mục lục của nó bị hỏng; hãy tải lại tệp, hoặc mở bằng chương trình của tệp rồi lưu lại",
            "the file is a ZIP (as DOCX and ODT are) but its table of contents is damaged; fetch it again, or open it in its program and save it anew",
        ),
        SourceError::NoArticle => Wording::new(
            "trang là một đề mục của Bộ pháp điển nhưng không có điều nào; hãy tải lại gói pháp điển",
            "the page is a heading of the official code without articles; fetch the package of the code again",
        ),
        SourceError::TextLost { format: Format::OpenDocument } => Wording::new(
            "tệp OpenDocument bị mất phần chữ (content.xml); hãy mở bằng LibreOffice rồi lưu lại",
            "the OpenDocument file has lost its text (content.xml); open it in LibreOffice and save it again",
        ),
        SourceError::TextLost { .. } => Wording::new(
            "tệp Word bị mất phần chữ (document.xml); hãy mở bằng Word rồi lưu lại, hoặc tải lại tệp",
            "the Word file has lost its text (the part document.xml); open it in Word and save it again, or fetch it anew",
        ),
        SourceError::NoText { format } => no_text(*format),
        SourceError::Scan => Wording::new(
            "PDF là bản quét: các trang là ảnh, không có chữ, và việc nhận dạng chữ (OCR) đang tắt; hãy bật lên",
            "the PDF is a scan: its pages are pictures without text, and recognising text (OCR) is switched off; switch it on",
        ),
        SourceError::OnlyPictures => Wording::new(
            "tệp Word chỉ có ảnh, không có chữ; hãy lưu thành PDF để nhận dạng chữ từ ảnh",
            "the Word file holds pictures and no text; save it as PDF, so that its pictures can be recognised",
        ),
        SourceError::Unsupported { kind, format } => {
            let (vi, en) = foreign(*kind);
            let format = format.as_ref().map(|format| format!(" ({format})")).unwrap_or_default();
            Wording::new(
                format!("đây là {vi}{format}, không đọc được; hãy lưu thành PDF hoặc văn bản UTF-8"),
                format!("this is {en}{format}, which cannot be read; save it as PDF or as UTF-8 text"),
            )
        }
        SourceError::OldWord => Wording::new(
            "đây là tệp Word trước năm 1997 (DOC), cần chương trình catdoc hoặc LibreOffice; hãy cài gói `catdoc`, hoặc lưu tệp thành DOCX",
            "this is a Word file of before 1997 (DOC), which needs the program catdoc or LibreOffice; install the package `catdoc`, or save the file as DOCX",
        ),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_name_what_they_are_about_and_the_remedy() {
        let bomb = LeftOut { members: vec!["inner.zip".into(), "b.txt".into()], why: SourceError::Bomb };
        let path = || "/a/b.pdf".to_owned();
        for (error, en, vi) in [
            (
                SourceError::Locked { format: Format::Pdf },
                "the PDF is locked with a password; open",
                "PDF đặt mật khẩu; hãy",
            ),
            (
                SourceError::Missing { path: path() },
                "there is no file at /a/b.pdf; check",
                "không có tệp /a/b.pdf; hãy",
            ),
            (
                SourceError::NoText { format: Format::OldWord },
                "the Word file holds no text; if",
                "tệp Word không có chữ; nếu",
            ),
            (
                SourceError::Died { signal: Some(11), status: None },
                "its reader ended without an answer (signal 11)",
                "chương trình đọc dừng",
            ),
            (SourceError::Archive, "this is an archive of files (ZIP)", "đây là tệp nén (ZIP)"),
            (
                SourceError::PartlyUnpacked { first: Box::new(bomb), more: 2 },
                "not all could be unpacked: inner.zip: b.txt: it unpacks to far more",
                "không giải nén được hết: inner.zip: b.txt: tệp giải nén ra",
            ),
        ] {
            let said = source_error(&error);
            assert!(said.en.starts_with(en) && said.vi.starts_with(vi), "{said:?}");
        }
        let about = ["a.zip".to_owned(), "b.txt".to_owned()];
        assert!(failure(&about, &SourceError::Empty).en.starts_with("a.zip: b.txt: the file is empty"));
    }
}
