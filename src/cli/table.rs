//! Rows for people: columns that line up, also under Vietnamese letters.

use unicode_width::UnicodeWidthStr;

/// How wide a table may be, in columns of the terminal.
pub(super) const WIDTH: usize = 100;

/// Space between two columns.
const GAP: usize = 2;

/// No column but the last is wider: the last holds the words, which need the room.
const WIDEST: usize = 28;

/// The last column keeps this width as long as another can shrink.
const WORDS: usize = 44;

/// No column shrinks below this.
const NARROWEST: usize = 10;

/// The rows as a table with a line under the `titles`. Columns shrink until it fits [`WIDTH`], their words
/// wrapped. A column in which nothing stands is left out.
pub(super) fn table(titles: &[&str], rows: &[Vec<String>]) -> String {
    let used: Vec<usize> = (0..titles.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| used.iter().map(|at| row[*at].clone()).collect()).collect();
    let titles: Vec<&str> = used.iter().map(|at| titles[*at]).collect();
    let widths = widths(&titles, &rows);
    let titles: Vec<String> = titles.iter().map(|title| (*title).to_owned()).collect();
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    let mut out = String::new();
    for row in [&titles, &rule].into_iter().chain(&rows) {
        push_row(&mut out, row, &widths);
    }
    out
}

fn widths(titles: &[&str], rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths: Vec<usize> = titles.iter().map(|title| title.width()).collect();
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.lines().map(UnicodeWidthStr::width).max().unwrap_or(0).max(*width);
        }
    }
    let last = widths.len().saturating_sub(1);
    for width in &mut widths[..last] {
        *width = (*width).min(WIDEST);
    }
    let room = WIDTH.saturating_sub(GAP * last);
    while widths.iter().sum::<usize>() > room {
        let (others, words) = widths.split_at_mut(last);
        let widest = others.iter_mut().max().filter(|width| **width > NARROWEST);
        let too_wide = match (words, widest) {
            ([words], Some(_)) if *words > WORDS => words,
            (_, Some(widest)) => widest,
            ([words], None) if *words > NARROWEST => words,
            _ => break,
        };
        *too_wide -= 1;
    }
    widths
}

fn push_row(out: &mut String, row: &[String], widths: &[usize]) {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let mut printed = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let words = cell.get(line).map_or("", String::as_str);
            printed.push_str(words);
            printed.push_str(&" ".repeat((width + GAP).saturating_sub(words.width())));
        }
        out.push_str(printed.trim_end());
        out.push('\n');
    }
}

/// The lines of `text` when no line may be wider than `width`; only a word that is wider itself is cut, where it can
/// be after a separator, as paths and file names have them.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            while line.width() > width && line.chars().nth(1).is_some() {
                let rest = line.split_off(cut(&line, width));
                lines.push(std::mem::replace(&mut line, rest));
            }
        }
        lines.push(line);
    }
    lines
}

/// Where to cut a word that is wider than `width`: at least one character on, so that cutting ends.
fn cut(word: &str, width: usize) -> usize {
    let fits = |end: usize| word[..end].width() <= width;
    let ends = || word.char_indices().map(|(start, c)| (start + c.len_utf8(), c)).take_while(|(end, _)| fits(*end));
    let after_separator = ends().filter(|(end, c)| "/-_.,;:#".contains(*c) && *end > width / 2).last();
    let first = word.chars().next().map_or(word.len(), char::len_utf8);
    after_separator.or_else(|| ends().last()).map_or(first, |(end, _)| end)
}

#[cfg(test)]
mod tests {
    use super::{table, wrap};
    use unicode_width::UnicodeWidthStr;

    fn rows() -> Vec<Vec<String>> {
        let long = "kiểm soát thủ tục hành chính ".repeat(12);
        vec![
            vec!["Quảng Ngãi".into(), "2020".into(), long.trim().into()],
            vec!["Hà Nội".into(), "2021".into(), "a, \"b\"\nc".into()],
        ]
    }

    #[test]
    fn columns_line_up_and_fit() {
        let table = table(&["province", "year", "words"], &rows());
        assert!(table.lines().all(|line| line.width() <= 100), "{table}");
        let year = |needle: &str| {
            let line = table.lines().find(|line| line.contains(needle)).expect(needle);
            line[..line.find("202").expect("a year")].width()
        };
        assert_eq!(year("Quảng Ngãi"), year("Hà Nội"), "{table}");
        let words = table.split_whitespace().filter(|word| *word == "chính").count();
        assert_eq!(words, 12, "no word may be lost:\n{table}");
    }

    #[test]
    fn an_empty_column_is_left_out() {
        let rows = vec![vec!["1".into(), String::new(), "a".into()], vec!["2".into(), String::new(), "b".into()]];
        assert_eq!(table(&["n", "nothing", "words"], &rows), "n  words\n─  ─────\n1  a\n2  b\n");
    }

    #[test]
    fn combining_marks_take_no_room() {
        assert_eq!(wrap("Que\u{302}\u{301}", 3), ["Que\u{302}\u{301}"]);
    }

    #[test]
    fn long_names_are_cut_after_separators() {
        assert_eq!(wrap("x /plans/ke-hoach-2020.txt", 12), ["x", "/plans/ke-", "hoach-2020.", "txt"]);
        assert_eq!(wrap("0123456789", 4), ["0123", "4567", "89"]);
        assert_eq!(wrap("漢字", 1), ["漢", "字"], "a character wider than the column stands alone");
    }
}
