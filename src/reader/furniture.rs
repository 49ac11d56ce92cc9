//! What is of the paper and not of the text: page numbers, running heads and feet.
//!
//! A sentence, and a citation in it, may run over the page's end; a number or a head between would part it.

use crate::file::ParsedPage;
use crate::notation::is_broken_number;
use std::collections::BTreeMap;

/// So many lines of furniture stand one over the other at most.
const DEEP: usize = 4;

/// A longer line is text.
const LONGEST: usize = 150;

/// Words before a number that counts something of the text, not its pages.
const COUNTED: [&str; 10] = ["mẫu", "biểu", "phụ lục", "bảng", "điều", "chương", "mục", "phần", "hình", "số"];

/// What a page has near its top where a document begins: its head is a letterhead, however often it is repeated.
const BEGINS: [&str; 3] = ["CỘNG H", "ĐẢNG CỘNG SẢN", "CéNG H"];

/// Takes page numbers and running heads and feet off the lines of each page.
///
/// A line is taken for the number only at the head or foot of its page, and only where at least half of the pages count
/// alike, or where it stands in the margin and is the page's very number: the `3` of a table's last row stays. A running
/// head stands in the margin, and on at least a third of the pages.
pub(super) fn take_off(pages: &mut [&mut ParsedPage]) {
    for end in [End::Head, End::Foot] {
        for _ in 0..DEEP {
            let numbers = numbered(pages, end);
            let running = running(pages, end);
            let mut taken = false;
            for (page, off) in pages.iter_mut().zip(numbers.iter().zip(&running).map(|(a, b)| *a || *b)) {
                taken |= off;
                if off {
                    end.remove(page);
                }
            }
            if !taken {
                break;
            }
        }
    }
}

/// Brings a document's number together that the end of a page parts (`02/2017/TT-`, `VPCP ngày`).
pub(super) fn close_numbers(pages: &mut [&mut ParsedPage]) {
    for at in 1..pages.len() {
        let (before, after) = pages.split_at_mut(at);
        let (Some(page), Some(next)) = (before.last_mut(), after.first_mut()) else { continue };
        let Some(first) = next.lines.first().filter(|_| !next.is_tabled(0)) else { continue };
        let last = page.lines.len().saturating_sub(1);
        if page.is_tabled(last) || !page.lines.last().is_some_and(|line| is_broken_number(line, first)) {
            continue;
        }
        let (head, rest) = first.split_once(' ').unwrap_or((first, ""));
        if let Some(line) = page.lines.last_mut() {
            line.push_str(head);
        }
        // An emptied line stays, so that no place on the page moves.
        let rest = rest.to_owned();
        if let Some(line) = next.lines.first_mut() {
            *line = rest;
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Head,
    Foot,
}

impl End {
    /// The outermost line of the page that is of no table.
    fn line(self, page: &ParsedPage) -> Option<&str> {
        let at = match self {
            Self::Head => 0,
            Self::Foot => page.lines.len().checked_sub(1)?,
        };
        page.lines.get(at).filter(|_| !page.is_tabled(at)).map(String::as_str)
    }

    /// Whether that line stands in the margin.
    fn margin(self, page: &ParsedPage) -> bool {
        match self {
            Self::Head => page.head > 0,
            Self::Foot => page.foot > 0,
        }
    }

    fn remove(self, page: &mut ParsedPage) {
        match self {
            Self::Head => page.drop_first(),
            Self::Foot => page.drop_last(),
        }
    }
}

/// For each page whether its outermost line is its number.
fn numbered(pages: &[&mut ParsedPage], end: End) -> Vec<bool> {
    let numbers: Vec<Option<i64>> =
        pages.iter().map(|page| end.line(page).and_then(|line| number(line, end.margin(page)))).collect();
    let shift = common_shift(&numbers);
    let is_number = |(index, number): (usize, &Option<i64>)| {
        let own = number.map(|number| number - as_number(index));
        let sure = pages.len() > 1 && end.margin(pages[index]) && own == Some(1);
        own.is_some() && (own == shift || sure)
    };
    numbers.iter().enumerate().map(is_number).collect()
}

/// `7`, `- 7 -`, `Trang 7`, `7/12`, `Page 7 of 12`; in the margin `iv` too.
fn number(line: &str, margin: bool) -> Option<i64> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "-–—|~".contains(c));
    let words = ["Trang số", "Trang", "trang", "TRANG", "Page", "page", "Tr."];
    let line = words.iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line).trim_matches([' ', ':']);
    if margin && let Some(number) = roman(line) {
        return Some(number);
    }
    let (number, rest) = line.split_at(line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len()));
    let rest = ["/", "of", "trên", "|"].iter().find_map(|sign| rest.trim().strip_prefix(sign)).unwrap_or(rest).trim();
    let plausible = number.len() <= 4 && rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit());
    if plausible { number.parse().ok() } else { None }
}

