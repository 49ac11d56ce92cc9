//! Abbreviations that a text defines: `thủ tục hành chính (TTHC)`, `(sau đây viết tắt là CCHC)`.

use crate::registry::{Part, PartWords};
use crate::text::{Span, ascii_fold, squeeze};
use std::collections::BTreeMap;

/// What an abbreviation stands for is not longer, in words.
const WORDS: usize = 22;

/// How far before the parenthesis it is looked for, in bytes.
const REACH: usize = 400;

/// The abbreviations with what they stand for; the first definition counts.
pub(super) fn find(text: &str, parts: &PartWords) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (at, _) in text.match_indices('(') {
        let inner = &text[at + 1..text.floor_char_boundary(at + 120)];
        let Some(close) = inner.find([')', '(']) else { continue };
        let Some(short) = short_form(&inner[..close]) else { continue };
        if found.contains_key(&short) {
            continue;
        }
        let before = &text[text.floor_char_boundary(at.saturating_sub(REACH))..at];
        if let Some(long) = long_form(before, &short, parts) {
            found.insert(short, long);
        }
    }
    found
}

/// The abbreviation that stands in a parenthesis, with or without the words that introduce it.
fn short_form(inner: &str) -> Option<String> {
    const CALLED: [&str; 12] = [
        "sau đây viết tắt là",
        "sau đây gọi tắt là",
        "sau đây gọi chung là",
        "sau đây viết tắt",
        "sau đây gọi là",
        "dưới đây viết tắt là",
        "viết tắt là",
        "gọi tắt là",
        "gọi chung là",
        "viết tắt",
        "gọi tắt",
        "dưới đây gọi tắt là",
    ];
    let inner = squeeze(inner);
    let lower = inner.to_lowercase();
    let called = CALLED.iter().find(|words| lower.starts_with(**words)).map_or(0, |words| words.len());
    let short = inner.get(called..)?.trim_matches(|c: char| c.is_whitespace() || ":\"“”'‘’.".contains(c));
    // `PAR INDEX`.
    let words: Vec<&str> = short.split(' ').collect();
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    let plain = short.chars().all(|c| c.is_alphanumeric() || matches!(c, '&' | '-' | ' '));
    let fits = plain
        && (words.len() == 1 || words.len() == 2 && capitals == letters.len())
        && short.starts_with(char::is_uppercase)
        && (2..=14).contains(&letters.len())
        && capitals > 1
        && capitals * 2 >= letters.len()
        && !short.chars().all(|c| "IVX".contains(c));
    fits.then(|| short.to_owned())
}

/// What `short` stands for, at the end of `before`: the words of which it has the first letters, else the term that ends there.
fn long_form(before: &str, short: &str, parts: &PartWords) -> Option<String> {
    let before = before.trim_end().trim_end_matches(['”', '"', '’']);
    by_initials(before, short).or_else(|| by_term(before, parts)).filter(|long| {
        let count = long.split(' ').count();
        (2..WORDS).contains(&count) && !long.contains(short)
    })
}

/// The words of which `short` has the first letters; `và` may be left out.
fn by_initials(before: &str, short: &str) -> Option<String> {
    let mut letters: Vec<char> = ascii_fold(short).chars().filter(|c| c.is_alphabetic()).collect();
    let mut start = before.len();
    let mut skipped = 0;
    for word in before.rsplit(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '–')) {
        let Some(want) = letters.last() else { break };
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            continue;
        }
        // A sentence that ended, or a list, holds no term.
        if start < before.len() && word.ends_with(['.', ';', ':', ')', '(']) {
            return None;
        }
        if ascii_fold(bare).starts_with(*want) {
            letters.pop();
            start = Span::within(before, bare)?.start;
        } else if matches!(bare, "và" | "của" | "các" | "về" | "cho" | "theo") && start < before.len() && skipped < 3
        {
            skipped += 1;
        } else {
            return None;
        }
    }
    letters.is_empty().then(|| squeeze(&before[start..]))
}

