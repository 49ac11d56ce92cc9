//! Bodies as texts name those who do a work: lists of them, and the subject of a sentence.

use crate::registry::{Part, PartWords};
use crate::text::squeeze;

/// Whether `text` begins with the name of a body: a head word in capitals, or bodies in general.
pub(super) fn begins_body(text: &str, parts: &PartWords) -> bool {
    let text = text.trim_start_matches(['-', '–', '+', '*', '•', ' ', '\n', '\t', '“', '"']);
    let upper = text.starts_with(char::is_uppercase);
    // `Tổ chức hội nghị`, `Báo cáo kết quả` begin with a verb.
    let acts = parts.leads(text, Part::Verb);
    upper && parts.leads(text, Part::Body).is_some_and(|body| acts.is_none_or(|verb| verb < body))
        || !upper && parts.leads(text, Part::Group).is_some()
}

/// The bodies of a list: split at semicolons and line marks, and at commas and `và` where another body's name begins, so that
/// `Sở Văn hóa, Thể thao và Du lịch` stays one.
pub(super) fn split(text: &str, parts: &PartWords) -> Vec<String> {
    let text = text.trim();
    let listed = text.starts_with(['-', '–', '+', '•']);
    let mut found: Vec<String> = Vec::new();
    let (mut from, mut at, mut depth) = (0, 0, 0_u32);
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        let rest = text[next..].trim_start();
        let parted = match c {
            '(' => {
                depth += 1;
                None
            }
            ')' => {
                depth = depth.saturating_sub(1);
                None
            }
            _ if depth > 0 => None,
            ';' => Some(next),
            ',' if begins_next(rest, parts) && !in_general(rest) => Some(next),
            '-' | '–' | '+' | '•' if listed && at > 0 && starts_item(&text[..at]) => Some(next),
            c if c.is_whitespace() => ["và", "cùng", "hoặc"]
                .iter()
                .find_map(|word| rest.strip_prefix(word).filter(|after| after.starts_with(char::is_whitespace)))
                .filter(|after| begins_next(after.trim_start(), parts))
                .map(|after| text.len() - after.len()),
            _ => None,
        };
        if let Some(to) = parted {
            push(&mut found, &text[from..at]);
            from = to;
            at = to;
        } else {
            at = next;
        }
    }
    push(&mut found, &text[from..]);
    found
}

/// A dash begins an item of a cell at the start of a line, or before a capital behind white space.
fn starts_item(before: &str) -> bool {
    before.ends_with('\n')
        || before.ends_with([' ', ';', ',']) && before.trim_end().ends_with([';', ',', '.'])
        || before.ends_with("\n ")
}

/// Whether what follows a comma or `và` is another body, not a word of the same name.
fn begins_next(rest: &str, parts: &PartWords) -> bool {
    // `các Sở, Ban, ngành` are one.
    if rest.starts_with(char::is_uppercase) && parts.leads(rest, Part::OneList).is_some() {
        return false;
    }
    let upper = rest.starts_with(char::is_uppercase);
    let all = rest.strip_prefix("các").is_some_and(|rest| rest.starts_with(char::is_whitespace));
    upper && parts.leads(rest, Part::Body).is_some()
        || all && parts.leads(rest, Part::Group).is_some()
        || ["cơ quan", "đơn vị liên", "địa phương liên", "đơn vị có"].iter().any(|word| rest.starts_with(word))
}

/// Whether small letters go on with bodies in general: `các phòng, đơn vị liên quan`.
fn in_general(rest: &str) -> bool {
    rest.starts_with(char::is_lowercase) && !rest.starts_with("các")
}

fn push(found: &mut Vec<String>, piece: &str) {
    let piece = squeeze(piece.trim_matches(|c: char| c.is_whitespace() || ".;:,-–+•".contains(c)));
    let piece = piece.strip_suffix(" và").unwrap_or(&piece).to_owned();
    if !piece.is_empty() && !found.contains(&piece) {
        found.push(piece);
    }
}

/// The bodies that are the subject of `text`, and the byte at which its verb (or what follows a colon) begins.
pub(super) fn subject(text: &str, parts: &PartWords) -> Option<(Vec<String>, usize)> {
    let order = parts.leads(text, Part::Order).unwrap_or(0);
    let from = order + (text[order..].len() - text[order..].trim_start_matches([' ', '\n', ':']).len());
    if order > 0 && from == order || !begins_body(&text[from..], parts) {
        return None;
    }
    let end = name_end(text, from, parts)?;
    Some((split(&text[from..end.name], parts), end.after))
}

