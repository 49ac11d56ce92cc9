//! What checks find wrong.

use super::Wording;
use super::meanings::meaning;
use crate::notation::PartialDate;
use crate::query::check::{Mistake, Source, Voice};
use crate::query::status::Standing;

/// What is wrong.
pub fn message(mistake: &Mistake) -> Wording {
    written(mistake).or_else(|| left_out(mistake)).unwrap_or_else(|| stands(mistake))
}

/// How a citation is written, and what it contradicts in itself.
fn written(mistake: &Mistake) -> Option<Wording> {
    Some(match mistake {
        Mistake::ImpossibleDate => {
            Wording::new("Ngày ghi ở đây không có trong lịch", "no calendar has the date written here")
        }
        Mistake::TypoNumber { written, name } => {
            Wording::new(format!("{written} viết nhầm: đó là {name}"), format!("{written} is mistyped for {name}"))
        }
        Mistake::Homoglyph { written, .. } => Wording::new(
            format!("Ký hiệu {written} có chữ cái hoặc dấu trông giống nhưng khác mã"),
            format!("the symbol {written} holds a letter or dash that only looks right"),
        ),
        Mistake::SymbolForm { written, .. } => Wording::new(
            format!("Ký hiệu {written} không đúng cách viết của cơ quan ban hành"),
            format!("the symbol {written} is not written as its issuer writes it"),
        ),
        Mistake::SpaceInSymbol { name } => Wording::new(
            format!("Có khoảng trống trong số, ký hiệu của {name}"),
            format!("white space stands within the number or symbol of {name}"),
        ),
        Mistake::TypeAgainstSymbol { name, doc_type } => Wording::new(
            format!("Tên loại ghi ở đây khác với ký hiệu {name} ({doc_type})"),
            format!("the type word here is not that of the symbol {name} ({doc_type})"),
        ),
        Mistake::TypoSo { .. } => Wording::new("“so” viết thay cho “số”", "`so` stands for `số`"),
        Mistake::ImpossibleTerm { name, term, year, .. } => Wording::new(
            format!("{name} không thể có: Quốc hội khóa {term} không ban hành văn bản năm {year}"),
            format!("{name} cannot be: the National Assembly of term {term} passed nothing in {year}"),
        ),
        Mistake::YearInResolution { name, year, .. } => Wording::new(
            format!("{name} không thể có: nghị quyết của Chính phủ năm {year} không mang năm trong số"),
            format!("{name} cannot be: resolutions of the Government bore no year in their number in {year}"),
        ),
        Mistake::YearOfNumber { written } => Wording::new(
            format!("Năm trong số {written} khác năm của ngày ban hành"),
            format!("the year in {written} is not that of its date"),
        ),
        Mistake::YearAgainstDate { name, year, date } => Wording::new(
            format!("{name} mang năm {year} nhưng ngày ban hành ghi là {}", date.in_vietnamese()),
            format!("{name} bears the year {year}, and its date is given as {date}"),
        ),
        Mistake::OtherLaw { name, right, named, .. } => Wording::new(
            format!("{name} là số của {right}, không phải {named}"),
            format!("{name} is the number of {right}, not of {named}"),
        ),
        Mistake::DateDiffers { name, here, there, line } => Wording::new(
            format!("{name} ở đây ghi ngày {}, ở dòng {line} ghi ngày {}", here.in_vietnamese(), there.in_vietnamese()),
            format!("{name} is dated {here} here and {there} on line {line}"),
        ),
        Mistake::WrittenTwoWays { here, there, line, .. } => Wording::new(
            format!("Ở đây viết {here}, ở dòng {line} viết {there}"),
            format!("{here} here is {there} on line {line}"),
        ),
        Mistake::YearOfTitle { title, here } => Wording::new(
            format!("Tên văn bản ghi năm {title}, ở đây ghi năm {here}"),
            format!("the title says {title}, here it is {here}"),
        ),
        _ => return None,
    })
}

