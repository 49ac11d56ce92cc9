//! Numbers of documents that the end of a line parts.

/// Whether the line ends inside a document's number (`02/2017/TT-`, `19-`) or a span of years, which the next goes on
/// with (`VPCP ngày`). There the line's end is the paper's, and a space would part the number.
pub(crate) fn is_broken_number(line: &str, next: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    let begun = last.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit()) && last.ends_with(['-', '/']);
    begun && next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}
