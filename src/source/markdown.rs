//! Markdown → plain text: the marks go, the words, lines, list signs and table bars stay.
//!
//! The files that come here were made from web pages by converters. Their emphasis runs over line ends and touches words
//! (`**1. **Mục đích`), so it is no use to parse it: a run of asterisks is a mark wherever it touches a letter, and a
//! sign of the text where it stands alone between spaces or figures.

/// Whether the file is Markdown: by its name, or by marks that plain text does not have.
pub(super) fn is_markdown(name: &str, text: &str) -> bool {
    let name = name.to_lowercase();
    if name.ends_with(".md") || name.ends_with(".markdown") {
        return true;
    }
    let lines = || text.lines().take(400);
    let strong =
        lines().filter(|line| line.starts_with("**") && line.trim_end().ends_with("**") && line.len() > 5).count();
    let headings = lines().filter(|line| heading(line).is_some_and(|rest| rest.starts_with(' '))).count();
    strong + headings >= 3
}

/// The text without its marks.
pub(super) fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        let (line, end) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            fenced = !fenced;
        } else if fenced {
            out.push_str(line);
        } else {
            strip_line(line, &mut out);
        }
        out.push_str(end);
    }
    out
}

/// What follows the `#` signs of a heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let signs = line.len() - rest.len();
    ((1..=6).contains(&signs) && (rest.is_empty() || rest.starts_with(' '))).then_some(rest)
}

fn strip_line(line: &str, out: &mut String) {
    let line = line.strip_suffix('\\').unwrap_or(line).trim_end();
    let content = line.trim_start();
    if is_rule(content) {
        return;
    }
    let (indent, content) = match (heading(content), content.strip_prefix("> ")) {
        (Some(rest), _) => ("", rest.trim().trim_end_matches('#').trim_end()),
        (None, Some(quoted)) => ("", quoted),
        (None, None) => (&line[..line.len() - content.len()], content),
    };
    out.push_str(indent);
    // `* ` at the start of a line is a list's sign.
    let (sign, content) = match content.strip_prefix("* ") {
        Some(item) if !item.trim().is_empty() => ("* ", item),
        _ => ("", content),
    };
    out.push_str(sign);
    inline(content, out);
}

/// A line of nothing but three or more of one sign: a rule, or the bar under a table's head. Asterisks alone on a line
/// are emphasis that runs over the line's end.
fn is_rule(line: &str) -> bool {
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if !bare.is_empty() && bare.trim_matches('*').is_empty() {
        return true;
    }
    let rule = ["-", "_", "="].iter().any(|sign| bare.len() >= 3 && bare.trim_matches(|c| sign.contains(c)).is_empty());
    rule || (bare.contains("--") && bare.chars().all(|c| matches!(c, '|' | '-' | ':')))
}

fn inline(text: &str, out: &mut String) {
    let mut before = '\n';
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let run = rest.len() - rest.trim_start_matches(c).len();
        let (taken, kept) = match c {
            '\\' => match rest[1..].chars().next() {
                Some(next) if next.is_ascii_punctuation() => (2, &rest[1..2]),
                _ => (1, "\\"),
            },
            '*' if is_emphasis(before, run, rest[run..].chars().next()) => (run, ""),
            '_' if is_underscore_emphasis(before, run, rest[run..].chars().next()) => (run, ""),
            '`' if run < 3 => (run, ""),
            '!' if rest[1..].starts_with('[') && link(&rest[1..]).is_some() => (1, ""),
            '[' => match link(rest) {
                Some((label, length)) => {
                    inline(label, out);
                    (length, "")
                }
                None => (1, "["),
            },
            '<' if break_tag(rest).is_some() => (break_tag(rest).unwrap_or(1), " "),
            '*' | '_' => (run, &rest[..run]),
            c => (c.len_utf8(), &rest[..c.len_utf8()]),
        };
        out.push_str(kept);
        before = rest[..taken].chars().next_back().unwrap_or(c);
        rest = &rest[taken..];
    }
}

/// Asterisks are marks where they touch a letter or the line's end; between spaces, or between figures, one is a sign
/// of the text (`5 * 3`, `2*3`).
fn is_emphasis(before: char, run: usize, after: Option<char>) -> bool {
    if run > 1 {
        return true;
    }
    let figures = before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit());
    let alone = before == ' ' && after == Some(' ');
    !figures && !alone
}

/// Underscores inside a word or a row of blanks belong to the text.
fn is_underscore_emphasis(before: char, run: usize, after: Option<char>) -> bool {
    let inside = before.is_alphanumeric() && after.is_some_and(char::is_alphanumeric);
    run <= 2 && !inside && !(before.is_whitespace() && after.is_none_or(char::is_whitespace))
}

/// The label of `[label](address)` and the length of the whole.
fn link(text: &str) -> Option<(&str, usize)> {
    let close = text.find(']')?;
    let address = text[close + 1..].strip_prefix('(')?;
    let end = address.find(')')?;
    let label = &text[1..close];
    (!label.contains('[')).then_some((label, close + 2 + end + 1))
}

/// The length of a `<br>` tag.
fn break_tag(text: &str) -> Option<usize> {
    ["<br>", "<br/>", "<br />"].iter().find(|tag| text.starts_with(**tag)).map(|tag| tag.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let cases = [
            ("**1. **Mục đích", "1. Mục đích"),
            ("*Đơn vị chủ trì: *Các sở, ngành", "Đơn vị chủ trì: Các sở, ngành"),
            ("**UỶ BAN\nNHÂN DÂN**", "UỶ BAN\nNHÂN DÂN"),
            ("định kỳ *(hằng năm) *đánh giá", "định kỳ (hằng năm) đánh giá"),
            ("giải pháp ***(chi tiết Phụ lục)***", "giải pháp (chi tiết Phụ lục)"),
            ("## **2. Văn bản của địa phương**", "2. Văn bản của địa phương"),
            ("#5 trong danh mục", "#5 trong danh mục"),
            ("- Kế hoạch số 21/KH-UBND", "- Kế hoạch số 21/KH-UBND"),
            ("* Ghi chú: diện tích 2*3 và 5 * 3", "* Ghi chú: diện tích 2*3 và 5 * 3"),
            ("Lưu: VT\\_nnp, VT_KSTT, _nghiêng_", "Lưu: VT_nnp, VT_KSTT, nghiêng"),
            ("ngày ____ tháng __ năm 2025", "ngày ____ tháng __ năm 2025"),
            ("xem [Nghị định 63](https://vanban.vn/63) này", "xem Nghị định 63 này"),
            ("[1] Theo báo cáo (số 5)", "[1] Theo báo cáo (số 5)"),
            (
                "| TT | Nội dung |\n|---|:--:|\n| 1 | Tập huấn<br>trực tuyến |",
                "| TT | Nội dung |\n\n| 1 | Tập huấn trực tuyến |",
            ),
            ("```\na * b\n```\nc", "\na * b\n\nc"),
            ("1\\. Điều \\*", "1. Điều *"),
            ("Số: 12/KH-SKHCN  \n---", "Số: 12/KH-SKHCN\n"),
        ];
        for (text, want) in cases {
            assert_eq!(strip(text), want);
        }
    }

    #[test]
    fn plain_text_is_not_taken_for_markdown() {
        assert!(is_markdown("ke-hoach.MD", ""));
        assert!(is_markdown("a.txt", "# Kế hoạch\n## I\n**Mục đích**\n"));
        assert!(!is_markdown("a.txt", "* Ghi chú\n# 1\n- Nội dung *\n"));
    }
}
