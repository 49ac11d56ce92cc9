//! Doubts of readers.

use super::Wording;
use crate::text::{Doubt, Illegible, Notice, Unrecognised};

/// The doubt of `notice`. In English it names its page; in Vietnamese the face puts the page before it.
pub fn doubt(notice: &Notice) -> Wording {
    let both = |vi: String, en: String| Wording::new(vi, en);
    let page = notice.page.map_or(0, |page| page.get());
    match &notice.what {
        Doubt::Recognised { confidence } => both(
            format!("chữ nhận dạng từ ảnh (OCR), độ tin cậy trung bình {confidence} trên 100"),
            format!(
                "the text of page {page} was recognised from its picture (OCR), mean confidence {confidence} of 100"
            ),
        ),
        Doubt::RecognisedByMaker => both(
            "chữ do chương trình tạo ra tệp nhận dạng từ ảnh".into(),
            format!("the text of page {page} was recognised from a picture by the program that made the file"),
        ),
        Doubt::Doubtful { why } => {
            let why = unrecognised(why);
            both(
                format!("chữ của trang đáng ngờ, ảnh của trang không đọc được: {}", why.vi),
                format!("the text of page {page} is doubtful, and its picture could not be read: {}", why.en),
            )
        }
        Doubt::NothingRecognised => both(
            "trang là ảnh, không nhận dạng được chữ nào (OCR)".into(),
            format!("page {page} is a picture, and no text was recognised on it (OCR)"),
        ),
        Doubt::NotRecognised { why } => {
            let why = unrecognised(why);
            both(
                format!("không đọc được trang từ ảnh: {}", why.vi),
                format!("page {page} could not be read from its picture: {}", why.en),
            )
        }
        Doubt::Illegible { why } => {
            let (vi, en) = illegible(*why);
            both(
                format!("không đọc được trang: {vi}; ảnh của trang không được nhận dạng (OCR)"),
                format!("page {page} could not be read: {en}, and its picture was not recognised (OCR)"),
            )
        }
        Doubt::NoMeaning { letters } => both(
            format!("không rõ mã của {letters} chữ"),
            format!("{letters} letters of page {page} have no known meaning"),
        ),
        Doubt::PageCut => both(
            "trang có quá nhiều nét vẽ; phần còn lại đã bỏ qua".into(),
            format!("page {page} draws more than is allowed; the rest was left out"),
        ),
        Doubt::Signed { by } => {
            both(format!("trang có chữ ký số: {by}"), format!("page {page} bears a digital signature: {by}"))
        }
        Doubt::OldLetters { .. }
        | Doubt::LettersOfWord2010
        | Doubt::ReadAgain
        | Doubt::LooseMarks
        | Doubt::Lookalikes
        | Doubt::Doubled
        | Doubt::InPieces
        | Doubt::MarksOfLanguage { .. }
        | Doubt::Unreadable => {
            let (vi, en) = letters(&notice.what);
            both(vi, format!("page {page}: {en}"))
        }
        of_file => whole(of_file),
    }
}

/// Letters that were repaired on a page, or are beyond repair.
fn letters(doubt: &Doubt) -> (String, String) {
    let (vi, en) = match doubt {
        Doubt::OldLetters { fonts } => {
            return (
                format!("đã chuyển chữ của phông cũ ({}) sang Unicode", fonts.join(" và ")),
                format!("letters of the old {} fonts were turned into Unicode", fonts.join(" and ")),
            );
        }
        Doubt::MarksOfLanguage { words } => {
            let counted =
                if *words == 1 { "1 recognised word".to_owned() } else { format!("{words} recognised words") };
            return (
                format!("đã chọn dấu của {words} chữ nhận dạng theo các chữ đứng cạnh"),
                format!("{counted} got the marks that the words beside demand"),
            );
        }
        Doubt::LettersOfWord2010 => (
            "đã sửa chữ do Word 2010 ghi sai (ƣ thành ư, Õ thành Ò)",
            "letters that Word 2010 wrote wrongly were repaired (ƣ for ư, Õ for Ò)",
        ),
        Doubt::ReadAgain => (
            "đã đọc lại chữ UTF-8 từng bị đọc nhầm theo Windows-1252",
            "UTF-8 that had been read as Windows-1252 was read again",
        ),
        Doubt::LooseMarks => ("đã ghép dấu đứng rời vào chữ", "marks that stood beside their letters were put on them"),
        Doubt::Doubled => ("đã bỏ một nửa các chữ bị in đôi", "letters that stood twice were halved"),
        Doubt::InPieces => ("đã ghép các âm tiết bị tách rời", "syllables that stood in pieces were joined"),
        Doubt::Unreadable => {
            ("mất các chữ có dấu; hãy xem bản gốc", "letters with marks are gone; look at the original")
        }
        _ => (
            "đã thay chữ của bảng chữ cái khác trông giống chữ Việt (Ð thành Đ, о kiểu Nga thành o)",
            "letters of other alphabets that look like Vietnamese ones were replaced (Ð for Đ, Cyrillic о for o)",
        ),
    };
    (vi.to_owned(), en.to_owned())
}

