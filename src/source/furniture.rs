//! Page numbers, which are of the paper and not of the text.

/// Takes the page number off the lines of each page.
///
/// A sentence, and a citation in it, may run over the page's end; a number between would part it. A line is taken for
/// the number only at the head or foot of its page, and only where at least half of the pages count alike: the `3` of
/// a table's last row stays.
pub(super) fn take_off(pages: &mut [&mut Vec<String>]) {
    for end in [End::Head, End::Foot] {
        let numbers: Vec<Option<i64>> =
            pages.iter().map(|lines| end.line(lines).and_then(|line| number(line))).collect();
        let Some(shift) = common_shift(&numbers) else { continue };
        for (index, (page, number)) in pages.iter_mut().zip(&numbers).enumerate() {
            if number.is_some_and(|number| number - as_number(index) == shift) {
                end.remove(page);
            }
        }
    }
}

#[derive(Clone, Copy)]
enum End {
    Head,
    Foot,
}

impl End {
    fn line(self, lines: &[String]) -> Option<&String> {
        match self {
            Self::Head => lines.first(),
            Self::Foot => lines.last(),
        }
    }

    fn remove(self, lines: &mut Vec<String>) {
        match self {
            Self::Head => drop(lines.remove(0)),
            Self::Foot => drop(lines.pop()),
        }
    }
}

/// `7`, `- 7 -`, `Trang 7`, `7/12`, `Page 7 of 12`.
fn number(line: &str) -> Option<i64> {
    let line = line.trim_matches(|c: char| c.is_whitespace() || "-–—|".contains(c));
    let line =
        ["Trang", "trang", "TRANG", "Page"].iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line).trim();
    let (number, rest) = line.split_at(line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len()));
    let rest = ["/", "of", "|"].iter().find_map(|sign| rest.trim().strip_prefix(sign)).unwrap_or(rest).trim();
    let plausible = number.len() <= 4 && rest.len() <= 4 && rest.chars().all(|c| c.is_ascii_digit());
    if plausible { number.parse().ok() } else { None }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[&[&str]], want: &[&[&str]]) {
        let mut read: Vec<Vec<String>> =
            pages.iter().map(|lines| lines.iter().map(|line| (*line).to_owned()).collect()).collect();
        take_off(&mut read.iter_mut().collect::<Vec<_>>());
        assert_eq!(read, want);
    }

    #[test]
    fn page_numbers_are_taken_off() {
        check(
            &[&["KẾ HOẠCH", "theo Nghị định số"], &["2", "63/2010/NĐ-CP", "IV"], &["3", "./."]],
            &[&["KẾ HOẠCH", "theo Nghị định số"], &["63/2010/NĐ-CP", "IV"], &["./."]],
        );
        check(&[&["a", "- 1 -"], &["b", "- 2 -"]], &[&["a"], &["b"]]);
        check(&[&["a", "Trang 5/9"], &["b", "Trang 6/9"]], &[&["a"], &["b"]]);
    }

    #[test]
    fn other_numbers_stay() {
        check(&[&["a", "12"], &["b", "7"], &["c", "x"]], &[&["a", "12"], &["b", "7"], &["c", "x"]]);
        check(&[&["a", "1"]], &[&["a", "1"]]);
        check(&[&["a", "1/2021/QĐ"], &["b", "2/2021/QĐ"]], &[&["a", "1/2021/QĐ"], &["b", "2/2021/QĐ"]]);
    }
}
