//! Why sources could not be read, each with what to do.

use super::Wording;
use crate::file::{Foreign, Format, LeftOut, SourceError};

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

/// What reading costs, and how readers end.
fn cost(error: &SourceError) -> Option<Wording> {
    Some(match error {
        SourceError::TooManyBytes { bytes, allowed } => Wording::new(
            format!("tệp có {bytes} byte, nhiều hơn mức {allowed} byte; hãy tách tệp hoặc nâng giới hạn"),
            format!(
                "the file has {bytes} bytes, more than the {allowed} that are allowed; split it or raise the limit"
            ),
        ),
        SourceError::OutOfTime { seconds } => Wording::new(
            format!(
                "đọc quá {seconds} giây; hãy nâng --worker-seconds hoặc CANCU_WORKER_SECONDS rồi thử lại với --retry, hoặc in sang PDF mới"
            ),
            format!(
                "reading it took more than {seconds} seconds; raise --worker-seconds or CANCU_WORKER_SECONDS and try again with \
                 --retry, or print it to a new PDF"
            ),
        ),
        SourceError::PdfOutOfTime { seconds } => Wording::new(
            format!("đọc PDF quá {seconds} giây; hãy in sang PDF mới hoặc nâng giới hạn"),
            format!("reading the PDF took more than {seconds} seconds; print it to a new PDF, or raise the limit"),
        ),
        SourceError::TooMuchText => Wording::new(
            "tệp giải nén ra nhiều chữ hơn mức cho phép; hãy nâng --max-unpacked-mib hoặc CANCU_MAX_UNPACKED_MIB rồi thử lại với --retry",
            "it unpacks to more text than is allowed; raise --max-unpacked-mib or CANCU_MAX_UNPACKED_MIB and try again with --retry",
        ),
        SourceError::Bomb => Wording::new(
            "tệp giải nén ra lớn hơn nhiều so với một văn bản, giống tệp phá hoại; nếu tệp bình thường, hãy nâng giới hạn hoặc lưu thành PDF",
            "it unpacks to far more than a document needs, as a bomb does; if it is honest, raise the limit or save it as PDF",
        ),
        SourceError::OutOfMemory { mib } => Wording::new(
            format!(
                "đọc tệp cần hơn {mib} MiB bộ nhớ; hãy nâng --worker-mib hoặc CANCU_WORKER_MIB rồi thử lại với --retry, hoặc in sang PDF mới"
            ),
            format!(
                "reading it needs more than {mib} MiB of memory; raise --worker-mib or CANCU_WORKER_MIB and try again with --retry, or \
                 print it to a new PDF"
            ),
        ),
        SourceError::TooDeep => Wording::new(
            "các phần của tệp lồng nhau quá sâu; hãy mở bằng chương trình đã tạo tệp rồi lưu lại",
            "it is nested too deeply to be read; open it in the program that made it and save it again",
        ),
        SourceError::NoThread => Wording::new(
            "không mở được luồng để đọc PDF; hãy đóng bớt chương trình khác rồi thử lại",
            "no thread can be started to read the PDF; close other programs and try again",
        ),
        SourceError::Died { signal, status } => {
            let how = match (signal, status) {
                (Some(signal), _) => format!("signal {signal}"),
                (None, Some(status)) => format!("status {status}"),
                (None, None) => "no status".to_owned(),
            };
            Wording::new(
                format!("chương trình đọc dừng giữa chừng ({how}); hãy gửi báo lỗi kèm tệp"),
                format!("its reader ended without an answer ({how}); please report this with the file"),
            )
        }
        SourceError::Senseless => Wording::new(
            "chương trình đọc trả lời không rõ nghĩa; hãy gửi báo lỗi kèm tệp",
            "its reader gave an answer without sense; please report this with the file",
        ),
        SourceError::Killed => Wording::new(
            "chương trình đọc bị dừng từ bên ngoài, có thể do máy hết bộ nhớ; lần chạy sau sẽ thử lại",
            "its reader was ended from outside, perhaps because the machine ran out of memory; it is tried again by the next run",
        ),
        SourceError::NoWorker { program, why } => Wording::new(
            format!(
                "không mở được tiến trình đọc bằng {program}: {why}; hãy đóng bớt chương trình khác, hoặc xem chương trình có được phép chạy không"
            ),
            format!(
                "no reader process could be started by {program}: {why}; close other programs, or see that the program may be run"
            ),
        ),
        _ => return None,
    })
}