/// Doubts about the file as a whole.
fn whole(doubt: &Doubt) -> Wording {
    match doubt {
        Doubt::Decoded { encoding } => Wording::new(
            format!("chữ ở bảng mã {encoding} đã được chuyển sang Unicode"),
            format!("the text was in {encoding} and was turned into Unicode"),
        ),
        Doubt::Undecodable { places, encoding } => {
            let counted = if *places == 1 { "1 place".to_owned() } else { format!("{places} places") };
            Wording::new(
                format!("{places} chỗ không đọc được theo {encoding}, ghi là \u{FFFD}; hãy đối chiếu với bản gốc"),
                format!(
                    "{counted} of the text cannot be read as {encoding} and stand as \u{FFFD}; compare the original"
                ),
            )
        }
        Doubt::PagesCut { kept, of: Some(all) } => Wording::new(
            format!("chỉ đọc {kept} trang đầu trong {all} trang"),
            format!("only the first {kept} of {all} pages were read"),
        ),
        Doubt::PagesCut { kept, of: None } => {
            Wording::new(format!("chỉ đọc {kept} trang đầu"), format!("only the first {kept} pages were read"))
        }
        Doubt::TextCut { mib } => Wording::new(
            format!("chỉ giữ {mib} MiB chữ đầu tiên; hãy tách tệp"),
            format!("only the first {mib} MiB of text were kept; split the file"),
        ),
        Doubt::TooDeep => Wording::new(
            "đã bỏ qua các phần lồng nhau quá sâu; nâng giới hạn thì đọc được",
            "parts that are nested deeper than allowed were left out; raise the limit to read them",
        ),
        Doubt::PagesSearched => Wording::new(
            "bảng đối tượng của PDF bị hỏng; các trang được dò trong tệp nên có thể thiếu; hãy đối chiếu với bản giấy hoặc lưu lại tệp",
            "the table of the PDF's objects is damaged; its pages were found by searching the file, and some may be \
             missing; compare them with the paper, or save the file anew",
        ),
        Doubt::PartDamaged => Wording::new(
            "một phần của tệp bị hỏng, phần giải nén được đã đọc; hãy tải lại tệp",
            "a part of the file is damaged, what could be unpacked was read; fetch the file again",
        ),
        Doubt::BrokenOff => Wording::new(
            "tệp bị hỏng, phần trước chỗ hỏng đã đọc; hãy mở bằng chương trình của tệp rồi lưu lại",
            "the file is damaged, what stands before the fault was read; open it in its program and save it again",
        ),
        Doubt::NumbersOfWord => Wording::new(
            "có thể thiếu các số do Word tự đánh; hãy cài LibreOffice (gói `libreoffice-writer`) hoặc lưu tệp thành DOCX",
            "numbers that Word writes by itself may be missing; install LibreOffice (package `libreoffice-writer`), or save the \
             file as DOCX",
        ),
        Doubt::Pictures { count } => Wording::new(
            format!("số ảnh có thể có chữ mà không đọc được (hãy lưu thành PDF để nhận dạng): {count}"),
            format!(
                "pictures that may hold text and were not read (save the file as PDF to have them recognised): {count}"
            ),
        ),
        Doubt::Embedded { count } => Wording::new(
            format!("số tệp nhúng không đọc (hãy lưu thành tệp riêng): {count}"),
            format!("embedded objects that were not read (save them as files of their own): {count}"),
        ),
        Doubt::Within { count } => Wording::new(
            format!("số văn bản nằm trong tệp mà không đọc (hãy lưu thành tệp riêng): {count}"),
            format!("documents within this one that were not read (save them as files of their own): {count}"),
        ),
        Doubt::Attached { portfolio, names, more } => attached(*portfolio, names, *more),
        // The rest is of pages, and was told above; time that is over is of either.
        _ => Wording::new(
            "đọc quá lâu nên phần còn lại đã bỏ qua; hãy tách tệp hoặc nâng giới hạn",
            "reading took too long, the rest was left out; split the file or raise the limit",
        ),
    }
}

