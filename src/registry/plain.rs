//! Words of the tables without marks and case, for what compares names and numbers and has no registry at hand: the tables that
//! came with the program alone.

use super::BUILT_IN;
use crate::text::{fold, slug};
use std::sync::LazyLock;

/// What comparing names needs of the tables.
#[derive(Debug)]
pub struct PlainWords {
    /// Offices whose holder signs for the body named behind them, with a blank behind: `chu tich `; the longest first.
    offices: Vec<String>,
    /// Levels of provinces, with a blank behind: `thanh pho `, `tp `.
    levels: Vec<String>,
    /// How bodies of all levels begin, and how they are shortened: `uy ban nhan dan`, `ubnd`.
    bodies: Vec<(String, String)>,
    /// How the symbols of documents that bind in general begin, which always hold a year: `nd-`.
    yeared: Vec<String>,
}

static WORDS: LazyLock<PlainWords> = LazyLock::new(PlainWords::of_tables);

impl PlainWords {
    /// Those of the tables that came with the program.
    pub fn built_in() -> &'static Self {
        &WORDS
    }

    /// The rows of four tables are read, and no registry is built.
    fn of_tables() -> Self {
        let behind = |word: &str| format!("{} ", fold(word));
        let marked = |marks: &str, mark: &str| marks.split(',').any(|one| one.trim() == mark);
        let offices = table("offices.tsv").into_iter().filter(|row| marked(row[2], "issues"));
        let mut offices: Vec<String> = offices.map(|row| behind(row[0])).collect();
        offices.sort_by_key(|office| std::cmp::Reverse(office.len()));
        let provincial = table("places.tsv").into_iter().filter(|row| row[2] == "province");
        let levels = provincial.flat_map(|row| [row[0], row[1]]).filter(|word| !word.is_empty());
        let local = table("issuers.tsv").into_iter().filter(|row| row[2] == "local");
        let general = table("types.tsv").into_iter().filter(|row| row[5] == "general" && row[2] == "state");
        let symbols = general.flat_map(|row| row[1].split(',').filter(|short| !short.is_empty()));
        Self {
            offices,
            levels: levels.map(behind).collect(),
            bodies: local.map(|row| (fold(row[1]), fold(row[0]))).collect(),
            yeared: symbols.map(|short| format!("{}-", slug(short))).collect(),
        }
    }

    /// The folded name of a body with what it begins with shortened: `ubnd tinh quang ngai`.
    pub fn shortened(&self, folded: &str) -> String {
        self.bodies.iter().fold(folded.to_owned(), |name, (long, short)| name.replace(long, short))
    }

    /// The folded name of a body without the office of who signs for it.
    pub fn without_office<'n>(&self, folded: &'n str) -> &'n str {
        let mut body = folded;
        while let Some(rest) = self.offices.iter().find_map(|office| body.strip_prefix(office.as_str())) {
            body = rest.trim_start_matches([',', ' ']);
        }
        body
    }

    /// The folded name of a province without the word for its level.
    pub fn without_level<'n>(&self, folded: &'n str) -> &'n str {
        self.levels.iter().find_map(|level| folded.strip_prefix(level.as_str())).unwrap_or(folded)
    }

    /// Whether numbers with the symbol `symbol` (`nd-cp`) always hold a year. Elsewhere `12/2020/QĐ-UBND` and `12/QĐ-UBND` are
    /// numbered apart.
    pub fn holds_year(&self, symbol: &str) -> bool {
        self.yeared.iter().any(|start| symbol.starts_with(start.as_str()))
    }
}

/// The rows of a table that came with the program, as cells.
fn table(name: &str) -> Vec<Vec<&'static str>> {
    let text = BUILT_IN.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| *text);
    let rows = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    // Cells at the end of a row may be left out.
    rows.map(|line| line.split('\t').map(str::trim).chain(std::iter::repeat("")).take(8).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::PlainWords;

    #[test]
    fn the_tables_hold_what_comparing_needs() {
        let words = PlainWords::built_in();
        assert_eq!(words.without_office("pho chu tich ubnd tinh quang ngai"), "ubnd tinh quang ngai");
        assert_eq!(
            words.without_office("thu tuong chinh phu"),
            "thu tuong chinh phu",
            "he issues documents of his own"
        );
        assert_eq!(words.shortened("uy ban nhan dan tinh quang ngai"), "ubnd tinh quang ngai");
        assert_eq!(words.without_level("thanh pho da nang"), "da nang");
        assert_eq!(words.without_level("thanh hoa"), "thanh hoa");
        assert!(words.holds_year("nd-cp") && words.holds_year("tt-byt") && !words.holds_year("qd-ubnd"));
    }
}
