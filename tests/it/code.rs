//! The official code (Bộ pháp điển): pages of headings, their articles, and what they prove.

use crate::support::shared;
use cancu::code::{Facts, Heading, facts, read};
use cancu::file::Limits;
use cancu::registry::Registry;
use cancu::source::heading;

fn headings() -> Vec<Heading> {
    let registry = Registry::built_in();
    let folder = shared().expect("shared").join("phapdien/demuc");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the headings").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read_one = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).expect("a heading");
        read(heading(&bytes, &Limits::default()).expect("a page of the code"), &registry)
    };
    paths.iter().map(read_one).collect()
}

#[test]
fn dump() {
    let all = headings();
    let mut total = Facts::default();
    for heading in &all {
        let lines: usize = heading.articles.iter().map(|a| a.lines.len()).sum();
        println!(
            "{:?} {} {:?} sections {} articles {} notes {} numbers {} lines {lines}",
            heading.number,
            heading.title,
            heading.guid,
            heading.sections.len(),
            heading.articles.len(),
            heading.articles.iter().filter(|a| a.note.is_some()).count(),
            heading.articles.iter().filter(|a| a.number.is_some()).count(),
        );
        for article in heading.articles.iter().filter(|a| a.note.is_none() || a.number.is_none() || a.lines.is_empty())
        {
            println!(
                "   odd: {:?} {} | {} | {} lines",
                article.number,
                article.words,
                article.note_words,
                article.lines.len()
            );
        }
        total.merge(facts(heading));
    }
    println!("documents {} relations {}", total.documents.len(), total.relations.len());
    for ((doc_type, canonical), d) in &total.documents {
        println!(
            "DOC\t{doc_type}\t{canonical}\t{}\t{}\t{:?}\t{:?}\t{:?}\t{:?}\t{:?}",
            d.title.clone().unwrap_or_default(),
            d.issuer.clone().unwrap_or_default(),
            d.issued.map(|x| x.to_string()),
            d.effective().map(|x| x.0.to_string()),
            d.effective().map(|x| x.1),
            d.item,
            d.headings
        );
    }
    for ((from, kind, to, day), r) in &total.relations {
        println!(
            "REL\t{}\t{kind:?}\t{}\t{:?}\t{}\t{}\t{:?}",
            from.1,
            to.1,
            day.map(|x| x.to_string()),
            r.words,
            r.open,
            r.articles
        );
    }
}