fn attached(portfolio: bool, names: &[String], more: usize) -> Wording {
    let (vi, en) = if portfolio {
        ("PDF là một bộ tệp", "the PDF is a portfolio of files")
    } else {
        ("PDF có tệp đính kèm", "the PDF has files attached")
    };
    let listed = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
    let (more_vi, more_en) = match more {
        0 => (String::new(), String::new()),
        more => (format!(" và {more} tệp khác"), format!(" and {more} more")),
    };
    Wording::new(
        format!("{vi}{listed}{more_vi}, chưa được đọc; hãy lưu thành tệp riêng"),
        format!("{en}{listed}{more_en}, which were not read; save them as files of their own"),
    )
}

/// Why a picture was not recognised, and what to install.
pub fn unrecognised(why: &Unrecognised) -> Wording {
    match why {
        Unrecognised::NoProgram => Wording::new(
            "máy chủ chưa cài tesseract; hãy cài gói tesseract-ocr và tesseract-ocr-vie",
            "the program tesseract is not installed; install the packages tesseract-ocr and tesseract-ocr-vie",
        ),
        Unrecognised::NoVietnamese => Wording::new(
            "tesseract chưa có dữ liệu tiếng Việt; hãy cài gói tesseract-ocr-vie",
            "tesseract has no data for Vietnamese; install the package tesseract-ocr-vie",
        ),
        Unrecognised::NoData { folder } => Wording::new(
            format!("thư mục {folder} không có vie.traineddata; hãy đặt tệp đó vào hoặc bỏ --ocr-data"),
            format!("the folder {folder} holds no vie.traineddata; put it there or leave --ocr-data out"),
        ),
        Unrecognised::OutOfTime { seconds } => Wording::new(
            format!("tesseract không nhận dạng xong trong {seconds} giây"),
            format!("tesseract gave no text: it took more than {seconds} seconds"),
        ),
        Unrecognised::Failed { words } => {
            Wording::new(format!("tesseract gặp lỗi: {words}"), format!("tesseract gave no text: it failed: {words}"))
        }
    }
}

fn illegible(why: Illegible) -> (&'static str, &'static str) {
    match why {
        Illegible::Picture => ("trang là ảnh", "it is a picture"),
        Illegible::Drawn => ("chữ là hình vẽ", "it is drawn, not written"),
        Illegible::Unknown => ("không rõ mã của chữ", "its letters have no known meaning"),
        Illegible::Garbled => ("mã của chữ khác với hình chữ", "its letters do not mean what they show"),
        Illegible::Asked => ("có yêu cầu nhận dạng", "recognition was asked for"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::PageNumber;

    #[test]
    fn doubts_are_told_with_what_differs_in_them() {
        let page = |number: usize, what| Notice { page: Some(PageNumber::from_index(number - 1)), what };
        for (notice, en, vi) in [
            (
                page(3, Doubt::Recognised { confidence: 91 }),
                "the text of page 3 was recognised from its picture (OCR), mean confidence 91 of 100",
                "chữ nhận dạng từ ảnh (OCR), độ tin cậy trung bình 91 trên 100",
            ),
            (
                page(2, Doubt::Illegible { why: Illegible::Picture }),
                "page 2 could not be read: it is a picture, and its picture was not recognised (OCR)",
                "không đọc được trang: trang là ảnh; ảnh của trang không được nhận dạng (OCR)",
            ),
            (
                page(12, Doubt::OldLetters { fonts: vec!["TCVN3".into(), "VNI".into()] }),
                "page 12: letters of the old TCVN3 and VNI fonts were turned into Unicode",
                "đã chuyển chữ của phông cũ (TCVN3 và VNI) sang Unicode",
            ),
            (
                Notice::of_file(Doubt::PagesCut { kept: 20, of: Some(31) }),
                "only the first 20 of 31 pages were read",
                "chỉ đọc 20 trang đầu trong 31 trang",
            ),
            (
                Notice::of_file(Doubt::Attached { portfolio: false, names: vec!["a.docx".into()], more: 2 }),
                "the PDF has files attached (a.docx) and 2 more, which were not read; save them as files of their own",
                "PDF có tệp đính kèm (a.docx) và 2 tệp khác, chưa được đọc; hãy lưu thành tệp riêng",
            ),
            (
                Notice::of_file(Doubt::OutOfTime),
                "reading took too long, the rest was left out; split the file or raise the limit",
                "đọc quá lâu nên phần còn lại đã bỏ qua; hãy tách tệp hoặc nâng giới hạn",
            ),
        ] {
            assert_eq!(doubt(&notice), Wording::new(vi, en));
        }
    }
}