/// The bodies that `text` begins with, up to the verb or the end of the clause, and where they end.
pub(super) fn bodies(text: &str, parts: &PartWords) -> Option<(Vec<String>, usize)> {
    if !begins_body(text, parts) {
        return None;
    }
    let end = name_end(text, 0, parts).map_or_else(|| clause_end(text), |end| end.name);
    let found = split(&text[..end], parts);
    (!found.is_empty()).then_some((found, end))
}

struct NameEnd {
    /// Where the names end.
    name: usize,
    /// Where what they do begins.
    after: usize,
}

/// No subject has more words, and none more letters.
const WORDS: usize = 60;
const LETTERS: usize = 600;

/// Where the names that begin at `from` end: before a verb in small letters, or at a colon.
fn name_end(text: &str, from: usize, parts: &PartWords) -> Option<NameEnd> {
    let mut at = from;
    let (mut words, mut depth) = (0, 0_u32);
    let mut before = ' ';
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && at > from => return Some(NameEnd { name: at, after: at + 1 }),
            '.' | '!' | '?' if depth == 0 && is_stop(&rest[1..]) => return None,
            _ => {}
        }
        let starts = !before.is_alphanumeric() && c.is_alphabetic();
        words += usize::from(starts);
        if words > WORDS || at - from > LETTERS * 2 {
            return None;
        }
        let verb = starts && depth == 0 && words > 1 && c.is_lowercase() && parts.leads(rest, Part::Verb).is_some();
        // `Cơ quan thông tin, truyền thông`: within a general name such words stand for its field.
        if verb && !is_field(&text[from..at], rest, parts) {
            let name = text[..at].trim_end_matches([' ', '\n', '\t', ',']).len();
            return Some(NameEnd { name, after: at });
        }
        before = c;
        at += c.len_utf8();
    }
    None
}

/// Whether a verb stands for the field of a body (`đơn vị tư vấn`, `cơ quan thông tin, truyền thông`) or is a body itself (`các tổ
/// chức`). What acts behind a body in general is longer than its field: `đơn vị tổ chức triển khai`.
pub(super) fn is_field(before: &str, rest: &str, parts: &PartWords) -> bool {
    let before = before.trim_end();
    let in_list = |list: &str| parts.ends(list, Part::FieldHead) || parts.ends(list, Part::Fellow);
    // `cơ quan, tổ chức liên quan`: bodies in general, not what they do.
    let general = before.strip_suffix(',').is_some_and(in_list);
    if general && parts.leads(rest, Part::FieldHead).is_some() {
        return true;
    }
    let Some(field) = parts.leads(rest, Part::Field) else { return false };
    if parts.ends(before, Part::Plural) {
        return true;
    }
    let headed = parts.ends(before, Part::FieldHead);
    let listed = before.strip_suffix([',', '-']).is_some_and(|list| parts.ends(list, Part::Field));
    let joined = before.ends_with(" và");
    let acts = parts.leads(rest, Part::Verb).is_some_and(|verb| verb > field);
    (headed || listed || joined) && !acts
}

