//! Old letters of real titles become Unicode, and good letters stay.

use crate::support::shared;
use cancu::source::read;
use cancu::text::NoticeKind;
use std::fs;

/// Of a hundred titles alone at least so many must be right; a title of a few words may prove nothing.
const ALONE: usize = 90;

#[test]
fn titles_in_old_letters_are_read() {
    let Some(root) = shared() else { return };
    let table = fs::read_to_string(root.join("peer-cases/legacy-titles.tsv")).expect("the titles");
    for encoding in ["tcvn3", "vni"] {
        let titles: Vec<(String, String)> = table
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|row| row.len() > 2 && row[0] == encoding)
            .map(|row| (unescaped(row[1]), row[2].to_lowercase()))
            .collect();
        assert!(titles.len() >= 50, "{} titles in {encoding}", titles.len());
        let page = titles.iter().map(|title| title.0.as_str()).collect::<Vec<_>>().join("\n");
        let text = read(page.as_bytes(), "titles.txt").expect("a text");
        for (line, (_, want)) in text.text().lines().zip(&titles) {
            assert_eq!(line.to_lowercase(), *want);
        }
        let is_right = |title: &&(String, String)| {
            read(title.0.as_bytes(), "title.txt").is_ok_and(|text| text.text().to_lowercase() == title.1)
        };
        let right = titles.iter().filter(is_right).count();
        assert!(right * 100 >= titles.len() * ALONE, "{encoding}: {right} of {}", titles.len());
    }
}

#[test]
fn good_plans_are_not_repaired() {
    let Some(root) = shared() else { return };
    for folder in ["corpus/plans", "corpus/provincial-2025"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder of plans").flatten() {
            let text = fs::read_to_string(entry.path()).expect("a plan");
            for piece in std::iter::once(text.as_str()).chain(text.lines()) {
                let Ok(read) = read(piece.as_bytes(), "plan.txt") else { continue };
                assert!(
                    !read.notices.iter().any(|n| n.kind == NoticeKind::RepairedLetters),
                    "{piece} became {}",
                    read.text()
                );
            }
        }
    }
}

/// The characters that `\xe9` and the like stand for.
fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\x");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(2);
        out.push(char::from(u8::from_str_radix(code, 16).expect("two hexadecimal digits")));
        out.push_str(rest);
    }
    out
}