/// What is wrong with an archive or its members.
fn archive(error: &SourceError) -> Wording {
    match error {
        SourceError::EmptyArchive => Wording::new(
            "tệp nén không có tệp nào; hãy tải hoặc nén lại",
            "the archive holds no files; fetch or pack it again",
        ),
        SourceError::MemberUnreadable { why } => Wording::new(
            format!("không giải nén được ({why}); hãy nén lại theo ZIP thông thường"),
            format!("it cannot be unpacked ({why}); pack it again with ordinary ZIP"),
        ),
        SourceError::MemberDamaged => Wording::new(
            "tệp bị hỏng, không giải nén được; hãy tải lại",
            "it is damaged and cannot be unpacked; fetch it again",
        ),
        SourceError::MemberBrokenOff => Wording::new(
            "bị hỏng trong tệp nén; hãy tải lại tệp nén",
            "damaged within the archive; fetch the archive again",
        ),
        SourceError::Link => {
            Wording::new("liên kết tới tệp khác, đã bỏ qua", "a link to another file, which was not followed")
        }
        SourceError::MembersCut { kept, of } => Wording::new(
            format!("chỉ giải nén {kept} tệp đầu trong {of} tệp"),
            format!("only the first {kept} of {of} members were unpacked"),
        ),
        SourceError::NoArchive => Wording::new(
            "đây không phải là tệp nén; hãy đưa như một tệp riêng",
            "this is no archive of files; give it as a file of its own",
        ),
        SourceError::NothingUnpacked { why } => {
            let why = source_error(why);
            Wording::new(
                format!("không giải nén được gì từ tệp nén: {}", why.vi),
                format!("nothing came out of the archive: {}", why.en),
            )
        }
        SourceError::PartlyUnpacked { first, more } => {
            let first = left_out(first);
            let (vi, en) = match more {
                0 => (String::new(), String::new()),
                more => (format!(" (và {more} tệp khác)"), format!(" (and {more} more)")),
            };
            Wording::new(
                format!("không giải nén được hết: {}{vi}", first.vi),
                format!("not all could be unpacked: {}{en}", first.en),
            )
        }
        SourceError::NotUnpacked { left_out: left } => left_out(left),
        // What is of none of the other groups: an archive where a document is meant.
        _ => Wording::new(
            "đây là tệp nén (ZIP), được đọc từng tệp bên trong; hãy đặt tên có đuôi .zip, hoặc giải nén",
            "this is an archive of files (ZIP), which is read file by file; give its name the ending .zip, or unpack it",
        ),
    }
}

fn name(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Pdf => ("PDF", "PDF"),
        Format::Word => ("tệp Word", "Word file"),
        Format::OldWord => ("tệp Word cũ (DOC)", "old Word file (DOC)"),
        Format::OpenDocument => ("tệp OpenDocument", "OpenDocument file"),
        Format::Excel => ("tệp Excel", "Excel file"),
        Format::Rtf => ("tệp RTF", "RTF file"),
        Format::WebPage => ("trang web", "web page"),
        Format::SavedWebPage => ("trang web đã lưu (MHT)", "saved web page (MHT)"),
        Format::Office => ("tệp Office", "Office file"),
    }
}

fn damaged(format: Format) -> Wording {
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

fn no_text(format: Format) -> Wording {
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
        Format::Word | Format::Excel | Format::Office => Wording::new(
            format!("{vi} không có chữ; hãy kiểm tra đúng tệp"),
            format!("the {en} holds no text; check that it is the right file"),
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

fn foreign(kind: Foreign) -> (&'static str, &'static str) {
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
