//! How one citation is written: what the reader had to repair or could not take as it stands.

use super::{Checking, Code, Mistake, Once, Severity};
use crate::authority::Reference;
use crate::citation::{Anomaly, Kind, Role};

pub(super) fn check(checking: &mut Checking<'_>) {
    let mut told = Once::new();
    for reference in &checking.draft.references {
        let citation = &reference.citation;
        let name = citation.canonical.clone().unwrap_or_default();
        for anomaly in &citation.anomalies {
            let Some(what) = odd(reference, *anomaly, &name) else { continue };
            let code = what.code();
            // The same slip in the same number is told once.
            if !told.first(format!("{} {name} {}", code.name(), number_as_written(&citation.surface))) {
                continue;
            }
            let own = citation.kind == Kind::Own;
            let finding = checking.find(what, citation.span).of(reference.authority.as_ref());
            if code == Code::BlankNumber && own {
                finding.with(Severity::Hint);
            }
        }
    }
}

/// What `anomaly` means for the writer of `reference`.
fn odd(reference: &Reference, anomaly: Anomaly, name: &str) -> Option<Mistake> {
    let citation = &reference.citation;
    let own = citation.kind == Kind::Own;
    let written = number_as_written(&citation.surface).to_owned();
    let doc_type = citation.doc_type.clone().unwrap_or_default();
    let name = name.to_owned();
    Some(match anomaly {
        Anomaly::ImpossibleDate => Mistake::ImpossibleDate,
        Anomaly::TypoNumber if citation.or_year.is_some() => Mistake::YearOfNumber { written },
        Anomaly::TypoNumber | Anomaly::MissingYear => Mistake::TypoNumber { written, name },
        Anomaly::Homoglyph if !own && written.to_uppercase() != name.to_uppercase() => {
            Mistake::Homoglyph { written, name }
        }
        Anomaly::MissingHyphen | Anomaly::SeparatorSwapped if written != name => Mistake::SymbolForm { written, name },
        Anomaly::SpaceInSymbol if !citation.anomalies.contains(&Anomaly::SplitAcrossLines) => {
            Mistake::SpaceInSymbol { name }
        }
        Anomaly::TypeSymbolMismatch => Mistake::TypeAgainstSymbol { name, doc_type },
        Anomaly::TypoSo => Mistake::TypoSo { name },
        Anomaly::MissingSo if !own && citation.role == Role::LegalBasis => Mistake::MissingSo { name },
        Anomaly::BlankNumber => Mistake::BlankNumber,
        Anomaly::BlankDay | Anomaly::BlankMonth if !own && !citation.anomalies.contains(&Anomaly::BlankNumber) => {
            Mistake::BlankDate
        }
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