fn is_stop(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

/// The end of the clause that begins `text`.
fn clause_end(text: &str) -> usize {
    let mut depth = 0_u32;
    for (count, (at, c)) in text.char_indices().enumerate() {
        match c {
            _ if count > LETTERS => return at,
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            ';' | ':' if depth == 0 => return at,
            '.' if depth == 0 && is_stop(&text[at + 1..]) => return at,
            _ => {}
        }
    }
    text.len()
}

/// Who joins in a work that `text` describes: the bodies behind `phối hợp (với)`.
pub(super) fn partners(text: &str, parts: &PartWords) -> Vec<String> {
    let mut found = Vec::new();
    for (at, word) in text.match_indices("hối hợp") {
        let mut rest = text[at + word.len()..].trim_start();
        for joint in ["chặt chẽ", "hiệu quả", "cùng", "với"] {
            rest = rest.strip_prefix(joint).map_or(rest, str::trim_start);
        }
        if let Some((bodies, _)) = bodies(rest, parts) {
            found.extend(bodies.into_iter().filter(|body| body.chars().count() < 160));
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|body| seen.insert(body.clone()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;

    #[test]
    fn lists_are_split_at_bodies() {
        let registry = Registry::built_in();
        let cases = [
            ("Văn phòng Sở và các phòng, đơn vị có liên quan", "Văn phòng Sở|các phòng, đơn vị có liên quan"),
            ("Sở Văn hóa, Thể thao và Du lịch; Sở Tư pháp", "Sở Văn hóa, Thể thao và Du lịch|Sở Tư pháp"),
            (
                "Phòng Hành chính - Tổng hợp, Trung tâm Tin học và Dịch vụ",
                "Phòng Hành chính - Tổng hợp|Trung tâm Tin học và Dịch vụ",
            ),
            (
                "- Giám đốc Sở\n- Các phòng, đơn vị có\nTTHC\n- Văn phòng Sở",
                "Giám đốc Sở|Các phòng, đơn vị có TTHC|Văn phòng Sở",
            ),
            ("Các sở, ban, ngành; UBND các phường, xã", "Các sở, ban, ngành|UBND các phường, xã"),
            ("Sở Tài chính và cơ quan, địa phương liên quan", "Sở Tài chính|cơ quan, địa phương liên quan"),
            (
                "Sở Y tế (Chi cục Dân số, Phòng Nghiệp vụ), Công an tỉnh.",
                "Sở Y tế (Chi cục Dân số, Phòng Nghiệp vụ)|Công an tỉnh",
            ),
            (
                "Ban Quản lý các khu công nghệ cao và khu công nghiệp",
                "Ban Quản lý các khu công nghệ cao và khu công nghiệp",
            ),
        ];
        for (text, want) in cases {
            assert_eq!(split(text, registry.parts()).join("|"), want, "{text}");
        }
    }

    #[test]
    fn subjects_end_at_their_verb() {
        let registry = Registry::built_in();
        let cases = [
            ("Văn phòng Sở có trách nhiệm phối hợp với các phòng", "Văn phòng Sở"),
            (
                "Trưởng các phòng, Trưởng các đơn vị thuộc Sở thường xuyên kiểm tra",
                "Trưởng các phòng|Trưởng các đơn vị thuộc Sở",
            ),
            ("Yêu cầu các phòng, đơn vị trực thuộc triển khai, quán triệt", "các phòng, đơn vị trực thuộc"),
            ("Giao Văn phòng Sở (Bộ phận Một cửa) tham mưu báo cáo", "Văn phòng Sở (Bộ phận Một cửa)"),
            ("Sở Thông tin và Truyền thông: Chủ trì tuyên truyền", "Sở Thông tin và Truyền thông"),
            ("Sở Nội vụ chủ trì, phối hợp với Sở Tài chính bố trí", "Sở Nội vụ"),
            ("Các sở, ngành và địa phương tổ chức triển khai các chương trình", "Các sở, ngành và địa phương"),
            ("Các hội, đoàn thể tổ chức quán triệt Nghị quyết", "Các hội, đoàn thể"),
            ("Doanh nghiệp tổ chức đào tạo nghề", "Doanh nghiệp"),
            ("Các cơ quan, đơn vị tổ chức hội nghị phổ biến", "Các cơ quan, đơn vị"),
            ("Các sở, ban, ngành, địa phương kiểm tra việc thực hiện", "Các sở, ban, ngành, địa phương"),
            ("Các cơ quan, tổ chức thực hiện đúng quy định", "Các cơ quan, tổ chức"),
            ("Các tổ chức triển khai kế hoạch", "Các tổ chức"),
            ("Đơn vị tư vấn thực hiện khảo sát", "Đơn vị tư vấn"),
            ("Tăng cường kiểm tra việc thực hiện", "-"),
        ];
        for (text, want) in cases {
            let found = subject(text, registry.parts()).map_or("-".to_owned(), |(bodies, _)| bodies.join("|"));
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn partners_stand_behind_their_word() {
        let registry = Registry::built_in();
        let cases = [
            (
                "chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ và các đơn vị liên quan tham mưu",
                "Sở Tài chính|Sở Nội vụ|các đơn vị liên quan",
            ),
            ("Phối hợp Thanh tra Sở cập nhật đầy đủ", "Thanh tra Sở"),
            ("phối hợp với cơ quan, tổ chức liên quan thẩm định hồ sơ", "cơ quan, tổ chức liên quan"),
            (
                "Phối hợp với các sở, ngành\nvà địa phương tổ chức triển khai các chương trình",
                "các sở, ngành và địa phương",
            ),
            ("phối hợp với Sở Công Thương và các doanh nghiệp tổ chức hội chợ", "Sở Công Thương|các doanh nghiệp"),
            ("phối hợp với đoàn thể, tổ chức liên quan vận động", ""),
            ("phối hợp với các đoàn thể, tổ chức liên quan vận động", "các đoàn thể, tổ chức liên quan"),
            ("phối hợp với Hội Nông dân và tổ chức tập huấn", "Hội Nông dân"),
            ("phối hợp chặt chẽ trong công việc", ""),
        ];
        for (text, want) in cases {
            assert_eq!(partners(text, registry.parts()).join("|"), want, "{text}");
        }
    }
}
