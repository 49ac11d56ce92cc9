//! Notes of answers.

use super::Wording;
use crate::query::Note;

/// What an answer notes.
pub fn note(note: &Note) -> Wording {
    match note {
        Note::WordsCut { most } => Wording::new(
            format!("Chỉ tìm theo {most} từ đầu tiên."),
            format!("Only the first {most} words are searched for."),
        ),
        Note::NoWords => Wording::new("Câu hỏi không có từ nào để tìm.", "The question holds no word to search for."),
        Note::TypedAs { text } => Wording::new(
            format!("Đọc theo kiểu gõ Telex hoặc VNI: {text}"),
            format!("Read as keys of Telex or VNI: {text}"),
        ),
        Note::DidYouMean { text } => {
            Wording::new(format!("Có phải bạn muốn tìm: {text}"), format!("Did you mean: {text}"))
        }
        Note::Stands { short, long } => {
            Wording::new(format!("{short}: tìm cả “{long}”."), format!("{short}: “{long}” is searched for too."))
        }
        Note::ProvinceToday { old, now } => Wording::new(
            format!("Không có văn bản nào của {old}, nay thuộc {now}; tìm theo {now}."),
            format!("No document is of {old}, which belongs to {now} today; {now} is searched."),
        ),
        Note::NoDocumentMeets { value } => Wording::new(
            format!("Không có văn bản nào theo điều kiện “{value}”; tìm như từ thường."),
            format!("No document meets the condition “{value}”; it is searched for as words."),
        ),
        Note::SeveralIssuers { number, issuers } => Wording::new(
            format!("Số {number} có ở {issuers} cơ quan; hãy chọn cơ quan hoặc địa phương."),
            format!("{issuers} issuers have a document {number}; choose an issuer or a province."),
        ),
        Note::NoneHasAll => Wording::new(
            "Không có văn bản nào chứa tất cả các từ; đây là các văn bản chứa một số từ.",
            "No document holds all the words; these hold some of them.",
        ),
        Note::FewHaveAll { documents } => Wording::new(
            format!("Chỉ {documents} văn bản chứa tất cả các từ; kết quả có cả văn bản chứa phần lớn các từ."),
            format!("Documents with all the words: {documents}; those with most of them are shown too."),
        ),
    }
}
