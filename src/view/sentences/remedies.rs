//! What to do about what checks find.

use super::Wording;
use crate::query::check::Mistake;

/// What to do.
pub fn remedy(mistake: &Mistake) -> Wording {
    match mistake {
        Mistake::ImpossibleDate => Wording::new("Kiểm tra lại ngày ban hành", "look up the date of issue"),
        Mistake::TypoNumber { name, .. } | Mistake::SymbolForm { name, .. } | Mistake::SpaceInSymbol { name } => {
            Wording::new(format!("Viết là {name}"), format!("write {name}"))
        }
        Mistake::Homoglyph { name, .. } => Wording::new(format!("Gõ lại: {name}"), format!("type it again: {name}")),
        Mistake::TypeAgainstSymbol { .. } => Wording::new(
            "Đối chiếu với bản gốc, sửa tên loại hoặc ký hiệu",
            "look at the original and mend the type word or the symbol",
        ),
        Mistake::TypoSo { name } | Mistake::MissingSo { name } => {
            Wording::new(format!("Viết “số {name}”"), format!("write `số {name}`"))
        }
        Mistake::BlankNumber | Mistake::BlankBasis => Wording::new("Điền số trước khi ký", "fill it in before signing"),
        Mistake::BlankDate => Wording::new("Điền ngày ban hành", "fill in the date of issue"),
        Mistake::NoNumber { .. } => {
            Wording::new("Ghi số, ký hiệu, ngày ban hành và trích yếu", "give number, symbol, date and subject")
        }
        Mistake::NoDate { .. } => Wording::new(
            "Ghi ngày ban hành, cơ quan ban hành và trích yếu",
            "give the date, the issuer and the subject",
        ),
        Mistake::EditionUnclear { .. } => {
            Wording::new("Ghi ngày thông qua của luật", "give the date on which the law was passed")
        }
        Mistake::ImpossibleTerm { right, .. } if right.is_empty() => {
            Wording::new("Kiểm tra lại năm và khóa Quốc hội", "look up the year and the term")
        }
        Mistake::ImpossibleTerm { year, right, .. } => Wording::new(
            format!("Năm {year} là {}", right.join(" hoặc ")),
            format!("a document of {year} bears {}", right.join(" or ")),
        ),
        Mistake::YearInResolution { without, decree: Some(decree), .. } => Wording::new(
            format!("Xem có phải là {decree} không; nếu là nghị quyết thì viết {without}"),
            format!("see whether {decree} is meant; a resolution is written {without}"),
        ),
        Mistake::YearInResolution { without, decree: None, .. } => Wording::new(
            format!("Viết {without} hoặc kiểm tra lại ký hiệu"),
            format!("write {without}, or look up the symbol"),
        ),
        Mistake::YearAgainstDate { .. } | Mistake::YearOfNumber { .. } => {
            Wording::new("Kiểm tra lại số hoặc ngày ban hành", "look up the number or the date")
        }
        Mistake::OtherLaw { named, numbers, .. } => {
            let numbers = numbers.join(", ");
            Wording::new(format!("{named}: {numbers}"), format!("{named} has the number {numbers}"))
        }
        Mistake::LaterThanDraft { .. } => Wording::new(
            "Kiểm tra lại ngày của dự thảo và của văn bản viện dẫn",
            "look up both dates, the draft's and the cited document's",
        ),
        Mistake::DateOfOthers { .. } | Mistake::TypeOfOthers { .. } => {
            Wording::new("Đối chiếu với bản gốc", "look at the original")
        }
        Mistake::Replaced { next, .. } => Wording::new(
            format!("Viện dẫn {next} sau khi đối chiếu bản gốc"),
            format!("look at {next} and rest on it instead"),
        ),
        Mistake::Ended { .. } => Wording::new(
            "Tìm văn bản đang có hiệu lực về nội dung này, hoặc bỏ căn cứ",
            "rest on what is in force, or leave the basis out",
        ),
        Mistake::ProvisionRepealed { .. } => {
            Wording::new("Viện dẫn quy định đang có hiệu lực", "cite the provision that is in force")
        }
        Mistake::EndedTarget { .. } => Wording::new(
            "Bỏ quy định này, hoặc tác động lên văn bản đang có hiệu lực",
            "leave it out, or act upon what is in force",
        ),
        Mistake::TargetNotInEffect { .. } => {
            Wording::new("Xác nhận ngày có hiệu lực của hai văn bản", "make sure of both days of effect")
        }
        Mistake::NoSuchNumber { .. } => {
            Wording::new("Kiểm tra lại số, năm và ký hiệu", "look up the number, the year and the symbol")
        }
        Mistake::OtherIssuer { .. } => {
            Wording::new("Sửa tên cơ quan ban hành hoặc ký hiệu", "mend the issuer or the symbol")
        }
        Mistake::OtherTitle { .. } => {
            Wording::new("Kiểm tra lại số và trích yếu", "look up the number and the subject")
        }
        Mistake::MissingByCode { name, .. } => Wording::new(
            format!("Xem có cần căn cứ {name} không"),
            format!("see whether the draft should rest on {name}"),
        ),
        Mistake::Amended { by, .. } => {
            let by = by.join(", ");
            Wording::new(
                format!("Ghi thêm “được sửa đổi, bổ sung bởi {by}” nếu điều khoản liên quan đã sửa đổi"),
                format!("add that {by} amended it where the amended provisions matter"),
            )
        }
        Mistake::NotYetInEffect { .. } => Wording::new(
            "Viện dẫn văn bản đang có hiệu lực, hoặc xác nhận dự thảo để chuẩn bị thi hành",
            "rest on what is in force, or make sure that the draft prepares for it",
        ),
        Mistake::DateDiffers { .. } => {
            Wording::new("Đối chiếu với bản gốc, giữ một ngày", "look at the original and keep one date")
        }
        Mistake::WrittenTwoWays { name, .. } => {
            Wording::new(format!("Viết thống nhất là {name}"), format!("write {name} everywhere"))
        }
        Mistake::YearOfTitle { .. } => Wording::new("Sửa năm cho thống nhất", "make the year the same"),
        Mistake::UndefinedAbbreviation { short, long } => {
            Wording::new(format!("Lần đầu viết “{long} ({short})”"), format!("write `{long} ({short})` the first time"))
        }
        Mistake::MissingBasis { name, .. } => Wording::new(
            format!("Xem có cần căn cứ {name} không"),
            format!("see whether the draft should rest on {name}"),
        ),
    }
}