/// What is not there.
fn left_out(mistake: &Mistake) -> Option<Wording> {
    Some(match mistake {
        Mistake::MissingSo { name } => {
            Wording::new(format!("Thiếu chữ “số” trước {name}"), format!("`số` is left out before {name}"))
        }
        Mistake::BlankNumber => Wording::new("Số văn bản còn để trống", "the number was left blank"),
        Mistake::BlankDate => Wording::new("Ngày ban hành còn để trống", "the date of issue was left blank"),
        Mistake::BlankBasis => Wording::new("Số của căn cứ còn để trống", "the number of the basis was left blank"),
        Mistake::NoNumber { doc_type } => Wording::new(
            format!("Căn cứ là {doc_type} nhưng không ghi số, ký hiệu"),
            format!("the basis is a {doc_type} without number and symbol"),
        ),
        Mistake::NoDate { name } => {
            Wording::new(format!("{name} không ghi ngày ban hành"), format!("{name} is cited without its date"))
        }
        Mistake::EditionUnclear { name, editions } => Wording::new(
            format!("{name}: có thể là {}", editions.join(" hoặc ")),
            format!("{name} may be {}", editions.join(" or ")),
        ),
        Mistake::UndefinedAbbreviation { short, .. } => Wording::new(
            format!("Chữ viết tắt {short} chưa được giải thích trong văn bản"),
            format!("the text never explains the abbreviation {short}"),
        ),
        Mistake::MissingBasis { name, plans } => Wording::new(
            format!("{plans} kế hoạch tương tự viện dẫn {name}, dự thảo này thì không"),
            format!("{plans} comparable plans cite {name}, this draft does not"),
        ),
        _ => return None,
    })
}

/// How what is cited stands, and what others say of it.
fn stands(mistake: &Mistake) -> Wording {
    match mistake {
        Mistake::LaterThanDraft { name, date, draft } => Wording::new(
            format!("{name} ngày {} ban hành sau ngày của dự thảo ({})", date.in_vietnamese(), draft.in_vietnamese()),
            format!("{name} of {date} is later than the draft's own date ({draft})"),
        ),
        Mistake::DateOfOthers { name, here, there, by } => differing(
            name,
            (&here.in_vietnamese(), &here.to_string()),
            (&there.in_vietnamese(), &there.to_string()),
            by,
        ),
        Mistake::TypeOfOthers { name, here, there, by } => differing(name, (here, here), (there, there), by),
        Mistake::Replaced { name, by, since, grounds, .. } => {
            let (since, grounds) = (self::since(*since), source(grounds));
            Wording::new(
                format!("{name} đã được {by} thay thế{} ({})", since.vi, grounds.vi),
                format!("{name} was replaced by {by}{} ({})", since.en, grounds.en),
            )
        }
        Mistake::Ended { name, how, by, since: day, grounds } => ended(name, *how, by.as_deref(), *day, grounds),
        Mistake::ProvisionRepealed { name, provision, by, since: day, grounds } => {
            let (since, grounds) = (since(*day), source(grounds));
            Wording::new(
                format!("{provision} {name} đã bị {by} bãi bỏ{} ({})", since.vi, grounds.vi),
                format!("{provision} of {name} was repealed by {by}{} ({})", since.en, grounds.en),
            )
        }
        Mistake::EndedTarget { name, by, since: day } => {
            let (since, by) = (since(*day), by.as_deref().map(|by| (format!(" theo {by}"), format!(" by {by}"))));
            let (by_vi, by_en) = by.unwrap_or_default();
            Wording::new(
                format!("Dự thảo tác động lên {name}, nhưng văn bản này đã hết hiệu lực{by_vi}{}", since.vi),
                format!("the draft acts upon {name}, which ended{by_en}{}", since.en),
            )
        }
        Mistake::TargetNotInEffect { name } => Wording::new(
            format!("Dự thảo tác động lên {name}, văn bản chưa có hiệu lực"),
            format!("the draft acts upon {name}, which is not yet in effect"),
        ),
        Mistake::NoSuchNumber { name } => Wording::new(
            format!("Chưa thấy văn bản nào mang số {name}, trong khi các số liền kề đều có"),
            format!("no document of the number {name} is known, though those beside it are"),
        ),
        Mistake::OtherIssuer { name, written, right } => Wording::new(
            format!("{name} là của {right}, không phải của {written}"),
            format!("{name} is of {right}, not of {written}"),
        ),
        Mistake::OtherTitle { name, title } => Wording::new(
            format!("Tên của {name} theo nguồn chính thức là “{title}”"),
            format!("official sources have {name} as `{title}`"),
        ),
        Mistake::MissingByCode { name, heading, title } => {
            let title = title.as_ref().map(|title| format!(" “{title}”")).unwrap_or_default();
            Wording::new(
                format!("Đề mục “{heading}” của Bộ pháp điển có {name}{title}, dự thảo này không viện dẫn"),
                format!(
                    "the heading `{heading}` of the official code has {name}{title}, which this draft does not cite"
                ),
            )
        }
        Mistake::Amended { name, by, grounds } => {
            let (by, grounds) = (by.join(", "), source(grounds));
            Wording::new(
                format!("{name} đã được sửa đổi, bổ sung bởi {by} ({})", grounds.vi),
                format!("{name} was amended by {by} ({})", grounds.en),
            )
        }
        Mistake::NotYetInEffect { name, from } => Wording::new(
            format!("{name} có hiệu lực từ {}, sau ngày của dự thảo", from.in_vietnamese()),
            format!("{name} takes effect on {from}, after the day of the draft"),
        ),
        // The others were told above.
        other => meaning(other.code()),
    }
}