/// A small Roman number, all letters of one case.
fn roman(text: &str) -> Option<i64> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        _ => None,
    };
    let cased = text.chars().all(char::is_lowercase) || text.chars().all(char::is_uppercase);
    if text.is_empty() || text.len() > 7 || !cased {
        return None;
    }
    let values: Vec<i64> = text.chars().map(|c| value(c.to_ascii_lowercase())).collect::<Option<_>>()?;
    let sign = |at: usize| if values.get(at + 1).is_some_and(|next| *next > values[at]) { -1 } else { 1 };
    Some((0..values.len()).map(|at| sign(at) * values[at]).sum())
}

/// By how much the printed numbers differ from the count of pages, where most agree. The first page of a document often
/// bears none; a document of one page needs none.
fn common_shift(numbers: &[Option<i64>]) -> Option<i64> {
    let mut shifts: Vec<i64> =
        numbers.iter().enumerate().filter_map(|(index, number)| Some((*number)? - as_number(index))).collect();
    shifts.sort_unstable();
    let middle = *shifts.get(shifts.len() / 2)?;
    let agreed = shifts.iter().filter(|shift| **shift == middle).count();
    (numbers.len() > 1 && agreed * 2 >= numbers.len()).then_some(middle)
}

fn as_number(index: usize) -> i64 {
    i64::try_from(index).unwrap_or(i64::MAX)
}

/// For each page whether its outermost line runs through the document: the same words in the margin of many pages, where
/// a number within either stays or counts the pages. Left and right pages may have lines of their own.
fn running(pages: &[&mut ParsedPage], end: End) -> Vec<bool> {
    let mut groups: BTreeMap<String, Vec<(usize, Vec<i64>)>> = BTreeMap::new();
    for (index, page) in pages.iter().enumerate() {
        let Some(line) = end.line(page).filter(|line| end.margin(page) && line.len() <= LONGEST) else { continue };
        let (words, numbers) = parted(line);
        groups.entry(words).or_default().push((index, numbers));
    }
    let mut runs = vec![false; pages.len()];
    let enough = pages.len().div_ceil(3).max(2);
    for (words, group) in groups {
        // Above a letterhead a head may run too, but none is proved by letterheads alone.
        let proving = group.iter().filter(|(index, _)| end == End::Foot || !begins(pages[*index])).count();
        if group.len() < enough || proving * 2 < group.len() || !words.chars().any(char::is_alphabetic) {
            continue;
        }
        let first = &group[0];
        let constant = |at: usize| group.iter().all(|(_, numbers)| numbers[at] == first.1[at]);
        let counts = |at: usize| {
            let shift = |(index, numbers): &(usize, Vec<i64>)| numbers[at] - as_number(*index);
            group.iter().all(|page| shift(page) == shift(first)) && !is_counted(&words, at)
        };
        if (0..first.1.len()).all(|at| constant(at) || counts(at)) {
            group.iter().for_each(|(index, _)| runs[*index] = true);
        }
    }
    runs
}

/// Whether a document begins on the page.
fn begins(page: &ParsedPage) -> bool {
    page.lines.iter().take(5).any(|line| BEGINS.iter().any(|sign| line.contains(sign)))
}

/// The line with `#` for its numbers, and the numbers.
fn parted(line: &str) -> (String, Vec<i64>) {
    let (mut words, mut numbers) = (String::new(), Vec::new());
    let mut rest = line.trim();
    while let Some(c) = rest.chars().next() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            words.push('#');
            numbers.push(rest[..digits].parse().unwrap_or(i64::MAX));
            rest = &rest[digits..];
        } else {
            if !(c.is_whitespace() && words.ends_with(' ')) {
                words.push(if c.is_whitespace() { ' ' } else { c });
            }
            rest = &rest[c.len_utf8()..];
        }
    }
    (words, numbers)
}

