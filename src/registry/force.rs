//! How documents rank among the sources of law (Luật Ban hành văn bản quy phạm pháp luật, Điều 4), `data/force.tsv`: what stands
//! lower never changes what stands above it.

use super::{Level, Registry, TableError, table};

const FORCE: &str = include_str!("data/force.tsv");

/// Which documents have a rank.
#[derive(Debug, Clone)]
pub(super) struct Force {
    /// The name of the type.
    doc_type: String,
    issuer: Issued,
    rank: u8,
}

/// Whose documents of a type a row means.
#[derive(Debug, Clone)]
enum Issued {
    /// Anybody's.
    Any,
    /// Of all issuers of the level.
    Level(Level),
    /// Of the issuer with this code.
    Code(String),
}

/// The rows of the table.
pub(super) fn built_in() -> Result<Vec<Force>, TableError> {
    let rows = table::rows("force.tsv", FORCE, ["type", "issuer", "rank"])?;
    let row = |(at, [doc_type, issuer, rank]): (usize, [&str; 3])| {
        let wrong =
            |_| TableError { file: "force.tsv".to_owned(), line: at + 2, reason: format!("`{rank}` is no rank") };
        let issuer = match issuer {
            "" => Issued::Any,
            "ministry" => Issued::Level(Level::Ministry),
            code => Issued::Code(code.to_owned()),
        };
        Ok(Force { doc_type: doc_type.to_owned(), issuer, rank: rank.parse().map_err(wrong)? })
    };
    rows.into_iter().enumerate().map(row).collect()
}

impl Registry {
    /// The rank of a document of the type `doc_type` with the symbol `symbol`, more the higher it stands; `None` where it has none
    /// or its issuer decides and is not known.
    pub fn rank(&self, doc_type: &str, symbol: Option<&str>) -> Option<u8> {
        let code = symbol.unwrap_or_default().rsplit(['-', '/']).next().unwrap_or_default();
        // The National Assembly's symbols end with its term: `QH15`.
        let code = code.trim_end_matches(|c: char| c.is_ascii_digit());
        let issuer = self.issuer_by_code(code);
        let fits = |row: &&Force| {
            row.doc_type == doc_type
                && match &row.issuer {
                    Issued::Any => true,
                    Issued::Level(level) => issuer.is_some_and(|issuer| issuer.level == *level),
                    Issued::Code(own) => {
                        own.eq_ignore_ascii_case(code) || issuer.is_some_and(|issuer| issuer.code == *own)
                    }
                }
        };
        self.force.iter().find(fits).map(|row| row.rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_what() {
        let registry = Registry::built_in();
        let rank = |doc_type: &str, symbol: &str| registry.rank(doc_type, Some(symbol));
        let falling = [
            ("Luật", "QH15"),
            ("Pháp lệnh", "UBTVQH14"),
            ("Nghị định", "NĐ-CP"),
            ("Quyết định", "QĐ-TTg"),
            ("Thông tư", "TT-BCT"),
            ("Nghị quyết", "NQ-HĐND"),
            ("Quyết định", "QĐ-UBND"),
        ];
        for pair in falling.windows(2) {
            let [(above, one), (below, other)] = pair else { continue };
            assert!(rank(above, one) > rank(below, other), "{above} {one}, {below} {other}");
        }
        assert_eq!(rank("Nghị quyết", "QH15"), rank("Luật", "QH15"));
        assert_eq!(rank("Quyết định", "QĐ-BCT"), rank("Thông tư", "TT-BYT"));
        assert_eq!(rank("Nghị quyết", "NQ-CP"), rank("Nghị định", "NĐ-CP"));
        assert_eq!(rank("Quyết định", "QĐ-TTG"), rank("Quyết định", "QĐ-TTg"));
        assert_eq!(rank("Nghị quyết", "NQ/TW"), None);
    }
}
