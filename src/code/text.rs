//! A heading as text: one page an article, so that every place in it is a place in an article.

use super::{Article, Heading};

/// The texts of the pages, one an article; the titles of sections stand on the page of their first article.
pub fn pages(heading: &Heading) -> Vec<String> {
    let articles = heading.articles.iter().enumerate();
    articles.map(|(index, article)| page(heading, index, article)).collect()
}

fn page(heading: &Heading, index: usize, article: &Article) -> String {
    let mut lines: Vec<&str> = Vec::new();
    let titles = sections_at(heading, index);
    lines.extend(titles.iter().map(String::as_str));
    lines.push(&article.words);
    let rest = [&article.note_words].into_iter().chain(&article.lines).chain([&article.related_words]);
    lines.extend(rest.map(String::as_str).filter(|line| !line.is_empty()));
    lines.join("\n")
}

/// The titles of the sections that begin before article `index`: `Chương I. QUY ĐỊNH CHUNG`; before the first article
/// also that of the heading.
pub fn sections_at(heading: &Heading, index: usize) -> Vec<String> {
    let own = (index == 0).then(|| titled(heading.number.as_deref().unwrap_or_default(), &heading.title));
    let sections = heading.sections.iter().filter(|section| section.from == index);
    own.into_iter().chain(sections.map(|section| titled(&section.label, &section.title))).collect()
}

fn titled(label: &str, title: &str) -> String {
    match (label.is_empty(), title.is_empty()) {
        (false, false) => format!("{label}. {title}"),
        _ => format!("{label}{title}"),
    }
}
