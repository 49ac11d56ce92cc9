//! How one citation is written: what the reader had to repair or could not take as it stands.

use super::{Checking, Code, Once, Saying, Severity, Wording};
use crate::authority::Reference;
use crate::citation::{Anomaly, Kind, Role};

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in &checking.draft.references {
        let citation = &reference.citation;
        let name = citation.canonical.clone().unwrap_or_default();
        for anomaly in &citation.anomalies {
            let Some((code, saying)) = odd(reference, *anomaly, &name) else { continue };
            // The same slip in the same number is told once.
            if !told.first(format!("{} {name} {}", code.name(), number_as_written(&citation.surface))) {
                continue;
            }
            let own = citation.kind == Kind::Own;
            let finding = checking.find(code, citation.span, saying).of(reference.authority.as_ref());
            if code == Code::BlankNumber && own {
                finding.with(Severity::Hint);
            }
        }
    }
}

/// What `anomaly` means for the writer of `reference`.
fn odd(reference: &Reference, anomaly: Anomaly, name: &str) -> Option<(Code, Saying)> {
    let citation = &reference.citation;
    let own = citation.kind == Kind::Own;
    let written = number_as_written(&citation.surface);
    let write = || Wording::new(format!("Viết là {name}"), format!("write {name}"));
    let doc_type = citation.doc_type.as_deref().unwrap_or_default();
    Some(match anomaly {
        Anomaly::ImpossibleDate => (
            Code::ImpossibleDate,
            Saying {
                message: Wording::new("Ngày ghi ở đây không có trong lịch", "no calendar has the date written here"),
                remedy: Wording::new("Kiểm tra lại ngày ban hành", "look up the date of issue"),
            },
        ),
        Anomaly::TypoNumber if citation.or_year.is_some() => (
            Code::YearAgainstDate,
            Saying {
                message: Wording::new(
                    format!("Năm trong số {written} khác năm của ngày ban hành"),
                    format!("the year in {written} is not that of its date"),
                ),
                remedy: Wording::new("Kiểm tra lại số hoặc ngày ban hành", "look up the number or the date"),
            },
        ),
        Anomaly::TypoNumber | Anomaly::MissingYear => (
            Code::TypoNumber,
            Saying {
                message: Wording::new(
                    format!("{written} viết nhầm: đó là {name}"),
                    format!("{written} is mistyped for {name}"),
                ),
                remedy: write(),
            },
        ),
        Anomaly::Homoglyph if !own && written.to_uppercase() != name.to_uppercase() => (
            Code::Homoglyph,
            Saying {
                message: Wording::new(
                    format!("Ký hiệu {written} có chữ cái hoặc dấu trông giống nhưng khác mã"),
                    format!("the symbol {written} holds a letter or dash that only looks right"),
                ),
                remedy: Wording::new(format!("Gõ lại: {name}"), format!("type it again: {name}")),
            },
        ),
        Anomaly::MissingHyphen | Anomaly::SeparatorSwapped if written != name => (
            Code::SymbolForm,
            Saying {
                message: Wording::new(
                    format!("Ký hiệu {written} không đúng cách viết của cơ quan ban hành"),
                    format!("the symbol {written} is not written as its issuer writes it"),
                ),
                remedy: write(),
            },
        ),
        Anomaly::SpaceInSymbol if !citation.anomalies.contains(&Anomaly::SplitAcrossLines) => (
            Code::SpaceInSymbol,
            Saying {
                message: Wording::new(
                    format!("Có khoảng trống trong số, ký hiệu của {name}"),
                    format!("white space stands within the number or symbol of {name}"),
                ),
                remedy: write(),
            },
        ),
        Anomaly::TypeSymbolMismatch => (
            Code::TypeAgainstSymbol,
            Saying {
                message: Wording::new(
                    format!("Tên loại ghi ở đây khác với ký hiệu {name} ({doc_type})"),
                    format!("the type word here is not that of the symbol {name} ({doc_type})"),
                ),
                remedy: Wording::new(
                    "Đối chiếu với bản gốc, sửa tên loại hoặc ký hiệu",
                    "look at the original and mend the type word or the symbol",
                ),
            },
        ),
        Anomaly::TypoSo => (
            Code::TypoSo,
            Saying {
                message: Wording::new("“so” viết thay cho “số”", "`so` stands for `số`"),
                remedy: Wording::new(format!("Viết “số {name}”"), format!("write `số {name}`")),
            },
        ),
        Anomaly::MissingSo if !own && citation.role == Role::LegalBasis => (
            Code::MissingSo,
            Saying {
                message: Wording::new(
                    format!("Thiếu chữ “số” trước {name}"),
                    format!("`số` is left out before {name}"),
                ),
                remedy: Wording::new(format!("Viết “số {name}”"), format!("write `số {name}`")),
            },
        ),
        Anomaly::BlankNumber => (
            Code::BlankNumber,
            Saying {
                message: Wording::new("Số văn bản còn để trống", "the number was left blank"),
                remedy: Wording::new("Điền số trước khi ký", "fill it in before signing"),
            },
        ),
        Anomaly::BlankDay | Anomaly::BlankMonth if !own && !citation.anomalies.contains(&Anomaly::BlankNumber) => (
            Code::BlankNumber,
            Saying {
                message: Wording::new("Ngày ban hành còn để trống", "the date of issue was left blank"),
                remedy: Wording::new("Điền ngày ban hành", "fill in the date of issue"),
            },
        ),
        _ => return None,
    })
}

/// The number with its symbol as it stands in the words of a citation.
pub(super) fn number_as_written(surface: &str) -> &str {
    let is_number = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains(['/', '-'])
            && word.contains(char::is_alphabetic)
    };
    let Some(word) = surface.split_whitespace().find(is_number) else { return "" };
    let start = surface.find(word).unwrap_or_default();
    let mut end = start + word.len();
    // White space within the symbol: it goes on behind a separator.
    while surface[..end].ends_with(['-', '/'])
        && let Some(next) = surface[end..].split_whitespace().next()
    {
        end += surface[end..].find(next).unwrap_or_default() + next.len();
    }
    surface[start..end].trim_end_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::number_as_written;

    #[test]
    fn the_number_among_the_words() {
        for (surface, number) in [
            ("Nghị định số 63/201/NĐ-CP ngày 08/6/2010 của Chính phủ", "63/201/NĐ-CP"),
            ("Nghị quyết số 27/NQ- TW ngày 09/11/2022", "27/NQ- TW"),
            ("số 17/NQ-TW, ngày 01/8/2007", "17/NQ-TW"),
            ("Luật Đầu tư ngày 17/6/2020", ""),
        ] {
            assert_eq!(number_as_written(surface), number);
        }
    }
}