/// A basis that ended otherwise than by being replaced, or is stayed.
fn ended(name: &str, how: Standing, by: Option<&str>, day: Option<PartialDate>, grounds: &Source) -> Wording {
    let (vi, en) = match how {
        Standing::Repealed => ("đã bị bãi bỏ", "was repealed"),
        Standing::Suspended => ("đang ngưng hiệu lực", "is suspended"),
        _ => ("đã hết hiệu lực", "has expired"),
    };
    let (by_vi, by_en) = by.map(|by| (format!(" bởi {by}"), format!(" by {by}"))).unwrap_or_default();
    let grounds = source(grounds);
    let when = match (how, day) {
        // It stood on its last day still.
        (Standing::Expired, Some(day)) => {
            Wording::new(format!(" sau ngày {}", day.in_vietnamese()), format!(" after {day}"))
        }
        _ => since(day),
    };
    Wording::new(
        format!("{name} {vi}{by_vi}{} ({})", when.vi, grounds.vi),
        format!("{name} {en}{by_en}{} ({})", when.en, grounds.en),
    )
}

fn since(day: Option<PartialDate>) -> Wording {
    match day {
        Some(day) => Wording::new(format!(" từ {}", day.in_vietnamese()), format!(" from {day}")),
        None => Wording::new("", ""),
    }
}

fn differing(name: &str, (here_vi, here_en): (&str, &str), (vi, en): (&str, &str), by: &Voice) -> Wording {
    let Voice { name: who, page, documents, itself } = by;
    let (who_vi, who_en) = if *itself {
        (format!("chính văn bản đó ({who})"), format!("the document itself ({who})"))
    } else if *documents > 1 {
        (
            format!("{documents} văn bản khác, như {who} (trang {page})"),
            format!("{documents} other documents, as {who} (page {page})"),
        )
    } else {
        (format!("{who} (trang {page})"), format!("{who} (page {page})"))
    };
    Wording::new(
        format!("{name} ở đây ghi {here_vi}, {who_vi} ghi {vi}"),
        format!("{name} has {here_en} here; {who_en} gives {en}"),
    )
}

fn source(source: &Source) -> Wording {
    match source {
        Source::Recalled => Wording::new(
            "theo bảng dữ kiện, ghi theo trí nhớ, cần đối chiếu",
            "a fact of the registry, recalled: look it up",
        ),
        Source::Code { edition } => {
            Wording::new(format!("theo Bộ pháp điển bản {edition}"), format!("the official code, edition {edition}"))
        }
        Source::Registry => Wording::new("theo bảng dữ kiện", "a fact of the registry"),
        Source::Document { at: Some((name, page)) } => {
            Wording::new(format!("theo {name}, trang {page}"), format!("{name} says so on page {page}"))
        }
        Source::Document { at: None } => Wording::new("theo văn bản khác", "another document says so"),
    }
}