/// Whether the number of that place stands behind a word that counts parts of the text: `Mẫu số 3`.
fn is_counted(words: &str, at: usize) -> bool {
    let before = words.split('#').nth(at).unwrap_or_default().trim_end().to_lowercase();
    COUNTED.iter().any(|word| before.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_in(margins: usize, pages: &[&[&str]], want: &[&[&str]]) {
        let page = |lines: &&[&str]| ParsedPage {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            head: margins,
            foot: margins,
            ..ParsedPage::default()
        };
        let mut read: Vec<ParsedPage> = pages.iter().map(page).collect();
        let mut all: Vec<&mut ParsedPage> = read.iter_mut().collect();
        take_off(&mut all);
        close_numbers(&mut all);
        assert_eq!(read.iter().map(|page| &page.lines).collect::<Vec<_>>(), want);
    }

    fn check(pages: &[&[&str]], want: &[&[&str]]) {
        check_in(0, pages, want);
    }

    #[test]
    fn page_numbers_are_taken_off() {
        check(
            &[&["KẾ HOẠCH", "theo Nghị định số"], &["2", "63/2010/NĐ-CP", "IV"], &["3", "./."]],
            &[&["KẾ HOẠCH", "theo Nghị định số"], &["63/2010/NĐ-CP", "IV"], &["./."]],
        );
        check(&[&["a", "- 1 -"], &["b", "- 2 -"]], &[&["a"], &["b"]]);
        check(&[&["a", "Trang 5/9"], &["b", "Trang 6/9"]], &[&["a"], &["b"]]);
        check_in(1, &[&["a", "i"], &["b", "ii"]], &[&["a"], &["b"]]);
        check_in(
            1,
            &[&["KẾ HOẠCH"], &["2", "b"], &["PHỤ LỤC"], &["x"], &["y"]],
            &[&["KẾ HOẠCH"], &["b"], &["PHỤ LỤC"], &["x"], &["y"]],
        );
    }

    #[test]
    fn other_numbers_stay() {
        check(&[&["a", "12"], &["b", "7"], &["c", "x"]], &[&["a", "12"], &["b", "7"], &["c", "x"]]);
        check(&[&["a", "1"]], &[&["a", "1"]]);
        check(&[&["a", "1/2021/QĐ"], &["b", "2/2021/QĐ"]], &[&["a", "1/2021/QĐ"], &["b", "2/2021/QĐ"]]);
    }

    #[test]
    fn running_heads_and_feet_are_taken_off() {
        check_in(
            1,
            &[
                &["CÔNG BÁO/Số 5/Ngày 10-02-2024\t3", "theo Nghị định số"],
                &["4\tCÔNG BÁO/Số 5/Ngày 10-02-2024", "63/2010/NĐ-CP", "b"],
                &["CÔNG BÁO/Số 5/Ngày 10-02-2024\t5", "c"],
                &["6\tCÔNG BÁO/Số 5/Ngày 10-02-2024", "d"],
            ],
            &[&["theo Nghị định số"], &["63/2010/NĐ-CP", "b"], &["c"], &["d"]],
        );
        check_in(2, &[&["a", "Kế hoạch 12", "1"], &["b", "Kế hoạch 12", "2"]], &[&["a"], &["b"]]);
        let dated = "11/2/26, 8:17 PM";
        check_in(1, &[&[dated, "CỘNG HÒA", "a"], &[dated, "b"]], &[&["CỘNG HÒA", "a"], &["b"]]);
    }

    #[test]
    fn what_is_repeated_in_the_text_stays() {
        let forms: [&[&str]; 3] = [&["Mẫu số 1", "a"], &["Mẫu số 2", "b"], &["Mẫu số 3", "c"]];
        check_in(1, &forms, &forms);
        let heads: [&[&str]; 2] = [&["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI", "a"], &["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI", "b"]];
        check_in(1, &heads, &heads);
        check(&[&["STT", "1 a"], &["STT", "2 b"]], &[&["STT", "1 a"], &["STT", "2 b"]]);
    }

    #[test]
    fn a_number_is_whole_over_the_end_of_a_page() {
        check(
            &[&["theo Thông tư số 02/2017/TT-"], &["VPCP ngày 31/10/2017"]],
            &[&["theo Thông tư số 02/2017/TT-VPCP"], &["ngày 31/10/2017"]],
        );
    }
}
