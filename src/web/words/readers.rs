//! The sentences of readers, who write English, in Vietnamese.

/// What readers write, `{}` for what differs, and the same in Vietnamese, where `{0}` is the first of what differs. The
/// page of a notice stands before it and is not said again. A sentence within another is put into Vietnamese too.
const SENTENCES: [(&str, &str); 37] = [
    (
        "the text of page {} was recognised from its picture (OCR), mean confidence {} of 100",
        "chữ nhận dạng từ ảnh (OCR), độ tin cậy trung bình {1} trên 100",
    ),
    (
        "the text of page {} was recognised from a picture by the program that made the file",
        "chữ do chương trình tạo ra tệp nhận dạng từ ảnh",
    ),
    (
        "the text of page {} is doubtful, and its picture could not be read: {}",
        "chữ của trang đáng ngờ, ảnh của trang không đọc được: {1}",
    ),
    (
        "page {} is a picture, and no text was recognised on it (OCR)",
        "trang là ảnh, không nhận dạng được chữ nào (OCR)",
    ),
    ("page {} could not be read from its picture: {}", "không đọc được trang từ ảnh: {1}"),
    (
        "page {} could not be read: {}, and its picture was not recognised (OCR)",
        "không đọc được trang: {1}; ảnh của trang không được nhận dạng (OCR)",
    ),
    ("it is a picture", "trang là ảnh"),
    ("it is drawn, not written", "chữ là hình vẽ"),
    ("its letters have no known meaning", "không rõ mã của chữ"),
    ("its letters do not mean what they show", "mã của chữ khác với hình chữ"),
    ("recognition was asked for", "có yêu cầu nhận dạng"),
    (
        "the program tesseract is not installed; install the packages tesseract-ocr and tesseract-ocr-vie",
        "máy chủ chưa cài tesseract; hãy cài gói tesseract-ocr và tesseract-ocr-vie",
    ),
    (
        "tesseract has no data for Vietnamese; install the package tesseract-ocr-vie",
        "tesseract chưa có dữ liệu tiếng Việt; hãy cài gói tesseract-ocr-vie",
    ),
    ("{} letters of page {} have no known meaning", "không rõ mã của {0} chữ"),
    ("page {} bears a digital signature: {}", "trang có chữ ký số: {1}"),
    ("page {} draws more than is allowed; the rest was left out", "trang có quá nhiều nét vẽ; phần còn lại đã bỏ qua"),
    ("page {}: {}", "{1}"),
    (
        "letters that Word 2010 wrote wrongly were repaired (ƣ for ư, Õ for Ò)",
        "đã sửa chữ do Word 2010 ghi sai (ƣ thành ư, Õ thành Ò)",
    ),
    (
        "UTF-8 that had been read as Windows-1252 was read again",
        "đã đọc lại chữ UTF-8 từng bị đọc nhầm theo Windows-1252",
    ),
    ("letters of the old {} fonts were turned into Unicode", "đã chuyển chữ của phông cũ ({0}) sang Unicode"),
    ("letters that stood twice were halved", "đã bỏ một nửa các chữ bị in đôi"),
    ("syllables that stood in pieces were joined", "đã ghép các âm tiết bị tách rời"),
    ("letters with marks are gone; look at the original", "mất các chữ có dấu; hãy xem bản gốc"),
    ("marks that stood beside their letters were put on them", "đã ghép dấu đứng rời vào chữ"),
    (
        "letters of other alphabets that look like Vietnamese ones were replaced (Ð for Đ, Cyrillic о for o)",
        "đã thay chữ của bảng chữ cái khác trông giống chữ Việt (Ð thành Đ, о kiểu Nga thành o)",
    ),
    ("only the first {} of {} pages were read", "chỉ đọc {0} trang đầu trong {1} trang"),
    ("only the first {} pages were read", "chỉ đọc {0} trang đầu"),
    ("only the first {} MiB of text were kept; split the file", "chỉ giữ {0} MiB chữ đầu tiên; hãy tách tệp"),
    (
        "reading took too long, the rest was left out; split the file or raise the limit",
        "đọc quá lâu nên phần còn lại đã bỏ qua; hãy tách tệp hoặc nâng giới hạn",
    ),
    (
        "parts that are nested deeper than allowed were left out; raise the limit to read them",
        "đã bỏ qua các phần lồng nhau quá sâu; nâng giới hạn thì đọc được",
    ),
    (
        "the table of the PDF's objects is damaged; its pages were found by searching the file, and some may be missing; \
         compare them with the paper, or save the file anew",
        "bảng đối tượng của PDF bị hỏng; các trang được dò trong tệp nên có thể thiếu; hãy đối chiếu với bản giấy hoặc lưu lại tệp",
    ),
    (
        "a part of the file is damaged, what could be unpacked was read; fetch the file again",
        "một phần của tệp bị hỏng, phần giải nén được đã đọc; hãy tải lại tệp",
    ),
    (
        "the file is damaged, what stands before the fault was read; open it in its program and save it again",
        "tệp bị hỏng, phần trước chỗ hỏng đã đọc; hãy mở bằng chương trình của tệp rồi lưu lại",
    ),
    ("the text was in {} and was turned into Unicode", "chữ ở bảng mã {0} đã được chuyển sang Unicode"),
    (
        "numbers that Word writes by itself may be missing; install LibreOffice (package `libreoffice-writer`), or save the \
         file as DOCX",
        "có thể thiếu các số do Word tự đánh; hãy cài LibreOffice (gói `libreoffice-writer`) hoặc lưu tệp thành DOCX",
    ),
    (
        "pictures that may hold text and were not read (save the file as PDF to have them recognised): {}",
        "số ảnh có thể có chữ mà không đọc được (hãy lưu thành PDF để nhận dạng): {0}",
    ),
    (
        "embedded objects that were not read (save them as files of their own): {}",
        "số tệp nhúng không đọc (hãy lưu thành tệp riêng): {0}",
    ),
];

