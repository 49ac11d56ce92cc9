//! Times at which work is due: `Quý II/2024`, `trước ngày 15/11/2024`, `tháng 6 năm 2025`, `hằng năm`.

mod tokens;

use crate::notation::{PartialDate, year};
use crate::registry::{Part, PartWords};
use crate::text::Span;
use tokens::{Token, Tokens};

/// A time found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct When {
    /// Its words, from `trước` on.
    pub(super) span: Span,
    /// The last day that they name.
    pub(super) due: Option<PartialDate>,
}

/// Whether a cell that begins so tells a time.
pub(super) fn begins_time(text: &str, parts: &PartWords) -> bool {
    const FIRST: [&str; 26] = [
        "quý",
        "quí",
        "tháng",
        "năm",
        "ngày",
        "trước",
        "từ",
        "hằng",
        "hàng",
        "giai đoạn",
        "theo",
        "sau khi",
        "sau",
        "trong",
        "khi",
        "đến",
        "chậm nhất",
        "muộn nhất",
        "không quá",
        "hoàn thành",
        "6 tháng",
        "9 tháng",
        "cuối",
        "đầu",
        "kể từ",
        "hết",
    ];
    if parts.leads(text, Part::Recurring).is_some() {
        return true;
    }
    let start: String = text.chars().take(8).flat_map(char::to_lowercase).collect();
    // `Xong trong Quý II`, `Dự kiến tháng 5`.
    if let Some(word) = ["xong ", "dự kiến "].into_iter().find(|word| start.starts_with(word)) {
        let length: usize = text.chars().take(word.chars().count()).map(char::len_utf8).sum();
        return begins_time(&text[length..], parts);
    }
    let start: String = text.chars().take(12).flat_map(char::to_lowercase).collect();
    let worded =
        FIRST.iter().any(|word| start.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    worded
        || matches!(Tokens::of(text).0.as_slice(), [Token::Number(n), ..] if year::holds(&year::PLANS, *n))
        || matches!(Tokens::of(text).0.as_slice(), [Token::Number(_), Token::Sign('/' | '-'), Token::Number(_), ..])
}

/// The last day that `text` names; `year` is that of the plan, for times that name none. Work that goes on (`hằng năm`, `và các
/// năm tiếp theo`), or of which only the beginning is said, is due on no day.
pub(super) fn due(text: &str, year: Option<i16>) -> Option<PartialDate> {
    const ENDLESS: [&str; 9] =
        ["tiếp theo", "hằng", "hàng", "thường xuyên", "định kỳ", "các năm sau", "trở đi", "liên tục", "cả năm"];
    let lower = text.to_lowercase();
    let from_only = ["từ ", "kể từ ", "sau "].iter().any(|word| lower.trim_start().starts_with(word))
        && !["đến ", "tới ", " - ", "–"].iter().any(|word| lower.contains(word));
    if from_only || ENDLESS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let tokens = Tokens::of(text);
    let mut found = None;
    let mut at = 0;
    while at < tokens.0.len() {
        match tokens.date(at, year) {
            Some((date, after)) => {
                found = Some(date);
                at = after;
            }
            None => at += 1,
        }
    }
    found
}

/// The times by which a sentence wants something done, in order: `trước ngày 15/11/2024`, `trong quý II/2025`, `định kỳ hằng
/// năm`, and `thường xuyên` where it governs a verb.
pub(super) fn in_sentence(text: &str, parts: &PartWords, year: Option<i16>) -> Vec<When> {
    const BEFORE: [&str; 11] = [
        "trước",
        "chậm nhất là",
        "chậm nhất vào",
        "chậm nhất đến",
        "chậm nhất",
        "trong",
        "đến hết",
        "vào",
        "hoàn thành",
        "xong",
        "từ nay đến",
    ];
    let mut found: Vec<When> = Vec::new();
    let mut at = 0;
    let mut before = ' ';
    while let Some(c) = text[at..].chars().next() {
        let starts = !before.is_alphanumeric() && c.is_alphabetic();
        before = c;
        let rest = &text[at..];
        let time = if starts {
            let dated = BEFORE.iter().find_map(|word| {
                let length = prefix(rest, word)?;
                let gap = rest[length..].len() - rest[length..].trim_start().len();
                expression(&rest[length + gap..]).map(|end| length + gap + end)
            });
            dated.or_else(|| recurring(text, at, parts))
        } else {
            None
        };
        let Some(length) = time else {
            at += c.len_utf8();
            continue;
        };
        found.push(When { span: Span::new(at, at + length), due: None });
        at += length;
        before = ' ';
    }
    let endless =
        text.contains("ằng ") || text.contains("àng ") || text.contains("định kỳ") || text.contains("Định kỳ");
    for when in &mut found {
        when.due = due(when.span.of(text), year.filter(|_| !endless));
    }
    found
}

/// The length of `word` at the start of `text`, in any case, where the word ends there.
fn prefix(text: &str, word: &str) -> Option<usize> {
    let length: usize = text.chars().take(word.chars().count()).map(char::len_utf8).sum();
    let plain = text[..length].chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let same = plain.flat_map(char::to_lowercase).eq(word.chars());
    (same && !text[length..].starts_with(char::is_alphanumeric)).then_some(length)
}

/// The end of the date, month, quarter or year that `text` begins with.
fn expression(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let blank = |text: &str| text.len() - text.trim_start().len();
    let numbers = |from: usize| {
        let mut end = from;
        loop {
            let length = digits(&text[end..]);
            if length == 0 {
                return None;
            }
            end += length;
            let rest = &text[end..];
            match rest.strip_prefix(['/', '-', '.']).map(|rest| (rest, digits(rest))) {
                Some((_, 1..)) => end += 1,
                _ => return Some(end),
            }
        }
    };
    let mut end = 0;
    for word in ["ngày", "tháng", "quý", "quí", "năm"] {
        let gap = blank(&text[end..]);
        let Some(length) = prefix(&text[end + gap..], word) else { continue };
        let after = end + gap + length;
        let value = after + blank(&text[after..]);
        let roman = text[value..].bytes().take(3).take_while(|b| b"IVX".contains(b)).count();
        if word.starts_with("qu") && roman > 0 {
            let rest = &text[value + roman..];
            end = value + roman;
            if rest.starts_with(['/', '-']) && digits(&rest[1..]) > 0 {
                end += 1 + digits(&rest[1..]);
            }
        } else {
            end = numbers(value)?;
        }
    }
    if end == 0 {
        // `trước 15/11/2024`; a number alone is none.
        end = numbers(0).filter(|end| text[..*end].contains('/'))?;
    }
    let gap = blank(&text[end..]);
    let every = ["hằng năm", "hàng năm", "hằng quý", "hàng quý", "hằng tháng", "hàng tháng", "hằng tuần", "hàng tuần"];
    let more = every.iter().find_map(|word| prefix(&text[end + gap..], word));
    Some(more.map_or(end, |length| end + gap + length))
}

/// Nobody joins more of them: `định kỳ hằng tháng, quý, 6 tháng, năm`.
const JOINED: usize = 12;

/// `thường xuyên` before a verb, `hằng năm` at the start of a clause, `định kỳ hằng năm` anywhere.
fn recurring(text: &str, at: usize, parts: &PartWords) -> Option<usize> {
    let first = parts.leads(&text[at..], Part::Recurring)?;
    let mut end = at + first;
    for _ in 0..JOINED {
        let rest = &text[end..];
        let gap: usize = rest.chars().take(3).take_while(|c| c.is_whitespace() || *c == ',').map(char::len_utf8).sum();
        match parts.leads(&rest[gap..], Part::Recurring) {
            Some(length) if gap > 0 => end += gap + length,
            _ => break,
        }
    }
    let clause = text[..at].trim_end();
    let opens = clause.is_empty() || clause.ends_with([';', '.', ',', ':', '-', '(']);
    let governs = parts.leads(text[end..].trim_start_matches([' ', '\n', ',']), Part::Verb).is_some();
    let fixed = prefix(&text[at..], "định kỳ").is_some();
    (opens || governs || fixed).then_some(end - at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    #[test]
    fn last_days() {
        let cases = [
            ("Quý II/2024", "2024-06-30"),
            ("Quý I - II/2024", "2024-06-30"),
            ("Quý I hoặc Quý II/2020 (khi tỉnh cho phép)", "2020-06-30"),
            ("Quý IV/2025- Quý II/2026", "2026-06-30"),
            ("Quý III Năm 2026", "2026-09-30"),
            ("Quí IV-2025", "2025-12-31"),
            ("Quý II", "2023-06-30"),
            ("Quý I, II", "2023-06-30"),
            ("Tháng 12/2025", "2025-12-31"),
            ("tháng 6 năm 2025", "2025-06-30"),
            ("tháng 2", "2023-02-28"),
            ("trước ngày 15/11/2024", "2024-11-15"),
            ("Trước 30/11/2025", "2025-11-30"),
            ("trước ngày 31 tháng 12 năm 2025", "2025-12-31"),
            ("Từ ngày 01/3/2025 đến ngày 30/4/2025", "2025-04-30"),
            ("trước ngày 14/12", "2023-12-14"),
            ("trong năm 2025", "2025-12-31"),
            ("2026", "2026-12-31"),
            ("2026 - 2030", "2030-12-31"),
            ("6 tháng đầu năm 2025", "2025-06-30"),
            ("Giai đoạn 2026-2030 và những năm tiếp theo", "-"),
            ("Năm 2026 và các năm tiếp theo", "-"),
            ("Từ 01/7/2025", "-"),
            ("Thường xuyên trong năm 2025", "-"),
            ("Tháng 12 hằng năm", "-"),
            ("Cả năm", "-"),
            ("Sau khi có Quy chế của TW", "-"),
            ("Theo kế hoạch kiểm tra", "-"),
            ("ngày 31/02/2025", "-"),
        ];
        for (text, want) in cases {
            assert_eq!(due(text, Some(2023)).map_or("-".to_owned(), |date| date.to_string()), want, "{text}");
        }
    }

    #[test]
    fn times_in_sentences() {
        let registry = Registry::built_in();
        let cases = [
            (
                "báo cáo kết quả trước ngày 15/11/2024 để tổng hợp, trình trước ngày 30/11/2024.",
                "trước ngày 15/11/2024=2024-11-15|trước ngày 30/11/2024=2024-11-30",
            ),
            ("Trưởng phòng thường xuyên kiểm tra tiến độ", "thường xuyên=-"),
            ("có dịch vụ thường xuyên của tỉnh", ""),
            ("Định kỳ hằng năm, báo cáo kết quả", "Định kỳ hằng năm=-"),
            ("định kỳ trước ngày 30 tháng 11 hàng năm báo cáo", "định kỳ=-|trước ngày 30 tháng 11 hàng năm=-"),
            ("hoàn thành trong quý II/2025", "trong quý II/2025=2025-06-30"),
            ("Kế hoạch năm 2024 của Sở", ""),
            ("trước, trong và sau thời gian phát động", ""),
        ];
        for (text, want) in cases {
            let found: Vec<String> = in_sentence(text, registry.parts(), None)
                .iter()
                .map(|when| format!("{}={}", when.span.of(text), when.due.map_or("-".to_owned(), |d| d.to_string())))
                .collect();
            assert_eq!(found.join("|"), want, "{text}");
        }
    }
}
