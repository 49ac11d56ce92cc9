//! Archives and what lies in them.

use super::{Wording, left_out, source_error};
use crate::file::SourceError;

/// What is wrong with an archive or its members.
pub(super) fn archive(error: &SourceError) -> Wording {
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
            "đây là tệp nén (ZIP) hoặc thư điện tử, được đọc từng tệp bên trong; hãy đặt tên có đuôi .zip hoặc .eml, hoặc lấy các tệp ra",
            "this is an archive of files (ZIP) or an e-mail, which is read file by file; give its name the ending .zip or .eml, or unpack it",
        ),
    }
}