/// `sentence` in Vietnamese, where it is known.
pub(super) fn vietnamese(sentence: &str) -> Option<String> {
    SENTENCES.iter().find_map(|(english, vietnamese)| {
        let parts = differing(english, sentence)?;
        let told = parts.iter().enumerate().fold((*vietnamese).to_owned(), |told, (index, part)| {
            let place = format!("{{{index}}}");
            if !told.contains(&place) {
                return told;
            }
            told.replace(&place, &self::vietnamese(part).unwrap_or_else(|| (*part).to_owned()))
        });
        Some(told)
    })
}

/// What stands in `sentence` where `pattern` has `{}`, if it is such a sentence.
fn differing<'s>(pattern: &str, sentence: &'s str) -> Option<Vec<&'s str>> {
    let (head, rest) = pattern.split_once("{}").unwrap_or((pattern, ""));
    let mut left = sentence.strip_prefix(head)?;
    if head.len() == pattern.len() {
        return left.is_empty().then(Vec::new);
    }
    let mut found = Vec::new();
    let mut literals = rest.split("{}").peekable();
    while let Some(literal) = literals.next() {
        let at = if literals.peek().is_none() {
            left.len().checked_sub(literal.len()).filter(|_| left.ends_with(literal))?
        } else {
            left.find(literal)?
        };
        found.push(&left[..at]);
        left = &left[at + literal.len()..];
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_told_with_what_differs_in_them() {
        for (english, told) in [
            (
                "the text of page 3 was recognised from its picture (OCR), mean confidence 91 of 100",
                "chữ nhận dạng từ ảnh (OCR), độ tin cậy trung bình 91 trên 100",
            ),
            (
                "page 2 could not be read: it is a picture, and its picture was not recognised (OCR)",
                "không đọc được trang: trang là ảnh; ảnh của trang không được nhận dạng (OCR)",
            ),
            (
                "page 12: letters of the old TCVN3 and VNI fonts were turned into Unicode",
                "đã chuyển chữ của phông cũ (TCVN3 and VNI) sang Unicode",
            ),
            ("only the first 20 of 31 pages were read", "chỉ đọc 20 trang đầu trong 31 trang"),
            ("page 4 bears a digital signature: Ký bởi: {0}", "trang có chữ ký số: Ký bởi: {0}"),
        ] {
            assert_eq!(vietnamese(english).as_deref(), Some(told), "{english}");
        }
        for unknown in ["", "page 4", "something new: 4", "only the first 20 of 31 pages were read twice"] {
            assert_eq!(vietnamese(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn every_sentence_is_one_that_a_reader_writes() {
        let mut written = String::new();
        let src = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
        let mut folders: Vec<_> = ["guard", "letters", "source", "reader"].iter().map(|room| src.join(room)).collect();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).expect("the source of the readers") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") {
                    written.push_str(&std::fs::read_to_string(path).expect("a source file"));
                }
            }
        }
        let written = written.replace("\\\n", " ");
        let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
        for (english, _) in SENTENCES {
            for part in english.split("{}").map(str::trim).filter(|part| part.len() > 4) {
                assert!(written.contains(part.trim_end_matches([':', ';'])), "no reader writes `{part}` any more");
            }
        }
    }
}
