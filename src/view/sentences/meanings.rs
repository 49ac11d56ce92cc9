//! What kinds of findings there are.

use super::Wording;
use crate::query::check::Code;

/// What findings of this kind are, in general.
pub fn meaning(code: Code) -> Wording {
    let (vi, en) = match code {
        Code::ImpossibleDate => ("Ngày không có trong lịch", "No calendar has the date"),
        Code::YearAgainstDate => {
            ("Năm trong số khác năm của ngày ban hành", "The year in the number is not that of the date")
        }
        Code::UnknownNumber => ("Số, ký hiệu không thể có", "No document can bear the number"),
        Code::OtherLaw => ("Số này là của luật khác", "The number belongs to another law"),
        Code::LaterThanDraft => ("Văn bản viện dẫn ban hành sau dự thảo", "The cited document is later than the draft"),
        Code::ReplacedBasis => ("Căn cứ đã được thay thế", "The basis was replaced"),
        Code::RepealedBasis => ("Căn cứ đã bị bãi bỏ", "The basis was repealed"),
        Code::ExpiredBasis => ("Căn cứ đã hết hiệu lực", "The basis has expired"),
        Code::SuspendedBasis => ("Căn cứ đang ngưng hiệu lực", "The basis is suspended"),
        Code::RepealedProvision => ("Điều khoản viện dẫn đã bị bãi bỏ", "The provision that is cited was repealed"),
        Code::EndedTarget => {
            ("Dự thảo tác động lên văn bản không còn hiệu lực", "The draft acts upon what has ended already")
        }
        Code::TargetNotInEffect => {
            ("Dự thảo tác động lên văn bản chưa có hiệu lực", "The draft acts upon what is not yet in effect")
        }
        Code::OtherTitle => ("Trích yếu khác tên văn bản", "The subject is not the title of the document"),
        Code::OtherIssuer => ("Cơ quan ban hành khác với ký hiệu", "The issuer is not the one of the symbol"),
        Code::MissingByCode => ("Bộ pháp điển có văn bản về nội dung này", "The official code names it for the topic"),
        Code::NotYetInEffect => ("Căn cứ chưa có hiệu lực", "The basis was not yet in effect"),
        Code::AmendedBasis => ("Căn cứ đã được sửa đổi", "The basis was amended"),
        Code::DateOfOthers => ("Nơi khác ghi ngày khác", "Others give another date"),
        Code::TypeOfOthers => ("Nơi khác ghi loại văn bản khác", "Others give another type"),
        Code::TypoNumber => ("Số viết nhầm", "The number is mistyped"),
        Code::Homoglyph => ("Ký hiệu có chữ cái lạ", "A letter of the symbol is another one that looks alike"),
        Code::TypeAgainstSymbol => ("Tên loại khác với ký hiệu", "The type word and the symbol disagree"),
        Code::SymbolForm => ("Ký hiệu viết sai cách", "The symbol is not written as its issuer does"),
        Code::SpaceInSymbol => ("Có khoảng trống trong ký hiệu", "White space stands within the symbol"),
        Code::TypoSo => ("“so” viết thay cho “số”", "`so` stands for `số`"),
        Code::MissingSo => ("Thiếu chữ “số”", "`số` is left out"),
        Code::BlankNumber => ("Số hoặc ngày để trống", "A number or date was left blank"),
        Code::NoNumber => ("Căn cứ không ghi số", "The basis is named without a number"),
        Code::NoDate => ("Viện dẫn không ghi ngày", "The citation has no date"),
        Code::EditionUnclear => ("Không rõ luật của năm nào", "It is not clear which edition of the law is meant"),
        Code::DateDiffers => ("Một văn bản có hai ngày", "The draft gives one document two dates"),
        Code::WrittenTwoWays => ("Một văn bản viết hai cách", "The draft writes one number in two ways"),
        Code::YearOfTitle => ("Năm trong tên khác năm trong nội dung", "The year of the title is not that of the text"),
        Code::UndefinedAbbreviation => ("Chữ viết tắt chưa giải thích", "An abbreviation is not explained"),
        Code::MissingBasis => ("Kế hoạch tương tự có căn cứ này", "Comparable plans rest on this"),
    };
    Wording::new(vi, en)
}
