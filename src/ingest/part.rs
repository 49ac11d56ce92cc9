//! Parts of a folder: each of several writers, on as many machines as there are, reads one.

use super::identity::short_slug;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// One of so many parts, as `3/8` names it. Together they hold every file once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    number: u32,
    of: u32,
}

/// More parts than this are a mistake.
const MOST: u32 = 10_000;

impl Part {
    /// Whether the file at `path` belongs to it. Files of like names belong together, whatever their folders: only they could
    /// be given one id, and one writer keeps their ids apart.
    pub fn takes(self, path: &Path) -> bool {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let hash = blake3::hash(short_slug(&stem).as_bytes());
        let [a, b, c, d, ..] = *hash.as_bytes();
        u32::from_le_bytes([a, b, c, d]) % self.of == self.number - 1
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) && of <= MOST => Ok(Self { number, of }),
            _ => Err("write it as 3/8, the third of eight parts".to_owned()),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::Part;
    use std::path::PathBuf;

    #[test]
    fn every_file_has_one_part_and_like_names_the_same() {
        let parts: Vec<Part> = (1..=6).map(|n| format!("{n}/6").parse().expect("a part")).collect();
        let mut sizes = [0; 6];
        for number in 0..6000 {
            let path = PathBuf::from(format!("/plans/{}/Kế hoạch {number}.docx", number % 7));
            let takers: Vec<usize> = (0..6).filter(|at| parts[*at].takes(&path)).collect();
            assert_eq!(takers.len(), 1);
            sizes[takers[0]] += 1;
            assert!(parts[takers[0]].takes(&PathBuf::from(format!("/elsewhere/ke-hoach-{number}.pdf"))));
        }
        assert!(sizes.iter().all(|size| (850..1150).contains(size)), "{sizes:?}");
    }

    #[test]
    fn what_is_no_part() {
        for wrong in ["", "3", "0/8", "9/8", "1/0", "a/b", "1/8/2", "-1/2", "1/99999999"] {
            assert!(wrong.parse::<Part>().is_err(), "{wrong}");
        }
        assert_eq!("3/8".parse::<Part>().expect("a part").to_string(), "3/8");
    }
}