/// The term that ends `before`, for abbreviations of another language: from its head word (`chỉ số`, `hệ thống`), a name in
/// capitals, or what follows the last word that no term holds.
fn by_term(before: &str, parts: &PartWords) -> Option<String> {
    let clause = before.rsplit(['.', ';', ':', '(', ')', '“', '"', '|']).next().unwrap_or(before);
    let clause = &clause[clause.len() - clause.trim_start_matches(['”', '"', ' ', '\n', ',']).len()..];
    let last = clause.rsplit(',').next().unwrap_or(clause);
    let starts = |text: &str| -> Vec<usize> {
        let mut before = ' ';
        text.char_indices()
            .filter(|(_, c)| {
                let starts = !before.is_alphanumeric() && c.is_alphanumeric();
                before = *c;
                starts
            })
            .map(|(at, _)| at)
            .collect()
    };
    let ends_stop = |text: &str, at: usize| {
        parts
            .leads(&text[at..], Part::TermStop)
            .filter(|_| text[at..].starts_with(char::is_lowercase) || at == 0 || text[..at].trim().is_empty())
    };
    let places = starts(last);
    // Joined to the word before, it is of the term: `nghiên cứu và phát triển (R&D)`.
    let whole = last.trim_end().len();
    let joined = |at: usize, end: usize| end == whole && last[..at].ends_with("và ");
    let stops = places.iter().filter_map(|at| ends_stop(last, *at).map(|length| (*at, at + length)));
    let stop = stops.filter(|(at, end)| !joined(*at, *end)).map(|(_, end)| end).max().unwrap_or(0);
    let head = places.iter().rev().find(|at| **at >= stop && parts.leads(&last[**at..], Part::TermHead).is_some());
    if let Some(at) = head {
        return Some(squeeze(&last[*at..]));
    }
    // A term with joints of its own begins with its head in capitals: `Chỉ số hài lòng của cá nhân, tổ chức`.
    let whole = starts(clause);
    let capital = whole.iter().rev().find(|at| {
        let term = &clause[**at..];
        let head = parts.leads(term, Part::TermHead).is_some() && parts.leads(term, Part::Verb).is_none();
        // `Trung tâm … thông qua nền tảng như định danh (…)` is a sentence.
        let sentence = [" như ", " thông qua ", " được "].iter().any(|word| term.contains(word));
        head && term.starts_with(char::is_uppercase) && !sentence
    });
    if let Some(at) = capital {
        return Some(squeeze(&clause[*at..]));
    }
    let rest = &last[stop..];
    let named = starts(rest).into_iter().rfind(|at| *at > 0 && rest[*at..].starts_with(char::is_uppercase));
    let term = squeeze(&rest[named.unwrap_or(0)..]);
    let short = term.split(' ').count() < 7;
    (short && (stop > 0 || named.is_some() || last.len() < clause.len())).then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    #[test]
    fn definitions() {
        let registry = Registry::built_in();
        let cases = [
            ("về kiểm soát thủ tục hành chính (TTHC) năm 2021", "TTHC=thủ tục hành chính"),
            ("công tác cải cách hành chính (sau đây viết tắt là CCHC)", "CCHC=cải cách hành chính"),
            ("doanh nghiệp nhỏ và vừa (DNNVV)", "DNNVV=doanh nghiệp nhỏ và vừa"),
            ("Sở Khoa học và Công nghệ (viết tắt là: Sở KHCN)", ""),
            ("ngành khoa học và công nghệ (KH&CN)", "KH&CN=khoa học và công nghệ"),
            (
                "thứ hạng về chỉ số năng lực cạnh tranh cấp tỉnh (PCI), chỉ số khác (XYZ)",
                "PCI=chỉ số năng lực cạnh tranh cấp tỉnh|XYZ=chỉ số khác",
            ),
            ("Ứng dụng hệ thống thông tin địa lý (GIS) trong quản lý", "GIS=hệ thống thông tin địa lý"),
            ("các công nghệ số như dữ liệu lớn, trí tuệ nhân tạo (AI)", "AI=trí tuệ nhân tạo"),
            ("phát triển hạ tầng Internet vạn vật (IoT)", "IoT=Internet vạn vật"),
            ("đẩy mạnh triển khai áp dụng (AI) trong công tác", ""),
            ("tăng chi cho nghiên cứu và phát triển (R&D)", "R&D=nghiên cứu và phát triển"),
            ("|\nHệ thống chung\n|\nKinh phí chi cho việc học (ABC)\n|", "ABC=việc học"),
            ("Trung tâm mở lớp thông qua nền tảng như định danh số (VSO)", "VSO=định danh số"),
            ("theo “chỉ số hài lòng (XYZ) của năm", "XYZ=chỉ số hài lòng"),
            ("báo cáo (b/c), Phụ lục (II), Kế hoạch (gọi tắt là Kế hoạch thi đua)", ""),
            (
                "Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan (SIPAS)",
                "SIPAS=Chỉ số hài lòng của người dân đối với sự phục vụ của cơ quan",
            ),
        ];
        for (text, want) in cases {
            let found: Vec<String> =
                find(text, registry.parts()).into_iter().map(|(short, long)| format!("{short}={long}")).collect();
            assert_eq!(found.join("|"), want, "{text}");
        }
    }
}
